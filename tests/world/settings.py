"""Settings of invented regions: each says only what is special about it, the invented county nearly all."""

from __future__ import annotations

import datetime
import json
from typing import Any

Section = dict[str, Any]

PLAIN: Section = {
    "title": "Probe",
    "title_en": "Trial",
    "party": "Partei",
    "region_name": "Kreis Probe",
    "everywhere": "im ganzen Kreis Probe",
    "everywhere_en": "throughout Kreis Probe",
    "regions": ["09001"],
    "as_of": datetime.date(2026, 11, 22),
    "base_url": "",
    "programme": {"title": "Programm", "pages": 27, "election_date": datetime.date(2025, 9, 14)},
    "imprint": {"responsible": "Partei, Weg 1", "contact": "post@example.org"},
}


def topic(label: str, label_en: str = "", colour: str = "#123456", icon: str = "train") -> Section:
    return {"label": label, "label_en": label_en or label, "colour": colour, "icon": icon}


def settings_toml(**special: Any) -> str:
    """The text of a pledgemap.toml: the plain settings, and in their place what is special."""
    merged = PLAIN | special
    return "\n\n".join("\n".join(lines) for lines in _tables("", merged)) + "\n"


def _tables(name: str, values: Section) -> list[list[str]]:
    """Return the lines of a table and of those below it; one with only tables has no lines of its own."""
    lines = [f"{key} = {_written(value)}" for key, value in values.items() if not isinstance(value, dict)]
    below = [
        table
        for key, value in values.items()
        if isinstance(value, dict)
        for table in _tables(f"{name}.{key}".lstrip("."), value)
    ]
    return ([[f"[{name}]", *lines] if name else lines] if lines else []) + below


def _written(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime.date) else json.dumps(value, ensure_ascii=False)


SETTINGS = "# Made by python -m tests.world.make\n" + settings_toml(
    title="Was im Kreis Weißenstrand geplant ist – „für alle“",
    title_en="What is planned in Kreis Weißenstrand – “for everybody”",
    party="Die Möwen & Söhne <Übermut>, Kreisverband Weißenstrand",
    region_name="Kreis Weißenstrand",
    everywhere="im ganzen Kreis Weißenstrand",
    everywhere_en="throughout Kreis Weißenstrand",
    regions=["01099"],
    as_of=datetime.date(2026, 6, 30),
    programme={
        "title": "Wahlprogramm „Küste & Köpfe“",
        "pages": 40,
        "election_date": datetime.date(2025, 5, 11),
        "date": datetime.date(2025, 2, 28),
        "url": "https://moewen.example/programm.pdf",
    },
    imprint={
        "responsible": "Die Möwen & Söhne, Große Straße 1, 99901 Weißmöhlen",
        "contact": "post@moewen.example",
        "represented_by": "Käthe Größenwahn-Übermuth",
        "visdp": "Jürgen O'Möwe, Große Straße 1, 99901 Weißmöhlen",
        "phone": "+49 99 1234-56",
        "hosting": "Watt & Wolke GmbH, Husum",
        "log_days": "7",
    },
    embed={"allowed_hosts": "https://moewen.example https://*.moewen.example"},
    redirects={
        "municipalities": {"alt-uebersee": "gross-uebersee"},
        "topics": {"umwelt": "natur"},
        "pledges": {"alter-radweg": "will-pledged"},
    },
    topics={
        "mobilitaet": topic("Bus, Bahn & Rad", "Bus, rail & bike", "#4a52c4"),
        "natur": topic("Küste, Moor & Grün", "Coast, bog & green", "#0b5a3a", "tree"),
        "soziales": topic(
            "Füreinander – größer als „Ich“", "For each other – bigger than “me”", "#884776", "hands"
        ),
        "leer": topic("Ohne eine Zusage", "Without a pledge", "#a78506", "factory"),
    },
)
