"""On a phone: the list is a sheet over the map, nothing jumps, everything can be touched."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, on_both, settled, steady

PHONE = {"width": 375, "height": 667, "has_touch": True, "is_mobile": True, "reduced_motion": "reduce"}
SHIFTS = """() => new Promise((done) => {
    new PerformanceObserver((list) => done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)))
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(0), 200);
})"""

# Names below what lies on the map, and symbols below the line to search in.
COVERED = """() => {
    const boxOf = (element) => element.getBoundingClientRect();
    const [search, key] = [".near-search", ".key-box > summary"].map((at) =>
        boxOf(document.querySelector(at)));
    const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    return [...document.querySelectorAll("#map_karte :is(.label, .symbol)")].filter((shown) =>
        meet(boxOf(shown), search) || (shown.matches(".label") && meet(boxOf(shown), key)))
      .map((shown) => shown.outerHTML);
}"""


def query(page: Page) -> str:
    return page.evaluate("location.search")


def top(page: Page, selector: str) -> float:
    """Where an element begins, in the window."""
    return page.locator(selector).first.evaluate("(e) => e.getBoundingClientRect().top")


def test_map_and_list_are_both_in_sight(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/", **PHONE)
    expect(page.locator("#map_karte")).to_be_in_viewport(ratio=0.6)
    height = page.locator("#map_karte").bounding_box()["height"]
    assert 0.35 < height / 667 < 0.5
    expect(page.locator("#ergebnis")).to_be_in_viewport(ratio=1)
    assert page.evaluate(COVERED) == []
    page.mouse.wheel(0, 2000)
    steady(page, lambda: page.evaluate("scrollY"))
    expect(page.locator("#ergebnis")).to_be_in_viewport(ratio=1)
    expect(page.locator("[data-menu=thema] summary")).to_be_in_viewport(ratio=1)


@on_both
def test_the_list_is_a_sheet_that_rises_over_the_map(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/?thema=natur", **PHONE)
    up, down = (
        page.get_by_role("button", name="Liste größer"),
        page.get_by_role("button", name="Karte größer"),
    )
    at_first = top(page, ".panel")
    up.click()
    assert abs(top(page, ".panel")) < 2
    expect(up).to_be_disabled()
    down.click()
    assert top(page, ".panel") == at_first
    dragging = "Pledgemap.map.dragging.enabled()"
    assert page.evaluate(dragging) is False, "one finger scrolls the page"
    zoom = page.evaluate("Pledgemap.map.getZoom()")
    down.click()
    assert top(page, ".panel") > at_first + 40
    expect(page.locator("#ergebnis")).to_be_in_viewport(ratio=1)
    expect(down).to_be_disabled()
    assert page.evaluate(dragging) is True
    assert page.evaluate("Pledgemap.map.getZoom()") >= zoom
    up.click()
    assert top(page, ".panel") == at_first
    assert page.evaluate(dragging) is False


def test_a_finger_draws_the_sheet_over_the_map(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/", **PHONE)
    before = top(page, ".panel")
    page.context.new_cdp_session(page).send(
        "Input.synthesizeScrollGesture", {"x": 180, "y": 600, "yDistance": -250}
    )
    assert steady(page, lambda: top(page, ".panel")) < before - 150
    covered = "document.elementFromPoint(180, 250).closest('.panel') !== null"
    assert page.evaluate(covered)


@on_both
def test_a_menu_closes_with_escape_and_when_one_turns_away(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/", **PHONE)
    topics, word = page.locator("[data-menu=thema]"), page.locator("[data-menu=q]")
    topics.locator("summary").click()
    topics.locator('input[value="natur"]').check()
    word.locator("summary").click()
    expect(topics).not_to_have_attribute("open", "")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("wald")
    page.keyboard.press("Escape")
    expect(page.locator("#q")).to_be_hidden()
    expect(page.locator("#q")).to_have_value("wald")
    expect(word.locator("summary")).to_be_focused()
    assert query(page) == "?thema=natur&q=wald"
    topics.locator("summary").click()
    expect(topics.locator(".menu-body")).to_be_in_viewport()
    page.mouse.click(180, 300)
    expect(topics.locator(".menu-body")).to_be_hidden()


@pytest.mark.parametrize("language", ["", "/en"])
def test_chips_take_single_filters_away_and_server_and_browser_make_the_same(
    site: str, open_page: OpenPage, language: str
) -> None:
    address = f"{site}{language}/?thema=natur&thema=tierschutz&gemeinde=juelich&q=a+%26+%22b%22&kreisweit=1"
    chips = (
        "() => [...document.querySelectorAll('.chip')].map((chip) => [chip.textContent.trim(), "
        "chip.pathname + chip.search])"
    )
    served = open_page(address, java_script_enabled=False, **PHONE).evaluate(chips)
    page = open_page(address, **PHONE)
    page.evaluate("Pledgemap.applyFilter()")
    assert page.evaluate(chips) == served
    assert len(served) == 5
    page.locator(".chip").first.press("Enter")
    assert "tierschutz" not in query(page)
    assert page.evaluate(chips) == open_page(page.url, java_script_enabled=False, **PHONE).evaluate(chips)
    expect(page.locator(".chip").first).to_be_focused()
    for _ in range(4):
        page.locator(".chip").first.press("Enter")
    assert query(page) == ""
    expect(page.locator(".chosen")).to_be_hidden()
    expect(page.locator("#ergebnis")).to_be_focused()


def test_a_place_opens_as_a_sheet_from_below_that_keeps_the_focus_and_gives_it_back(
    site: str, open_page: OpenPage
) -> None:
    page = open_page(f"{site}/", **PHONE)
    button = page.locator('button.place[data-place="bahnhof-dueren"]').first
    button.focus()
    page.keyboard.press("Enter")
    sheet = page.get_by_role("dialog", name="Bahnhof Düren")
    expect(sheet.locator("h2")).to_be_focused()
    assert sheet.locator("li").count() >= 4
    box = sheet.bounding_box()
    assert box
    assert (box["x"], box["width"]) == (0, 375)
    assert box["y"] + box["height"] == pytest.approx(667, abs=1)
    assert box["height"] < 667 * 0.75, "the map stays in sight"
    for _ in range(20):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('.place-sheet')"
        )
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(button).to_be_focused()


def test_a_sheet_closes_by_its_button_and_beside_it(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/", **PHONE)
    button = page.locator('button.place[data-place="bahnhof-dueren"]').first
    sheet = page.locator(".place-sheet")
    button.tap()
    expect(sheet).to_be_visible()
    sheet.get_by_role("button", name="Schließen").tap()
    expect(sheet).to_be_hidden()
    button.tap()
    expect(sheet).to_be_visible()
    page.touchscreen.tap(180, 20)
    expect(sheet).to_be_hidden()
    expect(page.locator(".is-chosen")).to_have_count(0)


def test_no_symbol_of_the_map_opens_an_empty_sheet(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/", **PHONE)
    for zoom in (9, 11, 13):
        page.evaluate("(zoom) => Pledgemap.map.setView([50.80, 6.48], zoom)", zoom)
        settled(page)
        empty = page.evaluate("""() => [...document.querySelectorAll("#map_karte .symbol")]
          .filter((symbol) => {
            symbol.click();
            const sheet = document.querySelector(".place-sheet");
            const listed = sheet.open ? [...sheet.querySelectorAll("h2")].length : 0;
            sheet.close();
            return listed < symbol.dataset.places.split(" ").length;
        }).map((symbol) => symbol.dataset.places)""")
        assert empty == []
    assert page.evaluate("Pledgemap.map.getZoom()") == 13, "there is no ground beyond"


def test_a_symbol_is_as_large_as_a_thumb(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/gemeinde/heimbach", **PHONE)
    symbol = page.locator("#map_karte .symbol:not(.is-badge)").first
    symbol.scroll_into_view_if_needed()
    box = symbol.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 - 21)
    expect(page.locator(".place-sheet li").first).to_be_visible()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?thema=natur&gemeinde=juelich",
        "/?ort=G%C3%BCrzenich",
        "/gemeinde/dueren",
        "/zusage/hambacher-wald-stiftung",
    ],
)
def test_nothing_jumps_while_a_page_loads(site: str, open_page: OpenPage, path: str) -> None:
    page = open_page(site + path, **PHONE)
    page.wait_for_selector("#map_karte .symbol")
    assert page.evaluate(SHIFTS) < 0.01


def test_what_one_taps_is_as_large_as_a_finger(site: str, open_page: OpenPage) -> None:
    """The main ways are 44 px high, by their looks or around them; all others keep the 24 px of WCAG 2.2
    (test_page.py)."""
    page = open_page(f"{site}/?gemeinde=juelich", **PHONE)
    page.locator("[data-menu=gemeinde] summary").click()
    small = page.evaluate("""() => [...document.querySelectorAll(
          ".bar button, .bar summary, .menu-body :is(.choice, select), .near-search input")]
        .filter((e) => e.checkVisibility())
          .map((e) => [e.textContent.trim(), e.getBoundingClientRect().height])
        .filter(([, height]) => height < 44)""")
    assert small == []
    page.keyboard.press("Escape")
    missed = page.evaluate("""() => [...document.querySelectorAll(
          ".site-nav > a, .site-nav summary, .languages a, .near-buttons button, .near-radius select")]
        .filter((e) => e.checkVisibility()).filter((e) => [-20, 20].some((above) => {
          const { x, y, width, height } = e.getBoundingClientRect();
          return !e.contains(document.elementFromPoint(x + width / 2, y + height / 2 + above));
        })).map((e) => e.outerHTML.slice(0, 60))""")
    assert missed == []


def test_what_opens_on_the_narrowest_phone_can_be_seen_and_closed(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/", **PHONE | {"width": 320})
    for menu in page.locator(".site-nav > .menu").all():
        menu.locator("summary").click()
        assert menu.locator("ul").evaluate("(list) => list.scrollWidth <= list.clientWidth")
        menu.locator("summary").click()
    page.locator(".key-box > summary").click()
    expect(page.locator(".key-box")).to_have_attribute("open", "")
    page.locator(".key-box > summary").click()  # fails if the line to search in lies on it
    expect(page.locator(".key-box")).not_to_have_attribute("open", "")


def test_a_notch_and_a_home_bar_cover_nothing(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/", **PHONE)
    insets = {"top": 0, "left": 44, "right": 44, "bottom": 34}
    page.context.new_cdp_session(page).send("Emulation.setSafeAreaInsetsOverride", {"insets": insets})
    boxes = (
        "(selector) => [...document.querySelectorAll(selector)].map((e) => "
        "e.getBoundingClientRect()).map((b) => [b.left, b.right, b.bottom])"
    )
    for left, right, _ in page.evaluate(
        boxes, ".site-name, .result, .filter summary, .atlas-list h2, .site-footer p"
    ):
        assert 44 <= left <= right <= 375 - 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_who_wants_no_motion_gets_none(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/", **PHONE)
    page.get_by_role("button", name="Liste größer").click()
    assert page.evaluate("document.getAnimations().length") == 0
