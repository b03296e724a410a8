"""A PMTiles file that claims the impossible is refused in no time and with little memory."""

from __future__ import annotations

import gzip
import io
import time
import tracemalloc
import zlib
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pmtiles.tile import (
    Compression,
    Entry,
    deserialize_directory,
    deserialize_header,
    serialize_directory,
    write_varint,
)

from geo.errors import ProblemsFound
from tests.tiles import write_tile_file
from webapp.tiles import directory
from webapp.tiles.directory import DirectoryError, all_entries, read_directory, unpacked
from webapp.tiles.tile_set import TileDamaged, TileSet


def packed(*numbers: int) -> bytes:
    buffer = io.BytesIO()
    for number in numbers:
        write_varint(buffer, number)
    return gzip.compress(buffer.getvalue(), mtime=0)


entries = st.lists(
    st.tuples(st.integers(1, 10**6), st.integers(0, 10**9), st.integers(1, 10**6), st.integers(0, 1000)),
    min_size=1,
    max_size=30,
)


@given(entries)
def test_it_reads_what_the_library_reads(made: list[tuple[int, int, int, int]]) -> None:
    tile_id, found = 0, []
    for step, offset, length, run_length in made:
        tile_id += step
        found.append(Entry(tile_id, offset, length, run_length))
    content = serialize_directory(found)
    assert list(map(str, read_directory(content))) == list(map(str, deserialize_directory(content)))


@pytest.mark.parametrize(
    "content",
    [
        packed(0),
        packed(directory.MAX_ENTRIES + 1),
        packed(3, 1, 1, 1),
        packed(),
        gzip.compress(b"\xff" * 1000),
        gzip.compress(b"\x01" + b"\xff" * 100_000),
        gzip.compress(bytes(directory.MAX_DIRECTORY_BYTES + 1)),
        gzip.compress(b"\x01" * 20)[:-9],
    ],
    ids=["none", "too-many", "too-few", "empty", "endless", "endless-id", "bomb", "cut-off"],
)
def test_what_can_not_be_is_refused(content: bytes) -> None:
    with pytest.raises((DirectoryError, zlib.error)):
        read_directory(content)


def test_a_tile_may_be_as_large_as_the_limit_and_no_larger() -> None:
    assert unpacked(gzip.compress(b"x" * 100), 100) == b"x" * 100
    with pytest.raises(DirectoryError, match="more than 99 bytes"):
        unpacked(gzip.compress(b"x" * 100), 99)


def test_directories_that_lead_to_themselves_end() -> None:
    itself = packed(1, 1, 0, 30, 1)
    with pytest.raises(DirectoryError, match="without end"):
        list(all_entries(lambda offset, length: itself, (0, 30), 0))


def test_a_run_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(directory, "MAX_TILES", 1000)

    def tiles(run_length: int) -> int:
        content = packed(1, 1, run_length, 30, 1)
        return sum(1 for _ in all_entries(lambda offset, length: content, (0, 30), 0))

    assert tiles(1000) == 1000
    with pytest.raises(DirectoryError, match="more than 1000 tiles"):
        tiles(1001)


def bomb() -> bytes:
    """A directory of 60 kB that would take 60 MB."""
    return gzip.compress(bytes(60_000_000))


def number_without_end() -> bytes:
    return gzip.compress(b"\x01" + b"\xff" * 3_000_000)


@pytest.mark.parametrize("root", [bomb, number_without_end])
def test_a_hostile_file_is_named_before_it_takes_memory_or_time(
    tmp_path: Path, root: Callable[[], bytes]
) -> None:
    path = write_tile_file(tmp_path / "karte.pmtiles", zooms=range(8, 9), compression=Compression.GZIP)
    content = bytearray(path.read_bytes())
    header = deserialize_header(bytes(content[:127]))
    hostile = root()
    at = header["root_offset"]
    content[8:16], content[16:24] = len(content).to_bytes(8, "little"), len(hostile).to_bytes(8, "little")
    path.write_bytes(bytes(content) + hostile)
    assert at != len(content)
    tracemalloc.start()
    began = time.process_time()
    with pytest.raises(ProblemsFound) as caught:
        TileSet(path, "karte.pmtiles")
    peak_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [one.code for one in caught.value.problems] == ["tiles_no_pmtiles"]
    assert peak_bytes < 50_000_000
    assert time.process_time() - began < 10


def test_a_length_that_the_file_has_not_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = write_tile_file(tmp_path / "karte.pmtiles", zooms=range(8, 9))
    content = bytearray(path.read_bytes())
    content[16:24] = (2**60).to_bytes(8, "little")
    path.write_bytes(bytes(content))
    with pytest.raises(ProblemsFound):
        TileSet(path, "karte.pmtiles")


def test_a_length_that_the_file_has_is_believed_up_to_a_limit(tmp_path: Path) -> None:
    """A sparse file can have any size and takes no space on the disk."""
    path = write_tile_file(tmp_path / "karte.pmtiles", zooms=range(8, 9))
    content = bytearray(path.read_bytes())
    content[16:24] = (directory.MAX_DIRECTORY_BYTES + 1).to_bytes(8, "little")
    path.write_bytes(bytes(content))
    with path.open("r+b") as file:
        file.truncate(10_000_000_000)
    with pytest.raises(ProblemsFound, match="4000001 bytes in one part"):
        TileSet(path, "karte.pmtiles")


def test_a_tile_that_is_not_packed_may_be_as_large_as_the_limit_and_no_larger(tmp_path: Path) -> None:
    for size, is_read in ((directory.MAX_TILE_BYTES, True), (directory.MAX_TILE_BYTES + 1, False)):
        path = write_tile_file(
            tmp_path / f"{size}.pmtiles",
            zooms=range(8, 9),
            tile=lambda z, x, y, size=size: b"\x89PNG" + bytes(size - 4),  # type: ignore[misc]
        )
        tiles = TileSet(path, path.name)
        (z, x, y), _ = next(iter(tiles._entries(1)))
        with nullcontext() if is_read else pytest.raises(TileDamaged):
            assert tiles.get(z, x, y) is not None


def test_directories_without_a_tile_are_not_followed_without_end() -> None:
    leaves = packed(1_000, *[1] * 1_000, *[0] * 1_000, *[30] * 1_000, *[1] * 1_000)
    reads = 0

    def read(offset: int, length: int) -> bytes:
        nonlocal reads
        reads += 1
        return leaves

    with pytest.raises(DirectoryError, match=r"directories"):
        list(all_entries(read, (0, 30), 0, max_directories=50))
    assert reads <= 50
