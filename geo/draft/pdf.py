"""Programmes as PDF: paragraphs, items and headings from lines with their position and type."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from pathlib import Path
from statistics import median
from typing import Any

from geo.draft import furniture
from geo.draft.blocks import MAX_HEADING_LENGTH, is_prose
from geo.draft.document import TextLine, begins_item, joined, without_bullet
from geo.draft.pdf_process import PdfRow, pages_of
from geo.errors import ProblemsFound
from geo.words.messages import problem

Progress = Callable[[Iterable[Any], str, int], Iterable[Any]]

_SPACED_OUT = re.compile(r"[^\W\d_](?: [^\W\d_]){3,}")
INITIAL = 1.5  # times the type of its text
MIN_LETTERS_PER_PAGE = 20
MAX_GARBLED_SHARE = 0.1
EDGE_LINES = 6
SAME_PLACE = 0.5  # of the pages
SMALLER = 0.95
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
    return list(_lines(_without_furniture(_without_line_numbers(list(map(_with_initials, pages))))))


def _check_text(path: Path, pages: list[list[PdfRow]]) -> None:
    text = "".join(row.text for page in pages for row in page)
    letters = sum(character.isalpha() for character in text)
    garbled = sum(character == "\ufffd" or "\ue000" <= character <= "\uf8ff" for character in text)
    if letters < MIN_LETTERS_PER_PAGE * max(1, len(pages)) or garbled > MAX_GARBLED_SHARE * len(text):
        raise ProblemsFound([problem("programme_no_text", path.name, pages=len(pages))])


def _without_line_numbers(pages: list[list[PdfRow]]) -> list[list[PdfRow]]:
    """Take off the numbers in front of the lines of a motion."""
    numbered = furniture.line_numbers([row.text for page in pages for row in page])
    found, at = [], -1
    for page in pages:
        rows = []
        for row in page:
            at += 1
            if at in numbered:
                # PDFium joins a word over two lines, with the number of the second inside it.
                text = re.sub(r"-\d{1,4} (?=[a-zäöüß])", "", row.text)
                text = re.sub(r"^\d+\s*", "", text)
                row = replace(row, text=text, left=row.inner)
            if row.text:
                rows.append(row)
        found.append(rows)
    return found


def _with_initials(page: list[PdfRow]) -> list[PdfRow]:
    """Put a large initial in front of its text, and the letters of a spaced-out heading together."""
    page = [
        replace(row, text=row.text.replace(" ", "")) if _SPACED_OUT.fullmatch(row.text) else row
        for row in page
    ]
    texts = dict(enumerate(page))
    for at, row in enumerate(page):
        if len(row.text) != 1 or not row.text.isupper():
            continue
        beside = [
            (-other.bottom, index) for index, other in texts.items() if index != at and _is_beside(row, other)
        ]
        if beside:
            _, index = min(beside)
            first = texts[index]
            texts[index] = replace(first, text=row.text + first.text, left=row.left)
            del texts[at]
    return [texts[at] for at in sorted(texts)]


def _is_beside(initial: PdfRow, row: PdfRow) -> bool:
    middle = row.bottom + row.height / 2
    near = row.left > initial.left and initial.bottom <= middle < initial.bottom + initial.height
    return near and initial.size > INITIAL * row.size and len(row.text) > 1


def _without_furniture(pages: list[list[PdfRow]]) -> list[list[PdfRow]]:
    """Drop page numbers, running headers and footers: what repeats in the outermost lines, unless large."""
    largest = LARGER * _body_size([row for page in pages for row in page])
    edges = [[row for row in _outermost(page) if row.size <= largest] for page in pages]
    running = furniture.repeated([[row.text for row in edge] for edge in edges])

    heads = _same_place(edges, SMALLER * largest / LARGER)

    def is_furniture(row: PdfRow) -> bool:
        if furniture.page_number(row.text) is not None or furniture.key(row.text) in running:
            return True
        return _place(row) in heads or furniture.is_printers(row.text)

    dropped = [{row for row in edge if is_furniture(row)} for edge in edges]
    return [[row for row in page if row not in out] for page, out in zip(pages, dropped, strict=True)]


def _same_place(edges: list[list[PdfRow]], smaller: float) -> set[tuple[int, float]]:
    """Where small lines stand at the edge of many pages: a running head names the chapter."""
    places = Counter(
        place for edge in edges for place in {_place(row) for row in edge if row.size <= smaller}
    )
    least = max(furniture.MIN_PAGES, SAME_PLACE * len(edges))
    return {place for place, count in places.items() if count >= least}


def _place(row: PdfRow) -> tuple[int, float]:
    return round(row.bottom), row.size


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
    joined_rows = [(row, 0 if is_prose(row.text) else level) for row, level in _headings_joined(rows, type_)]
    for level, group in groupby(joined_rows, key=lambda pair: bool(pair[1])):
        if level:
            yield from (TextLine(row.text, row.page, "heading", number) for row, number in group)
        else:
            yield from _text_lines([row for row, _ in group], type_)


def _headings_joined(rows: list[PdfRow], type_: _Type) -> list[tuple[PdfRow, int]]:
    """Return each row with its level; a heading of several lines becomes one row."""
    found: list[tuple[PdfRow, int]] = []
    for row in rows:
        level = type_.level(row)
        if (
            not level
            and found
            and found[-1][1]
            and row.bold
            and not type_.bold
            and _goes_on(found[-1][0], row)
        ):
            level = found[-1][1]  # the end of a sentence in bold type
        if level and found and found[-1][1] == level and _goes_on(found[-1][0], row):
            row = replace(row, text=joined(found.pop()[0].text, row.text))
        found.append((row, level))
    return found


def _text_lines(rows: list[PdfRow], type_: _Type) -> Iterator[TextLine]:
    """Return the lines between two headings. Lists without bullets are recognised by indent after a colon."""
    before: PdfRow | None = None
    last = ""
    listed = 0.0  # indent of the items of such a list, 0 outside of one
    for row in rows:
        text, bullet = without_bullet(row.text)
        if bullet and before and not begins_item(bullet, last, before.text):
            text, bullet = row.text, ""
        last = bullet or last
        starts = before is None or bullet or _starts(before, row, type_)
        if before and starts and before.text.endswith(":") and row.left - before.left > INDENT * row.height:
            listed = row.left
        elif listed and row.left < listed - INDENT * row.height:
            listed = 0.0
        item = bullet or bool(listed and starts)
        yield TextLine(
            text,
            row.page,
            "item" if item else "text",
            0,
            bool(starts),
            _alone(before, row, type_.leading),
            mark=bullet,
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
    if row.left < before.left - 1 and without_bullet(before.text)[1]:  # further left than the bullet
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
