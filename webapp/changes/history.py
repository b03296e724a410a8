"""The pledges whose status has changed since the programme, the newest change first."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geo.published import Municipality, Pledge, Published

PLEDGED = "pledged"


@dataclass(frozen=True)
class Change:
    """The last change of a pledge's status; of earlier ones the data know nothing."""

    pledge: Pledge
    date: datetime.date


def changes(published: Published, municipality: Municipality | None = None) -> tuple[Change, ...]:
    """All changes, or those of pledges with a place in one Gemeinde.

    Returns
    -------
    The newest first; those of one day in the order of the programme.
    """
    found = (
        Change(pledge, datetime.date.fromisoformat(pledge.status_date))
        for pledge in published.pledges
        if pledge.status != PLEDGED
        and (municipality is None or municipality in published.municipalities_of_pledge(pledge))
    )
    return tuple(sorted(found, key=lambda change: change.date, reverse=True))


def by_month(found: Iterable[Change]) -> Iterator[tuple[datetime.date, list[Change]]]:
    """Changes under the first day of their month."""
    for month, group in itertools.groupby(found, key=lambda change: change.date.replace(day=1)):
        yield month, list(group)
