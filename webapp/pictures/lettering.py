"""Names on the map: each goes where it is wholly in view and does not hide a symbol or name, or nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from webapp.pictures.formats import Box
from webapp.pictures.parts import PlacedLine, Symbol
from webapp.pictures.typeface import ASCENT, LEADING, REGULAR, width, wrap

GAP = 3  # between a name and what is next to it
MAX_LINE_LENGTH = 9.5  # times the size; longer names take two lines
MAX_BADGE_RINGS = 20  # a name with a badge looks so far for room, because it is never left out


@dataclass(frozen=True)
class MapLabel:
    """A name to place near a point; ``away`` is how far the point's own symbol reaches.

    ``badge`` stands behind the name, and is never left out.
    """

    text: str
    x: float
    y: float
    size: float
    colour: str
    weight: int = REGULAR
    away: float = 0
    rings: int = 1
    badge: Symbol | None = None

    @property
    def tail(self) -> float:
        """How far the badge reaches behind the name."""
        return self.badge.size * 1.15 if self.badge else 0

    @property
    def texts(self) -> list[str]:
        whole = width(self.text, self.size, self.weight)
        if whole <= MAX_LINE_LENGTH * self.size:
            return [self.text]
        longest = max(width(word, self.size, self.weight) for word in self.text.split())
        max_width = max(whole / 2 + 1.5 * self.size, longest)
        return wrap(self.text, self.size, self.weight, max_width, at_dashes=False)


def place_names(
    labels: Sequence[MapLabel], taken: Iterable[Box], frame: Box
) -> tuple[list[PlacedLine], list[Symbol]]:
    """Place the names that fit, in order; return their lines and badges.

    Among names of one weight and size the one with the fewest free places goes first.
    """
    boxes = list(taken)
    lines: list[PlacedLine] = []
    badges: list[Symbol] = []
    for name in _by_choices(labels, boxes, frame):
        places = list(_places(name))
        box = next((box for box in places if _is_free(box, boxes, frame)), None)
        if box is None and name.badge:
            farther = _places(replace(name, rings=MAX_BADGE_RINGS))
            box = next((box for box in farther if _is_free(box, boxes, frame)), places[0])
        if box is not None:
            boxes.append(box)
            lines += _lines(name, box)
            if name.badge:
                badges.append(
                    replace(name.badge, x=box.right - name.badge.size / 2, y=box.y + box.height / 2)
                )
    return lines, badges


def _by_choices(labels: Sequence[MapLabel], boxes: list[Box], frame: Box) -> list[MapLabel]:
    ranks = {kind: rank for rank, kind in enumerate(dict.fromkeys(_kind(one) for one in labels))}
    return sorted(
        labels,
        key=lambda name: (
            ranks[_kind(name)],
            sum(_is_free(box, boxes, frame) for box in _places(name)) if name.rings > 1 else 0,
        ),
    )


def _kind(name: MapLabel) -> tuple[object, ...]:
    return name.badge is None, name.weight, name.size, name.colour


def _is_free(box: Box, boxes: list[Box], frame: Box) -> bool:
    return frame.holds(box) and not any(box.meets(other) for other in boxes)


def _places(name: MapLabel) -> Iterator[Box]:
    """Return boxes around the point, nearest first: on the spot if it is free, then around it."""
    widest = max(width(text, name.size, name.weight) for text in name.texts) + 2 * GAP + name.tail
    height = max(len(name.texts) * name.size * LEADING, name.tail)
    offsets = [] if name.away else [(0.0, 0.0)]
    for ring in range(1, name.rings + 1):
        step = name.away + (ring - 1) * name.size * 0.6 if name.away else ring * name.size * 0.7
        x, y = widest / 2 + step, height / 2 + step
        around = [(x, 0), (-x, 0), (0, -y), (0, y)] if name.away else [(0, -y), (0, y), (x, 0), (-x, 0)]
        slant = 0.8
        offsets += [*around, *((a * x * slant, b * y * slant) for b in (-1, 1) for a in (1, -1))]
    for x, y in offsets:
        yield Box(name.x + x - widest / 2, name.y + y - height / 2, widest, height)


def _lines(name: MapLabel, box: Box) -> Iterator[PlacedLine]:
    for number, text in enumerate(name.texts):
        x = box.x + (box.width - name.tail - width(text, name.size, name.weight)) / 2
        top = box.y + (box.height - len(name.texts) * name.size * LEADING) / 2
        y = top + name.size * (ASCENT + number * LEADING)
        yield PlacedLine(text, x, y, name.size, name.weight, name.colour, halo=True)
