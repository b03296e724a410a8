"""Which features an answer holds, and in which pages."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient

from tests.conftest import REPOSITORY, in_every_county
from tests.webapp.api.conftest import Ids
from webapp.api.index import index_of
from webapp.snapshot import Snapshot

ITEMS = "/api/collections/pledges/items"
JUELICH, DUEREN = "05358024", "05358008"


def test_the_pledges_are_those_of_the_build_feature_by_feature(client: FlaskClient) -> None:
    built = json.loads((REPOSITORY / "data/geojson/pledges.geojson").read_text(encoding="utf-8"))
    answer = client.get(f"{ITEMS}?limit=1000").json
    assert answer["features"] == built["features"][:1000]
    assert answer["numberMatched"] == len(built["features"])


def test_municipalities_keep_the_full_precision_of_their_boundaries(client: FlaskClient) -> None:
    built = json.loads((REPOSITORY / "data/geojson/municipalities.geojson").read_text(encoding="utf-8"))
    geometries = {feature["properties"]["ags"][0]: feature["geometry"] for feature in built["features"]}
    features = client.get("/api/collections/municipalities/items").json["features"]
    assert {feature["id"]: feature["geometry"] for feature in features} == geometries


def test_each_place_comes_once_with_its_pledges(world: FlaskClient) -> None:
    features = world.get("/api/collections/places/items").json["features"]
    assert {f["properties"]["name"]: f["properties"]["pledge_ids"] for f in features} == {
        "Jülich": ["bahn", "schule"],
        "Düren": ["bahn"],
        "Hambacher Wald": ["wald"],
        "Nideggen": ["klinik"],
    }


@in_every_county
def test_every_page_follows_the_next_link_and_nothing_is_lost_or_doubled(client: FlaskClient) -> None:
    seen, address, backwards = [], f"{ITEMS}?limit=77", 0
    while address:
        answer = client.get(address).json
        assert answer["numberReturned"] == len(answer["features"]) <= 77
        seen += [feature["id"] for feature in answer["features"]]
        links = {link["rel"]: link["href"] for link in answer["links"]}
        backwards += "prev" in links
        address = links.get("next")
    assert len(seen) == len(set(seen)) == answer["numberMatched"]
    assert backwards == (len(seen) - 1) // 77


def test_the_prev_link_leads_to_the_page_before(client: FlaskClient) -> None:
    links = {link["rel"]: link["href"] for link in client.get(f"{ITEMS}?limit=5&offset=7").json["links"]}
    assert "limit=5&offset=2" in links["prev"]
    links = {link["rel"]: link["href"] for link in client.get(f"{ITEMS}?limit=5&offset=3").json["links"]}
    assert "limit=5&offset=0" in links["prev"]


def test_a_last_page_that_is_full_leads_no_further(world: FlaskClient) -> None:
    for query, more in (("limit=3", True), ("limit=3&offset=3", False), ("limit=6", False)):
        rels = {link["rel"] for link in world.get(f"{ITEMS}?{query}").json["links"]}
        assert ("next" in rels) == more


def test_behind_the_last_feature_there_is_an_empty_page_with_a_way_back(ids: Ids, world: FlaskClient) -> None:
    answer = world.get(f"{ITEMS}?limit=2&offset=1000").json
    assert (answer["features"], answer["numberReturned"], answer["numberMatched"]) == ([], 0, 6)
    (back,) = (link["href"] for link in answer["links"] if link["rel"] == "prev")
    assert world.get(back).json["numberReturned"] == 2


@pytest.mark.parametrize("limit", [1001, 5000, 10**30])
def test_a_limit_that_is_too_high_is_lowered_and_not_refused(client: FlaskClient, limit: int) -> None:
    answer = client.get(f"{ITEMS}?limit={limit}")
    assert answer.status_code == 200
    assert "limit=1000&" in answer.json["links"][0]["href"]


def test_bbox_takes_what_it_touches_and_leaves_out_what_has_no_place(ids: Ids) -> None:
    assert ids("bbox=-180,-90,180,90") == ["bahn", "wald", "schule", "klinik"]
    assert ids("bbox=6.36,50.92,6.361,50.921") == ["bahn", "schule"]
    assert ids("bbox=8,52,9,53") == []


def test_bbox_is_compared_with_the_shape_and_not_with_its_frame(client: FlaskClient) -> None:
    features = client.get("/api/collections/municipalities/items").json["features"]
    found = 0
    for feature in features:
        rings = feature["geometry"]["coordinates"]
        ring = rings[0] if feature["geometry"]["type"] == "Polygon" else rings[0][0]
        west, south = min(x for x, _ in ring), min(y for _, y in ring)
        corner = f"{west},{south},{west + 0.002},{south + 0.002}"
        answer = client.get(f"/api/collections/municipalities/items?bbox={corner}").json
        found += feature["id"] in [f["id"] for f in answer["features"]]
    assert found < len(features)


def test_six_numbers_are_a_bbox_with_heights(ids: Ids) -> None:
    assert ids("bbox=6.36,50.92,0,6.361,50.921,100") == ids("bbox=6.36,50.92,6.361,50.921")


@pytest.mark.parametrize(
    ("bbox", "found"),
    [
        ("170,50,7,52", True),
        ("7,50,6,52", False),
        ("170,-90,-170,90", False),
        ("6.36,50.92,6.36,50.92", True),
        ("6,50.92,7,50.92", True),
        ("-1e300,-1e300,1e300,1e300", True),
    ],
)
def test_bbox_may_cross_the_date_line_be_a_point_or_a_line_or_huge(ids: Ids, bbox: str, found: bool) -> None:
    assert ("bahn" in ids(f"bbox={bbox}")) == found


@pytest.mark.parametrize(
    ("datetime", "dated"),
    [
        ("2025-10-01", {"bahn"}),
        ("2025-10-01T00:30:00Z", {"bahn"}),
        ("2025-10-01t23:30:00.5-02:00", set()),
        ("2025-10-01/2026-03-15", {"bahn", "wald"}),
        ("2026-03-15T23:00:00-02:00/..", {"schule"}),
        ("2025-10-02/", {"wald", "schule"}),
        ("../2026-03-14", {"bahn"}),
        ("/2026-03-15T12:00:00Z", {"bahn", "wald"}),
        ("1999-01-01", set()),
    ],
)
def test_datetime_chooses_by_status_date_and_keeps_what_has_none(
    ids: Ids, datetime: str, dated: set[str]
) -> None:
    query = datetime.replace("+", "%2B")
    # /req/core/fc-time-response, C: features without a date match too.
    assert set(ids(f"datetime={query}")) == dated | {"klinik", "kreisweit"}
    all_dated = "status=started&status=done&status=dropped"
    assert set(ids(f"datetime={query}&{all_dated}")) == dated


def test_datetime_takes_nothing_away_where_there_are_no_dates(ids: Ids) -> None:
    assert ids("datetime=1999-01-01", "places") == ids("", "places")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("topic=natur", ["wald"]),
        ("topic=natur&topic=kinder", ["wald", "schule"]),
        (f"municipality={JUELICH}", ["bahn", "schule"]),
        (f"municipality={DUEREN}&municipality={JUELICH}&topic=kinder", ["schule"]),
        ("status=pledged", ["klinik", "kreisweit"]),
        ("stance=keeps&stance=rejects", ["wald", "klinik"]),
        (f"stance=keeps&municipality={JUELICH}", []),
        ("q=haushalt", ["kreisweit"]),
        ("q=julich", ["bahn", "schule"]),
        ("q=", ["bahn", "wald", "schule", "klinik", "kreisweit"]),
    ],
)
def test_the_queryables_are_the_filter_of_the_site(ids: Ids, query: str, expected: list[str]) -> None:
    assert ids(query) == expected


def test_of_a_pledge_at_two_places_a_municipality_takes_its_own(world: FlaskClient) -> None:
    features = world.get(f"{ITEMS}?municipality={DUEREN}").json["features"]
    assert [feature["id"] for feature in features] == [f"bahn--{DUEREN}"]


def test_places_are_found_by_their_pledges(ids: Ids) -> None:
    assert ids("stance=keeps", "places") == ["hambacher-wald"]
    assert ids(f"municipality={JUELICH}&topic=kinder", "places") == [JUELICH]
    assert ids("topic=finanzen", "places") == []


def test_municipalities_are_found_by_their_ags(ids: Ids) -> None:
    assert ids(f"municipality={JUELICH}", "municipalities") == [JUELICH]


def test_a_single_feature_is_the_one_of_the_list_with_links(client: FlaskClient) -> None:
    for collection in ("pledges", "municipalities", "places"):
        listed = client.get(f"/api/collections/{collection}/items?limit=1").json["features"][0]
        alone = client.get(f"/api/collections/{collection}/items/{listed['id']}").json
        links = {link["rel"]: link for link in alone.pop("links")}
        assert alone == listed
        assert {"self", "alternate", "collection", "root", "license", "related"} <= links.keys()
        assert client.get(links["related"]["href"]).status_code == 200


def test_the_index_of_a_build_is_made_once(snapshot: Snapshot) -> None:
    assert index_of(snapshot) is index_of(snapshot)
