"""Reading .xlsx and .ods: the one sheet that holds the table, every cell as the text that it shows."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from geo.errors import ProblemsFound
from geo.signs import cleaned
from geo.table.grid import Grid
from geo.words.messages import problem
from geo.words.table_words import column_of

SUFFIXES = (".xlsx", ".ods")
# A small file can hold a huge one: what it unfolds to is bounded too.
LIMIT_UNPACKED_BYTES = 300_000_000


def read_grid(path: Path, raw: bytes, columns: Sequence[str]) -> Grid:
    """Read the records of the sheet whose first rows name most of the columns.

    Parameters
    ----------
    path : names the file in messages
    raw : its bytes
    columns : names of the columns

    Returns
    -------
    All rows, as long as the longest; the first is the header.

    Raises
    ------
    ProblemsFound : the file is damaged, protected, or no workbook
    """
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
        if unpacked > LIMIT_UNPACKED_BYTES:
            sizes = {"size_mb": unpacked / 1e6, "limit_mb": LIMIT_UNPACKED_BYTES / 1e6}
            raise ProblemsFound([problem("file_too_large", path.name, **sizes)])
        with CalamineWorkbook.from_filelike(io.BytesIO(raw)) as workbook:
            sheets = [
                workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
                for name in workbook.sheet_names
            ]
    except (zipfile.BadZipFile, CalamineError) as error:
        raise ProblemsFound([problem("workbook_unreadable", path.name, reason=str(error))]) from None

    def known(rows: list[list[Any]]) -> int:
        # A title above the header is a fault of its own, and no reason to take another sheet.
        names = [{column_of(cleaned(str(cell)), columns) for cell in row} - {""} for row in rows[:10]]
        return max(map(len, names), default=0)

    return Grid([[_text(cell) for cell in row] for row in max(sheets, key=known, default=[])])


def _text(cell: Any) -> str:
    """The text of a cell: 5, not 5.0; a date as year-month-day, whichever way the sheet shows it."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    return str(cell)
