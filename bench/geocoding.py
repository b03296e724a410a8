"""What it costs to geocode and build 10,000 pledges offline, by step, beside two ways with GeoPandas.

Both peers get the same entries, already taken apart, and the same gazetteer, already read. They do only the
middle of our work: find the place by its exact name, join the municipalities, and write GeoJSON. They
resolve no alias, ambiguity or border, check no cell and know no precision.

- one by one: for each entry a comparison with the column of names and a ``geopandas.sjoin``: the first try
- at once: one ``merge`` by name and one ``geopandas.sjoin`` of all
"""

from __future__ import annotations

import contextlib
import csv
import importlib
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas
import pandas

from bench import build_cost, many_pledges
from bench.report import Figure
from geo.build import build
from geo.geometry.geojson import read
from geo.text.toponym import parse, split_entries

PLEDGES = 10_000
MAX_TIME_S, MAX_MEMORY_MB, MIN_RATIO = 30, 1000, 20
PEER_ENTRIES = 300  # one by one takes minutes for all; each entry costs the same
# Step, then where its function is called by name.
STEPS = (
    ("read the gazetteer", "geo.place.gazetteer", "load"),
    ("read the table", "geo.table.schema", "read_table"),
    ("check its cells", "geo.table.schema", "_cell_problems"),
    ("geocode", "geo.build", "geocode"),
    ("municipalities", "geo.build", "municipalities_of"),
    ("label points", "geo.build", "label_point"),
    ("write", "geo.build", "_text"),
    ("write", "geo.geometry.geojson", "write_all"),
)


def measure(runs: int) -> tuple[list[Figure], list[str]]:
    """Build 10,000 pledges several times, in processes of their own, then once with a clock at each step."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "home")
        entries = many_pledges.copy_home(home, PLEDGES)
        costs = [build_cost.build(home) for _ in range(runs)]
        steps = _by_step(home)
        one_by_one_s, at_once_s = _peers(home, Path(folder, "peer.geojson"))
    time_s = statistics.median(cost.time_s for cost in costs)
    memory_mb = statistics.median(cost.memory_mb for cost in costs)
    whole_s = sum(steps.values())
    # The steps that the peers do as well.
    middle_s = sum(steps[name] for name in ("geocode", "municipalities", "write"))
    ratio = one_by_one_s / middle_s
    return [
        Figure(
            f"{PLEDGES} pledges, {entries} places",
            f"{time_s:.1f} s",
            f"< {MAX_TIME_S} s",
            time_s < MAX_TIME_S,
        ),
        Figure("peak memory", f"{memory_mb:.0f} MB", f"< {MAX_MEMORY_MB} MB", memory_mb < MAX_MEMORY_MB),
        *(
            Figure(f"  {name}", f"{spent_s:.2f} s {spent_s / whole_s:4.0%}")
            for name, spent_s in steps.items()
        ),
        Figure("geocode, municipalities, write", f"{middle_s:.1f} s"),
        Figure("  GeoPandas, one by one", f"{one_by_one_s:.1f} s"),
        Figure("  GeoPandas, at once", f"{at_once_s:.1f} s"),
        Figure("faster than one by one", f"{ratio:.0f} times", f">= {MIN_RATIO} times", ratio >= MIN_RATIO),
    ], [
        "The first time includes the start of Python and the imports; the steps are of one run without them.",
        f"One by one is measured on {PEER_ENTRIES} entries and counted up to {entries}; at once on all.",
        "At once leaves out what takes our time: aliases, ambiguity, borders, the columns of the pledges.",
    ]


def _by_step(home: Path) -> dict[str, float]:
    """Seconds in each step of one build in this process; "rest" is what no step covers."""
    seconds: dict[str, float] = defaultdict(float)
    with contextlib.ExitStack() as stack:
        for step, module, name in STEPS:
            stack.enter_context(_clocked(module, name, step, seconds))
        started = time.perf_counter()
        build(home)
        whole_s = time.perf_counter() - started
    return dict(seconds) | {"rest": whole_s - sum(seconds.values())}


@contextlib.contextmanager
def _clocked(module_name: str, name: str, step: str, seconds: dict[str, float]) -> Iterator[None]:
    module = importlib.import_module(module_name)
    original = getattr(module, name)

    def clocked(*arguments: Any, **options: Any) -> Any:
        started = time.perf_counter()
        result = original(*arguments, **options)
        if isinstance(result, Iterator):
            result = list(result)
        seconds[step] += time.perf_counter() - started
        return result

    setattr(module, name, clocked)
    try:
        yield
    finally:
        setattr(module, name, original)


def _peers(home: Path, target: Path) -> tuple[float, float]:
    """Seconds for all entries: one by one (counted up), at once."""
    gazetteer_gdf = _gazetteer(home)
    municipalities_gdf = gazetteer_gdf[gazetteer_gdf["kind"] == "municipality"][["ags", "geometry"]]
    names = list(_names(home))
    started = time.perf_counter()
    for name in names[:PEER_ENTRIES]:
        found_gdf = gazetteer_gdf[gazetteer_gdf["name"] == name].head(1)[["name", "geometry"]]
        geopandas.sjoin(found_gdf, municipalities_gdf, how="left", predicate="intersects")
    one_by_one_s = (time.perf_counter() - started) * len(names) / PEER_ENTRIES
    started = time.perf_counter()
    first_gdf = gazetteer_gdf.drop_duplicates("name")[["name", "geometry"]]
    entries_gdf = first_gdf.merge(pandas.DataFrame({"name": names}), on="name")
    geopandas.sjoin(entries_gdf, municipalities_gdf, how="left", predicate="intersects").to_file(target)
    return one_by_one_s, time.perf_counter() - started


def _gazetteer(home: Path) -> geopandas.GeoDataFrame:
    files = ("municipalities", "landmarks", "localities", "localities_from_stops", "stops")
    features = [
        item for name in files for item in read(home / "data" / "geojson" / f"{name}.geojson")["features"]
    ]
    gazetteer_gdf = geopandas.GeoDataFrame.from_features(features, crs="EPSG:4326")
    gazetteer_gdf["ags"] = gazetteer_gdf["ags"].str[0]
    return gazetteer_gdf


def _names(home: Path) -> Iterator[str]:
    with (home / "pledges.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield from (parse(text).toponym for text in split_entries(row["places"]))
