"""``/`` and its further pages, where the pledges are too many for one: the same page with a part of the list.

The server filters: a browser that has only some of the pledges can't.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from webapp.filters import Result
from webapp.pages import groups
from webapp.pages.groups import Group
from webapp.pages.near_answer import NearAnswer
from webapp.pages.paging import Pages, cut
from webapp.snapshot import View


@dataclasses.dataclass(frozen=True)
class Part:
    """What of the list is on a page, with the counts of all of it."""

    pages: Pages
    near: NearAnswer | None
    placed: list[Group]
    county_wide: list[Group]
    pledge_ids: Sequence[str]


def part(view: View, query: str, result: Result, near: NearAnswer | None, number: int) -> Part:
    """Return a page of what a filter shows: around a place the cards, then what lies at places by topic, then
    what holds everywhere.
    """
    shown, listed = frozenset(result.shown), near.pledge_ids if near else frozenset()
    on_cards = [item.pledge_id for card in near.cards for item in card.items if item.is_shown] if near else []
    others = [
        pledge_id
        for group in view.groups
        for pledge_id in group.pledge_ids
        if pledge_id in shown and pledge_id not in listed
    ]
    pages, ids = cut([*on_cards, *others], number, f"{view.root}/", query)
    placed, county_wide = groups.of_page(view, shown - listed, frozenset(ids) - listed)
    return Part(pages, _only(near, frozenset(ids)), placed, county_wide, ids)


def _only(near: NearAnswer | None, pledge_ids: frozenset[str]) -> NearAnswer | None:
    if near is None:
        return None
    cards = (
        dataclasses.replace(card, items=tuple(item for item in card.items if item.pledge_id in pledge_ids))
        for card in near.cards
    )
    return dataclasses.replace(near, cards=tuple(card for card in cards if card.items))
