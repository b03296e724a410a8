"""The words that people type, each with its right answer: words.json, for Python, scripts in V8, and the API.

Its pledges are a part of ours as they were once, so that editing ours changes no answer here.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlencode

import pytest
from flask import Flask

from geo.text.stems import stem, words_to_find, written_words
from geo.text.synonyms import GROUPS
from tests.conftest import MakeHome, in_every_county
from tests.webapp.agreement.conftest import MakePage, Page
from tests.webapp.agreement.sides import pledges_of
from webapp import create_app
from webapp.filters import Filter, by_beginning
from webapp.filters.no_hits import no_hits
from webapp.snapshot import Snapshot

TABLE: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "words.json").read_text(encoding="utf-8")
)
FRAME_SCRIPTS = ("pledgemap", "query", "words", "matching", "frame_words")
SCRIPTS = ("pledgemap", "query", "likeness", "words", "matching", "no_hits")
QUERIES = pytest.mark.parametrize("case", TABLE["queries"], ids=[case["text"] for case in TABLE["queries"]])


class Side(Protocol):
    def found(self, text: str) -> list[str]: ...


class Server:
    def __init__(self, snapshot: Snapshot) -> None:
        self._index = snapshot.index

    def found(self, text: str) -> list[str]:
        return list(self._index.apply(Filter(text=text)).shown)


class Scripts:
    def __init__(self, snapshot: Snapshot, page: Page) -> None:
        self._page = page
        page.load(before=f"Pledgemap.takeWords({snapshot.index.words.as_json()});")
        page.load(before=f"const pledges = {json.dumps(pledges_of(snapshot))};")

    def found(self, text: str) -> list[str]:
        choice = {"thema": [], "gemeinde": [], "status": [], "kreisweit": "", "q": text}
        return self._page.run("Pledgemap.matching(pledges, $0).map(({ pledge }) => pledge)", choice)


class Frame:
    """The scripts of a frame of a static site, which load words by how they begin."""

    def __init__(self, snapshot: Snapshot, make_page: MakePage) -> None:
        self._page = make_page(*FRAME_SCRIPTS)
        self._files = by_beginning(snapshot.index.words.as_data())
        named = json.dumps({"beginnings": " ".join(self._files)})
        self._page.load(before=f"Pledgemap.wordFiles = {named};")
        self._ids = [pledge.id for pledge in snapshot.published.pledges]

    def found(self, text: str) -> list[str]:
        self.loaded(text)
        found = self._page.run("[...Pledgemap.wordsOrFiles($0, $1).index.find($0) ?? $1]", text, self._ids)
        return sorted(found, key=self._ids.index)

    def loaded(self, text: str) -> set[str]:
        """Load what the text needs, from nothing, and return what that is."""
        self._page.load("frame_words")  # forgets what was loaded
        loaded: set[str] = set()
        while needed := self._page.run("Pledgemap.wordsOrFiles($0, []).needed ?? []", text):
            assert not loaded & set(needed)
            loaded |= set(needed)
            for name in needed:
                self._page.run("Pledgemap.takeWordFile($0, $1) && null", name, self._files[name])
        return loaded


class Interface:
    def __init__(self, app: Flask) -> None:
        self._client = app.test_client()

    def found(self, text: str) -> list[str]:
        query = urlencode({"q": text, "limit": 1000})
        answer = self._client.get(f"/api/collections/pledges/items?{query}").json
        return list(dict.fromkeys(feature["properties"]["pledge_id"] for feature in answer["features"]))


@pytest.fixture(scope="module")
def table_app(built_home: MakeHome) -> Flask:
    return create_app({"HOME": str(built_home(*TABLE["pledges"]))})


@pytest.fixture(scope="module")
def table_snapshot(table_app: Flask) -> Snapshot:
    return table_app.extensions["pledgemap"].snapshot


@pytest.fixture(scope="module", params=["server", "scripts", "api", "frame"])
def side(
    request: pytest.FixtureRequest, table_app: Flask, table_snapshot: Snapshot, make_page: MakePage
) -> Side:
    if request.param == "server":
        return Server(table_snapshot)
    if request.param == "api":
        return Interface(table_app)
    if request.param == "frame":
        return Frame(table_snapshot, make_page)
    return Scripts(table_snapshot, make_page(*SCRIPTS))


@QUERIES
def test_a_word_finds_what_it_must(side: Side, case: dict[str, Any]) -> None:
    everything = [pledge["id"] for pledge in TABLE["pledges"]]
    assert sorted(side.found(case["text"])) == sorted(everything if case["found"] is None else case["found"])


def test_the_table_has_what_people_typed_in_vain() -> None:
    found = {case["text"]: case["found"] for case in TABLE["queries"]}
    assert len(found) >= 60
    for text in ("Fahrrad", "Flüchtlinge", "Ärzte", "Überschwemmung", "Kita-Platz", "Schwimmbad"):
        assert found[text], text
    # "Zug" is no part of these words.
    only = {"startup-village-einwanderung", "balkonkraftwerk-zuschuss", "klimaschutz-foerderprogramm"}
    assert only.isdisjoint(found["Zug"])


def test_what_no_pledge_has_is_named_with_the_words_that_are_meant(table_snapshot: Snapshot) -> None:
    words = table_snapshot.index.words
    mistyped = [case for case in TABLE["queries"] if "unknown" in case]
    assert len(mistyped) >= 6
    for case in mistyped:
        assert words.unknown(case["text"]) == case["unknown"]
        assert [words.similar(word) for word in case["unknown"]] == case["similar"]


def test_both_sides_say_the_same_about_a_search_without_a_pledge(
    table_snapshot: Snapshot, make_page: MakePage
) -> None:
    page = make_page(*SCRIPTS)
    Scripts(table_snapshot, page)
    topics = list(table_snapshot.settings.topics)
    for text in (*(case["text"] for case in TABLE["queries"]), "Fahrad Tirschutz", "Wald Fahrad", "xyz"):
        server = no_hits(table_snapshot.index, Filter(text=text))
        expected = {
            "reason": server.reason,
            "words": list(server.words),
            "ways": [vars(way) for way in server.ways],
            "topics": list(server.topics),
        }
        ask = "Pledgemap.noHits(Pledgemap.words, pledges, $0, $1)"
        assert page.run(ask, topics, text) == expected, text


@in_every_county
def test_both_sides_find_the_same_for_every_word_and_its_beginnings(
    snapshot: Snapshot, make_page: MakePage
) -> None:
    chance = random.Random(5)
    words = sorted({w for p in snapshot.published.pledges for w in written_words(f"{p.title} {p.summary}")})
    some = chance.sample(words, min(len(words), 150))
    texts = [*some, *(word[: chance.randint(1, len(word))] for word in some)]
    texts += [f"{one} {chance.choice(some)}" for one in some]
    server, scripts = Server(snapshot), Scripts(snapshot, make_page(*SCRIPTS))
    frame = Frame(snapshot, make_page)
    for number, text in enumerate(texts):
        found = server.found(text)
        assert scripts.found(text) == found, text
        if number % 3 == 0:
            assert frame.found(text) == found, text


def test_a_frame_loads_few_files_of_words(table_snapshot: Snapshot, make_page: MakePage) -> None:
    frame = Frame(table_snapshot, make_page)
    assert frame.loaded("Radwege") <= {"r", "ra"}
    assert len(frame.loaded("Kita Jülich")) == 2
    # No pledge has this word, but all of its parts.
    assert len(frame.loaded("Kitaplatz")) == 2
    assert frame.loaded("–") == set()
    for case in TABLE["queries"]:
        assert len(frame.loaded(case["text"])) <= 5, case["text"]


def test_both_sides_cut_off_the_same_endings(make_page: MakePage, snapshot: Snapshot) -> None:
    page = make_page("pledgemap", "words")
    words = {w for p in snapshot.published.pledges for w in written_words(f"{p.summary} {p.summary_en}")}
    words |= {word for line in GROUPS for word in written_words(line)}
    words |= {"Ärzt*innen", "Bürgerinnen", "Flüsse", "Busse", "cities", "Städtischer", "Häusern", "Straße"}
    texts = sorted(words)
    names = ["duren", "durens"]
    found = page.run(
        "$0.map((text) => Pledgemap.wordsToFind(text).map((word) => Pledgemap.stem(word, new Set($1))))",
        texts,
        names,
    )
    assert found == [[stem(word, names) for word in words_to_find(text)] for text in texts]


@in_every_county
def test_what_a_word_finds_has_one_of_its_forms_in_text_or_topic(snapshot: Snapshot) -> None:
    words = snapshot.index.words
    for text in ("Fahrrad", "Zug", "Flüchtlinge", "Ärzte", "Überschwemmung", "Pflege", "Düne"):
        forms = {form for word in words_to_find(text) for form in words.hits(word).forms}
        for pledge_id in Server(snapshot).found(text):
            pledge = snapshot.pledges[pledge_id]
            places = [snapshot.published.places[id_].name for id_ in pledge.place_ids]
            towns = [m.name for m in snapshot.published.areas_of_pledge(pledge)]
            topic = snapshot.settings.topics[pledge.topic].label
            own = " ".join([pledge.title, pledge.summary, topic, *places, *towns])
            assert forms & set(words_to_find(own)), (text, pledge_id)
