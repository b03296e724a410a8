"""The progress of a pledge, as a list of milestones: the newest has its current status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# The members of pledges.geojson with milestones and withdrawn pledges.
PROGRESS_MEMBER, WITHDRAWN_MEMBER = "progress", "withdrawn"


@dataclass(frozen=True)
class Milestone:
    """What happened to a pledge on one day.

    Parameters
    ----------
    date : ISO date
    status : valid from then on; the same as before if the milestone is a note on progress
    text : what happened, in a sentence; "" if the status says it all
    url : source; "" if the programme itself is the source, or if a pledge was withdrawn
    """

    date: str
    status: str
    text: str = ""
    url: str = ""


def todays(milestones: tuple[Milestone, ...]) -> tuple[Milestone, ...]:
    """Return the milestones of the current status: the one that set it, and notes on it since."""
    start = len(milestones) - 1
    while start > 0 and milestones[start - 1].status == milestones[-1].status:
        start -= 1
    return milestones[max(start, 0) :]


def as_json(milestones: Iterable[Milestone]) -> list[dict[str, str]]:
    """Return the milestones as the build writes them."""
    return [dict(vars(milestone)) for milestone in milestones]
