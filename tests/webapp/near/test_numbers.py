"""Sentence, cards and map count the same around every place, within every radius, for every topic."""

from __future__ import annotations

import random

from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.webapp.near.numbers import Question, numbers, numbers_in_page
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
