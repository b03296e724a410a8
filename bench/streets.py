"""What ``geo osm`` costs: ``python -m bench.streets EXTRACT HOME [--copies N]``.

Time and memory of one run, and the size of what it writes. With ``--copies`` the extract is first joined N
times, each copy shifted by 0.125° east or 0.05° north: real density, at the size of a larger region. HOME is
the folder of a map whose region covers them; it is copied, and stays as it is.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

FILES = (
    "data/karte.pmtiles",
    "data/geojson/osm_places.geojson",
    "data/geojson/streets.geojson",
    "data/geojson/addresses.geojson",
)
IDS_APART = 10_000_000_000
COLUMNS, EAST_DEGREES, NORTH_DEGREES = 8, 0.125, 0.05


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.streets", description=__doc__)
    parser.add_argument("extract", type=Path)
    parser.add_argument("home", type=Path)
    parser.add_argument("--copies", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home, extract = Path(folder) / "home", options.extract
        shutil.copytree(options.home, home)
        if options.copies > 1:
            extract = Path(folder) / "copies.osm.pbf"
            join_copies(options.extract, extract, options.copies)
        print(f"{extract.name}: {extract.stat().st_size / 1e6:.1f} MB")
        print(cost_of(extract, home))
        for name in FILES:
            print(f"{name}: {(home / name).stat().st_size / 1e6:.2f} MB")


def join_copies(source: Path, target: Path, count: int) -> None:
    """Write an extract that holds another several times, side by side."""
    import osmium

    with osmium.SimpleWriter(str(target)) as writer:
        for kind in (osmium.osm.NODE, osmium.osm.WAY, osmium.osm.RELATION):
            for number in range(count):
                for item in osmium.FileProcessor(str(source), kind):
                    writer.add(_shifted(item, number))


def _shifted(item: Any, number: int) -> Any:
    first = number * IDS_APART
    if item.is_node():
        east, north = EAST_DEGREES * (number % COLUMNS), NORTH_DEGREES * (number // COLUMNS)
        there = (item.location.lon + east, item.location.lat + north)
        return item.replace(id=item.id + first, location=there)
    if item.is_way():
        return item.replace(id=item.id + first, nodes=[node.ref + first for node in item.nodes])
    members = [(one.type, one.ref + first, one.role) for one in item.members]
    return item.replace(id=item.id + first, members=members)


def cost_of(extract: Path, home: Path) -> str:
    """Run the command once; return its time and peak memory."""
    command = [sys.executable, "-m", "geo", "--home", str(home), "osm", str(extract)]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    time_s = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit("python -m geo osm failed; run it by hand to see why.")
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kibibytes on Linux
    processor_s, memory_mb = usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6
    return f"{time_s:.0f} s, {processor_s:.0f} s of a processor, {memory_mb:.0f} MB at most"


if __name__ == "__main__":
    main()
