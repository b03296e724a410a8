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


def map_names(published: Published) -> list[dict[str, Any]]:
    """Return all other names, larger places first; ``zoom`` is the first level that shows them."""
    inside = {m.ags for m in published.municipalities}
    municipalities = {m.name for m in published.municipalities}
    names: dict[str, dict[str, Any]] = {}
    for layer, kinds, zoom in _SHOWN_FROM:
        for feature in published.layers[layer]["features"]:
            values = feature["properties"]
            planned = values.get("planned", False)
            if values["kind"] in kinds and not planned and inside & set(values["ags"]):
                known = {"name": values["name"], "at": _point(feature["geometry"]), "zoom": zoom}
                if values["name"] not in municipalities:
                    names.setdefault(values["name"], known)
    return list(names.values())


def _point(geometry: dict[str, Any]) -> Point:
    shape = shapely.geometry.shape(geometry)
    point = shape if isinstance(shape, shapely.Point) else shape.representative_point()
    return (round(point.x, DECIMALS), round(point.y, DECIMALS))
