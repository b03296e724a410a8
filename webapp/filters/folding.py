"""How a search compares texts. ``static/js/matching.js`` does the same."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Normalise a text so that "Duren", "Dueren" and "Düren" are equal."""
    decomposed = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss"))
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return plain.replace("ae", "a").replace("oe", "o").replace("ue", "u")
