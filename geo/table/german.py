"""What can be German text and what can't: to detect an encoding, and damage by a wrong one.

A wrong encoding turns umlauts into characters that reveal it: a quotation mark inside a word, a
capital letter after a small one, a character that German texts never have. If that is not enough, a
dictionary says which reading has more words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

CORE = "äöüßÄÖÜẞ"
# Letters of names and loan words that German texts have: Café, Ærø, Budyšin, Señor.
FOREIGN = "éèêëáàâåæçíîïñóôøúûšžÉÈÀÁÅÆÇÑÓØŠŽ"
_SYMBOLS = "„“”‚‘’»«›‹–—…€§°²³·•½¼¾×±´™®©†‰µ\u00a0\u00ad"
# In Python's regular expressions, ² and ½ are word characters.
_LETTER = r"[^\W\d_²³¹¼½¾]"
_ODD = f"[{CORE}{FOREIGN}]"
_UPPER, _LOWER = "[A-ZÄÖÜÉÈÀÁÅÆÇÑÓØŠŽ]", "[a-zäöüßéèêëáàâåæçíîïñóôøúûšž]"
_IMPOSSIBLE = re.compile(
    "|".join(
        [
            f"[^\x00-\x7f{CORE}{FOREIGN}{_SYMBOLS}]",
            f"(?<={_LETTER})[„‚€§½¼¾×±†‰©µ•°]|(?<=[0-9])[„‚]|[„‚](?!\\S)",
            f"[€§½¼¾×±†‰©™®²³•](?={_LETTER})|°(?={_LETTER})(?![CFK]\\b)",
            f"(?<={_LETTER})[“”»«›‹…](?={_LETTER})",
            f"(?<!{_LETTER})”(?={_LETTER})",
            r"(?<!\S)[„“”‚‘’](?!\S)",
            # Case: "PlŠtze", "GrÜn", "äJa"; sharp s may stand among capitals (STRAßE).
            f"(?<={_LOWER})[ÄÖÜÉÈÀÁÅÆÇÑÓØŠŽ]|(?<={_UPPER})[ÄÖÜÉÈÀÁÅÆÇÑÓØŠŽ](?={_LOWER})",
            f"[äöüéèêëáàâåæçíîïñóôøúûšž](?={_UPPER})",
            "(?<![aeiouyäöüAEIOUYÄÖÜ])ß",
            f"(?<=[0-9]){_ODD}|{_ODD}(?=[0-9])",
            # Only these single letters: "o. ä.", "u. ö." and "à".
            f"(?<!\\w)[ßüÜ{FOREIGN.replace('à', '')}](?!\\w)",
        ]
    )
)
_GERMAN = re.compile(f"[{CORE}]|(?<= )–(?= )|„[^„“”]+[“”]")
_TOKEN = re.compile(r"[^\s;\"]+")
_WORD = re.compile(rf"{_LETTER}{{2,}}")
_ONE_LETTER = re.compile(_LETTER)
# More tokens do not help to detect an encoding.
_MAX_TOKENS = 300
_MIN_LETTERS = 4
MAX_WORD_LENGTH = 80


def is_possible(text: str) -> bool:
    """Whether a text can be German in the right encoding."""
    return _IMPOSSIBLE.search(text) is None


def breaks_word(token: str) -> bool:
    """Whether a character other than a quotation mark is inside a word, where German texts never have it."""
    return any(
        found[0] not in "„“”‚‘’»«›‹" and _ONE_LETTER.match(token, found.end()) and found.start() > 0
        for found in _IMPOSSIBLE.finditer(token)
        if _ONE_LETTER.match(token[found.start() - 1])
    )


def has_german(text: str) -> bool:
    """Whether a text has letters or quotation marks that are clearly German."""
    return _GERMAN.search(text) is not None


def has_latin(text: str) -> bool:
    """Whether a text has any non-ASCII character that German texts use."""
    return not {*CORE, *FOREIGN, *_SYMBOLS}.isdisjoint(text)


def tokens(text: str) -> Iterator[str]:
    """Return the distinct tokens between spaces that have a non-ASCII character."""
    seen = set()
    for found in _TOKEN.finditer(text):
        token = found[0]
        if not token.isascii() and token not in seen:
            seen.add(token)
            yield token


def known_words(text: str, umlauts: bool = False) -> int:
    """Count the words with or next to a non-ASCII character that are in the dictionary.

    Only words of four letters and more, as too many short ones are words in every reading; optionally those
    with an umlaut or a sharp s.
    """
    found = dict.fromkeys(word for token in islice(tokens(text), _MAX_TOKENS) for word in words_of(token))
    return sum(
        len(word) >= _MIN_LETTERS and is_word(word) and not (umlauts and set(CORE).isdisjoint(word))
        for word in found
    )


def words_of(token: str) -> list[str]:
    """Return the words of two letters and more in a token."""
    return _WORD.findall(token)


def is_word(word: str) -> bool:
    """Whether a word is in the dictionary; words that are too long are not looked up."""
    import simplemma

    if len(word) > MAX_WORD_LENGTH:
        return False
    return simplemma.is_known(word, lang="de") or simplemma.is_known(word.lower(), lang="de")
