"""The rows of an edited workbook that a person has ticked, wherever they and their columns stand now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.draft.sheets import (
    CONTINUES,
    HELPERS,
    LEFT_SHEET,
    NUMBER,
    PROPOSED_SHEET,
    SHEET_COLUMNS,
    TICK,
    name_of,
)
from geo.errors import Problem, ProblemsFound
from geo.table.cells import error_in, understood
from geo.words import messages

LIMIT_BYTES = 20_000_000
MAX_ROWS_ABOVE = 5  # of the header, that somebody has added
_TICKED = frozenset(["x", "×", "✓", "✔", "☑", "ja", "j", "yes", "y", "wahr", "true", "richtig", "1", "ok"])
_NOT_TICKED = frozenset(("", "-", "–", "0", "nein", "n", "no", "falsch", "false"))
# Without these nothing can be made of a row; a summary and the helpers may be deleted.
_NEEDED = (TICK, *(column for column in SHEET_COLUMNS if column not in (*HELPERS, "summary")))
Cells = dict[str, str]
Grid = Sequence[Sequence[object]]


@dataclass(frozen=True)
class TickedRow:
    """One row: which file and sheet, its number there as the spreadsheet shows it, and its cells."""

    file: str
    sheet: str
    number: int
    cells: Cells

    def problem(self, code: str, column: str, value: str = "", **details: str) -> Problem:
        return messages.problem(code, self.file, self.number, name_of(column), value, **details)

    @property
    def place(self) -> int:
        """Where it is in the programme, by its number, or by its page in an older draft."""
        return number_of(self.cells[NUMBER])


def ticked_rows(edited: Path) -> tuple[list[TickedRow], list[Problem]]:
    """Return the ticked rows in the order of the programme, and what can't be understood.

    Raises
    ------
    ProblemsFound : the file is missing, damaged, no workbook of a draft, or a column is missing
    """
    found: list[TickedRow] = []
    problems: list[Problem] = []
    for sheet, grid in _sheets(edited).items():
        for row in _rows(f"{edited.name} ({sheet})", sheet, grid):
            tick = row.cells[TICK].casefold()
            if tick in _NOT_TICKED:
                continue
            if tick not in _TICKED:
                problems.append(row.problem("draft_tick", TICK, row.cells[TICK]))
                continue
            found.append(row)
            errors = ((column, error_in(text)) for column, text in row.cells.items() if column not in HELPERS)
            problems += [row.problem("error_cell", column, error) for column, error in errors if error]
    return sorted(found, key=lambda row: (row.place, number_of(row.cells["page"]))), problems


def joined(rows: Sequence[TickedRow]) -> tuple[list[TickedRow], list[Problem]]:
    """Join the quotes of rows without a title to those that they continue; both must be ticked."""
    found: list[TickedRow] = []
    problems: list[Problem] = []
    by_number: dict[int, TickedRow] = {}
    for row in rows:
        continued = number_of(row.cells[CONTINUES])
        before = by_number.get(continued)
        own = row.place or (row.number if row.sheet == PROPOSED_SHEET else 0)
        if not continued or row.cells["title"]:
            found.append(row)
            by_number[own] = row
        elif before is None:
            problems.append(row.problem("draft_continues", CONTINUES, row.cells[CONTINUES]))
        else:
            before.cells["quote"] = f"{before.cells['quote']} {row.cells['quote']}"
            by_number[own] = before
    return found, problems


def number_of(text: str) -> int:
    """Return a number that a cell has, 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def _sheets(edited: Path) -> dict[str, Grid]:
    import python_calamine

    if not edited.is_file():
        raise ProblemsFound([messages.problem("programme_missing", edited.name)])
    try:
        if edited.stat().st_size > LIMIT_BYTES:
            raise ValueError
        with edited.open("rb") as file:
            book = python_calamine.CalamineWorkbook.from_filelike(file)
            names = [name for name in (PROPOSED_SHEET, LEFT_SHEET) if name in book.sheet_names]
            sheets: dict[str, Grid] = {
                name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names
            }
    except (python_calamine.CalamineError, OSError, ValueError):
        sheets = {}
    if not any(_header(grid) is not None for grid in sheets.values()):
        raise ProblemsFound([messages.problem("no_draft", edited.name, value=PROPOSED_SHEET)])
    return {name: grid for name, grid in sheets.items() if grid}


def _header(grid: Grid) -> int | None:
    """Where the header is: the row with "Zitat"."""
    rows = enumerate(grid[: MAX_ROWS_ABOVE + 1])
    return next((at for at, row in rows if name_of("quote") in [str(cell).strip() for cell in row]), None)


def _rows(file: str, sheet: str, grid: Grid) -> Iterator[TickedRow]:
    """Each row with its cells by column; columns may have been moved or added.

    Raises
    ------
    ProblemsFound : a column is missing
    """
    at = _header(grid)
    if at is None:
        raise ProblemsFound([messages.problem("draft_column", file, value=name_of("quote"))])
    header = [str(cell).strip() for cell in grid[at]]
    missing = [name_of(column) for column in _NEEDED if name_of(column) not in header]
    if missing:
        raise ProblemsFound([messages.problem("draft_column", file, at + 1, value=name) for name in missing])
    places = {column: header.index(name_of(column)) for column in SHEET_COLUMNS if name_of(column) in header}
    for number, row in enumerate(grid[at + 1 :], start=at + 2):
        cells = {
            column: _text(column, row[places[column]]) if places.get(column, len(row)) < len(row) else ""
            for column in SHEET_COLUMNS
        }
        yield TickedRow(file, sheet, number, cells)


def _text(column: str, cell: object) -> str:
    """The text of a cell in one line; places on lines of their own are separated by semicolons."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    lines = [" ".join(line.split()).rstrip(";").strip() for line in str(cell).splitlines()]
    text = ("; " if column == "places" else " ").join(filter(None, lines))
    return understood(column, text) if column == "page" else text
