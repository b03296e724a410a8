"""Parts that are the same on many pages: the first page that has one renders it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from operator import attrgetter
from typing import Any

from flask import current_app
from jinja2.environment import TemplateModule
from markupsafe import Markup

from webapp.pages.groups import Group
from webapp.pledge_map.packing import packed_place
from webapp.snapshot import Snapshot, View


def macros(template: str) -> TemplateModule:
    """Return the macros of a template, for a template that is rendered again and again.

    Jinja's own ``import`` compares all globals first, which takes much of the time of a filtered page.
    """
    return current_app.jinja_env.get_template(template).module


def once(view: View, name: Hashable, caller: Callable[[], Markup]) -> Markup:
    """Return a part of a page, for ``{% call once(view, name) %}`` in a template.

    Parameters
    ----------
    name : identifies the part and everything besides the view that it depends on; there must be few of them,
        because they stay in memory as long as the view
    caller : renders it
    """
    part = view.parts.get(name)
    if part is None:
        part = view.parts[name] = caller()
    return part


def boxes(
    view: View,
    key: str,
    things: Iterable[Any],
    attribute: str,
    chosen: Collection[str],
    counts: Mapping[str, int],
    caller: Callable[[Any, bool, bool], Markup],
    after: str = "\n",
) -> Markup:
    """Return the boxes of a filter: each is rendered once for each of its states, without its count.

    Parameters
    ----------
    key : the name of the boxes in the query
    things : what the boxes are for, like Gemeinden
    attribute : of such a thing, its name in ``chosen`` and ``counts``; "" if it is a name itself
    caller : renders a box up to its count, for a thing, whether it is chosen, and whether its count is 0
    after : what follows a box
    """
    name_of, html = attrgetter(attribute) if attribute else str, []
    for thing in things:
        name = name_of(thing)
        count, checked = counts[name], name in chosen
        part = view.parts.get((key, name, checked, not count))
        if part is None:
            part = view.parts[key, name, checked, not count] = caller(thing, checked, not count)
        html.append(f"{part}{count}</span></label>{after}")
    # Everything but the numbers has been escaped by Jinja.
    return Markup("".join(html))  # noqa: S704


def listed_places(snapshot: Snapshot, view: View, pledge_ids: Iterable[str]) -> list[dict[str, Any]]:
    """Return what the map needs of the places of some pledges: their names in the list lead to them."""
    ids = dict.fromkeys(place_id for id_ in pledge_ids for place_id in snapshot.pledges[id_].place_ids)
    return [packed_place(view.drawn_places[place_id]) for place_id in ids]


def sections(view: View, groups: Iterable[Group], caller: Callable[[str, bool], Markup]) -> Markup:
    """Return the groups of a list, each as a section.

    Parameters
    ----------
    caller : renders the start of one up to its count, for the key of a topic and whether nothing is shown
    """
    return _joined(view, groups, "group", caller, '</span></h3>\n<ul class="items">\n{}\n</ul>\n</section>\n')


def folded_sections(
    view: View, groups: Iterable[Group], is_open: bool, caller: Callable[[str, bool], Markup]
) -> Markup:
    """Return the same with each group folded, unless they are ``is_open``."""
    end = '</span></h3></summary>\n<ul class="items">\n{}\n</ul>\n</details>\n'
    return _joined(view, groups, f"folded {is_open}", caller, end)


def _joined(
    view: View, groups: Iterable[Group], kind: str, caller: Callable[[str, bool], Markup], end: str
) -> Markup:
    """Return the groups: the start of each is rendered once, its count and ``end`` with its items follow."""
    html = []
    for group in groups:
        state = (kind, group.topic, not group.shown_count)
        start = view.parts.get(state)
        if start is None:
            start = view.parts[state] = caller(group.topic, not group.shown_count)
        html.append(f"{start}{group.shown_count}{end.format(group.items)}")
    # Jinja has escaped start and items.
    return Markup("".join(html))  # noqa: S704
