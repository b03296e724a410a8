"""Scanning the sheets of an .xlsx file before it is read."""

from __future__ import annotations

import re
import zipfile
from array import array
from collections.abc import Iterator

from geo.office import archive as archives
from geo.office import relations
from geo.office.archive import ArchiveError, local
from geo.office.relations import MAX_PART_BYTES
from geo.table.sheets import LAST_COLUMN, SheetExtent, WorkbookSize
from geo.table.size import MAX_CELL_CHARACTERS

MAX_STYLES_BYTES = 20_000_000
MAX_SHARED = 1_000_000  # texts that cells share
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_SHEET, _STRINGS, _STYLES = "/worksheet", "/sharedStrings", "/styles"


def names_of(archive: zipfile.ZipFile) -> tuple[dict[str, str], list[str]]:
    """Return the members that hold the sheets, by sheet name, and all that the reader of workbooks needs.

    Raises
    ------
    ArchiveError : the workbook is damaged
    """
    book = relations.main_part(archive)
    targets = relations.of(archive, book)
    sheets = {
        name: targets[identifier][1]
        for name, identifier in _sheets(archive, book)
        if identifier in targets and targets[identifier][0].endswith(_SHEET)
    }
    others = [target for kind, target in targets.values() if kind.endswith((_STRINGS, _STYLES))]
    usual = ("xl/sharedStrings.xml", "xl/styles.xml")
    listed = (relations.file_of(""), relations.file_of(book))
    needed = ["[Content_Types].xml", *listed, book, *usual, *others, *sheets.values()]
    there = set(archive.namelist())
    return sheets, [name for name in dict.fromkeys(needed) if name in there]


def _sheets(archive: zipfile.ZipFile, book: str) -> Iterator[tuple[str, str]]:
    """Return name and relation of each sheet."""
    found: list[tuple[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "sheet":
            identifier = next((value for key, value in attributes.items() if key.endswith(" id")), "")
            found.append((attributes.get("name", ""), identifier))

    archives.walk(archives.chunks(archive, book, MAX_PART_BYTES), start)
    yield from found


class SharedTexts:
    """Lengths of the texts that cells share, by number; for those that are too long, also their beginning."""

    def __init__(self, count: WorkbookSize) -> None:
        self.lengths = array("L")
        self.beginnings: dict[int, str] = {}
        self._count = count
        self._length = 0
        self._text = ""

    def start(self, name: str, _: dict[str, str]) -> None:
        if local(name) == "si":
            self._length, self._text = 0, ""

    def text(self, text: str) -> None:
        self._length += len(text)
        self._count.text(len(text))
        if len(self._text) < 80:
            self._text += text

    def end(self, name: str) -> None:
        if local(name) != "si":
            return
        if len(self.lengths) >= MAX_SHARED:
            raise ArchiveError(f"more than {MAX_SHARED} shared texts")
        if self._length > MAX_CELL_CHARACTERS:
            self.beginnings[len(self.lengths)] = self._text
        self.lengths.append(self._length)


class SheetWalk:
    """Scan a sheet for its extent and for marks of its cells."""

    def __init__(self, sheet: SheetExtent, count: WorkbookSize, shared: SharedTexts) -> None:
        self._sheet, self._count, self._shared = sheet, count, shared
        self._row, self._column, self._place = 0, -1, (0, 0)
        self._inside = self._in_cell = False
        self._kind = ""
        self._parts: dict[str, str] = {}  # of the cell, by the tag that holds it
        self._part = ""
        self._characters = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = local(name)
        if self._in_cell:
            if kind in ("v", "f", "is"):
                self._part = kind
                self._parts.setdefault(kind, "")
        elif kind == "c" and self._inside:
            self._open_cell(attributes)
        elif kind == "row" and self._inside:
            self._open_row(attributes)
        elif kind == "sheetData":
            self._inside = True
        elif kind == "mergeCell":
            first, _, last = attributes["ref"].partition(":")
            (top, left), (bottom, right) = place_of(first), place_of(last or first)
            self._sheet.marks.merge(top, bottom, left, right)
        elif kind == "col" and _is_set(attributes, "hidden"):
            hidden = range(int(attributes["min"]) - 1, min(int(attributes["max"]), LAST_COLUMN + 1))
            self._sheet.marks.hide(self._sheet.marks.hidden_columns, hidden)

    def _open_row(self, attributes: dict[str, str]) -> None:
        self._count.element(self._sheet)
        self._row = int(attributes.get("r") or self._row + 1)
        self._column = -1
        if _is_set(attributes, "hidden"):
            self._sheet.marks.hide(self._sheet.marks.hidden_rows, range(self._row, self._row + 1))

    def _open_cell(self, attributes: dict[str, str]) -> None:
        self._count.element(self._sheet)
        reference = attributes.get("r")
        row, self._column = place_of(reference) if reference else (self._row, self._column + 1)
        self._place = row, self._column
        self._in_cell, self._kind, self._parts, self._part = True, attributes.get("t", ""), {}, ""
        self._characters = 0

    def text(self, text: str) -> None:
        if not (self._in_cell and self._part):
            return
        self._characters += len(text)
        self._count.text(len(text))
        held = self._parts[self._part]
        if len(held) < MAX_CELL_CHARACTERS:
            self._parts[self._part] = held + text

    def end(self, name: str) -> None:
        kind = local(name)
        if kind == self._part:
            self._part = ""
        elif kind == "c" and self._in_cell:
            self._in_cell = False
            self._close_cell()
        elif kind == "sheetData":
            self._inside = False

    def _close_cell(self) -> None:
        if not self._parts:
            return  # only formatted
        marks, value = self._sheet.marks, self._parts.get("v", "")
        if self._kind == "e":
            marks.add(marks.errors, self._place, value or "#N/A")
        elif "f" in self._parts and not value and not ("v" in self._parts and self._kind == "str"):
            marks.add(marks.formulas, self._place, f"={self._parts['f']}")
        self._sheet.fill(*self._place)
        if self._kind == "s":
            self._check_shared(value)
        else:
            self._count.cell(self._place[0], self._characters, value or self._parts.get("is", ""))

    def _check_shared(self, value: str) -> None:
        number = int(value) if value.strip().isdigit() else -1
        if 0 <= number < len(self._shared.lengths):
            length = self._shared.lengths[number]
            self._count.text(length)
            self._count.cell(self._place[0], length, self._shared.beginnings.get(number, ""))


def _is_set(attributes: dict[str, str], name: str) -> bool:
    return attributes.get(name) in ("1", "true")


def place_of(reference: str) -> tuple[int, int]:
    """Return row, from 1, and column, from 0, of a reference like "C7".

    Raises
    ------
    ValueError : it is not a reference
    """
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise ValueError(reference[:40])
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column - 1
