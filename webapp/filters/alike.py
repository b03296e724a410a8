"""Filters that are spelt differently and ask for the same: what is made for one of them is made for all."""

from __future__ import annotations

import dataclasses

from webapp.filters.folding import fold
from webapp.filters.grammar import Filter


def with_the_same_pledges(chosen: Filter) -> Filter:
    """One filter for all that find the same, whatever the spelling and order of their words.

    It is a key: its text has been folded, and folding it once more could change it.
    """
    words = " ".join(sorted(set(fold(chosen.text).split())))
    return dataclasses.replace(_plain(chosen), text=words)


def with_the_same_picture(chosen: Filter) -> Filter:
    """One filter for all whose pictures differ in nothing but capitals: it says what is searched for."""
    return dataclasses.replace(_plain(chosen), text=chosen.text.lower())


def has_a_page(chosen: Filter) -> bool:
    """Whether it is the whole map, one Gemeinde or one topic: what has a page that links to its files."""
    one = Filter(topics=chosen.topics, municipalities=chosen.municipalities)
    return chosen == one and len(chosen.topics) + len(chosen.municipalities) <= 1


def _plain(chosen: Filter) -> Filter:
    """Without the answer to a question that would be answered so anyway, or that has no bearing."""
    plain = dataclasses.replace(chosen, county_wide=None)
    return plain if plain.shows_county_wide == chosen.shows_county_wide else chosen
