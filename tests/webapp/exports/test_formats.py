"""Each file, read back with the tools that people use."""

from __future__ import annotations

import io
import json
import sqlite3
import time
from pathlib import Path
from xml.etree import ElementTree

import geopandas
import pandas as pd
import pyogrio
import pytest
import shapely
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import in_every_county
from tests.webapp.exports.conftest import HOSTILE
from webapp.exports import FORMATS
from webapp.exports.geopackage import LAYERS
from webapp.exports.selection import select, terms
from webapp.exports.spreadsheet import MAX_CELL_LENGTH, defused, original
from webapp.filters import Filter
from webapp.snapshot import Snapshot

GERMAN = {"sep": ";", "decimal": ",", "encoding": "utf-8-sig"}
KML = "{http://www.opengis.net/kml/2.2}"


def fetch(client: FlaskClient, extension: str, query: str = "") -> bytes:
    answer = client.get(f"/downloads/zusagen.{extension}?{query}")
    assert answer.status_code == 200
    return answer.data


def saved(folder: Path, data: bytes, extension: str) -> Path:
    path = folder / f"zusagen.{extension}"
    path.write_bytes(data)
    return path


def sites(snapshot: Snapshot) -> list[dict]:
    return snapshot.published.collection["features"]


def attribution(snapshot: Snapshot) -> str:
    return terms(snapshot.published, snapshot.settings).attribution


@in_every_county
def test_geojson_has_the_features_of_the_build_byte_for_byte(client: FlaskClient, county_home: Path) -> None:
    built = county_home / "data" / "geojson" / "pledges.geojson"
    served = fetch(client, "geojson").decode().split('"features": [\n')[1]
    assert served == built.read_text(encoding="utf-8").split('"features": [\n')[1]


@in_every_county
def test_geojson_keeps_order_and_pledges_without_a_place(client: FlaskClient, snapshot: Snapshot) -> None:
    frame = geopandas.read_file(io.BytesIO(fetch(client, "geojson")))
    assert frame.crs == "EPSG:4326"
    assert frame["id"].tolist() == [feature["id"] for feature in sites(snapshot)]
    assert frame.geometry.isna().tolist() == [feature["geometry"] is None for feature in sites(snapshot)]


def test_geojson_says_what_it_is(client: FlaskClient, snapshot: Snapshot) -> None:
    collection = json.loads(fetch(client, "geojson", "gemeinde=juelich"))
    assert collection["licence_url"].startswith("https://opendatacommons.org/")
    assert collection["attribution"] == attribution(snapshot)
    assert collection["data_version"] == snapshot.published.data_version
    assert collection["data_date"] == snapshot.published.data_date.isoformat()
    shapes = [shapely.geometry.shape(f["geometry"]) for f in collection["features"] if f["geometry"]]
    assert collection["bbox"] == pytest.approx(shapely.total_bounds(shapes).tolist())


@in_every_county
def test_csv_is_read_with_german_settings(client: FlaskClient, snapshot: Snapshot) -> None:
    data = fetch(client, "csv")
    assert data.startswith(b"\xef\xbb\xbfid;pledge_id;")
    assert data.count(b"\r\n") == data.count(b"\n") == len(sites(snapshot)) + 1
    frame = pd.read_csv(io.BytesIO(data), **GERMAN)
    assert frame["id"].tolist() == [feature["id"] for feature in sites(snapshot)]
    points = [feature["properties"]["label_point"] or [None, None] for feature in sites(snapshot)]
    expected = pd.DataFrame(points, columns=["lon", "lat"], dtype="float64")
    pd.testing.assert_frame_equal(frame[["lon", "lat"]], expected)
    assert frame["planned"].dtype == frame["near_border"].dtype == bool
    assert frame["page"].dtype == "int64"


@in_every_county
def test_csv_has_the_geometry_as_wkt_and_no_cell_too_long_for_excel(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    frame = pd.read_csv(io.BytesIO(fetch(client, "csv")), dtype=str, keep_default_na=False, **GERMAN)
    for wkt, feature in zip(frame["wkt"], sites(snapshot), strict=True):
        if feature["geometry"] is None:
            assert wkt == ""
        else:
            assert shapely.from_wkt(wkt).equals_exact(
                shapely.geometry.shape(feature["geometry"]), tolerance=1e-6
            )
    assert frame.map(len).max().max() <= MAX_CELL_LENGTH


@in_every_county
def test_csv_keeps_the_zero_of_an_ags_in_a_spreadsheet(client: FlaskClient, snapshot: Snapshot) -> None:
    # Read as numbers wherever that is possible, as a spreadsheet does.
    frame = pd.read_csv(io.BytesIO(fetch(client, "csv")), **GERMAN)
    read = [json.loads(cell) for cell in frame["municipalities"]]
    assert read == [feature["properties"]["municipalities"] for feature in sites(snapshot)]


@in_every_county
def test_csv_names_licence_and_attribution_in_every_row(client: FlaskClient, snapshot: Snapshot) -> None:
    frame = pd.read_csv(io.BytesIO(fetch(client, "csv")), **GERMAN)
    assert set(frame["attribution"]) == {attribution(snapshot)}
    assert set(frame["data_version"]) == {snapshot.published.data_version}
    assert set(frame["data_date"]) == {snapshot.published.data_date.isoformat()}
    assert frame["licence"].notna().all()


@pytest.mark.parametrize(
    "text",
    [
        *HOSTILE,
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "＝1",
        "＋1",
        "－1",
        "＠A1",
        "\u00a0＝1",
        "''=1",
        "harmlos",
        "",
    ],
)
def test_a_defused_text_starts_no_formula_and_can_be_undone(text: str) -> None:
    cell = defused(text)
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert original(cell) == text


@in_every_county
def test_geopackage_has_one_layer_per_geometry_type(
    client: FlaskClient, snapshot: Snapshot, tmp_path: Path
) -> None:
    path = saved(tmp_path, fetch(client, "gpkg"), "gpkg")
    assert dict(pyogrio.list_layers(path)) == {
        "zusagen_punkte": "Point",
        "zusagen_linien": "MultiLineString",
        "zusagen_flaechen": "MultiPolygon",
        "zusagen_kreisweit": None,
    }
    read = pd.concat(geopandas.read_file(path, layer=layer.name) for layer in LAYERS)
    assert sorted(read["id"]) == sorted(feature["id"] for feature in sites(snapshot))
    shapes = {f["id"]: shapely.geometry.shape(f["geometry"]) for f in sites(snapshot) if f["geometry"]}
    for identifier, geometry in zip(read["id"], read["geometry"], strict=True):
        assert geometry is None or geometry.equals(shapes[identifier])
        assert (geometry is None) == (identifier not in shapes)


def test_geopackage_names_crs_licence_and_attribution(
    client: FlaskClient, snapshot: Snapshot, tmp_path: Path
) -> None:
    path = saved(tmp_path, fetch(client, "gpkg"), "gpkg")
    for layer in LAYERS:
        info = pyogrio.read_info(path, layer=layer.name)
        assert info["crs"] == ("EPSG:4326" if layer.geometry_type else None)
        assert info["layer_metadata"]["IDENTIFIER"] == layer.title
        assert attribution(snapshot) in info["layer_metadata"]["DESCRIPTION"]
        assert info["dataset_metadata"]["LICENCE_URL"].startswith("https://opendatacommons.org/")
        assert info["dataset_metadata"]["DATA_VERSION"] == snapshot.published.data_version
    with sqlite3.connect(path) as database:
        systems = dict(database.execute("SELECT srs_id, organization FROM gpkg_spatial_ref_sys"))
        changed = {row[0] for row in database.execute("SELECT last_change FROM gpkg_contents")}
    database.close()
    assert systems[4326] == "EPSG"
    assert changed == {f"{snapshot.published.data_date.isoformat()}T00:00:00.000Z"}


def test_geopackage_has_the_same_layers_and_columns_when_nothing_matches(
    client: FlaskClient, tmp_path: Path
) -> None:
    full, empty = (tmp_path / name for name in ("voll", "leer"))
    for folder, query in ((full, ""), (empty, "q=gibtesnicht")):
        folder.mkdir()
        saved(folder, fetch(client, "gpkg", query), "gpkg")
    for layer in LAYERS:
        infos = [pyogrio.read_info(folder / "zusagen.gpkg", layer=layer.name) for folder in (full, empty)]
        assert [info["features"] > 0 for info in infos] == [True, False]
        assert infos[0]["fields"].tolist() == infos[1]["fields"].tolist()
        assert infos[0]["ogr_types"] == infos[1]["ogr_types"]


@in_every_county
def test_kml_is_read_with_geometry_and_all_columns(
    client: FlaskClient, snapshot: Snapshot, tmp_path: Path
) -> None:
    frame = geopandas.read_file(saved(tmp_path, fetch(client, "kml"), "kml"))
    assert frame["pledge_id"].tolist() == [f["properties"]["pledge_id"] for f in sites(snapshot)]
    assert frame["title"].tolist() == [f["properties"]["title"] for f in sites(snapshot)]
    for geometry, feature in zip(frame.geometry, sites(snapshot), strict=True):
        assert (geometry is None) == (feature["geometry"] is None)
        assert geometry is None or geometry.equals_exact(
            shapely.geometry.shape(feature["geometry"]), tolerance=1e-9
        )


@in_every_county
def test_kml_has_the_colours_of_the_topics_and_the_licence(client: FlaskClient, snapshot: Snapshot) -> None:
    document = ElementTree.fromstring(fetch(client, "kml")).find(f"{KML}Document")
    styles = {style.attrib["id"]: style for style in document.iter(f"{KML}Style")}
    for topic in snapshot.settings.topics.values():
        colour = styles[f"thema-{topic.key}"].findtext(f"{KML}LineStyle/{KML}color")
        red, green, blue = topic.colour[1:3], topic.colour[3:5], topic.colour[5:7]
        assert colour == f"ff{blue}{green}{red}"
    assert {url.text.removeprefix("#") for url in document.iter(f"{KML}styleUrl")} <= styles.keys()
    about = {
        data.attrib["name"]: data.findtext(f"{KML}value") for data in document.find(f"{KML}ExtendedData")
    }
    assert about["attribution"] == attribution(snapshot)
    assert about["data_version"] == snapshot.published.data_version
    assert about["data_date"] == snapshot.published.data_date.isoformat()
    assert about["licence"]


def test_the_same_data_give_the_same_bytes_at_another_time(app: Flask, snapshot: Snapshot) -> None:
    with app.app_context():
        first = {key: kind.write(select(snapshot, Filter())) for key, kind in FORMATS.items()}
        time.sleep(1.1)  # time itself: GDAL writes the clock into a GeoPackage, in whole seconds
        second = {key: kind.write(select(snapshot, Filter())) for key, kind in FORMATS.items()}
    assert all(first[key] == second[key] for key in FORMATS)


def test_hostile_texts_come_back_unchanged_from_geojson_and_geopackage(
    hostile_app: Flask, tmp_path: Path
) -> None:
    client = hostile_app.test_client()
    frame = geopandas.read_file(io.BytesIO(fetch(client, "geojson")))
    assert sorted(set(frame["title"])) == sorted(HOSTILE)
    path = saved(tmp_path, fetch(client, "gpkg"), "gpkg")
    read = pd.concat(geopandas.read_file(path, layer=layer.name) for layer in LAYERS)
    assert sorted(set(read["quote"])) == sorted(HOSTILE)


def test_hostile_texts_are_not_formulas_in_csv(hostile_app: Flask) -> None:
    data = fetch(hostile_app.test_client(), "csv")
    frame = pd.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False, **GERMAN)
    cells = frame.drop(columns=["lon", "lat"]).stack()
    assert not cells.str.startswith(("=", "+", "-", "@", "\t", "\r")).any()
    assert sorted({original(cell) for cell in frame["title"]}) == sorted(HOSTILE)


def test_kml_fills_no_area_where_nothing_is_to_be_built(world_app: Flask) -> None:
    document = ElementTree.fromstring(fetch(world_app.test_client(), "kml")).find(f"{KML}Document")
    styles = {style.attrib["id"]: style for style in document.iter(f"{KML}Style")}
    seen = set()
    for placemark in document.iter(f"{KML}Placemark"):
        values = {data.attrib["name"]: data.findtext(f"{KML}value") for data in placemark.iter(f"{KML}Data")}
        style = styles[placemark.findtext(f"{KML}styleUrl").removeprefix("#")]
        is_plan = values["stance"] not in ("demands", "could", "rejects") and values["status"] != "dropped"
        assert style.findtext(f"{KML}PolyStyle/{KML}fill") == str(int(is_plan)), values
        seen.add(values["stance"] if values["status"] != "dropped" else "dropped")
    assert seen >= {"will", "demands", "could", "rejects", "dropped"}


def test_hostile_texts_are_text_in_kml(hostile_app: Flask) -> None:
    document = ElementTree.fromstring(fetch(hostile_app.test_client(), "kml"))
    placemarks = list(document.iter(f"{KML}Placemark"))
    assert sorted({p.findtext(f"{KML}name") for p in placemarks}) == sorted(HOSTILE)
    for placemark in placemarks:
        # Google Earth shows this as HTML.
        html = placemark.findtext(f"{KML}description")
        assert not any(tag in html for tag in ("<img", "<script", "</script"))
