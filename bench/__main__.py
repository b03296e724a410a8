"""``python -m bench``: measure, and print a short report."""

from __future__ import annotations

import argparse

from bench import build_cost, first_view, throughput
from bench.report import machine, show


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds: less exact, half a minute")
    quick = parser.parse_args().quick
    print(f"{machine()}{', quick run' if quick else ''}\n")
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
