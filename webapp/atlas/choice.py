"""The filter of the nationwide map: topics and parties, as keys that the sources have in common.

The address says all of it (``?thema=natur&partei=gruene``), and links change it: none needs JavaScript.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from flask import abort
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from webapp.atlas.facts import AtlasCounts, AtlasFilter, ValueCount
from webapp.words import STATUSES

_KEY = re.compile(r"[a-z0-9-]{1,63}")
_MAX_VALUES = 20
_FIELDS = {"thema": "topics", "partei": "parties", "status": "statuses"}


@dataclass(frozen=True)
class Option:
    """A value that can be chosen; ``address`` is that of the page with it, or without it if it is chosen."""

    name: str
    count: int
    address: str
    is_chosen: bool


@dataclass(frozen=True)
class Group:
    """The values of one key. ``chosen`` names those that are, "" for none."""

    label: str
    rows: tuple[Option, ...]
    chosen: str
    all_address: str


def parse(args: MultiDict[str, str]) -> AtlasFilter:
    """Return the filter of a query; answer 400 to what no source can have."""
    found: dict[str, tuple[str, ...]] = {}
    for key, name in _FIELDS.items():
        values = tuple(sorted(set(filter(None, args.getlist(key)))))
        if len(values) > _MAX_VALUES or not all(map(_KEY.fullmatch, values)):
            abort(400)
        found[name] = values
    return AtlasFilter(**found)


def query(chosen: AtlasFilter, **more: str) -> str:
    """Return the one canonical query of a filter."""
    pairs = [(key, one) for key, name in _FIELDS.items() for one in getattr(chosen, name)]
    return urlencode([*((key, text) for key, text in more.items() if text), *pairs])


def groups(path: str, chosen: AtlasFilter, counts: AtlasCounts, **more: str) -> list[Group]:
    """Return the values that can be chosen on a page, the most frequent first.

    Parameters
    ----------
    path : of the page, with the site's root
    more : other keys of its query that stay
    """
    return [
        _group(path, chosen, "topics", _("Themen"), counts.topics, more),
        _group(path, chosen, "parties", _("Parteien"), counts.parties, more),
        _group(path, chosen, "statuses", _("Stand"), counts.statuses, more),
    ]


def _group(
    path: str,
    chosen: AtlasFilter,
    field: str,
    label: str,
    values: Sequence[ValueCount],
    more: dict[str, str],
) -> Group:
    now: tuple[str, ...] = getattr(chosen, field)

    def address(keys: tuple[str, ...]) -> str:
        text = query(replace(chosen, **{field: keys}), **more)
        return f"{path}?{text}" if text else path

    rows = tuple(
        Option(
            _name(field, one),
            one.pledges,
            address(tuple(sorted(set(now) ^ {one.key}))),
            one.key in now,
        )
        for one in values
        if one.key and (one.pledges or one.key in now)
    )
    names = [row.name for row in rows if row.is_chosen]
    names += [key for key in now if key not in {one.key for one in values}]
    return Group(label, rows, ", ".join(names), address(()))


def _name(field: str, one: ValueCount) -> str:
    if field == "statuses":
        return str(STATUSES.get(one.key, one.key))
    return one.name or one.key
