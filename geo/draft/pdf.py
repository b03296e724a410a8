"""Programmes as PDF: paragraphs, items and headings from lines with their position and type."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from pathlib import Path
from statistics import median
from typing import Any

from geo.draft import furniture
from geo.draft.blocks import MAX_HEADING_LENGTH
from geo.draft.document import TextLine, joined, without_bullet
from geo.draft.pdf_process import PdfRow, pages_of
from geo.errors import ProblemsFound
from geo.words.messages import problem

Progress = Callable[[Iterable[Any], str, int], Iterable[Any]]

MIN_LETTERS_PER_PAGE = 20
MAX_GARBLED_SHARE = 0.1
EDGE_LINES = 2
LARGER = 1.12
PARAGRAPH_GAP = 1.35  # of the usual distance of two lines
INDENT = 0.8  # of the height of the type
HEADING_GAP = 1.35  # likewise, between the lines of one heading
SAME_COLUMN_PT = 40
ROOM = 1.3  # words differ in width


def lines_of(path: Path, max_pages: int, progress: Progress) -> list[TextLine]:
    """Read the lines of a PDF, page by page.

    Raises
    ------
    ProblemsFound : protected, damaged, without text, or larger than any programme
    """
    found = pages_of(path, max_pages)
    count = next(found)
    assert isinstance(count, int)
    pages = [rows for rows in progress(found, "read", count) if isinstance(rows, list)]
    _check_text(path, pages)
    return list(_lines(_without_furniture(pages)))


def _check_text(path: Path, pages: list[list[PdfRow]]) -> None:
    text = "".join(row.text for page in pages for row in page)
    letters = sum(character.isalpha() for character in text)
    garbled = sum(character == "\ufffd" or "\ue000" <= character <= "\uf8ff" for character in text)
    if letters < MIN_LETTERS_PER_PAGE * max(1, len(pages)) or garbled > MAX_GARBLED_SHARE * len(text):
        raise ProblemsFound([problem("programme_no_text", path.name, pages=len(pages))])


def _without_furniture(pages: list[list[PdfRow]]) -> list[list[PdfRow]]:
    """Drop page numbers, running headers and footers: what repeats in the outermost lines, unless large."""
    largest = LARGER * _body_size([row for page in pages for row in page])
    edges = [[row for row in _outermost(page) if row.size <= largest] for page in pages]
    running = furniture.repeated([[row.text for row in edge] for edge in edges])

    def is_furniture(row: PdfRow) -> bool:
        return furniture.page_number(row.text) is not None or furniture.key(row.text) in running

    dropped = [{row for row in edge if is_furniture(row)} for edge in edges]
    return [[row for row in page if row not in out] for page, out in zip(pages, dropped, strict=True)]


def _outermost(page: list[PdfRow]) -> list[PdfRow]:
    """Return the lines at the very top and bottom; PDFium may list them anywhere."""
    lines = sorted((row for row in page if row.edge), key=lambda row: row.bottom)
    return lines if len(lines) <= 2 * EDGE_LINES else [*lines[:EDGE_LINES], *lines[-EDGE_LINES:]]


def _body_size(rows: list[PdfRow]) -> float:
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[row.size] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


@dataclass(frozen=True)
class _Type:
    """Return how the programme is set: size and weight of its text, its headings, its leading."""

    body: float
    bold: bool
    levels: dict[float, int]
    leading: float
    edges: dict[tuple[int, int], float]

    def level(self, row: PdfRow) -> int:
        """The level of a heading, 0 for text."""
        if row.size in self.levels:
            return self.levels[row.size]
        short = len(row.text) <= MAX_HEADING_LENGTH and not row.text.endswith((".", ",", ";", ":", "!", "?"))
        stands_out = row.bold and not self.bold and row.size >= self.body
        return len(self.levels) + 1 if stands_out and short and any(map(str.isalpha, row.text)) else 0


def _type_of(rows: list[PdfRow]) -> _Type:
    bold = sum(len(row.text) for row in rows if row.bold)
    body = _body_size(rows)
    larger = sorted({row.size for row in rows if row.size > LARGER * body}, reverse=True)
    levels = {size: level for level, size in enumerate(larger, 1)}
    mostly_bold = 2 * bold > sum(len(row.text) for row in rows)
    return _Type(body, mostly_bold, levels, _leading(rows), _right_edges(rows))


def _lines(pages: list[list[PdfRow]]) -> Iterator[TextLine]:
    rows = [row for page in pages for row in page]
    if not rows:
        return
    type_ = _type_of(rows)
    for level, group in groupby(_headings_joined(rows, type_), key=lambda pair: bool(pair[1])):
        if level:
            yield from (TextLine(row.text, row.page, "heading", number) for row, number in group)
        else:
            yield from _text_lines([row for row, _ in group], type_)


def _headings_joined(rows: list[PdfRow], type_: _Type) -> list[tuple[PdfRow, int]]:
    """Return each row with its level; a heading of several lines becomes one row."""
    found: list[tuple[PdfRow, int]] = []
    for row in rows:
        level = type_.level(row)
        if level and found and found[-1][1] == level and _goes_on(found[-1][0], row):
            row = replace(row, text=joined(found.pop()[0].text, row.text))
        found.append((row, level))
    return found


def _text_lines(rows: list[PdfRow], type_: _Type) -> Iterator[TextLine]:
    """Return the lines between two headings. Lists without bullets are recognised by indent after a colon."""
    before: PdfRow | None = None
    listed = 0.0  # indent of the items of such a list, 0 outside of one
    for row in rows:
        text, bullet = without_bullet(row.text)
        starts = before is None or bullet or _starts(before, row, type_)
        if before and starts and before.text.endswith(":") and row.left - before.left > INDENT * row.height:
            listed = row.left
        elif listed and row.left < listed - INDENT * row.height:
            listed = 0.0
        item = bullet or bool(listed and starts)
        yield TextLine(
            text, row.page, "item" if item else "text", 0, starts, _alone(before, row, type_.leading)
        )
        before = row


def _goes_on(heading: PdfRow, row: PdfRow) -> bool:
    """Whether a heading goes on in the next line."""
    near = 0 < heading.last_bottom - row.bottom < HEADING_GAP * row.height
    return row.page == heading.page and row.size == heading.size and row.bold == heading.bold and near


def _leading(rows: list[PdfRow]) -> float:
    """Return the usual distance from line to line, in points."""
    distances = [
        one.last_bottom - other.bottom
        for one, other in pairwise(rows)
        if one.page == other.page and 0 < one.last_bottom - other.bottom < 3 * other.height
    ]
    return median(distances) if distances else 12.0


def _right_edges(rows: list[PdfRow]) -> dict[tuple[int, int], float]:
    """Return how far the lines reach on each page, by where they begin (in steps)."""
    edges: dict[tuple[int, int], float] = defaultdict(float)
    for row in rows:
        step = int(row.left // SAME_COLUMN_PT)
        for near in (step - 1, step, step + 1):
            edges[row.page, near] = max(edges[row.page, near], row.right)
    return edges


def _starts(before: PdfRow, row: PdfRow, type_: _Type) -> bool:
    """Whether a new paragraph begins: by a gap, an indent, or a line before that was broken on purpose."""
    distance = before.last_bottom - row.bottom
    finished = before.text.endswith((".", "!", "?", ":"))
    if row.page != before.page or distance <= 0:  # next page or column
        return finished
    if distance > PARAGRAPH_GAP * type_.leading:
        return True
    if before.bottom - before.last_bottom > before.height / 2:  # two lines in one: its ends are unknown
        return False
    if row.left - before.left > INDENT * row.height:
        return finished
    # The first word of this line would have fitted into the one before.
    first_word = (row.right - row.left) / max(1, len(row.text)) * (len(row.text.split(" ", 1)[0]) + 1)
    edge = type_.edges[row.page, int(before.left // SAME_COLUMN_PT)]
    return before.right + ROOM * first_word < edge


def _alone(before: PdfRow | None, row: PdfRow, leading: float) -> bool:
    if before is None or row.page != before.page:
        return True
    return before.last_bottom - row.bottom > PARAGRAPH_GAP * leading
