"""What GIS people's own tools read from a running server: GDAL (through geopandas) and OWSLib."""

from __future__ import annotations

import json
from urllib.request import Request, urlopen

import geopandas as gpd
import pytest
from geopandas.testing import assert_geodataframe_equal
from owslib.ogcapi.features import Features

from tests.conftest import REPOSITORY

BBOX = (6.4, 50.7, 6.5, 50.9)


@pytest.fixture(scope="module")
def built() -> gpd.GeoDataFrame:
    return gpd.read_file(REPOSITORY / "data/geojson/pledges.geojson")


def read(address: str, layer: str = "pledges", **options: object) -> gpd.GeoDataFrame:
    return gpd.read_file(f"OAPIF:{address}/api", layer=layer, **options)


def test_gdal_reads_every_feature_page_by_page(address: str, built: gpd.GeoDataFrame) -> None:
    pages = read(address, PAGE_SIZE="50")
    assert len(built) > 3 * 50
    assert pages.crs == "EPSG:4326"
    assert list(pages["id"]) == list(built["id"])
    shared = ["id", "title", "topic", "municipalities", "geometry"]
    assert_geodataframe_equal(pages[shared], built[shared], check_like=True)


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
