"""Streets and house numbers in the field for a place, on a server and on the export: the answer, and that the
number stays on the visitor's device."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.exporting import export_quickly, file_server
from tests.serving import serving
from tests.streets import copy_with_streets

FIELD = "Ort, Straße, Haltestelle oder Postleitzahl"


@pytest.fixture(scope="module")
def streets_home(our_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_with_streets(our_home, tmp_path_factory.mktemp("streets") / "home")


@pytest.fixture(scope="module", params=["server", "export"])
def streets_site(
    request: pytest.FixtureRequest, streets_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    if request.param == "server":
        with serving(streets_home) as address:
            yield address
    else:
        folder = tmp_path_factory.mktemp("exported") / "site"
        export_quickly(streets_home, folder)
        with file_server(folder) as address:
            yield address


def origin(page: Page, text: str) -> None:
    expect(page.locator(".near-origin")).to_contain_text(text)
    expect(page.locator(".near-origin")).to_have_count(1)


def test_a_house_is_found_and_its_number_is_in_no_request_and_no_address(
    streets_site: str, open_page: OpenPage
) -> None:
    # The page that asks which street is meant is a 404.
    page = open_page(f"{streets_site}/", width=375, height=812, may_fail=(streets_site,))
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    field = page.get_by_label(FIELD)
    field.click()
    field.press_sequentially("Oberstr. 12a")
    option = page.get_by_role("option", name="Oberstraße 12a (Düren)")
    expect(option).to_be_visible()
    field.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    origin(page, "Ab Oberstraße 12a: Hausnummer genau.")
    expect(page.locator("#ergebnis")).to_contain_text("um Oberstraße (Düren)")
    expect(page.locator("#ergebnis")).to_be_focused()
    expect(field).to_have_value("Oberstraße 12a (Düren)")
    expect(page.locator(".near-sign")).to_have_count(1)

    page.get_by_label("Umkreis").select_option("10")
    page.wait_for_url("**umkreis=10")
    origin(page, "Ab Oberstraße 12a: Hausnummer genau.")
    field.fill("oberstraße 13, 52349 düren")
    field.press("Enter")
    origin(page, "Nummer 13 kennt die Karte nicht: ungefähr, ab Nummer 12.")

    field.fill("Hauptstr. 3")
    field.press("Enter")
    page.get_by_role("link", name="Hauptstraße, Winden (Kreuzau)").click()
    origin(page, "Ab Hauptstraße 3: Hausnummer genau.")
    expect(field).to_have_value("Hauptstraße 3, Winden (Kreuzau)")
    # What is mistyped is a question too, and its number does not leave either.
    field.fill("Obersraße 1, Düren")
    expect(page.get_by_role("option", name="Oberstraße 1 (Düren)")).to_be_visible()
    field.press("Enter")
    expect(page.locator("main")).to_contain_text("Meinten Sie einen von diesen Orten?")
    page.get_by_role("link", name="Oberstraße (Düren)").click()
    origin(page, "Ab Oberstraße 1: Hausnummer genau.")
    assert "#" not in page.url
    # What is behind "#" is not sent.
    queries = [parse_qs(urlsplit(url).query) for url in [page.url, *requests]]
    places = {place for query in queries for place in query.get("ort", ())}
    streets = {"Oberstraße (Düren)", "Hauptstr.", "Hauptstraße, Winden (Kreuzau)"}
    assert places == streets | {"Obersraße , Düren"}
    letters = {url.rpartition("/strassen-")[2][:2] for url in requests if "/strassen-" in url}
    assert {"o-", "h-"} <= letters
    page.reload()
    origin(page, "Straße, ungefähr")  # nothing has kept the number
