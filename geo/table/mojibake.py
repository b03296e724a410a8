"""Text that was read in a wrong encoding and saved: recognised by its reading in the right one."""

from __future__ import annotations

import re
from functools import lru_cache

from geo.table import german

# UTF-8 of two and three bytes as other encodings show it. Its first bytes stand for the umlauts, accents,
# punctuation and the euro; some of what follows would be German text alone (Ä…, ß“).
_UTF8_READ_AS = re.compile(
    "|".join(
        [
            "Ã|Â(?![a-zäöü])|Â(?<=[^\\W_]Â)",  # Windows-1252, also twice ("ÃƒÂ¼")
            "â(?:€|„¢|‚|†)|ï»¿|ï¿½",
            "[ÄÅ][\u0080-\u0084\u0086-\u0092\u0095\u0098-\u00a0¡-¬®-¿‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ](?!\\s|$)",
            "√[^\\s0-9(]|‚[ÄÇàâ]|(?<=[^\\W\\d_])‚(?=\\S)|¬\\S|Ôªø",  # Mac Roman
            "[├┬][^\\s├┬─┼]|[ÔΓ][çéòöÇ]|┤╗┐|´╗┐|∩╗┐",  # CP850 and CP437
            "\ufffd",  # lost before
        ]
    )
)
# A letter that an encoding lacked: "Chó?ebuz". In a URL it starts the query.
_LOST = re.compile(r"(?<=[^\W\d_])\?(?=[a-zäöüß])")
_ADDRESS = re.compile(r"://|www\.")
_ORDINARY = re.compile("[\x00-\x7fäöüßÄÖÜ\u00a0\u00ad]*")
# What a token must have in its right reading; otherwise that is not better.
_GERMAN = {*german.CORE, *"„“–’"}
_SINGLE = ("windows-1252", "mac-roman", "cp850", "cp437")


def is_damaged(text: str) -> bool:
    """Whether a text looks as if it was read in a wrong encoding."""
    return not text.isascii() and any(map(_is_damaged_token, german.tokens(text)))


def has_lost_letter(text: str) -> bool:
    """Whether a question mark is inside a word, where a letter must have been."""
    if "?" not in text:
        return False
    return any(_LOST.search(word) and not _ADDRESS.search(word) for word in text.split())


@lru_cache(maxsize=50_000)  # the same words occur again and again
def _is_damaged_token(token: str) -> bool:
    return _UTF8_READ_AS.search(token) is not None or _is_misread(token)


def _is_misread(token: str) -> bool:
    """Whether a token is only German if its bytes are read in another encoding."""
    impossible = not german.is_possible(token)
    if _ORDINARY.fullmatch(token) and not impossible:
        return False
    # Names are not in the dictionary: a character that breaks the word must do, unless people type it so.
    enough = german.breaks_word(token) and not _ORDINARY.fullmatch(token)
    return any(_is_better(other, token, impossible, enough) for other in _reread(token))


def _reread(token: str) -> set[str]:
    found = set()
    for read_as in _SINGLE:
        for truly in _SINGLE:
            try:
                found.add(token.encode(read_as).decode(truly))
            except UnicodeError:
                continue
    return found - {token}


def _is_better(other: str, token: str, impossible: bool, enough: bool) -> bool:
    letters = {character for character in other if ord(character) > 127}
    if not letters & _GERMAN or letters & set(german.FOREIGN) or not german.is_possible(other):
        return False
    words = [word for word in german.words_of(other) if len(word) > 2]
    if not words or enough:
        return bool(words)
    if not all(map(german.is_word, words)):
        return False
    same_case = other[0].isupper() == token[0].isupper()
    return impossible or (same_case and not any(map(german.is_word, german.words_of(token))))
