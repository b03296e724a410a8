"""Whatever a layer or the landmarks contain is reported in words, in both languages, and never a
traceback."""

from __future__ import annotations

import json
import math
from contextlib import suppress

import pytest

from geo.__main__ import main
from geo.build import build
from geo.errors import ProblemsFound
from geo.geometry import geojson
from geo.place.layers import faults_in
from geo.publishing.published import LAYER_FILES
from geo.vocabulary import NEIGHBOURS
from geo.words.language import gettext
from tests.geo.conftest import AUEN, place

RING = [[6.41, 50.81], [6.42, 50.81], [6.42, 50.82], [6.41, 50.82], [6.41, 50.81]]
HOLE = [[6.412, 50.812], [6.414, 50.812], [6.414, 50.814], [6.412, 50.814], [6.412, 50.812]]
OUTSIDE = [[6.43, 50.812], [6.432, 50.812], [6.432, 50.814], [6.43, 50.814], [6.43, 50.812]]
SMALL = [[6.4125, 50.8125], [6.4135, 50.8125], [6.4135, 50.8135], [6.4125, 50.8125]]


def polygon(*rings):
    return {"type": "Polygon", "coordinates": list(rings)}


def check(home, capsys, *landmarks):
    home.layers(landmarks=list(landmarks))
    home.pledges({})
    code = main(["check", "--home", str(home.path)])
    return code, capsys.readouterr().err


@pytest.fixture
def drawn(home, capsys):
    """Return the message about a landmark with such a shape."""

    def message(geometry):
        code, errors = check(home, capsys, place("see", "See", "lake", [AUEN], geometry))
        assert code == 1
        return errors.splitlines()[0]

    return message


SHAPES = [
    (
        polygon([RING[0], RING[2], RING[1], RING[3], RING[0]]),
        "crosses or touches itself",
        "kreuzt oder berührt sich",
    ),
    (polygon(RING, OUTSIDE), "a hole lies outside of the area", "Loch liegt außerhalb der Fläche"),
    (polygon(RING, HOLE, SMALL), "a hole lies within another", "Loch liegt in einem anderen"),
    (
        {"type": "MultiPolygon", "coordinates": [[RING], [HOLE]]},
        "one of its parts lies within another",
        "Teil liegt in einem anderen",
    ),
    ({"type": "Point", "coordinates": [math.nan, 50.8]}, "NaN or infinite", "NaN oder unendlich"),
    ({"type": "LineString", "coordinates": [[6.4, 50.8], [math.inf, 50.8]]}, "metres", "Meter"),
    ({"type": "Point", "coordinates": [1e308, 50.8]}, "metres", "Meter"),
    ({"type": "Point", "coordinates": [10**400, 50.8]}, "can't be read", "nicht lesen lässt"),
    ({"type": "Polygon", "coordinates": [[[[[6.4]]]]]}, "can't be read", "nicht lesen lässt"),
    ({"type": "Point", "coordinates": [200.5, 50.8]}, "leaves the range", "verlässt den Bereich"),
]


@pytest.mark.parametrize(("geometry", "english", "german"), SHAPES)
def test_what_is_wrong_with_a_shape_is_reported_in_the_language_of_the_system(
    drawn, monkeypatch, geometry, english, german
):
    assert english in drawn(geometry)
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    message = drawn(geometry)
    assert german in message
    assert not any(word in message for word in ("not valid", "geometry", "Self", "Ring"))


def test_where_an_outline_crosses_itself_is_reported(drawn):
    message = drawn(polygon([RING[0], RING[2], RING[1], RING[3], RING[0]]))
    assert "at longitude 6.415, latitude 50.815" in message


def test_every_reason_that_geos_gives_has_words_of_ours():
    assert all(gettext(text, at="") != text for text in geojson._INVALID.values())


@pytest.mark.parametrize(
    "properties",
    [[1], "Wiese", 5, None, True, {"name": []}, {"name": {"de": "Wiese"}}, {"id": [1]}, {"ags": [[1]]}],
)
@pytest.mark.parametrize("identifier", ["wiese", [1], {"a": 1}, None])
def test_properties_of_any_form_are_named(home, capsys, properties, identifier):
    item = {"type": "Feature", "id": identifier, "geometry": polygon(RING), "properties": properties}
    code, message = check(home, capsys, item)
    assert code == 1
    assert "landmarks.geojson" in message
    assert "Traceback" not in message


VALUES = [None, True, -1, 1e308, math.nan, "", [None], {"a": 1}, [[]]]
LAYERS = ("municipalities", "stops", "localities", "boundaries", "postal_codes", "settlement")


@pytest.mark.parametrize("layer", ["municipalities", "neighbours"])
def test_a_municipality_that_crosses_itself_is_named_and_nothing_is_looked_up_in_it(home, capsys, layer):
    home.pledges({"places": "Moor"})
    path = home.output.parent / f"{layer}.geojson"
    collection = json.loads(path.read_text(encoding="utf-8"))
    ring = collection["features"][0]["geometry"]["coordinates"][0]
    ring[1], ring[2] = ring[2], ring[1]
    path.write_text(json.dumps(collection), encoding="utf-8")
    home.layers(landmarks=[place("see", "See", "lake", [AUEN], polygon(RING))])
    assert main(["check", "--home", str(home.path)]) == 1
    message = capsys.readouterr().err
    assert f"{layer}.geojson: " in message
    assert "lacks or misspells: geometry" in message


@pytest.mark.parametrize("layer", LAYERS)
def test_any_value_in_any_property_of_a_layer_is_taken_or_named(home, layer):
    """Named by the build before it looks a place up; what is taken can be written."""
    home.pledges({"places": "Moor"})
    path = home.output.parent / f"{layer}.geojson"
    text = path.read_text(encoding="utf-8")
    names = {name for item in json.loads(text)["features"] for name in item["properties"]}
    for name in sorted({*names, "id", "geometry", "type", "properties"}):
        for value in VALUES:
            collection = json.loads(text)
            for item in collection["features"][:1]:
                (item["properties"] if name in names else item)[name] = value
            path.write_text(json.dumps(collection), encoding="utf-8")
            found = faults_in(home.output.parent, (*LAYER_FILES, NEIGHBOURS))
            if not found:
                with suppress(ProblemsFound):
                    build(home.path, write=False)


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"features": ' + "[" * 5_000, "1" * 5_000, "\ufeff", "null", "[]"]
)
@pytest.mark.parametrize("name", ["landmarks", "stops"])
def test_brackets_without_end_are_not_json(home, capsys, text, name):
    home.pledges({})
    (home.output.parent / f"{name}.geojson").write_text(text, encoding="utf-8")
    assert main(["check", "--home", str(home.path)]) == 1
    assert f"{name}.geojson" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("x = " + "[" * 100_000, 1),
        ("x = " + "{a=" * 5_000, 1),
        ("# Anmerkung\nx = " + "9" * 5_000, 2),
    ],
)
def test_brackets_without_end_in_the_settings_are_named_with_their_row(home, capsys, line, row):
    home.pledges({})
    path = home.path / "pledgemap.toml"
    path.write_text(line + "\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["check", "--home", str(home.path)]) == 1
    assert f"pledgemap.toml, row {row}" in capsys.readouterr().err


def test_landmarks_that_are_not_a_drawing_but_a_country_are_refused(home, capsys, monkeypatch):
    home.pledges({})
    monkeypatch.setattr("geo.place.layers.MAX_DRAWN_BYTES", 100)  # "data_too_large"
    assert main(["check", "--home", str(home.path)]) == 1
    assert "landmarks.geojson: the file has 0.0 MB" in capsys.readouterr().err
