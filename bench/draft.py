"""How well ``python -m geo draft`` proposes: our own programme, judged against our own pledges.csv.

docs/draft.md tells the method and how to read the figures.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.report import Figure
from geo.config.settings import SETTINGS_FILE, load_settings
from geo.draft import draft
from geo.draft.reading import read
from geo.draft.sections import into_sections
from geo.place import gazetteer as gazetteers
from geo.place.gazetteer import Gazetteer
from geo.place.geocode import geocode
from geo.table.schema import read_pledges
from geo.text.toponym import fold, parse, split_entries
from geo.vocabulary import LANDMARKS

MIN_FOUND, MIN_RIGHT = 0.9, 0.7


@dataclass(frozen=True)
class Pledge:
    """A place-bound pledge of pledges.csv: its section (folded) and the ids of its places."""

    section: str
    places: frozenset[str]


@dataclass(frozen=True)
class Proposed:
    """A place that was proposed in a section."""

    section: str
    place: str


@dataclass(frozen=True)
class Score:
    """Return how many place-bound pledges and their sections were found, and how many places are right."""

    pledges: tuple[int, int]
    sections: tuple[int, int]
    pairs: tuple[int, int]
    right: tuple[int, int]


def measure(programme: Path, home: Path = Path()) -> list[Figure]:
    """Draft from the programme, and once more as simply as can be."""
    settings = load_settings(home / SETTINGS_FILE)
    gazetteer, _ = gazetteers.load(home / "data" / "geojson", settings.regions)
    pledges = _pledges(home, gazetteer)
    started = time.perf_counter()
    drafted = draft(programme, home)
    seconds = time.perf_counter() - started
    ours = score(
        pledges,
        [Proposed(fold(p.section), mention.place.id) for p in drafted.proposals for mention in p.places],
    )
    naive = score(pledges, list(_by_exact_match(programme, gazetteer)))
    fresh = _without_landmarks(programme, home, gazetteer, pledges)
    return [
        Figure("proposals", str(len(drafted.proposals))),
        Figure("time", f"{seconds:.1f} s"),
        _share("place-bound pledges: right place in its section", ours.pledges, MIN_FOUND),
        _share("sections with such pledges: a right place", ours.sections, MIN_FOUND),
        _share("every place of every section (strict)", ours.pairs),
        _share("proposed places that are right", ours.right, MIN_RIGHT),
        _share("no landmarks: pledges, right Gemeinde", fresh.pledges),
        _share("no landmarks: places in a right Gemeinde", fresh.right),
        _share("exact match of names: pledges", naive.pledges),
        _share("exact match of names: sections", naive.sections),
        _share("exact match of names: places right", naive.right),
    ]


def _share(name: str, counts: tuple[int, int], least: float | None = None) -> Figure:
    share = counts[0] / counts[1] if counts[1] else 0.0
    value = f"{100 * share:.0f} % ({counts[0]}/{counts[1]})"
    if least is None:
        return Figure(name, value)
    return Figure(name, value, f">= {100 * least:.0f} %", share >= least)


def score(pledges: list[Pledge], proposed: list[Proposed]) -> Score:
    """Compare proposed places with those of the pledges of the same section."""
    given = _by_section(proposed)
    expected: defaultdict[str, set[str]] = defaultdict(set)
    for pledge in pledges:
        expected[pledge.section] |= pledge.places
    found = sum(bool(pledge.places & given.get(pledge.section, set())) for pledge in pledges)
    sections = sum(bool(places & given.get(section, set())) for section, places in expected.items())
    pairs = sum(len(places & given.get(section, set())) for section, places in expected.items())
    right = sum(one.place in expected.get(one.section, set()) for one in proposed)
    return Score(
        (found, len(pledges)),
        (sections, len(expected)),
        (pairs, sum(map(len, expected.values()))),
        (right, len(proposed)),
    )


def _by_section(proposed: Iterable[Proposed]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one in proposed:
        found[one.section].add(one.place)
    return found


def _pledges(home: Path, gazetteer: Gazetteer) -> list[Pledge]:
    table = read_pledges(home / "pledges.csv", load_settings(home / SETTINGS_FILE))
    found = []
    for row in table.rows:
        answers = [geocode(parse(entry), gazetteer) for entry in split_entries(row.cells["places"])]
        if places := frozenset(answer.place.id for answer in answers if answer.place):
            found.append(Pledge(fold(row.cells["section"]), places))
    return found


def _without_landmarks(programme: Path, home: Path, gazetteer: Gazetteer, pledges: list[Pledge]) -> Score:
    """Judge as in a region without landmarks yet; a place is right if its Gemeinde is."""
    ags_of = {place.id: frozenset(filter(gazetteer.in_region, place.ags)) for place in gazetteer.places}
    by_ags = [
        Pledge(pledge.section, frozenset().union(*(ags_of[place] for place in pledge.places)))
        for pledge in pledges
    ]
    expected = {pledge.section: set[str]() for pledge in by_ags}
    for pledge in by_ags:
        expected[pledge.section] |= pledge.places
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder)
        shutil.copy(home / SETTINGS_FILE, bare)
        shutil.copytree(home / "data" / "geojson", bare / "data" / "geojson")
        (bare / "data" / "geojson" / LANDMARKS).unlink()
        drafted = draft(programme, bare)
    proposed = []
    for proposal in drafted.proposals:
        section = fold(proposal.section)
        for mention in proposal.places:
            right = expected.get(section, set())
            # One of the right Gemeinden, if there is one.
            proposed.append(
                Proposed(section, min(right.intersection(mention.place.ags) or mention.place.ags))
            )
    return score([pledge for pledge in by_ags if pledge.places], proposed)


def _by_exact_match(programme: Path, gazetteer: Gazetteer) -> Iterator[Proposed]:
    """Propose, naively, every name of the gazetteer that a sentence contains letter by letter."""
    names: dict[str, set[str]] = defaultdict(set)
    for place in gazetteer.places:
        if any(map(gazetteer.in_region, place.ags)):
            for name in (place.name, *place.alt_names):
                names[name].add(place.id)
    pattern = re.compile(
        r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")(?!\w)"
    )
    text = read(programme, lambda items, _name, _total: items)
    for section in into_sections(text.blocks):
        for paragraph in section.paragraphs:
            for passage in paragraph:
                for name in set(pattern.findall(passage.text)):
                    answer = geocode(parse(name), gazetteer)
                    chosen = {answer.place.id} if answer.place else names[name]
                    yield from (Proposed(fold(section.heading), place) for place in sorted(chosen))
