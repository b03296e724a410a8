"""What streets cost in a browser: ``python -m bench.street_view HOME LON LAT``.

A phone of 390 × 844 px with a processor four times slower, by Chromium's own throttle. First, of the first
page and of a frame: what comes before the tiles, what draws them, and the tiles, in requests and bytes on the
wire, and how long each takes. Then, for each zoom: how many tiles the view needs, their bytes, and the
longest task of three visits. HOME has tiles and what draws them; LON and LAT are where its streets are
densest.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from bench.first_view import watch
from tests.browser.chromium import ARGUMENTS, MISSING, find_chromium
from tests.serving import serving

PAGES = ("/", "/embed")
PARTS = {"tiles": "/tiles/", "what draws them": "/kacheln-"}
ZOOMS, VISITS = (13, 15, 16, 17, 18), 3
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "has_touch": True,
}
SLOWER, QUIET_MS = 4, 3000
# Milliseconds from the request of the page until all but the tiles is there, and until no tile is missing.
TIMES = """() => new Promise((done) => {
  const loaded = performance.getEntriesByType("navigation")[0].loadEventEnd;
  const layer = Object.values(Pledgemap.map._layers).find((one) => one.setShade);
  const look = () => (layer._loading ? setTimeout(look, 20) : done([loaded, performance.now()]));
  look();
})"""
WATCH = """
window.longTasks = [];
new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((task) => task.duration)))
  .observe({ type: "longtask", buffered: true });
"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.street_view", description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("lon", type=float)
    parser.add_argument("lat", type=float)
    options = parser.parse_args()
    path = find_chromium()
    if path is None:
        raise SystemExit(MISSING)
    with serving(options.home.resolve()) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        for path in PAGES:
            print(f"{path}: {_first_view(browser, address + path)}")
        for zoom in ZOOMS:
            visits = [_visit(browser, address, (options.lat, options.lon), zoom) for _ in range(VISITS)]
            tiles, size_bytes, _ = visits[0]
            tasks = ", ".join(f"{task:.0f}" for _, _, task in visits)
            print(f"zoom {zoom}: {tiles} tiles, {size_bytes / 1000:.0f} kB; longest task {tasks} ms")
        browser.close()


def _first_view(browser: Browser, url: str) -> str:
    """Return what a page loads with an empty cache, and how long it takes."""
    context = browser.new_context(**PHONE)
    page = context.new_page()
    session = context.new_cdp_session(page)
    loads = watch(session)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(url)
    page.locator(".tile-ground canvas").first.wait_for(state="attached")
    loaded_ms, drawn_ms = page.evaluate(TIMES)
    page.wait_for_timeout(QUIET_MS)
    context.close()
    sizes: dict[str, list[int]] = {"the page": [], **{part: [] for part in PARTS}}
    for load in loads.values():
        part = next((part for part, mark in PARTS.items() if mark in load.name), "the page")
        sizes[part].append(load.wire_bytes or 0)
    found = [f"{part} {len(some)} requests, {sum(some) / 1000:.1f} kB" for part, some in sizes.items()]
    return f"{'; '.join(found)}; loaded after {loaded_ms:.0f} ms, drawn after {drawn_ms:.0f} ms"


def _visit(browser: Browser, address: str, center: tuple[float, float], zoom: int) -> tuple[int, int, float]:
    """Return number and bytes of the tiles of one view, and the longest task until it is drawn."""
    context = browser.new_context(**PHONE)
    page = context.new_page()
    session = context.new_cdp_session(page)
    urls: dict[str, str] = {}
    sizes: dict[str, int] = {}
    session.on("Network.responseReceived", lambda e: urls.update({e["requestId"]: e["response"]["url"]}))
    session.on("Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}))
    session.send("Network.enable")
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    page.goto(f"{address}/")
    page.locator(".tile-ground canvas").first.wait_for(state="attached")
    page.wait_for_timeout(QUIET_MS)
    page.evaluate("longTasks.length = 0")
    sizes.clear()
    page.evaluate(
        "([center, zoom]) => Pledgemap.map.setView(center, zoom, { animate: false })", [list(center), zoom]
    )
    page.wait_for_timeout(QUIET_MS)
    longest = max(page.evaluate("longTasks"), default=0.0)
    tiles = [size for request, size in sizes.items() if "/tiles/" in urls.get(request, "")]
    context.close()
    return len(tiles), sum(tiles), longest


if __name__ == "__main__":
    main()
