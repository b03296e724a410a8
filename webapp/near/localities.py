"""In which Ortsteil a place lies, as far as the data are clear about it."""

from __future__ import annotations

import re

import shapely
import shapely.geometry
from shapely.geometry.base import BaseGeometry

from geo.public import Place, Published, to_metric

LAYERS = ("localities", "localities_from_stops")
# Ortsteile are points: within this distance, including the inaccuracy of the place, it is clear.
SURE_WITHIN_M = 1000


def localities(published: Published) -> dict[str, str]:
    """Return the Ortsteil of each place for which it is known, by place id.

    A place is in the Ortsteil that its name contains. A point with another name is in the nearest
    Ortsteil of its Gemeinde, if that is within ``SURE_WITHIN_M`` and stays the nearest wherever the place may
    lie within its accuracy. Lines, areas and what is only known to be in a Gemeinde have none.
    """
    names: dict[str, list[str]] = {}
    points: dict[str, list[BaseGeometry]] = {}
    for layer in LAYERS:
        for feature in published.layers[layer]["features"]:
            for ags in feature["properties"]["ags"]:
                names.setdefault(ags, []).append(feature["properties"]["name"])
                points.setdefault(ags, []).append(to_metric(shapely.geometry.shape(feature["geometry"])))
    of_municipality = {m.ags: m.name for m in published.municipalities}
    known = {}
    for place in published.places.values():
        if place.geometry["type"] != "Point" or len(place.municipalities) != 1:
            continue
        (ags,) = place.municipalities
        found = _named(place.name, names.get(ags, []), of_municipality.get(ags, "")) or _nearest(
            place, names.get(ags, []), points.get(ags, [])
        )
        if found:
            known[place.id] = found
    return known


def _named(place_name: str, names: list[str], municipality: str) -> str | None:
    """Return the Ortsteil in the name of a place; the Gemeinde's own does not count ("Kreishaus Düren")."""
    mentioned = [n for n in names if n != municipality and re.search(rf"\b{re.escape(n)}\b", place_name)]
    return max(mentioned, key=len) if mentioned else None


def _nearest(place: Place, names: list[str], points: list[BaseGeometry]) -> str | None:
    spot = to_metric(shapely.geometry.shape(place.geometry))
    # An Ortsteil may be in both layers.
    distances: dict[str, float] = {}
    for name, point in zip(names, points, strict=True):
        distances[name] = min(distances.get(name, float("inf")), point.distance(spot))
    ranked = sorted(distances, key=lambda name: (distances[name], name))
    if not ranked:
        return None
    farthest_m = distances[ranked[0]] + place.accuracy_m
    is_clear = len(ranked) == 1 or farthest_m < distances[ranked[1]]
    return ranked[0] if farthest_m <= SURE_WITHIN_M and is_clear else None
