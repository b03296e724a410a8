"""Pieces of one name that belong together, because they lie close to each other."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely

Array = np.ndarray[Any, np.dtype[Any]]


def clusters(shapes: Array, distance_m: float) -> list[Array]:
    """Split shapes (EPSG:25832) into groups linked by steps of at most a distance; return their numbers."""
    if len(shapes) == 1:
        return [np.array([0])]
    tree = shapely.STRtree(shapes)
    ones, others = tree.query(shapes, predicate="dwithin", distance=distance_m)
    group = np.arange(len(shapes))
    while True:
        lowest = group.copy()
        np.minimum.at(lowest, ones, group[others])
        lowest = lowest[lowest]
        if np.array_equal(lowest, group):
            break
        group = lowest
    return [np.flatnonzero(group == number) for number in np.unique(group)]
