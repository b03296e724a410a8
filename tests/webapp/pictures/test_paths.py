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


def test_lines_and_rings_are_written_in_their_order_and_with_steps() -> None:
    shapes = [
        shapely.LineString([(0, 0), (1, 2), (1, 2.01), (4, -2.5)]),
        shapely.MultiPolygon([shapely.box(0, 0, 10, 10), LAKE]),
        shapely.Point(3, 3),
        shapely.LineString([(5, 5), (5, 9)]),
    ]
    path = path_of(np.array(shapes), shapely.box(-500, -500, 500, 500), lambda points: points, 1.0)
    first, *rings, last = re.findall(r"M[^M]+", path)
    assert first == "M0 0l1 2 3 -4.5"
    assert [ring.endswith("Z") for ring in rings] == [True] * 3
    assert last == "M5 5l0 4"
    areas = [abs(shapely.Polygon(_ring(ring)).area) for ring in rings]
    assert areas == [100, 10_000, 400]


def _ring(path: str) -> np.ndarray:
    numbers = [float(number) for number in path.strip("MZ").replace("l", " ").split()]
    return np.cumsum(np.array(numbers).reshape(-1, 2), axis=0)


def test_nothing_in_view_is_no_path() -> None:
    far = shapely.box(900, 900, 910, 910)
    assert path_of(np.array([LAKE]), far, lambda points: points, 1.0) == ""
    assert path_of(np.array([shapely.Point(5, 5)]), shapely.box(0, 0, 9, 9), lambda points: points, 1.0) == ""
