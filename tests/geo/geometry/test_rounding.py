"""Whatever is rounded is valid, or nothing; and what needs no repair is rounded and left alone."""

import math
from itertools import pairwise

import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shapely.geometry import (
    GeometryCollection,
    LineString,
    MultiLineString,
    MultiPoint,
    MultiPolygon,
    Point,
    Polygon,
    box,
)

from geo.geometry.geojson import encode, encoded, geometry_faults
from geo.geometry.rounding import on_grid, rounded, rounded_or_finer

# Whole numbers and thirds of a step: so corners meet, lie on each other's lines, and fall together.
PER_DEGREE = st.sampled_from([1, 10, 100, 1000, 2000, 10**4, 10**5, 10**6])
STEPS = st.tuples(st.integers(-12, 12), st.integers(-12, 12)).map(lambda steps: (steps[0] / 3, steps[1] / 3))
ORIGIN = st.tuples(st.floats(5, 16), st.floats(47, 56))
CORNERS = st.lists(STEPS, min_size=3, max_size=12)


@st.composite
def placed(draw, shapes):
    """A shape drawn in steps of the grid, put somewhere in Germany; and the grid."""
    per_degree, (lon, lat) = draw(PER_DEGREE), draw(ORIGIN)
    steps = draw(shapes)
    return shapely.transform(steps, lambda corners: corners / per_degree + (lon, lat)), per_degree


def polygons(corners):
    return corners.map(Polygon)


@st.composite
def with_holes(draw):
    outline = box(-5, -5, 5, 5)
    holes = draw(st.lists(polygons(CORNERS), min_size=1, max_size=3))
    small = [shapely.affinity.scale(hole, 0.5, 0.5) for hole in holes]
    return Polygon(outline.exterior, [hole.exterior for hole in small])


AREAS = st.one_of(
    polygons(CORNERS),
    with_holes(),
    st.lists(polygons(CORNERS), min_size=1, max_size=4).map(MultiPolygon),
    # Valid before rounding: shores, necks, islands that touch.
    st.lists(polygons(CORNERS), min_size=1, max_size=4).map(
        lambda parts: shapely.union_all([shapely.make_valid(part).buffer(0.2, quad_segs=2) for part in parts])
    ),
)
LINES = st.one_of(
    st.lists(STEPS, min_size=2, max_size=8).map(LineString),
    st.lists(st.lists(STEPS, min_size=2, max_size=4), min_size=1, max_size=4).map(MultiLineString),
)
POINTS = st.one_of(STEPS.map(Point), st.lists(STEPS, min_size=1, max_size=5).map(MultiPoint))
MIXED = st.lists(st.one_of(AREAS, LINES, POINTS), max_size=4).map(GeometryCollection)


def assert_sound(found, per_degree):
    assert found.is_valid
    assert not found.is_empty
    assert found.geom_type != "GeometryCollection"
    assert not hasattr(found, "geoms") or len(found.geoms) > 1
    for value in shapely.get_coordinates(found).flat:
        assert value == round(value * per_degree) / per_degree
    for part in shapely.get_parts(found):
        for ring in [part] if part.geom_type == "LineString" else shapely.get_rings(part):
            corners = shapely.get_coordinates(ring).tolist()
            assert all(here != there for here, there in pairwise(corners))
        if part.geom_type == "Polygon":
            assert part.exterior.is_ccw
            assert not any(ring.is_ccw for ring in part.interiors)


@settings(max_examples=100)
@given(placed(st.one_of(AREAS, LINES, POINTS, MIXED)))
def test_what_comes_out_is_sound_whatever_goes_in(given_shape):
    shape, per_degree = given_shape
    found = on_grid(shape, per_degree)
    if found is not None:
        assert_sound(found, per_degree)
        assert shapely.get_dimensions(found) == shapely.get_dimensions(shape)
        assert on_grid(found, per_degree).equals_exact(found)


@settings(max_examples=60)
@given(placed(AREAS))
def test_no_area_moves_farther_than_the_grid_is_wide(given_shape):
    shape, per_degree = given_shape
    valid = shape.buffer(0)
    assume(not valid.is_empty)
    found = on_grid(valid, per_degree)
    moved = valid if found is None else valid.symmetric_difference(found)
    outlines = shapely.union_all(shapely.get_rings(shapely.get_parts(valid)))
    assert moved.difference(outlines.buffer(1.5 / per_degree)).area <= 1e-9 / per_degree**2


@settings(max_examples=60)
@given(placed(LINES))
def test_a_line_vanishes_only_if_all_its_corners_become_one(given_shape):
    shape, per_degree = given_shape
    long = [part for part in shapely.get_parts(shape) if _is_longer_than_a_corner(part, per_degree)]
    found = on_grid(shape, per_degree)
    assert (found is None) == (not long)
    assert len(shapely.get_parts(found)) == len(long) if long else True


def _is_longer_than_a_corner(part, per_degree):
    corners = (shapely.get_coordinates(part) * per_degree).round()
    return bool((corners != corners[0]).any())


SQUARE = [(0, 0), (1, 0), (1, 1), (0, 1)]
SHAPES = {
    "a tiny ring": (Polygon([(0, 0), (0.004, 0), (0.004, 0.004)]), None),
    "a sliver": (box(0, 0, 1, 0.004), None),
    "a spike of no width": (Polygon([*SQUARE[:2], (1, 3), (1.003, 0), *SQUARE[2:]]), box(0, 0, 1, 1)),
    "a hole that collapses to a point": (
        Polygon(SQUARE, [[(0.5, 0.5), (0.504, 0.5), (0.504, 0.504)]]),
        box(0, 0, 1, 1),
    ),
    "a hole that collapses to a line": (
        Polygon(SQUARE, [[(0.2, 0.5), (0.8, 0.5), (0.8, 0.503), (0.2, 0.503)]]),
        box(0, 0, 1, 1),
    ),
    "a hole that comes to lie along the outline": (
        Polygon(SQUARE, [[(0.2, 0.003), (0.8, 0.003), (0.8, 0.5), (0.2, 0.5)]]),
        box(0, 0, 1, 1).difference(box(0.2, 0, 0.8, 0.5)),
    ),
    "a neck that is pinched": (
        shapely.union_all([box(0, 0, 1, 1), box(1, 0.5, 2, 0.503), box(2, 0, 3, 1)]),
        MultiPolygon([box(0, 0, 1, 1), box(2, 0, 3, 1)]),
    ),
    "an island that vanishes beside one that stays": (
        MultiPolygon([box(0, 0, 1, 1), box(5, 5, 5.003, 5.003)]),
        box(0, 0, 1, 1),
    ),
    "two parts that come to touch": (
        MultiPolygon([box(0, 0, 1, 1), box(1.003, 0, 2, 1)]),
        box(0, 0, 2, 1),
    ),
    "a line of one point": (LineString([(0, 0), (0.004, 0.004)]), None),
    "a line of one point beside another": (
        MultiLineString([[(0, 0), (0.004, 0)], [(0, 0), (1, 1)]]),
        LineString([(0, 0), (1, 1)]),
    ),
    "a point with what is no number": (Point(math.nan, 1), None),
    "nothing": (GeometryCollection([]), None),
    "an area and a line": (
        GeometryCollection([LineString([(0, 0), (3, 3)]), box(0, 0, 1, 1)]),
        box(0, 0, 1, 1),
    ),
    "points that become one": (MultiPoint([(1, 1), (1.001, 1.002)]), Point(1, 1)),
}


@pytest.mark.parametrize("case", SHAPES)
def test_what_the_grid_leaves_nothing_of_is_left_out(case):
    shape, expected = SHAPES[case]
    found = rounded(shape, 2)
    if expected is None:
        assert found is None
    else:
        assert_sound(found, 100)
        assert found.equals(expected)


def test_one_step_is_kept_and_half_a_step_is_not():
    assert rounded(LineString([(0, 0), (0.01, 0)]), 2) is not None
    assert rounded(LineString([(0, 0), (0.0051, 0)]), 2) is not None
    assert rounded(LineString([(0, 0), (0.0049, 0)]), 2) is None
    assert rounded(box(0, 0, 0.0051, 0.0051), 2).area == pytest.approx(0.0001)
    assert rounded(box(0, 0, 0.0049, 0.0051), 2) is None


def test_what_stays_valid_keeps_its_corners_and_their_order():
    ring = [(7.123456, 50.1), (7.2, 50.1), (7.2, 50.2), (7.123456, 50.2)]
    found = rounded(Polygon(ring), 4)
    assert list(found.exterior.coords) == [
        (7.1235, 50.1),
        (7.2, 50.1),
        (7.2, 50.2),
        (7.1235, 50.2),
        (7.1235, 50.1),
    ]


def test_neighbours_still_share_their_border():
    border = [(7.00004, 50.0), (7.00016, 50.00014), (6.99996, 50.00026)]
    west = rounded(Polygon([*border, (6.9, 50.1), (6.9, 49.9)]), 4)
    east = rounded(Polygon([*reversed(border), (7.1, 49.9), (7.1, 50.1)]), 4)
    assert shapely.intersection(west.boundary, east.boundary).length > 0
    assert shapely.intersection(west, east).area == 0


def test_what_must_not_be_lost_keeps_more_decimals():
    tiny = box(7.0, 50.0, 7.00004, 50.00004)
    assert rounded(tiny, 4) is None
    assert rounded_or_finer(tiny, 4).equals(tiny)
    assert rounded_or_finer(box(0, 0, 1e-8, 1e-8), 4) is None


def test_a_member_has_the_type_of_what_is_left():
    member = encode(MultiPolygon([box(0, 0, 1, 1), box(5, 5, 5 + 1e-8, 5 + 1e-8)]))
    assert member["type"] == "Polygon"
    assert list(geometry_faults(member)) == []
    assert encoded(box(0, 0, 1e-8, 1e-8)) is None
