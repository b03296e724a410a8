"""Frames and their page in a site without a server: they answer their query as a server would."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, steady

QUERIES = [
    "/embed?thema=natur&gemeinde=inden&gemeinde=juelich",
    "/embed?gemeinde=titz&kreisweit=1",
    "/embed?kreisweit=0&thema=kultur&thema=kinder",
    "/embed?q=Radweg",
    "/embed?q=gibtesnicht",
    "/embed?status=pledged&thema=tierschutz&fbclid=1",
    "/embed/gemeinde/juelich?thema=mobilitaet",
    "/embed/gemeinde/juelich?gemeinde=dueren&liste=0&farben=dunkel",
    "/embed/gemeinde/juelich?kreisweit=1&thema=natur",
    "/embed/thema/natur?gemeinde=05358020",
    "/embed/zusage/boerdebahn-elektrifizieren?liste=0",
    "/en/embed?thema=natur&gemeinde=heimbach&titel=0",
    "/en/embed?farben=hell&liste=0&q=cycle",
]
WRONG = [
    "/embed?thema=quatsch",
    "/en/embed?gemeinde=koeln",
    "/embed?kreisweit=ja",
    "/embed?liste=2",
    "/embed?farben=%3Cb%3E",
]


def read_state(page: Page) -> dict[str, object]:
    """Return what a reader sees of a frame."""
    shown = "[...document.querySelectorAll('article[data-pledge]')].filter((e) => !e.closest('[hidden]'))"
    headings = [text.split(" · ") for text in page.locator(".embed-subtitle").all_inner_texts()]
    return {
        "pledges": page.evaluate(f"{shown}.map((e) => e.dataset.pledge).sort()"),
        "count": page.locator(".embed-claim").inner_text().split(" ")[:2],
        "subtitle": [sorted(parts) for parts in headings],
        "folded": page.locator("details.embed-list").count(),
        "title": page.locator("h1.for-reader").count(),
        "colour": page.evaluate("getComputedStyle(document.body).backgroundColor"),
        "nothing": page.locator(".nothing").is_visible(),
        "drawn": page.evaluate(
            "[...new Set([...document.querySelectorAll('.symbol[data-places]')].flatMap((e) => "
            "e.dataset.places.split(' ')))].sort()"
        ),
    }


def state(page: Page) -> dict[str, object]:
    """Open what a large frame loads only then, and read once all of it is there."""
    steady(page, lambda: read_state(page))
    page.evaluate("for (const part of document.querySelectorAll('[data-entries]')) part.open = true")
    expect(page.locator("[data-entries]:not(:has(article))")).to_have_count(0)
    return steady(page, lambda: read_state(page))


@pytest.mark.parametrize("query", QUERIES)
def test_a_frame_shows_what_a_server_would(
    served_site: str, exported_site: str, open_page: OpenPage, query: str
) -> None:
    by_server = state(open_page(served_site + query))
    by_page = state(open_page(exported_site + query))
    # The heading of a frame whose filter is in the query is that of the site, so its subtitle says more.
    for shown in (by_server, by_page):
        shown.pop("subtitle")
    assert by_page == by_server
    assert bool(by_page["pledges"]) != by_page["nothing"]


def test_what_is_chosen_is_below_the_heading(exported_site: str, open_page: OpenPage) -> None:
    page = open_page(f"{exported_site}/embed?thema=natur&gemeinde=inden&gemeinde=titz")
    expect(page.locator("h1")).to_have_text("Was die Grünen im Kreis Düren vorhaben")
    expect(page.locator(".embed-subtitle")).to_have_text("Umwelt & Natur · Inden, Titz")
    link = page.get_by_role("link", name="Auf der ganzen Karte ansehen")
    expect(link).to_have_attribute("href", "/?thema=natur&gemeinde=inden&gemeinde=titz")


@pytest.mark.parametrize("query", WRONG)
def test_the_frame_shows_what_is_wrong(exported_site: str, open_page: OpenPage, query: str) -> None:
    page = open_page(exported_site + query)
    expect(page.locator("main > .nothing").first).to_be_visible()
    expect(page.locator("article[data-pledge]").first).not_to_be_in_viewport()
    assert "<b>" not in page.locator("main > .nothing").first.inner_html()


def test_a_frame_says_that_it_can_not_look_for_a_place(exported_site: str, open_page: OpenPage) -> None:
    page = open_page(f"{exported_site}/embed?ort=Inden&umkreis=4")
    expect(page.get_by_text("Ort und Umkreis kann nur die ganze Karte zeigen")).to_be_visible()


def test_the_page_to_get_a_frame_from_works_without_a_server(exported_site: str, open_page: OpenPage) -> None:
    page = open_page(f"{exported_site}/gemeinde/juelich/")
    page.get_by_role("link", name="Auf der eigenen Website einbetten").click()
    inside = page.frame_locator("#vorschau")
    expect(inside.locator("h1")).to_have_text("Was die Grünen in Jülich vorhaben")
    page.locator('#chooser input[value="natur"]').check()
    expect(inside.locator(".embed-subtitle")).to_have_text("Umwelt & Natur")
    snippet = steady(page, page.locator('[data-snippet="fixed"]').input_value)
    assert f'src="{exported_site}/embed/gemeinde/juelich/?thema=natur"' in snippet
    assert 'title="Karte: Was die Grünen in Jülich vorhaben · Umwelt &amp; Natur"' in snippet
    expect(page.locator('[data-snippet="link"]')).to_have_count(0)
    expect(page.locator("#ort")).to_have_count(0)


def test_without_javascript_the_page_says_how_to_change_the_code(
    exported_site: str, open_page: OpenPage
) -> None:
    page = open_page(f"{exported_site}/einbetten/", java_script_enabled=False)
    # Playwright looks for no text within a <noscript>.
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("noscript p")).to_contain_text("gemeinde/aldenhoven/")
    expect(page.frame_locator("#vorschau").locator("article[data-pledge]").first).to_be_visible()
