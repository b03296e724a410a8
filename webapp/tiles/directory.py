"""The directories of a PMTiles file, read within limits, because a file may be broken or hostile.

The library's own reader decompresses directories of any size, and follows numbers that never end.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from itertools import islice

from pmtiles.tile import Entry, tileid_to_zxy

# A directory of a county has some 4,000 entries in 0.6 MB decompressed, a raster tile some 0.1 MB.
MAX_DIRECTORY_BYTES, MAX_ENTRIES = 4_000_000, 200_000
MAX_TILE_BYTES = 8_000_000
MAX_DEPTH = 4  # of directories, as in the specification
MAX_TILES = 20_000_000  # as many as a file of all Germany has at zoom 16
MAX_DIRECTORIES = 20_000  # these have some 5,000
_VARINT_BITS = 63
_GZIP = 16 + zlib.MAX_WBITS

Coordinates = tuple[int, int, int]
ReadPart = Callable[[int, int], bytes]


class DirectoryError(ValueError):
    """A directory or tile is inconsistent."""


def unpacked(content: bytes, max_bytes: int) -> bytes:
    """Return data decompressed by gzip.

    Raises
    ------
    DirectoryError : it is more than ``max_bytes``, or cut off
    zlib.error : it is not compressed by gzip
    """
    unpacker = zlib.decompressobj(_GZIP)
    found = unpacker.decompress(content, max_bytes)
    if unpacker.unconsumed_tail:
        raise DirectoryError(f"more than {max_bytes} bytes when unpacked")
    if not unpacker.eof:
        raise DirectoryError("packed content that is cut off")
    return found


def read_directory(packed: bytes) -> list[Entry]:
    """Return the entries of a directory, by tile id.

    Raises
    ------
    DirectoryError : it is too large, or its numbers can't be right
    """
    numbers = _numbers(unpacked(packed, MAX_DIRECTORY_BYTES))
    count = next(numbers, 0)
    if not 0 < count <= MAX_ENTRIES:
        raise DirectoryError(f"{count} entries")
    ids, runs, lengths, offsets = ([*islice(numbers, count)] for _ in range(4))
    if len(offsets) != count:
        raise DirectoryError("fewer numbers than entries")
    entries: list[Entry] = []
    tile_id = end = 0
    for step, run_length, length, offset in zip(ids, runs, lengths, offsets, strict=True):
        tile_id += step
        # 0: right after the previous one.
        at = end if offset == 0 and entries else offset - 1
        entries.append(Entry(tile_id, at, length, run_length))
        end = at + length
    return entries


def all_entries(
    read: ReadPart, root: tuple[int, int], leaves_offset: int, max_directories: int = MAX_DIRECTORIES
) -> Iterator[tuple[tuple[int, int, int], Entry]]:
    """Yield every tile of a file: (zoom, column, row) and its entry; ``root`` is (offset, length).

    Raises
    ------
    DirectoryError : directories lead deeper than the format allows, or there are more of them, or more tiles,
        than any map has
    """
    found = read_so_far = 0
    pending = [(*root, 1)]
    while pending:
        offset, length, depth = pending.pop()
        if depth > MAX_DEPTH:
            raise DirectoryError("directories within directories without end")
        read_so_far += 1
        if read_so_far > max_directories:
            raise DirectoryError(f"more than {max_directories} directories")
        deeper = []
        for entry in read_directory(read(offset, length)):
            if not entry.run_length:
                deeper.append((leaves_offset + entry.offset, entry.length, depth + 1))
            found += entry.run_length
            if found > MAX_TILES:
                raise DirectoryError(f"more than {MAX_TILES} tiles")
            for tile_id in range(entry.tile_id, entry.tile_id + entry.run_length):
                yield tileid_to_zxy(tile_id), entry
        pending.extend(reversed(deeper))


def _numbers(content: bytes) -> Iterator[int]:
    """Yield the numbers of a directory: seven bits per byte, the highest bit means that more follow."""
    value = shift = 0
    for byte in content:
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            yield value
            value = shift = 0
        else:
            shift += 7
            if shift >= _VARINT_BITS:
                raise DirectoryError("a number without end")
