"""A table of many pledges at places that the gazetteer has: for measuring, never for the map."""

from __future__ import annotations

import csv
import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import shapely

from geo.config.settings import load_settings
from geo.place import gazetteer as gazetteers
from geo.place.geocode import Outcome, geocode, settling_spelling
from geo.table.schema import COLUMNS
from geo.text.toponym import parse

PROJECT = Path()
SEED = 20250914
SPREAD_DEGREES = 0.01


def copy_home(home: Path, count: int, place_count: int = 0) -> int:
    """Make a home with the project's gazetteer and ``count`` pledges; return how many entries they have.

    ``place_count`` is on how many places the lot may fall: what the gazetteer lacks of them are points around
    those that it has.
    """
    shutil.copytree(PROJECT / "data" / "geojson", home / "data" / "geojson")
    copy_settings(home)
    return _write_pledges(home / "pledges.csv", count, place_count)


def copy_settings(home: Path) -> None:
    """Copy our settings without the redirects that lead to pledges: there they have other ids."""
    settings = (PROJECT / "pledgemap.toml").read_text(encoding="utf-8")
    settings = re.sub(r"(?<=\[redirects\.pledges\]\n)(?:[\w-]+ = .+\n)+", "", settings)
    (home / "pledgemap.toml").write_text(settings, encoding="utf-8")


def _write_pledges(path: Path, count: int, place_count: int) -> int:
    """Write the project's own pledges again and again, each with one or two places drawn by lot.

    With a ``place_count`` every tenth holds everywhere.
    """
    with (PROJECT / "pledges.csv").open(encoding="utf-8", newline="") as file:
        own = list(csv.DictReader(file))
    chance = random.Random(SEED)
    spellings = list(_spellings(chance, place_count))
    entries = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        for number in range(count):
            pledge = own[number % len(own)]
            everywhere = place_count and number % 10 == 9
            places = chance.sample(spellings, 0 if everywhere else chance.choice((1, 1, 2)))
            entries += len(places)
            identifier = f"{pledge['id'][:70]}-{number}"
            writer.writerow(pledge | {"id": identifier, "places": "; ".join(places)})
    return entries


def _spellings(chance: random.Random, place_count: int) -> Iterator[str]:
    """Yield an entry for each place of the gazetteer, then for points around them until there are enough."""
    settings = load_settings(PROJECT / "pledgemap.toml")
    gazetteer, _ = gazetteers.load(PROJECT / "data" / "geojson", settings.regions)
    found = []
    for place in gazetteer.places:
        text = settling_spelling(place, gazetteer)
        if geocode(parse(text), gazetteer).outcome is Outcome.FOUND:
            found.append(place)
            yield text
    for number in range(place_count - len(found)):
        near = shapely.point_on_surface(chance.choice(found).geometry)
        lat, lon = (at + chance.uniform(-SPREAD_DEGREES, SPREAD_DEGREES) for at in (near.y, near.x))
        text = f"Punkt {number} @ {lat:.5f}, {lon:.5f}"
        if geocode(parse(text), gazetteer).outcome is Outcome.FOUND:
            yield text
