"""pledges.csv of the project and the file that was built from it."""

import shutil

import pytest
import shapely

from geo.build import build
from geo.geometry import geojson
from geo.publishing.published import LAYER_FILES
from geo.vocabulary import FILES


@pytest.fixture(scope="module")
def copy(tmp_path_factory, project):
    home = tmp_path_factory.mktemp("copy")
    (home / "data" / "geojson").mkdir(parents=True)
    for name in (
        "pledgemap.toml",
        "pledges.csv",
        *(f"data/geojson/{file}" for file in {*FILES, *LAYER_FILES}),
    ):
        shutil.copy(project / name, home / name)
    return home


def test_the_committed_file_is_what_a_build_writes_every_time(copy, project):
    built = copy / "data" / "geojson" / "pledges.geojson"
    summary = build(copy)
    first = built.read_bytes()
    build(copy)
    assert built.read_bytes() == first
    committed = project / "data" / "geojson" / "pledges.geojson"
    assert committed.read_bytes() == first, "run python -m geo build and commit data/geojson/pledges.geojson"
    assert summary.placed + summary.county_wide == summary.pledges
    assert summary.placed >= 60
    assert summary.county_wide >= 170


def test_every_label_lies_on_its_shape(layer):
    for item in layer("pledges")["features"]:
        if item["geometry"]:
            label = shapely.Point(item["properties"]["label_point"])
            assert geojson.geometry_of(item).distance(label) < 1e-5, item["id"]


def test_every_site_lies_in_a_municipality_of_the_region(layer, real_gazetteer):
    for item in layer("pledges")["features"]:
        if item["geometry"]:
            ags = item["properties"]["municipalities"]
            assert any(real_gazetteer.in_region(one) for one in ags), item["id"]
