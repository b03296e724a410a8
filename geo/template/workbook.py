"""The template as a workbook: a sheet to fill in, with lists to choose from, and a sheet that explains it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from geo.config.settings import Settings
from geo.table.examples import EXAMPLE_MARK, EXAMPLES, OWN_COLUMN
from geo.table.schema import MAX_LENGTHS, PARTY
from geo.table.xlsx_writing import Styles, new_workbook, write_comment, write_text
from geo.template import guide
from geo.template.explained import Explained, columns_of
from geo.words.table_words import STANCE_WORDS, STATUS_WORDS, german_column, german_topic, german_value

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

SHEET = "Zusagen"
# Rows that have lists to choose from; more can be written below, without them.
LAST_ROW = 2_000
FIRST_DAY = datetime.date(2000, 1, 1)
HEAD = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "border_color": "#b8c4bc"}
HEAD_OF_NEED = {
    "Pflicht": {"bg_color": "#1f5c3d", "font_color": "#ffffff"},
    "freiwillig": {"bg_color": "#dcebe2", "font_color": "#16352a"},
    "nur bei Neuem": {"bg_color": "#e8e4f3", "font_color": "#2c2450"},
    "wird eingetragen": {"bg_color": "#e9e9e9", "font_color": "#3c3c3c"},
    "nur für Sie": {"bg_color": "#fff4d6", "font_color": "#4a3a08"},
}
CELL: dict[str, Any] = {"text_wrap": True, "valign": "top"}
EXAMPLE = {**CELL, "italic": True, "font_color": "#6b6b6b", "bg_color": "#f5f5f5"}
DATE, TEXT, NUMBER = "dd.mm.yyyy", "@", "0"
# As text, "3-4" is kept. Older versions of Excel show ##### for more than 255 characters of such a text.
FORMATS = {"status_date": DATE, "page": NUMBER} | dict.fromkeys(
    ("id", "title", "topic", PARTY, "stance", "places", "section", "status", "status_url", "title_en"), TEXT
)


def template(settings: Settings) -> bytes:
    """Return the bytes of the template: the same for the same settings.

    Its rows are comments, so nothing is published until somebody adds a row.
    """
    with new_workbook(settings.as_of, f"Zusagen: {settings.title}") as (workbook, buffer):
        styles = Styles(workbook)
        sheet, lists = workbook.add_worksheet(SHEET), workbook.add_worksheet(guide.SHEET)
        ranges = guide.fill(lists, settings, styles)
        _head(sheet, settings, styles)
        _examples(sheet, settings, styles)
        _choices(sheet, settings, ranges)
        _print_set_up(sheet)
    return buffer.getvalue()


def explained(column: Explained, settings: Settings) -> str:
    """Return the explanation of a column, with its limits."""
    return column.text.format(pages=settings.programme.pages, **MAX_LENGTHS)


def name_of(column: str) -> str:
    """Return the name of a column in the header."""
    return column if column == OWN_COLUMN else german_column(column)


def _head(sheet: Worksheet, settings: Settings, styles: Styles) -> None:
    for at, (column, about) in enumerate(columns_of(settings).items()):
        look = {**CELL, "num_format": FORMATS.get(column, "General")}
        sheet.set_column(at, at, about.width, styles.of(look))
        write_text(sheet, 0, at, name_of(column), styles, **HEAD, **HEAD_OF_NEED[about.need])
        write_comment(sheet, 0, at, f"{about.need}. {explained(about, settings)}")
    sheet.set_row(0, 32)
    # The first two columns stay visible: they say what a row is about.
    sheet.freeze_panes(1, 2)


def _examples(sheet: Worksheet, settings: Settings, styles: Styles) -> None:
    topics = list(settings.topics.values())
    for row, example in enumerate(EXAMPLES, start=1):
        topic = topics[(row - 1) % len(topics)]
        written = {"id": EXAMPLE_MARK, "topic": german_topic(topic.key, settings.topics), **example}
        if settings.has_parties:
            written[PARTY] = list(settings.parties.values())[(row - 1) % len(settings.parties)].called.short
        written["stance"] = german_value(example["stance"], STANCE_WORDS)
        if "status" in example:
            written["status"] = german_value(example["status"], STATUS_WORDS)
        for at, column in enumerate(columns_of(settings)):
            text = written.get(column, "")
            if column == "status_date" and text:
                day = datetime.datetime.fromisoformat(text)
                sheet.write_datetime(row, at, day, styles.of({**EXAMPLE, "num_format": DATE}))
            elif column == "page" and text:
                sheet.write_number(row, at, min(int(text), settings.programme.pages), styles.of(EXAMPLE))
            else:
                write_text(sheet, row, at, text, styles, **EXAMPLE)
        # LibreOffice adjusts the height of wrapped rows itself, Excel for rows that are typed in.
        sheet.set_row(row, 45)


def _choices(sheet: Worksheet, settings: Settings, ranges: dict[str, str]) -> None:
    for at, column in enumerate(columns_of(settings)):
        rule = _rule(column, settings, ranges)
        if rule:
            sheet.data_validation(1, at, LAST_ROW, at, {"ignore_blank": True, **rule})


def _rule(column: str, settings: Settings, ranges: dict[str, str]) -> dict[str, Any]:
    """Restrict what may be typed into a column; a text that is too long only gives a warning."""
    if column in ranges:
        return {
            "validate": "list",
            "source": ranges[column],
            "error_title": "Bitte aus der Liste wählen",
            "error_message": "Der Pfeil neben der Zelle zeigt, was hier stehen kann.",
        }
    if column == "page":
        pages = settings.programme.pages
        return {
            "validate": "integer",
            "criteria": "between",
            "minimum": 1,
            "maximum": pages,
            "error_title": "Seite des Programms",
            "error_message": f"Bitte nur eine Zahl von 1 bis {pages}.",
        }
    if column == "status_date":
        return {
            "validate": "date",
            "criteria": ">=",
            "value": FIRST_DAY,
            "error_title": "Datum",
            "error_message": "Bitte ein Datum wie 31.03.2026.",
        }
    if column in MAX_LENGTHS and column != "id":
        return {
            "validate": "length",
            "criteria": "<=",
            "value": MAX_LENGTHS[column],
            "error_type": "warning",
            "error_title": "Etwas zu lang",
            "error_message": f"Höchstens {MAX_LENGTHS[column]} Zeichen passen auf die Karte.",
        }
    return {}


def _print_set_up(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(2, 0)
    sheet.repeat_rows(0)
    sheet.set_selection(1 + len(EXAMPLES), 1, 1 + len(EXAMPLES), 1)
