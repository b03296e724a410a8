"""What a download looks like: styles of what is planned and what is not, holes, types of layers, formulas."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pyogrio
import pytest
import shapely
from flask import Flask
from flask.testing import FlaskClient

from geo.vocabulary import STANCES, STATUSES
from tests.conftest import in_every_county
from webapp.exports import geopackage
from webapp.exports.selection import select
from webapp.exports.spreadsheet import defused, original
from webapp.filters import Filter
from webapp.snapshot import Snapshot

KML = "{http://www.opengis.net/kml/2.2}"


def placemarks(client: FlaskClient) -> tuple[ElementTree.Element, dict[str, ElementTree.Element]]:
    """The document, and its placemarks by the id of the site."""
    root = ElementTree.fromstring(client.get("/downloads/zusagen.kml").data)
    found = {
        mark.find(f"{KML}ExtendedData/{KML}Data[@name='id']/{KML}value").text: mark
        for mark in root.iter(f"{KML}Placemark")
    }
    return root, found


def style_of(root: ElementTree.Element, mark: ElementTree.Element) -> tuple[str, str, str]:
    """Colour of the symbol, whether areas are filled, colour of lines."""
    identifier = mark.find(f"{KML}styleUrl").text.removeprefix("#")
    style = next(one for one in root.iter(f"{KML}Style") if one.get("id") == identifier)
    return (
        style.find(f"{KML}IconStyle/{KML}color").text,
        style.find(f"{KML}PolyStyle/{KML}fill").text,
        style.find(f"{KML}LineStyle/{KML}color").text,
    )


@pytest.mark.parametrize("stance", STANCES)
@pytest.mark.parametrize("status", STATUSES)
def test_kml_fills_what_is_planned_and_nothing_else(world_app: Flask, stance: str, status: str) -> None:
    snapshot = world_app.extensions["pledgemap"].snapshot
    root, marks = placemarks(world_app.test_client())
    pledge = snapshot.pledges[f"{stance}-{status}"]
    red, green, blue = re.findall("..", snapshot.settings.topics[pledge.topic].colour[1:])
    site_ids = [identifier for identifier in marks if identifier.startswith(f"{pledge.id}--")]
    assert len(site_ids) == len(pledge.place_ids) == 1
    symbol, fill, line = style_of(root, marks[site_ids[0]])
    no_plan = stance in ("demands", "could", "rejects") or status == "dropped"
    pale = stance in ("demands", "could") or (status == "dropped" and stance != "rejects")
    assert fill == ("0" if no_plan else "1")
    # KML writes opacity, blue, green, red.
    assert symbol == ("80" if pale else "ff") + blue + green + red
    assert line == f"ff{blue}{green}{red}"


@in_every_county
def test_kml_has_the_shapes_of_the_data_with_their_holes(client: FlaskClient, snapshot: Snapshot) -> None:
    _, marks = placemarks(client)
    for feature in snapshot.published.collection["features"]:
        mark = marks[feature["id"]]
        found = [_polygon(part) for part in mark.iter(f"{KML}Polygon")]
        found += [shapely.LineString(_positions(part)) for part in mark.iter(f"{KML}LineString")]
        found += [shapely.Point(_positions(part)[0]) for part in mark.iter(f"{KML}Point")]
        if feature["geometry"] is None:
            assert found == []
            continue
        parts = list(shapely.get_parts(shapely.geometry.shape(feature["geometry"])))
        assert [shapely.to_wkt(part) for part in found] == [shapely.to_wkt(part) for part in parts]


def _positions(element: ElementTree.Element) -> list[tuple[float, ...]]:
    text = element.find(f".//{KML}coordinates").text
    return [tuple(map(float, pair.split(","))) for pair in text.split()]


def _polygon(element: ElementTree.Element) -> shapely.Polygon:
    outer = _positions(element.find(f"{KML}outerBoundaryIs"))
    return shapely.Polygon(outer, [_positions(ring) for ring in element.findall(f"{KML}innerBoundaryIs")])


LAYERS = {
    "zusagen_punkte": "Point",
    "zusagen_linien": "MultiLineString",
    "zusagen_flaechen": "MultiPolygon",
    "zusagen_kreisweit": None,
}


@in_every_county
def test_each_layer_of_a_geopackage_has_one_type_and_every_site_is_in_one(
    client: FlaskClient, snapshot: Snapshot, tmp_path: Path
) -> None:
    path = tmp_path / "zusagen.gpkg"
    path.write_bytes(client.get("/downloads/zusagen.gpkg").data)
    assert dict(pyogrio.list_layers(path).tolist()) == LAYERS
    found = {}
    for name, kind in LAYERS.items():
        frame = pyogrio.read_dataframe(path, layer=name)
        if kind:
            assert set(frame.geometry.geom_type) <= {kind}
            found |= dict(zip(frame["id"], frame.geometry, strict=True))
        else:
            found |= dict.fromkeys(frame["id"])
    sites = snapshot.published.collection["features"]
    assert set(found) == {site["id"] for site in sites}
    for site in sites:
        if site["geometry"]:
            shape = shapely.geometry.shape(site["geometry"])
            assert found[site["id"]].equals(shape), site["id"]


def test_one_place_of_several_points_makes_the_layer_one_of_several_points(
    world_app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """QGIS shows nothing of a layer whose type is not that of its features."""
    snapshot = world_app.extensions["pledgemap"].snapshot
    with world_app.test_request_context("/"):
        selection = select(snapshot, Filter())
        place = next(p for p in snapshot.published.places.values() if p.geometry["type"] == "Point")
        lon, lat = place.geometry["coordinates"]
        two = {"type": "MultiPoint", "coordinates": [[lon, lat], [lon + 0.001, lat]]}
        monkeypatch.setitem(place.__dict__, "geometry", two)
        for site in selection.features:
            if site["properties"]["place_id"] == place.id:
                monkeypatch.setitem(site, "geometry", two)
        (tmp_path / "two.gpkg").write_bytes(geopackage.write(selection))
    frame = pyogrio.read_dataframe(tmp_path / "two.gpkg", layer="zusagen_punkte")
    assert dict(pyogrio.list_layers(tmp_path / "two.gpkg").tolist())["zusagen_punkte"] == "MultiPoint"
    assert set(frame.geometry.geom_type) == {"MultiPoint"}
    assert sorted(frame.geometry.count_coordinates().unique()) == [1, 2]


@pytest.mark.parametrize("character", "=+-@＝＋－＠'\t\r\n")
def test_a_text_that_begins_like_a_formula_is_defused(character: str) -> None:
    for text in (f"{character}1+1", f"  {character}1+1", f"\u00a0{character}x"):
        if text[0] in " \u00a0" and character in "\t\r\n":
            continue
        assert defused(text) == f"'{text}"
        assert original(defused(text)) == text


@pytest.mark.parametrize("text", ["1+1", "a=b", "„=“", "–1", "x@y", "", " ", "Ä", "#1", "%"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert defused(text) == text


@in_every_county
def test_no_cell_of_the_csv_is_a_formula_and_all_texts_come_back(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    text = client.get("/downloads/zusagen.csv").data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    assert len(rows) == len(snapshot.published.collection["features"])
    for row in rows:
        pledge = snapshot.pledges[row["pledge_id"]]
        for name in ("title", "summary", "quote", "section", "title_en", "summary_en"):
            assert row[name].lstrip()[:1] not in tuple("=+-@＝＋－＠"), row["id"]
            assert original(row[name]) == getattr(pledge, name)
        for name in ("lon", "lat"):
            assert re.fullmatch(r"(?:\d+,\d+)?", row[name])
