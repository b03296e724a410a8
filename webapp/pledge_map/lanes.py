"""Lines that run side by side are drawn side by side: each has a lane, as a street has.

``static/js/lanes.js`` has the same rules for lanes, widths and shifting; tests/webapp/agreement/cases.json
keeps them in sync. Which lines run together is computed here alone.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence

import numpy as np
import shapely
import shapely.geometry
from shapely.geometry.base import BaseGeometry

from geo.public import Place, Published, to_metric

NEAR_M, TOGETHER_M = 250, 1000  # lines nearer than this for longer than that run together
CLOSE = 2  # units: nearer points are one, or their directions would be noise
SHARPEST = 2  # at a bend a shifted line is at most so many times farther out

Beside = dict[str, dict[str, int]]
Points = Sequence[tuple[float, float]]


def runs_in_lane(place: Place) -> bool:
    """Return whether a place is a line that may be moved aside; a river lies where it lies."""
    return place.geometry["type"].endswith("LineString") and place.kind != "river"


def beside(published: Published) -> Beside:
    """Return by place id which lines run beside each: 1 in the same direction, -1 in the other one."""
    places = [place for place in published.places.values() if runs_in_lane(place)]
    lines = [shapely.line_merge(to_metric(shapely.geometry.shape(place.geometry))) for place in places]
    found: Beside = {}
    pairs = shapely.STRtree(lines).query(lines, predicate="dwithin", distance=NEAR_M).T if lines else ()
    for one, other in pairs:
        if one >= other:
            continue
        direction = _direction(lines[one], lines[other])
        if direction:
            found.setdefault(places[one].id, {})[places[other].id] = direction
            found.setdefault(places[other].id, {})[places[one].id] = direction
    return found


def _direction(line: BaseGeometry, other: BaseGeometry) -> int:
    """Return 0 unless the lines run together."""
    shared = shapely.get_parts(shapely.line_merge(line.intersection(other.buffer(NEAR_M))))
    longest = max(shared, key=shapely.length, default=None)
    if longest is None or longest.length < TOGETHER_M:
        return 0
    start, end = (shapely.Point(longest.coords[at]) for at in (0, -1))
    return 1 if other.project(end) >= other.project(start) else -1


def order(planned: bool, place_id: str) -> tuple[bool, str]:
    """Return a sort key: lines of today keep their place, planned ones move aside."""
    return planned, place_id


def lanes(ids: Sequence[str], beside: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    """Return the lane of each line, to the right of its own direction; 0 is where it really lies."""
    turned: dict[str, int] = {}
    for first in ids:
        if first in turned:
            continue
        turned[first] = 1
        group = [first]
        for one in group:
            for other in ids:
                if other in beside.get(one, {}) and other not in turned:
                    turned[other] = turned[one] * beside[one][other]
                    group.append(other)
    found: dict[str, int] = {}
    for one in ids:
        taken = {found[other] for other in beside.get(one, {}) if other in found}
        sides = (sign * number for number in range(len(ids) + 1) for sign in (1, -1))
        found[one] = next(lane for lane in sides if lane not in taken)
    return {one: found[one] * turned[one] for one in ids}


def lane_width(zoom: float) -> float:
    """Return the distance of lanes in pixels of the web map."""
    return min(6, max(3, zoom - 6))


def shifted(points: Points, distance: float) -> list[tuple[float, float]]:
    """Move a line to its right (where y points down) by a distance."""
    kept = [points[0]]
    for point in points[1:-1]:
        if math.dist(point, kept[-1]) >= CLOSE and math.dist(point, points[-1]) >= CLOSE:
            kept.append(point)
    kept.append(points[-1])
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(kept)]
    normals = [_normal(*step) for step in steps]
    moved = []
    for at, (x, y) in enumerate(kept):
        before, after = normals[max(0, at - 1)], normals[min(at, len(normals) - 1)]
        across = before[0] + after[0], before[1] + after[1]
        length = math.hypot(*across)
        if length == 0:  # it turns back
            across, length = after, 1.0
        reach = min(2 / length, SHARPEST) * distance / length
        moved.append((x + across[0] * reach, y + across[1] * reach))
    return moved


def _normal(x: float, y: float) -> tuple[float, float]:
    length = math.hypot(x, y)
    return (-y / length, x / length) if length else (0.0, 0.0)


def shifted_line(line: BaseGeometry, distance_m: float, metres_per_unit: float) -> BaseGeometry:
    """Move a line in metres (y points up) to its right."""
    if not distance_m:
        return line
    parts = []
    for part in shapely.get_parts(line):
        units = shapely.get_coordinates(part) / metres_per_unit * (1, -1)
        moved = shifted([(x, y) for x, y in units.tolist()], distance_m / metres_per_unit)
        parts.append(np.array(moved) * (1, -1) * metres_per_unit)
    return shapely.MultiLineString([part.tolist() for part in parts])
