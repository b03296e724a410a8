"""Distances, lists around a place, and which place a text means, for every place of a county."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
import shapely
from flask import Flask

from geo.geometry.projection import to_metric
from geo.public import fold, understood
from tests.conftest import in_every_county
from tests.webapp.agreement.conftest import MakePage, Page
from tests.webapp.agreement.sides import places_to_search
from tests.world.ground import at
from webapp.near import order
from webapp.near.nearby import NoSuchPlace
from webapp.near.nearness import Nearness
from webapp.near.search_places import (
    SearchPlace,
    index_json,
    loose_search_key,
    loose_search_keys,
    search_key,
)
from webapp.pledge_map import outlines
from webapp.snapshot import Snapshot

PATTERN = {
    "here": "hier",
    "past": "verläuft hier",
    "about": "etwa {} entfernt",
    "away": "{} entfernt",
    "least": "mindestens {} entfernt",
    "open": "genauer Ort noch offen",
}
BEFORE = f"""
page.byId["near-words"] = {{ textContent: JSON.stringify({json.dumps(PATTERN)}) }};
page.bySelector[".near-search"] = {{ dataset: {{ outlines: "umrisse.json" }} }};
"""


@pytest.fixture(scope="module")
def script(make_page: MakePage) -> Page:
    return make_page(
        "pledgemap", "near_names", "near_distance", "near_address", "likeness", "near_find", before=BEFORE
    )


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


@in_every_county
def test_every_name_meets_under_the_keys_of_the_server(script: Page, snapshot: Snapshot) -> None:
    places = snapshot.nearby.places
    names = [name for place in places for name in (place.label, place.name, *place.aliases)]
    assert script.run("$0.map(Pledgemap.searchKey)", names) == [search_key(name) for name in names]
    found = script.run("$0.map(Pledgemap.understood)", names)
    assert found == [vars(understood(name)) for name in names]
    loose = script.run(
        "$0.map(([kind, names]) => Pledgemap.looseKeys({ kind, names }).sort())",
        [[place.kind, [place.name, *place.aliases]] for place in places],
    )
    assert loose == [sorted(loose_search_keys(place)) for place in places]


# In the ways that people write them, and that VG250 and the statistical offices do.
NAMES = (
    *("Pfaffenhofen a.d. Ilm", "Pfaffenhofen a. d. Ilm", "Pfaffenhofen a.d.Ilm", "Pfaffenhofen an der Ilm"),
    *(
        "Pfaffenhofen(Ilm)",
        "St.Augustin",
        "Skt. Augustin",
        "St.-Peter-Ording",
        "Sankt-Anna",
        "Frankfurt (Main)",
    ),
    *("Frankfurt a.M.", "Frankfurt am Main", "Frankfurt/Oder", "Cottbus - Chóśebuz", "Cottbus/Chóśebuz"),
    *("OT Gürzenich", "Ortsteil von Gürzenich", "Stadtteil Lechenich", "Gemeinde Haar", "Düren OT Gürzenich"),
    *("Große Kreisstadt Calw", "Düren, OT Gürzenich", "Bad Homburg v.d.H.", "Bad Homburg vor der Höhe"),
    *("Rothenburg o.d.T.", "B. Münstereifel", "Weißenburg i. Bay.", "Weiden i. d. OPf.", "Weilheim i. OB"),
    *("Oldenburg (Oldb)", "Frankenberg/Sa.", "Weißwasser/O.L.", "Königstein/Sächs. Schw.", "a\u0308", "--"),
    *("Tabarz/Thür. Wald", "Gronau (Leine), Stadt", "Waging a.See, M", "Aachen Hbf", "Kirchheim u. Teck"),
    *(
        "Wyk auf Föhr",
        "Weil der Stadt",
        "Hann. Münden",
        "Kölner Str.",
        "ÉCOLE ﬁ ẞ",
        "D`horn",
        "constructor",
        "",
    ),
)


@pytest.mark.parametrize("kind", ["municipality", "locality", "station", "stop"])
def test_other_spellings_meet_under_the_keys_of_the_server(script: Page, kind: str) -> None:
    found = script.run(
        "$0.map((name) => Pledgemap.looseKeys({ kind: $1, names: [name] }).sort())", NAMES, kind
    )
    places = [SearchPlace(name, name, (), kind, 0, (), (), {}) for name in NAMES]
    assert found == [sorted(loose_search_keys(place)) for place in places]
    assert script.run("$0.map(Pledgemap.looseKey)", NAMES) == [loose_search_key(fold(name)) for name in NAMES]
    assert script.run("$0.map(Pledgemap.understood)", NAMES) == [vars(understood(name)) for name in NAMES]


TEXTS = (
    *(
        "Duren",
        "Guerzenich",
        "Dhorn",
        "Rath",
        "Birkesdorf",
        "Kirche",
        "gürzenig",
        "Al",
        "Jülich",
        "Jülich Bf",
    ),
    *("Bahnhof", "Forschung", "juelich forschungszentrum", "52428", "99999", "xyzzy", "Kölner Str.", "Rur"),
    *("düren gürzenich", "Schleiden", "Hambach", "hambacher forst", "Niederzir", "OT Gürzenich"),
    *("Stadt Jülich", "Düren, OT Gürzenich", "Jülich, Stadt"),
)


def test_in_our_county_too_a_text_means_the_place_that_it_means_on_the_server(
    script: Page, snapshot: Snapshot
) -> None:
    outcome = "(({ place, choices }) => place?.label ?? choices.map(({ label }) => label))"
    found = script.run(
        f"((places) => $1.map((text) => {outcome}(Pledgemap.findPlace(places, text))))($0)",
        places_to_search(snapshot),
        TEXTS,
    )
    for text, answer in zip(TEXTS, found, strict=True):
        assert answer == found_by_server(snapshot, text), text


def found_by_server(snapshot: Snapshot, text: str) -> str | list[str]:
    try:
        return snapshot.nearby.find(text).label
    except NoSuchPlace as error:
        return [place.label for place in error.choices]


# Written out: of a mere beginning the list has more than the one place that it would mean.
SUGGESTED = (
    *("Duren", "Guerzenich", "Dhorn", "juelich forschungszentrum", "Jülich", "52428", "hambacher forst"),
    *("OT Gürzenich", "Stadt Jülich", "Düren, OT Gürzenich", "Jülich, Stadt"),
)


@pytest.fixture(scope="module")
def suggestions(make_page: MakePage) -> Page:
    return make_page("pledgemap", "near_names", "near_search")


def test_the_first_suggestion_is_the_place_that_the_text_means(suggestions: Page, snapshot: Snapshot) -> None:
    index = json.loads(index_json(snapshot.nearby.places))
    rows = [
        {"label": label, "code": index["codes"][kind], "rank": rank, "within": within, "aliases": aliases}
        for label, kind, rank, within, *aliases in index["places"]
    ]
    first = "((rows) => $1.map((text) => Pledgemap.suggest(rows, text, 8)[0].label))($0)"
    expected = [snapshot.nearby.find(text).label for text in SUGGESTED]
    assert suggestions.run(first, rows, SUGGESTED) == expected


LISTS = """
Pledgemap.map = {};
Pledgemap.places = new Map(Object.entries(data.places));
page.all["article[data-places]"] = data.pledges
  .map(([id, places]) => ({ id, dataset: { places: places.join(" ") } }));
const fetch = async () => ({ json: async () => data.outlines });
let shown = null;
Pledgemap.showLists = (lists) => { shown = lists; };
"""


@pytest.fixture(scope="module")
def lists(make_page: MakePage, world_app: Flask) -> Page:
    """The lists of the page in the invented county; `shown` has what was shown."""
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
    made.load("near_order", "near_lists", before=LISTS)
    made.load(before="Pledgemap.loadOutlines();")
    return made


def around(lists: Page, ags: str, position: tuple[float, float], km: int) -> dict[str, Any]:
    """The cards around a position, [place id, distance in words, [[pledge id, places within]]], and all
    distances."""
    return lists.run(
        """(() => {
          const home = data.outlines.municipalities.find(({ id }) => id === $0) ?? null;
          const distances = new Map([...Pledgemap.places.values()].map((place) => {
            const municipality = data.outlines.municipalities.find(({ id }) => id === place.id);
            const whole = data.outlines.shapes[place.id] ?? municipality?.shape;
            const shape = place.shape ?? whole ?? { type: "Point", coordinates: place.at };
            return [place.id, Pledgemap.distance($1, shape)];
          }));
          Pledgemap.listAround({ distances, km: $2, home, own: home ? [home.slug] : [] });
          const entry = ({ article, within }) => [article.id, within];
          const cards = shown.cards.map((card) => [card.place.id, card.distance, card.entries.map(entry)]);
          return { cards, m: Object.fromEntries(distances) };
        })()""",
        ags,
        position,
        km,
    )


def test_somewhere_in_the_gemeinde_is_not_here(lists: Page) -> None:
    """ "Weißmöhlen" without an exact place would be 0 m away: that would be a false promise."""
    cards = around(lists, "01099001", at(7_100, 2_150), 1)["cards"]
    whereabouts = {place_id: distance for place_id, distance, _entries in cards}
    assert whereabouts["01099001"] == "genauer Ort noch offen"
    assert cards[0][1] == "hier"
    assert cards[-1][0] == "01099001"


def test_a_pledge_is_on_one_card_with_all_its_places_within_the_radius(lists: Page) -> None:
    for km in (1, 3, 10):
        found = around(lists, "01099001", at(7_100, 2_150), km)
        entries = [entry for _place, _distance, some in found["cards"] for entry in some]
        assert len({pledge_id for pledge_id, _ in entries}) == len(entries) > 5
        for place_id, _distance, some in found["cards"]:
            assert all(place_id in within for _pledge_id, within in some)
        assert all(found["m"][id_] <= km * 1000 for _pledge_id, within in entries for id_ in within)


def test_outside_the_county_there_is_what_is_within_the_radius(lists: Page) -> None:
    found = around(lists, "", at(20_000, 3_500), 3)
    assert found["cards"]
    assert all("noch offen" not in distance for _id, distance, _entries in found["cards"])


@in_every_county
def test_places_come_in_the_order_of_the_server(make_page: MakePage, snapshot: Snapshot) -> None:
    script = make_page("pledgemap", "near_names", "near_order")
    published, chance = snapshot.published, random.Random(5)
    own = frozenset({published.municipalities[0].ags})
    names = [place.name for place in snapshot.nearby.places if place.kind == "locality"]
    for place in published.places.values():
        about = {
            "name": place.name,
            "isWhole": place.precision == "municipality",
            "isPoint": place.geometry["type"] == "Point",
            "isOwn": not own.isdisjoint(place.municipalities),
        }
        for locality in ("", place.name, *chance.sample(names, 3)):
            for distance_m in (0, 1999.9, 2000, 2000.1, 2304.9, 2305):
                expected = order.rank(place, distance_m, own, locality)
                found = script.run("Pledgemap.nearOrder($0, $1, $2)", about, distance_m, locality)
                assert found == list(order.sort_key(expected, distance_m, 0))[:2]


def test_gemeinden_are_in_the_order_of_their_distance(lists: Page) -> None:
    ask = "Pledgemap.municipalitiesFrom($0).map(({ id, distance_m }) => [id, distance_m])"
    found = lists.run(ask, at(4_500, 3_500))
    assert [ags for ags, _ in found] == ["01099002", "01099001", "01099003"]
    assert found[0][1] == 0
    assert found[1][1] == pytest.approx(500, abs=1)
