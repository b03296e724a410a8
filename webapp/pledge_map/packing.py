"""Shapes in few bytes for the map: each corner as the steps from the one before, in letters.

GeoJSON writes the degrees of every corner in full, which was two thirds of what a map loads beside Leaflet.
``static/js/packing.js`` unpacks the same numbers again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

# Five bits of a number are a letter; the upper half of the letters says that more of it follows.
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
# How deep the corners of a type lie in its coordinates, beside those of areas.
_DEPTHS = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
_MAX_DECIMALS = 9
Geometry = dict[str, Any]


def packed_layer(features: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the features of a layer packed: ``per`` steps a degree, ``types`` and ``at`` of each feature.

    ``properties`` are only there if a feature has any. Types and shapes as GeoJSON has them.

    Raises
    ------
    ValueError : a shape is of another type, or its coordinates have more decimals than a map can need.
    """
    geometries = [feature["geometry"] for feature in features]
    layer = _packed(geometries) | {"types": [geometry["type"] for geometry in geometries]}
    properties = [feature["properties"] for feature in features]
    return layer | ({"properties": properties} if any(properties) else {})


def packed_place(place: dict[str, Any]) -> dict[str, Any]:
    """Return a place of the map with its shape packed, if it has one."""
    if not place["shape"]:
        return place
    return place | {"shape": {"type": place["shape"]["type"]} | _packed([place["shape"]])}


def _packed(geometries: list[Geometry]) -> dict[str, Any]:
    """Return shapes as one text: ";" between them, "," between areas of one, "." between lines of one."""
    shapes = [_areas(geometry) for geometry in geometries]
    corners = (corner for areas in shapes for lines in areas for line in lines for corner in line)
    per_degree = _steps_per_degree(value for corner in corners for value in corner)
    letters = _Letters(per_degree)
    at = ";".join(",".join(".".join(map(letters.of_line, lines)) for lines in areas) for areas in shapes)
    return {"per": per_degree, "at": at}


def _areas(geometry: Geometry) -> list[list[list[list[float]]]]:
    """Return the lines or rings of each area of a shape; what is no area has one."""
    if geometry["type"] not in _DEPTHS:
        raise ValueError(geometry["type"])
    areas: Any = geometry["coordinates"]
    for _ in range(_DEPTHS[geometry["type"]], _DEPTHS["MultiPolygon"]):
        areas = [areas]
    return areas  # type: ignore[no-any-return]  # three lists deep, then positions


def _steps_per_degree(values: Iterable[float]) -> int:
    """Return the grid on which all of these degrees lie exactly."""
    decimals = 0
    for value in values:
        while round(value, decimals) != value:
            decimals += 1
            if decimals > _MAX_DECIMALS:
                raise ValueError(value)
    return int(10**decimals)


class _Letters:
    """Writes lines one after another, each from where the one before has ended."""

    def __init__(self, per_degree: int) -> None:
        self._per_degree = per_degree
        self._x = self._y = 0

    def of_line(self, line: list[list[float]]) -> str:
        return "".join(letter for lon, lat in line for letter in self._of_corner(lon, lat))

    def _of_corner(self, lon: float, lat: float) -> Iterator[str]:
        x, y = round(lon * self._per_degree), round(lat * self._per_degree)
        for step in (x - self._x, y - self._y):
            yield from _letters_of(step)
        self._x, self._y = x, y


def _letters_of(step: int) -> Iterator[str]:
    rest = -2 * step - 1 if step < 0 else 2 * step
    while rest > 31:
        yield LETTERS[32 + rest % 32]
        rest //= 32
    yield LETTERS[rest]
