"""What is known about a sheet before it is read: its extent, and what the workbook says about its cells.

The reader of workbooks allocates memory for every cell up to the last one, and returns error cells and
formulas that were never calculated as empty. So the sheets are scanned first, in one pass that keeps
little.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from geo.errors import ProblemsFound
from geo.table.size import MAX_CELL_CHARACTERS, MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from geo.words.messages import problem

# Rows and cells in a workbook, even if only formatted: 1,048,576 rows have one each at most.
MAX_ELEMENTS = 5_000_000
MAX_TEXT_CHARACTERS = 40_000_000  # as many as the largest CSV file has
USUAL_COLUMNS, MIN_COLUMNS = 200, 10
# Limit of what is remembered of each: the number of rows.
MAX_MARKS = MAX_ROWS
# Sheets do not have more; a repetition beyond is not followed.
LAST_ROW, LAST_COLUMN = 1_048_576, 16_383


@dataclass
class Marks:
    """Rows are numbered from 1, as the spreadsheet shows them, columns from 0.

    ``errors`` are the errors by cell, ``formulas`` those without a result; ``merged`` are first and last
    row, first and last column; ``hidden_rows`` and ``hidden_columns`` are ranges.
    """

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[range] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)

    def add(self, kind: dict[tuple[int, int], str], place: tuple[int, int], text: str) -> None:
        """Remember an error or a formula."""
        if len(kind) < MAX_MARKS:
            kind[place] = text[:MAX_CELL_CHARACTERS]

    def merge(self, top: int, bottom: int, left: int, right: int) -> None:
        if len(self.merged) < MAX_MARKS:
            self.merged.append((top, bottom, left, right))

    def hide(self, kind: list[range], hidden: range) -> None:
        """Remember hidden rows or columns; consecutive ones are one range."""
        if kind and kind[-1].stop == hidden.start:
            kind[-1] = range(kind[-1].start, hidden.stop)
        elif len(kind) < MAX_MARKS:
            kind.append(hidden)


@dataclass
class SheetExtent:
    """The extent of a sheet: ``lowest`` and ``rightmost`` are the last filled cells: (row, column).

    ``repeated``: whether a cell stands for many, which an .ods file writes as a number.
    """

    name: str
    marks: Marks = field(default_factory=Marks)
    lowest: tuple[int, int] = (0, 0)
    rightmost: tuple[int, int] = (0, -1)
    filled_rows: int = 0
    repeated: bool = False
    _row: int = 0

    @property
    def cells(self) -> int:
        """Return the number of cells up to the last; a row takes memory, however few cells it has."""
        return self.lowest[0] * max(self.rightmost[1] + 1, MIN_COLUMNS)

    def fill(self, row: int, column: int, down: int = 1, across: int = 1) -> None:
        """Record a cell that is not empty, and those that repeat it."""
        last_row, last_column = row + down - 1, column + across - 1
        if last_row > self.lowest[0]:
            self.lowest = last_row, column
            self.repeated = self.repeated or down > 1
        if last_column > self.rightmost[1]:
            self.rightmost = row, last_column
            self.repeated = self.repeated or across > 1
        if row != self._row:
            self._row = row
            self.filled_rows += down

    @property
    def far(self) -> tuple[int, int]:
        """Return the cell that makes the sheet so large."""
        return self.rightmost if self.rightmost[1] >= USUAL_COLUMNS else self.lowest


class WorkbookSize:
    """The total content of a workbook, while it is scanned; ``file`` is its name for messages."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._elements = self._characters = 0

    def element(self, sheet: SheetExtent) -> None:
        """Count a row or cell.

        Raises
        ------
        ProblemsFound : there are too many
        """
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            fault = problem("sheet_too_full", self._file, sheet=sheet.name, limit=MAX_ELEMENTS)
            raise ProblemsFound([fault])

    def text(self, characters: int) -> None:
        """Count characters of text.

        Raises
        ------
        ProblemsFound : there are too many
        """
        self._characters += characters
        if self._characters > MAX_TEXT_CHARACTERS:
            raise ProblemsFound([problem("workbook_too_much_text", self._file, limit=MAX_TEXT_CHARACTERS)])

    def cell(self, row: int, characters: int, beginning: str = "") -> None:
        """Check the number of characters in a cell.

        Raises
        ------
        ProblemsFound : there are too many of them
        """
        if characters > MAX_CELL_CHARACTERS:
            raise ProblemsFound(
                [problem("cell_too_long", self._file, row, "", beginning[:80], limit=MAX_CELL_CHARACTERS)]
            )

    def check(self, sheets: Iterable[SheetExtent]) -> None:
        """Check the extent of the sheets.

        Raises
        ------
        ProblemsFound : too large to be read; the message names the cell that causes it
        """
        found = list(sheets)
        if sum(sheet.cells for sheet in found) <= MAX_CELLS:
            self._check_width(found)
            return
        largest = max(found, key=lambda sheet: sheet.cells)
        row, column = largest.far
        details = {"sheet": largest.name, "found": largest.cells, "limit": MAX_CELLS}
        if largest.repeated:
            code = "sheet_repeated"
        else:
            code = "sheet_too_far" if largest.filled_rows <= MAX_ROWS else "sheet_too_large"
        raise ProblemsFound([problem(code, self._file, row, "", f"{letters(column)}{row}", **details)])

    def _check_width(self, sheets: Iterable[SheetExtent]) -> None:
        for sheet in sheets:
            row, column = sheet.rightmost
            if column >= MAX_COLUMNS:
                details = {"found": column + 1, "limit": MAX_COLUMNS}
                cell = f"{letters(column)}{row}"
                raise ProblemsFound([problem("row_too_wide", self._file, row, "", cell, **details)])


def letters(column: int) -> str:
    """Return the letters of a column, counted from 0, as the spreadsheet shows them."""
    above, last = divmod(column, 26)
    return (letters(above - 1) if above else "") + chr(ord("A") + last)


def counted(text: str | None, limit: int) -> int:
    """Return how often something is repeated, from an attribute.

    Raises
    ------
    ValueError : it is not a number, or less than 1
    """
    if text is None:
        return 1
    if not (text.isascii() and text.isdigit() and len(text) <= 12) or int(text) < 1:
        raise ValueError(text[:40])
    return min(int(text), limit)
