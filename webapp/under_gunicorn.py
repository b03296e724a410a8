"""What gunicorn's master does for its workers: it reads each build once, and they share the memory.

The master looks once a second for a newer build. When there is one it replaces its workers gracefully: it
reads the build, starts workers that have it, and lets the old ones finish what they are answering. A worker
that ends by itself is replaced from the master's memory, so it has the newest build too.
"""

from __future__ import annotations

import gc
import os
import signal
from typing import TYPE_CHECKING

from webapp.snapshot import CHECK_EVERY_S, Live

if TYPE_CHECKING:
    from types import FrameType

    from gunicorn.arbiter import Arbiter
    from gunicorn.workers.base import Worker


def watch_builds(server: Arbiter) -> None:
    """Once the workers run, look for a newer build once a second."""
    live = _live(server)
    announced = live.seen

    def look(_number: int, _frame: FrameType | None) -> None:
        nonlocal announced
        # It only looks at the files' times: this may interrupt the master anywhere. What goes wrong, as when
        # a folder can't be read for a moment, must not end it.
        try:
            newest = live.newest()
        except OSError:
            return
        if newest not in (announced, live.seen):
            announced = newest
            os.kill(os.getpid(), signal.SIGHUP)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, CHECK_EVERY_S, CHECK_EVERY_S)
    _settle()


def look_no_more(_server: Arbiter) -> None:
    """Before the master ends: once Python has taken its handler away, the next alarm would kill it."""
    signal.setitimer(signal.ITIMER_REAL, 0)


def take_up_build(server: Arbiter) -> None:
    """Read the newest build, before the new workers are started; a broken one leaves the last good one."""
    _live(server).refresh(at_once=True)
    _settle()


def leave_builds_to_master(server: Arbiter, _worker: Worker) -> None:
    """In a worker: serve what the master has read."""
    _live(server).follows_builds = False


def _settle() -> None:
    """Tidy up, and tell the garbage collector to leave alone what is there: what it touches is copied."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _live(server: Arbiter) -> Live:
    return server.app.wsgi().extensions["pledgemap"]
