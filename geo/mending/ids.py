"""Filling in the missing ids of a table: whole or not at all, with a backup."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.errors import ProblemsFound
from geo.failures import unwritable
from geo.mending import csv_cells, ods_cells, xlsx_cells
from geo.mending.backup import open_elsewhere, replace
from geo.mending.cells import Cells, NotFound, Unwritable
from geo.table.grid import Grid
from geo.table.identifiers import proposed
from geo.table.schema import COLUMNS, MAX_LENGTHS, OPTIONAL_COLUMNS
from geo.table.spreadsheet import Row, Table, read_grid, read_table
from geo.words.messages import problem
from geo.words.table_words import german_column

# With one of these, a missing column of ids can't be added: cells behind the last column may be in use.
_UNSURE_WIDTH = ("too_many_cells",)


@dataclass(frozen=True)
class FilledIn:
    """What was filled in: the ids by row, whether the column is new, and where the former file is now."""

    ids: Mapping[int, str]
    new_column: bool = False
    backup: Path | None = None


def fill_in(
    path: Path,
    taken: Collection[str] = (),
    former: Mapping[str, str] | None = None,
    columns: Sequence[str] = COLUMNS,
) -> FilledIn:
    """Fill in an id for each pledge that has a title and no id.

    Parameters
    ----------
    path : the table, .csv, .xlsx or .ods
    taken : reserved ids: other pledges have, or had, their pages there
    former : ids of the last build by title. A row without an id whose title is there, and whose id no
        other row has, is that pledge: it gets its own id back.
    columns : of the table of this map

    Raises
    ------
    ProblemsFound : the table can't be read or must not be written; nothing was changed
    """
    table = read_table(path, columns, {*OPTIONAL_COLUMNS, "id"})
    ids = missing_ids(table, taken, former or {})
    if not ids:
        return FilledIn({})
    new_column = "id" not in table.columns
    if new_column and (unsure := [one for one in table.problems if one.code in _UNSURE_WIDTH]):
        raise ProblemsFound(unsure)
    if busy := open_elsewhere(path):
        raise ProblemsFound([busy])
    grid = read_grid(path, COLUMNS)
    column = _new_column(grid, table) if new_column else table.columns.index("id")
    cells = {(row, column): identifier for row, identifier in ids.items()}
    if new_column:
        cells[table.header_row, column] = _name_of_new_column(grid, table)
    raw = _written(path, table, grid, cells)
    try:
        return FilledIn(ids, new_column, replace(path, raw))
    except OSError as error:
        raise ProblemsFound([unwritable("table_unwritable", path.name, error)]) from None


def missing_ids(table: Table, taken: Collection[str], former: Mapping[str, str]) -> dict[int, str]:
    """Return an id for each row with a title and no id, by row number."""
    unreadable = table.unreadable

    def title_of(row: Row) -> str:
        unusable = {(row.number, "title"), (row.number, "id")} & unreadable
        return "" if unusable else row.cells["title"]

    own = {row.cells["id"] for row in table.rows}
    without_id = [row for row in table.rows if not row.cells["id"]]
    titles = [title_of(row) for row in without_id]
    # Two rows with the same title can't be told apart, so neither is certainly the former pledge.
    back = {
        row.number: former[title]
        for row, title in zip(without_id, titles, strict=True)
        if title in former and former[title] not in own and titles.count(title) == 1
    }
    rows = [(row.cells["id"] or back.get(row.number, ""), title_of(row)) for row in table.rows]
    proposals = proposed(rows, MAX_LENGTHS["id"], taken)
    found = {row.number: proposal for row, proposal in zip(table.rows, proposals, strict=True) if proposal}
    return dict(sorted((found | back).items()))


def _new_column(grid: Grid, table: Table) -> int:
    """Return the first column behind the table's own that is empty everywhere, even in comments."""
    column = len(table.columns)
    while any(record[column].strip() for record in grid.records if column < len(record)):
        column += 1
    return column


def _name_of_new_column(grid: Grid, table: Table) -> str:
    """Return "Kennung" if the title is called "Titel", "id" if it is "title"."""
    header = grid.records[table.header_row - 1 - grid.before]
    english = header[table.columns.index("title")].strip().lower().startswith("title")
    return "id" if english else german_column("id")


def _written(path: Path, table: Table, grid: Grid, cells: Cells) -> bytes:
    """Return the file with these cells; it is read again to make sure that nothing else differs."""
    raw = path.read_bytes()
    writers: dict[str, Callable[[], bytes]] = {
        ".csv": lambda: csv_cells.with_cells(raw, table.encoding, table.delimiter, cells),
        ".xlsx": lambda: xlsx_cells.with_cells(raw, table.sheet, cells),
        ".ods": lambda: ods_cells.with_cells(raw, table.sheet, cells),
    }
    try:
        written = writers[path.suffix.lower()]()
        if _texts(_read_again(path, written), {}) != _texts(grid, cells):
            raise NotFound
    except Unwritable as error:
        raise ProblemsFound([problem(error.code, path.name, error.row, "id")]) from None
    except (NotFound, ProblemsFound):
        raise ProblemsFound([problem("ids_not_written", path.name)]) from None
    return written


def _read_again(path: Path, raw: bytes) -> Grid:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, path.name)
        copy.write_bytes(raw)
        return read_grid(copy, COLUMNS)


def _texts(grid: Grid, changes: Cells) -> dict[tuple[int, int], str]:
    """Return the content of a file: each text by its row and column."""
    texts = {
        (row, column): text
        for row, record in enumerate(grid.records, start=grid.before + 1)
        for column, text in enumerate(record)
    }
    return {place: text for place, text in {**texts, **changes}.items() if text.strip()}
