"""The process beside a worker: it makes what its worker requests, and ends with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

import psutil
import pytest
from flask import Flask

from webapp.making import process
from webapp.making.job import Job
from webapp.making.process import JobFailed, Maker
from webapp.making.queue import Busy


def who(_snapshot: object, view: object, *words: str) -> bytes:
    return " ".join((view.language, str(os.getpid()), str(os.nice(0)), *words)).encode()


def fail(*_: object) -> bytes:
    raise ValueError("no such colour")


def end(*_: object) -> bytes:
    os._exit(3)


def hang(*_: object) -> bytes:
    threading.Event().wait()
    return b""


@pytest.fixture
def lost() -> list[str]:
    return []


@pytest.fixture
def maker(world_app: Flask, lost: list[str]) -> Iterator[Maker]:
    maker = Maker(world_app, (), lambda: lost.append("lost"))
    yield maker
    maker.process.kill()
    maker.process.join()


def test_a_job_is_done_by_another_process_that_gives_way(maker: Maker) -> None:
    language, pid, niceness, *words = maker.make(Job(who, "en", ("a", "b"))).decode().split()
    assert (language, int(pid), words) == ("en", maker.process.pid, ["a", "b"])
    assert int(niceness) == min(19, os.nice(0) + process.NICENESS)
    assert maker.make(Job(who, "de", ())).startswith(b"de ")


def test_an_error_of_a_job_is_told_and_the_next_one_is_done(maker: Maker, lost: list[str]) -> None:
    with pytest.raises(JobFailed, match="no such colour"):
        maker.make(Job(fail, "de", ()))
    assert maker.make(Job(who, "de", ()))
    assert not lost


@pytest.mark.parametrize("job", [end, hang])
def test_a_process_that_ends_or_hangs_is_given_up(
    maker: Maker, lost: list[str], monkeypatch: pytest.MonkeyPatch, job: object
) -> None:
    monkeypatch.setattr(process, "MAX_JOB_S", 0.2)
    with pytest.raises(Busy):
        maker.make(Job(job, "de", ()))
    assert lost == ["lost"]
    maker.process.join(10)
    assert not maker.process.is_alive()
    with pytest.raises(Busy):
        maker.make(Job(who, "de", ()))


def test_it_outlasts_what_a_terminal_sends_to_all_and_ends_with_its_worker(maker: Maker) -> None:
    assert maker.make(Job(who, "de", ()))
    os.kill(maker.process.pid, signal.SIGINT)
    assert maker.make(Job(who, "de", ()))
    maker.close()
    maker.process.join(10)
    assert maker.process.exitcode == 0


def test_a_worker_that_is_killed_takes_it_along(world_app: Flask) -> None:
    reading, writing = os.pipe()
    worker = os.fork()
    if worker == 0:
        started = Maker(world_app, (), lambda: None)
        os.write(writing, str(started.process.pid).encode())
        signal.pause()
    beside = psutil.Process(int(os.read(reading, 100)))
    os.kill(worker, signal.SIGKILL)
    os.waitpid(worker, 0)
    assert beside.wait(10) is None or not beside.is_running()


# A worker as gunicorn's master makes it, which ends before the process beside it has come to itself.
BRIEF = """
import signal, threading
from types import SimpleNamespace
from webapp.making import process
signal.signal(signal.SIGTERM, lambda *_: None)
process._work = lambda *_: threading.Event().wait()
process.Maker(SimpleNamespace(extensions={"pledgemap": SimpleNamespace(snapshot=None)}), (), lambda: None)
"""


def test_a_worker_that_ends_as_soon_as_it_has_begun_waits_for_nothing() -> None:
    assert subprocess.run([sys.executable, "-c", BRIEF], timeout=30).returncode == 0
