"""What has become of a pledge, as a list of milestones: the newest says how it stands today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# The members of the collection of pledges.geojson that tell of milestones and of pledges that were withdrawn.
PROGRESS_MEMBER, WITHDRAWN_MEMBER = "progress", "withdrawn"


@dataclass(frozen=True)
class Milestone:
    """What happened to a pledge on one day.

    Parameters
    ----------
    date : ISO date
    status : holds from then on; the same as before where the milestone is a note on progress
    text : what happened in a sentence, "" where the status says it all
    url : source; "" where the programme itself is the source, or where a pledge was withdrawn
    """

    date: str
    status: str
    text: str = ""
    url: str = ""


def todays(milestones: tuple[Milestone, ...]) -> tuple[Milestone, ...]:
    """The milestones of the status that holds today: the one that brought it, and notes on it since."""
    start = len(milestones) - 1
    while start > 0 and milestones[start - 1].status == milestones[-1].status:
        start -= 1
    return milestones[max(start, 0) :]


def as_json(milestones: Iterable[Milestone]) -> list[dict[str, str]]:
    """The milestones as the build writes them."""
    return [dict(vars(milestone)) for milestone in milestones]
