"""What has become of the pledges since the programme, milestone by milestone, the newest first."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geo.public import Milestone, Municipality, Pledge, Published, Withdrawn


@dataclass(frozen=True)
class Change:
    """One milestone of a pledge.

    ``first_of_status`` says whether it brought its status for the first time: a change that was published
    while the data knew no more than that keeps its id. ``is_note``: it tells news, the status was the same
    before. ``withdrawn`` is set for a pledge that holds no more.
    """

    pledge: Pledge
    milestone: Milestone
    first_of_status: bool = True
    is_note: bool = False
    withdrawn: Withdrawn | None = None

    @property
    def date(self) -> datetime.date:
        return datetime.date.fromisoformat(self.milestone.date)


def changes(published: Published, municipality: Municipality | None = None) -> tuple[Change, ...]:
    """All changes, or those of pledges with a place in one Gemeinde.

    Returns
    -------
    The newest first; those of one day in the order of the programme, of one pledge the newest first.
    """
    holding = (
        change
        for pledge in published.pledges
        if municipality is None or municipality in published.municipalities_of_pledge(pledge)
        for change in of_pledge(pledge)
    )
    former = (
        change
        for gone in published.withdrawn
        if municipality is None or any(municipality.ags in place.municipalities for place in gone.places)
        for change in of_pledge(gone.pledge, gone)
    )
    return tuple(sorted((*holding, *former), key=lambda change: change.date, reverse=True))


def of_pledge(pledge: Pledge, withdrawn: Withdrawn | None = None) -> list[Change]:
    """The changes of one pledge, the newest first."""
    found: list[Change] = []
    for milestone in pledge.milestones:
        before = [change.milestone.status for change in found]
        status = milestone.status
        found.append(Change(pledge, milestone, status not in before, before[-1:] == [status], withdrawn))
    return found[::-1]


def by_month(found: Iterable[Change]) -> Iterator[tuple[datetime.date, list[Change]]]:
    """Changes under the first day of their month."""
    for month, group in itertools.groupby(found, key=lambda change: change.date.replace(day=1)):
        yield month, list(group)
