"""What the template says about each column, stance and status, in German, and its examples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geo.config.settings import Settings
from geo.table.examples import OWN_COLUMN
from geo.table.header import COMMENT
from geo.table.schema import PARTY
from geo.vocabulary import STANCES, TABLE_STATUSES

Need = Literal["Pflicht", "freiwillig", "wird eingetragen", "nur bei Neuem", "nur für Sie"]


@dataclass(frozen=True)
class Explained:
    """A column of the template: ``width`` in characters; ``text`` is also its comment."""

    width: int
    need: Need
    text: str


# In the order of the template: required columns come first.
COLUMNS: dict[str, Explained] = {
    "id": Explained(
        18,
        "wird eingetragen",
        "Leer lassen. „python -m geo check --write“ bildet die Kennung aus dem Titel und trägt sie ein. Sie "
        "wird Teil der Internetadresse der Zusage und bleibt danach immer gleich, auch wenn sich der Titel "
        f"ändert.\nEine Zeile, die hier mit {COMMENT} beginnt, ist eine Anmerkung und wird nicht gelesen.",
    ),
    "title": Explained(
        32,
        "Pflicht",
        "Was zugesagt wird, in wenigen eigenen Worten, höchstens {title} Zeichen.",
    ),
    "summary": Explained(
        44,
        "freiwillig",
        "Ein, zwei Sätze dazu in eigenen Worten, höchstens {summary} Zeichen.",
    ),
    "topic": Explained(
        20,
        "Pflicht",
        "Ein Thema aus der Liste. Die Themen stehen in pledgemap.toml.",
    ),
    "stance": Explained(
        18,
        "Pflicht",
        "Was die Partei will, aus der Liste. Was jedes Wort bedeutet, steht auf dem Blatt „Anleitung“.",
    ),
    "places": Explained(
        30,
        "freiwillig",
        "Wo es ist. Leer heißt: gilt im ganzen Gebiet. Mehrere Orte trennt ein Semikolon.\n"
        "So geht es: der Name eines Ortes, einer Haltestelle oder Gemeinde; „Kirche (Aldenhoven)“, wenn es "
        "mehrere gibt; „Alte Schule @ 50.80950, 6.48250“ mit Koordinaten, erst die Breite, dann die Länge.",
    ),
    "page": Explained(
        8,
        "Pflicht",
        "Die Seite des Programms, auf der es steht, von 1 bis {pages}. Nur die Zahl.",
    ),
    "section": Explained(22, "freiwillig", "Der Abschnitt des Programms, wie er dort heißt."),
    "quote": Explained(44, "freiwillig", "Die Worte des Programms, unverändert."),
    "status": Explained(
        15,
        "nur bei Neuem",
        "Was daraus geworden ist, aus der Liste. Leer heißt: zugesagt.",
    ),
    "status_date": Explained(
        13,
        "nur bei Neuem",
        "Seit wann das gilt, etwa 31.03.2026. Nicht nach dem Stand der Daten (as_of in pledgemap.toml).",
    ),
    "status_url": Explained(
        30,
        "nur bei Neuem",
        "Die Internetadresse einer Seite, auf der das nachzulesen ist, ganz ausgeschrieben: https://…",
    ),
    "status_text": Explained(
        30,
        "nur bei Neuem",
        "Ein Satz dazu. Nötig ist er nur, wenn eine Zusage zurückgezogen ist: warum.",
    ),
    "title_en": Explained(32, "freiwillig", "Der Titel auf Englisch, höchstens {title_en} Zeichen."),
    "summary_en": Explained(
        44, "freiwillig", "Der Kurztext auf Englisch, höchstens {summary_en} Zeichen."
    ),
    OWN_COLUMN: Explained(
        24,
        "nur für Sie",
        "Platz für eigene Notizen. Spalten, deren Name mit x_ beginnt, werden nicht gelesen und nie "
        "veröffentlicht. Sie können weitere anlegen oder diese löschen.",
    ),
}  # fmt: skip

PARTY_COLUMN = Explained(
    20, "Pflicht", "Wessen Zusage es ist, aus der Liste. Die Parteien stehen in pledgemap.toml."
)


def columns_of(settings: Settings) -> dict[str, Explained]:
    """Return the columns of the template for a map; only one of several parties asks whose a pledge is."""
    if not settings.has_parties:
        return COLUMNS
    known = list(COLUMNS.items())
    return dict([*known[:4], (PARTY, PARTY_COLUMN), *known[4:]])


STANCES_EXPLAINED: dict[str, str] = {
    "will": "Die Partei will es selbst umsetzen.",
    "examines": "Sie will prüfen, ob es geht.",
    "supports": "Sie hilft dabei oder setzt sich dafür ein; entscheiden müssen auch andere.",
    "demands": "Sie verlangt es von anderen, etwa von Land oder Bahn.",
    "could": "Sie kann es sich vorstellen, mehr nicht.",
    "rejects": "Sie will es verhindern.",
    "keeps": "Es gibt schon, was so bleiben soll; soll es mehr werden, ist es „will“.",
}
STATUSES_EXPLAINED: dict[str, str] = {
    "pledged": "Noch ist nichts geschehen (so gilt es, wenn nichts dasteht).",
    "started": "Es hat angefangen.",
    "done": "Es ist umgesetzt.",
    "dropped": "Es wird nichts mehr daraus.",
    "withdrawn": "Die Partei steht nicht mehr dazu: mit Datum und Begründung.",
}
assert tuple(STANCES_EXPLAINED) == STANCES
assert tuple(STATUSES_EXPLAINED) == TABLE_STATUSES

STEPS: tuple[str, ...] = (
    "Füllen Sie auf dem Blatt „Zusagen“ für jede Zusage eine Zeile aus, unter den Beispielen. Die Kennung "
    "bleibt leer.",
    "Speichern Sie die Datei als pledges.xlsx in dem Ordner, in dem pledgemap.toml liegt, und schließen "
    "Sie sie.",
    "Rufen Sie auf: python -m geo check --write. Das trägt die Kennungen ein und sagt, was noch nicht "
    "stimmt. In pledges.checked.xlsx sind diese Zellen rot.",
    "Berichtigen Sie in pledges.xlsx, was rot ist, und rufen Sie den Befehl noch einmal auf, bis nichts "
    "mehr zu berichtigen ist.",
    "Bauen Sie die Karte: python -m geo build.",
)
RULES: tuple[str, ...] = (
    "Wenn Sie den Mauszeiger auf den Namen einer Spalte halten, erscheint, was hineingehört.",
    "Dunkelgrüne Spalten müssen ausgefüllt sein. Die Reihenfolge der Spalten ist gleich, und freiwillige "
    "dürfen fehlen.",
    "Die Kopfzeile und die Namen der Spalten bitte nicht ändern.",
    "Jede Zelle ist reiner Text: Formatierungen, Bilder und Formeln kommen nicht auf die Karte.",
    "Dieses Blatt wird nicht gelesen. Sie können es löschen, nur fehlen dann die Auswahllisten.",
)
