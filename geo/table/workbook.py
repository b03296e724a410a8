"""Reading .xlsx and .ods: the one sheet that holds the table, every cell as the text that it shows."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from geo.errors import Notice, ProblemsFound
from geo.signs import cleaned
from geo.table.grid import Grid
from geo.table.header import HEAD_ROWS, is_comment, is_empty
from geo.table.sheet_marks import Marks, marks_of
from geo.words.messages import notice, problem
from geo.words.table_words import column_of

SUFFIXES = (".xlsx", ".ods")
# The sheet of the template that explains it: that it is not read needs no word.
GUIDE_SHEET = "Anleitung"
# A small file can hold a huge one: what it unfolds to is bounded too.
LIMIT_UNPACKED_BYTES = 300_000_000
_MOST_NAMED = 10

Cells = list[list[Any]]


def read_grid(path: Path, raw: bytes, columns: Sequence[str]) -> Grid:
    """Read the sheet whose first rows name most of the columns.

    Parameters
    ----------
    path : names the file in messages
    raw : its bytes
    columns : names of the columns

    Returns
    -------
    All rows, as long as the longest. Errors stand as they are shown, formulas without a result as formulas.

    Raises
    ------
    ProblemsFound : the file is damaged, protected, or no workbook; several sheets hold a table
    """
    from lxml.etree import XMLSyntaxError
    from python_calamine import CalamineError

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
            if unpacked > LIMIT_UNPACKED_BYTES:
                sizes = {"size_mb": unpacked / 1e6, "limit_mb": LIMIT_UNPACKED_BYTES / 1e6}
                raise ProblemsFound([problem("file_too_large", path.name, **sizes)])
            sheets = _sheets(raw)
            name = _table_sheet(path.name, sheets, columns)
            marks = marks_of(archive, name)
    except (zipfile.BadZipFile, CalamineError, XMLSyntaxError) as error:
        raise ProblemsFound([problem("workbook_unreadable", path.name, reason=str(error))]) from None
    except (KeyError, ValueError, RuntimeError, NotImplementedError) as error:
        reason = f"{type(error).__name__} {error}"
        raise ProblemsFound([problem("workbook_unreadable", path.name, reason=reason)]) from None
    return _grid(path.name, name, sheets, marks)


def _sheets(raw: bytes) -> dict[str, Cells]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    with CalamineWorkbook.from_filelike(io.BytesIO(raw)) as workbook:
        return {
            sheet.name: workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            for sheet in workbook.sheets_metadata
            if sheet.typ is SheetTypeEnum.WorkSheet
        }


def _table_sheet(file: str, sheets: dict[str, Cells], columns: Sequence[str]) -> str:
    """The name of the sheet that holds the table; with two of them nobody can tell which is meant."""

    def known(name: str) -> int:
        # A title above the header is a fault of its own, and no reason to take another sheet.
        head = sheets[name][:HEAD_ROWS]
        rows = [{column_of(cleaned(str(cell)), columns) for cell in row} - {""} for row in head]
        return max(map(len, rows), default=0)

    counts = {name: known(name) for name in sheets}
    best = max(counts, key=lambda name: counts[name])
    least = max(2, counts[best] // 2)
    filled = [name for name in sheets if counts[name] >= least and _has_rows(sheets[name])]
    if len(filled) > 1:
        named = ", ".join(f'"{name}"' for name in filled)
        raise ProblemsFound([problem("several_sheets", file, sheets=named)])
    return filled[0] if filled else best


def _has_rows(cells: Cells) -> bool:
    """Whether a sheet has more than its header."""
    texts = [[str(cell) for cell in row] for row in cells]
    return sum(not (is_empty(row) or is_comment(row)) for row in texts) > 1


def _grid(file: str, name: str, sheets: dict[str, Cells], marks: Marks) -> Grid:
    cells = sheets[name]
    records = [[_text(cell) for cell in row] for row in cells]
    faults = {
        (row, at): ("date_cell", _text(cell))
        for row, line in enumerate(cells, start=1)
        for at, cell in enumerate(line)
        if isinstance(cell, (datetime.date, datetime.time, datetime.timedelta))
    }
    for code, found in (("error_cell", marks.errors), ("formula_cell", marks.formulas)):
        for place, text in found.items():
            _put(records, place, text)
            faults[place] = (code, text)
    for top, bottom, left, right in marks.merged:
        for row in range(top, min(bottom, len(records)) + 1):
            for at in range(left, min(right, len(records[row - 1]) - 1) + 1):
                if (row, at) != (top, left):
                    faults[row, at] = ("merged_cell", records[top - 1][left])
    notices = [*_hidden(file, records, marks), *_other_sheets(file, name, sheets)]
    return Grid(records, 0, faults, notices, sheet=name)


def _put(records: list[list[str]], place: tuple[int, int], text: str) -> None:
    """Write a text where the reader had nothing, perhaps beyond the last cell that it saw."""
    row, at = place
    records.extend([] for _ in range(row - len(records)))
    line = records[row - 1]
    line.extend([""] * (at + 1 - len(line)))
    line[at] = text


def _hidden(file: str, records: list[list[str]], marks: Marks) -> list[Notice]:
    rows = [
        str(row)
        for hidden in marks.hidden_rows
        for row in hidden[: len(records)]
        if row <= len(records) and not is_empty(records[row - 1]) and not is_comment(records[row - 1])
    ]
    width = max(map(len, records), default=0)
    columns = [
        _letters(at)
        for hidden in marks.hidden_columns
        for at in hidden
        if at < width and any(cleaned(record[at]) for record in records if at < len(record))
    ]
    notices = []
    for code, names in (("rows_hidden", rows), ("columns_hidden", columns)):
        if names:
            some = ", ".join(names[:_MOST_NAMED]) + ", …" * (len(names) > _MOST_NAMED)
            notices.append(notice(code, file, names=some))
    return notices


def _letters(at: int) -> str:
    """The name of a column as the spreadsheet shows it."""
    above, last = divmod(at, 26)
    return (_letters(above - 1) if above else "") + chr(ord("A") + last)


def _other_sheets(file: str, name: str, sheets: dict[str, Cells]) -> list[Notice]:
    ours = (name, GUIDE_SHEET)
    others = [f'"{other}"' for other, cells in sheets.items() if other not in ours and any(map(any, cells))]
    return [notice("other_sheets", file, sheet=name, others=", ".join(others))] if others else []


def _text(cell: Any) -> str:
    """The text of a cell: 5, not 5.0; a date as year-month-day, whichever way the sheet shows it."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        midnight = cell.time() == datetime.time()
        return cell.date().isoformat() if midnight else cell.isoformat(" ", "seconds")
    return str(cell)
