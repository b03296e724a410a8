"""A county's map with ever more pledges: start, memory, and the time of each kind of answer.

All sizes run in one go on one machine, so that what counts is their ratio. gunicorn has the shipped settings.
"""

from __future__ import annotations

import csv
import http.client
import os
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

from bench import many_pledges, servers
from bench.report import Figure

SIZES, PLACES = (1_000, 10_000, 20_000), 5_000
REBUILDS = 10
MAX_START_RATIO, MAX_WORKER_MB, MAX_ANSWER_S, MAX_FIRST_VIEW_KB = 10, 250, 1.0, 150
SETTINGS = ("--config", "gunicorn.conf.py", "--log-level", "error")
STARTS = 3
# Each is asked for once, so that no cache has it.
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
    "changes": "/aenderungen",
    "API: items": "/api/collections/pledges/items?limit=100",
    "API: items in a box": "/api/collections/pledges/items?limit=100&bbox=6.3,50.7,6.6,50.9",
    "API: items farther on": "/api/collections/pledges/items?limit=100&offset=15000",
    "download CSV": "/downloads/zusagen.csv",
    "download of a Gemeinde": "/downloads/zusagen.csv?gemeinde=dueren",
    "download GeoJSON": "/downloads/zusagen.geojson",
    "download GeoPackage": "/downloads/zusagen.gpkg",
    "download KML": "/downloads/zusagen.kml",
    "sitemap": "/sitemap.xml",
}


def measure(sizes: Sequence[int] = SIZES, rebuilds: int = REBUILDS) -> tuple[list[Figure], list[str]]:
    """Return the figures of our own map and of maps with so many pledges."""
    with tempfile.TemporaryDirectory(prefix="scale-") as name:
        homes = {"ours": _copy_of_ours(Path(name, "ours"))}
        figures = []
        for size in sizes:
            homes[f"{size}"] = home = Path(name, f"{size}")
            many_pledges.copy_home(home, size, PLACES)
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
    return figures, [
        "Shipped gunicorn.conf.py, two workers; each address asked for once, from an empty cache."
    ]


def running(name: str, home: Path, rebuilds: int) -> Iterator[Figure]:
    """Yield the figures of a map in service."""
    with _served(home) as (port, master):
        for what, path in ADDRESSES.items():
            status, seconds, raw, size = _ask(port, path)
            text = f"{seconds * 1000:.0f} ms {size / 1000:.0f} kB" if status == 200 else f"status {status}"
            is_fine = status == 200 and seconds < MAX_ANSWER_S
            yield Figure(f"{name}: {what}", text, f"< {MAX_ANSWER_S:.0f} s", is_fine)
            if path == "/":
                kb = len(brotli.compress(raw)) / 1000
                fits = kb <= MAX_FIRST_VIEW_KB
                yield Figure(f"{name}: / compressed", f"{kb:.0f} kB", f"<= {MAX_FIRST_VIEW_KB} kB", fits)
        yield from _memory(f"{name}: after these", master)
        for number in range(rebuilds):
            _retitle(home, number)
            _build(home)
            _wait_for(port, number)
            for path in ("/", "/?q=radweg", "/gemeinde/dueren", "/embed"):
                _ask(port, path)
        if rebuilds:
            yield from _memory(f"{name}: after {rebuilds} rebuilds", master)


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
    _build(home)
    return home


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


def _ask(port: int, path: str) -> tuple[int, float, bytes, int]:
    """Return status, seconds, and the body, decoded and as it came."""
    connection = http.client.HTTPConnection(servers.HOST, port, timeout=120)
    started = time.perf_counter()
    connection.request("GET", path.replace("ü", "%C3%BC"), headers={"Accept-Encoding": "br"})
    answer = connection.getresponse()
    body = answer.read()
    elapsed_s = time.perf_counter() - started
    connection.close()
    raw = brotli.decompress(body) if answer.getheader("Content-Encoding") == "br" else body
    return answer.status, elapsed_s, raw, len(body)
