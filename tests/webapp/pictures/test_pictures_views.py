"""The addresses of the pictures: canonical, cached, readable when wrong."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from tests.conftest import MakeHome
from webapp import create_app, pictures
from webapp.snapshot import Snapshot


@pytest.mark.parametrize(
    ("path", "canonical"),
    [
        ("/karte.png", "/karte.png?format=vorschau"),
        ("/karte.svg?thema=natur&format=druck", "/karte.svg?format=druck&thema=natur"),
        ("/karte.svg?format=quadrat&gemeinde=05358024", "/karte.svg?format=quadrat&gemeinde=juelich"),
        (
            "/karte.svg?format=quadrat&gemeinde=titz&thema=natur&gemeinde=juelich",
            "/karte.svg?format=quadrat&thema=natur&gemeinde=juelich&gemeinde=titz",
        ),
        ("/karte.svg?format=vorschau&q=++Bahn++", "/karte.svg?format=vorschau&q=Bahn"),
        (
            "/en/karte.svg?gemeinde=juelich&zusage=klimaneutral-2035",
            "/en/karte.svg?format=vorschau&zusage=klimaneutral-2035",
        ),
        (
            "/karte.svg?format=vorschau&ort=Guerzenich",
            "/karte.svg?format=vorschau&ort=G%C3%BCrzenich+%28D%C3%BCren%29&umkreis=5",
        ),
        ("/karte.svg?format=vorschau&format=druck", "/karte.svg?format=vorschau"),
    ],
)
def test_what_is_asked_another_way_leads_to_the_one_address(
    client: FlaskClient, path: str, canonical: str
) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.location) == (301, canonical)
    assert client.get(canonical).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/karte.svg?format=riesig", 404),
        ("/karte.svg?format=vorschau&thema=gibtesnicht", 404),
        ("/karte.svg?format=vorschau&gemeinde=koeln", 404),
        ("/karte.png?format=vorschau&zusage=gibtesnicht", 404),
        ("/karte.svg?format=vorschau&ort=Timbuktu", 404),
        ("/karte.svg?format=vorschau&kreisweit=2", 400),
        ("/karte.svg?format=vorschau&q=" + "x" * 101, 400),
        ("/karte.gif", 404),
    ],
)
def test_a_wrong_address_is_answered_with_a_readable_page(
    client: FlaskClient, path: str, status: int
) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.mimetype == "text/html"
    assert "<h1" in answer.text


def test_keys_that_the_site_does_not_know_are_ignored(client: FlaskClient) -> None:
    plain = client.get("/karte.svg?format=vorschau&thema=natur")
    tracked = client.get("/karte.svg?utm_source=x&format=vorschau&thema=natur&fbclid=1")
    assert tracked.status_code == 200
    assert tracked.data == plain.data
    assert client.get("/karte.svg?format=vorschau&q=Bahn%20Bus").status_code == 200


def test_a_picture_may_be_kept_and_is_asked_for_again_in_vain(client: FlaskClient) -> None:
    address = "/karte.png?format=vorschau&gemeinde=titz"
    first = client.get(address)
    assert first.mimetype == "image/png"
    assert first.cache_control.public
    assert first.cache_control.max_age
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert first.headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Disposition" not in first.headers
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get("/karte.png?format=vorschau&gemeinde=inden")
    assert other.headers["ETag"] != first.headers["ETag"]
    assert client.head(address).content_length == len(first.data)


def test_an_svg_is_compressed_and_asks_for_nothing_else(client: FlaskClient) -> None:
    answer = client.get("/karte.svg?format=quadrat", headers={"Accept-Encoding": "br"})
    assert answer.mimetype == "image/svg+xml"
    assert answer.content_encoding == "br"
    svg = client.get("/karte.svg?format=quadrat").text
    links = re.findall(r'(?:href|src)="([^"]+)"', svg)
    assert all(link.startswith("#") for link in links)
    assert not re.findall(r"<(?:script|style|image|foreignObject)\b|\bstyle=|url\(|\son\w+=", svg)


def test_an_english_picture_speaks_english(client: FlaskClient) -> None:
    root = ElementTree.fromstring(client.get("/en/karte.svg?format=vorschau&gemeinde=juelich").text)
    text = " ".join(element.text or "" for element in root.iter())
    assert root.get("lang") == "en"
    for words in (
        "What the Greens plan in",
        "Bus, rail, bike",
        "not official planning",
        "Data as of November 28, 2026",
    ):
        assert words in text
    assert not re.search(
        r"\b(Zusage|Zusagen von|vorhaben|Stand der Daten|Karte)\b", text.replace("Karte:", "")
    )


def test_the_address_of_the_site_is_in_a_picture_when_it_has_one(make_home: MakeHome) -> None:
    home = make_home({"id": "eins", "places": "Jülich"})
    settings = home / "pledgemap.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace('base_url = ""', 'base_url = "https://karte.example.org/dueren"'), encoding="utf-8"
    )
    client = create_app({"HOME": str(home)}).test_client()
    text = client.get("/karte.svg?format=vorschau", headers={"Host": "evil.example"}).text
    assert ">karte.example.org/dueren</text>" in text
    assert "evil.example" not in text
    moved = client.get("/karte.svg", headers={"Host": "evil.example"})
    assert moved.location == "/dueren/karte.svg?format=vorschau"


def test_a_pledge_that_has_moved_leads_to_its_new_picture(make_home: MakeHome) -> None:
    home = make_home({"id": "neu", "places": "Jülich"})
    settings = home / "pledgemap.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace("[redirects.pledges]", '[redirects.pledges]\nalt = "neu"'), encoding="utf-8"
    )
    client = create_app({"HOME": str(home)}).test_client()
    moved = client.get("/karte.svg?format=quadrat&zusage=alt")
    assert (moved.status_code, moved.location) == (301, "/karte.svg?format=quadrat&zusage=neu")


def test_the_address_that_pages_link_to_is_the_canonical_one(client: FlaskClient, snapshot: Snapshot) -> None:
    grammar = snapshot.grammar
    query = grammar.query(grammar.parse(MultiDict({"q": "Bus & Bahn", "gemeinde": "dueren"})))
    for address in (
        pictures.address("", query, "vorschau", "svg"),
        pictures.address("/en", "", "quadrat", "svg"),
        pictures.address("", "", "vorschau", "svg", "klimaneutral-2035"),
    ):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("page", "picture"),
    [
        ("/?thema=natur", "/karte.png?format=quadrat&amp;thema=natur"),
        ("/en/gemeinde/juelich", "/en/karte.png?format=quadrat&amp;gemeinde=juelich"),
        ("/thema/mobilitaet", "/karte.png?format=quadrat&amp;thema=mobilitaet"),
        (
            "/zusage/boerdebahn-elektrifizieren",
            "/karte.png?format=quadrat&amp;zusage=boerdebahn-elektrifizieren",
        ),
    ],
)
def test_without_javascript_a_page_shows_the_picture(client: FlaskClient, page: str, picture: str) -> None:
    [found] = re.findall(r"<noscript>(<img[^>]+>)</noscript>", client.get(page).text)
    assert f'src="{picture}"' in found
    assert re.search(r'alt="[^"]+"', found)
    assert client.get(picture.replace("&amp;", "&")).mimetype == "image/png"
