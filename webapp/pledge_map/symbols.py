"""The rules for symbols and shapes of places, on the web map and in the pictures.

``static/js/symbols.js`` has the same rules; tests/webapp/agreement/cases.json keeps them in sync.
"""

from __future__ import annotations

import itertools
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
    """Join each point to the first group whose first point is near enough; groups hold positions.

    Only the groups in the squares around a point can be: comparing it with all grows with the square.
    """
    known, groups = list(points), list[list[int]]()
    numbers: dict[tuple[int, int], list[int]] = {}  # of the groups by square
    for position, (x, y) in enumerate(known):
        column, row = int(x // distance), int(y // distance)
        around = itertools.product((column - 1, column, column + 1), (row - 1, row, row + 1))
        near = [
            number
            for square in around
            for number in numbers.get(square, ())
            if _squared(known[groups[number][0]], (x, y)) < distance**2
        ]
        if near:
            groups[min(near)].append(position)
        else:
            numbers.setdefault((column, row), []).append(len(groups))
            groups.append([position])
    return groups


def _squared(one: tuple[float, float], other: tuple[float, float]) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def middle(part: BaseGeometry) -> tuple[float, float]:
    """Return a point halfway along the longest piece of a line, or inside the largest piece of an area."""
    pieces = shapely.get_parts(shapely.line_merge(part) if part.length and not part.area else part)
    piece = max(pieces, key=lambda piece: (piece.area, piece.length))
    point = piece.representative_point() if piece.area else piece.interpolate(0.5, normalized=True)
    return point.x, point.y
