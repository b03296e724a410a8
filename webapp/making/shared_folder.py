"""A folder for as long as a server runs, shared by its processes."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from pathlib import Path

PREFIX = "pledgemap-shelf-"


class SharedFolder:
    """Made at the start of a server; those that killed servers have left are removed then.

    It lies in systemd's ``CacheDirectory=`` where there is one, else where temporary files lie. A lock that
    all processes of a server hold, and that ends with the last of them, says that a folder is in use.
    `geo.workspace` would not do: its lock is a file, which the shelf would clear away like any other, which
    the first worker to end would unlock for all, and which is opened even where another user put a link.
    """

    def __init__(self) -> None:
        parent = Path(os.environ.get("CACHE_DIRECTORY", "").partition(":")[0] or tempfile.gettempdir())
        for left in parent.glob(f"{PREFIX}*"):
            lock = _locked(left)
            if lock is not None:
                shutil.rmtree(left, ignore_errors=True)
                os.close(lock)
        self._lock = None
        # Another server that starts now may take a folder for unused that is not locked yet.
        while self._lock is None or not self.path.is_dir():
            self.path = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
            self._lock = _locked(self.path)

    def remove(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)


def _locked(folder: Path) -> int | None:
    """Lock a folder of ours, unless another server has; return what holds the lock."""
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
