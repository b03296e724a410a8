"""Which objects of OpenStreetMap are places that a pledge may name, and as what the map knows them."""

from __future__ import annotations

import re
from typing import NamedTuple

from geo.osm.ground import water_kind
from geo.text.signs import cleaned, refused
from geo.vocabulary import DISTRICT_WORDS

MAX_NAME_LENGTH = 120


class PlaceClass(NamedTuple):
    """What a place is: its kind in the gazetteer, and the German word that tells it from its namesakes."""

    kind: str
    qualifier: str


_VILLAGES = {
    "city": "Stadt", "town": "Stadt", "borough": "Stadtbezirk", "suburb": "Stadtteil",
    "quarter": "Stadtviertel", "neighbourhood": "Viertel", "village": "Dorf", "hamlet": "Weiler",
}  # fmt: skip
# Key, value, and shape if only one counts; the first that fits decides.
_CLASSES: tuple[tuple[str, str, str, PlaceClass], ...] = (
    ("railway", "station", "", PlaceClass("station", "Bahnhof")),
    ("railway", "halt", "", PlaceClass("station", "Haltepunkt")),
    ("waterway", "river", "line", PlaceClass("river", "Fluss")),
    ("waterway", "stream", "line", PlaceClass("river", "Bach")),
    ("waterway", "canal", "line", PlaceClass("river", "Kanal")),
    ("amenity", "school", "", PlaceClass("school", "Schule")),
    ("amenity", "university", "", PlaceClass("campus", "Hochschule")),
    ("amenity", "college", "", PlaceClass("campus", "Hochschule")),
    ("amenity", "townhall", "", PlaceClass("building", "Rathaus")),
    ("amenity", "hospital", "", PlaceClass("building", "Krankenhaus")),
    ("amenity", "library", "", PlaceClass("building", "Bücherei")),
    ("amenity", "public_bath", "", PlaceClass("building", "Bad")),
    ("leisure", "water_park", "", PlaceClass("building", "Bad")),
    ("boundary", "national_park", "area", PlaceClass("park", "Nationalpark")),
    ("leisure", "nature_reserve", "area", PlaceClass("park", "Naturschutzgebiet")),
    ("boundary", "protected_area", "area", PlaceClass("park", "Schutzgebiet")),
    ("leisure", "park", "area", PlaceClass("park", "Park")),
    ("natural", "wetland", "area", PlaceClass("bog", "Moor")),
    ("landuse", "forest", "area", PlaceClass("forest", "Wald")),
    ("natural", "wood", "area", PlaceClass("forest", "Wald")),
    ("landuse", "quarry", "area", PlaceClass("mine", "Abbau")),
    ("landuse", "industrial", "area", PlaceClass("business_park", "Gewerbegebiet")),
    ("landuse", "commercial", "area", PlaceClass("business_park", "Gewerbegebiet")),
    ("natural", "peak", "point", PlaceClass("hill", "Berg")),
    ("railway", "rail", "line", PlaceClass("railway", "Bahnstrecke")),
)
CYCLEWAY, RAILWAY = PlaceClass("cycleway", "Radweg"), PlaceClass("railway", "Bahnstrecke")
ROUTES = {"bicycle": CYCLEWAY, "railway": RAILWAY}
SQUARE = "square"
_LAKE, _DISTRICT, _BATH = PlaceClass("lake", "See"), PlaceClass("locality", "Ortsteil"), "Bad"
DISTRICT_LEVELS = ("9", "10", "11")
_ALTERNATIVES = ("alt_name", "official_name", "short_name", "loc_name", "old_name", "name:de")
_BRACKETS_OR_AT = re.compile(r"\s*\([^()]*\)|\s*@.*")


def class_of(tags: dict[str, str], shape: str) -> PlaceClass | None:
    """Return what place an object is; None if it is none that the map knows."""
    if tags.get("boundary") == "administrative":
        is_district = shape == "area" and tags.get("admin_level") in DISTRICT_LEVELS
        return _DISTRICT if is_district else None
    if (word := _VILLAGES.get(tags.get("place", ""))) and shape != "line":
        return PlaceClass("locality", word)
    for key, value, needed, found in _CLASSES:
        if tags.get(key) == value and needed in ("", shape):
            return found
    if shape == "area" and water_kind(tags) in ("water", "lake", "reservoir", "basin"):
        return _LAKE
    is_bath = tags.get("sport") == "swimming" and tags.get("leisure") in ("sports_centre", "swimming_pool")
    return PlaceClass("building", _BATH) if is_bath and shape != "line" else None


def district_of(tags: dict[str, str], shape: str) -> tuple[str, str] | None:
    """Return admin_level and word ("Stadtbezirk", "" if it does not say) of an outline of a district."""
    if class_of(tags, shape) != _DISTRICT:
        return None
    words = (tags.get(key, "") for key in ("name:prefix", "designation", "admin_title"))
    return tags["admin_level"], next((word for word in words if word in DISTRICT_WORDS), "")


def is_street(tags: dict[str, str], shape: str) -> bool:
    """Whether an object is a piece of a street or a square."""
    if tags.get("place") == SQUARE:
        return True
    if shape == "area":
        return tags.get("highway") == "pedestrian"
    return shape == "line" and "highway" in tags


def names_of(tags: dict[str, str]) -> list[str]:
    """Return the names of an object as a table can have them, the main one first; [] if it has none.

    A semicolon separates names in OpenStreetMap, as it separates places in a table. What nobody can write
    into a table, a bracket or "@", has another name without it.
    """
    found: dict[str, None] = {}
    for value in [tags.get("name", ""), *(tags.get(key, "") for key in _ALTERNATIVES)]:
        for part in value.split(";"):
            name = " ".join(cleaned(part).split())
            if name and len(name) <= MAX_NAME_LENGTH and not refused(name) and any(map(str.isalnum, name)):
                found[name] = None
                if (plain := _BRACKETS_OR_AT.sub("", name).strip()) and any(map(str.isalnum, plain)):
                    found[plain] = None
        if not found and value is tags.get("name", ""):
            return []
    return list(found)
