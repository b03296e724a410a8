"""Whether sentence, cards and map count the same around a place.

A sample runs with the tests (test_numbers.py), the whole by hand:

    nice python -m tests.webapp.near.numbers --all --server --minutes 90

Radii that reach the same places share an answer: what is counted depends on the radius by nothing but the
places within it (test_numbers.py holds that too). So the whole is some half as many pages as questions.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from webapp import create_app
from webapp.filters import Filter
from webapp.near.nearby import MAX_RADIUS_KM, Near
from webapp.pages.near_answer import near_answer
from webapp.snapshot import Snapshot

_SENTENCE = re.compile(
    r'data-sentence\s+data-shown="(\d+)">(?:(\d+) (?:Zusagen|Zusage) im Umkreis|Im Umkreis)'
)
_CARDS = re.compile(r'<section class="part near".*?</ol>', re.S)
_ITEM = re.compile(r'<li class="topic-[^>]*?"( hidden)?><span')


@dataclass(frozen=True)
class Question:
    """A place (by its label), a radius and a topic, "" for all."""

    place: str
    radius_km: int
    topic: str = ""

    def filter(self) -> Filter:
        topics = frozenset({self.topic} if self.topic else ())
        return replace(Filter(topics=topics), near=Near(self.place, self.radius_km))


def questions(snapshot: Snapshot) -> Iterator[Question]:
    """All of them: every place of the gazetteer, 1 to 30 km, every topic and none."""
    places = [place.label for place in snapshot.nearby.places]
    radii, topics = range(1, MAX_RADIUS_KM + 1), ["", *snapshot.settings.topics]
    return itertools.starmap(Question, itertools.product(places, radii, topics))


def radii_alike(snapshot: Snapshot, place: str) -> list[list[int]]:
    """Return the radii around a place, those together that reach the same places of pledges."""
    reached: dict[frozenset[str], list[int]] = {}
    for radius_km in range(1, MAX_RADIUS_KM + 1):
        within = frozenset(snapshot.nearby.distances_m(Near(place, radius_km)))
        reached.setdefault(within, []).append(radius_km)
    return list(reached.values())


def shared_questions(snapshot: Snapshot, seed: int = 0) -> Iterator[tuple[Question, int]]:
    """Return one question of each kind and how many it stands for, the places in any order.

    The questions about a place follow one another, so that its distances are measured once.
    """
    chance = random.Random(seed)
    places = [place.label for place in snapshot.nearby.places]
    chance.shuffle(places)
    for place in places:
        for radii in radii_alike(snapshot, place):
            for topic in ("", *snapshot.settings.topics):
                yield Question(place, chance.choice(radii), topic), len(radii)


def numbers(snapshot: Snapshot, question: Question) -> dict[str, int]:
    """Count the pledges at places as each part of the page does."""
    view, chosen = snapshot.views["de"], question.filter()
    result = view.index.apply(chosen)
    answer = near_answer(snapshot, view, chosen, result)
    assert answer is not None
    shown = set(result.shown)
    placed = {id_ for id_ in shown if snapshot.pledges[id_].place_ids}
    drawn = {
        id_ for place_id in result.place_ids for id_ in snapshot.published.places[place_id].pledge_ids
    } & shown
    return {
        "the filter": len(placed),
        "the cards": sum(card.shown_count for card in answer.cards),
        "the pledges on the cards": len(
            {item.pledge_id for card in answer.cards for item in card.items if item.is_shown}
        ),
        "the map": len(drawn),
        "the count of the topic": result.topic_counts[question.topic] - result.county_wide_count
        if question.topic
        else len(placed),
    }


def numbers_in_page(client: FlaskClient, question: Question) -> dict[str, int]:
    """Count them in the page that a visitor gets."""
    query = {"ort": question.place, "umkreis": str(question.radius_km)}
    page = client.get("/", query_string=query | ({"thema": question.topic} if question.topic else {})).text
    said = _SENTENCE.search(page)
    cards = _CARDS.search(page)
    assert said, question
    assert cards, question
    wide = page.split('data-part="county-wide"')[1].split("</main>")[0].count("<li><article")
    return {
        "the sentence": int(said[2] or 0),
        "all but the county's": int(said[1]) - wide,
        "the items in the page": sum(not hidden for hidden in _ITEM.findall(cards[0])),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description="Compare the numbers around places.")
    parser.add_argument("--all", action="store_true", help="all questions, not 1,000 of them")
    parser.add_argument("--server", action="store_true", help="in the pages too, which takes longer")
    parser.add_argument("--minutes", type=float, default=10)
    options = parser.parse_args()
    app: Flask = create_app({"HOME": str(Path.cwd())})
    snapshot, client = app.extensions["pledgemap"].snapshot, app.test_client()
    start, pages, answered, wrong = time.monotonic(), 0, 0, 0
    for question, count in shared_questions(snapshot) if options.all else _sample(snapshot):
        if time.monotonic() > start + options.minutes * 60:
            break
        with app.test_request_context("/"):
            found = numbers(snapshot, question)
        if options.server:
            found |= numbers_in_page(client, question)
        pages, answered = pages + 1, answered + count
        if len(set(found.values())) != 1:
            wrong += 1
            print(question, found, flush=True)
        if pages % 10_000 == 0:
            print(f"{pages} answers after {time.monotonic() - start:.0f} s, {wrong} differ", flush=True)
    whole = sum(1 for _ in questions(snapshot))
    print(f"{answered} of {whole} questions by {pages} answers, {wrong} with numbers that differ")
    return bool(wrong)


def _sample(snapshot: Snapshot) -> Iterator[tuple[Question, int]]:
    asked = list(questions(snapshot))
    random.Random(0).shuffle(asked)
    return ((question, 1) for question in asked[:1000])


if __name__ == "__main__":
    sys.exit(main())
