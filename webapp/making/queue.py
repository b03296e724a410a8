"""A short queue of threads: one at a time is let in, some wait a while, the others are rejected."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from werkzeug.exceptions import ServiceUnavailable

MAX_WAIT_S = 10
RETRY_AFTER_S = 5
# Threads that are reserved for pages, however many pictures are requested.
FOR_PAGES = 4


class Busy(ServiceUnavailable):
    """Too many are waiting already, or it has taken too long: 503 with ``Retry-After``."""

    def __init__(self) -> None:
        super().__init__(retry_after=RETRY_AFTER_S)


def room_of(threads: int) -> int:
    """Return how many of a server's threads may make or wait for pictures: half, of many all but a few."""
    return max(1, threads // 2, threads - FOR_PAGES)


class Queue:
    """``room`` is the number of places for threads, working or waiting; ``inside`` how many are taken."""

    def __init__(self, room: float = math.inf, at_once: int = 1, max_wait_s: float = MAX_WAIT_S) -> None:
        self.room, self.max_wait_s = room, max_wait_s
        self.inside = 0
        self._lock = threading.Lock()
        self._turns = threading.BoundedSemaphore(at_once)

    @contextmanager
    def place(self) -> Iterator[None]:
        """Hold a place in the queue.

        Raises
        ------
        Busy : all places are taken
        """
        with self._lock:
            if self.inside >= self.room:
                raise Busy
            self.inside += 1
        try:
            yield
        finally:
            with self._lock:
                self.inside -= 1

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for the turn of this thread.

        Raises
        ------
        Busy : it took too long
        """
        if not self._turns.acquire(timeout=self.max_wait_s):
            raise Busy
        try:
            yield
        finally:
            self._turns.release()
