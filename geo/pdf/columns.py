"""Columns that a file holds row by row, across the page: they are read one below the other.

PDFium gives such a row as one line. What tells columns is a gap at the same place of several lines in a row,
with text of some length on both sides: a table of contents, or numbers in front, have none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

MIN_GAP = 0.7  # of the height of the line: a space has some 0.25
MIN_LINES = 4
MIN_LETTERS, MEAN_LETTERS = 3, 12  # of each side
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class LinePiece:
    """A line, or the part of one that stands in a column.

    Parameters
    ----------
    start : of its characters on the page
    gaps : each with the character after it, and from where to where it goes
    """

    start: int
    text: str
    left: float
    right: float
    gaps: tuple[tuple[int, float, float], ...] = ()

    def at(self, gutter: float) -> tuple[int, float, float] | None:
        """Its gap at a gutter, with text on both sides."""
        for gap in self.gaps:
            if gap[1] <= gutter <= gap[2]:
                before = self.text[: gap[0] - self.start]
                if min(_letters(before), _letters(self.text[len(before) :])) >= MIN_LETTERS:
                    return gap
        return None


def piece(start: int, text: str, charbox: Callable[[int], Box]) -> LinePiece:
    """Measure a line of a page, whose characters have the boxes ``charbox``: left, bottom, right, top."""
    first = start + len(text) - len(text.lstrip())
    last = start + len(text.rstrip()) - 1
    left, bottom, _, top = charbox(first)
    right = charbox(last)[2]
    if bottom > charbox(last)[3]:  # two lines, joined at a hyphen
        return LinePiece(start, text, left, right)
    gaps, end = [], None
    for at, character in enumerate(text, start):
        if character.isspace():
            end = at - 1 if end is None else end
        elif end is not None and end >= first:
            before, after = charbox(end)[2], charbox(at)[0]
            if after - before >= MIN_GAP * (top - bottom):
                gaps.append((at, before, after))
            end = None
        else:
            end = None
    return LinePiece(start, text, left, right, tuple(gaps))


def in_order(lines: Sequence[LinePiece]) -> Iterator[LinePiece]:
    """Yield the lines of a page in the order of reading: one column after the other."""
    gutter = _gutter(lines)
    if gutter is None:
        yield from lines
        return
    stretch: list[LinePiece] = []
    for line in lines:
        if line.left < gutter < line.right and line.at(gutter) is None:
            yield from _by_columns(stretch, gutter)
            stretch = []
            yield line
        else:
            stretch.append(line)
    yield from _by_columns(stretch, gutter)


def _gutter(lines: Sequence[LinePiece]) -> float | None:
    """Where most lines have a gap, if enough of them follow one another and both sides are text."""
    middles = {(gap[1] + gap[2]) / 2 for line in lines for gap in line.gaps}
    best = max(middles, key=lambda x: sum(line.at(x) is not None for line in lines), default=None)
    if best is None:
        return None
    split = [_halves(line, best) for line in lines if line.at(best)]
    if len(split) < MIN_LINES:
        return None
    shorter = min(sum(_letters(half.text) for half in side) for side in zip(*split, strict=True))
    return best if shorter >= MEAN_LETTERS * len(split) else None


def _by_columns(stretch: Sequence[LinePiece], gutter: float) -> Iterator[LinePiece]:
    if sum(line.at(gutter) is not None for line in stretch) < MIN_LINES:
        yield from stretch
        return
    left: list[LinePiece] = []
    right: list[LinePiece] = []
    for line in stretch:
        if line.at(gutter):
            one, other = _halves(line, gutter)
            left.append(one)
            right.append(other)
        else:
            (left if line.right <= gutter else right).append(line)
    yield from in_order(left)
    yield from in_order(right)


def _halves(line: LinePiece, gutter: float) -> tuple[LinePiece, LinePiece]:
    gap = line.at(gutter)
    assert gap is not None
    cut = gap[0] - line.start
    before = tuple(one for one in line.gaps if one[0] < gap[0])
    after = tuple(one for one in line.gaps if one[0] > gap[0])
    return (
        LinePiece(line.start, line.text[:cut], line.left, gap[1], before),
        LinePiece(gap[0], line.text[cut:], gap[2], line.right, after),
    )


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
