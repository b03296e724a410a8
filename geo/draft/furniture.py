"""What repeats on every page and is not content: page numbers, running headers and footers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

EDGE_LINES = 2
MIN_PAGES = 3
MIN_SHARE = 0.3
MIN_MARKS = 3
MAX_COMPARED_LENGTH = 300  # characters of a running header that are compared
_NUMBER = re.compile(
    r"\W*(?:(?:seite|page|s\.)\s*)?(\d{1,3})(?:\s*(?:von|/|of)\s*\d{1,3})?\W*", re.IGNORECASE
)


def page_number(line: str) -> int | None:
    """The page number, if the line holds nothing else: "12", "– 12 –", "Seite 3 von 20"."""
    match = _NUMBER.fullmatch(line.strip())
    return int(match[1]) if match else None


def key(line: str) -> str:
    """Return the part of a running header that is the same on all pages: without numbers."""
    head = re.sub(r"\s+", " ", line[:MAX_COMPARED_LENGTH])
    return re.sub(r"\W*\d+\W*", "#", head).strip().lower()


def repeated(edges: Sequence[Iterable[str]]) -> set[str]:
    """Return the keys of the lines that repeat at the edge of many pages.

    Parameters
    ----------
    edges : for each page the lines at its top and bottom
    """
    counts = Counter(name for page in edges for name in {key(line) for line in page})
    min_count = max(MIN_PAGES, MIN_SHARE * len(edges))
    return {name for name, count in counts.items() if count >= min_count}


def without(pages: list[list[str]]) -> list[list[str]]:
    """Return pages of plain text without page numbers and running headers."""
    edges = []
    for page in pages:
        filled = [line for line in page if line.strip()]
        edges.append([*filled[:EDGE_LINES], *filled[-EDGE_LINES:]])
    running = repeated(edges)

    def kept(line: str, edge: list[str]) -> bool:
        return line not in edge or (page_number(line) is None and key(line) not in running)

    return [[line for line in page if kept(line, edge)] for page, edge in zip(pages, edges, strict=True)]


def by_marks(lines: list[str]) -> list[tuple[int | None, list[str]]]:
    """Split a text at lines that are only a page number, if these count up one by one.

    A number before any text is that of the page that follows, otherwise of the page that ends.

    Returns
    -------
    Pages with their numbers; all lines under None if the text has no such marks.
    """
    marks = [(at, number) for at, line in enumerate(lines) if (number := page_number(line)) is not None]
    numbers = [number for _, number in marks]
    if len(marks) < MIN_MARKS or any(after - before != 1 for before, after in pairwise(numbers)):
        return [(None, lines)]
    heads = not any(line.strip() for line in lines[: marks[0][0]])
    ends = [at for at, _ in marks]
    if heads:
        spans = list(zip(numbers, [at + 1 for at in ends], [*ends[1:], len(lines)], strict=True))
    else:
        starts = [0, *[at + 1 for at in ends]]
        spans = list(zip([*numbers, numbers[-1] + 1], starts, [*ends, len(lines)], strict=True))
    return [(number, lines[start:end]) for number, start, end in spans]
