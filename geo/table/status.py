"""What a status requires: a plausible date, a source or a reason."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping

from geo.config.programme import Programme
from geo.config.settings import Settings
from geo.errors import Problem
from geo.milestones import Milestone, todays
from geo.table.spreadsheet import Row
from geo.vocabulary import OF_PARTY, PLEDGED, TABLE_STATUSES, WITHDRAWN
from geo.words.messages import problem

# Statuses, as they are called in a remedy.
NEWS = tuple(status for status in TABLE_STATUSES if status != PLEDGED)
# The columns of pledges.csv that correspond to a milestone.
COLUMNS = {"status": "status", "date": "status_date", "text": "status_text", "url": "status_url"}
URL = r"https?://[^\s/]+\.[^\s]+"

MilestonesOf = Mapping[str, tuple[Milestone, ...]]


def is_date(cell: str) -> bool:
    """Whether a cell is an ISO date and nothing else."""
    try:
        return datetime.date.fromisoformat(cell).isoformat() == cell
    except ValueError:
        return False


def milestone_of(row: Row) -> Milestone:
    """Return the status of a row of pledges.csv."""
    return Milestone(**{name: row.cells[column] for name, column in COLUMNS.items()})


def faults(milestone: Milestone, settings: Settings, programme: Programme) -> Iterator[tuple[str, str]]:
    """Yield what is missing or can't be right: name of the field of the milestone, key of the message.

    ``programme`` is the one with the pledge. The form of status, date and address is not checked here.
    Nothing depends on today's date.
    """
    if milestone.status == PLEDGED:
        if is_date(milestone.date):
            yield "date", "date_of_pledged"
        return
    if milestone.status not in TABLE_STATUSES:
        return
    if not milestone.date:
        yield "date", "status_needs_date"
    elif is_date(milestone.date):
        yield from (("date", code) for code in _faults_of_date(milestone.date, settings, programme))
    if milestone.status == WITHDRAWN:
        if not milestone.text:
            yield "text", "withdrawn_needs_reason"
    elif not milestone.url and milestone.date != programme.day.isoformat():
        yield "url", "status_needs_url"


def details(milestone: Milestone, settings: Settings, programme: Programme) -> dict[str, object]:
    """Return what fills the gaps of the messages of `faults`."""
    return {
        "status": milestone.status,
        "as_of": settings.as_of.isoformat(),
        "programme_date": programme.date.isoformat() if programme.date else "",
        "programme_day": programme.day.isoformat(),
        "choices": ", ".join(NEWS),
    }


def _faults_of_date(date: str, settings: Settings, programme: Programme) -> Iterator[str]:
    day = datetime.date.fromisoformat(date)
    if day > settings.as_of:
        yield "date_after_as_of"
    if programme.date and day < programme.date:
        yield "date_before_programme"


def row_problems(
    rows: Iterable[Row], file: str, settings: Settings, milestones: MilestonesOf
) -> Iterator[Problem]:
    """Check the status of each row without milestones; these are checked in their own file."""
    for row in rows:
        if row.cells["id"] in milestones:
            continue
        milestone, programme = milestone_of(row), settings.programme_of(row.cells.get(OF_PARTY.name, ""))
        for field, code in faults(milestone, settings, programme):
            value, gaps = getattr(milestone, field), details(milestone, settings, programme)
            yield problem(code, file, row.number, COLUMNS[field], value, **gaps)


def fill_in(
    rows: Iterable[Row], file: str, milestones: MilestonesOf, progress_file: str
) -> Iterator[Problem]:
    """Fill in the status of each row from its milestones, or "pledged" if there is none.

    Returns
    -------
    A problem for each cell that contradicts them. Notes on progress leave the day of the status as it is, so
    a cell may match any milestone of the current status.
    """
    for row in rows:
        of_today = todays(milestones.get(row.cells["id"], ()))
        if not of_today:
            row.cells["status"] = row.cells["status"] or PLEDGED
            continue
        for field, column in COLUMNS.items():
            cell, known = row.cells[column], [getattr(one, field) for one in of_today]
            if cell and cell not in known:
                gaps = {"progress": progress_file, "wanted": known[-1]}
                yield problem("status_contradicts", file, row.number, column, cell, **gaps)
            row.cells[column] = known[0]
