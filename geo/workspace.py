"""A folder for what is not finished yet, beside the place where it will go.

It goes away when its user is done. What a killed run has left is removed by the next one: whose lock nobody
holds belongs to nobody.
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
    """Make a folder within ``folder``, on the same disk: what is made in it takes its place by a rename.

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
    """Yield the workspaces in a folder whose users have ended without tidying up; nobody else gets them."""
    for room in sorted(folder.glob(f"{PREFIX}*")):
        if not room.is_dir():
            continue
        lock = FileLock(room / _LOCK)
        try:
            lock.acquire(timeout=0)
        except (Timeout, NotImplementedError, OSError):  # OSError: another user's, or gone meanwhile
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
        except NotImplementedError:  # a disk without locks: there nobody takes it for abandoned
            return room, lock
        except FileNotFoundError:  # another run took it for abandoned, before it was locked
            continue
        if (room / _LOCK).exists():
            return room, lock
