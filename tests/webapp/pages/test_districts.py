"""The map of a town: its districts have what Gemeinden have, from the page to the sheet."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.town import SLUGS

NORTH = "/ortsteil/altstadt-nord"


@pytest.fixture
def town(town_app: Flask) -> FlaskClient:
    return town_app.test_client()


def text_of(town: FlaskClient, path: str) -> str:
    answer = town.get(path)
    assert answer.status_code == 200, path
    return answer.text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", ["Mein Stadtteil", ">Stadtteil<", "Stadtteile", "wenn kein Stadtteil gewählt ist"]),
        ("/en/", ["My district", "District", "if no district is chosen"]),
        ("/thema/natur", ["Stadtteile mit Zusagen zu diesem Thema", "Nach Stadtteil"]),
        ("/en/thema/natur", ["Pledges on this topic in these districts", "By district"]),
        ("/einbetten", ['name="ortsteil"', "Stadtteil"]),
        ("/aenderungen", ["Nur aus einem Stadtteil", f"{NORTH}/aenderungen.atom"]),
        ("/gibtesnicht", ["Stadtteile", NORTH]),
    ],
)
def test_pages_call_districts_what_the_town_calls_them(
    town: FlaskClient, path: str, words: list[str]
) -> None:
    answer = town.get(path)
    assert answer.status_code == (404 if path == "/gibtesnicht" else 200)
    for word in words:
        assert word in answer.text, word
    assert "Gemeinden mit Zusagen" not in answer.text
    assert "/gemeinde/" not in answer.text


def test_the_filter_has_a_box_and_a_count_for_each_district(town: FlaskClient) -> None:
    page = text_of(town, "/")
    boxes = re.findall(r'name="ortsteil"\s+value="([^"]+)"', page)
    assert boxes == SLUGS
    assert 'name="gemeinde"' not in page
    assert '<html lang="de" data-areas="ortsteil"' in page
    chosen = text_of(town, "/?ortsteil=altstadt-nord")
    assert "3 Zusagen an bestimmten Orten" in chosen


def test_a_district_has_a_page_with_what_lies_in_it_runs_through_it_and_is_beyond(town: FlaskClient) -> None:
    page = text_of(town, "/ortsteil/neuland-bezirk-nord")
    assert "in Neuland (Bezirk Nord)" in page
    parts = re.split(r'<section class="part" id="', page)[1:]
    found = {part.split('"')[0]: re.findall(r'data-pledge="([^"]+)"', part) for part in parts}
    assert found["hier"] == ["border"]
    assert found["hindurch"] == ["river"]
    assert "bahnhof" in found["nebenan"]
    assert "Stadtteile erstrecken" in page


def test_a_place_leads_to_its_districts(town: FlaskClient) -> None:
    page = text_of(town, "/zusage/border")
    assert "Liegt nahe an einer Grenze und zählt auf beiden Seiten." in page
    assert f'href="{NORTH}"' in page
    assert "gemeinde/" not in page


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/gemeinde/dueren", "/"),
        ("/en/gemeinde/05358008", "/en/"),
        ("/?gemeinde=dueren&thema=natur", "/?thema=natur"),
        ("/ortsteil/Altstadt-Nord", NORTH),
        ("/embed/gemeinde/dueren", "/embed"),
        ("/?ortsteil=Am+S%C3%BCsterfeld", "/?ortsteil=am-suesterfeld"),
    ],
)
def test_the_town_is_the_whole_map_and_other_spellings_lead_to_one(
    town: FlaskClient, path: str, to: str
) -> None:
    answer = town.get(path)
    assert answer.status_code in (301, 302)
    assert answer.location == to


@pytest.mark.parametrize("path", ["/gemeinde/juelich", "/ortsteil/x", "/?ortsteil=x", "/?gemeinde=juelich"])
def test_other_areas_are_unknown(town: FlaskClient, path: str) -> None:
    assert town.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/ortsteil/altstadt-nord", "/embed/ortsteil/altstadt-nord"])
def test_a_county_has_no_districts(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_frame_shows_one_district(town: FlaskClient) -> None:
    frame = text_of(town, f"/embed{NORTH}")
    shown = re.findall(r'data-pledge="([^"]+)"', frame)
    assert sorted(shown) == ["bahnhof", "border", "quarter"]
    assert 'data-gemeinde="altstadt-nord"' in frame
    assert 'data-areas="ortsteil"' in frame


def test_pictures_and_sheets_are_of_a_district(town: FlaskClient) -> None:
    picture = town.get("/karte.svg?format=vorschau&ortsteil=altstadt-nord")
    assert picture.status_code == 200
    assert "Altstadt-Nord" in picture.text
    sheet = town.get(f"{NORTH}/handzettel.pdf")
    assert (sheet.status_code, sheet.content_type) == (200, "application/pdf")
    form = text_of(town, f"{NORTH}/handzettel")
    assert "Handzettel für Altstadt-Nord" in form
    assert set(re.findall(r'name="zusage"\s+value="([^"]+)"', form)) >= {"bahnhof", "border", "quarter"}


def test_feeds_of_a_district_tell_what_changes_in_it(town: FlaskClient) -> None:
    feed = ElementTree.fromstring(text_of(town, f"{NORTH}/aenderungen.atom"))
    assert "Altstadt-Nord" in "".join(feed.itertext())


def test_the_api_has_a_collection_of_districts_and_a_filter_by_them(town: FlaskClient) -> None:
    listed = [one["id"] for one in town.get("/api/collections").json["collections"]]
    assert listed == ["pledges", "municipalities", "districts", "places"]
    districts = town.get("/api/collections/districts/items").json["features"]
    assert [one["id"] for one in districts] == SLUGS
    assert districts[0]["properties"]["is_approximate"] is False
    found = town.get("/api/collections/pledges/items?district=altstadt-nord").json["features"]
    assert sorted({one["properties"]["pledge_id"] for one in found}) == ["bahnhof", "border", "quarter"]
    assert town.get("/api/collections/pledges/items?district=x").status_code == 400
    definition = town.get("/api/openapi.json").json
    assert "/collections/districts/items" in json.dumps(definition)


def test_downloads_have_the_districts_of_each_place(town: FlaskClient) -> None:
    lines = text_of(town, "/downloads/zusagen.csv?ortsteil=altstadt-nord").splitlines()
    head = lines[0].split(";")
    assert head[head.index("municipality_names") + 1 :][:2] == ["districts", "district_names"]
    assert "Altstadt-Nord" in "".join(lines[1:])


def test_a_county_has_no_columns_of_districts(client: FlaskClient) -> None:
    assert "district" not in client.get("/downloads/zusagen.csv").text.splitlines()[0]


def test_around_a_street_cards_name_its_district(town: FlaskClient) -> None:
    page = text_of(town, "/?ort=Ahornallee")
    assert re.search(r'<a href="/ortsteil/altstadt-nord">', page)
