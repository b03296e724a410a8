"""What the site needs of each file, the build checks: no file passes that the site then stumbles over."""

import json

import pytest

from geo.build import build
from geo.errors import PledgemapError, ProblemsFound
from geo.geometry.geojson import read
from geo.publishing.published import LAYER_FILES, read_published
from tests.geo.conftest import PROVENANCE

POSTAL_CODE = {"postal_code": "52349", "ags": ["09001001"]}


@pytest.fixture
def change(home):
    """Change one file of the tiny world's."""
    home.pledges({"places": "Bergen"})

    def changed(name, how, encoding="utf-8"):
        path = home.output.parent / f"{name}.geojson"
        collection = read(path)
        how(collection)
        path.write_text(json.dumps(collection), encoding=encoding)

    return changed


def problems_of(home, write=False):
    with pytest.raises(ProblemsFound) as error:
        build(home.path, write=write)
    return [str(problem) for problem in error.value.problems]


def provenance(**special):
    return lambda collection: collection.update(provenance={**PROVENANCE, **special})


@pytest.mark.parametrize("name", [*(file.removesuffix(".geojson") for file in LAYER_FILES), "neighbours"])
@pytest.mark.parametrize(
    ("how", "field"),
    [
        (lambda collection: collection.update(provenance=[]), "provenance"),
        (lambda collection: collection.update(provenance="von mir"), "provenance"),
        (provenance(licence_url="javascript:alert(1)"), "provenance.licence_url"),
        (provenance(attribution=None), "provenance.attribution"),
        (provenance(title=7), "provenance.title"),
        (provenance(source_date=2026), "provenance.source_date"),
        (provenance(licence=" "), "provenance.licence"),
    ],
)
def test_a_broken_provenance_is_named_with_file_and_field(home, change, name, how, field):
    change(name, how)
    problem = next(one for one in problems_of(home) if one.startswith(f"{name}.geojson"))
    assert f"lacks or misspells: {field}" in problem


@pytest.mark.parametrize("how", [lambda c: c.pop("provenance"), lambda c: c.update(provenance=None)])
def test_landmarks_without_provenance_are_drawn_by_hand_and_the_site_reads_them(home, change, how):
    change("landmarks", how)
    build(home.path)
    layer = read_published(home.path).layers["landmarks"]
    assert layer["provenance"]["attribution"] == "Landmarken: von Hand gezeichnet (ODbL)"


def first(values):
    return lambda collection: collection["features"][0].update(values)


def first_property(name, value):
    return lambda collection: collection["features"][0]["properties"].update({name: value})


@pytest.mark.parametrize(
    ("name", "how", "words"),
    [
        ("boundaries", lambda c: c.pop("frame"), '"frame" lacks or misspells: frame'),
        ("boundaries", lambda c: c.update(frame={"type": "Point", "coordinates": [6, 50]}), "frame"),
        ("boundaries", first_property("layer", "sea"), "layer"),
        ("boundaries", first_property("name", None), "name"),
        ("boundaries", first({"geometry": None}), "geometry"),
        ("boundaries", lambda c: c["features"].pop(0), '"features" lacks or misspells: 09001001'),
        ("municipalities", first_property("designation", None), "designation"),
        ("municipalities", first_property("label_point", [6.4]), "label_point"),
        ("municipalities", first_property("ags", []), "ags"),
        ("municipalities", first({"geometry": {"type": "Point", "coordinates": [6.4, 50.8]}}), "geometry"),
        ("settlement", lambda c: c["features"].append({"type": "Feature", "properties": {}}), "geometry"),
        ("settlement", lambda c: c["features"].append("Feature"), "properties"),
        (
            "postal_codes",
            lambda c: c["features"].append({"properties": POSTAL_CODE | {"ags": ["05111000"]}}),
            "ags (05111000)",
        ),
        (
            "postal_codes",
            lambda c: c["features"].append({"properties": {"ags": ["09001001"]}}),
            "postal_code",
        ),
        ("stops", first({"properties": None}), "properties"),
        ("stops", first({"geometry": {"type": "Point", "coordinates": "here"}}), "geometry"),
        ("localities", lambda c: c["features"].append(None), "properties"),
        ("neighbours", first({"properties": []}), "properties"),
    ],
)
def test_what_an_imported_file_lacks_is_named(home, change, name, how, words):
    change(name, how)
    problems = problems_of(home)
    assert any(one.startswith(f"{name}.geojson") and words in one for one in problems), problems
    assert "Import the region again" in problems[0]


@pytest.mark.parametrize("file", [file for file in LAYER_FILES if file != "landmarks.geojson"])
def test_check_misses_each_file_that_the_site_would_miss(home, change, file):
    (home.output.parent / file).unlink()
    with pytest.raises(PledgemapError, match=file):
        build(home.path, write=False)


def test_a_region_without_landmarks_is_served(home, change):
    (home.output.parent / "landmarks.geojson").unlink()
    build(home.path)
    assert read_published(home.path).layers["landmarks"]["features"] == []


def test_landmarks_with_a_byte_order_mark_are_read_by_build_and_site(home, change):
    change("landmarks", lambda collection: None, encoding="utf-8-sig")
    build(home.path)
    assert read_published(home.path).layers["landmarks"]["features"]


METRES = {"type": "Point", "coordinates": [322500.0, 5631500.0]}
UTM = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}
WGS84 = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}


@pytest.mark.parametrize("crs", [{"crs": UTM}, {}])
def test_landmarks_in_metres_get_the_way_to_degrees(home, change, crs):
    change("landmarks", lambda c: (c.update(crs), c["features"][0].update(geometry=METRES)))
    with pytest.raises(ProblemsFound) as error:
        build(home.path, write=False)
    (problem,) = [one for one in error.value.problems if one.code == "landmark_in_metres"]
    assert 'landmarks.geojson: "Moor" has metres (such as EPSG:25832)' in str(problem)
    assert "EPSG:4326" in str(problem)


def test_landmarks_in_degrees_may_say_so(home, change):
    change("landmarks", lambda collection: collection.update(crs=WGS84))
    assert build(home.path, write=False).pledges == 1


def test_in_german(home, change, monkeypatch):
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    change("landmarks", provenance(licence_url=""))
    (problem,) = problems_of(home)
    assert "provenance.licence_url" in problem
    assert "Schreiben Sie sie ganz" in problem
