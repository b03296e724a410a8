"""Writing cells into a sheet of an .ods file: only those cells of content.xml change."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from geo.mending.cells import Cells, NotFound, Unwritable, by_row, with_member

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC_EXTENSION = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_CONTENT = "content.xml"
_ROW, _REPEATED_ROWS = f"{_TABLE}table-row", f"{_TABLE}number-rows-repeated"
_CELL, _COVERED, _REPEATED = (
    f"{_TABLE}{name}" for name in ("table-cell", "covered-table-cell", "number-columns-repeated")
)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def with_cells(raw: bytes, sheet: str, cells: Cells) -> bytes:
    """Change the text of cells of a sheet; each keeps its format and its comment.

    Raises
    ------
    NotFound : there is no such sheet or row
    Unwritable : a cell holds a formula, or is hidden below a merged one
    """
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        root = etree.fromstring(archive.read(_CONTENT), _PARSER)
    table = next((one for one in root.iter(f"{_TABLE}table") if one.get(f"{_TABLE}name") == sheet), None)
    if table is None:
        raise NotFound
    left = by_row(cells)
    for number, row in _single_rows(table, sorted(left)):
        for column, text in left.pop(number).items():
            _write(_single_cell(row, column, number), text, number)
    if left:
        raise NotFound
    written = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return with_member(raw, _CONTENT, written)


def _single_rows(table: etree._Element, numbers: list[int]) -> Iterator[tuple[int, etree._Element]]:
    """Yield the rows with these numbers. A repeated row is split up; header rows count as well."""
    last = 0
    # Rows of a table inside a cell do not count.
    rows = [row for row in table.iter(_ROW) if next(row.iterancestors(f"{_TABLE}table")) is table]
    for row in rows:
        first, last = last + 1, last + int(row.get(_REPEATED_ROWS, 1))
        rest: etree._Element | None = row
        for number in [number for number in numbers if first <= number <= last]:
            if rest is None:
                raise NotFound
            single = _apart(rest, number - first, _REPEATED_ROWS)
            first = number + 1
            yield number, single
            rest = single.getnext() if first <= last else single


def _single_cell(row: etree._Element, column: int, number: int) -> etree._Element:
    last = -1
    for cell in row.iterchildren(_CELL, _COVERED):
        first, last = last + 1, last + int(cell.get(_REPEATED, 1))
        if first <= column <= last:
            if cell.tag == _COVERED:
                raise Unwritable("id_in_merged_cell", number)
            return _apart(cell, column - first, _REPEATED)
    if column - last > 1:
        gap = etree.SubElement(row, _CELL)
        gap.set(_REPEATED, str(column - last - 1))
    return etree.SubElement(row, _CELL)


def _apart(element: etree._Element, at: int, repeated: str) -> etree._Element:
    """Split a repeated element so that the one at a position is separate; return that."""
    count = int(element.get(repeated, 1))
    parent = element.getparent()
    if parent is None:
        raise NotFound
    tail, element.tail = element.tail, None
    parts = [(at, False), (1, True), (count - at - 1, False)]
    made = [(copy.deepcopy(element), size, is_target) for size, is_target in parts if size]
    for one, size, _ in made:
        if size > 1:
            one.set(repeated, str(size))
        else:
            one.attrib.pop(repeated, None)
        element.addprevious(one)
    parent.remove(element)
    made[-1][0].tail = tail
    return next(one for one, _, is_target in made if is_target)


def _write(cell: etree._Element, text: str, number: int) -> None:
    if cell.get(f"{_TABLE}formula"):
        raise Unwritable("id_in_formula", number)
    for name in list(cell.attrib):
        if name.startswith(_OFFICE) or name == f"{_CALC_EXTENSION}value-type":
            del cell.attrib[name]
    for paragraph in cell.findall(f"{_TEXT}p"):
        cell.remove(paragraph)
    cell.set(f"{_OFFICE}value-type", "string")
    etree.SubElement(cell, f"{_TEXT}p").text = text
