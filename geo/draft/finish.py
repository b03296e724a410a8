"""From the edited workbook of a draft to pledges.xlsx: the ticked rows, without the helper columns."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from geo.build import TABLE
from geo.draft.sheets import CONTINUES, HELPERS, LEFT_SHEET, PROPOSED_SHEET, SHEET_COLUMNS, TICK, name_of
from geo.errors import ProblemsFound
from geo.failures import unwritable
from geo.files import new_file
from geo.table.identifiers import proposed
from geo.table.kinds import tables_in
from geo.table.schema import COLUMNS, MAX_LENGTHS, OPTIONAL_COLUMNS
from geo.table.spreadsheet import SUFFIXES, read_table
from geo.table.xlsx_writing import Styles, new_workbook, write_text
from geo.words.messages import problem
from geo.words.table_words import german_column

LIMIT_BYTES = 20_000_000
TABLE_FILE = f"{TABLE}.xlsx"
_NOT_TICKED = ("", "0", "nein", "no", "false", "falsch")
_COLUMNS = ("id", *(column for column in SHEET_COLUMNS if column not in HELPERS))
_WIDTHS = {"title": 34, "quote": 70, "summary": 44, "places": 28, "section": 24}
_DAY = datetime.date(2000, 1, 1)
Cells = dict[str, str]


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
    ProblemsFound : it is not such a workbook, nothing is ticked, or there is a table already
    """
    output = output or home / TABLE_FILE
    aside = _check(output, makes_way=backup_of is not None)
    pledges = list(_pledges(edited))
    if not pledges:
        raise ProblemsFound([problem("draft_not_ticked", edited.name, value=TICK)])
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


def _pledges(edited: Path) -> Iterator[Cells]:
    """The ticked rows of both sheets in the order of their pages; what continues a row joins its quote."""
    by_row: dict[int, Cells] = {}
    found: list[Cells] = []
    for name, sheet in _sheets(edited).items():
        for row, cells in _rows(sheet):
            if cells[TICK].casefold() in _NOT_TICKED:
                continue
            before = by_row.get(_number(cells[CONTINUES])) if name == PROPOSED_SHEET else None
            if before is not None and not cells["title"]:
                before["quote"] = f"{before['quote']} {cells['quote']}"
                by_row[row] = before
                continue
            found.append(cells)
            if name == PROPOSED_SHEET:
                by_row[row] = cells
    yield from sorted(found, key=lambda cells: _number(cells["page"]))


def _sheets(edited: Path) -> dict[str, Sequence[Sequence[object]]]:
    """The rows of both sheets.

    Raises
    ------
    ProblemsFound : the file is missing, damaged, or no workbook of a draft
    """
    import python_calamine

    if not edited.is_file():
        raise ProblemsFound([problem("programme_missing", edited.name)])
    try:
        if edited.stat().st_size > LIMIT_BYTES:
            raise ValueError
        with edited.open("rb") as file:
            book = python_calamine.CalamineWorkbook.from_filelike(file)
            wanted = [name for name in (PROPOSED_SHEET, LEFT_SHEET) if name in book.sheet_names]
            sheets: dict[str, Sequence[Sequence[object]]] = {
                name: book.get_sheet_by_name(name).to_python() for name in wanted
            }
    except (python_calamine.CalamineError, OSError, ValueError):
        sheets = {}
    if not any(sheet and name_of("quote") in map(str, sheet[0]) for sheet in sheets.values()):
        raise ProblemsFound([problem("no_draft", edited.name, value=PROPOSED_SHEET)])
    return sheets


def _rows(sheet: Sequence[Sequence[object]]) -> Iterator[tuple[int, Cells]]:
    """Each row by its number, with its cells by column; columns may have been moved or added."""
    header = [str(cell).strip() for cell in sheet[0]] if sheet else []
    places = {column: header.index(name_of(column)) for column in SHEET_COLUMNS if name_of(column) in header}
    for number, row in enumerate(sheet[1:], start=2):
        yield (
            number,
            {
                column: _text(row[places[column]]) if places.get(column, len(row)) < len(row) else ""
                for column in SHEET_COLUMNS
            },
        )


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def _table(pledges: Sequence[Mapping[str, str]]) -> bytes:
    with new_workbook(_DAY, "Zusagen") as (book, buffer):
        styles, sheet = Styles(book), book.add_worksheet("Zusagen")
        for at, column in enumerate(_COLUMNS):
            sheet.set_column(at, at, _WIDTHS.get(column, 18))
            write_text(sheet, 0, at, german_column(column), styles, bold=True)
        for row, cells in enumerate(pledges, start=1):
            for at, column in enumerate(_COLUMNS):
                if column == "page" and _number(cells[column]):
                    sheet.write_number(row, at, _number(cells[column]), styles.of({"valign": "top"}))
                else:
                    write_text(sheet, row, at, cells[column], styles, text_wrap=True, valign="top")
        sheet.freeze_panes(1, 2)
    return buffer.getvalue()
