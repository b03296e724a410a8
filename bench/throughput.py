"""Requests per second of the site and of the naive app, in interleaved rounds under the same gunicorn.

Each round starts each server anew, so its caches are empty: first the filters, all different, then ``/``.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
from pathlib import Path

from bench import client, questions, servers
from bench.client import Round
from bench.report import Figure

MIN_RATIO_START = 30
MIN_RATIO_FILTERS = 15
# Above this share of a core the client may be what is measured.
CLIENT_BUSY = 0.8


@dataclass
class Rounds:
    """The results of one app in all its rounds."""

    filters: list[Round] = field(default_factory=list)
    start: list[Round] = field(default_factory=list)


def measure(rounds: int, filter_count: int, seconds: float) -> tuple[list[Figure], list[str]]:
    """Return the figures, and notes that say how far to trust them.

    Raises
    ------
    bench.client.WrongAnswer : an app gave another page than the one asked for
    """
    site = questions.load(Path())
    start = questions.start_page(site)
    filters = questions.different_filters(site, filter_count)
    done = {servers.OURS: Rounds(), servers.NAIVE: Rounds()}
    for _ in range(rounds):
        for app, results in done.items():
            with servers.running(app) as port:
                results.filters.append(client.ask_each(port, filters))
                results.start.append(client.ask_again(port, start, seconds))
    ours, naive = done[servers.OURS], done[servers.NAIVE]
    figures = [
        *_compare("/", ours.start, naive.start, MIN_RATIO_START),
        *_compare(f"{filter_count} filters, cold", ours.filters, naive.filters, MIN_RATIO_FILTERS),
    ]
    busiest = max(r.client_share for r in (*ours.start, *ours.filters, *naive.start, *naive.filters))
    verdict = "it is not the limit" if busiest < CLIENT_BUSY else "it may be the limit: ratios are too low"
    return figures, [
        f"Medians of {rounds} interleaved rounds, {client.CONNECTIONS} connections; gunicorn: "
        + " ".join(servers.SETTINGS[:4]),
        f"The filters show {statistics.mean(q.shown for q in filters):.0f} pledges on average.",
        f"The client used {busiest:.0%} of one core at most; {verdict}.",
    ]


def _compare(name: str, ours: list[Round], naive: list[Round], min_ratio: int) -> list[Figure]:
    ours_per_s, naive_per_s = (statistics.median(r.per_second for r in rounds) for rounds in (ours, naive))
    # Round by round: what else the machine does then slows both sides of a ratio.
    ratios = [a.per_second / b.per_second for a, b in zip(ours, naive, strict=True)]
    ratio = statistics.median(ratios)
    return [
        Figure(f"{name}: ours", f"{ours_per_s:.1f} /s", f"{ours[0].mean_kb:.0f} kB each"),
        Figure(f"{name}: naive", f"{naive_per_s:.1f} /s", f"{naive[0].mean_kb:.0f} kB each"),
        Figure(f"{name}: ratio", f"{ratio:.1f}", f">= {min_ratio}", ratio >= min_ratio),
        Figure(f"{name}: ratio, lowest and highest", f"{min(ratios):.1f} to {max(ratios):.1f}"),
    ]
