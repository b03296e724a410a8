"""What the map shows besides the pledges is true: the chosen Gemeinde, the key, the names, and where it
ends."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenPage, on_both, settled, wait_until

SIZE = {"width": 1280, "height": 800}
CHOSEN = "#map_karte path.chosen-line"
KEY = """() => [...document.querySelectorAll(".key li:not([hidden])")].map((e) => e.textContent.trim())"""
ENDS = """(slug) => {
    const map = Pledgemap.map;
    const bounds = [...document.querySelectorAll("#map_karte path.chosen-line")]
        .map((path) => path.getBoundingClientRect());
    return [Math.min(...bounds.map((b) => b.left)), Math.max(...bounds.map((b) => b.right))];
}"""


@on_both
def test_the_chosen_gemeinde_is_outlined_on_its_page_and_by_the_filter(
    site: str, open_page: OpenPage
) -> None:
    page = open_page(f"{site}/gemeinde/inden", reduced_motion="reduce")
    expect(page.locator(CHOSEN).first).to_be_attached()
    left, right = page.evaluate(ENDS)
    box = page.locator("#map_karte").bounding_box()
    # The map fits it, so that its outline reaches from one side of the view to the other, or from above down.
    assert box
    assert box["x"] <= left < right <= box["x"] + box["width"]
    page.goto(f"{site}/?gemeinde=inden&gemeinde=titz")
    page.locator("#map_karte[data-zoom]").wait_for()
    of_two = page.locator(CHOSEN).count()
    page.evaluate("""() => {
        const box = document.querySelector('#filter input[value="titz"]');
        box.checked = false;
        box.dispatchEvent(new Event("change", { bubbles: true }));
    }""")
    assert 0 < page.locator(CHOSEN).count() < of_two
    page.goto(f"{site}/")
    page.locator("#map_karte[data-zoom]").wait_for()
    expect(page.locator(CHOSEN)).to_have_count(0)


@on_both
def test_the_frame_of_a_gemeinde_outlines_it_too(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/embed/gemeinde/inden/")
    expect(page.locator(CHOSEN).first).to_be_attached()
    page.goto(f"{site}/embed/thema/natur/")
    page.locator("#map_karte[data-zoom]").wait_for()
    expect(page.locator(CHOSEN)).to_have_count(0)


@on_both
def test_somewhere_in_a_gemeinde_is_a_badge_at_its_name_and_no_point(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/?gemeinde=juelich&gemeinde=vettweiss&gemeinde=dueren", reduced_motion="reduce")
    for ags, name in (("05358024", "Jülich"), ("05358060", "Vettweiß"), ("05358008", "Düren")):
        badge = page.locator(f'#map_karte .symbol[data-places~="{ags}"]')
        expect(badge).to_have_count(1)
        expect(badge.locator("xpath=..")).to_have_text(re.compile(f"^{name}"))
        pledges = page.locator(f'article[data-places~="{ags}"]:visible')
        expect(badge).to_have_text(str(pledges.count()))
    expect(page.locator("#map_karte .label", has_text="Jülich")).to_have_count(1)
    page.locator('#map_karte .symbol[data-places="05358024"]').click()
    popup = page.locator(".pledgemap-popup")
    expect(popup.locator("h2")).to_have_text("Jülich")
    expect(popup).to_contain_text("genauer Ort noch offen")
    expect(popup.locator("li")).to_have_count(
        page.locator('article[data-places~="05358024"]:visible').count()
    )


@pytest.mark.parametrize("zoom", [9.5, 11, 12, 13])
@pytest.mark.parametrize("width", [375, 1280])
def test_a_badge_is_never_left_out_nor_covered(
    site: str, open_page: OpenPage, width: int, zoom: float
) -> None:
    page = open_page(f"{site}/", width=width, reduced_motion="reduce")
    page.evaluate("(zoom) => Pledgemap.map.setView([50.80, 6.48], zoom)", zoom)
    settled(page)
    on_top = page.evaluate("""() => {
        const badge = document.querySelector('#map_karte .symbol[data-places~="05358008"]');
        const { x, y, width, height } = badge.getBoundingClientRect();
        return document.elementsFromPoint(x + width / 2, y + height / 2)[0] === badge;
    }""")
    assert on_top


def test_the_page_of_what_is_somewhere_in_a_gemeinde_shows_the_gemeinde(
    site: str, open_page: OpenPage
) -> None:
    page = open_page(f"{site}/gemeinde/vettweiss")
    href = page.locator('article[data-places="05358060"] h4 a').first.get_attribute("href")
    page.goto(f"{site}{href}")
    expect(page.locator(CHOSEN).first).to_be_attached()
    badge = page.locator('#map_karte .symbol.is-badge[data-places="05358060"]')
    expect(badge).to_be_in_viewport()


def test_the_key_explains_what_is_on_the_map_and_nothing_else(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/")
    key = page.evaluate(KEY)
    assert "Siedlung, ungefähr, aus Haltestellen" in key
    assert {"Strecke", "geplante Strecke", "Fluss mit Zusage", "Gebiet"} <= set(key)
    assert "gewählte Gemeinde" not in key
    page.goto(f"{site}/zusage/modellfabrik-papier")
    page.locator("#map_karte[data-zoom]").wait_for()
    fewer = page.evaluate(KEY)
    assert "Siedlung, ungefähr, aus Haltestellen" in fewer
    assert not {"Strecke", "geplante Strecke", "Fluss mit Zusage", "Gebiet"} & set(fewer)
    page.goto(f"{site}/gemeinde/inden")
    page.locator("#map_karte[data-zoom]").wait_for()
    assert "gewählte Gemeinde" in page.evaluate(KEY)


def test_the_key_shows_a_river_as_the_map_draws_it(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/")
    stroke = """(selector) => {
        const { stroke, strokeWidth } = getComputedStyle(document.querySelector(selector));
        return [stroke, strokeWidth];
    }"""
    for name in ("base-river", "base-rail"):
        assert page.evaluate(stroke, f".key .{name}") == page.evaluate(stroke, f"#map_karte .{name}")
    wide = "(selector) => getComputedStyle(document.querySelector(selector)).strokeWidth"
    assert page.evaluate(wide, ".key .kind-river") == page.evaluate(wide, "#map_karte .place-line.kind-river")


def test_the_place_of_the_search_bears_its_name_and_does_not_cover_it(site: str, open_page: OpenPage) -> None:
    for place, zoomed in (("Binsfeld", False), ("Düren", False), ("Gürzenich", True)):
        page = open_page(f"{site}/?ort={place}" + ("&umkreis=20" if zoomed else ""))
        mark = page.locator(".near-sign")
        expect(mark).to_be_visible()
        name = page.locator("#map_karte .label", has_text=place).first
        expect(name).to_be_visible()
        sign, text = mark.bounding_box(), name.bounding_box()
        assert sign
        assert text
        beside = text["x"] >= sign["x"] + sign["width"] or text["x"] + text["width"] <= sign["x"]
        above = text["y"] >= sign["y"] + sign["height"] or text["y"] + text["height"] <= sign["y"]
        assert beside or above, place


def test_stations_are_not_named_like_villages(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/?ort=Binsfeld", reduced_motion="reduce")
    page.evaluate("Pledgemap.map.setView(Pledgemap.searched.latlng, 13)")
    settled(page)
    names = page.locator("#map_karte .label").all_text_contents()
    assert "Binsfeld" in names
    assert [name for name in names if name.endswith("-Binsfeld")] == []
    page.evaluate("Pledgemap.map.setView([50.795, 6.465], 13)")
    settled(page)
    stops = page.locator("#map_karte .label.is-stop").all_text_contents()
    # Names of lines go before names of stops, so not every stop has room.
    assert {"Annakirmesplatz", "Kuhbrücke", "Renkerstraße"} & set(stops)
    style = "(e) => getComputedStyle(e).fontStyle"
    assert page.locator("#map_karte .label.is-stop").first.evaluate(style) == "italic"
    assert page.locator("#map_karte .label:not(.is-stop)").first.evaluate(style) == "normal"


def test_the_zoom_ends_with_the_region_and_with_the_ground(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/", reduced_motion="reduce")

    def press(name: str) -> None:
        page.evaluate(
            """(name) => { for (let n = 0; n < 30; n += 1) document.querySelector(name).click(); }""", name
        )
        settled(page)

    press(".leaflet-control-zoom-out")
    whole = page.evaluate(
        """() => { const size = Pledgemap.map.getSize(); const [low, high] = [[50.5, 6.1], [51.1, 6.8]]
            .map((at) => Pledgemap.map.latLngToContainerPoint(at));
            return [(high.x - low.x) / size.x, (low.y - high.y) / size.y]; }"""
    )
    # The county is some 0.55 degrees high and 0.5 wide: one of both fills most of the view.
    assert max(whole) > 0.8
    press(".leaflet-control-zoom-in")
    assert page.evaluate("Pledgemap.map.getZoom()") == 13


def without_map(browser: Browser, address: str, blocked: str) -> Page:
    """Open a page that does not get one of its scripts; `open_page` would complain of that."""
    page = browser.new_page(viewport=SIZE)
    page.route(blocked, lambda route: route.abort())
    page.goto(address)
    return page


def test_without_the_script_of_the_map_the_filter_works_and_the_page_says_so(
    site: str, browser: Browser
) -> None:
    for blocked in ("**/static/map-de-*.js", "**/static/leaflet-*.js"):
        page = without_map(browser, f"{site}/", blocked)
        expect(page.locator(".map-failed")).to_be_visible()
        expect(page.locator("#map_karte")).to_be_hidden()
        page.evaluate("""() => {
            const box = document.querySelector('#filter input[value="natur"]');
            box.checked = true;
            box.dispatchEvent(new Event("change", { bubbles: true }));
        }""")
        wait_until(page, "location.search === '?thema=natur'")
        shown = page.locator("article[data-pledge]:visible").evaluate_all(
            "all => all.map((one) => one.dataset.topic)"
        )
        assert set(shown) == {"natur"}
        page.close()
