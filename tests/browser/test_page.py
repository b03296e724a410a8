"""Pages as people with other needs meet them: no JavaScript, small screens, large type, dark mode."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage, settled

PAGES = [
    "/",
    "/?q=gibtesnicht",
    "/gemeinde/juelich",
    "/thema/natur",
    "/zusage/hambacher-wald-stiftung",
    "/zusage/klimaneutral-2035",
    "/en/",
    "/daten",
    "/einbetten?gemeinde=juelich",
    "/embed/gemeinde/juelich",
    "/embed?liste=0",
    "/api?f=html",
    "/api/collections/pledges/items?f=html&limit=20",
]


def test_without_javascript_list_and_filter_work(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/", java_script_enabled=False)
    expect(page.locator("#map_karte")).to_be_hidden()
    expect(page.get_by_text("Die Karte braucht JavaScript.")).to_be_visible()
    page.locator("[data-menu=thema] summary").click()
    page.locator('input[value="natur"]').check()
    page.locator("[data-menu=gemeinde] summary").click()
    page.locator('input[value="juelich"]').check()
    page.locator("[data-menu=gemeinde]").get_by_role("button", name="Anwenden").click()
    assert "thema=natur" in page.url
    assert "gemeinde=juelich" in page.url
    page.wait_for_load_state()
    shown = page.locator("article[data-pledge]:visible")
    expect(page.locator("#ergebnis")).to_have_attribute("data-shown", str(shown.count()))
    assert shown.count() > 0
    expect(page.locator('[data-part="county-wide"]')).to_be_hidden()
    page.locator(".also a").click()
    expect(page.locator('[data-part="county-wide"]')).to_be_visible()
    page.locator("article[data-pledge]:visible h4 a").first.click()
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways(site: str, open_page: OpenPage, path: str) -> None:
    page = open_page(site + path, width=320)
    for width in (320, 375, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        settled(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


@pytest.mark.system
def test_no_long_word_and_no_odd_character_makes_a_page_scroll_sideways(
    world_site: str, open_page: OpenPage
) -> None:
    long_id = "x" * 80
    for path in (
        *("/", "/gemeinde/weissmoehlen", "/gemeinde/weissmoehlen/handzettel", "/thema/natur"),
        *("/?q=Rindfleischetikettierungsgesetz", f"/?q={long_id}", "/zusage/langes-wort"),
        *(f"/zusage/{long_id}", "/embed/zusage/langes-wort"),
    ):
        page = open_page(world_site + path, width=320)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


@pytest.mark.parametrize("width", [375, 1280])
def test_what_one_touches_is_large_enough(site: str, open_page: OpenPage, width: int) -> None:
    """WCAG 2.2, 2.5.8: 24 px, save for links within a sentence."""
    page = open_page(f"{site}/", width=width)
    small = page.evaluate("""() => [...document.querySelectorAll(
          "a, button, select, input, summary, .choice, .symbol-anchor")]
        .filter((e) => e.checkVisibility() && !e.matches(".skip, .choice input, p a:not(.crumbs a)"))
        .map((e) => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
        .filter(([, box]) => box.height < 24 || box.width < 24)
          .map(([html, box]) => `${html} ${box.width}x${box.height}`)""")
    assert small == []


@pytest.mark.parametrize(
    "path", ["/?thema=natur&gemeinde=juelich&kreisweit=1", "/daten", "/api/collections?f=html"]
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(site: str, open_page: OpenPage, scheme: str, path: str) -> None:
    """Contrast of 4.5:1 (WCAG 2.2, 1.4.3), measured on the rendered colours of all visible text."""
    page = open_page(site + path, color_scheme=scheme)
    weak = page.evaluate("""() => {
        const channels = (colour) => {
            const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data];
        };
        const luminance = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92
          : ((v + 0.055) / 1.055) ** 2.4))
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const ground = (element) => {
            for (let e = element; e; e = e.parentElement) {
                const colour = getComputedStyle(e).backgroundColor;
                if (channels(colour)[3] === 255) return colour;
            }
            return getComputedStyle(document.body).backgroundColor;
        };
        return [...document.querySelectorAll("header *, main *, footer *")]
            .filter((e) => !e.closest("#map_karte, .sprite") && e.checkVisibility()
              && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
            .map((e) => [e, luminance(channels(getComputedStyle(e).color)), luminance(channels(ground(e)))])
            .map(([e, a, b]) => [e.textContent.trim().slice(0, 40), (Math.max(a, b) + 0.05) / (Math.min(a,
            b) + 0.05)])
            .filter(([, contrast]) => contrast < 4.5);
    }""")
    assert weak == []


def test_one_can_skip_to_the_content_and_past_the_map(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Zum Inhalt")).to_be_focused()
    skip = page.get_by_role("link", name="Karte überspringen")
    skip.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.panel') !== null")


def test_an_unknown_address_is_a_readable_page(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/")
    response = page.request.get(f"{site}/gemeinde/koeln")
    assert response.status == 404
    assert "Zur Karte mit allen Zusagen" in response.text()
