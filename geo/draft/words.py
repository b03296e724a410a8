"""A sentence as the words in which toponyms are searched for, each with its position in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.text.toponym import fold

# An apostrophe or a dot inside a word belongs to it: "D'horn", "St. Anna", "Schillerstr."
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`][^\W_]+)*(?:(?<=[Ss]tr)\.|(?<=\bSt)\.)?")
_ENDINGS = ("en", "er", "es", "em", "e", "s", "n")
MIN_STEM_LENGTH = 3


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(text.split())


@dataclass(frozen=True)
class Word:
    """One word: as written, folded, its stem; whether a hyphen ties it to the one before."""

    text: str
    folded: str
    stem: str
    capital: bool
    tied: bool = False
    # What separates it from the word before, without spaces: "", ",", "(" ...
    gap: str = ""


def words_of(text: str) -> list[Word]:
    """The words of a text in order."""
    found, end = [], 0
    for match in _WORD.finditer(text):
        gap = text[end : match.start()]
        folded = fold(match[0]).replace(" ", "")
        tied = gap in ("-", "–", "/") and end > 0
        found.append(Word(match[0], folded, stem(folded), match[0][0].isupper(), tied, gap.strip()))
        end = match.end()
    return found


def as_written(words: list[Word]) -> str:
    """Join words into a text, with their hyphens."""
    parts = [(word.gap if word.tied else " ") + word.text for word in words]
    return "".join(parts)[1:] if words else ""


def stem(folded: str) -> str:
    """Return a folded word without its endings: "hambacher waldes" and "hambacher wald" match.

    Only for names of several words, where the others confirm the match.
    """
    min_length = MIN_STEM_LENGTH
    while ending := next((end for end in _ENDINGS if folded.endswith(end)), ""):
        if len(folded) - len(ending) < min_length:
            break
        folded, min_length = folded[: -len(ending)], MIN_STEM_LENGTH + 1
    return folded
