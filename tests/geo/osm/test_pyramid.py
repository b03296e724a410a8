"""The vector tiles: what they hold, read with GDAL, which is not ours."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pytest
import shapely
from pmtiles.reader import MmapSource, Reader, all_tiles
from pmtiles.tile import TileType

from geo.osm import mvt
from geo.osm.ground import LAYERS, MAX_ZOOM, MIN_ZOOM, drawn_of
from geo.osm.pyramid import Pyramid, to_world
from geo.osm.reading import OsmObject
from geo.osm.staging import Staging

TILES = Path("data") / "karte.pmtiles"
DRAWN_LAYERS = set(LAYERS) - {"boundaries"}  # the small extract has no line of one


@pytest.fixture(scope="module")
def tiles(read_home: Path) -> Path:
    return read_home / TILES


def layer(path: Path, name: str, zoom: int = MAX_ZOOM) -> list[dict[str, Any]]:
    """The features of a layer at a zoom, with their shapes in EPSG:4326, as GDAL reads them."""
    meta, _fids, shapes, columns = pyogrio.raw.read(path, layer=name, ZOOM_LEVEL=zoom)
    drawn = shapely.transform(shapely.from_wkb(shapes), to_lonlat)
    names = meta["fields"]
    rows = zip(*columns, strict=True) if len(columns) else [()] * len(drawn)
    return [dict(zip(names, row, strict=True)) | {"shape": one} for row, one in zip(rows, drawn, strict=True)]


def to_lonlat(metres: np.ndarray) -> np.ndarray:
    lon = np.degrees(metres[:, 0] / 6_378_137)
    lat = np.degrees(2 * np.arctan(np.exp(metres[:, 1] / 6_378_137)) - np.pi / 2)
    return np.column_stack((lon, lat))


def test_the_head_names_layers_and_bounds(tiles: Path) -> None:
    with tiles.open("rb") as file:
        reader = Reader(MmapSource(file))
        head, metadata = reader.header(), reader.metadata()
    assert head["tile_type"] is TileType.MVT
    assert (head["min_zoom"], head["max_zoom"]) == (MIN_ZOOM, MAX_ZOOM)
    assert {one["id"] for one in metadata["vector_layers"]} == DRAWN_LAYERS
    assert "OpenStreetMap" in metadata["attribution"]
    assert 6.0 < head["min_lon_e7"] / 1e7 < head["max_lon_e7"] / 1e7 < 6.9
    assert 50.4 < head["min_lat_e7"] / 1e7 < head["max_lat_e7"] / 1e7 < 51.1


def test_gdal_finds_each_layer(tiles: Path) -> None:
    found = {name for name, _kind in pyogrio.list_layers(tiles)}
    assert found == DRAWN_LAYERS


def test_a_street_is_where_it_was(tiles: Path) -> None:
    named = [one for one in layer(tiles, "roads") if one["name"] == "Ahornallee"]
    drawn = shapely.union_all([one["shape"] for one in named])
    expected = shapely.LineString([(6.48 - 300 / 70_400, 50.80), (6.48, 50.80)])
    # A step of the grid is 0.4 m.
    assert expected.segmentize(1e-4).hausdorff_distance(drawn.intersection(expected.buffer(2e-5))) < 2e-5
    assert {one["kind"] for one in named} == {"minor_road"}
    assert {one["kind_detail"] for one in named} == {"residential"}


def test_kinds_are_those_of_the_protomaps_basemap(tiles: Path) -> None:
    assert {one["kind"] for one in layer(tiles, "roads")} >= {
        "highway", "major_road", "minor_road", "path", "rail",
    }  # fmt: skip
    assert {one["kind"] for one in layer(tiles, "water")} >= {"water", "river", "stream"}
    assert {one["kind"] for one in layer(tiles, "landuse")} >= {"forest", "park", "pedestrian", "school"}
    assert {one["kind"] for one in layer(tiles, "buildings")} == {"building"}
    assert {one["kind"] for one in layer(tiles, "earth")} == {"earth"}


def test_a_lake_has_its_hole_in_the_tiles_too(tiles: Path) -> None:
    drawn = shapely.union_all(
        [one["shape"] for one in layer(tiles, "water") if one["shape"].geom_type.endswith("Polygon")]
    )
    island = shapely.Point(6.48 + 750 / 70_400, 50.80 - 1_250 / 111_200)
    beside = shapely.Point(6.48 + 600 / 70_400, 50.80 - 1_000 / 111_200)
    assert drawn.contains(beside)
    assert not drawn.contains(island)


@pytest.mark.parametrize(("zoom", "kinds"), [(6, {"highway"}), (8, {"highway", "major_road", "rail"})])
def test_few_roads_are_drawn_from_afar(tiles: Path, zoom: int, kinds: set[str]) -> None:
    assert {one["kind"] for one in layer(tiles, "roads", zoom)} == kinds


def test_a_tile_without_anything_to_show_is_still_land(tiles: Path) -> None:
    with tiles.open("rb") as file:
        found = [gzip.decompress(content) for _zxy, content in all_tiles(MmapSource(file))]
    assert all(b"earth" in content for content in found)


def test_all_rings_turn_as_the_format_asks(tiles: Path) -> None:
    for name in ("water", "landuse", "buildings", "earth"):
        for one in layer(tiles, name):
            assert one["shape"].is_valid or one["shape"].area > 0


POINT, LINE = shapely.Point(10.4, 20.6), shapely.LineString([(0, 0), (0, 0), (100, 0), (100, 50)])
SQUARE = shapely.box(10, 10, 30, 30)
HOLED = shapely.Polygon(SQUARE.exterior, [[(15, 15), (25, 15), (25, 25), (15, 25)]])


def encoded(*shapes: shapely.Geometry, attributes: tuple[tuple[str, str | int | bool], ...] = ()) -> bytes:
    owners = np.zeros(len(shapes), int)
    return mvt.layer("probe", np.array(shapes, object), owners, [attributes])


def commands(*shapes: shapely.Geometry) -> list[int]:
    """The numbers of the only feature's shape."""
    content = encoded(*shapes)
    feature = _fields(_fields(content)[2][0])
    return _varints(feature[4][0])


def _fields(content: bytes) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    at = 0
    while at < len(content):
        key, at = _varint(content, at)
        value, at = _varint(content, at)
        if key & 7 == 2:
            found.setdefault(key >> 3, []).append(content[at : at + value])
            at += value
        else:
            found.setdefault(key >> 3, []).append(value)
    return found


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = content[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at


def _varints(content: bytes) -> list[int]:
    found, at = [], 0
    while at < len(content):
        value, at = _varint(content, at)
        found.append(value)
    return found


# As the specification has them: https://github.com/mapbox/vector-tile-spec/tree/master/2.1#435-geometry-encoding
def test_a_point_is_one_step_from_the_corner() -> None:
    assert commands(POINT) == [9, 20, 42]


def test_a_line_repeats_no_corner() -> None:
    assert commands(LINE) == [9, 0, 0, 18, 200, 0, 0, 100]


def test_an_area_is_closed_and_a_hole_turns_the_other_way() -> None:
    found = commands(HOLED)
    assert found[-1] == 15
    assert found.count(15) == 2
    assert len(found) == 2 * (2 + 1 + 1 + 6 + 1)


def test_what_the_grid_leaves_nothing_of_is_left_out() -> None:
    assert encoded(shapely.box(0.1, 0.1, 0.3, 0.3)) == b""
    assert encoded(shapely.LineString([(0.1, 0.1), (0.3, 0.2)])) == b""
    small_hole = shapely.Polygon(SQUARE.exterior, [[(20.1, 20.1), (20.3, 20.1), (20.3, 20.3)]])
    assert commands(small_hole) == commands(SQUARE)


def test_lines_that_meet_are_one_feature() -> None:
    other = shapely.LineString([(100, 50), (200, 50)])
    assert len(_fields(encoded(LINE, other))[2]) == 1
    assert commands(LINE, other) == [9, 0, 0, 26, 200, 0, 0, 100, 200, 0]


def test_values_keep_their_type() -> None:
    attributes = (("name", "Übergröße"), ("population", 70_000), ("is_bridge", True))
    fields = _fields(encoded(POINT, attributes=attributes))
    assert [key.decode() for key in fields[3]] == ["name", "population", "is_bridge"]
    text, number, truth = map(_fields, fields[4])
    assert (text[1][0].decode(), number[5], truth[7]) == ("Übergröße", [70_000], [1])
    assert (fields[5], fields[15]) == ([4096], [2])


def test_what_crosses_many_areas_is_cut_before_it_waits(tmp_path: Path) -> None:
    staging = Staging(tmp_path)
    staging.add((12, 1, 2), 3, 4, 5, POINT.wkb)
    staging.add((12, 1, 2), 2, 14, 70_000, LINE.wkb)
    (tile,) = staging.tiles()
    staged = staging.read(tile)
    assert tile == (12, 1, 2)
    assert staged.layers.tolist() == [3, 2]
    assert staged.min_zooms.tolist() == [4, 14]
    assert staged.owners.tolist() == [5, 70_000]
    assert staged.shapes.tolist() == [POINT, LINE]


def test_a_long_road_has_the_same_tiles_as_its_pieces(tmp_path: Path) -> None:
    area = shapely.box(6.3, 50.7, 6.7, 50.9)
    whole = shapely.LineString([(6.31, 50.71), (6.5, 50.8), (6.69, 50.89)])
    pieces = [shapely.LineString(whole.coords[:2]), shapely.LineString(whole.coords[1:])]
    sizes = []
    for name, shapes in (("whole", [whole]), ("pieces", pieces)):
        (tmp_path / name).mkdir()
        pyramid = Pyramid(tmp_path / name, area)
        road = OsmObject("w1", "line", {"highway": "motorway"}, "")
        pyramid.add([road] * len(shapes), np.array(shapes, object))
        path = tmp_path / f"{name}.pmtiles"
        assert pyramid.write(path) > 100
        sizes.append(sum(one["shape"].length for one in layer(path, "roads")))
    assert sizes[0] == pytest.approx(sizes[1], rel=1e-3)
    assert sizes[0] == pytest.approx(whole.length, rel=1e-3)  # GDAL cuts what lies beyond a tile's border


def test_the_square_of_all_tiles_has_its_corner_in_the_north_west() -> None:
    corner, middle = to_world(np.array([shapely.Point(-180, 85), shapely.Point(0, 0)], object))
    assert corner.x == 0
    assert corner.y < 0.01
    assert (middle.x, middle.y) == (0.5, pytest.approx(0.5))


DRAWN = [
    ({"highway": "residential", "name": "A"}, "line", ["roads"]),
    ({"highway": "residential"}, "area", []),
    ({"highway": "pedestrian", "area": "yes"}, "area", ["landuse"]),
    ({"highway": "proposed"}, "line", []),
    ({"railway": "tram"}, "line", ["roads"]),
    ({"railway": "abandoned"}, "line", []),
    ({"building": "no", "natural": "water"}, "area", ["water"]),
    ({"building": "yes"}, "area", ["buildings"]),
    ({"natural": "water", "name": "See"}, "area", ["water", "water"]),
    ({"waterway": "river", "tunnel": "culvert"}, "line", []),
    ({"boundary": "administrative", "admin_level": "8"}, "line", ["boundaries"]),
    ({"boundary": "administrative", "admin_level": "7"}, "line", []),
    ({"leisure": "park", "name": "Park"}, "area", ["landuse", "pois"]),
    ({"amenity": "university", "name": "Hochschule"}, "area", ["landuse", "pois"]),
    ({"amenity": "university", "name": "Institut", "building": "yes"}, "area", ["buildings"]),
    ({"place": "village", "name": "Dorf", "population": "many"}, "point", ["places"]),
    ({"place": "village"}, "point", []),
    ({"shop": "bakery", "name": "Bäcker"}, "point", []),
]


@pytest.mark.parametrize(("tags", "shape", "layers"), DRAWN)
def test_what_is_drawn_of_an_object(tags: dict[str, str], shape: str, layers: list[str]) -> None:
    assert [drawn.layer for drawn in drawn_of(tags, shape)] == layers
