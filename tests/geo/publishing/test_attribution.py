"""Whom a build names follows from what its layers say; nothing about the data of today is known to the
code."""

import json

import pytest

from geo.__main__ import main
from geo.geometry import geojson
from geo.place.landmarks import PROVENANCE
from geo.publishing.attribution import joined, of_gazetteer

FEATURES = [{"type": "Feature"}]


@pytest.fixture
def write(tmp_path):
    def write(name, attribution, features=FEATURES):
        provenance = {} if attribution is None else {"provenance": {"attribution": attribution}}
        collection = {"type": "FeatureCollection", **provenance, "features": features}
        (tmp_path / f"{name}.geojson").write_text(json.dumps(collection), encoding="utf-8")

    return write


def test_boundaries_come_first_and_each_source_once(tmp_path, write):
    write("landmarks", "© Kreis Auen; © B (ODbL)")
    write("localities", "© D")
    write("stops", "© A (CC BY 4.0), © B (ODbL)")
    write("neighbours", "© Amt (2025), Daten verändert")
    write("municipalities", "© Amt (2025), Daten verändert")
    assert of_gazetteer(tmp_path) == (
        "© Amt (2025), Daten verändert; © A (CC BY 4.0); © B (ODbL); © D; © Kreis Auen"
    )


def test_a_file_with_nothing_in_it_names_nobody(tmp_path, write):
    write("municipalities", "© Amt")
    write("landmarks", "© Nobody", features=[])
    assert of_gazetteer(tmp_path) == "© Amt"


def test_landmarks_saved_by_a_drawing_tool_are_drawn_by_hand(tmp_path, write):
    write("landmarks", None)
    assert of_gazetteer(tmp_path) == PROVENANCE["attribution"]


@pytest.mark.parametrize("provenance", [None, [], {}, {"attribution": 3}, {"attribution": " "}])
@pytest.mark.parametrize("name", ["municipalities", "landmarks"])
def test_a_file_that_names_nobody_is_named(tmp_path, name, provenance):
    if (name, provenance) == ("landmarks", None):
        provenance = "broken"
    collection = {"type": "FeatureCollection", "provenance": provenance, "features": FEATURES}
    (tmp_path / f"{name}.geojson").write_text(json.dumps(collection), encoding="utf-8")
    with pytest.raises(geojson.GeoJsonError, match=rf"{name}.geojson.*attribution"):
        of_gazetteer(tmp_path)


def test_what_is_listed_twice_is_named_once():
    assert joined(["© A, verändert", "© A, verändert; © B", ""]) == "© A, verändert; © B"


def test_the_build_and_the_check_ask_the_layers(home, capsys):
    home.pledges({"places": "Auen"})
    assert main(["build", "--home", str(home.path)]) == 0
    attribution = geojson.read(home.output)["provenance"]["attribution"]
    assert attribution.split("; ")[:2] == ["© municipalities", "© neighbours"]
    path = home.output.with_name("municipalities.geojson")
    path.write_text(path.read_text(encoding="utf-8").replace("attribution", "x"), encoding="utf-8")
    assert main(["check", "--home", str(home.path)]) == 1
    assert "municipalities.geojson" in capsys.readouterr().err
