"""Reading and writing files: errors name the file, and no half-written file is left behind."""

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
    """Return the bytes of a file.

    Raises
    ------
    FileNotFoundError : there is none
    ProblemsFound : it is a folder, a pipe or a device, which may be endless; or larger than ``max_bytes``
    """
    check_file(path, max_bytes)
    with naming(path), path.open("rb") as file:
        raw = file.read(max_bytes + 1)
    if len(raw) > max_bytes:  # it has grown since
        raise ProblemsFound([_too_large(path, len(raw), max_bytes)])
    return raw


def check_file(path: Path, max_bytes: int) -> None:
    """Check a file without reading it; a missing one passes.

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
    """Parse a JSON text.

    Raises
    ------
    ValueError : it is not JSON, or nested too deeply
    """
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError(_("zu tief verschachtelte Klammern")) from None


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Put this path into errors of the system: a full disk has none, and a temporary name does not help.

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
    """Open a file that must not exist yet; if writing fails, it is removed.

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
