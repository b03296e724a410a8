"""What repeats on every page and is not content: page numbers, running headers and footers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import pairwise

from geo.draft.document import joined

EDGE_LINES = 2
MIN_PAGES = 3
MIN_SHARE = 0.3
MIN_MARKS = 3
MAX_COMPARED_LENGTH = 300  # characters of a running header that are compared
MIN_NUMBERS, MIN_NUMBERED = 8, 0.5
MAX_LINES_PER_NUMBER = 3
MAX_UNNUMBERED = 15  # lines without a number in a motion that numbers each: its title, a table
_LINE_NUMBER = re.compile(r"\s*(\d{1,4})(?:\s+(?=\S)|\s*$)")
_NUMBER = re.compile(
    r"\W*(?:(?:seite|page|s\.)\s*)?(\d{1,3})(?:\s*(?:von|/|of)\s*\d{1,3})?\W*", re.IGNORECASE
)


def page_number(line: str) -> int | None:
    """The page number, if the line holds nothing else: "12", "– 12 –", "Seite 3 von 20"."""
    match = _NUMBER.fullmatch(line.strip())
    return int(match[1]) if match else None


_PRINTERS = re.compile(
    r"(?:\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2}\b.*|(?:file|https?)://\S+(?:\s+\d+/\d+)?|"
    r"\d{1,2}\.\d{1,2}\.\d{4})"
)


def is_printers(line: str) -> bool:
    """Whether a browser has set a line at the edge of the page: date and title, or address and page."""
    return _PRINTERS.fullmatch(line.strip()) is not None


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
    # Of two pages, what both have at their edge is a running head, too.
    min_count = 2 if len(edges) == 2 else max(MIN_PAGES, MIN_SHARE * len(edges))
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


def without_line_numbers(lines: list[str]) -> list[str]:
    """Return the lines of a motion without the numbers in front of them: on every line, or every fifth."""
    numbered = line_numbers(lines)
    return [_LINE_NUMBER.sub("", line, count=1) if at in numbered else line for at, line in enumerate(lines)]


def without_typed_numbers(paragraphs: list[str]) -> list[str]:
    """Return the paragraphs of an office file in one line each, without line numbers that somebody typed."""
    lines = [line for paragraph in paragraphs for line in paragraph.split("\n")]
    numbered = line_numbers(lines)
    if not numbered:
        return [paragraph.replace("\n", " ") for paragraph in paragraphs]
    left = iter(without_line_numbers(lines))
    return [
        reduce(joined, (next(left).strip(" \t") for _ in paragraph.split("\n"))) for paragraph in paragraphs
    ]


def line_numbers(lines: Sequence[str]) -> dict[int, int]:
    """Return which lines begin with their number, and that: counted up by 1 or 5, perhaps by page."""
    found = [(at, int(match[1])) for at, line in enumerate(lines) if (match := _LINE_NUMBER.match(line))]
    filled = sum(bool(line.strip()) for line in lines)
    for step, share in ((1, MIN_NUMBERED), (5, MIN_NUMBERED / 5)):
        run = _counted_up(found, step)
        if len(run) >= MIN_NUMBERS and len(run) >= share * filled:
            return dict(run)
    return {}


def _counted_up(found: list[tuple[int, int]], step: int) -> list[tuple[int, int]]:
    """The numbers that go up by a step; headings and the title of the motion may have none."""
    kept: list[tuple[int, int]] = []
    for at, number in found:
        if number <= step or (kept and _follows(kept[-1], (at, number), step)):
            kept.append((at, number))
    return kept


def _follows(before: tuple[int, int], after: tuple[int, int], step: int) -> bool:
    lines, numbers = after[0] - before[0], after[1] - before[1]
    if step > 1:
        return numbers == step and lines <= MAX_LINES_PER_NUMBER * step
    # A word broken between two lines takes its number inside the first of them.
    return 0 < numbers <= lines + 1 and lines <= MAX_UNNUMBERED


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
