"""A small client: a few connections that are kept open, each asking as soon as it has its answer.

Answers are only collected while the clock runs and checked afterwards, so that the client stays cheap.
"""

from __future__ import annotations

import http.client
import itertools
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import brotli

from bench.questions import Question
from bench.servers import HOST

CONNECTIONS = 4
HEADERS = {"Accept-Encoding": "br"}


class WrongAnswer(Exception):
    """An answer that is not the page that was asked for; the measurement means nothing."""


@dataclass
class Round:
    """The results of one round. ``bodies`` holds each different body once, still compressed."""

    answers: int = 0
    elapsed_s: float = 0.0
    client_cpu_s: float = 0.0
    bodies: dict[Question, set[bytes]] = field(default_factory=lambda: defaultdict(set))

    @property
    def per_second(self) -> float:
        return self.answers / self.elapsed_s

    @property
    def client_share(self) -> float:
        """Part of one core that the client used; near 1 it would be the limit itself."""
        return self.client_cpu_s / self.elapsed_s

    @property
    def mean_kb(self) -> float:
        """Mean size of the compressed bodies, in kB."""
        sizes = [len(body) for bodies in self.bodies.values() for body in bodies]
        return sum(sizes) / len(sizes) / 1e3


def ask_each(port: int, questions: Iterable[Question]) -> Round:
    """Ask each question once, in turn."""
    return _run(port, iter(questions))


def ask_again(port: int, question: Question, seconds: float) -> Round:
    """Ask one question again and again for some seconds."""
    end = time.perf_counter() + seconds
    return _run(port, itertools.takewhile(lambda _: time.perf_counter() < end, itertools.repeat(question)))


def _run(port: int, questions: Iterator[Question]) -> Round:
    outcome, lock, failures = Round(), threading.Lock(), []

    def work() -> None:
        connection = http.client.HTTPConnection(HOST, port, timeout=60)
        try:
            while True:
                with lock:
                    question = next(questions, None)
                if question is None:
                    break
                body = _fetch(connection, question)
                with lock:
                    outcome.answers += 1
                    outcome.bodies[question].add(body)
        except (OSError, http.client.HTTPException, WrongAnswer) as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(CONNECTIONS)]
    started, cpu_before = time.perf_counter(), time.process_time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    outcome.elapsed_s = time.perf_counter() - started
    outcome.client_cpu_s = time.process_time() - cpu_before
    if failures:
        raise failures[0]
    _check(outcome)
    return outcome


def _fetch(connection: http.client.HTTPConnection, question: Question) -> bytes:
    connection.request("GET", question.path, headers=HEADERS)
    response = connection.getresponse()
    body = response.read()
    if response.status != 200 or response.getheader("Content-Encoding") != "br" or not body:
        raise WrongAnswer(f"{question.path}: status {response.status}, {len(body)} bytes")
    return body


def _check(outcome: Round) -> None:
    for question, bodies in outcome.bodies.items():
        for body in bodies:
            if question.marker not in brotli.decompress(body):
                raise WrongAnswer(f"{question.path}: the page does not show {question.shown} pledges")
