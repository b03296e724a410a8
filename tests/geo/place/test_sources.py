"""What the web reads of a build: each place with its own shape, in an order that says something."""

from __future__ import annotations

import pytest
import shapely

from geo.geometry import geojson
from geo.geometry.projection import to_metric
from geo.publishing.published import read_published
from geo.text.toponym import slug
from tests.conftest import WORLD, in_every_county
from tests.world.ground import HOERNSPITZ, UEBERSEE, WEISSMOEHLEN


@pytest.fixture
def published(county_home):
    return read_published(county_home)


@in_every_county
def test_municipalities_are_in_the_order_of_the_name_in_their_address(published):
    slugs = [m.slug for m in published.municipalities]
    assert slugs == sorted(slug(m.name) for m in published.municipalities)
    assert len(set(slugs)) == len(slugs)


@in_every_county
def test_each_place_has_the_shape_name_and_pledges_of_its_sites(published):
    sites = [item for item in published.collection["features"] if item["geometry"]]
    assert {site["properties"]["place_id"] for site in sites} == set(published.places)
    for site in sites:
        known = published.places[site["properties"]["place_id"]]
        assert known.geometry == site["geometry"], site["id"]
        assert known.name == site["properties"]["place_name"]
        assert known.label_point == tuple(site["properties"]["label_point"])
        assert site["properties"]["pledge_id"] in known.pledge_ids


@in_every_county
def test_a_place_names_its_pledges_in_the_order_of_the_programme(published):
    order = [pledge.id for pledge in published.pledges]
    for known in published.places.values():
        assert list(known.pledge_ids) == sorted(known.pledge_ids, key=order.index)


@in_every_county
def test_a_label_lies_on_its_shape(published):
    for known in published.places.values():
        shape = to_metric(shapely.geometry.shape(known.geometry))
        assert shape.distance(to_metric(shapely.Point(known.label_point))) < 1, known.id


def test_a_landmark_wins_over_a_stop_of_its_name_and_the_site_keeps_the_source(world_home):
    published = read_published(world_home)
    assert published.places["lake-1"].source == "erfunden"
    named = {p.name: p for p in published.places.values()}
    assert named["Alte Eiche"].source == "pledges.csv"
    assert named["Hörnspitz - Hoornspëts"].precision == "municipality"
    assert [m.ags for m in published.municipalities] == [UEBERSEE, HOERNSPITZ, WEISSMOEHLEN]


def test_what_is_drawn_keeps_its_holes(world_home):
    published = read_published(world_home)
    drawn = {item["id"]: item for item in geojson.read(WORLD / "data/geojson/landmarks.geojson")["features"]}
    for place_id in ("lake-1", "forest-1"):
        assert published.places[place_id].geometry == drawn[place_id]["geometry"]
        rings = [part.interiors for part in shapely.get_parts(geojson.geometry_of(drawn[place_id]))]
        assert any(len(inner) for inner in rings)
