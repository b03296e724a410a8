"""A real Chromium against a real server. A page that calls a foreign host or logs an error fails its test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from tests.browser.chromium import ARGUMENTS, MISSING, find_chromium
from tests.conftest import copy_home
from tests.exporting import export_quickly, file_server
from tests.serving import serving
from webapp import create_app
from webapp.snapshot import Snapshot

# What the browser itself gives up because the reader moves on.
ABORTED = "net::ERR_ABORTED"
HOSTILE = '<img src=x onerror="alert(1)"></script><script>alert(1)</script> ${alert(1)}'
# The map draws its ground layer by layer, its symbols last.
DRAWN = "#map_karte[data-zoom], body:not(:has(#map_karte))"
OpenPage = Callable[..., Page]

# A busy machine with one core takes more than the usual five seconds for the lists around a place.
expect.set_options(timeout=20_000)

# Runs a test against the site that a server makes, and against the one that was exported as files.
on_both = pytest.mark.parametrize("site", ["served_site", "exported_site"], indirect=True)


@pytest.fixture(scope="session")
def snapshot(our_home: Path) -> Snapshot:
    """The site of our own county, to compare what a browser shows with."""
    return create_app({"HOME": str(our_home)}).extensions["pledgemap"].snapshot


def wait_until(page: Page, expression: str) -> None:
    """Wait for something to be true in a page of ours: its policy forbids to wait in the page itself."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never true: {expression}")


def field_of(page: Page, selector: str) -> Locator:
    """Return a field of the filter, with the menu open that it is in."""
    field = page.locator(selector)
    field.evaluate("(field) => { const menu = field.closest('.menu'); if (menu) menu.open = true; }")
    return field


def settled(page: Page) -> None:
    """Wait until all that the last step set off has been drawn and requested: two frames, and an answer
    after them."""
    page.evaluate("""async () => {
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
      await fetch(location.href, { method: "HEAD" });
    }""")


def steady(page: Page, read: Callable[[], Any]) -> Any:
    """Read until it stays the same for half a second: on a busy machine no fixed wait is long enough."""
    last, same = read(), 0
    for _ in range(100):
        page.wait_for_timeout(100)
        now = read()
        same = same + 1 if now == last else 0
        if same == 5:
            return now
        last = now
    raise AssertionError(f"never at rest: {last}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs the exported site: it takes as long again, so `make test` leaves it to `make
    test-system`."""
    for item in items:
        named = getattr(item, "fixturenames", ())
        if "exported_site" in item.name or {"exported_site", "site_below"} & set(named):
            item.add_marker(pytest.mark.system)


@pytest.fixture
def site(request: pytest.FixtureRequest) -> str:
    """Address of the site of our own repository."""
    return request.getfixturevalue(getattr(request, "param", "served_site"))


@pytest.fixture(scope="session")
def served_site(our_home: Path) -> Iterator[str]:
    with serving(our_home) as address:
        yield address


@pytest.fixture(scope="session")
def world_site(world_home: Path) -> Iterator[str]:
    """Address of the site of the invented county."""
    with serving(world_home) as address:
        yield address


@pytest.fixture(scope="session")
def exported_site(our_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same site as files, behind a plain file server."""
    folder = tmp_path_factory.mktemp("exported") / "site"
    export_quickly(our_home, folder)
    with file_server(folder) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a site whose spreadsheet tries to become a script."""
    cells = {
        "title": HOSTILE[:80],
        "summary": HOSTILE,
        "section": HOSTILE,
        "quote": HOSTILE,
        "places": "Jülich",
    }
    home = copy_home(tmp_path_factory.mktemp("hostile") / "home", [{"id": "boese", **cells}])
    with serving(home) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = find_chromium()
    assert executable, MISSING
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Open an address in a fresh context. At the end nothing foreign may have been requested or complained
    of.

    ``also`` has addresses whose hosts get requests too, ``may_fail`` those whose hosts may fail as well.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(
        address: str,
        *,
        width: int = 1280,
        height: int = 800,
        also: tuple[str, ...] = (),
        may_fail: tuple[str, ...] = (),
        **options: Any,
    ) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        hosts = {urlsplit(known).netloc for known in (address, *also, *may_fail)}
        excused = {urlsplit(known).netloc for known in may_fail}

        def complain(what: str, url: str) -> None:
            # Chromium shows a PDF with parts of its own.
            if urlsplit(url).netloc not in excused and not urlsplit(url).scheme.startswith("chrome"):
                complaints.append(f"{what} {url}")

        page.on(
            "request", lambda r: complain("foreign", r.url) if urlsplit(r.url).netloc not in hosts else None
        )
        page.on("requestfailed", lambda r: complain("failed", r.url) if r.failure != ABORTED else None)
        page.on("response", lambda r: complain(str(r.status), r.url) if r.status >= 400 else None)
        page.on("pageerror", lambda error: complaints.append(f"error {error}"))
        # A blocked script or style shows here too: Chromium logs each violation of the policy.
        page.on(
            "console",
            lambda m: complain(f"{m.type} {m.text}", m.location["url"]) if m.type != "log" else None,
        )
        page.on("dialog", lambda d: (complaints.append(f"dialog {d.message}"), d.dismiss()))
        page.goto(address)
        if options.get("java_script_enabled", True):
            page.locator(DRAWN).first.wait_for(state="attached")
        return page

    yield open_page
    stored = [cookie for context in contexts for cookie in context.cookies()]
    for context in contexts:
        context.close()
    assert complaints == []
    assert stored == []
