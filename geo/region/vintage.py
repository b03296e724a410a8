"""What has changed since the boundaries of 2016-01-01: new, dissolved and renamed municipalities."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from geo.words.language import N_
from geo.words.language import gettext as _

# Gone since: Göttingen and Osterode am Harz became 03159, Eisenach joined 16063.
REPLACED_BY = {"03152": "03159", "03156": "03159", "16056": "16063"}
SUCCESSORS = {"03159": ("03152", "03156")}
TABLE = "since_2016.csv"  # made by bench/since_2016.py
_CHANGES = {
    "came": N_("Seither neu gebildet oder hinzugekommen: {names}."),
    "gone": N_("Seither in anderen aufgegangen: {names}."),
    "name": N_("Einen neuen Namen hat: {names}."),
}
_OTHER_LANGUAGE = re.compile(r"\s*/\s*(?P<name>.+)")


class TerritorialChange(NamedTuple):
    """A line of the table. ``what`` is "gone", "came", "name" (called otherwise), "also" (a longer name).

    ``year`` is that of Eurostat's first list with the change.
    """

    ags: str
    what: str
    name: str
    year: str


@lru_cache(1)
def changes() -> tuple[TerritorialChange, ...]:
    """Return all changes up to the list of 2024, by AGS."""
    text = resources.files("geo.region").joinpath(TABLE).read_text(encoding="utf-8")
    return tuple(TerritorialChange(*row) for row in list(csv.reader(text.splitlines()))[1:])


def remarks(prefixes: Iterable[str]) -> list[str]:
    """Return what users of the boundaries of 2016 should know for these prefixes; empty if unchanged."""
    given = tuple(prefixes)
    found = [
        _(
            "{county} gibt es nicht mehr, das Gebiet gehört heute zu {successor}. Die Grenzen sind "
            "vom 01.01.2016; neuere lassen sich mit --boundaries DATEI angeben.",
            county=prefix[:5],
            successor=REPLACED_BY[prefix[:5]],
        )
        for prefix in given
        if prefix[:5] in REPLACED_BY
    ]
    by_county: dict[str, list[TerritorialChange]] = defaultdict(list)
    for change in changes():
        if change.ags.startswith(given) and change.ags[:5] not in REPLACED_BY:
            by_county[change.ags[:5]].append(change)
    for county, of_county in by_county.items():
        described = " ".join(_descriptions(of_county))
        if described:
            found.append(
                _(
                    "{county}: Die Grenzen sind vom 01.01.2016. {changes} Die Karte hat noch die "
                    "Gemeinden von damals; neuere Grenzen lassen sich mit --boundaries DATEI angeben.",
                    county=county,
                    changes=described,
                )
            )
    return found


def _descriptions(of_county: list[TerritorialChange]) -> Iterator[str]:
    """Describe the changes. One that was dissolved when a namesake was founded was only reshaped."""
    came = {change.name for change in of_county if change.what == "came"}
    for what, text in _CHANGES.items():
        names = [c.name for c in of_county if c.what == what and not (what == "gone" and c.name in came)]
        if names:
            yield _(text, names=", ".join(names))


def later_names(ags: str, name: str) -> set[str]:
    """Return later names of a municipality: "Bad Tabarz", "Bautzen / Budyšin", "Budyšin"."""
    found = {change.name for change in changes() if change.ags == ags and change.what in ("name", "also")}
    others = (_OTHER_LANGUAGE.fullmatch(one.removeprefix(name)) for one in found if one.startswith(name))
    return found | {other["name"] for other in others if other}


def advice_on_missing(prefixes: Iterable[str]) -> str:
    """Return what to do about a county that did not exist in 2016; "" for any other."""
    advices = (
        _(
            "{county} gab es am 01.01.2016 noch nicht: Schreiben Sie stattdessen {former}, oder "
            "geben Sie neuere Grenzen mit --boundaries DATEI an.",
            county=prefix[:5],
            former=" ".join(SUCCESSORS[prefix[:5]]),
        )
        for prefix in prefixes
        if prefix[:5] in SUCCESSORS
    )
    return " ".join(advices)
