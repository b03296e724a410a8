"""After a search the answer is the screen: the sentence and the first cards are in view without scrolling."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage

# Jülich is not among them: its first card has six pledges.
PLACES = (
    *("Gürzenich", "Birgel", "Heimbach", "Nideggen", "Titz", "Linnich", "Kreuzau", "Vettweiß"),
    *("Langerwehe",),
)
HEADS = """(count) => [...document.querySelectorAll(".near-card:not([hidden]) .card-head")].slice(0, count)
  .map((head) => { const { left, top } = head.getBoundingClientRect();
    return head.contains(document.elementFromPoint(left + 5, top + 8)); })"""


@pytest.mark.parametrize(("width", "height", "cards"), [(375, 812, 2), (1280, 800, 3)])
def test_sentence_and_first_cards_are_in_view(
    site: str, open_page: OpenPage, width: int, height: int, cards: int
) -> None:
    page = open_page(f"{site}/impressum", width=width, height=height)
    for place in PLACES:
        page.goto(f"{site}/?ort={place}")
        expect(page.locator("#ergebnis")).to_be_in_viewport(ratio=1)
        expect(page.locator("#ergebnis")).to_be_focused()
        assert all(page.evaluate(HEADS, cards)), place


def test_beside_the_list_the_map_takes_three_fifths_of_the_width(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/?ort=Birgel")
    assert page.locator("#map_karte").bounding_box()["width"] >= 0.6 * 1280
