"""`/oembed`, as editors ask it, and how they find it."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.webapp.conftest import BASE_URL
from webapp.pages.sitemap import paths
from webapp.snapshot import Snapshot


def ask(client: FlaskClient, path: str = "/", base: str = BASE_URL, **parameters: object) -> TestResponse:
    return client.get("/oembed", query_string={"url": f"{base}{path}", **parameters})


class Elements(HTMLParser):
    """The attributes of the elements of a snippet, by name."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, dict[str, str | None]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[tag] = dict(attrs)


@pytest.mark.parametrize(
    ("path", "frame", "page", "title"),
    [
        ("/", "/embed", "/", "Was die Grünen im Kreis Düren vorhaben"),
        ("", "/embed", "/", "Was die Grünen im Kreis Düren vorhaben"),
        ("/en/", "/en/embed", "/en/", "What the Greens plan in Kreis Düren"),
        ("/en", "/en/embed", "/en/", "What the Greens plan in Kreis Düren"),
        (
            "/gemeinde/juelich",
            "/embed/gemeinde/juelich",
            "/gemeinde/juelich",
            "Was die Grünen in Jülich vorhaben",
        ),
        (
            "/gemeinde/05358024?fbclid=1#hier",
            "/embed/gemeinde/juelich",
            "/gemeinde/juelich",
            "Was die Grünen in Jülich",
        ),
        (
            "/en/thema/natur",
            "/en/embed/thema/natur",
            "/en/thema/natur",
            "What the Greens plan for",
        ),
        (
            "/zusage/boerdebahn-elektrifizieren",
            "/embed/zusage/boerdebahn-elektrifizieren",
            "/zusage/boerdebahn-elektrifizieren",
            "Grüne – ",
        ),
        ("/?thema=natur&thema=kultur", "/embed?thema=natur&thema=kultur", "/?thema=natur&thema=kultur", ""),
        (
            "/?ort=J%C3%BClich&umkreis=3",
            "/embed?ort=J%C3%BClich&umkreis=3",
            "/?ort=J%C3%BClich&umkreis=3",
            "",
        ),
        ("/embed/gemeinde/inden?liste=0", "/embed/gemeinde/inden?liste=0", "/gemeinde/inden", ""),
        ("/einbetten?gemeinde=titz&titel=0", "/embed/gemeinde/titz?titel=0", "/gemeinde/titz", ""),
        ("/impressum", "/embed", "/", ""),
        ("/aenderungen", "/embed", "/", ""),
        (
            "/gemeinde/juelich/",
            "/embed/gemeinde/juelich",
            "/gemeinde/juelich",
            "Was die Grünen in Jülich vorhaben",
        ),
        ("/embed/thema/natur/", "/embed/thema/natur", "/thema/natur", "Was die Grünen zum Thema Umwelt"),
        ("/api/collections?f=html", "/embed", "/", ""),
    ],
)
def test_a_page_becomes_a_frame(
    public_client: FlaskClient, path: str, frame: str, page: str, title: str
) -> None:
    body = ask(public_client, path).json
    assert body["type"] == "rich"
    assert body["version"] == "1.0"
    assert body["title"].startswith(title)
    elements = Elements(body["html"]).found
    assert elements["iframe"]["src"] == BASE_URL + frame
    assert elements["iframe"]["title"] == f"{'Map' if '/en/' in frame else 'Karte'}: {body['title']}"
    assert elements["a"]["href"] == BASE_URL + page
    assert (
        public_client.get(urlsplit(elements["iframe"]["src"]).path.removeprefix("/karte")).status_code == 200
    )


def test_every_page_of_the_site_has_its_own_answer(public_client: FlaskClient, snapshot: Snapshot) -> None:
    # All single pages, and every tenth of the Gemeinden, topics and pledges.
    for path in [
        path for number, path in enumerate(paths(snapshot)) if path.count("/") == 1 or number % 10 == 0
    ]:
        for prefix in ("", "/en"):
            head = public_client.get(prefix + path).text.partition("</head>")[0]
            found = re.search(r'type="application/json\+oembed" title="[^"]+" href="([^"]+)"', head)
            assert found, prefix + path
            address = urlsplit(unescape(found[1]))
            assert address.geturl().startswith(f"{BASE_URL}/oembed?url=https%3A%2F%2F")
            assert parse_qs(address.query) == {"url": [f"{BASE_URL}{prefix}{path}"]}
    # Asking each of them would take long: a few of each kind are tested above.


def test_the_way_to_it_keeps_the_filter(public_client: FlaskClient) -> None:
    head = public_client.get("/?gemeinde=juelich&thema=natur&utm_source=x").text
    address = f"{BASE_URL}/?thema=natur&gemeinde=juelich"
    assert f'href="{BASE_URL}/oembed?url={quote(address, safe="")}"' in unescape(head)


@pytest.mark.parametrize("parameters", [{"format": "xml"}, {"format": "yaml"}])
def test_other_formats_are_not_implemented(public_client: FlaskClient, parameters: dict[str, str]) -> None:
    assert ask(public_client, **parameters).status_code == 501


@pytest.mark.parametrize(
    "parameters",
    [
        {"maxwidth": "0"},
        {"maxwidth": "-3"},
        {"maxheight": "viel"},
        {"maxheight": "1e3"},
        {"maxwidth": "9" * 40},
    ],
)
def test_a_malformed_size_is_a_bad_request(public_client: FlaskClient, parameters: dict[str, str]) -> None:
    answer = ask(public_client, **parameters)
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert next(iter(parameters)) in answer.json["detail"]


def test_without_an_address_it_is_a_bad_request(public_client: FlaskClient) -> None:
    assert public_client.get("/oembed").status_code == 400


@pytest.mark.parametrize(
    ("base", "path"),
    [
        (BASE_URL, "/gibtesnicht"),
        (BASE_URL, "/gemeinde/koeln"),
        (BASE_URL, "/?thema=nichts"),
        (BASE_URL, "/?q=" + "x" * 101),
        (BASE_URL, "/downloads/zusagen.csv"),
        (BASE_URL, "/karte.png"),
        (BASE_URL, "/api/collections/nichts?f=html"),
        (BASE_URL, "/oembed?url=x"),
        (BASE_URL, "/%00"),
        (BASE_URL, "x/gemeinde/juelich"),
        ("https://example.org", "/gemeinde/juelich"),
        ("https://example.org", "/andere/"),
        ("https://anderswo.example/karte", "/"),
        ("https://example.org.anderswo.example/karte", "/"),
        ("ftp://example.org/karte", "/"),
        ("javascript:alert(1)//example.org/karte", "/"),
        ("http://[", "/"),
        ("", "kein Link"),
    ],
)
def test_what_is_not_a_page_of_this_site_is_not_found(
    public_client: FlaskClient, base: str, path: str
) -> None:
    answer = ask(public_client, path, base)
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"


@pytest.mark.parametrize("base", ["http://example.org/karte", "https://EXAMPLE.org/karte"])
def test_scheme_and_case_of_the_host_do_not_matter(public_client: FlaskClient, base: str) -> None:
    assert ask(public_client, "/gemeinde/juelich", base).status_code == 200


@pytest.mark.parametrize(
    ("most", "size", "thumbnail"),
    [
        ({}, (640, 600), (1200, 630)),
        ({"maxwidth": 650, "maxheight": 975}, (640, 600), (600, 315)),
        ({"maxwidth": 400}, (400, 600), None),
        ({"maxheight": 320}, (640, 320), (600, 315)),
        ({"maxwidth": 90, "maxheight": 40}, (90, 40), None),
        ({"maxwidth": 2000, "maxheight": 2000}, (640, 600), (1200, 630)),
    ],
)
def test_the_largest_size_is_honoured_by_frame_and_thumbnail(
    public_client: FlaskClient, most: dict[str, int], size: tuple[int, int], thumbnail: tuple[int, int] | None
) -> None:
    body = ask(public_client, "/gemeinde/juelich", **most).json
    assert (body["width"], body["height"]) == size
    frame = Elements(body["html"]).found["iframe"]
    # As wide as its place: of our styles WordPress keeps none, and a phone is narrower than any number.
    assert (frame["width"], frame["height"]) == ("100%", str(size[1]))
    if thumbnail is None:
        assert not [name for name in body if name.startswith("thumbnail")]
        return
    assert (body["thumbnail_width"], body["thumbnail_height"]) == thumbnail
    path = body["thumbnail_url"].removeprefix("https://example.org/karte")
    picture = public_client.get(path)
    assert picture.mimetype == "image/png"
    assert int.from_bytes(picture.data[16:20]) == thumbnail[0]
    assert int.from_bytes(picture.data[20:24]) == thumbnail[1]


def test_other_hosts_may_ask_and_keep_the_answer(public_client: FlaskClient) -> None:
    answer = ask(public_client)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.mimetype == "application/json"
    again = public_client.get(
        "/oembed", query_string={"url": BASE_URL}, headers={"If-None-Match": answer.headers["ETag"]}
    )
    assert again.status_code in (200, 304)


def test_an_address_of_oembed_itself_is_never_followed(public_client: FlaskClient) -> None:
    nested = f"{BASE_URL}/daten"
    for _ in range(5):
        nested = f"{BASE_URL}/oembed?url={quote(nested, safe='')}"
    answer = public_client.get("/oembed", query_string={"url": nested})
    assert answer.status_code == 404


def test_what_does_not_change_the_answer_does_not_change_its_name(public_client: FlaskClient) -> None:
    tags = {
        ask(public_client, "/gemeinde/juelich" + more, **parameters).headers["ETag"]
        for more in ("", "/", "?fbclid=1", "#hier")
        for parameters in ({}, {"maxwidth": 5000}, {"format": "json"}, {"utm_source": "x"})
    }
    assert len(tags) == 1
    assert ask(public_client, "/gemeinde/juelich", maxwidth=400).headers["ETag"] not in tags


def test_a_site_that_does_not_know_its_address_answers_for_none(client: FlaskClient) -> None:
    assert ask(client, "/", "http://localhost").status_code == 404
    assert "json+oembed" not in client.get("/").text
