"""What streets cost a picture: ``python -m bench.street_pictures HOME GEMEINDE PLEDGE``.

The time of a processor for each picture and sheet that is in no cache, with the vector tiles of HOME and
without them, the middle of some rounds. GEMEINDE is the slug of one, PLEDGE the id of a pledge.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from geo.public import Area
from webapp import create_app
from webapp.filters import Filter
from webapp.handouts import views as sheets
from webapp.pictures import views as pictures
from webapp.pictures.formats import FORMATS
from webapp.snapshot import Snapshot
from webapp.snapshot.live import live_of
from webapp.tiles import decoded_tiles

ROUNDS, MAX_MS = 5, 500
Make = Callable[[Snapshot], bytes]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.street_pictures", description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("municipality")
    parser.add_argument("pledge")
    options = parser.parse_args()
    home = options.home.resolve()
    app = create_app({"HOME": str(home)})
    with app.test_request_context("/"):
        snapshot = live_of(app).snapshot
        if snapshot.streets is None:
            raise SystemExit(f"{home} has no vector tiles.")

        def without() -> Snapshot:
            return replace(snapshot, streets=None)

        def with_streets() -> Snapshot:
            return replace(snapshot, streets=decoded_tiles(snapshot.settings, home))

        print("| picture | without | with streets | target | kB, without / with |\n|---|---|---|---|---|")
        for name, make in _everything(snapshot, options.municipality, options.pledge):
            make(snapshot)  # reads the fonts
            (plain_ms, plain_bytes), (ms, size_bytes) = (
                _measured(make, one) for one in (without, with_streets)
            )
            verdict = "ok" if ms < MAX_MS else "MISSED"
            sizes = f"{plain_bytes / 1000:.0f} / {size_bytes / 1000:.0f}"
            print(
                f"| {name} | {plain_ms:.0f} ms | {ms:.0f} ms | < {MAX_MS} ms: {verdict} | {sizes} |",
                flush=True,
            )


def _measured(make: Make, fresh: Callable[[], Snapshot]) -> tuple[float, int]:
    """Return the middle of the processor's time in ms, and the bytes; ``fresh`` has nothing decoded yet."""
    times_ms = []
    for _ in range(ROUNDS):
        snapshot = fresh()
        _ = snapshot.ground  # is made once per build
        started_at = time.process_time()
        made = make(snapshot)
        times_ms.append((time.process_time() - started_at) * 1000)
    return statistics.median(times_ms), len(made)


def _everything(snapshot: Snapshot, slug: str, pledge_id: str) -> Iterator[tuple[str, Make]]:
    area = next(one for one in snapshot.published.areas if one.slug == slug)
    of_area = Filter(areas=frozenset({area.key}))
    for name in FORMATS:
        for what, chosen, pledge in (
            ("the whole region", Filter(), ""),
            (area.name, of_area, ""),
            ("one pledge", Filter(), pledge_id),
        ):
            yield f"{name}, {what}", _picture(chosen, name, pledge)
    yield f"sheet, {area.name}", _sheet(area)


def _picture(chosen: Filter, name: str, pledge_id: str) -> Make:
    return lambda one: pictures.make(one, one.views["de"], chosen, name, "png", pledge_id)


def _sheet(area: Area) -> Make:
    return lambda one: sheets.make(one, one.views["de"], area)


if __name__ == "__main__":
    main()
