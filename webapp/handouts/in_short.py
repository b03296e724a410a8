"""Many pledges in a small space: the first titles of each topic, and how many more there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from webapp.handouts.blocks import Gap, Indented, Typesetting, chapter_heading, more, title_line
from webapp.handouts.content import Chapter
from webapp.handouts.layout import Drawable, SheetBlock, balanced, fill, height_of_columns_mm
from webapp.handouts.page import Page

COLUMNS = 2
# From the largest to the smallest that is still readable on paper.
SIZES_PT = (10.0, 9.5, 9.0, 8.5)
# A smaller size is tried if fewer titles than this fit for each topic.
MIN_TITLES = 5


@dataclass(frozen=True)
class InShort:
    """Columns that fit, the number of titles in them, and a count of the others."""

    columns: list[list[SheetBlock]]
    shown: int


class Titles:
    """The titles of some topics in one setting, each measured once, and combined in any number."""

    def __init__(
        self, page: Page, chapters: Sequence[Chapter], setting: Typesetting, others: int = 0
    ) -> None:
        """``others`` is the number of pledges of further topics that don't fit at all."""
        self._page, self._setting = page, setting
        self._headings = [chapter_heading(page, chapter, setting) for chapter in chapters]
        self._chapters = chapters
        self._lines: list[list[Indented]] = [[] for _ in chapters]  # those measured so far
        self._last = (
            [SheetBlock((more(page, others, setting, county=True),), setting.gap_mm * 1.5)] if others else []
        )

    def fit(self, counts: Sequence[int], height_mm: float) -> bool:
        """Return whether the first ``counts`` titles of each topic fit."""
        return not fill(self._all(counts), COLUMNS, height_mm)[1]

    def columns(self, counts: Sequence[int], height_mm: float) -> list[list[SheetBlock]] | None:
        """Return the first ``counts`` titles of each topic in columns, or None if they don't fit."""
        return balanced(self._all(counts), COLUMNS, height_mm)

    def _all(self, counts: Sequence[int]) -> list[SheetBlock]:
        blocks = [block for number, count in enumerate(counts) for block in self._blocks(number, count)]
        return [*blocks, *self._last]

    def _blocks(self, number: int, count: int) -> list[SheetBlock]:
        gap = Gap(self._setting.gap_mm * 0.25)
        entries, lines = self._chapters[number].entries, self._lines[number]
        lines += [title_line(self._page, entry, self._setting) for entry in entries[len(lines) : count]]
        items: list[tuple[Drawable, ...]] = [(line, gap) for line in lines[:count]]
        left_out = len(entries) - count
        if left_out:
            items.append((more(self._page, left_out, self._setting, county=True), gap))
        # A column neither ends with a heading and a single title, nor begins with "and more".
        groups = [items[:2], *([item] for item in items[2:])]
        if left_out and len(groups) > 1:
            last = groups.pop()
            groups[-1] = [*groups[-1], *last]
        parts = [tuple(part for item in group for part in item) for group in groups]
        return [
            SheetBlock((self._headings[number], *parts[0]), self._setting.gap_mm * 1.5),
            *map(SheetBlock, parts[1:]),
        ]


def lowest_mm(page: Page, chapters: Sequence[Chapter], width_mm: float, height_mm: float) -> float:
    """Return the height that one title of each topic needs, at most ``height_mm``."""
    titles = Titles(page, chapters, Typesetting(SIZES_PT[-1], width_mm))
    columns = titles.columns([1] * len(chapters), height_mm)
    return height_of_columns_mm(columns) if columns else height_mm


def in_short(page: Page, chapters: Sequence[Chapter], width_mm: float, height_mm: float) -> InShort:
    """Return as many titles as fit, spread evenly among the topics, in the order of the programme."""
    for kept in range(len(chapters), 0, -1):
        others = sum(len(chapter.entries) for chapter in chapters[kept:])
        best: tuple[Titles, list[int]] | None = None
        for size_pt in SIZES_PT:
            titles = Titles(page, chapters[:kept], Typesetting(size_pt, width_mm), others)
            counts = _even_counts(titles, chapters[:kept], height_mm)
            if counts:
                best = titles, counts
                if min(counts) >= MIN_TITLES or sum(counts) == sum(len(c.entries) for c in chapters):
                    break
        if best:
            titles, counts = best
            counts = _filled_up(titles, chapters, counts, height_mm)
            return InShort(titles.columns(counts, height_mm) or [], sum(counts))
    return InShort([], 0)


def _even_counts(titles: Titles, chapters: Sequence[Chapter], height_mm: float) -> list[int]:
    """Return the same number of titles for each topic, or all that it has; none if not even one fits."""
    best: list[int] = []
    for count in range(1, max(len(chapter.entries) for chapter in chapters) + 1):
        counts = [min(count, len(chapter.entries)) for chapter in chapters]
        if not titles.fit(counts, height_mm):
            break
        best = counts
    return best


def _filled_up(titles: Titles, chapters: Sequence[Chapter], counts: list[int], height_mm: float) -> list[int]:
    """Add one title to each topic in turn, while there is room."""
    for number, count in enumerate(counts):
        tried = [*counts[:number], count + 1, *counts[number + 1 :]]
        if count < len(chapters[number].entries) and titles.fit(tried, height_mm):
            counts = tried
    return counts
