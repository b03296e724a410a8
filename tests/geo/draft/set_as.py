"""The invented programmes as files, each in the way that its kind of programme is usually set."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import fontpkg_fira_sans
import fpdf
from odf.opendocument import OpenDocumentText
from odf.style import ParagraphProperties, Style
from odf.text import H, List, ListItem, P, SoftPageBreak

from tests.geo.draft.marked import Line, Marked

Pages = dict[str, int]
FONTS = Path(fontpkg_fira_sans.ROOT, "files")
_REGULAR, _BOLD = "FiraSans-Regular.ttf", "FiraSans-Bold.ttf"
LINE_MM = 5.5


def _joined(paragraph: list[Line]) -> str:
    return " ".join(line.text for line in paragraph)


def text(programme: Marked, folder: Path) -> tuple[Path, Pages | None]:
    """A web page that was saved as text: lines as long as they are, "*" before items."""
    path = folder / "seite.txt"
    parts = []
    for paragraph in programme.paragraphs():
        first = paragraph[0]
        parts.append(("  * " if first.kind == "item" else "") + _joined(paragraph))
        parts.append("")
    path.write_text("\n".join(parts), encoding="utf-8")
    return path, None


def markdown(programme: Marked, folder: Path) -> tuple[Path, Pages | None]:
    """Theses with their numbers, wrapped at 72 characters."""
    path = folder / "thesen.md"
    parts = []
    for paragraph in programme.paragraphs():
        first = paragraph[0]
        if first.kind == "heading":
            parts.append(f"\n{'#' * first.level} {first.text}\n")
        elif first.kind == "item":
            mark = f"{first.number}. " if first.number else "- "
            indent = " " * len(mark)
            parts.append(textwrap.fill(mark + _joined(paragraph), 72, subsequent_indent=indent))
        else:
            parts.append("\n" + textwrap.fill(_joined(paragraph), 72) + "\n")
    path.write_text("\n".join(parts), encoding="utf-8")
    return path, None


def word(programme: Marked, folder: Path) -> tuple[Path, Pages | None]:
    """Word, with the styles of its template; it has never been shown, so it has no pages."""
    document = docx.Document()
    for paragraph in programme.paragraphs():
        first = paragraph[0]
        if first.kind == "heading":
            document.add_heading(first.text, first.level)
        else:
            document.add_paragraph(_joined(paragraph), style="List Bullet" if first.kind == "item" else None)
    path = folder / "programm.docx"
    document.save(path)
    return path, None


def writer(programme: Marked, folder: Path) -> tuple[Path, Pages | None]:
    """LibreOffice: a new page in the middle of every third paragraph."""
    document, pages, page = OpenDocumentText(), Pages(), 1
    title = Style(name="Fett", family="paragraph")
    title.addElement(ParagraphProperties(marginleft="0cm"))
    document.automaticstyles.addElement(title)
    number = 0
    for paragraph in programme.paragraphs():
        first = paragraph[0]
        number += first.kind == "text"
        if first.kind == "heading":
            document.text.addElement(H(outlinelevel=first.level, text=first.text))
            continue
        element = P()
        for at, line in enumerate(paragraph):
            if at == len(paragraph) // 2 and number % 3 == 1:
                element.addElement(SoftPageBreak())
                page += 1
            element.addText(f"{line.text} ")
            pages[line.text] = page
        if first.kind == "item":
            items, item = List(), ListItem()
            item.addElement(element)
            items.addElement(item)
            element = items
        document.text.addElement(element)
    path = folder / "programm.odt"
    document.save(path)
    return path, pages


class _Sheet(fpdf.FPDF):
    """Pages with a running head of two lines and a number."""

    head = ("", "")
    numbered = False

    def __init__(self) -> None:
        super().__init__()
        self.add_font("fira", "", FONTS / _REGULAR)
        self.add_font("fira", "B", FONTS / _BOLD)
        self.pages_of: Pages = {}

    def header(self) -> None:
        self.set_font("fira", size=8)
        for line in filter(None, self.head):
            self.cell(text=line, new_x="LMARGIN", new_y="NEXT")
        self.ln(4)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("fira", size=8)
        self.cell(text=f"{self.page_no()}", align="C", w=0)


def _wrapped(sheet: _Sheet, paragraph: list[Line], width: float) -> Iterator[tuple[str, list[Line]]]:
    """The lines of a paragraph as set, each with the sentences that begin in it."""
    row, begin = "", []
    for line in paragraph:
        for at, piece in enumerate(line.text.split(" ")):
            longer = f"{row} {piece}".strip()
            if row and sheet.get_string_width(longer) > width:
                yield row, begin
                longer, begin = piece, []
            if at == 0:
                begin = [*begin, line]
            row = longer
    yield row, begin


def _set(sheet: _Sheet, programme: Marked, columns: int, bullet: str) -> None:
    """Set line by line, so that the page of each sentence is known."""
    gap = 8.0
    width = (sheet.epw - gap * (columns - 1)) / columns
    sheet.add_page()
    top = sheet.get_y()
    column, number = 0, 0

    def next_row() -> None:
        nonlocal column, number
        if sheet.get_y() > sheet.h - 30:
            column += 1
            number = 0
            if column == columns:
                column = 0
                sheet.add_page()
            sheet.set_y(top)

    for paragraph in programme.paragraphs():
        first = paragraph[0]
        heading = first.kind == "heading"
        sheet.set_font(
            "fira", style="B" if heading else "", size=(16 if first.level == 1 else 13) if heading else 11
        )
        if heading and sheet.get_y() > sheet.h - 60:
            sheet.set_y(sheet.h - 29)
        if heading and sheet.get_y() > top:
            sheet.ln(3)
        indent = 6.0 if first.kind == "item" else 0.0
        for at, (row, begin) in enumerate(_wrapped(sheet, paragraph, width - indent - 4)):
            next_row()
            for line in begin:
                sheet.pages_of[line.text] = sheet.page_no()
            left = sheet.l_margin + column * (width + gap)
            number += 1
            if sheet.numbered:
                size = sheet.font_size_pt
                sheet.set_font("fira", size=8)
                sheet.set_x(left - 8)
                sheet.cell(text=str(number), w=6, h=LINE_MM)
                sheet.set_font("fira", style="B" if heading else "", size=size)
            if indent and at == 0:
                sheet.set_x(left + 1)
                sheet.cell(text=bullet, w=5, h=LINE_MM)
            sheet.set_x(left + indent)
            sheet.cell(text=row, h=LINE_MM, new_x="LMARGIN", new_y="NEXT")
        sheet.ln(2 if first.kind != "item" else 0.5)


def printed(programme: Marked, folder: Path) -> tuple[Path, Pages | None]:
    """One column, a running head of two lines."""
    sheet = _Sheet()
    sheet.head = (programme.party, "Programm zur Kommunalwahl 2026")
    _set(sheet, programme, 1, "•")
    sheet.output(folder / "programm.pdf")
    return folder / "programm.pdf", sheet.pages_of


def motion(programme: Marked, folder: Path) -> tuple[Path, Pages | None]:
    """A motion for a party congress: every line has its number, which begins anew on each page."""
    sheet = _Sheet()
    sheet.numbered = True
    sheet.head = ("Mitgliederversammlung am 12. März 2026", "Antrag L 1")
    _set(sheet, programme, 1, "–")
    sheet.output(folder / "antrag.pdf")
    return folder / "antrag.pdf", sheet.pages_of


def columns(programme: Marked, folder: Path) -> tuple[Path, Pages | None]:
    """Two columns."""
    sheet = _Sheet()
    sheet.head = (programme.party, "")
    _set(sheet, programme, 2, "»")
    sheet.output(folder / "spalten.pdf")
    return folder / "spalten.pdf", sheet.pages_of


FORMATS: dict[str, Callable[[Marked, Path], tuple[Path, Pages | None]]] = {
    "nominal": word,
    "theses": markdown,
    "third": printed,
    "corsairs": writer,
    "motion": motion,
    "columns": columns,
    "web": text,
}
