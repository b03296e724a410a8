"""Shapes become paths of an SVG: an island in a lake stays land, wherever the picture cuts the lake."""

from __future__ import annotations

import re

import numpy as np
import pytest
import shapely

from webapp.pictures.paths import path_of

LAKE = shapely.box(0, 0, 100, 100).difference(shapely.box(40, 40, 60, 60))


def winding(path: str) -> list[bool]:
    """Return for each ring of a path whether it runs counter-clockwise."""
    rings = []
    for ring in re.findall(r"M([^MZ]+)Z", path):
        start, _, steps = ring.partition("l")
        numbers = [float(number) for number in f"{start} {steps}".split()]
        rings.append(np.cumsum(np.array(numbers).reshape(-1, 2), axis=0))
    return [shapely.LinearRing(ring).is_ccw for ring in rings]


@pytest.mark.parametrize("exterior_cw", [True, False])
@pytest.mark.parametrize(
    "extent", [shapely.box(-10, -10, 110, 110), shapely.box(10, 10, 200, 200)], ids=["whole", "cut"]
)
def test_a_hole_runs_the_other_way_round_than_its_outline(extent: shapely.Polygon, exterior_cw: bool) -> None:
    lake = shapely.orient_polygons(LAKE, exterior_cw=exterior_cw)
    outline, hole = winding(path_of(np.array([lake]), extent, lambda points: points, 1.0))
    assert outline != hole
