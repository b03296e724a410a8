"""The picture of the architecture as SVG, readable on a light page and on a dark one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from tests.architecture.layout import ROOM_WIDTH, Key, Spot, lay_out
from tests.architecture.rooms import FLOOR_OF, FLOORS, ROOMS, WEBAPP, Room, back_arrows, room_arrows, shortest

ROOM_HEIGHT, STEP, MARGIN, HEAD = 38, 74, 46, 62
BETWEEN_HOUSES = 34
SVG = "http://www.w3.org/2000/svg"

STYLE = """
text { font-family: "Fira Sans", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; fill: #1d2a33; }
.paper { fill: #fdfcf8; }
.house { fill: #f1f4f0; } .house.geo { fill: #eef3f8; }
.room { fill: #fff; stroke: #2f7d57; stroke-width: 1.2; } .geo .room { stroke: #2c6aa0; }
.name { font-size: 14px; font-weight: 600; } .purpose { font-size: 11px; fill: #55646e; }
.title { font-size: 17px; font-weight: 600; } .note { font-size: 12.5px; fill: #55646e; }
path { fill: none; stroke-linecap: round; }
.main { stroke: #46555f; stroke-width: 1.5; } .head { fill: #46555f; stroke: none; }
.faint { stroke: #9fb0b8; stroke-width: .7; opacity: .55; }
@media (prefers-color-scheme: dark) {
  text { fill: #e8edf0; } .purpose, .note { fill: #a7b4bc; }
  .paper { fill: #12181d; } .house { fill: #18221f; } .house.geo { fill: #17202a; }
  .room { fill: #222d35; stroke: #62b88c; } .geo .room { stroke: #6aa9de; }
  .main { stroke: #b4c2ca; } .head { fill: #b4c2ca; } .faint { stroke: #6d7f89; }
}
"""


def draw(root: Path) -> str:
    """The picture of what the modules below a folder import."""
    arrows = room_arrows(root)
    if upward := back_arrows(arrows):
        raise ValueError("These imports lead up, and the picture has only ways down: " + "; ".join(upward))
    main = shortest(arrows)
    spots, pieces = lay_out(main)
    left = min(spot.x - spot.width / 2 for spot in spots.values()) - MARGIN
    width = max(spot.x + spot.width / 2 for spot in spots.values()) - left + MARGIN
    for spot in spots.values():
        spot.x -= left
    lines = [
        f'<svg xmlns="{SVG}" viewBox="0 0 {width:.0f} {_top(len(FLOORS)) + 6}" role="img">',
        f"<title>The rooms of geo and webapp, and which imports which</title><style>{STYLE}</style>",
        '<rect class="paper" width="100%" height="100%" rx="14"/>',
        *_houses(width),
        _note(24, f'{len(ROOMS)} rooms, {len(arrows)} arrows: "imports". All lead down.'),
        _note(42, "Dark: what no longer way explains. Pale: the rest."),
        *_faint(set(arrows) - main, spots),
        *_trunks(pieces, spots),
        *(line for room in ROOMS for line in _room(room, spots[room, FLOOR_OF[room]].x)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _top(floor: int) -> int:
    """The upper edge of the rooms of a floor."""
    return HEAD + 24 + floor * STEP + (BETWEEN_HOUSES if floor >= len(WEBAPP) else 0)


def _note(y: int, text: str) -> str:
    return f'<text class="note" x="{MARGIN / 2:.0f}" y="{y}">{escape(text, quote=False)}</text>'


def _houses(width: float) -> Iterator[str]:
    for name, first, last in (("webapp", 0, len(WEBAPP)), ("geo", len(WEBAPP), len(FLOORS))):
        top = _top(first) - 22
        height = _top(last - 1) + ROOM_HEIGHT + 18 - top
        size = f'width="{width - 24:.0f}" height="{height}"'
        yield f'<rect class="house {name}" x="12" y="{top}" {size} rx="12"/>'
        yield f'<text class="title" x="26" y="{top + 26}">{name}/</text>'


def _faint(arrows: Iterable[tuple[Room, Room]], spots: dict[Key, Spot]) -> Iterator[str]:
    for source, target in sorted(arrows, key=lambda ends: (ends[0].name, ends[1].name)):
        yield _line("faint", (source, FLOOR_OF[source]), (target, FLOOR_OF[target]), spots)


def _trunks(pieces: Iterable[tuple[Key, Key]], spots: dict[Key, Spot]) -> Iterator[str]:
    for upper, lower in pieces:
        yield _line("main", upper, lower, spots)
        x, y = spots[lower].x, _top(lower[1])
        if spots[lower].is_room:
            yield f'<path class="head" d="M{x - 4:.1f} {y - 7}L{x:.1f} {y}L{x + 4:.1f} {y - 7}z"/>'
        else:
            yield f'<path class="main" d="M{x:.1f} {y}v{ROOM_HEIGHT}"/>'


def _line(kind: str, upper: Key, lower: Key, spots: dict[Key, Spot]) -> str:
    x1, y1 = spots[upper].x, _top(upper[1]) + ROOM_HEIGHT
    x2, y2 = spots[lower].x, _top(lower[1])
    middle = (y1 + y2) / 2
    return (
        f'<path class="{kind}" d="M{x1:.1f} {y1}C{x1:.1f} {middle:.0f} {x2:.1f} {middle:.0f} {x2:.1f} {y2}"/>'
    )


def _room(room: Room, x: float) -> Iterator[str]:
    top, house = _top(FLOOR_OF[room]), "webapp" if FLOOR_OF[room] < len(WEBAPP) else "geo"
    corner, size = (
        f'x="{x - ROOM_WIDTH / 2:.1f}" y="{top}"',
        f'width="{ROOM_WIDTH:.0f}" height="{ROOM_HEIGHT}"',
    )
    yield f'<g class="{house}"><rect class="room" {corner} {size} rx="8"/>'
    for kind, text, down in (("name", room.name, 17), ("purpose", room.purpose, 31)):
        yield f'<text class="{kind}" x="{x:.1f}" y="{top + down}" text-anchor="middle">{escape(text)}</text>'
    yield "</g>"
