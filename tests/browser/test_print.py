"""On paper: the map in its frame with its key, the pledges whole, nothing that one can only press."""

from __future__ import annotations

import pypdfium2
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, wait_until

A4_POINTS = (595, 842)


def printed(page: Page) -> list[str]:
    """The text of each sheet, as Chromium prints the page by itself."""
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    try:
        assert all(abs(a - b) < 2 for a, b in zip(document[0].get_size(), A4_POINTS, strict=True))
        return [sheet.get_textpage().get_text_range() for sheet in document]
    finally:
        document.close()


def test_every_kind_of_page_prints_on_a4_with_its_content_and_without_controls(
    site: str, open_page: OpenPage
) -> None:
    page = open_page(f"{site}/?thema=natur&gemeinde=juelich")
    sheets = printed(page)
    titles = page.locator("article[data-pledge]:visible h4").all_text_contents()
    text = " ".join(" ".join(sheets).split())
    assert all(title in text for title in titles)
    assert "geplante Strecke" in text
    assert f"1 / {len(sheets)}" in sheets[0]
    assert not [word for word in ("Suchen", "Mein Standort", "Als Tabelle", "English") if word in text]
    for path, expected in (
        ("/gemeinde/heimbach", "Was die Grünen in Heimbach vorhaben"),
        ("/zusage/hambacher-wald-stiftung", "Im Programm"),
        ("/daten", "Daten zum Weiternutzen"),
        ("/ueber", "So ist die Karte gemacht"),
    ):
        page.goto(site + path)
        sheets = printed(page)
        assert expected in " ".join(sheets[0].split())
        assert 1 <= len(sheets) <= 6, path


def test_the_map_on_paper_shows_what_it_showed_on_the_screen(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/gemeinde/heimbach", width=640, height=800)
    shown = page.evaluate("Pledgemap.map.getZoom()")
    page.emulate_media(media="print")
    expect(page.locator(".size-control")).to_be_hidden()
    expect(page.locator(".key li").first).to_be_visible()
    wait_until(
        page,
        """(() => {
        const frame = document.querySelector("#map_karte").getBoundingClientRect();
        return [...document.querySelectorAll("#map_karte .symbol")].every((symbol) => {
            const box = symbol.getBoundingClientRect();
            return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top
              && box.bottom <= frame.bottom;
        });
    })()""",
    )
    page.emulate_media(media="screen")
    wait_until(page, f"Pledgemap.map.getZoom() === {shown}")
