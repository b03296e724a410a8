"""progress.csv: the milestones of pledges. The file may be missing."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from geo.config.settings import Settings
from geo.errors import Notice, Problem, ProblemsFound
from geo.milestones import Milestone
from geo.table import status
from geo.table.header import near_names
from geo.table.spreadsheet import Row, Table, find_table, read_table
from geo.text.dates import in_iso, possible
from geo.vocabulary import PLEDGED, TABLE_STATUSES, WITHDRAWN
from geo.words.language import either
from geo.words.messages import hint, problem

STEM = "progress"  # .csv, .xlsx or .ods
COLUMNS = ("id", "date", "status", "text", "url")
OPTIONAL_COLUMNS = ("text", "url")
MAX_TEXT_LENGTH = 400


@dataclass(frozen=True)
class Progress:
    """The milestones of each pledge that has any, the oldest first; and what is wrong with the file."""

    file: str = f"{STEM}.csv"
    rows: tuple[Row, ...] = ()
    milestones: dict[str, tuple[Milestone, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    unreadable: frozenset[tuple[int | None, str]] = frozenset()
    notices: tuple[Notice, ...] = ()


NO_PROGRESS = Progress()


def read_progress(home: Path, settings: Settings, pledges_file: str) -> Progress:
    """Read the milestones and check them, except for what needs their pledges.

    Raises
    ------
    ProblemsFound : the file as a whole can't be read
    """
    path = find_table(home, STEM)
    if not path.is_file():
        return Progress()
    table = _read(path)
    rows, of_pledge = tuple(table.rows), _by_pledge(table.rows)
    found = [
        *(one for row in rows for one in _row_problems(row, path.name, settings, pledges_file)),
        *_twice(rows, path.name),
        *(one for rows in of_pledge.values() for one in _order_problems(rows, path.name)),
    ]
    named = table.unreadable
    problems = [*table.problems, *(one for one in found if (one.row, one.column) not in named)]
    milestones = {
        pledge_id: tuple(milestone_of(row) for row in rows) for pledge_id, rows in of_pledge.items()
    }
    return Progress(path.name, rows, milestones, tuple(problems), frozenset(named), tuple(table.notices))


def faults(progress: Progress, settings: Settings, party_of: Mapping[str, str]) -> Iterator[Problem]:
    """Report what a milestone needs, and dates that can't be right.

    Parameters
    ----------
    party_of : the parties of the pledges, by id; a map of one party needs none
    """
    for row in progress.rows:
        milestone = milestone_of(row)
        programme = settings.programme_of(party_of.get(row.cells["id"], ""))
        details = status.details(milestone, settings, programme)
        if milestone.status == PLEDGED:
            continue
        for column, code in status.faults(milestone, settings, programme):
            if (row.number, column) not in progress.unreadable:
                yield problem(code, progress.file, row.number, column, row.cells[column], **details)


def unknown_pledges(
    progress: Progress, known: Iterable[str], pledges_file: str, moved: dict[str, str]
) -> Iterator[Problem]:
    """Report each row whose pledge does not exist; ``moved`` has the current id by the former one."""
    ids = list(known)
    for row in progress.rows:
        pledge_id = row.cells["id"]
        if pledge_id and pledge_id not in ids:
            near = [moved[pledge_id]] if pledge_id in moved else near_names(pledge_id, ids)
            details = {"table": pledges_file, "hint": hint(near)}
            yield problem("unknown_pledge", progress.file, row.number, "id", pledge_id, **details)


def milestone_of(row: Row) -> Milestone:
    return Milestone(**{name: row.cells[name] for name in COLUMNS[1:]})


def _read(path: Path) -> Table:
    try:
        return read_table(path, COLUMNS, OPTIONAL_COLUMNS)
    except ProblemsFound as error:
        # Only a header: there are no milestones yet.
        if [found.code for found in error.problems] == ["no_rows"]:
            return Table([])
        raise


def _by_pledge(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return the rows that can be sorted, by pledge: by day, then in the order of the file."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row.cells["id"] and status.is_date(row.cells["date"]) and row.cells["status"] in status.NEWS:
            found.setdefault(row.cells["id"], []).append(row)
    return {pledge_id: sorted(rows, key=lambda row: row.cells["date"]) for pledge_id, rows in found.items()}


def _row_problems(row: Row, file: str, settings: Settings, pledges_file: str) -> Iterator[Problem]:
    milestone = milestone_of(row)
    details = {"table": pledges_file, **status.details(milestone, settings, settings.programme)}

    def wrong(code: str, column: str, **more: object) -> Problem:
        return problem(code, file, row.number, column, row.cells[column], **(details | more))

    if not row.cells["id"]:
        yield wrong("milestone_needs_id", "id")
    if not milestone.status:
        yield wrong("milestone_needs_status", "status")
    elif milestone.status == PLEDGED:
        yield wrong("milestone_pledged", "status")
    elif milestone.status not in TABLE_STATUSES:
        near = near_names(milestone.status, status.NEWS)
        yield wrong("unknown_status", "status", hint=hint(near))
    if len(days := possible(milestone.date)) > 1:
        yield wrong("ambiguous_date", "date", days=either(day.isoformat() for day in days))
    elif milestone.date and not status.is_date(milestone.date):
        yield wrong("bad_date", "date", example=in_iso(milestone.date) or "2026-03-31")
    if milestone.url and not re.fullmatch(status.URL, milestone.url):
        yield wrong("bad_url", "url")
    if len(milestone.text) > MAX_TEXT_LENGTH:
        yield wrong("too_long", "text", length=len(milestone.text), limit=MAX_TEXT_LENGTH)


def _twice(rows: Iterable[Row], file: str) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        what = tuple(row.cells[name] for name in ("id", "date", "status"))
        if not all(what):
            continue
        if what in seen:
            details = {"date": what[1], "status": what[2], "other": seen[what]}
            yield problem("milestone_twice", file, row.number, "id", what[0], **details)
        seen.setdefault(what, row.number)


def _order_problems(rows: list[Row], file: str) -> Iterator[Problem]:
    """Report what can't follow on one another. What was given up may be resumed, and what is done may end."""
    for before, row in itertools.pairwise(rows):
        old, new = milestone_of(before), milestone_of(row)
        details = {"since": old.date, "status": old.status}
        if old.status == WITHDRAWN:
            yield problem("milestone_after_withdrawn", file, row.number, "status", new.status, **details)
        elif (old.status, new.status) == ("done", "started"):
            yield problem("milestone_order", file, row.number, "status", new.status, **details)
        elif old.status == new.status and old.date != new.date and not new.text:
            yield problem("milestone_needs_text", file, row.number, "text", "", **details)
