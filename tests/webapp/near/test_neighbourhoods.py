"""What lies in, across and beyond a Gemeinde, and what is near a pledge."""

from __future__ import annotations

import pytest

from tests.conftest import in_every_county
from webapp.filters import Filter
from webapp.near.neighbourhoods import BEYOND_BORDER_M, NEARBY_COUNT, NEARBY_M, Surroundings
from webapp.snapshot import Snapshot


def surroundings(snapshot: Snapshot, slug: str) -> Surroundings:
    found = next(m for m in snapshot.published.municipalities if m.slug == slug)
    return snapshot.neighbourhoods.of_area[found.ags]


@in_every_county
def test_within_and_crossing_are_together_what_the_filter_shows(snapshot: Snapshot) -> None:
    for municipality in snapshot.published.municipalities:
        shown = snapshot.index.apply(Filter(areas=frozenset({municipality.ags}))).shown
        around = snapshot.neighbourhoods.of_area[municipality.ags]
        assert sorted((*around.within, *around.crossing)) == sorted(shown)
        assert set(around.within).isdisjoint(around.crossing)
        assert len(around.beyond_pledge_ids) == len(set(around.beyond_pledge_ids))
        assert set(around.beyond_pledge_ids).isdisjoint(shown)


def test_a_line_through_several_gemeinden_crosses_each_of_them(snapshot: Snapshot) -> None:
    assert "boerdebahn-elektrifizieren" in surroundings(snapshot, "vettweiss").crossing
    assert "boerdebahn-elektrifizieren" not in surroundings(snapshot, "vettweiss").within


def test_beyond_the_border_the_nearest_comes_first_and_nothing_is_farther_than_said(
    snapshot: Snapshot,
) -> None:
    around = surroundings(snapshot, "dueren")
    distances = [beyond.distance_m for beyond in around.beyond]
    assert distances == sorted(distances)
    assert all(distance_m <= BEYOND_BORDER_M for distance_m in distances)
    assert around.beyond[0].place.id == "hambachbahn"
    lon, lat = around.beyond[0].at
    assert snapshot.nearness.from_point(lat, lon)["hambachbahn"] < 1


def test_what_may_be_anywhere_in_the_next_gemeinde_is_not_called_near(snapshot: Snapshot) -> None:
    """Titz borders on Jülich, where some pledges have no place yet."""
    assert "05358024" in snapshot.published.places
    assert "05358024" not in [beyond.place.id for beyond in surroundings(snapshot, "titz").beyond]


def test_near_a_pledge_is_what_a_walk_away_is_measured_to(snapshot: Snapshot) -> None:
    neighbours = snapshot.neighbourhoods.of_pledge["boerdebahn-elektrifizieren"]
    assert {n.pledge.id for n in neighbours} >= {"boerdebahn-schneller", "boerdebahn-halbstundentakt"}
    for pledge_id, found in snapshot.neighbourhoods.of_pledge.items():
        assert 0 < len(found) <= NEARBY_COUNT
        assert pledge_id not in [n.pledge.id for n in found]
        measured = [n.distance_m for n in found if n.distance_m is not None]
        assert measured == sorted(measured)
        assert all(distance_m <= NEARBY_M for distance_m in measured)
        assert len(measured) in (0, len(found))


@pytest.mark.parametrize("pledge_id", ["klimaneutral-2035", "wohnheime-studierende-azubis"])
def test_what_can_not_be_measured_is_answered_with_the_same_topic(snapshot: Snapshot, pledge_id: str) -> None:
    for neighbour in snapshot.neighbourhoods.of_pledge[pledge_id]:
        assert neighbour.distance_m is None
        assert neighbour.pledge.topic == snapshot.pledges[pledge_id].topic


def test_what_the_same_gemeinde_gets_comes_first(snapshot: Snapshot) -> None:
    """Both pledges of Vettweiß are about health, and for both its exact place is open."""
    first, second = snapshot.published.places["05358060"].pledge_ids
    assert snapshot.neighbourhoods.of_pledge[first][0].pledge.id == second
    assert snapshot.neighbourhoods.of_pledge[second][0].pledge.id == first
