"""The names on the map: towns, then villages, stations and waters at higher zoom levels."""

from __future__ import annotations

from typing import Any

import shapely.geometry

from geo.public import Published, is_town_of

Point = tuple[float, float]  # lon, lat
DECIMALS = 4

# The first zoom level that shows the names of a kind, and their file.
_SHOWN_FROM = (
    ("landmarks", frozenset({"lake", "mine"}), 11),
    ("localities_from_stops", frozenset({"locality"}), 12),
    ("landmarks", frozenset({"forest", "hill", "campus"}), 12),
    ("stops", frozenset({"station"}), 13),
)


def town_points(published: Published) -> dict[str, Point]:
    """Return the position of each municipality's name, by AGS: the town it is named after, if known."""
    towns = {m.ags: m.label_point for m in published.municipalities}
    names = {m.ags: m.name for m in published.municipalities}
    # The best source comes last: a station may lie at the edge of its town.
    for layer, kind in (
        ("stops", "station"),
        ("localities_from_stops", "locality"),
        ("localities", "locality"),
    ):
        for feature in published.layers[layer]["features"]:
            values = feature["properties"]
            for ags in values["ags"]:
                if values["kind"] == kind and ags in names and is_town_of(values["name"], names[ags]):
                    towns[ags] = tuple(feature["geometry"]["coordinates"])
    return towns


def area_points(published: Published) -> dict[str, Point]:
    """Return the position of the name of each area of the filter, by key."""
    if published.area_kind.is_district:
        return {area.key: area.label_point for area in published.areas}
    return town_points(published)


def map_names(published: Published) -> list[dict[str, Any]]:
    """Return all other names, larger places first; ``zoom`` is the first level that shows them.

    ``stop`` is set for a station, which must not be read as a village: its name is without that of its
    Gemeinde, and it has none if a village there is called the same.
    """
    inside = {m.ags: m.name for m in published.municipalities}
    drawn_already = {*inside.values(), *(area.name for area in published.areas)}
    names: dict[tuple[str, str], dict[str, Any]] = {}
    for layer, kinds, zoom in _SHOWN_FROM:
        for feature in published.layers[layer]["features"]:
            values = feature["properties"]
            own = [ags for ags in values["ags"] if ags in inside]
            if values["kind"] not in kinds or values.get("planned", False) or not own:
                continue
            is_stop = values["kind"] == "station"
            name = without_town(values["name"], inside[own[0]]) if is_stop else values["name"]
            known = {"name": name, "at": _point(feature["geometry"]), "zoom": zoom}
            if name not in drawn_already:
                names.setdefault((name, own[0]), known | ({"stop": True} if is_stop else {}))
    return list(names.values())


def without_town(station: str, municipality: str) -> str:
    """Return the name of a station without that of its Gemeinde in front: "Düren Annakirmesplatz"."""
    rest = station.removeprefix(municipality)
    is_part = rest != station and rest.startswith((" ", "-")) and not rest.startswith(" (")
    return rest.strip(" -") or station if is_part else station


def _point(geometry: dict[str, Any]) -> Point:
    shape = shapely.geometry.shape(geometry)
    point = shape if isinstance(shape, shapely.Point) else shape.representative_point()
    return (round(point.x, DECIMALS), round(point.y, DECIMALS))
