"""An election programme: its title and pages, and the days that its pledges are measured by."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from geo.config.faults import wrong
from geo.errors import Problem

_DATES = ("date", "term_start", "term_end")  # optional


@dataclass(frozen=True)
class Programme:
    """``url`` is where the programme can be read, "" where that is not known.

    ``date`` is the day of the programme itself, if known: no pledge can have started earlier. The term of
    office lasts from ``term_start`` (else the election) to ``term_end``; without an end it is not shown.
    """

    title: str
    pages: int
    election_date: datetime.date
    url: str = ""
    date: datetime.date | None = None
    term_start: datetime.date | None = None
    term_end: datetime.date | None = None

    @property
    def day(self) -> datetime.date:
        """The day of what the text says of its own time: while it is unknown, that of the election."""
        return self.date or self.election_date


def is_date(value: Any) -> bool:
    """Whether a setting is a date and nothing more: a datetime is a date, too."""
    return type(value) is datetime.date


def check_dates(file: str, name: str, programme: Any) -> Iterator[Problem]:
    """Check the dates of a programme that may be left out; ``name`` is that of its section."""
    if not isinstance(programme, dict):
        return
    for date in _DATES:
        value = programme.get(date)
        if value is not None and not is_date(value):
            yield wrong(file, f"{name}.{date}", value, datetime.date, f"programme.{date}")
            return
    first, last = programme.get("term_start") or programme.get("election_date"), programme.get("term_end")
    if is_date(first) and last is not None and last <= first:
        yield wrong(file, f"{name}.term_end", last, like="programme.term_end")
