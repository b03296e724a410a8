"""From the edited workbook of a draft to pledges.xlsx: the ticked rows, without the helper columns."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from geo.build import TABLE
from geo.config.settings import SETTINGS_FILE, Settings, load_settings
from geo.draft import ticks
from geo.draft.sheets import HELPERS, SHEET_COLUMNS, TICK, choices_of, name_of
from geo.draft.ticks import Cells
from geo.errors import Problem, ProblemsFound
from geo.failures import unwritable
from geo.files import new_file
from geo.table.identifiers import proposed
from geo.table.kinds import tables_in
from geo.table.schema import COLUMNS, MAX_LENGTHS, OPTIONAL_COLUMNS, columns_of, problems_of
from geo.table.spreadsheet import SUFFIXES, Row, read_table
from geo.table.xlsx_writing import Styles, new_workbook, write_text
from geo.words.messages import problem
from geo.words.table_words import german_column

TABLE_FILE = f"{TABLE}.xlsx"
_COLUMNS = ("id", *(column for column in SHEET_COLUMNS if column not in HELPERS))
_WIDTHS = {"title": 34, "quote": 70, "summary": 44, "places": 28, "section": 24}
_DAY = datetime.date(2000, 1, 1)


def finish(
    edited: Path, home: Path, output: Path | None = None, backup_of: Callable[[Path], Path] | None = None
) -> tuple[Path, int]:
    """Write the table of the rows that a person has ticked.

    Parameters
    ----------
    edited : the workbook that `draft` wrote, as somebody saved it
    home : folder of the map
    output : the table; without it, pledges.xlsx in the home
    backup_of : a free name for a table without pledges, which then makes way; without it, none does

    Returns
    -------
    The table, and how many pledges it has.

    Raises
    ------
    ProblemsFound : it is not such a workbook, nothing is ticked, a row is not right, or there is a table
        already; nothing is written then
    """
    output = output or home / TABLE_FILE
    aside = _check(output, makes_way=backup_of is not None)
    pledges = _pledges(edited, home)
    ids = proposed((("", cells["title"]) for cells in pledges), MAX_LENGTHS["id"])
    raw = _table([{**cells, "id": identifier} for cells, identifier in zip(pledges, ids, strict=True)])
    try:
        with new_file(output) as file:
            file.write(raw)
        if aside is not None and backup_of is not None:
            aside.rename(backup_of(aside))
    except OSError as error:
        raise ProblemsFound([unwritable("draft_unwritable", output.name, error)]) from None
    return output, len(pledges)


def _check(output: Path, makes_way: bool) -> Path | None:
    """Return the table beside the output that makes way: the one without pledges that `init` has written."""
    if output.exists():
        raise ProblemsFound([problem("draft_exists", output.name)])
    beside = [path for suffix, path in tables_in(output.parent, output.stem).items() if suffix in SUFFIXES]
    if not beside:
        return None
    if makes_way and len(beside) == 1 and _is_blank(beside[0]):
        return beside[0]
    raise ProblemsFound([problem("draft_beside", output.name, value=beside[0].name)])


def _is_blank(table: Path) -> bool:
    try:
        read_table(table, COLUMNS, OPTIONAL_COLUMNS)
    except ProblemsFound as error:
        return [one.code for one in error.problems] == ["no_rows"]
    return False


def _pledges(edited: Path, home: Path) -> list[Cells]:
    """The ticked rows of both sheets in the order of the programme; what continues a row joins its quote.

    Raises
    ------
    ProblemsFound : a row is not right; all of them are named
    """
    ticked, problems = ticks.ticked_rows(edited)
    if not ticked and not problems:
        raise ProblemsFound([problem("draft_not_ticked", edited.name, value=TICK)])
    joined, unjoined = ticks.joined(ticked)
    settings = load_settings(home / SETTINGS_FILE)
    problems += [*unjoined, *(fault for row in joined for fault in _faults(row, settings))]
    if problems:
        raise ProblemsFound(sorted(problems, key=lambda one: (one.file, one.row or 0)))
    return [row.cells for row in joined]


def _faults(row: ticks.TickedRow, settings: Settings) -> Iterator[Problem]:
    """What is wrong with a row; an empty page can be filled in later."""
    for code, column in (
        ("draft_no_title", "title"),
        ("draft_not_chosen", "topic"),
        ("draft_not_chosen", "stance"),
    ):
        if not row.cells[column]:
            yield row.problem(code, column)
    cells = {**dict.fromkeys(columns_of(settings), ""), **row.cells, "id": "x", "status": "pledged"}
    for fault in problems_of([Row(row.number, cells)], row.file, settings):
        if fault.value and fault.column in _COLUMNS:
            choices = ", ".join(choices_of(settings.topics).get(fault.column, ()))
            if fault.code in ("unknown_topic", "unknown_stance"):
                yield row.problem("draft_not_in_list", fault.column, fault.value, choices=choices)
            else:
                yield replace(fault, column=name_of(fault.column))


def _table(pledges: Sequence[Mapping[str, str]]) -> bytes:
    with new_workbook(_DAY, "Zusagen") as (book, buffer):
        styles, sheet = Styles(book), book.add_worksheet("Zusagen")
        for at, column in enumerate(_COLUMNS):
            sheet.set_column(at, at, _WIDTHS.get(column, 18))
            write_text(sheet, 0, at, german_column(column), styles, bold=True)
        for row, cells in enumerate(pledges, start=1):
            for at, column in enumerate(_COLUMNS):
                if column == "page" and ticks.number_of(cells[column]):
                    sheet.write_number(row, at, ticks.number_of(cells[column]), styles.of({"valign": "top"}))
                else:
                    write_text(sheet, row, at, cells[column], styles, text_wrap=True, valign="top")
        sheet.freeze_panes(1, 2)
    return buffer.getvalue()
