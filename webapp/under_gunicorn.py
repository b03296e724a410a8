"""What gunicorn's master does for its workers: it reads each build once, and they share its memory.

The master looks once a second for a newer build. When there is one it replaces its workers gracefully: it
reads the build, starts workers that have it, and lets the old ones finish their requests. A worker
that exits by itself is replaced from the master's memory, so the new one has the newest build too.

A process beside each worker makes pictures, sheets and files: webapp/making. The results lie in a
folder that all workers share and that is removed with the server.
"""

from __future__ import annotations

import gc
import itertools
import os
import signal
from typing import TYPE_CHECKING

from webapp.delivery import ENCODINGS
from webapp.exports import FORMATS
from webapp.making import ahead, workshop
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
_ahead: int | None = None  # the process that makes files before anybody asks


def start(server: Arbiter) -> None:
    """Run before the first worker."""
    _share_shelf(server)
    _watch_builds(server)
    _make_ahead(server)


def _share_shelf(server: Arbiter) -> None:
    """Let the workers share what they make, so that it is made and kept only once."""
    global _shared
    _shared = SharedFolder()
    workshop.of(_app(server)).shelves.lasting = FolderShelf(_shared.path)


def _make_ahead(server: Arbiter) -> None:
    """Have the files of a long list made, in a process of their own."""
    global _ahead
    if _ahead is not None:
        ahead.end(_ahead)
        _ahead = None
    if _live(server).snapshot.is_paged:
        wanted = itertools.product([kind.path for kind in FORMATS.values()], ENCODINGS)
        _ahead = ahead.make_ahead(_app(server), wanted, [one.fileno() for one in server.LISTENERS])


def stop(_server: Arbiter) -> None:
    """Run after the last worker."""
    _stop_watching()
    if _ahead is not None:
        ahead.end(_ahead)
    if _shared is not None:
        _shared.remove()


def _watch_builds(server: Arbiter) -> None:
    """Look for a newer build once a second while the workers run."""
    live = _live(server)
    announced = live.seen

    def look(_number: int, _frame: FrameType | None) -> None:
        nonlocal announced
        # Only compare the files' times: this may interrupt the master anywhere. An error, such as
        # a folder that is unreadable for a moment, must not end it.
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


def _stop_watching() -> None:
    """Stop the timer before the master exits: without Python's handler the next alarm would kill it."""
    signal.setitimer(signal.ITIMER_REAL, 0)


def take_up_build(server: Arbiter) -> None:
    """Read the newest build before new workers start; if it is broken, keep the last good one."""
    _live(server).refresh(at_once=True)
    warm_up(_app(server))
    _settle()
    _make_ahead(server)


def start_worker(server: Arbiter, worker: Worker) -> None:
    """Set up a new worker, still without threads: it serves the master's build, with a maker beside it."""
    _live(server).follows_builds = False
    own = workshop.of(_app(server))
    own.serve_with(worker.cfg.threads)

    def lost() -> None:
        worker.log.error("The process that makes pictures has ended or hangs; its worker is replaced")
        os.kill(os.getpid(), signal.SIGTERM)

    own.maker = Maker(_app(server), worker.sockets, lost)


def _settle() -> None:
    """Collect garbage, then freeze what is left: memory that the collector touches would be copied."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _live(server: Arbiter) -> Live:
    return live_of(_app(server))


def _app(server: Arbiter) -> Flask:
    app: Flask = server.app.wsgi()
    return app
