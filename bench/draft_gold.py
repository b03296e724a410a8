"""How well ``python -m geo draft`` reads any programme, judged by a table of right answers made by reading.

docs/draft.md has the format of the table, and what each figure means.
"""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.report import Figure
from geo.config.settings import SETTINGS_FILE, load_settings
from geo.draft import draft
from geo.draft.proposals import Proposal
from geo.errors import ProblemsFound
from geo.place import gazetteer as gazetteers
from geo.place.gazetteer import Gazetteer
from geo.place.geocode import geocode
from geo.table.spreadsheet import read_table
from geo.text.toponym import fold, parse, split_entries

COLUMNS = ("quote", "stance", "section", "page", "places")
# Who must do it, and how firm it is, are shades that two readers see differently.
_JUDGED_AS = {"demands": "supports", "could": "examines"}
MIN_COMMON = 0.6  # of the right sentence, if a proposal has only a part of it
TARGETS = {"found": 0.95, "right": 0.92, "stance": 0.96, "page": 0.98, "placed": 0.75, "places": 0.85}


@dataclass(frozen=True)
class Answer:
    """One pledge as a person has read it; what is empty is not judged."""

    quote: str
    stance: str = ""
    section: str = ""
    page: int | None = None
    places: tuple[str, ...] = ()


@dataclass
class Share:
    """Hits of how many, and the others in words."""

    hits: int = 0
    total: int = 0
    others: list[str] = field(default_factory=list)

    def count(self, hit: bool, text: str) -> None:
        self.hits += hit
        self.total += 1
        if not hit:
            self.others.append(text)

    def __add__(self, other: Share) -> Share:
        return Share(self.hits + other.hits, self.total + other.total, [*self.others, *other.others])

    @property
    def share(self) -> float:
        return self.hits / self.total if self.total else 1.0


@dataclass
class Judgement:
    """Pledges found and proposals that are right; of those found stance, section, page; places."""

    found: Share = field(default_factory=Share)
    right: Share = field(default_factory=Share)
    stance: Share = field(default_factory=Share)
    section: Share = field(default_factory=Share)
    page: Share = field(default_factory=Share)
    placed: Share = field(default_factory=Share)
    places: Share = field(default_factory=Share)

    def __add__(self, other: Judgement) -> Judgement:
        return Judgement(**{name: share + getattr(other, name) for name, share in vars(self).items()})


def answers(path: Path) -> list[Answer]:
    """Read a table of right answers, .csv, .xlsx or .ods.

    Raises
    ------
    ProblemsFound : it, or one of its rows, can't be read
    """
    table = read_table(path, COLUMNS, optional=COLUMNS[1:])
    if table.problems:
        raise ProblemsFound(table.problems)
    return [
        Answer(
            row.cells["quote"],
            row.cells["stance"],
            row.cells["section"],
            int(row.cells["page"]) if row.cells["page"] else None,
            tuple(split_entries(row.cells["places"])),
        )
        for row in table.rows
    ]


def measure(programme: Path, table: Path, home: Path = Path()) -> tuple[list[Figure], list[str]]:
    """Draft from a programme and judge it; returns the figures, and what was missed or wrong."""
    gazetteer, _ = gazetteers.load(home / "data" / "geojson", load_settings(home / SETTINGS_FILE).regions)
    started = time.perf_counter()
    proposals = draft(programme, home).proposals
    seconds = time.perf_counter() - started
    judged = judge(answers(table), proposals, gazetteer)
    figures = [Figure("proposals", str(len(proposals))), Figure("time", f"{seconds:.1f} s")]
    return [*figures, *figures_of(judged)], remarks(judged)


_NAMES = {
    "found": "pledges that are proposed",
    "right": "proposals that are pledges",
    "stance": "of those found: stance",
    "section": "section",
    "page": "page",
    "placed": "place-bound pledges with a right place",
    "places": "proposed places that are right",
}


def figures_of(judged: Judgement) -> list[Figure]:
    found = []
    for name, share in vars(judged).items():
        value = f"{100 * share.share:.0f} % ({share.hits}/{share.total})"
        target = TARGETS.get(name)
        if target is None or not share.total:
            found.append(Figure(_NAMES[name], value))
        else:
            found.append(Figure(_NAMES[name], value, f">= {100 * target:.0f} %", share.share >= target))
    return found


def remarks(judged: Judgement) -> list[str]:
    return [f"{name}: {text}" for name, share in vars(judged).items() for text in share.others]


def judge(rows: Sequence[Answer], proposals: Sequence[Proposal], gazetteer: Gazetteer) -> Judgement:
    """Compare proposals with the right answers.

    Each answer is looked for among the proposals in their order, first those after the last one found: a
    short item may stand twice in a programme.
    """
    found = Judgement()
    texts = [_letters(proposal.quote) for proposal in proposals]
    matched: dict[int, list[Answer]] = {}
    last = 0
    for row in rows:
        at = _match(_letters(row.quote), texts, last)
        found.found.count(at is not None, row.quote)
        if at is None:
            if row.places:
                found.placed.count(False, f"(not proposed) {row.quote}")
            continue
        last = at
        matched.setdefault(at, []).append(row)
        _judge_one(row, proposals[at], gazetteer, found)
    for at, proposal in enumerate(proposals):
        found.right.count(at in matched, f"{proposal.confidence:.2f} {proposal.quote}")
        right = {place for row in matched.get(at, ()) for place in _ids(row, gazetteer)}
        for mention in proposal.places:
            found.places.count(mention.place.id in right, f"{mention.entry}: {proposal.quote}")
    return found


def _judge_one(row: Answer, proposal: Proposal, gazetteer: Gazetteer, found: Judgement) -> None:
    if row.stance:
        stance, right = (_JUDGED_AS.get(one, one) for one in (proposal.stance, row.stance))
        found.stance.count(stance == right, f"{proposal.stance} for {row.stance}: {row.quote}")
    if row.section:
        same = fold(proposal.section) == fold(row.section)
        found.section.count(same, f"{proposal.section!r} for {row.section!r}: {row.quote}")
    if row.page is not None:
        found.page.count(proposal.page == row.page, f"{proposal.page} for {row.page}: {row.quote}")
    if row.places:
        hit = not _ids(row, gazetteer).isdisjoint(mention.place.id for mention in proposal.places)
        found.placed.count(hit, f"{'; '.join(row.places)}: {row.quote}")


def _ids(row: Answer, gazetteer: Gazetteer) -> set[str]:
    places = (geocode(parse(entry), gazetteer).place for entry in row.places)
    return {place.id for place in places if place}


def _match(quote: str, texts: Sequence[str], last: int) -> int | None:
    """Return which proposal has a sentence: whole, or most of it."""
    order: list[int] = [*range(last, len(texts)), *range(last)]
    for same in (str.__eq__, str.endswith, str.__contains__):
        for at in order:
            if quote and same(texts[at], quote):
                return at
    for at in order:
        if len(texts[at]) >= MIN_COMMON * len(quote) and texts[at] in quote:
            return at
    return None


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
