"""A subtle base layer: people live where stops are close together. It is derived, not land use data."""

from __future__ import annotations

from collections.abc import Iterable

import shapely
from shapely.geometry import Point

from geo.geometry import geojson
from geo.geometry.projection import to_lonlat
from geo.geometry.rounding import DRAWN_DECIMALS, rounded

OUT_M, IN_M, BACK_M = 380, -200, 60
SIMPLIFY_M = 70
MIN_AREA_M2 = 80_000


def settlement(stops: Iterable[Point]) -> list[geojson.Feature]:
    """Draw the settled area around stops.

    Parameters
    ----------
    stops : EPSG:25832

    Returns
    -------
    One Feature, EPSG:4326, or none without stops. Buffering out, in and a little out again joins
    stops that are less than 760 m apart and rounds the result.
    """
    grown = shapely.union_all(shapely.buffer(sorted(stops, key=lambda p: (p.x, p.y)), OUT_M, quad_segs=6))
    area = grown.buffer(IN_M, quad_segs=6).buffer(BACK_M, quad_segs=6).simplify(SIMPLIFY_M)
    kept = [
        shapely.Polygon(part.exterior, [r for r in part.interiors if shapely.Polygon(r).area > MIN_AREA_M2])
        for part in shapely.get_parts(area)
        if part.area > MIN_AREA_M2
    ]
    drawn = rounded(to_lonlat(shapely.MultiPolygon(kept)), DRAWN_DECIMALS)
    properties = {"name": "Siedlungsraum (abgeleitet)", "kind": "settlement", "derived": True}
    return [] if drawn is None else [geojson.feature("settlement", drawn, properties)]
