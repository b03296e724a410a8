"""The filter in the browser does what the filter on the server does."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DRAWN, OpenPage, field_of, on_both


def state(page: Page) -> dict[str, Any]:
    """Return what a reader sees: pledges, headings, counts, the link to more."""
    with_words(page)
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
            nothing: document.querySelector(".nothing").innerText.replace(/\\s+/g, " "),
            chosen: texts(".chip"),
            reset: visible(document.querySelector(".reset")),
        };
    }""")


def with_words(page: Page) -> None:
    """Wait for the words of the pledges: they are loaded once somebody searches for one."""
    page.wait_for_function("() => !document.querySelector('#q').value || Pledgemap.words")


def drawn_places(page: Page) -> set[str]:
    # A page that has loaded goes on drawing its map layer by layer.
    page.locator(DRAWN).first.wait_for(state="attached")
    return set(
        page.evaluate("""() => [...document.querySelectorAll("#map_karte .symbol")]
        .flatMap((symbol) => symbol.dataset.places.split(" "))""")
    )


def choose(page: Page, choice: dict[str, Any]) -> None:
    for key in ("thema", "gemeinde"):
        for value in choice[key]:
            field_of(page, f'input[name={key}][value="{value}"]').check()
    field_of(page, "#q").fill(choice["q"])
    field_of(page, "#kreisweit").select_option(choice["kreisweit"])
    with_words(page)


# Which pledges a filter takes is held by tests/webapp/agreement: here its fields, list, map and address do.
FILTERS = [
    {"thema": ["mobilitaet", "natur"], "gemeinde": ["dueren", "juelich"], "q": "", "kreisweit": "1"},
    {"thema": [], "gemeinde": [], "q": "Bahn Jülich", "kreisweit": "0"},
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
    field_of(page, 'input[value="natur"]').check()
    states.append(state(page))
    field_of(page, "#q").press_sequentially("wald")
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
    field_of(page, 'input[value="natur"]').check()
    chosen = state(page)
    page.keyboard.press("Escape")
    page.locator("article[data-pledge] h4 a:visible").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.go_back()
    page.wait_for_selector("#map_karte .symbol")
    assert state(page) == chosen


@on_both
def test_an_empty_result_says_so_and_leads_back(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/")
    field_of(page, "#q").fill("gibtesnicht")
    expect(page.locator(".nothing")).to_be_visible()
    expect(page.locator(".result")).to_have_text("Keine Zusage passt zu dieser Auswahl.")
    assert drawn_places(page) == set()
    expect(page.locator(".nothing-why")).to_have_text("Das Wort „gibtesnicht“ kommt in keiner Zusage vor.")
    page.locator(".nothing > p a").click()
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
    field_of(page, 'input[value="natur"]').focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{site}/?thema=natur")
    field_of(page, "#q").focus()
    page.wait_for_function("() => Pledgemap.words")  # until then a server looks the word up
    page.keyboard.type("wald")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/?thema=natur&q=wald")


@on_both
def test_what_was_searched_for_is_marked_and_only_that(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/")
    field_of(page, "#q").fill("Fahrrad")
    page.locator("mark").first.wait_for()
    marked = {text.lower() for text in page.locator("article mark").all_inner_texts()}
    assert "radweg" in marked or "radwege" in marked
    assert all(text.startswith(("rad", "fahrrad")) for text in marked)
    # Marking changes no text, and nothing stays of it.
    title = page.locator("article:visible h4", has=page.locator("mark")).first
    assert "mark" not in title.inner_text()
    field_of(page, "#q").fill("")
    expect(page.locator("mark")).to_have_count(0)


@on_both
def test_a_mistyped_word_is_a_question_whose_answer_is_one_click_away(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/?q=Raadweg")
    expect(page.locator(".nothing-ask")).to_be_visible()
    page.locator(".nothing-ways a").first.click()
    expect(page.locator("article[data-pledge]:visible").first).to_be_visible()
    expect(page.locator("#q")).to_have_value("Radweg")
    expect(page.locator("mark").first).to_be_visible()
