"""How much memory a server and its workers take, shared pages counted once (PSS)."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import Self

import psutil

EVERY_S = 2.0


@dataclass
class Sample:
    """In MB. ``others`` is how many processes there were beside the master: workers and what draws."""

    at_s: float
    master: float
    all: float
    others: int


@dataclass
class Watch:
    """Measures a process and its children until it is stopped."""

    pid: int
    samples: list[Sample] = field(default_factory=list)
    _over: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._look)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        if self._thread:
            self._thread.join()

    def _look(self) -> None:
        started_at = time.monotonic()
        while not self._over.wait(EVERY_S):
            master = psutil.Process(self.pid)
            sizes = [size for child in master.children(recursive=True) if (size := _mb(child))]
            own = _mb(master)
            self.samples.append(Sample(time.monotonic() - started_at, own, own + sum(sizes), len(sizes)))


def _mb(process: psutil.Process) -> float:
    try:
        return process.memory_full_info().pss / 1e6
    except psutil.Error:  # it has ended in the meantime
        return 0.0
