"""How far the pledges are, beside how much of the term has passed: counts of the data, and nothing more."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geo.public import PLEDGED, STATUSES, Party, Pledge, Published, Settings, Topic

# From left to right in a bar: what is done lies beside what has passed of the term.
IN_BAR = ("done", "started", "pledged", "dropped")


@dataclass(frozen=True)
class BarPiece:
    """A piece of a bar, in percent of its length."""

    status: str
    start: float
    length: float


@dataclass(frozen=True)
class Counts:
    """How many pledges have each status, in the order of the statuses."""

    by_status: dict[str, int]
    topic: Topic | None = None
    party: Party | None = None

    @property
    def all(self) -> int:
        return sum(self.by_status.values())

    def pieces(self) -> Iterator[BarPiece]:
        before = 0
        for status in IN_BAR:
            if count := self.by_status[status]:
                yield BarPiece(status, round(100 * before / self.all, 3), round(100 * count / self.all, 3))
            before += count


@dataclass(frozen=True)
class Term:
    """The term of office, with both days, and the percent of it that have passed at the date of the data."""

    first: datetime.date
    last: datetime.date
    as_of: datetime.date

    @property
    def percent(self) -> int:
        days = (self.last - self.first).days + 1
        return min(max(int(100 * (self.as_of - self.first).days / days), 0), 100)


@dataclass(frozen=True)
class HowFar:
    """``term`` is None where the settings have none; ``parties`` is empty on a map of one."""

    total: Counts
    parties: tuple[Counts, ...]
    topics: tuple[Counts, ...]
    term: Term | None

    @property
    def is_only_pledged(self) -> bool:
        return self.total.by_status[PLEDGED] == self.total.all


def progress_of(published: Published, settings: Settings) -> HowFar | None:
    """Return the progress of all pledges that hold, None without any. Topics without pledges are left out."""
    if not published.pledges:
        return None
    topics = (
        _counts((p for p in published.pledges if p.topic == topic.key), topic)
        for topic in settings.topics.values()
    )
    return HowFar(
        total=_counts(published.pledges),
        parties=tuple(_by_party(published, settings)),
        topics=tuple(counts for counts in topics if counts.all),
        term=_term(published, settings),
    )


def _by_party(published: Published, settings: Settings) -> Iterator[Counts]:
    """Yield the progress of each party in the order of the settings: never by how far they are."""
    for party in settings.parties.values() if settings.has_parties else ():
        yield _counts((pledge for pledge in published.pledges if pledge.party == party.key), party=party)


def _counts(pledges: Iterable[Pledge], topic: Topic | None = None, party: Party | None = None) -> Counts:
    found = Counter(pledge.status for pledge in pledges)
    return Counts({status: found[status] for status in STATUSES}, topic, party)


def _term(published: Published, settings: Settings) -> Term | None:
    last = settings.programme.term_end
    if last is None:
        return None
    return Term(settings.programme.term_start or settings.programme.election_date, last, published.data_date)
