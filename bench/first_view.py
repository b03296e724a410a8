"""What a browser loads to show ``/``, or a frame, for the first time, as real Chromium counts it on the wire.

The naive page wants files of other hosts. None is requested: it gets Leaflet from the package that the
site uses, so that its map starts and asks for its tiles, and everything else fails. So its requests are
counted, its foreign bytes are not.
"""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, CDPSession, Page, Route, sync_playwright

from bench import servers
from bench.report import Figure
from tests.browser.chromium import ARGUMENTS, MISSING, find_chromium
from webapp.assets import LEAFLET

MAX_KB = 150
MAX_REQUESTS = 12
# The fullest Gemeinde, in a frame and as the naive app would be framed.
FRAME, NAIVE_FRAME = "/embed/gemeinde/dueren", "/?gemeinde=dueren"
WHOLE_FRAME = "/embed"
FRAME_WIDTH_PX, MAX_FRAME_KB = 640, 100
WIDTHS_PX = (1280, 375)
HEIGHT_PX = 800
BROWSER_ARGUMENTS = (
    *ARGUMENTS,
    # Nothing leaves this machine, wherever the bench is run.
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {servers.HOST}",
)
# All that the popups of a Folium page want of jQuery.
JQUERY = """window.$ = (html) => {
  const holder = document.createElement("template");
  holder.innerHTML = html.trim();
  return holder.content.children;
};"""


@dataclass
class Load:
    """One request: ``wire_bytes`` counts header and body as they came, None while nothing came."""

    url: str
    wire_bytes: int | None = None

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    @property
    def is_foreign(self) -> bool:
        return self.host != servers.HOST

    @property
    def name(self) -> str:
        return urlsplit(self.url).path


def measure() -> tuple[list[Figure], list[str]]:
    """Open ``/`` of both apps in wide and narrow windows; return the figures, and our files by size."""
    with _chromium() as browser:
        with servers.running(servers.OURS) as port:
            ours = {width_px: _first_view(browser, port, width_px) for width_px in WIDTHS_PX}
            our_frame = _first_view(browser, port, FRAME_WIDTH_PX, FRAME)
            whole_frame = _first_view(browser, port, FRAME_WIDTH_PX, WHOLE_FRAME)
        with servers.running(servers.NAIVE) as port:
            naive = {width_px: _first_view(browser, port, width_px) for width_px in WIDTHS_PX}
            naive_frame = _first_view(browser, port, FRAME_WIDTH_PX, NAIVE_FRAME)
    figures = [figure for width_px, loads in ours.items() for figure in _against_targets(loads, width_px)]
    figures += [figure for width_px, loads in naive.items() for figure in _of_peer(loads, width_px)]
    figures += _of_frames(our_frame, naive_frame, whole_frame)
    return figures, _files(ours[WIDTHS_PX[0]])


@contextmanager
def _chromium() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        raise SystemExit(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(BROWSER_ARGUMENTS))
        yield browser
        browser.close()


def _first_view(browser: Browser, port: int, width_px: int, path: str = "/") -> list[Load]:
    """Open a page with an empty cache and wait until nothing is loaded any more."""
    context = browser.new_context(viewport={"width": width_px, "height": HEIGHT_PX})
    page = context.new_page()
    page.route(lambda url: urlsplit(url).hostname != servers.HOST, _answer_for_others)
    loads = watch(context.new_cdp_session(page))
    page.goto(f"http://{servers.HOST}:{port}{path}", wait_until="networkidle")
    page.locator(".leaflet-pane path").first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    found = list(loads.values())
    found += [load for load in _icon(page) if load.url not in {other.url for other in found}]
    context.close()
    return found


def watch(session: CDPSession) -> dict[str, Load]:
    """Return the requests of a page, which are filled in as they come."""
    loads: dict[str, Load] = {}

    def on_request(event: dict[str, Any]) -> None:
        if not event["request"]["url"].startswith("data:"):
            loads[event["requestId"]] = Load(event["request"]["url"])

    def came(event: dict[str, Any]) -> None:
        if event["requestId"] in loads:
            loads[event["requestId"]].wire_bytes = int(event["encodedDataLength"])

    session.on("Network.requestWillBeSent", on_request)
    session.on("Network.loadingFinished", came)
    session.send("Network.enable")
    return loads


def _answer_for_others(route: Route) -> None:
    """Hand out Leaflet and what stands for jQuery; let every other file of a foreign host fail."""
    name = urlsplit(route.request.url).path.rpartition("/")[2]
    if name in ("leaflet.js", "leaflet.css"):
        route.fulfill(path=LEAFLET / name)
    elif name.startswith("jquery"):
        route.fulfill(body=JQUERY, content_type="text/javascript")
    else:
        route.abort()


def _icon(page: Page) -> list[Load]:
    """The page's icon, which some headless browsers do not ask for and visible ones do."""
    link = page.locator("link[rel=icon]")
    if not link.count():
        return []
    url = urljoin(page.url, link.get_attribute("href"))
    address = urlsplit(url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port)
    connection.request("GET", address.path, headers={"Accept-Encoding": "br"})
    response = connection.getresponse()
    header_bytes = sum(len(f"{name}: {value}\r\n") for name, value in response.getheaders())
    size = header_bytes + len(response.read())
    connection.close()
    return [Load(url, size)]


def _against_targets(loads: list[Load], width_px: int) -> list[Figure]:
    total_kb = sum(load.wire_bytes or 0 for load in loads) / 1e3
    count, foreign = len(loads), {load.host for load in loads if load.is_foreign}
    name = f"ours, {width_px} px"
    return [
        Figure(f"{name}: transferred", f"{total_kb:.1f} kB", f"<= {MAX_KB} kB", total_kb <= MAX_KB),
        Figure(f"{name}: requests", str(count), f"<= {MAX_REQUESTS}", count <= MAX_REQUESTS),
        Figure(f"{name}: foreign hosts", str(len(foreign)), "0", not foreign),
    ]


def _of_peer(loads: list[Load], width_px: int) -> list[Figure]:
    own_kb = sum(load.wire_bytes or 0 for load in loads if not load.is_foreign) / 1e3
    foreign = [load for load in loads if load.is_foreign]
    return [
        Figure(f"naive, {width_px} px: own files alone", f"{own_kb:.1f} kB"),
        Figure(f"naive, {width_px} px: requests", str(len(loads))),
        Figure(f"naive, {width_px} px: foreign hosts", str(len({load.host for load in foreign}))),
    ]


def _of_frames(ours: list[Load], naive: list[Load], whole: list[Load]) -> list[Figure]:
    """Within a frame no browser asks for the icon, so it does not count."""
    ours, naive, whole = (
        [load for load in loads if "icon" not in load.name] for loads in (ours, naive, whole)
    )
    total_kb, whole_kb = (sum(load.wire_bytes or 0 for load in loads) / 1e3 for loads in (ours, whole))
    own_kb = sum(load.wire_bytes or 0 for load in naive if not load.is_foreign) / 1e3
    target = f"<= {MAX_FRAME_KB} kB"
    return [
        Figure("frame of Düren: transferred", f"{total_kb:.1f} kB", target, total_kb <= MAX_FRAME_KB),
        Figure("frame of Düren: requests", str(len(ours))),
        Figure("frame of all: transferred", f"{whole_kb:.1f} kB", target, whole_kb <= MAX_FRAME_KB),
        Figure("naive page of Düren: own files alone", f"{own_kb:.1f} kB"),
        Figure("naive page of Düren: requests", str(len(naive))),
    ]


def _files(loads: list[Load]) -> list[str]:
    loads = sorted(loads, key=lambda load: -(load.wire_bytes or 0))
    return ["Our files:", *(f"  {(load.wire_bytes or 0) / 1e3:6.1f} kB  {load.name}" for load in loads)]
