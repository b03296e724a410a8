"""Writing cells into a CSV file: everything else stays the same, byte for byte."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from geo.mending.cells import Cells, NotFound, by_row
from geo.table.delimited import SEP_LINE

# Encodings that read a byte order mark, with those that write the text after it.
_MARKS = {
    "utf-8-sig": ((codecs.BOM_UTF8, "utf-8"),),
    "utf-32": ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be")),
    "utf-16": ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")),
}


@dataclass(frozen=True)
class _Span:
    start: int
    end: int

    def text_of(self, text: str) -> str:
        return text[self.start : self.end]


def with_cells(raw: bytes, encoding: str, delimiter: str, cells: Cells) -> bytes:
    """Change the text of cells.

    Parameters
    ----------
    raw : the file
    encoding, delimiter : as the file was read
    cells : texts of letters, digits, "-" and "_" by number of row, as the spreadsheet shows it, and of column
        from 0. A row that is too short gets as many cells as it needs.

    Raises
    ------
    NotFound : the file is not what it was when it was read
    """
    mark, codec = next(
        ((mark, codec) for mark, codec in _MARKS.get(encoding, ()) if raw.startswith(mark)), (b"", encoding)
    )
    text = raw[len(mark) :].decode(codec)
    if mark + text.encode(codec) != raw:
        raise NotFound
    sep_line = SEP_LINE.match(text)
    before, start = int(sep_line is not None), sep_line.end() if sep_line else 0
    edits: list[tuple[_Span, str]] = []
    left = by_row(cells)
    for number, record in enumerate(_records(text, start, delimiter), start=before + 1):
        edits.extend(_edits(text, record, left.pop(number, {}), delimiter))
    if left:
        raise NotFound
    for span, new in reversed(edits):
        text = text[: span.start] + new + text[span.end :]
    return mark + text.encode(codec)


def _records(text: str, start: int, delimiter: str) -> Iterator[list[_Span]]:
    """Yield the spans of each record's cells, including quotation marks; [] for an empty line."""
    cell = re.compile(rf'"(?:[^"]|"")*"|[^"{re.escape(delimiter)}\r\n][^{re.escape(delimiter)}\r\n]*|')
    end_of_line = re.compile(r"\r\n|\r|\n")
    at = start
    while at < len(text):
        record = []
        while True:
            found = next(cell.finditer(text, at))  # at least the empty text
            record.append(_Span(found.start(), found.end()))
            at = found.end()
            if not text.startswith(delimiter, at):
                break
            at += len(delimiter)
        end = end_of_line.match(text, at)
        if end is None and at < len(text):
            raise NotFound
        at = end.end() if end else at
        empty = len(record) == 1 and record[0].start == record[0].end
        yield [] if empty else record


def _edits(
    text: str, record: list[_Span], texts: Mapping[int, str], delimiter: str
) -> Iterator[tuple[_Span, str]]:
    """Yield the edits. A cell in quotation marks keeps them, and a new cell is like the one before it."""
    if not record:
        if texts:
            raise NotFound
        return
    inside = sorted(column for column in texts if column < len(record))
    for column in inside:
        span = record[column]
        yield span, _quoted(texts[column], like=span.text_of(text))
    end, width = record[-1], len(record)
    added = ""
    for column in sorted(set(texts) - set(inside)):
        added += delimiter * (column - width + 1) + _quoted(texts[column], like=end.text_of(text))
        width = column + 1
    if added:
        yield _Span(end.end, end.end), added


def _quoted(text: str, like: str) -> str:
    return f'"{text}"' if like.startswith('"') else text
