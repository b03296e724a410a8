"""matching.js: which pledges a filter takes, beside webapp/filters/, for every pledge and many choices."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import in_every_county
from tests.webapp.agreement.conftest import MakePage, Page
from tests.webapp.agreement.sides import pledges_of
from tests.webapp.filters.test_counts import random_filters
from webapp.filters import Filter
from webapp.snapshot import Snapshot


@pytest.fixture(scope="module")
def script(make_page: MakePage) -> Page:
    return make_page("pledgemap", "words", "matching")


def choice_of(chosen: Filter, snapshot: Snapshot) -> dict[str, Any]:
    slugs = {area.key: area.slug for area in snapshot.published.areas}
    wide = {None: "", True: "1", False: "0"}[chosen.county_wide]
    return {
        "thema": sorted(chosen.topics),
        snapshot.grammar.area_key: sorted(slugs[key] for key in chosen.areas),
        "status": sorted(chosen.statuses),
        **({"partei": sorted(chosen.parties)} if snapshot.grammar.parties else {}),
        "q": chosen.text,
        "kreisweit": wide,
    }


def take_words(script: Page, snapshot: Snapshot) -> None:
    script.load(before=f"Pledgemap.takeWords({snapshot.index.words.as_json()});")


@in_every_county
def test_the_browser_takes_the_pledges_that_the_server_takes(script: Page, snapshot: Snapshot) -> None:
    filters = list(random_filters(snapshot, 80))
    take_words(script, snapshot)
    choices = [choice_of(chosen, snapshot) for chosen in filters]
    found = script.run(
        "((pledges) => $1.map((c) => Pledgemap.matching(pledges, c).map((p) => p.id)))($0)",
        pledges_of(snapshot),
        choices,
    )
    assert found == [list(snapshot.index.apply(chosen).shown) for chosen in filters]
    assert {len(one) for one in found} >= {0, len(snapshot.published.pledges)} - {0}
