"""From the bytes of a CSV file to its text, in any encoding of spreadsheets; ambiguity is an error."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from geo.table import german

# Windows, old web and Unix; Excel for Mac; "CSV (MS-DOS)". Of equal readings the first counts.
CANDIDATES = {
    "windows-1252": "Windows-1252",
    "iso-8859-15": "ISO-8859-15",
    "mac-roman": "Mac Roman",
    "cp858": "CP850 (MS-DOS)",  # CP850 with the euro
    "cp437": "CP437 (MS-DOS)",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# One or two foreign letters may be valid UTF-8 by chance; three are a word.
_OTHER_LETTER = re.compile("(?![ŒœŠšŸŽžƒ])[\u0100-\u1fff\u2c00-\u9fff]")
_OTHER_WORD = re.compile(f"(?:{_OTHER_LETTER.pattern}){{3}}")


@dataclass(frozen=True)
class Decoded:
    """A text and its encoding. ``is_certain``: declared by the file, or unambiguous as Unicode."""

    text: str
    encoding: str
    is_certain: bool = True


class Undecodable(Exception):
    """The bytes are not text in any encoding, or are different texts in several.

    ``at`` is the first byte that is not UTF-8; ``readings`` are the first word in which possible readings
    differ, each with the name of its encoding.
    """

    def __init__(self, at: int, readings: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(at, readings)
        self.at = at
        self.readings = readings


def decode(raw: bytes) -> Decoded:
    """Decode the bytes of a text.

    Raises
    ------
    Undecodable : they are not German text in any encoding, or different texts in several
    """
    encoding = _unicode_of(raw)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise Undecodable(error.start) from None
        return _guessed(raw, error.start)
    if encoding == "utf-8" and not text.isascii() and not german.has_latin(text):
        _check_chance(raw, text)
    return Decoded(text, encoding)


def _check_chance(raw: bytes, text: str) -> None:
    """Refuse what is UTF-8 by chance: the last two bytes of „Maß“ are also one letter of N'Ko."""
    readings = _readings(raw)
    if readings or (_OTHER_LETTER.search(text) and not _OTHER_WORD.search(text)):
        at = next(at for at, byte in enumerate(raw) if byte > 127)
        raise Undecodable(at, _difference({text: "utf-8"} | readings) if readings else ())


def _unicode_of(raw: bytes) -> str:
    """Return UTF-16 for a byte order mark or zeros in every second byte, otherwise UTF-8."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding
    # The header of a table is ASCII, or nearly so.
    head = raw[:64]
    zeros = head[::2].count(0), head[1::2].count(0)
    if len(head) >= 8 and max(zeros) > len(head) // 4 and min(zeros) == 0:
        return "utf-16-le" if zeros[1] else "utf-16-be"
    return "utf-8"


def _readings(raw: bytes) -> dict[str, str]:
    """Return possible German texts, and their encodings."""
    readings: dict[str, str] = {}
    for encoding in CANDIDATES:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if german.is_possible(text):
            readings.setdefault(text, encoding)
    return readings


def _guessed(raw: bytes, at: int) -> Decoded:
    readings = _readings(raw)
    if not readings:
        raise Undecodable(_first_unreadable(raw, at))
    if len(readings) == 1:
        ((text, encoding),) = readings.items()
        # Windows-1252 is what most programs write; anything else must show words.
        sure = encoding == "windows-1252" and german.has_german(text)
        if not sure and not german.known_words(text, umlauts=encoding != "windows-1252"):
            raise Undecodable(at)
        return Decoded(text, encoding, is_certain=encoding == "windows-1252")
    scores = {text: german.known_words(text) for text in readings}
    best, second = sorted(scores, key=lambda text: -scores[text])[:2]
    if scores[best] == scores[second]:
        raise Undecodable(at, _difference(readings))
    return Decoded(best, readings[best], is_certain=readings[best] == "windows-1252")


def _first_unreadable(raw: bytes, at: int) -> int:
    """Return the position of the first unreadable line, if there were no UTF-8 letters before it."""
    start = 0
    for line in raw.splitlines(keepends=True) if raw[:at].isascii() else ():
        if not line.isascii() and not _readings(line):
            return start
        start += len(line)
    return at


def _difference(readings: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the first token in which readings differ, in each of them."""
    whole = [german.tokens(text) for text in readings]
    names = [CANDIDATES.get(encoding, "UTF-8") for encoding in readings.values()]
    first = next((row for row in zip(*whole, strict=False) if len(set(row)) > 1), ())
    return tuple(dict(zip(first, names, strict=False)).items())  # none: one is only longer
