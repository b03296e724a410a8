"""Where the rooms and the arrows of the picture lie: floors from top to bottom, arrows of one target in one
trunk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

ROOM_WIDTH, TRUNK_WIDTH, GAP = 128.0, 10.0, 18.0
SWEEPS = 24


@dataclass
class Spot:
    """A room, or a trunk of arrows that passes a floor on its way down to a room. ``x`` is its middle."""

    target: str
    floor: int
    is_room: bool
    x: float = 0.0
    neighbours: dict[int, set[tuple[str, int]]] = field(default_factory=lambda: defaultdict(set))

    @property
    def width(self) -> float:
        return ROOM_WIDTH if self.is_room else TRUNK_WIDTH


Key = tuple[str, int]


def lay_out(
    floors: Sequence[Sequence[str]], arrows: Iterable[tuple[str, str]]
) -> tuple[dict[Key, Spot], list[tuple[Key, Key]]]:
    """The spots by name and floor, and the pieces of arrows from spot to spot."""
    floor_of = {room: number for number, floor in enumerate(floors) for room in floor}
    spots = {(room, number): Spot(room, number, True) for room, number in floor_of.items()}
    pieces: dict[tuple[Key, Key], None] = {}
    for source, target in sorted(arrows, key=lambda arrow: (floor_of[arrow[0]], floor_of[arrow[1]], arrow)):
        way = [(source, floor_of[source])]
        way += [(target, number) for number in range(floor_of[source] + 1, floor_of[target] + 1)]
        for key in way:
            spots.setdefault(key, Spot(key[0], key[1], False))
        pieces |= dict.fromkeys(pairwise(way))
    for upper, lower in pieces:
        spots[upper].neighbours[1].add(lower)
        spots[lower].neighbours[-1].add(upper)
    _order(spots, len(floors))
    return spots, list(pieces)


def _order(spots: dict[Key, Spot], count: int) -> None:
    rows: list[list[Spot]] = [
        [spot for spot in spots.values() if spot.floor == number] for number in range(count)
    ]
    for row in rows:
        _pack(row, [index * 10.0 for index in range(len(row))])
    for sweep in range(SWEEPS):
        side = -1 if sweep % 2 == 0 else 1
        for row in rows if side < 0 else reversed(rows):
            sides = (side,) if sweep < SWEEPS - 4 else (-1, 1)
            _pack(row, [_middle(spot, spots, sides) for spot in row])


def _middle(spot: Spot, spots: dict[Key, Spot], sides: Iterable[int]) -> float:
    xs = [spots[key].x for side in sides for key in spot.neighbours[side]]
    return sum(xs) / len(xs) if xs else spot.x


def _pack(row: list[Spot], wanted: list[float]) -> None:
    """Put the spots of a floor side by side, each as near as can be to where it would like to be."""
    order = sorted(range(len(row)), key=lambda index: (wanted[index], index))
    row[:] = [row[index] for index in order]
    wanted = [wanted[index] for index in order]
    offsets, total = [], 0.0
    for before, spot in pairwise([None, *row]):
        total += (before.width / 2 + GAP + spot.width / 2) if before else 0.0
        offsets.append(total)
    # Least squares under an order: means of neighbours that would overlap (pool adjacent violators).
    blocks: list[list[float]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        blocks.append([want - offset, 1.0])
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            mean, size = blocks.pop()
            blocks[-1] = [
                (blocks[-1][0] * blocks[-1][1] + mean * size) / (blocks[-1][1] + size),
                blocks[-1][1] + size,
            ]
    starts = [mean for mean, size in blocks for _ in range(int(size))]
    for spot, start, offset in zip(row, starts, offsets, strict=True):
        spot.x = start + offset
