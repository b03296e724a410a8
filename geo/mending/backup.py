"""Replacing a user's file: always with a backup, whole or not at all."""

from __future__ import annotations

import itertools
import os
import shutil
from pathlib import Path

from geo.errors import Problem
from geo.files import new_file
from geo.table.kinds import lock_file_of
from geo.words.messages import problem
from geo.workspace import workspace

SUFFIX = ".bak"


def free_backup(path: Path) -> Path:
    """Return a free name beside a file: pledges.csv.bak, pledges.csv.2.bak, …

    No command reads a file of such a name as a table.
    """
    names = itertools.chain(
        [f"{path.name}{SUFFIX}"], (f"{path.name}.{number}{SUFFIX}" for number in itertools.count(2))
    )
    return next(free for name in names if not (free := path.with_name(name)).exists())


def replace(path: Path, raw: bytes) -> Path:
    """Replace the content of a file, and keep the former one beside it.

    Returns
    -------
    Where the former file is now.

    Raises
    ------
    OSError : nothing has changed, except that there may be a backup
    """
    backup = free_backup(path)
    with new_file(backup) as file:
        file.write(path.read_bytes())
    shutil.copystat(path, backup)
    write_whole(path, raw, like=path)
    return backup


def write_whole(path: Path, raw: bytes, like: Path | None = None) -> None:
    """Write a file whole or not at all, with the permissions of ``like``."""
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
    """Whether a spreadsheet has the file open: its next save would undo what we write."""
    lock_file = lock_file_of(path)
    return problem("table_held_open", path.name, sign=lock_file) if lock_file else None
