"""Names of streets, waters and woods on a picture: along their lines, wherever nothing else stands."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from webapp.pictures.formats import Box
from webapp.pictures.parts import PlacedLine
from webapp.pictures.street_map import OnMap, StreetMap
from webapp.pictures.typeface import BOLD, REGULAR, clean, knows, width
from webapp.tiles.paint import colour_of, pixels

Array = np.ndarray[Any, np.dtype[Any]]
APART = 260  # units between two names of one street
ROOM = 1.15  # length of a street, times that of its name
BEND = 0.3  # of the size: so far a street may leave the straight line of its name
STRAIGHT = 0.97
TRIES, TRY_EVERY = 7, 40  # positions along a street, at least, and of a long one every so many units
_BOLD_FROM = 600


@dataclass(frozen=True)
class GroundLabel:
    """A name to be placed along one of its lines, or at one of its points (units)."""

    text: str
    size: float
    weight: int
    colour: str
    shapes: tuple[BaseGeometry, ...]

    @cached_property
    def width(self) -> float:
        return width(self.text, self.size, self.weight)


class Taken:
    """The boxes on a map on which no name may stand, as arrays: there are thousands."""

    def __init__(self, boxes: Iterable[Box], frame: Box) -> None:
        self._frame = frame
        edges = [(box.x, box.y, box.right, box.bottom) for box in boxes]
        self._edges = np.array(edges, float).reshape(-1, 4)

    def is_free(self, edges: Array) -> bool:
        """Return whether boxes (left, top, right, bottom) are in the frame and on no other."""
        frame = self._frame
        if (edges[:, :2] < (frame.x, frame.y)).any() or (edges[:, 2:] > (frame.right, frame.bottom)).any():
            return False
        one, other = edges[:, None], self._edges[None]
        meets = (one[..., :2] < other[..., 2:]).all(axis=-1) & (other[..., :2] < one[..., 2:]).all(axis=-1)
        return not meets.any()

    def add(self, edges: Array) -> None:
        self._edges = np.concatenate((self._edges, edges))


def place(
    streets: StreetMap,
    lines: Iterable[PlacedLine],
    taken: Iterable[Box],
    frame: Box,
    within: BaseGeometry,
    min_size: float = 0,
) -> list[PlacedLine]:
    """Return the names that fit, the most important first.

    Parameters
    ----------
    lines : names that stand already, and are not repeated
    taken : where symbols and other things stand
    frame : of the map
    within : the part of the map that the picture is about, in units
    min_size : of all names, in units
    """
    lines = list(lines)
    boxes = Taken([*taken, *(line.box for line in lines)], frame)
    known = {line.text for line in lines}
    placed: list[PlacedLine] = []
    shapely.prepare(within)
    for label in _labels(streets, min_size):
        if label.text in known:
            continue
        middles: list[tuple[float, float]] = []
        for spot in (spot for shape in label.shapes for spot in _spots(label, shape)):
            is_near = any(math.dist(spot.middle, other) < APART for other in middles)
            edges = spot.edges(label)
            if not is_near and boxes.is_free(edges) and _is_inside(edges, within):
                boxes.add(edges)
                middles.append(spot.middle)
                placed.append(spot.line(label))
        if middles:
            known.add(label.text)
    return placed


def _is_inside(edges: Array, within: BaseGeometry) -> bool:
    corners = np.concatenate([edges[:, (column, row)] for column in (0, 2) for row in (1, 3)])
    return bool(shapely.contains_xy(within, corners).all())


def _labels(streets: StreetMap, min_size: float) -> Iterator[GroundLabel]:
    for rule in streets.rules("labels"):
        layer = streets.layers.get(rule["layer"])
        if layer is None:
            continue
        size = max(pixels(rule["size"], streets.zoom) * streets.scale, min_size)
        weight = BOLD if rule.get("weight", 0) >= _BOLD_FROM else REGULAR
        for text, shapes in _named(layer, rule):
            yield GroundLabel(text, size, weight, colour_of(rule["colour"]), shapes)


def _named(layer: OnMap, rule: dict[str, Any]) -> list[tuple[str, tuple[BaseGeometry, ...]]]:
    """Return the names that a rule shows, and where: of long streets first, their longest line first."""
    along = bool(rule.get("along"))
    chosen = layer.of(layer.chosen(rule), 1 if along else 0)
    shapes_of: dict[str, list[BaseGeometry]] = {}
    for names, shape in zip(layer.names[chosen], layer.shapes[chosen], strict=True):
        text = clean(names.get(rule["text"], "")) if names else ""
        if text and knows(text):
            shapes_of.setdefault(text, []).append(shape)
    if not along:
        return [(text, tuple(shapes)) for text, shapes in sorted(shapes_of.items())]
    merged = {text: _longest_first(shapes) for text, shapes in shapes_of.items()}
    return sorted(merged.items(), key=lambda named: (-named[1][0].length, named[0]))


def _longest_first(lines: list[BaseGeometry]) -> tuple[BaseGeometry, ...]:
    parts = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(lines)))
    return tuple(parts[np.argsort(-shapely.length(parts), kind="stable")])


@dataclass(frozen=True)
class Spot:
    """A straight place for a name: its middle, and the direction in which it is read."""

    middle: tuple[float, float]
    along: tuple[float, float] = (1.0, 0.0)

    def edges(self, label: GroundLabel) -> Array:
        """Return boxes that cover the name (left, top, right, bottom)."""
        half = label.size * 0.6
        reach = max(label.width / 2 - half * 0.8, 0)
        steps = np.linspace(-reach, reach, max(2, math.ceil(label.width / label.size)))
        middles = np.array(self.middle) + steps[:, None] * np.array(self.along)
        return np.column_stack((middles - half, middles + half))

    def line(self, label: GroundLabel) -> PlacedLine:
        (x, y), (east, south) = self.middle, self.along
        half, down = label.width / 2, label.size * 0.35
        return PlacedLine(
            label.text,
            x - half * east - down * south,
            y - half * south + down * east,
            label.size,
            label.weight,
            label.colour,
            halo=True,
            angle=math.degrees(math.atan2(south, east)),
        )


def _spots(label: GroundLabel, shape: BaseGeometry) -> Iterator[Spot]:
    """Yield where a name could stand: at a point, or along a line where it is straight, the middle first."""
    corners = shapely.get_coordinates(shape)
    if len(corners) == 1:
        yield Spot((float(corners[0, 0]), float(corners[0, 1])))
        return
    wide = label.width
    so_far = np.concatenate(([0], np.cumsum(np.hypot(*np.diff(corners, axis=0).T))))
    room = so_far[-1] - wide
    if so_far[-1] < ROOM * wide:
        return
    starts = np.linspace(0.05, 0.95, max(TRIES, int(so_far[-1] / TRY_EVERY))) * room
    for start in starts[np.argsort(np.abs(starts - room / 2), kind="stable")]:
        ends = np.array([start, start + wide])
        first, last = np.column_stack([np.interp(ends, so_far, axis) for axis in corners.T])
        chord = last - first
        length = float(np.hypot(*chord))
        if length < STRAIGHT * wide:
            continue
        between = corners[(so_far > start) & (so_far < start + wide)] - first
        away = np.abs(between[:, 0] * chord[1] - between[:, 1] * chord[0]) / length
        if len(between) and away.max() > BEND * label.size:
            continue
        middle = (first + last) / 2
        along = chord / length * (1 if chord[0] >= 0 else -1)
        yield Spot((float(middle[0]), float(middle[1])), (float(along[0]), float(along[1])))
