"""The filter of a town with districts, districts.json, on both sides: Python and the real scripts in V8."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from tests.webapp.agreement.conftest import MakePage
from tests.webapp.agreement.sides import Scripts, Server, Side, pledges_of
from tests.webapp.agreement.test_matching import choice_of, take_words
from tests.webapp.filters.test_counts import random_filters
from webapp.snapshot import Snapshot

CASES: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "districts.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module", params=[Server, Scripts], ids=["server", "scripts"])
def side(request: pytest.FixtureRequest, town_app: Flask) -> Iterator[Side]:
    with town_app.test_request_context("/"):
        yield request.param(town_app)


def of(section: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", CASES[section], ids=[case["query"] for case in CASES[section]])


@of("queries")
def test_a_query_has_one_canonical_form_and_the_town_is_everything(side: Side, case: dict[str, Any]) -> None:
    assert side.query(case["query"]) == case["read"]


@of("matches")
def test_a_filter_finds_these_pledges(side: Side, case: dict[str, Any]) -> None:
    assert side.found(case["query"]) == case["found"]


@of("counts")
def test_beside_each_value_is_what_choosing_it_would_show(side: Side, case: dict[str, Any]) -> None:
    assert side.counts(case["query"], case["key"]) == case["counts"]


@of("choices")
def test_what_is_chosen_can_be_taken_back_one_by_one(side: Side, case: dict[str, Any]) -> None:
    assert side.choices(case["query"]) == case["choices"]


@of("paths")
def test_a_lone_district_is_in_the_path(side: Side, case: dict[str, Any]) -> None:
    assert side.in_path(case["query"]) == [case["path"], case["rest"]]


@of("lists")
def test_cards_around_a_place_name_its_district(side: Side, case: dict[str, Any]) -> None:
    assert side.lists(case["query"])["cards"] == case["cards"]


def test_the_browser_takes_the_pledges_that_the_server_takes(make_page: MakePage, town_app: Flask) -> None:
    snapshot: Snapshot = town_app.extensions["pledgemap"].snapshot
    script = make_page(
        "pledgemap", "words", "matching", before='document.documentElement.dataset.areas = "ortsteil";'
    )
    take_words(script, snapshot)
    filters = list(random_filters(snapshot, 80))
    found = script.run(
        "((pledges) => $1.map((c) => Pledgemap.matching(pledges, c).map((p) => p.id)))($0)",
        pledges_of(snapshot),
        [choice_of(chosen, snapshot) for chosen in filters],
    )
    assert found == [list(snapshot.index.apply(chosen).shown) for chosen in filters]
