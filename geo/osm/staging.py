"""What is drawn waits on disk, sorted by area: memory depends on the densest area, not on the whole file."""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import shapely

MAX_WAITING_BYTES = 32_000_000  # of all areas together, before they are written
_HEAD = struct.Struct("<BBII")  # layer, min_zoom, number of its attributes, length of its shape
Array = np.ndarray[Any, np.dtype[Any]]
Tile = tuple[int, int, int]  # zoom, column, row


class Staged(NamedTuple):
    """What is drawn in one area: arrays of the same length."""

    layers: Array
    min_zooms: Array
    owners: Array
    shapes: Array


class Staging:
    """Files of shapes in a folder, one for each tile of some coarse zooms."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._waiting: dict[Tile, list[bytes]] = defaultdict(list)
        self._waiting_bytes = 0
        self._known: set[Tile] = set()

    def add(self, tile: Tile, layer: int, min_zoom: int, owner: int, wkb: bytes) -> None:
        """Put a shape into the file of a tile."""
        self._waiting[tile] += [_HEAD.pack(layer, min_zoom, owner, len(wkb)), wkb]
        self._waiting_bytes += _HEAD.size + len(wkb)
        if self._waiting_bytes > MAX_WAITING_BYTES:
            self._write()

    def tiles(self) -> list[Tile]:
        """Return all tiles that have a file, in order."""
        self._write()
        return sorted(self._known)

    def read(self, tile: Tile) -> Staged:
        """Read the file of a tile."""
        content = self._path(tile).read_bytes()
        heads, wkbs = [], []
        for head, wkb in _records(content):
            heads.append(head)
            wkbs.append(wkb)
        layers, min_zooms, owners = np.array(heads, np.int64).T
        return Staged(layers, min_zooms, owners, shapely.from_wkb(np.array(wkbs, object)))

    def _write(self) -> None:
        for tile, parts in self._waiting.items():
            self._known.add(tile)
            with self._path(tile).open("ab") as file:
                file.writelines(parts)
        self._waiting.clear()
        self._waiting_bytes = 0

    def _path(self, tile: Tile) -> Path:
        return self._folder / "-".join(map(str, tile))


def _records(content: bytes) -> Iterator[tuple[tuple[int, int, int], bytes]]:
    at = 0
    while at < len(content):
        layer, min_zoom, owner, length = _HEAD.unpack_from(content, at)
        at += _HEAD.size
        yield (layer, min_zoom, owner), content[at : at + length]
        at += length
