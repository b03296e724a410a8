"""A process beside a worker, for expensive jobs.

Drawing keeps Python busy for 0.1 to 0.6 s. In a thread of the worker it would hold the GIL and delay
pages all that time; here it does not, and the process has a low priority.
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from multiprocessing.connection import Connection
from socket import socket

from flask import Flask

from webapp.making.job import Job
from webapp.making.queue import Busy
from webapp.snapshot import Snapshot
from webapp.snapshot.live import live_of

MAX_JOB_S = 60
# Pages come first; on a busy machine pictures still get a tenth of their time.
NICENESS = 10
# Sent by a terminal or gunicorn's master to a process group; ours ends with its worker.
LEFT_TO_WORKER = (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGUSR1, signal.SIGUSR2)


class JobFailed(RuntimeError):
    """The job raised an error; the message is its traceback."""


class Maker:
    """Does jobs in a process of its own, one at a time. Start it before the worker has any thread.

    Parameters
    ----------
    app : the maker has its current snapshot, and no newer one
    listeners : sockets for the process to close; it would keep them open
    lost : called when the process has ended or no longer responds; from then on `make` raises ``Busy``
    """

    def __init__(self, app: Flask, listeners: Iterable[socket], lost: Callable[[], None]) -> None:
        self._lost = lost
        self.snapshot = live_of(app).snapshot
        fork = multiprocessing.get_context("fork")
        self._pipe, there = fork.Pipe()
        arguments = (app, self.snapshot, there, self._pipe, listeners)
        self.process = fork.Process(target=_work, args=arguments, name="pledgemap-maker", daemon=True)
        self.process.start()
        # Before multiprocessing waits for it: one that has only just started may ignore SIGTERM.
        atexit.register(self.process.kill)
        there.close()

    def make(self, job: Job) -> bytes:
        """Send a job to the process and return its result.

        Raises
        ------
        Busy : the process is lost
        JobFailed : the job raised an error
        """
        try:
            self._pipe.send(job)
            if not self._pipe.poll(MAX_JOB_S):
                raise TimeoutError(f"no answer within {MAX_JOB_S} s")
            made = self._pipe.recv()
        except (OSError, EOFError):
            with suppress(OSError):
                self.process.kill()
            self._lost()
            raise Busy from None
        if isinstance(made, bytes):
            return made
        raise JobFailed(made)

    def close(self) -> None:
        """Let the process end after its current job."""
        self._pipe.close()


def _work(
    app: Flask, snapshot: Snapshot, pipe: Connection, of_worker: Connection, listeners: Iterable[socket]
) -> None:
    """Do jobs until the worker ends, for whatever reason: then its end of the pipe is closed."""
    of_worker.close()
    for listener in listeners:
        listener.close()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for number in LEFT_TO_WORKER:
        signal.signal(number, signal.SIG_IGN)
    with suppress(OSError):  # not permitted
        os.nice(NICENESS)
    with suppress(EOFError, BrokenPipeError):
        while True:
            job: Job = pipe.recv()
            try:
                made: bytes | str = job.done(app, snapshot)
            except Exception:
                made = traceback.format_exc()
            pipe.send(made)
