"""The map of a sheet: ground, lines and names as a picture, with the numbers of the places as text on it.

Paper has no popups, so each place has its number in the list.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from webapp import pictures
from webapp.filters import Filter
from webapp.handouts.content import HandoutSheet
from webapp.handouts.page import INK, MM_OF_PT, PAPER, Page, Style
from webapp.pictures import drawing, raster
from webapp.pictures.formats import Box
from webapp.pictures.viewport import Viewport
from webapp.snapshot import Snapshot, View
from webapp.words import is_open, is_whole

NUMBER = Style(7.0, "B")
TAG_MM = 3.9  # height of a number's box
RINGS = 24
DIRECTIONS = 12


@dataclass(frozen=True)
class Tag:
    """A number on the map: its box in mm from the map's corner, and whether the exact place is still open."""

    box: Box
    number: int
    open: bool


@dataclass(frozen=True)
class MapPicture:
    png: bytes
    tags: tuple[Tag, ...]

    def draw(self, page: Page, x_mm: float, y_mm: float, width_mm: float, height_mm: float, alt: str) -> None:
        with page.tagged("Figure", alt=alt):
            page.picture(self.png, x_mm, y_mm, width_mm, height_mm)
            for tag in self.tags:
                _draw_tag(page, tag, x_mm, y_mm)


DrawMap = Callable[[float, float, Mapping[str, int]], MapPicture]


def map_of(snapshot: Snapshot, view: View, sheet: HandoutSheet) -> DrawMap:
    """Return a function that draws the map of the Gemeinde in any size, with numbers for some places."""

    focus = snapshot.ground.areas[sheet.area.key]
    # With the county's pledges: otherwise a Gemeinde without its own would seem to have none.
    chosen = Filter(areas=frozenset({sheet.area.key}), county_wide=True)
    places = snapshot.published.places

    def draw(width_mm: float, height_mm: float, numbers: Mapping[str, int]) -> MapPicture:
        paper = pictures.for_paper(width_mm, height_mm)
        picture = pictures.lay_out(snapshot, view, chosen, paper, bare=True)
        badges = {
            name: (symbol.x, symbol.y) for symbol in picture.symbols if symbol.whole for name in symbol.names
        }
        picture.symbols = []  # numbers replace them
        mm = width_mm / paper.width
        window = Viewport.of(focus, picture.map_box)
        tags = []
        for place_id, number in numbers.items():
            spot = window.point(snapshot.ground.anchor(places[place_id], focus))
            x, y = badges.get(places[place_id].name, spot) if is_whole(places[place_id]) else spot
            tags.append(Tag(_box(x * mm, y * mm, number), number, is_open(places[place_id])))
        names = [_scaled(line.box, mm) for line in picture.lines]
        png = raster.png(drawing.svg(picture, snapshot.sprite))
        return MapPicture(png, tuple(spread(tags, names, Box(0, 0, width_mm, height_mm))))

    return draw


def spread(tags: Iterable[Tag], names: Sequence[Box], frame: Box) -> Iterator[Tag]:
    """Leave each number on its spot, or move it as little as possible off other numbers and names."""
    placed: list[Box] = []
    for tag in tags:
        box = _room_for(tag.box, placed, names, frame)
        placed.append(box)
        yield replace(tag, box=box)


def _room_for(box: Box, placed: Sequence[Box], names: Sequence[Box], frame: Box) -> Box:
    """Return the nearest box off numbers and names, else off numbers; without any room one that overlaps."""
    apart = None
    for moved in _around(box, frame):
        if any(moved.meets(other) for other in placed):
            continue
        if not any(moved.meets(name) for name in names):
            return moved
        apart = apart or moved
    return apart or _moved_inside(box, frame)


def _around(box: Box, frame: Box) -> Iterator[Box]:
    box = _moved_inside(box, frame)
    yield box
    for ring in range(1, RINGS + 1):
        for step in range(DIRECTIONS):
            angle = 2 * math.pi * step / DIRECTIONS
            reach = ring * TAG_MM * 0.55
            moved = replace(box, x=box.x + reach * 1.3 * math.cos(angle), y=box.y + reach * math.sin(angle))
            if frame.holds(moved):
                yield moved


def _box(x: float, y: float, number: int) -> Box:
    width = TAG_MM * (0.7 + 0.32 * len(str(number)))
    return Box(x - width / 2, y - TAG_MM / 2, width, TAG_MM)


def _moved_inside(box: Box, frame: Box) -> Box:
    x = min(max(box.x, frame.x), frame.right - box.width)
    y = min(max(box.y, frame.y), frame.bottom - box.height)
    return replace(box, x=x, y=y)


def _scaled(box: Box, mm: float) -> Box:
    return Box(box.x * mm, box.y * mm, box.width * mm, box.height * mm)


def _draw_tag(page: Page, tag: Tag, x_mm: float, y_mm: float) -> None:
    left_mm, top_mm = x_mm + tag.box.x, y_mm + tag.box.y
    inner_mm = 0.35
    page.box(left_mm, top_mm, tag.box.width, tag.box.height, filled=True, colour=PAPER)
    box = (left_mm + inner_mm, top_mm + inner_mm, tag.box.width - 2 * inner_mm, tag.box.height - 2 * inner_mm)
    page.box(*box, filled=not tag.open, colour=INK)
    text = str(tag.number)
    style = Style(NUMBER.size_pt, NUMBER.face, INK if tag.open else PAPER)
    middle_mm = left_mm + (tag.box.width - page.width_mm(text, style)) / 2
    page.write_at(middle_mm, top_mm + tag.box.height / 2 + style.size_pt * MM_OF_PT * 0.35, text, style)
