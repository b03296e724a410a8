"""The filter of the site: what its keys mean, what it chooses, and how it is put into words."""

from __future__ import annotations

from webapp.filters.catalogue import (
    LONGEST_TEXT,
    BadValue,
    Catalogue,
    Filter,
    Result,
    UnknownPlace,
    UnknownValue,
)

__all__ = [
    "LONGEST_TEXT",
    "BadValue",
    "Catalogue",
    "Filter",
    "Result",
    "UnknownPlace",
    "UnknownValue",
]
