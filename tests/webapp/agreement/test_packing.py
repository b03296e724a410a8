"""What Python packs, the scripts unpack: the same shapes to the last digit."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import in_every_county
from tests.webapp.agreement.conftest import MakePage
from webapp.pledge_map.folium_map import base_layers, drawn_places
from webapp.pledge_map.packing import packed_layer, packed_place
from webapp.snapshot import Snapshot

RING = [[6.0, 50.0], [6.1, 50.0], [6.1, 50.1], [6.0, 50.0]]
HOLE = [[6.05, 50.01], [6.06, 50.01], [6.06, 50.02], [6.05, 50.01]]
SHAPES: dict[str, Any] = {
    "Point": [6.48, 50.8],
    "MultiPoint": [[-0.000001, -89.999999], [179.999999, 0]],
    "LineString": [[6.4, 50.8], [6.4, 50.8], [-6.4, -50.8]],
    "MultiLineString": [[[6.4, 50.8], [6.5, 50.7]], [[6, 50], [7, 51]]],
    "Polygon": [RING, HOLE],
    "MultiPolygon": [[RING, HOLE], [[[x + 1, y - 1] for x, y in RING]]],
}


def features_of(shapes: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"type": "Feature", "properties": {}, "geometry": {"type": kind, "coordinates": coordinates}}
        for kind, coordinates in shapes.items()
    ]


def unpacked(make_page: MakePage, features: list[dict[str, Any]]) -> list[dict[str, Any]]:
    layer = make_page("pledgemap", "packing").run("Pledgemap.unpackedLayer($0)", packed_layer(features))
    assert layer["type"] == "FeatureCollection"
    return list(layer["features"])


def test_shapes_of_each_type_come_out_as_they_went_in(make_page: MakePage) -> None:
    features = features_of(SHAPES)
    assert unpacked(make_page, features) == features
    assert unpacked(make_page, []) == []
    features[3]["properties"] = {"of": "dueren juelich"}
    assert unpacked(make_page, features) == features


@in_every_county
def test_the_ground_and_the_places_come_out_as_they_went_in(snapshot: Snapshot, make_page: MakePage) -> None:
    page = make_page("pledgemap", "packing")
    for name, features in base_layers(snapshot.published):
        found = page.run("Pledgemap.unpackedLayer($0)", packed_layer(features))["features"]
        assert found == features, name
    places = list(drawn_places(snapshot.published).values())
    assert any(place["shape"] for place in places)
    packed = [packed_place(place) for place in places]
    assert page.run("$0.map(Pledgemap.unpackedPlace)", packed) == places


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "GeometryCollection", "geometries": []},
        {"type": "Point", "coordinates": [1 / 3, 50.0]},
    ],
)
def test_what_cannot_be_packed_exactly_is_refused(geometry: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"GeometryCollection|0\.33"):
        packed_layer([{"type": "Feature", "properties": {}, "geometry": geometry}])
