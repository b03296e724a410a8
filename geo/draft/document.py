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
_BULLET = re.compile(r"[•●○◦▪▫■□‣⁃∙·➔➜→►▶✓✔*+–—-]\s+|(?:\d{1,2}[.)]|[a-z]\))\s+(?=\S)|[•●▪■‣✓✔]")


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
    """

    text: str
    page: int | None = None
    kind: Kind = "text"
    level: int = 0
    starts: bool = True
    alone: bool = False


@dataclass(frozen=True)
class TextBlock:
    """A whole paragraph, list item or heading, and the page on which it begins."""

    text: str
    page: int | None
    kind: Kind
    level: int = 0


def clean(text: str) -> str:
    """Return a line without soft hyphens, ligatures and doubled spaces; a hyphen at its end stays."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(_LIGATURES)
    return re.sub(r"[\s\u00a0\u2000-\u200a\u202f]+", " ", text).strip()


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


def without_bullet(line: str) -> tuple[str, bool]:
    """Return the line without its bullet or number, and whether it had one."""
    match = _BULLET.match(line)
    return (line[match.end() :], True) if match and match.end() < len(line) else (line, False)
