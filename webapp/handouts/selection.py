"""A sheet of a candidate's own: some pledges of a Gemeinde, and who stands for them.

What the candidate types is for this one sheet: it is in no address and in no log, and nothing is kept.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

from geo.public import Area, Pledge
from webapp.handouts import pdf
from webapp.handouts.content import HandoutSheet, by_topic, own_entry, own_pledges, sheet
from webapp.handouts.map_picture import map_of
from webapp.snapshot import Snapshot, View

MOST = 8


@dataclass(frozen=True)
class Candidate:
    """Who hands out the sheet; each may be ""."""

    name: str = ""
    candidature: str = ""
    contact: str = ""

    @property
    def line(self) -> str:
        return ", ".join(filter(None, (self.name, self.candidature)))


def of_choice(
    snapshot: Snapshot, view: View, area: Area, pledge_ids: tuple[str, ...], who: Candidate
) -> HandoutSheet:
    """Return the sheet with just these pledges, those for the whole county beside those at places."""
    whole = sheet(snapshot, view, area, party_of(snapshot, pledge_ids))
    chosen = [pledge for pledge in snapshot.published.pledges if pledge.id in pledge_ids]
    entry = partial(own_entry, snapshot, area, _renumbered(whole, chosen))
    return dataclasses.replace(
        whole,
        chapters=by_topic(snapshot, chosen, entry),
        nearby=(),
        county=(),
        numbers=_renumbered(whole, chosen),
        is_chosen=True,
        candidate=who.line,
        candidate_contact=who.contact,
        left_count=left_count(snapshot, area, pledge_ids),
    )


def party_of(snapshot: Snapshot, pledge_ids: Collection[str]) -> str:
    """Return the party of what a candidate chose: the form takes the pledges of one alone."""
    return next((snapshot.pledges[pledge_id].party for pledge_id in pledge_ids), "")


def left_count(snapshot: Snapshot, area: Area, pledge_ids: tuple[str, ...]) -> int:
    """Return how many pledges of the party at places of the Gemeinde are not among these: they are on its
    map."""
    party = party_of(snapshot, pledge_ids)
    return sum(p.id not in pledge_ids and p.party == party for p in own_pledges(snapshot, area))


def _renumbered(whole: HandoutSheet, chosen: list[Pledge]) -> dict[str, int]:
    """Number the places that are left from 1, in the order of the sheet."""
    kept = {place_id for pledge in chosen for place_id in pledge.place_ids}
    places = [place_id for place_id in whole.numbers if place_id in kept]
    return {place_id: number for number, place_id in enumerate(places, start=1)}


def make_sheet(
    snapshot: Snapshot, view: View, area: Area, pledge_ids: tuple[str, ...], who: Candidate
) -> bytes:
    """Make the sheet as a PDF, in the language of the view."""
    texts = of_choice(snapshot, view, area, pledge_ids, who)
    return pdf.write(texts, map_of(snapshot, view, texts))
