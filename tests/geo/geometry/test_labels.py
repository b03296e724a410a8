"""A label is on its shape: on the longest line, in the largest area, never in a hole."""

from __future__ import annotations

import pytest
import shapely

from geo.geometry.labels import label_point
from geo.geometry.projection import to_metric
from tests.world.ground import lonlat

SMALL, LARGE = shapely.box(0, 0, 500, 500), shapely.box(2_000, 0, 4_000, 2_000)
SHORT, LONG = shapely.LineString([(0, 0), (300, 0)]), shapely.LineString([(0, 1_000), (2_000, 1_000)])


def labelled(shape, preferred=None):
    """The label of a shape in metres, as a point in EPSG:25832."""
    around = None if preferred is None else lonlat(preferred)
    return to_metric(shapely.Point(label_point(lonlat(shape), around)))


@pytest.mark.parametrize(
    ("shape", "part"),
    [
        (shapely.MultiPolygon([SMALL, LARGE]), LARGE),
        (shapely.MultiPolygon([LARGE, SMALL]), LARGE),
        (shapely.MultiLineString([SHORT, LONG]), LONG.buffer(1)),
        (shapely.MultiLineString([LONG, SHORT]), LONG.buffer(1)),
        (shapely.Point(5, 5), shapely.Point(5, 5).buffer(1)),
    ],
)
def test_a_label_is_on_the_greatest_part(shape, part):
    assert to_metric(lonlat(part)).contains(labelled(shape))


def test_a_line_is_labelled_half_way():
    middle = to_metric(lonlat(shapely.Point(1_000, 1_000)))
    assert labelled(LONG).distance(middle) < 1


def test_a_label_is_never_in_a_hole():
    with_hole = shapely.box(0, 0, 4_000, 4_000) - shapely.box(500, 500, 3_500, 3_900)
    assert to_metric(lonlat(with_hole)).contains(labelled(with_hole))


def test_a_label_is_in_the_region_where_the_shape_touches_it():
    region = shapely.box(0, 0, 600, 600)
    assert to_metric(lonlat(SMALL)).contains(labelled(shapely.MultiPolygon([SMALL, LARGE]), region))
    assert to_metric(lonlat(LARGE)).contains(labelled(LARGE, region))
