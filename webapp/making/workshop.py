"""The one place of a process where costly things are made and kept."""

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
# What waitress has unless it is told otherwise; gunicorn says how many it has.
DEFAULT_THREADS = 4


class Workshop:
    """``shelves`` and ``maker`` are gunicorn's to set; without a ``maker`` things are made by who asks."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self.shelves = Shelves.in_memory()
        self.maker: Maker | None = None
        # The export asks for one thing after another, in processes of its own: nobody else has to wait.
        self.made_once = MadeOnce(Queue(math.inf))
        if not app.config["STATIC_SITE"]:
            self.serve_with(app.config["SERVER_THREADS"])

    def serve_with(self, threads: int) -> None:
        """Leave enough of the server's threads for pages."""
        self.made_once.queue.room = room_of(threads)

    def get(self, key: str, job: Job, snapshot: Snapshot, *, lasting: bool) -> bytes:
        """Return what is kept under a key, or have it made.

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

    def _make(self, job: Job, snapshot: Snapshot) -> bytes:
        # The maker has the build that its worker was started with, and no newer one.
        if self.maker is not None and snapshot is self.maker.snapshot:
            return self.maker.make(job)
        return job.done(self._app, snapshot)


def init_app(app: Flask) -> None:
    app.config.setdefault("SERVER_THREADS", DEFAULT_THREADS)
    app.extensions[EXTENSION] = Workshop(app)


def of(app: Flask) -> Workshop:
    return cast(Workshop, app.extensions[EXTENSION])
