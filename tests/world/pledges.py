"""The pledges of the invented county: each stance with each status, and each way to name a place."""

from __future__ import annotations

from geo.table.schema import MAX_LENGTHS
from geo.vocabulary import STANCES, STATUSES
from tests.world.ground import BORDER_X, COUNTY_X, at

Row = dict[str, str]
# As a table of this year has them: the build may learn more columns, and still reads this one.
COLUMNS = (
    "id", "title", "summary", "topic", "stance", "places", "status", "status_date", "status_url",
    "status_text", "page", "section", "quote", "title_en", "summary_en",
)  # fmt: skip
PROGRESS_COLUMNS = ("id", "date", "status", "text", "url")

_NEWS = {
    "pledged": {},
    "started": {"status_date": "2025-09-01", "status_url": "https://kreis.example/beschluss?a=1&b=2"},
    "done": {"status_date": "2026-03-31", "status_url": "https://kreis.example/fertig"},
    "dropped": {"status_date": "2026-06-30", "status_url": "https://kreis.example/aufgegeben"},
}
# For each stance, the places of its pledges: one row for each status.
_PLACES = {
    "will": ("Weißmöhlen", "Großer Weißensee", "Kirchfeld (Weißmöhlen)", "Ölke"),
    "examines": ("Inselbahn", "Bahnhof Weißmöhlen", "Haltepunkt Düne", "Kirchfeld (Groß Übersee)"),
    "supports": ("Grundschule „Käthe & O'Möwe“", "Campus Weiße Düne", "Weißmöhlen", "Große Straße"),
    "demands": ("Hafenbahnhof", "Süderhörn", "Deichradweg", "Düwelsberg"),
    "could": ("Otter-Korridor", "Bürgerpark", "Neu-Inselort", "Gewerbegebiet Öl & Überfluss"),
    "rejects": ("Grube „Fünf Brüder“", "Inselbahn", "Königsforst „Überseeholz“", "Exklave Mitte"),
    "keeps": ("Süßes Moor", "Königsforst „Überseeholz“", "Rathaus Weißmöhlen", "Hörnspitz"),
}
_TOPICS = ("mobilitaet", "natur", "soziales")
_LONG_WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"


def _by_coordinates(name: str, x: float, y: float) -> str:
    lon, lat = at(x, y)
    return f"{name} @ {lat:.5f}, {lon:.5f}"


def _filled(text: str, length: int) -> str:
    """Return a text of exactly this many characters, which ends in its own."""
    return (text + " weiter und weiter" * length)[: length - 1] + "!"


# What is special about a row; its id says what for.
_SPECIAL: tuple[Row, ...] = (
    {"id": "an-drei-orten", "places": "Weißmöhlen; Groß Übersee; Ölkenbüttel auf der Insel"},
    {"id": "nebenan", "places": "Grenzbüttel; Groß Übersee"},
    {"id": "grenze-149", "places": "Grenzstein Ost; Kreisgrenze Nord"},
    {"id": "grenze-151", "places": "Grenzstein West; Kreisgrenze Süd"},
    {
        "id": "baum-149",
        "places": _by_coordinates("Alte Eiche", BORDER_X - 149, 3_900),
        "topic": "natur",
        "stance": "keeps",
    },
    {
        "id": "baum-151",
        "places": _by_coordinates("Junge Buche", BORDER_X - 151, 3_900),
        "topic": "natur",
        "stance": "keeps",
    },
    {"id": "brunnen-nebenan", "places": _by_coordinates("Brunnen", COUNTY_X - 149, 6_000)},
    {"id": "in-der-exklave", "places": _by_coordinates("Löschteich (Groß Übersee)", 4_600, 3_600)},
    {"id": "faehre", "places": "Fähranleger <Insel> & Mole", "topic": "mobilitaet"},
    {"id": "langer-ort", "places": "Oberschleswigmoordeichvorlandsiedlung"},
    {
        "id": "formel",
        "title": "＝1+1 – ein breites Gleichheitszeichen am Anfang",
        "summary": "=SUMME(A1:A9); +49 99; -3; @cmd; „alles nur Text“ & <b>kein HTML</b>.",
    },
    {
        "id": "sonderzeichen",
        "title": "STRAẞE & „Gärten“ – größer/schöner < teurer, sagt O'Möwe",
        "summary": "Ä Ö Ü ä ö ü ß ẞ é ø ñ – — … „“ ‚‘ »« ’ % # ? & < > ' \\ ` ${x} {{ x }} </script> 1/2 ½ € "
        "m².",
        "quote": "Wir sagen: „Käthe's Küste & <Kahn>“ – 100 % für alle!",
        "section": "Küste & „Köpfe“ <1>",
        "places": "Das „Weiße Haus“",
    },
    {
        "id": "langes-wort",
        "title": f"{_LONG_WORD} ändern",
        "summary": f"Das {_LONG_WORD} und die Donaudampfschifffahrtsgesellschaftskapitänsmützen gehören "
        f"hierher.",
        "places": "Oberschleswigmoordeichvorlandsiedlung",
    },
    {
        "id": "x" * MAX_LENGTHS["id"],
        "title": _filled("So lang darf ein Titel sein", MAX_LENGTHS["title"]),
        "summary": _filled("So lang darf ein Text sein", MAX_LENGTHS["summary"]),
        "title_en": _filled("As long as a title may be", MAX_LENGTHS["title_en"]),
        "summary_en": _filled("As long as a text may be", MAX_LENGTHS["summary_en"]),
        "page": "40",
    },
    {"id": "kreisweit-nein", "stance": "rejects", "topic": "soziales", "page": "1"},
    {"id": "kreisweit-erledigt", "status": "done", **_NEWS["done"]},
    {"id": "ohne-englisch", "title_en": "", "summary_en": "", "places": "Groß Übersee"},
    {"id": "mit-verlauf", "places": "Ölke"},
    {"id": "im-programm-begonnen", "status": "started", "status_date": "2025-02-28"},
    {
        "id": "zurueckgezogen",
        "places": "Weißmöhlen",
        "status": "withdrawn",
        "status_date": "2026-05-01",
        "status_text": "Der Kreis ist nicht zuständig; das wussten wir nicht.",
    },
)

MILESTONES: list[Row] = [
    {"id": "mit-verlauf", "date": "2025-08-01", "status": "started", "text": "Der Kreistag hat „Ja“ gesagt.",
     "url": "https://kreis.example/1"},
    {"id": "mit-verlauf", "date": "2025-12-01", "status": "started", "text": "Die Hälfte ist geschafft.",
     "url": "https://kreis.example/2"},
    {"id": "mit-verlauf", "date": "2026-04-01", "status": "done", "text": "",
     "url": "https://kreis.example/3"},
]  # fmt: skip


def _row(number: int, special: Row) -> Row:
    name = special["id"][:40]
    return {
        "title": f"Zusage {name}",
        "summary": f"Die Möwen schreiben in eigenen Worten, was „{name}“ heißt.",
        "topic": _TOPICS[number % len(_TOPICS)],
        "stance": "will",
        "page": str(2 + number % 38),
        "section": f"Abschnitt {number}",
        "title_en": f"Pledge {name}",
        "summary_en": f"The Gulls say in their own words what “{name}” means.",
    } | special


def pledges() -> list[Row]:
    """The rows of pledges.csv: 28 of each stance and status, then the special ones."""
    usual = [
        {"id": f"{stance}-{status}", "stance": stance, "status": status, "places": place} | _NEWS[status]
        for stance in STANCES
        for status, place in zip(STATUSES, _PLACES[stance], strict=True)
    ]
    return [_row(number, special) for number, special in enumerate([*usual, *_SPECIAL])]
