"""A map of one municipality: our Düren alone, with districts that are invented, from an invented extract.

Level 9 divides it into north and south, level 10 into four quarters, two of which have the same name:

        +------------------+------------------+ 50.858
        |     Neuland      |   Altstadt-Nord  |  Bezirk Nord
        +------------------+------------------+ 50.800
        |  Am Süsterfeld   |     Neuland      |  Bezirk Süd
        +------------------+------------------+ 50.741
      6.385              6.470              6.539
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.build import build
from geo.geometry import geojson
from geo.osm.command import run
from tests.conftest import REPOSITORY, without_redirects_of_pledges, write_pledges
from tests.geo.osm.extract import DUEREN, Extract

TOWN = "05358008"
MIDDLE = (6.470, 50.800)
WEST, SOUTH, EAST, NORTH = 6.30, 50.70, 6.60, 50.90
QUARTERS = {
    "Altstadt-Nord": (MIDDLE[0], MIDDLE[1], EAST, NORTH),
    "Neuland": (WEST, MIDDLE[1], MIDDLE[0], NORTH),
    "Am Süsterfeld": (WEST, SOUTH, MIDDLE[0], MIDDLE[1]),
    "Neuland ": (MIDDLE[0], SOUTH, EAST, MIDDLE[1]),
}
HALVES = {"Bezirk Nord": (WEST, MIDDLE[1], EAST, NORTH), "Bezirk Süd": (WEST, SOUTH, EAST, MIDDLE[1])}
SLUGS = ["altstadt-nord", "am-suesterfeld", "neuland-bezirk-nord", "neuland-bezirk-sued"]
PLEDGES = [
    {"id": "bahnhof", "places": "Bahnhof Düren", "topic": "mobilitaet"},
    {"id": "quarter", "places": "Altstadt-Nord", "topic": "natur"},
    {"id": "border", "places": f"Baum @ {MIDDLE[1] + 0.005}, {MIDDLE[0] + 0.001}", "topic": "natur"},
    {"id": "river", "places": "Rur", "topic": "natur"},
    {"id": "town", "places": "Düren", "topic": "natur"},
    {"id": "outside", "places": "Jülich", "topic": "natur"},
    {"id": "everywhere", "places": "", "topic": "natur"},
    {"id": "gone", "places": "Bahnhof Düren", "topic": "natur", "status": "withdrawn",
     "status_date": "2026-01-02", "status_url": "https://example.org/", "status_text": "Verworfen."},
]  # fmt: skip


def town_home(
    folder: Path, rows: Iterable[dict[str, str]] = (), ags: str = TOWN, districts: str = ""
) -> Path:
    """The home of a map of Düren alone; ``ags`` may pretend that it is Berlin."""
    data = Path(shutil.copytree(REPOSITORY / "data" / "geojson", folder / "data" / "geojson"))
    (data / "pledges.geojson").unlink()
    for path in data.iterdir():
        collection = geojson.read(path)
        items = [_of_town(path.name, item) for item in collection.pop("features")]
        others = _features(data / "municipalities.geojson") if path.name == "neighbours.geojson" else []
        items += [item for item in others if item["id"] != TOWN]
        collection.pop("type")
        text = geojson.dumps([item for item in items if item], collection)
        (folder / path.name).write_text(text.replace(TOWN, ags), encoding="utf-8")
    for path in folder.glob("*.geojson"):
        path.replace(data / path.name)
    settings = without_redirects_of_pledges((REPOSITORY / "pledgemap.toml").read_text(encoding="utf-8"))
    changed = {
        '["05358"]': f'["{ags}"]',
        '"Kreis Düren"': '"Düren"',
        "im ganzen Kreis Düren": "in ganz Düren",
    }
    for old, new in changed.items():
        settings = settings.replace(old, new)
    if districts:
        settings += f'\n[region]\ndistricts = "{districts}"\n'
    (folder / "pledgemap.toml").write_text(settings, encoding="utf-8")
    write_pledges(folder / "pledges.csv", list(rows))
    return folder


def _features(path: Path) -> list[dict[str, Any]]:
    return geojson.read(path)["features"]


def _of_town(name: str, item: dict[str, Any]) -> dict[str, Any] | None:
    """A Feature as the import of the town alone would write it; None if it would not."""
    values = item["properties"]
    if name == "municipalities.geojson":
        return item if item["id"] == TOWN else None
    if name == "postal_codes.geojson":
        return item if values["ags"] == [TOWN] else None
    if name == "boundaries.geojson" and values["layer"] == "municipality" and item["id"] != TOWN:
        return item | {"properties": values | {"layer": "neighbour"}}
    return item


def town_shape() -> BaseGeometry:
    """Düren, EPSG:4326."""
    path = REPOSITORY / "data" / "geojson" / "municipalities.geojson"
    return next(shape(item["geometry"]) for item in _features(path) if item["id"] == TOWN)


def districts_extract(
    levels: dict[str, dict[str, tuple[float, float, float, float]]], **tags: str
) -> Extract:
    """An extract with these outlines by level and name, cut to the town, and a street."""
    extract = Extract(bounds=(WEST, SOUTH, EAST, NORTH))
    extract.way((0, 0), (300, 0), highway="residential", name="Ahornallee")
    town = town_shape()
    for level, outlines in levels.items():
        for name, box in outlines.items():
            rings = [part.exterior for part in shapely.get_parts(town.intersection(shapely.box(*box)))]
            members = [(extract.way_of(nodes_of(extract, ring)), "outer") for ring in rings]
            extract.relation(
                *members,
                type="boundary",
                boundary="administrative",
                admin_level=level,
                name=name.strip(),
                **tags,
            )
    return extract


def nodes_of(extract: Extract, ring: Any) -> list[int]:
    """The nodes of a ring in EPSG:4326; the last is the first."""
    nodes = [
        extract.node((lon - DUEREN[0]) * 70_400, (lat - DUEREN[1]) * 111_200) for lon, lat in ring.coords[:-1]
    ]
    return [*nodes, nodes[0]]


def divided_home(folder: Path, districts: str = "") -> Path:
    """The home of the town with its districts read and its pledges built."""
    home = town_home(folder / "home", PLEDGES, districts=districts)
    extract = districts_extract({"9": HALVES, "10": QUARTERS})
    run(extract.write(folder / "town.osm"), home, report=lambda line: None)
    build(home)
    return home
