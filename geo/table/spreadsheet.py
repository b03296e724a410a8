"""The table of pledges as people save it: .csv, .xlsx or .ods, and checks of its form."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from geo.errors import Notice, Problem, ProblemsFound
from geo.table import delimited, workbook
from geo.table.cells import DATE_COLUMNS, error_in, understood, was_taken_for_date
from geo.table.examples import typed_over
from geo.table.grid import Grid
from geo.table.header import OWN, header_at, is_comment, is_empty, read_header
from geo.table.kinds import OTHER_KINDS, check_kind, kind_problem, notices_beside, tables_in
from geo.table.mojibake import has_lost_letter, is_damaged
from geo.table.size import LIMIT_BYTES, MAX_ROWS
from geo.text.signs import cleaned, refused
from geo.words.messages import problem

SUFFIXES = (".csv", *workbook.SUFFIXES)
# Codes for unreadable cells, which need no other check.
UNREADABLE = (
    "error_cell", "formula_cell", "date_cell", "merged_cell", "bad_sign", "bad_encoding", "lost_letter",
)  # fmt: skip
# With so many damaged cells the whole file was saved wrongly, and one message is better than one for each.
WHOLE_FILE_CELLS = 20


@dataclass(frozen=True)
class Row:
    """One row: ``number`` as the spreadsheet shows it (the header is row 1), ``cells`` by column."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Table:
    """A table as read.

    Parameters
    ----------
    rows : pledges only: no empty rows, no comments, no malformed rows
    problems : one for each malformed row and each unreadable cell
    notices : about the file
    header_row : row of the header, as the spreadsheet shows it
    columns : the key of each column of the file; "" for extra ones
    encoding, delimiter : of a CSV file, as Python names them
    sheet : of a workbook, the one that is read
    """

    rows: list[Row]
    problems: list[Problem] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    header_row: int = 1
    columns: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""

    @property
    def unreadable(self) -> set[tuple[int | None, str]]:
        """Return row and column of each cell that `read_table` could not read."""
        return {(one.row, one.column) for one in self.problems if one.code in UNREADABLE}


def find_table(folder: Path, stem: str) -> Path:
    """Find the only table of this name in a folder, whichever program saved it.

    Raises
    ------
    ProblemsFound : there is more than one, so it is unclear which is meant; or only one of a kind that
        can't be read
    """
    named = tables_in(folder, stem)
    found = [named[suffix] for suffix in SUFFIXES if suffix in named and named[suffix].is_file()]
    if len(found) > 1:
        names = ", ".join(path.name for path in found)
        raise ProblemsFound([problem("several_tables", found[0].name, found=names)])
    if not found and (others := [named[suffix] for suffix in SUFFIXES if suffix in named]):
        raise ProblemsFound([problem("no_file", path.name) for path in others])
    if not found and (wrong := [kind for kind in OTHER_KINDS if kind in named]):
        raise ProblemsFound([kind_problem(named[kind], kind) for kind in wrong])
    return found[0] if found else folder / f"{stem}.csv"


def read_table(path: Path, columns: Sequence[str], optional: Collection[str] = ()) -> Table:
    """Read a table and check its form. Only unreadable cells are reported; the rest is left to the schema.

    Parameters
    ----------
    path : the file, .csv, .xlsx or .ods
    columns : names of all columns of the table, in any order
    optional : columns that may be missing; their cells are empty

    Returns
    -------
    Its rows have a cell for each of ``columns``: those missing at the end of a row are empty, as Excel leaves
    them out. Empty rows and comments (their first cell starts with "#") are skipped.

    Raises
    ------
    ProblemsFound : the file as a whole can't be read, so its rows can't be checked
    """
    grid = read_grid(path, columns)
    records, before = grid.records, grid.before
    filled = sum(not is_empty(record) for record in records) - 1
    if filled > MAX_ROWS:
        raise ProblemsFound([problem("too_many_rows", path.name, found=filled, limit=MAX_ROWS)])
    at = header_at(path.name, before, records, columns)
    header, records = _without_empty_columns(records[at:])
    header_row = before + at + 1
    keys, problems = read_header(path.name, header_row, header, columns, optional)
    if problems:
        raise ProblemsFound(problems)
    rows: list[Row] = []
    for number, record in enumerate(records, start=header_row + 1):
        if is_empty(record) or is_comment(record):
            continue
        if fault := _row_fault(path.name, number, record, header):
            problems.append(fault)
            continue
        problems.extend(_cell_faults(path.name, number, record, header, keys, grid))
        rows.append(Row(number, _cells(record, keys, columns)))
    _check_whole_file(path.name, problems)
    over = typed_over(path.name, header_row, records, keys)
    notices = [*grid.notices, *notices_beside(path), *over]
    if not rows and not problems:
        raise ProblemsFound([problem("no_rows", path.name)], notices)
    return Table(rows, problems, notices, header_row, keys, grid.encoding, grid.delimiter, grid.sheet)


def _row_fault(file: str, number: int, record: list[str], header: list[str]) -> Problem | None:
    first = record[0].strip()
    if len(record) > len(header):
        counts = {"found": len(record), "wanted": len(header)}
        return problem("too_many_cells", file, number, "", first, **counts)
    if first and not error_in(first) and len(header) > 1 and is_empty(record[1:]):
        return problem("lone_cell", file, number, header[0], first)
    return None


def _cell_faults(
    file: str, number: int, record: list[str], header: list[str], keys: Sequence[str], grid: Grid
) -> Iterator[Problem]:
    """Report unreadable cells of a row: errors anywhere, bad characters in the columns of the table."""
    for at, (cell, name, key) in enumerate(zip(record, header, keys, strict=False)):
        column = key or name  # of the header, which is cleaned
        code, value = grid.fault(number, at)
        if code and (key or code == "error_cell") and not (code == "date_cell" and key in DATE_COLUMNS):
            yield problem(code, file, number, column, value)
        elif error := error_in(cleaned(cell)):
            yield problem("error_cell", file, number, column, error)
        elif key and key not in DATE_COLUMNS and was_taken_for_date(cleaned(cell)):
            yield problem("date_cell", file, number, column, cell)
        elif key and (character := refused(cell)):
            yield problem("bad_sign", file, number, column, cell, sign=character)
        elif key and is_damaged(cell):
            yield problem("bad_encoding", file, number, column, cell)
        elif key and has_lost_letter(cell):
            yield problem("lost_letter", file, number, column, cell)


def _cells(record: list[str], keys: Sequence[str], columns: Sequence[str]) -> dict[str, str]:
    texts = {key: cleaned(cell) for key, cell in zip(keys, record, strict=False) if key}
    return {column: understood(column, texts.get(column, "")) for column in columns}


def _check_whole_file(file: str, problems: list[Problem]) -> None:
    damaged = [one for one in problems if one.code == "bad_encoding"]
    if len(damaged) > WHOLE_FILE_CELLS:
        first = damaged[0]
        details = {"cells": len(damaged)}
        raise ProblemsFound([problem("all_mojibake", file, first.row, first.column, first.value, **details)])


def read_grid(path: Path, columns: Sequence[str]) -> Grid:
    """Read the raw content of a file; ``columns`` are those by which its table is found.

    Raises
    ------
    ProblemsFound : the file as a whole can't be read
    """
    raw = _bytes(path, columns)
    check_kind(path, raw)
    read = workbook.read_grid if path.suffix.lower() in workbook.SUFFIXES else delimited.read_grid
    grid = read(path, raw, columns)
    if all(is_empty(record) for record in grid.records):
        raise ProblemsFound([problem("file_empty", path.name, columns=",".join(columns))])
    return grid


def _bytes(path: Path, columns: Sequence[str]) -> bytes:
    if not path.is_file():
        raise ProblemsFound([problem("file_missing", path.name)])
    size = path.stat().st_size
    if size > LIMIT_BYTES:
        fault = problem("file_too_large", path.name, size_mb=size / 1e6, limit_mb=LIMIT_BYTES / 1e6)
        raise ProblemsFound([fault])
    raw = path.read_bytes()
    if not raw.removeprefix(b"\xef\xbb\xbf").strip():
        raise ProblemsFound([problem("file_empty", path.name, columns=",".join(columns))])
    return raw


def _without_empty_columns(records: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """Split off the header, and drop the empty columns behind it, which spreadsheets save too.

    An empty one between others counts as an extra column.
    """
    header = [cleaned(cell) for cell in records[0]]
    rows = [record for record in records[1:] if not is_comment(record)]
    for at, name in enumerate(header):
        if not name and not any(cleaned(row[at]) for row in rows if at < len(row)):
            header[at] = OWN[0]
    width = len(header)
    while width and header[width - 1] == OWN[0] and not cleaned(records[0][width - 1]):
        width -= 1
    # A row with more cells than the header is reported as such, so only the header's are cut.
    cut = len(header)
    return header[:width], [
        record[:width] + record[cut:] if len(record) > width else record for record in records[1:]
    ]
