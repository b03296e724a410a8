"""The map in the browser: places open, list and map point at each other, nothing lies on anything."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from geo.publishing.published import read_published
from tests.browser.conftest import HOSTILE, OpenPage, field_of, on_both, steady
from tests.conftest import REPOSITORY
from webapp.pledge_map.names import town_points

SIZES = [(1280, 800), (375, 800)]


@on_both
def test_the_map_shows_each_place_once_and_nothing_county_wide(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/")
    drawn = page.evaluate(
        """() => [...document.querySelectorAll("#map_karte .symbol")]
          .flatMap((s) => s.dataset.places.split(" "))"""
    )
    promised = page.evaluate(
        """() => [...document.querySelectorAll("[data-places]")]
          .flatMap((e) => e.dataset.places.split(" "))"""
    )
    assert sorted(drawn) == sorted(set(promised))
    county_wide = page.locator('[data-part="county-wide"] article')
    assert county_wide.count() > 100
    assert page.locator('[data-part="county-wide"] article[data-places]').count() == 0


@on_both
def test_a_place_opens_by_mouse_with_all_its_pledges(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/?gemeinde=vettweiss&thema=gesundheit")
    page.locator('#map_karte .symbol[data-places="05358060"]').click()
    popup = page.locator(".pledgemap-popup")
    expect(popup.locator("h2")).to_have_text("Vettweiß")
    expect(popup).to_contain_text("genauer Ort noch offen")
    titles = page.locator("article[data-pledge]:visible h4").all_text_contents()
    assert popup.locator("li a").all_text_contents() == titles
    expect(page.locator("article.is-chosen")).to_have_count(len(titles))
    popup.locator("li a").first.click()
    expect(page).to_have_url(re.compile("/zusage/"))


def test_a_place_opens_and_closes_by_keyboard(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/")
    button = page.locator('button.place[data-place="bahnhof-dueren"]').first
    button.focus()
    page.keyboard.press("Enter")
    popup = page.locator(".pledgemap-popup")
    expect(popup.locator("h2")).to_be_focused()
    assert popup.locator("li").count() >= 4
    page.keyboard.press("Tab")
    expect(popup.locator("li a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(popup).to_have_count(0)
    expect(button).to_be_focused()


def test_a_line_opens_where_it_is_touched(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/zusage/boerdebahn-elektrifizieren")
    point = page.evaluate("""() => {
        const line = document.querySelector("#map_karte path.place-line");
        const at = line.getPointAtLength(line.getTotalLength() * 0.6);
        const { x, y } = new DOMPoint(at.x, at.y).matrixTransform(line.getScreenCTM());
        return [x, y];
    }""")
    page.mouse.click(*point)
    expect(page.locator(".pledgemap-popup h2")).to_have_text("Bördebahn")


def test_pointing_at_a_pledge_marks_its_place(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/?thema=natur")
    page.locator('article[data-places="hambacher-wald"]').first.hover()
    expect(page.locator("#map_karte path.place-area.is-hot")).to_have_count(1)
    page.locator("#ergebnis").hover()
    expect(page.locator("#map_karte .is-hot")).to_have_count(0)


def test_symbols_that_meet_are_joined_and_open_as_a_list_that_leads_nearer(
    site: str, open_page: OpenPage
) -> None:
    page = open_page(f"{site}/", reduced_motion="reduce")
    group = page.locator('#map_karte .symbol[data-places*="kreishaus-dueren"]')
    places = (group.get_attribute("data-places") or "").split()
    assert len(places) > 1
    group.click()
    titles = page.locator(".pledgemap-popup h2").all_text_contents()
    # Lines and areas below the symbol come after what it stands for.
    assert "Kreishaus Düren" in titles[: len(places)]
    page.get_by_role("button", name="Näher heranzoomen").click()
    rest(page)
    expect(page.locator(".pledgemap-popup")).to_have_count(0)
    nearer = page.locator('#map_karte .symbol[data-places*="kreishaus-dueren"]')
    assert len((nearer.get_attribute("data-places") or "").split()) < len(places)


def rest(page: Page) -> None:
    """Wait until the map has zoomed or moved."""
    seen = """[...document.querySelectorAll("#map_karte .symbol, .pledgemap-popup, h1")]
        .map((e) => Object.values(e.getBoundingClientRect().toJSON())).join()"""
    steady(page, lambda: page.evaluate(seen))


def collisions(page: Page) -> list[list[str]]:
    """Pairs of names and symbols that meet; symbols are round, names are boxes."""
    return page.evaluate("""() => {
        const boxed = [...document.querySelectorAll("#map_karte .label, #map_karte .symbol:not(.is-badge)")]
          .map((e) => {
            const box = e.getBoundingClientRect();
            return { name: e.ariaLabel || e.textContent, round: e.matches(".symbol"), box,
            x: box.left + box.width / 2, y: box.top + box.height / 2 };
        });
        const meet = (a, b) => a.round && b.round
            ? Math.hypot(a.x - b.x, a.y - b.y) < 28
            : a.box.left < b.box.right - 1 && b.box.left < a.box.right - 1 && a.box.top < b.box.bottom - 1
              && b.box.top < a.box.bottom - 1;
        return boxed.flatMap((a, i) => boxed.slice(i + 1).filter((b) => meet(a, b))
          .map((b) => [a.name, b.name]));
    }""")


def misplaced(page: Page) -> list[list[str]]:
    """List names that are nearer to another town than to their own: they would be read as its name."""
    published = read_published(REPOSITORY)
    points = town_points(published)
    at = {m.name: points[m.ags] for m in published.municipalities}
    return page.evaluate(
        """(towns) => {
        const { x: left, y: top } = document.getElementById("map_karte").getBoundingClientRect();
        const points = Object.entries(towns)
          .map(([name, [lon, lat]]) => [name, Pledgemap.map.latLngToContainerPoint([lat, lon])]);
        return [...document.querySelectorAll("#map_karte .label:not(.is-minor, .has-badge)")]
          .flatMap((label) => {
            const box = label.getBoundingClientRect();
            const [x, y] = [box.left + box.width / 2 - left, box.top + box.height / 2 - top];
            const far = ([, point]) => Math.hypot(point.x - x, point.y - y);
            const nearest = points.reduce((a, b) => (far(b) < far(a) ? b : a));
            const own = points.find(([name]) => name === label.firstChild.textContent);
            return far(own) > far(nearest) + 3 ? [[own[0], nearest[0]]] : [];
        });
    }""",
        at,
    )


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("zooms", [0, 2, 4])
def test_names_and_symbols_do_not_collide(
    site: str, open_page: OpenPage, width: int, height: int, zooms: int
) -> None:
    page = open_page(f"{site}/", width=width, height=height)
    for _ in range(zooms):
        page.get_by_role("button", name="Vergrößern", exact=True).click()
        rest(page)
    assert collisions(page) == []
    assert misplaced(page) == []
    if zooms == 0:
        assert page.locator("#map_karte .label").count() >= (15 if width > 1000 else 9)


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("slug", ["linnich", "heimbach", "titz", "aldenhoven", "nideggen", "dueren"])
def test_every_place_of_a_gemeinde_has_its_symbol_in_view(
    site: str, open_page: OpenPage, slug: str, width: int, height: int
) -> None:
    page = open_page(f"{site}/gemeinde/{slug}", width=width, height=height)
    outside = page.evaluate("""() => {
        const map = document.querySelector("#map_karte").getBoundingClientRect();
        return [...document.querySelectorAll("#map_karte .symbol")].filter((symbol) => {
            const box = symbol.getBoundingClientRect();
            const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
            return x < map.left || x > map.right || y < map.top || y > map.bottom;
        }).map((symbol) => symbol.ariaLabel);
    }""")
    assert outside == []
    assert page.locator("#map_karte .symbol").count() > 0


def test_from_nearby_the_map_names_villages_and_stations(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/zusage/modellfabrik-papier")
    names = page.locator("#map_karte .label").all_text_contents()
    assert {"Düren", "Birkesdorf", "Gürzenich"} <= set(names)
    page.get_by_role("button", name="Ganze Karte").click()
    expect(page.locator("#map_karte .label", has_text="Heimbach")).to_be_visible()


def test_the_list_follows_the_map_and_returns_when_the_popup_closes(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/", reduced_motion="reduce")
    page.locator('#map_karte .symbol[data-places="guerzenicher-wald"]').click()
    expect(page.locator('article.is-chosen[data-places="guerzenicher-wald"]')).to_be_in_viewport()
    assert page.evaluate("window.scrollY") > 0
    page.locator("#map_karte").focus()
    page.keyboard.press("Escape")
    expect(page.locator(".pledgemap-popup")).to_have_count(0)
    assert page.evaluate("window.scrollY") == 0


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_what_opens_is_not_cut_off(site: str, open_page: OpenPage, width: int, height: int) -> None:
    page = open_page(f"{site}/", width=width, height=height, reduced_motion="reduce")
    for place in ("bahnhof-dueren", "rur", "regionalexpress-aachen-dueren-bonn", "05358060"):
        page.locator(f'button.place[data-place="{place}"]').first.click()
        rest(page)
        inside = page.evaluate("""() => {
            const sheet = document.querySelector(".place-sheet[open]");
            const map = sheet ? new DOMRect(0, 0, innerWidth, innerHeight)
                : document.querySelector("#map_karte").getBoundingClientRect();
            const popup = (sheet ?? document.querySelector(".pledgemap-popup")).getBoundingClientRect();
            return popup.left >= map.left - 1 && popup.right <= map.right + 1 && popup.top >= map.top - 1
              && popup.top >= -1
                && popup.bottom <= map.bottom + 1;
        }""")
        assert inside, place
        page.keyboard.press("Escape")


def test_a_csv_cell_stays_text_on_the_map(hostile_site: str, open_page: OpenPage) -> None:
    page = open_page(f"{hostile_site}/")
    page.locator("#map_karte .symbol").click()
    expect(page.locator(".pledgemap-popup li a")).to_have_text(HOSTILE[:80])
    field_of(page, "#q").fill("onerror")
    expect(page.locator("article .summary")).to_have_text(HOSTILE)
    assert page.locator("article img, .pledgemap-popup img").count() == 0


@on_both
@pytest.mark.parametrize("path", ["/gemeinde/juelich", "/thema/natur", "/zusage/hambacher-wald-stiftung"])
def test_every_page_with_places_has_its_map(site: str, open_page: OpenPage, path: str) -> None:
    page = open_page(site + path)
    drawn = set(
        page.evaluate(
            """() => [...document.querySelectorAll("#map_karte .symbol")]
              .flatMap((s) => s.dataset.places.split(" "))"""
        )
    )
    promised = set(
        page.evaluate(
            """() => [...document.querySelectorAll("[data-places]")]
              .flatMap((e) => e.dataset.places.split(" "))"""
        )
    )
    assert drawn
    assert drawn <= promised
