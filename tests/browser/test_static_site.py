"""The site as files, behind a plain file server: what a server would answer, the page answers itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote_plus, urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, field_of, steady
from tests.browser.test_filter import FILTERS, drawn_places, state
from tests.browser.test_near import near_pledges, shown_pledges
from tests.browser.test_phone import PHONE, SHIFTS
from tests.exporting import export_quickly, file_server, small_home

NEAR = (
    "?ort=Gürzenich&umkreis=5",
    "?ort=guerzenich (düren)&umkreis=2&thema=natur",
    "?ort=52428&umkreis=10&kreisweit=0",
    "?ort=Inde&umkreis=3",  # a river
    "?ort=Hambacher Forst&umkreis=7&gemeinde=niederzier",
    "?ort=Aachen&umkreis=20",
    "?ort=juelich forschungszentrum&q=rad",
)
REFUSED = ("?gemeinde=koeln&thema=natur", "?umkreis=x&ort=Titz")


@pytest.fixture(scope="module")
def site_below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site that lies under /karte/, with some addresses of before."""
    room = tmp_path_factory.mktemp("below")
    home = small_home(room / "home", "https://example.org/karte")
    export_quickly(home, room / "host" / "karte")
    with file_server(room / "host") as address:
        yield f"{address}/karte"


def near_state(page: Page) -> dict[str, Any]:
    """Return what a reader sees of the lists around a place."""
    shown = state(page)
    # The exported page has a box for every status, hidden where no pledge has it.
    empty = [name for name in shown["empty"] if not name.startswith("status")]
    return shown | {
        "empty": empty,
        "near": near_pledges(page),
        "cards": page.locator(".near-card:not([hidden]) .card-head").all_inner_texts(),
        "notes": page.locator(".near .part-note, .near-outside").all_inner_texts(),
        "place": page.locator("#ort").input_value(),
        "radius": page.locator("#umkreis").input_value(),
        "chips": page.locator(".chip").all_inner_texts(),
    }


@pytest.mark.parametrize("choice", [*FILTERS, {"gemeinde": ["05358024"]}, {"status": ["done"]}], ids=str)
def test_the_page_shows_what_a_server_would(
    served_site: str, exported_site: str, open_page: OpenPage, choice: dict[str, Any]
) -> None:
    query = "?" + urlencode({key: value for key, value in choice.items() if value}, doseq=True)
    served, exported = open_page(f"{served_site}/{query}"), open_page(f"{exported_site}/{query}")
    fields = ("pledges", "headings", "text", "shown", "also", "nothing", "chosen", "reset")
    assert [state(exported)[name] for name in fields] == [state(served)[name] for name in fields]
    assert drawn_places(exported) == drawn_places(served)
    assert exported.locator(".chip").all_inner_texts() == served.locator(".chip").all_inner_texts()
    assert exported.evaluate("location.search") == served.evaluate("location.search")


def in_km(card: str) -> tuple[str, float]:
    """Return the text of a card without its distance, and the distance (0 if it has none)."""
    found = re.search(r"([\d,]+) (k?m) entfernt", card)
    if found is None:
        return card, 0
    km = float(found[1].replace(",", ".")) / (1 if found[2] == "km" else 1000)
    return card.replace(found[0], ""), km


@pytest.mark.parametrize("query", NEAR)
def test_the_lists_around_a_place_are_those_of_a_server(
    served_site: str, exported_site: str, open_page: OpenPage, query: str
) -> None:
    served, exported = open_page(f"{served_site}/{query}"), open_page(f"{exported_site}/{query}")
    exported.locator(".near").wait_for()
    ours, theirs = near_state(exported), near_state(served)
    # Places less than some metres apart may come in another order: files hold positions to about ten metres.
    for name in ("pledges", "near", "headings"):
        assert sorted(ours.pop(name)) == sorted(theirs.pop(name))
    cards = [sorted(map(in_km, one.pop("cards"))) for one in (ours, theirs)]
    assert [text for text, _ in cards[0]] == [text for text, _ in cards[1]]
    assert [km for _, km in cards[0]] == pytest.approx([km for _, km in cards[1]], abs=0.101)
    assert ours == theirs
    assert drawn_places(exported) == drawn_places(served)
    assert exported.locator(".near-area, .near-reach").count() == 1


@pytest.mark.parametrize("query", REFUSED)
def test_what_the_map_does_not_have_is_reported_with_a_way_back(
    served_site: str, exported_site: str, open_page: OpenPage, query: str
) -> None:
    page = open_page(f"{exported_site}/{query}")
    html = page.request.get(f"{served_site}/{query}").text()
    heading, text = re.search(r'id="inhalt">\n<h1>(.*)</h1>\n<p>(.*)</p>', html).groups()
    notice = page.get_by_role("alert")
    expect(notice.get_by_role("heading")).to_have_text(heading)
    expect(notice.locator("p")).to_have_text(text)
    assert shown_pledges(page) == []
    assert drawn_places(page) == set()
    notice.get_by_role("link").click()
    expect(page).to_have_url(f"{exported_site}/")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator("#ergebnis")).to_have_attribute("data-shown", "275")
    page.go_back()
    expect(page.get_by_role("alert")).to_contain_text(heading)
    # Who chooses something else goes on from here.
    field_of(page, 'input[value="kultur"]').check()
    expect(page.get_by_role("alert")).to_have_count(0)
    assert shown_pledges(page) or page.locator(".nothing").is_visible()


def test_a_place_that_is_several_is_a_question(
    served_site: str, exported_site: str, open_page: OpenPage
) -> None:
    page = open_page(f"{exported_site}/?ort=Rath&thema=natur")
    question = page.get_by_role("alert")
    expect(question.get_by_role("heading")).to_have_text("Welcher Ort?")
    html = page.request.get(f"{served_site}/?ort=Rath&thema=natur").text()
    choices = re.search(r'class="place-links">(.*?)</ul>', html, re.S)[1]
    assert question.locator("li a").all_inner_texts() == re.findall(r'<a href="[^"]*">([^<]*)</a>', choices)
    assert shown_pledges(page)
    assert drawn_places(page)
    question.get_by_role("link", name="Rath (Nideggen)").click()
    expect(page.locator("#ergebnis")).to_contain_text("im Umkreis von 5 km um Rath.")
    assert page.locator('input[value="natur"]').is_checked()
    page.go_back()
    expect(page.locator("#ergebnis")).to_contain_text("nicht eindeutig")
    field_of(page, 'input[value="natur"]').uncheck()
    expect(page.locator("#ergebnis")).to_contain_text("an bestimmten Orten")
    page.go_back()
    expect(page.locator("#ergebnis")).to_contain_text("nicht eindeutig")
    page.goto(f"{exported_site}/?ort=K%C3%B6lner+Stra%C3%9Fe+12")
    expect(page.locator("#ergebnis")).to_contain_text("In welcher Gemeinde liegt es?")
    html = page.request.get(f"{served_site}/?ort=K%C3%B6lner+Stra%C3%9Fe+12").text()
    choices = re.search(r'class="place-links">(.*?)</ul>', html, re.S)[1]
    assert question.locator("li a").all_inner_texts() == re.findall(r'<a href="[^"]*">([^<]*)</a>', choices)
    question.get_by_role("link", name="Jülich").click()
    expect(page.locator(".near-missing")).to_contain_text("Kölner Straße 12")


@pytest.mark.parametrize("typed", [None, "", "Rath"])
def test_an_answer_that_comes_late_leaves_alone_what_is_typed(
    exported_site: str, open_page: OpenPage, typed: str | None
) -> None:
    page = open_page(f"{exported_site}/impressum")
    held = []
    page.route("**/lagen*.json", lambda route: held.append(route))
    with page.expect_response("**/orte*.json"):
        page.goto(f"{exported_site}/?ort=guerzenich&umkreis=5")
    field, suggested = page.locator("#ort"), page.locator("#near-list")
    expect(field).to_have_value("guerzenich")
    field.focus()
    if typed is not None:
        field.fill(typed)
    expect(suggested).to_be_visible(visible=typed == "Rath")
    assert len(held) == 1
    for route in held:
        route.continue_()
    page.locator(".near").wait_for()
    expect(field).to_have_value("Gürzenich (Düren)" if typed is None else typed)
    expect(suggested).to_be_visible(visible=typed == "Rath")


def test_back_leads_from_place_to_filter_to_all(exported_site: str, open_page: OpenPage) -> None:
    page = open_page(f"{exported_site}/")
    field_of(page, 'input[value="natur"]').check()
    page.locator("#ort").fill("Birkesdorf (Düren)")
    page.locator("#ort").press("Enter")
    expect(page.locator("#ergebnis")).to_contain_text("um Birkesdorf.")
    field_of(page, 'input[value="kultur"]').check()
    page.go_back()
    assert not page.locator('input[value="kultur"]').is_checked()
    expect(page.locator(".near")).to_have_count(1)
    page.go_back()
    expect(page).to_have_url(f"{exported_site}/?thema=natur")
    expect(page.locator(".near")).to_have_count(0)
    assert set(shown_pledges(page)) == set(state(page)["pledges"])
    page.go_back()
    expect(page.locator("#ergebnis")).to_have_attribute("data-shown", "275")


@pytest.mark.parametrize("query", ["?thema=natur&gemeinde=juelich", "?ort=Titz"])
def test_little_moves_while_the_page_answers_its_address(
    exported_site: str, open_page: OpenPage, query: str
) -> None:
    """A page filtered by a server does not move at all; browsers call less than 0.1 good."""
    page = open_page(f"{exported_site}/{query}", **PHONE)
    page.locator(".is-answering").wait_for(state="detached")
    assert steady(page, lambda: page.evaluate(SHIFTS)) < 0.1


def test_another_language_keeps_the_filter(exported_site: str, open_page: OpenPage) -> None:
    page = open_page(f"{exported_site}/?thema=natur&ort={quote_plus('Titz')}")
    page.locator(".near").wait_for()
    here = near_pledges(page)
    page.get_by_role("link", name="English").click()
    page.locator(".near").wait_for()
    expect(page).to_have_url(f"{exported_site}/en/?thema=natur&ort=Titz&umkreis=5")
    expect(page.locator("#ergebnis")).to_contain_text(re.compile("within 5 km of Titz", re.IGNORECASE))
    assert near_pledges(page) == here


def test_without_javascript_the_pages_serve_and_the_first_one_says_so(
    exported_site: str, open_page: OpenPage
) -> None:
    page = open_page(f"{exported_site}/?thema=natur", java_script_enabled=False)
    expect(page.locator("noscript .notice")).to_be_visible()
    expect(page.get_by_role("button", name="Suchen")).to_have_count(0)
    page.get_by_role("navigation", name="Seiten der Gemeinden und Themen").get_by_text("Jülich").click()
    expect(page.locator("h1")).to_have_text("Was die Grünen in Jülich vorhaben")
    expect(page.locator(".map-picture")).to_be_visible()
    picture = page.get_by_role("link", name="Bild zum Teilen").get_attribute("href")
    assert picture == "/bilder/gemeinde-juelich-quadrat.png"
    assert page.request.get(exported_site + picture).headers["content-type"] == "image/png"


def test_it_works_below_a_path_of_its_own(site_below: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_below}/?thema=umwelt")
    expect(page).to_have_url(f"{site_below}/?thema=natur")
    assert shown_pledges(page) == ["radweg", "ueberall"]
    page.get_by_role("link", name="Ein Radweg").click()
    expect(page).to_have_url(f"{site_below}/zusage/radweg/")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{site_below}/en/zusage/radweg/")
    page.goto(f"{site_below}/?ort=Titz&umkreis=20")
    expect(page.locator("#ergebnis")).to_contain_text("im Umkreis von 20 km um Titz.")
    page.locator(".all-pages a").last.click()
    expect(page).to_have_url(re.compile(f"{site_below}/thema/"))


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_old_addresses_lead_on(site_below: str, open_page: OpenPage, java_script_enabled: bool) -> None:
    page = open_page(f"{site_below}/impressum/", java_script_enabled=java_script_enabled)
    for old, new in (("zusage/fahrrad", "zusage/radweg/"), ("en/gemeinde/05358024", "en/gemeinde/juelich/")):
        page.goto(f"{site_below}/{old}")
        expect(page).to_have_url(f"{site_below}/{new}")
