"""In which municipalities a shape lies. The borders are coarse, so a few metres never decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geo.geometry import geojson
from geo.geometry.projection import to_metric

BORDER_M = 150  # 95 % of our outline is within 117 m of the official one: closer, the side is uncertain
# Less than this of a line or area in a municipality is a sliver, caused by coarse borders.
SLIVER_LENGTH_M, SLIVER_AREA_M2, SLIVER_SHARE = 500, 100_000, 0.05


@dataclass(frozen=True)
class MunicipalityArea:
    """One municipality. ``shape`` in EPSG:25832."""

    ags: str
    name: str
    shape: BaseGeometry


def _shape_of(item: geojson.Feature) -> BaseGeometry:
    # geo.place.layers refuses municipalities without a shape.
    return cast("BaseGeometry", geojson.geometry_of(item))


class Municipalities:
    """An index of municipalities that returns AGS.

    Parameters
    ----------
    features : Features of municipalities and neighbours; EPSG:4326
    """

    def __init__(self, features: Iterable[geojson.Feature]) -> None:
        self._members = [
            MunicipalityArea(item["id"], item["properties"]["name"], to_metric(_shape_of(item)))
            for item in sorted(features, key=lambda item: item["id"])
        ]
        self._tree = shapely.STRtree([member.shape for member in self._members])

    @cached_property
    def names(self) -> dict[str, str]:
        """Return AGS to name."""
        return {member.ags: member.name for member in self._members}

    def shape(self, ags: str) -> BaseGeometry:
        """Return the polygon of one municipality, EPSG:25832."""
        return next(member.shape for member in self._members if member.ags == ags)

    def containing(self, point: Point) -> str | None:
        """Return the AGS of the municipality that covers a point (EPSG:25832); on a border the lower AGS."""
        hits = self._tree.query(point, predicate="covered_by")
        return self._members[min(hits)].ags if len(hits) else None

    def containing_all(self, points: Any) -> list[str | None]:
        """As `containing`, for an array of points."""
        numbers, areas = self._tree.query(points, predicate="covered_by")
        lowest: dict[int, int] = {}
        for number, area in zip(numbers.tolist(), areas.tolist(), strict=True):
            lowest[number] = min(area, lowest.get(number, area))
        return [self._members[lowest[n]].ags if n in lowest else None for n in range(len(points))]

    def near(self, geometry: BaseGeometry, distance_m: float = BORDER_M) -> list[str]:
        """Return the AGS of all municipalities within a distance of a shape (EPSG:25832), sorted."""
        hits = self._tree.query(geometry, predicate="dwithin", distance=distance_m)
        return [self._members[index].ags for index in sorted(hits)]

    def touched(self, geometry: BaseGeometry) -> list[str]:
        """Return the AGS of all municipalities that a shape touches by more than a sliver, sorted.

        Parameters
        ----------
        geometry : EPSG:25832. A point has those within 150 m; a line those with more than 500 m or 5 % of its
            length, an area those with more than 10 ha or 5 % of its area.
        """
        dimension = int(shapely.get_dimensions(geometry))
        if dimension == 0:
            return self.near(geometry)
        measure, sliver = (
            (shapely.length, SLIVER_LENGTH_M) if dimension == 1 else (shapely.area, SLIVER_AREA_M2)
        )
        threshold = min(sliver, SLIVER_SHARE * measure(geometry))
        hits = sorted(self._tree.query(geometry, predicate="intersects"))
        members = [self._members[index] for index in hits]
        return [member.ags for member in members if measure(geometry.intersection(member.shape)) > threshold]


def contradictions(
    claimed: list[str], geometry: BaseGeometry, municipalities: Municipalities
) -> tuple[list[str], list[str]]:
    """Check the municipalities that a landmark claims against its shape.

    Parameters
    ----------
    claimed : AGS that the landmark declares
    geometry : EPSG:25832

    Returns
    -------
    AGS that are claimed but farther than 150 m away; AGS in which the shape lies but which are not claimed.
    A point near a border needs to claim one side only; which one is what the declaration settles.
    """
    near = municipalities.near(geometry)
    absent = [ags for ags in claimed if ags in municipalities.names and ags not in near]
    touched = municipalities.touched(geometry)
    if int(shapely.get_dimensions(geometry)) == 0 and set(touched) & set(claimed):
        return absent, []
    return absent, [ags for ags in touched if ags not in claimed]
