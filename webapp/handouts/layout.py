"""Fitting: which blocks go into which column. Nothing is drawn here, and nothing gets lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from webapp.handouts.page import Page

# Heights are sums of many lines; an excess below this is a rounding error.
TOLERANCE_MM = 0.01


class Drawable(Protocol):
    @property
    def height_mm(self) -> float: ...

    def draw(self, page: Page, x_mm: float, y_mm: float) -> None: ...


@dataclass(frozen=True)
class SheetBlock:
    """Parts that stay together, one below the other; ``before_mm`` is the gap above, unless at the top."""

    parts: tuple[Drawable, ...]
    before_mm: float = 0.0

    @cached_property
    def height_mm(self) -> float:
        return sum(part.height_mm for part in self.parts)

    def draw(self, page: Page, x_mm: float, y_mm: float) -> None:
        for part in self.parts:
            part.draw(page, x_mm, y_mm)
            y_mm += part.height_mm


def column_height_mm(blocks: Sequence[SheetBlock]) -> float:
    return sum(block.height_mm for block in blocks) + sum(block.before_mm for block in blocks[1:])


def fill(
    blocks: Sequence[SheetBlock], count: int, height_mm: float
) -> tuple[list[list[SheetBlock]], list[SheetBlock]]:
    """Put blocks into columns, one after the other; what does not fit is the second result."""
    columns: list[list[SheetBlock]] = [[] for _ in range(count)]
    number, used_mm = 0, 0.0
    for position, block in enumerate(blocks):
        needed_mm = used_mm + (block.before_mm if columns[number] else 0.0) + block.height_mm
        if needed_mm > height_mm + TOLERANCE_MM:
            number, needed_mm = number + 1, block.height_mm
            if number == count or needed_mm > height_mm + TOLERANCE_MM:
                return columns, list(blocks[position:])
        columns[number].append(block)
        used_mm = needed_mm
    return columns, []


def balanced(blocks: Sequence[SheetBlock], count: int, height_mm: float) -> list[list[SheetBlock]] | None:
    """Put all blocks into columns that are as low as possible; return None if they don't fit."""
    columns, rest = fill(blocks, count, height_mm)
    if rest:
        return None
    low, high = 0.0, height_mm
    while high - low > 0.2:
        middle = (low + high) / 2
        tried, rest = fill(blocks, count, middle)
        if rest:
            low = middle
        else:
            columns, high = tried, middle
    return columns


def height_of_columns_mm(columns: Sequence[Sequence[SheetBlock]]) -> float:
    return max((column_height_mm(column) for column in columns), default=0.0)


def draw_columns(
    page: Page, columns: Sequence[Sequence[SheetBlock]], x_mm: float, y_mm: float, pitch_mm: float
) -> None:
    for number, column in enumerate(columns):
        top_mm = y_mm
        for position, block in enumerate(column):
            top_mm += block.before_mm if position else 0.0
            block.draw(page, x_mm + number * pitch_mm, top_mm)
            top_mm += block.height_mm
