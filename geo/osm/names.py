"""The names in an extract: places, pieces of streets and house numbers, collected while it is read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from sys import intern
from typing import Any, NamedTuple

import numpy as np
import shapely

from geo.osm.classes import ROUTES, PlaceClass, class_of, district_of, is_street, names_of
from geo.osm.reading import Faults, OsmObject
from geo.text.toponym import fold

_BETWEEN_NUMBERS = re.compile(r"[;,]")
_NUMBER = re.compile(r"\d[\w/ .-]{0,15}")
Array = np.ndarray[Any, np.dtype[Any]]


class OsmPiece(NamedTuple):
    """A named object, or a part of one. ``number`` orders objects by age."""

    names: tuple[str, ...]
    id: str
    wkb: bytes

    @property
    def order(self) -> tuple[int, str]:
        return int(self.id[1:]), self.id


class House(NamedTuple):
    """A house number and where it is. ``street`` is as in OpenStreetMap."""

    street: str
    number: str
    lon: float
    lat: float


@dataclass
class Names:
    """What has a name. Places are kept by what they are and by name, streets by name.

    ``districts`` has level and word of the outlines of districts among the places, by id.
    """

    places: dict[tuple[PlaceClass, str], list[OsmPiece]] = field(default_factory=lambda: defaultdict(list))
    streets: dict[str, list[OsmPiece]] = field(default_factory=lambda: defaultdict(list))
    houses: list[House] = field(default_factory=list)
    faults: Faults = field(default_factory=Faults)
    districts: dict[str, tuple[str, str]] = field(default_factory=dict)

    def add(self, objects: Sequence[OsmObject], shapes: Array) -> None:
        """Add objects with their shapes, EPSG:4326."""
        for item, shape in zip(objects, shapes, strict=True):
            if "addr:housenumber" in item.tags:
                self._add_houses(item, shape)
            for route in item.routes:
                kind, _colon, name = route.partition(":")
                self._add_place(ROUTES[kind], names_of({"name": name}), item.id, shape)
            if "name" not in item.tags:
                continue
            names = names_of(item.tags)
            if names and is_street(item.tags, item.shape):
                self.streets[fold(names[0])].append(OsmPiece(tuple(names), item.id, shape.wkb))
            elif names and (found := class_of(item.tags, item.shape)) is not None:
                self._add_place(found, names, item.id, shape)
                if district := district_of(item.tags, item.shape):
                    self.districts[item.id] = district

    def _add_place(self, found: PlaceClass, names: list[str], identifier: str, shape: Any) -> None:
        if names:
            self.places[found, fold(names[0])].append(OsmPiece(tuple(names), identifier, shape.wkb))

    def _add_houses(self, item: OsmObject, shape: Any) -> None:
        street = item.tags.get("addr:street") or item.tags.get("addr:place", "")
        names = names_of({"name": street})
        if not names:
            self.faults.add("house", item.id, item.tags["addr:housenumber"])
            return
        point = shape if item.shape == "point" else shape.centroid
        for part in _BETWEEN_NUMBERS.split(item.tags["addr:housenumber"]):
            number = number_key(part)
            if _NUMBER.fullmatch(number):
                self.houses.append(House(intern(names[0]), intern(number), point.x, point.y))


def number_key(text: str) -> str:
    """Return a house number as everybody writes it: "12 A" is "12a", "3 - 5" is "3-5"."""
    return re.sub(r"\s+", "", text).casefold()


def shapes_of(pieces: Sequence[OsmPiece]) -> Array:
    """Return the shapes of pieces, EPSG:4326."""
    shapes: Array = shapely.from_wkb(np.array([piece.wkb for piece in pieces], object))
    return shapes
