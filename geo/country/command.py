"""``python -m geo collect``: many maps into one database, and what has become of each of them."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from geo.country import collecting, records
from geo.country.collecting import Asking, SourceOutcome
from geo.country.describing import Box
from geo.country.source_list import Given, given_by
from geo.errors import PledgemapError, Problem
from geo.words.language import gettext as _
from geo.words.language import ngettext
from geo.words.messages import problem


class Database(records.Store, Protocol):
    def migrate(self) -> list[str]:
        """Bring the tables up to date."""

    def remove(self, source_key: str) -> None:
        """Delete a source and all that was collected of it."""


Connect = Callable[[Mapping[str, str]], AbstractContextManager[Database]]


@dataclass(frozen=True)
class CollectOrder:
    """What somebody wants to be collected, and how.

    Parameters
    ----------
    addresses, file : the sources, and a file that lists more
    forgotten : keys of sources whose records are deleted
    boundaries : makes sure that the database has them, and returns the boxes of counties by AGS
    json : say how it went as one line of JSON, for a program
    """

    addresses: Sequence[str] = ()
    file: Path | None = None
    forgotten: Sequence[str] = ()
    asking: Asking = field(default_factory=Asking)
    json: bool = False
    boundaries: Callable[[Any], Mapping[str, Box]] = lambda _store: {}


@dataclass
class RunFigures:
    """The figures of a run, by the names that they have in its line of JSON."""

    sources: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0
    pledges: int = 0
    sites: int = 0
    added: int = 0
    removed: int = 0
    seconds: float = 0.0
    slowest: str = ""
    slowest_seconds: float = 0.0
    failures: list[str] = field(default_factory=list)

    def count(self, outcome: SourceOutcome) -> None:
        self.sources += 1
        if outcome.seconds > self.slowest_seconds:
            self.slowest, self.slowest_seconds = outcome.given.key, round(outcome.seconds, 3)
        if outcome.failure:
            self.failed += 1
            self.failures.append(outcome.given.key)
        elif outcome.counts is None:
            self.unchanged += 1
        else:
            self.changed += 1
            self.pledges += outcome.counts.pledges
            self.sites += outcome.counts.sites
            self.added += outcome.counts.added
            self.removed += outcome.counts.removed


def run(order: CollectOrder, environment: Mapping[str, str], connect: Connect) -> int:
    """Collect the sources, and report each.

    Returns
    -------
    The exit code: 0, or 1 if a source failed; the others were collected all the same.

    Raises
    ------
    PledgemapError : no source was named, or the database is away
    """
    start, figures = time.monotonic(), RunFigures()
    problems: list[Problem] = []
    sources: list[Given] = []
    if order.addresses or order.file or not order.forgotten:
        sources, problems = given_by(order.addresses, order.file)
    with connect(environment) as store:
        store.migrate()
        for key in order.forgotten:
            store.remove(key)
            _say(order, _("{source}: vergessen", source=key))
        asking = order.asking
        if sources:
            try:
                asking = replace(asking, boxes=order.boundaries(store))
            except PledgemapError as error:  # the next run may have the network for them
                problems.append(problem("country_no_boundaries", "geo collect", reason=str(error)))
        for line in _reported(collecting.collect(sources, store, asking), figures):
            _say(order, line)
    for one in problems:
        print(one, file=sys.stderr)
    figures.failed += len(problems)
    figures.seconds = round(time.monotonic() - start, 3)
    print(json.dumps(vars(figures), ensure_ascii=False) if order.json else _summary(figures))
    return 1 if figures.failed else 0


def _reported(outcomes: Iterable[SourceOutcome], figures: RunFigures) -> Iterator[str]:
    """The lines for people; failures go to stderr at once, because a run of 400 sources takes minutes."""
    for outcome in outcomes:
        figures.count(outcome)
        key, counts = outcome.given.key, outcome.counts
        if outcome.failure:
            print(outcome.failure, file=sys.stderr, flush=True)
        elif counts is None:
            yield _("{source}: nichts Neues", source=key)
        else:
            values = {name: getattr(counts, name) for name in ("pledges", "sites", "added", "removed")}
            yield _(
                "{source}: Zusagen: {pledges}, Orte: {sites}; {added} neu, {changed} geändert, "
                "{removed} entfernt",
                source=key,
                changed=counts.changed,
                **values,
            )


def _say(order: CollectOrder, line: str) -> None:
    if not order.json:
        print(line, flush=True)


def _summary(figures: RunFigures) -> str:
    read = ngettext("{count} Quelle gelesen", "{count} Quellen gelesen", figures.changed + figures.unchanged)
    changed = _("{count} davon mit Neuem", count=figures.changed)
    if not figures.failed:
        return f"{read}, {changed}."
    failed = ngettext(
        "{count} ging nicht; was zuletzt von ihr gelesen wurde, bleibt",
        "{count} gingen nicht; was zuletzt von ihnen gelesen wurde, bleibt",
        figures.failed,
    )
    return f"{read}, {changed}; {failed}."
