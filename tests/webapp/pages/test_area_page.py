"""The page of one Gemeinde."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from tests.conftest import MakeHome, in_every_county
from webapp import create_app
from webapp.snapshot import Snapshot


def part(page: str, name: str) -> str:
    """The section with this id; "" where the page has none."""
    found = re.search(
        rf'<section class="part" id="{name}".*?(?=<section class="part"|<nav class="onward")', page, re.S
    )
    return found[0] if found else ""


def pledges_in(html: str) -> list[str]:
    return re.findall(r'<article[^>]* data-pledge="([^"]+)"', html)


@in_every_county
@pytest.mark.parametrize("root", ["", "/en"])
def test_every_gemeinde_shows_each_pledge_once_and_in_its_part(
    client: FlaskClient, snapshot: Snapshot, root: str
) -> None:
    county_wide = [pledge.id for pledge in snapshot.published.pledges if not pledge.place_ids]
    for municipality in snapshot.published.municipalities:
        page = client.get(f"{root}/gemeinde/{municipality.slug}").text
        around = snapshot.neighbourhoods.of_area[municipality.ags]
        assert sorted(pledges_in(part(page, "hier"))) == sorted(around.within)
        assert sorted(pledges_in(part(page, "hindurch"))) == sorted(around.crossing)
        assert sorted(pledges_in(part(page, "nebenan"))) == sorted(around.beyond_pledge_ids)
        assert sorted(pledges_in(part(page, "kreisweit"))) == sorted(county_wide)
        shown = pledges_in(page)
        assert len(shown) == len(set(shown))
        summary = re.findall(r'<li><a href="#(\w+)">[^<]+</a>\s+<span\s+class="count">(\d+)</span>', page)
        assert {name: int(count) for name, count in summary} == {
            name: len(pledges)
            for name, pledges in (
                ("hier", around.within),
                ("hindurch", around.crossing),
                ("nebenan", around.beyond_pledge_ids),
                ("kreisweit", county_wide),
            )
            if pledges
        }


def test_what_lies_beyond_the_border_says_how_far_in_words(client: FlaskClient) -> None:
    german, english = (part(client.get(f"{root}/gemeinde/dueren").text, "nebenan") for root in ("", "/en"))
    assert re.search(r"Nobiz Kreuzau</span>\s+<span class=\"distance\">etwa 800 m hinter der Grenze", german)
    assert re.search(
        r"Freizeitbad Kreuzau</span>\s+<span class=\"distance\">1,3 km hinter der Grenze", german
    )
    assert re.search(
        r"Freizeitbad Kreuzau</span>\s+<span class=\"distance\">1.3 km beyond the border", english
    )
    touching = part(client.get("/gemeinde/inden").text, "nebenan")
    assert re.search(r"RurUfer-Radweg</span>\s+<span\s+class=\"distance\">an der Grenze", touching)


def test_the_map_learns_where_the_places_beyond_the_border_come_nearest(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    page = client.get("/gemeinde/dueren").text
    points = json.loads(unescape(re.findall(r'data-beyond="([^"]+)"', page)[0]))
    assert points.keys() == {b.place.id for b in snapshot.neighbourhoods.of_area["05358008"].beyond}
    lon, lat = points["nobiz-kreuzau"]
    assert 6.4 < lon < 6.6
    assert 50.7 < lat < 50.8


def test_ortsteile_are_named_where_they_are_known(client: FlaskClient) -> None:
    page = client.get("/gemeinde/dueren").text
    (names,) = re.findall(r'<dl class="localities">.*?</dl>', page, re.S)
    assert re.findall(r"<dt>(.*?)</dt>", names) == ["Kernort Düren", "Gürzenich"]
    assert 'data-place="haltepunkt-guerzenich"' in names
    assert 'href="/zusage/' in names


@in_every_county
def test_what_to_hand_on_is_in_one_box_after_what_residents_read(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    for municipality in snapshot.published.municipalities:
        page = client.get(f"/gemeinde/{municipality.slug}").text
        assert page.count('class="tools"') == 1
        box = page.index('id="weitergeben"')
        assert box < page.index('class="tools"')
        for part in ('id="hier"', 'id="hindurch"', 'id="nebenan"', 'id="kreisweit"'):
            assert page.find(part) < box


def test_one_can_take_along_the_gemeinde(client: FlaskClient) -> None:
    page = client.get("/en/gemeinde/juelich").text
    links = [
        unescape(link)
        for link in re.findall(r'href="([^"]+)"', re.findall(r'<ul class="tools".*?</ul>', page, re.S)[0])
    ]
    assert links == [
        "/en/gemeinde/juelich/handzettel.pdf",
        "/en/gemeinde/juelich/handzettel",
        "/en/karte.png?format=quadrat&gemeinde=juelich",
        "/en/einbetten?gemeinde=juelich",
        "/downloads/zusagen.csv?gemeinde=juelich",
        "/downloads/zusagen.geojson?gemeinde=juelich",
        "/en/gemeinde/juelich/aenderungen.atom",
    ]
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)
    # Only a script can print: without it the button stays away.
    assert '<li hidden><button type="button" data-print>' in page


def test_a_gemeinde_without_a_place_of_its_own_still_tells_what_holds_there(make_home: MakeHome) -> None:
    home = make_home({"id": "dort", "places": "Jülich"}, {"id": "ueberall", "title": "Überall"})
    client = create_app({"HOME": str(home)}).test_client()
    page = client.get("/gemeinde/heimbach").text
    assert "Für Heimbach allein nennt das Programm keinen Ort." in page
    assert pledges_in(page) == ["ueberall"]
    assert not part(page, "nebenan")
    assert 'id="map_karte"' in page


def test_a_gemeinde_without_anything_is_a_readable_page(make_home: MakeHome) -> None:
    home = make_home({"id": "dort", "places": "Jülich"})
    page = create_app({"HOME": str(home)}).test_client().get("/gemeinde/heimbach").text
    assert pledges_in(page) == []
    assert '<p class="nothing">' in page
    assert '<ul class="summary-list">\n</ul>' not in page
