"""The one place in a process where expensive things are made and cached."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, cast

from flask import Flask

from webapp.making.job import Job
from webapp.making.made_once import MadeOnce
from webapp.making.queue import Queue, room_of
from webapp.making.shelves import Shelves
from webapp.snapshot import Snapshot

if TYPE_CHECKING:
    from webapp.making.process import Maker

EXTENSION = "pledgemap-workshop"
# waitress's default; gunicorn tells its own number.
DEFAULT_THREADS = 4


class Workshop:
    """gunicorn sets ``shelves`` and ``maker``; without a ``maker`` the request's thread makes things."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self.shelves = Shelves.in_memory()
        self.maker: Maker | None = None
        # The export requests one thing after another, in its own processes: nobody else has to wait.
        self.made_once = MadeOnce(Queue(math.inf))
        if not app.config["STATIC_SITE"]:
            self.serve_with(app.config["SERVER_THREADS"])

    def serve_with(self, threads: int) -> None:
        """Reserve enough of the server's threads for pages."""
        self.made_once.queue.room = room_of(threads)

    def get(self, key: str, job: Job, snapshot: Snapshot, *, lasting: bool) -> bytes:
        """Return the value of a key, or have it made.

        Parameters
        ----------
        snapshot : the build of the request; ``key`` belongs to it
        lasting : whether pages link to it

        Raises
        ------
        webapp.making.queue.Busy : the queue is full
        """
        shelf = self.shelves.lasting if lasting else self.shelves.passing
        return self.made_once.get(key, lambda: self._make(job, snapshot), shelf)

    def pass_on(self, job: Job, snapshot: Snapshot) -> bytes:
        """Have a job done for this one request: in the same queue, but nothing of it is kept anywhere.

        Raises
        ------
        webapp.making.queue.Busy : the queue is full
        """
        queue = self.made_once.queue
        with queue.place(), queue.turn():
            return self._make(job, snapshot)

    def _make(self, job: Job, snapshot: Snapshot) -> bytes:
        # The maker has the build that its worker started with, and no newer one.
        if self.maker is not None and snapshot is self.maker.snapshot:
            return self.maker.make(job)
        return job.done(self._app, snapshot)


def init_app(app: Flask) -> None:
    app.config.setdefault("SERVER_THREADS", DEFAULT_THREADS)
    app.extensions[EXTENSION] = Workshop(app)


def of(app: Flask) -> Workshop:
    return cast(Workshop, app.extensions[EXTENSION])
