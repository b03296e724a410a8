"""Where rooms and arrows lie in the picture: floors from top to bottom, arrows to one room in one trunk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tests.architecture.rooms import FLOOR_OF, FLOORS, Room

ROOM_WIDTH, TRUNK_WIDTH, GAP = 142.0, 8.0, 16.0
SWEEPS, LAST_SWEEPS = 24, 4

Key = tuple[Room, int]
Piece = tuple[Key, Key]


@dataclass
class Spot:
    """A room on its floor, or a trunk of arrows that passes a floor on its way down. ``x`` is its middle."""

    is_room: bool
    x: float = 0.0
    above: set[Key] = field(default_factory=set)
    below: set[Key] = field(default_factory=set)

    @property
    def width(self) -> float:
        return ROOM_WIDTH if self.is_room else TRUNK_WIDTH


def lay_out(arrows: Iterable[tuple[Room, Room]]) -> tuple[dict[Key, Spot], list[Piece]]:
    """The spots by room and floor, and the pieces of arrows from spot to spot. The same arrows lie alike."""
    spots = {(room, number): Spot(True) for room, number in FLOOR_OF.items()}
    pieces: dict[Piece, None] = {}
    for source, target in sorted(
        arrows, key=lambda ends: (FLOOR_OF[ends[0]], FLOOR_OF[ends[1]], ends[0].name, ends[1].name)
    ):
        way = [(source, FLOOR_OF[source])]
        way += [(target, number) for number in range(FLOOR_OF[source] + 1, FLOOR_OF[target] + 1)]
        for upper, lower in pairwise(way):
            spots.setdefault(lower, Spot(False)).above.add(upper)
            spots[upper].below.add(lower)
            pieces[upper, lower] = None
    _place(spots)
    return spots, list(pieces)


def _place(spots: dict[Key, Spot]) -> None:
    """Each spot comes to the mean of those above it and those below it, by turns."""
    rows = [[spot for (_, number), spot in spots.items() if number == floor] for floor in range(len(FLOORS))]
    for row in rows:
        _pack(row, [float(index) for index in range(len(row))])
    for sweep in range(SWEEPS):
        down, both = sweep % 2 == 0, sweep >= SWEEPS - LAST_SWEEPS
        for row in rows if down else reversed(rows):
            _pack(row, [_mean(spot, spots, both or down, both or not down) for spot in row])


def _mean(spot: Spot, spots: dict[Key, Spot], above: bool, below: bool) -> float:
    xs = sorted(spots[key].x for key in (spot.above if above else set()) | (spot.below if below else set()))
    return sum(xs) / len(xs) if xs else spot.x


def _pack(row: list[Spot], ideal: Sequence[float]) -> None:
    """Put the spots of a floor side by side without overlap, as near as can be to where each belongs.

    The order is that of the ideal places; neighbours that would overlap share the mean of theirs.
    """
    order = sorted(range(len(row)), key=lambda index: (ideal[index], index))
    row[:] = [row[index] for index in order]
    offsets = [0.0]
    for left, right in pairwise(row):
        offsets.append(offsets[-1] + left.width / 2 + GAP + right.width / 2)
    blocks: list[tuple[float, int]] = []
    for index, offset in zip(order, offsets, strict=True):
        mean, size = ideal[index] - offset, 1
        while blocks and blocks[-1][0] >= mean:
            before, count = blocks.pop()
            mean, size = (before * count + mean * size) / (count + size), count + size
        blocks.append((mean, size))
    starts = [mean for mean, size in blocks for _ in range(size)]
    for spot, start, offset in zip(row, starts, offsets, strict=True):
        spot.x = start + offset
