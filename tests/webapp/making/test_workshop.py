"""Pictures, sheets and files under load: pages answer, and what pages link to stays."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from flask.testing import FlaskClient

from webapp import create_app, pictures
from webapp.making import workshop
from webapp.making.queue import RETRY_AFTER_S
from webapp.making.shelves import BoundedCache, Shelves

LINKED = (
    "/karte.png?format=vorschau",
    "/karte.png?format=quadrat&gemeinde=gross-uebersee",
    "/en/karte.png?format=klein&thema=natur",
    "/karte.png?format=vorschau&zusage=will-done",
)


@pytest.fixture
def site(world_app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The site of the invented county, with nothing made yet and little room for what is."""
    own = workshop.Workshop(world_app)
    own.shelves = Shelves(BoundedCache(10_000), BoundedCache(3_000))
    monkeypatch.setitem(world_app.extensions, workshop.EXTENSION, own)
    return world_app


@pytest.fixture
def client(site: Flask) -> FlaskClient:
    return site.test_client()


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Record what has been drawn: here a picture costs nothing and has some 1,000 bytes."""
    calls: list[str] = []

    def draw(_snapshot: object, view: object, *what: object, pledge_id: str = "") -> bytes:
        calls.append(repr((view.language, *what, pledge_id)))
        return calls[-1].encode().ljust(1000)

    monkeypatch.setattr(pictures, "png", draw)
    return calls


@contextmanager
def full_queue(site: Flask) -> Iterator[None]:
    """Occupy every place for making and waiting, for as long as the block lasts."""
    own = workshop.of(site)
    may_end, threads = threading.Event(), []
    for number in range(int(own.made_once.queue.room)):
        arguments = (f"held-{number}", lambda: may_end.wait(10) and b"", own.shelves.passing)
        threads.append(threading.Thread(target=own.made_once.get, args=arguments))
        threads[-1].start()
    while own.made_once.queue.inside < own.made_once.queue.room:
        pass
    try:
        yield
    finally:
        may_end.set()
        for thread in threads:
            thread.join(10)


def test_a_full_queue_says_when_to_ask_again_while_pages_answer(site: Flask, client: FlaskClient) -> None:
    with full_queue(site):
        for path, kind in (
            ("/karte.png?format=vorschau&q=neu", "text/plain"),
            ("/en/karte.svg?format=vorschau&q=new", "text/plain"),
            ("/gemeinde/gross-uebersee/handzettel.pdf", "text/html"),
            ("/en/gemeinde/gross-uebersee/handzettel.pdf", "text/html"),
            ("/downloads/zusagen.csv?q=neu", "application/problem+json"),
        ):
            answer = client.get(path)
            assert (answer.status_code, answer.mimetype) == (503, kind), path
            assert answer.headers["Retry-After"] == str(RETRY_AFTER_S)
            assert answer.headers["Cache-Control"] == "no-store"
            assert str(RETRY_AFTER_S) in answer.text
        for path in (
            "/ueber",
            "/?q=neu",
            "/embed?thema=natur",
            "/api/collections/pledges/items",
            "/aenderungen.atom",
        ):
            assert client.get(path).status_code == 200, path
    assert client.get("/karte.svg?format=vorschau&q=neu").status_code == 200


def test_in_english_too_it_says_so_in_words(site: Flask, client: FlaskClient) -> None:
    with full_queue(site):
        assert "versuchen" in client.get("/karte.png?format=vorschau&q=neu").text
        assert "Please try again in 5 seconds" in client.get("/en/karte.png?format=vorschau&q=new").text
        assert (
            "Please try again in 5 seconds" in client.get("/en/gemeinde/gross-uebersee/handzettel.pdf").text
        )


def test_what_pages_link_to_is_kept_whatever_else_is_asked_for(client: FlaskClient, drawn: list[str]) -> None:
    first = [client.get(address).data for address in LINKED]
    chance = random.Random(1)
    for _ in range(60):
        near = f"ort=Hoornsp%C3%ABts&umkreis={chance.randint(1, 25)}&q={chance.random()}"
        assert client.get(f"/karte.png?format=quadrat&{near}", follow_redirects=True).status_code == 200
        client.get(f"/karte.png?format=vorschau&q={chance.random()}")
    before = len(drawn)
    assert before > 100
    assert [client.get(address).data for address in LINKED] == first
    assert len(drawn) == before


@pytest.mark.parametrize(
    "not_linked",
    [
        "/karte.png?format=druck&gemeinde=gross-uebersee",
        "/karte.png?format=vorschau&thema=natur&gemeinde=gross-uebersee",
        "/karte.png?format=vorschau&status=done",
        "/karte.png?format=vorschau&gemeinde=gross-uebersee&kreisweit=1",
    ],
)
def test_what_no_page_links_to_has_its_own_room(
    site: Flask, client: FlaskClient, drawn: list[str], not_linked: str
) -> None:
    workshop.of(site).shelves.lasting = BoundedCache(0)
    for _ in range(2):
        assert client.get(not_linked).status_code == 200
    assert len(drawn) == 1


@pytest.mark.parametrize(
    "spellings",
    [
        ("q=Radweg", "q=radweg", "q=RADWEG"),
        ("q=K%C3%BCste", "q=k%C3%BCste&kreisweit=1"),
        ("thema=natur&thema=soziales", "thema=natur&thema=soziales&kreisweit=1"),
        ("gemeinde=gross-uebersee", "gemeinde=gross-uebersee&kreisweit=0"),
    ],
)
def test_spellings_of_one_question_are_one_picture(
    client: FlaskClient, drawn: list[str], spellings: tuple[str, ...]
) -> None:
    answers = [client.get(f"/karte.png?format=vorschau&{spelling}") for spelling in spellings]
    assert [answer.status_code for answer in answers] == [200] * len(answers)
    assert len({(answer.headers["ETag"], answer.data) for answer in answers}) == len(drawn) == 1


def test_letters_of_two_characters_lead_to_the_same_of_one(client: FlaskClient, drawn: list[str]) -> None:
    answer = client.get("/karte.png?format=vorschau&q=Ku%CC%88ste")
    assert (answer.status_code, answer.location) == (301, "/karte.png?format=vorschau&q=K%C3%BCste")


@pytest.mark.parametrize(
    "spellings",
    [
        ("q=M%C3%B6wen+eigenen", "q=eigenen++MOEWEN", "q=moewen+eigenen+moewen", "q=Mo%CC%88wen+eigenen"),
        ("kreisweit=1", ""),
    ],
)
def test_spellings_of_one_question_are_one_file(client: FlaskClient, spellings: tuple[str, ...]) -> None:
    answers = [client.get(f"/downloads/zusagen.csv?{spelling}") for spelling in spellings]
    assert len({(answer.headers["ETag"], answer.data) for answer in answers}) == 1
    assert answers[0].data.count(b"\n") > 2
    assert client.get("/downloads/zusagen.csv?kreisweit=0").headers["ETag"] != answers[0].headers["ETag"]


def test_the_picture_for_print_is_for_no_search(client: FlaskClient, drawn: list[str]) -> None:
    answer = client.get("/karte.png?format=druck&q=%3Cb%3E")
    assert (answer.status_code, answer.mimetype) == (400, "text/html")
    assert "Zum Drucken gibt es die Karte nur ohne Suchtext („&lt;b&gt;“)." in answer.text
    assert "There is a map for print only without" in client.get("/en/karte.svg?format=druck&q=x").text
    assert client.get("/karte.png?format=druck&q=+").status_code == 301
    assert not drawn
    near = "/karte.png?format=druck&ort=Hoornsp%C3%ABts&umkreis=5"
    assert client.get(near, follow_redirects=True).status_code == 200


@pytest.mark.parametrize(
    "path", ["/?q=Bahn", "/en/?q=Bahn&thema=natur", "/gemeinde/gross-uebersee", "/embed?q=Bahn", "/daten"]
)
def test_no_page_links_to_a_picture_for_print(client: FlaskClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    assert "format=druck" not in page.text


def test_an_export_may_ask_for_as_much_as_it_likes(world_home: object) -> None:
    own = workshop.of(create_app({"HOME": str(world_home), "STATIC_SITE": True}))
    assert own.made_once.queue.room == float("inf")


def test_a_newer_build_than_the_makers_is_drawn_from_itself(site: Flask, drawn: list[str]) -> None:
    class OfAnOlderBuild:
        snapshot = object()

        def make(self, _job: object) -> bytes:
            pytest.fail("an old picture under a new name")

    workshop.of(site).maker = OfAnOlderBuild()
    assert site.test_client().get("/karte.png?format=vorschau").status_code == 200
    assert len(drawn) == 1
