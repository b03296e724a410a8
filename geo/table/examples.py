"""The examples of the template: commented rows, and a notice if somebody typed over one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.errors import Notice
from geo.table.header import COMMENT
from geo.text.signs import cleaned
from geo.words.messages import notice

OWN_COLUMN = "x_Notiz"
# Commented rows, which are never published. Keys of `COLUMNS`; topics are those of the settings.
EXAMPLE_MARK = f"{COMMENT} Beispiel"
EXAMPLES: tuple[dict[str, str], ...] = (
    {
        "title": "Busse auch am Abend",
        "summary": "So sieht eine Zeile aus. Mit # in der ersten Spalte wird sie nicht gelesen.",
        "stance": "will",
        "page": "5",
        "section": "Bus und Bahn",
        "quote": "Wir wollen, dass auch nach 20 Uhr Busse fahren.",
        OWN_COLUMN: "ohne Ort: gilt im ganzen Gebiet",
    },
    {
        "title": "Bahnhof ohne Stufen",
        "summary": "Zwei Orte, mit Semikolon getrennt; der zweite mit Koordinaten.",
        "stance": "demands",
        "places": "Bahnhof Musterstadt; Alte Schule @ 50.80950, 6.48250",
        "page": "6",
        "section": "Bus und Bahn",
        OWN_COLUMN: "diese Zeilen können Sie löschen",
    },
    {
        "title": "Kein Gewerbe im Wald",
        "summary": "Mit einem Stand: seit wann, und wo das nachzulesen ist.",
        "stance": "rejects",
        "places": "Musterwald",
        "page": "7",
        "status": "done",
        "status_date": "2026-03-31",
        "status_url": "https://example.org/ratsbeschluss",
        OWN_COLUMN: "frage ich noch nach",
    },
)


def typed_over(
    file: str, header_row: int, records: Sequence[Sequence[str]], keys: Sequence[str]
) -> Iterator[Notice]:
    """Return a notice for each example with a different title: it is meant as a pledge, but is a comment."""
    if "title" not in keys:
        return
    at, titles = keys.index("title"), {example["title"] for example in EXAMPLES}
    for number, record in enumerate(records, start=header_row + 1):
        title = cleaned(record[at]) if at < len(record) else ""
        if title and title not in titles and cleaned(record[0]) == EXAMPLE_MARK:
            yield notice("example_typed_over", file, number, "id", EXAMPLE_MARK, title=title)
