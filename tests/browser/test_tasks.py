"""Ten tasks on a phone take as many taps as docs/aufgaben.md promises."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.conftest import REPOSITORY

PHONE = {"width": 375, "height": 812, "has_touch": True, "is_mobile": True}
CLIPBOARD = ["clipboard-read", "clipboard-write"]
ROW = re.compile(r"^\| (?P<task>[^|]+?) \| (?:\d+|unmöglich) \| (?P<taps>\d+) \| [^|]+ \|$", re.MULTILINE)
PROMISED = dict(ROW.findall((REPOSITORY / "docs" / "aufgaben.md").read_text(encoding="utf-8")))


class Finger:
    """Touches a page, types with its keyboard, and counts the touches."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0

    def tap(self, target: Locator | str) -> None:
        self.taps += 1
        (self.page.locator(target) if isinstance(target, str) else target).tap()

    def tap_link(self, name: str, within: str = "main") -> None:
        self.tap(self.page.locator(within).get_by_role("link", name=name, exact=True))

    def type(self, text: str) -> None:
        """Type into the field that has the focus: without one the text would be lost."""
        expect(self.page.locator("input:focus")).to_be_visible()
        self.page.keyboard.type(text)

    def receives(self, link: str, content_type: str) -> None:
        """Tap a link that leads to a file."""
        with self.page.expect_response(
            lambda response: content_type in response.headers.get("content-type", "")
        ) as received:
            self.tap_link(link)
        assert received.value.ok

    def copied(self) -> str:
        copied: str = self.page.evaluate("navigator.clipboard.readText()")
        return copied


def planned_in_birgel(finger: Finger) -> None:
    finger.tap("#ort")
    finger.type("Birgel")
    finger.tap(finger.page.locator("#near-list [role=option]").first)
    expect(finger.page.locator("#ergebnis")).to_contain_text("um Birgel")
    expect(finger.page.locator(".near-card").first).to_be_visible()


def around_an_address(finger: Finger) -> None:
    finger.tap("#ort")
    finger.type("Aachener Str. 5, 52349 Düren")
    finger.tap(finger.page.locator(".near-search").get_by_role("button", name="Suchen"))
    expect(finger.page.locator("#ergebnis")).to_contain_text("um Düren")
    expect(finger.page.locator(".near-card").first).to_be_visible()


def own_gemeinde(finger: Finger) -> None:
    finger.tap_link("Heimbach", ".all-pages")
    expect(finger.page.get_by_role("heading", level=1)).to_contain_text("Heimbach")


def a_topic(finger: Finger) -> None:
    finger.tap_link("Tierschutz", ".all-pages")
    expect(finger.page.get_by_role("heading", level=1)).to_have_text("Tierschutz")


def about_bicycles(finger: Finger) -> None:
    finger.tap('[data-menu="q"] > summary')
    finger.type("Fahrrad")
    expect(finger.page.locator(".chosen")).to_contain_text("Fahrrad")
    expect(finger.page.locator("#ergebnis")).not_to_have_attribute("data-shown", "0")
    marked = finger.page.locator("#liste mark:visible").first
    expect(marked).to_contain_text(re.compile("rad", re.IGNORECASE))


def begun_or_done(finger: Finger) -> None:
    finger.tap_link("Änderungen", ".site-footer")
    expect(finger.page.locator(".changes .status").first).to_have_text("begonnen")


def link_of_a_pledge(finger: Finger) -> None:
    finger.tap(finger.page.locator("#liste article:visible h4 a").first)
    finger.tap(finger.page.get_by_role("button", name="Link kopieren"))
    expect(finger.page.locator(".share [role=status]")).to_have_text("Der Link ist kopiert.")
    assert finger.copied() == finger.page.url


def sheet_of_juelich(finger: Finger) -> None:
    finger.tap_link("Jülich", ".all-pages")
    finger.receives("Handzettel (PDF)", "application/pdf")


def frame_of_bicycles_in_kreuzau(finger: Finger) -> None:
    finger.tap_link("Kreuzau", ".all-pages")
    finger.tap_link("Auf der eigenen Website einbetten")
    finger.tap('#chooser input[name="thema"][value="mobilitaet"]')
    code = finger.page.locator('[data-snippet="auto"]')
    expect(code).to_have_value(re.compile("/embed/gemeinde/kreuzau[?]thema=mobilitaet"))
    finger.tap('[data-copy="auto"]')
    expect(finger.page.locator("#code-auto [role=status]")).to_have_text("Kopiert.")
    assert finger.copied() == code.input_value()


def table_of_juelich(finger: Finger) -> None:
    finger.tap_link("Jülich", ".all-pages")
    finger.receives("Tabelle (CSV)", "text/csv")


TASKS: dict[str, Callable[[Finger], None]] = {
    "Was ist in Birgel geplant?": planned_in_birgel,
    "Was ist um „Aachener Str. 5, 52349 Düren“ geplant?": around_an_address,
    "Die Seite meiner Gemeinde": own_gemeinde,
    "Was ist zu einem Thema geplant?": a_topic,
    "Was ist zu „Fahrrad“ geplant?": about_bicycles,
    "Was hat begonnen oder ist erledigt?": begun_or_done,
    "Den Link einer Zusage kopieren": link_of_a_pledge,
    "Jülich als Blatt für den Marktstand": sheet_of_juelich,
    "Bus, Bahn und Rad in Kreuzau auf der eigenen Website": frame_of_bicycles_in_kreuzau,
    "Jülich als Tabelle": table_of_juelich,
}


def test_each_task_of_the_page_is_played() -> None:
    assert list(PROMISED) == list(TASKS)


@pytest.mark.parametrize("task", TASKS)
def test_a_task_takes_as_many_taps_as_promised(site: str, open_page: OpenPage, task: str) -> None:
    finger = Finger(open_page(f"{site}/", permissions=CLIPBOARD, **PHONE))
    TASKS[task](finger)
    assert finger.taps == int(PROMISED[task])


@pytest.mark.parametrize(("menu", "name"), [("Meine Gemeinde", "Heimbach"), ("Themen", "Tierschutz")])
def test_from_the_header_every_gemeinde_and_topic_is_two_taps_away(
    site: str, open_page: OpenPage, menu: str, name: str
) -> None:
    finger = Finger(open_page(f"{site}/", **PHONE))
    finger.tap(finger.page.locator(".site-nav summary", has_text=menu))
    finger.tap_link(name, ".site-nav")
    expect(finger.page.get_by_role("heading", level=1)).to_contain_text(name)
    assert finger.taps == 2
