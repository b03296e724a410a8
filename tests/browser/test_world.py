"""The invented county in a browser: every kind of page, the filter with its statuses, and what is drawn over
what."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from geo.publishing.published import Published, read_published
from geo.vocabulary import STATUSES
from tests.browser.conftest import OpenPage
from tests.browser.test_filter import choose, drawn_places, shown_by_server, state
from tests.serving import serving

MUNICIPALITIES = ["gross-uebersee", "weissmoehlen"]
TOPICS = ["mobilitaet", "natur", "soziales", "leer"]
WORDS = ("", "", "Möwen", "ÜBERSEE", "=summe", "straẞe", "„nur text“", "zusage done")


@pytest.fixture(scope="module")
def site(world_home: Path) -> Iterator[str]:
    with serving(world_home) as address:
        yield address


@pytest.fixture(scope="module")
def published(world_home: Path) -> Published:
    return read_published(world_home)


def choices(count: int) -> list[dict[str, Any]]:
    chance = random.Random(7)
    return [
        {
            "thema": sorted(chance.sample(TOPICS, chance.choice([0, 1, 2])), key=TOPICS.index),
            "gemeinde": sorted(chance.sample(MUNICIPALITIES, chance.choice([0, 0, 1, 2]))),
            "status": sorted(chance.sample(STATUSES, chance.choice([0, 1, 2])), key=STATUSES.index),
            "q": chance.choice(WORDS),
            "kreisweit": chance.choice(["", "0", "1"]),
        }
        for _ in range(count)
    ]


def choose_all(page: Page, wanted: dict[str, Any]) -> None:
    choose(page, wanted)
    for value in STATUSES:
        page.locator(f'input[name=status][value="{value}"]').set_checked(
            value in wanted["status"], force=True
        )


def counts(page: Page) -> dict[str, str]:
    """The count behind each value of the filter."""
    return page.evaluate("""() => Object.fromEntries([...document.querySelectorAll("[data-count-of]")]
        .map((element) => [element.dataset.countOf, element.textContent]))""")


@pytest.mark.system
def test_list_counts_and_map_are_those_of_the_server_for_any_status(site: str, open_page: OpenPage) -> None:
    page, plain = open_page(f"{site}/"), open_page(f"{site}/", java_script_enabled=False)
    for wanted in choices(6):
        page.goto(f"{site}/")
        page.locator("#map_karte[data-zoom]").wait_for(state="attached")
        choose_all(page, wanted)
        query = page.evaluate("location.search")
        plain.goto(f"{site}/{query}")
        assert state(page)["pledges"] == shown_by_server(plain), wanted
        server = plain.content()
        for key, count in counts(page).items():
            assert f'data-count-of="{key}">{count}<' in server, (wanted, key)


def test_areas_lie_below_rivers_these_below_planned_lines_and_lines_of_today_on_top(
    site: str, open_page: OpenPage, published: Published
) -> None:
    page = open_page(f"{site}/")
    drawn = page.evaluate("""() => [...document.querySelectorAll(
          "#map_karte path.place-area, #map_karte path.place-line")]
        .map((path) => path.getAttribute("class").split(" "))""")
    levels = [
        0 if "place-area" in names else 1 if "kind-river" in names else 2 if "is-planned" in names else 3
        for names in drawn
    ]
    assert levels == sorted(levels)
    assert set(levels) == {0, 1, 2, 3}
    assert drawn_places(page) == published.places.keys()


def test_a_hole_is_no_part_of_an_area(site: str, open_page: OpenPage) -> None:
    """A wood with a clearing is one path with two rings in each of its parts that has one."""
    page = open_page(f"{site}/")
    outline = page.evaluate(
        """() => document.querySelector("#map_karte path.place-area.kind-forest").getAttribute("d")"""
    )
    assert outline.upper().count("M") == 3


@pytest.mark.parametrize("root", ["", "/en"])
def test_every_kind_of_page_opens_without_a_complaint(site: str, open_page: OpenPage, root: str) -> None:
    page = open_page(f"{site}{root}/")
    paths = ["gemeinde/gross-uebersee", "gemeinde/weissmoehlen", "thema/natur", "thema/leer", "embed"]
    paths += ["zusage/sonderzeichen", "zusage/langes-wort", "zusage/zurueckgezogen", "zusage/mit-verlauf"]
    paths += ["embed/gemeinde/weissmoehlen", "embed/zusage/rejects-pledged", "aenderungen", "ueber", "daten"]
    for path in paths:
        answer = page.goto(f"{site}{root}/{path}")
        assert answer is not None
        assert answer.status == 200, path
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
