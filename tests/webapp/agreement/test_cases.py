"""One table of cases, cases.json, for both sides: the modules of Python, and the real scripts in V8.

Where a rule exists twice by need, a change of one side alone fails here, in seconds and without a browser.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from geo.vocabulary import STANCES, STATUSES
from tests.webapp.agreement.sides import Scripts, Server, Side

CASES: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "cases.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module", params=[Server, Scripts], ids=["server", "scripts"])
def side(request: pytest.FixtureRequest, world_app: Flask) -> Iterator[Side]:
    with world_app.test_request_context("/"):
        yield request.param(world_app)


def of(section: str) -> pytest.MarkDecorator:
    cases = CASES[section]
    return pytest.mark.parametrize(
        "case", cases, ids=[" ".join(map(str, case.values()))[:50] for case in cases]
    )


@of("texts")
def test_a_text_is_folded(side: Side, case: dict[str, Any]) -> None:
    assert side.fold(case["text"]) == case["folded"]


@of("names")
def test_spellings_of_a_name_meet_under_its_keys(side: Side, case: dict[str, Any]) -> None:
    assert side.keys(case["name"], case["kind"]) == case["keys"]


@of("queries")
def test_a_query_has_one_canonical_form_or_is_refused_with_a_reason(side: Side, case: dict[str, Any]) -> None:
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
def test_a_lone_gemeinde_or_topic_is_in_the_path(side: Side, case: dict[str, Any]) -> None:
    assert side.in_path(case["query"]) == [case["path"], case["rest"]]


@of("places")
def test_a_text_means_one_place_or_is_a_question(side: Side, case: dict[str, Any]) -> None:
    assert side.place(case["text"]) == case["found"]


@of("distances")
def test_a_distance_is_that_to_the_nearest_point(side: Side, case: dict[str, Any]) -> None:
    found = side.distance_m(case["from"], case["to"])
    assert found == pytest.approx(case["metres"], abs=0.2)


@of("distance_texts")
def test_a_distance_is_given_no_more_exactly_than_places_are_known(side: Side, case: dict[str, Any]) -> None:
    assert side.distance_text(case["metres"], case["at_least"], case.get("is_line", False)) == case["text"]


@of("lists")
def test_around_a_place_there_is_a_card_for_each_place_in_order(side: Side, case: dict[str, Any]) -> None:
    assert side.lists(case["query"])["cards"] == case["cards"]


@of("sentences")
def test_a_sentence_says_what_is_shown(side: Side, case: dict[str, Any]) -> None:
    assert side.sentence(case["counts"], case["around"]) == case["sentence"]


@of("signs")
def test_a_symbol_says_whether_anything_is_planned(side: Side, case: dict[str, Any]) -> None:
    assert side.sign(case["pledges"]) == [case["sign"], case["hollow"]]


@of("orders")
def test_where_most_is_promised_the_symbol_stays(side: Side, case: dict[str, Any]) -> None:
    assert side.order(case["sites"]) == case["order"]


@of("groups")
def test_symbols_that_would_lie_on_each_other_are_one(side: Side, case: dict[str, Any]) -> None:
    assert side.groups(case["points"], case["distance"]) == case["groups"]


@of("levels")
def test_areas_lie_below_rivers_these_below_planned_lines(side: Side, case: dict[str, Any]) -> None:
    assert side.level(case["kind"], case["geometry"], case["planned"]) == case["level"]


def test_the_table_has_every_stance_status_and_kind_of_shape() -> None:
    signs = [tuple(pledge) for case in CASES["signs"] for pledge in case["pledges"]]
    assert {(stance, status) for stance in STANCES for status in STATUSES} <= set(signs)
    text = json.dumps(CASES)
    assert all(f"status={status}" in text for status in STATUSES)
    shapes = [case[end] for case in CASES["distances"] for end in ("from", "to")]
    assert {"Point", "LineString", "Polygon", "MultiPolygon"} <= {shape["type"] for shape in shapes}
    assert any(shape["type"] == "Polygon" and len(shape["coordinates"]) > 1 for shape in shapes)
    assert any(shape["type"] == "Point" and shape["coordinates"][1] > 55 for shape in shapes)


@of("lanes")
def test_lines_that_run_together_have_lanes_of_their_own(side: Side, case: dict[str, Any]) -> None:
    assert side.lanes(case["ids"], case["beside"]) == case["lanes"]


@of("lane_widths")
def test_lanes_are_as_wide_as_the_zoom_allows(side: Side, case: dict[str, Any]) -> None:
    assert side.lane_width(case["zoom"]) == case["width"]


@of("shifts")
def test_a_line_is_moved_to_its_right(side: Side, case: dict[str, Any]) -> None:
    moved = side.shifted(case["points"], case["distance"])
    assert [[pytest.approx(x), pytest.approx(y)] for x, y in case["shifted"]] == moved
