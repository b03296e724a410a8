"""A copy of the table as .xlsx in which wrong cells are marked, each with what to do about it.

The copy is for viewing only: each run replaces it, and no command reads it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.config.settings import Settings
from geo.errors import Notice, Problem, quoted
from geo.table.grid import Grid
from geo.table.header import is_comment
from geo.table.xlsx_writing import Styles, height_pt, new_workbook, write_comment, write_text
from geo.words.language import gettext as _
from geo.words.table_words import column_of

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

# Programs that save the file drop this, which shows that somebody has edited the copy.
_UNTOUCHED = b"pledgemap"
HEAD = {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#dcebe2", "border": 1}
CELL = {"text_wrap": True, "valign": "top"}
COMMENT_ROW = {**CELL, "italic": True, "font_color": "#6b6b6b"}
WRONG = {"bg_color": "#ffc7ce", "font_color": "#9c0006", "border": 1, "border_color": "#9c0006"}
NOTED = {"bg_color": "#ffeb9c", "border": 1, "border_color": "#9c5700"}
LIST_WIDTHS = (18, 8, 16, 30, 60, 70)
WIDTHS = {
    "id": 18, "title": 30, "summary": 40, "quote": 40, "places": 30, "title_en": 30, "summary_en": 40,
    "page": 8, "status_date": 13,
}  # fmt: skip

OTHER_WIDTH = 20


@dataclass(frozen=True)
class Checked:
    """What was found: ``columns`` are the keys of the file's columns, "" for others; rows count from 1."""

    file: str
    grid: Grid
    header_row: int
    columns: Sequence[str]
    problems: Sequence[Problem] = ()
    notices: Sequence[Notice] = ()

    @property
    def places(self) -> dict[Problem, tuple[int, int]]:
        """Group the problems and notices about cells of the table by row and column, both from 0."""
        header = _header(self)
        return {
            one: (one.row - 1, column)
            for one in (*self.problems, *self.notices)
            if one.file == self.file and one.row is not None
            if (column := _column(one, self.columns, header)) is not None
        }

    @property
    def marks(self) -> bool:
        """Whether a cell is wrong; a problem may also be about something missing, or another file."""
        return not self.places.keys().isdisjoint(self.problems)


def marked(checked: Checked, settings: Settings) -> bytes:
    """Return the bytes of the copy: a sheet with the table, and one that lists all problems."""
    with new_workbook(settings.as_of, _("{file}, geprüft", file=checked.file)) as (workbook, buffer):
        workbook.read_only_recommended()
        styles = Styles(workbook)
        table = workbook.add_worksheet(_("Geprüft (nur Kopie)"))
        listed = workbook.add_worksheet(_("Fehler"))
        places = checked.places
        _write_table(table, checked, places, styles)
        _write_list(listed, checked, places, table.get_name(), styles)
        if checked.problems and not checked.marks:
            listed.activate()
    return _signed(buffer)


def is_untouched(raw: bytes) -> bool:
    """Whether a file is a copy that nobody has saved since."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return archive.comment == _UNTOUCHED
    except zipfile.BadZipFile:
        return False


def _signed(buffer: io.BytesIO) -> bytes:
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.comment = _UNTOUCHED
    return buffer.getvalue()


def _header(checked: Checked) -> Sequence[str]:
    at = checked.header_row - 1 - checked.grid.before
    return checked.grid.records[at] if 0 <= at < len(checked.grid.records) else ()


def _column(one: Problem, columns: Sequence[str], header: Sequence[str]) -> int | None:
    if not one.column:
        return 0
    names = [name.strip() for name in header]
    if one.column in columns:
        return list(columns).index(one.column)
    if one.column in names:
        return names.index(one.column)
    return next((at for at, name in enumerate(names) if column_of(name, [one.column])), None)


def _write_table(
    sheet: Worksheet, checked: Checked, places: dict[Problem, tuple[int, int]], styles: Styles
) -> None:
    of_cell: dict[tuple[int, int], list[Problem]] = {}
    for one, place in places.items():
        of_cell.setdefault(place, []).append(one)
    for place, text, look in _cells(checked, of_cell):
        if found := of_cell.get(place, ()):
            all_notices = all(isinstance(one, Notice) for one in found)
            look = {**look, **(NOTED if all_notices else WRONG)}
            write_comment(sheet, *place, "\n\n".join(_comment_text(one) for one in found))
        row, column = place
        write_text(sheet, row, column, text, styles, **look)
    width = max((len(record) for record in checked.grid.records), default=1)
    keys = [*checked.columns, *[""] * width][:width]
    widths = [WIDTHS.get(key, OTHER_WIDTH) for key in keys]
    for at in range(width):
        sheet.set_column(at, at, widths[at])
    for row, record in enumerate(checked.grid.records, start=checked.grid.before):
        sheet.set_row(row, height_pt(zip(record, widths, strict=False)))
    sheet.freeze_panes(checked.header_row, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _cells(
    checked: Checked, marked_cells: dict[tuple[int, int], list[Problem]]
) -> Iterator[tuple[tuple[int, int], str, dict[str, object]]]:
    """Yield each cell with its text and look, in order; wrong cells even if their row is too short."""
    marked_of_row: dict[int, set[int]] = {}
    for row, column in marked_cells:
        marked_of_row.setdefault(row, set()).add(column)
    before = checked.grid.before
    for row, record in enumerate(checked.grid.records, start=before):
        look = HEAD if row == checked.header_row - 1 else COMMENT_ROW if is_comment(record) else CELL
        for column in sorted({*range(len(record)), *marked_of_row.get(row, ())}):
            yield (row, column), record[column] if column < len(record) else "", look


def _write_list(
    sheet: Worksheet,
    checked: Checked,
    places: dict[Problem, tuple[int, int]],
    table: str,
    styles: Styles,
) -> None:
    for at, width in enumerate(LIST_WIDTHS):
        sheet.set_column(at, at, width)
    write_text(
        sheet,
        0,
        0,
        _(
            "Dies ist eine Kopie zum Ansehen. Berichtigen Sie die Zellen in {file} und rufen Sie dann "
            "python -m geo check --write noch einmal auf.",
            file=checked.file,
        ),
        styles,
        bold=True,
        font_color="#9c0006",
    )
    headings = (_("Datei"), _("Zeile"), _("Spalte"), _("Wert"), _("Was nicht stimmt"), _("Abhilfe"))
    for at, heading in enumerate(headings):
        write_text(sheet, 1, at, heading, styles, **HEAD)
    found, header = (*checked.problems, *checked.notices), _header(checked)
    for row, one in enumerate(found, start=2):
        value = quoted(one.value)[1:-1] if one.value else ""
        number = "" if one.row is None else str(one.row)
        remedy = one.remedy[:1].upper() + one.remedy[1:]
        # By the file's own name for it, which may be German.
        column = header[places[one][1]].strip() if one in places and one.column else one.column
        texts = (one.file, number, column, value, one.message, remedy)
        for at, text in enumerate(texts):
            write_text(sheet, row, at, text, styles, **CELL)
        sheet.set_row(row, height_pt(zip(texts, LIST_WIDTHS, strict=True)))
        if one in places and number:
            from xlsxwriter.utility import xl_rowcol_to_cell

            target = f"internal:'{table}'!{xl_rowcol_to_cell(*places[one])}"
            sheet.write_url(
                row, 1, target, styles.of({**CELL, "underline": 1, "font_color": "#0b57d0"}), number
            )
    if not found:
        write_text(sheet, 2, 0, _("Es ist nichts zu berichtigen."), styles)
    sheet.freeze_panes(2, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _comment_text(one: Problem) -> str:
    """Return the text of a problem without its place, which is that of the comment."""
    what = f"{quoted(one.value)} {one.message}" if one.value else one.message
    remedy = one.remedy[:1].upper() + one.remedy[1:]
    return "\n".join((f"{what.rstrip('.')}.", _("Abhilfe") + f": {remedy.rstrip('.')}."))
