"""From the bytes of a CSV file to its text, in any encoding that spreadsheets write; a doubt is a refusal."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from geo.table import german

# Windows, web and Unix of old; Excel for Mac; "CSV (MS-DOS)". Of equal readings the first gives the name.
CANDIDATES = {
    "windows-1252": "Windows-1252",
    "iso-8859-15": "ISO-8859-15",
    "mac-roman": "Mac Roman",
    "cp858": "CP850 (MS-DOS)",  # as CP850, with the euro
    "cp437": "CP437 (MS-DOS)",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Letters that are not ours may be valid UTF-8 by chance, one or two at a time; three are a word.
_OTHER_LETTER = re.compile("(?![ŒœŠšŸŽžƒ])[\u0100-\u1fff\u2c00-\u9fff]")
_OTHER_WORD = re.compile(f"(?:{_OTHER_LETTER.pattern}){{3}}")


@dataclass(frozen=True)
class Decoded:
    """A text and how it was read. ``told``: the file itself said so, or Unicode leaves no doubt."""

    text: str
    encoding: str
    told: bool = True


class Undecodable(Exception):
    """No encoding gives a text, or several give different ones.

    ``at`` is the byte where UTF-8 ends; ``readings`` are the first word in which those that are possible
    differ, each with the name of its encoding.
    """

    def __init__(self, at: int, readings: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(at, readings)
        self.at = at
        self.readings = readings


def decode(raw: bytes) -> Decoded:
    """Read the bytes of a text.

    Raises
    ------
    Undecodable : in no encoding they are German text, or in several that differ
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
    """Refuse what is UTF-8 by chance: the last two signs of „Maß“ are also one letter of N'Ko."""
    readings = _readings(raw)
    if readings or (_OTHER_LETTER.search(text) and not _OTHER_WORD.search(text)):
        at = next(at for at, byte in enumerate(raw) if byte > 127)
        raise Undecodable(at, _difference({text: "utf-8"} | readings) if readings else ())


def _unicode_of(raw: bytes) -> str:
    """UTF-8 unless a mark or zeros in every second byte tell otherwise."""
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
    """What can be German text, and in which encoding."""
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
        return Decoded(text, encoding, told=encoding == "windows-1252")
    scores = {text: german.known_words(text) for text in readings}
    best, second = sorted(scores, key=lambda text: -scores[text])[:2]
    if scores[best] == scores[second]:
        raise Undecodable(at, _difference(readings))
    return Decoded(best, readings[best], told=readings[best] == "windows-1252")


def _first_unreadable(raw: bytes, at: int) -> int:
    """Where the first line stands that nothing can read, if the text had no letters in UTF-8 before."""
    start = 0
    for line in raw.splitlines(keepends=True) if raw[:at].isascii() else ():
        if not line.isascii() and not _readings(line):
            return start
        start += len(line)
    return at


def _difference(readings: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """The first token in which readings differ, in each."""
    whole = [german.tokens(text) for text in readings]
    names = [CANDIDATES.get(encoding, "UTF-8") for encoding in readings.values()]
    first = next((row for row in zip(*whole, strict=False) if len(set(row)) > 1), ())
    return tuple(dict(zip(first, names, strict=False)).items())  # none: one has only more of them
