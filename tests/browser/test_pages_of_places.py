"""The pages of a Gemeinde, a topic and a pledge in the browser: what lies beyond the border, sharing,
keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, on_both
from tests.conftest import REPOSITORY
from tests.serving import serving

PLEDGE = "/zusage/boerdebahn-elektrifizieren"
ADDRESS = "https://example.org"


@pytest.fixture(scope="module")
def public_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Our own site as it is once it knows its address."""
    home = tmp_path_factory.mktemp("public") / "home"
    shutil.copytree(REPOSITORY / "data" / "geojson", home / "data" / "geojson")
    settings = (REPOSITORY / "pledgemap.toml").read_text(encoding="utf-8").splitlines()
    lines = [f'base_url = "{ADDRESS}"' if line.startswith("base_url") else line for line in settings]
    Path(home, "pledgemap.toml").write_text("\n".join(lines), encoding="utf-8")
    with serving(home) as address:
        yield address


def drawn(page: Page) -> set[str]:
    return set(
        page.evaluate(
            """() => [...document.querySelectorAll("#map_karte .symbol")]
              .flatMap((s) => s.dataset.places.split(" "))"""
        )
    )


def reach(page: Page, name: str, limit: int = 80) -> None:
    """Press Tab until what has this name is focused, and see that one can see it."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            break
    focused = page.locator(":focus")
    expect(focused).to_have_text(name)
    assert focused.evaluate("(e) => getComputedStyle(e).outlineStyle") == "solid"


@on_both
@pytest.mark.parametrize("width", [375, 1280])
def test_the_map_of_a_gemeinde_shows_what_lies_just_beyond_its_border(
    site: str, open_page: OpenPage, width: int
) -> None:
    page = open_page(f"{site}/gemeinde/kreuzau", width=width, reduced_motion="reduce")
    # The Bördebahn stays outside of Kreuzau, but comes within 800 m.
    assert {"boerdebahn", "nobiz-kreuzau"} <= drawn(page)
    assert "indesee-umfeld" not in drawn(page)
    outside = page.evaluate("""() => {
        const map = document.querySelector("#map_karte").getBoundingClientRect();
        return [...document.querySelectorAll("#map_karte .symbol")]
          .map((symbol) => symbol.getBoundingClientRect())
            .filter((box) => box.left < map.left || box.right > map.right || box.top < map.top
              || box.bottom > map.bottom).length;
    }""")
    assert outside == 0
    button = page.locator('.beyond h3 button[data-place="boerdebahn"]')
    button.focus()
    page.keyboard.press("Enter")
    heading = page.locator(".pledgemap-popup h2, .place-sheet h2")
    expect(heading).to_have_text("Bördebahn")
    expect(heading).to_be_focused()
    assert page.locator(".pledgemap-popup li, .place-sheet li").count() == 4
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


@on_both
def test_topics_of_the_whole_county_open_by_keyboard(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/gemeinde/titz")
    topic = page.locator("#kreisweit details").first
    expect(topic.locator("article").first).to_be_hidden()
    topic.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(topic.locator("article").first).to_be_visible()
    page.get_by_role("link", name="Im ganzen Kreis Düren").click()
    expect(page.locator("#kreisweit h2")).to_be_in_viewport()


@on_both
def test_a_page_is_printed_only_where_a_script_can(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/gemeinde/juelich")
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Diese Seite drucken").click()
    assert page.evaluate("window.printed") is True
    without = open_page(f"{site}/gemeinde/juelich", java_script_enabled=False)
    expect(without.get_by_role("button", name="Diese Seite drucken")).to_have_count(0)
    expect(without.get_by_role("link", name="Handzettel (PDF)")).to_be_visible()
    without.locator("#kreisweit summary").first.click()
    expect(without.locator("#kreisweit article").first).to_be_visible()


def test_sharing_by_keyboard_copies_the_address_of_the_page(public_site: str, open_page: OpenPage) -> None:
    page = open_page(public_site + PLEDGE, permissions=["clipboard-read", "clipboard-write"])
    reach(page, "E-Mail")
    for name in ("Mastodon", "WhatsApp", "Link kopieren"):
        reach(page, name, limit=1)
    page.keyboard.press("Enter")
    expect(page.locator(".share [role=status]")).to_have_text("Der Link ist kopiert.")
    assert page.evaluate("navigator.clipboard.readText()") == ADDRESS + PLEDGE
    # Nobody has been asked anything: the links are only links.
    assert all(link.get_attribute("rel") == "noopener noreferrer" for link in page.locator(".share a").all())
    assert page.evaluate(
        "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)"
    )


def test_without_an_address_of_its_own_the_site_copies_that_of_the_browser(
    site: str, open_page: OpenPage
) -> None:
    page = open_page(f"{site}{PLEDGE}?fbclid=1#karte", permissions=["clipboard-read", "clipboard-write"])
    expect(page.locator(".share a")).to_have_count(0)
    page.get_by_role("button", name="Link kopieren").click()
    expect(page.locator(".share [role=status]")).to_have_text("Der Link ist kopiert.")
    assert page.evaluate("navigator.clipboard.readText()") == site + PLEDGE
    without = open_page(site + PLEDGE, java_script_enabled=False)
    expect(without.locator(".share")).to_be_hidden()


def test_where_copying_is_forbidden_the_address_is_shown(public_site: str, open_page: OpenPage) -> None:
    page = open_page(public_site + PLEDGE)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.get_by_role("button", name="Link kopieren").click()
    expect(page.locator(".share [role=status]")).to_contain_text(ADDRESS + PLEDGE)


def test_a_device_that_can_share_is_asked_to(public_site: str, open_page: OpenPage) -> None:
    page = open_page(public_site + PLEDGE)
    page.add_init_script("navigator.share = async (what) => { window.shared = what; }")
    page.reload()
    page.get_by_role("button", name="Mit diesem Gerät teilen").click()
    assert page.evaluate("window.shared.url") == ADDRESS + PLEDGE
