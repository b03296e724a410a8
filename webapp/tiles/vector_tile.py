"""One vector tile, read within limits, because a file may be broken or hostile (Mapbox Vector Tile 1 and 2).

All corners of a layer are computed at once with NumPy, and layers that nobody draws are left out: a library
that goes through all of them one by one takes four times as long for a town (bench/README.md).
https://github.com/mapbox/vector-tile-spec/tree/master/2.1
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

Array = np.ndarray[Any, np.dtype[Any]]
Value = str | float | bool
Attributes = dict[str, Value]
POINT, LINE, AREA = 1, 2, 3
_MOVE_TO, _LINE_TO, _CLOSE_PATH = 1, 2, 7
_LONGEST = 5  # bytes of a number of 32 bits
_DEFAULT_EXTENT = 4096


class TileUnreadable(ValueError):
    """The content is not a vector tile, or its numbers can't be right."""


@dataclass(frozen=True)
class TileLayer:
    """What a tile has in a layer.

    ``shapes`` are points, lines and polygons, each a single part; the tile is the square from 0 to 1, y
    downwards. ``owners``: for each shape, the number of its attributes.
    """

    shapes: Array
    owners: Array
    attributes: list[Attributes]


def decode(content: bytes, layers: Collection[str], keys: Collection[str]) -> dict[str, TileLayer]:
    """Return some layers of a tile, with some attributes.

    Raises
    ------
    TileUnreadable : it is not a vector tile
    """
    try:
        found = {}
        for number, value in _fields(content):
            if number == 3 and isinstance(value, bytes):
                name, layer = _layer(value, layers, keys)
                if layer is not None:
                    found[name] = layer
    except (IndexError, ValueError, OverflowError, struct.error, shapely.errors.ShapelyError) as error:
        raise TileUnreadable(f"{type(error).__name__} {error}".strip()) from error
    return found


def _layer(content: bytes, layers: Collection[str], keys: Collection[str]) -> tuple[str, TileLayer | None]:
    name, extent, features, known_keys, values = "", _DEFAULT_EXTENT, [], [], []
    for number, value in _fields(content):
        if number == 1 and isinstance(value, bytes):
            name = value.decode()
            if name not in layers:
                return name, None
        elif number == 2 and isinstance(value, bytes):
            features.append(value)
        elif number == 3 and isinstance(value, bytes):
            known_keys.append(value.decode())
        elif number == 4 and isinstance(value, bytes):
            values.append(value)
        elif number == 5 and isinstance(value, int):
            extent = value
    if not extent:
        raise ValueError("a grid without steps")
    attributes, kinds, geometries = [], [], []
    for feature in features:
        tags, kind, geometry = _feature(feature)
        attributes.append(_attributes(tags, known_keys, values, keys))
        kinds.append(kind)
        geometries.append(geometry)
    shapes, owners = _shapes(np.array(kinds, np.int64), geometries)
    return name, TileLayer(shapely.transform(shapes, lambda corners: corners / extent), owners, attributes)


def _feature(content: bytes) -> tuple[bytes, int, bytes]:
    tags, kind, geometry = b"", 0, b""
    for number, value in _fields(content):
        if isinstance(value, bytes):
            if number == 2:
                tags = value
            elif number == 4:
                geometry = value
        elif number == 3:
            kind = value
    return tags, kind, geometry


def _attributes(tags: bytes, keys: list[str], values: list[bytes], wanted: Collection[str]) -> Attributes:
    numbers = [*_numbers(tags)]
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return {keys[key]: _value(values[value]) for key, value in pairs if keys[key] in wanted}


def _value(content: bytes) -> Value:
    for number, value in _fields(content):
        if isinstance(value, bytes):
            if number == 1:
                return value.decode()
            return float(struct.unpack("<f" if number == 2 else "<d", value)[0])
        if number == 7:
            return bool(value)
        return value >> 1 ^ -(value & 1) if number == 6 else value
    return ""


def _fields(content: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Yield the fields of a message: their number, and a number or bytes."""
    at, end = 0, len(content)
    while at < end:
        key, at = _number(content, at)
        wire = key & 7
        if wire == 0:
            value, at = _number(content, at)
            yield key >> 3, value
            continue
        if wire == 2:
            length, at = _number(content, at)
        else:
            length = {1: 8, 5: 4}[wire] if wire in (1, 5) else -1
        if length < 0 or at + length > end:
            raise ValueError("a field that is cut off")
        yield key >> 3, content[at : at + length]
        at += length


def _number(content: bytes, at: int) -> tuple[int, int]:
    value = content[at]
    if value < 0x80:
        return value, at + 1
    value &= 0x7F
    for shift in range(7, 70, 7):
        at += 1
        byte = content[at]
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at + 1
    raise ValueError("a number without end")


def _numbers(content: bytes) -> Iterator[int]:
    at = 0
    while at < len(content):
        value, at = _number(content, at)
        yield value


def _shapes(kinds: Array, geometries: list[bytes]) -> tuple[Array, Array]:
    """Return the shapes of all features of a layer, and which feature each belongs to."""
    numbers, ends = _all_numbers(geometries)
    counts, owners, commands = _paths(kinds.tolist(), numbers.tolist(), ends.tolist())
    numbers = np.delete(numbers, commands).astype(np.int64)
    steps = ((numbers >> 1) ^ -(numbers & 1)).reshape(-1, 2)
    of_path = np.repeat(np.arange(len(counts)), counts)
    corners = _positions(steps, owners[of_path])
    kind = kinds[owners] if len(owners) else owners
    found = [
        make(corners[kind[of_path] == of_kind], counts[kind == of_kind], owners[kind == of_kind])
        for of_kind, make in ((POINT, _points), (LINE, _lines), (AREA, _areas))
    ]
    return np.concatenate([shapes for shapes, _ in found]), np.concatenate([owner for _, owner in found])


def _all_numbers(geometries: list[bytes]) -> tuple[Array, Array]:
    """Return the numbers of all geometries, and behind which of them each geometry ends."""
    octets = np.frombuffer(b"".join(geometries), np.uint8)
    is_last = octets < 0x80
    byte_ends = np.cumsum([len(geometry) for geometry in geometries], dtype=np.int64)
    ends = np.concatenate(([0], np.cumsum(is_last)))[byte_ends] if len(geometries) else byte_ends
    if not len(octets):
        return np.zeros(0, np.int64), ends
    if not is_last[byte_ends[byte_ends > 0] - 1].all():
        raise ValueError("a geometry that is cut off")
    starts = np.flatnonzero(np.concatenate(([True], is_last[:-1])))
    lengths = np.diff(np.append(starts, len(octets)))
    if lengths.max() > _LONGEST:
        raise ValueError("a number that is too long")
    place = np.arange(len(octets)) - np.repeat(starts, lengths)
    return np.add.reduceat((octets & 0x7F).astype(np.int64) << (7 * place), starts), ends


def _paths(kinds: list[int], numbers: list[int], ends: list[int]) -> tuple[Array, Array, list[int]]:
    """Return how many corners each path has, its feature, and where the commands are among the numbers."""
    counts: list[int] = []
    owners: list[int] = []
    commands: list[int] = []
    at = 0
    for owner, (kind, end) in enumerate(zip(kinds, ends, strict=True)):
        has_path = False
        while at < end:
            commands.append(at)
            command, count = numbers[at] & 7, numbers[at] >> 3
            if command == _CLOSE_PATH:
                at += 1
                continue
            at += 1 + 2 * count
            if command not in (_MOVE_TO, _LINE_TO) or at > end:
                raise ValueError("a command that there is not")
            if command == _LINE_TO:
                if not has_path:
                    raise ValueError("a line without a beginning")
                counts[-1] += count
                continue
            has_path = True
            # Each of several points is a path; a line goes on from the last of them.
            counts += [1] * count if kind == POINT else [count]
            owners += [owner] * (count if kind == POINT else 1)
    return np.array(counts, np.int64), np.array(owners, np.int64), commands


def _positions(steps: Array, owner: Array) -> Array:
    """Add up steps; each feature begins at the corner of the tile."""
    if not len(steps):
        return steps
    at = np.cumsum(steps, axis=0)
    first = np.flatnonzero(np.concatenate(([True], owner[1:] != owner[:-1])))
    lengths = np.diff(np.append(first, len(steps)))
    positions: Array = at - np.repeat(at[first] - steps[first], lengths, axis=0)
    return positions


def _points(corners: Array, counts: Array, owners: Array) -> tuple[Array, Array]:
    points: Any = shapely.points(corners.astype(float))
    return points, owners


def _lines(corners: Array, counts: Array, owners: Array) -> tuple[Array, Array]:
    usable = counts > 1
    number = np.repeat(np.cumsum(usable) - 1, counts)
    kept = np.repeat(usable, counts)
    lines: Any = shapely.linestrings(corners[kept].astype(float), indices=number[kept])
    return lines, owners[usable]


def _areas(corners: Array, counts: Array, owners: Array) -> tuple[Array, Array]:
    """Make polygons; the first ring of a feature, and all that turn like it, are outlines."""
    of_ring = np.repeat(np.arange(len(counts)), counts)
    after = np.roll(corners, -1, axis=0)
    ends = np.cumsum(counts) - 1
    after[ends] = corners[ends - counts + 1]
    doubled = corners[:, 0] * after[:, 1] - after[:, 0] * corners[:, 1]
    area = np.bincount(of_ring, weights=doubled, minlength=len(counts))
    usable = (counts > 2) & (area != 0)
    counts_left, owners, turn = counts[usable], owners[usable], np.sign(area[usable])
    corners = corners[np.repeat(usable, counts)]
    if not len(owners):
        return np.zeros(0, object), owners
    first = np.concatenate(([True], owners[1:] != owners[:-1]))
    outline = turn == turn[np.flatnonzero(first)][np.cumsum(first) - 1]
    ends = np.cumsum(counts_left)
    closed = np.insert(corners, ends, corners[ends - counts_left], axis=0).astype(float)
    rings: Any = shapely.linearrings(closed, indices=np.repeat(np.arange(len(owners)), counts_left + 1))
    areas: Any = shapely.polygons(rings, indices=np.cumsum(outline) - 1)
    return areas, owners[outline]
