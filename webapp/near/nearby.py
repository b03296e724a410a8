"""Near a place: find the one place that a typed text means, and measure distances from there."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import shapely.geometry
from rapidfuzz import fuzz, process

from geo.public import Published, encode, fold, to_lonlat, to_metric, understood
from webapp.near.nearness import Nearness
from webapp.near.search_places import (
    SearchPlace,
    area_keys,
    loose_search_key,
    loose_search_keys,
    search_key,
    search_places,
)
from webapp.near.streets import RANK, Streets, StreetsFound, TypedHouse
from webapp.near.typed_address import TypedAddress, read_address

DEFAULT_RADIUS_KM = 5
MAX_RADIUS_KM = 30
MAX_TEXT_LENGTH = 100  # of a value of the filter
RADII_KM = (1, 2, 5, 10, 20)  # what the form offers
CHOICES = 8
STREET_CHOICES = 30  # every Gemeinde has a Hauptstraße
# Scores out of 100, for suggestions only: the lowest one, and how far below the best one it may be.
MIN_SCORE, MAX_SCORE_GAP = 70, 12
# "Kölner Straße" is not "Bonner Straße".
MIN_STREET_SCORE = 90
_STREET = re.compile(r"(?:strasse|weg|allee|gasse|platz)$")
# With fewer letters "Al" would match Aldenhoven.
MIN_PREFIX_LENGTH = 4
CACHE_SIZE = 512
AREA_DECIMALS = 5


@dataclass(frozen=True)
class Near:
    """A place (by its label) and a radius.

    ``address`` is what was typed, if it has more than the map knows; ``missing`` is that: "Musterweg 3".
    ``house`` is a house number of a street. It is in no address of ours: nobody passes on where they live.
    """

    place: str
    radius_km: int = DEFAULT_RADIUS_KM
    address: str = ""
    missing: str = ""
    house: str = ""

    @property
    def written(self) -> str:
        """The place as an address of ours names it."""
        return self.address or self.place


@dataclass(frozen=True)
class Found:
    """What a text means; ``missing`` is what the map does not know of it, ``house`` a house number in it."""

    place: SearchPlace
    missing: str = ""
    house: str = ""


class NoSuchPlace(LookupError):
    """The text does not match exactly one place. ``choices`` are those that it may mean, best first.

    ``house`` is the house number of those that are streets. With ``is_mistyped`` no name is exactly this one.
    """

    def __init__(
        self, text: str, choices: Iterable[SearchPlace] = (), house: str = "", is_mistyped: bool = False
    ) -> None:
        super().__init__(text)
        self.text, self.choices, self.house = text, tuple(choices), house
        self.is_mistyped = is_mistyped


class Nearby:
    """The places to search for, and how far the places of the pledges are from them."""

    default_radius_km = DEFAULT_RADIUS_KM
    radii_km = RADII_KM

    def __init__(self, published: Published, nearness: Nearness) -> None:
        self.places = search_places(published)
        self.by_label = {place.label: place for place in self.places}
        self.streets = Streets(published.streets, self.places)
        self.areas_of = area_keys(published)
        self.example = self._example(published)
        self._nearness = nearness
        self._by_key: dict[str, dict[str, SearchPlace]] = defaultdict(dict)
        self._by_words: dict[str, dict[str, SearchPlace]] = defaultdict(dict)
        self._by_loose: dict[str, dict[str, SearchPlace]] = defaultdict(dict)
        self._words: list[tuple[SearchPlace, frozenset[str]]] = []
        for place in self.places:
            keys = {search_key(name) for name in _spellings(place)}
            for key in keys:
                self._by_key[key][place.label] = place
                self._by_words[_sorted(key)][place.label] = place
            for key in loose_search_keys(place):
                self._by_loose[key][place.label] = place
            self._words.append((place, frozenset(word for key in keys for word in key.split())))
        self._names = sorted({search_key(place.name) for place in self.places})
        self._distances = lru_cache(CACHE_SIZE)(self._measure)  # by place, and house number
        self._areas = lru_cache(CACHE_SIZE)(self._area)

    def _example(self, published: Published) -> SearchPlace:
        """Return a village of the region as a hint in the empty field: the one with the most stops."""
        villages = published.layers["localities_from_stops"]["features"]
        stops = {
            (f["properties"]["name"], *f["properties"]["ags"]): f["properties"].get("stops", 0)
            for f in villages
        }
        inside = [place for place in self.places if place.ags and place.kind in ("locality", "municipality")]
        return max(inside, key=lambda place: stops.get((place.name, *place.ags), 0))

    def find(self, text: str) -> SearchPlace:
        """Find the one place that a text means.

        Raises
        ------
        NoSuchPlace : as for `read`
        """
        return self.read(text).place

    def read(self, text: str) -> Found:
        """Find the one place that a text means: by its label, a name, its words in any order, another usual
        spelling of its name, what an address names, a beginning.

        Of several, the first kind wins: Gürzenich is the Ortsteil, not one of its 14 stops.

        Raises
        ------
        NoSuchPlace : there is none, several of one kind, or only similar names
        """
        if text in self.by_label or text in self.streets.by_label:
            return Found(self.place(text))
        key, address = search_key(text), read_address(text)
        named = self._named(text, key)
        if named and min(place.rank for place in named) < RANK:
            return Found(_the_one(text, named))
        if streets := self.streets.read(text):
            return self._in_streets(text, streets)
        if named:
            return Found(_the_one(text, named))
        if address.has_more and (read := self._in_address(address)):
            return self._unless_mistyped(text, read)
        matches = self._beginning(key)
        if matches and len(key) >= MIN_PREFIX_LENGTH:
            return Found(_the_one(text, matches))
        if not matches and len(address.words) > 1 and (read := self._in_address(address)):
            return self._unless_mistyped(text, read)
        if matches:
            raise NoSuchPlace(text, matches[:CHOICES])
        similar = self._similar(address.name or key)
        # Beside the right street those with a name somewhat like it would only be in the way.
        self._ask_for_mistyped(text, [place for place in similar if place.rank < RANK])
        raise NoSuchPlace(text, similar)

    def _unless_mistyped(self, text: str, found: Found) -> Found:
        """Return what an address names; what the map does not know of it may be a street with an error."""
        if found.missing:
            self._ask_for_mistyped(text, [found.place])
        return found

    def _ask_for_mistyped(self, text: str, others: list[SearchPlace]) -> None:
        """Ask for the streets that a mistyped name may mean, or else for other places, if there are any."""
        if streets := self.streets.mistyped(text):
            choices = [self.streets.place(label) for label in streets.labels[:STREET_CHOICES]]
            raise NoSuchPlace(text, [*choices, *others], streets.number, is_mistyped=True)

    def in_towns(self, text: str) -> list[tuple[str, SearchPlace]]:
        """Return each municipality of the region with what to look for there: a street of it if that works.

        ``static/js/near_find.js`` does the same.
        """
        towns = [place for place in self.places if place.kind == "municipality" and place.ags]
        return [(self._in_town(text, town), town) for town in towns]

    def _in_town(self, text: str, town: SearchPlace) -> str:
        both = f"{text}, {town.label}"
        if len(both) > MAX_TEXT_LENGTH or not read_address(text).words:
            return town.label
        try:
            found = self.read(both).place
        except NoSuchPlace:
            return town.label
        return both if found.kind == "municipality" and found.label == town.label else town.label

    def place(self, label: str) -> SearchPlace:
        """Return a place or street by its label."""
        return self.by_label.get(label) or self.streets.place(label)

    def house(self, near: Near) -> TypedHouse | None:
        """Return the house of a street around which a visitor searches; None if no number was typed."""
        return self.streets.house(near.place, near.house) if near.house else None

    def typed(self, near: Near) -> str:
        """Return the place as the field shows it: with the house number, unlike our addresses."""
        return self.streets.written(near.place, near.house) if near.house else near.written

    def around(self, near: Near) -> SearchPlace:
        """Return the place from which distances are measured: of a street the house, if it is known."""
        place, house = self.place(near.place), self.house(near)
        if house is None or house.at is None:
            return place
        return replace(place, geometry={"type": "Point", "coordinates": house.at})

    def _named(self, text: str, key: str) -> list[SearchPlace]:
        """Return the places with exactly this name, or else with a common spelling of it."""
        for found in (self._by_key.get(key), self._by_words.get(_sorted(key))):
            if found:
                return [*found.values(), *self._towns(text, found.values())]
        return self._otherwise_named(text)

    def _in_streets(self, text: str, found: StreetsFound) -> Found:
        """Return the only street that a text means.

        Raises
        ------
        NoSuchPlace : there are several
        """
        streets = [self.streets.place(label) for label in found.labels[:STREET_CHOICES]]
        if len(found.labels) > 1 or not found.is_sure:
            raise NoSuchPlace(text, streets, found.number)
        return Found(streets[0], found.missing, found.number)

    def _in_address(self, address: TypedAddress) -> Found | None:
        """Find what an address names: all of it without its numbers, an Ortsteil, a Gemeinde, a code.

        Raises
        ------
        NoSuchPlace : it may mean several
        """
        coded = [place for code in address.codes for place in self._by_key.get(code, {}).values()]
        ags = {one for place in coded for one in place.ags}
        for found in (self._by_key.get(address.name), self._by_words.get(_sorted(address.name))):
            whole = [one for one in (found or {}).values() if not ags or ags.intersection(one.ags)]
            if address.name and whole:
                return Found(_the_one(address.written, whole))
        named, names = self._named_in(address, ags)
        chosen = named or coded
        if not chosen:
            return None
        place = _the_one(address.written, chosen)
        return Found(place, address.without([*names, *search_key(place.label).split()]))

    def _named_in(self, address: TypedAddress, ags: set[str]) -> tuple[list[SearchPlace], list[str]]:
        """Return the Ortsteile, or else the Gemeinden, that an address names, and the words for them."""
        found: dict[str, list[tuple[str, SearchPlace]]] = {"locality": [], "municipality": []}
        for name in address.names():
            for place in self._by_key.get(name, {}).values():
                if place.kind in found and (not ags or ags.intersection(place.ags) or not place.ags):
                    found[place.kind].append((name, place))
        towns = {place.name for _, place in found["municipality"]}
        inside = [one for one in found["locality"] if not towns or towns.intersection(one[1].within)]
        named = inside or found["municipality"]
        longest = max((len(name.split()) for name, _ in named), default=0)
        best = [one for one in named if len(one[0].split()) == longest]
        words = [word for name, _ in [*best, *found["municipality"]] for word in name.split()]
        return list({place.label: place for _, place in best}.values()), words

    def _towns(self, text: str, found: Iterable[SearchPlace]) -> list[SearchPlace]:
        """Return the municipalities of places found by exact name that the text may mean as well."""
        if any(place.kind == "municipality" for place in found):
            return []
        around = {name for place in found for name in place.within}
        named = self._by_loose.get(loose_search_key(fold(text)), {}).values()
        return [place for place in named if place.kind == "municipality" and place.name in around]

    def _otherwise_named(self, text: str) -> list[SearchPlace]:
        """Return places that have this common spelling: "a. d. Ilm", "Gemeinde Haar", "OT Inden"."""
        query = understood(text)
        found = (
            self._by_key.get(search_key(query.name)) or self._by_loose.get(loose_search_key(query.name)) or {}
        )
        places = list(found.values())
        if query.within:
            within = {
                *self._by_key.get(search_key(query.within), ()),
                *self._by_loose.get(loose_search_key(query.within), ()),
            }
            places = [place for place in places if within.intersection(place.within)]
        if query.kind == "locality":
            localities = [place for place in places if place.kind == "locality"]
            return localities or [place for place in places if place.kind != "municipality"]
        return [place for place in places if query.kind in ("", place.kind)]

    def distances_m(self, near: Near) -> dict[str, float]:
        """Return the distance to the nearest point of each pledge's place within the radius, by place id."""
        found = self._distances(near.place, near.house)
        return {place_id: m for place_id, m in found.items() if m <= near.radius_km * 1000}

    def all_distances_m(self, label: str) -> dict[str, float]:
        """Return the distance in metres to every place of a pledge, by id."""
        return dict(self._distances(label, ""))

    def area(self, near: Near) -> dict[str, Any]:
        """Return the area within the radius as a GeoJSON polygon: a circle around a point."""
        area: dict[str, Any] = json.loads(self._areas(near))
        return area

    def nearest_area(self, place: SearchPlace) -> str:
        """Return the key of the area of the filter that a place lies in, or that is nearest to it."""
        lon, lat = place.point
        distances = self._nearness.areas_from_point(lat, lon)
        return min(distances, key=distances.__getitem__)

    def _measure(self, label: str, house: str) -> dict[str, float]:
        return self._nearness.from_geometry(self.around(Near(label, house=house)).geometry)

    def _area(self, near: Near) -> str:
        shape = to_metric(shapely.geometry.shape(self.around(near).geometry))
        # A circle should look like one; around a river a few metres are invisible.
        tolerance_m = near.radius_km * (1 if shape.geom_type == "Point" else 8)
        area = shape.buffer(near.radius_km * 1000, quad_segs=24).simplify(tolerance_m)
        return json.dumps(encode(to_lonlat(area), AREA_DECIMALS))

    def _beginning(self, key: str) -> list[SearchPlace]:
        """Return places where each word of the key begins some word of their names, most likely first."""
        words = key.split()
        if not words:
            return []
        matches = (
            place
            for place, known in self._words
            if all(any(other.startswith(word) for other in known) for word in words)
        )
        return sorted(matches, key=lambda place: (place.rank, not search_key(place.name).startswith(key)))

    def _similar(self, key: str) -> list[SearchPlace]:
        if not key or key.isdigit():
            return []
        cutoff = MIN_STREET_SCORE if _STREET.search(key) else MIN_SCORE
        hits = process.extract(
            key, self._names, scorer=fuzz.token_sort_ratio, limit=CHOICES, score_cutoff=cutoff
        )
        found = {
            place.label: place
            for name, score, _ in hits
            if score >= hits[0][1] - MAX_SCORE_GAP
            for place in self._by_key[name].values()
        }
        return list(found.values())[:CHOICES]


def _spellings(place: SearchPlace) -> Iterable[str]:
    yield place.label
    for name in (place.name, *place.aliases):
        yield name
        for municipality in place.within if place.kind != "municipality" else ():
            yield f"{name} {municipality}"
            yield f"{municipality} {name}"


def _sorted(key: str) -> str:
    return " ".join(sorted(key.split()))


def _the_one(text: str, found: Iterable[SearchPlace]) -> SearchPlace:
    """Return the only place of the first kind."""
    ranked = sorted(found, key=lambda place: place.rank)
    if len(ranked) > 1 and ranked[0].rank == ranked[1].rank:
        raise NoSuchPlace(text, ranked[:CHOICES])
    return ranked[0]
