"""The county that tests may use holds what it says it holds."""

from __future__ import annotations

import json

import pytest
import shapely

from geo.build import build
from geo.geometry import geojson
from geo.geometry.projection import to_metric
from geo.place.municipalities import Municipalities
from geo.publishing.published import read_published
from geo.text.toponym import in_germany
from geo.vocabulary import KINDS, PRECISIONS, STANCES, STATUSES
from tests.conftest import WORLD, copy_world
from tests.world.ground import GRENZBUETTEL, HOERNSPITZ, UEBERSEE, WEISSMOEHLEN
from tests.world.make import texts

FOLDER = WORLD / "data" / "geojson"


@pytest.fixture(scope="module")
def published(world_home):
    return read_published(world_home)


@pytest.fixture(scope="module")
def sites(published):
    return {item["id"]: item["properties"] for item in published.collection["features"]}


def test_the_committed_files_are_what_the_script_makes():
    made = texts()
    files = {path.relative_to(WORLD).as_posix() for path in WORLD.rglob("*") if path.is_file()}
    assert files == set(made)
    for name, text in made.items():
        assert (WORLD / name).read_text(encoding="utf-8") == text, f"{name}: python -m tests.world.make"


def test_two_builds_of_it_are_the_same_bytes(world_home, tmp_path):
    again = copy_world(tmp_path / "home")
    file = "data/geojson/pledges.geojson"
    first = (again / file).read_bytes()
    assert first == (world_home / file).read_bytes()
    build(again)
    assert (again / file).read_bytes() == first


def test_each_file_is_valid_geojson_inside_germany(world_home):
    for path in (world_home / "data" / "geojson").iterdir():
        collection = json.loads(path.read_text(encoding="utf-8"))
        drawn = [item for item in collection["features"] if item["geometry"]]
        assert list(geojson.faults(collection)) == [], path.name
        for item in drawn:
            west, south, east, north = geojson.geometry_of(item).bounds
            assert in_germany(south, west), (path.name, item["id"])
            assert path.name == "boundaries.geojson" or in_germany(north, east), (path.name, item["id"])


def test_every_stance_has_every_status(published):
    assert {(p.stance, p.status) for p in published.pledges} == {(a, b) for a in STANCES for b in STATUSES}


def test_it_has_every_kind_and_every_precision(published):
    landmarks = published.layers["landmarks"]["features"]
    kinds = {item["properties"]["kind"] for item in landmarks}
    assert kinds == KINDS - {"municipality"}
    assert {place.precision for place in published.places.values()} == set(PRECISIONS)


def test_its_areas_have_holes_parts_and_an_island(published):
    shapes = {
        item["id"]: geojson.geometry_of(item)
        for name in ("municipalities", "landmarks", "boundaries")
        for item in published.layers[name]["features"]
    }
    for identifier in (WEISSMOEHLEN, "lake-1", "forest-1", "01-water"):
        assert any(part.interiors for part in shapely.get_parts(shapes[identifier])), identifier
    for identifier in (UEBERSEE, HOERNSPITZ, "forest-1", "railway-1"):
        assert len(shapely.get_parts(shapes[identifier])) == 2, identifier
    assert shapes[HOERNSPITZ].bounds[1] > 55


def test_its_municipalities_lie_side_by_side_without_gap_or_overlap(published):
    features = [
        geojson.geometry_of(item)
        for name in ("municipalities.geojson", "neighbours.geojson")
        for item in geojson.read(FOLDER / name)["features"]
    ]
    areas = [to_metric(shape) for shape in features]
    assert shapely.union_all(areas).area == pytest.approx(sum(area.area for area in areas), abs=1)


def test_near_a_border_149_m_count_for_both_sides_and_151_m_for_one(sites):
    found = {
        "grenze-149--stop-grenzstein-149": [UEBERSEE, WEISSMOEHLEN],
        "grenze-149--stop-kreisgrenze-149": [GRENZBUETTEL, UEBERSEE],
        "grenze-151--stop-grenzstein-151": [WEISSMOEHLEN],
        "grenze-151--stop-kreisgrenze-151": [UEBERSEE],
    }
    for identifier, ags in found.items():
        assert sites[identifier]["municipalities"] == sorted(ags), identifier
        assert sites[identifier]["near_border"] == (len(ags) > 1), identifier
    by_hand = {site["place_name"]: site["municipalities"] for site in sites.values() if site["place_name"]}
    assert by_hand["Alte Eiche"] == sorted([UEBERSEE, WEISSMOEHLEN])
    assert by_hand["Junge Buche"] == [WEISSMOEHLEN]


def test_the_hole_of_a_municipality_is_the_exclave_of_another(sites, published):
    assert sites["rejects-dropped--stop-exklave"]["municipalities"] == [UEBERSEE]
    areas = Municipalities(geojson.read(FOLDER / "municipalities.geojson")["features"])
    stop = published.places["stop-exklave"]
    assert areas.containing(to_metric(shapely.geometry.shape(stop.geometry))) == UEBERSEE


def test_what_is_withdrawn_is_not_a_pledge_and_milestones_say_how_it_stands(published):
    pledges = {pledge.id: pledge for pledge in published.pledges}
    assert "zurueckgezogen" not in pledges
    assert (pledges["mit-verlauf"].status, pledges["mit-verlauf"].status_date) == ("done", "2026-04-01")
    assert pledges["x" * 80].summary.endswith("!")
    assert pledges["formel"].title.startswith("＝")
