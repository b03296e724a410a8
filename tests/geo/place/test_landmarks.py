"""What we drew ourselves: in the right place, of the right size, on the real stations."""

import pytest
import shapely

from geo.geometry import geojson
from geo.geometry.projection import to_metric
from geo.place.geocode import Outcome, geocode
from geo.place.municipalities import contradictions
from geo.text.toponym import parse, slug


@pytest.fixture(scope="module")
def landmarks(layer):
    return {item["properties"]["name"]: item for item in layer("landmarks")["features"]}


@pytest.fixture(scope="module")
def shapes(landmarks):
    return {name: to_metric(geojson.geometry_of(item)) for name, item in landmarks.items()}


@pytest.fixture(scope="module")
def stop_points(layer):
    """Name of a stop or station to its points, EPSG:25832."""
    points = {}
    for item in layer("stops")["features"]:
        points.setdefault(item["properties"]["name"], []).append(to_metric(geojson.geometry_of(item)))
    return points


def test_every_landmark_is_complete(landmarks):
    for name, item in landmarks.items():
        properties = item["properties"]
        assert item["id"] == slug(name)
        assert isinstance(properties["planned"], bool)
        assert properties["note"].strip()
        assert properties["note_en"].strip()
        assert properties["note"] != properties["note_en"]
        assert properties["source"].strip()
        assert 0 < properties["accuracy_m"] <= 2000
        assert all(len(ags) == 8 and ags.isdigit() for ags in properties["ags"])
        assert properties["ags"] == sorted(set(properties["ags"]))


def test_every_landmark_lies_in_the_municipalities_that_it_claims_and_in_no_other(
    landmarks, shapes, real_gazetteer
):
    for name, item in landmarks.items():
        claimed = item["properties"]["ags"]
        assert contradictions(claimed, shapes[name], real_gazetteer.municipalities) == ([], []), name
        assert any(real_gazetteer.in_region(ags) for ags in claimed) or name == "Steinheide"


def test_every_name_and_alias_of_a_landmark_means_it(landmarks, real_gazetteer):
    for item in landmarks.values():
        for name in (item["properties"]["name"], *item["properties"]["alt_names"]):
            answer = geocode(parse(name), real_gazetteer)
            assert answer.outcome is Outcome.FOUND, name
            assert answer.place.id == item["id"], name


DUEREN_LINNICH = [
    "Düren", "Düren Im Großen Tal", "Huchem-Stammeln", "Selhausen", "Krauthausen", "Jülich-Selgersdorf",
    "Jülich Forschungszentrum", "Jülich", "Jülich-Nord", "Jülich An den Aspen", "Jülich-Broich",
    "Linnich-Tetz",
    "Linnich Bhf",
]  # fmt: skip
DUEREN_HEIMBACH = [
    "Düren", "Düren Annakirmesplatz", "Düren-Kuhbrücke", "Düren-Lendersdorf", "Düren Renkerstraße",
    "Niederau-Tuchmühle", "Kreuzau Bahnhof", "Kreuzau-Eifelstraße", "Üdingen", "Untermaubach-Schlagstein",
    "Obermaubach", "Zerkall", "Nideggen-Brück", "Abenden", "Blens", "Hausen (b Düren)", "Heimbach (Eifel)",
]  # fmt: skip
LINES = {
    "Bördebahn": ["Düren", "Nörvenich-Binsfeld", "Nörvenich-Rommelsheim", "Vettweiß-Jakobwüllesheim",
    "Vettweiß",
                  "Zülpich", "Nemmenich"],
    "Rurtalbahn Düren–Linnich": DUEREN_LINNICH,
    "Rurtalbahn Düren–Heimbach": DUEREN_HEIMBACH,
    "Bahnstrecke Aachen–Köln": ["Eschweiler Hbf", "Langerwehe", "Düren", "Merzenich", "Buir"],
    "Euregiobahn Langerwehe–Stolberg": ["Langerwehe", "Eschweiler-Weisweiler", "Eschweiler-Nothberg",
                                        "Eschweiler Talbahnhof", "Eschweiler-West", "Stolberg(Rheinl)Hbf"],
    "Rurtalbahn Linnich–Baal": ["Linnich Bhf", "Hückelhoven-Baal"],
    "Rurtalbahn Heimbach–Baal": [*DUEREN_HEIMBACH[::-1], *DUEREN_LINNICH[1:], "Hückelhoven-Baal"],
    "Drittes Gleis Langerwehe–Düren": ["Langerwehe", "Düren"],
    "Euregiobahn Aachen–Düren–Euskirchen": ["Eschweiler Talbahnhof", "Langerwehe", "Düren", "Vettweiß",
    "Zülpich"],
    "Regionalexpress Aachen–Düren–Bonn": ["Eschweiler Hbf", "Langerwehe", "Düren", "Vettweiß", "Zülpich"],
}  # fmt: skip


@pytest.mark.parametrize("name", LINES)
def test_a_line_passes_its_stations_in_their_order(shapes, stop_points, name):
    line = shapes[name]
    along = []
    for station in LINES[name]:
        point = min(stop_points[station], key=line.distance)
        assert line.distance(point) <= 100, station
        along.append(line.project(point))
    assert along in (sorted(along), sorted(along, reverse=True))


@pytest.mark.parametrize(
    "stop",
    [
        "Heimbach (Eifel)", "Hausen (b Düren)", "Blens", "Abenden", "Nideggen-Brück", "Brück", "Zerkall",
        "Obermaubach Staumauer", "Obermaubach", "Untermaubach-Schlagstein", "Üdingen", "Kreuzau Bahnhof",
        "Niederau-Tuchmühle", "Düren-Kuhbrücke", "Düren Annakirmesplatz", "Rurbrücke", "Brückenkopfpark",
        "Broich Rurwiesenstraße", "Linnich Bhf",
    ],
)  # fmt: skip
def test_the_rur_flows_past_the_bridges_and_stops_on_its_banks(shapes, stop_points, stop):
    assert min(shapes["Rur"].distance(point) for point in stop_points[stop]) <= 400


AREAS_HA = {"Indesee": (1300, 0.10), "Hambacher Wald": (650, 0.15)}


@pytest.mark.parametrize("name", AREAS_HA)
def test_an_area_has_its_real_size(shapes, name):
    size_ha, tolerance = AREAS_HA[name]
    assert shapes[name].area / 10_000 == pytest.approx(size_ha, rel=tolerance)


WITHIN = [
    ("Startup Village", "Brainergy-Park Jülich", 0),
    ("Haltepunkt Gürzenich", "Drittes Gleis Langerwehe–Düren", 100),
    ("Haltepunkt D'horn", "Drittes Gleis Langerwehe–Düren", 100),
    ("Haltepunkt Kölner Landstraße", "Bördebahn", 100),
    ("Nelly-Pütz-Berufskolleg Neubau", "Bahnhof Düren", 400),
    ("RurUfer-Radweg", "Rur", 1500),
    ("Staubecken Heimbach", "Rur", 300),
    ("Stausee Obermaubach", "Rur", 300),
    ("Rursee", "Nationalpark Eifel", 500),
]


@pytest.mark.parametrize(("one", "other", "distance_m"), WITHIN)
def test_what_belongs_together_lies_together(shapes, one, other, distance_m):
    assert shapes[one].distance(shapes[other]) <= distance_m


def test_lakes_mines_and_forests_keep_apart(shapes):
    apart = [
        ("Indesee", "Hambacher Wald"),
        ("Hambacher Wald", "Sophienhöhe"),
        ("Tagebau Hambach", "Tagebau Inden"),
    ]
    assert [pair for pair in apart if shapes[pair[0]].intersects(shapes[pair[1]])] == []
    assert shapes["Indesee"].intersection(shapes["Tagebau Inden"]).area / shapes["Indesee"].area > 0.9


def test_the_neffelbach_in_noervenich_is_that_part_of_the_brook(shapes, real_gazetteer):
    part, whole = shapes["Neffelbach in Nörvenich"], shapes["Neffelbach"]
    assert whole.buffer(10).covers(part)
    inside = whole.intersection(real_gazetteer.municipalities.shape("05358052"))
    assert part.length == pytest.approx(inside.length, rel=0.05)


def test_rivers_and_lines_do_not_cross_themselves(shapes):
    for name, shape in shapes.items():
        if shapely.get_dimensions(shape) == 1:
            assert shape.is_valid
        if name in ("Rur", "Neffelbach", "Inde"):
            assert shape.is_simple, name
