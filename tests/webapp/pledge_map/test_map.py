"""The map that Folium composes."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import pytest
import shapely
from shapely import LineString
from shapely.geometry import shape

from tests.conftest import in_every_county
from webapp import create_app
from webapp.pledge_map.folium_map import MAP_ELEMENT_ID, base_layers, drawn_places, map_script
from webapp.snapshot import Snapshot


@in_every_county
def test_the_same_data_give_the_same_script(snapshot: Snapshot) -> None:
    assert map_script(snapshot.published) == map_script(snapshot.published)


@in_every_county
def test_two_starts_give_the_same_pages_and_files(snapshot: Snapshot, county_home: Path) -> None:
    again = create_app({"HOME": str(county_home)}).extensions["pledgemap"].snapshot
    assert again.version == snapshot.version
    assert list(again.assets.served) == list(snapshot.assets.served)


@in_every_county
def test_the_script_names_no_host_and_needs_no_other_library(snapshot: Snapshot) -> None:
    script = map_script(snapshot.published).text
    assert not re.findall(r"https?:", script)
    assert "$(" not in script
    assert "jQuery" not in script


def test_the_script_draws_into_the_element_of_the_page(snapshot: Snapshot) -> None:
    assert f'L.map(\n                "{MAP_ELEMENT_ID}"' in map_script(snapshot.published).text


def handed_over(script: str) -> dict:
    """Return what the script passes to ``Pledgemap.drawPlaces``."""
    call = re.search(r"Pledgemap\.drawPlaces\(map_karte, (\{.*\})\);", script)
    assert call
    return json.loads(call[1])


@in_every_county
def test_a_page_may_bring_its_own_places(snapshot: Snapshot) -> None:
    without = handed_over(map_script(snapshot.published).without_places())
    assert "places" not in without
    everything = handed_over(
        map_script(snapshot.published).with_places(drawn_places(snapshot.published).values())
    )
    assert without == {name: value for name, value in everything.items() if name != "places"}


@in_every_county
def test_each_place_is_drawn_once_and_a_whole_municipality_has_no_shape(snapshot: Snapshot) -> None:
    data = handed_over(map_script(snapshot.published).with_places(drawn_places(snapshot.published).values()))
    drawn = {place["id"]: place for place in data["places"]}
    promised = {place_id for pledge in snapshot.published.pledges for place_id in pledge.place_ids}
    assert drawn.keys() == promised
    for place in snapshot.published.places.values():
        has_shape = place.precision != "municipality" and place.geometry["type"] != "Point"
        assert bool(drawn[place.id]["shape"]) == has_shape
        assert drawn[place.id].get("whole", False) == (place.precision == "municipality")
    assert any(place.precision == "municipality" for place in snapshot.published.places.values())


def borders(layers: list[tuple[str, list[dict]]]) -> list[tuple[set[str], LineString]]:
    return [
        (set(border["properties"]["of"].split()), shape(border["geometry"]))
        for border in dict(layers)["border"]
    ]


@in_every_county
def test_each_border_is_drawn_once_and_knows_the_gemeinden_beside_it(snapshot: Snapshot) -> None:
    drawn = borders(base_layers(snapshot.published))
    whole = shapely.union_all([line for _, line in drawn])
    assert sum(line.length for _, line in drawn) == pytest.approx(whole.length)
    slugs = {m.ags: m.slug for m in snapshot.published.municipalities}
    for feature in snapshot.published.layers["boundaries"]["features"]:
        if feature["properties"]["layer"] != "municipality":
            continue
        slug = slugs[feature["properties"]["ags"]]
        outline = shapely.union_all([line for sides, line in drawn if slug in sides])
        # The ground is rounded to some 10 m.
        assert outline.hausdorff_distance(shape(feature["geometry"]).boundary) < 0.001, slug
    assert {len(sides) for sides, _ in drawn} == {1, 2}


def test_a_town_alone_has_only_its_own_border(snapshot: Snapshot) -> None:
    layers = dict(base_layers(snapshot.published))
    assert [len(layers[name]) for name in ("neighbour", "region")] == [1, 1]
    assert layers["region"][0]["geometry"]["type"] == "Polygon"
    boundaries = snapshot.published.layers["boundaries"]
    first = next(f for f in boundaries["features"] if f["properties"]["layer"] == "municipality")
    first_slug = next(
        m.slug for m in snapshot.published.municipalities if m.ags == first["properties"]["ags"]
    )
    others = [f for f in boundaries["features"] if f["properties"]["layer"] != "municipality"]
    alone = {**snapshot.published.layers, "boundaries": {**boundaries, "features": [first, *others]}}
    found = base_layers(dataclasses.replace(snapshot.published, layers=alone))
    assert len(dict(found)["region"]) == 1
    assert {frozenset(sides) for sides, _ in borders(found)} == {frozenset({first_slug})}
