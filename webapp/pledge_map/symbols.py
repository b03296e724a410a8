"""The rules for symbols and shapes of places, on the web map and in the pictures.

``static/js/symbols.js`` has the same rules; tests/webapp/agreement/cases.json keeps them in sync.
"""

from __future__ import annotations

from collections.abc import Iterable

import shapely
from shapely.geometry.base import BaseGeometry


def rank(pledge_count: int, place_id: str) -> tuple[int, str]:
    """Return a sort key for sites: the symbol with most pledges stays in place, and others join it."""
    return -pledge_count, place_id


def level(kind: str, *, area: bool, planned: bool) -> int:
    """Return the drawing order of a shape, lowest first: areas, rivers, planned lines, existing lines."""
    return 4 * (not area) + 2 * (kind != "river") + (not planned)


def grouped(points: Iterable[tuple[float, float]], distance: float) -> list[list[int]]:
    """Join each point to the first group whose first point is near enough; groups hold positions."""
    known, groups = list(points), list[list[int]]()
    for position, (x, y) in enumerate(known):
        for group in groups:
            first_x, first_y = known[group[0]]
            if (first_x - x) ** 2 + (first_y - y) ** 2 < distance**2:
                group.append(position)
                break
        else:
            groups.append([position])
    return groups


def middle(part: BaseGeometry) -> tuple[float, float]:
    """Return a point halfway along the longest piece of a line, or inside the largest piece of an area."""
    pieces = shapely.get_parts(shapely.line_merge(part) if part.length and not part.area else part)
    piece = max(pieces, key=lambda piece: (piece.area, piece.length))
    point = piece.representative_point() if piece.area else piece.interpolate(0.5, normalized=True)
    return point.x, point.y
