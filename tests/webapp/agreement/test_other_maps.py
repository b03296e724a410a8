"""The filter of other maps than that of a county's one party: Python, and the real scripts in V8.

districts.json is about a town that is divided into districts, parties.json about a map of several parties.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from tests.webapp.agreement.conftest import MakePage
from tests.webapp.agreement.sides import Scripts, Server, Side, pledges_of
from tests.webapp.agreement.test_matching import choice_of, take_words
from tests.webapp.filters.test_counts import random_filters
from webapp.snapshot import Snapshot

Case = dict[str, Any]
APPS = {"districts": "town_app", "parties": "parties_app"}
# What a page of such a map says to its scripts.
PAGES = {"districts": 'dataset.areas = "ortsteil"', "parties": 'dataset.parties = ""'}
CASES: dict[str, dict[str, list[Case]]] = {
    name: json.loads((Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8")) for name in APPS
}
# By section of the table: what a side answers, and what is right.
SECTIONS: dict[str, tuple[Callable[[Side, Case], Any], Callable[[Case], Any]]] = {
    # A query has one canonical form; the town itself is everything.
    "queries": (lambda side, case: side.query(case["query"]), lambda case: case["read"]),
    # A filter finds these pledges.
    "matches": (lambda side, case: side.found(case["query"]), lambda case: case["found"]),
    # Beside each value is what choosing it would show.
    "counts": (lambda side, case: side.counts(case["query"], case["key"]), lambda case: case["counts"]),
    # What is chosen can be taken back one by one.
    "choices": (lambda side, case: side.choices(case["query"]), lambda case: case["choices"]),
    # A lone district is in the path, a party stays in the query.
    "paths": (lambda side, case: side.in_path(case["query"]), lambda case: [case["path"], case["rest"]]),
}


@pytest.fixture(scope="module", params=APPS)
def map_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def other_app(map_name: str, request: pytest.FixtureRequest) -> Flask:
    app: Flask = request.getfixturevalue(APPS[map_name])
    return app


@pytest.fixture(scope="module", params=[Server, Scripts], ids=["server", "scripts"])
def side(request: pytest.FixtureRequest, other_app: Flask) -> Iterator[Side]:
    with other_app.test_request_context("/"):
        yield request.param(other_app)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_side_answers_as_the_table_says(map_name: str, side: Side, section: str) -> None:
    answer, right = SECTIONS[section]
    cases = CASES[map_name][section]
    assert cases
    assert [(case["query"], answer(side, case)) for case in cases] == [
        (case["query"], right(case)) for case in cases
    ]


def test_cards_around_a_place_name_its_district(town_app: Flask) -> None:
    for one in (Server, Scripts):
        with town_app.test_request_context("/"):
            side: Side = one(town_app)
            for case in CASES["districts"]["lists"]:
                assert side.lists(case["query"])["cards"] == case["cards"], case["query"]


def test_a_map_of_one_party_has_no_such_key(dueren_app: Flask) -> None:
    for one in (Server, Scripts):
        with dueren_app.test_request_context("/"):
            side: Side = one(dueren_app)
            assert side.query("partei=gruene&thema=natur") == {"canonical": "thema=natur", "moved": False}
            assert side.found("partei=gruene") == side.found("")


def test_the_browser_takes_the_pledges_that_the_server_takes(
    map_name: str, make_page: MakePage, other_app: Flask
) -> None:
    snapshot: Snapshot = other_app.extensions["pledgemap"].snapshot
    script = make_page(
        "pledgemap", "words", "matching", before=f"document.documentElement.{PAGES[map_name]};"
    )
    take_words(script, snapshot)
    filters = list(random_filters(snapshot, 80))
    found = script.run(
        "((pledges) => $1.map((c) => Pledgemap.matching(pledges, c).map((p) => p.id)))($0)",
        pledges_of(snapshot),
        [choice_of(chosen, snapshot) for chosen in filters],
    )
    assert found == [list(snapshot.index.apply(chosen).shown) for chosen in filters]
