"""A home with streets: our own county with what `geo osm` writes, invented, of every awkward kind."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path
from typing import Any

from geo.build import build
from geo.osm.provenance import provenance
from geo.text.toponym import fold, slug
from geo.vocabulary import ADDRESSES, STREETS

DUEREN, JUELICH, KREUZAU, TITZ = "05358008", "05358024", "05358028", "05358056"
AT = {DUEREN: (6.480, 50.800), JUELICH: (6.358, 50.921), KREUZAU: (6.490, 50.747), TITZ: (6.425, 51.006)}
STEP = 0.001
SYLLABLE_ENDS = "a au e ei en er i o u"
FRONTS = "An Am Auf Im Alt Neu Ober Unter Linden Kirch Mühlen Rosen Birken Eichen Bach Burg Schul"
ENDS = "straße straße straße weg weg weg platz gasse ring allee pfad hof feld kamp ufer"

# Name, municipality, other names, Ortsteil, house numbers.
Row = tuple[str, str, tuple[str, ...], str, str]
ROWS: tuple[Row, ...] = (
    ("Oberstraße", DUEREN, (), "", "1 3 5-9 12 12a 14-18 20"),
    ("Aachener Straße", DUEREN, ("Alte Landstraße",), "", "51/2 7 8½ 10"),
    ("Hauptstraße", JUELICH, (), "", "1 2 3"),
    ("Hauptstraße", TITZ, (), "", "1 40"),
    ("Hauptstraße", KREUZAU, (), "Winden", "1 3 5"),
    ("Hauptstraße", KREUZAU, (), "Boich", "2 4"),
    ("Kardinal-Frings-Straße", DUEREN, (), "", "4"),
    ("Straße des 17. Juni", DUEREN, (), "", "17"),
    ("Straße 12", DUEREN, (), "", "1 5"),
    ("Platz der Republik", JUELICH, (), "", "3"),
    ("An der B 56", DUEREN, (), "", "2"),
    ("Am Markt", TITZ, (), "", "3"),
    ("Markt", JUELICH, (), "", "1"),
    ("Kölner Landstraße", DUEREN, (), "", "9"),
    ("Landstraße", TITZ, (), "", "9"),
    ("Kaiser-Wilhelm-II.-Straße", DUEREN, (), "", "2"),
    ("Bautzener Straße - Budyšinska dróha", DUEREN, (), "", "6"),
    ("Łužicka", DUEREN, (), "", ""),
    ("Groß-Gerauer-Weg", DUEREN, (), "", "1"),
    ("Sankt-Anna-Straße", DUEREN, (), "", "1"),
    ("Prof.-Dr.-Müller-Platz", DUEREN, (), "", "1"),
    ("Ellen", DUEREN, (), "", "5"),
    ("1. Straße", TITZ, (), "", "2"),
    ("Äußere Rurauer Straße", JUELICH, (), "", ""),
)


def copy_with_streets(source: Path, target: Path) -> Path:
    """Copy a home of our county, add streets and houses, and build it."""
    home = Path(shutil.copytree(source, target))
    streets = [street_of(place, row) for place, row in enumerate(ROWS)]
    _write(home, STREETS, streets)
    _write(home, ADDRESSES, addresses_of(streets))
    build(home)
    return home


def street_of(place: int, row: Row) -> dict[str, Any]:
    name, ags, others, district, _numbers = row
    lon, lat = AT[ags][0] + STEP * (place % 5), AT[ags][1] + STEP * (place // 5)
    line: dict[str, Any] = {"type": "LineString", "coordinates": [[lon, lat], [lon, lat + 4 * STEP]]}
    if "Platz" in name:
        ring = [[lon, lat], [lon + STEP, lat], [lon + STEP, lat + STEP], [lon, lat]]
        line = {"type": "Polygon", "coordinates": [ring]}
    member = {
        key: [_rounded(one) for one in value] if key != "type" else value for key, value in line.items()
    }
    properties = {
        "name": name,
        "alt_names": [*others, *([f"{name}, {district}"] if district else [])],
        "kind": "street",
        "ags": [ags],
        "source": "OpenStreetMap",
        "accuracy_m": 10,
        "precision": "street",
    }
    identifier = f"osm-street-{slug(name)}-{slug(district)}-{ags}"
    return {"type": "Feature", "id": identifier, "geometry": member, "properties": properties}


def _rounded(value: Any) -> Any:
    return round(value, 5) if isinstance(value, float) else [_rounded(one) for one in value]


def addresses_of(streets: list[dict[str, Any]]) -> list[dict[str, Any]]:
    letters: dict[str, tuple[dict[str, list[str]], list[Any]]] = {}
    for street, (name, *_others, numbers) in zip(streets, ROWS, strict=True):
        known, positions = letters.setdefault(fold(name)[:1], ({}, []))
        known[street["id"]] = numbers.split()
        member = street["geometry"]
        lon, lat = member["coordinates"][0][0] if member["type"] == "Polygon" else member["coordinates"][0]
        positions += [
            _rounded([lon + STEP / 4, lat + STEP / 4 * place]) for place, _ in enumerate(numbers.split())
        ]
    return [
        {
            "type": "Feature",
            "id": letter,
            "geometry": {"type": "MultiPoint", "coordinates": positions},
            "properties": {"letter": letter, "numbers": known},
        }
        for letter, (known, positions) in sorted(letters.items())
    ]


def _write(home: Path, name: str, features: list[dict[str, Any]]) -> None:
    collection = {
        "type": "FeatureCollection",
        "provenance": provenance(name, "", "test"),
        "features": features,
    }
    path = home / "data" / "geojson" / name
    path.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")


def large_county(count: int, names: int) -> list[dict[str, Any]]:
    """Return streets with names of syllables at random, as unlike each other as those of a real town."""
    chance = random.Random(16)
    syllables = [start + end for start in "bdfghklmnprstvw" for end in SYLLABLE_ENDS.split()]
    found = []
    for _ in range(names):
        stem = "".join(chance.choices(syllables, k=chance.randint(1, 3))).capitalize()
        front = f"{chance.choice(FRONTS.split())} " if chance.random() < 0.5 else ""
        found.append(f"{front}{stem}{chance.choice(ENDS.split())}")
    chosen = [*found, *chance.choices(found, k=count - names)]
    member = {"type": "LineString", "coordinates": [[6.48, 50.8], [6.481, 50.801]]}
    return [
        {
            "id": f"osm-street-{number}",
            "geometry": member,
            "properties": {"name": name, "alt_names": [], "ags": [f"05358{4 * chance.randint(1, 15):03}"]},
        }
        for number, name in enumerate(chosen)
    ]
