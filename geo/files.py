"""Reading and writing files so that a bad one is named and no half-written one is left behind."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from geo.errors import ProblemsFound
from geo.words.language import gettext as _
from geo.words.messages import problem

MEGABYTE = 1_000_000


def read_bytes(path: Path, max_bytes: int) -> bytes:
    """The bytes of a file.

    Raises
    ------
    FileNotFoundError : there is none
    ProblemsFound : it is a folder, a pipe or a device, which may never end; or larger than ``max_bytes``
    """
    check_file(path, max_bytes)
    with naming(path), path.open("rb") as file:
        raw = file.read(max_bytes + 1)
    if len(raw) > max_bytes:  # it has grown since
        raise ProblemsFound([_too_large(path, len(raw), max_bytes)])
    return raw


def check_file(path: Path, max_bytes: int) -> None:
    """Check what can be told of a file without reading it; one that is missing passes.

    Raises
    ------
    ProblemsFound : as `read_bytes`
    """
    with naming(path):
        if not path.exists():
            return
        if not path.is_file():
            raise ProblemsFound([problem("no_file", path.name)])
        size = path.stat().st_size
    if size > max_bytes:
        raise ProblemsFound([_too_large(path, size, max_bytes)])


def _too_large(path: Path, size: int, max_bytes: int) -> Any:
    return problem("data_too_large", path.name, size_mb=size / MEGABYTE, limit_mb=max_bytes / MEGABYTE)


def parsed_json(text: str) -> Any:
    """What a JSON text says.

    Raises
    ------
    ValueError : it is no JSON, or brackets are nested too deeply
    """
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError(_("zu tief verschachtelte Klammern")) from None


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let an error of the system name this file: a full disk names none, and a temporary name helps nobody.

    Raises
    ------
    OSError : the same error, with the path
    """
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise
        raise OSError(error.errno, error.strerror or os.strerror(error.errno), str(path)) from error


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file that must not exist yet; where writing fails, nothing of it stays.

    Raises
    ------
    FileExistsError : it exists
    OSError : it can't be written
    """
    file = path.open("xb")
    try:
        with file:
            yield file
    except BaseException:
        path.unlink(missing_ok=True)
        raise
