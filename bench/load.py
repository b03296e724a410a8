"""Many visitors: as many requests as a site can bear, or a given number a second, each answer checked."""

from __future__ import annotations

import http.client
import itertools
import re
import statistics
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import brotli

from tests.system.production.visitor import NAME, Visitor

CLIENTS = 16
HEADERS = {"Accept-Encoding": "br"}
# A whole answer is taken apart now and then only, so that the client stays cheap.
LOOK_INTO_EVERY = 25
LINKED = re.compile(r'(?:src|href)="(/static/[^"?#]+)"')


class Broken(Exception):
    """An answer that no visitor should get; the text says what is wrong with it."""


@dataclass
class Outcome:
    """The result of a time under load. ``seconds_each`` has the time of each answer."""

    elapsed_s: float = 0.0
    seconds_each: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)

    @property
    def per_second(self) -> float:
        return len(self.seconds_each) / self.elapsed_s

    def percentile_ms(self, percent: int) -> float:
        return statistics.quantiles(self.seconds_each, n=100)[percent - 1] * 1000


class Client:
    """One connection that is kept open, and opened again when the server has closed it."""

    def __init__(self, visitor: Visitor) -> None:
        self._visitor = visitor
        self._connection = http.client.HTTPConnection(NAME)
        self._count = 0

    def ask(self, path: str) -> bytes:
        """The body of an answer, as it came.

        Raises
        ------
        Broken, OSError, http.client.HTTPException : it is not what a visitor should get
        """
        if self._connection.sock is None:
            self._connection.sock = self._visitor.connect(timeout_s=60)
        self._connection.request("GET", path, headers=HEADERS)
        response = self._connection.getresponse()
        body = response.read()
        self._count += 1
        if response.status != 200 or not body:
            raise Broken(f"status {response.status}: {path.partition('?')[0]}")
        is_page = "html" in response.getheader("Content-Type", "")
        if is_page and self._count % LOOK_INTO_EVERY == 0 and b"</html>" not in brotli.decompress(body):
            raise Broken(f"no whole page: {path}")
        return body

    def read_page(self, path: str) -> None:
        """Ask for a page and for each file that it names, as a browser does."""
        page = brotli.decompress(self.ask(path)).decode()
        files = set(LINKED.findall(page))
        if not files:
            raise Broken(f"no files: {path}")
        for file in sorted(files):
            self.ask(file)

    def close(self) -> None:
        self._connection.close()


def under_load(
    visitors: list[Visitor], paths: Iterator[str], seconds: float, per_second: float | None = None
) -> Outcome:
    """Ask from each visitor's address: as fast as it goes, or at a steady pace that waits for no answer.

    Parameters
    ----------
    per_second : of all of them together. A request that is late is sent at once, and its time counts from
        when it was due.
    """
    outcome, lock, started_at = Outcome(), threading.Lock(), time.monotonic()
    slots = itertools.count()

    def next_request() -> tuple[float, str] | None:
        with lock:
            due = started_at + next(slots) / per_second if per_second else time.monotonic()
            return (due, next(paths)) if due - started_at < seconds else None

    def work(visitor: Visitor) -> None:
        client = Client(visitor)
        while request := next_request():
            due, path = request
            time.sleep(max(0.0, due - time.monotonic()))
            try:
                client.ask(path)
            except (Broken, OSError, http.client.HTTPException) as error:
                with lock:
                    outcome.errors[str(error) or type(error).__name__] += 1
                client.close()
            else:
                with lock:
                    outcome.seconds_each.append(time.monotonic() - due)
        client.close()

    threads = [threading.Thread(target=work, args=(visitor,)) for visitor in visitors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    outcome.elapsed_s = time.monotonic() - started_at
    return outcome
