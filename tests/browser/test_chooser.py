"""`/einbetten`: what the browser puts together is what the server would."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, field_of, steady

SNIPPETS = ("auto", "fixed", "link")


def snippets(page: Page) -> dict[str, str]:
    return {key: page.locator(f'[data-snippet="{key}"]').input_value() for key in SNIPPETS}


# What is pressed and filled in, and what the server calls the same.
CHOICES = [
    (
        ["natur", "dunkel"],
        {},
        "thema=natur&farben=dunkel",
        "Was die Grünen zum Thema Umwelt & Natur vorhaben",
    ),
    (
        ["titz", "inden", "kultur", "natur"],
        {},
        "gemeinde=titz&gemeinde=inden&thema=natur&thema=kultur",
        "Was die Grünen in Inden und Titz vorhaben",
    ),
    (
        ["en", "juelich", "natur"],
        {"#hoehe": "750", "#breite": "500", "#q": "Rad & „Weg“ <b>"},
        "sprache=en&gemeinde=juelich&thema=natur&hoehe=750&breite=500&q=Rad+%26+%E2%80%9EWeg%E2%80%9C+%3Cb%3E",
        "What the Greens plan in Jülich",
    ),
]


@pytest.mark.parametrize(("pressed", "filled", "query", "heading"), CHOICES, ids=[c[2][:40] for c in CHOICES])
def test_the_browser_makes_the_snippets_that_the_server_makes(
    site: str, open_page: OpenPage, pressed: list[str], filled: dict[str, str], query: str, heading: str
) -> None:
    page = open_page(f"{site}/einbetten")
    page.locator("details.more summary").click()
    for value in pressed:
        page.locator(f'#chooser input[value="{value}"]').check()
    for selector, text in filled.items():
        page.locator(selector).fill(text)
    expect(page.frame_locator("#vorschau").locator("h1")).to_have_text(heading)
    # The snippets take their title from the preview.
    by_browser = steady(page, lambda: snippets(page))
    # The site of the tests does not know its address: the server writes a sample, the browser its own.
    plain = open_page(f"{site}/einbetten?{query}", java_script_enabled=False)
    by_server = {
        key: text.replace("https://karte.example.org", site) for key, text in snippets(plain).items()
    }
    assert by_browser == by_server
    assert page.locator("#vorschau").get_attribute("title") == plain.locator("#vorschau").get_attribute(
        "title"
    )


def test_look_and_list_reach_preview_and_snippets(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/einbetten?gemeinde=inden")
    page.locator('#chooser input[name="liste"][value="0"]').check()
    page.locator('#chooser input[name="titel"][value="0"]').check()
    inside = page.frame_locator("#vorschau")
    expect(inside.locator("summary", has_text="als Liste")).to_be_visible()
    expect(inside.locator("h1.for-reader")).to_have_count(1)
    assert all(
        f"{site}/embed/gemeinde/inden?liste=0&" in text.replace("&amp;", "&")
        for text in steady(page, lambda: snippets(page)).values()
    )
    assert page.url.endswith("gemeinde=inden&liste=0&titel=0")


def test_the_copied_snippet_shows_the_map(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/einbetten?gemeinde=inden", permissions=["clipboard-read", "clipboard-write"])
    page.locator('[data-copy="fixed"]').click()
    expect(page.locator("#code-fixed [role=status]")).to_have_text("Kopiert.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == snippets(page)["fixed"]
    assert copied.startswith(
        f'<iframe src="{site}/embed/gemeinde/inden" title="Karte: Was die Grünen in Inden vorhaben"'
    )
    assert 'loading="lazy"' in copied


def test_where_copying_is_forbidden_the_text_is_selected(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/einbetten")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden')); }")
    page.locator('[data-copy="link"]').click()
    expect(page.locator("#code-link [role=status]")).to_contain_text("Strg+C")
    marked = page.locator('[data-snippet="link"]').evaluate(
        "(field) => field.selectionEnd - field.selectionStart"
    )
    assert marked == len(snippets(page)["link"])


def test_without_javascript_the_form_makes_preview_and_code(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/einbetten", java_script_enabled=False)
    page.locator('#chooser input[value="juelich"]').check()
    page.locator('#chooser input[value="hell"]').check()
    page.get_by_role("button", name="Vorschau und Code erneuern").click()
    assert "/embed/gemeinde/juelich?farben=hell" in snippets(page)["fixed"]
    expect(page.frame_locator("#vorschau").locator("h1")).to_have_text("Was die Grünen in Jülich vorhaben")
    expect(page.locator("[data-copy]").first).to_be_hidden()


def test_a_place_is_looked_up_by_the_server(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/einbetten")
    page.locator("details.more summary").click()
    page.locator("#ort").fill("Gürzenich")
    page.get_by_role("button", name="Vorschau und Code erneuern").click()
    page.wait_for_url("**/einbetten?**ort=**")
    expect(page.frame_locator("#vorschau").locator("h1")).to_contain_text("Gürzenich")
    assert "ort=G%C3%BCrzenich" in snippets(page)["link"]


@pytest.mark.parametrize("path", ["/gemeinde/juelich", "/thema/natur", "/?gemeinde=juelich&thema=natur"])
def test_pages_lead_here_with_their_filter_set(site: str, open_page: OpenPage, path: str) -> None:
    page = open_page(site + path)
    page.get_by_role("link", name="Auf der eigenen Website einbetten").click()
    page.wait_for_url("**/einbetten?**")
    checked = page.locator("#chooser input[type=checkbox]:checked").evaluate_all(
        "all => all.map((e) => e.value)"
    )
    assert sorted(checked) == sorted(value for value in ("juelich", "natur") if value in path)


def test_the_way_here_follows_the_filter_in_the_browser(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/")
    field_of(page, '#filter input[value="natur"]').check()
    link = page.get_by_role("link", name="Auf der eigenen Website einbetten")
    expect(link).to_have_attribute("href", f"{site}/einbetten?thema=natur")
