"""Distances in metres: to the nearest point of what a place is, not to its symbol."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapely

from geo.geometry.projection import to_metric
from geo.publishing.published import read_published
from tests.conftest import REPOSITORY, in_every_county
from webapp.near.nearness import Nearness

# The station of Düren, as its stop has it.
STATION_LAT, STATION_LON = 50.8095, 6.4825


@pytest.fixture(scope="module")
def nearness() -> Nearness:
    return Nearness(read_published(REPOSITORY))


def test_a_line_that_ends_here_is_near_however_far_its_middle_is(nearness: Nearness) -> None:
    assert nearness.from_point(STATION_LAT, STATION_LON)["boerdebahn"] < 50


def test_a_point_within_an_area_is_at_no_distance(nearness: Nearness) -> None:
    lon, lat = read_published(REPOSITORY).places["indesee-umfeld"].label_point
    assert nearness.from_point(lat, lon)["indesee-umfeld"] == 0


def test_a_municipality_is_at_no_distance_from_what_lies_in_it(nearness: Nearness) -> None:
    assert nearness.near_area("05358008", 0)["bahnhof-dueren"] == 0
    assert "bahnhof-dueren" not in nearness.near_area("05358016", 5_000)


def test_a_place_is_measured_to_all_others_that_are_near(nearness: Nearness) -> None:
    distances = nearness.near_place("bahnhof-dueren", 50)
    assert "bahnhof-dueren" not in distances
    assert distances["boerdebahn"] < 50


def test_the_municipality_of_a_point_is_at_no_distance(nearness: Nearness) -> None:
    distances = nearness.areas_from_point(STATION_LAT, STATION_LON)
    assert [ags for ags, distance_m in distances.items() if distance_m == 0] == ["05358008"]


def test_the_nearest_point_of_a_line_lies_where_it_comes_closest(nearness: Nearness) -> None:
    """The Bördebahn passes Kreuzau in the north-east, far from its own middle."""
    lon, lat = nearness.nearest_point("05358028", "boerdebahn")
    assert nearness.from_point(lat, lon)["boerdebahn"] < 1
    to_kreuzau_m = nearness.areas_from_point(lat, lon)["05358028"]
    assert to_kreuzau_m == pytest.approx(nearness.near_area("05358028", 5_000)["boerdebahn"], abs=1)


@in_every_county
def test_distances_are_those_between_the_shapes_and_no_place_is_near_itself(county_home: Path) -> None:
    published = read_published(county_home)
    shapes = {id_: to_metric(shapely.geometry.shape(p.geometry)) for id_, p in published.places.items()}
    nearness = Nearness(published)
    for place_id in sorted(shapes)[::7]:
        found = nearness.near_place(place_id, 4_000)
        near = {other for other, shape in shapes.items() if shapes[place_id].dwithin(shape, 4_000)}
        assert set(found) == near - {place_id}
        for other, distance_m in found.items():
            assert distance_m == pytest.approx(shapes[place_id].distance(shapes[other]), abs=1e-6)
