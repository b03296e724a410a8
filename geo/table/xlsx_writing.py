"""Writing .xlsx: every cell as text, and the same bytes for the same content."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

# What makes a spreadsheet calculate a cell once somebody edits it, including full-width characters.
_FORMULA_STARTS = tuple("=+-@＝＋－＠\t\r")
MAX_CELL_LENGTH = 32_767  # characters, according to Excel
COMMENT_WIDTH_PX, MAX_COMMENT_HEIGHT_PX = 340, 600
_COMMENT_LINE, _COMMENT_LINE_PX = 46, 17
_LINE_PT, _MAX_HEIGHT_PT = 15, 400  # Excel's limit is 409


@contextmanager
def new_workbook(day: datetime.date, title: str) -> Iterator[tuple[Workbook, io.BytesIO]]:
    """Yield a workbook and the buffer that holds its bytes once the block has ended.

    Parameters
    ----------
    day : its creation time, so that nothing depends on the clock
    title : of the document
    """
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    workbook = Workbook(buffer, {"in_memory": True})
    workbook.set_properties({"title": title, "created": datetime.datetime.combine(day, datetime.time())})
    yield workbook, buffer
    workbook.close()


class Styles:
    """The formats of a workbook, each created once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of(self, look: Mapping[str, Any], text: str = "") -> Format:
        """Return the format for a look; a text that looks like a formula is also marked as text."""
        properties = dict(look)
        if text.startswith(_FORMULA_STARTS):
            properties["quote_prefix"] = True
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]


def write_text(sheet: Worksheet, row: int, column: int, text: str, styles: Styles, **look: Any) -> None:
    """Write a text as text, whatever it looks like; ``row`` and ``column`` count from 0."""
    style = styles.of(look, text)
    if text:
        sheet.write_string(row, column, text[:MAX_CELL_LENGTH], style)
    else:
        sheet.write_blank(row, column, None, style)


def write_comment(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Add a comment to a cell, large enough to show it all."""
    lines = sum(1 + len(line) // _COMMENT_LINE for line in text.splitlines())
    sheet.write_comment(
        row,
        column,
        text[:MAX_CELL_LENGTH],
        {
            "author": "",
            "font_size": 9,
            "x_scale": 1,
            "width": COMMENT_WIDTH_PX,
            "height": min(MAX_COMMENT_HEIGHT_PX, _COMMENT_LINE_PX * (lines + 1)),
        },
    )


def height_pt(texts_by_width: Iterable[tuple[str, int]]) -> int:
    """Return the height of a row with wrapped texts, each with the width of its column in characters.

    Excel does that itself, LibreOffice does not.
    """
    lines = [
        sum(1 + len(line) // max(width - 1, 1) for line in text.splitlines())
        for text, width in texts_by_width
    ]
    return min(_MAX_HEIGHT_PT, _LINE_PT * max(lines, default=1) or _LINE_PT)
