"""Which house of a street a typed number means, and how surely.

``static/js/near_street_text.js`` has the same rule; tests/webapp/agreement keeps the two in sync.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

EXACT, NEAR, UNKNOWN = "exact", "near", "unknown"
MAX_NUMBERS_APART = 10  # beyond it, the nearest known number says nothing about where a house is


class FoundNumber(NamedTuple):
    """``number`` is one that the street has; "" if how is UNKNOWN: then the street has to do."""

    how: str
    number: str


def find_number(typed: str, known: Iterable[str]) -> FoundNumber:
    """Find a house number: itself, the range that has it, or one so close that it is about there."""
    numbers = list(known)
    first = re.split("[-/ ]", typed)[0]
    for one in (typed.replace(" ", ""), typed.replace(" 1/2", "½"), first):
        if found := one if one in numbers else _range_with(one, numbers):
            return FoundNumber(EXACT, found)
    wanted = leading(typed)
    leads = {leading(one) for one in numbers} - {0}
    if not wanted or not leads or not min(leads) <= wanted <= max(leads):
        return FoundNumber(UNKNOWN, "")
    best = min(numbers, key=lambda one: _apart(one, wanted))
    if abs(leading(best) - wanted) > MAX_NUMBERS_APART:
        return FoundNumber(UNKNOWN, "")
    return FoundNumber(NEAR, best)


def leading(number: str) -> int:
    """Return the number that a house number begins with; 0 if there is none."""
    match = re.match(r"[0-9]{1,9}", number)
    return int(match[0]) if match else 0


def _apart(one: str, wanted: int) -> tuple[int, int, int, str]:
    """How far a number is from another: those on its side of the street first."""
    value = leading(one)
    return abs(value - wanted), (value - wanted) % 2, value, one


def _range_with(number: str, known: Iterable[str]) -> str:
    """Return the house of several numbers that has this one, as "14-18" has 16; "" if there is none."""
    if not re.fullmatch("[0-9]{1,9}", number):
        return ""
    for one in known:
        match = re.fullmatch(r"([0-9]{1,9})-([0-9]{1,9})", one)
        if match and int(number) in range(int(match[1]), int(match[2]) + 1, 2):
            return one
    return ""
