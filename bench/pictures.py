"""How long a picture of the map takes that is in no cache, beside a screenshot of the same page.

The peer is what one would do without ``webapp/pictures``: open the page of the Gemeinde in a headless
Chromium that is already running, in the size of the picture, and take a screenshot when the map is drawn.
Both ask the same server; its first pictures, which read fonts and ground, are not counted.
"""

from __future__ import annotations

import http.client
import statistics
import time
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from bench import servers
from bench.report import Figure
from geo.publishing.published import read_published
from tests.browser.chromium import ARGUMENTS, MISSING, find_chromium
from webapp.pictures.formats import FORMATS

MAX_MS = 300
MAX_BYTES = {"vorschau": 200_000}
MIN_RATIO = 3
DRAWN = ".symbol-anchor"
WARM_UP = 2

Sample = tuple[float, int]  # milliseconds, bytes


def measure(count: int) -> tuple[list[Figure], list[str]]:
    """Return the figures of each format over ``count`` Gemeinden, and how they were measured."""
    executable = find_chromium()
    if not executable:
        raise SystemExit(MISSING)
    slugs = [municipality.slug for municipality in read_published(Path()).municipalities]
    figures: list[Figure] = []
    with servers.running(servers.OURS) as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        for name in FORMATS:
            for slug in slugs[-WARM_UP:]:
                _picture(port, slug, name)
                _screenshot(browser, port, slug, name)
            chosen = slugs[: min(count, len(slugs) - WARM_UP)]
            ours, peer = zip(
                *((_picture(port, slug, name), _screenshot(browser, port, slug, name)) for slug in chosen),
                strict=True,
            )
            figures += _figures(name, list(ours), list(peer))
        browser.close()
    return figures, [
        f"medians over {len(chosen)} Gemeinden, interleaved; largest file of all. The peer: headless",
        "Chromium, already running, opens the page of the Gemeinde in that size and takes a screenshot.",
    ]


def _figures(name: str, ours: list[Sample], peer: list[Sample]) -> list[Figure]:
    ms = statistics.median(ms for ms, _ in ours)
    peer_ms = statistics.median(ms for ms, _ in peer)
    ratio = statistics.median(b[0] / a[0] for a, b in zip(ours, peer, strict=True))
    largest, most = max(size for _, size in ours), MAX_BYTES.get(name)
    target = (f"< {MAX_MS} ms", ms < MAX_MS)
    return [
        Figure(f"{name}: ours", f"{ms:.0f} ms", *target),
        Figure(f"{name}: screenshot", f"{peer_ms:.0f} ms"),
        Figure(f"{name}: ratio", f"{ratio:.1f}", f">= {MIN_RATIO}", ratio >= MIN_RATIO),
        Figure(
            f"{name}: bytes, ours / screenshot",
            f"{largest / 1000:.0f} / {max(size for _, size in peer) / 1000:.0f} kB",
            f"<= {most / 1000:.0f} kB" if most else "",
            largest <= most if most else None,
        ),
    ]


def _picture(port: int, slug: str, name: str) -> Sample:
    connection = http.client.HTTPConnection(servers.HOST, port)
    started_at = time.perf_counter()
    connection.request("GET", f"/karte.png?format={name}&gemeinde={slug}")
    response = connection.getresponse()
    body = response.read()
    took_ms = (time.perf_counter() - started_at) * 1000
    connection.close()
    assert response.status == 200, response.status
    return took_ms, len(body)


def _screenshot(browser: Browser, port: int, slug: str, name: str) -> Sample:
    form = FORMATS[name]
    size = ViewportSize(width=round(form.width), height=round(form.height))
    started_at = time.perf_counter()
    with browser.new_context(viewport=size, device_scale_factor=form.pixels) as context:
        page = context.new_page()
        page.goto(f"http://{servers.HOST}:{port}/gemeinde/{slug}")
        page.wait_for_selector(DRAWN, state="attached")
        shot = page.screenshot()
    return (time.perf_counter() - started_at) * 1000, len(shot)
