"""The usual ways to write a name: "Hennef (Sieg)", "Hennef a.d. Sieg", "Hennef an der Sieg", "OT Hennef".

They are only used if nothing has the name as it is written (`geo.text.toponym.fold`), and only for
municipalities, localities and stations. Two places that match are ambiguous, as always.
``webapp/static/js/near_names.js`` has the same rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from geo.text.toponym import fold

LOOSE_KINDS = frozenset({"municipality", "locality", "station"})
# Between a name and its location; "ob" at the end also stands for Oberbayern.
_SMALL_WORDS = frozenset({
    "am", "an", "a", "auf", "im", "in", "i", "bei", "beim", "b", "ob", "o", "vor", "vorm", "v", "unter", "u",
    "der", "dem", "den", "d",
})  # fmt: skip
# Abbreviations, as `fold` returns them.
_SHORT = {
    "bay": "bayern", "ob": "oberbayern", "oberbay": "oberbayern", "nb": "niederbayern",
    "niederbay": "niederbayern", "opf": "oberpfalz", "oberpf": "oberpfalz", "pf": "pfalz",
    "ofr": "oberfranken", "oberfr": "oberfranken", "ufr": "unterfranken", "unterfr": "unterfranken",
    "mfr": "mittelfranken", "mittelfr": "mittelfranken", "schw": "schwaben", "allg": "allgaeu",
    "sa": "sachsen", "sachs": "sachsen", "ol": "oberlausitz", "nl": "niederlausitz", "anh": "anhalt",
    "erzgeb": "erzgebirge", "vogtl": "vogtland", "thuer": "thueringen", "oldb": "oldenburg",
    "oldenb": "oldenburg", "ostfriesl": "ostfriesland", "holst": "holstein", "meckl": "mecklenburg",
    "hann": "hannoversch", "rbge": "ruebenberge", "westf": "westfalen", "rhld": "rheinland",
    "rheinl": "rheinland", "hess": "hessen", "westerw": "westerwald", "ww": "westerwald",
    "hunsr": "hunsrueck", "odw": "odenwald", "odenw": "odenwald", "ts": "taunus", "taun": "taunus",
    "wuertt": "wuerttemberg", "schwarzw": "schwarzwald", "schwaeb": "schwaebisch", "hl": "heilig",
    "heiligen": "heilig", "brsg": "breisgau", "fichtelgeb": "fichtelgebirge",
    "gr": "gross", "kl": "klein",
}  # fmt: skip
_PHRASES = (
    (re.compile(r"\bo l$"), "oberlausitz"),
    (re.compile(r"\bsaechs schw(?:eiz)?$"), "saechsische schweiz"),
    (re.compile(r"\bthuer(?= wald$)"), "thueringer"),
    (re.compile(r"^b (?=[^ ]{3})"), "bad "),
)
_MUNICIPALITY = (
    "gemeinde|ortsgemeinde|einheitsgemeinde|stadt|kreisstadt|(?:grosse )?kreisstadt|kreisfreie stadt"
    "|(?:freie und )?hansestadt|landeshauptstadt|bundesstadt|universitaetsstadt|lutherstadt|markt"
    "|marktgemeinde|flecken"
)
_LOCALITY = "ot|ortsteil|stadtteil|ortschaft|stadtbezirk|gemeindeteil|ortslage"
_TITLE = re.compile(rf"(?:(?P<municipality>{_MUNICIPALITY})|(?:{_LOCALITY})(?: von)?) (?P<name>.+)")
_WITHIN = re.compile(rf"(?P<within>.+?) (?:{_LOCALITY}) (?P<name>.+)")
# As in the lists of the statistical offices: "Gronau (Leine), Stadt"; "Waging a.See, M".
_BEHIND = re.compile(
    r"\s*,\s*(?:(?:Kreis|Hanse|Landeshaupt|Universitäts)?stadt|Gemeinde|Flecken|Markt|GKSt|St|M)\.?$", re.I
)
_MAX_INITIAL_LENGTH = 4  # "a.M.", "a. Rh.", "i. Bay."
# "Falkenberg/Elster", "Singen (Hohentwiel)"; and names in two languages: "Cottbus - Chóśebuz".
_TAIL = re.compile(
    r"\s*\(.*|/.*|\s+[-–]\s+.*"
    r"|\s+(?:(?:am|an|auf|bei|im|in|ob|unter|vor|vorm)\s+|[abiouv]\.(?:\s?d\.)?\s*)\S.*",
    re.DOTALL,
)
_LANGUAGES = re.compile(r"\s+[-–]\s+")

Kind = Literal["municipality", "locality", ""]


@dataclass(frozen=True)
class Understood:
    """A written name, split up: the folded name, the folded name of the Gemeinde before it
    ("Düren OT Gürzenich"), and the kind by a word in front of it, "" for none."""

    name: str
    within: str = ""
    kind: Kind = ""


def short_name(name: str) -> str:
    """Return a municipality's name without its location, if it has one.

    Of a name in two languages, return the first: "Cottbus" of "Cottbus - Chóśebuz".
    """
    return _TAIL.sub("", name) or name


def understood(text: str) -> Understood:
    """Split "Gemeinde Haar", "OT Gürzenich", "Düren, OT Gürzenich", "Gronau (Leine), Stadt"."""
    key = fold(_BEHIND.sub("", text))
    if titled := _TITLE.fullmatch(key):
        return Understood(titled["name"], kind="municipality" if titled["municipality"] else "locality")
    if inner := _WITHIN.fullmatch(key):
        return Understood(inner["name"], inner["within"], "locality")
    return Understood(key)


def loose_key(folded: str) -> str:
    """Return the key that the usual spellings of a name share.

    Parameters
    ----------
    folded : as `fold` returns it; small words between its parts are dropped, abbreviations expanded
    """
    for phrase, replacement in _PHRASES:
        folded = phrase.sub(replacement, folded)
    first, *rest = folded.split() or [""]
    inner = [part for part in rest[:-1] if part not in _SMALL_WORDS]
    return " ".join(_SHORT.get(part, part) for part in (first, *inner, *rest[-1:]))


def loose_keys(name: str, kind: str) -> set[str]:
    """Return the keys by which a place can be found: its name, and with the last word shortened ("a.M.").

    For a municipality also without its location, and in each of two languages.
    """
    key = loose_key(fold(name))
    keys = {key}
    if short_name(name) != name:
        before, _, last = key.rpartition(" ")
        keys |= {f"{before} {last[:count]}" for count in range(1, min(len(last), _MAX_INITIAL_LENGTH + 1))}
    if kind == "municipality":
        keys |= {loose_key(fold(part)) for part in (short_name(name), *_LANGUAGES.split(name))}
    if kind == "station":
        keys |= {f"bahnhof {key}", f"{key} bahnhof"}
    return keys


def is_town_of(locality: str, municipality: str) -> bool:
    """Whether a locality has the name of its municipality, in any spelling: "a.d. Ilm", "(Ilm)"."""
    return loose_key(fold(locality)) in loose_keys(municipality, "municipality")
