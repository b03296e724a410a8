"""``python -m bench``: measure, and print a short report."""

from __future__ import annotations

import argparse

from bench import build_cost, first_view, open_data, throughput
from bench.report import machine, show


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds: less exact, half a minute")
    parser.add_argument(
        "--open-data",
        action="store_true",
        help="only the API beside pygeoapi, which the first run installs into an environment of its own",
    )
    options = parser.parse_args()
    quick = options.quick
    print(f"{machine()}{', quick run' if quick else ''}\n")
    if options.open_data:
        rounds, seconds = (1, 2.0) if quick else (5, 4.0)
        show("Items of the API, requests per second", *open_data.measure(rounds, seconds))
        return
    # First, while this process is small: a child's peak memory starts from its parent's.
    show("Build of the real pledges.csv", build_cost.measure(runs=1 if quick else 3))
    show("First view of /", *first_view.measure())
    sizes = (
        {"rounds": 1, "filter_count": 50, "seconds": 1.0}
        if quick
        else {"rounds": 5, "filter_count": 200, "seconds": 4.0}
    )
    show("Requests per second, Accept-Encoding: br", *throughput.measure(**sizes))


if __name__ == "__main__":
    main()
