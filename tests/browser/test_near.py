"""What is near me: by keyboard, by mouse and touch, without JavaScript, and from the visitor's position."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Page, expect
from werkzeug.datastructures import MultiDict

from tests.browser.conftest import DRAWN, OpenPage, field_of, on_both
from tests.browser.test_filter import choose, drawn_places
from webapp.near.nearby import Near
from webapp.snapshot import Snapshot

GUERZENICH = "Gürzenich (Düren)"
QUERY = f"?ort={quote_plus(GUERZENICH)}&umkreis=5"
HERE = {"latitude": 50.81234, "longitude": 6.43219}  # between Gürzenich and the railway
OPTIONS = "#near-list [role=option]"
NEAR_CARDS = ".near-card:not([hidden])"
SEEN = f".part:not([hidden]) h2, {NEAR_CARDS} .card-head, #ergebnis"


def shown_pledges(page: Page) -> list[str]:
    return page.evaluate("Pledgemap.shownPledges().map((pledge) => pledge.dataset.pledge)")


def near_pledges(page: Page, part: str = "near") -> list[str]:
    items = page.locator(f'[data-part="{part}"] li:not([hidden]) > article')
    return items.evaluate_all("(items) => items.map((item) => item.dataset.pledge)")


def type_place(page: Page, text: str) -> None:
    page.locator("#ort").focus()
    expect(page.locator("#ort")).to_have_attribute("role", "combobox")
    page.keyboard.type(text)
    expect(page.locator("#near-list")).to_be_visible()


@on_both
def test_what_is_near_guerzenich_is_found_by_keyboard_alone(
    site: str, open_page: OpenPage, snapshot: Snapshot
) -> None:
    page = open_page(f"{site}/")
    assert not page.evaluate("'here' in Pledgemap")  # nothing is loaded before the field is used
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "ort":
            break
    page.keyboard.type("guerzen")
    field, options = page.locator("#ort"), page.locator(OPTIONS)
    expect(options).to_have_count(8)
    expect(options.first).to_have_text("Gürzenich (Düren) Ort")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".near-status")).to_have_text("8 Vorschläge, mit den Pfeiltasten wählen")
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", "near-option-0")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/{QUERY}")

    expect(page.locator("#ergebnis")).to_contain_text("im Umkreis von 5 km um Gürzenich.")
    expect(page.locator(".near-area")).to_have_count(1)
    expect(page.locator(".near-sign")).to_be_visible()
    result = snapshot.index.apply(snapshot.grammar.parse(MultiDict({"ort": GUERZENICH, "umkreis": "5"})))
    assert set(shown_pledges(page)) == set(result.shown)
    assert drawn_places(page) <= set(result.place_ids)
    assert page.locator(NEAR_CARDS).first.get_attribute("data-card") == "haltepunkt-guerzenich"
    assert sorted(near_pledges(page)) == sorted(
        id_ for id_ in result.shown if snapshot.pledges[id_].place_ids
    )
    expect(page.locator(".near-gemeinde a")).to_have_text("Alles, was in Düren geplant ist")
    page.go_back()
    expect(page).to_have_url(f"{site}/")
    expect(page.locator(".near")).to_have_count(0)
    expect(page.locator("#ort")).to_have_value("")


@on_both
def test_the_list_of_suggestions_follows_keys_mouse_and_touch(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/?thema=natur", has_touch=True)
    field, box = page.locator("#ort"), page.locator("#near-list")
    type_place(page, "rath")
    assert page.locator(OPTIONS).all_inner_texts()[:2] == [
        "Rath (Nörvenich)\nOrt",
        "Rath (Nideggen)\nOrt",
    ]
    page.keyboard.press("ArrowUp")
    last = page.locator(OPTIONS).count() - 1
    expect(field).to_have_attribute("aria-activedescendant", f"near-option-{last}")
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", "near-option-0")
    page.keyboard.press("Home")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile(".*"))
    assert field.evaluate("(input) => input.selectionStart") == 0
    page.keyboard.press("End")
    assert field.evaluate("(input) => input.selectionStart") == 4
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("rath")
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    type_place(page, "dhorn")
    expect(page.locator(OPTIONS).first).to_have_text("D'horn (Langerwehe) Ort")
    page.keyboard.press("Tab")
    expect(box).to_be_hidden()
    field.fill("xyzzy")
    expect(page.locator(".near-status")).to_contain_text("Kein Vorschlag")
    field.fill("Birkesd")
    page.locator(OPTIONS).first.hover()
    page.locator(OPTIONS).first.tap()
    # What else was chosen stays chosen.
    expect(page).to_have_url(f"{site}/?thema=natur&ort={quote_plus('Birkesdorf (Düren)')}&umkreis=5")
    page.locator("#umkreis").select_option("10")
    expect(page).to_have_url(re.compile("umkreis=10$"))
    page.locator("#ort").fill("")
    page.locator(".near-buttons [type=submit]").click()
    expect(page).to_have_url(f"{site}/?thema=natur")


def test_it_works_without_javascript(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/", java_script_enabled=False)
    expect(page.locator(".near-here")).to_be_hidden()
    page.get_by_label("Ort, Haltestelle oder Postleitzahl").fill("guerzenich")
    page.get_by_label("Umkreis").select_option("2")
    field_of(page, 'input[name=thema][value="natur"]').check()
    page.get_by_role("button", name="Suchen").click()
    expect(page.locator("#ergebnis")).to_contain_text("im Umkreis von 2 km um Gürzenich.")
    expect(page.locator(NEAR_CARDS).first.locator(".distance")).to_have_text(re.compile("entfernt|hier"))
    expect(page.get_by_label("Ort, Haltestelle oder Postleitzahl")).to_have_value(GUERZENICH)
    expect(page.locator('input[name=thema][value="natur"]')).to_be_checked()


@pytest.mark.parametrize(
    "choice",
    [
        {"thema": ["mobilitaet", "kultur"], "gemeinde": ["juelich"], "q": "", "kreisweit": "1"},
        {"thema": [], "gemeinde": [], "q": "rad", "kreisweit": "0"},
    ],
    ids=str,
)
def test_the_filter_agrees_with_the_server_around_a_place(
    site: str, open_page: OpenPage, choice: dict[str, Any]
) -> None:
    page = open_page(f"{site}/{QUERY}")
    choose(page, choice)
    state = {part: near_pledges(page, part) for part in ("near", "county-wide")}
    state |= {"shown": shown_pledges(page), "counts": page.locator("[data-count-of]").all_text_contents()}
    state["headings"] = page.locator(SEEN).all_inner_texts()
    assert QUERY[1:] in page.evaluate("location.search")
    drawn = drawn_places(page)
    page.reload()
    for part in ("near", "county-wide"):
        assert near_pledges(page, part) == state[part]
    assert shown_pledges(page) == state["shown"]
    assert page.locator("[data-count-of]").all_text_contents() == state["counts"]
    assert page.locator(SEEN).all_inner_texts() == state["headings"]
    assert drawn_places(page) == drawn
    # Without a place it is another page: the link leaves this one.
    page.locator(".reset:visible").first.click()
    expect(page).to_have_url(f"{site}/")
    expect(page.locator(".near")).to_have_count(0)


@on_both
def test_the_position_stays_on_the_device(site: str, open_page: OpenPage, snapshot: Snapshot) -> None:
    page = open_page(f"{site}/?thema=mobilitaet", geolocation=HERE, permissions=["geolocation"])
    before = drawn_places(page)
    sent: list[str] = []
    page.on("request", lambda r: sent.append(f"{r.url} {r.post_data or ''} {json.dumps(r.headers)}"))
    page.get_by_role("button", name="Mein Standort").click()
    expect(page.locator("#ergebnis")).to_contain_text("im Umkreis von 5 km um Ihren Standort.")
    expect(page.locator(".near-status")).to_contain_text("Er bleibt auf diesem Gerät")
    expect(page.locator(".near-area")).to_have_count(1)
    distances = snapshot.nearness.from_point(HERE["latitude"], HERE["longitude"])
    topics = {p.id for p in snapshot.published.pledges if p.topic == "mobilitaet"}
    order = sorted(
        (min(distances[id_] for id_ in p.place_ids), p.id)
        for p in snapshot.published.pledges
        if any(distances[id_] <= 5000 for id_ in p.place_ids)
    )
    assert sorted(near_pledges(page)) == sorted(id_ for _m, id_ in order if id_ in topics)
    expect(page.locator(".near-gemeinde a")).to_have_attribute("href", "/gemeinde/dueren")
    assert drawn_places(page) < before
    # Filter and radius go on working, in the browser alone.
    field_of(page, 'input[name=thema][value="mobilitaet"]').uncheck()
    assert sorted(near_pledges(page)) == sorted(id_ for _m, id_ in order)
    page.locator("#umkreis").select_option("1")
    expect(page.locator("#ergebnis")).to_contain_text("im Umkreis von 1 km um Ihren Standort.")
    assert all(m <= 1000 for m, id_ in order if id_ in near_pledges(page))
    page.locator("#umkreis").select_option("20")
    page.go_back()
    assert page.locator('input[name=thema][value="mobilitaet"]').is_checked()
    expect(page.locator(".near")).to_have_count(1)
    page.go_back()
    expect(page.locator(".near")).to_have_count(0)
    page.locator(DRAWN).first.wait_for(state="attached")
    assert page.url == f"{site}/?thema=mobilitaet"
    assert drawn_places(page) == before
    digits = [str(HERE["latitude"])[:5], str(HERE["longitude"])[:4]]
    own = [request for request in sent if "/static/" not in request.split(" ")[0]]
    assert [request for request in sent if any(part in request for part in digits)] == []
    assert {request.split(" ")[0] for request in own} <= {
        f"{site}/?thema=mobilitaet"
    }  # the page again, at the end
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


@on_both
def test_my_location_takes_the_place_of_an_entered_one(site: str, open_page: OpenPage) -> None:
    page = open_page(
        f"{site}/{QUERY}", geolocation={"latitude": 50.9224, "longitude": 6.3581}, permissions=["geolocation"]
    )
    all_pledges = page.locator("article[data-pledge]").count()
    page.get_by_role("button", name="Mein Standort").click()
    expect(page.locator("#ergebnis")).to_contain_text("um Ihren Standort.")
    expect(page.locator(".near-gemeinde a")).to_contain_text("Jülich")
    expect(page).to_have_url(f"{site}/")
    assert page.locator("article[data-pledge]").count() == all_pledges
    page.go_back()
    expect(page.locator("#ergebnis")).to_contain_text("um Gürzenich.")
    expect(page).to_have_url(f"{site}/{QUERY}")


def test_a_position_outside_the_region_gets_the_nearest_gemeinde(site: str, open_page: OpenPage) -> None:
    page = open_page(
        f"{site}/en/", geolocation={"latitude": 50.6976, "longitude": 6.6540}, permissions=["geolocation"]
    )
    page.get_by_role("button", name="My location").click()
    expect(page.locator(".near-status")).to_contain_text("The nearest municipality is Vettweiß")
    expect(page.locator("#ergebnis")).to_contain_text("within 5 km of your location.")


@pytest.mark.parametrize(
    ("code", "message"),
    [(1, "darf den Standort nicht verwenden"), (2, "ließ sich nicht bestimmen"), (3, "nicht rechtzeitig")],
)
def test_what_goes_wrong_with_the_position_is_reported(
    site: str, open_page: OpenPage, code: int, message: str
) -> None:
    page = open_page(f"{site}/")
    if code > 1:  # without a permission Chromium says no by itself
        page.evaluate(
            "(code) => { navigator.geolocation.getCurrentPosition = (done, failed) => failed({ code }); }",
            code,
        )
    page.get_by_role("button", name="Mein Standort").click()
    expect(page.locator(".near-status")).to_contain_text(message)
    expect(page.locator(".near")).to_have_count(0)


def test_several_places_of_a_name_are_a_choice(site: str, open_page: OpenPage, snapshot: Snapshot) -> None:
    page = open_page(f"{site}/?thema=natur")
    html = page.request.get(f"{site}/?ort=Rath&thema=natur").text()
    address = re.search(r'<li><a href="([^"]+)">Rath \(Nideggen\)', html)[1].replace("&amp;", "&")
    page.goto(f"{site}{address}")
    result = snapshot.nearby.distances_m(Near("Rath (Nideggen)", 5))
    assert drawn_places(page) <= set(result)
    expect(page.locator("h1")).to_be_visible()


@on_both
@pytest.mark.parametrize("width", [320, 375])
def test_field_and_lists_fit_a_small_screen(site: str, open_page: OpenPage, width: int) -> None:
    page = open_page(f"{site}/", width=width, height=700)
    type_place(page, "gürz")
    sizes = page.locator("#near-list li").evaluate_all("(items) => items.map((item) => item.offsetHeight)")
    assert min(sizes) >= 24
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/{QUERY}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
