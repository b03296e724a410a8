"""Vector tiles of a region as one PMTiles file.

Measured beside GDAL and tippecanoe: bench/README.md.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer
from shapely.geometry.base import BaseGeometry

from geo.osm import mvt
from geo.osm.ground import LAYERS, MAX_ZOOM, MIN_ZOOM, Attributes, at_zoom, drawn_of
from geo.osm.reading import OsmObject
from geo.osm.staging import Staged, Staging, Tile

# Zoom of the areas that are kept apart on disk: the zooms that are made from each.
LEVELS = {6: (6, 7), 8: (8, 9, 10, 11), 12: (12, 13, 14)}
EDGE = 64  # steps of a tile's grid drawn beyond its border, so that lines do not end there
TOLERANCE = {MAX_ZOOM: 1.0}  # steps of the grid, by zoom; 0.4 m at zoom 14, which is enlarged up to 18
MIN_AREA = 1024  # square steps, 2 by 2 pixels; at the last zoom all areas stay
_TYPES = {str: "String", int: "Number", bool: "Boolean"}  # in the list of layers
_STEPS = {zoom: 2**zoom * mvt.EXTENT for zoom in range(MIN_ZOOM, MAX_ZOOM + 1)}
ATTRIBUTION = "© OpenStreetMap-Mitwirkende (ODbL)"
Array = np.ndarray[Any, np.dtype[Any]]
Report = Callable[[int, int], None]


def to_world(shapes: Array) -> Array:
    """Project from lon, lat to the square of all map tiles, 0 to 1, y downwards."""
    projected: Array = shapely.transform(shapes, _projected)
    return projected


def _projected(lonlat: Array) -> Array:
    x = lonlat[:, 0] / 360 + 0.5
    y = 0.5 - np.arcsinh(np.tan(np.radians(np.clip(lonlat[:, 1], -85, 85)))) / (2 * np.pi)
    return np.column_stack((x, y))


class Pyramid:
    """Collects what is drawn, then makes the tiles that touch an area.

    Parameters
    ----------
    folder : for what waits; on a disk with room for twice the file that is read
    area : what the tiles cover, EPSG:4326
    """

    def __init__(self, folder: Path, area: BaseGeometry) -> None:
        self._area = to_world(np.array([area], object))[0]
        self._bounds = area.bounds
        self._staging = Staging(folder)
        self._attributes: dict[Attributes, int] = {}
        self._fields: dict[str, dict[str, str]] = defaultdict(dict)
        shapely.prepare(self._area)
        self._stage(LAYERS.index("earth"), MIN_ZOOM, (("kind", "earth"),), self._area)

    def add(self, objects: Sequence[OsmObject], shapes: Array) -> None:
        """Add objects that meet the area, with their shapes, EPSG:4326."""
        for item, shape in zip(objects, to_world(shapes), strict=True):
            for drawn in drawn_of(item.tags, item.shape):
                one = shape.point_on_surface() if drawn.as_label else shape
                self._stage(LAYERS.index(drawn.layer), drawn.min_zoom, drawn.attributes, one)

    def _stage(self, layer: int, min_zoom: int, attributes: Attributes, shape: BaseGeometry) -> None:
        owner = self._attributes.setdefault(attributes, len(self._attributes))
        self._fields[LAYERS[layer]] |= {name: _TYPES[type(value)] for name, value in attributes}
        area = shape.area
        for level, zooms in LEVELS.items():
            last = zooms[-1]
            if min_zoom > last or (area and last < MAX_ZOOM and area * _STEPS[last] ** 2 < MIN_AREA):
                continue
            one = shape
            if area and last < MAX_ZOOM:
                one = shape.simplify(1 / _STEPS[last], preserve_topology=False)
            if not one.is_empty:
                self._split(level, layer, min_zoom, owner, one)

    def _split(self, level: int, layer: int, min_zoom: int, owner: int, shape: BaseGeometry) -> None:
        count, edge = 2**level, EDGE / mvt.EXTENT
        west, north, east, south = (bound * count for bound in shape.bounds)
        columns = range(int(west - edge), int(east + edge) + 1)
        rows = range(int(north - edge), int(south + edge) + 1)
        if len(columns) == len(rows) == 1:
            self._staging.add((level, columns[0], rows[0]), layer, min_zoom, owner, shape.wkb)
            return
        for column in columns:
            for row in rows:
                box = [(one - edge) / count for one in (column, row)]
                box += [(one + 1 + edge) / count for one in (column, row)]
                part = shapely.clip_by_rect(shape, *box)
                if not part.is_empty:
                    self._staging.add((level, column, row), layer, min_zoom, owner, part.wkb)

    def write(self, path: Path, report: Report = lambda done, total: None) -> int:
        """Make the tiles and write them; return how many there are.

        Parameters
        ----------
        report : called after each area with how many are done, and of how many
        """
        make_writer: Any = Writer  # without types
        listed = list(self._attributes)
        index: list[tuple[int, int, int]] = []
        tiles = self._staging.tiles()
        with path.with_suffix(".tiles").open("w+b") as store:
            for done, tile in enumerate(tiles, start=1):
                for found, content in self._tiles_in(tile, listed):
                    index.append((zxy_to_tileid(*found), store.tell(), len(content)))
                    store.write(content)
                report(done, len(tiles))
            with path.open("wb") as file:
                writer = make_writer(file)
                for number, offset, length in sorted(index):
                    store.seek(offset)
                    writer.write_tile(number, store.read(length))
                writer.finalize(self._header(), self._metadata())
        return len(index)

    def _tiles_in(self, tile: Tile, listed: list[Attributes]) -> Iterator[tuple[Tile, bytes]]:
        staged = self._staging.read(tile)
        for zoom in LEVELS[tile[0]]:
            yield from _tiles_of_zoom(staged, tile, zoom, listed, self._area)

    def _header(self) -> dict[str, Any]:
        west, south, east, north = (round(degrees * 1e7) for degrees in self._bounds)
        return {
            "version": 3,
            "tile_type": TileType.MVT,
            "tile_compression": Compression.GZIP,
            "min_lon_e7": west, "min_lat_e7": south, "max_lon_e7": east, "max_lat_e7": north,
            "center_zoom": 11, "center_lon_e7": (west + east) // 2, "center_lat_e7": (south + north) // 2,
        }  # fmt: skip

    def _metadata(self) -> dict[str, Any]:
        zooms = {"minzoom": MIN_ZOOM, "maxzoom": MAX_ZOOM}
        fields = ((name, dict(sorted(self._fields[name].items()))) for name in LAYERS if name in self._fields)
        return {
            "name": "Pledgemap",
            "attribution": ATTRIBUTION,
            "version": "4.0.0",
            "vector_layers": [{"id": name, "fields": found, **zooms} for name, found in fields],
        }


def _tiles_of_zoom(
    staged: Staged, parent: Tile, zoom: int, listed: list[Attributes], area: BaseGeometry
) -> Iterator[tuple[Tile, bytes]]:
    shown = staged.min_zooms <= zoom
    shapes = shapely.transform(staged.shapes[shown], lambda corners: corners * _STEPS[zoom])
    shapes = shapely.simplify(shapes, TOLERANCE.get(zoom, 2.0), preserve_topology=False)
    layers, owners = staged.layers[shown], staged.owners[shown]
    large = ~shapely.is_empty(shapes)
    if zoom < MAX_ZOOM:
        large &= (shapely.get_dimensions(shapes) < 2) | (shapely.area(shapes) >= MIN_AREA)
    shapes, layers, owners = shapes[large], layers[large], owners[large]
    tree, scale = shapely.STRtree(shapes), 2 ** (zoom - parent[0])
    for column in range(parent[1] * scale, (parent[1] + 1) * scale):
        for row in range(parent[2] * scale, (parent[2] + 1) * scale):
            if not area.intersects(shapely.box(*(n / 2**zoom for n in (column, row, column + 1, row + 1)))):
                continue
            hits = np.sort(tree.query(_box(column, row)))
            content = _content(shapes[hits], layers[hits], owners[hits], (zoom, column, row), listed)
            if content:
                yield (zoom, column, row), gzip.compress(content, mtime=0)


def _box(column: int, row: int) -> BaseGeometry:
    west, north = column * mvt.EXTENT, row * mvt.EXTENT
    return shapely.box(west - EDGE, north - EDGE, west + mvt.EXTENT + EDGE, north + mvt.EXTENT + EDGE)


def _content(shapes: Array, layers: Array, owners: Array, tile: Tile, listed: list[Attributes]) -> bytes:
    zoom, column, row = tile
    corner = np.array([column, row]) * mvt.EXTENT
    shapes = shapely.transform(shapes, lambda corners: corners - corner)
    shapes = shapely.clip_by_rect(shapes, -EDGE, -EDGE, mvt.EXTENT + EDGE, mvt.EXTENT + EDGE)
    left = ~shapely.is_empty(shapes)
    shapes, layers, owners = shapes[left], layers[left], owners[left]
    encoded = {}
    for number, name in enumerate(LAYERS):
        of_layer = layers == number
        if of_layer.any():
            merged, attributes = _at_zoom(name, owners[of_layer], listed, zoom)
            encoded[name] = mvt.layer(name, shapes[of_layer], merged, attributes)
    return mvt.tile(encoded)


def _at_zoom(
    layer: str, owners: Array, listed: list[Attributes], zoom: int
) -> tuple[Array, list[Attributes]]:
    """Return the numbers of the attributes that count at a zoom, and these, in an order of their own."""
    known, of_shape = np.unique(owners, return_inverse=True)
    found = [at_zoom(layer, listed[owner], zoom) for owner in known]
    ordered = sorted(set(found), key=repr)
    numbers = {attributes: number for number, attributes in enumerate(ordered)}
    return np.array([numbers[attributes] for attributes in found])[of_shape], ordered
