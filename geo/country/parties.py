"""One key for a party however its branches spell their names, so that counts of the country add up."""

from __future__ import annotations

import re
from typing import NamedTuple

from geo.text.toponym import slug

MAX_KEY = 40


class KnownParty(NamedTuple):
    """``key`` is the same everywhere, "" if nobody says; ``name`` is what people read."""

    key: str
    name: str


# By what the name of a branch begins with or has as a word of its own; the first that fits counts. Parties
# that sit in councils of several Länder; whatever else stands in the name of a list is a list of its own.
_KNOWN = (
    ("gruene", "Grüne", r"grüne|gruene|bündnis\s*90|buendnis\s*90"),
    ("cdu", "CDU", r"cdu|christlich[- ]demokratische\s+union"),
    ("csu", "CSU", r"csu|christlich[- ]soziale\s+union"),
    ("spd", "SPD", r"spd|sozialdemokratische\s+partei"),
    ("fdp", "FDP", r"fdp|freie\s+demokrat\w*"),
    ("linke", "Die Linke", r"(?:die\s+)?linke"),
    ("afd", "AfD", r"afd|alternative\s+für\s+deutschland"),
    ("bsw", "BSW", r"bsw|bündnis\s+sahra\s+wagenknecht"),
    ("freie-waehler", "Freie Wähler", r"freie\s+wähler|freie\s+waehler"),
    ("volt", "Volt", r"volt"),
    ("oedp", "ÖDP", r"ödp|oedp|ökologisch-demokratische\s+partei"),
    ("piraten", "Piraten", r"piraten(?:partei)?"),
    ("tierschutzpartei", "Tierschutzpartei", r"tierschutzpartei|partei\s+mensch\s+umwelt\s+tierschutz"),
    ("die-partei", "Die PARTEI", r"die\s+partei"),
    ("ssw", "SSW", r"ssw|südschleswigscher\s+wählerverband"),
)
_PATTERNS = tuple(
    (KnownParty(key, name), re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE))
    for key, name, pattern in _KNOWN
)
# What tells the branch, not the party.
_BRANCH = re.compile(
    r",.*|\b(?:kreis|orts|stadt|landes|regional|gemeinde|bezirks)?(?:verband|verein|fraktion)\b.*"
    r"|\bkreispartei\b.*"
    r"|\b(?:im|in|für)\s.*",
    re.IGNORECASE,
)


def party_of(name: str) -> KnownParty:
    """Return the party of a branch: "BÜNDNIS 90/DIE GRÜNEN, Kreisverband Düren" are the Greens.

    Several known parties in one name are a list of its own ("SPD und Grüne"), as are unknown ones.
    """
    if not name.strip():
        return KnownParty("", "")
    own = _BRANCH.sub("", name).strip(" ,-–") or name.strip()
    # "Bündnis 90/Die Grünen" and "Grünen" in other cases.
    text = re.sub(r"grünen\b", "grüne", own, flags=re.IGNORECASE)
    found = {party: None for party, pattern in _PATTERNS if pattern.search(text)}
    if len(found) == 1:
        return next(iter(found))
    return KnownParty(slug(own)[:MAX_KEY].strip("-") or slug(name)[:MAX_KEY].strip("-"), own)
