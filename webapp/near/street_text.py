"""A typed text read for a street: its words piece by piece, what may be a house number, and keys of names.

"Kardinal-Frings-Str. 12 a, 52349 Düren". ``static/js/near_street_text.js`` reads it the same way;
tests/webapp/agreement keeps the two in sync.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from webapp.near.search_places import search_key

MAX_NAME_PIECES = 8
_GLUED = re.compile(r"([^\W\d_]\.|[^\W\d_]{2})(?=[0-9])")  # "Oberstr.12"
_PIECE = re.compile(r"[,;()]|[^\s,;()]+")
_NUMBER = re.compile(
    r"([0-9]{1,4}(?:\s?[a-z](?![^\W_]))?(?:\s[0-9]/[0-9]|½)?"
    r"(?:\s?[-–/+]\s?(?:[0-9]{1,4}(?:\s?[a-z](?![^\W_]))?|[a-z](?![^\W_])))?)(?![^\W_])",
    re.IGNORECASE,
)
_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ø": "o"})  # no accents to Unicode, but to everybody's keyboard
# Words as they are and as they are shortened; the shorter one is the key of both.
_PAIRS = (
    "doktor:dr professor:prof burgermeister:bgm burgerm:bgm kardinal:kard pfarrer:pfr freiherr:frhr "
    "geschwister:geschw gebruder:gebr general:gen friedrich:friedr wilhelm:wilh johannes:joh johann:joh "
    "heinrich:heinr platz:pl von:v der:d des:d dem:d den:d an:a untere:unt unterer:unt unteren:unt "
    "obere:ob oberer:ob oberen:ob grosse:gr grosser:gr grossen:gr grosses:gr gross:gr kleine:kl "
    "kleiner:kl kleinen:kl kleines:kl klein:kl ii:2 iii:3 iv:4 vi:6 vii:7 viii:8 ix:9 xi:11 xii:12 "
    "xiii:13 xiv:14 xv:15 xvi:16 xxiii:23"
)
_SHORT = dict(pair.split(":") for pair in _PAIRS.split())


class TypedPiece(NamedTuple):
    """A word as it was typed, its folded words, where it begins and ends, and the commas before it."""

    written: str
    words: tuple[str, ...]
    start: int
    end: int
    part: int


class Spelling(NamedTuple):
    """The keys of a name: as its words, without what separates them, and with its words shortened."""

    words: str
    joined: str
    short: str


class TypedNumber(NamedTuple):
    """A house number as files have it, and where it begins and ends in the text."""

    number: str
    start: int
    end: int


def spelling(pieces: Sequence[TypedPiece]) -> Spelling:
    """Return the keys of a name; it is the same street if one of them is the same."""
    words = [word for piece in pieces for word in piece.words]
    short = [_shortened(word) for word in words]
    return Spelling(" ".join(words), "".join(words), "".join(short))


def _shortened(word: str) -> str:
    if word.endswith("platz"):
        return word[:-5] + "pl"
    return _SHORT.get(word, word)


def house_number(written: str) -> str:
    """Return a house number as `geo osm` writes them: "12 A" is "12a", "3 – 5" is "3-5"; "5 1/2" stays."""
    number, half, fraction = re.sub("½", " 1/2", written.casefold()).partition(" 1/2")
    return re.sub(r"\s+", "", number).replace("–", "-").replace("+", "-") + half + fraction


@dataclass(frozen=True)
class TypedText:
    """A text for the search field, up to commas and brackets in its pieces."""

    text: str
    pieces: tuple[TypedPiece, ...]

    def spans(self) -> Iterator[tuple[int, int]]:
        """Yield where the name of a street may begin and end, the longest first."""
        count = len(self.pieces)
        for length in range(min(count, MAX_NAME_PIECES), 0, -1):
            for start in range(count - length + 1):
                if self.pieces[start].part == self.pieces[start + length - 1].part:
                    yield start, start + length

    def number_at(self, place: int) -> TypedNumber | None:
        """Return the house number that begins with a piece, by its place; None if none does."""
        if place >= len(self.pieces):
            return None
        match = _NUMBER.match(self.text, self.pieces[place].start)
        return match and TypedNumber(house_number(match[1]), match.start(), match.end())


def read_text(text: str) -> TypedText:
    """Read what was typed into the field for a place, or the name of a street."""
    plain = _GLUED.sub(r"\1 ", text)
    pieces: list[TypedPiece] = []
    part = 0
    for match in _PIECE.finditer(plain):
        if match[0] in ",;()":
            part += 1
        elif words := search_key(f"{match[0]} ").translate(_LETTERS).split():
            pieces.append(TypedPiece(match[0], tuple(words), match.start(), match.end(), part))
    return TypedText(plain, tuple(pieces))
