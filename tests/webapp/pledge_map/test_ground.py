"""What lies under the pledges, and where the names of towns are: which source wins, and what is not water
yet."""

from __future__ import annotations

import copy
import itertools
import math
from dataclasses import replace
from typing import Any

import pytest
import shapely
from flask import Flask

from geo.publishing.published import Published
from tests.conftest import in_every_county
from tests.world.ground import HOERNSPITZ, UEBERSEE, WEISSMOEHLEN, at
from webapp.pledge_map.folium_map import base_layers, drawn_layers, drawn_places
from webapp.pledge_map.names import map_names, town_points
from webapp.snapshot import Snapshot


@pytest.fixture
def world(world_app: Flask) -> Published:
    """The build of the invented county, whose layers a test may change."""
    published = world_app.extensions["pledgemap"].snapshot.published
    return replace(published, layers=copy.deepcopy(published.layers))


def without(published: Published, layer: str, name: str) -> None:
    layers = published.layers[layer]
    layers["features"] = [f for f in layers["features"] if f["properties"]["name"] != name]


def add(published: Published, layer: str, kind: str, name: str, ags: str, x: float, y: float) -> None:
    properties = {"name": name, "kind": kind, "ags": [ags], "alt_names": [], "stops": 2}
    geometry = {"type": "Point", "coordinates": list(at(x, y))}
    published.layers[layer]["features"].append({"id": name, "properties": properties, "geometry": geometry})


def test_a_town_is_named_where_the_best_source_knows_it(world: Published) -> None:
    """GeoNames knows the middle of a town; stops only their own; a station may lie at its edge."""
    add(world, "localities_from_stops", "locality", "Weißmöhlen", WEISSMOEHLEN, 7_250, 2_200)
    assert town_points(world)[WEISSMOEHLEN] == pytest.approx(at(7_200, 2_100))
    without(world, "localities", "Weißmöhlen")
    assert town_points(world)[WEISSMOEHLEN] == pytest.approx(at(7_250, 2_200))
    without(world, "localities_from_stops", "Weißmöhlen")
    assert town_points(world)[WEISSMOEHLEN] == pytest.approx(at(7_300, 2_400))
    without(world, "stops", "Weißmöhlen")
    assert town_points(world)[WEISSMOEHLEN] == pytest.approx(at(7_000, 2_000))


def test_without_a_town_of_its_name_a_gemeinde_is_named_in_its_middle(world: Published) -> None:
    points = {m.ags: m.label_point for m in world.municipalities}
    assert town_points(world)[UEBERSEE] == points[UEBERSEE]
    assert town_points(world)[HOERNSPITZ] == points[HOERNSPITZ]


KINDS = {"lake": "lake", "river": "river", "forest": "forest", "mine": "mine", "rail": "railway"}


@pytest.mark.parametrize("planned", [False, True])
@pytest.mark.parametrize("layer", ["lake", "rail"])
def test_what_is_only_planned_is_not_a_lake_or_a_railway_yet(
    world: Published, layer: str, planned: bool
) -> None:
    for item in world.layers["landmarks"]["features"]:
        if item["properties"]["kind"] == KINDS[layer]:
            item["properties"]["planned"] = planned
    drawn = dict(base_layers(world))
    assert bool(drawn[layer]) == (layer in drawn_layers(world)) == (not planned)


def test_the_layers_lie_in_this_order_and_keep_their_holes(world: Published) -> None:
    layers = base_layers(world)
    names = ["neighbour", "region", "border", "water", "forest", "mine", "settlement", "lake", "river"]
    assert [name for name, _ in layers] == [*names, "rail", "station"]
    for name in ("water", "lake", "forest"):
        shapes = [shapely.geometry.shape(feature["geometry"]) for feature in dict(layers)[name]]
        assert any(part.interiors for shape in shapes for part in shapely.get_parts(shape)), name


@in_every_county
def test_every_drawn_shape_is_valid(snapshot: Snapshot, app: Flask) -> None:
    shapes: list[Any] = [f["geometry"] for _, features in base_layers(snapshot.published) for f in features]
    with app.test_request_context("/"):
        places = drawn_places(snapshot.published).values()
    shapes += [place["shape"] for place in places if place["shape"]]
    for geometry in shapes:
        shape = shapely.geometry.shape(geometry)
        assert shape.is_valid
        assert not shape.is_empty


@in_every_county
def test_each_name_appears_once_at_a_place_and_none_is_that_of_a_gemeinde(snapshot: Snapshot) -> None:
    names = [name["name"] for name in map_names(snapshot.published)]
    near = 0.02  # degrees: villages of one name in two Gemeinden are farther apart
    spots = sorted((n["name"], n["at"]) for n in map_names(snapshot.published))
    twice = [a for (a, at), (b, other) in itertools.pairwise(spots) if a == b and math.dist(at, other) < near]
    assert twice == []
    assert not {m.name for m in snapshot.published.municipalities} & set(names)
    zooms = {name["name"]: name["zoom"] for name in map_names(snapshot.published)}
    if "Großer Weißensee" in zooms:
        assert (zooms["Großer Weißensee"], zooms["Kirchfeld"], zooms["Düwelsberg"]) == (11, 12, 12)


def test_a_station_is_named_without_its_town_and_not_beside_a_village_of_its_name(world: Published) -> None:
    town = next(m.name for m in world.municipalities if m.ags == WEISSMOEHLEN)
    add(world, "localities_from_stops", "locality", "Niederfeld", WEISSMOEHLEN, 6_000, 2_000)
    for number, name in enumerate((f"{town}-Niederfeld", f"{town} Am Markt", f"{town}er Weg")):
        add(world, "stops", "station", name, WEISSMOEHLEN, 6_100 + number, 2_000)
    names = {one["name"]: one for one in map_names(world)}
    assert names["Niederfeld"].get("stop") is None
    assert names["Am Markt"]["stop"] is True
    assert f"{town}er Weg" in names
    assert not {f"{town}-Niederfeld", f"{town} Am Markt"} & names.keys()


def test_two_villages_of_one_name_are_both_on_the_map(world: Published) -> None:
    for ags, x in ((WEISSMOEHLEN, 6_000), (HOERNSPITZ, 900)):
        add(world, "localities_from_stops", "locality", "Neudorf", ags, x, 2_000)
    assert [one["name"] for one in map_names(world)].count("Neudorf") == 2
