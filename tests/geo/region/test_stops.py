"""From the poles of a timetable to stops, and from their names to Ortsteile."""

import pytest
import shapely

from geo.geometry import geojson
from geo.geometry.projection import to_metric
from geo.place.municipalities import Municipalities
from geo.region.localities import from_stops
from geo.region.stops import Pole, clusters, merged

AUEN = "09001001"


@pytest.fixture
def municipalities(tiny_world):
    return Municipalities(tiny_world["municipalities"])


def poles(*names):
    """Poles in Auen, 100 m apart."""
    start = to_metric(shapely.Point(6.42, 50.82))
    return [
        Pole(
            str(number), name, shapely.Point(start.x + 100 * number, start.y), not name.endswith("Auen"), AUEN
        )
        for number, name in enumerate(names)
    ]


@pytest.mark.parametrize(
    ("names", "localities"),
    [
        (["Kirchfeld Kirche, Auen", "Kirchfeld Schule, Auen"], ["Kirchfeld"]),
        (["Kirchfeld, Auen", "Kirchfeld Schule, Auen"], ["Kirchfeld"]),
        (["Kirchfeld über Bach Schule, Auen", "Kirchfeld über Bach Kirche, Auen"], ["Kirchfeld über Bach"]),
        (["D'horn, Auen", "D’horn Schule, Auen"], ["D'horn"]),
        (["Kirchfeld, Auen", "Kirchfeld (Bus), Auen"], []),  # one stop, two poles
        (["Kirchfeld Schule, Auen"], []),
        (["Zülpicher Platz, Auen", "Zülpicher Straße, Auen"], []),
        (["Am Bach, Auen", "Am Wald, Auen"], []),
        (["Abzw. Bogheim, Auen", "Abzw. Hoven, Auen"], []),
        (["St. Anna, Auen", "St. Josef, Auen"], []),
        (["Auen Mitte, Auen", "Auen Nord, Auen"], []),
        (["Kirchfeld Kirche, Auen", "Kirchfeld Schule, Bergen, Auen"], ["Kirchfeld"]),
        (["Auen-Kirchfeld", "Kirchfeld Schule, Auen"], ["Kirchfeld"]),
    ],
)
def test_a_first_word_that_two_stops_share_is_an_ortsteil(municipalities, names, localities):
    found = from_stops(poles(*names), ("09001",), municipalities)
    assert [item["properties"]["name"] for item in found] == localities


def test_an_ortsteil_lies_at_the_median_of_its_stops(municipalities):
    stops = poles(*(f"Kirchfeld {name}, Auen" for name in ("Kirche", "Schule", "Post")))
    stops[2] = Pole(
        "9", stops[2].raw_name, shapely.Point(stops[2].point.x + 5000, stops[2].point.y), False, AUEN
    )
    (item,) = from_stops(stops, ("09001",), municipalities)
    assert to_metric(geojson.geometry_of(item)).distance(stops[1].point) < 1


def test_stops_of_one_name_far_apart_stay_two(municipalities):
    near, far = poles("Mühle, Auen", "Mühle, Auen")
    far = Pole("77", far.raw_name, shapely.Point(far.point.x + 2000, far.point.y), False, AUEN)
    assert len(clusters([near, far], 500)) == 2
    assert [item["id"] for item in merged([near, far], municipalities.names)] == [
        "stop-muehle-auen-0",
        "stop-muehle-auen-77",
    ]
