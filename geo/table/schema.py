"""What a row of pledges.csv may hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from geo.config.settings import Settings
from geo.errors import Problem
from geo.table import status
from geo.table.header import near_names
from geo.table.identifiers import proposed
from geo.table.progress import NO_PROGRESS, Progress
from geo.table.spreadsheet import Row, Table, read_table
from geo.text.dates import in_iso, possible
from geo.text.toponym import slug
from geo.vocabulary import STANCES, TABLE_STATUSES
from geo.words.language import word
from geo.words.messages import REQUIRED, hint, problem, remedy_of_empty
from geo.words.table_words import key_of, topic_words

if TYPE_CHECKING:
    import pandera.pandas as pandera

COLUMNS = (
    "id", "title", "summary", "topic", "stance", "places", "status", "status_date", "status_url",
    "status_text", "page", "section", "quote", "title_en", "summary_en",
)  # fmt: skip
# Without the columns of the status all is pledged, as in anybody's first table.
OPTIONAL_COLUMNS = (
    "status", "status_date", "status_url", "status_text", "quote", "title_en", "summary_en",
)  # fmt: skip
LONGEST = {"id": 80, "title": 80, "summary": 400, "status_text": 400, "title_en": 80, "summary_en": 400}

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"


def read_pledges(path: Path, settings: Settings, progress: Progress = NO_PROGRESS) -> Table:
    """Read pledges.csv and check every cell but the places.

    Parameters
    ----------
    progress : the milestones, which say how the pledges that have any stand today

    Returns
    -------
    The table with the status filled in, and the problems of all cells.

    Raises
    ------
    ProblemsFound : the file as a whole can't be read
    """
    table = read_table(path, COLUMNS, OPTIONAL_COLUMNS)
    topics = topic_words(settings.topics)
    for row in table.rows:
        row.cells["topic"] = key_of(row.cells["topic"], topics) or row.cells["topic"]
    found = [
        *status.fill_in(table.rows, path.name, progress.milestones, progress.file),
        *_cell_problems(table.rows, path.name, settings, progress),
        *status.row_problems(table.rows, path.name, settings, progress.milestones),
    ]
    # A cell that can't be read is named once: that it is no stance either goes without saying.
    named = table.unreadable
    table.problems.extend(one for one in found if (one.row, one.column) not in named)
    return table


def pledge_schema(settings: Settings) -> pandera.DataFrameSchema:
    """The schema of pledges.csv: all cells are text; the name of each check is a key of `geo.words.messages`.

    A check for form lets empty cells pass: whether a cell may be empty is a check of its own, so that one
    fault gives one message.
    """
    import pandera.pandas as pandera

    def check(code: str, holds: Callable[[str], bool]) -> pandera.Check:
        return pandera.Check(lambda cell: cell == "" or holds(cell), element_wise=True, name=code)

    def column(name: str, *checks: pandera.Check) -> pandera.Column:
        first = []
        if name in REQUIRED:
            first.append(pandera.Check(lambda cell: cell != "", element_wise=True, name="required"))
        if name in LONGEST:
            first.append(check("too_long", lambda cell: len(cell) <= LONGEST[name]))
        return pandera.Column(str, [*first, *checks])

    of_column = {
        "id": [
            check("bad_id", lambda cell: re.fullmatch(_ID, cell) is not None),
            pandera.Check(lambda ids: ~ids.duplicated() | (ids == ""), name="duplicate_id"),
        ],
        "topic": [check("unknown_topic", settings.topics.__contains__)],
        "stance": [check("unknown_stance", STANCES.__contains__)],
        "status": [check("unknown_status", TABLE_STATUSES.__contains__)],
        "status_date": [
            check("ambiguous_date", lambda cell: len(possible(cell)) < 2),
            check("bad_date", lambda cell: status.is_date(cell) or len(possible(cell)) > 1),
        ],
        "status_url": [check("bad_url", lambda cell: re.fullmatch(status.URL, cell) is not None)],
        "page": [
            check("bad_page", _is_number),
            check(
                "page_out_of_range",
                lambda cell: not _is_number(cell) or 1 <= int(cell) <= settings.programme.pages,
            ),
        ],
    }

    return pandera.DataFrameSchema(
        {name: column(name, *of_column.get(name, ())) for name in COLUMNS}, strict=True
    )


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"[0-9]{1,6}", cell) is not None


def _cell_problems(rows: list[Row], file: str, settings: Settings, progress: Progress) -> Iterator[Problem]:
    import pandas
    import pandera.errors

    if not rows:
        return
    numbers = [row.number for row in rows]
    pledges_df = pandas.DataFrame(
        [row.cells for row in rows], index=numbers, columns=list(COLUMNS), dtype="str"
    )
    try:
        pledge_schema(settings).validate(pledges_df, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        failures = errors.failure_cases
    else:
        return
    found = {
        (int(number), column, code)
        for number, column, code in zip(failures["index"], failures["column"], failures["check"], strict=True)
    }
    ids = dict(
        zip(
            numbers,
            proposed(zip(pledges_df["id"], pledges_df["title"], strict=True), LONGEST["id"]),
            strict=True,
        )
    )
    cells = {row.number: row.cells for row in rows}
    first_with: dict[str, int] = {}
    for row in rows:
        first_with.setdefault(row.cells["id"], row.number)
    for number, column, code in sorted(found):
        # What the milestones have filled in is named where they stand.
        row = cells[number]
        if column in status.COLUMNS.values() and row["id"] in progress.milestones:
            continue
        details = _details(code, column, row, settings, ids[number], first_with)
        yield problem(code, file, number, column, row[column], **details)


def _details(
    code: str,
    column: str,
    row: Mapping[str, str],
    settings: Settings,
    proposal: str,
    first_with: Mapping[str, int],
) -> dict[str, object]:
    """What fills the gaps of a message; ``proposal`` is an id for a row without one, ``first_with`` has the
    first row of each id."""
    choices = {
        "unknown_topic": tuple(settings.topics),
        "unknown_stance": STANCES,
        "unknown_status": TABLE_STATUSES,
    }
    if code in choices:
        return {"hint": hint(near_names(row[column], choices[code])), "choices": ", ".join(choices[code])}
    if code == "required":
        return {"remedy": remedy_of_empty(column, proposal or "boerdebahn-elektrifizieren")}
    if code == "too_long":
        return {"length": len(row[column]), "limit": LONGEST[column]}
    if code == "duplicate_id":
        return {"other": first_with[row["id"]]}
    if code == "bad_id":
        return {"example": slug(row["id"]) or slug(row["title"]) or "boerdebahn-elektrifizieren"}
    if code == "ambiguous_date":
        return {"days": f" {word('or')} ".join(day.isoformat() for day in possible(row[column]))}
    if code == "bad_date":
        return {"example": in_iso(row[column]) or "2026-03-31"}
    return {"status": row["status"], "pages": settings.programme.pages}
