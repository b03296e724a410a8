"""Reading a table as spreadsheets save it: UTF-8 (BOM or not), Windows-1252, comma or semicolon, CRLF."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.errors import Problem, ProblemsFound
from geo.messages import hint, problem

LIMIT_BYTES = 5_000_000  # ten thousand pledges; more than that is another file by mistake
_DELIMITERS = {",": "comma", ";": "semicolon"}
_WRONG_DELIMITERS = {"\t": "tab", "|": "pipe"}
# UTF-8 that was read as Windows-1252 once ("Ã¼" for "ü"), or text that had been lost before ("\ufffd").
_MOJIBAKE = re.compile("[ÃÂâ][\u0080-\u00bf\u20ac\u201a-\u201e\u2018-\u201d\u2030\u0160]|\ufffd")


@dataclass(frozen=True)
class Row:
    """One row: ``number`` as the spreadsheet shows it (the header is row 1), ``cells`` by column."""

    number: int
    cells: dict[str, str]


def read_table(path: Path, columns: Sequence[str]) -> tuple[list[Row], list[Problem]]:
    """Read a CSV file and check its form; what stands in the cells is none of its business.

    Parameters
    ----------
    path : the file
    columns : names of all columns that the file must have, in any order

    Returns
    -------
    The rows that have the right number of cells (without those that are all empty); a problem for each other.

    Raises
    ------
    ProblemsFound : the file as a whole can't be read; nothing can be said about its rows
    """
    text = _decode(path, _bytes(path, columns))
    delimiter = _delimiter(path, text, columns)
    records = list(_records(path, text, delimiter))
    header = [cell.strip() for cell in records[0]]
    problems = list(_header_problems(path.name, header, columns))
    if problems:
        raise ProblemsFound(problems)
    rows = []
    for number, record in enumerate(records[1:], start=2):
        if not any(cell.strip() for cell in record):
            continue
        if len(record) != len(header):
            code = "too_many_cells" if len(record) > len(header) else "too_few_cells"
            counts = {"found": len(record), "wanted": len(header), "delimiter": _DELIMITERS[delimiter]}
            problems.append(problem(code, path.name, number, "", record[0].strip(), **counts))
            continue
        cells = {column: _clean(cell) for column, cell in zip(header, record, strict=True)}
        problems.extend(
            problem("bad_encoding", path.name, number, column, cell)
            for column, cell in cells.items()
            if _MOJIBAKE.search(cell)
        )
        rows.append(Row(number, cells))
    if not rows and not problems:
        raise ProblemsFound([problem("no_rows", path.name)])
    return rows, problems


def _clean(cell: str) -> str:
    text = unicodedata.normalize("NFC", cell.replace("\r\n", "\n").replace("\r", "\n"))
    return text.strip()


def _bytes(path: Path, columns: Sequence[str]) -> bytes:
    if not path.is_file():
        raise ProblemsFound([problem("file_missing", path.name)])
    size = path.stat().st_size
    if size > LIMIT_BYTES:
        sizes = {"size_mb": size / 1e6, "limit_mb": LIMIT_BYTES / 1e6}
        raise ProblemsFound([problem("file_too_large", path.name, **sizes)])
    raw = path.read_bytes()
    if b"\x00" in raw:
        row = raw[: raw.index(b"\x00")].count(b"\n") + 1
        raise ProblemsFound([problem("nul_byte", path.name, row)])
    if not raw.removeprefix(b"\xef\xbb\xbf").strip():
        raise ProblemsFound([problem("file_empty", path.name, columns=",".join(columns))])
    return raw


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
    head = text.lstrip("\r\n").split("\n", 1)[0]

    def known(sign: str) -> int:
        return len({cell.strip().strip('"') for cell in head.split(sign)} & set(columns))

    best = max(_DELIMITERS, key=known)
    wrong = max(_WRONG_DELIMITERS, key=known)
    if known(wrong) > max(known(best), 1):
        raise ProblemsFound(
            [problem("wrong_delimiter", path.name, 1, "", "", found=_WRONG_DELIMITERS[wrong])]
        )
    return best


def _records(path: Path, text: str, delimiter: str) -> Iterator[list[str]]:
    # csv.reader counts lines, so the row of a fault is the number of records read before it.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for record in reader:
            number += 1
            yield record
    except csv.Error as error:
        raise ProblemsFound([problem("broken_quotes", path.name, number + 1, reason=str(error))]) from None


def _header_problems(file: str, header: list[str], columns: Sequence[str]) -> Iterator[Problem]:
    listed = ",".join(columns)
    missing = [column for column in columns if column not in header]
    for column in missing:
        yield problem("column_missing", file, 1, column, columns=listed)
    for column, count in Counter(header).items():
        if column not in columns:
            yield problem(
                "column_extra",
                file,
                1,
                column,
                column or "(no name)",
                hint=hint(near_names(column, missing)),
                columns=listed,
            )
        elif count > 1:
            yield problem("column_twice", file, 1, column, column)


def near_names(name: str, choices: Sequence[str]) -> list[str]:
    """The choice that a misspelt key most likely means, if any is near."""
    from rapidfuzz import fuzz, process

    return [
        hit[0] for hit in process.extract(name.lower(), choices, scorer=fuzz.ratio, limit=1, score_cutoff=60)
    ]
