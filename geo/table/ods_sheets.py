"""Scanning the sheets of an .ods file before it is read.

Rows and columns are counted, because the file does not number them but says how often each is repeated.
"""

from __future__ import annotations

from geo.table.cells import is_error
from geo.table.sheets import LAST_COLUMN, LAST_ROW, SheetExtent, WorkbookSize
from geo.table.sheets import counted as repeated
from geo.table.size import MAX_CELL_CHARACTERS, MAX_CELLS

CONTENT = "content.xml"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_CALCULATOR = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
_SHEET, _ROW, _COLUMN = (f"{_TABLE} {name}" for name in ("table", "table-row", "table-column"))
_CELLS = (f"{_TABLE} table-cell", f"{_TABLE} covered-table-cell")
_PARAGRAPH, _ANNOTATION = f"{_TEXT} p", f"{_OFFICE} annotation"
_BLANKS = f"{_TEXT} s"


class ContentWalk:
    """Scan content.xml; ``sheets`` are those found so far."""

    def __init__(self, count: WorkbookSize) -> None:
        self.sheets: list[SheetExtent] = []
        self._count = count
        self._tables = 0  # that are open: one within a cell is not a sheet
        self._row = self._column = 0
        self._rows = 1
        self._across = 1
        self._cell: dict[str, str] | None = None
        self._notes = self._paragraphs = 0
        self._has_text = False
        self._text = ""
        self._characters = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == _SHEET:
            self._tables += 1
            if self._tables == 1:
                self.sheets.append(SheetExtent(attributes.get(f"{_TABLE} name", "")))
                self._row = self._column = 0
        elif self._tables != 1:
            return
        elif name == _ROW:
            self._open_row(attributes)
        elif name in _CELLS and self._cell is None:
            self._open_cell(attributes)
        elif name == _COLUMN:
            self._read_column(attributes)
        elif name == _ANNOTATION:
            self._notes += 1
        elif name == _PARAGRAPH and not self._notes:
            self._paragraphs += 1
            if self._has_text:
                self._take("\n")
            self._has_text = True
        elif name == _BLANKS and self._cell is not None:
            # Many spaces, in a short tag.
            self._characters += repeated(attributes.get(f"{_TEXT} c"), MAX_CELL_CHARACTERS + 1)

    def _open_row(self, attributes: dict[str, str]) -> None:
        sheet = self.sheets[-1]
        self._count.element(sheet)
        self._rows = repeated(attributes.get(f"{_TABLE} number-rows-repeated"), LAST_ROW)
        first = self._row + 1
        if attributes.get(f"{_TABLE} visibility", "visible") != "visible":
            sheet.marks.hide(sheet.marks.hidden_rows, range(first, first + self._rows))
        self._row += self._rows
        self._column = 0

    def _read_column(self, attributes: dict[str, str]) -> None:
        marks = self.sheets[-1].marks
        across = repeated(attributes.get(f"{_TABLE} number-columns-repeated"), LAST_COLUMN + 1)
        if attributes.get(f"{_TABLE} visibility", "visible") != "visible":
            marks.hide(marks.hidden_columns, range(self._column, self._column + across))
        self._column += across

    def _open_cell(self, attributes: dict[str, str]) -> None:
        self._count.element(self.sheets[-1])
        self._across = repeated(attributes.get(f"{_TABLE} number-columns-repeated"), LAST_COLUMN + 1)
        self._cell, self._has_text, self._text, self._characters = attributes, False, "", 0

    def text(self, text: str) -> None:
        if self._cell is None or self._tables != 1:
            return
        if self._paragraphs:
            self._take(text)
        else:  # of a comment, which is read too
            self._characters += len(text)

    def _take(self, text: str) -> None:
        self._characters += len(text)
        if len(self._text) < MAX_CELL_CHARACTERS:
            self._text += text

    def end(self, name: str) -> None:
        if name == _SHEET:
            self._tables -= 1
        elif self._tables != 1:
            return
        elif name in _CELLS and self._cell is not None:
            self._close_cell(self._cell)
            self._cell = None
            self._column += self._across
        elif name == _ANNOTATION:
            self._notes -= 1
        elif name == _PARAGRAPH and not self._notes:
            self._paragraphs -= 1

    def _close_cell(self, cell: dict[str, str]) -> None:
        sheet, marks = self.sheets[-1], self.sheets[-1].marks
        first = self._row - self._rows + 1
        place = first, self._column
        formula, kind = cell.get(f"{_TABLE} formula"), cell.get(f"{_OFFICE} value-type")
        is_wrong = cell.get(f"{_CALCULATOR} value-type") == "error" or (
            formula and is_error(self._text.strip())
        )
        if is_wrong:
            marks.add(marks.errors, place, self._text or "#N/A")
        elif formula and not self._has_text and kind is None:
            marks.add(marks.formulas, place, formula)
        down, right = (
            repeated(cell.get(f"{_TABLE} number-{what}-spanned"), limit)
            for what, limit in (("rows", LAST_ROW), ("columns", LAST_COLUMN + 1))
        )
        if down > 1 or right > 1:
            marks.merge(first, first + down - 1, self._column, self._column + right - 1)
        value = max(len(cell.get(f"{_OFFICE} {name}", "")) for name in ("string-value", "value", "formula"))
        characters = max(self._characters, value)
        if kind is None and not formula and not self._has_text:
            return  # only formatted
        sheet.fill(first, self._column, self._rows, self._across)
        self._count.cell(first, characters, self._text)
        if sheet.cells <= MAX_CELLS:  # otherwise the error is reported
            self._count.text(characters * self._rows * self._across)
