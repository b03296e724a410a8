"""Pressing and pointing at the map: everything that lies there is listed, and lines lie side by side."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, on_both, settled
from tests.browser.host_pages import host_pages

# Between Langerwehe and Düren the lines of trains lie on each other, drawn side by side around the
# track: this is about the middle of them.
CORRIDOR = [50.8102, 6.40]
RAILWAYS = {
    "Drittes Gleis Langerwehe–Düren",
    "Euregiobahn Aachen–Düren–Euskirchen",
    "Regionalexpress Aachen–Düren–Bonn",
}


def spot(page: Page, at: list[float], zoom: float) -> tuple[float, float]:
    """Show a place in the middle of the map; return where it is on the screen."""
    x, y = page.evaluate(
        """([at, zoom]) => {
            Pledgemap.map.setView(at, zoom, { animate: false });
            const { x, y } = Pledgemap.map.latLngToContainerPoint(at);
            const box = Pledgemap.map.getContainer().getBoundingClientRect();
            return [box.x + x, box.y + y];
        }""",
        [at, zoom],
    )
    settled(page)
    return x, y


@on_both
def test_a_press_lists_all_lines_that_lie_there(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/?thema=mobilitaet", reduced_motion="reduce")
    page.mouse.click(*spot(page, CORRIDOR, 11))
    titles = set(page.locator(".pledgemap-popup h2").all_text_contents())
    assert titles >= RAILWAYS
    page.keyboard.press("Escape")
    page.mouse.click(*spot(page, [50.62, 6.62], 11))
    expect(page.locator(".pledgemap-popup")).to_have_count(0)


def test_a_mouse_reads_the_names_of_what_it_points_at(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/?thema=mobilitaet", reduced_motion="reduce")
    x, y = spot(page, CORRIDOR, 11)
    page.mouse.move(x - 5, y)
    page.mouse.move(x, y)
    tip = page.locator(".map-tip")
    expect(tip).to_be_visible()
    assert set(tip.locator("span").all_text_contents()) >= RAILWAYS
    assert page.locator("#map_karte path.is-hot").count() >= len(RAILWAYS)
    page.mouse.move(x, y - 60)
    expect(tip).to_be_hidden()
    expect(page.locator("#map_karte path.is-hot")).to_have_count(0)


@pytest.mark.parametrize("zoom", [10, 11, 12, 13])
def test_lines_that_run_together_are_drawn_side_by_side(site: str, open_page: OpenPage, zoom: float) -> None:
    page = open_page(f"{site}/?thema=mobilitaet", reduced_motion="reduce")
    x, _ = spot(page, CORRIDOR, zoom)
    crossings = page.evaluate(
        """(x) => [...document.querySelectorAll("#map_karte path.place-line.is-planned")].map((path) => {
            const length = path.getTotalLength();
            const matrix = path.getScreenCTM();
            for (let at = 0; at < length; at += 0.5) {
                const { x: px, y: py } = path.getPointAtLength(at);
                const on = new DOMPoint(px, py).matrixTransform(matrix);
                if (Math.abs(on.x - x) < 0.5) return on.y;
            }
            return null;
        }).filter((y) => y !== null).sort((a, b) => a - b)""",
        x,
    )
    assert len(crossings) >= 3
    gaps = [below - above for above, below in itertools.pairwise(crossings)]
    assert min(gaps) >= 2.4, crossings


def test_lines_bear_their_names_where_there_is_room(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/?thema=mobilitaet", reduced_motion="reduce")
    spot(page, [50.80, 6.43], 12.5)
    names = page.locator("#map_karte .line-name").all_text_contents()
    assert names
    known = page.evaluate("[...Pledgemap.places.values()].filter((p) => p.shape).map((p) => p.name)")
    assert set(names) <= set(known)
    assert len(names) == len(set(names))
    astray = page.evaluate("""() => {
        const symbols = [...document.querySelectorAll("#map_karte .symbol")]
          .map((symbol) => symbol.getBoundingClientRect());
        const onScreen = (node, { x, y }) => new DOMPoint(x, y).matrixTransform(node.getScreenCTM());
        const lines = [...document.querySelectorAll("#map_karte path.place-line")].flatMap((path) =>
          Array.from({ length: Math.ceil(path.getTotalLength() / 2) }, (_, at) =>
            onScreen(path, path.getPointAtLength(2 * at))));
        const letters = [...document.querySelectorAll("#map_karte .line-name text")].flatMap((text) =>
          Array.from(text.textContent, (letter, at) => onScreen(text, text.getStartPositionOfChar(at))));
        return letters.filter(({ x, y }) => !lines.some((on) => Math.hypot(on.x - x, on.y - y) < 8)
          || symbols.some((box) => x > box.left && x < box.right && y > box.top && y < box.bottom)).length;
    }""")
    assert astray == 0, "each letter is on its line, and on no symbol"
    spot(page, [50.80, 6.43], 10)
    expect(page.locator("#map_karte .line-name")).to_have_count(0)


def test_a_line_alone_lies_where_it_is(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/zusage/boerdebahn-elektrifizieren", reduced_motion="reduce")
    apart = page.evaluate("""() => {
        const place = Pledgemap.places.get("boerdebahn");
        const [lon, lat] = place.shape.coordinates[Math.floor(place.shape.coordinates.length / 2)];
        const at = Pledgemap.map.latLngToContainerPoint([lat, lon]);
        const { x, y } = Pledgemap.map.getContainer().getBoundingClientRect();
        const path = document.querySelector("#map_karte path.place-line");
        const matrix = path.getScreenCTM();
        let nearest = Infinity;
        for (let step = 0; step < path.getTotalLength(); step += 0.5) {
            const on = path.getPointAtLength(step);
            const point = new DOMPoint(on.x, on.y).matrixTransform(matrix);
            nearest = Math.min(nearest, Math.hypot(point.x - x - at.x, point.y - y - at.y));
        }
        return nearest;
    }""")
    assert apart < 1.5


def test_in_a_narrow_frame_the_sheet_rises_from_the_foot_of_the_map(site: str, open_page: OpenPage) -> None:
    with host_pages() as host_page:
        frame = (
            f'<iframe src="{site}/embed/gemeinde/juelich" title="Karte" width="340" height="900"></iframe>'
        )
        page = open_page(host_page(frame), also=(site,), reduced_motion="reduce")
        inside = page.frame_locator("iframe")
        inside.locator("#map_karte[data-zoom]").wait_for()
        inside.locator("#map_karte .symbol").last.click()
        sheet = inside.locator(".place-sheet")
        expect(sheet.locator("h2").first).to_be_focused()
        of_map, of_sheet = inside.locator("#map_karte").bounding_box(), sheet.bounding_box()
        assert of_map
        assert of_sheet
        assert of_sheet["y"] + of_sheet["height"] == pytest.approx(of_map["y"] + of_map["height"], abs=2)
        page.keyboard.press("Escape")
        expect(sheet).to_be_hidden()
