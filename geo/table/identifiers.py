"""Ids for rows that have none yet: made from their titles, because they become permanent addresses."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from geo.text.toponym import slug


def proposed(rows: Iterable[tuple[str, str]], max_length: int, taken: Collection[str] = ()) -> list[str]:
    """Return a unique id for each row without one.

    Parameters
    ----------
    rows : id and title of each row of the table
    max_length : characters that an id may have
    taken : ids that other pledges have or had: an address never changes its pledge

    Returns
    -------
    For each row; "" if it has an id, or no title to make one from.
    """
    cells = list(rows)
    not_free = {*taken, *(identifier for identifier, _ in cells if identifier)}
    used: dict[str, int] = {}
    found = []
    for identifier, title in cells:
        base = "" if identifier else _shortened(slug(title), max_length)
        proposal = base
        while proposal in not_free:
            used[base] = used.get(base, 1) + 1
            ending = f"-{used[base]}"
            proposal = _shortened(base, max_length - len(ending)) + ending
        if proposal:
            not_free.add(proposal)
        found.append(proposal)
    return found


def _shortened(text: str, max_length: int) -> str:
    """Cut a text between words if possible."""
    if len(text) <= max_length:
        return text
    whole, dash, _ = text[: max_length + 1].rpartition("-")
    return whole if dash else text[:max_length]
