"""The records of a CSV text, within bounds: a small file can hold millions of empty rows and cells."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from geo.errors import Problem, ProblemsFound
from geo.table.header import is_empty
from geo.table.size import MAX_CELL_CHARACTERS, MAX_CELLS, MAX_COLUMNS, MAX_LINES, MAX_ROWS
from geo.words.messages import problem

_LINE = re.compile(r"[^\r\n]*(?:\r\n|[\r\n])|[^\r\n]+")
_SHOWN = 80
COUNTED_LINES = 5 * MAX_LINES


class Records:
    """Reader of a text, for one pass.

    Parameters
    ----------
    file : its name, for messages
    text : after Excel's own first line
    delimiter : between two cells
    """

    def __init__(self, file: str, text: str, delimiter: str) -> None:
        self._file, self._text, self._delimiter = file, text, delimiter
        self._at = self._start = 0  # of the current line and record
        # csv.reader counts lines, so the row of a fault is the number of records before it.
        self._number = self._filled = self._cells = 0

    def read(self) -> list[list[str]]:
        """Return all records.

        Raises
        ------
        ProblemsFound : unbalanced quotation marks; too many rows, columns or characters in a cell
        """
        usual = csv.field_size_limit(MAX_CELL_CHARACTERS)
        try:
            return self._read()
        except csv.Error as error:
            raise ProblemsFound([self._fault(str(error))]) from None
        finally:
            csv.field_size_limit(usual)

    def _read(self) -> list[list[str]]:
        records: list[list[str]] = []
        for record in csv.reader(self._lines(), delimiter=self._delimiter, strict=True):
            self._count(record)
            if self._is_full:
                records.clear()  # the rest is only counted, if that is fast
                if self._number > COUNTED_LINES:
                    break
            else:
                records.append(record)
        if self._is_full:
            raise ProblemsFound([self._too_many()])
        return records

    def _lines(self) -> Iterator[str]:
        for found in _LINE.finditer(self._text):
            self._at = found.end()
            # A cell may not be that long, so these are cells; the reader would create all of them first.
            self._check_width(found[0].count(self._delimiter) + 1, MAX_CELL_CHARACTERS)
            yield found[0]

    def _count(self, record: list[str]) -> None:
        self._check_width(len(record), MAX_COLUMNS)
        self._number += 1
        self._start = self._at
        self._cells += len(record)
        self._filled += any(record) and not is_empty(record)

    def _check_width(self, width: int, limit: int) -> None:
        if width > limit:
            details = {"found": width, "limit": MAX_COLUMNS}
            end = self._text[max(self._start, self._at - _SHOWN) : self._at]
            raise ProblemsFound([problem("row_too_wide", self._file, self._number + 1, "", end, **details)])

    @property
    def _is_full(self) -> bool:
        return self._number > MAX_LINES or self._cells > MAX_CELLS

    def _too_many(self) -> Problem:
        if self._filled - 1 > MAX_ROWS:
            return problem("too_many_rows", self._file, found=self._filled - 1, limit=MAX_ROWS)
        if self._number > MAX_LINES:
            return problem("lines_too_many", self._file, limit=MAX_LINES)
        return problem("table_too_full", self._file, limit=MAX_CELLS)

    def _fault(self, reason: str) -> Problem:
        row = self._number + 1
        if "field limit" in reason:
            shown = self._text[self._start : self._start + _SHOWN]
            return problem("cell_too_long", self._file, row, "", shown, limit=MAX_CELL_CHARACTERS)
        return problem("broken_quotes", self._file, row, reason=reason)
