"""Tiles in a real browser: none, our own, and a foreign server's, which nobody asks before the reader has
agreed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import violations
from tests.browser.conftest import OpenPage, settled
from tests.browser.host_pages import HostPage, host_pages
from tests.conftest import copy_home
from tests.serving import serving
from tests.tiles import ATTRIBUTION, WEST_HALF, TileHost, set_tiles, tile_host, write_tile_file

# Tile servers and homes of their own take long: left to make test-system.
pytestmark = pytest.mark.system

FILE = "data/karte.pmtiles"
PLEDGES = [{"id": "mitte", "places": "Düren"}, {"id": "norden", "places": "Linnich"}]
SHOWN = "img.leaflet-tile-loaded"
SIZES = [(1280, 800), (375, 700), (320, 640)]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_home(tmp_path_factory.mktemp("kacheln") / "home", PLEDGES)


@pytest.fixture(scope="module")
def self_site(home: Path) -> Iterator[str]:
    """A site with tiles of its own for the western half of the Kreis."""
    write_tile_file(home / FILE, bbox=WEST_HALF, zooms=range(9, 13))
    set_tiles(home, mode="self", file=FILE, attribution=ATTRIBUTION)
    with serving(home) as address:
        yield address


@pytest.fixture(scope="module")
def running_host() -> Iterator[TileHost]:
    with tile_host() as host:
        yield host


@pytest.fixture(scope="module")
def remote_site(tmp_path_factory: pytest.TempPathFactory, running_host: TileHost) -> Iterator[str]:
    home = copy_home(tmp_path_factory.mktemp("fremd") / "home", PLEDGES)
    link = "https://kachelamt.example/lizenz"
    set_tiles(home, mode="remote", url=running_host.template, attribution=ATTRIBUTION, attribution_url=link)
    with serving(home) as address:
        yield address


@pytest.fixture
def host(running_host: TileHost) -> TileHost:
    """The foreign server, without any request yet."""
    running_host.requests.clear()
    running_host.status = 200
    return running_host


def requested_by(page: Page) -> list[str]:
    """Collects the addresses that a page asks for from now on."""
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    return requested


def button_of(page: Page) -> Locator:
    return page.locator(".tiles-control button")


def has_tile_at(page: Page, lon: float, lat: float) -> bool:
    """Return whether a tile is shown at a point of the map."""
    return page.evaluate(
        """([lon, lat]) => {
          const { x, y } = Pledgemap.map.latLngToContainerPoint([lat, lon]);
          const frame = Pledgemap.map.getContainer().getBoundingClientRect();
          const rects = [...document.querySelectorAll("img.leaflet-tile-loaded")]
            .map((t) => t.getBoundingClientRect());
          const [left, top] = [frame.x + x, frame.y + y];
          return rects.some((r) => left >= r.left && left < r.right && top >= r.top && top < r.bottom);
        }""",
        [lon, lat],
    )


def test_without_tiles_the_map_asks_for_none_and_has_no_button(site: str, open_page: OpenPage) -> None:
    page = open_page("about:blank", also=(site,))
    requested = requested_by(page)
    page.goto(f"{site}/")
    page.locator("#map_karte[data-zoom]").wait_for()
    settled(page)
    assert len(requested) > 3
    assert [url for url in requested if "/tiles/" in url or not url.startswith(site)] == []
    expect(button_of(page)).to_have_count(0)
    assert page.locator(".leaflet-ground-pane, .map-tiles, .tiles-note").count() == 0


def test_our_own_tiles_lie_between_the_ground_and_the_pledges(self_site: str, open_page: OpenPage) -> None:
    page = open_page(f"{self_site}/")
    expect(page.locator(SHOWN).first).to_be_visible()
    layers = page.evaluate(
        """() => Object.fromEntries(["ground", "tile", "borders", "overlay", "marker"].map((name) =>
          [name, Number(getComputedStyle(document.querySelector(`.leaflet-${name}-pane`)).zIndex)]))"""
    )
    assert sorted(layers, key=layers.get) == ["ground", "tile", "borders", "overlay", "marker"]
    for pane, names in (
        ("ground", (".base-region", ".base-border")),
        ("borders", (".is-outer", ":not(.is-outer)")),
    ):
        for name in names:
            expect(page.locator(f".leaflet-{pane}-pane path{name}").first).to_be_attached()
    assert page.locator(".leaflet-overlay-pane [class*=base-]").count() == 0
    assert page.locator("#map_karte .symbol").count() == 2
    expect(page.locator(".attribution")).to_contain_text(f"Kartenbilder: {ATTRIBUTION}")
    expect(button_of(page)).to_have_count(0)


def test_where_a_tile_is_missing_our_own_ground_and_names_remain(self_site: str, open_page: OpenPage) -> None:
    page = open_page("about:blank", also=(self_site,))
    requested = requested_by(page)
    page.goto(f"{self_site}/")
    expect(page.locator(SHOWN).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    # Jülich lies in the west, Nörvenich in the east that the file does not cover.
    page.evaluate("Pledgemap.map.setView([50.87, 6.5], 11, { animate: false })")
    settled(page)
    names = page.locator("#map_karte .label")
    for name in names.filter(has_text="Jülich").all():
        expect(name).to_be_hidden()
    assert not names.filter(has_text="Nörvenich").evaluate("(label) => label.matches('.is-on-tile')")
    assert has_tile_at(page, 6.36, 50.92)
    assert not has_tile_at(page, 6.70, 50.80)
    # What lies outside the file is not even asked for.
    columns = {int(url.split("/tiles/11/")[1].split("/")[0]) for url in requested if "/tiles/11/" in url}
    assert max(columns) <= 1060
    assert len({url.split("?v=")[1] for url in requested if "/tiles/" in url}) == 1


def test_before_the_button_is_pressed_not_one_request_leaves(
    remote_site: str, host: TileHost, open_page: OpenPage
) -> None:
    page = open_page("about:blank", also=(remote_site,))
    requested = requested_by(page)
    for path in ("/", "/gemeinde/dueren", "/zusage/mitte", "/embed", "/en/", "/datenschutz"):
        page.goto(remote_site + path)
        page.wait_for_load_state("networkidle")
        if page.locator("#map_karte").count():
            expect(button_of(page)).to_be_visible()
            page.evaluate("Pledgemap.map.setZoom(12, { animate: false })")
            settled(page)
    assert len(requested) > 15
    assert [url for url in requested if not url.startswith(remote_site)] == []
    assert host.requests == {}
    assert page.locator("link[rel*=preconnect], link[rel*=prefetch]").count() == 0


def test_after_the_button_is_pressed_the_foreign_map_appears_until_the_page_is_left(
    remote_site: str, host: TileHost, open_page: OpenPage
) -> None:
    page = open_page(f"{remote_site}/zusage/mitte", also=(host.address,))
    button = button_of(page)
    expect(button).to_have_text(f"Karte von {host.name} laden")
    expect(page.locator(".tiles-source")).to_be_hidden()
    button.click()
    expect(page.locator(SHOWN).first).to_be_visible()
    expect(button).to_have_text("Fremde Karte wieder ausblenden")
    expect(page.locator(".tiles-source")).to_contain_text(ATTRIBUTION)
    assert host.requests
    for headers in host.requests.values():
        # The website, not the page; no cookie, though the server would like to set one.
        assert headers["Referer"] == f"{remote_site}/"
        assert "Cookie" not in headers
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]

    page.reload()
    page.locator("#map_karte[data-zoom]").wait_for()
    host.requests.clear()
    settled(page)
    assert host.requests == {}
    expect(button_of(page)).to_have_text(f"Karte von {host.name} laden")
    expect(page.locator(SHOWN)).to_have_count(0)


def test_a_hidden_foreign_map_asks_for_nothing_more(
    remote_site: str, host: TileHost, open_page: OpenPage
) -> None:
    page = open_page(f"{remote_site}/", also=(host.address,))
    names = page.locator("#map_karte .label:visible").all_text_contents()
    assert "Jülich" in names
    button = button_of(page)
    button.click()
    expect(page.locator(SHOWN).first).to_be_visible()
    expect(page.locator("#map_karte .label:visible")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    button.click()
    host.requests.clear()
    expect(page.locator(SHOWN)).to_have_count(0)
    expect(page.locator(".border-on-tiles")).to_have_count(0)
    expect(page.locator("#map_karte .label", has_text="Jülich")).to_be_visible()
    page.evaluate("Pledgemap.map.setZoom(12, { animate: false })")
    settled(page)
    assert host.requests == {}
    expect(button).to_have_text(f"Karte von {host.name} laden")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_button_can_be_reached_and_pressed_by_keyboard_and_finger(
    remote_site: str, host: TileHost, open_page: OpenPage, width: int, height: int
) -> None:
    page = open_page(f"{remote_site}/en/", also=(host.address,), width=width, height=height)
    button = page.get_by_role("button", name=f"Load map from {host.name}")
    expect(button).to_have_accessible_description(
        f"Map pictures from {host.name} come only at the press of the button and only while this page is "
        f"open. "
        "That server then learns: the IP address, the section of the map, the name of the browser and the "
        "address of this website."
    )
    expect(page.locator(".tiles-note")).to_be_visible()
    box = button.bounding_box()
    assert box["height"] >= (44 if width < 960 else 36)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    covered = button.evaluate("""(button) => {
        const ours = button.getBoundingClientRect();
        return [...document.querySelectorAll(".near-search, .leaflet-bar")]
          .map((element) => element.getBoundingClientRect())
          .filter((box) => box.width && box.left < ours.right && ours.left < box.right
            && box.top < ours.bottom && ours.top < box.bottom).length;
    }""")
    assert covered == 0
    page.locator("#map_karte").focus()
    for _ in range(30):
        page.keyboard.press("Tab")
        if button.evaluate("(button) => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.locator(SHOWN).first).to_be_attached()
    expect(page.get_by_role("button", name="Hide the foreign map again")).to_be_focused()


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_no_barrier_in_any_state_of_the_button(
    remote_site: str, host: TileHost, open_page: OpenPage, colours: str
) -> None:
    page = open_page(f"{remote_site}/zusage/mitte", may_fail=(host.address,), color_scheme=colours)
    assert violations(page) == []
    button_of(page).click()
    expect(page.locator(SHOWN).first).to_be_visible()
    assert violations(page) == []
    host.status = 403
    page.evaluate("Pledgemap.map.setZoom(15, { animate: false })")
    expect(page.locator(".tiles-control [role=status]")).not_to_be_empty()
    assert violations(page) == []


def test_if_the_foreign_server_refuses_a_note_says_so_and_our_map_remains(
    remote_site: str, host: TileHost, open_page: OpenPage
) -> None:
    host.status = 403
    page = open_page(f"{remote_site}/", may_fail=(host.address,))
    button_of(page).click()
    expect(page.get_by_role("status").filter(has_text="Kartenbilder")).to_have_text(
        f"Von {host.name} kommen keine Kartenbilder. Unsere eigene Karte bleibt."
    )
    expect(page.locator("#map_karte .label", has_text="Jülich")).to_be_visible()
    page.locator("#map_karte .symbol").first.click()
    expect(page.locator(".pledgemap-popup")).to_be_visible()
    host.status = 200
    page.evaluate("Pledgemap.map.setZoom(12, { animate: false })")
    expect(page.locator(SHOWN).first).to_be_visible()
    expect(page.locator(".tiles-control [role=status]")).to_be_empty()


def test_if_the_foreign_server_is_down_a_note_says_so(tmp_path: Path, open_page: OpenPage) -> None:
    home = copy_home(tmp_path / "home", PLEDGES)
    with tile_host() as stopped_host:
        pass
    set_tiles(home, mode="remote", url=stopped_host.template, attribution=ATTRIBUTION)
    with serving(home) as address:
        page = open_page(f"{address}/", may_fail=(stopped_host.address,))
        button_of(page).click()
        expect(page.locator(".tiles-control [role=status]")).to_contain_text("Unsere eigene Karte bleibt")
        assert page.locator("#map_karte .symbol").count() == 2


def test_at_night_tiles_do_not_glare_and_on_paper_they_are_as_they_are(
    remote_site: str, host: TileHost, open_page: OpenPage
) -> None:
    page = open_page(f"{remote_site}/", also=(host.address,), color_scheme="dark")
    button_of(page).click()
    expect(page.locator(SHOWN).first).to_be_visible()
    css_filter = "getComputedStyle(document.querySelector('.map-tiles')).filter"
    assert "invert(1)" in page.evaluate(css_filter)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(css_filter) == "none"
    expect(button_of(page)).to_be_hidden()
    expect(page.locator(".tiles-note")).to_be_hidden()
    expect(page.locator(".tiles-source")).to_be_visible()


@pytest.fixture(scope="module")
def host_page() -> Iterator[HostPage]:
    with host_pages() as page:
        yield page


def frame_in(page: str, sandbox: str = 'sandbox="allow-scripts"') -> str:
    return f'<iframe src="{page}" title="Karte" width="640" height="600" {sandbox}></iframe>'


@pytest.mark.parametrize(("sandbox", "offered"), [('sandbox="allow-scripts"', 0), ("", 1)])
def test_in_a_sandboxed_frame_the_foreign_map_is_not_offered(
    remote_site: str, host: TileHost, host_page: HostPage, open_page: OpenPage, sandbox: str, offered: int
) -> None:
    page = open_page(host_page(frame_in(f"{remote_site}/embed", sandbox)), also=(remote_site,))
    frame = page.frame_locator("iframe")
    expect(frame.locator("#map_karte .symbol").first).to_be_visible()
    expect(frame.locator(".tiles-control button")).to_have_count(offered)
    expect(frame.locator(".tiles-note")).to_be_visible(visible=bool(offered))
    # Nothing is requested from there: open_page fails otherwise. What ``host`` has seen may still come from
    # the page of the test before, which was closed while its pictures were on their way.
    page.wait_for_load_state("networkidle")


def test_in_a_plain_frame_the_foreign_map_comes_after_the_press(
    remote_site: str, host: TileHost, host_page: HostPage, open_page: OpenPage
) -> None:
    page = open_page(host_page(frame_in(f"{remote_site}/embed", "")), also=(remote_site, host.address))
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name=f"Karte von {host.name} laden").click()
    expect(frame.locator(SHOWN).first).to_be_visible()
    assert {headers["Referer"] for headers in host.requests.values()} == {f"{remote_site}/"}


@pytest.mark.parametrize(("colours", "turned"), [("dunkel", True), ("hell", False)])
def test_in_a_sandboxed_frame_our_own_tiles_are_shown_in_the_colours_of_the_frame(
    self_site: str, host_page: HostPage, open_page: OpenPage, colours: str, turned: bool
) -> None:
    address = f"{self_site}/embed?gemeinde=linnich&farben={colours}"
    page = open_page(host_page(frame_in(address)), also=(self_site,))
    frame = page.frame_locator("iframe")
    expect(frame.locator(SHOWN).first).to_be_visible()
    used = frame.locator(".map-tiles").evaluate("(layer) => getComputedStyle(layer).filter")
    assert ("invert(1)" in used) == turned
