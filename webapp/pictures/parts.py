"""The parts of a picture: lines of text, symbols, shapes. All in units of the drawing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from webapp.pictures.formats import Box, PictureFormat
from webapp.pictures.typeface import ASCENT, DESCENT, REGULAR, width

BADGE_SHARE = 0.6  # size of the small count next to a symbol


@dataclass(frozen=True)
class PlacedLine:
    """A line of text; ``y`` is its baseline. ``halo``: on the map, with a light edge around letters.

    ``angle``: degrees by which it is turned around its beginning, clockwise.
    """

    text: str
    x: float
    y: float
    size: float
    weight: int = REGULAR
    colour: str = "#000"
    halo: bool = False
    angle: float = 0

    @property
    def width(self) -> float:
        return width(self.text, self.size, self.weight)

    @property
    def box(self) -> Box:
        top = self.y - ASCENT * self.size
        return Box(self.x, top, self.width, (ASCENT + DESCENT) * self.size)


@dataclass(frozen=True)
class Symbol:
    """A circle with the icon of its topic, or with a count if topics are mixed (``icon`` is empty).

    ``whole``: it belongs to the name of a Gemeinde, somewhere in which it is.
    """

    x: float
    y: float
    size: float
    colour: str
    icon: str = ""
    count: int = 1
    open: bool = False
    rejected: bool = False
    mark: str = ""
    hollow: bool = False
    names: tuple[str, ...] = ()
    whole: bool = False

    @property
    def badge(self) -> tuple[float, float, float]:
        """Middle and diameter of the count."""
        off = self.size * 0.4
        return self.x + off, self.y - off, self.size * BADGE_SHARE

    @property
    def mark_at(self) -> tuple[float, float, float]:
        """Middle and diameter of the mark, opposite the count."""
        off = self.size * 0.4
        return self.x - off, self.y + off, self.size * BADGE_SHARE

    @property
    def has_badge(self) -> bool:
        return bool(self.icon) and self.count > 1

    @property
    def box(self) -> Box:
        half = self.size / 2 + 3
        reach = half + (self.size * 0.22 if self.has_badge else 0)
        below = half + (self.size * 0.22 if self.mark else 0)
        return Box(self.x - below, self.y - reach, below + reach, below + reach)


@dataclass(frozen=True)
class Shape:
    """A path with the attributes that it is drawn with. ``repeated``: other shapes have the same path."""

    path: str
    style: Mapping[str, str | float]
    repeated: bool = False


@dataclass
class Picture:
    """A whole picture, ready to be written as SVG. The map is cut off at ``map_box``."""

    format: PictureFormat
    map_box: Box
    title: str
    description: str
    language: str
    on_map: list[Shape] = field(default_factory=list)
    on_ground: list[PlacedLine] = field(default_factory=list)  # names of streets and waters
    panels: list[tuple[Box, str]] = field(default_factory=list)  # with the colour of each
    shapes: list[Shape] = field(default_factory=list)
    symbols: list[Symbol] = field(default_factory=list)
    lines: list[PlacedLine] = field(default_factory=list)
