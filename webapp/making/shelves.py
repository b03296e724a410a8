"""Caches of made things: one shelf for what pages link to, another for anything that can be requested.

Searches and places with a radius give any number of pictures. They must not evict those of Gemeinden,
topics and pledges, which are requested again and again.
"""

from __future__ import annotations

import contextlib
import logging
import os
import threading
from dataclasses import dataclass
from pathlib import Path

from cachetools import LRUCache

from webapp.making.made_once import Shelf

FOLDER_BYTES = 160 * 1024 * 1024
CACHE_BYTES = 24 * 1024 * 1024
LASTING_BYTES, PASSING_BYTES = 48 * 1024 * 1024, 8 * 1024 * 1024
log = logging.getLogger(__name__)


class BoundedCache:
    """A thread-safe LRU cache of bytes by key. Nothing is kept under an empty key."""

    def __init__(self, size_bytes: int = CACHE_BYTES) -> None:
        self._lock = threading.Lock()
        self._kept: LRUCache[str, bytes] = LRUCache(size_bytes, getsizeof=len)

    def get(self, key: str) -> bytes | None:
        with self._lock:
            return self._kept.get(key)

    def set(self, key: str, value: bytes) -> None:
        if not key.endswith(";") and len(value) <= self._kept.maxsize:
            with self._lock:
                self._kept[key] = value


@dataclass
class Shelves:
    """``lasting`` is for what pages link to, ``passing`` for everything else."""

    lasting: Shelf
    passing: Shelf

    @classmethod
    def in_memory(cls) -> Shelves:
        return cls(BoundedCache(LASTING_BYTES), BoundedCache(PASSING_BYTES))


class FolderShelf:
    """An LRU cache of bytes by key, as files in a folder that several processes share.

    A key is a name without a slash. If the folder is not writable, nothing is kept, and the log says so.
    """

    def __init__(self, folder: Path, size_bytes: int = FOLDER_BYTES) -> None:
        self._folder, self._size_bytes = folder, size_bytes

    def get(self, key: str) -> bytes | None:
        file = self._folder / key
        try:
            content = file.read_bytes()
            os.utime(file)
        except OSError:
            return None
        return content

    def set(self, key: str, value: bytes) -> None:
        if len(value) > self._size_bytes:
            return
        unfinished = self._folder / f".{key}-{os.getpid()}"
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            unfinished.write_bytes(value)
            unfinished.replace(self._folder / key)
            self._make_room()
        except OSError as error:
            with contextlib.suppress(OSError):
                unfinished.unlink()
            log.warning("What was made can't be kept in %s: %s", self._folder, error.strerror)

    def _make_room(self) -> None:
        found = []
        for file in self._folder.iterdir():
            # Another process may have removed it by now.
            with contextlib.suppress(FileNotFoundError):
                stat = file.stat()
                found.append((stat.st_mtime_ns, stat.st_size, file))
        left = sum(size for _, size, _ in found)
        for _, size, file in sorted(found):
            if left <= self._size_bytes:
                break
            file.unlink(missing_ok=True)
            left -= size
