"""Places, streets and house numbers that `geo osm` has written: asked after what was known before.

So what a name means does not change because somebody reads an extract, and no site that was published gets
another id. Of a village or station that is known already, the extract has the better shape.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import Any, NamedTuple

from geo.geometry import geojson
from geo.place.place import GazetteerPlace
from geo.text.toponym import fold

HOUSE_ACCURACY_M = 10
SAME_KIND_M = 1_000
_HOUSE = re.compile(
    r"(?P<street>.*[^\W\d].*?)[\s,]+(?P<number>\d+\s?[a-zA-Z]?(?:\s?[-/]\s?\d+\s?[a-zA-Z]?)?)"
)
# Of these, the extract knows the shape better than a list of points does.
_ADOPTED_KINDS = ("locality", "station")


class HouseEntry(NamedTuple):
    """An entry that may be a street and a house number."""

    street: str
    number: str


def house_entry(toponym: str) -> HouseEntry | None:
    """Split "Oberstraße 12 a" into street and number, as `geo osm` writes numbers; None for other names."""
    match = _HOUSE.fullmatch(toponym.strip())
    if match is None:
        return None
    return HouseEntry(match["street"].rstrip(" ,"), re.sub(r"\s+", "", match["number"]).casefold())


class OsmPlaces:
    """Places and streets by name, and the house numbers of streets.

    Parameters
    ----------
    places : of the files of an extract, with unique ids
    municipality_names : AGS to name
    addresses : Features of the house numbers, by first letter
    """

    def __init__(
        self,
        places: Iterable[GazetteerPlace] = (),
        municipality_names: dict[str, str] | None = None,
        addresses: Iterable[geojson.Feature] = (),
    ) -> None:
        self.places = tuple(places)
        self._addresses = list(addresses)
        self._index: dict[str, dict[str, GazetteerPlace]] = defaultdict(dict)
        self.names: set[str] = set()
        for place in self.places:
            for name in (place.name, *place.alt_names):
                self.names.add(fold(name))
                for key in _keys(name, place, municipality_names or {}):
                    self._index[key][place.id] = place

    def __bool__(self) -> bool:
        return bool(self._index)

    def named(self, name: str) -> list[GazetteerPlace]:
        """Return the places with exactly this name or alias, or with their qualifier: "Rurpark (Park)"."""
        return list(self._index.get(fold(name), {}).values())

    def better_shape(self, place: GazetteerPlace) -> GazetteerPlace:
        """Return a place with the shape that the extract has of it; its id and names stay."""
        if place.kind not in _ADOPTED_KINDS:
            return place
        twins = [
            other
            for other in self.named(place.name)
            if other.kind == place.kind
            and set(other.ags) & set(place.ags)
            and other.metric.distance(place.metric) <= max(SAME_KIND_M, place.accuracy_m)
            and other.accuracy_m < place.accuracy_m
        ]
        if not twins:
            return place
        best = min(twins, key=lambda other: (other.accuracy_m, other.id))
        return replace(
            place,
            member=best.member,
            source=best.source,
            accuracy_m=best.accuracy_m,
            note=best.note,
            note_en=best.note_en,
            label_point=None,
        )

    def house(self, street: GazetteerPlace, number: str) -> GazetteerPlace | None:
        """Return a house of a street; None if the extract does not have it."""
        positions = self._houses.get(street.id, {})
        number = number if number in positions else _range_with(number, positions)
        if not number:
            return None
        return replace(
            street,
            id=f"{street.id}-{number.replace('/', '-')}",
            name=f"{street.name} {number}",
            kind="building",
            alt_names=(),
            qualifier="",
            accuracy_m=HOUSE_ACCURACY_M,
            precision="exact",
            member={"type": "Point", "coordinates": positions[number]},
            label_point=None,
        )

    def numbers(self, street: GazetteerPlace) -> list[str]:
        """Return the house numbers of a street, in order."""
        return list(self._houses.get(street.id, {}))

    @cached_property
    def _houses(self) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        for letter in self._addresses:
            positions = iter(letter["geometry"]["coordinates"])
            for street, numbers in letter["properties"]["numbers"].items():
                found[street] = {number: next(positions) for number in numbers}
        return found


def _range_with(number: str, known: Iterable[str]) -> str:
    """Return the house of several numbers that has this one, as "14-18" has 16; "" if there is none."""
    if not number.isdecimal():
        return ""
    for one in known:
        first, _dash, last = one.partition("-")
        if first.isdecimal() and last.isdecimal() and int(number) in range(int(first), int(last) + 1, 2):
            return one
    return ""


def _keys(name: str, place: GazetteerPlace, municipality_names: dict[str, str]) -> Iterable[str]:
    """Yield the name alone, with its municipality, and with the word that tells it from its namesakes."""
    key, word = fold(name), fold(place.qualifier)
    yield key
    if word:
        yield f"{key} {word}"
    for ags in place.ags:
        if municipality := fold(municipality_names.get(ags, "")):
            yield f"{municipality} {key}"
            yield f"{key} {municipality}"
