"""The first table of a new map."""

from __future__ import annotations

import csv
import io

from geo.table.header import COMMENT
from geo.table.schema import COLUMNS

_EXAMPLE = {
    "id": f"{COMMENT} bus-am-abend",
    "title": "Busse auch am Abend",
    "summary": "So sieht eine Zeile aus; mit # am Anfang zählt sie nicht.",
    "topic": "mobilitaet",
    "stance": "will",
    "page": "5",
    "section": "Bus und Bahn",
}


def table_text() -> str:
    """Return the first table of a new map: a commented example."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerow(_EXAMPLE)
    return text.getvalue()
