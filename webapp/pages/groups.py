"""The list by topic: its items are rendered once per build, a page chooses from them and joins them.

On ``/`` they are most of the page. There a template only says where they go (`Entries`), and they are put in
as bytes: so they are neither copied from part to part nor encoded again.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from markupsafe import Markup

from webapp.snapshot import View

_MARK = "\0"


@dataclass(frozen=True)
class Group:
    """Pledges of one topic. On ``/`` those that the filter leaves out are there too, marked as hidden."""

    topic: str
    items: Markup
    shown_count: int


class Entries:
    """The entries of the lists of one page, which the template leaves out."""

    def __init__(self) -> None:
        self._left_out: list[bytes] = []

    def leave_out(self, html: bytes) -> Markup:
        """Return what stands in the template for entries: no text has such signs."""
        self._left_out.append(html)
        return Markup(f"{_MARK}{len(self._left_out) - 1}{_MARK}")  # noqa: S704

    def put_into(self, page: str) -> bytes:
        """Put the entries where they belong; the page is encoded with it."""
        parts = page.encode().split(_MARK.encode())
        # Between two marks stands a number.
        parts[1::2] = [self._left_out[int(number)] for number in parts[1::2]]
        return b"".join(parts)


def with_hidden(
    view: View,
    pledge_ids: Collection[str],
    entries: Entries,
    *,
    county_wide: bool,
    without: Collection[str] = (),
) -> list[Group]:
    """The whole list, at places or for the whole county, with what is not chosen hidden.

    ``without`` are pledges that stand elsewhere in the page.
    """
    shown = frozenset(pledge_ids)
    touched = shown.union(without)
    groups = []
    for group in view.groups:
        if group.county_wide != county_wide:
            continue
        if group.ids.isdisjoint(touched):
            html, shown_count = group.all_hidden, 0
        else:
            items = [item for item in group.items if item.pledge_id not in without]
            html = b"".join(item.shown if item.pledge_id in shown else item.hidden for item in items)
            shown_count = sum(item.pledge_id in shown for item in items)
        groups.append(Group(group.topic, entries.leave_out(html), shown_count))
    return groups


def chosen(view: View, pledge_ids: Collection[str]) -> list[Group]:
    """Only these pledges, by topic; a topic without one is left out."""
    wanted = frozenset(pledge_ids)
    groups = []
    for group in view.groups:
        items = [f"<li>{item.article}</li>" for item in group.items if item.pledge_id in wanted]
        if items:
            groups.append(Group(group.topic, Markup("".join(items)), len(items)))  # noqa: S704
    return groups


def items(view: View, pledge_ids: Collection[str]) -> Markup:
    """These pledges in the programme's order, without headings of topics."""
    wanted = frozenset(pledge_ids)
    articles = {item.pledge_id: item.article for group in view.groups for item in group.items}
    order = [p.id for p in view.index.published.pledges if p.id in wanted]
    return Markup("".join(f"<li>{articles[pledge_id]}</li>" for pledge_id in order))  # noqa: S704
