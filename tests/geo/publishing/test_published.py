"""The site takes up a build only with the very files that it was made from."""

import json

import pytest

from geo.__main__ import main
from geo.build import build
from geo.geometry import geojson
from geo.publishing.published import LAYER_FILES, BuildUnusable, made_from, read_published, signature
from geo.vocabulary import FILES
from tests.conftest import REPOSITORY, copy_home

# As geojson.io writes it, with an id and the three properties that a landmark needs; in Jülich.
DRAWN = {
    "type": "Feature",
    "id": "probewald",
    "properties": {"name": "Probewald", "kind": "forest", "accuracy_m": 200, "fill": "#00ff00"},
    "geometry": {
        "type": "Polygon",
        "coordinates": [[[6.36, 50.92], [6.36, 50.93], [6.37, 50.93], [6.37, 50.92], [6.36, 50.92]]],
    },
}


@pytest.fixture
def made(tmp_path):
    return copy_home(tmp_path / "home", [{"places": "Jülich"}])


def layer(home, name):
    return home / "data" / "geojson" / name


def draw(home, item, **members):
    text = json.dumps({"type": "FeatureCollection", "features": [item], **members})
    layer(home, "landmarks.geojson").write_text(text, encoding="utf-8")


def test_a_file_that_has_changed_since_the_build_is_refused_until_the_next_build(made):
    for name in sorted({*LAYER_FILES, *FILES}):
        path, before = layer(made, name), signature(made)
        text = path.read_text(encoding="utf-8")
        path.write_text(text.rstrip("\n"), encoding="utf-8")
        assert signature(made) != before
        with pytest.raises(BuildUnusable, match=rf"{name} has changed since the last build.*geo build"):
            read_published(made)
        path.write_text(text, encoding="utf-8")
        assert read_published(made).layers
    path.write_text(text.rstrip("\n"), encoding="utf-8")
    build(made)
    assert read_published(made).layers


@pytest.mark.parametrize("text", ["no json", "{}", '{"features": 3}', '{"features": [null]}'])
def test_damaged_landmarks_are_neither_built_nor_shown(made, text, capsys):
    layer(made, "landmarks.geojson").write_text(text, encoding="utf-8")
    output = layer(made, "pledges.geojson").read_bytes()
    assert main(["build", "--home", str(made)]) == 1
    assert "landmarks.geojson" in capsys.readouterr().err
    assert layer(made, "pledges.geojson").read_bytes() == output
    with pytest.raises(BuildUnusable, match="has changed"):
        read_published(made)


def test_a_drawn_layer_that_is_none_stops_the_build(made, capsys):
    layer(made, "settlement.geojson").write_text("{}", encoding="utf-8")
    assert main(["build", "--home", str(made)]) == 1
    assert "settlement.geojson" in capsys.readouterr().err


def test_a_build_that_does_not_say_what_it_was_made_from_is_refused(made):
    path = layer(made, "pledges.geojson")
    collection = json.loads(path.read_text(encoding="utf-8"))
    del collection["made_from"]
    path.write_text(json.dumps(collection), encoding="utf-8")
    with pytest.raises(BuildUnusable, match="python -m geo build"):
        read_published(made)


def test_other_line_ends_are_not_a_change(made):
    path = layer(made, "landmarks.geojson")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_published(made).layers["landmarks"]["features"]


def test_what_it_was_made_from_does_not_change_the_version_of_the_data(made):
    before = geojson.read(layer(made, "pledges.geojson"))
    path = layer(made, "stops.geojson")
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    build(made)
    after = geojson.read(layer(made, "pledges.geojson"))
    assert after["made_from"] != before["made_from"]
    assert after["data_version"] == before["data_version"]


def test_the_committed_build_was_made_from_the_committed_files():
    assert geojson.read(layer(REPOSITORY, "pledges.geojson"))["made_from"] == made_from(REPOSITORY)


def test_the_site_completes_a_drawn_landmark_as_the_build_does(made):
    draw(made, DRAWN)  # the whole file as a drawing tool saves it: without provenance
    build(made)
    published = read_published(made)
    (found,) = published.layers["landmarks"]["features"]
    assert found["properties"]["ags"] == ["05358024"]
    assert list(geojson.geometry_faults(found["geometry"])) == []
    assert "Landmarken: von Hand gezeichnet (ODbL)" in {source.text for source in published.attributions}
