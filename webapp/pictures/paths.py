"""From geometry in metres to the path of an SVG."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

# Units: finer detail is invisible and would only cost bytes.
TOLERANCE = 0.35


def path_of(
    shapes: np.ndarray,
    extent: BaseGeometry,
    to_units: Callable[[np.ndarray], np.ndarray],
    metres_per_unit: float,
) -> str:
    """Cut shapes (EPSG:25832) to ``extent``, simplify them, write them as one path; "" if none is in view."""
    if not len(shapes):
        return ""
    seen = shapes[shapely.intersects(shapes, extent)]
    cut = shapely.get_parts(shapely.clip_by_rect(seen, *extent.bounds))
    simple = shapely.simplify(cut[~shapely.is_empty(cut)], TOLERANCE * metres_per_unit)
    # Clipping reverses an outline but not its holes, and SVG fills holes of the same direction.
    return "".join(_lines(shapely.get_parts(shapely.orient_polygons(simple)), to_units))


def _lines(parts: np.ndarray, to_units: Callable[[np.ndarray], np.ndarray]) -> Iterator[str]:
    """Write lines, and rings of polygons, in their order; all corners are computed at once."""
    dimensions = shapely.get_dimensions(parts)
    rings, of_ring = shapely.get_rings(parts, return_index=True)
    pieces = np.concatenate((rings, parts[dimensions == 1]))
    is_ring = np.arange(len(pieces)) < len(rings)
    order = np.argsort(np.concatenate((of_ring, np.flatnonzero(dimensions == 1))), kind="stable")
    pieces, is_ring = pieces[order], is_ring[order]
    corners, of_piece = shapely.get_coordinates(pieces, return_index=True)
    if not len(corners):
        return
    first = np.concatenate(([True], of_piece[1:] != of_piece[:-1]))
    # "Z" closes a ring, not its first corner again.
    closes = np.concatenate((first[1:], [True])) & is_ring[of_piece]
    corners, of_piece, first = corners[~closes], of_piece[~closes], first[~closes]
    tenths = np.rint(to_units(corners) * 10).astype(int)
    # Relative steps in tenths of a unit are half as long as absolute points.
    steps = np.where(first[:, None], tenths, np.diff(tenths, axis=0, prepend=tenths[:1]))
    seen = first | steps.any(axis=1)
    values, number = np.unique(steps[seen], return_inverse=True)
    texts = np.array([f"{value / 10:g}" for value in values.tolist()], object)[number].ravel().tolist()
    starts = np.flatnonzero(first[seen]).tolist()
    for start, end, ring in zip(starts, [*starts[1:], seen.sum()], is_ring[of_piece[first]], strict=True):
        steps_text = "l" + " ".join(texts[2 * start + 2 : 2 * end]) if end > start + 1 else ""
        yield f"M{texts[2 * start]} {texts[2 * start + 1]}{steps_text}{'Z' if ring else ''}"
