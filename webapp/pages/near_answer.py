"""What is planned near a place: the pledges by distance, then those for the Gemeinde around it.

The county's pledges follow as on every page. ``static/js/near_here.js`` makes the same lists for a position
that never leaves the visitor's device.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from markupsafe import Markup

from geo.public import Municipality, Pledge, Topic
from webapp.filters import Filter, Result
from webapp.near.search_places import SearchPlace
from webapp.snapshot import Snapshot, View
from webapp.words import about_distance, rounded_distance

HERE_M = 50


@dataclass(frozen=True)
class NearItem:
    """A pledge in one of the lists. ``place_ids`` are its places within the radius, ``slugs`` the Gemeinden.

    ``further`` marks pledges that the filter leaves out because they are beyond the radius.
    """

    topic: Topic
    article: Markup
    distance: str
    place_name: str
    place_ids: tuple[str, ...]
    slugs: tuple[str, ...]
    is_shown: bool
    further: bool = False


@dataclass(frozen=True)
class NearAnswer:
    """``at`` is (lon, lat), ``area`` GeoJSON. ``municipality`` is the only one that the place lies in."""

    place: SearchPlace
    radius_km: int
    at: tuple[float, float]
    area: dict[str, Any]
    municipality: Municipality | None
    nearest: Municipality
    items: tuple[NearItem, ...]
    in_municipality: tuple[NearItem, ...]
    placed_ids: frozenset[str]

    @property
    def is_outside(self) -> bool:
        return not self.place.ags

    @property
    def shown_count(self) -> int:
        return sum(item.is_shown for item in self.items)

    @property
    def municipality_count(self) -> int:
        return sum(item.is_shown for item in self.in_municipality)


def near_answer(snapshot: Snapshot, view: View, chosen: Filter, result: Result) -> NearAnswer | None:
    """Order the pledges around the place of a filter; None without a place."""
    if chosen.near is None:
        return None
    nearby = snapshot.nearby
    place = nearby.by_label[chosen.near.place]
    by_ags = {m.ags: m for m in snapshot.published.municipalities}
    home = by_ags[place.ags[0]] if len(place.ags) == 1 else None
    lists = _Lists(snapshot, view, chosen, result, nearby.all_distances_m(chosen.near.place), home)
    items, in_municipality = lists.near(), lists.in_municipality()
    return NearAnswer(
        place=place,
        radius_km=chosen.near.radius_km,
        at=place.point,
        area=nearby.area(chosen.near),
        municipality=home,
        nearest=by_ags[nearby.nearest_municipality(place)],
        items=items,
        in_municipality=in_municipality,
        placed_ids=frozenset(lists.listed),
    )


def distance_text(distance_m: float, at_least: bool = False) -> str:
    """Say how far away something is. ``near_distance.js`` does the same."""
    if at_least:
        return _("mindestens %(distance)s entfernt", distance=rounded_distance(distance_m))
    if distance_m < HERE_M:
        return _("hier")
    return _("%(distance)s entfernt", distance=about_distance(distance_m))


class _Lists:
    """Makes the two lists of an answer and remembers what they contain."""

    def __init__(
        self,
        snapshot: Snapshot,
        view: View,
        chosen: Filter,
        result: Result,
        all_m: dict[str, float],
        home: Municipality | None,
    ) -> None:
        self._snapshot, self._chosen, self._home = snapshot, chosen, home
        self._places = snapshot.published.places
        self._shown = frozenset(result.shown)
        self._within_m, self._all_m = result.distances_m, all_m
        self._articles = {item.pledge_id: item.article for group in view.groups for item in group.items}
        self._further = self._shown_further(view)
        self.listed: set[str] = set()

    def near(self) -> tuple[NearItem, ...]:
        """Return the pledges with a place within the radius, nearest first."""
        found = []
        for order, pledge in enumerate(self._snapshot.published.pledges):
            place_ids = [id_ for id_ in pledge.place_ids if id_ in self._within_m and not self._is_home(id_)]
            if place_ids:
                nearest = min(place_ids, key=self._within_m.__getitem__)
                found.append((self._within_m[nearest], order, pledge, nearest))
        return self._by_distance(found)

    def in_municipality(self) -> tuple[NearItem, ...]:
        """Return the Gemeinde's pledges without an exact place, and those beyond the radius."""
        if self._home is None:
            return ()
        found = []
        for order, pledge in enumerate(self._snapshot.published.pledges):
            inside = [id_ for id_ in pledge.place_ids if self._home.ags in self._places[id_].municipalities]
            if inside and pledge.id not in self.listed:
                nearest = min(inside, key=self._all_m.__getitem__)
                found.append((self._all_m[nearest], order, pledge, nearest))
        return self._by_distance(found)

    def _by_distance(self, found: list[tuple[float, int, Pledge, str]]) -> tuple[NearItem, ...]:
        found.sort(key=lambda entry: entry[:2])
        return tuple(self._item(pledge, nearest) for _distance_m, _order, pledge, nearest in found)

    def _is_home(self, place_id: str) -> bool:
        """Return whether a place is just "somewhere in the Gemeinde": then "0 m" would be misleading."""
        place = self._places[place_id]
        return (
            self._home is not None
            and place.precision == "municipality"
            and place.municipalities == (self._home.ags,)
        )

    def _shown_further(self, view: View) -> frozenset[str]:
        """Return what the rest of the filter finds in the Gemeinde, at any distance."""
        home, chosen = self._home, self._chosen
        if home is None or (chosen.municipalities and home.ags not in chosen.municipalities):
            return frozenset()
        there = dataclasses.replace(
            chosen, near=None, municipalities=frozenset({home.ags}), county_wide=False
        )
        return frozenset(view.index.apply(there).shown)

    def _item(self, pledge: Pledge, nearest: str) -> NearItem:
        self.listed.add(pledge.id)
        within = tuple(id_ for id_ in pledge.place_ids if id_ in self._within_m)
        place = self._places[nearest]
        slugs = {
            m.slug for id_ in within for m in self._snapshot.published.municipalities_of(self._places[id_])
        }
        if self._is_home(nearest):
            distance = _("genauer Ort noch offen")
        else:
            distance = distance_text(self._all_m[nearest], at_least=place.precision == "municipality")
        return NearItem(
            topic=self._snapshot.settings.topics[pledge.topic],
            article=Markup(self._articles[pledge.id]),  # noqa: S704 - has been through Jinja's escaping
            distance=distance,
            place_name=place.name,
            place_ids=within,
            slugs=tuple(sorted(slugs)) if within or self._home is None else (self._home.slug,),
            is_shown=pledge.id in (self._shown if within else self._further),
            further=not within,
        )
