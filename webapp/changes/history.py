"""The progress of the pledges since the programme, milestone by milestone, newest first."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geo.public import Milestone, Pledge, Published, Withdrawn


@dataclass(frozen=True)
class Change:
    """One milestone of a pledge.

    ``first_of_status``: it was the first with its status; a change that was published
    while the data had no more than that keeps its id. ``is_note``: it has news, but the status was the same
    before. ``withdrawn`` is set for a pledge that no longer holds.
    """

    pledge: Pledge
    milestone: Milestone
    first_of_status: bool = True
    is_note: bool = False
    withdrawn: Withdrawn | None = None

    @property
    def date(self) -> datetime.date:
        return datetime.date.fromisoformat(self.milestone.date)


def changes(published: Published) -> tuple[Change, ...]:
    """Return all changes.

    Returns
    -------
    Newest first; those of one day in the order of the programme, those of one pledge newest first.
    """
    holding = (change for pledge in published.pledges for change in of_pledge(pledge))
    former = (
        change for withdrawn in published.withdrawn for change in of_pledge(withdrawn.pledge, withdrawn)
    )
    return tuple(sorted((*holding, *former), key=lambda change: change.date, reverse=True))


def of_pledge(pledge: Pledge, withdrawn: Withdrawn | None = None) -> list[Change]:
    """Return the changes of one pledge, newest first."""
    found: list[Change] = []
    for milestone in pledge.milestones:
        before = [change.milestone.status for change in found]
        status = milestone.status
        found.append(Change(pledge, milestone, status not in before, before[-1:] == [status], withdrawn))
    return found[::-1]


def by_month(found: Iterable[Change]) -> Iterator[tuple[datetime.date, list[Change]]]:
    """Group changes by the first day of their month."""
    for month, group in itertools.groupby(found, key=lambda change: change.date.replace(day=1)):
        yield month, list(group)
