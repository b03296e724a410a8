"""The raw content of a file: rows of texts, and faults of single cells."""

from __future__ import annotations

from dataclasses import dataclass, field

from geo.errors import Notice


@dataclass(frozen=True)
class Grid:
    """Parameters
    ----------
    records : all rows, the cells of each as texts
    before : number of lines before the first of them
    faults : what is wrong with a cell, as a key of `geo.words.messages` and its value, by the number of the
        row as the spreadsheet shows it and the number of the column from 0
    dates : the cells that the spreadsheet took for a date, as numbers from `place_of`; there may be many
    notices : about the file
    encoding, delimiter : of a CSV file
    sheet : name of the sheet of a workbook
    """

    records: list[list[str]]
    before: int = 0
    faults: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    dates: frozenset[int] = frozenset()
    notices: list[Notice] = field(default_factory=list)
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""

    def fault(self, row: int, column: int) -> tuple[str, str]:
        """Return what is wrong with a cell, and its value; ("", "") for nothing."""
        if (row, column) in self.faults:
            return self.faults[row, column]
        if place_of(row, column) in self.dates:
            return "date_cell", self.records[row - 1 - self.before][column]
        return "", ""


def place_of(row: int, column: int) -> int:
    """Return a number for a cell; sheets have at most 2 to the power of 14 columns."""
    return (row << 14) + column
