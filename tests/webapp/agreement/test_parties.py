"""The filter of a map of several parties, parties.json, on both sides: Python and the real scripts in V8."""

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
    (Path(__file__).parent / "parties.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module", params=[Server, Scripts], ids=["server", "scripts"])
def side(request: pytest.FixtureRequest, parties_app: Flask) -> Iterator[Side]:
    with parties_app.test_request_context("/"):
        yield request.param(parties_app)


def of(section: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", CASES[section], ids=[case["query"] for case in CASES[section]])


@of("queries")
def test_a_query_has_one_canonical_form(side: Side, case: dict[str, Any]) -> None:
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
def test_a_party_stays_in_the_query(side: Side, case: dict[str, Any]) -> None:
    assert side.in_path(case["query"]) == [case["path"], case["rest"]]


def test_a_map_of_one_party_has_no_such_key(dueren_app: Flask) -> None:
    for one in (Server, Scripts):
        with dueren_app.test_request_context("/"):
            side: Side = one(dueren_app)
            assert side.query("partei=gruene&thema=natur") == {"canonical": "thema=natur", "moved": False}
            assert side.found("partei=gruene") == side.found("")


def test_the_browser_takes_the_pledges_that_the_server_takes(make_page: MakePage, parties_app: Flask) -> None:
    snapshot: Snapshot = parties_app.extensions["pledgemap"].snapshot
    script = make_page(
        "pledgemap", "words", "matching", before='document.documentElement.dataset.parties = "";'
    )
    take_words(script, snapshot)
    filters = list(random_filters(snapshot, 80))
    found = script.run(
        "((pledges) => $1.map((c) => Pledgemap.matching(pledges, c).map((p) => p.id)))($0)",
        pledges_of(snapshot),
        [choice_of(chosen, snapshot) for chosen in filters],
    )
    assert found == [list(snapshot.index.apply(chosen).shown) for chosen in filters]
