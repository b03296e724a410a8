"""Which names of streets a mistyped one may mean: "Kölnr Straße" Kölner Straße.

``static/js/near_street_typos.js`` has the same rule; tests/webapp/agreement keeps the two in sync.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

MIN_LETTERS = 5
MAX_ERRORS = 2
# Without what kind of street it is: a name with fewer letters must be right, and one from so many letters on
# may have two errors, as what follows it may.
SHORT, LONG = 4, 9
_KIND = re.compile("(?:strasse|allee|gasse|platz|ring|weg)$")
_OTHERS = re.compile("[^0-9]+")


class StreetTypos:
    """Names of streets, as `Spelling.joined`, among which mistyped ones are looked up.

    Parameters
    ----------
    names : in the order in which equally good ones are offered
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._of_length: dict[int, dict[str, int]] = defaultdict(dict)
        for number, name in enumerate(names):
            self._of_length[len(name)][name] = number

    def meant(self, typed: str) -> list[str]:
        """Return the names that a typed one may mean, those with the fewest errors first."""
        if len(typed) < MIN_LETTERS:
            return []
        found = []
        for length in range(len(typed) - MAX_ERRORS, len(typed) + MAX_ERRORS + 1):
            numbers = self._of_length.get(length, {})
            hits = process.extract(
                typed, numbers.keys(), scorer=OSA.distance, score_cutoff=MAX_ERRORS, limit=None
            )
            found += [
                (int(errors), numbers[name], name)
                for name, errors, _ in hits
                if _is_near(typed, name, errors)
            ]
        return [name for _errors, _number, name in sorted(found)]


def _is_near(typed: str, name: str, errors: float) -> bool:
    stem = _KIND.sub("", name) or name
    if _OTHERS.sub(" ", typed).split() != _OTHERS.sub(" ", name).split():
        return False  # a number is another street, or a house
    if typed.startswith(stem) or len(stem) >= LONG:
        return errors <= MAX_ERRORS
    return errors <= (0 if len(stem) < SHORT else 1)
