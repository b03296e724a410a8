"""Make each expensive thing once, never twice at the same time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol

from webapp.making.queue import Busy, Queue


class Shelf(Protocol):
    """A cache of bytes by key."""

    def get(self, key: str) -> bytes | None: ...

    def set(self, key: str, value: bytes) -> None: ...


class MadeOnce:
    """Makes what is not on a shelf. Threads that need what is being made wait for it, in the same queue."""

    def __init__(self, queue: Queue) -> None:
        self.queue = queue
        self._making: dict[str, Future[bytes]] = {}
        self._lock = threading.Lock()

    def get(self, key: str, make: Callable[[], bytes], shelf: Shelf) -> bytes:
        """Return the value of a key, or make it.

        Raises
        ------
        Busy : the queue is full, or it has taken too long
        Exception : what ``make`` raises, in all threads that wait for it; the next request tries again.
        """
        kept = shelf.get(key)
        if kept is not None:
            return kept
        with self.queue.place():
            with self._lock:
                making = self._making.get(key)
                if making is None:
                    ours = self._making[key] = Future()
            if making is not None:
                return self._when_made(making)
            try:
                made = self._make(key, make, shelf)
            except BaseException as error:
                ours.set_exception(error)
                raise
            else:
                ours.set_result(made)
                return made
            finally:
                with self._lock:
                    del self._making[key]

    def _when_made(self, making: Future[bytes]) -> bytes:
        try:
            return making.result(self.queue.max_wait_s)
        except TimeoutError:
            raise Busy from None

    def _make(self, key: str, make: Callable[[], bytes], shelf: Shelf) -> bytes:
        with self.queue.turn():
            # While this one waited, another process may have made it.
            made = shelf.get(key)
            if made is None:
                made = make()
                shelf.set(key, made)
            return made
