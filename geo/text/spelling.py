"""The usual ways to write one name: "Hennef (Sieg)", "Hennef a.d. Sieg", "Hennef an der Sieg", "OT Hennef".

They are looked at only where nothing bears a name as it is written (`geo.text.toponym.fold`), and only for
municipalities, localities and stations. Two places that meet here are a question, as ever.
``webapp/static/js/near_names.js`` knows the same ways.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from geo.text.toponym import fold

LOOSE_KINDS = frozenset({"municipality", "locality", "station"})
# Between a name and what says where it lies; "ob" also stands for Oberbayern, at the end.
_SMALL_WORDS = frozenset({
    "am", "an", "a", "auf", "im", "in", "i", "bei", "beim", "b", "ob", "o", "vor", "vorm", "v", "unter", "u",
    "der", "dem", "den", "d",
})  # fmt: skip
# What stands for a longer word, as `fold` leaves it.
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
# As the lists of the statistical offices have it: "Gronau (Leine), Stadt"; "Waging a.See, M".
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
    """What was written, taken apart: the folded name, the folded name of the Gemeinde that stands before it
    ("Düren OT Gürzenich"), and the kind that a word in front of it says, "" for none."""

    name: str
    within: str = ""
    kind: Kind = ""


def short_name(name: str) -> str:
    """A municipality's name without what says where it lies; the name itself where nothing does.

    Of a name in two languages it is the first: "Cottbus" of "Cottbus - Chóśebuz".
    """
    return _TAIL.sub("", name) or name


def understood(text: str) -> Understood:
    """Take apart "Gemeinde Haar", "OT Gürzenich", "Düren, OT Gürzenich", "Gronau (Leine), Stadt"."""
    key = fold(_BEHIND.sub("", text))
    if titled := _TITLE.fullmatch(key):
        return Understood(titled["name"], kind="municipality" if titled["municipality"] else "locality")
    if inner := _WITHIN.fullmatch(key):
        return Understood(inner["name"], inner["within"], "locality")
    return Understood(key)


def loose_key(folded: str) -> str:
    """The key under which the usual spellings of a name meet.

    Parameters
    ----------
    folded : as `fold` leaves it; small words between its parts go, what stands for a longer word becomes it
    """
    for phrase, meant in _PHRASES:
        folded = phrase.sub(meant, folded)
    first, *rest = folded.split() or [""]
    inner = [part for part in rest[:-1] if part not in _SMALL_WORDS]
    return " ".join(_SHORT.get(part, part) for part in (first, *inner, *rest[-1:]))


def loose_keys(name: str, kind: str) -> set[str]:
    """The keys under which a place may be looked for: its name, and with the last word cut short ("a.M.").

    Of a municipality also without what says where it lies, and in each of two languages.
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
    """Whether a locality bears the name of its municipality, be it spelled otherwise: "a.d. Ilm", "(Ilm)"."""
    return loose_key(fold(locality)) in loose_keys(municipality, "municipality")
