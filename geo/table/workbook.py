"""Reading .xlsx and .ods: the sheet with the table, every cell as the text that it shows."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from geo.errors import Notice, Problem, ProblemsFound
from geo.office import archive as archives
from geo.office.relations import MAX_PART_BYTES
from geo.table import ods_sheets, xlsx_sheets
from geo.table.grid import Grid, place_of
from geo.table.header import HEAD_ROWS, is_comment, is_empty
from geo.table.sheets import Marks, SheetExtent, WorkbookSize, letters
from geo.table.size import MAX_CELLS
from geo.text.signs import cleaned
from geo.words.messages import notice, problem
from geo.words.table_words import column_of

SUFFIXES = (".xlsx", ".ods")
# The sheet that explains the template: it is ignored without a notice.
GUIDE_SHEET = "Anleitung"
# A small file can unpack to a huge one: that is limited too.
LIMIT_UNPACKED_BYTES = 300_000_000
MEGABYTE = 1_000_000
_MAX_NAMED = 10

Cells = list[list[Any]]


def read_grid(path: Path, raw: bytes, columns: Sequence[str]) -> Grid:
    """Read the sheet whose first rows have the most of the columns.

    Parameters
    ----------
    path : of the file, for messages
    raw : its bytes
    columns : names of the columns

    Returns
    -------
    All rows, as long as the longest. Errors are as shown, formulas without a result as formulas.

    Raises
    ------
    ProblemsFound : the file is damaged, protected, or not a workbook; it would take too much memory; several
        sheets hold a table
    """
    from python_calamine import CalamineError

    try:
        with archives.opened(io.BytesIO(raw)) as archive:
            _check_size(path.name, archive)
            known, safe = _looked_through(path.name, archive)
        sheets = _sheets(safe)
        name = _table_sheet(path.name, sheets, columns)
    except archives.TooLarge as error:
        raise ProblemsFound([_too_large(path.name, error.size, error.limit)]) from None
    except (archives.ArchiveError, CalamineError) as error:
        raise ProblemsFound([problem("workbook_unreadable", path.name, reason=str(error))]) from None
    except (KeyError, ValueError) as error:
        reason = f"{type(error).__name__} {error}"
        raise ProblemsFound([problem("workbook_unreadable", path.name, reason=reason)]) from None
    return _grid(path.name, name, sheets, known[name].marks if name in known else Marks())


def _check_size(file: str, archive: zipfile.ZipFile) -> None:
    unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > LIMIT_UNPACKED_BYTES:
        raise ProblemsFound([_too_large(file, unpacked, LIMIT_UNPACKED_BYTES)])


def _too_large(file: str, size: int, limit: int) -> Problem:
    return problem("file_too_large", file, size_mb=size / MEGABYTE, limit_mb=limit / MEGABYTE)


def _looked_through(file: str, archive: zipfile.ZipFile) -> tuple[dict[str, SheetExtent], io.BytesIO]:
    """Return what is known about the sheets, and an archive of only the scanned members.

    The reader of workbooks unpacks in its own way. From an archive that contradicts itself it
    would read a different one than was scanned; with this one it can't.
    """
    safe = io.BytesIO()
    count = WorkbookSize(file)
    with zipfile.ZipFile(safe, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
        found = _ods if ods_sheets.CONTENT in archive.namelist() else _xlsx
        known = found(archive, copy, count)
    count.check(known.values())
    safe.seek(0)
    return known, safe


def _ods(archive: zipfile.ZipFile, copy: zipfile.ZipFile, count: WorkbookSize) -> dict[str, SheetExtent]:
    walk = ods_sheets.ContentWalk(count)
    _pass_on(archive, copy, ods_sheets.CONTENT, LIMIT_UNPACKED_BYTES, walk)
    for name in ("mimetype", "META-INF/manifest.xml"):
        if name in archive.namelist():
            _pass_on(archive, copy, name, MAX_PART_BYTES)
    return {sheet.name: sheet for sheet in reversed(walk.sheets)}


def _xlsx(archive: zipfile.ZipFile, copy: zipfile.ZipFile, count: WorkbookSize) -> dict[str, SheetExtent]:
    members, needed = xlsx_sheets.names_of(archive)
    shared = xlsx_sheets.SharedTexts(count)
    for name in needed:
        if name.lower().endswith("sharedstrings.xml"):
            _pass_on(archive, copy, name, LIMIT_UNPACKED_BYTES, shared)
        elif name not in members.values():
            _pass_on(archive, copy, name, xlsx_sheets.MAX_STYLES_BYTES)
    known = {}
    for name, member in members.items():
        known[name] = SheetExtent(name)
        if member in needed:
            _pass_on(
                archive, copy, member, LIMIT_UNPACKED_BYTES, xlsx_sheets.SheetWalk(known[name], count, shared)
            )
    return known


def _pass_on(
    archive: zipfile.ZipFile, copy: zipfile.ZipFile, name: str, max_bytes: int, walk: Any = None
) -> None:
    """Copy a member, and pass its content to ``walk``."""
    pieces = archives.chunks(archive, name, max_bytes)
    if name in copy.namelist():
        return
    with copy.open(name, "w") as file:

        def passing() -> Any:
            for piece in pieces:
                file.write(piece)
                yield piece

        if walk is None:
            for _ in passing():
                pass
        else:
            archives.walk(passing(), walk.start, walk.end, walk.text)


def _sheets(safe: io.BytesIO) -> dict[str, Cells]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    try:
        with CalamineWorkbook.from_filelike(safe) as workbook:
            return {
                sheet.name: workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
                for sheet in workbook.sheets_metadata
                if sheet.typ is SheetTypeEnum.WorkSheet
            }
    except BaseException as error:
        # Its unexpected errors are exceptions that are not subclasses of Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise archives.ArchiveError(" ".join(str(error).split())[:100]) from None


def _table_sheet(file: str, sheets: dict[str, Cells], columns: Sequence[str]) -> str:
    """Return the name of the sheet that holds the table; with two of them it is unclear which is meant."""

    def known(name: str) -> int:
        # A title above the header is a separate fault, not a reason to use another sheet.
        head = sheets[name][:HEAD_ROWS]
        rows = [{column_of(cleaned(str(cell)), columns) for cell in row} - {""} for row in head]
        return max(map(len, rows), default=0)

    counts = {name: known(name) for name in sheets}
    best = max(counts, key=lambda name: counts[name])
    min_count = max(2, counts[best] // 2)
    filled = [name for name in sheets if counts[name] >= min_count and _has_rows(sheets[name])]
    if len(filled) > 1:
        named = ", ".join(f'"{name}"' for name in filled)
        raise ProblemsFound([problem("several_sheets", file, sheets=named)])
    return filled[0] if filled else best


def _has_rows(cells: Cells) -> bool:
    """Whether a sheet has rows below its header."""
    texts = ([str(cell) for cell in row] for row in cells)
    filled = (True for row in texts if not (is_empty(row) or is_comment(row)))
    return len([*islice(filled, 2)]) > 1


def _grid(file: str, name: str, sheets: dict[str, Cells], marks: Marks) -> Grid:
    cells = sheets[name]
    records = [[_text(cell) for cell in row] for row in cells]
    dates = frozenset(
        place_of(row, at)
        for row, line in enumerate(cells, start=1)
        for at, cell in enumerate(line)
        if isinstance(cell, (datetime.date, datetime.time, datetime.timedelta))
    )
    faults: dict[tuple[int, int], tuple[str, str]] = {}
    for code, found in (("error_cell", marks.errors), ("formula_cell", marks.formulas)):
        for place, text in found.items():
            _put(records, place, text)
            faults[place] = (code, text)
    for place, value in _merged(marks, records):
        faults[place] = ("merged_cell", value)
    notices = [*_hidden(file, records, marks), *_other_sheets(file, name, sheets)]
    return Grid(records, 0, faults, dates, notices, sheet=name)


def _merged(marks: Marks, records: list[list[str]]) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the cells that are hidden below a merged one, with its text."""
    remaining = MAX_CELLS  # they do not overlap in real files
    for top, bottom, left, right in marks.merged:
        if top > len(records) or left >= len(records[top - 1]):
            continue
        for row in range(top, min(bottom, len(records)) + 1):
            for at in range(left, min(right, len(records[row - 1]) - 1) + 1):
                remaining -= 1
                if not remaining:
                    return
                if (row, at) != (top, left):
                    yield (row, at), records[top - 1][left]


def _put(records: list[list[str]], place: tuple[int, int], text: str) -> None:
    """Write a text where the reader had nothing, perhaps beyond its last cell."""
    row, at = place
    records.extend([] for _ in range(row - len(records)))
    line = records[row - 1]
    line.extend([""] * (at + 1 - len(line)))
    line[at] = text


def _hidden(file: str, records: list[list[str]], marks: Marks) -> list[Notice]:
    rows = [
        str(row)
        for hidden in marks.hidden_rows
        for row in range(max(1, hidden.start), min(hidden.stop, len(records) + 1))
        if not is_empty(records[row - 1]) and not is_comment(records[row - 1])
    ]
    width = max(map(len, records), default=0)
    columns = [
        letters(at)
        for hidden in marks.hidden_columns
        for at in range(max(0, hidden.start), min(hidden.stop, width))
        if any(cleaned(record[at]) for record in records if at < len(record))
    ]
    notices = []
    for code, names in (("rows_hidden", rows), ("columns_hidden", columns)):
        if names:
            some = ", ".join(names[:_MAX_NAMED]) + ", …" * (len(names) > _MAX_NAMED)
            notices.append(notice(code, file, names=some))
    return notices


def _other_sheets(file: str, name: str, sheets: dict[str, Cells]) -> list[Notice]:
    ours = (name, GUIDE_SHEET)
    others = [f'"{other}"' for other, cells in sheets.items() if other not in ours and any(map(any, cells))]
    return [notice("other_sheets", file, sheet=name, others=", ".join(others))] if others else []


def _text(cell: Any) -> str:
    """Return the text of a cell: 5, not 5.0; a date as year-month-day, however the sheet shows it."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        midnight = cell.time() == datetime.time()
        return cell.date().isoformat() if midnight else cell.isoformat(" ", "seconds")
    return str(cell)
