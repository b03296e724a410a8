"""The list of all released addresses, which builds add to, and those that are gone from the map.

An address that was printed or linked by a newspaper must not vanish. Each build writes the slugs
that it publishes into ``data/released.csv`` and never removes one: only people know what was never public.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import process

from geo.config.redirects import KINDS, MIN_SIMILARITY, Redirects
from geo.errors import Notice, ProblemsFound
from geo.files import read_bytes
from geo.words.messages import notice, problem

RELEASED_FILE = Path("data", "released.csv")
MAX_BYTES = 10_000_000
_HEADER = ("kind", "slug", "released")
# Kinds of addresses, by the section of their redirects.
FOLDERS = {"municipalities": "gemeinde", "districts": "ortsteil", "topics": "thema", "pledges": "zusage"}

Slugs = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, order=True)
class Released:
    """One address: ``kind`` of ``geo.config.redirects.KINDS``, ``slug``, and the date of the data."""

    kind: str
    slug: str
    since: str


def read_released(home: Path) -> tuple[Released, ...]:
    """Read the list; it is empty for a map that has none yet.

    Raises
    ------
    ProblemsFound : a line was not written by a build
    """
    path = home / RELEASED_FILE
    if not path.exists():
        return ()
    try:
        text = read_bytes(path, MAX_BYTES).decode("utf-8-sig")
        header, *lines = csv.reader(io.StringIO(text, newline=""))
    except (UnicodeDecodeError, ValueError, csv.Error):
        header, lines = [], []
    if tuple(header) != _HEADER:
        raise ProblemsFound([problem("released_header", path.name, 1, header=",".join(_HEADER))])
    faults = [
        problem("released_line", path.name, number, "", ",".join(line), header=",".join(_HEADER))
        for number, line in enumerate(lines, start=2)
        if line and (len(line) != len(_HEADER) or line[0] not in KINDS or not line[1])
    ]
    if faults:
        raise ProblemsFound(faults)
    return tuple(Released(*line) for line in lines if line)


def ids_of_pledges(released: Iterable[Released]) -> frozenset[str]:
    """Return the ids that no other pledge may get."""
    return frozenset(one.slug for one in released if one.kind == "pledges")


def with_new(released: Iterable[Released], slugs: Slugs, as_of: str) -> tuple[Released, ...]:
    """Return the list with what a build adds; ``slugs`` are the current ones, by kind."""
    known = {(one.kind, one.slug): one for one in released}
    for kind, of_kind in slugs.items():
        for slug in of_kind:
            known.setdefault((kind, slug), Released(kind, slug, as_of))
    return tuple(sorted(known.values()))


def text_of(released: Iterable[Released]) -> str:
    """Return the text of the file: sorted, so that the same list always gives the same bytes."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(_HEADER)
    writer.writerows((one.kind, one.slug, one.since) for one in sorted(released))
    return written.getvalue()


def gone(
    released: Iterable[Released], slugs: Slugs, redirects: Redirects, titles: Mapping[str, str]
) -> Iterator[Notice]:
    """Return a notice for each address that now leads nowhere, with what to write.

    Parameters
    ----------
    slugs : the current ones by kind, each with its title; a withdrawn pledge still has its page
    redirects : from old slugs to current ones
    titles : of pledges of the last build by id, as far as known
    """
    for one in sorted(released):
        today = slugs.get(one.kind, {})
        if one.slug in today or one.slug in getattr(redirects, one.kind):
            continue
        code = "released_pledge_gone" if one.kind == "pledges" else "released_gone"
        yield notice(
            code,
            RELEASED_FILE.name,
            None,
            "",
            one.slug,
            since=one.since,
            address=f"/{FOLDERS[one.kind]}/{one.slug}",
            section=f"redirects.{one.kind}",
            line=f'{one.slug} = "{_likely(one, today, titles) or "…"}"',
        )


def _likely(one: Released, today: Mapping[str, str], titles: Mapping[str, str]) -> str:
    """Guess what has replaced an address: the pledge with the same title, or the most similar name."""
    title = titles.get(one.slug) if one.kind == "pledges" else None
    same = [slug for slug, other in today.items() if title and other == title]
    if len(same) == 1:
        return same[0]
    near = process.extractOne(one.slug, list(today), score_cutoff=MIN_SIMILARITY)
    return near[0] if near else ""
