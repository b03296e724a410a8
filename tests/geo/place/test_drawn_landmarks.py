"""Landmarks as people draw them: what may be missing, what must not, and how it is reported."""

import json

import pytest

from geo.build import build
from geo.errors import ProblemsFound
from geo.geometry import geojson
from geo.place.gazetteer import load
from geo.place.landmarks import LANDMARK_KINDS, LANDMARK_PRECISIONS
from geo.words.place_messages import FIELDS

AUEN, BERGEN = "09001001", "09001002"
# Clockwise, with the decimals that a drawing tool writes.
RING = [
    [6.4100000001, 50.81], [6.4100000001, 50.8212345678], [6.42, 50.82], [6.42, 50.81], [6.4100000001, 50.81]
]  # fmt: skip
AREA = {"type": "Polygon", "coordinates": [RING]}


def drawn(identifier="wiese", geometry=AREA, **properties):
    properties = {"name": "Wiese", "kind": "park", "accuracy_m": 100, **properties}
    properties = {name: value for name, value in properties.items() if value != "left out"}
    item = {"type": "Feature", "id": identifier, "properties": properties, "geometry": geometry}
    return {name: value for name, value in item.items() if value != "left out"}


@pytest.fixture
def read(home):
    """Reads landmarks as a build does: places by id, and the problems as text."""

    def read(*features):
        home.layers(landmarks=list(features))
        gazetteer, problems = load(home.output.parent, ("09001",))
        assert all(problem.file == "landmarks.geojson" for problem in problems)
        return {place.id: place for place in gazetteer.places}, problems

    return read


def test_what_can_be_derived_may_be_missing(read):
    places, problems = read(drawn())
    assert problems == []
    place = places["wiese"]
    assert (place.alt_names, place.ags, place.planned) == ((), (AUEN,), False)
    assert (place.source, place.precision, place.accuracy_m) == ("von Hand gezeichnet", "site", 100)


def test_a_clockwise_ring_with_many_decimals_is_turned_and_rounded(read):
    places, _ = read(drawn())
    assert list(geojson.geometry_faults(places["wiese"].member)) == []


def test_the_municipalities_follow_from_the_shape_but_a_sliver_does_not_count(read):
    def line(east):
        return {"type": "LineString", "coordinates": [[6.41, 50.81], [east, 50.81]]}

    places, problems = read(drawn("lang", line(6.47)), drawn("kurz", line(6.4501)))
    assert problems == []
    assert (places["lang"].ags, places["kurz"].ags) == ((AUEN, BERGEN), (AUEN,))


def test_what_a_drawing_tool_adds_is_ignored(read):
    style = {"stroke": "#555555", "fill-opacity": 0.5, "marker-color": None, "note": None}
    places, problems = read(drawn(**style))
    assert problems == []
    assert (places["wiese"].note, places["wiese"].note_en) == ("", "")


def test_an_id_among_the_properties_is_taken(read):
    places, problems = read(drawn(identifier=0, id="wiese"))
    assert problems == []
    assert "wiese" in places


@pytest.mark.parametrize("identifier", ["left out", 0, "Große Wiese", ""])
def test_a_landmark_without_a_usable_id_gets_a_proposal_and_no_traceback(read, identifier):
    places, (problem,) = read(drawn(identifier, name="Große Wiese"))
    assert problem.code == "landmark_id"
    assert '"Große Wiese" has no id' in str(problem)
    assert '"id": "grosse-wiese"' in str(problem)
    assert "Große Wiese" not in {place.name for place in places.values()}


def test_a_proposed_id_is_free(read):
    _, (problem,) = read(drawn(), drawn("left out"))
    assert '"id": "wiese-2"' in str(problem)


def test_without_a_name_the_position_names_the_feature(read):
    _, problems = read(drawn(), drawn("left out", name="left out"))
    assert {problem.code for problem in problems} == {"landmark_id", "incomplete_place"}
    assert all('"feature 2"' in str(problem) for problem in problems)
    assert all("None" not in str(problem) for problem in problems)


FAULTS = [
    ({"kind": "wiese"}, ["kind (wiese)", ", ".join(LANDMARK_KINDS)]),
    ({"kind": ["park"]}, ["kind", "one of: bog"]),
    ({"kind": "municipality"}, ["kind (municipality)"]),
    ({"accuracy_m": "left out"}, ["accuracy_m", "by how many metres"]),
    ({"accuracy_m": "100"}, ["accuracy_m (100)", "by how many metres"]),
    ({"accuracy_m": 0}, ["accuracy_m (0)"]),
    ({"accuracy_m": float("inf")}, ["accuracy_m (inf)"]),
    ({"planned": "false"}, ["planned (false)", "without quotation marks"]),
    ({"ags": [9001001]}, ["ags", "list of keys"]),
    ({"alt_names": "Au"}, ["alt_names (Au)", "list of other names"]),
    ({"precision": "rough"}, ["precision (rough)", ", ".join(LANDMARK_PRECISIONS)]),
    ({"label_point": [6]}, ["label_point", "[longitude, latitude]"]),
    ({"note": 5}, ["note (5)"]),
    ({"note_en": 5}, ["note_en (5)"]),
    ({"geometry": None}, ["geometry", "Draw a point"]),
]


@pytest.mark.parametrize(("special", "words"), FAULTS)
def test_a_wrong_property_is_named_with_how_to_write_it(read, special, words):
    _, (problem,) = read(drawn(**special))
    assert problem.code == "incomplete_place"
    assert [word for word in words if word not in str(problem)] == []
    assert '"Wiese" lacks' in str(problem)


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": [[6.41, 50.81]]},
        {"type": "Circle", "coordinates": [6.41, 50.81]},
        {"type": "Point", "coordinates": ["6.41", None]},
        {"type": "GeometryCollection", "geometries": []},
        {"type": "Polygon", "coordinates": [[[6.41, 50.81], [6.42, 50.82], [6.42, 50.81], [6.41, 50.82]]]},
        "POINT (6 50)",
    ],
)
def test_a_shape_that_is_none_is_named(read, geometry):
    _, (problem,) = read(drawn(geometry=geometry))
    assert problem.code == "bad_shape"
    assert "Wiese" in str(problem)


@pytest.mark.parametrize("item", [{"type": "FeatureCollection", "features": []}, None, "Wiese", []])
def test_what_is_not_a_feature_says_what_to_paste(read, item):
    _, (problem,) = read(item)
    assert problem.code == "landmark_no_feature"
    assert '"feature 1" is no Feature' in str(problem)


def test_latitude_before_longitude_is_found_out(read):
    _, (problem,) = read(drawn(geometry={"type": "Point", "coordinates": [50.81, 6.41]}))
    assert problem.code == "landmark_nowhere"
    assert '"Wiese" lies in no Gemeinde' in str(problem)


def test_what_lies_outside_all_municipalities_may_say_so(read):
    places, problems = read(drawn(ags=[], geometry={"type": "Point", "coordinates": [6.45, 50.86]}))
    assert problems == []
    assert places["wiese"].ags == ()


def test_a_problem_of_a_landmark_reads_german_on_a_german_system(read, monkeypatch):
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    _, problems = read(drawn("left out", name="left out"))
    assert str(problems[0]) == (
        'landmarks.geojson: "Feature 1" hat keine Kennung, die in einer Adresse stehen kann. '
        'Schreiben Sie "id": "landmarke-1" neben "type": "Feature", und ändern Sie das nie wieder.'
    )
    assert '"name" ist ein Text' in str(problems[1])


@pytest.fixture
def guide(project):
    text = (project / "docs" / "eigene-karte.md").read_text(encoding="utf-8")
    return text.partition("### Eine Landmarke zeichnen")[2].partition("\n## ")[0]


def test_the_example_of_the_guide_builds(home, guide):
    example = json.loads(guide.partition("```json")[2].partition("```")[0])
    # The tiny world lies elsewhere than the guide's Städteregion.
    ring = example["geometry"]["coordinates"][0]
    example["geometry"]["coordinates"] = [[[lon + 0.33, lat + 0.04] for lon, lat in ring]]
    home.layers(landmarks=[example])
    home.pledges({"places": example["properties"]["name"]})
    assert build(home.path).sites == 1
    (site,) = home.sites.values()
    assert site["properties"]["place_id"] == example["id"]
    assert site["properties"]["municipalities"] == [AUEN]


def test_the_guide_names_every_kind_precision_and_property(guide):
    expected = {*LANDMARK_KINDS, *LANDMARK_PRECISIONS, "id", *FIELDS} - {"geometry", "label_point"}
    assert {name for name in expected if f"`{name}`" not in guide} == set()


def test_a_faulty_landmark_leaves_the_last_build_alone(home):
    home.pledges({"places": "Moor"})
    build(home.path)
    before = home.output.read_bytes()
    home.layers(landmarks=[drawn("left out")])
    with pytest.raises(ProblemsFound, match="has no id"):
        build(home.path)
    assert home.output.read_bytes() == before


def test_invisible_characters_are_taken_out_of_names(read):
    drawing = drawn("wiese\u200b", name="Wie\u00adse\u00a0am See", alt_names=["\ufeffAue"], note="Zu\u0308ge")
    places, problems = read(drawing)
    assert problems == []
    place = places["wiese"]
    assert (place.name, place.alt_names, place.note) == ("Wiese am See", ("Aue",), "Züge")


def test_a_name_of_nothing_else_is_none(read):
    _, (problem,) = read(drawn(name="\u200b\u00ad"))
    assert (problem.code, "name" in str(problem)) == ("incomplete_place", True)


@pytest.mark.parametrize(
    "special",
    [{"name": "Wie\u202ese"}, {"alt_names": ["Aue", "A\x07ue"]}, {"note": "\u200f"}, {"note_en": "\u200f"}],
)
def test_characters_that_deceive_are_refused_by_name(read, special):
    _, (problem,) = read(drawn(**special))
    assert (problem.code, problem.column) == ("bad_sign", next(iter(special)))
    assert "U+" in str(problem)
