"""Replacing a file of a person: never without a copy of what stood there, whole or not at all."""

from __future__ import annotations

import itertools
import os
import shutil
from pathlib import Path

from geo.errors import Problem
from geo.files import new_file
from geo.table.kinds import sign_of_being_open
from geo.words.messages import problem
from geo.workspace import workspace

SUFFIX = ".bak"


def free_backup(path: Path) -> Path:
    """A name beside a file that is not taken yet: pledges.csv.bak, pledges.csv.2.bak, …

    No command takes a file of such a name for a table.
    """
    names = itertools.chain(
        [f"{path.name}{SUFFIX}"], (f"{path.name}.{number}{SUFFIX}" for number in itertools.count(2))
    )
    return next(free for name in names if not (free := path.with_name(name)).exists())


def replace(path: Path, raw: bytes) -> Path:
    """Give a file other bytes, and keep the former beside it.

    Returns
    -------
    Where the former file is now.

    Raises
    ------
    OSError : nothing has changed but, at worst, that a backup was made
    """
    backup = free_backup(path)
    with new_file(backup) as file:
        file.write(path.read_bytes())
    shutil.copystat(path, backup)
    write_whole(path, raw, like=path)
    return backup


def write_whole(path: Path, raw: bytes, like: Path | None = None) -> None:
    """Write a file whole or not at all; ``like`` is one whose rights it gets."""
    with workspace(path.parent) as room:
        new = room / path.name
        with new.open("wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        if like is not None:
            shutil.copymode(like, new)
        new.replace(path)


def open_elsewhere(path: Path) -> Problem | None:
    """Whether a spreadsheet has the file open: it would undo what we write at its next save."""
    sign = sign_of_being_open(path)
    return problem("table_held_open", path.name, sign=sign) if sign else None
