"""What a picture is about, in texts and places: a filter, or one pledge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import shapely
from flask_babel import format_date, ngettext
from flask_babel import gettext as _
from shapely.geometry.base import BaseGeometry

from geo.public import Area, Called, Place, Pledge, Topic
from webapp import senders, words
from webapp.filters import Filter, filter_words
from webapp.pledge_map.ground import metric
from webapp.pledge_map.symbols import rank
from webapp.snapshot import Snapshot, View


@dataclass(frozen=True)
class Site:
    """A place to draw, with the pledges shown for it."""

    place: Place
    pledges: tuple[Pledge, ...]

    @property
    def topics(self) -> frozenset[str]:
        return frozenset(pledge.topic for pledge in self.pledges)


@dataclass(frozen=True)
class Subject:
    """What is drawn and written. ``focus`` is the area in EPSG:25832 that the picture shows.

    ``texts`` are set if there is room; a count of 0 in the legend is left out. ``chosen``: the area
    is only a part of the map, to be distinguished from its surroundings; ``notice`` is written on a map on
    which nothing is drawn.
    """

    title: str
    filter_words: str
    count: str
    count_note: str
    party_line: str
    date_line: str
    sources: tuple[str, ...]
    address: str
    sites: tuple[Site, ...]
    legend: tuple[tuple[Topic, int], ...]
    texts: tuple[str, ...]
    focus: BaseGeometry
    chosen: bool
    notice: str


def of_filter(snapshot: Snapshot, view: View, chosen: Filter) -> Subject:
    """Return the subject of what a filter finds."""
    result = view.index.apply(chosen)
    shown = [snapshot.pledges[pledge_id] for pledge_id in result.shown]
    sites = _sites(snapshot, shown, result.place_ids)
    county_wide = sum(not pledge.place_ids for pledge in shown)
    return Subject(
        title=filter_words.sentence(snapshot.published, snapshot.settings, chosen),
        filter_words=" · ".join(filter_words.beside_title(snapshot.published, snapshot.settings, chosen)),
        count=ngettext("%(num)s Zusage", "%(num)s Zusagen", len(shown)),
        count_note=_count_note(snapshot, len(shown), county_wide),
        sites=sites,
        legend=_legend(snapshot, shown, sites),
        # Pledges on the map come first: the sort keeps the programme's order.
        texts=tuple(_named(snapshot, p) for p in sorted(shown, key=lambda p: not p.place_ids)),
        focus=_focus(snapshot, chosen),
        chosen=bool(chosen.areas or chosen.near),
        notice=_notice(snapshot, shown, sites),
        **_imprint(snapshot, chosen.parties),
    )


def of_pledge(snapshot: Snapshot, pledge: Pledge) -> Subject:
    """Return the subject of a single pledge."""
    ground = snapshot.ground
    sites = _sites(snapshot, [pledge], pledge.place_ids)
    shapes = [ground.places[place_id] for place_id in pledge.place_ids]
    # Shapes that extend far beyond the region are cut to it; a point is shown with its surroundings.
    around_m = AROUND_WITH_STREETS_M if snapshot.streets else AROUND_M
    extent = shapely.union_all(shapes).buffer(around_m).envelope if shapes else ground.region
    within = extent.intersection(ground.region.envelope)
    municipalities = snapshot.published.areas_of_pledge(pledge)
    names = ", ".join(m.name for m in municipalities)
    named = 0 < len(municipalities) <= filter_words.NAMED_AREAS
    return Subject(
        title=words.pledge_title(pledge),
        filter_words=words.plans_of(
            snapshot.settings.parties[pledge.party].called, words.within(municipalities) if named else ""
        ),
        count=names or _holds_everywhere(snapshot),
        count_note=", ".join(words.marks(pledge.stance, pledge.status, snapshot.common_stance)),
        sites=sites,
        legend=((snapshot.settings.topics[pledge.topic], 0),),
        texts=(words.pledge_summary(pledge),),
        focus=extent if within.is_empty else within,
        chosen=False,
        notice=_notice(snapshot, [pledge], sites),
        **_imprint(snapshot, (pledge.party,)),
    )


def of_choice(
    snapshot: Snapshot, area: Area, pledge_ids: Collection[str], who: str, left_count: int
) -> Subject:
    """Return the subject of what a candidate chose for a Gemeinde.

    Parameters
    ----------
    who : the candidate, with contact
    left_count : how many other pledges are on the map of the Gemeinde
    """
    chosen = [pledge for pledge in snapshot.published.pledges if pledge.id in pledge_ids]
    places = snapshot.published.places
    here = dict.fromkeys(
        place_id for pledge in chosen for place_id in pledge.place_ids if area.key in places[place_id].areas
    )
    note = ngettext("und %(num)s weitere auf der Karte", "und %(num)s weitere auf der Karte", left_count)
    sites = _sites(snapshot, chosen, tuple(here))
    return Subject(
        title=words.plans_of(_called(snapshot, chosen), words.within([area])),
        filter_words=who,
        count=ngettext("%(num)s Zusage", "%(num)s Zusagen", len(chosen)),
        count_note=note if left_count else "",
        sites=sites,
        legend=(),
        texts=tuple(_with_stance(snapshot, p) for p in sorted(chosen, key=lambda p: not p.place_ids)),
        focus=snapshot.ground.areas[area.key],
        chosen=True,
        notice=_notice(snapshot, chosen, sites),
        **_imprint(snapshot, {pledge.party for pledge in chosen}),
    )


def _called(snapshot: Snapshot, pledges: list[Pledge]) -> Called:
    """Return how the party of some pledges is called, or all of them together."""
    parties = senders.of_keys(snapshot.settings, {pledge.party for pledge in pledges})
    return parties[0].called if len(parties) == 1 else snapshot.settings.called


def _named(snapshot: Snapshot, pledge: Pledge) -> str:
    return senders.with_sender(snapshot.settings, pledge, words.pledge_title(pledge))


def _with_stance(snapshot: Snapshot, pledge: Pledge) -> str:
    labels = ", ".join(words.marks(pledge.stance, pledge.status, snapshot.common_stance))
    return f"{words.pledge_title(pledge)} ({labels})" if labels else words.pledge_title(pledge)


AROUND_M, AROUND_WITH_STREETS_M = 2500, 1500  # streets say where it is, if their names can be read


def _imprint(snapshot: Snapshot, parties: Collection[str]) -> dict[str, Any]:
    """Return the lines at the foot; ``parties`` are the keys of those whose pledges are shown, () for all."""
    settings, published = snapshot.settings, snapshot.published
    date, names = format_date(published.data_date, "long"), senders.names(settings, parties)
    return {
        "party_line": _("Zusagen von %(party)s, keine amtliche Planung", party=names),
        "date_line": _("Stand der Daten: %(date)s", date=date),
        "sources": sources(snapshot),
        "address": settings.base_url.split("://")[-1],
    }


def sources(snapshot: Snapshot) -> tuple[str, ...]:
    """Return the attributions of what is drawn, without those contained in others."""
    texts = dict.fromkeys(source.text for source in snapshot.published.attributions)
    if snapshot.streets:
        texts[snapshot.streets.attribution] = None
    return tuple(text for text in texts if not any(text in other and text != other for other in texts))


def _sites(snapshot: Snapshot, shown: list[Pledge], place_ids: tuple[str, ...]) -> tuple[Site, ...]:
    at: dict[str, list[Pledge]] = {place_id: [] for place_id in place_ids}
    for pledge in shown:
        for place_id in pledge.place_ids:
            if place_id in at:
                at[place_id].append(pledge)
    sites = [Site(snapshot.published.places[id_], tuple(pledges)) for id_, pledges in at.items()]
    return tuple(sorted(sites, key=lambda site: rank(len(site.pledges), site.place.id)))


def _notice(snapshot: Snapshot, shown: list[Pledge], sites: tuple[Site, ...]) -> str:
    if sites:
        return ""
    return _holds_everywhere(snapshot) if shown else _("Mit dieser Auswahl gibt es keine Zusage.")


def _holds_everywhere(snapshot: Snapshot) -> str:
    return _("gilt %(everywhere)s", everywhere=words.everywhere(snapshot.settings))


def _legend(
    snapshot: Snapshot, shown: list[Pledge], sites: tuple[Site, ...]
) -> tuple[tuple[Topic, int], ...]:
    """Return the topics on the map, with counts of pledges; without any place those that are shown."""
    drawn = {pledge.id: pledge for site in sites for pledge in site.pledges}
    counts = Counter(pledge.topic for pledge in (drawn.values() or shown))
    return tuple((topic, counts[key]) for key, topic in snapshot.settings.topics.items() if counts[key])


def _count_note(snapshot: Snapshot, count: int, county_wide: int) -> str:
    if not county_wide or county_wide == count:
        return ""
    everywhere = words.everywhere(snapshot.settings)
    return _("davon %(count)s %(everywhere)s", count=county_wide, everywhere=everywhere)


def _focus(snapshot: Snapshot, chosen: Filter) -> BaseGeometry:
    ground = snapshot.ground
    if chosen.near:
        return metric(snapshot.nearby.area(chosen.near))
    if chosen.areas:
        return shapely.union_all([ground.areas[ags] for ags in sorted(chosen.areas)])
    return ground.region
