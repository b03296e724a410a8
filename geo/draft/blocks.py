"""From lines to blocks: whole paragraphs, list items and headings."""

from __future__ import annotations

import re

from geo.draft.document import TextBlock, TextLine, joined
from geo.draft.size import MAX_LINE_CHARACTERS

MAX_HEADING_LENGTH, MAX_WORDS = 90, 12
MIN_PARAGRAPH_LENGTH = 50
MAX_END_LENGTH = 100  # characters that are searched for the end of a sentence
_FINISHED = re.compile(r"[.!?:;…]\W*$")
_STARTS_LIKE_HEADING = re.compile(r"[\"„“»(]?[A-ZÄÖÜ0-9]")


def into_blocks(lines: list[TextLine]) -> list[TextBlock]:
    """Join the lines of each paragraph, even across a page break."""
    guess = not any(line.kind == "heading" for line in lines)
    found: list[TextBlock] = []
    for line in lines:
        if not line.text.strip():
            continue
        kind = "heading" if guess and looks_like_heading(line) else line.kind
        goes_on = found and kind == "text" and len(found[-1].text) < MAX_LINE_CHARACTERS
        if goes_on and (not line.starts or _is_cut(found[-1], line)):
            last = found.pop()
            found.append(TextBlock(joined(last.text, line.text), last.page, last.kind, last.level))
        else:
            found.append(TextBlock(line.text, line.page, kind, line.level))
    return found


def looks_like_heading(line: TextLine) -> bool:
    """Whether a line is a heading, in a file that does not mark them: short, alone, not a sentence."""
    text = line.text
    return (
        line.kind == "text"
        and line.alone
        and len(text) <= MAX_HEADING_LENGTH
        and len(text.split()) <= MAX_WORDS
        and not re.search(r"[.!?:;,…]$", text)
        and _STARTS_LIKE_HEADING.match(text) is not None
        and any(character.isalpha() for character in text)
    )


def _is_cut(before: TextBlock, line: TextLine) -> bool:
    """Whether the block before breaks off in mid-sentence and this line goes on with it."""
    if before.kind == "heading" or _FINISHED.search(before.text[-MAX_END_LENGTH:]):
        return False
    if line.text[0].islower():
        return True
    return before.kind == "text" and len(before.text) >= MIN_PARAGRAPH_LENGTH
