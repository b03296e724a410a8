"""What has an address and was ever released: the list that a build adds to, and what is gone from the map.

An address that was printed on paper or linked by a newspaper must not vanish. Each build writes the slugs
that it publishes into ``data/released.csv`` and never takes one out: only people know what was never public.
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
# Of what kind an address is, by the section of the redirects that would lead on from it.
FOLDERS = {"municipalities": "gemeinde", "topics": "thema", "pledges": "zusage"}

Slugs = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, order=True)
class Released:
    """One address: ``kind`` of ``geo.config.redirects.KINDS``, ``slug``, and the date of its data."""

    kind: str
    slug: str
    since: str


def read_released(home: Path) -> tuple[Released, ...]:
    """Read the list; a map that has none yet has an empty one.

    Raises
    ------
    ProblemsFound : a line is not one that a build writes
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
    """The ids that no other pledge may be given."""
    return frozenset(one.slug for one in released if one.kind == "pledges")


def with_new(released: Iterable[Released], slugs: Slugs, as_of: str) -> tuple[Released, ...]:
    """The list with what a build adds; ``slugs`` are those of today, by kind."""
    known = {(one.kind, one.slug): one for one in released}
    for kind, of_kind in slugs.items():
        for slug in of_kind:
            known.setdefault((kind, slug), Released(kind, slug, as_of))
    return tuple(sorted(known.values()))


def text_of(released: Iterable[Released]) -> str:
    """The file: sorted, so that the same list always gives the same bytes."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(_HEADER)
    writer.writerows((one.kind, one.slug, one.since) for one in sorted(released))
    return written.getvalue()


def gone(
    released: Iterable[Released], slugs: Slugs, redirects: Redirects, titles: Mapping[str, str]
) -> Iterator[Notice]:
    """A notice for each address that leads nowhere today, with what to write.

    Parameters
    ----------
    slugs : those of today by kind, each with its title; a pledge that is withdrawn still has its page
    redirects : what leads on
    titles : of pledges of the last build by id, as far as it is known
    """
    for one in sorted(released):
        today = slugs[one.kind]
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
    """What has taken the place of something: the pledge of the same title, else the nearest name."""
    title = titles.get(one.slug) if one.kind == "pledges" else None
    same = [slug for slug, other in today.items() if title and other == title]
    if len(same) == 1:
        return same[0]
    near = process.extractOne(one.slug, list(today), score_cutoff=MIN_SIMILARITY)
    return near[0] if near else ""
