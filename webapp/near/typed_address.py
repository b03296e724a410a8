"""A typed address, as far as the map can read one: its postal code, the places that it names, and the rest.

"Musterweg 3, 52355 Düren" has a street that no map of ours knows, but the Gemeinde says where to look.
``static/js/near_address.js`` reads it the same way; tests/webapp/agreement keeps the two in sync.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from webapp.near.search_places import search_key

MAX_NAME_WORDS = 5
# Words beside a name that say nothing to whoever searches here, and those that say nothing alone.
FILLING = frozenset(("deutschland", "gemeinde", "kreis", "nrw", "ortsteil", "ot", "stadt"))
PREPOSITIONS = frozenset(("an", "bei", "im", "in"))
_CODE = re.compile(r"[0-9]{5}")
_PIECES = re.compile(r"[^\s,;]+")


@dataclass(frozen=True)
class TypedAddress:
    """``words`` are the folded words without numbers, ``codes`` what may be postal codes."""

    written: str
    words: tuple[str, ...]
    codes: tuple[str, ...]
    has_more: bool  # whether it has numbers, or commas: then it is more than a name

    @property
    def name(self) -> str:
        return " ".join(self.words)

    def names(self) -> Iterator[str]:
        """Yield the names that it may hold, the longest first, of equally long ones the last."""
        count = len(self.words)
        for length in range(min(count, MAX_NAME_WORDS), 0, -1):
            for start in range(count - length, -1, -1):
                yield " ".join(self.words[start : start + length])

    def without(self, known_words: Iterable[str]) -> str:
        """Return what is left besides some folded words, as it was written: "Musterweg 3"."""
        known = {*known_words, *self.codes, *FILLING}
        kept: list[str] = []
        says_something = False
        for piece in _PIECES.findall(self.written):
            words = [word for word in search_key(piece).split() if word not in known]
            is_number = all(word[0].isdecimal() for word in words)
            if words and (not is_number or kept):
                kept.append(piece)
                says_something |= not PREPOSITIONS.issuperset(words)
        return " ".join(kept) if says_something else ""


def read_address(text: str) -> TypedAddress:
    """Read what was typed into the field for a place."""
    words = search_key(text).split()
    names = tuple(word for word in words if not word[0].isdecimal())
    codes = tuple(word for word in words if _CODE.fullmatch(word))
    return TypedAddress(text, names, codes, len(names) < len(words) or "," in text)
