"""Sentence, cards and map count the same around every place, within every radius, for every topic."""

from __future__ import annotations

import itertools
import random

from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.webapp.near.numbers import Question, numbers, numbers_in_page, radii_alike
from webapp.near.nearby import MAX_RADIUS_KM
from webapp.snapshot import Snapshot


def test_all_parts_of_an_answer_count_the_same(app: Flask, snapshot: Snapshot) -> None:
    labels = [place.label for place in snapshot.nearby.places]
    topics = ["", *snapshot.settings.topics]

    @settings(max_examples=150, derandomize=True, database=None)
    @given(st.sampled_from(labels), st.integers(1, MAX_RADIUS_KM), st.sampled_from(topics))
    def same(place: str, radius_km: int, topic: str) -> None:
        with app.test_request_context("/"):
            found = numbers(snapshot, Question(place, radius_km, topic))
        assert len(set(found.values())) == 1, found

    same()


def test_the_pages_say_what_they_list(app: Flask, snapshot: Snapshot) -> None:
    chance = random.Random(14)
    labels = [place.label for place in snapshot.nearby.places]
    asked = [
        Question("Gürzenich (Düren)", 5),
        Question("Zülpich", 1),
        Question(snapshot.nearby.find("52355").label, 3, "natur"),
    ]
    asked += [Question(chance.choice(labels), chance.randint(1, MAX_RADIUS_KM)) for _ in range(12)]
    for question in asked:
        with app.test_request_context("/"):
            found = numbers(snapshot, question)
        found |= numbers_in_page(app.test_client(), question)
        assert len(set(found.values())) == 1, (question, found)


def test_radii_that_reach_the_same_places_share_an_answer(app: Flask, snapshot: Snapshot) -> None:
    """The whole run (numbers.py) relies on it."""
    chance, client, compared = random.Random(3), app.test_client(), 0
    for place in chance.sample(snapshot.nearby.places, 6):
        alike = radii_alike(snapshot, place.label)
        assert sorted(itertools.chain(*alike)) == [*range(1, MAX_RADIUS_KM + 1)]
        for radii in [radii for radii in alike if len(radii) > 1][:2]:
            found = []
            for radius_km in (radii[0], radii[-1]):
                question = Question(place.label, radius_km, "natur")
                with app.test_request_context("/"):
                    found.append(numbers(snapshot, question) | numbers_in_page(client, question))
            assert found[0] == found[1], (place.label, radii)
            compared += 1
    assert compared > 5
