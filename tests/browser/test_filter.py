"""The filter in the browser does what the filter on the server does."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, on_both


def state(page: Page) -> dict[str, Any]:
    """Return what a reader sees: pledges, headings, counts, the link to more."""
    return page.evaluate("""() => {
        const visible = (element) => !element.closest("[hidden]");
        const texts = (selector) => [...document.querySelectorAll(selector)].filter(visible)
          .map((e) => e.textContent.trim());
        return {
            pledges: [...document.querySelectorAll("article[data-pledge]")].filter(visible)
              .map((e) => e.dataset.pledge),
            headings: texts(".atlas-list h2, .atlas-list h3"),
            counts: texts("[data-count-of]"),
            empty: [...document.querySelectorAll(".choice.is-empty input")].map((e) => e.name + e.value),
            checked: [...document.querySelectorAll("#filter :checked")].map((e) => e.name + e.value),
            text: document.querySelector("#q").value,
            shown: document.querySelector("#ergebnis").dataset.shown,
            sentence: document.querySelector("#ergebnis").textContent,
            also: texts(".also"),
            nothing: texts(".nothing"),
            chosen: texts("[data-chosen]"),
            reset: visible(document.querySelector(".reset")),
        };
    }""")


def drawn_places(page: Page) -> set[str]:
    return set(
        page.evaluate("""() => [...document.querySelectorAll("#map_karte .symbol")]
        .flatMap((symbol) => symbol.dataset.places.split(" "))""")
    )


def choose(page: Page, choice: dict[str, Any]) -> None:
    page.locator(".gemeinden").evaluate("(details) => { details.open = true; }")
    for key in ("thema", "gemeinde"):
        for value in choice[key]:
            page.locator(f'input[name={key}][value="{value}"]').check()
    page.locator("#q").fill(choice["q"])
    page.locator("#kreisweit").select_option(choice["kreisweit"])


# Which pledges a filter takes is held by tests/webapp/agreement: here its fields, list, map and address do.
FILTERS = [
    {"thema": ["mobilitaet", "natur"], "gemeinde": ["dueren", "juelich"], "q": "", "kreisweit": "1"},
    {"thema": [], "gemeinde": [], "q": "straße Rad", "kreisweit": "0"},
]


@pytest.mark.parametrize("choice", FILTERS, ids=str)
def test_browser_and_server_agree(site: str, open_page: OpenPage, choice: dict[str, Any]) -> None:
    page = open_page(f"{site}/")
    choose(page, choice)
    in_browser = state(page)
    query = page.evaluate("location.search")

    from_server = open_page(f"{site}/{query}", java_script_enabled=False)
    assert shown_by_server(from_server) == in_browser["pledges"]
    reloaded = open_page(f"{site}/{query}")
    assert state(reloaded) == in_browser
    assert reloaded.evaluate("location.search") == query
    assert drawn_places(reloaded) == drawn_places(page)


def shown_by_server(page: Page) -> list[str]:
    """The pledges that the server shows, read from its HTML alone."""
    return re.findall(r'<li><article[^>]* data-pledge="([^"]+)"', page.content())


@on_both
def test_list_map_and_counts_change_together(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/")
    before = drawn_places(page)
    choose(page, {"thema": ["mobilitaet"], "gemeinde": ["juelich"], "q": "", "kreisweit": ""})
    after = state(page)
    promised = page.evaluate("""() => [...document.querySelectorAll("article[data-pledge]")]
        .filter((e) => !e.closest("[hidden]")).flatMap((e) => e.dataset.places.split(" "))""")
    assert after["shown"] == str(len(after["pledges"])) != "0"
    assert drawn_places(page) < before
    assert drawn_places(page) <= set(promised)
    expect(page.locator('[data-count-of="thema:mobilitaet"]')).to_have_text(after["shown"])
    expect(page).to_have_url(f"{site}/?thema=mobilitaet&gemeinde=juelich")


@on_both
def test_a_filter_survives_reload_and_back_and_forward(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/")
    states = [state(page)]
    page.locator('input[value="natur"]').check()
    states.append(state(page))
    page.locator("#q").press_sequentially("wald")
    states.append(state(page))
    page.reload()
    assert state(page) == states[2]
    page.go_back()
    assert state(page) == states[1]
    page.go_back()
    assert state(page) == states[0]
    page.go_forward()
    page.go_forward()
    assert state(page) == states[2]


@on_both
def test_back_from_a_pledge_leads_to_the_same_choice(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/")
    page.locator('input[value="natur"]').check()
    chosen = state(page)
    page.locator("article[data-pledge] h4 a:visible").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.go_back()
    page.wait_for_selector("#map_karte .symbol")
    assert state(page) == chosen


@on_both
def test_an_empty_result_says_so_and_leads_back(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/")
    page.locator("#q").fill("gibtesnicht")
    expect(page.locator(".nothing")).to_be_visible()
    expect(page.locator(".result")).to_have_text("Keine Zusage passt zu dieser Auswahl.")
    assert drawn_places(page) == set()
    page.locator(".nothing a").click()
    expect(page.locator(".nothing")).to_be_hidden()
    expect(page).to_have_url(f"{site}/")


@on_both
def test_county_wide_pledges_can_be_added_to_a_municipality(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/?gemeinde=juelich")
    expect(page.locator('[data-part="county-wide"]')).to_be_hidden()
    page.locator(".also a").click()
    expect(page.locator('[data-part="county-wide"]')).to_be_visible()
    expect(page).to_have_url(f"{site}/?gemeinde=juelich&kreisweit=1")


@on_both
def test_the_filter_works_by_keyboard_alone(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/")
    page.locator('input[value="natur"]').focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{site}/?thema=natur")
    page.locator("#q").focus()
    page.keyboard.type("wald")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/?thema=natur&q=wald")
