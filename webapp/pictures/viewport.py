"""The part of the ground that a picture shows, and its scale."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from webapp.pictures.formats import Box
from webapp.pictures.paths import path_of
from webapp.pledge_map.ground import Point

MARGIN = 0.05  # around the subject of the picture, as a share of it
BEYOND = 12  # units: shapes extend beyond the edge, so that no stroke visibly ends there


@dataclass(frozen=True)
class Viewport:
    """Converts metres to units: ``west``, ``north`` is the upper left corner of ``box``."""

    box: Box
    west: float
    north: float
    metres_per_unit: float

    @classmethod
    def of(cls, focus: BaseGeometry, box: Box) -> Viewport:
        west, south, east, north = focus.bounds
        metres = max((east - west) / box.width, (north - south) / box.height) * (1 + 2 * MARGIN)
        x, y = (west + east) / 2, (south + north) / 2
        return cls(box, x - box.width / 2 * metres, y + box.height / 2 * metres, metres)

    def units(self, xy: np.ndarray) -> np.ndarray:
        return np.column_stack(
            (
                self.box.x + (xy[:, 0] - self.west) / self.metres_per_unit,
                self.box.y + (self.north - xy[:, 1]) / self.metres_per_unit,
            )
        )

    def point(self, at_m: Point) -> tuple[float, float]:
        x, y = at_m
        return (
            self.box.x + (x - self.west) / self.metres_per_unit,
            self.box.y + (self.north - y) / self.metres_per_unit,
        )

    def outline(self, shape: BaseGeometry) -> BaseGeometry:
        """Return a shape in units."""
        return shapely.transform(shape, self.units)

    @property
    def extent(self) -> BaseGeometry:
        more = BEYOND * self.metres_per_unit
        return shapely.box(
            self.west - more,
            self.north - self.box.height * self.metres_per_unit - more,
            self.west + self.box.width * self.metres_per_unit + more,
            self.north + more,
        )

    def path(self, shapes: np.ndarray | list[BaseGeometry]) -> str:
        return path_of(np.asarray(shapes, dtype=object), self.extent, self.units, self.metres_per_unit)
