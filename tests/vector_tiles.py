"""Small files of vector tiles, with a few streets, woods and waters around a place."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import shapely
from pmtiles.tile import Compression, TileType
from shapely.geometry.base import BaseGeometry

from geo.osm import mvt
from geo.osm.pyramid import to_world
from tests.tiles import REGION, write_tile_file

FILE = Path("data") / "karte.pmtiles"
EDGE = 64  # steps beyond the border of a tile
Bounds = tuple[float, float, float, float]
# Layer, attributes, shape in lon, lat.
Drawn = tuple[str, Mapping[str, str | bool], BaseGeometry]


def write_vector_tiles(
    home: Path,
    drawn: Sequence[Drawn],
    bbox: Bounds = REGION,
    zooms: range = range(8, 14),
    spoil: Callable[[bytes], bytes] = lambda content: content,
) -> Path:
    """Write tiles with land everywhere and what is drawn on it; ``spoil`` changes each packed tile."""
    shapes = to_world(np.array([shape for *_, shape in drawn] + [shapely.box(*bbox)], object))
    everything = [*drawn, ("earth", {"kind": "earth"}, shapely.box(*bbox))]

    def tile(z: int, x: int, y: int) -> bytes:
        steps = shapely.transform(shapes, lambda corners: (corners * 2**z - (x, y)) * mvt.EXTENT)
        cut = shapely.clip_by_rect(steps, -EDGE, -EDGE, mvt.EXTENT + EDGE, mvt.EXTENT + EDGE)
        layers: dict[str, bytes] = {}
        for layer in dict.fromkeys(layer for layer, *_ in everything):
            numbers = [n for n, one in enumerate(everything) if one[0] == layer and not cut[n].is_empty]
            attributes = [tuple(everything[number][1].items()) for number in numbers]
            if numbers:
                layers[layer] = mvt.layer(layer, cut[numbers], np.arange(len(numbers)), attributes)
        return spoil(gzip.compress(mvt.tile(layers), mtime=0))

    options = {"kind": TileType.MVT, "compression": Compression.GZIP, "tile": tile}
    return write_tile_file(home / FILE, bbox, zooms, **options)
