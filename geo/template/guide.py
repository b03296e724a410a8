"""The sheet "Anleitung" of the template: what to do, what each column means, and the lists to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from geo.config.settings import Settings
from geo.table.examples import OWN_COLUMN
from geo.table.schema import MAX_LENGTHS, PARTY
from geo.table.workbook import GUIDE_SHEET
from geo.table.xlsx_writing import Styles, write_text
from geo.template.explained import (
    RULES,
    STANCES_EXPLAINED,
    STATUSES_EXPLAINED,
    STEPS,
    columns_of,
)
from geo.words.table_words import STANCE_WORDS, STATUS_WORDS, german_column, german_topic, german_value

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

SHEET = GUIDE_SHEET
TITLE = {"bold": True, "font_size": 16, "font_color": "#1f5c3d"}
HEADING = {"bold": True, "font_size": 12, "font_color": "#1f5c3d", "bottom": 1, "bottom_color": "#1f5c3d"}
TERM = {"bold": True, "valign": "top", "text_wrap": True}
TEXT = {"valign": "top", "text_wrap": True}
WIDTHS = (28, 18, 84)
_LINE_PT, _LINE_CHARACTERS = 15, 100


def fill(sheet: Worksheet, settings: Settings, styles: Styles) -> dict[str, str]:
    """Fill the sheet.

    Returns
    -------
    The range of cells with the choices, by column of the table.
    """
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    sheet.hide_gridlines(2)
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    page = _Page(sheet, styles)
    page.title("So füllen Sie die Tabelle der Zusagen aus")
    page.heading("Schritt für Schritt")
    page.rows((f"{number}.", "", text) for number, text in enumerate(STEPS, start=1))
    page.heading("Gut zu wissen")
    page.rows(("", "", text) for text in RULES)
    page.heading("Die Spalten")
    page.rows(_columns(settings))
    topics = [(german_topic(key, settings.topics), "", "") for key in settings.topics]
    ranges = {}
    page.heading("Thema")
    ranges["topic"] = page.rows(topics)
    if settings.has_parties:
        page.heading(german_column(PARTY))
        ranges[PARTY] = page.rows(
            (party.called.short, "", party.called.name) for party in settings.parties.values()
        )
    page.heading(german_column("stance"))
    ranges["stance"] = page.rows(
        (german_value(key, STANCE_WORDS), "", text) for key, text in STANCES_EXPLAINED.items()
    )
    page.heading(german_column("status"))
    ranges["status"] = page.rows(
        (german_value(key, STATUS_WORDS), "", text) for key, text in STATUSES_EXPLAINED.items()
    )
    return ranges


def _columns(settings: Settings) -> Iterable[tuple[str, str, str]]:
    for column, about in columns_of(settings).items():
        name = column if column == OWN_COLUMN else german_column(column)
        yield name, about.need, about.text.format(pages=settings.programme.pages, **MAX_LENGTHS)


class _Page:
    """Write one row below the other."""

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        self._sheet, self._styles, self._row = sheet, styles, 0

    def title(self, text: str) -> None:
        write_text(self._sheet, self._row, 0, text, self._styles, **TITLE)
        self._sheet.set_row(self._row, 26)
        self._row += 1

    def heading(self, text: str) -> None:
        self._row += 1
        for at in range(len(WIDTHS)):
            write_text(self._sheet, self._row, at, "" if at else text, self._styles, **HEADING)
        self._row += 1

    def rows(self, rows: Iterable[tuple[str, str, str]]) -> str:
        """Write rows of term, note and text; return the range of the terms, for a list to choose from."""
        first = self._row + 1
        for term, note, text in rows:
            for at, cell in enumerate((term, note, text)):
                write_text(self._sheet, self._row, at, cell, self._styles, **(TEXT if at else TERM))
            # LibreOffice keeps the heights in the file, so they must be right.
            lines = sum(1 + len(line) // _LINE_CHARACTERS for line in text.splitlines()) or 1
            self._sheet.set_row(self._row, _LINE_PT * max(lines, 1 + len(term) // WIDTHS[0]) + 1)
            self._row += 1
        return f"={SHEET}!$A${first}:$A${self._row}"
