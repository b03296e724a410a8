"""The places of a map by tile of the web map, for maps that load them by what is in view."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator

import shapely
import shapely.geometry

from geo.public import Place, Published
from webapp.words import is_whole

# Some 12 km wide: a county has a few dozen, a screen that shows a town needs about six.
ZOOM = 11


def by_tile(published: Published) -> dict[str, tuple[str, ...]]:
    """Return the ids of the places in each tile that has some; its key is "x/y". A line is in several."""
    found: dict[str, list[str]] = defaultdict(list)
    for place in published.places.values():
        for x, y in _tiles_of(place):
            found[f"{x}/{y}"].append(place.id)
    return {tile: tuple(ids) for tile, ids in sorted(found.items())}


def _tiles_of(place: Place) -> Iterator[tuple[int, int]]:
    if place.geometry["type"] == "Point" or is_whole(place):
        yield _tile_at(*place.label_point)
        return
    shape = shapely.geometry.shape(place.geometry)
    west, south, east, north = shape.bounds
    (left, top), (right, bottom) = _tile_at(west, north), _tile_at(east, south)
    own = _tile_at(*place.label_point)  # its symbol
    for x in range(left, right + 1):
        for y in range(top, bottom + 1):
            if (x, y) == own or shape.intersects(shapely.box(*_bounds(x, y))):
                yield x, y


def _tile_at(lon: float, lat: float) -> tuple[int, int]:
    """Return x and y of the tile that a point (EPSG:4326) lies in."""
    row = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2
    return int((lon + 180) / 360 * 2**ZOOM), int(row * 2**ZOOM)


def _bounds(x: int, y: int) -> tuple[float, float, float, float]:
    """Return (west, south, east, north) of a tile, EPSG:4326."""
    west, east = (at / 2**ZOOM * 360 - 180 for at in (x, x + 1))
    north, south = (math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * at / 2**ZOOM)))) for at in (y, y + 1))
    return west, south, east, north
