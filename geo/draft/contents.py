"""The table of contents: it contains no pledges, but it names the headings and their pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from geo.draft.document import TextLine, clean
from geo.text.toponym import fold

MIN_ENTRIES = 3
MAX_GAP = 3
MAX_TITLE_LENGTH = 100
MAX_LINE_LENGTH = 500  # with its dots
MAX_ENTRIES = 1_000  # larger numbers are from a table of figures
MIN_FUZZY_LENGTH, MIN_RATIO = 15, 93
_LEADERS = r"(?:\s*(?:[.…·_]\s?){3,}\s*|\s*\t\s*|\s{3,})"
_ENTRY = re.compile(rf"(?P<title>.*?[^\s.…·_]){_LEADERS}(?P<page>\d{{1,3}})")
_LOOSE_ENTRY = re.compile(r"(?P<title>\D.*?\S)\s+(?P<page>\d{1,3})")
_TITLE = re.compile(r"(?:inhalt(?:sverzeichnis|sübersicht)?|übersicht)\W*", re.IGNORECASE)


@dataclass(frozen=True)
class ContentsEntry:
    """One line of the table of contents."""

    title: str
    page: int


def take_out(lines: list[TextLine]) -> tuple[list[TextLine], list[ContentsEntry]]:
    """Separate the table of contents from the text.

    Returns
    -------
    The other lines; the entries in their order, none if the programme has no table of contents.
    """
    declared = {at for at, line in enumerate(lines) if line.kind == "contents"}
    entries = {at: entry for at, line in enumerate(lines) if (entry := _entry(line, at in declared))}
    inside = declared | _run(lines, entries)
    kept = [line for at, line in enumerate(lines) if at not in inside]
    return kept, [entries[at] for at in sorted(inside & entries.keys())][:MAX_ENTRIES]


def _entry(line: TextLine, declared: bool) -> ContentsEntry | None:
    text = line.text.strip()
    if len(text) > MAX_LINE_LENGTH:
        return None
    match = _ENTRY.fullmatch(text) or (_LOOSE_ENTRY.fullmatch(text) if declared else None)
    return ContentsEntry(clean(match["title"]), int(match["page"])) if match else None


def _run(lines: list[TextLine], entries: dict[int, ContentsEntry]) -> set[int]:
    """The lines of the longest run of entries, with its title and the odd line in between."""
    best: list[int] = []
    run: list[int] = []
    last = None
    for at in sorted(entries):
        follows = last is not None and at - last <= MAX_GAP and entries[at].page >= entries[last].page - 1
        if follows:
            run.append(at)
        else:
            run = [at]
        best = max(best, run, key=len)
        last = at
    if not MIN_ENTRIES <= len(best) <= MAX_ENTRIES:
        return set()
    first = best[0]
    title = next((at for at in range(max(0, first - 2), first) if _TITLE.fullmatch(lines[at].text)), first)
    return set(range(title, best[-1] + 1))


def locate(lines: list[TextLine], entries: list[ContentsEntry]) -> list[TextLine]:
    """Mark the lines that the table of contents names as headings.

    If the text has no pages, a line gets the page of the heading above it from the table;
    before the first heading it is unknown.
    """
    known = any(line.page is not None for line in lines)
    titles = [fold(entry.title) for entry in entries]
    next_entry, page, located = 0, None, []
    for line in lines:
        name = fold(line.text)
        # Headings come in the order of the table, so each is searched for after the last one found.
        at = next((at for at in range(next_entry, len(titles)) if _same(titles[at], name)), None)
        if at is not None:
            next_entry, page = at + 1, entries[at].page
            if len(line.text) <= MAX_TITLE_LENGTH:
                line = replace(line, kind="heading", starts=True)
        located.append(line if known else replace(line, page=page))
    return located


def _same(title: str, name: str) -> bool:
    """Whether two folded headings are one; a table of contents that was typed by hand has typos."""
    if title == name or len(title) < MIN_FUZZY_LENGTH or abs(len(title) - len(name)) > 2:
        return title == name
    from rapidfuzz import fuzz

    return fuzz.ratio(title, name) >= MIN_RATIO
