"""The ground of the pictures in metres: projected once per build, cut and simplified for each picture."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import shapely
import shapely.geometry
from shapely.geometry.base import BaseGeometry

from geo.public import Place, Published, to_lonlat, to_metric
from webapp.pledge_map import lanes
from webapp.pledge_map.folium_map import base_layers
from webapp.pledge_map.names import area_points, map_names
from webapp.pledge_map.symbols import middle

Point = tuple[float, float]  # easting, northing
EQUATOR_M, PIXELS_AT_ZOOM_0 = 40_075_016.686, 256


@dataclass(frozen=True)
class MapName:
    """A name on the ground. ``zoom`` is the first level that shows it, None for towns: always.

    ``stop``: it names a station, not a village.
    """

    text: str
    at_m: Point
    zoom: float | None = None
    area: str = ""
    stop: bool = False


class Ground:
    """What is below the pledges: base layers, areas, places and names, in metres (EPSG:25832)."""

    def __init__(self, published: Published) -> None:
        self.layers = {
            name: shapely.get_parts([metric(feature["geometry"]) for feature in features])
            for name, features in base_layers(published)
        }
        self.areas = {area.key: metric(area.geometry) for area in published.areas}
        towns = published.layers["municipalities"]["features"]
        self.region = shapely.union_all([metric(feature["geometry"]) for feature in towns])
        self.places = {place.id: metric(place.geometry) for place in published.places.values()}
        self.beside = lanes.beside(published)
        ids, at = list(published.places), [place.label_point for place in published.places.values()]
        self._labels = dict(zip(ids, _points(at), strict=True))
        self._towns = {key: _point(*at) for key, at in area_points(published).items()}
        self.names = (
            *(MapName(area.name, self._towns[area.key], area=area.key) for area in published.areas),
            *(
                MapName(n["name"], _point(*n["at"]), n["zoom"], stop="stop" in n)
                for n in map_names(published)
            ),
        )

    def named_at(self, place: Place) -> Point:
        """Return where the map has the name of a Gemeinde that a place stands for."""
        return self._towns.get(place.id) or self._labels[place.id]

    def anchor(self, place: Place, focus: BaseGeometry) -> Point:
        """Return the position of a place's symbol in a picture of ``focus``.

        Its own point, unless that lies outside: then halfway along the longest piece of the line inside,
        or inside the largest piece of the area.
        """
        own = self._labels[place.id]
        if place.precision == "municipality" or shapely.contains_xy(focus, *own):
            return own
        inside = self.places[place.id].intersection(focus)
        return own if inside.is_empty else middle(inside)


def metric(geometry: dict[str, Any]) -> BaseGeometry:
    """Return a GeoJSON geometry (EPSG:4326) in metres."""
    return to_metric(shapely.geometry.shape(geometry))


def _point(lon: float, lat: float) -> Point:
    point = to_metric(shapely.Point(lon, lat))
    return point.x, point.y


def _points(lonlats: Iterable[Point]) -> list[Point]:
    """Return many points at once, which takes a fifth of the time."""
    moved = to_metric(shapely.MultiPoint(list(lonlats)))
    return [(x, y) for x, y in shapely.get_coordinates(moved).tolist()]


def web_zoom(metres_per_unit: float, at_m: Point) -> float:
    """Return the zoom of the web map with the same scale, which decides what is shown."""
    lat = math.radians(to_lonlat(shapely.Point(at_m)).y)
    return math.log2(EQUATOR_M / PIXELS_AT_ZOOM_0 * math.cos(lat) / metres_per_unit)
