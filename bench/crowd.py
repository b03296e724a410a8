"""How long a page takes while many ask for pictures that nobody has asked for yet, beside a quiet server.

The server has the shipped gunicorn.conf.py. One visitor opens ``/ueber`` again and again, each time over a
new connection, so that either worker may answer. Meanwhile clients in a process of their own each ask for
one picture after another without a pause, whether they got the last one or were sent away. Rounds are
interleaved.
"""

from __future__ import annotations

import http.client
import itertools
import multiprocessing
import random
import statistics
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from pathlib import Path
from urllib.parse import urlencode

from bench import questions, servers
from bench.report import Figure

PAGE = "/ueber"
CLIENTS = 16
MAX_RATIO = 3
SEED = 2025
# Between two pages: a visitor reads, and does not measure how fast one server can answer.
PAUSE_S = 0.02
SETTINGS = ("--config", "gunicorn.conf.py", "--log-level", "error")


def measure(rounds: int, pages: int) -> tuple[list[Figure], list[str]]:
    """Return the figures of ``rounds`` rounds, each of ``pages`` pages with and without the crowd."""
    places = [place.label for place in questions.load(Path()).nearby.places]
    quiet, crowded, elapsed_s = [], [], 0.0
    statuses: Counter[int] = Counter()
    with servers.running(servers.OURS, settings=SETTINGS) as port:
        _ask(port, 50)
        for number in range(rounds):
            quiet.append(_ask(port, pages))
            with _crowd(port, places, SEED + number) as seen:
                started_at = time.perf_counter()
                crowded.append(_ask(port, pages))
                elapsed_s += time.perf_counter() - started_at
            statuses += seen
    ratios = [_p95(slow) / _p95(plain) for slow, plain in zip(crowded, quiet, strict=True)]
    ratio = statistics.median(ratios)
    others = {status: count for status, count in statuses.items() if status not in (200, 503)}
    return [
        *_latencies("quiet", quiet),
        *_latencies(f"{CLIENTS} picture clients", crowded),
        Figure("95th percentile: ratio", f"{ratio:.1f}", f"<= {MAX_RATIO}", ratio <= MAX_RATIO),
        Figure("95th percentile: ratio, lowest and highest", f"{min(ratios):.1f} to {max(ratios):.1f}"),
        Figure("pictures drawn", f"{statuses[200] / elapsed_s:.1f} /s"),
        Figure("sent away with 503", f"{statuses[503] / elapsed_s:.1f} /s"),
    ], [
        f"Medians of {rounds} interleaved rounds of {pages} pages, one visitor, gunicorn.conf.py as shipped.",
        f"Other answers to the picture clients, by status: {others or 'none'}.",
    ]


def _latencies(name: str, rounds: list[list[float]]) -> list[Figure]:
    median_ms = statistics.median(statistics.median(times) for times in rounds)
    p95_ms = statistics.median(_p95(times) for times in rounds)
    longest_ms = max(max(times) for times in rounds)
    return [
        Figure(f"{name}: median", f"{median_ms:.1f} ms"),
        Figure(f"{name}: 95th percentile", f"{p95_ms:.1f} ms"),
        Figure(f"{name}: longest", f"{longest_ms:.1f} ms"),
    ]


def _p95(times_ms: list[float]) -> float:
    return statistics.quantiles(times_ms, n=20)[-1]


def _ask(port: int, count: int) -> list[float]:
    """Open the page ``count`` times; return how many milliseconds each took."""
    times = []
    for _ in range(count):
        time.sleep(PAUSE_S)
        started_at = time.perf_counter()
        status = _get(http.client.HTTPConnection(servers.HOST, port, timeout=60), PAGE, close=True)
        times.append((time.perf_counter() - started_at) * 1000)
        assert status == 200, status
    return times


def _get(connection: http.client.HTTPConnection, path: str, *, close: bool = False) -> int:
    connection.request("GET", path, headers={"Accept-Encoding": "br"})
    answer = connection.getresponse()
    answer.read()
    if close:
        connection.close()
    return answer.status


@contextmanager
def _crowd(port: int, places: list[str], seed: int) -> Iterator[Counter[int]]:
    """Picture clients for as long as the block lasts; then the counter has the statuses that they met."""
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    end, seen = spawn.Event(), Counter[int]()
    crowd = spawn.Process(target=_ask_for_pictures, args=(port, places, seed, end, theirs))
    crowd.start()
    ours.recv()  # they have started
    time.sleep(2)
    yield seen
    end.set()
    seen += ours.recv()
    crowd.join()


def _ask_for_pictures(port: int, places: list[str], seed: int, end: Event, there: Connection) -> None:
    seen, lock, paths = Counter[int](), threading.Lock(), _different_pictures(places, seed)

    def client() -> None:
        connection = http.client.HTTPConnection(servers.HOST, port, timeout=60)
        while not end.is_set():
            with lock:
                path = next(paths)
            status = _get(connection, path)
            with lock:
                seen[status] += 1
        connection.close()

    threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    there.send("started")
    for thread in threads:
        thread.join()
    there.send(seen)


def _different_pictures(places: list[str], seed: int) -> Iterator[str]:
    chance = random.Random(seed)
    for number in itertools.count():
        query = [("format", chance.choice(("vorschau", "quadrat")))]
        query += [("q", f"{chance.choice(questions.WORDS)} {number} {seed}")] if chance.random() < 0.3 else []
        query += [("ort", chance.choice(places)), ("umkreis", str(chance.randint(1, 25)))]
        yield f"/karte.png?{urlencode(query)}"
