"""What the map of many places costs a browser when it is moved: the longest task, on a slow processor."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page, ViewportSize, sync_playwright

from bench.report import Figure
from bench.street_view import PHONE, SLOWER, WATCH
from tests.browser.chromium import ARGUMENTS, MISSING, find_chromium

# From the zoom on from which places are drawn one by one, at the middle of the densest town.
ZOOMS, CENTER = (11.5, 12.5, 14), (50.804, 6.482)
MOVES, STEP_PX = 6, 150
MAX_TASK_MS = 500
QUIET_MS = 1500
VIEWS: dict[str, ViewportSize] = {
    "phone": PHONE["viewport"],
    "wide": {"width": 1280, "height": 900},
}


def measure(name: str, address: str) -> Iterator[Figure]:
    """Yield the longest task of some moves at each zoom, and how many symbols the last view has."""
    path = find_chromium()
    if path is None:
        raise SystemExit(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        for view, size in VIEWS.items():
            page = browser.new_context(viewport=size).new_page()
            page.add_init_script(WATCH)
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            page.goto(f"{address}/")
            page.locator("#map_karte .leaflet-marker-icon").first.wait_for(state="attached")
            yield from (_moves(f"{name}, {view}", page, zoom) for zoom in ZOOMS)
            page.context.close()
        browser.close()


def _moves(name: str, page: Page, zoom: float) -> Figure:
    page.evaluate("([at, zoom]) => Pledgemap.map.setView(at, zoom, { animate: false })", [list(CENTER), zoom])
    page.wait_for_timeout(QUIET_MS)
    page.evaluate("longTasks.length = 0")
    for number in range(MOVES):
        step_px = STEP_PX if number % 2 else -STEP_PX
        page.evaluate("(x) => Pledgemap.map.panBy([x, x / 2], { animate: false })", step_px)
        page.wait_for_timeout(QUIET_MS / 3)
    # Chromium counts tasks of 50 ms and more.
    longest_ms = max(page.evaluate("longTasks"), default=0.0)
    places, symbols = page.evaluate(
        "() => [Pledgemap.places.size, document.querySelectorAll('#map_karte .symbol').length]"
    )
    return Figure(
        f"{name}, zoom {zoom:g}: longest task",
        f"{longest_ms:.0f} ms ({places} places, {symbols} symbols)",
        f"<= {MAX_TASK_MS} ms",
        longest_ms <= MAX_TASK_MS,
    )
