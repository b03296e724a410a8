"""Which tiles a place is in."""

from __future__ import annotations

import shapely
import shapely.geometry
from flask import Flask

from tests.conftest import in_every_county
from webapp.pledge_map import tiled
from webapp.words import is_whole


def test_a_point_lies_in_its_tile_of_the_web_map() -> None:
    # Jülich's market place: https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames
    assert tiled._tile_at(6.3586, 50.9223) == (1060, 686)
    west, south, east, north = tiled._bounds(1060, 686)
    assert west <= 6.3586 < east
    assert south < 50.9223 <= north


@in_every_county
def test_each_place_is_in_every_tile_that_it_reaches_and_in_no_other(app: Flask) -> None:
    published = app.extensions["pledgemap"].snapshot.published
    tiles = tiled.by_tile(published)
    for place in published.places.values():
        found = {tile for tile, ids in tiles.items() if place.id in ids}
        label = tiled._tile_at(*place.label_point)
        assert f"{label[0]}/{label[1]}" in found
        if place.geometry["type"] == "Point" or is_whole(place):
            assert len(found) == 1
            continue
        shape = shapely.geometry.shape(place.geometry)
        boxes = [shapely.box(*tiled._bounds(*map(int, tile.split("/")))) for tile in found]
        assert shapely.union_all(boxes).buffer(1e-9).covers(shape)
        others = [box for box in boxes if not box.intersects(shape)]
        assert all(box.intersects(shapely.Point(place.label_point)) for box in others)
