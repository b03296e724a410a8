"""After a search the answer is the screen: the sentence and the first cards are in view without scrolling."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, on_both, wait_until

# Ten places of the county, and five addresses as people type them.
PLACES = (
    *("Gürzenich", "Birgel", "Heimbach", "Nideggen", "Vettweiß", "Linnich", "Kreuzau", "Langerwehe"),
    *("Jülich", "Bahnhof Düren"),
    *("Aachener Str. 5, 52349 Düren", "Nideggen Rathaus", "52353", "Oberstraße", "Musterweg 3, Gürzenich"),
)
HEADS = """(count) => [...document.querySelectorAll(".near-card:not([hidden]) .card-head")].slice(0, count)
  .map((head) => { const { left, top } = head.getBoundingClientRect();
    return head.contains(document.elementFromPoint(left + 5, top + 8)); })"""
SCREENS = pytest.mark.parametrize(("width", "height", "cards"), [(375, 812, 2), (1280, 800, 3)])


def check_first_screen(page: Page, place: str, cards: int) -> None:
    """Sentence and so many cards are in sight, and the map beside them takes three fifths of the width."""
    expect(page.locator("#ergebnis")).to_contain_text("im Umkreis")
    expect(page.locator("#ergebnis")).to_be_in_viewport(ratio=1)
    assert page.evaluate(HEADS, cards) == [True] * cards, place
    if page.viewport_size["width"] == 1280:
        assert page.locator("figure.map").bounding_box()["width"] >= 0.6 * 1280


@on_both
@SCREENS
def test_sentence_and_first_cards_are_in_view(
    site: str, open_page: OpenPage, width: int, height: int, cards: int
) -> None:
    page = open_page(f"{site}/impressum", width=width, height=height)
    for place in PLACES:
        page.goto(f"{site}/?ort={quote(place)}")
        expect(page.locator("#ergebnis")).to_be_focused()
        check_first_screen(page, place, cards)


@SCREENS
def test_they_are_in_view_without_javascript(
    site: str, open_page: OpenPage, width: int, height: int, cards: int
) -> None:
    page = open_page(f"{site}/impressum", width=width, height=height, java_script_enabled=False)
    # The picture of the map comes after the answer, and takes longer to make.
    page.route("**/karte.png*", lambda route: route.fulfill(body=b""))
    for place in PLACES:
        page.goto(f"{site}/?ort={quote(place)}")
        check_first_screen(page, place, cards)


FOLDED = "?ort=J%C3%BClich&umkreis=5"
CARD = '[data-card="berufskolleg-juelich"]'
FOLDS = """[...document.querySelectorAll(".near-card:not([hidden])")].map((card) => [card.dataset.card,
  card.querySelectorAll(".items > li:not([hidden])").length,
  [...card.querySelectorAll(".items > li")].filter((item) => item.getClientRects().length).length,
  card.querySelector(".card-rest:not([hidden])")?.textContent.trim() ?? ""])"""


@on_both
def test_a_place_with_many_pledges_shows_two_and_the_rest_at_a_press(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/{FOLDED}", width=375, height=812)
    card = page.locator(CARD)
    expect(card.locator(".card-head .count")).to_have_text("6 Zusagen")
    expect(card.locator("article:visible")).to_have_count(2)
    card.get_by_text("4 weitere Zusagen").click()
    expect(card.locator("article:visible")).to_have_count(6)
    expect(page.locator("#ergebnis")).to_have_attribute("data-shown", "237")
    card.get_by_text("4 weitere Zusagen").press("Enter")
    expect(card.locator("article:visible")).to_have_count(2)
    page.emulate_media(media="print")
    expect(card.locator("article:visible")).to_have_count(6)


def test_server_and_browser_fold_the_same_and_a_filter_counts_what_is_left(
    site: str, open_page: OpenPage
) -> None:
    query = f"{site}/{FOLDED}"
    served = open_page(query, java_script_enabled=False)
    folds = served.evaluate(FOLDS)
    for card, shown, seen, rest in folds:
        expected = (2, f"{shown - 2} weitere Zusagen") if shown > 3 else (shown, "")
        assert (seen, rest) == expected, card
    assert max(shown for _, shown, _, _ in folds) > 3
    served.locator(f"{CARD} summary").click()
    expect(served.locator(f"{CARD} article:visible")).to_have_count(6)
    page = open_page(query)
    page.evaluate("Pledgemap.applyFilter()")
    assert page.evaluate(FOLDS) == folds
    topic = page.locator(f"{CARD} article").first.get_attribute("data-topic")
    page.evaluate("(topic) => { document.querySelector(`[name=thema][value=${topic}]`).click(); }", topic)
    wait_until(page, "location.search.includes('thema')")
    assert page.evaluate(FOLDS) == open_page(page.url, java_script_enabled=False).evaluate(FOLDS)
    # Everything that a word is found in is in sight, whole, and so is what holds everywhere.
    page.evaluate("""document.querySelector(`[name=thema]:checked`).click();
      const field = document.querySelector("[name=q]");
      field.value = "Schule"; field.dispatchEvent(new Event("input", { bubbles: true }));""")
    wait_until(page, "location.search.includes('q=') && document.querySelector('.has-words') !== null")
    for view in (page, open_page(page.url, java_script_enabled=False)):
        found = "[...document.querySelectorAll('#liste li:not([hidden]) > article .summary')]"
        hidden = view.evaluate(
            f"{found}.filter((one) => one.scrollHeight > one.clientHeight + 1"
            " || !one.getClientRects().length).length"
        )
        assert (view.evaluate(f"{found}.length") > 5, hidden) == (True, 0)
    assert page.evaluate(FOLDS) == view.evaluate(FOLDS)
    assert all(shown == seen for _, shown, seen, _ in page.evaluate(FOLDS))


def test_what_is_chosen_on_the_map_is_unfolded(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/{FOLDED}")
    item = page.locator(f"{CARD} article").last
    expect(item).to_be_hidden()
    page.evaluate(
        "(element) => Pledgemap.listBond({ drawn: new Map() }).follow([element])", item.element_handle()
    )
    expect(item).to_be_visible()
