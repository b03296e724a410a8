"""Reading CSV as spreadsheets save it: in any encoding that can be detected, comma or semicolon, CRLF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from geo.errors import ProblemsFound
from geo.table.encoding import CANDIDATES, Decoded, Undecodable, decode
from geo.table.grid import Grid
from geo.table.records import Records
from geo.text.signs import cleaned
from geo.words.language import N_
from geo.words.language import gettext as _
from geo.words.messages import notice, problem
from geo.words.table_words import column_of

_DELIMITERS = {",": "comma", ";": "semicolon"}
_WRONG_DELIMITERS = {"\t": N_("Tabulator"), "|": N_("senkrechten Strich")}
_LINE_CHARACTERS = 5_000  # of a line; a header has some 150
# What MS-DOS programs put at the end of a text.
_END_OF_FILE = "\x1a"
# Excel's own first line, which declares the delimiter: not a row of the table.
SEP_LINE = re.compile(r"\A\"?sep=(.)\"?[\r\n]+", re.IGNORECASE)


def read_grid(path: Path, raw: bytes, columns: Sequence[str]) -> Grid:
    """Read a CSV file.

    Parameters
    ----------
    path : of the file, for messages
    raw : its bytes
    columns : names of columns, to detect the delimiter

    Raises
    ------
    ProblemsFound : not CSV, an unknown encoding or delimiter, unbalanced quotation marks
    """
    decoded = _decode(path, raw)
    text = decoded.text.rstrip(_END_OF_FILE)
    if "\x00" in text:
        raise ProblemsFound([problem("nul_byte", path.name, _row_of(text[: text.index("\x00")]))])
    sep_line = SEP_LINE.match(text)
    text = text[sep_line.end() :] if sep_line else text
    delimiter = sep_line[1] if sep_line and sep_line[1] in _DELIMITERS else _delimiter(path, text, columns)
    records = Records(path.name, text, delimiter).read()
    notices = []
    if not decoded.is_certain:
        named = CANDIDATES[decoded.encoding]
        notices.append(notice("encoding_guessed", path.name, value=named))
    return Grid(
        records, int(sep_line is not None), notices=notices, encoding=decoded.encoding, delimiter=delimiter
    )


def _decode(path: Path, raw: bytes) -> Decoded:
    try:
        return decode(raw)
    except Undecodable as error:
        row = _row_of(raw[: error.at].decode("latin-1"))
        line = raw[raw.rfind(b"\n", 0, error.at) + 1 :].split(b"\n", 1)[0].decode("windows-1252", "replace")
        if not error.readings:
            raise ProblemsFound([problem("bad_encoding", path.name, row, "", line)]) from None
        ways = ", ".join(f'"{text}" ({encoding})' for text, encoding in error.readings)
        raise ProblemsFound([problem("unsure_encoding", path.name, row, "", line, ways=ways)]) from None


def _row_of(text_before: str) -> int:
    """Return the row in which a text breaks off: line ends inside quotation marks do not start a row."""
    row, at, outside = 1, 0, True
    while at <= len(text_before):
        mark = text_before.find('"', at)
        mark = len(text_before) if mark < 0 else mark
        row += text_before.count("\n", at, mark) if outside else 0
        at, outside = mark + 1, not outside
    return row


def _delimiter(path: Path, text: str, columns: Sequence[str]) -> str:
    # Lines above the header do not help, so the row with the most known columns counts.
    head = [
        line[:_LINE_CHARACTERS] for line in text.lstrip("\r\n")[: 10 * _LINE_CHARACTERS].split("\n", 10)[:10]
    ]

    def known(delimiter: str) -> int:
        names = [[cleaned(cell).strip('"') for cell in row.split(delimiter)] for row in head]
        return max(len({column_of(name, columns) for name in row} - {""}) for row in names)

    best = max(_DELIMITERS, key=known)
    wrong = max(_WRONG_DELIMITERS, key=known)
    if known(wrong) > max(known(best), 1):
        found = _(_WRONG_DELIMITERS[wrong])
        raise ProblemsFound([problem("wrong_delimiter", path.name, 1, "", "", found=found)])
    return best
