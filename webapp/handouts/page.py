"""The PDF page: A4 with embedded fonts, tagged for screen readers, the same bytes for the same data."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO

from fpdf import FPDF
from fpdf.fonts import TTFFont
from fpdf.prefs import ViewerPreferences
from fpdf.syntax import PDFString

from webapp.fonts import FOLDER

FAMILY = "fira"
FACES = {"": "FiraSans-Regular.ttf", "B": "FiraSans-SemiBold.ttf", "I": "FiraSans-Italic.ttf"}
WIDTH_MM, HEIGHT_MM = 210.0, 297.0
MARGIN_MM = 12.0  # within the margins of every printer
MM_OF_PT = 25.4 / 72
MEASURED_PT = 100.0
# Share of the size that is above the baseline of a line of text.
ASCENT = 0.82

Colour = tuple[int, int, int]
INK: Colour = (28, 36, 32)
MUTED: Colour = (80, 90, 84)
LINE: Colour = (176, 180, 172)
PAPER: Colour = (255, 255, 255)
ACCENT: Colour = (11, 90, 58)


@dataclass(frozen=True)
class Style:
    """How a text is set; ``face`` is a key of ``FACES``."""

    size_pt: float
    face: str = ""
    colour: Colour = INK

    def with_face(self, face: str) -> Style:
        return replace(self, face=face)


class Page(FPDF):
    """An A4 document, in mm from the top left corner. Nothing flows: callers measure before they draw."""

    def __init__(self, title: str, author: str, language: str, as_of: datetime.date) -> None:
        super().__init__(orientation="portrait", unit="mm", format="A4")
        # Without this, "{nb}" in a spreadsheet would become the number of pages.
        self.alias_nb_pages(None)  # type: ignore[arg-type]  # as its documentation says
        self.set_auto_page_break(False)
        self.set_margin(0)
        self.c_margin = 0
        self.set_title(title)
        self.set_author(author)
        self.set_creator("Pledgemap")
        self.set_lang(language)
        # The same data must give the same file.
        self.set_creation_date(datetime.datetime.combine(as_of, datetime.time(), datetime.UTC))
        self.viewer_preferences = ViewerPreferences(display_doc_title=True, duplex="DuplexFlipLongEdge")
        self._widths_mm: dict[tuple[str, str], float] = {}  # of a text in a face at 1 pt
        for face, file in FACES.items():
            self.add_font(FAMILY, face, FOLDER / file)

    def width_mm(self, text: str, style: Style) -> float:
        """Return the width of a text: without kerning the sum of its parts, proportional to the size."""
        known = self._widths_mm.get((text, style.face))
        if known is None:
            self.set_font(FAMILY, style.face, MEASURED_PT)
            known = self._widths_mm[text, style.face] = self.get_string_width(text) / MEASURED_PT
        return known * style.size_pt

    def write_at(self, x_mm: float, baseline_mm: float, text: str, style: Style) -> None:
        """Write one line of text, never broken and never shortened."""
        self._use(style)
        self.set_text_color(style.colour)
        self.text(x_mm, baseline_mm, text)

    @contextmanager
    def tagged(self, kind: str, *, alt: str = "", language: str = "") -> Iterator[None]:
        """Make what is drawn inside one element ("P", "H1", "Figure" …) of the document's structure."""
        mcid = self.struct_builder.next_mcid_for_page(self.page)
        self._add_marked_content(struct_type=f"/{kind}", mcid=mcid, alt_text=alt or None)
        self._out(f"/{kind} <</MCID {mcid}>> BDC")
        if language:
            # ISO 32000-1, 14.9.2.3: the language of a part is that of a "Span".
            self._out(f"/Span <</Lang {PDFString(language).serialize()}>> BDC")
        yield
        self._out("EMC EMC" if language else "EMC")

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """Mark what is drawn inside as decoration: screen readers skip it."""
        self._out("/Artifact BMC")
        yield
        self._out("EMC")

    def rule(
        self, x_mm: float, y_mm: float, width_mm: float, colour: Colour = LINE, thick_mm: float = 0.2
    ) -> None:
        with self.decoration():
            self.set_draw_color(colour)
            self.set_line_width(thick_mm)
            self.line(x_mm, y_mm, x_mm + width_mm, y_mm)

    def box(
        self, x_mm: float, y_mm: float, width_mm: float, height_mm: float, *, filled: bool, colour: Colour
    ) -> None:
        """Draw a box with round corners within a tagged element, because it belongs to a word there."""
        self.set_draw_color(colour)
        self.set_fill_color(colour)
        self.set_line_width(0.22)
        style = "DF" if filled else "D"
        self.rect(x_mm, y_mm, width_mm, height_mm, style, round_corners=True, corner_radius=height_mm / 3)

    def symbol(self, svg: str, x_mm: float, y_mm: float, size_mm: float) -> None:
        """Draw a square SVG of our own, as vectors."""
        with self.decoration():
            self.image(BytesIO(svg.encode()), x_mm, y_mm, size_mm, size_mm)

    def picture(self, png: bytes, x_mm: float, y_mm: float, width_mm: float, height_mm: float) -> None:
        self.image(BytesIO(png), x_mm, y_mm, width_mm, height_mm)

    def finished(self) -> bytes:
        """Return the sheet as PDF. Nothing can be drawn on it after that."""
        content = bytes(self.output())
        for font in self.fonts.values():
            if isinstance(font, TTFFont):  # fpdf2 leaves the files open
                font.close()
        return content

    def _use(self, style: Style) -> None:
        self.set_font(FAMILY, style.face, style.size_pt)
