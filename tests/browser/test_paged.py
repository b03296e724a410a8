"""A site whose pledges are too many for one page: the server has the list, the map loads what is in view."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DRAWN, OpenPage, field_of, steady, wait_until
from tests.serving import serving
from webapp.snapshot import Snapshot


@pytest.fixture(scope="module")
def paged_site(our_home: Path) -> Iterator[str]:
    with serving(our_home, PAGED_ABOVE=100) as address:
        yield address


def drawn_places(page: Page) -> set[str]:
    page.locator(DRAWN).first.wait_for(state="attached")
    return set(
        page.evaluate("""() => [...document.querySelectorAll("#map_karte .symbol:not(.is-count)")]
        .flatMap((symbol) => symbol.dataset.places.split(" "))""")
    )


def test_the_map_counts_from_afar_and_loads_what_is_in_view(
    paged_site: str, open_page: OpenPage, snapshot: Snapshot
) -> None:
    page = open_page(f"{paged_site}/")
    expect(page.locator("article[data-pledge]")).to_have_count(50)
    counts = page.locator("#map_karte .is-count")
    # What is pressed while the map finds its size for the key below is drawn anew.
    steady(page, lambda: counts.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().y)"))
    assert counts.count() > len(snapshot.published.municipalities) / 2
    assert drawn_places(page) == set()
    # A Gemeinde leads to its places, and a place to its pledges.
    (juelich,) = [one for one in snapshot.published.municipalities if one.slug == "juelich"]
    page.locator(f'#map_karte .is-count[data-places="{juelich.ags}"]').click()
    wait_until(page, "() => document.querySelectorAll('#map_karte .symbol:not(.is-count)').length > 3")
    expect(counts).to_have_count(0)
    inside = {place.id for place in snapshot.published.places.values() if juelich.ags in place.municipalities}
    assert drawn_places(page) & inside
    page.locator("#map_karte .symbol:not(.is-count)").first.evaluate("(symbol) => symbol.click()")
    rows = page.locator(".place-popup .popup-pledges a")
    expect(rows.first).to_be_visible()
    ids = {href.rsplit("/", 1)[-1] for href in rows.evaluate_all("(links) => links.map((a) => a.href)")}
    assert ids <= set(snapshot.pledges)
    # The box is on the map as a whole, though it has grown since it was opened.
    wait_until(
        page,
        """() => { const top = (selector) => document.querySelector(selector).getBoundingClientRect().top;
        return top('.leaflet-popup') >= top('#map_karte'); }""",
    )


def test_the_filter_is_sent_and_the_way_back_leads_through_what_was_chosen(
    paged_site: str, open_page: OpenPage
) -> None:
    page = open_page(f"{paged_site}/")
    field_of(page, 'input[name=thema][value="mobilitaet"]').check()
    page.locator('[data-menu="thema"] .send button').click()
    expect(page).to_have_url(f"{paged_site}/?thema=mobilitaet")
    shown = page.locator("#ergebnis")
    expect(shown).to_have_attribute("data-shown", re.compile(r"^\d+$"))
    mobility = shown.get_attribute("data-shown")
    field_of(page, "#q").fill("bahn")
    page.locator("#q").press("Enter")
    expect(page).to_have_url(f"{paged_site}/?thema=mobilitaet&q=bahn")
    assert int(shown.get_attribute("data-shown") or 0) < int(mobility or 0)
    page.go_back()
    expect(page).to_have_url(f"{paged_site}/?thema=mobilitaet")
    expect(shown).to_have_attribute("data-shown", str(mobility))
    expect(page.locator("#q")).to_have_value("")
    page.go_back()
    expect(page).to_have_url(f"{paged_site}/")
    expect(page.locator('input[name=thema][value="mobilitaet"]')).not_to_be_checked()
    page.locator('.pages a[rel="next"]').click()
    expect(page).to_have_url(f"{paged_site}/seite/2")
    expect(page.locator(".pages [aria-current]")).to_contain_text("2")
