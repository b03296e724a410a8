"""A long time at 80 % of the peak, behind nginx as shipped, while the map is rebuilt again and again.

The map is ours with another title of a pledge in each build; gunicorn and nginx have the shipped settings.
Half of the requests are for addresses that are in no cache. Beside the load a reader asks once a second for a
page and all files that it names, once from the cache and once past it. All of it runs on one machine.
"""

from __future__ import annotations

import http.client
import itertools
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench import load
from bench.load import Outcome
from bench.memory import Sample, Watch
from bench.report import Figure
from geo.publishing.published import read_published
from tests.conftest import REPOSITORY
from tests.exporting import public_home
from tests.system.production import front
from tests.system.production.front import DOMAIN, Front, Map

SHARE_OF_PEAK = 0.8
PEAK_SECONDS = 15.0
BUILD_EVERY_S = 20.0
PAST_THE_CACHE = 0.5
# Few enough that none of the visitors' addresses meets nginx's limit of two pictures a second.
PICTURES = 0.01
MAX_GROWTH = 0.10


def measure(seconds: float) -> tuple[list[Figure], list[str]]:
    """Return the figures of a soak of so many seconds, and notes on how it was done."""
    front.install()
    with tempfile.TemporaryDirectory(prefix="soak-") as name:
        room = Path(name)
        room.chmod(0o755)
        running = Map(_home(room / "home"), room)
        running.start()
        try:
            (room / "nginx").mkdir()
            with front.nginx(running, room / "nginx") as site:
                return _soak(site, seconds)
        finally:
            running.stop()


def _home(folder: Path) -> Path:
    home = public_home(folder, f"https://{DOMAIN}")
    shutil.copy(REPOSITORY / "pledges.csv", home)
    shutil.copy(REPOSITORY / "data" / "released.csv", home / "data")
    _build(home)
    return home


def _build(home: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "geo", "build", "--home", str(home)],
        cwd=REPOSITORY,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def _soak(site: Front, seconds: float) -> tuple[list[Figure], list[str]]:
    visitors = [site.visitor(f"127.0.2.{number + 1}") for number in range(load.CLIENTS)]
    paths = addresses(site.map.home)
    load.under_load(visitors, paths, PEAK_SECONDS / 3)  # its first answers make what all later ones share
    peak = load.under_load(visitors, paths, PEAK_SECONDS)
    over = threading.Event()
    editor, reader = _Editor(site.map.home, over), _Reader(site, over)
    server = site.map.server
    if server is None:
        raise RuntimeError("the site under load does not run")
    with Watch(server.pid) as watch:
        for thread in (editor, reader):
            thread.start()
        outcome = load.under_load(visitors, paths, seconds, SHARE_OF_PEAK * peak.per_second)
        over.set()
        for thread in (editor, reader):
            thread.join()
    figures = [*_speed(peak, outcome, reader), *_builds(editor, site), *memory_figures(watch.samples)]
    errors = (peak.errors + outcome.errors + reader.errors).most_common(5)
    return figures, [
        f"{seconds:.0f} s, {load.CLIENTS} visitors, {PAST_THE_CACHE:.0%} of the requests past nginx's cache;",
        "client, nginx and gunicorn (2 workers) on one machine.",
        *(f"{count} times: {what}" for what, count in errors),
    ]


def addresses(home: Path) -> Iterator[str]:
    """Addresses as visitors ask for them; the same each time."""
    published = read_published(home)
    slugs = [municipality.slug for municipality in published.municipalities]
    pages = ["/", "/en/", "/aenderungen", "/daten", "/ueber", "/embed"] * 10
    pages += [
        f"{place}/{slug}" for slug in slugs for place in ("/gemeinde", "/en/gemeinde", "/embed/gemeinde")
    ]
    pages += [f"/zusage/{pledge.id}" for pledge in published.pledges]
    pages += [f"/?gemeinde={slug}" for slug in slugs] * 3
    chance = random.Random(1)
    for number in itertools.count():
        path = chance.choice(pages)
        if chance.random() < PICTURES:
            yield f"/karte.png?format=klein&gemeinde={chance.choice(slugs)}"
        elif chance.random() < PAST_THE_CACHE:
            yield f"{path}{'&' if '?' in path else '?'}utm_source={number}"
        else:
            yield path


class _Editor(threading.Thread):
    """Changes the table and builds, again and again."""

    def __init__(self, home: Path, over: threading.Event) -> None:
        super().__init__()
        self._home, self._over = home, over
        self.builds = 0

    def run(self) -> None:
        table = self._home / "pledges.csv"
        before = table.read_text(encoding="utf-8")
        title = read_published(self._home).pledges[0].title
        while not self._over.wait(BUILD_EVERY_S):
            self.builds += 1
            table.write_text(before.replace(title, f"Stand {self.builds}", 1), encoding="utf-8")
            _build(self._home)


class _Reader(threading.Thread):
    """Reads a page with all its files, once a second: none may be missing, however old the page is."""

    def __init__(self, site: Front, over: threading.Event) -> None:
        super().__init__()
        self._client, self._over = load.Client(site.visitor("127.0.3.1")), over
        self.pages = 0
        self.errors: Counter[str] = Counter()

    def run(self) -> None:
        while not self._over.wait(1):
            for path in ("/gemeinde/juelich", f"/?utm_source=reader-{self.pages}"):
                self.pages += 1
                try:
                    self._client.read_page(path)
                except (load.Broken, OSError, http.client.HTTPException) as error:
                    self.errors[f"reader: {error}"] += 1
                    self._client.close()
        self._client.close()


def _speed(peak: Outcome, outcome: Outcome, reader: _Reader) -> Iterator[Figure]:
    errors = sum((peak.errors + outcome.errors + reader.errors).values())
    yield Figure("peak, requests per second", f"{peak.per_second:.0f}")
    target = SHARE_OF_PEAK * peak.per_second
    yield Figure("soak, requests per second", f"{outcome.per_second:.0f}", f"{target:.0f} asked for")
    yield Figure("soak, answers", f"{len(outcome.seconds_each)}")
    for percent in (50, 95, 99):
        yield Figure(f"soak, {percent}th percentile", f"{outcome.percentile_ms(percent):.0f} ms")
    yield Figure("soak, slowest", f"{max(outcome.seconds_each):.1f} s")
    yield Figure("pages read with all their files", f"{reader.pages}")
    yield Figure("errors", f"{errors}", "0", errors == 0)


def _builds(editor: _Editor, site: Front) -> Iterator[Figure]:
    last = site.visitor().ask("/?utm_source=last").text
    is_seen = f"Stand {editor.builds}" in last
    yield Figure("builds, and whether the last is served", f"{editor.builds}", "yes", is_seen)


def memory_figures(samples: list[Sample]) -> Iterator[Figure]:
    """The first and the last quarter, without the first build, after which both versions are known."""
    settled = [sample for sample in samples if sample.at_s > BUILD_EVERY_S] or samples
    quarter = max(1, len(settled) // 4)
    for name, of in (("master", lambda s: s.master), ("all processes", lambda s: s.all)):
        first, last = (statistics.median(map(of, part)) for part in (settled[:quarter], settled[-quarter:]))
        growth = last / first - 1
        yield Figure(
            f"memory (PSS) of {name}, first and last quarter",
            f"{first:.0f} / {last:.0f} MB",
            f"<= {1 + MAX_GROWTH:.1f} times",
            growth <= MAX_GROWTH,
        )
    most = max(samples, key=lambda s: s.all)
    yield Figure("memory, most", f"{most.all:.0f} MB", f"{1 + most.others} processes")
