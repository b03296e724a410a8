"""The sentence above the list: how many pledges there are, and where. It counts what list and map show.

``static/js/sentence.js`` says the same after the filter has changed, with the same texts.
"""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _

from geo.public import Settings
from webapp.words import everywhere

# "none" for no pledge, "one" for a single one, "many" else, with "{n}".
Counted = Mapping[str, str]


def sentence_words(settings: Settings) -> dict[str, Counted]:
    """Return the texts; "{n}" stands for a count, "{km}" for a radius, "{place}" for its middle."""
    where, at = everywhere(settings), {"km": "{km}", "place": "{place}"}
    return {
        "near": {
            "none": _("Im Umkreis von %(km)s km um %(place)s passt keine Zusage.", **at),
            "one": _("1 Zusage im Umkreis von %(km)s km um %(place)s.", **at),
            "many": _("%(n)s Zusagen im Umkreis von %(km)s km um %(place)s.", n="{n}", **at),
        },
        "placed": {
            "none": _("Keine Zusage passt zu dieser Auswahl."),
            "one": _("1 Zusage an einem bestimmten Ort."),
            "many": _("%(n)s Zusagen an bestimmten Orten.", n="{n}"),
        },
        "more": {
            "none": "",
            "one": _("1 weitere gilt %(everywhere)s.", everywhere=where),
            "many": _("%(n)s weitere gelten %(everywhere)s.", n="{n}", everywhere=where),
        },
        "alone": {
            "none": "",
            "one": _("1 Zusage gilt %(everywhere)s.", everywhere=where),
            "many": _("%(n)s Zusagen gelten %(everywhere)s.", n="{n}", everywhere=where),
        },
    }


def sentence(
    texts: Mapping[str, Counted], placed: int, county_wide: int, place: str = "", radius_km: int = 0
) -> str:
    """Say how many pledges are shown at places and for the whole county, around a place if there is one."""
    first = _counted(texts["near" if place else "placed"], placed)
    if not place and not placed and county_wide:
        first = ""
    second = _counted(texts["more" if placed else "alone"], county_wide)
    text = " ".join(filter(None, (first, second)))
    return text.replace("{km}", str(radius_km)).replace("{place}", place)


def _counted(texts: Counted, count: int) -> str:
    return texts["none" if count == 0 else "one" if count == 1 else "many"].replace("{n}", str(count))
