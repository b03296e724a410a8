"""One vector tile: shapes on its grid, written as Mapbox Vector Tile 2 (protocol buffers).

All corners of a layer are computed at once with NumPy; a loop over shapes would take most of the time.
https://github.com/mapbox/vector-tile-spec/tree/master/2.1
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import shapely

from geo.osm.ground import Attributes

EXTENT = 4096
_POINT, _LINE, _AREA = 0, 1, 2  # dimensions; the type of a feature is one more
_MOVE_TO, _LINE_TO, _CLOSE_PATH = 1, 2, 7 | 1 << 3
Array = np.ndarray[Any, np.dtype[Any]]


def tile(layers: Mapping[str, bytes]) -> bytes:
    """Return a tile of encoded layers."""
    return b"".join(_field(3, content) for content in layers.values() if content)


def layer(name: str, shapes: Array, owners: Array, attributes: Sequence[Attributes]) -> bytes:
    """Encode a layer; shapes with the same attributes become one feature.

    Parameters
    ----------
    name : of the layer
    shapes : points, lines and areas in steps of the tile's grid, y downwards from its upper left corner
    owners : for each shape, the number of its attributes

    Returns
    -------
    The bytes of the layer; empty if nothing is left of the shapes on the grid.
    """
    tables = _Tables()
    features = []
    dimensions = shapely.get_dimensions(shapes)
    for dimension, encoded in ((_AREA, _areas), (_LINE, _lines), (_POINT, _points)):
        of_kind = dimensions == dimension
        if of_kind.any():
            for owner, commands in encoded(shapes[of_kind], owners[of_kind]):
                tags = tables.tags(attributes[owner])
                features.append(_field(2, _field(2, tags) + _number(3, dimension + 1) + _field(4, commands)))
    if not features:
        return b""
    head = _field(1, name.encode())
    return head + b"".join(features) + tables.encoded() + _number(5, EXTENT) + _number(15, 2)


class _Tables:
    """The keys and values of a layer, each once."""

    def __init__(self) -> None:
        self._keys: dict[str, int] = {}
        self._values: dict[tuple[type, str | int | bool], int] = {}

    def tags(self, attributes: Attributes) -> bytes:
        numbers = []
        for key, value in attributes:
            numbers.append(self._keys.setdefault(key, len(self._keys)))
            numbers.append(self._values.setdefault((type(value), value), len(self._values)))
        return b"".join(map(_varint, numbers))

    def encoded(self) -> bytes:
        keys = b"".join(_field(3, key.encode()) for key in self._keys)
        return keys + b"".join(_field(4, _value(value)) for _kind, value in self._values)


def _value(value: str | int | bool) -> bytes:
    if isinstance(value, str):
        return _field(1, value.encode())
    return _number(7, value) if isinstance(value, bool) else _number(5, value)


def _points(shapes: Array, owners: Array) -> Iterator[tuple[int, bytes]]:
    parts, of_shape = shapely.get_parts(shapes, return_index=True)
    corners = np.rint(shapely.get_coordinates(parts)).astype(np.int64)
    for owner, (x, y) in zip(owners[of_shape], corners, strict=True):
        numbers = (_MOVE_TO | 1 << 3, _zigzag(int(x)), _zigzag(int(y)))
        yield int(owner), b"".join(map(_varint, numbers))


def _lines(shapes: Array, owners: Array) -> Iterator[tuple[int, bytes]]:
    parts, of_shape = shapely.get_parts(shapes, return_index=True)
    numbers = owners[of_shape]
    order = np.argsort(numbers, kind="stable")
    known, group = np.unique(numbers[order], return_inverse=True)
    merged = shapely.line_merge(shapely.multilinestrings(parts[order], indices=group))
    parts, of_shape = shapely.get_parts(merged, return_index=True)
    yield from _paths(parts, known[of_shape], min_corners=2)


def _areas(shapes: Array, owners: Array) -> Iterator[tuple[int, bytes]]:
    order = np.argsort(owners, kind="stable")
    parts, of_shape = shapely.get_parts(shapes[order], return_index=True)
    is_area = shapely.get_dimensions(parts) == _AREA
    parts, of_shape = shapely.orient_polygons(parts[is_area], exterior_cw=False), of_shape[is_area]
    rings, of_part = shapely.get_rings(parts, return_index=True)
    yield from _paths(rings, owners[order][of_shape][of_part], min_corners=3, of_part=of_part)


def _paths(
    paths: Array, owners: Array, min_corners: int, of_part: Array | None = None
) -> Iterator[tuple[int, bytes]]:
    """Encode lines, or rings if ``of_part`` says which polygon each belongs to, its outline first."""
    exact, of_path = shapely.get_coordinates(paths, return_index=True)
    corners = np.rint(exact).astype(np.int64)
    first = _starts(of_path)
    kept = first | np.concatenate(([True], np.any(corners[1:] != corners[:-1], axis=1)))
    if of_part is not None:  # a ring is closed by a command, not by its first corner again
        kept &= first | ~np.concatenate((first[1:], [True]))
    corners, of_path = corners[kept], of_path[kept]
    usable = np.bincount(of_path, minlength=len(paths)) >= min_corners
    if of_part is not None:
        usable &= _turns(corners, of_path, len(paths), of_part)
    kept = usable[of_path]
    corners, of_path = corners[kept], of_path[kept]
    if len(corners):
        yield from _commands(corners, of_path, owners, is_ring=of_part is not None)


def _turns(corners: Array, of_ring: Array, count: int, of_part: Array) -> Array:
    """Whether each ring still turns as it must on the grid, and its outline, if it is a hole, does too."""
    first = _starts(of_ring)
    last = np.concatenate((first[1:], [True])) if len(first) else first
    after = np.roll(corners, -1, axis=0)
    after[last] = corners[first]
    doubled = corners[:, 0] * after[:, 1] - after[:, 0] * corners[:, 1]
    area = np.bincount(of_ring, weights=doubled, minlength=count)
    is_outline = _starts(of_part)
    right = np.where(is_outline, area > 0, area < 0)
    of_outline = np.maximum.accumulate(np.where(is_outline, np.arange(count), 0))
    turns: Array = right & right[of_outline]
    return turns


def _commands(corners: Array, of_path: Array, owners: Array, is_ring: bool) -> Iterator[tuple[int, bytes]]:
    first = _starts(of_path)
    starts = np.flatnonzero(first)
    counts = np.diff(np.append(starts, len(corners)))
    path_owners = owners[of_path[starts]]
    new_owner = _starts(path_owners)
    steps = np.diff(corners, axis=0, prepend=0)
    steps[starts[new_owner]] = corners[starts[new_owner]]
    zigzagged = (steps << 1) ^ (steps >> 63)
    sizes = 2 * counts + 2 + is_ring
    ends = np.cumsum(sizes)
    begins = ends - sizes
    numbers = np.empty(int(ends[-1]), np.uint64)
    numbers[begins] = _MOVE_TO | 1 << 3
    numbers[begins + 3] = _LINE_TO | (counts - 1) << 3
    nth = np.arange(len(corners)) - np.repeat(starts, counts)
    at = np.repeat(begins, counts) + np.where(nth == 0, 1, 2 + 2 * nth)
    numbers[at], numbers[at + 1] = zigzagged[:, 0], zigzagged[:, 1]
    if is_ring:
        numbers[ends - 1] = _CLOSE_PATH
    content, offsets = _varints(numbers)
    borders = np.append(begins[new_owner], len(numbers))
    for owner, begin, end in zip(path_owners[new_owner], borders[:-1], borders[1:], strict=True):
        yield int(owner), content[offsets[begin] : offsets[end]]


def _starts(groups: Array) -> Array:
    """Whether each element is the first of its group; equal ones stand together."""
    return np.concatenate(([True], groups[1:] != groups[:-1])) if len(groups) else np.zeros(0, bool)


def _varints(numbers: Array) -> tuple[bytes, Array]:
    """Encode numbers with seven bits per byte; also return where each begins, and where the last ends."""
    lengths = np.ones(len(numbers), np.int64)
    for bits in (7, 14, 21, 28):
        lengths += numbers >= (1 << bits)
    offsets = np.concatenate(([0], np.cumsum(lengths)))
    content = np.empty(int(offsets[-1]), np.uint8)
    for index in range(int(lengths.max())):
        there = lengths > index
        byte = (numbers[there] >> np.uint64(7 * index)) & np.uint64(0x7F)
        more = (lengths[there] > index + 1).astype(np.uint64) << np.uint64(7)
        content[offsets[:-1][there] + index] = byte | more
    return content.tobytes(), offsets


def _zigzag(value: int) -> int:
    return value << 1 ^ value >> 63


def _varint(value: int) -> bytes:
    content = bytearray()
    while value >= 0x80:
        content.append(value & 0x7F | 0x80)
        value >>= 7
    content.append(value)
    return bytes(content)


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _field(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(content)) + content
