"""The invented county in a browser: every kind of page, the filter with its statuses, and what is drawn over
what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.publishing.published import Published, read_published
from tests.browser.conftest import OpenPage
from tests.browser.test_filter import drawn_places
from tests.serving import serving


@pytest.fixture(scope="module")
def site(world_home: Path) -> Iterator[str]:
    with serving(world_home) as address:
        yield address


@pytest.fixture(scope="module")
def published(world_home: Path) -> Published:
    return read_published(world_home)


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


def test_a_hole_is_not_part_of_an_area(site: str, open_page: OpenPage) -> None:
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
