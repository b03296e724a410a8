"""An open PMTiles file, of pictures or of vector tiles: what it covers, and its tiles."""

from __future__ import annotations

import gzip
import logging
import math
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from pmtiles.tile import (
    Compression,
    Entry,
    MagicNumberNotFound,
    SpecVersionUnsupported,
    TileType,
    deserialize_header,
    find_tile,
    zxy_to_tileid,
)

from geo.public import SETTINGS_FILE, Problem, ProblemsFound, problem
from webapp.tiles.directory import (
    MAX_DEPTH,
    MAX_DIRECTORIES,
    MAX_DIRECTORY_BYTES,
    MAX_TILE_BYTES,
    DirectoryError,
    all_entries,
    read_directory,
    unpacked,
)
from webapp.tiles.file_source import FileSource

Bounds = tuple[float, float, float, float]

# Type of picture: file extension and content type
PICTURES = {
    TileType.PNG: ("png", "image/png"),
    TileType.JPEG: ("jpg", "image/jpeg"),
    TileType.WEBP: ("webp", "image/webp"),
    TileType.AVIF: ("avif", "image/avif"),
}
VECTOR = ("mvt", "application/vnd.mapbox-vector-tile")
# How such pictures begin: pmtiles-convert does not record the type that MBTiles call "jpg".
BEGINNINGS = (
    (b"\x89PNG", TileType.PNG),
    (b"\xff\xd8\xff", TileType.JPEG),
    (b"RIFF", TileType.WEBP),
    (b"\0\0\0 ftypavif", TileType.AVIF),
)
HEADER_BYTES = 127
MAX_LAT = 85.0511  # where the map of the world ends
# One has some 4,000 entries, 0.6 MB. Reading it takes 40 ms, so the library's own reader, which reads two per
# tile, would need 75 ms; with those of a county cached it takes less than 0.1 ms.
KEPT_DIRECTORIES = 16
FIRST_DIRECTORIES = 100  # one of these has a tile, if the file has any
UNREADABLE = (OSError, EOFError, ValueError, IndexError, OverflowError, zlib.error)

log = logging.getLogger(__name__)


class TileDamaged(Exception):
    """The file has a tile, but it can't be read."""


class TileSet:
    """The tiles of one file.

    ``version`` hashes the content. ``bounds`` is (west, south, east, north), EPSG:4326, None if the file
    does not have it. Vector tiles stay packed by gzip, as browsers and files of an export take them.
    """

    def __init__(self, path: Path, name: str) -> None:
        """Open a file; ``name`` is its name in the settings.

        Raises
        ------
        geo.errors.ProblemsFound : it is not a PMTiles file, is cut off, or contains something else
        """
        try:
            self._source = FileSource(path)
            self._header = deserialize_header(self._source(0, HEADER_BYTES))
            self._check_whole(name)
            self._directory = lru_cache(KEPT_DIRECTORIES)(self._read_directory)
            self._directory(self._header["root_offset"], self._header["root_length"])
            self.extension, self.mimetype = self._kind(name)
            self.version = self._source.digest()
        except (*UNREADABLE, MagicNumberNotFound, SpecVersionUnsupported) as error:
            reason = f"{type(error).__name__} {error}".strip()
            raise ProblemsFound([_problem("tiles_no_pmtiles", name, reason=reason)]) from error
        self.min_zoom, self.max_zoom = self._header["min_zoom"], self._header["max_zoom"]
        self.bounds = self._bounds()

    @property
    def is_vector(self) -> bool:
        return self.extension == VECTOR[0]

    def get(self, z: int, x: int, y: int) -> bytes | None:
        """Return a tile: a picture, or a packed vector tile; None if the file has none.

        Raises
        ------
        TileDamaged : it is no longer readable
        """
        if not self.min_zoom <= z <= self.max_zoom:
            return None
        try:
            entry = self._find(zxy_to_tileid(z, x, y))
            if entry is None:
                return None
            return self._content(entry)
        except UNREADABLE as error:
            log.warning("Tile %s/%s/%s can't be read: %r", z, x, y, error)
            raise TileDamaged from error

    def all_tiles(self) -> Iterator[tuple[int, int, int, bytes]]:
        """Yield every tile of the file: zoom, column, row, and as `get` returns it."""
        for (z, x, y), entry in self._entries(MAX_DIRECTORIES):
            yield z, x, y, self._content(entry)

    def within_bounds(self, at_most: int) -> list[tuple[int, int, int]]:
        """Return all tiles within the bounds, whether the file has them or not; none if they are too many."""
        if self.bounds is None:
            return []
        west, south, east, north = self.bounds
        found: list[tuple[int, int, int]] = []
        for z in range(self.min_zoom, self.max_zoom + 1):
            (left, top), (right, bottom) = _tile_at(z, west, north), _tile_at(z, east, south)
            if len(found) + (right - left + 1) * (bottom - top + 1) > at_most:
                return []
            found += [(z, x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]
        return found

    def _entries(self, max_directories: int) -> Iterator[tuple[tuple[int, int, int], Entry]]:
        root = (self._header["root_offset"], self._header["root_length"])
        leaves = self._header["leaf_directory_offset"]

        def read(offset: int, length: int) -> bytes:
            return self._part(offset, length, MAX_DIRECTORY_BYTES)

        return all_entries(read, root, leaves, max_directories)

    def _find(self, tile_id: int) -> Entry | None:
        offset, length = self._header["root_offset"], self._header["root_length"]
        for _ in range(MAX_DEPTH):
            entry = find_tile(self._directory(offset, length), tile_id)
            if entry is None or entry.run_length:
                return entry
            offset, length = self._header["leaf_directory_offset"] + entry.offset, entry.length
        return None

    def _read_directory(self, offset: int, length: int) -> list[Entry]:
        return read_directory(self._part(offset, length, MAX_DIRECTORY_BYTES))

    def _part(self, offset: int, length: int, max_bytes: int) -> bytes:
        """Return a part of the file, up to a maximum length."""
        if length > max_bytes:
            raise DirectoryError(f"{length} bytes in one part")
        return self._source(offset, length)

    def _content(self, entry: Entry) -> bytes:
        offset = self._header["tile_data_offset"] + entry.offset
        content = self._part(offset, entry.length, MAX_TILE_BYTES)
        is_packed = self._header["tile_compression"] is Compression.GZIP
        plain = unpacked(content, MAX_TILE_BYTES) if is_packed else content
        if not self.is_vector:
            return plain
        return content if is_packed else gzip.compress(content, mtime=0)

    def _check_whole(self, name: str) -> None:
        header = self._header
        # The library reads directories compressed by gzip, as every known tool writes them.
        for packed, known in (
            (header["internal_compression"], {Compression.GZIP}),
            (header["tile_compression"], {Compression.GZIP, Compression.NONE, Compression.UNKNOWN}),
        ):
            if packed not in known:
                raise ProblemsFound([_problem("tiles_packed", name, kind=packed.name)])
        end = header["tile_data_offset"] + header["tile_data_length"]
        if end > self._source.size_bytes:
            raise EOFError(f"{end} > {self._source.size_bytes} bytes")

    def _kind(self, name: str) -> tuple[str, str]:
        kind = self._header["tile_type"]
        if kind is TileType.MVT:
            return VECTOR
        self.extension = ""
        if kind is TileType.UNKNOWN:
            first = next((self._content(entry) for _, entry in self._entries(FIRST_DIRECTORIES)), b"")
            kind = next((kind for beginning, kind in BEGINNINGS if first.startswith(beginning)), kind)
        if kind not in PICTURES:
            raise ProblemsFound([_problem("tiles_kind", name, kind=kind.name)])
        return PICTURES[kind]

    def _bounds(self) -> Bounds | None:
        head = self._header
        west, south = head["min_lon_e7"] / 1e7, head["min_lat_e7"] / 1e7
        east, north = head["max_lon_e7"] / 1e7, head["max_lat_e7"] / 1e7
        return (west, south, east, north) if west < east and south < north else None


def _tile_at(z: int, lon: float, lat: float) -> tuple[int, int]:
    """Return column and row of the tile in which a point lies."""
    count, mercator = 2**z, math.asinh(math.tan(math.radians(max(-MAX_LAT, min(MAX_LAT, lat)))))
    x, y = int((lon + 180) / 360 * count), int((1 - mercator / math.pi) / 2 * count)
    return min(max(x, 0), count - 1), min(max(y, 0), count - 1)


def _problem(code: str, name: str, **details: object) -> Problem:
    return problem(code, SETTINGS_FILE, None, "tiles.file", name, **details)
