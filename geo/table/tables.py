"""Both tables of a map, read together: a milestone is checked against the programme of its pledge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from geo.config.settings import SETTINGS_FILE, Settings
from geo.errors import Notice, Problem, ProblemsFound
from geo.table.progress import Progress, faults, read_progress, unknown_pledges
from geo.table.schema import read_pledges
from geo.table.spreadsheet import Row, Table
from geo.vocabulary import OF_PARTY
from geo.words.messages import notice


def read_tables(path: Path, settings: Settings) -> tuple[Table, Progress]:
    """Read the table of pledges and the milestones beside it; the problems and notices of both.

    Raises
    ------
    ProblemsFound : a file as a whole can't be read
    """
    failed: list[Problem] = []
    try:
        progress = read_progress(path.parent, settings, path.name)
    except ProblemsFound as error:
        progress, failed = Progress(), list(error.problems)
    try:
        table = read_pledges(path, settings, progress)
    except ProblemsFound as error:
        of_progress = [*progress.problems, *faults(progress, settings, {})]
        raise ProblemsFound([*error.problems, *failed, *of_progress], error.notices) from None
    known = [row.cells["id"] for row in table.rows]
    unknown = unknown_pledges(progress, known, path.name, settings.redirects.pledges)
    party_of = {row.cells["id"]: row.cells.get(OF_PARTY.name, "") for row in table.rows}
    of_progress = [*progress.problems, *faults(progress, settings, party_of)]
    table.problems.extend([*failed, *of_progress, *unknown])
    table.notices.extend([*progress.notices, *_silent_parties(settings, table.rows, path.name)])
    return table, progress


def _silent_parties(settings: Settings, rows: Iterable[Row], table: str) -> Iterator[Notice]:
    """Report parties without a single row: their page would say that they promise nothing."""
    heard = {row.cells.get(OF_PARTY.name, "") for row in rows}
    for key in settings.parties if settings.has_parties else ():
        if key not in heard:
            yield notice("party_without_pledges", SETTINGS_FILE, None, f"parties.{key}", key, table=table)
