"""Files that cost something to make: made once, kept in a bounded cache, never twice at the same time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future

from webapp.delivery import BoundedCache

CACHE_BYTES = 16 * 1024 * 1024
MADE_AT_ONCE = 2


class MadeOnce:
    """Bytes by key. Who asks for what is being made waits for it; only a few are made at once."""

    def __init__(self, size_bytes: int = CACHE_BYTES, made_at_once: int = MADE_AT_ONCE) -> None:
        self._kept = BoundedCache(size_bytes)
        self._making: dict[str, Future[bytes]] = {}
        self._lock = threading.Lock()
        self._slots = threading.BoundedSemaphore(made_at_once)

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under a key, or make it.

        Raises
        ------
        Exception : what ``make`` raises, for all who wait for it; the next to ask tries again.
        """
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                return kept
            making = self._making.get(key)
            is_ours = making is None
            if making is None:
                making = self._making[key] = Future()
        if not is_ours:
            return making.result()
        try:
            with self._slots:
                made = make()
        except BaseException as error:
            making.set_exception(error)
            raise
        else:
            self._kept.set(key, made)
            making.set_result(made)
            return made
        finally:
            with self._lock:
                del self._making[key]
