"""CSV that a German Excel opens on a double click, and that pandas reads with three arguments.

Excel takes the separators from the language of the system: with German settings a semicolon between
cells and a decimal comma; "6.48" would become June 1948. It detects UTF-8 only by a byte order mark. A lone
AGS would lose its leading zero, so municipalities are a JSON list. There is no comment line, because neither
program can skip it: licence and attribution are columns.

    pandas.read_csv(url, sep=";", decimal=",", encoding="utf-8-sig")

**Formulas.** Text that begins, after spaces, with ``= + - @`` (also in full width), or with a tab or line
break, is a formula in some spreadsheets. It gets an apostrophe in front, and so does text that begins with an
apostrophe: to get the original, remove one apostrophe from every cell that begins with one. Columns of
numbers are never changed.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable

import shapely
from shapely.geometry.base import BaseGeometry

from geo.public import DECIMALS
from webapp.exports.columns import (
    ColumnGroup,
    Value,
    columns_of,
    records,
    with_special,
)
from webapp.exports.selection import Selection

COLUMNS = columns_of(ColumnGroup.TABLE, ColumnGroup.IN_EACH_ROW)
SEPARATOR = ";"
# The limit of a cell; Excel would split a longer one over two rows.
MAX_CELL_LENGTH = 32_767
_STARTS_FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@'＝＋－＠]")


def write(selection: Selection) -> bytes:
    """Write one row per site, without coordinates for a pledge for the whole county."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=SEPARATOR, lineterminator="\r\n")
    columns = with_special(COLUMNS, selection.published, selection.settings)
    writer.writerow(column.name for column in columns)
    terms = selection.terms.as_text()
    wkt = {place_id: _wkt(shape) for place_id, shape in selection.shapes.items()}
    cells = [(column.name, _CELLS[column.kind]) for column in columns]
    for record in records(selection):
        values = record | terms | {"wkt": wkt.get(str(record["place_id"]))}
        writer.writerow(
            ["" if (value := values[name]) is None else written(value) for name, written in cells]
        )
    return codecs.BOM_UTF8 + file.getvalue().encode()


def defused(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula."""
    # Most texts begin with a letter: they need no closer look.
    return f"'{text}" if not text[:1].isalnum() and _STARTS_FORMULA.match(text) else text


def original(cell: str) -> str:
    """Return the text that `defused` was called with."""
    return cell.removeprefix("'")


def _wkt(shape: BaseGeometry) -> str | None:
    text = shapely.to_wkt(shape, rounding_precision=DECIMALS, trim=True)
    return text if len(text) <= MAX_CELL_LENGTH else None


_CELLS: dict[str, Callable[[Value], str]] = {
    "boolean": lambda value: "true" if value else "false",
    "number": lambda value: str(value).replace(".", ","),
    "integer": str,
    "text": lambda value: defused(str(value)),
}
