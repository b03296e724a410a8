"""The list by topic: its items are rendered once per build, a page chooses from them and joins them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from markupsafe import Markup

from webapp.snapshot import View


@dataclass(frozen=True)
class Group:
    """Pledges of one topic. On ``/`` those that the filter leaves out are there too, marked as hidden."""

    topic: str
    items: Markup
    shown_count: int


def with_hidden(
    view: View, pledge_ids: Collection[str], *, county_wide: bool, without: Collection[str] = ()
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
            html = "".join(item.shown if item.pledge_id in shown else item.hidden for item in items)
            shown_count = sum(item.pledge_id in shown for item in items)
        # The snapshot's items have been through Jinja's escaping.
        groups.append(Group(group.topic, Markup(html), shown_count))  # noqa: S704
    return groups


def chosen(view: View, pledge_ids: Collection[str]) -> list[Group]:
    """Only these pledges, by topic; a topic without one is left out."""
    wanted = frozenset(pledge_ids)
    groups = []
    for group in view.groups:
        items = [item.shown for item in group.items if item.pledge_id in wanted]
        if items:
            groups.append(Group(group.topic, Markup("".join(items)), len(items)))  # noqa: S704
    return groups


def items(view: View, pledge_ids: Collection[str]) -> Markup:
    """These pledges in the programme's order, without headings of topics."""
    wanted = frozenset(pledge_ids)
    html = {item.pledge_id: item.shown for group in view.groups for item in group.items}
    order = [p.id for p in view.catalogue.published.pledges if p.id in wanted]
    return Markup("".join(html[pledge_id] for pledge_id in order))  # noqa: S704
