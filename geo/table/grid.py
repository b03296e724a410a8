"""What a file holds before anybody knows what it means: rows of texts, and faults of single cells."""

from __future__ import annotations

from dataclasses import dataclass, field

from geo.errors import Notice


@dataclass(frozen=True)
class Grid:
    """Parameters
    ----------
    records : all rows, the cells of each as texts
    before : lines that stand before the first of them
    faults : what is wrong with a cell, as a key of `geo.words.messages` and its value, by the number of the
        row as the spreadsheet shows it and the number of the column from 0
    notices : what is good to know of the file
    encoding, delimiter : of a CSV file
    sheet : name of the sheet of a workbook
    """

    records: list[list[str]]
    before: int = 0
    faults: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
