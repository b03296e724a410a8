"""The coordinate reference systems of the API (OGC 18-058, Part 2), and features in each of them.

Coordinates have the order of their authority: easting, northing in metres, but latitude before longitude in
EPSG:4326. Only CRS84 has longitude first, and is what an answer is in when nobody asks for another.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely

from geo.public import in_crs

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
HEADER = "Content-Crs"
Box = tuple[float, float, float, float]
# Nothing lies beyond this; numbers near the largest float would overflow inside GEOS.
FAR_DEG = 1000.0
FAR_M = 1e9


@dataclass(frozen=True)
class Crs:
    """A system. ``code`` is its name for PROJ; ``decimals`` keep 0.1 m in degrees, and a rounding's error out
    of metres."""

    uri: str
    code: str
    decimals: int
    is_geographic: bool = False
    is_latitude_first: bool = False

    @property
    def header(self) -> str:
        return f"<{self.uri}>"


def _of_epsg(number: int, decimals: int = 3, *, degrees: bool = False) -> Crs:
    uri = f"http://www.opengis.net/def/crs/EPSG/0/{number}"
    return Crs(uri, f"EPSG:{number}", decimals, is_geographic=degrees, is_latitude_first=degrees)


DEFAULT = Crs(CRS84, "OGC:CRS84", 6, is_geographic=True)
# What the geoportals of German counties are in (25833 east of 12° E), web maps, and GPS devices.
SYSTEMS = {
    crs.uri: crs
    for crs in (DEFAULT, _of_epsg(25832), _of_epsg(25833), _of_epsg(3857), _of_epsg(4326, 6, degrees=True))
}


@dataclass(frozen=True)
class Projected:
    """The geometries of a layer in one system, None where a feature has none."""

    crs: Crs
    geometries: np.ndarray

    @cached_property
    def tree(self) -> shapely.STRtree:
        return shapely.STRtree(self.geometries)

    def inside(self, bbox: Box) -> frozenset[int]:
        """Return the positions of the geometries that touch a box (see `lon_lat_order`)."""
        found = self.tree.query([_shape(*box) for box in self._boxes(bbox)], predicate="intersects")
        return frozenset(found[1].tolist())

    def _boxes(self, bbox: Box) -> list[Box]:
        far = FAR_DEG if self.crs.is_geographic else FAR_M
        west, south, east, north = (min(max(value, -far), far) for value in bbox)
        if west <= east:
            return [(west, south, east, north)]
        # A box whose west is greater than its east crosses the date line.
        return [(west, south, max(west, 180.0), north), (min(east, -180.0), south, east, north)]

    def as_geojson(self, position: int) -> str:
        """Return a geometry as GeoJSON in the order of the system's axes."""
        geometry = self.geometries[position]
        if geometry is None:
            return "null"
        text: str = shapely.to_geojson(shapely.transform(geometry, self._rounded))
        return text

    def _rounded(self, corners: np.ndarray) -> np.ndarray:
        ordered = corners[:, ::-1] if self.crs.is_latitude_first else corners
        return np.round(ordered, self.crs.decimals)


def projected(geometries: np.ndarray, crs: Crs) -> Projected:
    """Project geometries from lon, lat; degrees stay as they are, lon before lat."""
    return Projected(crs, geometries if crs.is_geographic else in_crs(geometries, crs.code))


def lon_lat_order(bbox: Box, crs: Crs) -> Box:
    """Return a box as x before y, whatever the order of the system's axes."""
    first, second, third, fourth = bbox
    return (second, first, fourth, third) if crs.is_latitude_first else bbox


def _shape(west: float, south: float, east: float, north: float) -> shapely.Geometry:
    """Return the box as a geometry that is valid even without width or height."""
    if west == east and south == north:
        return shapely.Point(west, south)
    if west == east or south == north:
        return shapely.LineString([(west, south), (east, north)])
    return shapely.box(west, south, east, north)
