"""What of a Gemeinde's pledges is on a sheet that has no room for all: of each topic the first ones.

With the first ones of the programme it would be a sheet about its first topic.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from webapp.handouts.content import Chapter, HandoutSheet, renumbered

# More never fit on two pages, in the smallest size: they need not even be measured.
MOST = 150


def shortened(sheet: HandoutSheet, fits: Callable[[HandoutSheet], bool]) -> HandoutSheet:
    """Return the sheet with as many pledges as fit: the same number for each topic, or all that it has.

    What is left over goes to the first topics, one each.
    """
    sizes = [len(chapter.entries) for chapter in sheet.chapters]

    def tried(counts: Sequence[int]) -> bool:
        return sum(counts) <= MOST and fits(_with(sheet, counts))

    def even(count: int) -> list[int]:
        return [min(count, size) for size in sizes]

    most_of_one = _largest(lambda count: tried(even(count)), min(MOST, max(sizes)))
    counts, next_counts = even(most_of_one), even(most_of_one + 1)
    first = _largest(lambda number: tried([*next_counts[:number], *counts[number:]]), len(sizes))
    return _with(sheet, [*next_counts[:first], *counts[first:]])


def _largest(holds: Callable[[int], bool], most: int) -> int:
    """Return the largest number up to which something holds, by halving; 0 if it never does."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if holds(middle):
            low = middle
        else:
            high = middle - 1
    return low


def _with(sheet: HandoutSheet, counts: Sequence[int]) -> HandoutSheet:
    chapters: list[Chapter] = [
        replace(chapter, entries=chapter.entries[:count])
        for chapter, count in zip(sheet.chapters, counts, strict=True)
        if count
    ]
    left_count = sheet.left_count + sheet.own_count - sum(counts)
    return replace(renumbered(sheet, tuple(chapters)), left_count=left_count, is_short=True)
