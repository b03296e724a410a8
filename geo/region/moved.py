"""Villages that a mine has moved: the same name then means two places, and timetables keep the old one.

`moved_villages.csv` says what is known: how stops call a village, and what it is called today. What is not
known is listed at each import, for a person to look at.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from geo.geometry import geojson
from geo.text.toponym import fold
from geo.vocabulary import MUNICIPALITIES, NEIGHBOURS
from geo.words.language import gettext as _

TABLE = "moved_villages.csv"
# Municipalities in which the lignite mines of the Rhineland moved villages: Mönchengladbach, Grevenbroich,
# Jüchen, Eschweiler; Aldenhoven, Inden, Jülich, Merzenich, Niederzier, Titz; Bedburg, Bergheim, Elsdorf,
# Kerpen; Erkelenz. A new name is listed here even if no stop bears the old one any more.
MINED = {
    *("05116000", "05162008", "05162012", "05334012", "05358004", "05358020", "05358024", "05358040"),
    *("05358048", "05358056", "05362004", "05362008", "05362016", "05362032", "05370004"),
}
# "Neu-Lohn Kirche", "Morschenich-Neu", "Keyenberg (neu) Markt", "Manheim neu"; not "Neustadt" or "Alt Eller".
_MARKED = re.compile(
    r"(?:Neu|Alt)-(?P<after>\w[\w'’]*)[\w'’-]*(?: .*)?"
    r"|(?P<before>\w[\w'’-]*?)(?:-(?:[Nn]eu|[Aa]lt)| \((?:neu|alt)\)| (?:neu|alt))(?: .*)?"
)


class MovedVillage(NamedTuple):
    """A line of the table: stops that begin with ``stops`` are in the place that is now called ``name``."""

    ags: str
    stops: str
    name: str
    also: str
    source: str


@lru_cache(1)
def villages() -> tuple[MovedVillage, ...]:
    """Return what is known."""
    text = resources.files("geo.region").joinpath(TABLE).read_text(encoding="utf-8")
    return tuple(MovedVillage(*row) for row in list(csv.reader(text.splitlines()))[1:])


def known(ags: str, name: str) -> MovedVillage | None:
    """Return what a place that stops call ``name`` is called today; None if it has not been moved."""
    return next((one for one in villages() if one.ags == ags and fold(one.stops) == fold(name)), None)


def remarks_on(folder: Path) -> list[str]:
    """Return the remarks on the stops of an imported region (data/geojson)."""
    areas = [
        area for file in (MUNICIPALITIES, NEIGHBOURS) for area in geojson.read(folder / file)["features"]
    ]
    names = {area["id"]: area["properties"]["name"] for area in areas}
    return remarks(geojson.read(folder / "stops.geojson")["features"], names)


def remarks(stops: Iterable[geojson.Feature], municipalities: dict[str, str]) -> list[str]:
    """Return what to look at: stops whose names speak of an old or a new village, if nobody has yet.

    Parameters
    ----------
    stops : of stops.geojson
    municipalities : AGS to name

    Returns
    -------
    One sentence, or nothing. A stop counts where a mine has moved villages, and anywhere if stops of the same
    municipality bear the name without "neu" or "alt" too.
    """
    first_words: dict[str, set[str]] = defaultdict(set)
    marked: dict[tuple[str, str], str] = {}
    for stop in stops:
        properties = stop["properties"]
        for ags in properties["ags"]:
            spellings = [properties["name"], *properties["alt_names"]]
            hits = [(hit, one) for one in spellings if (hit := _MARKED.fullmatch(one))]
            for hit, spelling in hits:
                marked.setdefault((ags, fold(hit["after"] or hit["before"])), spelling)
            if not hits:
                first_words[ags].add(fold(properties["name"].split()[0]))
    found = sorted(
        f"{spelling} ({municipalities.get(ags, ags)})"
        for (ags, village), spelling in marked.items()
        if (ags in MINED or village in first_words[ags]) and known(ags, spelling) is None
    )
    if not found:
        return []
    return [
        _(
            "Diese Haltestellen deuten auf verlegte Dörfer: {stops}. Prüfen Sie, welcher Ort heute so heißt; "
            "liegt ein Ort der Karte falsch, zeichnen Sie ihn als Landmarke (docs/eigene-karte.md).",
            stops=", ".join(found),
        )
    ]
