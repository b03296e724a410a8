"""A folder that exists while a server runs, shared by its processes."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from pathlib import Path

PREFIX = "pledgemap-shelf-"


class SharedFolder:
    """A folder made when a server starts, which also removes those that killed servers have left.

    It lies in systemd's ``CacheDirectory=`` if there is one, else with the temporary files. A lock that
    all processes of a server hold, and that ends with the last of them, marks a folder as in use.
    `geo.workspace` does not fit: its lock is a file, which the shelf would evict like any other, which
    the first worker to end would unlock for all, and which is opened even if another user put a link there.
    """

    def __init__(self) -> None:
        parent = Path(os.environ.get("CACHE_DIRECTORY", "").partition(":")[0] or tempfile.gettempdir())
        for left in parent.glob(f"{PREFIX}*"):
            lock = _locked(left)
            if lock is not None:
                shutil.rmtree(left, ignore_errors=True)
                os.close(lock)
        self._lock = None
        # Another server that starts now may consider a folder unused that is not locked yet.
        while self._lock is None or not self.path.is_dir():
            self.path = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
            self._lock = _locked(self.path)

    def remove(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)


def _locked(folder: Path) -> int | None:
    """Lock a folder of ours unless another server has locked it; return what holds the lock."""
    try:
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        if os.fstat(opened).st_uid == os.getuid():
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return opened
    except BlockingIOError:
        pass
    os.close(opened)
    return None
