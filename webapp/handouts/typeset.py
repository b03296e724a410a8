"""Text broken into lines that are measured before anything is drawn."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from webapp.handouts.page import ASCENT, MM_OF_PT, PAPER, Page, Style
from webapp.pictures.typeface import knows

LEADING = 1.28
PILL_PADDING_MM = 1.3
BOX_GAP_MM = 1.2  # between a box and the words next to it
# Besides at spaces, a line may end after a hyphen or slash within a word.
WORD_PARTS = re.compile(r"(?<=[\w)][-/–])(?=\w)")


# Replacements for characters that the font lacks, where something else means the same.
ALIKE = {"\u2010": "-", "\u2011": "-", "\u2212": "–", "\u2715": "×", "\u2716": "×", "\u2717": "×"}
UNKNOWN = "?"


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style.

    ``shape``: "" for plain text, "pill" or "filled" for words in a box. ``glued``: never ends a line.
    """

    text: str
    style: Style
    shape: str = ""
    glued: bool = False


@dataclass(frozen=True)
class PlacedText:
    """Text on a line at ``x_mm``; its width excludes the space after it."""

    x_mm: float
    width_mm: float
    text: str
    run: Run


@dataclass(frozen=True)
class Paragraph:
    """Lines of spans, ready to draw. ``language`` is set where it is not that of the sheet."""

    lines: tuple[tuple[PlacedText, ...], ...]
    line_mm: float
    kind: str = "P"
    language: str = ""

    @property
    def height_mm(self) -> float:
        return len(self.lines) * self.line_mm

    def draw(self, page: Page, x_mm: float, y_mm: float) -> None:
        with page.tagged(self.kind, language=self.language):
            for number, line in enumerate(self.lines):
                for span in line:
                    _draw_span(page, span, x_mm + span.x_mm, y_mm + number * self.line_mm, self.line_mm)


def paragraph(
    page: Page,
    runs: list[Run],
    width_mm: float,
    *,
    kind: str = "P",
    language: str = "",
    leading: float = LEADING,
) -> Paragraph:
    """Break runs of text, separated by spaces, into lines of at most ``width_mm``."""
    runs = [replace(run, text=printable(run.text)) for run in runs]
    line_mm = max(run.style.size_pt for run in runs) * MM_OF_PT * leading
    lines: list[list[PlacedText]] = [[]]
    for run in runs:
        for word, spaced in _words(page, run, width_mm):
            _append(page, lines, run, word, spaced, width_mm)
    return Paragraph(tuple(tuple(line) for line in lines if line), line_mm, kind, language)


@lru_cache(maxsize=4096)
def printable(text: str) -> str:
    """Return the text in characters that the font has; others become question marks instead of vanishing."""
    visible = (char for char in unicodedata.normalize("NFC", text) if unicodedata.category(char) != "Cf")
    return "".join(_printable(char) for char in visible)


def _printable(char: str) -> str:
    if knows(char):
        return char
    if unicodedata.category(char) in ("Zs", "Zl", "Zp", "Cc"):
        return " "
    return ALIKE.get(char, UNKNOWN)


def _append(
    page: Page, lines: list[list[PlacedText]], run: Run, word: str, spaced: bool, width_mm: float
) -> None:
    """Put a word after the last one, or on a new line."""
    line = lines[-1]
    own_mm = page.width_mm(word, run.style) + (2 * PILL_PADDING_MM if run.shape else 0)
    if not line:
        line.append(PlacedText(0, own_mm, word, run))
        return
    last = line[-1]
    gap = " " if spaced else ""
    gap_mm = page.width_mm(gap, run.style)
    if run.shape or last.run.shape:
        gap_mm = max(gap_mm, BOX_GAP_MM)
    end_mm = last.x_mm + last.width_mm
    if end_mm + gap_mm + own_mm > width_mm:
        # The space stays in the text, so that copied text has words.
        line[-1] = PlacedText(last.x_mm, last.width_mm, last.text + gap, last.run)
        if last.run.glued and len(line) > 1:
            pulled = line.pop()
            lines.append([PlacedText(0, pulled.width_mm, pulled.text, pulled.run)])
            _append(page, lines, run, word, spaced, width_mm)
        else:
            lines.append([PlacedText(0, own_mm, word, run)])
    elif last.run is run and not run.shape:
        line[-1] = PlacedText(last.x_mm, last.width_mm + gap_mm + own_mm, last.text + gap + word, run)
    else:
        line[-1] = PlacedText(last.x_mm, last.width_mm, last.text + gap, last.run)
        line.append(PlacedText(end_mm + gap_mm, own_mm, word, run))


def _words(page: Page, run: Run, width_mm: float) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a run that stay whole, each with whether a space precedes it."""
    if run.shape:
        yield run.text, True
        return
    # A no-break space keeps its neighbours together, so this must not be split().
    for word in filter(None, re.split(r"[ \t\r\n]+", run.text)):
        spaced = True
        for part in WORD_PARTS.split(word):
            for piece in _pieces(page, part, run.style, width_mm):
                yield piece, spaced
                spaced = False


def _pieces(page: Page, word: str, style: Style, width_mm: float) -> Iterator[str]:
    """Yield the pieces of a word, which is cut only if it is wider than a whole line."""
    while page.width_mm(word, style) > width_mm:
        length = next(
            n for n in range(len(word), 0, -1) if n == 1 or page.width_mm(word[:n], style) <= width_mm
        )
        yield word[:length]
        word = word[length:]
    if word:
        yield word


def _draw_span(page: Page, span: PlacedText, x_mm: float, y_mm: float, line_mm: float) -> None:
    style = span.run.style
    size_mm = style.size_pt * MM_OF_PT
    baseline_mm = y_mm + line_mm / 2 + size_mm * (ASCENT - 0.5)
    if not span.run.shape:
        page.write_at(x_mm, baseline_mm, span.text, style)
        return
    filled = span.run.shape == "filled"
    height_mm = size_mm * 1.3
    top_mm = baseline_mm - size_mm * 0.36 - height_mm / 2
    page.box(x_mm, top_mm, span.width_mm, height_mm, filled=filled, colour=style.colour)
    ink = Style(style.size_pt, style.face, PAPER if filled else style.colour)
    page.write_at(x_mm + PILL_PADDING_MM, baseline_mm, span.text, ink)
