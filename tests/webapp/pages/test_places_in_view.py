"""What a map loads after its page: places by tile, and the pledges of a place."""

from __future__ import annotations

import json
import re
from typing import Any
from unittest.mock import patch

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from tests.conftest import in_every_county
from webapp import signs
from webapp.pages import places_in_view
from webapp.pledge_map.packing import packed_place
from webapp.snapshot import Snapshot

QUERIES = [{}, {"q": "rad"}, {"thema": "mobilitaet"}]


@pytest.fixture
def paged(paged_app: Flask) -> FlaskClient:
    return paged_app.test_client()


@pytest.fixture
def snapshot(paged_app: Flask) -> Snapshot:
    return paged_app.extensions["pledgemap"].snapshot


def data_in(page: str) -> dict[str, Any]:
    (text,) = re.findall(r'<script type="application/json" id="in-view">(.*?)</script>', page)
    return json.loads(text)


def tiles_of(client: FlaskClient, data: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        client.get(f"{data['folder']}/{data['zoom']}/{tile}.json?{data['query']}").json
        for tile in data["tiles"]
    ]


@in_every_county
@pytest.mark.parametrize("root", ["", "/en"])
@pytest.mark.parametrize("query", QUERIES)
def test_the_tiles_have_the_places_of_a_filter_and_their_pledges(
    paged: FlaskClient, snapshot: Snapshot, root: str, query: dict[str, str]
) -> None:
    view = snapshot.views["en" if root else "de"]
    result = view.index.apply(snapshot.grammar.parse(MultiDict(query)))
    tiles = tiles_of(paged, data_in(paged.get(f"{root}/", query_string=query).text))
    places = {place["id"]: place for tile in tiles for place in tile["places"]}
    assert sorted(places) == sorted(result.place_ids)
    for tile in tiles:
        for place_id, numbers in tile["at"].items():
            assert places[place_id] == packed_place(view.drawn_places[place_id])
            at = snapshot.published.places[place_id].pledge_ids
            expected = [snapshot.pledges[id_] for id_ in at if id_ in result.shown]
            assert numbers == [view.index.position(pledge.id) for pledge in expected]
            for pledge, number in zip(expected, numbers, strict=True):
                look = tile["looks"][tile["pledges"][str(number)]]
                assert look == [pledge.topic, signs.of_one(pledge)]


@in_every_county
@pytest.mark.parametrize("query", QUERIES)
def test_the_counts_are_the_pledges_at_places_in_each_gemeinde(
    paged: FlaskClient, snapshot: Snapshot, query: dict[str, str]
) -> None:
    counts = data_in(paged.get("/", query_string=query).text)["counts"]
    for municipality in snapshot.published.municipalities:
        chosen = snapshot.grammar.parse(MultiDict({**query, "gemeinde": municipality.slug, "kreisweit": "0"}))
        assert counts.get(municipality.ags, 0) == len(snapshot.index.apply(chosen).shown)


@in_every_county
def test_a_place_has_its_pledges_up_to_a_limit_and_says_how_many_more(
    paged: FlaskClient, snapshot: Snapshot
) -> None:
    place = max(snapshot.published.places.values(), key=lambda one: len(one.pledge_ids))
    count = len(place.pledge_ids)
    for most, more in ((count, 0), (count - 1, 1)):
        with patch.object(places_in_view, "MAX_PLEDGES", most):
            address = f"/orte/{place.id}.json?q=&utm_{most}"
            answer = places_in_view._place(snapshot, snapshot.views["de"], "", place) if more else None
            shown = answer or paged.get(address).json
        assert len(shown["pledges"]) == count - more
        assert shown["more"] == more
    for row in paged.get(f"/orte/{place.id}.json").json["pledges"]:
        assert row["title"] in paged.get(row["href"]).get_data(as_text=True).replace("&#34;", '"')


def test_what_does_not_exist_is_not_found(paged: FlaskClient) -> None:
    for path in ("11/0/0", "10/1058/686", "xyzzy", "11/-1/3"):
        assert paged.get(f"/orte/{path}.json").status_code == 404
    assert paged.get("/orte/juelich.json?thema=xyzzy").status_code in (400, 404)
