"""What people type for a street and a house, on the server and in the scripts: streets.json.

Each has the street that is meant, its house number and what the map does not know of the text; or the place
or the choices, where no street is meant.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from geo.public import decoded_street
from tests.streets import copy_with_streets
from tests.webapp.agreement.conftest import MakePage, Page
from tests.webapp.agreement.sides import places_to_search
from webapp import create_app
from webapp.near.nearby import NoSuchPlace
from webapp.near.search_places import index_json
from webapp.near.street_numbers import find_number
from webapp.near.street_text import house_number
from webapp.snapshot import STREETS_ASSET, Snapshot

FOLDER = Path(__file__).parent
CASES: list[dict[str, Any]] = json.loads((FOLDER / "streets.json").read_text(encoding="utf-8"))
EXPECTED = {case["text"]: case["found"] for case in CASES}

MAKE = """
const made = Pledgemap.streetsOf(names, places);
for (const _ of made.steps);
const known = made.known;
const answer = (text) => {
  const found = Pledgemap.findPlace(places, text, known);
  if (found.street) return { street: found.street.label, number: found.number, missing: found.missing };
  if (found.place) return { place: found.place.label, missing: found.missing ?? "" };
  const choices = found.choices.map(({ label }) => label);
  const asked = found.isMistyped ? { choices, mistyped: true } : { choices };
  return found.number ? { ...asked, number: found.number } : asked;
};
"""


@pytest.fixture(scope="module")
def streets_app(our_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return create_app({"HOME": str(copy_with_streets(our_home, tmp_path_factory.mktemp("streets") / "home"))})


@pytest.fixture(scope="module")
def streets_snapshot(streets_app: Flask) -> Snapshot:
    return streets_app.extensions["pledgemap"].snapshot


@pytest.fixture(scope="module")
def scripts(streets_snapshot: Snapshot, make_page: MakePage) -> Page:
    places = json.dumps(places_to_search(streets_snapshot), ensure_ascii=False)
    names = streets_snapshot.assets.named[STREETS_ASSET].content.decode()
    page = make_page("pledgemap", "near_names", before=f"const places = {places}; const names = {names};")
    page.load(
        "near_address", "likeness", "near_find", "near_street_text", "near_street_typos", "near_streets"
    )
    page.load(before=MAKE)
    return page


def on_server(snapshot: Snapshot, text: str) -> dict[str, Any]:
    try:
        found = snapshot.nearby.read(text)
    except NoSuchPlace as error:
        asked: dict[str, Any] = {"choices": [place.label for place in error.choices]}
        asked |= {"mistyped": True} if error.is_mistyped else {}
        return asked | ({"number": error.house} if error.house else {})
    if found.place.kind == "street":
        return {"street": found.place.label, "number": found.house, "missing": found.missing}
    return {"place": found.place.label, "missing": found.missing}


def test_a_typed_street_means_one_street_or_is_a_question(streets_snapshot: Snapshot) -> None:
    assert {text: on_server(streets_snapshot, text) for text in EXPECTED} == EXPECTED


def test_the_scripts_find_the_same_streets(scripts: Page) -> None:
    assert dict(zip(EXPECTED, scripts.run("$0.map(answer)", list(EXPECTED)), strict=True)) == EXPECTED


def test_an_ambiguous_street_is_a_question_with_its_municipalities_and_ortsteile() -> None:
    assert EXPECTED["Hauptstr. 1"] == {
        "choices": [
            *("Hauptstraße (Jülich)", "Hauptstraße, Boich (Kreuzau)"),
            *("Hauptstraße, Winden (Kreuzau)", "Hauptstraße (Titz)"),
        ],
        "number": "1",
    }
    assert EXPECTED["Hauptstr. 3, 52372 Kreuzau-Winden"]["street"] == "Hauptstraße, Winden (Kreuzau)"
    assert len(CASES) >= 80


KNOWN = ["1", "3", "5-9", "12", "12a", "14-18", "20", "51/2", "8½", "40"]
NUMBERS = {
    "12": ("exact", "12"),
    "12 A": ("exact", "12a"),
    "16": ("exact", "14-18"),
    "5-7": ("exact", "5-9"),
    "5 – 9": ("exact", "5-9"),
    "7": ("exact", "5-9"),
    "12-14": ("exact", "12"),
    "12/14": ("exact", "12"),
    "20+22": ("exact", "20"),
    "5 1/2": ("exact", "51/2"),
    "8 1/2": ("exact", "8½"),
    "3b": ("near", "3"),
    "10": ("near", "8½"),
    "13": ("near", "12"),
    "30": ("near", "20"),
    "31": ("near", "40"),
    "41": ("near", "40"),
    "60": ("unknown", ""),
    "200": ("unknown", ""),
}


def test_a_number_is_the_house_itself_or_one_that_is_about_there(scripts: Page) -> None:
    typed = {text: house_number(text) for text in NUMBERS}
    assert {text: tuple(find_number(number, KNOWN)) for text, number in typed.items()} == NUMBERS
    found = scripts.run("$0.map((one) => Pledgemap.findNumber(one, $1))", list(typed.values()), KNOWN)
    assert dict(zip(NUMBERS, ((one["how"], one["number"]) for one in found), strict=True)) == NUMBERS


def test_streets_and_houses_are_the_same_ones_in_both(scripts: Page, streets_snapshot: Snapshot) -> None:
    streets = streets_snapshot.nearby.streets
    entries = [streets.entry(label) for label in streets.by_label]
    expected = [decoded_street(entry) for entry in entries]
    decode = "(({ shape, houses }) => [shape, Object.fromEntries(houses)])(Pledgemap.decodedStreet(one))"
    found = scripts.run(f"$0.map((one) => {decode})", entries)
    assert found == json.loads(json.dumps(expected))
    places = "[...known.streets.values()].map(({ label, file, at }) => [label, file, at])"
    named = streets_snapshot.assets.named
    assert scripts.run(places) == [
        [label, named[f"strassen-{one.letter}.json"].name, one.number]
        for label, one in streets.by_label.items()
    ]


SUGGESTED = {
    "Oberst": "Oberstraße (Düren)",
    "Oberstr. 12": "Oberstraße 12 (Düren)",
    "oberstr 12 52349": "Oberstraße 12 (Düren)",
    "Haupt Jü": "Hauptstraße (Jülich)",
    "Hauptstr. 3 Wind": "Hauptstraße 3, Winden (Kreuzau)",
    "frings": "Kardinal-Frings-Straße (Düren)",
    "kardinalfr": "Kardinal-Frings-Straße (Düren)",
    "Str. des 17": "Straße des 17. Juni (Düren)",
    "Gürz": "Gürzenich (Düren)",
}


def test_streets_are_suggested_while_somebody_types(make_page: MakePage, streets_snapshot: Snapshot) -> None:
    index = json.loads(index_json(streets_snapshot.nearby.places))
    rows = [
        {"label": label, "code": index["codes"][kind], "rank": rank, "within": within, "aliases": aliases}
        for label, kind, rank, within, *aliases in index["places"]
    ]
    places = json.dumps(places_to_search(streets_snapshot), ensure_ascii=False)
    names = streets_snapshot.assets.named[STREETS_ASSET].content.decode()
    page = make_page("pledgemap", "near_names", before=f"const places = {places}; const names = {names};")
    page.load("near_search", "near_street_text", "near_street_typos", "near_streets")
    page.load(before=MAKE)
    first = (
        "((rows) => $1.map((text) => Pledgemap.suggest(rows, text, 8,"
        " Pledgemap.suggestStreets(known, text, 'Straße'))[0]?.label))($0)"
    )
    assert dict(zip(SUGGESTED, page.run(first, rows, list(SUGGESTED)), strict=True)) == SUGGESTED
