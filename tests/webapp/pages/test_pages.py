"""What the site answers, without a browser."""

from __future__ import annotations

import gzip
import json
import re
from html import unescape

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from tests.conftest import MakeHome, in_every_county
from tests.webapp.conftest import BASE_URL
from webapp import create_app
from webapp.snapshot import Snapshot

PAGES = [
    "/",
    "/?thema=natur&gemeinde=juelich",
    "/?q=gibtesnicht",
    "/gemeinde/juelich",
    "/gemeinde/aldenhoven",
    "/thema/mobilitaet",
    "/thema/finanzen",
    "/zusage/boerdebahn-elektrifizieren",
    "/zusage/wohnheime-studierende-azubis",
    "/zusage/klimaneutral-2035",
]


def text(response: TestResponse) -> str:
    return response.get_data(as_text=True)


@in_every_county
def test_every_pledge_municipality_and_topic_has_a_page(client: FlaskClient, snapshot: Snapshot) -> None:
    paths = [f"/zusage/{pledge_id}" for pledge_id in snapshot.pledges]
    paths += [f"/gemeinde/{municipality.slug}" for municipality in snapshot.published.municipalities]
    paths += [f"/thema/{key}" for key in snapshot.settings.topics]
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)


@in_every_county
def test_the_list_holds_every_pledge_and_hides_what_does_not_fit(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    slug = snapshot.published.municipalities[0].slug
    page = text(client.get(f"/?gemeinde={slug}"))
    shown = set(re.findall(r'<li><article[^>]* data-pledge="([^"]+)"', page))
    hidden = set(re.findall(r'<li hidden><article[^>]* data-pledge="([^"]+)"', page))
    assert shown | hidden == set(snapshot.pledges)
    assert (
        shown
        == set(snapshot.index.apply(snapshot.grammar.parse(MultiDict({"gemeinde": slug}))).shown)
        != set()
    )


def test_pledges_keep_the_order_of_the_programme(snapshot: Snapshot) -> None:
    pages = [pledge.page for pledge in snapshot.published.pledges]
    assert pages == sorted(pages)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/gibtesnicht", 404),
        ("/gemeinde/koeln", 404),
        ("/thema/nichts", 404),
        ("/zusage/nichts", 404),
        ("/zusage/" + "x" * 3000, 404),
        ("/zusage/%00", 404),
        ("/zusage/%E2%28%A1", 404),
        ("/static/site-000.css", 404),
        ("/static/..%2f__init__.py", 404),
        ("/?thema=nichts", 404),
        ("/?gemeinde=%3Cscript%3E", 404),
        ("/?kreisweit=ja", 400),
        ("/?q=" + "x" * 101, 400),
        ("/?q=%00", 400),
        ("/?q=%FF%FE", 200),
    ],
)
def test_what_a_visitor_types_never_breaks_the_site(client: FlaskClient, path: str, status: int) -> None:
    response = client.get(path)
    assert response.status_code == status
    if status >= 400:
        assert "Zur Karte mit allen Zusagen" in text(response)
    assert "<script>" not in text(response)


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("/gemeinde/koeln", "/gemeinde/"),
        ("/?gemeinde=koeln", "/gemeinde/"),
        ("/zusage/nichts", "/gemeinde/"),
        ("/thema/nichts", "/thema/"),
        ("/?thema=nichts", "/thema/"),
        ("/en/thema/nichts", "/en/thema/"),
    ],
)
def test_what_was_asked_for_heads_the_page_of_an_unknown_address(
    client: FlaskClient, path: str, first: str
) -> None:
    page = text(client.get(path))
    links = re.findall(r'<li><a href="([^"]+)"', page[page.index("<main") : page.index("</main>")])
    assert links[0].startswith(first)
    assert {link.rsplit("/", 2)[-2] for link in links} == {"gemeinde", "thema"}


def test_a_page_can_only_be_read(client: FlaskClient) -> None:
    response = client.post("/")
    assert response.status_code == 405
    assert "Zur Karte" in text(response)


def test_an_ags_and_an_old_slug_lead_to_the_new_address(make_home: MakeHome) -> None:
    home = make_home({"places": "Jülich"})
    settings = home / "pledgemap.toml"
    old = '[redirects.municipalities]\nalt-juelich = "juelich"\nganz-alt = "alt-juelich"\n'
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("[redirects.municipalities]\n", old), "utf-8"
    )
    client = create_app({"HOME": str(home)}).test_client()
    moves = {
        "/gemeinde/05358024": "/gemeinde/juelich",
        "/gemeinde/alt-juelich": "/gemeinde/juelich",
        "/?gemeinde=05358024&thema=natur": "/?thema=natur&gemeinde=juelich",
        "/?gemeinde=alt-juelich": "/?gemeinde=juelich",
        # One step, however long the chain.
        "/gemeinde/ganz-alt": "/gemeinde/juelich",
        "/gemeinde/ganz-alt/aenderungen.atom": "/gemeinde/juelich/aenderungen.atom",
        "/?gemeinde=ganz-alt": "/?gemeinde=juelich",
        "/embed/gemeinde/ganz-alt": "/embed/gemeinde/juelich",
        # As people type it.
        "/gemeinde/Jülich": "/gemeinde/juelich",
        "/gemeinde/JUELICH": "/gemeinde/juelich",
        "/gemeinde/J%C3%9CLICH/handzettel.pdf": "/gemeinde/juelich/handzettel.pdf",
        "/en/gemeinde/Jülich": "/en/gemeinde/juelich",
        "/?gemeinde=Jülich&gemeinde=Düren": "/?gemeinde=dueren&gemeinde=juelich",
        "/embed/gemeinde/Jülich": "/embed/gemeinde/juelich",
        "/thema/Natur": "/thema/natur",
        "/?thema=NATUR": "/?thema=natur",
        "/zusage/Zusage-1": "/zusage/zusage-1",
        "/embed/zusage/ZUSAGE-1": "/embed/zusage/zusage-1",
    }
    for old_path, new_path in moves.items():
        response = client.get(old_path)
        assert (response.status_code, response.location) == (301, new_path)


@pytest.mark.parametrize("path", [*PAGES, "/gibtesnicht", "/?kreisweit=ja", "/healthz"])
def test_every_answer_has_the_security_headers_and_no_cookie(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe-inline" not in policy
    assert "nonce" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "geolocation=(self)" in headers["Permissions-Policy"]
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_inline_script_or_style_and_lets_people_zoom(client: FlaskClient, path: str) -> None:
    page = text(client.get(path))
    assert '<html lang="de">' in page
    # A data block is not a script: nothing in it is run.
    assert not re.findall(r'<script(?! type="application/(?:ld\+)?json")(?![^>]*\bsrc=)', page)
    assert not re.findall(r"<style|\sstyle=|\son\w+=|javascript:", page)
    assert "maximum-scale" not in page
    assert "user-scalable" not in page
    assert re.search(r"<title>[^<]+</title>", page)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_only_files_of_its_own_host(client: FlaskClient, path: str) -> None:
    page = text(client.get(path))
    loaded = re.findall(r'<(?:script|img|iframe|source)[^>]*? src="([^"]+)"', page)
    loaded += re.findall(r'<link rel="(?:icon|stylesheet|preload)"[^>]*? href="([^"]+)"', page)
    assert loaded
    for address in loaded:
        assert address.startswith("/")
        response = client.get(unescape(address))
        assert response.status_code == 200
        # A picture of the map has a plain name, because people pass it on.
        assert "immutable" in response.headers["Cache-Control"] or address.startswith("/karte.")


@in_every_county
def test_a_page_is_revalidated_and_compressed_for_each_encoding(client: FlaskClient) -> None:
    bodies = {}
    for encoding, decompress in (("br", brotli.decompress), ("gzip", gzip.decompress), ("identity", bytes)):
        response = client.get("/", headers={"Accept-Encoding": encoding})
        assert response.headers.get("Content-Encoding", "identity") == encoding
        assert "Accept-Encoding" in response.headers["Vary"]
        bodies[encoding] = decompress(response.data)
        again = {"Accept-Encoding": encoding, "If-None-Match": response.headers["ETag"]}
        assert client.get("/", headers=again).status_code == 304
    assert len(set(bodies.values())) == 1


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_files_are_revalidated_and_compressed(client: FlaskClient, snapshot: Snapshot, encoding: str) -> None:
    for name in ("site.js", "site.css", "map-de.js"):
        path = snapshot.asset_path(name)
        response = client.get(path, headers={"Accept-Encoding": encoding})
        assert response.headers.get("Content-Encoding", "identity") == encoding
        again = {"Accept-Encoding": encoding, "If-None-Match": response.headers["ETag"]}
        assert client.get(path, headers=again).status_code == 304


def test_other_filters_have_other_etags(client: FlaskClient) -> None:
    tags = [client.get(path).headers["ETag"] for path in ("/", "/?thema=natur", "/?thema=wohnen")]
    assert len(set(tags)) == 3
    assert client.get("/?thema=natur&fbclid=1").headers["ETag"] == tags[1]


HOSTILE = '<img src=x onerror="alert(1)"></script><script>alert(1)</script> ${alert(1)} `x` {{ 7*7 }}'


def test_a_csv_cell_stays_text_in_page_script_and_data(make_home: MakeHome) -> None:
    cells = {"title": f"=HYPERLINK {HOSTILE}"[:80], "summary": HOSTILE, "section": HOSTILE, "quote": HOSTILE}
    home = make_home({"id": "boese", "places": "Jülich", **cells})
    app = create_app({"HOME": str(home)})
    client = app.test_client()
    for path in ("/", "/zusage/boese", "/gemeinde/juelich", "/thema/natur"):
        page = text(client.get(path))
        assert "<img src=x" not in page
        assert "<script>alert" not in page
        assert "{{ 7*7 }}" in page
        assert "&lt;img src=x" in page
    script = text(client.get(app.extensions["pledgemap"].snapshot.asset_path("map-de.js")))
    assert "</script" not in script
    data = json.loads((home / "data" / "geojson" / "pledges.geojson").read_text(encoding="utf-8"))
    assert data["features"][0]["properties"]["summary"] == HOSTILE


@pytest.mark.parametrize("path", [*PAGES, "/sitemap.xml"])
def test_a_sub_path_of_base_url_is_in_every_link(public_client: FlaskClient, path: str) -> None:
    for prefix in ("", "/en") if path in PAGES else ("",):
        page = text(public_client.get(prefix + path, headers={"Host": "boese.example"}))
        assert "boese.example" not in page
        local = re.findall(r'(?:href|src|action)="(/[^"]*)"', page)
        assert local or path == "/sitemap.xml"
        assert all(link.startswith("/karte/") for link in local)
        own = re.findall(r'https://example\.org/[^"<& ]*', page)
        assert own
        assert all(address.startswith(f"{BASE_URL}/") for address in own)


@in_every_county
def test_health_tells_what_is_served(client: FlaskClient, app: Flask) -> None:
    health = client.get("/healthz").get_json()
    published = app.extensions["pledgemap"].snapshot.published
    assert health["status"] == "ok"
    assert health["data_version"] == published.data_version
    assert health["pledges"] == len(published.pledges)
