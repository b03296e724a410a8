"""Vector tiles are decoded as they were encoded, and a broken one is refused, whatever is broken."""

from __future__ import annotations

import random

import numpy as np
import pytest
import shapely
from shapely import LineString, MultiPolygon, Point, Polygon, box

from geo.osm import mvt
from webapp.tiles.vector_tile import TileLayer, TileUnreadable, decode

KEYS = ("kind", "name", "level", "is_bridge")
HEAD = b"\x0a\x05roads"
MANY_CORNERS = b"\x12\x09\x18\x02\x22\x05\xf9\xff\xff\xff\x0f"
LAKE = Polygon(box(1000, 1000, 3000, 3000).exterior, [box(1500, 1500, 2000, 2000).exterior])
SHAPES = [
    LineString([(0, 0), (4096, 2048), (100, 4000)]),
    LineString([(10, 20), (30, 40)]),
    LAKE,
    MultiPolygon([box(0, 0, 50, 50), box(100, 100, 400, 300)]),
    Point(7, 9),
]
ATTRIBUTES = [
    (("kind", "road"), ("name", "Große „Gasse“ & <Platz>"), ("is_bridge", True)),
    (("kind", "path"), ("level", 3), ("secret", "left out")),
    (("kind", "lake"),),
    (("kind", "wood"),),
    (("kind", "poi"),),
]


def encoded(name: str = "roads") -> bytes:
    numbers = np.arange(len(SHAPES))
    return mvt.layer(name, np.array(SHAPES, object), numbers, ATTRIBUTES)


def decoded(content: bytes) -> TileLayer:
    return decode(content, ("roads",), KEYS)["roads"]


def test_shapes_and_attributes_are_those_that_were_written() -> None:
    layer = decoded(mvt.tile({"roads": encoded()}))
    found: dict[str, list[shapely.Geometry]] = {}
    for shape, owner in zip(layer.shapes, layer.owners, strict=True):
        found.setdefault(str(layer.attributes[owner]["kind"]), []).append(shape)
    for written, attributes in zip(SHAPES, ATTRIBUTES, strict=True):
        there = shapely.transform(shapely.union_all(found[str(attributes[0][1])]), lambda xy: xy * 4096)
        assert there.symmetric_difference(written).length < 1e-6
        assert shapely.hausdorff_distance(there, written) < 1e-6
    assert len(found["wood"]) == 2
    assert layer.attributes[found_number(layer, "road")] == {
        "kind": "road",
        "name": "Große „Gasse“ & <Platz>",
        "is_bridge": True,
    }
    assert "secret" not in layer.attributes[found_number(layer, "path")]


def found_number(layer: TileLayer, kind: str) -> int:
    return next(number for number, one in enumerate(layer.attributes) if one["kind"] == kind)


def test_a_layer_that_nobody_draws_is_left_out() -> None:
    content = mvt.tile({"roads": encoded(), "buildings": encoded("buildings")})
    assert set(decode(content, ("roads",), KEYS)) == {"roads"}
    assert set(decode(content, ("roads", "buildings"), KEYS)) == {"roads", "buildings"}
    assert decode(b"", ("roads",), KEYS) == {}


@pytest.mark.parametrize(
    "content",
    {
        "no field": b"\xff" * 12,
        "a field that is cut off": b"\x1a\x7f" + b"a",
        "a grid without steps": mvt.tile({"roads": HEAD + b"\x28\x00"}),
        "a kind of field that there is not": b"\x1b\x01a",
        "text that is none": mvt.tile({"roads": HEAD + b"\x1a\x01\xff"}),
        "a line without a beginning": mvt.tile({"roads": HEAD + b"\x12\x07\x18\x02\x22\x03\x0a\x02\x02"}),
        "more corners than numbers": mvt.tile({"roads": HEAD + MANY_CORNERS}),
    }.items(),
    ids=lambda item: item[0],
)
def test_what_is_no_tile_is_refused(content: tuple[str, bytes]) -> None:
    with pytest.raises(TileUnreadable):
        decode(content[1], ("roads",), KEYS)


def test_a_damaged_tile_is_read_or_refused_but_raises_nothing_else() -> None:
    whole, chance = mvt.tile({"roads": encoded()}), random.Random(7)
    damaged = [whole[:length] for length in range(len(whole))]
    for _ in range(400):
        changed = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        damaged.append(bytes(changed))
    refused = 0
    for content in damaged:
        try:
            decode(content, ("roads",), KEYS)
        except TileUnreadable:
            refused += 1
    assert 0 < refused < len(damaged)
