"""Styles for QGIS and Masterportal, and the layer that a portal copies from the page about the data."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pyogrio
import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import in_every_county
from webapp.exports.gis_styles import STYLE_FILES
from webapp.metadata import masterportal
from webapp.snapshot import Snapshot

LAYERS = {"punkte": "Marker", "linien": "Line", "flaechen": "Fill"}


def is_no_plan(properties: dict[str, Any]) -> bool:
    return properties["stance"] in ("demands", "could", "rejects") or properties["status"] == "dropped"


@in_every_county
@pytest.mark.parametrize("kind", LAYERS)
def test_each_row_of_a_layer_fits_one_rule_of_its_qgis_style(
    client: FlaskClient, snapshot: Snapshot, kind: str, tmp_path: Path
) -> None:
    """GDAL answers the rules as QGIS does: they are plain SQL on the columns of the GeoPackage."""
    answer = client.get(f"/downloads/zusagen-{kind}.qml")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="zusagen-{kind}.qml"'
    style = ElementTree.fromstring(answer.text.split("\n", 1)[1])
    symbols = {symbol.get("name"): symbol for symbol in style.iter("symbol")}
    file = tmp_path / "zusagen.gpkg"
    file.write_bytes(client.get("/downloads/zusagen.gpkg").data)
    rows = pyogrio.read_dataframe(file, layer=f"zusagen_{kind}", read_geometry=False)
    found: list[str] = []
    for rule in style.iter("rule"):
        fitting = pyogrio.read_dataframe(
            file, layer=f"zusagen_{kind}", where=rule.get("filter"), read_geometry=False
        )
        found += list(fitting["id"])
        (topic,) = re.findall(r'"topic" = \'([\w-]+)\'', rule.get("filter"))
        layer = symbols[rule.get("symbol")].find("layer")
        assert layer.get("class") == f"Simple{LAYERS[kind]}"
        values = {option.get("name"): option.get("value") for option in layer.iter("Option")}
        colour = snapshot.settings.topics[topic].colour
        rgb = ",".join(str(int(colour[start : start + 2], 16)) for start in (1, 3, 5))
        hollow = rule.get("label").endswith("(nichts geplant)")
        assert rule.get("label").startswith(snapshot.settings.topics[topic].label)
        assert all(is_no_plan(row) == hollow for row in fitting.to_dict("records"))
        coloured = {"punkte": ("color", "outline_color")[hollow], "linien": "line_color"}
        assert values[coloured.get(kind, "outline_color")].startswith(f"{rgb},")
        drawn = {
            "linien": ("line_style", "dash"),
            "flaechen": ("style", "no"),
            "punkte": ("color", "255,255,255,255"),
        }
        name, when_hollow = drawn[kind]
        assert (values[name] == when_hollow) == hollow
    assert sorted(found) == sorted(rows["id"])


@in_every_county
def test_the_first_rule_of_a_portal_that_fits_draws_hollow_what_is_no_plan(client: FlaskClient) -> None:
    (style,) = client.get("/downloads/masterportal-style.json").json
    features = client.get("/downloads/zusagen.geojson").json["features"]
    for feature in features:
        properties = feature["properties"]
        rule = next(
            rule for rule in style["rules"] if rule["conditions"]["properties"].items() <= properties.items()
        )
        assert rule["conditions"]["properties"]["topic"] == properties["topic"]
        assert (rule["style"]["polygonFillColor"][3] == 0) == is_no_plan(properties)
        assert (rule["style"]["circleFillColor"][:3] == [255, 255, 255]) == is_no_plan(properties)


def entry_of(client: FlaskClient, prefix: str = "") -> dict[str, Any]:
    """The entry as a reader copies it."""
    page = client.get(f"{prefix}/daten").text
    (text,) = re.findall(r'<code id="beispiel-masterportal">(.*?)</code>', page, flags=re.DOTALL)
    return json.loads(html.unescape(text))


@in_every_county
def test_the_entry_asks_for_what_the_api_answers(client: FlaskClient) -> None:
    """As masterportalapi 2.54 puts the address of a layer together (src/layer/oaf.js, createUrl)."""
    entry = entry_of(client)
    (style,) = client.get("/downloads/masterportal-style.json").json
    assert (entry["typ"], entry["styleId"]) == ("OAF", style["styleId"])
    path = entry["url"].removeprefix("https://karte.example.org")
    everything = "0,5000000,1500000,7000000"
    answer = client.get(
        f"{path}/collections/{entry['collection']}/items",
        query_string={"limit": entry["limit"], "bbox": everything, "bbox-crs": entry["bboxCrs"]}
        | {"crs": entry["crs"]},
        headers={"Accept": "application/geo+json"},
    )
    assert answer.headers["Content-Crs"] == f"<{entry['crs']}>"
    placed = [f for f in client.get("/downloads/zusagen.geojson").json["features"] if f["geometry"]]
    assert answer.json["numberMatched"] == len(placed)
    assert entry["gfiAttributes"].keys() <= answer.json["features"][0]["properties"].keys()
    assert all(
        link["type"] == "application/geo+json" for link in answer.json["links"] if link["rel"] == "next"
    )


def test_the_entry_speaks_the_language_of_the_page_and_the_styles_are_german(client: FlaskClient) -> None:
    assert entry_of(client)["gfiAttributes"]["title"] == "Zusage"
    assert entry_of(client, "/en")["gfiAttributes"]["title"] == "Pledge"
    page = client.get("/en/daten").text
    for name in STYLE_FILES:
        assert f'href="/downloads/{name}"' in page
        assert client.get(f"/downloads/{name}").status_code == 200


def test_a_site_of_files_gives_the_file_to_the_portal(app: Flask, snapshot: Snapshot) -> None:
    with app.test_request_context():
        entry = masterportal.layer(
            snapshot.published, snapshot.settings, "https://partei.example/karte", answers_queries=False
        )
    assert (entry["typ"], entry["url"]) == (
        "GeoJSON",
        "https://partei.example/karte/downloads/zusagen.geojson",
    )
    assert "crs" not in entry


@pytest.mark.parametrize(("lon", "code"), [(6.4, 25832), (11.99, 25832), (12.0, 25833), (14.9, 25833)])
def test_a_region_east_of_12_degrees_is_in_the_next_zone(lon: float, code: int) -> None:
    there = SimpleNamespace(municipalities=[SimpleNamespace(label_point=(lon, 51.0))])
    assert masterportal.utm_zone(there) == code
