"""The font of the pictures: how wide a text is, and how to wrap a long one.

The same files measure the text and draw it, so that boxes fit. Kerning is left out of the sum: it
makes a text narrower by a hair, hardly ever wider.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from fontTools.ttLib import TTFont

from webapp.fonts import FAMILY, FILES

# A browser uses the first that it has; each line has its measured width, so that any of them fits.
FAMILIES = f"'{FAMILY}', system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif"
REGULAR, BOLD = FILES
# Shares of the size: the height of a line above and below its baseline.
ASCENT, DESCENT = 0.935, 0.265
LEADING = 1.2
MISSING = 1.0  # the width of a character that the font lacks
ELLIPSIS = "…"
_BREAKS = re.compile(r"[^\s–-]+[–-]*|[–-]+")


def clean(text: str) -> str:
    """Return a line that is valid in an SVG: composed letters, no control characters, single spaces."""
    composed = unicodedata.normalize("NFC", text)
    return " ".join("".join(" " if not char.isprintable() else char for char in composed).split())


@cache
def _advances(weight: int) -> dict[int, float]:
    """Return the width of each character of a font, as a share of its size."""
    with TTFont(FILES[weight], lazy=True) as font:
        widths, per_em = font["hmtx"], font["head"].unitsPerEm
        return {code: widths[glyph][0] / per_em for code, glyph in font.getBestCmap().items()}


def width(text: str, size: float, weight: int = REGULAR) -> float:
    """Return the width of a line, in the unit of ``size``."""
    advances = _advances(weight)
    return size * sum(advances.get(ord(char), MISSING) for char in text)


def knows(text: str) -> bool:
    """Return whether the font has every character of a text."""
    return all(ord(char) in _advances(REGULAR) for char in text)


def unbroken(text: str) -> list[str]:
    """Return the parts of a text that are kept together: words, and what is between their hyphens."""
    return [part for word in clean(text).split(" ") for part in _BREAKS.findall(word)]


def wrap(text: str, size: float, weight: int, max_width: float, at_dashes: bool = True) -> list[str]:
    """Break a text into lines, at spaces and after dashes; a word that is too long is broken anywhere."""
    lines = [""]
    for word in clean(text).split(" "):
        for number, part in enumerate(_BREAKS.findall(word) if at_dashes else [word]):
            gap = " " if number == 0 and lines[-1] else ""
            if width(lines[-1] + gap + part, size, weight) <= max_width:
                lines[-1] += gap + part
                continue
            if lines[-1]:
                lines.append("")
            for char in part:
                if lines[-1] and width(lines[-1] + char, size, weight) > max_width:
                    lines.append("")
                lines[-1] += char
    return lines


def fit(
    text: str, sizes: Sequence[float], weight: int, max_width: float, max_lines: int
) -> tuple[float, list[str]]:
    """Return the largest size at which a text fits whole; at the smallest it is cut off with an ellipsis.

    A size at which a word would have to be broken is skipped while there is a smaller one.
    """
    words = unbroken(text)
    for size in sizes:
        lines = wrap(text, size, weight, max_width)
        if len(lines) <= max_lines and all(width(word, size, weight) <= max_width for word in words):
            return size, lines
    size = sizes[-1]
    return size, cut(wrap(text, size, weight, max_width), max_lines, size, weight, max_width)


def balanced(text: str, size: float, weight: int, max_width: float) -> list[str]:
    """Wrap into the same number of lines, but as evenly as possible: no last word stands alone."""
    best = wrap(text, size, weight, max_width)
    narrowest = max(width(word, size, weight) for word in unbroken(text) or [""])
    for share in range(95, 45, -5):
        lines = wrap(text, size, weight, max_width * share / 100)
        if len(lines) > len(best) or max_width * share / 100 < narrowest:
            break
        best = lines
    return best


def cut(lines: list[str], max_lines: int, size: float, weight: int, max_width: float) -> list[str]:
    """Return the first lines; if there are more, the last one ends with an ellipsis."""
    if len(lines) <= max_lines:
        return lines
    last = lines[max_lines - 1]
    while last and width(last + ELLIPSIS, size, weight) > max_width:
        last = last[:-1]
    return [*lines[: max_lines - 1], last.rstrip(" ,;:-–&") + ELLIPSIS]
