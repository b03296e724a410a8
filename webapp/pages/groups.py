"""The list by topic: its items are rendered once per build; a page selects and joins them.

On ``/`` they are most of the page. There the template only has placeholders (`Entries`), which are replaced
with bytes, so that entries are neither copied from part to part nor encoded again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from webapp.snapshot import View

_MARK = "\0"


@dataclass(frozen=True)
class Group:
    """Pledges of one topic. On ``/`` those that the filter leaves out are included, marked as hidden."""

    topic: str
    items: Markup
    shown_count: int


class Entries:
    """The entries of the lists of a page, for which the template has placeholders."""

    def __init__(self) -> None:
        self._left_out: list[bytes] = []

    def leave_out(self, html: bytes) -> Markup:
        """Return the placeholder for entries: no text contains such characters."""
        self._left_out.append(html)
        return Markup(f"{_MARK}{len(self._left_out) - 1}{_MARK}")  # noqa: S704

    def put_into(self, page: str) -> bytes:
        """Encode the page, with the entries in place of the placeholders."""
        parts = page.encode().split(_MARK.encode())
        # Between two marks is a number.
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
    """Return the whole list, at places or for the whole county, with what is not chosen hidden.

    ``without`` are pledges that are elsewhere in the page.
    """
    shown = frozenset(pledge_ids)
    touched = shown.union(without)
    groups = []
    for group in view.groups:
        if group.county_wide != county_wide:
            continue
        if group.items and group.ids.isdisjoint(touched):
            html, shown_count = group.all_hidden, 0
        else:
            items = [item for item in group.items_with(view.articles) if item.pledge_id not in without]
            html = b"".join(item.shown if item.pledge_id in shown else item.hidden for item in items)
            shown_count = sum(item.pledge_id in shown for item in items)
        groups.append(Group(group.topic, entries.leave_out(html), shown_count))
    return groups


def of_page(
    view: View, shown: Collection[str], pledge_ids: Collection[str]
) -> tuple[list[Group], list[Group]]:
    """Return the pledges of a page, at places and for the whole county, with the counts of all shown."""
    found: tuple[list[Group], list[Group]] = ([], [])
    shown_ids, chosen_ids = frozenset(shown), frozenset(pledge_ids)
    for group in view.groups:
        here = [id_ for id_ in group.pledge_ids if id_ in chosen_ids] if group.ids & chosen_ids else []
        if here:
            html = "".join(f"<li>{view.articles[pledge_id]}</li>" for pledge_id in here)
            whole = Group(group.topic, Markup(html), len(group.ids & shown_ids))  # noqa: S704
            found[group.county_wide].append(whole)
    return found


def counts(view: View, pledge_ids: Collection[str]) -> Iterator[tuple[str, int]]:
    """Yield each topic of some pledges, as in the list, and how many it has."""
    chosen_ids = frozenset(pledge_ids)
    for group in view.groups:
        if count := len(group.ids & chosen_ids):
            yield group.topic, count


def chosen(view: View, pledge_ids: Collection[str], articles: Mapping[str, str] | None = None) -> list[Group]:
    """Return only these pledges, by topic, without empty topics; ``articles`` has their HTML."""
    articles = view.articles if articles is None else articles
    chosen_ids = frozenset(pledge_ids)
    groups = []
    for group in view.groups:
        ids = () if group.ids.isdisjoint(chosen_ids) else group.pledge_ids
        items = [f"<li>{articles[pledge_id]}</li>" for pledge_id in ids if pledge_id in chosen_ids]
        if items:
            groups.append(Group(group.topic, Markup("".join(items)), len(items)))  # noqa: S704
    return groups


def items(view: View, pledge_ids: Collection[str]) -> Markup:
    """Return these pledges in the programme's order, without headings of topics."""
    order = view.index.in_order(pledge_ids)
    return Markup("".join(f"<li>{view.articles[pledge_id]}</li>" for pledge_id in order))  # noqa: S704
