"""Distances, accuracies and statuses in words, on both sides of each step."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence
from dataclasses import replace

import pytest
from flask import Flask

from geo.milestones import Milestone
from geo.publishing.published import Place, Pledge, Withdrawn
from geo.vocabulary import STANCES, STATUSES
from webapp import words
from webapp.snapshot import Snapshot


@pytest.fixture
def german(app: Flask):
    with app.test_request_context("/"):
        yield


@pytest.fixture
def english(app: Flask):
    with app.test_request_context("/en/"):
        yield


ROUNDED = [
    (0, "100 m"),
    (149, "100 m"),
    (151, "200 m"),
    (849, "800 m"),
    (949, "900 m"),
    (951, "1 km"),
    (1_049, "1 km"),
    (1_051, "1,1 km"),
    (9_949, "9,9 km"),
    (9_951, "10 km"),
    (10_449, "10 km"),
    (10_551, "11 km"),
    (99_600, "100 km"),
]


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(("distance_m", "expected"), ROUNDED)
def test_a_distance_is_rounded_to_100_m_and_from_10_km_on_to_1_km(distance_m: float, expected: str) -> None:
    assert words.rounded_distance(distance_m) == expected


@pytest.mark.usefixtures("english")
def test_an_english_distance_has_a_point() -> None:
    assert words.rounded_distance(1_200) == "1.2 km"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("distance_m", "expected"),
    [
        (0, "an der Grenze"),
        (149, "an der Grenze"),
        (150, "etwa 200 m hinter der Grenze"),
        (949, "etwa 900 m hinter der Grenze"),
        (951, "1 km hinter der Grenze"),
    ],
)
def test_up_to_150_m_a_place_lies_at_the_border(distance_m: float, expected: str) -> None:
    assert words.beyond_border(distance_m) == expected


@pytest.mark.usefixtures("german")
def test_only_spots_are_next_to_one_another_and_a_line_passes(snapshot: Snapshot) -> None:
    some = next(iter(snapshot.published.places.values()))

    def of(kind: str, precision: str = "site") -> Place:
        return replace(some, geometry={"type": kind}, precision=precision)

    spot, village = of("Point"), of("Point", "locality")
    lines, areas = (of("LineString"), of("MultiLineString")), (of("Polygon"), of("MultiPolygon"))
    assert words.apart(49, spot, of("Point", "exact")) == "gleich daneben"
    for line in lines:
        assert words.apart(0, spot, line) == words.apart(49, spot, line) == "führt daran vorbei"
        assert words.apart(50, spot, line) == "etwa 100 m entfernt"
    for own, other in ((spot, village), (village, spot), (spot, areas[0])):
        assert words.apart(49, own, other) == ""
    for own in (*lines, *areas):
        for other in (spot, village, *lines, *areas):
            assert words.apart(0, own, other) == ""
            assert words.apart(50, own, other) == "etwa 100 m entfernt"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("stance", STANCES)
@pytest.mark.parametrize("status", STATUSES)
def test_marks_say_the_stance_unless_it_is_a_plan_that_has_news(stance: str, status: str) -> None:
    expected = [] if stance == "will" and status != "pledged" else [str(words.STANCES[stance])]
    expected += [] if status == "pledged" else [str(words.STATUSES[status])]
    assert words.marks(stance, status) == expected
    without = [label for label in expected if label != str(words.STANCES[stance])]
    assert words.marks(stance, status, common=stance) == without
    assert words.marks(stance, status, common="another") == expected


@pytest.mark.parametrize(
    ("stances", "common"),
    [
        (["will", "will", "examines"], "will"),
        (["will", "examines"], ""),
        (["will", "examines", "supports"], ""),
        (["demands", "demands", "will"], "demands"),
        (["rejects", "rejects", "will"], ""),
        (["keeps"], "keeps"),
        ([], ""),
    ],
)
def test_the_stance_of_more_than_half_is_the_common_one(
    snapshot: Snapshot, stances: list[str], common: str
) -> None:
    pledge = snapshot.published.pledges[0]
    assert words.common_stance([dataclasses.replace(pledge, stance=one) for one in stances]) == common


@pytest.mark.usefixtures("german")
def test_the_header_says_when_the_election_was_and_since_when_nothing_was_entered(snapshot: Snapshot) -> None:
    settings, published = snapshot.settings, snapshot.published
    pledge = published.pledges[0]

    def standing(days: Sequence[str] = (), gone: Sequence[str] = (), as_of: str = "2026-11-22") -> str:
        withdrawn = [Withdrawn(with_news(pledge, day), ()) for day in gone]
        return words.standing(
            settings,
            dataclasses.replace(
                published,
                data_date=datetime.date.fromisoformat(as_of),
                pledges=tuple(with_news(pledge, day) for day in days) or (with_news(pledge),),
                withdrawn=tuple(withdrawn),
            ),
        )

    assert standing() == "Wahl am 14. September 2025, seither ist keine Änderung eingetragen"
    # What was under way by the programme's own words is no entry since.
    assert standing(["2025-09-14", "2025-05-01"]).endswith("seither ist keine Änderung eingetragen")
    assert standing(["2025-09-15"]).endswith("letzter Eintrag vom 15. September 2025")
    assert standing(["2026-03-01", "2025-12-24"]) == (
        "Wahl am 14. September 2025, letzter Eintrag vom 1. März 2026"
    )
    assert standing(["2026-03-01"], gone=["2026-04-02"]).endswith("letzter Eintrag vom 2. April 2026")
    assert standing(as_of="2025-09-13") == "Wahl am 14. September 2025"
    assert standing(as_of="2025-09-14").endswith("seither ist keine Änderung eingetragen")


def with_news(pledge: Pledge, *days: str) -> Pledge:
    return dataclasses.replace(pledge, milestones=tuple(Milestone(day, "started") for day in days))


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("precision", "is_open", "expected"),
    [
        ("exact", False, "Ort genau bekannt"),
        ("site", False, "auf etwa 80 m genau"),
        ("street", False, "auf etwa 80 m genau"),
        ("locality", True, "genauer Ort noch offen, auf etwa 80 m genau"),
        ("municipality", True, "genauer Ort noch offen"),
    ],
)
def test_a_precision_says_how_well_a_place_is_known(
    world_app: Flask, precision: str, is_open: bool, expected: str
) -> None:
    places = world_app.extensions["pledgemap"].snapshot.published.places.values()
    point = next(place for place in places if place.geometry["type"] == "Point")
    line = next(place for place in places if place.geometry["type"] == "MultiLineString")
    place = replace(point, precision=precision, accuracy_m=80, planned=True)
    assert (words.is_open(place), words.whereabouts(place)) == (is_open, expected)
    assert words.is_open(replace(line, precision=precision, planned=True))
    assert words.is_open(replace(line, precision=precision, planned=False)) == is_open


@pytest.mark.parametrize("path", ["/", "/en/"])
def test_a_pledge_without_english_words_is_marked_as_german(world_app: Flask, path: str) -> None:
    pledge = world_app.extensions["pledgemap"].snapshot.pledges["will-pledged"]
    with world_app.test_request_context(path):
        assert not words.is_untranslated(pledge)
        for name in ("title_en", "summary_en"):
            assert words.is_untranslated(replace(pledge, **{name: ""})) == (path == "/en/")
