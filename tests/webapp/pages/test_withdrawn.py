"""A pledge that was withdrawn has a page that says so, and is nowhere else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import copy_home
from tests.exporting import change_settings, export_quickly
from webapp import create_app

GONE = {
    "id": "tunnel",
    "title": "Ein Tunnel",
    "summary": "Unter der Rur.",
    "places": "Jülich; Titz",
    "status": "withdrawn",
    "status_date": "2026-03-01",
    "status_text": "Die Brücke reicht <i>.",
}
ROWS = [{"id": "radweg", "title": "Ein Radweg", "places": "Düren"}, GONE]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = copy_home(tmp_path_factory.mktemp("withdrawn") / "home", ROWS)
    moved = {"[redirects.pledges]": '[redirects.pledges]\nroehre = "tunnel"'}
    change_settings(home, {'base_url = ""': 'base_url = "https://karte.example"', **moved})
    return home


@pytest.fixture(scope="module")
def app(home: Path) -> Flask:
    return create_app({"HOME": str(home)})


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.mark.parametrize("path", ["/zusage/tunnel", "/embed/zusage/tunnel"])
def test_its_page_and_its_frame_say_when_and_why(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "Diese Zusage wurde am 1. März 2026 zurückgezogen." in answer.text
    assert "Die Brücke reicht &lt;i&gt;." in answer.text
    assert '<meta name="robots" content="noindex">' in answer.text
    assert "map_karte" not in answer.text
    english = client.get(f"/en{path}").text
    assert "This pledge was withdrawn on March 1, 2026." in english
    assert '<span lang="de">Die Brücke reicht' in english


def test_its_page_says_what_had_been_pledged_and_where(client: FlaskClient) -> None:
    page = client.get("/zusage/tunnel").text
    for text in ("Unter der Rur.", "Orte: Jülich, Titz", "Seite 5", "zurückgezogen, 1. März 2026"):
        assert text in page
    assert 'rel="canonical"' not in page


def test_old_addresses_lead_to_it(client: FlaskClient) -> None:
    for folder in ("/zusage", "/embed/zusage"):
        answer = client.get(f"{folder}/roehre")
        assert (answer.status_code, answer.location) == (301, f"{folder}/tunnel")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?status=pledged&status=started&status=done&status=dropped",
        "/gemeinde/juelich",
        "/gemeinde/titz",
        "/thema/natur",
        "/embed",
        "/zusage/radweg",
        "/sitemap.xml",
        "/downloads/zusagen.geojson",
        "/downloads/zusagen.csv",
        "/downloads/zusagen.kml",
        "/api/collections/pledges/items?f=json",
        "/api/collections/places/items?f=json",
    ],
)
def test_it_is_in_no_list_no_file_and_on_no_map(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "unnel" not in answer.text


def test_it_is_counted_nowhere(client: FlaskClient) -> None:
    assert client.get("/healthz").json["pledges"] == 1
    assert json.loads(client.get("/api/collections/pledges/items?f=json").data)["numberMatched"] == 1


def test_no_filter_asks_for_it(client: FlaskClient) -> None:
    assert client.get("/?status=withdrawn").status_code == 404
    assert client.get("/api/collections/pledges/items?status=withdrawn&f=json").status_code == 400
    assert 'value="withdrawn"' not in client.get("/").text + client.get("/einbetten").text


@pytest.mark.parametrize("feature_id", ["tunnel", "tunnel--05358024", "tunnel--05358056"])
def test_the_api_says_that_the_item_was_withdrawn(client: FlaskClient, feature_id: str) -> None:
    answer = client.get(f"/api/collections/pledges/items/{feature_id}?f=json")
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
    assert "Die Brücke reicht" in answer.json["detail"]
    other = client.get("/api/collections/pledges/items/tunnel--05358004?f=json")
    assert "Die Brücke reicht" not in other.json["detail"]


def test_an_editor_is_given_the_frame_without_a_picture(client: FlaskClient) -> None:
    answer = client.get("/oembed?url=https://karte.example/zusage/tunnel").json
    assert answer["title"] == "Grüne – Zurückgezogen: Ein Tunnel"
    assert "/embed/zusage/tunnel" in answer["html"]
    assert "thumbnail_url" not in answer
    for address in ("tunnel", "roehre"):
        assert client.get(f"/karte.png?zusage={address}").status_code == 404


def test_a_site_without_a_server_has_its_page_and_frame(home: Path, tmp_path: Path) -> None:
    export_quickly(home, tmp_path / "site")
    for path in ("zusage/tunnel", "en/zusage/tunnel", "embed/zusage/tunnel", "en/embed/zusage/tunnel"):
        assert "noindex" in (tmp_path / "site" / path / "index.html").read_text(encoding="utf-8")


def test_a_map_is_served_when_all_of_its_pledges_are_withdrawn(tmp_path: Path) -> None:
    client = create_app({"HOME": str(copy_home(tmp_path / "home", [GONE]))}).test_client()
    pages = ("/", "/gemeinde/juelich", "/thema/natur", "/embed", "/aenderungen", "/einbetten", "/daten")
    files = ("/karte.svg?format=quadrat", "/downloads/zusagen.gpkg", "/gemeinde/titz/handzettel.pdf")
    for path in (*pages, *files, "/api/collections/pledges/items?f=json", "/healthz"):
        assert client.get(path, follow_redirects=True).status_code == 200, path
