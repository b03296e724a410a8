"""From lines to blocks: whole paragraphs, list items and headings."""

from __future__ import annotations

import re
from dataclasses import replace

from geo.draft.document import TextBlock, TextLine, clean, joined
from geo.draft.size import MAX_LINE_CHARACTERS
from geo.draft.verbs import has_finite_verb

MAX_HEADING_LENGTH, MAX_WORDS = 90, 12
MIN_PARAGRAPH_LENGTH = 50
MAX_SEARCHED = 300  # characters of a paragraph that are searched for a verb
MAX_PROSE_HEADING, MIN_SENTENCE_WORDS = 160, 5
MAX_END_LENGTH = 100  # characters that are searched for the end of a sentence
_FINISHED = re.compile(r"[.!?:;…]\W*$")
_STARTS_LIKE_HEADING = re.compile(r"[\"„“»(§]?\s?[A-ZÄÖÜ0-9]")


def into_blocks(lines: list[TextLine]) -> list[TextBlock]:
    """Join the lines of each paragraph, even across a page break."""
    guess = not any(line.kind == "heading" for line in lines)
    found: list[TextBlock] = []
    filled = [line for line in lines if line.text.strip()]
    for line, after in zip(filled, [*filled[1:], None], strict=True):
        if line.kind != "contents":
            line = replace(line, text=clean(line.text))
        kind = (
            "heading"
            if guess and looks_like_heading(line, after) and not _goes_on(found, line)
            else line.kind
        )
        goes_on = found and kind == "text" and len(found[-1].text) < MAX_LINE_CHARACTERS
        if goes_on and (not line.starts or _is_cut(found[-1], line)):
            found.append(_joined(found.pop(), line))
        else:
            text = line.mark + line.text if kind == "heading" else line.text
            found.append(TextBlock(text, line.page, kind, line.level, line.turns))
    return found


def _joined(block: TextBlock, line: TextLine) -> TextBlock:
    text = joined(block.text, line.text)
    begin = len(text) - len(line.text)
    turns = [*block.turns, *((begin + at, page) for at, page in line.turns)]
    if line.page is not None and line.page != block.page_at(begin):
        turns.append((begin, line.page))
    return TextBlock(text, block.page, block.kind, block.level, tuple(sorted(turns)))


def _goes_on(found: list[TextBlock], line: TextLine) -> bool:
    """Whether a line at the top of a page ends a sentence of the page before."""
    if (
        not found
        or line.kind != "text"
        or found[-1].kind == "heading"
        or found[-1].page_at(10**9) == line.page
    ):
        return False
    return (
        not _FINISHED.search(found[-1].text[-MAX_END_LENGTH:]) and len(found[-1].text) >= MIN_PARAGRAPH_LENGTH
    )


def looks_like_heading(line: TextLine, after: TextLine | None = None) -> bool:
    """Whether a line is a heading, in a file that does not mark them: short, alone, not a sentence."""
    text = line.text
    headed = after is not None and after.kind == "text" and _is_text(after)
    numbered = headed and line.kind == "item" and re.match(r"(?:\d{1,2}|[A-Z])[.)]\s", line.mark) is not None
    return (
        (line.kind == "text" or numbered)
        and line.alone
        and not is_prose(text)
        and len(text) <= MAX_HEADING_LENGTH
        and len(text.split()) <= MAX_WORDS
        and not re.search(r"[.!?:;,…]$", text)
        and _STARTS_LIKE_HEADING.match(text) is not None
        and any(character.isalpha() for character in text)
    )


def _is_text(line: TextLine) -> bool:
    return not line.alone or len(line.text) >= MIN_PARAGRAPH_LENGTH or is_prose(line.text)


def is_prose(text: str) -> bool:
    """Whether a text is one or more sentences, whatever its typeface."""
    if len(text) > MAX_PROSE_HEADING:
        return True
    return text.endswith((".", "!")) and len(text.split()) >= MIN_SENTENCE_WORDS and has_finite_verb(text)


def _is_cut(before: TextBlock, line: TextLine) -> bool:
    """Whether the block before breaks off in mid-sentence and this line goes on with it."""
    if before.kind == "heading" or _FINISHED.search(before.text[-MAX_END_LENGTH:]):
        return False
    if line.text[0].islower():
        return True
    if before.text.endswith("-"):
        return True
    return (
        before.kind == "text"
        and len(before.text) >= MIN_PARAGRAPH_LENGTH
        and has_finite_verb(before.text[-MAX_SEARCHED:])
    )
