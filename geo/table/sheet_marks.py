"""What a workbook says of its cells beside their values: errors, formulas without a result, what is hidden.

The reader of workbooks gives error cells and formulas that were never calculated as empty, so the sheet is
gone through once more, in one pass that keeps nothing but what is found.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any

from geo.table.cells import is_error

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_CALCULATOR = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
# No sheet has more; a repetition that claims so is not followed.
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384


@dataclass
class Marks:
    """Rows are numbered from 1, as the spreadsheet shows them, columns from 0.

    ``errors`` are the errors by cell, ``formulas`` those that have no result; ``merged`` are first and last
    row, first and last column; ``hidden_rows`` and ``hidden_columns`` are ranges.
    """

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[range] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)


def marks_of(archive: zipfile.ZipFile, sheet: str) -> Marks:
    """Go through a sheet of a workbook, .xlsx or .ods.

    Raises
    ------
    KeyError, ValueError, lxml.etree.XMLSyntaxError : the workbook is damaged
    """
    if "content.xml" in archive.namelist():
        with archive.open("content.xml") as content:
            return _OdsSheet(sheet).read(content)
    with archive.open(_member(archive, sheet)) as content:
        return _xlsx_marks(content)


def _parsed(content: IO[bytes], events: tuple[str, ...], tags: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    from lxml import etree

    # No entities, no network, no tree deeper or texts longer than libxml2 allows.
    return etree.iterparse(
        content, events=events, tag=tags, resolve_entities=False, no_network=True, load_dtd=False
    )


def _member(archive: zipfile.ZipFile, sheet: str) -> str:
    """The file that holds a sheet, by the relations that a workbook is made of."""
    [book] = [
        target for kind, target in _relations(archive, "").values() if kind.endswith("/officeDocument")
    ][:1]
    with archive.open(book) as content:
        ids = {
            element.get("name"): value
            for _, element in _parsed(content, ("end",), ("{*}sheet",))
            for name, value in element.attrib.items()
            if name.endswith("}id")
        }
    return _relations(archive, book)[ids[sheet]][1]


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Kind and target of each relation of a part, by id."""
    folder, name = posixpath.split(part)
    with archive.open(posixpath.join(folder, "_rels", f"{name}.rels")) as content:
        return {
            element.get("Id"): (
                element.get("Type", ""),
                posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/"),
            )
            for _, element in _parsed(content, ("end",), ("{*}Relationship",))
        }


def _xlsx_marks(content: IO[bytes]) -> Marks:
    marks = Marks()
    row = 0
    tags = ("{*}row", "{*}col", "{*}mergeCell")
    for _, element in _parsed(content, ("end",), tags):
        kind = element.tag.rpartition("}")[2]
        hidden = element.get("hidden") in ("1", "true")
        if kind == "row":
            row = int(element.get("r") or row + 1)
            _xlsx_row(element, row, marks)
            if hidden:
                marks.hidden_rows.append(range(row, row + 1))
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
        elif kind == "mergeCell":
            first, _, last = element.get("ref").partition(":")
            (top, left), (bottom, right) = _place(first), _place(last or first)
            marks.merged.append((top, bottom, left, right))
        elif hidden:
            marks.hidden_columns.append(range(int(element.get("min")) - 1, int(element.get("max"))))
    return marks


def _xlsx_row(row_element: Any, row: int, marks: Marks) -> None:
    column = -1
    for cell in row_element.iterchildren("{*}c"):
        column = _place(cell.get("r"))[1] if cell.get("r") else column + 1
        value, formula = cell.find("{*}v"), cell.find("{*}f")
        text = "" if value is None else value.text or ""
        if cell.get("t") == "e":
            marks.errors[row, column] = text or "#N/A"
        elif formula is not None and not text and (value is None or cell.get("t") != "str"):
            marks.formulas[row, column] = f"={formula.text or ''}"


def _place(reference: str) -> tuple[int, int]:
    """Row and column of a reference like "C7"."""
    found = re.fullmatch(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", reference)
    if found is None:
        raise ValueError(reference)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column - 1


class _OdsSheet:
    """Rows and columns are counted, for the file numbers neither and says how often each is repeated."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._marks = Marks()
        self._row = self._column = 0

    def read(self, content: IO[bytes]) -> Marks:
        tags = tuple(f"{{{_TABLE}}}{name}" for name in ("table", "table-row", "table-column"))
        inside = False
        for event, element in _parsed(content, ("start", "end"), tags):
            kind = element.tag.rpartition("}")[2]
            if kind == "table":
                if event == "start" and not inside:
                    inside = element.get(f"{{{_TABLE}}}name") == self._name
                elif event == "end" and element.get(f"{{{_TABLE}}}name") == self._name:
                    inside = False
            elif inside and event == "end":
                self._read_line(element, kind)
                if kind == "table-row":
                    element.clear()
        return self._marks

    def _read_line(self, element: Any, kind: str) -> None:
        what = "rows" if kind == "table-row" else "columns"
        many = _repeated(element, what)
        hidden = element.get(f"{{{_TABLE}}}visibility", "visible") != "visible"
        if kind == "table-column":
            if hidden:
                self._marks.hidden_columns.append(range(self._column, self._column + many))
            self._column += many
            return
        first = self._row + 1
        if hidden:
            self._marks.hidden_rows.append(range(first, first + many))
        self._row += many
        column = 0
        for cell in element.iterchildren(f"{{{_TABLE}}}table-cell", f"{{{_TABLE}}}covered-table-cell"):
            across = _repeated(cell, "columns")
            self._read_cell(cell, range(first, first + many), range(column, column + across))
            column += across

    def _read_cell(self, cell: Any, rows: range, columns: range) -> None:
        told = cell.get(f"{{{_TABLE}}}formula")
        texts = ["".join(text.itertext()) for text in cell.iterchildren(f"{{{_TEXT}}}p")]
        text = "\n".join(texts)
        is_wrong = cell.get(f"{{{_CALCULATOR}}}value-type") == "error" or (told and is_error(text.strip()))
        if is_wrong:
            self._marks.errors[rows[0], columns[0]] = text or "#N/A"
        elif told and not texts and cell.get(f"{{{_OFFICE}}}value-type") is None:
            self._marks.formulas[rows[0], columns[0]] = told
        down, right = (
            int(cell.get(f"{{{_TABLE}}}number-{what}-spanned") or 1) for what in ("rows", "columns")
        )
        if down > 1 or right > 1:
            self._marks.merged.append((rows[0], rows[0] + down - 1, columns[0], columns[0] + right - 1))


def _repeated(element: Any, what: str) -> int:
    most = _MOST_ROWS if what == "rows" else _MOST_COLUMNS
    return min(int(element.get(f"{{{_TABLE}}}number-{what}-repeated") or 1), most)
