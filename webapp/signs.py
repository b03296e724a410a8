"""What a symbol says of the pledges at its place beside their topic: whether anything is planned there.

A demand to others, what a party merely thinks possible, what it rejects, what is done and what was given up
must not look like a plan to build. ``static/js/symbols.js`` does the same on a page, from `of_one`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import LazyString, lazy_gettext

from geo.public import NO_PLAN, Pledge

# The marks of a symbol, by what is marked, in the order in which they stand beside each other and in the key.
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
    """``mark`` is "" where something is planned; ``hollow`` says that nothing is, nor has been done."""

    rejected: bool = False
    mark: str = ""
    hollow: bool = False


def sign_of(pledges: Iterable[Pledge]) -> Sign:
    """The sign of all pledges at a place: as soon as one of them is a plan, it is that of a plan."""
    kinds = {_kind(pledge) for pledge in pledges}
    rejected = all(kind == "rejects" for kind in kinds)
    if rejected or "" in kinds:
        return Sign(rejected=rejected and bool(kinds))
    if "done" in kinds:
        return Sign(mark=MARKS["done"])
    return Sign(mark="".join(mark for kind, mark in MARKS.items() if kind in kinds), hollow=True)


def of_one(pledge: Pledge) -> str:
    """What a page tells its map of a pledge: its mark, "✕" where it is rejected, "" for a plan."""
    kind = _kind(pledge)
    return MARKS.get(kind, kind and REJECTED)


def kinds_used(pledges: Iterable[Pledge]) -> frozenset[str]:
    """What a key has to explain: kinds of marks, and "rejects"."""
    return frozenset(map(_kind, pledges)) - {""}


def _kind(pledge: Pledge) -> str:
    """Why a pledge is no plan to build, "" if it is one. What has become of it counts before the stance."""
    if pledge.status in MARKS:
        return pledge.status
    return pledge.stance if pledge.stance in NO_PLAN else ""
