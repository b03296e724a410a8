"""The invented county with the programmes of several parties, all of them invented.

The first is the party of tests/world/pledges.py, whose rows stay as they are; the second has 30 pledges,
many of them at the same places; up to three more have a few each.
"""

from __future__ import annotations

import csv
import datetime
import shutil
import tomllib
from pathlib import Path
from typing import Any

from geo.build import build
from geo.table.schema import WITH_PARTY
from tests.world.pledges import Row, pledges
from tests.world.settings import SETTINGS, settings_toml

WORLD = Path(__file__).parent / "home"
FIRST, SECOND = "moewen", "beispiel"
PUBLISHER = "Redaktion „Muster & Probe“"


def _programme(title: str, pages: int, **more: Any) -> dict[str, Any]:
    return {"title": title, "pages": pages, **more}


PARTIES: dict[str, dict[str, Any]] = {
    FIRST: {
        "name": "Die Möwen & Söhne <Übermut>, Kreisverband Weißenstrand",
        "short": "Möwen & Söhne",
        "short_en": "Gulls & Sons",
        "sentence": "Was die Möwen & Söhne {where} vorhaben",
        "sentence_en": "What Gulls & Sons plan {where}",
        "colour": "#4a52c4",
        "colour_dark": "#8f96e8",
        "sign": "M",
        "programme": _programme(
            "Wahlprogramm „Küste & Köpfe“",
            40,
            date=datetime.date(2025, 2, 28),
            url="https://moewen.example/programm.pdf",
            imprint="Die Möwen & Söhne, Große Straße 1, 99901 Weißmöhlen",
        ),
    },
    SECOND: {
        "name": "Bürgerliste Beispiel, Kreisverband Weißenstrand",
        "short": "Bürgerliste Beispiel",
        "short_en": "Citizens’ List Example",
        "colour": "#9a2c05",
        "colour_dark": "#e8825c",
        "sign": "BLB",
        "programme": _programme(
            "Beispielprogramm 2025",
            12,
            url="https://buergerliste.example/",
            imprint="Bürgerliste Beispiel, Beispielweg 2, 99902 Groß Übersee",
        ),
    },
    "probelauf": {
        "name": "Forum Probelauf",
        "colour": "#0b6b3a",
        "colour_dark": "#5fbf8f",
        "programme": _programme("Probeprogramm", 8),
    },
    "platzhalter": {
        "name": "Platzhalterpartei",
        "short": "Platzhalter",
        "colour": "#6b5a00",
        "colour_dark": "#d9c04a",
        "sign": "P",
        "programme": _programme("Programm der Platzhalter", 20, date=datetime.date(2025, 4, 1)),
    },
    "muster": {
        "name": "Liste Mustermann und Musterfrau",
        "short": "Musterliste",
        "colour": "#884776",
        "colour_dark": "#c98bb8",
        "sign": "ML",
        "programme": _programme("Musterprogramm", 6),
    },
}

# topic, stance, places, title
_OF_SECOND = (
    ("mobilitaet", "rejects", "Inselbahn", "Keine zweite Inselbahn"),
    ("mobilitaet", "will", "Bahnhof Weißmöhlen", "Ein Fahrradhaus am Bahnhof"),
    ("mobilitaet", "demands", "Haltepunkt Düne", "Ein Dach für den Haltepunkt"),
    ("mobilitaet", "examines", "Große Straße", "Die Große Straße am Samstag ohne Autos"),
    ("mobilitaet", "will", "Deichradweg", "Bänke am Deichradweg"),
    ("mobilitaet", "supports", "Hafenbahnhof", "Ein Café im Hafenbahnhof"),
    ("mobilitaet", "will", "", "Ein Bus zu jeder vollen Stunde"),
    ("mobilitaet", "could", "", "Eine Fähre nach Feierabend"),
    ("mobilitaet", "will", "Weißmöhlen", "Parken bis zum Mittag ohne Gebühr"),
    ("natur", "keeps", "Süßes Moor", "Das Moor bleibt nass"),
    ("natur", "will", "Königsforst „Überseeholz“", "Tausend Bäume für den Forst"),
    ("natur", "rejects", "Grube „Fünf Brüder“", "Die Grube wird keine Deponie"),
    ("natur", "supports", "Otter-Korridor", "Eine Brücke für Otter"),
    ("natur", "will", "Bürgerpark", "Der Park bekommt Trinkbrunnen"),
    ("natur", "examines", "Großer Weißensee", "Eine Badestelle am See"),
    ("natur", "will", "", "Blühstreifen an allen Kreisstraßen"),
    ("natur", "demands", "", "Der Deich wird einen Meter höher"),
    ("natur", "will", "Groß Übersee", "Ein Baum für jedes Neugeborene"),
    ("soziales", "will", "Rathaus Weißmöhlen", "Ein offenes Ohr im Rathaus"),
    ("soziales", "will", "Grundschule „Käthe & O'Möwe“", "Frühstück für alle Schulkinder"),
    ("soziales", "supports", "Campus Weiße Düne", "Wohnungen für Auszubildende"),
    ("soziales", "will", "Kirchfeld (Weißmöhlen)", "Ein Treffpunkt in Kirchfeld"),
    ("soziales", "will", "Kirchfeld (Groß Übersee)", "Noch ein Treffpunkt in Kirchfeld"),
    ("soziales", "examines", "Neu-Inselort", "Eine Praxis auf Zeit"),
    ("soziales", "will", "", "Ein Sommerfest in jedem Ort"),
    ("soziales", "demands", "", "Mehr Plätze in der Pflege"),
    ("soziales", "keeps", "Ölke", "Der Dorfladen bleibt"),
    ("soziales", "could", "Hörnspitz", "Ein Tag ohne Eintritt im Museum"),
    ("leer", "will", "", "Der Kreis veröffentlicht seine Zahlen"),
    ("leer", "will", "Weißmöhlen; Groß Übersee", "Sprechstunden am Abend"),
)
_OF_OTHERS = (
    ("mobilitaet", "will", "Inselbahn", "Mehr Züge auf der Insel"),
    ("natur", "keeps", "Süßes Moor", "Das Moor in Ruhe lassen"),
    ("soziales", "will", "Weißmöhlen", "Ein Haus für Vereine"),
    ("leer", "supports", "", "Haushalt in einfacher Sprache"),
)


def rows(count: int = 2) -> list[Row]:
    """Return the rows of the table with the first of the parties, each with its key."""
    keys = list(PARTIES)[:count]
    found = [row | {"party": FIRST} for row in pledges()]
    found += [_row(SECOND, number, cells) for number, cells in enumerate(_OF_SECOND)]
    found += [_row(key, at, cells) for key in keys[2:] for at, cells in enumerate(_OF_OTHERS)]
    by_id = {row["id"]: row for row in found}
    # News of another party: its programme has no date, so what it says itself has that of the election.
    by_id[f"{SECOND}-2"] |= {
        "status": "started",
        "status_date": "2025-10-01",
        "status_url": "https://kreis.example/fahrradhaus",
    }
    by_id[f"{SECOND}-10"] |= {"status": "done", "status_date": "2025-05-11"}
    return found


def _row(key: str, number: int, cells: tuple[str, str, str, str]) -> Row:
    topic, stance, places, title = cells
    return {
        "id": f"{key}-{number + 1}",
        "party": key,
        "topic": topic,
        "stance": stance,
        "places": places,
        "title": title,
        "summary": f"{title}: So steht es, frei erfunden, im Programm.",
        "page": str(1 + number % 6),
        "section": f"Kapitel {1 + number % 6}",
    }


def settings(count: int = 2, **special: Any) -> str:
    """Return the text of pledgemap.toml with the first of the parties, or with what is special about it."""
    known = tomllib.loads(SETTINGS)
    of_one = ("party", "programme")
    shared = {name: value for name, value in known.items() if name not in of_one}
    election = {"election_date": datetime.date(2025, 5, 11), "term_end": datetime.date(2030, 10, 31)}
    several = {
        "title": "Was die Parteien im Kreis Weißenstrand versprechen",
        "title_en": "What the parties in Kreis Weißenstrand promise",
        "publisher": PUBLISHER,
        "programme": election,
        "parties": dict(list(PARTIES.items())[:count]),
    }
    # settings_toml has a party of its own to begin with.
    text = settings_toml(**(shared | several | special))
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("party = "))


def parties_home(folder: Path, count: int = 2) -> Path:
    """Return a home with the invented county and the first of the parties, built."""
    shutil.copytree(WORLD, folder)
    write_parties(folder, count)
    build(folder)
    return folder


def write_parties(home: Path, count: int = 2) -> None:
    """Turn a home with the invented county into one with several parties; it is not built."""
    (home / "pledgemap.toml").write_text(settings(count), encoding="utf-8")
    with (home / "pledges.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, WITH_PARTY, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows(count))
