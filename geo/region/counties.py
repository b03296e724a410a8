"""What the counties of a region are called, for the settings of a new map."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

# "Düren" is the name of the county in VG250, "Kreis" what it is; these have both in their name.
_WHOLE_NAME = re.compile(r"kreis|region|regionalverband", re.IGNORECASE)
_CITIES = ("Kreisfreie Stadt", "Stadtkreis")
_ADJECTIVE = re.compile(r"(\w+)er Kreis")


@dataclass(frozen=True)
class CountyName:
    """``name`` as people say it; the others are phrases for pages: in it, and all over it, and in English."""

    name: str
    inside: str
    everywhere: str
    inside_en: str
    everywhere_en: str


def county_name(name: str, designation: str) -> CountyName:
    """Put the name of a county together from VG250's ``GEN`` and ``BEZ``."""
    if designation in _CITIES:
        return CountyName(name, f"in {name}", f"in ganz {name}", f"in {name}", f"throughout {name}")
    said = name if _WHOLE_NAME.search(name) else f"{designation} {name}"
    # "in Kreis Düren", but "in the Bodenseekreis": a proper name of two words has no article.
    english = f"the {said}" if _WHOLE_NAME.search(name) else said
    phrases = f"in {english}", f"throughout {english}"
    if "region" in name.lower():
        return CountyName(said, f"in der {said}", f"in der ganzen {said}", *phrases)
    dative = _ADJECTIVE.sub(r"\1en Kreis", said)
    return CountyName(said, f"im {dative}", f"im ganzen {dative}", *phrases)


def names_of(elements: Iterable[Any], prefixes: Iterable[str]) -> list[CountyName]:
    """The counties that some AGS prefixes lie in, in the order of the prefixes.

    Parameters
    ----------
    elements : the counties of Germany as the package lists them
    prefixes : AGS prefixes; those shorter than a county name none
    """
    named: dict[str, CountyName] = {}
    for element in elements:
        nested = element["features"] if element.get("type") == "FeatureCollection" else [element]
        for item in nested:
            values = item["properties"]
            named[values["AGS"]] = county_name(values["GEN"], values["BEZ"])
    codes = dict.fromkeys(prefix[:5] for prefix in prefixes)
    return [named[code] for code in codes if code in named]
