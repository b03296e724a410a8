"""A landmark that bears the name of a municipality, village or station captures it only where it is in its
place."""

import pytest

from geo.geometry.projection import to_lonlat, to_metric
from geo.place.gazetteer import Gazetteer
from geo.place.geocode import Outcome, choices, geocode
from geo.place.place import place_of
from geo.text.toponym import parse
from tests.geo.conftest import place, square

AUEN, BERGEN = "09001001", "09001002"
AREAS = [
    place(
        AUEN, "Auen", "municipality", [AUEN], square(6.40, 50.80, 6.45, 50.84), alt_names=["Gemeinde Auen"]
    ),
    place(BERGEN, "Bergen an der Ilm", "municipality", [BERGEN], square(6.45, 50.80, 6.55, 50.84)),
]
VILLAGES = [
    place("geonames-1", "Auen", "locality", [AUEN], (6.42, 50.82)),
    place("geonames-2", "Tal", "locality", [AUEN], (6.41, 50.81), accuracy_m=500),
    place("geonames-3", "Grob", "locality", [AUEN], (6.41, 50.83), accuracy_m=2000),
]
STOPS = [
    place("station-holz", "Holz", "station", [AUEN], (6.42, 50.81), alt_names=["Bahnhof Holz"]),
    place("stop-moor", "Moor", "stop", [AUEN], (6.42, 50.81)),
]  # fmt: skip


def search(text, *landmarks):
    """The answer in a world with some landmarks."""
    files = {
        "municipalities.geojson": AREAS,
        "localities.geojson": VILLAGES,
        "stops.geojson": STOPS,
        "landmarks.geojson": landmarks,
    }
    gazetteer = Gazetteer(
        (place_of(item, file) for file, items in files.items() for item in items), ("09001",)
    )
    return geocode(parse(text), gazetteer), gazetteer


def school(name, lonlat, ags=BERGEN, **more):
    return place("schule", name, "school", [ags], lonlat, precision="site", **more)


def moved(lonlat, east_m):
    """A point so many metres to the east."""
    point = to_metric(place_of(school("x", lonlat), "landmarks.geojson").geometry)
    lon, lat = to_lonlat(type(point)(point.x + east_m, point.y)).coords[0]
    return lon, lat


@pytest.mark.parametrize(
    ("text", "landmark"),
    [
        ("Auen", school("Auen", (6.50, 50.82))),
        ("Auen", school("Neue Schule", (6.50, 50.82), alt_names=["Auen"])),
        ("Gemeinde Auen", school("Gemeinde Auen", (6.50, 50.82))),
        ("Bergen an der Ilm", school("Bergen an der Ilm", (6.41, 50.81), ags=AUEN)),
        ("Bergen a. d. Ilm", school("Bergen a. d. Ilm", (6.41, 50.81), ags=AUEN)),
        ("Tal", school("Tal", (6.50, 50.82))),
        ("Tal", school("Tal", (6.44, 50.83), ags=AUEN)),
        ("Holz", school("Holz", (6.50, 50.82))),
        ("Bahnhof Holz", school("Bahnhof Holz", (6.50, 50.82))),
    ],
)
def test_one_that_lies_elsewhere_is_a_question(text, landmark):
    answer, gazetteer = search(text, landmark)
    assert answer.outcome is Outcome.AMBIGUOUS
    assert answer.candidates[0].id == "schule"
    # Each of the choices settles it.
    settled = [geocode(parse(entry), gazetteer).place for entry in choices(answer, gazetteer)]
    assert [one.name for one in settled] == [one.name for one in answer.candidates]


@pytest.mark.parametrize(
    ("text", "landmark"),
    [
        ("Auen", school("Auen", (6.43, 50.83), ags=AUEN)),
        ("Tal", school("Tal", (6.411, 50.811), ags=AUEN)),
        ("Holz", school("Holz", (6.421, 50.811), ags=AUEN)),
        ("Grob", school("Grob", (6.425, 50.835), ags=AUEN)),  # what is known to 2 km may be drawn better
        ("Moor", school("Moor", (6.50, 50.82))),  # a stop
        ("Auen (Bergen an der Ilm)", school("Auen", (6.50, 50.82))),
    ],
)
def test_one_that_is_there_or_is_named_with_its_gemeinde_is_meant(text, landmark):
    answer, _ = search(text, landmark)
    assert answer.place is not None
    assert answer.place.id == "schule"


@pytest.mark.parametrize(("east_m", "outcome"), [(140, Outcome.FOUND), (160, Outcome.AMBIGUOUS)])
def test_near_the_border_of_the_municipality_it_counts_as_there(east_m, outcome):
    answer, _ = search("Auen", school("Auen", moved((6.45, 50.82), east_m)))
    assert answer.outcome is outcome


@pytest.mark.parametrize(("east_m", "outcome"), [(990, Outcome.FOUND), (1010, Outcome.AMBIGUOUS)])
def test_within_one_kilometre_of_the_village_it_is_the_same_place(east_m, outcome):
    answer, _ = search("Tal", school("Tal", moved((6.41, 50.81), east_m), ags=AUEN))
    assert answer.outcome is outcome


def test_a_second_landmark_that_is_there_settles_nothing_but_adds_no_question():
    other = school("Auen", (6.43, 50.83), ags=AUEN) | {"id": "auen-platz"}
    answer, _ = search("Auen", school("Auen", (6.50, 50.82)), other)
    assert [one.id for one in answer.candidates] == ["auen-platz", "schule"]
