"""The lists of a frame, so that it stays small on other people's pages, whatever it is about.

With few pledges it has all of them as on every page. A large one has titles of those at places, which its map
needs, and loads those for the whole county when one opens their topic: ``static/js/frame_entries.js``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from webapp.filters import Result
from webapp.pages import groups, paged_list
from webapp.pages.groups import Group
from webapp.pages.near_answer import NearAnswer
from webapp.pages.paging import Pages
from webapp.snapshot import Snapshot, View

MOST_WHOLE = 50  # pledges of a frame with their summaries


@dataclass(frozen=True)
class FoldedTopic:
    """Pledges of a topic that a frame loads: ``pledge_ids`` has all in the script ``asset``, ``shown`` the
    numbers of those that the frame shows.
    """

    topic: str
    asset: str
    pledge_ids: Sequence[str]
    shown: Sequence[int]

    @property
    def is_whole(self) -> bool:
        return len(self.shown) == len(self.pledge_ids)


@dataclass(frozen=True)
class FrameLists:
    """What a frame lists; ``folded`` in place of ``county_wide`` where there is too much for one page.

    ``pledge_ids`` are those of a part of the list, None where the page has all of it.
    """

    near: NearAnswer | None
    placed: list[Group]
    county_wide: list[Group] = dataclasses.field(default_factory=list)
    folded: list[FoldedTopic] = dataclasses.field(default_factory=list)
    pages: Pages | None = None
    pledge_ids: Sequence[str] | None = None


def all_of(snapshot: Snapshot, view: View, result: Result, near: NearAnswer | None) -> FrameLists:
    """Return the lists of a frame that has all of its pledges, or loads them."""
    is_large = len(result.shown) > MOST_WHOLE
    articles = view.briefs if is_large else view.articles
    near = _shown_only(near, articles)
    listed = near.pledge_ids if near else frozenset()
    placed = [id_ for id_ in result.shown if snapshot.pledges[id_].place_ids and id_ not in listed]
    everywhere = frozenset(id_ for id_ in result.shown if not snapshot.pledges[id_].place_ids)
    lists = FrameLists(near, groups.chosen(view, placed, articles))
    if is_large:
        return dataclasses.replace(lists, folded=_folded(view, everywhere))
    return dataclasses.replace(lists, county_wide=groups.chosen(view, everywhere))


def part_of(view: View, query: str, result: Result, near: NearAnswer | None) -> FrameLists:
    """Return the first page of a list that is too long for one."""
    part = paged_list.part(view, query, result, near, 1)
    near = _shown_only(part.near, view.articles)
    return FrameLists(near, part.placed, part.county_wide, pages=part.pages, pledge_ids=part.pledge_ids)


def _folded(view: View, pledge_ids: frozenset[str]) -> list[FoldedTopic]:
    topics = []
    for group in view.groups:
        shown = [at for at, id_ in enumerate(group.pledge_ids) if id_ in pledge_ids]
        if group.county_wide and shown:
            asset = view.entries_assets[group.topic]
            topics.append(FoldedTopic(group.topic, asset, group.pledge_ids, shown))
    return topics


def _shown_only(near: NearAnswer | None, articles: Mapping[str, str]) -> NearAnswer | None:
    """Return the lists around a place without what the filter hides: a frame has no filter."""
    if near is None:
        return None
    cards = (
        dataclasses.replace(
            card,
            items=tuple(dataclasses.replace(item, articles=articles) for item in card.items if item.is_shown),
        )
        for card in near.cards
    )
    return dataclasses.replace(near, cards=tuple(card for card in cards if card.items))
