"""``python -m bench``: measure, and print a short report."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench import (
    build_cost,
    crowd,
    draft,
    draft_gold,
    every_county,
    first_view,
    geocoding,
    kills,
    lighthouse,
    open_data,
    pictures,
    scale,
    soak,
    throughput,
)
from bench.report import machine, show


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds: less exact, half a minute")
    parser.add_argument(
        "--open-data",
        action="store_true",
        help="only the API beside pygeoapi, which the first run installs into an environment of its own",
    )
    parser.add_argument("--geocoding", action="store_true", help="only the build of 10,000 pledges, by step")
    parser.add_argument(
        "--draft",
        type=Path,
        nargs="+",
        metavar=("PROGRAMME", "GOLD"),
        help="only how good a draft is: of our own programme, or of any by a table of right answers",
    )
    parser.add_argument(
        "--home", type=Path, default=Path(), metavar="FOLDER", help="of the map, for --draft with GOLD"
    )
    parser.add_argument(
        "--lighthouse", action="store_true", help="only the marks of Lighthouse, fetched by npm"
    )
    parser.add_argument("--pictures", action="store_true", help="only the pictures beside screenshots")
    parser.add_argument(
        "--crowd", action="store_true", help="only how long a page takes while many ask for pictures"
    )
    parser.add_argument(
        "--every-county",
        nargs="*",
        metavar="AGS",
        help="only the map of every county, or of these; goes on where it was broken off",
    )
    parser.add_argument(
        "--from",
        dest="given",
        nargs="+",
        type=Path,
        default=[],
        metavar="FILE.tgz",
        help="packages for --every-county that need not be fetched",
    )
    parser.add_argument(
        "--soak",
        type=float,
        nargs="?",
        const=600,
        metavar="SECONDS",
        help="only a long time under load behind nginx (as root on Debian), ten minutes or so many seconds",
    )
    parser.add_argument(
        "--scale", action="store_true", help="only maps of 1,000 to 20,000 pledges: start, memory, answers"
    )
    parser.add_argument(
        "--kills",
        type=int,
        nargs="?",
        const=kills.RUNS,
        metavar="N",
        help=f"only builds and exports that are killed, N of each ({kills.RUNS})",
    )
    options = parser.parse_args()
    quick = options.quick
    print(f"{machine()}{', quick run' if quick else ''}\n")
    if options.every_county is not None:
        trials = every_county.measure(options.given, options.every_county)
        show("Every county", *every_county.figures(trials))
        sys.exit(any(trial.failures for trial in trials))
    if options.scale:
        show("Ever more pledges", *(scale.measure([1000], 1) if quick else scale.measure()))
        return
    if options.soak:
        show("Soak behind nginx, a build every 20 s", *soak.measure(options.soak))
        return
    if options.kills:
        outcomes = kills.measure(options.kills)
        show("Killed builds and exports", *kills.figures(outcomes))
        sys.exit(any(outcome.faults for _, outcome in outcomes))
    if options.draft:
        programme, *gold = options.draft
        if gold:
            figures, remarks = draft_gold.measure(programme, gold[0], options.home)
            show(f"Draft of {programme.name}", figures, remarks)
        else:
            show("Draft of our own programme", draft.measure(programme))
        return
    if options.geocoding:
        show("Geocoding offline", *geocoding.measure(runs=1 if quick else 3))
        return
    if options.open_data:
        rounds, seconds = (1, 2.0) if quick else (5, 4.0)
        show("Items of the API, requests per second", *open_data.measure(rounds, seconds))
        return
    if options.pictures:
        show("Pictures of the map, not cached", *pictures.measure(3 if quick else 13))
        return
    if options.crowd:
        rounds, pages = (1, 100) if quick else (5, 300)
        show("A page while many ask for pictures", *crowd.measure(rounds, pages))
        return
    if options.lighthouse:
        show("Lighthouse, as on a phone", *lighthouse.measure(runs=1 if quick else 3))
        return
    # First, while this process is small: a child's peak memory starts from its parent's.
    show("Build of the real pledges.csv", build_cost.measure(runs=1 if quick else 3))
    show("First view of /", *first_view.measure())
    rounds, filter_count, seconds = (1, 50, 1.0) if quick else (5, 200, 4.0)
    show("Requests per second, Accept-Encoding: br", *throughput.measure(rounds, filter_count, seconds))


if __name__ == "__main__":
    main()
