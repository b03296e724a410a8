"""A folder for unfinished files, next to where they will go.

It is removed when its user is done. What a killed run has left is removed by the next one: if nobody holds
the lock, it is abandoned.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

PREFIX = ".pledgemap-"
_LOCK = "lock"


@contextmanager
def workspace(folder: Path) -> Iterator[Path]:
    """Make a folder within ``folder``, on the same disk, so that its content can be moved by a rename.

    Raises
    ------
    OSError : nothing can be written there
    """
    folder.mkdir(parents=True, exist_ok=True)
    for left in abandoned(folder):
        shutil.rmtree(left, ignore_errors=True)
    room, lock = _made(folder)
    try:
        yield room
    finally:
        lock.release()
        shutil.rmtree(room, ignore_errors=True)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Wait until no other run holds the lock file, and hold it; on a disk without locks, go on."""
    lock = FileLock(path)
    with suppress(NotImplementedError):
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def abandoned(folder: Path) -> Iterator[Path]:
    """Yield the workspaces whose users have ended without cleaning up; each is locked meanwhile."""
    for room in sorted(folder.glob(f"{PREFIX}*")):
        if not room.is_dir():
            continue
        lock = FileLock(room / _LOCK)
        try:
            lock.acquire(timeout=0)
        except (Timeout, NotImplementedError, OSError):  # OSError: another user's, or removed meanwhile
            continue
        try:
            yield room
        finally:
            lock.release()


def _made(folder: Path) -> tuple[Path, FileLock]:
    while True:
        room = Path(tempfile.mkdtemp(prefix=PREFIX, dir=folder))
        lock = FileLock(room / _LOCK)
        try:
            lock.acquire()
        except NotImplementedError:  # a disk without locks: there it is never considered abandoned
            return room, lock
        except FileNotFoundError:  # another run considered it abandoned, before it was locked
            continue
        if (room / _LOCK).exists():
            return room, lock
