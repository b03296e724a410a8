"""What people type into the search, as PostgreSQL's full-text search takes it."""

from __future__ import annotations

import unicodedata

from geo.public import plain, stem, words_to_find, written_words

MAX_WORDS = 8
_MIN_BEGINNING = 4  # letters from which on a word also finds those that begin so: "Fahrrad", "Fahrradstraße"


def tsquery(text: str) -> str:
    """Return a text for to_tsquery: all words must be there, each in one of its spellings; "" for no word.

    "Fluechtlinge", "flüchtling" and "Flüchtlinge" are the same word. Small words count only alone.
    """
    written = {plain(word): word for word in written_words(text)}
    words = words_to_find(text)[:MAX_WORDS]
    return " & ".join(_spellings(written.get(word, word), word) for word in words)


def _spellings(written: str, folded: str) -> str:
    found = {_without_accents(written), folded, stem(folded)}
    return "(" + " | ".join(_lexeme(one) for one in sorted(found)) + ")"


def _lexeme(word: str) -> str:
    # Of letters and digits only, so nothing in it can end the quotation.
    return f"'{word}':*" if len(word) >= _MIN_BEGINNING else f"'{word}'"


def _without_accents(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.lower().replace("ß", "ss"))
    return "".join(one for one in decomposed if not unicodedata.combining(one))
