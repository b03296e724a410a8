"""Counts and choices of the filter beside a plain count, pledge by pledge: whatever else was chosen."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from geo.publishing.published import Pledge
from geo.vocabulary import STATUSES
from tests.conftest import in_every_county
from webapp import words
from webapp.filters import Filter
from webapp.snapshot import Snapshot

WORDS = ("rad", "ue", "die", "moewen", "gibtesnicht", "zusage keeps", "straße", "„")


def random_filters(snapshot: Snapshot, count: int) -> Iterator[Filter]:
    chance = random.Random(11)
    topics = list(snapshot.settings.topics)
    keys = [area.key for area in snapshot.published.areas]
    parties = snapshot.grammar.parties
    for _ in range(count):
        yield Filter(
            topics=frozenset(chance.sample(topics, chance.choice([0, 0, 1, 2]))),
            areas=frozenset(chance.sample(keys, chance.choice([0, 0, 1, 2]))),
            statuses=frozenset(chance.sample(STATUSES, chance.choice([0, 1, 1, 2]))),
            text=chance.choice(["", "", *WORDS]),
            county_wide=chance.choice([None, None, True, False]),
            parties=frozenset(chance.sample(parties, chance.choice([0, 1, 2])) if parties else ()),
        )


def takes(chosen: Filter, pledge: Pledge, snapshot: Snapshot) -> bool:
    """The grammar of the filter for one pledge, written once more; its words are looked up."""
    published = snapshot.published
    if chosen.topics and pledge.topic not in chosen.topics:
        return False
    if chosen.parties and pledge.party not in chosen.parties:
        return False
    if chosen.statuses and pledge.status not in chosen.statuses:
        return False
    found = snapshot.index.words.find(chosen.text)
    if found is not None and not found >> published.pledges.index(pledge) & 1:
        return False
    if not pledge.place_ids:
        return not chosen.areas if chosen.county_wide is None else chosen.county_wide
    keys = {key for id_ in pledge.place_ids for key in published.places[id_].areas}
    return not chosen.areas or not chosen.areas.isdisjoint(keys)


def count(chosen: Filter, snapshot: Snapshot) -> int:
    return sum(takes(chosen, pledge, snapshot) for pledge in snapshot.published.pledges)


@pytest.fixture
def filters(snapshot: Snapshot) -> list[Filter]:
    return list(random_filters(snapshot, 60))


@in_every_county
def test_what_is_shown_are_the_pledges_that_the_grammar_takes(
    snapshot: Snapshot, filters: list[Filter]
) -> None:
    published, index = snapshot.published, snapshot.index
    for chosen in filters:
        expected = tuple(p.id for p in published.pledges if takes(chosen, p, snapshot))
        assert index.apply(chosen).shown == expected, chosen


@in_every_county
def test_each_count_is_what_choosing_that_value_alone_would_show(
    snapshot: Snapshot, filters: list[Filter]
) -> None:
    index = snapshot.index
    for chosen in filters:
        result = index.apply(chosen)
        for key, found in result.topic_counts.items():
            assert found == count(replace(chosen, topics=frozenset({key})), snapshot), (key, chosen)
        for key, found in result.status_counts.items():
            assert found == count(replace(chosen, statuses=frozenset({key})), snapshot), (key, chosen)
        for key, found in result.area_counts.items():
            assert found == count(replace(chosen, areas=frozenset({key})), snapshot), (key, chosen)


@in_every_county
def test_the_count_of_county_wide_pledges_goes_by_the_rest_of_the_filter(
    snapshot: Snapshot, filters: list[Filter]
) -> None:
    published, index = snapshot.published, snapshot.index
    for chosen in filters:
        wide = [p for p in published.pledges if not p.place_ids]
        always = replace(chosen, county_wide=True)
        expected = sum(takes(always, pledge, snapshot) for pledge in wide)
        assert index.apply(chosen).county_wide_count == expected, chosen


@in_every_county
def test_a_filter_comes_back_from_its_canonical_query(snapshot: Snapshot, filters: list[Filter]) -> None:
    from werkzeug.datastructures import MultiDict

    grammar = snapshot.grammar
    for chosen in filters:
        assert grammar.parse(MultiDict(grammar.pairs(chosen))) == chosen


@in_every_county
def test_every_status_and_stance_has_a_word(snapshot: Snapshot) -> None:
    for pledge in snapshot.published.pledges:
        assert all(words.marks(pledge.stance, pledge.status))
