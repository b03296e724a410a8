"""At 320 px, which is also 1280 px enlarged to 400 %, no page scrolls sideways and nothing is cut off."""

from __future__ import annotations

from tests.browser.conftest import OpenPage, settled, wait_until
from tests.browser.test_accessibility import PAGES

WIDER = """() => [...document.querySelectorAll("body *")]
    .filter((e) => e.checkVisibility()
      && !e.closest("#map_karte, .sprite, .skip, .for-reader, .chosen, pre, .wide, .scroll"))
    .filter((e) => { const box = e.getBoundingClientRect(); return box.width > 1
      && (box.right > innerWidth + 1 || box.left < -1); })
    .map((e) => e.outerHTML.slice(0, 120))"""


def test_every_page_fits_320_px(site: str, open_page: OpenPage) -> None:
    # Some of the pages say no: a 404 is expected.
    page = open_page(f"{site}/impressum", width=320, height=568, may_fail=(site,))
    found = {}
    for path in PAGES:
        page.goto(site + path)
        found[path] = page.evaluate(WIDER)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            found[path].append("the page scrolls sideways")
    assert {path: wide for path, wide in found.items() if wide} == {}


def test_at_400_percent_nothing_that_stays_in_sight_takes_the_page(site: str, open_page: OpenPage) -> None:
    """1280 × 1024 at 400 % are 320 × 256: there header and bar scroll away with the page."""
    page = open_page(f"{site}/?thema=natur", width=320, height=256)
    page.mouse.wheel(0, 3000)
    wait_until(page, "scrollY > 1000")
    staying = page.evaluate("""() => [...document.querySelectorAll("body *")]
        .filter((e) => ["sticky", "fixed"].includes(getComputedStyle(e).position) && e.checkVisibility())
        .filter((e) => { const box = e.getBoundingClientRect(); return box.height && box.bottom > 0
          && box.top < innerHeight; })
        .map((e) => e.className)""")
    assert staying == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator("[data-menu=gemeinde] summary").click()
    assert page.locator("[data-menu=gemeinde] .menu-body").bounding_box()["height"] >= 60


def test_text_twice_as_large_is_not_cut_off(site: str, open_page: OpenPage) -> None:
    """WCAG 1.4.4: the type alone, set to 200 % by the reader."""
    page = open_page(f"{site}/?thema=natur&gemeinde=juelich", width=375, height=667)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    assert page.evaluate(WIDER) == []
