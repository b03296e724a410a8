"""What people type into the field for a place, in our county and the invented one: typed_places.json.

Each has the place that is meant and what the map does not know of it, or the places that it may mean.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import COUNTIES, in_every_county
from tests.webapp.agreement.conftest import MakePage, Page
from tests.webapp.agreement.sides import places_to_search
from webapp.near.nearby import NoSuchPlace
from webapp.snapshot import Snapshot

TABLE: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "typed_places.json").read_text(encoding="utf-8")
)


def on_server(snapshot: Snapshot, text: str) -> dict[str, Any]:
    try:
        found = snapshot.nearby.read(text)
    except NoSuchPlace as error:
        return {"choices": sorted(place.label for place in error.choices)}
    return {"place": found.place.label, "missing": found.missing}


@pytest.fixture
def scripts(snapshot: Snapshot, make_page: MakePage) -> Page:
    data = json.dumps(places_to_search(snapshot), ensure_ascii=False)
    page = make_page("pledgemap", "near_names", "near_address", before=f"const places = {data};")
    page.load("likeness", "near_find")
    return page


def in_scripts(page: Page, text: str) -> dict[str, Any]:
    found = page.run(
        "(({ place, missing, choices }) => ({ label: place?.label ?? null, missing: missing ?? '',"
        " choices: (choices ?? []).map(({ label }) => label) }))(Pledgemap.findPlace(places, $0))",
        text,
    )
    if found["label"] is None:
        return {"choices": sorted(found["choices"])}
    return {"place": found["label"], "missing": found["missing"]}


@in_every_county
def test_what_is_typed_means_one_place_or_is_a_question(county: str, snapshot: Snapshot) -> None:
    cases = TABLE["ours" if county == COUNTIES[0] else "invented"]
    assert {case["text"]: on_server(snapshot, case["text"]) for case in cases} == {
        case["text"]: case["found"] for case in cases
    }


@in_every_county
def test_the_scripts_read_it_the_same_way(county: str, snapshot: Snapshot, scripts: Page) -> None:
    cases = TABLE["ours" if county == COUNTIES[0] else "invented"]
    assert {case["text"]: in_scripts(scripts, case["text"]) for case in cases} == {
        case["text"]: case["found"] for case in cases
    }


@in_every_county
def test_both_sides_look_for_an_unknown_place_in_the_same_gemeinden(
    snapshot: Snapshot, scripts: Page
) -> None:
    ask = "Pledgemap.inTowns(places, $0).map(({ text, town }) => [text, town.label])"
    for text in ("Kölner Straße 12", "Musterweg", "50667", "50.81, 6.43", "xyzzy", "x" * 95, "Rath 3"):
        towns = [[where, town.label] for where, town in snapshot.nearby.in_towns(text)]
        assert scripts.run(ask, text) == towns
        assert {label for _, label in towns} == {m.name for m in snapshot.published.municipalities}


def test_the_table_has_forty_places_and_no_street_is_a_dead_end() -> None:
    cases = TABLE["ours"] + TABLE["invented"]
    assert len(cases) >= 40
    found = {case["text"]: case["found"] for case in TABLE["ours"]}
    assert found["Aachener Str. 5, 52349 Düren"] == {"place": "Düren", "missing": "Aachener Str. 5"}
    assert found["Oberstr. 7, 52349 Düren"]["place"] == "Haltestelle Oberstraße (Düren)"
    assert found["Musterweg 3, 52382 Niederzier"]["missing"] == "Musterweg 3"
