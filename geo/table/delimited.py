"""Reading CSV as spreadsheets save it: UTF-8 (BOM or not), Windows-1252, comma or semicolon, CRLF."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

from geo.errors import ProblemsFound
from geo.signs import cleaned
from geo.words.language import word
from geo.words.messages import problem
from geo.words.table_words import column_of

_DELIMITERS = {",": "comma", ";": "semicolon"}
_WRONG_DELIMITERS = {"\t": "tab", "|": "pipe"}
# Excel's own first line, which tells it the delimiter: no row of the table.
_SEP_LINE = re.compile(r"\A\"?sep=(.)\"?[\r\n]+", re.IGNORECASE)


def read_records(path: Path, raw: bytes, columns: Sequence[str]) -> tuple[list[list[str]], int]:
    """Read the records of a CSV file.

    Parameters
    ----------
    path : names the file in messages
    raw : its bytes
    columns : names of columns, by which the delimiter is told

    Returns
    -------
    All records, the header first; how many lines stand before the header.

    Raises
    ------
    ProblemsFound : no CSV text, an unknown encoding or delimiter, quotation marks that do not match
    """
    if b"\x00" in raw:
        row = raw[: raw.index(b"\x00")].count(b"\n") + 1
        raise ProblemsFound([problem("nul_byte", path.name, row)])
    text = _decode(path, raw)
    told = _SEP_LINE.match(text)
    text = text[told.end() :] if told else text
    delimiter = told[1] if told and told[1] in _DELIMITERS else _delimiter(path, text, columns)
    return _records(path, text, delimiter), int(told is not None)


def _decode(path: Path, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = error.start
    # Windows-1252 gives nearly every byte a meaning, so a UTF-8 file with one broken byte would come out as
    # mojibake everywhere else. A file that has a BOM or whole UTF-8 letters before the fault is such a file.
    if not raw.startswith(b"\xef\xbb\xbf") and raw[:at].isascii():
        try:
            return raw.decode("windows-1252")
        except UnicodeDecodeError as error:
            at = error.start
    line = raw[raw.rfind(b"\n", 0, at) + 1 :].split(b"\n", 1)[0]
    row = _row_of(raw[:at].decode("windows-1252", "replace"))
    raise ProblemsFound([problem("bad_encoding", path.name, row, "", line.decode("windows-1252", "replace"))])


def _row_of(text_before: str) -> int:
    """The row in which a text breaks off: line ends inside quotation marks begin no new row."""
    outside = "".join(text_before.split('"')[::2])
    return outside.count("\n") + 1


def _delimiter(path: Path, text: str, columns: Sequence[str]) -> str:
    # Whatever stands above the header tells nothing of it, so the row that knows most columns counts.
    head = text.lstrip("\r\n").split("\n", 10)[:10]

    def known(sign: str) -> int:
        names = [[cleaned(cell).strip('"') for cell in row.split(sign)] for row in head]
        return max(len({column_of(name, columns) for name in row} - {""}) for row in names)

    best = max(_DELIMITERS, key=known)
    wrong = max(_WRONG_DELIMITERS, key=known)
    if known(wrong) > max(known(best), 1):
        found = word(_WRONG_DELIMITERS[wrong])
        raise ProblemsFound([problem("wrong_delimiter", path.name, 1, "", "", found=found)])
    return best


def _records(path: Path, text: str, delimiter: str) -> list[list[str]]:
    # csv.reader counts lines, so the row of a fault is the number of records read before it.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records = []
    try:
        records.extend(reader)
    except csv.Error as error:
        row = len(records) + 1
        raise ProblemsFound([problem("broken_quotes", path.name, row, reason=str(error))]) from None
    return records
