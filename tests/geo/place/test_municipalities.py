import pytest
import shapely

from geo.geometry.labels import label_point
from geo.geometry.projection import to_metric
from geo.place.municipalities import contradictions

AUEN, BERGEN, CRAMM = "09001001", "09001002", "09002001"


@pytest.fixture
def municipalities(gazetteer):
    return gazetteer.municipalities


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        (shapely.Point(6.42, 50.82), [AUEN]),
        (shapely.Point(6.449, 50.82), [AUEN, BERGEN]),  # 70 m from the border
        (shapely.Point(6.446, 50.82), [AUEN]),  # 280 m
        (shapely.Point(7.0, 50.82), []),
        (shapely.LineString([(6.42, 50.82), (6.48, 50.82)]), [AUEN, BERGEN]),
        (shapely.LineString([(6.41, 50.82), (6.4502, 50.82)]), [AUEN]),  # 14 m across
        (shapely.box(6.41, 50.81, 6.48, 50.83), [AUEN, BERGEN]),
        (shapely.box(6.41, 50.81, 6.4501, 50.83), [AUEN]),
        (shapely.box(6.449, 50.82, 6.451, 50.821), [AUEN, BERGEN]),  # small, but half of it on each side
    ],
)
def test_slivers_do_not_count_and_points_near_a_border_count_twice(municipalities, shape, expected):
    assert municipalities.touched(to_metric(shape)) == expected


def test_a_point_on_the_border_is_contained_in_one_municipality(municipalities):
    assert municipalities.containing(to_metric(shapely.Point(6.45, 50.82))) in (AUEN, BERGEN)
    assert municipalities.containing(to_metric(shapely.Point(0, 50))) is None


@pytest.mark.parametrize(
    ("claimed", "shape", "absent", "unclaimed"),
    [
        ([AUEN], shapely.box(6.41, 50.81, 6.42, 50.82), [], []),
        ([AUEN, BERGEN], shapely.box(6.41, 50.81, 6.42, 50.82), [BERGEN], []),
        ([AUEN], shapely.box(6.41, 50.81, 6.48, 50.82), [], [BERGEN]),
        ([AUEN], shapely.Point(6.4495, 50.82), [], []),
        ([CRAMM], shapely.Point(6.4495, 50.82), [CRAMM], [AUEN, BERGEN]),
        (["05315000"], shapely.Point(7.0, 50.82), [], []),  # a municipality that this map doesn't know
    ],
)
def test_what_a_landmark_claims_is_checked_against_its_shape(
    municipalities, claimed, shape, absent, unclaimed
):
    assert contradictions(claimed, to_metric(shape), municipalities) == (absent, unclaimed)


HORSESHOE = shapely.box(6.40, 50.80, 6.44, 50.84) - shapely.box(6.41, 50.80, 6.43, 50.83)


@pytest.mark.parametrize(
    "shape",
    [
        HORSESHOE,
        shapely.MultiPolygon([HORSESHOE, shapely.box(6.45, 50.8, 6.451, 50.801)]),
        shapely.Point(6.4, 50.8),
    ],
)
def test_a_label_lies_inside_the_shape(shape):
    assert shape.intersects(shapely.Point(label_point(shape)))


def test_the_label_of_a_line_lies_on_it_near_the_middle_of_its_part_in_the_region():
    line = shapely.LineString([(6.30, 50.82), (6.50, 50.82)])
    region = shapely.box(6.40, 50.80, 6.50, 50.84)
    label = shapely.Point(label_point(line, region))
    assert to_metric(label).distance(to_metric(line)) < 20
    assert label.x == pytest.approx(6.45, abs=0.001)


def test_the_label_of_an_area_lies_in_the_region_if_it_can():
    region = shapely.box(6.48, 50.80, 6.60, 50.84)
    area = shapely.box(6.40, 50.81, 6.50, 50.83)
    assert area.intersection(region).contains(shapely.Point(label_point(area, region)))
    elsewhere = shapely.box(7, 50, 8, 51)
    assert area.contains(shapely.Point(label_point(area, elsewhere)))
