"""Writing cells into a sheet of an .xlsx file.

Only the cells in the sheet's own XML are changed: charts, pictures, macros, comments, rules and
whatever else the workbook holds stay as they are. (openpyxl would only write back what it understands.)
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile

from lxml import etree

from geo.mending.cells import Cells, NotFound, Unwritable, by_row, with_member

_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",  # "Strict Open XML"
)
_RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def with_cells(raw: bytes, sheet: str, cells: Cells) -> bytes:
    """Change the text of cells of a sheet; each keeps its format.

    Raises
    ------
    NotFound : there is no such sheet
    Unwritable : a cell holds a formula, or is hidden below a merged one
    """
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        name = _member(archive, sheet)
        root = etree.fromstring(archive.read(name), _PARSER)
    _Sheet(root).write(cells)
    written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return with_member(raw, name, written)


def _member(archive: zipfile.ZipFile, sheet: str) -> str:
    """Return the member that holds a sheet, by the sheet's name."""
    relations = etree.fromstring(archive.read("_rels/.rels"), _PARSER)
    book = next(
        one.get("Target", "").lstrip("/")
        for one in relations
        if one.get("Type", "").endswith("/officeDocument")
    )
    folder, file = posixpath.split(book)
    workbook = etree.fromstring(archive.read(book), _PARSER)
    targets = etree.fromstring(archive.read(f"{folder}/_rels/{file}.rels"), _PARSER)
    paths = {one.get("Id"): one.get("Target", "") for one in targets}
    for one in workbook.iter(*(f"{{{space}}}sheet" for space in _MAIN)):
        if one.get("name") == sheet:
            key = next(one.get(f"{{{space}}}id") for space in _RELATION if one.get(f"{{{space}}}id"))
            target = paths[key]
            return target[1:] if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
    raise NotFound


class _Sheet:
    """A sheet's XML. Rows and cells without an address follow the one before."""

    def __init__(self, root: etree._Element) -> None:
        self._space = etree.QName(root).namespace
        self._root = root
        data = root.find(self._tag("sheetData"))
        if data is None:
            raise NotFound
        self._data = data
        self._merged = [
            [_position(address) for address in (one.get("ref", "").split(":") * 2)[:2]]
            for one in root.iter(self._tag("mergeCell"))
        ]

    def _tag(self, name: str) -> str:
        return f"{{{self._space}}}{name}"

    def write(self, cells: Cells) -> None:
        rows, before = {}, 0
        for row in self._data.iterchildren(self._tag("row")):
            before = int(row.get("r") or before + 1)
            rows[before] = row
        for number, texts in by_row(cells).items():
            if number not in rows:
                raise NotFound  # an empty row is not a pledge
            for column, text in texts.items():
                self._check_merged(number, column)
                self._write_cell(rows[number], number, column, text)
        self._widen(cells)

    def _check_merged(self, row: int, column: int) -> None:
        for (top, left), (bottom, right) in self._merged:
            inside = top <= row <= bottom and left <= column <= right
            if inside and (row, column) != (top, left):
                raise Unwritable("id_in_merged_cell", row)

    def _write_cell(self, row: etree._Element, number: int, column: int, text: str) -> None:
        at, before = 0, -1
        for at, cell in enumerate(row.iterchildren(self._tag("c"))):
            address = cell.get("r")
            before = _position(address)[1] if address else before + 1
            cell.set("r", _address(number, before))
            if before == column:
                break
            if before > column:
                cell = self._new_cell(row, at, number, column)
                break
        else:
            cell = self._new_cell(row, len(row.findall(self._tag("c"))), number, column)
        if cell.find(self._tag("f")) is not None:
            raise Unwritable("id_in_formula", number)
        for child in list(cell):
            cell.remove(child)
        cell.set("t", "inlineStr")
        etree.SubElement(etree.SubElement(cell, self._tag("is")), self._tag("t")).text = text

    def _new_cell(self, row: etree._Element, at: int, number: int, column: int) -> etree._Element:
        cell = etree.Element(self._tag("c"), r=_address(number, column))
        row.insert(at, cell)
        # "spans" is a hint for readers; a wrong one is worse than none.
        row.attrib.pop("spans", None)
        style = row.get("s") if row.get("customFormat") in ("1", "true") else self._style_of_column(column)
        if style:
            cell.set("s", style)
        return cell

    def _style_of_column(self, column: int) -> str:
        for one in self._root.iter(self._tag("col")):
            if int(one.get("min", 0)) <= column + 1 <= int(one.get("max", 0)):
                return one.get("style", "")
        return ""

    def _widen(self, cells: Cells) -> None:
        dimension = self._root.find(self._tag("dimension"))
        reference = "" if dimension is None else dimension.get("ref", "")
        if dimension is None or not re.fullmatch(r"[A-Z]+[0-9]+(:[A-Z]+[0-9]+)?", reference):
            return
        first, _, last = reference.partition(":")
        (top, left), (bottom, right) = _position(first), _position(last or first)
        left = min(left, *(column for _, column in cells), left)
        right = max(right, *(column for _, column in cells), right)
        dimension.set("ref", f"{_address(top, left)}:{_address(bottom, right)}")


def _position(address: str) -> tuple[int, int]:
    """Return row and column, from 0, of an address like C7."""
    found = re.fullmatch(r"\$?([A-Z]{1,3})\$?([0-9]+)", address)
    if found is None:
        raise NotFound
    letters, digits = found.groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(digits), column - 1


def _address(row: int, column: int) -> str:
    letters, left = "", column + 1
    while left:
        left, digit = divmod(left - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row}"
