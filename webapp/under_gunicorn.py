"""What gunicorn's master does for its workers: it reads each build once, and they share the memory.

The master looks once a second for a newer build. When there is one it replaces its workers gracefully: it
reads the build, starts workers that have it, and lets the old ones finish what they are answering. A worker
that ends by itself is replaced from the master's memory, so it has the newest build too.

Beside each worker a process makes pictures, sheets and files: webapp/making. What it has made lies in a
folder that all workers share and that goes with the server.
"""

from __future__ import annotations

import gc
import os
import signal
from typing import TYPE_CHECKING

from webapp.making import workshop
from webapp.making.process import Maker
from webapp.making.shared_folder import SharedFolder
from webapp.making.shelves import FolderShelf
from webapp.snapshot.live import CHECK_EVERY_S, Live, live_of
from webapp.warm_up import warm_up

if TYPE_CHECKING:
    from types import FrameType

    from flask import Flask
    from gunicorn.arbiter import Arbiter
    from gunicorn.workers.base import Worker


_shared: SharedFolder | None = None


def start(server: Arbiter) -> None:
    """Before the first worker."""
    _share_shelf(server)
    _watch_builds(server)


def _share_shelf(server: Arbiter) -> None:
    """Let the workers share what they make, so that it is made once, and once in memory."""
    global _shared
    _shared = SharedFolder()
    workshop.of(_app(server)).shelves.lasting = FolderShelf(_shared.path)


def stop(_server: Arbiter) -> None:
    """After the last worker."""
    _look_no_more()
    if _shared is not None:
        _shared.remove()


def _watch_builds(server: Arbiter) -> None:
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


def _look_no_more() -> None:
    """Before the master ends: once Python has taken its handler away, the next alarm would kill it."""
    signal.setitimer(signal.ITIMER_REAL, 0)


def take_up_build(server: Arbiter) -> None:
    """Read the newest build, before the new workers are started; a broken one leaves the last good one."""
    _live(server).refresh(at_once=True)
    warm_up(_app(server))
    _settle()


def start_worker(server: Arbiter, worker: Worker) -> None:
    """In a new worker, which has no thread yet: serve what the master has read, with a maker beside it."""
    _live(server).follows_builds = False
    own = workshop.of(_app(server))
    own.serve_with(worker.cfg.threads)

    def lost() -> None:
        worker.log.error("The process that makes pictures has ended or hangs; its worker is replaced")
        os.kill(os.getpid(), signal.SIGTERM)

    own.maker = Maker(_app(server), worker.sockets, lost)


def _settle() -> None:
    """Tidy up, and tell the garbage collector to leave alone what is there: what it touches is copied."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _live(server: Arbiter) -> Live:
    return live_of(_app(server))


def _app(server: Arbiter) -> Flask:
    app: Flask = server.app.wsgi()
    return app
