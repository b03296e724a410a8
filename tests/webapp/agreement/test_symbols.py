"""symbols.js: what a symbol says of its pledges, for any combination, as in webapp/signs.py."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from flask import Flask

from geo.vocabulary import STANCES, STATUSES
from tests.webapp.agreement.conftest import MakePage, Page
from webapp.signs import of_one, sign_of

BOTH = list(itertools.product(STANCES, STATUSES))
SYMBOL = """(() => {
  const symbol = Pledgemap.symbol($0.map((site) => ({
    pledges: site.pledges.map(([topic, sign]) => ({ dataset: { topic, sign } })),
    place: { id: site.id, name: site.id.toUpperCase(), open: site.open },
  })));
  const textOf = (child) => child.textContent ?? (typeof child === "string" ? child : child.name);
  const texts = symbol.children.map(textOf);
  const title = symbol.attributes["aria-label"];
  return { classes: [...symbol.classList.names], places: symbol.dataset.places, title, texts };
})()"""
PLAN, REJECTED, DONE = ["natur", ""], ["natur", "✕"], ["natur", "✓"]


@pytest.fixture(scope="module")
def script(make_page: MakePage) -> Page:
    return make_page("pledgemap", "symbols")


def site(identifier: str = "a", *pledges: list[str], is_open: bool = False) -> dict:
    return {"id": identifier, "pledges": list(pledges) or [PLAN], "open": is_open}


def drawn(script: Page, *sites: dict) -> dict:
    return script.run(SYMBOL, list(sites))


def test_a_sign_is_that_of_the_server_for_every_one_and_two_pledges(script: Page, world_app: Flask) -> None:
    pledge = world_app.extensions["pledgemap"].snapshot.pledges["will-pledged"]
    for kinds in [*((one,) for one in BOTH), *itertools.combinations(BOTH, 2)]:
        pledges = [replace(pledge, stance=stance, status=status) for stance, status in kinds]
        expected = sign_of(pledges)
        found = script.run(
            "((sign) => [sign, Pledgemap.isHollow(sign)])"
            "(Pledgemap.signOf($0.map((sign) => ({ dataset: { sign } }))))",
            [of_one(one) for one in pledges],
        )
        assert found == ["✕" if expected.rejected else expected.mark, expected.hollow], kinds


@pytest.mark.parametrize(
    ("pledges", "rejected"),
    [([REJECTED], True), ([REJECTED, REJECTED], True), ([REJECTED, PLAN], False), ([PLAN], False)],
)
def test_a_symbol_is_struck_out_only_if_all_is_rejected(
    script: Page, pledges: list[list[str]], rejected: bool
) -> None:
    at_one = drawn(script, site("a", *pledges))
    at_several = drawn(script, *(site(f"p{n}", pledge) for n, pledge in enumerate(pledges)))
    assert ("is-rejected" in at_one["classes"]) == ("is-rejected" in at_several["classes"]) == rejected


@pytest.mark.parametrize(
    ("places", "is_open"), [([True], True), ([True, True], True), ([True, False], False), ([False], False)]
)
def test_a_symbol_is_open_only_if_all_of_its_places_are(
    script: Page, places: list[bool], is_open: bool
) -> None:
    found = drawn(script, *(site(f"p{n}", is_open=one) for n, one in enumerate(places)))
    assert ("is-open" in found["classes"]) == is_open


def test_a_symbol_counts_pledges_and_shows_one_topic_or_none(script: Page) -> None:
    assert drawn(script, site())["texts"] == ["svg"]
    assert drawn(script, site("a", PLAN, PLAN))["texts"] == ["svg", 2]
    mixed = drawn(script, site("a", PLAN), site("b", ["kultur", "?"]))
    assert mixed["texts"] == ["2"]
    assert {"is-mixed"} <= set(mixed["classes"])
    assert (mixed["places"], mixed["title"]) == ("a b", "A, B")
    done = drawn(script, site("a", DONE))
    assert done["texts"] == ["svg", "✓"]
    assert "topic-natur" in done["classes"]
