"""Which changes a filter takes: those of the pledges that the page shows for it.

A status is that of the change, not of the pledge today: who follows what has begun keeps an entry when the
pledge is done. A withdrawn pledge is on no page and in no index, so it is compared here; the distance of its
place is known only while another pledge is made for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from geo.public import Published, Settings, Withdrawn, plain, stem, words_to_find, written_words
from webapp.changes.history import Change
from webapp.filters import Filter
from webapp.filters.index import PledgeIndex, Result
from webapp.snapshot.render_once import search_text


def matching(
    found: Iterable[Change], chosen: Filter, index: PledgeIndex, settings: Settings
) -> Iterator[Change]:
    """Yield the changes that a filter takes, in their order."""
    result = index.apply(replace(chosen, statuses=frozenset()))
    shown = frozenset(result.shown)
    for change in found:
        if chosen.statuses and change.milestone.status not in chosen.statuses:
            continue
        if change.withdrawn is None:
            is_taken = change.pledge.id in shown
        else:
            is_taken = _takes_former(change.withdrawn, chosen, result, index.published, settings)
        if is_taken:
            yield change


def _takes_former(
    withdrawn: Withdrawn, chosen: Filter, result: Result, published: Published, settings: Settings
) -> bool:
    if chosen.topics and withdrawn.pledge.topic not in chosen.topics:
        return False
    if chosen.parties and withdrawn.pledge.party not in chosen.parties:
        return False
    names = (place.name for place in withdrawn.places)
    if not _has_words(" ".join((search_text(withdrawn.pledge, published, settings), *names)), chosen.text):
        return False
    if not withdrawn.places:
        return chosen.shows_county_wide
    return any(
        (not chosen.areas or not chosen.areas.isdisjoint(place.areas))
        and (chosen.near is None or place.id in result.distances_m)
        for place in withdrawn.places
    )


def _has_words(text: str, wanted: str) -> bool:
    words = {plain(word) for word in written_words(text)}
    stems = {stem(word) for word in words}
    return all(
        stem(word) in stems or any(one.startswith(word) for one in words) for word in words_to_find(wanted)
    )
