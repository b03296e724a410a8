"""Filters that are spelt differently but equivalent: what is made for one of them serves all."""

from __future__ import annotations

import dataclasses

from geo.public import words_to_find
from webapp.filters.grammar import Filter


def with_the_same_pledges(chosen: Filter) -> Filter:
    """Return one filter for all that find the same, whatever the spelling and order of their words.

    It is a key: its text is folded, and folding it again could change it.
    """
    words = " ".join(sorted(words_to_find(chosen.text)))
    return dataclasses.replace(_plain(chosen), text=words)


def with_the_same_picture(chosen: Filter) -> Filter:
    """Return one filter for all whose pictures differ only in the capitals of the search text."""
    return dataclasses.replace(_plain(chosen), text=chosen.text.lower())


def has_a_page(chosen: Filter) -> bool:
    """Return whether it is the whole map, one Gemeinde or one topic: their pages link to their files."""
    one = Filter(topics=chosen.topics, areas=chosen.areas)
    return chosen == one and len(chosen.topics) + len(chosen.areas) <= 1


def _plain(chosen: Filter) -> Filter:
    """Return the filter without values that are the default anyway or have no effect."""
    plain = dataclasses.replace(chosen, county_wide=None)
    return plain if plain.shows_county_wide == chosen.shows_county_wide else chosen
