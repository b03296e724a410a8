"""What a status requires: a plausible date, a source or a reason."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping

from geo.config.settings import Settings
from geo.errors import Problem
from geo.milestones import Milestone, todays
from geo.table.spreadsheet import Row
from geo.vocabulary import PLEDGED, TABLE_STATUSES, WITHDRAWN
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


def faults(milestone: Milestone, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield what is missing or can't be right: name of the field of the milestone, key of the message.

    The form of status, date and address is not checked here. Nothing depends on today's date.
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
        yield from (("date", code) for code in _faults_of_date(milestone.date, settings))
    if milestone.status == WITHDRAWN:
        if not milestone.text:
            yield "text", "withdrawn_needs_reason"
    elif not milestone.url and not _is_from_programme(milestone, settings):
        yield "url", "status_needs_url"


def details(milestone: Milestone, settings: Settings) -> dict[str, object]:
    """Return what fills the gaps of the messages of `faults`."""
    return {
        "status": milestone.status,
        "as_of": settings.as_of.isoformat(),
        "programme_date": settings.programme.date.isoformat() if settings.programme.date else "",
        "programme_day": settings.programme.day.isoformat(),
        "choices": ", ".join(NEWS),
    }


def _faults_of_date(date: str, settings: Settings) -> Iterator[str]:
    day, programme = datetime.date.fromisoformat(date), settings.programme.date
    if day > settings.as_of:
        yield "date_after_as_of"
    if programme and day < programme:
        yield "date_before_programme"


def _is_from_programme(milestone: Milestone, settings: Settings) -> bool:
    return milestone.date == settings.programme.day.isoformat()


def row_problems(
    rows: Iterable[Row], file: str, settings: Settings, milestones: MilestonesOf
) -> Iterator[Problem]:
    """Check the status of each row without milestones; these are checked in their own file."""
    for row in rows:
        if row.cells["id"] in milestones:
            continue
        milestone = milestone_of(row)
        for field, code in faults(milestone, settings):
            value = getattr(milestone, field)
            yield problem(code, file, row.number, COLUMNS[field], value, **details(milestone, settings))


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
