"""The nationwide map in a real Chromium: drawn by the renderer of the streets, for keyboard and finger."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from shapely import LineString
from werkzeug.serving import make_server

from geo.country.store import PostgresStore
from geo.osm import renderer
from tests.browser.accessibility import violations
from tests.browser.conftest import OpenPage, steady
from tests.system.country.harvests import DUEREN, JUELICH, POSITIONS, STATE, TITZ, harvest, pledge, site
from tests.system.country.test_pages import COUNTRY, PAGES
from webapp.atlas.app import create_app
from webapp.atlas.database import Readers

pytestmark = pytest.mark.system
# What the canvases of the map show: the colours in them.
COLOURS = """() => {
  const found = new Set();
  for (const canvas of document.querySelectorAll("#map_land canvas")) {
    const sheet = new OffscreenCanvas(canvas.width, canvas.height);
    const copy = sheet.getContext("2d", { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 3] === 255) found.add(`${data[at]},${data[at + 1]},${data[at + 2]}`);
    }
  }
  return [...found];
}"""
BLUE = "74,82,196"  # of the topic "mobilitaet"


@pytest.fixture
def country(database: str, store: PostgresStore, tmp_path: Path) -> Iterator[str]:
    """The address of a map with some pledges in Kreis Düren."""
    pledges = (pledge("a", JUELICH), pledge("b", JUELICH), pledge("c", DUEREN), pledge("titz", TITZ))
    railway = LineString([POSITIONS[JUELICH], POSITIONS[DUEREN]])
    sites = tuple(site(one.id, *one.municipalities) for one in pledges)
    line = site("c", DUEREN, place="bahn", geometry=railway)
    store.put(harvest(*pledges, sites=(*sites, line)), STATE)
    settings = COUNTRY.replace("https://karte.example/land", "")
    (tmp_path / "country.toml").write_text(settings, encoding="utf-8")
    renderer.fetch(tmp_path)
    readers = Readers([database])
    server = make_server(
        "127.0.0.1", 0, create_app({"HOME": str(tmp_path), "READERS": readers}), threaded=True
    )
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    readers.close()


def colours(page: Page) -> set[str]:
    """Return the colours of the map once all its tiles are drawn."""
    return set(steady(page, lambda: sorted(page.evaluate(COLOURS))))


def test_the_map_is_drawn_and_leads_to_what_lies_under_a_press(country: str, open_page: OpenPage) -> None:
    page = open_page(f"{country}/")
    assert len(colours(page)) > 5
    page.goto(f"{country}/gemeinde/{JUELICH}#14/{POSITIONS[JUELICH][1]:.4f}/{POSITIONS[JUELICH][0]:.4f}")
    assert BLUE in colours(page)
    # With the keyboard: what lies in the middle.
    page.locator("#map_land").focus()
    page.keyboard.press("Enter")
    sheet = page.locator(".map-sheet")
    expect(sheet.locator(".areas a")).to_have_text(["Kreis Düren", "Jülich"])
    expect(sheet.locator("li a").first).to_have_attribute("href", "https://dueren.example/zusage/a")
    expect(sheet.locator("button")).to_be_focused()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(page.locator("#map_land")).to_be_focused()
    # A press where nothing is planned names the place; the address keeps the view.
    box = page.locator("#map_land").bounding_box()
    assert box
    page.mouse.click(box["x"] + 30, box["y"] + 30)
    expect(sheet.locator(".areas a").last).to_be_visible()
    page.reload()
    assert BLUE in colours(page)


def test_what_is_near_is_sent_rounded_and_in_a_form(country: str, open_page: OpenPage) -> None:
    lon, lat = POSITIONS[JUELICH]
    here = {"latitude": lat + 0.00321, "longitude": lon}
    page = open_page(f"{country}/", geolocation=here, permissions=["geolocation"], width=375, height=812)
    with page.expect_request("**/nah") as sent:
        page.get_by_role("button", name="Was ist in meiner Nähe geplant?").click()
    assert sent.value.method == "POST"
    assert sent.value.post_data == f"lon={lon:.2f}&lat={here['latitude']:.2f}"
    expect(page.locator("h1")).to_have_text("In Ihrer Nähe")
    expect(page.locator("article").first).to_contain_text("entfernt")
    assert page.url == f"{country}/nah"
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_axe_finds_nothing_and_nothing_scrolls_sideways(country: str, open_page: OpenPage) -> None:
    page = open_page(f"{country}/impressum", width=375, height=812)
    found = {}
    for path in PAGES:
        page.goto(country + path)
        found[path] = violations(page)
        page.emulate_media(color_scheme="dark")
        found[f"{path} dark"] = violations(page, ["color-contrast"])
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 320, "height": 640})
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            found[f"{path} 320"] = ["scrolls sideways"]
        page.set_viewport_size({"width": 375, "height": 812})
    assert {path: broken for path, broken in found.items() if broken} == {}
