"""What several parties promise in one Gemeinde, by topic and side by side, as a page and as a frame.

Neutral: parties stand in the order of the settings, each with the same room, and of each it is said in the
same words that it says nothing about a topic. Nothing is counted against another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import abort, render_template
from flask_babel import gettext as _

from geo.public import Area, Party, Pledge, Topic
from webapp import icons
from webapp.addresses import example
from webapp.language import PREFIXES
from webapp.pages import head
from webapp.snapshot import Snapshot, View
from webapp.words import plans, within

PAGE = "vergleich"


@dataclass(frozen=True)
class Side:
    """What one party says about a topic."""

    party: Party
    pledges: tuple[Pledge, ...]


@dataclass(frozen=True)
class Topical:
    """A topic with a side for each party, in the order of the settings."""

    topic: Topic
    sides: tuple[Side, ...]


def render(snapshot: Snapshot, view: View, found: Area) -> str:
    """Render the page in the language of the view."""
    path = f"{found.path}/{PAGE}"
    return render_template(
        "comparison.html",
        **_content(snapshot, found),
        description=head.description(_about(snapshot), snapshot.settings),
        frame_address=example(snapshot.settings, f"{PREFIXES[view.language]}/embed{path}"),
    )


def render_frame(snapshot: Snapshot, found: Area, style: str, colours: str) -> str:
    """Render the page of a frame on another site."""
    return render_template(
        "embed_comparison.html",
        **_content(snapshot, found),
        style=style,
        colours=colours,
        sprite=icons.sprite(snapshot.settings.topics.values(), icons.IN_FRAMES),
    )


def check(snapshot: Snapshot) -> None:
    """Answer 404 on a map of one party: there is nothing to compare."""
    if not snapshot.settings.has_parties:
        abort(404)


def _content(snapshot: Snapshot, found: Area) -> dict[str, object]:
    surroundings = snapshot.neighbourhoods.of_area[found.key]
    here = [snapshot.pledges[id_] for id_ in (*surroundings.within, *surroundings.crossing)]
    county_wide = [pledge for pledge in snapshot.published.pledges if not pledge.place_ids]
    return {
        "area": found,
        "heading": plans(snapshot.settings, within([found])),
        "here": side_by_side(snapshot, here),
        "county_wide": side_by_side(snapshot, county_wide),
    }


def side_by_side(snapshot: Snapshot, pledges: Iterable[Pledge]) -> list[Topical]:
    """Sort pledges by topic, then by party; topics that nobody mentions are left out."""
    found = list(pledges)
    rows = []
    for topic in snapshot.settings.topics.values():
        about = [pledge for pledge in found if pledge.topic == topic.key]
        if about:
            sides = (
                Side(party, tuple(pledge for pledge in about if pledge.party == party.key))
                for party in snapshot.settings.parties.values()
            )
            rows.append(Topical(topic, tuple(sides)))
    return rows


def _about(snapshot: Snapshot) -> str:
    names = ", ".join(party.called.short for party in snapshot.settings.parties.values())
    return _("Nach Thema nebeneinander: %(names)s.", names=names)
