"""What a symbol says about the pledges at its place besides their topic: whether anything is planned there.

A demand on others, what a party only thinks possible, what it rejects, what is done and what was given up
must not look like a plan to build. ``static/js/symbols.js`` does the same on a page, from `of_one`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import LazyString, lazy_gettext

from geo.public import NO_PLAN, Pledge

# The marks of a symbol, in the order in which they appear on it and in the key.
MARKS = {"done": "✓", "dropped": "–", "demands": "!", "could": "?"}
REJECTED = "✕"
LABELS: dict[str, LazyString] = {
    "done": lazy_gettext("erledigt"),
    "dropped": lazy_gettext("aufgegeben"),
    "demands": lazy_gettext("von anderen gefordert"),
    "could": lazy_gettext("nur für denkbar gehalten"),
}


@dataclass(frozen=True)
class Sign:
    """``mark`` is "" if something is planned; ``hollow``: nothing is planned, and nothing has been done."""

    rejected: bool = False
    mark: str = ""
    hollow: bool = False


def sign_of(pledges: Iterable[Pledge]) -> Sign:
    """Return the sign for all pledges at a place; if one of them is a plan, it is that of a plan."""
    kinds = {_kind(pledge) for pledge in pledges}
    rejected = all(kind == "rejects" for kind in kinds)
    if rejected or "" in kinds:
        return Sign(rejected=rejected and bool(kinds))
    if "done" in kinds:
        return Sign(mark=MARKS["done"])
    return Sign(mark="".join(mark for kind, mark in MARKS.items() if kind in kinds), hollow=True)


def of_one(pledge: Pledge) -> str:
    """Return what a page tells its map about a pledge: its mark, "✕" if it is rejected, "" for a plan."""
    kind = _kind(pledge)
    return MARKS.get(kind, kind and REJECTED)


def kinds_used(pledges: Iterable[Pledge]) -> frozenset[str]:
    """Return what a key has to explain: kinds of marks, and "rejects"."""
    return frozenset(map(_kind, pledges)) - {""}


def _kind(pledge: Pledge) -> str:
    """Return why a pledge is not a plan to build, "" if it is one. The status counts before the stance."""
    if pledge.status in MARKS:
        return pledge.status
    return pledge.stance if pledge.stance in NO_PLAN else ""
