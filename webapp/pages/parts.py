"""Parts of pages that are the same whatever a page is about: the first page that has one renders it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from operator import attrgetter
from typing import Any

from markupsafe import Markup

from webapp.snapshot import View


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
