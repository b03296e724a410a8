"""The vector tiles of a file, decoded for drawing; the last ones stay decoded."""

from __future__ import annotations

import logging
import threading
import zlib
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from cachetools import LRUCache

from webapp.tiles.directory import MAX_TILE_BYTES, Coordinates, DirectoryError, unpacked
from webapp.tiles.paint import drawn_keys, texts
from webapp.tiles.tile_set import TileDamaged, TileSet
from webapp.tiles.vector_tile import TileLayer, TileUnreadable, decode

log = logging.getLogger(__name__)
Array = np.ndarray[Any, np.dtype[Any]]
KEPT_BYTES = 24_000_000
# Measured; more exact figures would not be worth their time.
_BYTES_PER_SHAPE, _BYTES_PER_CORNER = 300, 24
# Areas reach this far over the border of their tile, so that no gap shines through between two.
_OVERLAP = 0.002
_WHOLE = "buildings"  # have outlines, so they are not cut off at the border


class TileMissing(Exception):
    """The file has no such tile, or it can't be read."""


@dataclass(frozen=True)
class DrawnLayer:
    """What a tile has in a layer: parts of shapes, on the square from 0 to 1.

    ``classes`` are the attributes by which rules choose, each combination once, ``of_class`` the number of
    one for each shape; ``names`` is the attribute of a label, None without.
    """

    shapes: Array
    classes: list[dict[str, Any]]
    of_class: Array
    names: Array


class DecodedTiles:
    """Reads vector tiles and keeps some; for several threads.

    ``attribution`` is what pictures of them must name, with the address of its licence.
    """

    def __init__(self, tile_set: TileSet, attribution: str, attribution_url: str) -> None:
        self._tile_set = tile_set
        self.attribution, self.attribution_url = attribution, attribution_url
        self.version = tile_set.version
        self.min_zoom, self.max_zoom = tile_set.min_zoom, tile_set.max_zoom
        self._kept: LRUCache[Any, dict[str, DrawnLayer]] = LRUCache(KEPT_BYTES, getsizeof=_bytes_of)
        self._lock = threading.Lock()
        self._damaged: set[Coordinates] = set()

    def get(self, tile: Coordinates, layers: frozenset[str]) -> dict[str, DrawnLayer]:
        """Return some layers of a tile: (zoom, column, row).

        Raises
        ------
        TileMissing : there is none, or it is damaged, which the log says once
        """
        key = (tile, layers)
        with self._lock:
            kept = self._kept.get(key)
        if kept is None:
            kept = self._decoded(tile, layers)
            with self._lock:
                if _bytes_of(kept) <= self._kept.maxsize:
                    self._kept[key] = kept
        return kept

    def _decoded(self, tile: Coordinates, layers: frozenset[str]) -> dict[str, DrawnLayer]:
        if tile in self._damaged:
            raise TileMissing
        try:
            packed = self._tile_set.get(*tile)
            if packed is None:
                raise TileMissing
            found = decode(unpacked(packed, MAX_TILE_BYTES), layers, drawn_keys())
            return {name: _drawn(name, layer) for name, layer in found.items()}
        except TileDamaged as error:  # which is in the log already
            self._damaged.add(tile)
            raise TileMissing from error
        except (TileUnreadable, DirectoryError, zlib.error, shapely.errors.ShapelyError) as error:
            self._damaged.add(tile)
            log.warning("Tile %s/%s/%s can't be drawn: %s", *tile, error)
            raise TileMissing from error


def _bytes_of(layers: dict[str, DrawnLayer]) -> int:
    shapes = [layer.shapes for layer in layers.values()]
    corners = sum(int(shapely.get_num_coordinates(some).sum()) for some in shapes)
    return _BYTES_PER_CORNER * corners + _BYTES_PER_SHAPE * sum(map(len, shapes))


def _drawn(name: str, layer: TileLayer) -> DrawnLayer:
    shown = texts()
    known: dict[tuple[Any, ...], int] = {}
    classes: list[dict[str, Any]] = []
    of_owner, names = [], []
    for attributes in layer.attributes:
        chosen = {key: value for key, value in attributes.items() if key not in shown}
        key = tuple(sorted(chosen.items()))
        if key not in known:
            known[key] = len(classes)
            classes.append(chosen)
        of_owner.append(known[key])
        names.append({key: str(attributes[key]) for key in sorted(shown) if key in attributes} or None)
    shapes, owners = (layer.shapes, layer.owners) if name == _WHOLE else _cut(layer)
    return DrawnLayer(shapes, classes, np.array(of_owner, np.int64)[owners], np.array(names, object)[owners])


def _cut(layer: TileLayer) -> tuple[Array, Array]:
    """Cut lines at the border of the tile, where the next one goes on, and areas a little beyond."""
    is_area = shapely.get_dimensions(layer.shapes) == 2
    cut = [
        (
            shapely.clip_by_rect(layer.shapes[which], -more, -more, 1 + more, 1 + more),
            layer.owners[which],
        )
        for which, more in ((is_area, _OVERLAP), (~is_area, 0))
    ]
    parts, numbers = shapely.get_parts(np.concatenate([shapes for shapes, _ in cut]), return_index=True)
    owners = np.concatenate([some for _, some in cut])[numbers]
    left = ~shapely.is_empty(parts)
    return parts[left], owners[left]
