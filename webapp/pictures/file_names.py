"""Pictures as files, for a site without a server: there an address has no query."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

FOLDER = "bilder"
WHOLE = "karte"
# Keys of the filter that a file exists for, one value each.
_KEYS = ("gemeinde", "thema", "zusage")


def address(root: str, query: str, format_name: str, suffix: str, pledge_id: str = "") -> str:
    """The address of the file, like "/bilder/gemeinde-juelich-quadrat.png".

    There is one for each Gemeinde, topic and pledge; any other filter has the picture of the whole map.
    """
    pairs = [("zusage", pledge_id)] if pledge_id else parse_qsl(query)
    is_one = len(pairs) == 1 and pairs[0][0] in _KEYS
    subject = "-".join(pairs[0]) if is_one else WHOLE
    return f"{root}/{FOLDER}/{subject}-{format_name}.{suffix}"


def query_of(stem: str) -> str:
    """The query that a file stands for: "format=quadrat&gemeinde=juelich" for "gemeinde-juelich-quadrat"."""
    subject, _, format_name = stem.rpartition("-")
    key, _, value = subject.partition("-")
    return urlencode([("format", format_name), *([(key, value)] if key in _KEYS else [])])
