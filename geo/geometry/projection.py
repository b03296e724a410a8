"""Between EPSG:4326 (lon, lat; files) and EPSG:25832 (metres; everything that is measured)."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

import numpy as np
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

EXCHANGE_CRS = "EPSG:4326"
METRIC_CRS = "EPSG:25832"
Shape = TypeVar("Shape", bound=BaseGeometry)


@cache
def _transformer(source: str, target: str) -> pyproj.Transformer:
    return pyproj.Transformer.from_crs(source, target, always_xy=True)


def to_metric(geometry: Shape) -> Shape:
    """From lon, lat (EPSG:4326) to metres (EPSG:25832)."""
    return _projected(geometry, EXCHANGE_CRS, METRIC_CRS)


def to_lonlat(geometry: Shape) -> Shape:
    """From metres (EPSG:25832) to lon, lat (EPSG:4326)."""
    return _projected(geometry, METRIC_CRS, EXCHANGE_CRS)


def _projected(geometry: Shape, source: str, target: str) -> Shape:
    # Shapely's stub only accepts functions of one array, which interleaved=False does not use.
    transform: Any = _transformer(source, target).transform
    return shapely.transform(geometry, transform, interleaved=False)


def in_crs(geometries: np.ndarray, crs: str) -> np.ndarray:
    """From lon, lat (EPSG:4326) to another system, x (or lon) before y (or lat); None stays None."""
    transform: Any = _transformer(EXCHANGE_CRS, crs).transform
    found: np.ndarray = shapely.transform(geometries, transform, interleaved=False)
    return found


def lonlat_of(lat: float, lon: float) -> tuple[float, float]:
    """Turn the order of map apps (lat, lon) into that of GeoJSON (lon, lat); done only here."""
    return lon, lat
