"""Ids for rows that have none yet: made of their titles, for they become permanent addresses."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from geo.text.toponym import slug


def proposed(rows: Iterable[tuple[str, str]], longest: int, taken: Collection[str] = ()) -> list[str]:
    """An id for each row without one, unlike all others of the table.

    Parameters
    ----------
    rows : id and title of each row of the table
    longest : characters that an id may have
    taken : ids that other pledges have or had: an address never leads to another pledge

    Returns
    -------
    For each row "" if it has an id, or no title to make one of.
    """
    cells = list(rows)
    not_free = {*taken, *(identifier for identifier, _ in cells if identifier)}
    used: dict[str, int] = {}
    found = []
    for identifier, title in cells:
        base = "" if identifier else _shortened(slug(title), longest)
        proposal = base
        while proposal in not_free:
            used[base] = used.get(base, 1) + 1
            ending = f"-{used[base]}"
            proposal = _shortened(base, longest - len(ending)) + ending
        if proposal:
            not_free.add(proposal)
        found.append(proposal)
    return found


def _shortened(text: str, longest: int) -> str:
    """Whole words as far as they fit."""
    if len(text) <= longest:
        return text
    whole, dash, _ = text[: longest + 1].rpartition("-")
    return whole if dash else text[:longest]
