"""A site whose pledges are too many for one page: the server has all of them, page by page."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qsl

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from tests.conftest import in_every_county
from webapp import create_app
from webapp.pages.paging import PER_PAGE
from webapp.snapshot import Snapshot


@pytest.fixture
def paged(paged_app: Flask) -> FlaskClient:
    return paged_app.test_client()


@pytest.fixture
def snapshot(paged_app: Flask) -> Snapshot:
    return paged_app.extensions["pledgemap"].snapshot


def pages_from(client: FlaskClient, address: str) -> list[str]:
    """Follow "Weiter" from page to page, as readers without JavaScript do."""
    pages = []
    while address:
        answer = client.get(address)
        assert answer.status_code == 200
        pages.append(answer.text)
        address = unescape("".join(re.findall(r'<a rel="next" href="([^"]+)"', answer.text)))
    return pages


def pledges_on(page: str) -> list[str]:
    return re.findall(r'<article[^>]* data-pledge="([^"]+)"', page)


QUERIES = ["", "q=rad", "thema=mobilitaet&thema=natur", "kreisweit=0", "status=done&status=started"]


@in_every_county
@pytest.mark.parametrize("root", ["", "/en"])
@pytest.mark.parametrize("query", QUERIES)
def test_the_pages_of_a_filter_have_each_of_its_pledges_once(
    paged: FlaskClient, snapshot: Snapshot, root: str, query: str
) -> None:
    index = snapshot.views["en" if root else "de"].index
    shown = index.apply(snapshot.grammar.parse(MultiDict(parse_qsl(query)))).shown
    pages = pages_from(paged, f"{root}/?{query}")
    found = [pledges_on(page) for page in pages]
    assert all(len(ids) == PER_PAGE for ids in found[:-1])
    assert sorted(id_ for ids in found for id_ in ids) == sorted(shown)
    for page in pages:
        assert re.search(rf'data-shown="{len(shown)}"', page)  # the sentence counts all
    assert len(set(re.findall(r"<title>.*?</title>", "".join(pages)))) == len(pages)


@in_every_county
def test_around_a_place_the_cards_come_first_and_nothing_is_left_out(
    paged: FlaskClient, snapshot: Snapshot
) -> None:
    name = snapshot.published.municipalities[0].name
    pages = pages_from(paged, f"/?ort={name}&umkreis=20")
    on_cards = [re.findall(r'<li class="topic-\w+" data-within', page) for page in pages]
    found = [id_ for page in pages for id_ in pledges_on(page)]
    assert len(set(found)) == len(found)
    (shown,) = set(re.findall(r'data-shown="(\d+)"', "".join(pages)))
    assert len(found) == int(shown)
    with_cards = [bool(cards) for cards in on_cards]
    assert with_cards == sorted(with_cards, reverse=True)


@in_every_county
def test_the_pages_of_a_gemeinde_and_of_a_topic_have_what_their_one_page_has(
    paged: FlaskClient, client: FlaskClient, snapshot: Snapshot
) -> None:
    addresses = [f"/gemeinde/{municipality.slug}" for municipality in snapshot.published.municipalities]
    addresses += [f"/thema/{key}" for key in snapshot.settings.topics]
    for address in addresses:
        on_one = pledges_on(client.get(address).text)
        on_pages = [id_ for page in pages_from(paged, address) for id_ in pledges_on(page)]
        assert sorted(set(on_pages)) == sorted(set(on_one))
        assert paged.get(f"{address}/seite/99").status_code == 404


def test_pages_that_do_not_exist_say_so(paged: FlaskClient, client: FlaskClient) -> None:
    assert paged.get("/seite/2").status_code == 200
    for address in ("/seite/0", "/seite/1", "/seite/7", "/seite/x", "/seite/2?q=xyzzyx"):
        assert paged.get(address).status_code == 404
    for address in ("/seite/2", "/gemeinde/juelich/seite/2", "/thema/natur/seite/2", "/orte/juelich.json"):
        assert client.get(address).status_code == 404


def test_each_page_names_its_own_address_and_that_in_the_other_language(paged: FlaskClient) -> None:
    page = paged.get("/seite/2?umkreis=5&kreisweit=0&utm_x=1").text
    assert '<a rel="prev" href="/?kreisweit=0">' in page
    assert 'href="/en/seite/2"' in page


@pytest.mark.parametrize(("more", "is_paged"), [(-1, True), (0, False)])
def test_a_site_is_paged_above_a_number_of_pledges(
    app: Flask, snapshot: Snapshot, more: int, is_paged: bool
) -> None:
    above = len(snapshot.published.pledges) + more
    site = create_app({"HOME": app.config["HOME"], "PAGED_ABOVE": above}).test_client()
    assert ("/seite/2" in site.get("/").text) == is_paged
