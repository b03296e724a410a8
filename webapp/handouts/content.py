"""The texts on the sheet of a Gemeinde; other modules decide where they go."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from flask_babel import format_date

from geo.public import Area, Place, Pledge, Topic
from webapp import senders
from webapp.language import PREFIXES, current, is_german
from webapp.near.neighbourhoods import Beyond
from webapp.signs import sign_of
from webapp.snapshot import Snapshot, View
from webapp.words import (
    STATUSES,
    at_start,
    beyond_border,
    everywhere,
    is_open,
    is_untranslated,
    party_called,
    person_responsible,
    plans_of,
    pledge_summary,
    pledge_title,
    sender,
    stance_label,
    topic_label,
    what_is_open,
    within,
)


@dataclass(frozen=True)
class Spot:
    """A place: ``open`` says what is not decided yet; ``number`` is the one on the map, 0 without one."""

    place_id: str
    name: str
    open: str
    number: int = 0


@dataclass(frozen=True)
class PledgeEntry:
    """A pledge. ``stance`` is empty if it is the common one; ``language`` if it is that of the sheet;
    ``sender`` if the map has one party."""

    pledge_id: str
    title: str
    summary: str
    stance: str
    rejects: bool
    status: str
    spots: tuple[Spot, ...]
    elsewhere_count: int
    language: str
    sender: str = ""


@dataclass(frozen=True)
class Chapter:
    """The pledges of one topic, in the order of the programme."""

    topic: Topic
    label: str
    entries: tuple[PledgeEntry, ...]


@dataclass(frozen=True)
class HandoutSheet:
    """All texts of a sheet. ``address`` is that of the Gemeinde's page, "" while base_url is empty.

    ``responsible`` is the person who answers for it, with address; "" makes it a draft.
    """

    language: str
    area: Area
    heading: str
    everywhere: str
    party: str
    programme: str
    election: str
    address: str
    responsible: str
    contact: str
    data_date: str
    as_of: datetime.date
    attribution: str
    chapters: tuple[Chapter, ...]
    nearby: tuple[PledgeEntry, ...]
    county: tuple[Chapter, ...]
    numbers: dict[str, int]  # by place id: paper has no popups
    is_chosen: bool = False  # by a candidate: then the next three say who, and how much was not chosen
    candidate: str = ""
    candidate_contact: str = ""
    left_count: int = 0  # or how much there is no room for: then ``is_short``
    is_short: bool = False
    party_count: int = 1  # of how many parties it has the pledges
    has_dots: bool = False  # whether the map shows a line or area that nobody plans to build

    @property
    def shown_address(self) -> str:
        """Return the address as people read it out."""
        return self.address.partition("://")[2]

    @property
    def own_count(self) -> int:
        return sum(len(chapter.entries) for chapter in self.chapters)

    @property
    def county_count(self) -> int:
        return sum(len(chapter.entries) for chapter in self.county)


def sheet(snapshot: Snapshot, view: View, area: Area, party: str = "") -> HandoutSheet:
    """Collect the texts of a sheet, in the language of the request.

    Parameters
    ----------
    party : the key of the one whose pledges the sheet has, "" for those of all
    """
    settings, published = snapshot.settings, snapshot.published
    keys = (party,) if party else ()
    parties = senders.of_keys(settings, keys)
    here = _of_party(own_pledges(snapshot, area), party)
    county = _of_party((p for p in published.pledges if not p.place_ids), party)
    imprint = settings.imprint
    path = f"{PREFIXES[view.language]}{area.path}"
    numbers = _numbers(snapshot, here, area)
    return HandoutSheet(
        language=view.language,
        area=area,
        heading=plans_of(parties[0].called if len(parties) == 1 else settings.called, within([area])),
        everywhere=everywhere(settings),
        party=senders.names(settings, keys),
        programme=parties[0].programme.title if len(parties) == 1 else "",
        election=format_date(settings.programme.election_date, "long"),
        # The Host header is not trusted: without base_url there is no address to print.
        address=f"{settings.base_url}{path}" if settings.base_url else "",
        responsible=person_responsible(settings),
        contact=imprint.contact,
        data_date=format_date(published.data_date, "long"),
        as_of=published.data_date,
        attribution=_attribution(snapshot),
        chapters=by_topic(snapshot, here, partial(own_entry, snapshot, area, numbers)),
        nearby=_nearby(snapshot, area, party),
        county=by_topic(snapshot, county, partial(_entry, snapshot)),
        numbers=numbers,
        party_count=len(parties),
        has_dots=_has_dots(snapshot, here, area),
    )


def _attribution(snapshot: Snapshot) -> str:
    texts = [source.text for source in snapshot.published.attributions]
    if snapshot.streets and not any(snapshot.streets.attribution in text for text in texts):
        texts.append(snapshot.streets.attribution)
    return " · ".join(text.replace("© ", "©\N{NO-BREAK SPACE}") for text in texts)


def own_pledges(snapshot: Snapshot, area: Area) -> list[Pledge]:
    """Return the pledges at places of the Gemeinde, in the order of the programme."""
    places = snapshot.published.places
    return [
        pledge
        for pledge in snapshot.published.pledges
        if any(area.key in places[place_id].areas for place_id in pledge.place_ids)
    ]


def _numbers(snapshot: Snapshot, pledges: list[Pledge], area: Area) -> dict[str, int]:
    """Number the places in the order of the sheet. "In Jülich" has its number at the name of Jülich."""
    places = snapshot.published.places
    order = list(snapshot.settings.topics)
    numbers: dict[str, int] = {}
    for pledge in sorted(pledges, key=lambda pledge: order.index(pledge.topic)):
        for place in (places[place_id] for place_id in pledge.place_ids):
            if area.key in place.areas:
                numbers.setdefault(place.id, len(numbers) + 1)
    return numbers


def _has_dots(snapshot: Snapshot, pledges: list[Pledge], area: Area) -> bool:
    at: dict[str, list[Pledge]] = {}
    for pledge in pledges:
        for place_id in pledge.place_ids:
            at.setdefault(place_id, []).append(pledge)
    places = [snapshot.published.places[place_id] for place_id in at]
    return any(
        sign_of(at[place.id]).hollow
        for place in places
        if area.key in place.areas
        and "Point" not in place.geometry["type"]
        and place.precision != "municipality"
    )


def renumbered(sheet: HandoutSheet, chapters: tuple[Chapter, ...]) -> HandoutSheet:
    """Return a sheet with some of its pledges, whose places are numbered from 1."""
    numbers: dict[str, int] = {}
    renumbered_chapters = []
    for chapter in chapters:
        entries = []
        for entry in chapter.entries:
            spots = tuple(
                replace(spot, number=numbers.setdefault(spot.place_id, len(numbers) + 1))
                if spot.number
                else spot
                for spot in entry.spots
            )
            entries.append(replace(entry, spots=spots))
        renumbered_chapters.append(replace(chapter, entries=tuple(entries)))
    return replace(sheet, chapters=tuple(renumbered_chapters), numbers=numbers)


def own_entry(snapshot: Snapshot, area: Area, numbers: dict[str, int], pledge: Pledge) -> PledgeEntry:
    """Return a pledge with its places in the Gemeinde; those elsewhere are counted.

    One without a place holds everywhere, and says so among the others.
    """
    places = [snapshot.published.places[place_id] for place_id in pledge.place_ids]
    own = [place for place in places if area.key in place.areas]
    spots = [_spot(place, place.name, numbers.get(place.id, 0)) for place in own]
    if not places:
        spots = [Spot("", at_start(everywhere(snapshot.settings)), "")]
    return _entry(snapshot, pledge, spots, len(places) - len(own))


def by_topic(
    snapshot: Snapshot, pledges: list[Pledge], entry: Callable[[Pledge], PledgeEntry]
) -> tuple[Chapter, ...]:
    chapters = (
        Chapter(topic, topic_label(topic), tuple(entry(pledge) for pledge in pledges if pledge.topic == key))
        for key, topic in snapshot.settings.topics.items()
    )
    return tuple(chapter for chapter in chapters if chapter.entries)


def _of_party(pledges: Iterable[Pledge], party: str) -> list[Pledge]:
    return [pledge for pledge in pledges if party in ("", pledge.party)]


def _nearby(snapshot: Snapshot, area: Area, party: str) -> tuple[PledgeEntry, ...]:
    """Return the pledges just beyond the border, nearest first, each with its nearest place."""
    surroundings = snapshot.neighbourhoods.of_area[area.key]
    return tuple(
        _entry(snapshot, snapshot.pledges[pledge_id], [_spot(beyond.place, _name_there(snapshot, beyond))])
        for beyond in surroundings.beyond
        for pledge_id in beyond.pledge_ids
        if party in ("", snapshot.pledges[pledge_id].party)
    )


def _name_there(snapshot: Snapshot, beyond: Beyond) -> str:
    """Return a name with Gemeinde and distance, for a place beyond the border."""
    place = beyond.place
    within = [m.name for m in snapshot.published.areas_of(place)]
    of = f" ({', '.join(within)})" if within not in ([], [place.name]) else ""
    return f"{place.name}{of}, {beyond_border(beyond.distance_m)}"


def _spot(place: Place, name: str, number: int = 0) -> Spot:
    return Spot(place.id, name, str(what_is_open(place)) if is_open(place) else "", number)


def _entry(
    snapshot: Snapshot, pledge: Pledge, spots: Sequence[Spot] = (), elsewhere_count: int = 0
) -> PledgeEntry:
    return PledgeEntry(
        pledge_id=pledge.id,
        title=pledge_title(pledge),
        summary=pledge_summary(pledge),
        stance=stance_label(pledge.stance, pledge.status, snapshot.common_stance),
        rejects=pledge.stance == "rejects",
        status="" if pledge.status == "pledged" else str(STATUSES[pledge.status]),
        spots=tuple(spots),
        elsewhere_count=elsewhere_count,
        language="de" if is_untranslated(pledge) else "",
        sender=party_called(party) if (party := sender(snapshot.settings, pledge)) else "",
    )


def language_tag() -> str:
    return "de-DE" if is_german() else current()
