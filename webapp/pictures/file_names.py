"""Pictures as files, for a static site, where an address can't have a query."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

FOLDER = "bilder"
WHOLE = "karte"
# Keys of the filter with a file for each single value.
_KEYS = ("gemeinde", "ortsteil", "thema", "zusage")


def address(root: str, query: str, format_name: str, suffix: str, pledge_id: str = "") -> str:
    """Return the address of the file, like "/bilder/gemeinde-juelich-quadrat.png".

    There is one for each Gemeinde or Ortsteil, topic and pledge; other filters get that of the whole map.
    """
    pairs = [("zusage", pledge_id)] if pledge_id else parse_qsl(query)
    is_one = len(pairs) == 1 and pairs[0][0] in _KEYS
    subject = "-".join(pairs[0]) if is_one else WHOLE
    return f"{root}/{FOLDER}/{subject}-{format_name}.{suffix}"


def query_of(stem: str) -> str:
    """Return the query of a file: "format=quadrat&gemeinde=juelich" for "gemeinde-juelich-quadrat"."""
    subject, _, format_name = stem.rpartition("-")
    key, _, value = subject.partition("-")
    return urlencode([("format", format_name), *([(key, value)] if key in _KEYS else [])])
