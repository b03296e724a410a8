"""How far places are from a point, from an area of the filter and from one another, in metres."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.public import Published, lonlat_of, to_lonlat, to_metric


class Nearness:
    """The places and areas of a build in EPSG:25832, projected once so that requests only measure.

    A distance is the one to the nearest point of a line or area, 0 within an area. A place that stands for
    a whole municipality has that municipality's area.
    """

    def __init__(self, published: Published) -> None:
        self._ids = tuple(published.places)
        self._position = {place_id: position for position, place_id in enumerate(self._ids)}
        self._places = np.array(
            [_metric(place.geometry) for place in published.places.values()], dtype=object
        )
        self._tree = shapely.STRtree(self._places)
        self._areas = {area.key: _metric(area.geometry) for area in published.areas}
        for geometry in (*self._places, *self._areas.values()):
            shapely.prepare(geometry)

    def from_point(self, lat: float, lon: float) -> dict[str, float]:
        """Distance in metres to each place, by place id. The point is in EPSG:4326."""
        return self._from(to_metric(shapely.Point(lonlat_of(lat, lon))))

    def from_geometry(self, geometry: dict[str, object]) -> dict[str, float]:
        """Distance in metres from any shape (GeoJSON, EPSG:4326) to each place, 0 where they meet."""
        return self._from(_metric(geometry))

    def near_area(self, key: str, within_m: float) -> dict[str, float]:
        """Distance in metres from an area of the filter to each place so near, 0 where they meet."""
        return self._near(self._areas[key], within_m)

    def nearest_point(self, key: str, place_id: str) -> tuple[float, float]:
        """Return the point (lon, lat) of a place that is nearest to an area of the filter."""
        place = self._places[self._position[place_id]]
        # The line between two shapes begins at the first.
        line = shapely.shortest_line(place, self._areas[key])
        point = to_lonlat(shapely.get_point(line, 0))
        return (point.x, point.y)

    def near_place(self, place_id: str, within_m: float) -> dict[str, float]:
        """Distance in metres from one place to each other one so near, 0 where they meet."""
        distances = self._near(self._places[self._position[place_id]], within_m)
        del distances[place_id]
        return distances

    def areas_from_point(self, lat: float, lon: float) -> dict[str, float]:
        """Distance in metres from a point (EPSG:4326) to each area of the filter, 0 inside."""
        point = to_metric(shapely.Point(lonlat_of(lat, lon)))
        return {key: float(shapely.distance(area, point)) for key, area in self._areas.items()}

    def _from(self, geometry: BaseGeometry) -> dict[str, float]:
        return dict(zip(self._ids, shapely.distance(self._places, geometry).tolist(), strict=True))

    def _near(self, geometry: BaseGeometry, within_m: float) -> dict[str, float]:
        """Measure only what a tree of all places finds: measuring each from each grows with the square."""
        found = np.sort(self._tree.query(geometry, predicate="dwithin", distance=within_m))
        distances = shapely.distance(self._places[found], geometry).tolist()
        return {self._ids[at]: m for at, m in zip(found.tolist(), distances, strict=True)}


def _metric(geometry: dict[str, object]) -> BaseGeometry:
    return to_metric(shapely.geometry.shape(geometry))
