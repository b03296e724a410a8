"""Reading many sources at once, and keeping one after the other: what fails is named, the rest goes on."""

from __future__ import annotations

import datetime
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from geo.country import finding, local
from geo.country.describing import Box
from geo.country.fetching import LIMITS, Client, Limits
from geo.country.finding import FoundData
from geo.country.hosts import Resolve, addresses_of
from geo.country.reading import harvest
from geo.country.records import Counts, Harvest, SourceState, Store
from geo.country.source_list import Given
from geo.errors import PledgemapError

# Sites are small, and each is asked for one file; more at once would help only our own impatience.
WORKERS = 4
_WAITING = 2 * WORKERS  # harvests in memory that wait for the database


@dataclass(frozen=True)
class Asking:
    """How sources are asked.

    Parameters
    ----------
    private : names of hosts that may be in a private network
    boxes : of counties by AGS, EPSG:4326; what lies elsewhere is no site of theirs
    again : also what has not changed, for a version of the software that reads more of it
    """

    private: frozenset[str] = frozenset()
    boxes: Mapping[str, Box] = field(default_factory=dict)
    again: bool = False
    limits: Limits = LIMITS
    resolve: Resolve = addresses_of
    today: Callable[[], datetime.date] = datetime.date.today


@dataclass(frozen=True)
class SourceOutcome:
    """What became of a source: ``counts`` if it was kept, ``failure`` if not, neither if nothing is new."""

    given: Given
    seconds: float
    counts: Counts | None = None
    failure: str = ""


@dataclass(frozen=True)
class _ReadSource:
    given: Given
    seconds: float
    state: SourceState | None = None
    harvest: Harvest | None = None
    failure: str = ""


def collect(sources: Iterable[Given], store: Store, asking: Asking) -> Iterator[SourceOutcome]:
    """Read sources, and keep what is new; in the order in which they are given.

    Raises
    ------
    PledgemapError : the database refuses everything; what was kept before stays kept
    """
    waiting: deque[Future[_ReadSource]] = deque()
    with ThreadPoolExecutor(WORKERS, thread_name_prefix="collect") as pool:
        try:
            for given in sources:
                known = None if asking.again else store.state_of(given.key)
                waiting.append(pool.submit(_read, given, known, asking))
                if len(waiting) >= _WAITING:
                    yield _kept(waiting.popleft().result(), store)
            while waiting:
                yield _kept(waiting.popleft().result(), store)
        finally:
            for future in waiting:
                future.cancel()


def _read(given: Given, known: SourceState | None, asking: Asking) -> _ReadSource:
    start = time.monotonic()
    try:
        found = _found(given, known, asking)
        if found.features is None:
            return _ReadSource(given, time.monotonic() - start, found.state)
        records = harvest(
            given.key, given.address, found.features, found.described, asking.today(), asking.boxes
        )
        return _ReadSource(given, time.monotonic() - start, found.state, records)
    except PledgemapError as error:
        return _ReadSource(given, time.monotonic() - start, failure=str(error))
    except OSError as error:  # a folder that can't be read
        return _ReadSource(given, time.monotonic() - start, failure=f"{given.key}: {error}")


def _found(given: Given, known: SourceState | None, asking: Asking) -> FoundData:
    if given.is_web:
        client = Client(given.key, asking.private, asking.limits, asking.resolve)
        return finding.find(client, given.address, known)
    return local.find(given.key, Path(given.address), known, asking.limits)


def _kept(read: _ReadSource, store: Store) -> SourceOutcome:
    given, failure = read.given, read.failure
    if read.harvest and read.state:
        try:
            return SourceOutcome(given, read.seconds, store.put(read.harvest, read.state))
        except PledgemapError as error:
            failure = f"{given.key}: {error}"
    if failure or not read.state:
        store.failed(given.key, given.address, failure)  # fails as well if the database is away
        return SourceOutcome(given, read.seconds, failure=failure)
    store.unchanged(given.key, read.state)
    return SourceOutcome(given, read.seconds)
