"""The table of pledges as people save it: .csv, .xlsx or .ods, and whether its form is right."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from geo.errors import Notice, Problem, ProblemsFound
from geo.table import delimited, workbook
from geo.words.language import word
from geo.words.messages import hint, problem

# A real row has 600 bytes. More than this is another file by mistake, and would take gigabytes to build.
LIMIT_BYTES, MOST_ROWS = 20_000_000, 20_000
SUFFIXES = (".csv", *workbook.SUFFIXES)
COMMENT = "#"
# A header is looked for in so many rows.
HEAD_ROWS = 10
# UTF-8 that was read as Windows-1252 once ("Ã¼" for "ü"), or text that had been lost before ("\ufffd").
_MOJIBAKE = re.compile("[ÃÂâ][\u0080-\u00bf\u20ac\u201a-\u201e\u2018-\u201d\u2030\u0160]|\ufffd")
# From so many damaged cells on the whole file was saved wrongly, and one message says more than one for each.
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
    rows : those that are pledges: no empty rows, no comments, none of a wrong form
    problems : one for each row of a wrong form and each cell that can't be read
    notices : what is good to know of the file
    header_row : row of the header, as the spreadsheet shows it
    columns : what each column of the file holds, from the first on; "" where it is none of the table's
    """

    rows: list[Row]
    problems: list[Problem] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    header_row: int = 1
    columns: tuple[str, ...] = ()


def find_table(folder: Path, stem: str) -> Path:
    """Find the one table of this name in a folder, whichever program saved it.

    Raises
    ------
    ProblemsFound : there is more than one, so nobody can tell which is meant
    """
    found = [path for suffix in SUFFIXES if (path := folder / f"{stem}{suffix}").is_file()]
    if len(found) > 1:
        others = ", ".join(path.name for path in found)
        raise ProblemsFound([problem("several_tables", found[0].name, found=others)])
    return found[0] if found else folder / f"{stem}.csv"


def read_table(path: Path, columns: Sequence[str], optional: Collection[str] = ()) -> Table:
    """Read a table and check its form; what stands in the cells is none of its business.

    Parameters
    ----------
    path : the file, .csv, .xlsx or .ods
    columns : names of all columns of the table, which the file may have in any order
    optional : those that may be missing; their cells are empty

    Returns
    -------
    Its rows have a cell for each of ``columns``: those that the end of a row lacks are empty, as Excel leaves
    them out. Rows that are all empty or comments (their first cell begins with "#") are no rows.

    Raises
    ------
    ProblemsFound : the file as a whole can't be read; nothing can be said about its rows
    """
    records, before_header = _records(path, columns)
    filled = sum(any(cell.strip() for cell in record) for record in records) - 1
    if filled > MOST_ROWS:
        raise ProblemsFound([problem("too_many_rows", path.name, found=filled, limit=MOST_ROWS)])
    _check_first_row(path.name, before_header, records, columns)
    header, records = _without_empty_columns(records)
    header_row = before_header + 1
    problems = list(_header_problems(path.name, header_row, header, columns, optional))
    if problems:
        raise ProblemsFound(problems)
    rows = []
    damaged: list[Problem] = []
    for number, record in enumerate(records, start=header_row + 1):
        if not any(cell.strip() for cell in record) or record[0].startswith(COMMENT):
            continue
        fault = _row_fault(path.name, number, record, header)
        if fault:
            problems.append(fault)
            continue
        cells = dict.fromkeys(columns, "")
        cells |= {column: _clean(cell) for column, cell in zip(header, record, strict=False)}
        damaged.extend(
            problem("bad_encoding", path.name, number, column, cell)
            for column, cell in cells.items()
            if _MOJIBAKE.search(cell)
        )
        rows.append(Row(number, cells))
    if len(damaged) > WHOLE_FILE_CELLS:
        first = damaged[0]
        raise ProblemsFound(
            [problem("all_mojibake", path.name, first.row, first.column, first.value, cells=len(damaged))]
        )
    if not rows and not problems:
        raise ProblemsFound([problem("no_rows", path.name)])
    return Table(rows, problems + damaged, header_row=header_row, columns=tuple(header))


def _row_fault(file: str, number: int, record: list[str], header: list[str]) -> Problem | None:
    first = record[0].strip()
    if len(record) > len(header):
        counts = {"found": len(record), "wanted": len(header)}
        return problem("too_many_cells", file, number, "", first, **counts)
    if first and len(header) > 1 and not any(cell.strip() for cell in record[1:]):
        return problem("lone_cell", file, number, header[0], first)
    return None


def _records(path: Path, columns: Sequence[str]) -> tuple[list[list[str]], int]:
    raw = _bytes(path, columns)
    if path.suffix in workbook.SUFFIXES:
        records, before_header = workbook.read_records(path, raw, columns), 0
    else:
        records, before_header = delimited.read_records(path, raw, columns)
    if not any(cell.strip() for record in records for cell in record):
        raise ProblemsFound([problem("file_empty", path.name, columns=",".join(columns))])
    return records, before_header


def _bytes(path: Path, columns: Sequence[str]) -> bytes:
    if not path.is_file():
        raise ProblemsFound([problem("file_missing", path.name)])
    size = path.stat().st_size
    if size > LIMIT_BYTES:
        sizes = {"size_mb": size / 1e6, "limit_mb": LIMIT_BYTES / 1e6}
        raise ProblemsFound([problem("file_too_large", path.name, **sizes)])
    raw = path.read_bytes()
    if not raw.removeprefix(b"\xef\xbb\xbf").strip():
        raise ProblemsFound([problem("file_empty", path.name, columns=",".join(columns))])
    return raw


def _without_empty_columns(records: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """Take the header off, and the empty columns behind it, which spreadsheets save too."""
    header = [cell.strip() for cell in records[0]]
    width = len(header)
    while width and not header[width - 1]:
        width -= 1
    surplus = range(width, len(header))
    if any(record[at].strip() for record in records[1:] for at in surplus if at < len(record)):
        return header, records[1:]
    # A row with still more cells than the header had is reported as such, so only the header's are cut.
    cut = len(header)
    return header[:width], [
        record[:width] + record[cut:] if len(record) > width else record for record in records[1:]
    ]


def _check_first_row(file: str, before_header: int, records: list[list[str]], columns: Sequence[str]) -> None:
    """Say in one message that something stands above the header, instead of one for each column."""
    known = [len({cell.strip() for cell in record} & set(columns)) for record in records[:HEAD_ROWS]]
    at = known.index(max(known))
    if at and known[0] < 2 <= known[at]:
        title = next((cell for cell in records[0] if cell.strip()), "")
        found = {"found": before_header + at + 1}
        raise ProblemsFound([problem("header_not_first", file, before_header + 1, "", title, **found)])


def _clean(cell: str) -> str:
    text = unicodedata.normalize("NFC", cell.replace("\r\n", "\n").replace("\r", "\n"))
    return text.strip()


def _header_problems(
    file: str, row: int, header: list[str], columns: Sequence[str], optional: Collection[str]
) -> Iterator[Problem]:
    listed = ",".join(columns)
    missing = [column for column in columns if column not in header]
    for column in missing:
        if column not in optional:
            code = "id_column_missing" if column == "id" else "column_missing"
            yield problem(code, file, row, column, columns=listed)
    for column, count in Counter(header).items():
        if column not in columns:
            suggestion = hint(near_names(column, missing))
            yield problem(
                "column_extra", file, row, column, column or word("no_name"), hint=suggestion, columns=listed
            )
        elif count > 1:
            yield problem("column_twice", file, row, column, column)


def near_names(name: str, choices: Sequence[str]) -> list[str]:
    """The choice that a misspelt key most likely means, if any is near."""
    from rapidfuzz import fuzz, process

    return [
        hit[0] for hit in process.extract(name.lower(), choices, scorer=fuzz.ratio, limit=1, score_cutoff=60)
    ]
