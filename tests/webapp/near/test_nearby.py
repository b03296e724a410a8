"""The search for a place, and what is near it (webapp/near/search_places.py, webapp/near/nearby.py)."""

from __future__ import annotations

import json

import pytest
import shapely.geometry
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.geometry.projection import to_metric
from tests.conftest import in_every_county
from webapp.near.nearby import CHOICES, Near, Nearby, NoSuchPlace
from webapp.near.search_places import search_key
from webapp.snapshot import Snapshot

GUERZENICH = "Gürzenich (Düren)"


@pytest.fixture
def nearby(snapshot: Snapshot) -> Nearby:
    return snapshot.nearby


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Gürzenich", GUERZENICH),
        ("Guerzenich", GUERZENICH),
        ("GURZENICH", GUERZENICH),
        ("  gürz ", GUERZENICH),
        ("Düren-Gürzenich", GUERZENICH),
        ("gürzenich, düren", GUERZENICH),
        ("Duren", "Düren"),
        ("Dueren", "Düren"),
        ("Stadt Düren", "Düren"),
        ("Dhorn", "D'horn (Langerwehe)"),
        ("D’horn", "D'horn (Langerwehe)"),
        ("juelich forschungszentrum", "Bahnhof Jülich Forschungszentrum"),
        ("Forschungszentrum Jülich", "Forschungszentrum Jülich"),
        ("Jülich", "Jülich"),
        ("Bahnhof Jülich", "Bahnhof Jülich"),
        ("Jülich Bf", "Bahnhof Jülich"),
        ("Hambacher Forst", "Hambacher Wald"),
        ("Rath Nideggen", "Rath (Nideggen)"),
        ("Gürzenich Schule", "Gürzenich Schule (Düren)"),
        ("52355", "52355 Düren"),
        ("52428 Jülich", "52428 Jülich"),
        ("Schleiden", "Schleiden (Aldenhoven)"),
        ("Köln", "Köln"),
        ("OT Gürzenich", GUERZENICH),
        ("Ortsteil Gürzenich", GUERZENICH),
        ("Düren, OT Gürzenich", GUERZENICH),
        ("Jülich, Stadt", "Jülich"),
        ("Heimbach (Eifel)", "Heimbach"),
    ],
)
def test_spellings_of_one_place_find_it(nearby: Nearby, text: str, label: str) -> None:
    assert nearby.find(" ".join(text.split())).label == label


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("Rath", ["Rath (Nörvenich)", "Rath (Nideggen)"]),
        ("Krauthausen", ["Krauthausen (Düren)", "Krauthausen (Niederzier)"]),
        ("Nidegen", ["Nideggen"]),
        ("Gürznich", [GUERZENICH]),
        ("al", ["Aldenhoven"]),
    ],
)
def test_several_or_similar_places_are_a_question(nearby: Nearby, text: str, choices: list[str]) -> None:
    with pytest.raises(NoSuchPlace) as caught:
        nearby.find(text)
    assert [place.label for place in caught.value.choices][: len(choices)] == choices
    assert len(caught.value.choices) <= CHOICES


@pytest.mark.parametrize("text", ["", "xyzzy", "50667", "50.81, 6.43", "-- ()", "%"])
def test_what_is_not_a_place_finds_none(nearby: Nearby, text: str) -> None:
    with pytest.raises(NoSuchPlace) as caught:
        nearby.find(text)
    assert caught.value.choices == ()


def test_what_visitors_type_fills_no_index(nearby: Nearby) -> None:
    sizes = len(nearby._by_key), len(nearby._by_words), len(nearby._by_loose)
    for text in ("Nirgends OT Niemals", "Gemeinde Nirgends", "Nirgends a. d. Nie", "xyzzy"):
        with pytest.raises(NoSuchPlace):
            nearby.find(text)
    assert (len(nearby._by_key), len(nearby._by_words), len(nearby._by_loose)) == sizes


@in_every_county
def test_every_label_finds_its_own_place(nearby: Nearby) -> None:
    assert len({place.label for place in nearby.places}) == len(nearby.places) > 30
    for place in nearby.places:
        assert nearby.find(place.label) is place


@in_every_county
@settings(max_examples=200)
@given(text=st.text(max_size=30))
def test_any_text_is_a_place_or_a_question(app: Flask, text: str) -> None:
    nearby = app.extensions["pledgemap"].snapshot.nearby
    try:
        found = (nearby.find(text),)
    except NoSuchPlace as error:
        found = error.choices
    assert len(found) <= CHOICES
    assert all(nearby.by_label[place.label] is place for place in found)


def test_what_begins_alike_is_sorted_by_kind(nearby: Nearby) -> None:
    kinds = [place.kind for place in nearby._beginning(search_key("Gürzenich"))]
    assert kinds[0] == "locality"
    assert sorted(kinds[1:3]) == ["forest", "stop"]  # landmarks, one of them the planned Haltepunkt
    assert kinds[3:] == ["stop"] * 14


@in_every_county
def test_every_kind_is_there_and_only_stops_of_the_region(nearby: Nearby, snapshot: Snapshot) -> None:
    region = {m.ags for m in snapshot.published.municipalities}
    kinds = {place.kind for place in nearby.places}
    assert {"municipality", "locality", "postal_code", "station", "stop", "lake", "forest"} <= kinds
    assert all(region.issuperset(place.ags) for place in nearby.places)
    assert all(place.ags for place in nearby.places if place.kind in ("stop", "station", "postal_code"))


def test_the_index_is_small_and_loaded_on_use_only(snapshot: Snapshot) -> None:
    for language in ("de", "en"):
        asset = snapshot.assets.named[snapshot.views[language].places_asset]
        assert asset.mimetype == "application/json"
        assert len(asset.brotli) < 60_000
        assert len(json.loads(asset.content)["places"]) == len(snapshot.nearby.places)
    together = ("orte-de.json", "umrisse.json", "near.js")
    assert sum(len(snapshot.assets.named[name].brotli) for name in together) < 40_000


def test_the_index_holds_no_position(snapshot: Snapshot) -> None:
    data = json.loads(snapshot.assets.named["orte-de.json"].content)
    assert {type(value) for row in data["places"] for value in row} == {str, int}


def test_distances_are_to_the_nearest_point_within_the_radius(nearby: Nearby, snapshot: Snapshot) -> None:
    origin = to_metric(shapely.geometry.shape(nearby.by_label[GUERZENICH].geometry))
    places = snapshot.published.places
    expected = {
        place_id: to_metric(shapely.geometry.shape(place.geometry)).distance(origin)
        for place_id, place in places.items()
    }
    for radius_km in (1, 3, 10):
        found = nearby.distances_m(Near(GUERZENICH, radius_km))
        assert found == pytest.approx({id_: m for id_, m in expected.items() if m <= radius_km * 1000})
    # A line that passes nearer than its symbol counts from where it passes.
    lines = [p for p in places.values() if p.geometry["type"] == "LineString"]
    assert any(
        expected[p.id] + 1000 < to_metric(shapely.geometry.Point(p.label_point)).distance(origin)
        for p in lines
    )


@pytest.mark.parametrize("label", [GUERZENICH, "Rur", "Nationalpark Eifel", "52355 Düren"])
@pytest.mark.parametrize("radius_km", [1, 5, 20])
def test_the_area_is_what_lies_within_the_radius(nearby: Nearby, label: str, radius_km: int) -> None:
    area = to_metric(shapely.geometry.shape(nearby.area(Near(label, radius_km))))
    place = to_metric(shapely.geometry.shape(nearby.by_label[label].geometry))
    assert area.is_valid
    assert area.hausdorff_distance(place.buffer(radius_km * 1000)) < radius_km * 1000 * 0.05
    assert len(json.dumps(nearby.area(Near(label, radius_km)))) < 12_000
