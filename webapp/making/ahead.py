"""A process that makes a long list's files before anybody asks for them: each takes a second or more.

gunicorn's master starts it for each build, with what it has read; the files are put on the shelf that all
workers share. Whoever asks earlier has them made as ever.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
from collections.abc import Iterable
from typing import TYPE_CHECKING

from webapp.making.process import NICENESS
from webapp.snapshot.live import live_of

if TYPE_CHECKING:
    from flask import Flask

log = logging.getLogger(__name__)


def make_ahead(app: Flask, wanted: Iterable[tuple[str, str]], listeners: Iterable[int]) -> int:
    """Start the process, and return its id.

    Parameters
    ----------
    wanted : paths of files, each with the encoding that browsers accept
    listeners : sockets for the process to close; it would keep them open
    """
    server = os.getpid()
    process = os.fork()
    if process == 0:
        try:
            _work(app, wanted, listeners, server)
        except BaseException:
            log.exception("The files can't be made ahead")
        finally:
            os._exit(0)  # nothing of the server may be cleared up here
    return process


def end(process: int) -> None:
    """End the process, unless it has ended; its id may then belong to another one."""
    with contextlib.suppress(ChildProcessError):
        if os.waitpid(process, os.WNOHANG) == (0, 0):
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


def _work(app: Flask, wanted: Iterable[tuple[str, str]], listeners: Iterable[int], server: int) -> None:
    for number in signal.valid_signals():
        with contextlib.suppress(OSError, ValueError):  # those that no process may handle
            signal.signal(number, signal.SIG_DFL)
    for listener in listeners:
        os.close(listener)
    with contextlib.suppress(OSError):  # not permitted
        os.nice(NICENESS)
    live_of(app).follows_builds = False
    client = app.test_client()
    for path, encoding in wanted:
        if os.getppid() != server:
            return
        client.get(path, headers={"Accept-Encoding": encoding})
