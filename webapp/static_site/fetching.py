"""Request addresses from the app, on all cores where possible."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from flask import Flask

from webapp.snapshot.live import live_of

CHUNK = 4  # addresses per task: a picture takes 0.2 s, a page 0.01 s
FetchAll = Callable[[Iterable[str]], Iterator["Fetched"]]
# The app, for forked processes: what they inherit need not be sent to them.
_app: Flask | None = None


@dataclass(frozen=True)
class Fetched:
    """A response of the app. ``location`` is where a redirect leads, ``problem`` why there is no response."""

    path: str
    mimetype: str = ""
    content: bytes = b""
    location: str = ""
    problem: str = ""


@contextmanager
def fetching(app: Flask, processes: int) -> Iterator[FetchAll]:
    """Provide a function that fetches addresses and yields their responses in the same order.

    Only Linux forks: macOS may end a forked process that uses its frameworks, Windows can't fork.
    """
    global _app
    # Errors reach us with their own messages, instead of becoming error pages.
    app.config["PROPAGATE_EXCEPTIONS"] = True
    _app = app
    if processes == 1 or sys.platform != "linux":
        yield lambda paths: map(fetch, paths)
        return
    _ = live_of(app).snapshot.ground  # made once, before forking
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        yield lambda paths: pool.imap(fetch, paths, CHUNK)


def processor_count() -> int:
    """Return how many processes can work at the same time."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def fetch(path: str) -> Fetched:
    """Request one address from the app. Any error becomes the ``problem`` of the result."""
    assert _app is not None
    try:
        response = _app.test_client().get(path)
    except Exception as error:
        return Fetched(path, problem=f"{type(error).__name__}: {error}")
    if 300 <= response.status_code < 400:
        return Fetched(path, location=response.location)
    if response.status_code != 200:
        return Fetched(path, problem=response.status)
    return Fetched(path, response.mimetype or "", response.data)
