"""Formats, caching, compression, other origins, and absolute addresses."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from flask.testing import FlaskClient

from geo.build import build
from tests.conftest import REPOSITORY, MakeHome
from webapp import create_app

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
GEOJSON = "application/geo+json"
PATHS = (
    "/api",
    "/api/conformance",
    "/api/collections",
    "/api/collections/pledges",
    "/api/collections/pledges/items",
    "/api/collections/municipalities/items/05358024",
)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("accept", "html"),
    [
        (BROWSER, True),
        ("text/html", True),
        ("*/*", False),
        ("", False),
        (GEOJSON, False),
        ("application/json", False),
        ("text/html;q=0.5, application/json", False),
        ("image/png", False),
        ("nonsense;;;", False),
    ],
)
def test_the_header_accept_decides_and_f_overrules_it(
    client: FlaskClient, path: str, accept: str, html: bool
) -> None:
    chosen = client.get(path, headers={"Accept": accept})
    assert chosen.content_type.startswith("text/html") == html
    assert client.get(f"{path}?f=html", headers={"Accept": accept}).content_type == "text/html; charset=utf-8"
    as_json = client.get(f"{path}?f=json", headers={"Accept": accept})
    assert as_json.content_type == (GEOJSON if "/items" in path else "application/json")
    assert "Accept" in chosen.headers["Vary"].split(", ")


@pytest.mark.parametrize("path", [*PATHS, "/api/openapi.json", "/api/openapi.html"])
@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_an_answer_is_compressed_and_confirmed_by_its_etag(
    client: FlaskClient, path: str, encoding: str
) -> None:
    headers = {"Accept-Encoding": encoding}
    first, again = (client.get(path, headers=headers) for _ in range(2))
    assert first.headers.get("Content-Encoding", "identity") == encoding
    assert {"Accept", "Accept-Encoding"} == set(first.headers["Vary"].split(", "))
    assert (first.data, first.headers["ETag"]) == (again.data, again.headers["ETag"])
    confirmed = client.get(path, headers={**headers, "If-None-Match": first.headers["ETag"]})
    assert (confirmed.status_code, confirmed.data) == (304, b"")
    for answer in (first, confirmed):
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
    if encoding == "br":
        assert brotli.decompress(first.data) == client.get(path).data


def test_other_formats_languages_filters_and_pages_have_other_etags(client: FlaskClient) -> None:
    queries = ("f=json", "f=html", "f=json&limit=5", "f=json&offset=5", "f=json&topic=natur", "f=json&q=bahn")
    queries += ("f=json&bbox=6,50,7,51", "f=json&stance=will", "f=json&datetime=2025-01-01")
    paths = [f"{en}/api/collections/pledges/items?{query}" for en in ("", "/en") for query in queries]
    assert len({client.get(path).headers["ETag"] for path in paths}) == len(paths)


def test_the_order_of_parameters_does_not_matter(client: FlaskClient) -> None:
    pairs = ["topic=natur", "topic=kinder", "limit=5", "f=json"]
    paths = ["/api/collections/pledges/items?" + "&".join(order) for order in itertools.permutations(pairs)]
    assert len({client.get(path).headers["ETag"] for path in paths}) == 1


def test_a_changed_pledge_changes_the_etag(make_home: MakeHome, tmp_path: Path) -> None:
    path = "/api/collections/municipalities/items"
    home = make_home({"id": "erste"})
    before = create_app({"HOME": str(home)}).test_client().get(path).headers["ETag"]
    file = home / "data/geojson/municipalities.geojson"
    file.write_text(file.read_text(encoding="utf-8").replace("6.26228", "6.26229"), encoding="utf-8")
    build(home)
    assert create_app({"HOME": str(home)}).test_client().get(path).headers["ETag"] != before


@pytest.mark.parametrize("path", [*PATHS, "/api/openapi.json"])
def test_head_answers_like_get_without_a_body(client: FlaskClient, path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert head.data == b""
    for name in ("ETag", "Content-Type", "Content-Length", "Vary"):
        assert head.headers[name] == get.headers[name]


def test_a_script_of_another_origin_may_ask(client: FlaskClient) -> None:
    answer = client.options("/api/collections/pledges/items")
    assert answer.status_code == 204
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", [*PATHS, "/api/openapi.json", "/api/openapi.html"])
def test_a_slash_at_the_end_changes_nothing(client: FlaskClient, path: str) -> None:
    answer = client.get(f"{path}/")
    assert answer.status_code == 200
    if "html" not in answer.content_type:
        assert answer.data == client.get(path).data


def with_base_url(home: Path, base_url: str) -> FlaskClient:
    settings = home / "pledgemap.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub('base_url = ".*"', f'base_url = "{base_url}"', text), encoding="utf-8")
    return create_app({"HOME": str(home)}).test_client()


def test_in_public_every_address_begins_with_base_url_whatever_host_is_asked(make_home: MakeHome) -> None:
    client = with_base_url(make_home({"places": "Jülich"}), "https://karte.example.org/dueren")
    for path in (*PATHS, "/api/openapi.json", "/en/api/collections/places/items"):
        answer = client.get(path, headers={"Host": "evil.example"})
        assert "evil.example" not in answer.text
        own = [link["href"] for link in answer.json.get("links", []) if link["rel"] not in ("license",)]
        own += [server["url"] for server in answer.json.get("servers", [])]
        assert own
        assert all(href.startswith("https://karte.example.org/dueren/") for href in own)
        page = client.get(path, headers={"Host": "evil.example", "Accept": "text/html"}).text
        assert "evil.example" not in page


def test_while_trying_out_addresses_are_those_that_were_asked(client: FlaskClient) -> None:
    assert 'base_url = ""' in (REPOSITORY / "pledgemap.toml").read_text(encoding="utf-8")
    answer = client.get("/api", headers={"Host": "127.0.0.1:8000"}).json
    assert answer["links"][0]["href"] == "http://127.0.0.1:8000/api?f=json"


def test_every_link_leads_to_what_it_says(client: FlaskClient) -> None:
    todo, seen = ["/api", "/en/api"], set()
    while todo:
        path = todo.pop()
        answer = client.get(path)
        assert answer.status_code == 200, path
        links = json.loads(answer.data).get("links", []) if "json" in answer.content_type else []
        links += (
            [link for one in (answer.json or {}).get("collections", []) for link in one["links"]]
            if links
            else []
        )
        for link in links:
            split = urlsplit(link["href"])
            if split.hostname != "localhost" or link["href"] in seen or len(seen) > 150:
                continue
            seen.add(link["href"])
            target = client.get(link["href"])
            assert target.status_code == 200, link
            assert target.content_type.removesuffix("; charset=utf-8") == link["type"], link
            if "json" in link["type"] and link["rel"] != "describedby":
                todo.append(f"{split.path}?{split.query}")
    assert len(seen) > 30
