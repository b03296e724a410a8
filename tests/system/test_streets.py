"""From an extract to the map with streets, in a real browser, with the real program that draws them."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Frame, Page, Route, expect

from geo.build import build
from geo.osm import renderer
from geo.osm.command import run
from tests.browser.conftest import OpenPage
from tests.browser.host_pages import host_pages
from tests.conftest import copy_home
from tests.exporting import export_quickly, file_server
from tests.geo.osm.extract import DUEREN, around_dueren
from tests.serving import serving
from tests.system.static_site import web_servers
from tests.tiles import set_tiles
from webapp.tiles.paint import DARK, LIGHT, colour_of, paint

ZOOM = 14
# Metres east and north of Düren, and the colour there.
WOODS, LAKE = ((-1_200, -1_300), "woods"), ((560, -1_000), "water")
CANVASES = ".tile-ground canvas"
# In a frame that nobody may reach into, the colours of a canvas are read from within.
SHOW = """([lon, lat, zoom]) => new Promise((done) => {
  const layer = Object.values(Pledgemap.map._layers).find((one) => one.setShade);
  Pledgemap.map.setView([lat, lon], zoom, { animate: false });
  const isDrawn = () => !layer._loading && document.querySelector(".tile-ground canvas[width='0']") === null;
  const look = () => (isDrawn() ? done() : setTimeout(look, 20));
  look();
})"""
COLOUR = """([lon, lat]) => {
  const map = Pledgemap.map;
  const frame = map.getContainer().getBoundingClientRect();
  const { x, y } = map.latLngToContainerPoint([lat, lon]);
  const hit = [...document.querySelectorAll(".tile-ground canvas")].find((canvas) => {
    const box = canvas.getBoundingClientRect();
    const [left, top] = [x + frame.x, y + frame.y];
    return left >= box.x && left < box.right && top >= box.y && top < box.bottom;
  });
  if (!hit) return "";
  const box = hit.getBoundingClientRect();
  const scale = hit.width / box.width;
  const at = [(x + frame.x - box.x) * scale, (y + frame.y - box.y) * scale];
  const copy = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const brush = copy.getContext("2d", { willReadFrequently: true });
  brush.drawImage(hit, ...at.map(Math.floor), 1, 1, 0, 0, 1, 1);
  const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data;
  const hex = (value) => value.toString(16).padStart(2, "0");
  return alpha ? `#${hex(red)}${hex(green)}${hex(blue)}` : "";
}"""


def lonlat(east: float, north: float) -> list[float]:
    return [DUEREN[0] + east / 70_400, DUEREN[1] + north / 111_200]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose tiles come from the small extract; nothing in its settings names them."""
    folder = tmp_path_factory.mktemp("streets")
    home = copy_home(
        folder / "home", [{"id": "erste", "places": "Düren"}, {"id": "zweite", "places": "Jülich"}]
    )
    run(around_dueren().write(folder / "dueren.osm"), home, report=lambda line: None)
    build(home)
    renderer.fetch(home)
    return home


@pytest.fixture(scope="module")
def site(home: Path) -> Iterator[str]:
    with serving(home) as address:
        yield address


def show(page: Page | Frame, zoom: int = ZOOM) -> None:
    """Look at Düren and wait for its tiles."""
    page.wait_for_selector(CANVASES, state="attached")
    page.evaluate(SHOW, [*lonlat(-300, -1_000), zoom])


def colours(page: Page | Frame) -> list[str]:
    return [page.evaluate(COLOUR, lonlat(*at)) for at, _ in (WOODS, LAKE)]


def expected(shade: int) -> list[str]:
    return [colour_of(name, shade) for _, name in (WOODS, LAKE)]


def wait_for_colours(page: Page | Frame, shade: int) -> None:
    page.wait_for_function(
        f"(wanted) => JSON.stringify(wanted.map(([at]) => ({COLOUR})(at)))"
        " === JSON.stringify(wanted.map(([, colour]) => colour))",
        arg=[[lonlat(*at), colour_of(name, shade)] for at, name in (WOODS, LAKE)],
    )


def test_streets_come_after_the_first_view_from_our_own_host_and_follow_the_colours_of_the_system(
    site: str, open_page: OpenPage
) -> None:
    page = open_page("about:blank", also=(site,))
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    with page.expect_event("load"):
        page.goto(f"{site}/")
    before = list(requested)
    show(page)
    wait_for_colours(page, LIGHT)
    # Neither the renderer nor a tile is part of the first view.
    assert [url for url in before if "/tiles/" in url or "kacheln" in url] == []
    assert [url for url in requested if "/tiles/" in url]
    expect(page.locator(".tiles-source")).to_contain_text("OpenStreetMap-Mitwirkende, ODbL")
    expect(page.locator(".tiles-failed")).to_be_empty()
    # Our own names stay, and the map goes deeper than without streets.
    expect(page.locator("#map_karte .label", has_text="Düren").first).to_be_visible()
    assert page.evaluate("Pledgemap.map.getMaxZoom()") == 18
    light = page.locator("#map_karte").screenshot()
    page.emulate_media(color_scheme="dark")
    wait_for_colours(page, DARK)
    dark = page.locator("#map_karte").screenshot()
    assert brightness(light) > 2 * brightness(dark)
    # No print waits until streets are drawn anew: what is dark on the screen is light on paper at once.
    page.emulate_media(color_scheme="dark", media="print")
    assert brightness(page.locator("#map_karte").screenshot()) > 2 * brightness(dark)
    wait_for_colours(page, DARK)
    page.emulate_media(color_scheme="dark", media="screen")
    # The only borders are ours, and too coarse for houses.
    assert not [rule for rule in paint()["paint"] if rule["layer"] == "boundaries"]
    close = page.locator(".leaflet-borders-pane.is-close .border-on-tiles")
    expect(close).to_have_count(0)
    show(page, 17)
    expect(close.first).to_be_attached()
    show(page, 9)


def brightness(picture: bytes) -> float:
    grey = Image.open(io.BytesIO(picture)).convert("L")
    return sum(grey.tobytes()) / (grey.width * grey.height)


def test_without_tiles_the_same_place_looks_otherwise(
    home: Path, site: str, tmp_path: Path, open_page: OpenPage
) -> None:
    page = open_page(f"{site}/")
    show(page)
    wait_for_colours(page, LIGHT)
    with_streets = page.locator("#map_karte").screenshot()
    bare = set_tiles(copy_home(tmp_path / "bare", [{"id": "erste", "places": "Düren"}]), mode="none")
    with serving(bare) as address:
        page = open_page(f"{address}/")
        page.evaluate("([lon, lat]) => Pledgemap.map.setView([lat, lon], 13, { animate: false })",
                      lonlat(-300, -1_000))  # fmt: skip
        assert page.locator(CANVASES).count() == 0
        assert page.locator("#map_karte").screenshot() != with_streets


def fail_some(route: Route) -> None:
    route.fulfill(status=503)


def lose(route: Route) -> None:
    route.abort()


def damage(route: Route) -> None:
    route.fulfill(
        status=200, body=b"\x1a\xff\xff\xff\xff\x0fnot a tile", content_type="application/x-protobuf"
    )


@pytest.mark.parametrize("answer", [fail_some, damage, lose], ids=["503", "damaged", "lost"])
def test_what_is_missing_is_told_once_and_the_map_stays_usable(
    site: str, open_page: OpenPage, answer: Callable[[Route], None]
) -> None:
    page = open_page("about:blank", may_fail=(site,))
    # Chromium writes what fails into the console; the rest must be silent.
    page.route("**/tiles/**", answer)
    page.goto(f"{site}/")
    failed = page.locator(".tiles-failed")
    expect(failed).to_have_text(
        "Ein Teil der Straßen ließ sich nicht laden. Alles andere auf der Karte stimmt."
    )
    page.evaluate("Pledgemap.map.setZoom(13, { animate: false })")
    expect(failed).to_have_count(1)
    expect(page.locator("#map_karte .label", has_text="Düren").first).to_be_visible()
    page.unroute("**/tiles/**")
    show(page)
    wait_for_colours(page, LIGHT)


def test_without_the_program_that_draws_the_map_says_so(site: str, open_page: OpenPage) -> None:
    page = open_page("about:blank", may_fail=(site,))
    page.route("**/kacheln-zeichnen-*.js", lose)
    page.goto(f"{site}/")
    expect(page.locator(".tiles-failed")).not_to_be_empty()
    expect(page.locator("#map_karte .symbol").first).to_be_visible()


def frame_of(page: Page, address: str) -> Frame:
    expect(page.frame_locator("iframe").locator(CANVASES).first).to_be_attached()
    return next(frame for frame in page.frames if frame.url.startswith(address))


@pytest.mark.parametrize(("query", "shade"), [("", LIGHT), ("?farben=dunkel", DARK)])
def test_a_sandboxed_frame_draws_in_its_own_colours(
    site: str, open_page: OpenPage, query: str, shade: int
) -> None:
    with host_pages() as host_page:
        body = f'<iframe src="{site}/embed{query}" width="900" height="700" sandbox="allow-scripts"></iframe>'
        address = host_page(body)
        page = open_page("about:blank", also=(site, address))
        page.goto(address)
        frame = frame_of(page, site)
        assert frame.evaluate("self.origin") == "null"
        show(frame)
        wait_for_colours(frame, shade)


@pytest.fixture(scope="module")
def exported(home: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="export-") as name:
        room = Path(name)
        room.chmod(0o755)  # Apache's user walks there
        export_quickly(home, room / "site")
        yield room / "site"


@pytest.mark.parametrize("server", ["nginx", "apache", "plain"])
def test_as_files_the_map_has_its_streets_behind_every_server(
    exported: Path, tmp_path: Path, open_page: OpenPage, server: str
) -> None:
    with ExitStack() as running:
        if server == "plain":
            address = running.enter_context(file_server(exported))
        else:
            web_servers.install()
            start = getattr(web_servers, server)
            address = running.enter_context(start(exported, exported / "nginx.conf", tmp_path))
        # Python's own server does not know what a browser asks for by itself.
        page = open_page("about:blank", also=(address,))
        answers: dict[str, dict[str, str]] = {}
        page.on("response", lambda r: answers.update({r.url: r.headers}) if "/tiles/" in r.url else None)
        page.goto(f"{address}/")
        show(page)
        wait_for_colours(page, LIGHT)
        expect(page.locator(".tiles-failed")).to_be_empty()
        for headers in answers.values():
            packed = (headers.get("content-encoding"), headers.get("content-type"))
            if server != "plain":
                assert packed == ("gzip", "application/vnd.mapbox-vector-tile")
                assert headers["access-control-allow-origin"] == "*"
        assert answers
