"""Parties side by side: complete, neutral, and nothing of it on the map of one party."""

from __future__ import annotations

import shutil

import lxml.html
import pytest
from flask import Flask
from flask.testing import FlaskClient

from geo.build import build
from tests.conftest import WORLD
from tests.world.parties import PARTIES, write_parties
from webapp import create_app
from webapp.snapshot import Snapshot

PAGE = "/gemeinde/weissmoehlen/vergleich"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    home = tmp_path_factory.mktemp("parties") / "home"
    shutil.copytree(WORLD, home)
    write_parties(home, count=3)
    build(home)
    return create_app({"HOME": str(home)})


@pytest.fixture
def snapshot(app: Flask) -> Snapshot:
    return app.extensions["pledgemap"].snapshot


def page(client: FlaskClient, path: str = PAGE) -> lxml.html.HtmlElement:
    response = client.get(path)
    assert response.status_code == 200
    return lxml.html.fromstring(response.text)


def links(part: lxml.html.HtmlElement) -> list[str]:
    return [link.rpartition("/")[2] for link in part.xpath(".//li/a[contains(@href, '/zusage/')]/@href")]


@pytest.mark.parametrize("path", [PAGE, f"/embed{PAGE}", f"/en{PAGE}"])
def test_every_pledge_stands_once_below_its_topic_and_its_party(
    client: FlaskClient, snapshot: Snapshot, path: str
) -> None:
    found = page(client, path)
    area = next(one for one in snapshot.published.areas if one.slug == "weissmoehlen")
    here = snapshot.neighbourhoods.of_area[area.key]
    expected = {*here.within, *here.crossing, *(p.id for p in snapshot.published.pledges if not p.place_ids)}
    assert sorted(links(found)) == sorted(expected)
    for party in snapshot.settings.parties:
        sides = found.xpath(f"//section[contains(@class, 'side party-{party}')]")
        assert {snapshot.pledges[id_].party for side in sides for id_ in links(side)} == {party}


def test_each_party_has_the_same_room_in_the_same_order(client: FlaskClient) -> None:
    rows = page(client).xpath("//div[@class='sides sides-3']")
    classes = [row.xpath("./section/@class") for row in rows]
    assert len(rows) > 5
    assert {tuple(one) for one in classes} == {tuple(f"side party-{key}" for key in list(PARTIES)[:3])}
    # Who says nothing about a topic is there, too, without a number.
    empty = page(client).xpath("//section[p[@class='none']]")
    assert empty
    assert not page(client).xpath("//div[@class='sides sides-3']//*[@class='count']")


def test_it_is_linked_and_listed_and_has_one_address(client: FlaskClient, snapshot: Snapshot) -> None:
    assert page(client, "/gemeinde/weissmoehlen").xpath(f"//a[@href='{PAGE}']")
    (area,) = [one for one in snapshot.published.areas if one.slug == "weissmoehlen"]
    for before in ("", "/embed", "/en", "/en/embed"):
        answer = client.get(f"{before}/gemeinde/{area.key}/vergleich")
        assert answer.status_code == 301
        assert answer.location == f"{before}{PAGE}"
        assert client.get(f"{before}/gemeinde/nirgends/vergleich").status_code == 404
    assert client.get(f"/embed{PAGE}?farben=bunt").status_code == 400


def test_texts_of_the_table_stay_text(client: FlaskClient) -> None:
    text = client.get(PAGE).text
    assert "<Übermut>" not in text
    assert "Möwen &amp; Söhne" in text


def test_a_frame_may_be_framed_and_a_page_not(client: FlaskClient, snapshot: Snapshot) -> None:
    hosts = snapshot.settings.embed.allowed_hosts
    assert f"frame-ancestors 'self' {hosts}" in client.get(f"/embed{PAGE}").headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in client.get(PAGE).headers["Content-Security-Policy"]


def test_the_map_of_one_party_has_no_comparison(world_app: Flask) -> None:
    client = world_app.test_client()
    assert client.get(PAGE).status_code == 404
    assert client.get(f"/embed{PAGE}").status_code == 404
    assert "vergleich" not in client.get("/gemeinde/weissmoehlen").text
    assert (
        "party-sign"
        not in world_app.extensions["pledgemap"].snapshot.assets.named["site.css"].content.decode()
    )
