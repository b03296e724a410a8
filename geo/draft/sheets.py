"""The draft as a workbook: a sheet of proposals to tick, and one of all that was not proposed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from geo.config.settings import Topic
from geo.draft.proposals import Proposal
from geo.draft.table import rows
from geo.draft.titles import title_of
from geo.table.schema import MAX_LENGTHS
from geo.table.xlsx_writing import Styles, height_pt, new_workbook, write_text
from geo.vocabulary import STANCES
from geo.words.table_words import STANCE_WORDS, german_column, german_topic, german_value

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

PROPOSED_SHEET, LEFT_SHEET, LISTS_SHEET = "Vorschläge", "Nicht vorgeschlagen", "Listen"
TICK, NUMBER, CONTINUES = "übernehmen", "Nr.", "setzt fort"
CONFIDENCE, FOUND = "Sicherheit", "gefunden"
# Keys of the table, and the helpers, in the order of the sheet; with their widths in characters.
WIDTHS: dict[str, int] = {
    TICK: 12,
    "title": 34,
    "quote": 70,
    "topic": 20,
    "stance": 18,
    "places": 28,
    FOUND: 28,
    "page": 8,
    "section": 24,
    "summary": 30,
    NUMBER: 7,
    CONTINUES: 10,
    CONFIDENCE: 11,
}
SHEET_COLUMNS = tuple(WIDTHS)
HELPERS = (TICK, NUMBER, CONTINUES, CONFIDENCE, FOUND)
_NUMBERS = ("page", NUMBER, CONTINUES, CONFIDENCE)
_HEAD = {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#1f5c3d", "font_color": "#ffffff"}
_CELL: dict[str, Any] = {"text_wrap": True, "valign": "top"}
# From the surest down: the least confidence that has the colour.
_COLOURS = ((0.7, "#e6f3ea"), (0.5, "#fff6d9"), (0.0, "#fde6dc"))
_DAY = datetime.date(2000, 1, 1)  # nothing in the file depends on the clock


def workbook(proposals: Sequence[Proposal], left: Sequence[Proposal], topics: Mapping[str, Topic]) -> bytes:
    """Return the bytes of the workbook.

    Parameters
    ----------
    proposals, left : what was proposed, and what was not, each in the order of the programme
    topics : of the map, to choose from
    """
    with new_workbook(_DAY, "Entwurf der Zusagen") as (book, buffer):
        styles = Styles(book)
        sheets = [book.add_worksheet(name) for name in (PROPOSED_SHEET, LEFT_SHEET)]
        lists = book.add_worksheet(LISTS_SHEET)
        ranges = _lists(lists, topics, styles)
        for sheet, found in zip(sheets, (proposals, left), strict=True):
            _head(sheet, styles)
            for row, (proposal, cells) in enumerate(zip(found, rows(found), strict=True), start=1):
                _row(sheet, row, _written(proposal, cells, topics), proposal.confidence, styles)
            _finish(sheet, len(found), ranges)
        _continuations(sheets[0], proposals, styles)
        lists.hide()
    return buffer.getvalue()


def name_of(column: str) -> str:
    """Return the name of a column in the header."""
    return column if column in HELPERS else german_column(column)


def choices_of(topics: Mapping[str, Topic]) -> dict[str, list[str]]:
    """Return the words to choose from, by column."""
    return {
        "topic": [german_topic(key, topics) for key in topics],
        "stance": [german_value(stance, STANCE_WORDS) for stance in STANCES],
    }


def _written(proposal: Proposal, cells: Mapping[str, str], topics: Mapping[str, Topic]) -> dict[str, str]:
    topic = german_topic(proposal.topic, topics) if proposal.topic in topics else ""
    sure = proposal.confidence > 0
    return {
        **{column: cells.get(column, "") for column in SHEET_COLUMNS},
        "title": title_of(proposal) if sure else "",
        "topic": topic,
        "stance": german_value(proposal.stance, STANCE_WORDS),
        FOUND: cells["found"],
        NUMBER: str(proposal.number),
        CONFIDENCE: cells["confidence"] if sure else "",
    }


def _head(sheet: Worksheet, styles: Styles) -> None:
    for at, (column, width) in enumerate(WIDTHS.items()):
        sheet.set_column(at, at, width)
        write_text(sheet, 0, at, name_of(column), styles, **_HEAD)
    sheet.set_row(0, 30)
    sheet.freeze_panes(1, 2)


def _row(sheet: Worksheet, row: int, cells: Mapping[str, str], confidence: float, styles: Styles) -> None:
    colour = next(colour for least, colour in _COLOURS if confidence >= least) if confidence else ""
    look = {**_CELL, **({"bg_color": colour} if colour else {})}
    for at, column in enumerate(SHEET_COLUMNS):
        text = cells[column]
        if text and column in _NUMBERS:
            sheet.write_number(row, at, float(text), styles.of(look))
        else:
            write_text(sheet, row, at, text, styles, **look)
    sheet.set_row(
        row, height_pt((cells[column], WIDTHS[column]) for column in ("title", "quote", "places", FOUND))
    )


def _continuations(sheet: Worksheet, proposals: Sequence[Proposal], styles: Styles) -> None:
    """Write which number each row continues: a proposal, too. Rows may be sorted and deleted."""
    at = SHEET_COLUMNS.index(CONTINUES)
    for row, (before, proposal) in enumerate(pairwise(proposals), start=2):
        if proposal.continues:
            sheet.write_number(row, at, before.number, styles.of(_CELL))


def _lists(sheet: Worksheet, topics: Mapping[str, Topic], styles: Styles) -> dict[str, str]:
    choices = choices_of(topics)
    ranges = {}
    for at, (column, texts) in enumerate(choices.items()):
        for row, text in enumerate(texts):
            write_text(sheet, row, at, text, styles)
        letter = "AB"[at]
        ranges[column] = f"={LISTS_SHEET}!${letter}$1:${letter}${len(texts)}"
    return ranges


def _finish(sheet: Worksheet, count: int, ranges: Mapping[str, str]) -> None:
    """Add the choices, the filter, and how it prints."""
    last = max(count, 1)
    for column, source in {**ranges, TICK: ["x"]}.items():
        at = SHEET_COLUMNS.index(column)
        sheet.data_validation(1, at, last, at, {"validate": "list", "source": source, "ignore_blank": True})
    at = SHEET_COLUMNS.index("title")
    limit = MAX_LENGTHS["title"]
    rule = {"validate": "length", "criteria": "<=", "value": limit, "error_type": "warning"}
    words = {
        "error_title": "Etwas zu lang",
        "error_message": f"Höchstens {limit} Zeichen passen auf die Karte.",
    }
    sheet.data_validation(1, at, last, at, rule | words)
    sheet.autofilter(0, 0, last, len(SHEET_COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
