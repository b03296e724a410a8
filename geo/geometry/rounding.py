"""Rounding geometry: done only here, because a rounded shape easily becomes invalid.

Two corners of a line become one, a narrow neck crosses itself, a hole touches its outline along an edge. What
comes out here is valid, or it is None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import shapely
from shapely.errors import ShapelyError
from shapely.geometry import LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

DECIMALS = 6  # 0.1 m; RFC 7946, section 11.2, advises against more
DRAWN_DECIMALS = 4  # 7 by 11 m, for base layers that are only drawn: a fifth of the effect of simplifying

_Simple = Point | LineString | Polygon
_RING = 4  # corners of a ring, counting the first one again at the end


def rounded(geometry: BaseGeometry, decimals: int = DECIMALS) -> BaseGeometry | None:
    """Round the coordinates of a shape, in degrees, to some decimals; see `on_grid`."""
    return on_grid(geometry, 10**decimals)


def rounded_or_finer(geometry: BaseGeometry, decimals: int, finest: int = DECIMALS) -> BaseGeometry | None:
    """Round a shape that must not get lost: to more decimals if it would vanish otherwise."""
    tries = (rounded(geometry, digits) for digits in range(decimals, finest + 1))
    return next((shape for shape in tries if shape is not None), None)


def on_grid(geometry: BaseGeometry, per_degree: int) -> BaseGeometry | None:
    """Move the corners of a shape to a grid.

    Parameters
    ----------
    geometry : any shape, valid or not; of a GeometryCollection, the parts of the highest dimension
    per_degree : grid lines per degree (the unit of the coordinates)

    Returns
    -------
    A valid shape of the same dimension, flat, exterior rings counter-clockwise; with one part it is not a
    Multi-shape, and never a GeometryCollection. No corner follows itself. Parts and holes that the grid
    leaves nothing of are left out; None if that is all. What stays valid by mere rounding is rounded and not
    changed otherwise, so that neighbours still share their corners.
    """
    pieces = _pieces(shapely.force_2d(geometry))
    if not pieces:
        return None
    round_one, gather = _KINDS[int(shapely.get_dimensions(pieces[0]))]
    parts = [part for piece in pieces if (part := round_one(piece, per_degree)) is not None]
    return gather(parts, per_degree) if parts else None


def position(lonlat: Sequence[float], decimals: int = DECIMALS) -> list[float]:
    """Return a position, or a bbox, as a list of numbers for GeoJSON."""
    return [round(float(value), decimals) for value in lonlat]


def coordinates_of(geometry: BaseGeometry) -> Any:
    """Return the coordinates of a shape as lists for GeoJSON."""
    return _lists(shapely.geometry.mapping(geometry)["coordinates"])


def _lists(values: Any) -> Any:
    return [_lists(value) for value in values] if isinstance(values, (tuple, list)) else values


def _pieces(geometry: BaseGeometry) -> list[_Simple]:
    """Return the simple shapes that a shape is made of: those of its highest dimension."""
    flat = [piece for piece in _flat(geometry) if not piece.is_empty]
    highest = max((shapely.get_dimensions(piece) for piece in flat), default=-1)
    return [piece for piece in flat if shapely.get_dimensions(piece) == highest]


def _flat(geometry: BaseGeometry) -> Iterator[_Simple]:
    for part in shapely.get_parts(geometry):
        if shapely.get_num_geometries(part) == 1 and not hasattr(part, "geoms"):
            yield part
        else:
            yield from _flat(part)


def _corners(piece: BaseGeometry, per_degree: int) -> np.ndarray:
    """Return the corners of a point, line or ring on the grid, without repetitions in a row."""
    exact = shapely.get_coordinates(piece)
    moved = np.rint(exact * per_degree) / per_degree + 0.0  # avoid negative zero
    changes = np.any(moved[1:] != moved[:-1], axis=1)
    return moved[np.concatenate(([True], changes))]


def _point(piece: Point, per_degree: int) -> Point | None:
    corner = _corners(piece, per_degree)[0]
    return Point(corner) if np.isfinite(corner).all() else None


def _line(piece: LineString, per_degree: int) -> LineString | None:
    corners = _corners(piece, per_degree)
    return LineString(corners) if len(corners) > 1 and np.isfinite(corners).all() else None


def _polygon(piece: Polygon, per_degree: int) -> Polygon | None:
    outline, *holes = (_corners(ring, per_degree) for ring in (piece.exterior, *piece.interiors))
    if not _is_ring(outline, per_degree):
        return None
    return Polygon(outline, [hole for hole in holes if _is_ring(hole, per_degree)])


def _is_ring(corners: np.ndarray, per_degree: int) -> bool:
    """Whether corners on the grid span an area; measured in whole steps, because degrees are never exact."""
    if len(corners) < _RING or not np.isfinite(corners).all():
        return False
    x, y = np.rint((corners - corners[0]) * per_degree).T
    return bool(np.any(x[1] * y != y[1] * x))


def _points(parts: list[Point], _: int) -> BaseGeometry | None:
    different = list(dict.fromkeys((part.x, part.y) for part in parts))
    return Point(different[0]) if len(different) == 1 else MultiPoint(different)


def _lines(parts: list[LineString], _: int) -> BaseGeometry | None:
    return parts[0] if len(parts) == 1 else MultiLineString(parts)


def _areas(parts: list[Polygon], per_degree: int) -> BaseGeometry | None:
    found: BaseGeometry | None = parts[0] if len(parts) == 1 else MultiPolygon(parts)
    for repair in _REPAIRS:
        if found is None or found.is_valid:
            break
        found = _repaired(found, repair, per_degree)
    if found is None or not found.is_valid:
        return None
    return shapely.orient_polygons(found, exterior_cw=False)


def _repaired(area: BaseGeometry, repair: _Repair, per_degree: int) -> BaseGeometry | None:
    """Repair an area in whole steps of the grid, which are exact numbers, and snap it again."""
    steps = shapely.transform(area, lambda corners: np.rint(corners * per_degree))
    try:
        repaired = repair(steps)
    except ShapelyError:
        return None
    on_grid = shapely.transform(repaired, lambda corners: corners / per_degree)
    found = [_polygon(piece, per_degree) for piece in _pieces(on_grid) if isinstance(piece, Polygon)]
    kept = [part for part in found if part is not None]
    return None if not kept else kept[0] if len(kept) == 1 else MultiPolygon(kept)


def _cut(area: BaseGeometry) -> BaseGeometry:
    # The other method fills a hole that shares a piece of its outline.
    return shapely.make_valid(area, method="structure", keep_collapsed=False)


def _snapped(area: BaseGeometry) -> BaseGeometry:
    return shapely.set_precision(_cut(area), 1)


_Repair = Callable[[BaseGeometry], BaseGeometry]
# The first cuts an area where it touches itself and moves no corner; where the cut lies beside the grid, the
# others move it there, and the shape around it.
_REPAIRS: tuple[_Repair, ...] = (_cut, _snapped, _snapped)

_Round = Callable[[Any, int], _Simple | None]
_Gather = Callable[[list[Any], int], BaseGeometry | None]
# By dimension, which determines the type: how one part is rounded, and how the parts are joined.
_KINDS: dict[int, tuple[_Round, _Gather]] = {
    0: (_point, _points),
    1: (_line, _lines),
    2: (_polygon, _areas),
}
