"""Between EPSG:4326 (lon, lat; files) and EPSG:25832 (metres; everything that is measured)."""

from __future__ import annotations

from functools import cache

import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

EXCHANGE_CRS = "EPSG:4326"
METRIC_CRS = "EPSG:25832"


@cache
def _transformer(source: str, target: str) -> pyproj.Transformer:
    return pyproj.Transformer.from_crs(source, target, always_xy=True)


def to_metric(geometry: BaseGeometry) -> BaseGeometry:
    """From lon, lat (EPSG:4326) to metres (EPSG:25832)."""
    transform = _transformer(EXCHANGE_CRS, METRIC_CRS).transform
    return shapely.transform(geometry, transform, interleaved=False)


def to_lonlat(geometry: BaseGeometry) -> BaseGeometry:
    """From metres (EPSG:25832) to lon, lat (EPSG:4326)."""
    transform = _transformer(METRIC_CRS, EXCHANGE_CRS).transform
    return shapely.transform(geometry, transform, interleaved=False)


def lonlat_of(lat: float, lon: float) -> tuple[float, float]:
    """The one place where the order of map apps (lat, lon) becomes the order of GeoJSON (lon, lat)."""
    return lon, lat
