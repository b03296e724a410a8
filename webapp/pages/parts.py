"""Parts of pages that are the same whatever a page is about: the first page that has one renders it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from operator import attrgetter
from typing import Any

from flask import current_app
from jinja2.environment import TemplateModule
from markupsafe import Markup

from webapp.pages.groups import Group
from webapp.snapshot import View


def macros(template: str) -> TemplateModule:
    """The macros of a template, for one that is rendered again and again.

    Jinja's own ``import`` compares all globals first, which takes as long as a good part of a filtered page.
    """
    return current_app.jinja_env.get_template(template).module


def once(view: View, name: Hashable, caller: Callable[[], Markup]) -> Markup:
    """Give a part of a page, for ``{% call once(view, name) %}`` in a template.

    Parameters
    ----------
    name : names the part and everything besides the view that it depends on; there must be few of them, for
        they stay as long as the view
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
    """Give the boxes of a filter: each is rendered once for each state that it can have, without its count.

    Parameters
    ----------
    key : the name of the boxes in the query
    things : what there is a box for, like Gemeinden
    attribute : of such a thing, by which ``chosen`` and ``counts`` name it; "" if it is a name itself
    caller : renders a box as far as its count, for a thing, whether it is chosen, and whether nothing is left
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
    # What is joined has been through Jinja's escaping, but for numbers.
    return Markup("".join(html))  # noqa: S704


def sections(view: View, groups: Iterable[Group], caller: Callable[[str, bool], Markup]) -> Markup:
    """Give the groups of a list, each as a section.

    Parameters
    ----------
    caller : renders the start of one as far as its count, for the key of a topic and whether nothing is shown
    """
    html = []
    for group in groups:
        state = ("group", group.topic, not group.shown_count)
        start = view.parts.get(state)
        if start is None:
            start = view.parts[state] = caller(group.topic, not group.shown_count)
        html.append(
            f'{start}{group.shown_count}</span></h3>\n<ul class="items">\n{group.items}\n</ul>\n</section>\n'
        )
    # Start and items have been through Jinja's escaping.
    return Markup("".join(html))  # noqa: S704
