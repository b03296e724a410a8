"""Bytes of a file that stays open even if another file takes its name."""

from __future__ import annotations

import hashlib
import os
import threading
import weakref
from pathlib import Path

_CHUNK_BYTES = 1024 * 1024


class FileChanged(OSError):
    """The open file was written to: its content no longer matches what was read before."""


class FileSource:
    """Reads parts of a file, for several threads and processes at once.

    Renaming a file over ours leaves ours readable. Overwriting in place is noticed; with
    ``mmap`` it would end the process (SIGBUS).
    """

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        weakref.finalize(self, os.close, self._descriptor)
        self._lock = threading.Lock()
        self._stamp = self._stamp_now()

    def __call__(self, offset: int, length: int) -> bytes:
        """Return ``length`` bytes.

        Raises
        ------
        FileChanged : the file was written to since it was opened
        EOFError : the file is too short
        """
        # Checked before memory is allocated: a broken file may claim any length.
        if offset < 0 or length < 0 or offset + length > self.size_bytes:
            raise EOFError(f"{offset + length} > {self.size_bytes} bytes")
        read = self._read(offset, length)
        if self._stamp_now() != self._stamp:
            raise FileChanged
        if len(read) < length:
            raise EOFError(f"{offset + length} > {self.size_bytes} bytes")
        return read

    @property
    def size_bytes(self) -> int:
        return self._stamp[1]

    def digest(self) -> str:
        """Return a hash of the content, 12 hexadecimal digits."""
        digest = hashlib.sha256()
        for offset in range(0, self.size_bytes, _CHUNK_BYTES):
            digest.update(self(offset, min(_CHUNK_BYTES, self.size_bytes - offset)))
        return digest.hexdigest()[:12]

    def _read(self, offset: int, length: int) -> bytes:
        if hasattr(os, "pread"):
            return os.pread(self._descriptor, length, offset)
        with self._lock:  # Windows
            os.lseek(self._descriptor, offset, os.SEEK_SET)
            return os.read(self._descriptor, length)

    def _stamp_now(self) -> tuple[int, int]:
        stat = os.fstat(self._descriptor)
        return stat.st_mtime_ns, stat.st_size
