"""How a region is called in a sentence: "im ganzen Kreis Düren", "in Jülich", "im Saarland", "auf Sylt"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

MAX_LISTED = 4  # a title does not list more parts than these
# States by the first two digits of the AGS: German and English name.
STATES = {
    "01": ("Schleswig-Holstein", "Schleswig-Holstein"),
    "02": ("Hamburg", "Hamburg"),
    "03": ("Niedersachsen", "Lower Saxony"),
    "04": ("Land Bremen", "the state of Bremen"),  # with Bremerhaven; "Bremen" is the city
    "05": ("Nordrhein-Westfalen", "North Rhine-Westphalia"),
    "06": ("Hessen", "Hesse"),
    "07": ("Rheinland-Pfalz", "Rhineland-Palatinate"),
    "08": ("Baden-Württemberg", "Baden-Württemberg"),
    "09": ("Bayern", "Bavaria"),
    "10": ("Saarland", "Saarland"),
    "11": ("Berlin", "Berlin"),
    "12": ("Brandenburg", "Brandenburg"),
    "13": ("Mecklenburg-Vorpommern", "Mecklenburg-Vorpommern"),
    "14": ("Sachsen", "Saxony"),
    "15": ("Sachsen-Anhalt", "Saxony-Anhalt"),
    "16": ("Thüringen", "Thuringia"),
}
# Regierungsbezirke by the first three digits.
DISTRICTS = {
    "051": "Düsseldorf", "053": "Köln", "055": "Münster", "057": "Detmold", "059": "Arnsberg",
    "064": "Darmstadt", "065": "Gießen", "066": "Kassel",
    "081": "Stuttgart", "082": "Karlsruhe", "083": "Freiburg", "084": "Tübingen",
    "091": "Oberbayern", "092": "Niederbayern", "093": "Oberpfalz", "094": "Oberfranken",
    "095": "Mittelfranken", "096": "Unterfranken", "097": "Schwaben",
}  # fmt: skip
_CITIES = ("Kreisfreie Stadt", "Stadtkreis")
# "Düren" is the name of the county in VG250, "Kreis" what it is; these have both in their name.
_WHOLE_NAME = re.compile(r"kreis|\bregion\b|städteregion|regionalverband", re.IGNORECASE)
_FEMININE = re.compile(r"(?:Region|Städteregion)\b")
_ADJECTIVE = re.compile(r"(\w+)er Kreis\b")
# With "auf": the municipality is the island.
_ISLANDS = frozenset(
    ("Baltrum", "Borkum", "Fehmarn", "Helgoland", "Juist", "Langeneß", "Langeoog", "Norderney", "Pellworm")
) | {"Spiekeroog", "Sylt", "Wangerooge"}
# "Insel Poel", "Hallig Hooge"; and what can't follow a bare "in": "Am Mellensee", "Südliches Anhalt".
_ISLAND = re.compile(r"(?:Insel|Hallig) ")
_CITY_TITLE = re.compile(r"\w[\w-]+stadt (?=[A-ZÄÖÜ])")
_NO_BARE_NAME = re.compile(
    r"(?:Am|An|Auf|Im|In|Zur|Zum|Amt|Kirchspiel) .*|(?:\w+ )?[A-ZÄÖÜ]\w*(?:e|er|es) [A-ZÄÖÜ]\w+"
)

# Districts with an article: "Innenstadt", "Altstadt-Nord", "Waldsiedlung"; "Pontviertel", "Zentrum-West".
_PART_END = r"(?:[- ](?:Nord|Süd|Ost|West|Mitte)\w*)?$"
_FEMININE_PART = re.compile(
    r"(?:^|-)(?:Alt|Innen|Kern|Neu|Nord|Ost|Süd|Vor|West|Ober|Unter|Garten)stadt" + _PART_END + r"|siedlung$",
)
_NEUTER_PART = re.compile(r"(?:[Vv]iertel|[Zz]entrum|quartier)" + _PART_END)


@dataclass(frozen=True)
class RegionName:
    """``name`` as people say it; the others are phrases for pages: "in", "throughout", and both in English.

    ``sort`` is the noun for several together: "Landkreis" for "Landkreise", "" if there is none.
    """

    name: str
    inside: str
    everywhere: str
    inside_en: str
    everywhere_en: str
    sort: str = ""


def state_name(code: str) -> RegionName:
    """Return the name of a state, by its two digits."""
    name, english = STATES[code]
    if name in ("Saarland", "Land Bremen"):
        return RegionName(name, f"im {name}", f"im ganzen {name}", f"in {english}", f"throughout {english}")
    return _bare(name, english)


def district_name(code: str) -> RegionName:
    """Return the name of a Regierungsbezirk, by its three digits."""
    name = f"Regierungsbezirk {DISTRICTS[code]}"
    return RegionName(name, f"im {name}", f"im ganzen {name}", f"in {name}", f"throughout {name}")


def county_name(name: str, designation: str) -> RegionName:
    """Build the name of a county from VG250's ``GEN`` and ``BEZ``."""
    if designation in _CITIES:
        return _bare(name, name)
    if not _WHOLE_NAME.search(name):
        full_name = f"{designation} {name}"
        phrases = f"im {full_name}", f"im ganzen {full_name}", f"in {full_name}", f"throughout {full_name}"
        return RegionName(full_name, *phrases, sort=designation)
    # "in Kreis Düren", but "in the Bodenseekreis": a proper name has an article.
    english = f"in the {name}", f"throughout the {name}"
    if _FEMININE.match(name):
        return RegionName(name, f"in der {name}", f"in der ganzen {name}", *english)
    dative = _ADJECTIVE.sub(r"\1en Kreis", name)
    return RegionName(name, f"im {dative}", f"im ganzen {dative}", *english)


def municipality_name(name: str, designation: str) -> RegionName:
    """Build the name of a municipality from VG250's ``GEN`` and ``BEZ``."""
    if name in _ISLANDS:
        return RegionName(name, f"auf {name}", f"auf ganz {name}", f"on {name}", f"throughout {name}")
    if _ISLAND.match(name):
        phrases = f"auf der {name}", f"auf der ganzen {name}", f"on {name}", f"throughout {name}"
        return RegionName(name, *phrases)
    if _CITY_TITLE.match(name):  # "Lutherstadt Eisleben"
        return RegionName(name, f"in der {name}", f"in der ganzen {name}", f"in {name}", f"throughout {name}")
    if "gemeindefrei" in designation.lower():  # a forest or lake outside municipalities
        area = f"gemeindefreien Gebiet {name}"
        return RegionName(name, f"im {area}", f"im ganzen {area}", f"in {name}", f"throughout {name}")
    if _NO_BARE_NAME.fullmatch(name):
        called = f"{'Stadt' if 'stadt' in designation.lower() else 'Gemeinde'} {name}"
        return RegionName(
            name, f"in der {called}", f"in der ganzen {called}", f"in {name}", f"throughout {name}"
        )
    return _bare(name, name)


def town_part_name(name: str) -> RegionName:
    """Build the name of a district of a town: "in Burtscheid", "in der Innenstadt", "im Pontviertel"."""
    if _FEMININE_PART.search(name):
        return RegionName(name, f"in der {name}", f"in der ganzen {name}", f"in {name}", f"throughout {name}")
    if _NEUTER_PART.search(name):
        return RegionName(name, f"im {name}", f"im ganzen {name}", f"in {name}", f"throughout {name}")
    return _bare(name, name)


def _bare(name: str, english: str) -> RegionName:
    return RegionName(name, f"in {name}", f"in ganz {name}", f"in {english}", f"throughout {english}")


def together(parts: Sequence[RegionName]) -> RegionName:
    """Join several regions: "in den Landkreisen Göttingen und Goslar", "in Berlin und im Kreis Barnim".

    The phrases for many are "in der Region"; the name lists all.
    """
    if len(parts) == 1:
        return parts[0]
    name = _listed([part.name for part in parts])
    if not parts or len(parts) > MAX_LISTED:
        return RegionName(
            name, "in der Region", "in der ganzen Region", "in the region", "throughout the region"
        )
    english = (
        _listed([part.inside_en for part in parts], "and"),
        _listed([part.everywhere_en for part in parts], "and"),
    )
    sorts = {part.sort for part in parts}
    if len(sorts) == 1 and (sort := sorts.pop()):
        names = _listed([part.name.removeprefix(f"{sort} ") for part in parts])
        dative = f"in den {sort}en {names}"
        return RegionName(f"{sort}e {names}", dative, f"überall {dative}", *english)
    inside = _listed([part.inside for part in parts])
    return RegionName(name, inside, _listed([part.everywhere for part in parts]), *english)


def _listed(texts: Sequence[str], last: str = "und") -> str:
    *first, end = texts or [""]
    return f"{', '.join(first)} {last} {end}" if first else end
