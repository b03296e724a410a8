"""Common mistakes in the column places, and what people mean by them."""

from __future__ import annotations

from collections.abc import Mapping

from geo.place.gazetteer import Gazetteer
from geo.text.toponym import EntryError, fold, parse
from geo.words.messages import hint


def on_unknown(text: str, gazetteer: Gazetteer, region_name: str = "") -> tuple[str, Mapping[str, object]]:
    """Find out what an entry means that is not in the gazetteer.

    Parameters
    ----------
    text : the entry as written
    gazetteer : the places of the map
    region_name : of the settings

    Returns
    -------
    Key of `geo.words.messages`, and what fills its gaps: several places with commas between them, the whole
    region, or a name that is not known.
    """
    if region_name and fold(text) == fold(region_name):
        return "place_is_region", {}
    parts = [part.strip() for part in text.split(",")]
    if len(parts) > 1 and all(_is_known(part, gazetteer) for part in parts):
        return "comma_between_places", {"choices": "; ".join(parts)}
    return "unknown_toponym", {"hint": hint(gazetteer.similar(parse(text).toponym))}


def _is_known(part: str, gazetteer: Gazetteer) -> bool:
    try:
        return bool(gazetteer.named(parse(part).toponym))
    except EntryError:
        return False
