"""Where a label goes: a point that is guaranteed to be on the shape."""

from __future__ import annotations

import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geo.geometry.projection import to_lonlat, to_metric
from geo.geometry.rounding import position

_TOLERANCE_M = 20.0


def label_point(geometry: BaseGeometry, preferred: BaseGeometry | None = None) -> list[float]:
    """Choose the point at which a shape is labelled.

    Parameters
    ----------
    geometry : Point, line or area, EPSG:4326
    preferred : area in which the label should lie if the shape touches it (the region), EPSG:4326

    Returns
    -------
    [lon, lat]: of a point itself; on a line, the middle of its longest part; in an area, the point that is
    farthest from the outline of its largest part.
    """
    metric = to_metric(geometry)
    if preferred is not None and not preferred.is_empty:
        inside = metric.intersection(to_metric(preferred))
        parts = [part for part in shapely.get_parts(inside) if not part.is_empty]
        same_kind = [part for part in parts if _dimension(part) == _dimension(metric)]
        if same_kind:
            metric = shapely.union_all(same_kind)
    spot: Point
    if _dimension(metric) == 0:
        spot = shapely.get_parts(metric)[0]
    elif _dimension(metric) == 1:
        joined = shapely.line_merge(metric)
        spot = max(shapely.get_parts(joined), key=lambda part: part.length).interpolate(0.5, normalized=True)
    else:
        largest = max(shapely.get_parts(metric), key=lambda part: part.area)
        spot = shapely.get_point(shapely.maximum_inscribed_circle(largest, tolerance=_TOLERANCE_M), 0)
    lonlat = to_lonlat(spot)
    return position((lonlat.x, lonlat.y))


def _dimension(geometry: BaseGeometry) -> int:
    return int(shapely.get_dimensions(geometry))
