"""The page of one topic."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.conftest import MakeHome, in_every_county
from webapp import create_app
from webapp.snapshot import Snapshot


@in_every_county
@pytest.mark.parametrize("root", ["", "/en"])
def test_a_topic_shows_each_of_its_pledges_once_under_its_gemeinde(
    client: FlaskClient, snapshot: Snapshot, root: str
) -> None:
    for key in snapshot.settings.topics:
        page = client.get(f"{root}/thema/{key}").text
        pledges = {pledge.id: pledge for pledge in snapshot.published.pledges if pledge.topic == key}
        found: list[str] = []
        for section in re.findall(r'<(?:section|details) class="group.*?</(?:section|details)>', page, re.S):
            ids = re.findall(r'<article[^>]* data-pledge="([^"]+)"', section)
            (count,) = re.findall(
                r'</?a?[^>]*> <span class="count">(\d+)</span></h3>|(?<= )<span '
                r'class="count">(\d+)</span></h3>',
                section,
            )
            assert int("".join(count)) == len(ids)
            (name,) = re.findall(r'<h3><a href="[^"]*/gemeinde/([^"]+)"', section) or [""]
            for pledge_id in ids:
                municipalities = [m.slug for m in snapshot.published.areas_of_pledge(pledges[pledge_id])]
                assert [name] == municipalities if name else len(municipalities) != 1
            found += ids
        assert sorted(found) == sorted(pledges)
        has_map = any(pledge.place_ids for pledge in pledges.values())
        assert ('id="map_karte"' in page) == has_map


@in_every_county
def test_the_counts_of_the_gemeinden_are_those_of_the_filter(client: FlaskClient) -> None:
    page = client.get("/thema/natur").text
    counts = re.findall(
        r'<a href="(/\?thema=natur&amp;gemeinde=[^"]+)">[^<]+<span\s+class="count">(\d+)</span>', page
    )
    assert len(counts) >= 3
    for address, count in counts:
        page = client.get(address.replace("&amp;", "&")).text
        assert len(re.findall(r"<li><article", page)) == int(count)


def test_a_topic_without_a_pledge_says_so(make_home: MakeHome) -> None:
    home = make_home({"id": "eine", "topic": "natur"})
    page = create_app({"HOME": str(home)}).test_client().get("/thema/finanzen").text
    assert "Zu diesem Thema nennt das Programm noch keine Zusage." in page
    assert "<h2>Nach Gemeinde" not in page
