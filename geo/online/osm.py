"""OpenStreetMap in our terms: the kind of a Nominatim hit, its precision, and the place made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import PledgemapError
from geo.geometry import geojson
from geo.geometry.projection import lonlat_of, to_lonlat, to_metric
from geo.online.answers import NominatimHit

SIMPLIFIED_M = 10  # finer than a map of a county shows, and than the accuracy of most shapes in it
# https://nominatim.org/release-docs/latest/customize/Ranking/: up to here it is larger than a Gemeinde.
COUNTY_RANK = 15

# Main tag to kind ("*": any type of this category).
_KINDS: dict[str, dict[str, str]] = {
    "boundary": {
        "administrative": "locality", "national_park": "park", "protected_area": "park", "forest": "forest",
    },
    "place": {
        "house": "building", "city": "locality", "town": "locality", "borough": "locality",
        "suburb": "locality", "quarter": "locality", "neighbourhood": "locality", "city_block": "locality",
        "village": "locality", "hamlet": "locality", "isolated_dwelling": "locality", "farm": "locality",
        "locality": "locality", "square": "street",
    },
    "highway": {"bus_stop": "stop", "platform": "stop", "cycleway": "cycleway", "*": "street"},
    "public_transport": {"station": "station", "*": "stop"},
    "railway": {
        "station": "station", "halt": "station", "tram_stop": "stop", "platform": "stop", "stop": "stop",
        "rail": "railway", "light_rail": "railway", "narrow_gauge": "railway", "tram": "railway",
        "disused": "railway", "abandoned": "railway", "construction": "railway",
    },
    "waterway": {"dam": "building", "weir": "building", "*": "river"},
    "water": {"river": "river", "*": "lake"},
    "natural": {
        "water": "lake", "wood": "forest", "wetland": "bog", "peak": "hill", "hill": "hill", "ridge": "hill",
        "heath": "park", "grassland": "park",
    },
    "landuse": {
        "forest": "forest", "reservoir": "lake", "basin": "lake", "quarry": "mine", "residential": "locality",
        "industrial": "business_park", "commercial": "business_park", "retail": "business_park",
        "cemetery": "park", "recreation_ground": "park", "village_green": "park", "grass": "park",
        "education": "campus",
    },
    "leisure": {
        "park": "park", "nature_reserve": "park", "garden": "park", "common": "park", "playground": "park",
        "pitch": "park", "golf_course": "park", "*": "building",
    },
    "amenity": {
        "school": "school", "kindergarten": "school", "music_school": "school",
        "university": "campus", "college": "campus", "research_institute": "campus",
        "bus_station": "station", "grave_yard": "park", "*": "building",
    },
    "route": {"bicycle": "cycleway", "railway": "railway", "train": "railway"},
    **{category: {"*": "building"} for category in (
        "building", "craft", "emergency", "healthcare", "historic", "man_made", "office", "shop", "tourism",
    )},
}  # fmt: skip
_LINES = frozenset({"street", "cycleway", "railway", "river"})
_AREAS = frozenset({"lake", "forest", "bog", "hill", "mine", "park", "campus", "business_park"})
# kind: precision, accuracy where the shape is known, accuracy where only a point is known; metres
_SURE = {
    "municipality": ("municipality", 150, 150),
    "locality": ("locality", 150, 500),
    "street": ("street", 50, 300),
    **dict.fromkeys(_LINES - {"street"}, ("site", 50, 500)),
    **dict.fromkeys(_AREAS, ("site", 50, 300)),
}
_EXACT = ("exact", 25, 50)
# What Shapely and `geojson.encode` raise for something that is not a shape, or one they can't handle.
_NO_SHAPE = (AttributeError, KeyError, TypeError, ValueError, PledgemapError, shapely.errors.ShapelyError)
_NAME_TAGS = ("name", "official_name", "short_name", "alt_name", "loc_name", "old_name", "reg_name", "ref")


def kind_of(hit: NominatimHit) -> str | None:
    """Return our kind for a hit; None if the map has none for it, or it is larger than a municipality."""
    if hit.place_rank <= COUNTY_RANK:
        return None
    if hit.category == "boundary" and hit.type == "administrative" and hit.place_rank == COUNTY_RANK + 1:
        return "municipality"
    of_category = _KINDS.get(hit.category, {})
    return of_category.get(hit.type) or of_category.get("*")


def sureness(kind: str, geometry: BaseGeometry) -> tuple[str, int]:
    """Return how precisely a place of this kind and shape is known: our precision, and metres."""
    precision, of_shape_m, of_point_m = _SURE.get(kind, _EXACT)
    return precision, of_point_m if int(shapely.get_dimensions(geometry)) == 0 else of_shape_m


def hit_of(raw: Mapping[str, Any]) -> NominatimHit | None:
    """Read one place of Nominatim's answer (format json, with address, names and shape).

    Returns
    -------
    None for what is not an object of OpenStreetMap, such as a computed postcode.

    Raises
    ------
    KeyError, TypeError, ValueError : this is not what Nominatim writes
    """
    lat, lon = float(raw["lat"]), float(raw["lon"])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"lat {lat}, lon {lon}")
    names = list(_names(raw.get("namedetails") or {}))
    house = _house(raw.get("address") or {})
    hit = NominatimHit(
        osm_type=str(raw.get("osm_type", "")),
        osm_id=int(raw.get("osm_id") or 0),
        category=str(raw["class"]),
        type=str(raw["type"]),
        address_type=str(raw.get("addresstype", "")),
        place_rank=int(raw["place_rank"]),
        name=str(raw.get("name") or house or ""),
        names=tuple(sorted({*names, *([house] if house else [])})),
        title=str(raw["display_name"]),
        member=_member(raw.get("geojson"), lat, lon),
    )
    return hit if hit.osm_type in ("node", "way", "relation") else None


def _names(details: Mapping[str, str]) -> Iterable[str]:
    for tag, value in details.items():
        if tag.removesuffix(":de") in _NAME_TAGS:
            yield from (name.strip() for name in str(value).split(";") if name.strip())


def _house(address: Mapping[str, str]) -> str:
    """Return street and number, if the hit is a house."""
    if "house_number" not in address:
        return ""
    street = address.get("road") or address.get("hamlet") or address.get("village") or ""
    return f"{street} {address['house_number']}".strip()


def _member(raw: Any, lat: float, lon: float) -> dict[str, Any]:
    """Return the simplified shape; the point if there is no usable shape."""
    try:
        given = shapely.force_2d(shapely.geometry.shape(raw))
        metric = to_metric(given)
        simple = to_lonlat(shapely.simplify(metric, SIMPLIFIED_M))
        for shape in (simple, given):
            member = geojson.encode(shape)
            if not list(geojson.geometry_faults(member)):
                return member
    except _NO_SHAPE:
        pass  # a point says less, but is correct
    return geojson.encode(shapely.Point(lonlat_of(lat, lon)))
