"""What GIS people's own tools read from a running server: GDAL (through geopandas) and OWSLib."""

from __future__ import annotations

import json
from urllib.request import Request, urlopen

import geopandas as gpd
import pytest
import shapely
from geopandas.testing import assert_geodataframe_equal
from owslib.ogcapi.features import Features

from tests.conftest import REPOSITORY

BBOX = (6.4, 50.7, 6.5, 50.9)
BBOX_UTM = [315000, 5625000, 325000, 5645000]


@pytest.fixture(scope="module")
def built() -> gpd.GeoDataFrame:
    return gpd.read_file(REPOSITORY / "data/geojson/pledges.geojson")


def read(address: str, layer: str = "pledges", **options: object) -> gpd.GeoDataFrame:
    return gpd.read_file(f"OAPIF:{address}/api", layer=layer, **options)


def test_gdal_reads_every_feature_page_by_page(address: str, built: gpd.GeoDataFrame) -> None:
    pages = read(address, PAGE_SIZE="50")
    assert len(built) > 3 * 50
    # Since the collection names its storageCrs, GDAL has that, longitude first.
    assert pages.crs == "OGC:CRS84"
    assert list(pages["id"]) == list(built["id"])
    shared = ["id", "title", "topic", "municipalities", "geometry"]
    assert_geodataframe_equal(pages[shared], built[shared], check_like=True, check_crs=False)


def test_gdal_leaves_the_bbox_to_the_server(address: str, built: gpd.GeoDataFrame) -> None:
    found = read(address, bbox=BBOX)
    west, south, east, north = BBOX
    assert set(found["id"]) == set(built.cx[west:east, south:north]["id"])
    assert not found.geometry.isna().any()


def test_gdal_reads_every_collection_in_both_languages(address: str) -> None:
    assert len(read(address, "municipalities")) == len(read(f"{address}/en", "municipalities")) > 1
    assert set(read(address, "places").geometry.geom_type) >= {"Point", "LineString"}


def test_gdal_passes_a_query_of_ours_on(address: str, built: gpd.GeoDataFrame) -> None:
    found = gpd.read_file(f"{address}/api/collections/pledges/items?topic=natur&limit=1000&f=json")
    assert set(found["id"]) == set(built[built["topic"] == "natur"]["id"])


@pytest.mark.system
@pytest.mark.parametrize("code", [25832, 25833, 3857])
def test_gdal_reads_every_system_and_filters_in_it(address: str, built: gpd.GeoDataFrame, code: int) -> None:
    """The answers are GDAL's own projection of the file, and its bbox is one in the system."""
    option = {"CRS": f"EPSG:{code}"}
    found, expected = read(address, **option), built.to_crs(code)
    assert found.crs == f"EPSG:{code}"
    assert list(found["id"]) == list(expected["id"])
    placed = ~expected.geometry.isna()
    assert found.geometry.isna().tolist() == (~placed).tolist()
    moved = found.geometry[placed].hausdorff_distance(expected.geometry[placed], align=False)
    assert moved.max() < 0.002
    west, south, east, north = expected[expected["topic"] == "natur"].total_bounds
    middle = (west + east) / 2, (south + north) / 2
    box = (*middle, east, north)
    inside = read(address, bbox=box, **option)
    assert set(inside["id"]) == set(expected[expected.intersects(shapely.box(*box))]["id"])
    assert 0 < len(inside) < len(found)


@pytest.mark.system
def test_owslib_gets_coordinates_in_metres(address: str, built: gpd.GeoDataFrame) -> None:
    api = Features(f"{address}/api")
    utm = "http://www.opengis.net/def/crs/EPSG/0/25832"
    assert any(one.endswith("features-2/1.0/conf/crs") for one in api.conformance()["conformsTo"])
    assert utm in api.collection("pledges")["crs"]
    answer = api.collection_items("pledges", limit=1000, crs=utm, **{"bbox-crs": utm}, bbox=BBOX_UTM)
    found = gpd.GeoDataFrame.from_features(answer["features"], crs=25832)
    expected = built.to_crs(25832)
    assert set(found["pledge_id"]) == set(expected[expected.intersects(shapely.box(*BBOX_UTM))]["pledge_id"])
    assert api.response_headers["Content-Crs"] == f"<{utm}>"


def test_owslib_finds_its_way(address: str, built: gpd.GeoDataFrame) -> None:
    api = Features(f"{address}/api")
    assert api.feature_collections() == ["pledges", "municipalities", "places"]
    assert any(uri.endswith("/conf/core") for uri in api.conformance()["conformsTo"])
    assert api.api()["openapi"].startswith("3.0")
    assert api.collection("pledges")["extent"]["spatial"]["bbox"]
    answer = api.collection_items("pledges", limit=7, bbox=list(BBOX), topic="mobilitaet")
    assert answer["numberReturned"] == len(answer["features"]) <= 7
    assert {feature["properties"]["topic"] for feature in answer["features"]} == {"mobilitaet"}
    feature_id = built["id"].iloc[0]
    assert api.collection_item("pledges", feature_id)["id"] == feature_id


def test_gunicorn_sends_head_304_and_compressed_answers(address: str) -> None:
    url = f"{address}/api/collections/pledges/items"
    with urlopen(Request(url, headers={"Accept-Encoding": "gzip"}, method="HEAD")) as head:
        assert head.headers["Content-Encoding"] == "gzip"
        assert head.read() == b""
    with urlopen(url) as plain:
        assert json.load(plain)["numberMatched"] > 0
