"""The filter of the site: its grammar, what it finds, and how it is put into words."""

from __future__ import annotations

from webapp.filters.folding import fold
from webapp.filters.grammar import (
    MAX_TEXT_LENGTH,
    BadValue,
    Filter,
    Grammar,
    UnknownPlace,
    UnknownValue,
)
from webapp.filters.index import PledgeIndex, Result

__all__ = [
    "MAX_TEXT_LENGTH",
    "BadValue",
    "Filter",
    "Grammar",
    "PledgeIndex",
    "Result",
    "UnknownPlace",
    "UnknownValue",
    "fold",
]
