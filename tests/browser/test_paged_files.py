"""A long list on a site without a server: the browser answers the filter with files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, field_of
from tests.exporting import export_quickly, file_server
from webapp import create_app

# It writes a whole site.
pytestmark = pytest.mark.system


@pytest.fixture(scope="module")
def files(our_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("paged") / "site"
    export_quickly(our_home, folder, PAGED_ABOVE=100)
    with file_server(folder) as address:
        yield address


def shown_by_a_server(our_home: Path, query: str) -> str:
    client = create_app({"HOME": str(our_home), "PAGED_ABOVE": 100}).test_client()
    page = client.get(f"/?{query}").get_data(as_text=True)
    return page.partition('data-shown="')[2].partition('"')[0]


def expect_answer(page: Page, query: str, shown: str) -> None:
    page.locator("html:not(.is-answering)").wait_for(state="attached")
    assert page.url.partition("?")[2] == query
    expect(page.locator("#ergebnis")).to_have_attribute("data-shown", shown)
    expect(page.locator(".notice")).to_be_hidden()


def test_a_filter_is_answered_as_on_a_server_and_the_way_back_leads_through_it(
    files: str, our_home: Path, open_page: OpenPage
) -> None:
    page = open_page(f"{files}/")
    everything = page.locator("#ergebnis").get_attribute("data-shown") or ""
    field_of(page, 'input[name=thema][value="mobilitaet"]').check()
    page.locator('[data-menu="thema"] .send button').click()
    page.wait_for_url(f"{files}/?thema=mobilitaet")
    mobility = shown_by_a_server(our_home, "thema=mobilitaet")
    expect_answer(page, "thema=mobilitaet", mobility)
    expect(page.locator("article[data-pledge]")).to_have_count(min(50, int(mobility)))
    field_of(page, "#q").fill("bahn")
    page.locator("#q").press("Enter")
    page.wait_for_url(f"{files}/?thema=mobilitaet&q=bahn")
    expect_answer(page, "thema=mobilitaet&q=bahn", shown_by_a_server(our_home, "thema=mobilitaet&q=bahn"))
    expect(page.locator(".chip")).to_have_count(2)
    page.go_back()
    expect_answer(page, "thema=mobilitaet", mobility)
    page.go_back()
    expect(page.locator("#ergebnis")).to_have_attribute("data-shown", everything)
    expect(page.locator("html:not(.is-answering)")).to_be_attached()
    # The other pages of an answer have addresses, too.
    page.goto(f"{files}/?kreisweit=1&thema=mobilitaet&thema=natur")
    page.locator('.pages a[rel="next"]').click()
    page.wait_for_url(f"{files}/seite/2/?*")
    query = page.url.partition("?")[2]
    expect_answer(page, query, shown_by_a_server(our_home, query))
    expect(page.locator(".pages [aria-current]")).to_contain_text("2")


def test_an_address_that_files_cannot_answer_says_so(files: str, open_page: OpenPage) -> None:
    page = open_page(f"{files}/?ort=Jülich&umkreis=5&thema=natur")
    expect(page.locator(".notice h2")).to_have_text("Hier lässt sich nicht im Umkreis suchen")
    page.goto(f"{files}/?thema=quatsch")
    expect(page.locator(".notice p")).to_contain_text("quatsch")
    expect(page.locator("article[data-pledge]")).to_have_count(0)
    page.route("**/auswahl/*.json", lambda route: route.fulfill(body="null"))
    page.goto(f"{files}/?thema=natur")
    expect(page.locator(".notice h2")).to_have_text("Die Auswahl ließ sich nicht laden")
    expect(page.locator("html:not(.is-answering)")).to_be_attached()
