"""What a row of pledges.csv may hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from geo.config.parties import party_words
from geo.config.programme import Programme
from geo.config.settings import Settings
from geo.errors import Problem, ProblemsFound
from geo.table import status
from geo.table.cells import understood
from geo.table.header import near_names
from geo.table.identifiers import proposed
from geo.table.progress import NO_PROGRESS, Progress
from geo.table.spreadsheet import Row, Table, read_table
from geo.text.dates import in_iso, possible
from geo.text.toponym import slug
from geo.vocabulary import OF_PARTY, STANCES, TABLE_STATUSES
from geo.words.language import either
from geo.words.messages import REQUIRED, hint, problem, remedy_of_empty
from geo.words.table_words import column_of, key_of, topic_words

COLUMNS = (
    "id", "title", "summary", "topic", "stance", "places", "status", "status_date", "status_url",
    "status_text", "page", "section", "quote", "title_en", "summary_en",
)  # fmt: skip
# Without the columns of the status everything is pledged, as in a first table.
OPTIONAL_COLUMNS = (
    "status", "status_date", "status_url", "status_text", "quote", "title_en", "summary_en",
)  # fmt: skip
# A map of several parties has one more column, and needs it.
PARTY = OF_PARTY.name
WITH_PARTY = (*COLUMNS[:4], PARTY, *COLUMNS[4:])
MAX_LENGTHS = {"id": 80, "title": 80, "summary": 400, "status_text": 400, "title_en": 80, "summary_en": 400}

_UNKNOWN = "?"  # no party has this key
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"


def read_pledges(path: Path, settings: Settings, progress: Progress = NO_PROGRESS) -> Table:
    """Read pledges.csv and check every cell but the places.

    Parameters
    ----------
    progress : the milestones, which give the current status of the pledges that have any

    Returns
    -------
    The table with the status filled in, and the problems of all cells.

    Raises
    ------
    ProblemsFound : the file as a whole can't be read
    """
    table = _read(path, settings)
    words: dict[str, Mapping[str, Sequence[str]]] = {"topic": topic_words(settings.topics)}
    if settings.has_parties:
        words[PARTY] = party_words(settings.parties)
    for row in table.rows:
        for column, meanings in words.items():
            row.cells[column] = key_of(row.cells[column], meanings) or row.cells[column]
    found = [
        *status.fill_in(table.rows, path.name, progress.milestones, progress.file),
        *_cell_problems(table.rows, path.name, settings, progress),
        *status.row_problems(table.rows, path.name, settings, progress.milestones),
    ]
    # An unreadable cell is reported once, not also as an unknown stance.
    named = table.unreadable
    table.problems.extend(one for one in found if (one.row, one.column) not in named)
    return table


def problems_of(rows: list[Row], file: str, settings: Settings) -> list[Problem]:
    """Check the cells of rows of another file, with topics and stances in any of their words."""
    meanings = topic_words(settings.topics)
    for row in rows:
        row.cells["topic"] = key_of(row.cells["topic"], meanings) or row.cells["topic"]
        row.cells["stance"] = understood("stance", row.cells["stance"])
    return list(_cell_problems(rows, file, settings, NO_PROGRESS))


def columns_of(settings: Settings) -> tuple[str, ...]:
    """Return the columns of the table of a map."""
    return WITH_PARTY if settings.has_parties else COLUMNS


def programme_of(row: Row, settings: Settings) -> Programme:
    """Return the programme that a row is from; where that is unknown, what all programmes share."""
    return settings.programme_of(row.cells.get(PARTY, ""))


def _read(path: Path, settings: Settings) -> Table:
    """Read the table; say of a column for parties that the settings have none."""
    try:
        return read_table(path, columns_of(settings), OPTIONAL_COLUMNS)
    except ProblemsFound as error:
        problems = [
            problem("party_column", one.file, one.row, one.column, one.value) if _is_party(one) else one
            for one in error.problems
        ]
        raise ProblemsFound(problems, error.notices) from None


def _is_party(found: Problem) -> bool:
    return found.code == "column_extra" and column_of(found.value, (PARTY,)) == PARTY


def _checks(settings: Settings, programme: Programme) -> dict[str, dict[str, Callable[[str], bool]]]:
    """Return the checks of cells that are not empty, by column and by key of `geo.words.messages`.

    ``programme`` is the one that the row is from.
    """

    def in_programme(cell: str) -> bool:
        return not _is_number(cell) or 1 <= int(cell) <= programme.pages

    return {
        PARTY: {"unknown_party": settings.parties.__contains__},
        "id": {"bad_id": lambda cell: re.fullmatch(_ID, cell) is not None},
        "topic": {"unknown_topic": settings.topics.__contains__},
        "stance": {"unknown_stance": STANCES.__contains__},
        "status": {"unknown_status": TABLE_STATUSES.__contains__},
        "status_date": {
            "ambiguous_date": lambda cell: len(possible(cell)) < 2,
            "bad_date": lambda cell: status.is_date(cell) or len(possible(cell)) > 1,
        },
        "status_url": {"bad_url": lambda cell: re.fullmatch(status.URL, cell) is not None},
        "page": {"bad_page": _is_number, "page_out_of_range": in_programme},
    }


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"[0-9]{1,6}", cell) is not None


def _faults(column: str, cell: str, checks: Mapping[str, Callable[[str], bool]]) -> Iterator[str]:
    """Return the keys of what is wrong with a cell, regardless of the others.

    Whether a cell may be empty is a separate check, so that one fault gives one message.
    """
    if cell == "":
        if column in REQUIRED:
            yield "required"
        return
    if len(cell) > MAX_LENGTHS.get(column, len(cell)):
        yield "too_long"
    yield from (code for code, holds in checks.items() if not holds(cell))


def _cell_problems(rows: list[Row], file: str, settings: Settings, progress: Progress) -> Iterator[Problem]:
    checks_of = {key: _checks(settings, settings.programme_of(key)) for key in (*settings.parties, _UNKNOWN)}
    proposals = proposed(((row.cells["id"], row.cells["title"]) for row in rows), MAX_LENGTHS["id"])
    first_with: dict[str, int] = {}
    for row, proposal in zip(rows, proposals, strict=True):
        cells = row.cells
        other = first_with.setdefault(cells["id"], row.number)
        party = cells.get(PARTY, "")
        checks = checks_of[party if party in settings.parties else _UNKNOWN]
        for column in sorted(columns_of(settings)):
            # What the milestones have filled in is reported in their own file.
            if column in status.COLUMNS.values() and cells["id"] in progress.milestones:
                continue
            codes = list(_faults(column, cells[column], checks.get(column, {})))
            if column == "id" and cells["id"] and other != row.number:
                codes.append("duplicate_id")
            for code in sorted(codes):
                details = _details(code, column, cells, settings, proposal, other)
                yield problem(code, file, row.number, column, cells[column], **details)


def _details(
    code: str,
    column: str,
    row: Mapping[str, str],
    settings: Settings,
    proposal: str,
    other: int,
) -> dict[str, object]:
    """Return what fills the gaps of a message; ``proposal`` is for a row without id, ``other`` the first row
    with the id of this one."""
    choices = {
        "unknown_topic": tuple(settings.topics),
        "unknown_party": tuple(settings.parties),
        "unknown_stance": STANCES,
        "unknown_status": TABLE_STATUSES,
    }
    if code in choices:
        return {"hint": hint(near_names(row[column], choices[code])), "choices": ", ".join(choices[code])}
    if code == "required":
        parties = ", ".join(settings.parties)
        return {"remedy": remedy_of_empty(column, proposal or "boerdebahn-elektrifizieren", parties)}
    if code == "too_long":
        return {"length": len(row[column]), "limit": MAX_LENGTHS[column]}
    if code == "duplicate_id":
        return {"other": other}
    if code == "bad_id":
        return {"example": slug(row["id"]) or slug(row["title"]) or "boerdebahn-elektrifizieren"}
    if code == "ambiguous_date":
        return {"days": either(day.isoformat() for day in possible(row[column]))}
    if code == "bad_date":
        return {"example": in_iso(row[column]) or "2026-03-31"}
    return {"status": row["status"], "pages": settings.programme_of(row.get(PARTY, "")).pages}
