"""What columns, stances and statuses are called in a table, in German and otherwise.

The first of each is the German word used in new tables (`german_column`, `german_value`); all are
read, whatever their case and spacing, and so is the key itself. Topics have the labels in the settings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from geo.text.toponym import slug

MAX_PARTS = 5  # of a header with slashes
COLUMN_WORDS: dict[str, tuple[str, ...]] = {
    "id": ("Kennung", "Schlüssel", "Kurzname"),
    "title": ("Titel", "Überschrift", "Zusage", "Titel deutsch"),
    "summary": ("Kurztext", "Zusammenfassung", "Beschreibung", "Kurzbeschreibung", "Erläuterung"),
    "topic": ("Thema", "Themen", "Themenfeld", "Bereich"),
    "party": ("Partei", "Partei oder Liste", "Liste", "Wählergruppe"),
    "stance": ("Haltung", "Position"),
    "places": ("Orte", "Ort", "Place", "Ort(e)", "Wo"),
    "status": ("Stand", "Umsetzungsstand", "Sachstand"),
    "status_date": ("Stand vom", "Datum", "Stand Datum", "Status Datum", "Statusdatum", "Datum des Stands"),
    "status_url": ("Quelle", "Beleg", "Nachweis", "Link", "Quelle Stand", "Status URL", "Statusquelle"),
    "status_text": ("Begründung", "Grund", "Status Text", "Text zum Stand"),
    "page": ("Seite", "Seitenzahl", "Programmseite", "S."),
    "section": ("Abschnitt", "Kapitel"),
    "quote": ("Zitat", "Wortlaut", "Originaltext"),
    "title_en": ("Titel (englisch)", "Titel en", "Englischer Titel", "Title (English)", "English title"),
    "summary_en": (
        "Kurztext (englisch)", "Kurztext en", "Englischer Kurztext", "Zusammenfassung (englisch)",
        "Zusammenfassung en", "Englische Zusammenfassung", "Summary (English)", "English summary",
    ),
    # progress.csv
    "date": ("Datum", "Tag", "Am"),
    "text": ("Text", "Was geschah", "Beschreibung"),
    "url": ("Quelle", "Beleg", "Nachweis", "Link", "Adresse"),
}  # fmt: skip

STANCE_WORDS: dict[str, tuple[str, ...]] = {
    "will": ("will", "will umsetzen", "wollen", "umsetzen", "setzt um"),
    "examines": ("will prüfen", "prüft", "prüfen", "wollen prüfen"),
    "supports": ("unterstützt", "unterstützen", "will unterstützen", "befürwortet"),
    "demands": ("fordert", "fordern", "verlangt", "verlangen"),
    "could": ("hält für denkbar", "halten für denkbar", "für denkbar halten", "denkbar", "könnte"),
    "rejects": ("lehnt ab", "lehnen ab", "ablehnen", "Ablehnung"),
    "keeps": ("will erhalten", "erhält", "erhalten", "bewahrt", "bewahren"),
}

STATUS_WORDS: dict[str, tuple[str, ...]] = {
    "pledged": ("zugesagt", "offen", "versprochen"),
    "started": ("begonnen", "angefangen", "in Arbeit", "in Umsetzung", "läuft"),
    "done": ("erledigt", "umgesetzt", "fertig", "abgeschlossen", "erfüllt"),
    "dropped": ("aufgegeben", "verworfen", "fallen gelassen"),
    "withdrawn": ("zurückgezogen", "gestrichen", "zurückgenommen"),
}


def column_of(written: str, columns: Iterable[str]) -> str:
    """Return the column that a header means, "" for none.

    Parameters
    ----------
    written : the header, in any case, with blanks or dashes for underscores, or two names with a slash
    columns : keys of the columns that the table has; only their words count
    """
    known = _columns_by_word(tuple(columns))
    found = {known.get(slug(part), "") for part in written.split("/", MAX_PARTS)}
    return known.get(slug(written), "") or (found.pop() if len(found) == 1 else "")


@lru_cache(maxsize=32)  # a file can have a thousand columns
def _columns_by_word(columns: tuple[str, ...]) -> Mapping[str, str]:
    known = {slug(other): name for name in columns for other in COLUMN_WORDS.get(name, ())}
    # A key wins over a word of another column with the same spelling.
    return known | {slug(name): name for name in columns}


def key_of(written: str, words: Mapping[str, Sequence[str]]) -> str:
    """Return the key that a cell means by the words of each key (`STANCE_WORDS`, …), "" if it is unclear."""
    sought = slug(written)
    if sought in words:
        return sought
    found = [key for key, others in words.items() if sought and sought in map(slug, others)]
    return found[0] if len(found) == 1 else ""


def german_column(name: str) -> str:
    """Return the name of a column in a German table."""
    return COLUMN_WORDS[name][0]


def german_value(key: str, words: Mapping[str, Sequence[str]]) -> str:
    """Return the name of a stance or status in a German table."""
    return words[key][0]


class Labelled(Protocol):
    """The words of a topic of the settings."""

    @property
    def key(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def label_en(self) -> str: ...


def topic_words(topics: Mapping[str, Labelled]) -> dict[str, tuple[str, str]]:
    """Return what pages call each topic, by its key, in both languages."""
    return {topic.key: (topic.label, topic.label_en) for topic in topics.values()}


def german_topic(key: str, topics: Mapping[str, Labelled]) -> str:
    """Return the name of a topic in a German table: its label, unless that can mean another one too."""
    label = topics[key].label
    return label if key_of(label, topic_words(topics)) == key else key
