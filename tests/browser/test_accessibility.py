"""No rule of WCAG 2.2 AA that a machine can check is broken, on any page, in both colours and languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import violations
from tests.browser.conftest import OpenPage, field_of, on_both, wait_until

# One address of each kind of page.
PAGES = [
    "/",
    "/?thema=natur&gemeinde=juelich&kreisweit=1",
    "/?q=gibtesnicht",
    "/?ort=G%C3%BCrzenich&umkreis=5&thema=mobilitaet",
    "/?ort=K%C3%B6lner+Stra%C3%9Fe+12",
    "/?ort=K%C3%B6ln",
    "/gemeinde/juelich",
    "/gemeinde/juelich/handzettel",
    "/thema/tierschutz",
    "/thema/mobilitaet",
    "/zusage/hambacher-wald-stiftung",
    "/zusage/klimaneutral-2035",
    "/aenderungen",
    "/ueber",
    "/impressum",
    "/datenschutz",
    "/barrierefreiheit",
    "/lizenzen",
    "/daten",
    "/einbetten?gemeinde=juelich",
    "/embed/gemeinde/juelich",
    "/embed?liste=0&titel=0",
    "/embed/zusage/hambacher-wald-stiftung",
    "/embed/gemeinde/nirgends",
    "/api?f=html",
    "/api/conformance?f=html",
    "/api/collections?f=html",
    "/api/collections/pledges?f=html",
    "/api/collections/pledges/items?f=html&limit=5",
    "/api/collections/pledges/items/klimaneutral-2035?f=html",
    "/api/openapi.html",
]


def in_english(path: str) -> str:
    return path if path.startswith("/api") else f"/en{path}"


@pytest.mark.system
def test_axe_finds_nothing_on_a_phone_in_light_and_dark(site: str, open_page: OpenPage) -> None:
    # Some of the pages say no: a 404 is expected.
    page = open_page(f"{site}/impressum", width=375, may_fail=(site,))
    found = {}
    for path in PAGES:
        page.goto(site + path)
        found[path] = violations(page)
        page.emulate_media(color_scheme="dark")
        found[f"{path} dark"] = violations(page, ["color-contrast"])
        page.emulate_media(color_scheme="light")
    assert {path: broken for path, broken in found.items() if broken} == {}


@pytest.mark.system
def test_axe_finds_nothing_on_a_wide_screen_in_english(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/impressum", color_scheme="dark", may_fail=(site,))
    found = {}
    for path in PAGES[1:]:
        page.goto(site + in_english(path))
        found[path] = violations(page)
    assert {path: broken for path, broken in found.items() if broken} == {}


def test_axe_finds_nothing_when_something_is_open(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/?thema=mobilitaet&gemeinde=dueren", width=375, reduced_motion="reduce")
    page.locator("[data-menu=gemeinde] summary").click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator('button.place[data-place="bahnhof-dueren"]').first.click()
    expect(page.locator(".place-sheet h2")).to_be_focused()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator(".key-box summary").click()
    page.get_by_label("Ort, Haltestelle oder Postleitzahl").fill("Gürz")
    expect(page.get_by_role("option").first).to_be_visible()
    assert violations(page) == []


def test_axe_finds_nothing_on_an_unknown_address(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/impressum", width=375)
    page.set_content(page.request.get(f"{site}/gibtesnicht").text())
    assert violations(page) == []


def focused(page: Page) -> str:
    """The focused element, in a few words, and whether its focus can be seen."""
    return page.evaluate("""() => {
        const element = document.activeElement;
        const shown = element.closest(".choice") ?? element;
        const { outlineStyle, outlineWidth } = getComputedStyle(shown);
        const box = shown.getBoundingClientRect();
        const middle = document.elementFromPoint(box.x + box.width / 2, box.y
          + (element.id === "map_karte" ? box.height / 2 : Math.min(box.height / 2, 20)));
        const covered = box.bottom < 0 || box.top > innerHeight || !(shown.contains(middle)
          || middle?.contains(shown));
        const seen = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !covered;
        const name = element.id || element.className || element.textContent.trim().slice(0, 40);
        return `${element.matches(":focus-visible") && seen ? "" : "UNSEEN "}${name}`;
    }""")


@pytest.mark.parametrize("width", [375, 1280])
def test_the_way_by_keyboard_is_complete_and_always_in_sight(
    site: str, open_page: OpenPage, width: int
) -> None:
    """From the top of the page through the map into the list, forwards and backwards."""
    page = open_page(f"{site}/?thema=mobilitaet&gemeinde=dueren", width=width, height=667)
    steps = []
    for _ in range(70):
        page.keyboard.press("Tab")
        steps.append(focused(page))
        if len(steps) > 5 and steps[-1].startswith("place"):
            break
    assert [step for step in steps if step.startswith("UNSEEN")] == []
    assert {"ort", "chip", "map_karte", "leaflet-control-zoom-in"} <= set(steps)
    assert ("panel-up" in steps) == (width == 375)
    back = []
    for _ in steps[1:]:
        page.keyboard.press("Shift+Tab")
        back.append(focused(page))
    assert [step for step in back if step.startswith("UNSEEN")] == []
    assert back[-1].startswith("skip")


def test_the_map_moves_and_zooms_by_keyboard(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/", reduced_motion="reduce")
    page.locator("#map_karte").focus()
    for key, what in (("+", "getZoom()"), ("+", "getZoom()"), ("ArrowRight", "getCenter().lng")):
        before = page.evaluate(f"Pledgemap.map.{what}")
        page.keyboard.press(key)
        wait_until(page, f"Pledgemap.map.{what} > {before}")


@on_both
def test_a_screen_reader_hears_the_count_once_the_reader_pauses(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/")
    page.evaluate("""() => {
        window.announced = [];
        const status = document.querySelector("[data-announce]");
        new MutationObserver(() => announced.push(status.textContent)).observe(status, { childList: true });
    }""")
    field_of(page, "#q").focus()
    page.wait_for_function("() => Pledgemap.words")
    # The page's clock stands still, so that a busy machine adds no pauses.
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    for letter in "wald":
        field_of(page, "#q").press_sequentially(letter)
        page.clock.run_for(650)
    assert page.evaluate("announced") == []
    page.clock.run_for(100)
    assert page.evaluate("announced") == [page.locator("#ergebnis").text_content()]


def test_forced_colours_keep_symbols_and_choices_apart(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/?thema=natur", forced_colors="active")
    looks = page.evaluate("""() => {
        const style = (selector) => getComputedStyle(document.querySelector(selector));
        return {
            chosen: style(".choice:has(:checked)").borderTopWidth,
            other: style(".choice:not(:has(:checked))").borderTopWidth,
            symbol: style("#map_karte .symbol").forcedColorAdjust,
        };
    }""")
    assert looks["chosen"] != looks["other"]
    assert looks["symbol"] == "none"
