"""The pictures in a real browser: where the map is missing, and opened by themselves."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage


def test_without_javascript_the_picture_stands_in_for_the_map(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}/gemeinde/juelich", java_script_enabled=False, width=375)
    picture = page.locator(".map-picture")
    box = picture.bounding_box()
    assert picture.is_visible()
    assert picture.get_attribute("src") == "/karte.png?format=quadrat&gemeinde=juelich"
    assert box is not None
    assert box["width"] == pytest.approx(box["height"], abs=1)
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 375


def test_with_javascript_the_picture_is_not_even_requested(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}/gemeinde/juelich")
    page.wait_for_selector(".symbol-anchor", state="attached")
    requested = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert not [address for address in requested if "/karte." in address]


def test_texts_of_an_svg_are_as_wide_as_they_were_measured_in_whatever_font(
    open_page: OpenPage, site: str
) -> None:
    page = open_page(f"{site}/daten", width=1080, height=1080)
    page.evaluate(
        """async () => {
          const text = await (await fetch("/karte.svg?format=quadrat&gemeinde=dueren")).text();
          document.body.replaceChildren(new DOMParser().parseFromString(text,
          "image/svg+xml").documentElement);
        }"""
    )
    widths = page.evaluate(
        "[...document.querySelectorAll('text[textLength]')]"
        ".map((text) => [text.getComputedTextLength(), Number(text.getAttribute('textLength'))])"
    )
    assert len(widths) > 20
    assert all(drawn == pytest.approx(measured, abs=1.5) for drawn, measured in widths)
    right_edges = page.evaluate(
        "[...document.querySelectorAll('text')].map((text) => text.getBoundingClientRect().right)"
    )
    assert max(right_edges) <= 1080
