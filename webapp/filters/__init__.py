"""The filter of the site: its grammar, what it finds, and how it is put into words."""

from __future__ import annotations

from webapp.filters.grammar import (
    BadValue,
    Filter,
    Grammar,
    UnknownPlace,
    UnknownValue,
)
from webapp.filters.index import PledgeIndex, Result
from webapp.filters.word_files import by_beginning
from webapp.filters.word_index import Text, WordIndex, compact_json
from webapp.near.nearby import MAX_TEXT_LENGTH

__all__ = [
    "MAX_TEXT_LENGTH",
    "BadValue",
    "Filter",
    "Grammar",
    "PledgeIndex",
    "Result",
    "Text",
    "UnknownPlace",
    "UnknownValue",
    "WordIndex",
    "by_beginning",
    "compact_json",
]
