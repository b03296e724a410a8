"""Vector tiles of PostGIS: counts from afar, places from near, borders, and bounded in size."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pytest
import shapely
from shapely import LineString, Point

from geo.country.store import PostgresStore
from tests.system.country.harvests import (
    DUEREN,
    JUELICH,
    POSITIONS,
    STATE,
    TITZ,
    ZUELPICH,
    harvest,
    pledge,
    site,
)
from webapp.atlas.database import Readers
from webapp.atlas.facts import AtlasFilter
from webapp.atlas.vector_tiles import AtlasTiles
from webapp.tiles.vector_tile import decode

pytestmark = pytest.mark.system
LAYERS = ("counts", "places", "shapes", "borders")
KEYS = (
    "ags", "name", "level", "pledges", "topic", "party", "status", "stance", "place", "pledge",
)  # fmt: skip
Features = list[tuple[dict[str, Any], shapely.Geometry]]


@pytest.fixture
def tiles(database: str) -> Iterator[AtlasTiles]:
    readers = Readers([database])
    yield AtlasTiles(readers)
    readers.close()


@pytest.fixture
def known(store: PostgresStore) -> None:
    railway = LineString([POSITIONS[JUELICH], POSITIONS[DUEREN]])
    pledges = (
        pledge("a", JUELICH),
        pledge("b", JUELICH, topic="schule", status="started"),
        pledge("c", JUELICH, topic="schule"),
        pledge("bahn", JUELICH, DUEREN, topic="schule", stance="demands"),
        pledge("titz", TITZ),
        pledge("zuelpich", ZUELPICH),
    )
    sites = tuple(site(one.id, *one.municipalities) for one in pledges if one.id != "bahn")
    store.put(harvest(*pledges, sites=(*sites, site("bahn", JUELICH, DUEREN, geometry=railway))), STATE)


def tile_at(lon: float, lat: float, z: int) -> tuple[int, int, int]:
    y = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2
    return z, int((lon + 180) / 360 * 2**z), int(y * 2**z)


def read(content: bytes) -> dict[str, Features]:
    found = decode(content, LAYERS, KEYS)
    return {
        name: [
            (layer.attributes[owner], shape) for shape, owner in zip(layer.shapes, layer.owners, strict=True)
        ]
        for name, layer in found.items()
    }


@pytest.mark.parametrize(
    ("zoom", "counts"),
    [
        (3, {"05": 6}),
        (6, {"05358": 5, "05366": 1}),
        (8, {"05358": 5}),
        (9, {JUELICH: 4, DUEREN: 1, TITZ: 1}),
        (10, {JUELICH: 4, DUEREN: 1}),
    ],
)
def test_from_afar_areas_have_counts(known, tiles, zoom, counts):
    found = read(tiles.pledges(*tile_at(*POSITIONS[JUELICH], zoom)).value)
    assert list(found) == ["counts"]
    of_area = {about["ags"]: about["pledges"] for about, _ in found["counts"]}
    assert {ags: of_area.get(ags) for ags in counts} == counts
    assert {about["name"]: about["topic"] for about, _ in found["counts"]}.get("Jülich", "schule") == "schule"


def test_the_counts_are_those_of_the_filter(known, tiles):
    place = tile_at(*POSITIONS[JUELICH], 9)
    found = read(tiles.pledges(*place, AtlasFilter(topics=("schule",), statuses=("pledged",))).value)
    assert {about["ags"]: about["pledges"] for about, _ in found["counts"]} == {JUELICH: 2, DUEREN: 1}
    assert tiles.pledges(*place, AtlasFilter(parties=("keine",))).value == b""


def test_from_near_places_are_points_and_lines_are_lines(known, tiles):
    found = read(tiles.pledges(*tile_at(*POSITIONS[JUELICH], 14)).value)
    (shared, spot), *others = found["places"]
    assert (shared["pledges"], shared["topic"], shared["party"], shared["pledge"]) == (3, "", "gruene", "")
    assert shapely.box(0, 0, 1, 1).contains(spot)
    assert others == []
    ((line, shape),) = found["shapes"]
    assert (line["pledge"], line["topic"], line["stance"]) == ("dueren-gruene/bahn", "schule", "demands")
    assert shape.geom_type == "LineString"
    alone = read(tiles.pledges(*tile_at(*POSITIONS[TITZ], 14)).value)
    ((one, _),) = alone["places"]
    assert (one["pledge"], one["place"], one["topic"]) == ("dueren-gruene/titz", "Platz titz", "mobilitaet")
    # Where places are, municipalities still have their names.
    assert [about["name"] for about, _ in alone.get("counts", [])] in ([], ["Titz"])


def test_a_tile_is_bounded_however_many_places_there_are(store, tiles):
    lon, lat = POSITIONS[JUELICH]
    spots = [(lon + 0.0004 * (n % 200), lat + 0.0003 * (n // 200)) for n in range(40_000)]
    sites = tuple(site("a", JUELICH, place=f"p{n}", geometry=Point(spot)) for n, spot in enumerate(spots))
    store.put(harvest(pledge("a", JUELICH), sites=sites), STATE)
    for zoom in (11, 12, 14):
        content = tiles.pledges(*tile_at(lon + 0.02, lat + 0.01, zoom)).value
        assert 0 < len(read(content)["places"]) <= (64 + 8) ** 2
        assert len(content) < 150_000
    total = sum(about["pledges"] for about, _ in read(content)["places"])
    assert total >= len(read(content)["places"])


@pytest.mark.parametrize(("zoom", "levels"), [(4, {2}), (6, {2, 5}), (8, {2, 5}), (9, {2, 5, 8})])
def test_borders_are_those_of_the_zoom(tiles, zoom, levels):
    content = tiles.borders(*tile_at(*POSITIONS[JUELICH], zoom)).value
    found = read(content)["borders"]
    assert {about["level"] for about, _ in found} == levels
    assert len(content) < 200_000
    assert any(about["ags"] == "05" for about, _ in found)


@pytest.mark.parametrize("tile", [(15, 0, 0), (-1, 0, 0), (3, 8, 0), (3, 0, -1)])
def test_a_tile_that_there_is_not_is_refused(tiles, tile):
    with pytest.raises(ValueError, match="no tile"):
        tiles.pledges(*tile)
    with pytest.raises(ValueError, match="no tile"):
        tiles.borders(*tile)
