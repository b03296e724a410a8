"""Which counties have other municipalities today than in the boundaries of 2016-01-01."""

from __future__ import annotations

from collections.abc import Iterable

from geo.words.language import word

# Counties, by AGS, whose municipalities differ between VG250 of 2016-01-01 and Eurostat's LAU list of 2024.
# In a few Bavarian ones it is only an uninhabited forest that was dissolved.
_CHANGED = (
    "01059 03153 03154 03158 03251 03254 03352 03358 06437 06633 06635 07132 07232 07339 09273 "
    "09371 09374 09376 09377 09472 09671 12073 13071 13072 13073 13074 13075 13076 14521 14522 "
    "14523 14625 14729 16061 16062 16063 16064 16065 16066 16067 16068 16069 16070 16071 16072 "
    "16073 16074 16075 16076 16077"
)
CHANGED = frozenset(_CHANGED.split())
# Gone since: Göttingen and Osterode am Harz became 03159, Eisenach joined 16063.
REPLACED_BY = {"03152": "03159", "03156": "03159", "16056": "16063"}
SUCCESSORS = {"03159": ("03152", "03156")}


def remarks(prefixes: Iterable[str]) -> list[str]:
    """What somebody should know who takes the boundaries of 2016 for these prefixes; empty if they hold."""
    found = []
    for prefix in prefixes:
        county = prefix[:5]
        if county in REPLACED_BY:
            found.append(word("county_gone", county=county, successor=REPLACED_BY[county]))
        changed = sorted(code for code in CHANGED if code.startswith(county))
        if changed:
            found.append(word("county_changed", counties=", ".join(changed)))
    return found


def advice_on_missing(prefixes: Iterable[str]) -> str:
    """What to do about a county that did not exist in 2016; "" for any other."""
    advices = (
        word("county_new", county=prefix[:5], former=" ".join(SUCCESSORS[prefix[:5]]))
        for prefix in prefixes
        if prefix[:5] in SUCCESSORS
    )
    return " ".join(advices)
