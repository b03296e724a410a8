"""The geometry of a feature, checked: valid, bounded, in Germany and near its own region."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.country.cells import Fault
from geo.country.describing import Box
from geo.geometry import geojson

MAX_VERTICES, MAX_VERTICES_OF_ALL = 100_000, 5_000_000
# With what is near its borders, as a railway to Maastricht or Basel: some 30 km beyond the outermost points.
GERMANY = (5.4, 47.0, 15.5, 55.4)
# A pledge may be about a line to the next city; but nothing of it is nearer than this to its own county.
FAR_DEGREES = 0.5
_TYPES = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon")


def read(member: Any, number: int) -> BaseGeometry:
    """Return the shape of a geometry member.

    Raises
    ------
    Fault : it is none, broken, too large, or not in Germany
    """
    kind = member.get("type") if isinstance(member, dict) else None
    if kind not in _TYPES:
        raise _fault("source_geometry", number, reason=f"type: {kind}")
    positions = _counted(member.get("coordinates"))
    if positions > MAX_VERTICES:
        raise _fault("source_vertices", number, found=positions, limit=MAX_VERTICES)
    try:
        shape = geojson.shape_of(member)
    except geojson.UNREADABLE as error:
        raise _fault("source_geometry", number, reason=" ".join(str(error).split())[:100]) from None
    fault = geojson.invalidity(shape)
    if fault:
        raise _fault("source_geometry", number, reason=fault)
    shape = shapely.force_2d(shape)
    _check_in_germany(shape, number)
    return shape


def vertices(shape: BaseGeometry) -> int:
    return int(shapely.get_num_coordinates(shape))


def check_near(shape: BaseGeometry, number: int, boxes: Sequence[Box]) -> None:
    """Check that a shape is in or near one of several boxes; no box is no check.

    Raises
    ------
    Fault : it is far from all of them
    """
    if boxes and not any(shapely.box(*_grown(box)).intersects(shape) for box in boxes):
        raise _fault("source_elsewhere", number, _at(shape))


def _grown(box: Box) -> Box:
    west, south, east, north = box
    return west - FAR_DEGREES, south - FAR_DEGREES, east + FAR_DEGREES, north + FAR_DEGREES


def _at(shape: BaseGeometry) -> str:
    west, south, _east, _north = shape.bounds
    return f"{west:.4f}, {south:.4f}"


def _check_in_germany(shape: BaseGeometry, number: int) -> None:
    west, south, east, north = shape.bounds
    if not _inside((west, south, east, north), GERMANY):
        is_swapped = _inside((south, west, north, east), GERMANY)
        code = "source_swapped" if is_swapped else "source_abroad"
        raise _fault(code, number, _at(shape))


def _inside(inner: Box, outer: Box) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _counted(coordinates: Any, depth: int = 0) -> int:
    """How many positions there are, before a shape is made of them."""
    if not isinstance(coordinates, list) or depth > 4:
        return 0
    if not coordinates or not isinstance(coordinates[0], list):
        return 1
    return sum(_counted(one, depth + 1) for one in coordinates)


def _fault(code: str, number: int, value: str = "", **details: object) -> Fault:
    return Fault(code, number, "geometry", value, **details)
