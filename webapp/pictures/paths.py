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
    wound = shapely.orient_polygons(simple)
    return "".join(part for shape in wound for part in _parts(shape, to_units))


def _parts(shape: BaseGeometry, to_units: Callable[[np.ndarray], np.ndarray]) -> Iterator[str]:
    if shape.geom_type == "Polygon":
        for ring in shapely.get_rings(shape):
            yield _line(to_units(shapely.get_coordinates(ring))[:-1]) + "Z"
    elif shape.geom_type in ("LineString", "LinearRing"):
        yield _line(to_units(shapely.get_coordinates(shape)))
    elif hasattr(shape, "geoms"):
        for part in shape.geoms:
            yield from _parts(part, to_units)


def _line(points: np.ndarray) -> str:
    """Write relative steps in tenths of a unit: half as long as absolute points."""
    tenths = np.rint(points * 10).astype(int)
    steps = [f"{x / 10:g} {y / 10:g}" for x, y in np.diff(tenths, axis=0).tolist() if x or y]
    return f"M{tenths[0, 0] / 10:g} {tenths[0, 1] / 10:g}" + ("l" + " ".join(steps) if steps else "")
