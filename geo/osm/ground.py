"""What is drawn of an object: layer, zoom and attributes, named as in the Protomaps basemap, version 4.

So a Protomaps extract can lie in place of our tiles and is drawn the same. As there, railways are in "roads"
(version 4 has no layer "transit"), and labels of areas are points in "pois" and "water".
https://docs.protomaps.com/basemaps/layers
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

LAYERS = ("earth", "water", "landuse", "roads", "buildings", "boundaries", "places", "pois")
MIN_ZOOM, MAX_ZOOM = 6, 14
Attributes = tuple[tuple[str, "str | int | bool"], ...]


class Drawn(NamedTuple):
    """How one object is drawn from ``min_zoom`` on. ``as_label``: as a point within it, not as its shape."""

    layer: str
    min_zoom: int
    attributes: Attributes
    as_label: bool = False


# Value of "highway": kind and first zoom.
_ROADS = {
    "motorway": ("highway", 6),
    "motorway_link": ("highway", 11),
    "trunk": ("major_road", 7),
    "trunk_link": ("major_road", 11),
    "primary": ("major_road", 8),
    "primary_link": ("major_road", 12),
    "secondary": ("major_road", 9),
    "secondary_link": ("major_road", 12),
    "tertiary": ("major_road", 10),
    "tertiary_link": ("major_road", 12),
    "residential": ("minor_road", 12),
    "unclassified": ("minor_road", 12),
    "living_street": ("minor_road", 12),
    "road": ("minor_road", 13),
    "service": ("minor_road", 14),
    "pedestrian": ("path", 13),
    "track": ("path", 13),
    "cycleway": ("path", 13),
    "bridleway": ("path", 14),
    "path": ("path", 14),
    "footway": ("path", 14),
    "steps": ("path", 14),
}
_NAMED_FROM = {"highway": 11, "major_road": 12, "minor_road": 13, "path": 14}
_RAILS = {"rail": 8, "light_rail": 10, "narrow_gauge": 10, "subway": 12, "tram": 13, "funicular": 13}
_SIDINGS = ("yard", "siding", "spur", "crossover")
_WATERWAYS = {"river": 9, "canal": 11, "stream": 13, "ditch": 14, "drain": 14}
_WATERS = ("basin", "canal", "lake", "reservoir", "river", "stream")
_LEVELS = {"2": ("country", 6), "4": ("region", 6), "6": ("county", 8), "8": ("locality", 11)}
# Areas: key, values, and the kind where it is not the value.
_LANDUSE = {
    "landuse": {
        **{kind: kind for kind in (
            "allotments", "cemetery", "commercial", "farmyard", "forest", "grass", "industrial", "meadow",
            "military", "orchard", "railway", "recreation_ground", "residential", "retail", "village_green",
        )},
        "farmland": "farmland", "vineyard": "orchard", "brownfield": "industrial", "quarry": "quarry",
        "landfill": "landfill",
    },
    "natural": {
        "wood": "wood", "scrub": "scrub", "heath": "scrub", "grassland": "grassland", "wetland": "wetland",
        "beach": "beach", "sand": "sand", "bare_rock": "bare_rock",
    },
    "leisure": {kind: kind for kind in (
        "garden", "golf_course", "nature_reserve", "park", "pitch", "playground", "stadium",
    )},
    "amenity": {kind: kind for kind in ("college", "hospital", "kindergarten", "school", "university")},
    "aeroway": {"aerodrome": "aerodrome", "runway": "runway", "taxiway": "taxiway"},
    "boundary": {"national_park": "national_park", "protected_area": "protected_area"},
    "tourism": {"zoo": "zoo", "camp_site": "camp_site"},
}  # fmt: skip
_LARGE = {"forest", "wood", "residential", "industrial", "national_park", "nature_reserve", "quarry"}
_PLACES = {
    "city": ("locality", 7), "town": ("locality", 9), "village": ("locality", 11), "hamlet": ("locality", 13),
    "borough": ("macrohood", 11), "suburb": ("macrohood", 12), "quarter": ("neighbourhood", 13),
    "neighbourhood": ("neighbourhood", 14),
}  # fmt: skip
_RANKS = (200, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000)
# What has a name on the map as a point of interest. Few kinds: nothing may compete with the pledges.
_POIS = {
    "railway": {"station": 12, "halt": 13},
    "amenity": {"hospital": 13, "townhall": 14, "university": 13, "college": 14, "school": 14, "library": 14},
    "leisure": {"park": 13, "nature_reserve": 12, "stadium": 14},
    "boundary": {"national_park": 10},
    "landuse": {"cemetery": 14, "forest": 12},
    "natural": {"wood": 12, "peak": 13},
    "tourism": {"museum": 14, "zoo": 13},
}


def drawn_of(tags: dict[str, str], shape: str) -> Iterator[Drawn]:
    """Yield how an object is drawn: several times if it is an area and has a label; not at all if unknown.

    Parameters
    ----------
    tags : as in OpenStreetMap
    shape : "point", "line" or "area"
    """
    if shape == "line":
        yield from _line(tags)
        return
    if shape == "area":
        yield from _area(tags)
    else:
        yield from _place(tags)
    yield from _poi(tags, as_label=shape == "area")


def _attributes(**given: str | int | bool | None) -> Attributes:
    return tuple((name, value) for name, value in given.items() if value is not None and value != "")


def _line(tags: dict[str, str]) -> Iterator[Drawn]:
    if (way := tags.get("highway")) in _ROADS:
        kind, zoom = _ROADS[way]
        link = way.endswith("_link")
        yield Drawn("roads", zoom, _attributes(
            kind=kind,
            kind_detail=way.removesuffix("_link"),
            name=tags.get("name"),
            shield_text=_shield(tags) if kind in ("highway", "major_road") and not link else None,
            is_link=True if link else None,
            is_bridge=_yes(tags, "bridge"),
            is_tunnel=_yes(tags, "tunnel"),
        ))  # fmt: skip
    elif (rail := tags.get("railway")) in _RAILS:
        zoom = 13 if tags.get("service") in _SIDINGS else _RAILS[rail]
        spans = {"is_bridge": _yes(tags, "bridge"), "is_tunnel": _yes(tags, "tunnel")}
        yield Drawn("roads", zoom, _attributes(kind="rail", kind_detail=rail, **spans))
    elif (water := tags.get("waterway")) in _WATERWAYS and not tags.get("tunnel"):
        yield Drawn("water", _WATERWAYS[water], _attributes(kind=water, name=tags.get("name")))
    elif tags.get("route") == "ferry":
        yield Drawn("roads", 11, _attributes(kind="ferry", name=tags.get("name")))
    if tags.get("boundary") == "administrative" and (level := tags.get("admin_level", "")) in _LEVELS:
        kind, zoom = _LEVELS[level]
        yield Drawn("boundaries", zoom, _attributes(kind=kind, kind_detail=int(level)))


def _shield(tags: dict[str, str]) -> str:
    return tags.get("ref", "").split(";")[0].replace(" ", "")


def _yes(tags: dict[str, str], key: str) -> bool | None:
    return True if tags.get(key, "no") != "no" else None


def _area(tags: dict[str, str]) -> Iterator[Drawn]:
    if tags.get("building", "no") != "no":
        yield Drawn("buildings", MAX_ZOOM, _attributes(kind="building"))
    elif kind := water_kind(tags):
        yield Drawn("water", 13 if kind == "swimming_pool" else 6, _attributes(kind=kind))
        if name := tags.get("name"):
            yield Drawn("water", 12, _attributes(kind=kind, name=name), as_label=True)
    elif kind := _landuse(tags):
        yield Drawn("landuse", 8 if kind in _LARGE else 11, _attributes(kind=kind))


def water_kind(tags: dict[str, str]) -> str:
    """Return the kind of a water area; "" if it is none."""
    if tags.get("natural") == "water":
        return tags.get("water", "") if tags.get("water") in _WATERS else "water"
    if tags.get("landuse") in ("reservoir", "basin"):
        return tags["landuse"]
    if tags.get("waterway") in ("riverbank", "dock"):
        return "river" if tags["waterway"] == "riverbank" else "dock"
    return "swimming_pool" if tags.get("leisure") == "swimming_pool" else ""


def _landuse(tags: dict[str, str]) -> str:
    if tags.get("highway") in ("pedestrian", "footway"):
        return "pedestrian" if tags.get("area") == "yes" or tags.get("type") == "multipolygon" else ""
    for key, kinds in _LANDUSE.items():
        if kind := kinds.get(tags.get(key, "")):
            return kind
    return ""


def _place(tags: dict[str, str]) -> Iterator[Drawn]:
    name, place = tags.get("name"), tags.get("place", "")
    if name and place in _PLACES:
        kind, zoom = _PLACES[place]
        people = tags.get("population", "")
        count = int(people) if people.isascii() and people.isdigit() and len(people) < 9 else 0
        yield Drawn("places", zoom, _attributes(
            kind=kind, kind_detail=place, name=name, min_zoom=zoom, population=count or None,
            population_rank=sum(count >= least for least in _RANKS) or None,
        ))  # fmt: skip


def _poi(tags: dict[str, str], as_label: bool) -> Iterator[Drawn]:
    name = tags.get("name")
    if not name or _is_institute(tags):
        return
    for key, kinds in _POIS.items():
        if zoom := kinds.get(tags.get(key, "")):
            kind = "station" if key == "railway" else tags[key]
            yield Drawn("pois", zoom, _attributes(kind=kind, name=name, min_zoom=zoom), as_label)
            return


def _is_institute(tags: dict[str, str]) -> bool:
    """Whether it is one of the hundred houses of a university, whose names would fill a town."""
    return tags.get("amenity") in ("university", "college") and tags.get("building", "no") != "no"


def at_zoom(drawn_layer: str, attributes: Attributes, zoom: int) -> Attributes:
    """Return the attributes that count at a zoom: what need not be told apart there is drawn as one."""
    if drawn_layer != "roads":
        return attributes
    kind = next(value for name, value in attributes if name == "kind")
    named_from = _NAMED_FROM.get(str(kind), MAX_ZOOM)
    left_out = {"name", "shield_text"} if zoom < named_from else set()
    left_out |= {"is_bridge", "is_tunnel"} if zoom < 12 else set()
    return tuple(pair for pair in attributes if pair[0] not in left_out)
