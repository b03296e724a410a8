"""``python -m bench.country``: a million sites of the whole country in PostGIS, GeoPandas and SQLite.

All three get the same sites and answer the same questions in one run. As root on Debian: PostgreSQL is
started in a folder of its own.
"""

from __future__ import annotations

import argparse
import math
import random
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bench import country_data, country_rivals
from bench.report import Figure, machine, show
from geo.country import municipalities
from geo.country.records import SourceState
from geo.country.store import DATABASE, connect
from tests.system import postgres
from webapp.atlas.database import Readers
from webapp.atlas.queries import AtlasQueries
from webapp.atlas.vector_tiles import AtlasTiles

SITES = 1_000_000
MAX_LOADING_S = 300
ROUNDS = 40
WORDS = ("Radweg", "Bahn", "Schule", "Klimaschutz", "Strom", "Wald")
# What a server of 4 GB would have; all else is Debian's.
SETTINGS = tuple(
    f"-c {setting}"
    for setting in (
        "fsync=on", "shared_buffers=1GB", "max_wal_size=4GB", "work_mem=32MB", "random_page_cost=1.1",
    )
)  # fmt: skip
# Questions with the most milliseconds that the median may take.
TARGETS = {
    "counts of a municipality": 2,
    "counts, nationwide": 80,
    "pledges of a municipality": None,
    "nearest 20": 5,
    "a word with ranking": 80,
    **{f"tile z{zoom}": 60 if 8 <= zoom <= 12 else None for zoom in (5, 6, 7, 8, 9, 10, 11, 12, 13, 14)},
    "tile of borders z8": None,
}
Question = Callable[[], Any]


@dataclass
class Rounds:
    """The same places and words for everybody: each question begins from the same seed."""

    areas: municipalities.Areas
    chance: random.Random = field(default_factory=lambda: random.Random(1))

    def ags(self) -> str:
        return self.chance.choice(self.areas.ags)

    def word(self) -> str:
        return self.chance.choice(WORDS)

    def spot(self) -> tuple[float, float]:
        middle = self.chance.choice(self.areas.lonlat).centroid
        return middle.x, middle.y

    def tile(self, zoom: int) -> tuple[int, int, int]:
        lon, lat = self.spot()
        y = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2
        return zoom, int((lon + 180) / 360 * 2**zoom), int(y * 2**zoom)

    def median_ms(self, question: Question, rounds: int) -> tuple[float, float]:
        """Return median and slowest of so many rounds, after a first one that does not count."""
        self.chance.seed(1)
        question()
        took = []
        for _ in range(rounds):
            started = time.perf_counter()
            question()
            took.append((time.perf_counter() - started) * 1000)
        return statistics.median(took), max(took)


def measure(sites: int = SITES, rounds: int = ROUNDS) -> Iterator[tuple[str, list[Figure]]]:
    """Yield the figures of each, with a heading."""
    postgres.install()
    areas = municipalities.read()
    rows: list[country_rivals.Row] = []
    with postgres.server(*SETTINGS) as server:
        yield "PostgreSQL 15 with PostGIS", list(_of_postgis(server.address(), areas, sites, rounds, rows))
    for name, rival in (("GeoPandas in memory", country_rivals.Frame), ("SQLite", country_rivals.Lite)):
        yield name, list(_of_rival(rival, areas, rounds, rows))


def _of_postgis(
    address: str, areas: municipalities.Areas, sites: int, rounds: int, rows: list[country_rivals.Row]
) -> Iterator[Figure]:
    with connect({DATABASE: address}) as store:
        store.migrate()
        started = time.perf_counter()
        municipalities.load(store, areas)
        yield Figure("boundaries of Germany", f"{time.perf_counter() - started:.1f} s")
        took = 0.0
        for harvest in country_data.harvests(areas, sites):
            rows += country_rivals.rows_of(harvest)
            started = time.perf_counter()
            store.put(harvest, SourceState())
            took += time.perf_counter() - started
        started = time.perf_counter()
    took += time.perf_counter() - started  # statistics for the planner, when the store is closed
    yield Figure(f"loading {len(rows)} sites", f"{took:.0f} s", f"< {MAX_LOADING_S} s", took < MAX_LOADING_S)
    readers = Readers([address])
    query, tiles, draw = AtlasQueries(readers), AtlasTiles(readers), Rounds(areas)
    questions: dict[str, Question] = {
        "counts of a municipality": lambda: query.counts(draw.ags()),
        "counts, nationwide": query.counts,
        "pledges of a municipality": lambda: query.pledges(draw.ags()),
        "nearest 20": lambda: query.near(*draw.spot()),
        "a word with ranking": lambda: query.search(draw.word()),
        "tile of borders z8": lambda: tiles.borders(*draw.tile(8)),
    }
    questions |= {
        name: lambda zoom=int(name[6:]): tiles.pledges(*draw.tile(zoom))  # type: ignore[misc]
        for name in TARGETS
        if name.startswith("tile z")
    }
    for name, target in TARGETS.items():
        median, slowest = draw.median_ms(questions[name], rounds)
        yield Figure(
            name,
            f"{median:.2f} ({slowest:.0f}) ms",
            f"< {target} ms" if target else "",
            median < target if target else None,
        )
    readers.close()


def _of_rival(
    rival: type[country_rivals.Rival],
    areas: municipalities.Areas,
    rounds: int,
    rows: list[country_rivals.Row],
) -> Iterator[Figure]:
    started = time.perf_counter()
    own = rival(rows)
    yield Figure(f"loading {len(rows)} sites", f"{time.perf_counter() - started:.0f} s")
    draw = Rounds(areas)
    questions: dict[str, Question] = {
        "counts of a municipality": lambda: own.counts(draw.ags()),
        "counts, nationwide": own.all_counts,
        "pledges of a municipality": lambda: own.pledges(draw.ags()),
        "nearest 20": lambda: own.near(*draw.spot()),
        "a word (GeoPandas: without ranking)": lambda: own.search(draw.word()),
        "sites of a tile z8 (no tile is made)": lambda: own.tile(*draw.tile(8)),
        "sites of a tile z12 (no tile is made)": lambda: own.tile(*draw.tile(12)),
    }
    for name, question in questions.items():
        median, slowest = draw.median_ms(question, max(3, rounds // 4))
        yield Figure(name, f"{median:.2f} ({slowest:.0f}) ms")
    own.close()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.country", description=__doc__)
    parser.add_argument("--sites", type=int, default=SITES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    print(f"{machine()}; median (slowest) of {options.rounds} rounds\n")
    for heading, figures in measure(options.sites, options.rounds):
        show(heading, figures)


if __name__ == "__main__":
    main()
