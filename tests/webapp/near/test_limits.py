"""How far is near: just within and just beyond each distance, in the invented county. Metres are here once
more."""

from __future__ import annotations

import pytest

from geo.publishing.published import Published, read_published
from tests.conftest import copy_world
from tests.world.ground import BORDER_X, WEISSMOEHLEN, at
from webapp.near.nearby import Near, Nearby, NoSuchPlace
from webapp.near.nearness import Nearness
from webapp.near.neighbourhoods import Neighbourhoods

EXCLAVE = (4_500, 3_500)  # where the stop "Exklave Mitte" is


def spot(name: str, x: float, y: float) -> str:
    lon, lat = at(x, y)
    return f"{name} @ {lat:.5f}, {lon:.5f}"


ROWS = [
    *(
        {"id": f"radius-{m}", "places": spot(f"Stein {m}", EXCLAVE[0] + m, EXCLAVE[1])}
        for m in (950, 998, 1_002, 1_090)
    ),
    # South of what else there is, so that only these are measured.
    *(
        {"id": f"beyond-{m}", "places": spot(f"Baum {m}", BORDER_X + m, 500)}
        for m in (160, 1_998, 2_002, 2_400)
    ),
    {"id": "start", "topic": "natur", "places": spot("Start", 16_000, 5_500)},
    {"id": "other-topic", "topic": "soziales", "places": spot("Bank", 16_000, 6_000)},
    {"id": "same-topic", "topic": "natur", "places": "Stuhl @ {1:.5f}, {0:.5f}".format(*at(16_000, 6_000))},
    {"id": "near", "topic": "natur", "places": spot("Nah", 16_000 - 2_998, 5_500)},
    {"id": "far", "topic": "natur", "places": spot("Fern", 16_000, 5_500 - 3_002)},
    {"id": "everywhere", "topic": "natur"},
]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return read_published(copy_world(tmp_path_factory.mktemp("near") / "home", ROWS))


@pytest.fixture(scope="module")
def nearness(published: Published) -> Nearness:
    return Nearness(published)


@pytest.fixture(scope="module")
def nearby(published: Published, nearness: Nearness) -> Nearby:
    return Nearby(published, nearness)


@pytest.fixture(scope="module")
def neighbourhoods(published: Published, nearness: Nearness) -> Neighbourhoods:
    return Neighbourhoods(published, nearness)


def test_within_a_radius_is_what_lies_at_most_so_far(published: Published, nearby: Nearby) -> None:
    label = nearby.find("Exklave Mitte").label
    found = nearby.distances_m(Near(label, 1))
    assert {published.places[place_id].name for place_id in found} == {"Stein 950", "Stein 998"}
    assert {published.places[id_].name for id_ in nearby.distances_m(Near(label, 2))} >= {"Stein 1002"}


def test_beyond_the_border_is_what_lies_up_to_2_km_behind_it(neighbourhoods: Neighbourhoods) -> None:
    found = neighbourhoods.of_area[WEISSMOEHLEN].beyond_pledge_ids
    assert found == ("beyond-160", "beyond-1998")


def test_near_a_pledge_is_what_lies_up_to_3_km_away_the_same_topic_first(
    neighbourhoods: Neighbourhoods,
) -> None:
    found = [one.pledge.id for one in neighbourhoods.of_pledge["start"]]
    assert found == ["same-topic", "other-topic", "near"]
    assert [round(one.distance_m) for one in neighbourhoods.of_pledge["start"]] == [500, 500, 2998]


def test_near_a_pledge_of_the_other_topic_that_one_comes_first(neighbourhoods: Neighbourhoods) -> None:
    assert {one.distance_m for one in neighbourhoods.of_pledge["far"]} == {None}  # nothing is within 3 km
    assert neighbourhoods.of_pledge["other-topic"][0].pledge.id == "same-topic"


def test_what_holds_everywhere_has_others_of_its_topic(neighbourhoods: Neighbourhoods) -> None:
    found = neighbourhoods.of_pledge["everywhere"]
    assert all(one.distance_m is None and one.pledge.topic == "natur" for one in found)


@pytest.mark.parametrize(
    ("typed", "is_suggested"),
    [
        ("Süderholz", True),
        ("Kirschwald", True),
        ("Kirchhof", True),  # 71 of 100
        ("Kreuzgrenze", False),  # 69
        ("Kirchhofs", False),  # 67
        ("Ganz weit weg", False),
    ],
)
def test_a_name_that_is_like_enough_is_asked_about(nearby: Nearby, typed: str, is_suggested: bool) -> None:
    from rapidfuzz import fuzz

    from webapp.near.search_places import search_key

    likeness = max(fuzz.token_sort_ratio(search_key(typed), search_key(p.name)) for p in nearby.places)
    assert (likeness >= 70) == is_suggested, likeness
    try:
        found = (nearby.find(typed),)
    except NoSuchPlace as error:
        found = error.choices
    assert bool(found) == is_suggested


def test_of_several_of_one_name_none_is_taken(nearby: Nearby) -> None:
    with pytest.raises(NoSuchPlace) as caught:
        nearby.find("Kirchfeld")
    assert len(caught.value.choices) == 2
    assert nearby.find("Kirchfeld (Groß Übersee)").within == ("Groß Übersee",)


@pytest.mark.parametrize(("typed", "is_found"), [("Obe", False), ("Ober", True), ("Oberschles", True)])
def test_four_letters_are_a_beginning(nearby: Nearby, typed: str, is_found: bool) -> None:
    if is_found:
        assert nearby.find(typed).name == "Oberschleswigmoordeichvorlandsiedlung"
    else:
        with pytest.raises(NoSuchPlace) as caught:
            nearby.find(typed)
        assert [one.name for one in caught.value.choices] == ["Oberschleswigmoordeichvorlandsiedlung"]


def test_a_place_of_the_county_is_named_as_an_example(nearby: Nearby) -> None:
    assert nearby.example.name == "Ölkenbüttel auf der Insel"
