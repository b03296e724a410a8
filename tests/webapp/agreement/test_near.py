"""near_distance.js, near_lists.js, near_find.js: distances, lists around a place, and which place a text means."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
import shapely
from flask import Flask

from geo.geometry.projection import to_metric
from tests.conftest import in_every_county
from tests.webapp.agreement.conftest import MakePage, Page
from tests.world.ground import at, lonlat
from webapp.near.nearby import Nearby, NoSuchPlace
from webapp.near.nearness import Nearness
from webapp.near.search_places import positions_json
from webapp.pages.near_answer import distance_text
from webapp.pledge_map import outlines
from webapp.snapshot import Snapshot

PATTERN = {
    "here": "hier",
    "about": "etwa {} entfernt",
    "away": "{} entfernt",
    "least": "mindestens {} entfernt",
    "open": "genauer Ort noch offen",
}
BEFORE = f"""
const pattern = {{ dataset: {json.dumps(PATTERN)} }};
page.byId["near-pattern"] = pattern;
page.bySelector[".near-search"] = {{ dataset: {{ outlines: "umrisse.json" }} }};
"""


@pytest.fixture(scope="module")
def script(make_page: MakePage) -> Page:
    return make_page("pledgemap", "near_names", "near_distance", "near_find", before=BEFORE)


@in_every_county
def test_distances_are_those_of_the_server(script: Page, snapshot: Snapshot) -> None:
    chance = random.Random(3)
    places = snapshot.published.places
    west, south, east, north = snapshot.published.collection["bbox"]
    points = [
        (round(chance.uniform(west, east), 5), round(chance.uniform(south, north), 5)) for _ in range(8)
    ]
    # In the island of a lake, in the clearing of a wood, where there are any.
    points += [at(1_400, 2_700), at(9_600, 2_300)]
    shapes = {place_id: place.geometry for place_id, place in places.items()}
    found = script.run(
        "((shapes) => $1.map((p) => Object.values(shapes).map((s) => Pledgemap.distance(p, s))))($0)",
        shapes,
        points,
    )
    for (lon, lat), distances in zip(points, found, strict=True):
        expected = Nearness(snapshot.published).from_point(lat, lon)
        assert distances == pytest.approx([expected[id_] for id_ in shapes], abs=0.2)


def test_between_lines_and_areas_the_nearest_points_count(script: Page, world_app: Flask) -> None:
    places = world_app.extensions["pledgemap"].snapshot.published.places
    drawn = {id_: p for id_, p in places.items() if p.geometry["type"] != "Point"}
    shapes = {id_: p.geometry for id_, p in drawn.items()}
    found = script.run(
        "((s) => Object.values(s).map((a) => Object.values(s).map((b) => Pledgemap.distance(a, b))))($0)",
        shapes,
    )
    metric = [to_metric(shapely.geometry.shape(geometry)) for geometry in shapes.values()]
    for one, row in zip(metric, found, strict=True):
        assert row == pytest.approx([one.distance(other) for other in metric], abs=0.2)


def test_in_the_hole_of_an_area_one_is_outside(script: Page) -> None:
    area = shapely.box(0, 0, 2_000, 2_000) - shapely.box(500, 500, 1_500, 1_500)
    two = shapely.MultiPolygon([area, shapely.box(5_000, 0, 6_000, 1_000)])
    for shape in (area, two):
        geometry = json.loads(shapely.to_geojson(lonlat(shape)))
        ask = "Pledgemap.distance($0, $1)"
        assert script.run(ask, at(1_000, 1_000), geometry) == pytest.approx(500, abs=0.5)
        assert script.run(ask, at(250, 250), geometry) == 0
        assert script.run(ask, at(2_300, 1_000), geometry) == pytest.approx(300, abs=0.5)


@pytest.mark.parametrize(
    "distance_m", [0, 49, 50, 51, 149, 151, 949, 951, 1_049, 1_051, 9_949, 9_951, 10_499, 10_501]
)
@pytest.mark.parametrize("at_least", [False, True])
def test_distances_are_said_as_on_the_server(
    script: Page, world_app: Flask, distance_m: float, at_least: bool
) -> None:
    with world_app.test_request_context("/"):
        expected = distance_text(distance_m, at_least)
    found = script.run("Pledgemap.distanceText($0, $1)", distance_m, at_least)
    # The engine may know no German numbers.
    assert found.replace(".", ",") == expected


TEXTS = [
    "Kirchfeld", "kirchfeld weissmöhlen", "Kirchfeld (Groß Übersee)", "Weißmöhlen", "WEISSMOEHLEN",
    "Bahnhof Weißmöhlen", "Weißmöhlen Bf", "Hörnspitz", "Hoornspëts", "Obe", "Ober", "Oberschl", "99901",
    "99902", "12345", "Mühle", "Muehle", "Kirchhof", "Kirchhofs", "Kreuzgrenze", "Süderholz", "Rathaus",
    "Gr. Übersee", "Gemeinde Groß Übersee", "OT Kirchfeld", "Gro", "Groß", "", "  ", "„“", "Düne", "Sankt",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_means_the_place_that_it_means_on_the_server(
    script: Page, world_app: Flask, text: str
) -> None:
    snapshot = world_app.extensions["pledgemap"].snapshot
    nearby: Nearby = snapshot.nearby
    rows = json.loads(positions_json(nearby.places, snapshot.published))
    places = [
        row | {"label": place.label, "rank": place.rank}
        for row, place in zip(rows, nearby.places, strict=True)
    ]
    found = script.run(
        "(({ place, choices }) => [place?.label ?? null, (choices ?? []).map((p) => p.label)])"
        "(Pledgemap.findPlace($0, $1))",
        places,
        text,
    )
    try:
        expected: list[Any] = [nearby.find(text).label, []]
    except NoSuchPlace as error:
        expected = [None, [place.label for place in error.choices]]
    assert found[0] == expected[0]
    assert sorted(found[1]) == sorted(expected[1])


LISTS = """
Pledgemap.map = {};
Pledgemap.places = new Map(Object.entries(data.places));
page.all["article[data-places]"] = data.pledges.map(([id, places]) => ({ id, dataset: { places: places.join(" ") } }));
const fetch = async () => ({ json: async () => data.outlines });
let told = null;
Pledgemap.showLists = (lists) => { told = lists; };
"""


@pytest.fixture(scope="module")
def lists(make_page: MakePage, world_app: Flask) -> Page:
    """The lists of the page in the invented county; `told` is what was shown."""
    snapshot = world_app.extensions["pledgemap"].snapshot
    slugs = {m.ags: m.slug for m in snapshot.published.municipalities}
    places = {
        place.id: {
            "id": place.id,
            "name": place.name,
            "at": place.label_point,
            "shape": None if place.precision == "municipality" else place.geometry,
            "in": {slugs[ags]: None for ags in place.municipalities if ags in slugs},
        }
        for place in snapshot.published.places.values()
    }
    data = {
        "places": places,
        "pledges": [[p.id, p.place_ids] for p in snapshot.published.pledges if p.place_ids],
        "outlines": json.loads(outlines.document(snapshot.published)),
    }
    made = make_page(
        "pledgemap", "near_names", "near_distance", before=f"{BEFORE}const data = {json.dumps(data)};"
    )
    made.load("near_lists", before=LISTS)
    made.load(before="Pledgemap.loadOutlines();")
    return made


def around(lists: Page, ags: str, position: tuple[float, float], km: int) -> dict[str, list]:
    """The pledges near a position and the rest of its Gemeinde: [id, distance in words, place] each."""
    return lists.run(
        """(() => {
          const home = data.outlines.municipalities.find(({ id }) => id === $0) ?? null;
          const distances = new Map([...Pledgemap.places.values()].map((place) => {
            const whole = data.outlines.shapes[place.id] ?? data.outlines.municipalities.find(({ id }) => id === place.id)?.shape;
            return [place.id, Pledgemap.distance($1, place.shape ?? whole ?? { type: "Point", coordinates: place.at })];
          }));
          Pledgemap.listAround({ distances, km: $2, home, heading: "", note: "" });
          const entry = ({ article, distance, name, within }) => [article.id, distance, name, within];
          return { near: told.near.map(entry), rest: told.rest.map(entry), m: Object.fromEntries(distances) };
        })()""",
        ags,
        position,
        km,
    )


def ids(entries: list) -> list[str]:
    return [entry[0] for entry in entries]


def test_near_is_what_lies_within_the_radius_and_not_merely_somewhere_in_the_gemeinde(lists: Page) -> None:
    """ "Weißmöhlen" without an exact place would be 0 m away: that would be a false promise."""
    found = around(lists, "01099001", at(7_100, 2_150), 1)
    assert {"keeps-done", "could-started", "supports-dropped"} <= set(ids(found["near"]))
    assert "will-pledged" not in ids(found["near"])
    assert "will-pledged" in ids(found["rest"])
    said = {entry[0]: entry[1] for entry in (*found["near"], *found["rest"])}
    assert said["will-pledged"] == "genauer Ort noch offen"
    assert said["keeps-done"] == "hier"
    assert all(entry[0] != "will-pledged" for entry in found["near"])


def test_each_list_begins_with_the_nearest(lists: Page, world_app: Flask) -> None:
    """Measured to what is not just "somewhere in the Gemeinde" around."""
    pledges = world_app.extensions["pledgemap"].snapshot.pledges
    found = around(lists, "01099001", at(7_100, 2_150), 5)
    near_m = [
        min(found["m"][p] for p in pledges[id_].place_ids if p != "01099001") for id_ in ids(found["near"])
    ]
    assert len(near_m) > 5
    assert near_m == sorted(near_m)
    assert near_m[-1] <= 5_000


def test_beyond_the_radius_nothing_is_near(lists: Page) -> None:
    for km in (1, 3, 10):
        found = around(lists, "01099001", at(7_100, 2_150), km)
        for entry in found["near"]:
            assert entry[3]
            assert all(found["m"][place_id] <= km * 1000 for place_id in entry[3])
        assert all(entry[0] not in ids(found["near"]) for entry in found["rest"])


def test_outside_the_county_there_is_no_rest(lists: Page) -> None:
    found = around(lists, "", at(20_000, 3_500), 3)
    assert found["rest"] == []
    assert ids(found["near"])


def test_gemeinden_stand_by_their_distance(lists: Page) -> None:
    ask = "Pledgemap.municipalitiesFrom($0).map(({ id, distance_m }) => [id, distance_m])"
    found = lists.run(ask, at(4_500, 3_500))
    assert [ags for ags, _ in found] == ["01099002", "01099001", "01099003"]
    assert found[0][1] == 0
    assert found[1][1] == pytest.approx(500, abs=1)
