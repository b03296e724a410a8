"""Parts of pages that are rendered once never keep what belongs to one page only."""

from __future__ import annotations

import random

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import in_every_county
from webapp.pages.groups import Entries
from webapp.snapshot import Snapshot


def addresses(snapshot: Snapshot) -> list[str]:
    """Pages with each kind of state: nothing found, everything chosen, each key, both languages, frames."""
    topic, municipality = next(iter(snapshot.settings.topics)), snapshot.published.municipalities[0].slug
    queries = [
        "",
        "q=gibtesnicht",
        "q=%3Cb%3E%22",
        f"thema={topic}",
        f"gemeinde={municipality}",
        "kreisweit=0",
    ]
    queries += [
        "kreisweit=1",
        "status=pledged",
        "status=done",
        f"thema={topic}&gemeinde={municipality}&kreisweit=1",
    ]
    paths = [f"{start}?{query}" for start in ("/", "/en/", "/embed", "/en/embed") for query in queries]
    return [
        *paths,
        f"/gemeinde/{municipality}",
        f"/en/thema/{topic}",
        "/einbetten",
        "/nichts",
        "/?thema=nichts",
    ]


@in_every_county
def test_pages_are_the_same_in_whatever_order_they_are_asked_for(app: Flask, snapshot: Snapshot) -> None:
    paths = addresses(snapshot)
    pages = {path: _fresh(app).get(path).data for path in paths}
    in_another_order = paths[:]
    random.Random(1).shuffle(in_another_order)
    client = _fresh(app)
    for path in in_another_order:
        assert client.get(path).data == pages[path], path


def _fresh(app: Flask) -> FlaskClient:
    """A client of the same site, of which no part has been rendered yet."""
    for view in app.extensions["pledgemap"].snapshot.views.values():
        view.parts.clear()
    return app.test_client()


@in_every_county
def test_there_are_few_parts_however_many_pages(app: Flask, snapshot: Snapshot) -> None:
    client, view = _fresh(app), snapshot.views["de"]
    slugs = [municipality.slug for municipality in snapshot.published.municipalities]
    chance = random.Random(2)
    for number in range(150):
        topics = "".join(f"&thema={key}" for key in chance.sample(list(snapshot.settings.topics), 2))
        client.get(f"/?q=x{number}{topics}&gemeinde={chance.choice(slugs)}")
        client.get(f"/?gemeinde={chance.choice(slugs)}{topics}&kreisweit={number % 2}")
    boxes = len(slugs) + len(snapshot.settings.topics) + 4
    assert len(view.parts) <= 4 * boxes + 2 * len(snapshot.settings.topics) + 40


@pytest.mark.parametrize("path", ["/?q=bahn", "/en/?thema=natur"])
def test_a_filtered_page_is_the_same_however_it_is_compressed_and_kept(
    client: FlaskClient, path: str
) -> None:
    plain = client.get(path, headers={"Accept-Encoding": "identity"})
    for _ in range(2):
        packed = client.get(path, headers={"Accept-Encoding": "br"})
        assert packed.content_encoding == "br"
        assert brotli.decompress(packed.data) == plain.data
        assert packed.headers["ETag"] != plain.headers["ETag"]
        assert packed.headers["Vary"] == "Accept-Encoding"
        seen = {"Accept-Encoding": "br", "If-None-Match": packed.headers["ETag"]}
        assert client.get(path, headers=seen).status_code == 304


def test_entries_come_where_the_template_has_left_room_for_them() -> None:
    entries = Entries()
    first, second = entries.leave_out("Ä".encode()), entries.leave_out(b"")
    assert entries.put_into(f"<p>{second}é{first}0{first}</p>") == "<p>éÄ0Ä</p>".encode()
