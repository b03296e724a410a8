"""What all readers of programmes return: lines of text, and the blocks that they join into."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "heading", "item", "contents"]

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
# PDFium writes a hyphen at the end of a line as the last of these.
_HYPHENS = "-‐¬\ufffe"
# After these a hyphen stays: "Natur- und Artenschutz".
_BOTH_PARTS = re.compile(r"(?:und|oder|bzw|sowie|&|/)(?!\w)")
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
# "\x95" is the bullet of Windows in a text read as Latin-1; the private characters are those of Wingdings.
_MARKS = "•●○◦▪▫■□‣⁃∙·➔➜→►▶▸➤➢⮚»›❖◆◇★☆✓✔✗☑☐⬤⚫🟢\x95\ue000-\uf8ff"
_BULLET = re.compile(
    rf"[{_MARKS}*+–—−‐‑-]\s+(?:\[[ xX]\]\s+)?|"
    rf"(?:\(?\d{{1,3}}\)|\d{{1,3}}\.(?!\s*(?:{_MONTHS})\b)|\(?[a-z]\)|[a-z]\.(?!\s?\w\.))\s+(?=\S)|"
    rf"(?:These|Forderung|Punkt) \d{{1,3}}\s?[:.–-]\s+|o\s+(?=[A-ZÄÖÜ])|[{_MARKS}](?=\w)"
)
_CONTROLS = {
    0x80: "€",
    0x84: "„",
    0x85: "…",
    0x91: "‘",
    0x92: "’",
    0x93: "“",
    0x94: "”",
    0x96: "–",
    0x97: "—",
}


TURN = "\f"  # where a page begins in a paragraph


@dataclass(frozen=True)
class TextLine:
    """One line or paragraph as it stands in the file.

    Parameters
    ----------
    text : cleaned
    page : from 1, None if the file has no pages
    kind : what the file itself says about it; "text" if it does not say
    level : of a heading, 1 is the outermost, 0 unknown
    starts : whether a new paragraph begins with it
    alone : whether it stands alone (an empty line, or another typeface, before and after)
    turns : where in the text a new page begins, and which
    mark : the bullet or number that was taken off an item
    """

    text: str
    page: int | None = None
    kind: Kind = "text"
    level: int = 0
    starts: bool = True
    alone: bool = False
    turns: tuple[tuple[int, int], ...] = ()
    mark: str = ""


@dataclass(frozen=True)
class TextBlock:
    """A whole paragraph, list item or heading, the page on which it begins, and where others begin in it."""

    text: str
    page: int | None
    kind: Kind
    level: int = 0
    turns: tuple[tuple[int, int], ...] = ()

    def page_at(self, offset: int) -> int | None:
        """Return the page of a character."""
        return next((page for at, page in reversed(self.turns) if at <= offset), self.page)


def clean(text: str) -> str:
    """Return a line without soft hyphens, ligatures and doubled spaces; a hyphen at its end stays."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(_LIGATURES | _CONTROLS)
    return re.sub(r"[\s\u00a0\u2000-\u200a\u202f]+", " ", text).strip()


_COUNTED = re.compile(r"\(?(?:(?P<number>\d{1,3})|(?P<letter>[a-z]))[.)]\)?\s+")
_FINISHED = re.compile(r"[.!?:;,…]\W*$")


def begins_item(mark: str, last: str, before: str) -> bool:
    """Whether a number or letter begins an item; not so in "am / 3. Gleis" or "Pullach i. / Isartal".

    Parameters
    ----------
    mark, last : of this line, and of the item before
    before : the line before
    """
    counted = _COUNTED.fullmatch(mark)
    if (
        counted is None
        or not before
        or _FINISHED.search(before)
        or mark.rstrip() in ("1.", "(1)", "1)", "a)")
    ):
        return bool(mark)
    if mark.startswith("("):
        return True
    earlier = _COUNTED.fullmatch(last)
    if earlier is None or (earlier["number"] is None) != (counted["number"] is None):
        return False
    if counted["number"]:
        return int(counted["number"]) == int(earlier["number"]) + 1
    return ord(counted["letter"]) == ord(earlier["letter"]) + 1


def joined(left: str, right: str) -> str:
    """Join two lines of a paragraph, and a word that was hyphenated between them."""
    if not left or not right:
        return left or right
    hyphenated = left[-1] in _HYPHENS and len(left) > 1 and left[-2].isalpha()
    if not hyphenated:
        return f"{left} {right}"
    if _BOTH_PARTS.match(right):
        return f"{left[:-1]}- {right}"
    return left[:-1] + right if right[0].islower() else f"{left[:-1]}-{right}"


def unhyphenated(line: str) -> str:
    """Fix the line ends that PDFium has already joined."""
    parts = line.split("\ufffe")
    text = parts[0]
    for part in parts[1:]:
        text = joined(text + "-", part)
    return text


def line_with_turns(text: str, kind: Kind, level: int, first_page: int, page: int | None) -> TextLine:
    """Return a paragraph of an office file, in which ``TURN`` stands where a page begins.

    ``first_page`` is the one on which it begins; ``page`` the same, or None if the file has no pages.
    """
    first, *later = text.split(TURN)
    mark = ""
    if kind == "text":
        first, mark = without_bullet(first.lstrip())
        kind = "item" if mark else kind
    turns, before = [], first
    for number, part in enumerate(later, 1):
        turns.append((len(clean(before)), first_page + number))
        before += part
    shown = before.strip() if kind == "contents" or "\t" in before.strip() else clean(before)
    return TextLine(shown, page, kind, level, True, True, tuple(turns), mark)


def without_bullet(line: str) -> tuple[str, str]:
    """Return the line without its bullet or number, and that; "" if it had none."""
    match = _BULLET.match(line)
    return (line[match.end() :], match[0]) if match and match.end() < len(line) else (line, "")
