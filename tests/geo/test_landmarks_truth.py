"""Landmarks against points that others measured: rivers, shores, the railway, and what stands beside them.

`control_points.csv` holds single points, rounded to four decimals (about 10 m), each with its source: points
on the river lines and the shores of the Gewässerstationierungskarte of North Rhine-Westphalia (GSK3C), and
points on the track from Cologne to Aachen as OpenStreetMap draws it. The lines were drawn through some of
them, so a distance here says how well a drawing keeps to what is known, not how right it is in between.
"""

import csv
import math
from pathlib import Path

import pytest
import shapely

from geo.geometry import geojson
from geo.geometry.projection import to_metric

CONTROL_POINTS = Path(__file__).parent / "control_points.csv"
# What each of them said before it was drawn anew: no drawing gets right by promising less.
HIGHEST_ACCURACY_M = {
    "bahnstrecke-aachen-koeln": 300,
    "inde": 500,
    "rur": 400,
    "rursee": 300,
    "staubecken-heimbach": 200,
    "stausee-obermaubach": 150,
}
FOLLOW_THE_TRACK = (
    "drittes-gleis-langerwehe-dueren",
    "euregiobahn-aachen-dueren-euskirchen",
    "regionalexpress-aachen-dueren-bonn",
)
LANGERWEHE, DUEREN = 6.3535, 6.4825  # longitudes of the stations between which they share the track


@pytest.fixture(scope="module")
def landmarks(layer):
    return {item["id"]: item for item in layer("landmarks")["features"]}


@pytest.fixture(scope="module")
def shape(landmarks):
    def shape(identifier):
        """Return the line, or the shore of the area, EPSG:25832."""
        drawn = to_metric(geojson.geometry_of(landmarks[identifier]))
        return drawn.boundary if shapely.get_dimensions(drawn) == 2 else drawn

    return shape


@pytest.fixture(scope="module")
def stops(layer):
    points = {}
    for item in layer("stops")["features"]:
        points.setdefault(item["properties"]["name"], []).append(to_metric(geojson.geometry_of(item)))
    return points


def at(lat, lon):
    return to_metric(shapely.Point(float(lon), float(lat)))


def control_points(identifier):
    with CONTROL_POINTS.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["landmark"] == identifier]


def all_but_one_in_twenty(distances):
    return sorted(distances)[math.ceil(len(distances) * 0.95) - 1]


def test_every_control_point_says_who_measured_it():
    with CONTROL_POINTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["landmark"] for row in rows} == set(HIGHEST_ACCURACY_M)
    assert {row["kind"] for row in rows} == {"on-line", "shore"}
    assert all(row["source"].startswith(("GSK3C", "OpenStreetMap")) for row in rows)


@pytest.mark.parametrize("identifier", HIGHEST_ACCURACY_M)
def test_a_landmark_keeps_to_what_it_says_of_its_accuracy(landmarks, shape, identifier):
    accuracy = landmarks[identifier]["properties"]["accuracy_m"]
    assert accuracy <= HIGHEST_ACCURACY_M[identifier]
    distances = [shape(identifier).distance(at(row["lat"], row["lon"])) for row in control_points(identifier)]
    assert max(distances) < accuracy
    assert all_but_one_in_twenty(distances) < accuracy / 2


@pytest.mark.parametrize("identifier", FOLLOW_THE_TRACK)
def test_the_lines_between_langerwehe_and_dueren_run_on_the_track(landmarks, shape, identifier):
    rows = control_points("bahnstrecke-aachen-koeln")
    points = [at(row["lat"], row["lon"]) for row in rows if LANGERWEHE < float(row["lon"]) < DUEREN]
    assert len(points) >= 9
    accuracy = landmarks[identifier]["properties"]["accuracy_m"]
    assert max(shape(identifier).distance(point) for point in points) < min(accuracy / 2, 100)


def is_north_of(point, line):
    nearest = line.interpolate(line.project(point))
    return point.y > nearest.y


@pytest.mark.parametrize(
    ("stop", "north", "within_m"),
    [
        ("D'horn", True, 150),
        ("D'horn Schlicher Straße", False, 200),
        ("Derichsweiler Abzw.", True, 400),
        ("Gürzenich Fuchs", False, 200),
        ("Jüngersdorf Holzstraße", True, 400),
        ("Schlich Kapelle", False, 1500),
        ("Mariaweiler Kirche", True, 2500),
        ("Merzenich", True, 100),
        ("Buir", False, 100),
    ],
)
def test_the_track_runs_on_the_right_side_of_what_lies_beside_it(shape, stops, stop, north, within_m):
    line = shape("bahnstrecke-aachen-koeln")
    point = min(stops[stop], key=line.distance)
    assert line.distance(point) <= within_m
    assert line.distance(point) < 60 or is_north_of(point, line) is north


@pytest.mark.parametrize("stop", ["haltepunkt-d-horn", "haltepunkt-guerzenich"])
def test_a_planned_stop_lies_on_the_track(shape, stop):
    rows = control_points("bahnstrecke-aachen-koeln")
    track = shapely.LineString([at(row["lat"], row["lon"]) for row in rows])
    assert track.distance(shape(stop)) < 50


@pytest.mark.parametrize(
    ("river", "stop", "within_m"),
    [
        ("inde", "Neu-Lohn Ringstraße", 1700),
        ("inde", "Lamersdorf Markt", 400),
        ("inde", "Frenz Unterstraße", 400),
        ("inde", "Kirchberg Plastikwerk", 400),
        ("rur", "Kirchberg Heinen", 600),
        ("rur", "Zerkall", 200),
        ("rur", "Floßdorf", 300),
        ("rur", "Rurufer", 200),
        ("rur", "Untermaubach-Schlagstein", 200),
    ],
)
def test_a_river_flows_past_the_stops_on_its_banks(shape, stops, river, stop, within_m):
    assert min(shape(river).distance(point) for point in stops[stop]) <= within_m


@pytest.mark.parametrize(
    "pier",
    [
        "Schmidt Eschenauel Schiffsanleger",
        "Schwammenauel Schiffsanleger",
        "Hasenfeld Kermeterufer Schiffsanleger",
        "Woffelsbach Schiffsanleger",
        "Rurberg Schiffsanleger Rursee",
    ],
)
def test_a_pier_stands_on_the_shore_of_the_rursee(shape, stops, pier):
    assert min(shape("rursee").distance(point) for point in stops[pier]) <= 150


# Centres and addresses: the protected areas BM-028 and DN-068, Bismarckstraße 16 in Düren.
@pytest.mark.parametrize(
    ("identifier", "lat", "lon", "within_m"),
    [
        ("steinheide", 50.8900, 6.6239, 200),
        ("todtenbruch", 50.67817, 6.31488, 200),
        ("kreishaus-dueren", 50.8055, 6.4878, 50),
    ],
)
def test_a_place_lies_where_its_address_says(landmarks, identifier, lat, lon, within_m):
    drawn = to_metric(geojson.geometry_of(landmarks[identifier]))
    assert drawn.centroid.distance(at(lat, lon)) <= within_m


@pytest.mark.parametrize(
    ("identifier", "municipalities"),
    [
        ("stausee-obermaubach", ["05358016", "05358028", "05358044"]),  # Hürtgenwald, Kreuzau, Nideggen
        ("radschnellweg-dueren-juelich", ["05358008", "05358024", "05358048"]),  # not Inden
        ("hambacher-wald", ["05358040", "05362032"]),  # nothing proves that it reaches Niederzier
        ("indesee", ["05358020"]),
        ("indesee-umfeld", ["05358004", "05358008", "05358020", "05358024"]),
    ],
)
def test_a_landmark_names_the_municipalities_that_sources_name(landmarks, identifier, municipalities):
    assert landmarks[identifier]["properties"]["ags"] == municipalities


def test_the_neffelbach_runs_from_its_source_to_the_erft(shape):
    line = shape("neffelbach")
    source, mouth = at(50.6512, 6.5188), at(50.8928, 6.7112)  # Wikipedia, in whole seconds
    assert source.distance(shapely.Point(line.coords[0])) < 100
    assert mouth.distance(shapely.Point(line.coords[-1])) < 100


@pytest.mark.parametrize(
    ("identifier", "hectares", "tolerance"),
    [
        ("staubecken-heimbach", 34.6, 0.25),
        ("stausee-obermaubach", 43, 0.10),
        ("rursee", 569, 0.10),
        ("steinheide", 192, 0.05),
        ("todtenbruch", 71.5, 0.05),
        ("indesee", 1300, 0.05),
    ],
)
def test_an_area_is_as_large_as_it_is_said_to_be(landmarks, identifier, hectares, tolerance):
    drawn = to_metric(geojson.geometry_of(landmarks[identifier]))
    assert drawn.area / 10_000 == pytest.approx(hectares, rel=tolerance)


@pytest.mark.parametrize(
    "identifier", ["rur", "inde", "rursee", "staubecken-heimbach", "stausee-obermaubach"]
)
def test_no_line_or_shore_jumps_to_a_point_and_back(shape, identifier):
    """A spike towards a control point is a corner sharper than any river, shore or weir has."""
    corners = list(shape(identifier).coords)
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        one = math.atan2(corner[1] - before[1], corner[0] - before[0])
        other = math.atan2(after[1] - corner[1], after[0] - corner[0])
        turn = abs((other - one + math.pi) % (2 * math.pi) - math.pi)
        assert turn < math.radians(100), corner
