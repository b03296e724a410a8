"""What is planned near a place: its pledges as one card per place, in the order of `webapp.near.order`.

The county's pledges follow as on every page. ``static/js/near_here.js`` makes the same cards for a position
that never leaves the visitor's device.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from markupsafe import Markup

from geo.public import Area, Place, Pledge, Topic
from webapp.filters import Filter, Result
from webapp.near import order
from webapp.near.search_places import SearchPlace
from webapp.near.streets import TypedHouse
from webapp.snapshot import Snapshot, View
from webapp.words import about_distance, is_line, is_open, rounded_distance

HERE_M = 50
FOLDED_AFTER = 2  # pledges of a card; near.css counts to the same number
WITHOUT_DISTANCES = ("postal_code", "municipality")


@dataclass(frozen=True)
class NearItem:
    """A pledge on the card of the place ``card_id``.

    ``place_ids`` are its places within the radius, ``slugs`` their Gemeinden.
    """

    pledge_id: str
    topic: Topic
    card_id: str
    articles: Mapping[str, str]
    place_ids: tuple[str, ...]
    slugs: tuple[str, ...]
    is_shown: bool

    @property
    def article(self) -> Markup:
        """The pledge as in every list; the card names its own place, so the pledge only the others."""
        at = f'data-at="{self.card_id}"'
        return Markup(self.articles[self.pledge_id].replace(at, f"{at} hidden"))  # noqa: S704 - escaped by Jinja


@dataclass(frozen=True)
class NearCard:
    """A place within the radius with those pledges that no card before it has.

    ``is_open`` is whether to say what is not known about the place, unless ``distance`` does.
    """

    place: Place
    areas: tuple[Area, ...]
    distance: str
    is_open: bool
    items: tuple[NearItem, ...]

    @property
    def shown_count(self) -> int:
        return sum(item.is_shown for item in self.items)

    @property
    def may_fold(self) -> bool:
        """Whether there are pledges to fold; a line that says "one more" would take the room of that one."""
        return len(self.items) > FOLDED_AFTER + 1

    @property
    def folded_count(self) -> int:
        return self.shown_count - FOLDED_AFTER if self.shown_count > FOLDED_AFTER + 1 else 0


@dataclass(frozen=True)
class NearAnswer:
    """``at`` is (lon, lat), ``area`` GeoJSON. ``area_around`` is the only one that the place lies in."""

    place: SearchPlace
    radius_km: int
    at: tuple[float, float]
    area: dict[str, Any]
    area_around: Area | None
    nearest: Area
    cards: tuple[NearCard, ...]
    written: str  # the place as our addresses name it
    house: TypedHouse | None
    missing: str  # what the map does not know of it: "Musterweg 3"

    @property
    def is_outside(self) -> bool:
        return not self.place.ags

    @property
    def shown_count(self) -> int:
        return sum(card.shown_count for card in self.cards)

    @property
    def pledge_ids(self) -> frozenset[str]:
        return frozenset(item.pledge_id for card in self.cards for item in card.items)


def near_answer(snapshot: Snapshot, view: View, chosen: Filter, result: Result) -> NearAnswer | None:
    """Put the pledges around the place of a filter onto cards; None without a place."""
    if chosen.near is None:
        return None
    nearby = snapshot.nearby
    place = nearby.around(chosen.near)
    by_key = {area.key: area for area in snapshot.published.areas}
    around = nearby.areas_of(place)
    return NearAnswer(
        place=place,
        radius_km=chosen.near.radius_km,
        at=place.point,
        area=nearby.area(chosen.near),
        area_around=by_key[around[0]] if len(around) == 1 else None,
        nearest=by_key[nearby.nearest_area(place)],
        cards=tuple(_Cards(snapshot, view, place, frozenset(around), result).made()),
        written=chosen.near.written,
        house=nearby.house(chosen.near),
        missing=chosen.near.missing,
    )


def distance_text(distance_m: float, at_least: bool = False, passes: bool = False) -> str:
    """Say how far away something is; a line is not here, it passes. ``near_distance.js`` does the same."""
    if at_least:
        return _("mindestens %(distance)s entfernt", distance=rounded_distance(distance_m))
    if distance_m < HERE_M:
        return _("verläuft hier") if passes else _("hier")
    return _("%(distance)s entfernt", distance=about_distance(distance_m))


class _Cards:
    """Makes the cards of an answer."""

    def __init__(
        self, snapshot: Snapshot, view: View, around: SearchPlace, own: frozenset[str], result: Result
    ) -> None:
        self._snapshot, self._around = snapshot, around
        self._places = snapshot.published.places
        self._shown = frozenset(result.shown)
        self._within_m = result.distances_m
        self._articles = view.articles
        self._ranks = {
            id_: order.rank(self._places[id_], m, own, around.locality) for id_, m in self._within_m.items()
        }
        self._keys = {
            id_: order.sort_key(self._ranks[id_], self._within_m[id_], position)
            for position, id_ in enumerate(self._places)
            if id_ in self._within_m
        }

    def made(self) -> list[NearCard]:
        """Return the cards, each pledge on the first card that it could be on."""
        pledges = defaultdict(list)
        for pledge in self._snapshot.published.pledges:
            if within := self._within(pledge):
                pledges[min(within, key=self._keys.__getitem__)].append(pledge)
        return [
            self._card(place_id, pledges[place_id])
            for place_id in sorted(pledges, key=self._keys.__getitem__)
        ]

    def _within(self, pledge: Pledge) -> tuple[str, ...]:
        return tuple(id_ for id_ in pledge.place_ids if id_ in self._within_m)

    def _card(self, place_id: str, pledges: list[Pledge]) -> NearCard:
        place = self._places[place_id]
        says_open = self._ranks[place_id] == order.OPEN
        if says_open:
            distance = _("genauer Ort noch offen")
        else:
            is_whole = place.precision == "municipality"
            distance = distance_text(self._within_m[place_id], at_least=is_whole, passes=is_line(place))
            # From where in the Gemeinde, nobody knows.
            distance = "" if self._around.kind in WITHOUT_DISTANCES else distance
        return NearCard(
            place=place,
            areas=tuple(self._snapshot.published.areas_of(place)),
            distance=distance,
            is_open=is_open(place) and not says_open,
            items=tuple(self._item(pledge, place_id) for pledge in pledges),
        )

    def _item(self, pledge: Pledge, place_id: str) -> NearItem:
        within = self._within(pledge)
        published = self._snapshot.published
        slugs = {m.slug for id_ in within for m in published.areas_of(self._places[id_])}
        return NearItem(
            pledge_id=pledge.id,
            topic=self._snapshot.settings.topics[pledge.topic],
            card_id=place_id,
            articles=self._articles,
            place_ids=within,
            slugs=tuple(sorted(slugs)),
            is_shown=pledge.id in self._shown,
        )
