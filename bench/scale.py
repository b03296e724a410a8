"""A county's map with ever more pledges: start, memory, and the time of each kind of answer.

All sizes run in one go on one machine, so that what counts is their ratio. gunicorn has the shipped settings.
"""

from __future__ import annotations

import csv
import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import brotli
import psutil

from bench import many_pledges, map_moves, servers
from bench.report import Figure
from webapp import create_app
from webapp.filters import compact_json
from webapp.static_site import filter_files

SIZES, PLACES = (1_000, 10_000, 20_000), 5_000
REBUILDS = 10
MAX_START_RATIO, MAX_WORKER_MB, MAX_ANSWER_S, MAX_FIRST_VIEW_KB = 10, 250, 1.0, 150
SETTINGS = ("--config", "gunicorn.conf.py", "--log-level", "error")
STARTS, WORKERS, MAX_FILE_KB = 3, 2, 300
_OURS: dict[str, float] = {}  # seconds by what is asked for: our own map is measured first
# Each is asked for once, so that no cache has it. Files of all pledges come last: a process makes them when
# a build is taken up, and what is asked for earlier has a figure of its own.
ADDRESSES = {
    "/": "/",
    "a page of the list": "/seite/17",
    "a topic": "/?thema=mobilitaet",
    "a word": "/?q=radweg",
    "a word and a Gemeinde": "/?q=bahn&gemeinde=juelich",
    "near a place": "/?ort=Jülich&umkreis=5",
    "page of a Gemeinde": "/gemeinde/dueren",
    "page of a topic": "/thema/mobilitaet",
    "frame of all": "/embed",
    "frame of a Gemeinde": "/embed/gemeinde/dueren",
    "picture": "/karte.png?format=quadrat",
    "picture of a Gemeinde": "/karte.png?format=quadrat&gemeinde=dueren",
    "sheet": "/gemeinde/dueren/handzettel.pdf",
    "form of a sheet": "/gemeinde/dueren/handzettel",
    "feed": "/aenderungen.atom",
    "feed of a Gemeinde": "/gemeinde/dueren/aenderungen.atom",
    "further page of a Gemeinde": "/gemeinde/dueren/seite/2",
    "places of a tile": "/orte/{tile}.json",
    "frame of the progress": "/embed/fortschritt",
    "data": "/daten",
    "changes": "/aenderungen",
    "API: items": "/api/collections/pledges/items?limit=100",
    "API: items in a box": "/api/collections/pledges/items?limit=100&bbox=6.3,50.7,6.6,50.9",
    "API: items farther on": "/api/collections/pledges/items?limit=100&offset=15000",
    "sitemap": "/sitemap.xml",
    "download of a Gemeinde": "/downloads/zusagen.csv?gemeinde=dueren",
    "download of a Gemeinde, KML": "/downloads/zusagen.kml?gemeinde=dueren",
    "download of a Gemeinde, GeoPackage": "/downloads/zusagen.gpkg?gemeinde=dueren",
    "download of a topic": "/downloads/zusagen.kml?thema=mobilitaet",
    "download CSV": "/downloads/zusagen.csv",
    "download GeoJSON": "/downloads/zusagen.geojson",
    "download GeoPackage": "/downloads/zusagen.gpkg",
    "download KML": "/downloads/zusagen.kml",
}
AT_ONCE = "/downloads/zusagen.kml"
OF_EVERYTHING = ("csv", "geojson", "gpkg", "kml")
BASE_URL = "https://example.org"


def measure(sizes: Sequence[int] = SIZES, rebuilds: int = REBUILDS) -> tuple[list[Figure], list[str]]:
    """Return the figures of our own map and of maps with so many pledges."""
    with tempfile.TemporaryDirectory(prefix="scale-") as name:
        homes = {"ours": _copy_of_ours(Path(name, "ours"))}
        figures = []
        for size in sizes:
            homes[f"{size}"] = home = Path(name, f"{size}")
            many_pledges.copy_home(home, size, PLACES)
            _publish(home)
            figures.append(Figure(f"{size}: geo build", f"{_build(home):.1f} s"))
        starts = {
            name: statistics.median(_start_s(home) for _ in range(STARTS)) for name, home in homes.items()
        }
        for name, home in homes.items():
            ratio = starts[name] / starts["ours"]
            figures.append(Figure(f"{name}: start", f"{starts[name]:.1f} s"))
            figures.append(
                Figure(
                    f"{name}: start, to that of ours",
                    f"{ratio:.1f}",
                    f"<= {MAX_START_RATIO}",
                    ratio <= MAX_START_RATIO,
                )
            )
            figures += running(name, home, rebuilds if home == [*homes.values()][-1] else 0)
            figures += files_of_the_filter(name, home)
    return figures, [
        "Shipped gunicorn.conf.py, two workers; each address asked for once, from an empty cache.",
        "Browser: a processor four times slower; each view is moved six times.",
    ]


def files_of_the_filter(name: str, home: Path) -> Iterator[Figure]:
    """Yield how much a page of the export loads for a filter, at most."""
    snapshot = create_app({"HOME": str(home), "STATIC_SITE": True}).extensions["pledgemap"].snapshot
    if not snapshot.is_paged:
        return
    view = snapshot.views["de"]
    count = filter_files.file_count(snapshot)
    rows = [len(compact_json(filter_files.rows(snapshot, view, number))) for number in range(0, count, 40)]
    facets = compact_json(filter_files.facets(snapshot)).encode()
    words = [len(one.content) for plain, one in snapshot.assets.named.items() if plain.startswith("rahmen-w")]
    kb = len(facets) / 1000
    yield Figure(
        f"{name}: files of the filter, topics and places",
        f"{kb:.0f} kB ({len(brotli.compress(facets, quality=5)) / 1000:.0f})",
        f"<= {MAX_FILE_KB} kB",
        kb <= MAX_FILE_KB,
    )
    yield Figure(f"{name}: largest of words", f"{max(words) / 1000:.0f} kB of {sum(words) / 1e6:.1f} MB")
    yield Figure(f"{name}: rows, each of {count}", f"{statistics.median(rows) / 1000:.1f} kB")


def running(name: str, home: Path, rebuilds: int) -> Iterator[Figure]:
    """Yield the figures of a map in service."""
    with _served(home) as (port, master):
        seconds = _ask(port, AT_ONCE)[1]
        yield Figure(f"{name}: download KML at once after a start", f"{seconds * 1000:.0f} ms")
        while len(master.children()) > WORKERS:  # what makes files ahead
            time.sleep(0.2)
        tile = next(iter(_tiles(port)), "")
        for what, pattern in ADDRESSES.items():
            path = pattern.replace("{tile}", tile)
            # A short list has neither further pages nor tiles.
            if tile or ("{tile}" not in pattern and "/seite/" not in pattern):
                yield from _answer(name, port, what, path)
        for extension in OF_EVERYTHING:
            seconds = _ask(port, f"/downloads/zusagen.{extension}", "gzip")[1]
            is_fine = seconds < MAX_ANSWER_S
            text = f"{seconds * 1000:.0f} ms"
            yield Figure(f"{name}: {extension} as gzip", text, f"< {MAX_ANSWER_S:.0f} s", is_fine)
        yield from map_moves.measure(name, f"http://{servers.HOST}:{port}")
        yield from _memory(f"{name}: after these", master)
        for number in range(rebuilds):
            _retitle(home, number)
            _build(home)
            _wait_for(port, number)
            for path in ("/", "/?q=radweg", "/gemeinde/dueren", "/embed"):
                _ask(port, path)
        if rebuilds:
            yield from _memory(f"{name}: after {rebuilds} rebuilds", master)


def _answer(name: str, port: int, what: str, path: str) -> Iterator[Figure]:
    """Yield how long an answer takes, and how often as long as that of our own map."""
    status, seconds, raw, size = _ask(port, path)
    peer = _OURS.setdefault(what, seconds)
    text = f"{seconds * 1000:.0f} ms {size / 1000:.0f} kB, {seconds / peer:.1f} x"
    is_fine = status == 200 and seconds < MAX_ANSWER_S
    yield Figure(f"{name}: {what}", text if status == 200 else f"status {status}", "< 1 s", is_fine)
    if path == "/":
        kb = len(brotli.compress(raw)) / 1000
        fits = kb <= MAX_FIRST_VIEW_KB
        yield Figure(f"{name}: / compressed", f"{kb:.0f} kB", f"<= {MAX_FIRST_VIEW_KB} kB", fits)


def _tiles(port: int) -> list[str]:
    """Return the tiles that the map of ``/`` may load, as zoom, column and row."""
    page = _ask(port, "/")[2].decode()
    found = re.search(r'id="in-view">([^<]+)<', page)
    data = json.loads(found[1]) if found else {"tiles": []}
    return [f"{data['zoom']}/{tile}" for tile in data["tiles"]]


def _memory(name: str, master: psutil.Process) -> Iterator[Figure]:
    whole = master.memory_full_info()
    yield Figure(f"{name}: master", f"{whole.rss / 1e6:.0f} MB")
    for process in master.children(recursive=True):
        own_mb, pss_mb = (getattr(process.memory_full_info(), part) / 1e6 for part in ("uss", "pss"))
        is_worker = process.parent() == master
        yield Figure(
            f"{name}: {'worker' if is_worker else 'its maker'}, its own (PSS)",
            f"{own_mb:.0f} ({pss_mb:.0f}) MB",
            f"<= {MAX_WORKER_MB} MB" if is_worker else "",
            own_mb <= MAX_WORKER_MB if is_worker else None,
        )


def _copy_of_ours(home: Path) -> Path:
    many_pledges.copy_home(home, 1)
    for name in ("pledges.csv", "pledgemap.toml"):
        (home / name).write_bytes((many_pledges.PROJECT / name).read_bytes())
    _publish(home)
    _build(home)
    return home


def _publish(home: Path) -> None:
    """Give the map an address: without one it has no sitemap."""
    settings = home / "pledgemap.toml"
    text = settings.read_text(encoding="utf-8").replace('base_url = ""', f'base_url = "{BASE_URL}"')
    settings.write_text(text, encoding="utf-8")


def _build(home: Path) -> float:
    started = time.perf_counter()
    command = [sys.executable, "-m", "geo", "build", "--home", str(home)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def _retitle(home: Path, number: int) -> None:
    with (home / "pledges.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0]["title"] = _title(number)
    with (home / "pledges.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _title(number: int) -> str:
    return f"Bauabschnitt {number} beginnt"


def _wait_for(port: int, number: int) -> None:
    """Wait until no worker serves the build before any more."""
    deadline = time.monotonic() + 120
    seen = 0
    while seen < 10 and time.monotonic() < deadline:
        time.sleep(0.5)
        seen = seen + 1 if _title(number).encode() in _ask(port, "/downloads/zusagen.csv")[2] else 0


@contextmanager
def _served(home: Path) -> Iterator[tuple[int, psutil.Process]]:
    environment = {"PLEDGEMAP_HOME": str(home)}
    with servers.running(servers.OURS, environment=environment, ready="/readyz", settings=SETTINGS) as port:
        masters = [
            process
            for process in psutil.Process(os.getpid()).children()
            if f"{servers.HOST}:{port}" in " ".join(process.cmdline())
        ]
        yield port, masters[0]


def _start_s(home: Path) -> float:
    started = time.perf_counter()
    with _served(home):
        return time.perf_counter() - started


def _ask(port: int, path: str, encoding: str = "br") -> tuple[int, float, bytes, int]:
    """Return status, seconds, and the body, decoded and as it came."""
    connection = http.client.HTTPConnection(servers.HOST, port, timeout=120)
    started = time.perf_counter()
    connection.request("GET", path.replace("ü", "%C3%BC"), headers={"Accept-Encoding": encoding})
    answer = connection.getresponse()
    body = answer.read()
    elapsed_s = time.perf_counter() - started
    connection.close()
    raw = brotli.decompress(body) if answer.getheader("Content-Encoding") == "br" else body
    return answer.status, elapsed_s, raw, len(body)
