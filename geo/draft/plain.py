"""Programmes as plain text or Markdown: lines, the pages that the text marks, and Markdown's markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from geo.draft import furniture
from geo.draft.document import Kind, TextLine, begins_item, clean, without_bullet
from geo.draft.size import MAX_PAGES, ProgrammeSize
from geo.errors import ProblemsFound
from geo.table import encoding
from geo.words.messages import problem

_NO_TEXT = "\x00"
_MOJIBAKE = re.compile("Ã[\u0080-\u00bf\u0178\u0153\u201e\u201c\u0178]|\ufffd|\x00")
_HEADING = re.compile(r"(#{1,6})\s+(\S.*)")
# "**101** We …": a bold number is the mark of an item.
_BOLD_NUMBER = re.compile(r"(\s*)(?:\*\*|__)(\d{1,3})[.):]?(?:\*\*|__)[.):]?\s+(?=\S)")
_GOES_ON = re.compile(
    r"(?:,|\b(?:und|oder|sowie|der|die|das|den|dem|des|ein|eine|einen|für|in|im|mit|von|zu|zur|zum))$"
)
_RULE = re.compile(r"[-=_*\s]{3,}")
# Bounded, so that a line of only brackets or asterisks is not searched from each of them to its end.
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^)\s]{0,500}(?:\s\"[^\"]{0,500}\")?\)")
_EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=\S)(.{1,1000}?)(?<=\S)\1(?![\w*_])")
_FOOTNOTE = re.compile(r"\s{0,3}\[\^[^\]]{1,40}\]:")
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]]{1,40}\]")
_QUOTED = re.compile(r"\s{0,3}(?:>\s?){1,5}")
_STRUCK = re.compile(r"~~[^~]{1,1000}~~")
_PAGE = re.compile(r"Seite \d{1,3}(?: (?:von|/) \d{1,3})?", re.IGNORECASE)
# A line shorter than this share of the longest around it was broken on purpose.
FULL_SHARE = 0.6
MAX_WRAPPED_LENGTH = 130
MAX_ABOVE_LIST = 60
MIN_LISTED, MAX_LISTED_LENGTH = 3, 100


def lines_of(path: Path, raw: bytes, markdown: bool) -> list[TextLine]:
    """Read the lines of a .txt or .md file.

    Pages are recognised by form feeds (as ``pdftotext`` writes them) or by lines with only a page number.

    Raises
    ------
    ProblemsFound : the file is not text, or its encoding can't be determined
    """
    text = decode(path, raw).replace("\r\n", "\n").replace("\r", "\n")
    text = "\n".join(furniture.without_line_numbers(text.split("\n")))
    _check_size(path.name, text)
    pages = text.split("\f")
    if len(pages) > 2 or (len(pages) == 2 and pages[1].strip()):
        numbered = furniture.without([page.split("\n") for page in pages])
        return [line for number, page in enumerate(numbered, 1) for line in _lines(page, number, markdown)]
    lines = pages[0].split("\n")
    return [line for number, page in furniture.by_marks(lines) for line in _lines(page, number, markdown)]


def _check_size(file: str, text: str) -> None:
    if (pages := text.count("\f") + 1) > MAX_PAGES:
        raise ProblemsFound([problem("programme_too_long", file, pages=pages, limit=MAX_PAGES)])
    count = ProgrammeSize(file)
    count.text(len(text))
    for row, line in enumerate(text.split("\n"), start=1):
        count.line()
        count.check_line(line, row)


def decode(path: Path, raw: bytes) -> str:
    """Decode a text in any encoding that a table may have; what is unsure is read as Windows-1252."""
    readings: tuple[Callable[[], str], ...] = (
        lambda: raw.decode("utf-8-sig"),
        lambda: encoding.decode(raw).text,
        lambda: raw.decode("windows-1252"),
    )
    text = _NO_TEXT
    for read in readings:
        try:
            text = read()
        except (UnicodeDecodeError, encoding.Undecodable):
            continue
        if "\x00" not in text:
            break
    if _MOJIBAKE.search(text):
        raise ProblemsFound([problem("programme_encoding", path.name)])
    return text.removeprefix("\ufeff")


def _lines(raw_lines: list[str], page: int | None, markdown: bool) -> list[TextLine]:
    lines: list[TextLine] = []
    block: list[str] = []
    if markdown:
        raw_lines = [_without_footnotes(raw) for raw in raw_lines if not _FOOTNOTE.match(raw)]
    for raw in [*raw_lines, ""]:
        if raw.strip():
            block.append(raw.rstrip())
        elif block:
            lines.extend(_block(block, page, markdown))
            block = []
    return lines


def _without_footnotes(raw: str) -> str:
    return _STRUCK.sub("", _FOOTNOTE_MARK.sub("", _QUOTED.sub("", raw)))


def _block(block: list[str], page: int | None, markdown: bool) -> list[TextLine]:
    """The lines between two empty ones."""
    if markdown and len(block) == 2 and re.fullmatch(r"=+|-+", block[1]):
        block = [("# " if block[1][0] == "=" else "## ") + block[0]]
    longest = max(map(len, block))
    wrapped = longest <= MAX_WRAPPED_LENGTH
    breaks = [True] + [
        (not wrapped or len(one) < FULL_SHARE * longest) and not (wrapped and _GOES_ON.search(one))
        for one, _ in pairwise(block)
    ]
    listed = _is_list(block)
    lines, last, before = [], "", ""
    for at, (raw, breaks_before) in enumerate(zip(block, breaks, strict=True)):
        heads = at == 0 and _heads(block, longest)
        kind: Kind = "text"
        level = 0
        if markdown and (heading := _HEADING.match(raw)):
            kind, level = "heading", len(heading[1])
            raw = heading[2].rstrip().rstrip("#").rstrip() or heading[2]
            before = ""
        elif markdown:
            raw = _BOLD_NUMBER.sub(r"\1\2. ", raw)
        if (
            _RULE.fullmatch(raw)
            or _PAGE.fullmatch(raw.strip())
            or (markdown and raw.lstrip().startswith(("|", "<!--", "```")))
        ):
            continue
        tabs = raw.rstrip()  # a table of contents is recognised by its tabs
        text, bullet = without_bullet(_unmarked(tabs.strip()))
        if bullet and not begins_item(bullet, last, before):
            text, bullet = _unmarked(tabs.strip()), ""
        before, last = "" if kind == "heading" or heads else text, bullet or last
        if bullet and kind == "text":
            kind = "item"
        if listed and kind == "text":
            # The first may head the others.
            kind = "text" if raw == block[0] else "item"
        keeps_layout = "\t" in tabs.strip() or "   " in tabs.strip()
        starts = breaks_before or kind != "text" or keeps_layout
        lines.append(
            TextLine(
                text if keeps_layout else clean(text),
                page,
                kind,
                level,
                starts,
                len(block) == 1 or listed or heads,
                mark=bullet,
            )
        )
    return lines


def _heads(block: list[str], longest: int) -> bool:
    """Whether the first line of a block is its heading: short, unfinished, and not wrapped into the next."""
    if len(block) == 1 or block[0].rstrip().endswith((".", ":", ",", ";", "!", "?", "-")):
        return False
    above_list = len(block[0]) <= MAX_ABOVE_LIST and bool(without_bullet(block[1].strip())[1])
    return len(block[0]) < FULL_SHARE * longest or above_list


def _is_list(block: list[str]) -> bool:
    """Whether every line stands for itself, without a mark: in prose some lines begin with a small letter."""
    texts = [line.strip() for line in block]
    begin = sum(text[0].isupper() or text[0].isdigit() for text in texts)
    finished = sum(text.endswith((".", ",", ";", ":", "-")) for text in texts)
    short = sum(len(text) <= MAX_LISTED_LENGTH for text in texts)
    return (
        len(texts) >= MIN_LISTED
        and begin == len(texts)
        and short == len(texts)
        and 4 * finished <= len(texts)
    )


def _unmarked(text: str) -> str:
    """Remove Markdown's markup for bold, italic and links; "Bürger*innen" stays."""
    text = _LINK.sub(r"\1", text).replace("**", "").replace("__", "")
    return _EMPHASIS.sub(r"\2", text)
