"""On paper: the map in its frame with its key, the pledges whole, nothing that one can only press."""

from __future__ import annotations

import re

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


def close(text: str) -> str:
    """Return a text without what a line break changes: spaces and hyphens."""
    return re.sub(r"\s|[-\ufffe\x02\xad]", "", text)


def test_every_kind_of_page_prints_on_a4_with_its_content_and_without_controls(
    site: str, open_page: OpenPage
) -> None:
    page = open_page(f"{site}/?thema=natur&gemeinde=juelich")
    sheets = printed(page)
    titles = page.locator("article[data-pledge]:visible h4").all_text_contents()
    text = " ".join(" ".join(sheets).split())
    assert all(title in text for title in titles)
    assert "gewählte Gemeinde" in text
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
    page.goto(f"{site}/gemeinde/heimbach")
    page.emulate_media(media="print")
    assert page.locator("h3").evaluate_all(
        "all => all.every((one) => getComputedStyle(one).breakInside === 'avoid')"
    )


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


def test_what_is_near_a_place_takes_three_sheets_at_most(site: str, open_page: OpenPage) -> None:
    page = open_page(site)
    # Not the widest radius, so that the wider letters of another machine have room.
    for query in ("?ort=G%C3%BCrzenich&umkreis=5", "?ort=D%C3%BCren&umkreis=5"):
        page.goto(f"{site}/{query}")
        sheets = printed(page)
        assert len(sheets) <= 3, query
        text = close(" ".join(sheets))
        titles = page.locator(".near-card li:not([hidden]) > article h4").all_text_contents()
        assert len(titles) > 20
        assert [title for title in titles if close(title) not in text] == []


def test_the_page_of_a_candidate_prints_what_was_chosen(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/gemeinde/juelich/handzettel")
    status = page.locator(".handout-count")
    expect(status).to_have_text("8 von höchstens 8 gewählt")
    boxes = page.locator("[name=zusage]")
    expect(boxes.nth(8)).to_be_disabled()
    boxes.nth(0).uncheck()
    expect(boxes.nth(8)).to_be_enabled()
    expect(status).to_have_text("7 von höchstens 8 gewählt")
    page.get_by_label("Name").fill("Erika Muster")
    titles = page.locator(".handout-pledge").all_text_contents()
    sheets = printed(page)
    text = " ".join("".join(sheets).split())
    assert len(sheets) == 1
    assert "Was die Grünen in Jülich vorhaben" in text
    assert "Entwurf" in text
    for number, title in enumerate(titles):
        assert (" ".join(title.split()) in text) is (1 <= number < 8), title
    assert page.url == f"{site}/gemeinde/juelich/handzettel"
    # Whoever has just filled in a field does not print the ring around it.
    page.get_by_label("Name").focus()
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "none"
