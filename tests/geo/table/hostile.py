"""Workbooks that are made to take the whole machine: small files, written piece by piece."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from geo.table.schema import COLUMNS
from tests.geo.conftest import PLEDGE

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
CELLS = [PLEDGE.get(column, "") for column in COLUMNS]
PIECE = 1 << 16


def many(unit: str, count: int) -> Iterable[str]:
    """A text over and over again, in pieces."""
    at_a_time = max(1, PIECE // len(unit))
    for _ in range(count // at_a_time):
        yield unit * at_a_time
    yield unit * (count % at_a_time)


def text_cell(text: str, reference: str = "") -> str:
    place = f' r="{reference}"' if reference else ""
    return f'<c{place} t="inlineStr"><is><t>{text}</t></is></c>'


def row(texts: Iterable[str], number: int | None = None) -> str:
    place = f' r="{number}"' if number else ""
    return f"<row{place}>{''.join(text_cell(text) if text else '<c/>' for text in texts)}</row>"


GOOD = row(COLUMNS) + row(CELLS)


def xlsx(
    path: Path, *rows: str | Iterable[str], before: str = "", after: str = "", shared: object = None
) -> None:
    """Write a workbook of one sheet: a good row, then ``rows``."""
    kinds = (
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    )
    relations = f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    if shared is not None:
        relations += f'<Relationship Id="r2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    top = f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    sheets = '<sheets><sheet name="Zusagen" sheetId="1" r:id="r1"/></sheets>'
    spaces = f'xmlns="{_MAIN}" xmlns:r="{_OFFICE}"'
    parts: dict[str, Iterable[str | Iterable[str]]] = {
        "[Content_Types].xml": [f'<Types xmlns="{_PACKAGE}/content-types">{kinds}</Types>'],
        "_rels/.rels": [f'<Relationships xmlns="{_PACKAGE}/relationships">{top}</Relationships>'],
        "xl/workbook.xml": [f"<workbook {spaces}>{sheets}</workbook>"],
        "xl/_rels/workbook.xml.rels": [
            f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
        ],
        "xl/worksheets/sheet1.xml": [
            f"<worksheet {spaces}>{before}<sheetData>{GOOD}",
            *rows,
            f"</sheetData>{after}</worksheet>",
        ],
    }
    if shared is not None:
        parts["xl/sharedStrings.xml"] = [f"<sst {spaces}>", shared, "</sst>"]  # type: ignore[list-item]
    write(path, parts)


def ods_cell(text: str, attributes: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="string" '
        f"{attributes}><text:p>{text}</text:p></table:table-cell>"
    )


def ods_row(cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{cells}</table:table-row>"


def ods(path: Path, *rows: str | Iterable[str], before: str | Iterable[str] = "") -> None:
    """Write an .ods file of one sheet: a good row, then ``rows``."""
    spaces = " ".join(f'xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "table", "text"))
    good = "".join(
        ods_row("".join(ods_cell(text) if text else "<table:table-cell/>" for text in texts))
        for texts in (COLUMNS, CELLS)
    )
    content = [
        f"<office:document-content {spaces}>",
        before,
        '<office:body><office:spreadsheet><table:table table:name="Zusagen">',
        good,
        *rows,
        "</table:table></office:spreadsheet></office:body></office:document-content>",
    ]
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    write(path, {"mimetype": [kind], "content.xml": content, "META-INF/manifest.xml": ["<manifest/>"]})


def write(path: Path, parts: dict[str, Iterable[str | Iterable[str]]]) -> None:
    """Write an archive; a part is made of texts and of what yields texts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, texts in parts.items():
            with archive.open(name, "w", force_zip64=True) as file:
                for text in texts:
                    for piece in [text] if isinstance(text, str) else text:
                        file.write(piece.encode())


def claim(path: Path, member: str, size: int) -> None:
    """Let an archive say of a member that it has only so many bytes, with the checksum of these."""
    with zipfile.ZipFile(path) as archive:
        checksum = zlib.crc32(archive.open(member).read(size))
    raw = bytearray(path.read_bytes())
    name = member.encode()
    at = raw.rindex(name) - 46
    assert raw[at : at + 4] == b"PK\x01\x02"
    raw[at + 16 : at + 20] = checksum.to_bytes(4, "little")
    raw[at + 24 : at + 28] = size.to_bytes(4, "little")
    path.write_bytes(raw)
