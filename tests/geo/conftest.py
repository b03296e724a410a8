"""A tiny world: three square municipalities in a row. Auen and Bergen are the region, Cramm is next door.

lon 6.40      6.45      6.50      6.55
     |  Auen   |  Bergen |  Cramm  |     lat 50.80 to 50.84
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from geo.config.settings import load_settings
from geo.geometry import geojson
from geo.place import gazetteer as gazetteers
from geo.table.schema import COLUMNS
from tests.world.settings import settings_toml, topic

AUEN, BERGEN, CRAMM = "09001001", "09001002", "09002001"

TOPICS = {
    "verkehr": topic("Verkehr", "Transport"),
    "natur": topic("Natur", "Nature", "#654321", "leaf"),
}


def square(west, south, east, north):
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
    }


def place(identifier, name, kind, ags, geometry, **more):
    if isinstance(geometry, tuple):
        geometry = {"type": "Point", "coordinates": list(geometry)}
    properties = {"name": name, "alt_names": [], "kind": kind, "ags": ags, "source": "test", "accuracy_m": 50}
    return {"type": "Feature", "id": identifier, "geometry": geometry, "properties": properties | more}


def municipality(ags, name, west, **more):
    shape = square(west, 50.80, round(west + 0.05, 2), 50.84)
    label = {"designation": "Gemeinde", "label_point": [round(west + 0.025, 3), 50.82]}
    return place(ags, name, "municipality", [ags], shape, **label, **more)


def world():
    """The gazetteer files of the tiny world, by name."""
    moor = square(6.41, 50.81, 6.42, 50.82)
    line = {"type": "LineString", "coordinates": [[6.41, 50.83], [6.49, 50.83]]}
    return {
        "municipalities": [municipality(AUEN, "Auen", 6.40), municipality(BERGEN, "Bergen", 6.45)],
        "neighbours": [municipality(CRAMM, "Cramm (Sieg)", 6.50)],
        "localities": [place("geonames-1", "Auen", "locality", [AUEN], (6.42, 50.82))],
        "localities_from_stops": [
            place("locality-kirchfeld-auen", "Kirchfeld", "locality", [AUEN], (6.43, 50.81)),
            place("locality-kirchfeld-bergen", "Kirchfeld", "locality", [BERGEN], (6.47, 50.81)),
            place("locality-cramm-auen", "Cramm", "locality", [AUEN], (6.405, 50.805)),
            place("locality-d-horn-bergen", "D'horn", "locality", [BERGEN], (6.48, 50.82)),
        ],
        "stops": [
            place("station-auen", "Auen", "station", [AUEN], (6.421, 50.83), alt_names=["Bahnhof Auen"]),
            place("stop-kirchfeld-auen", "Kirchfeld", "stop", [AUEN], (6.431, 50.811)),
            place("stop-muehle-1", "Mühle", "stop", [BERGEN], (6.46, 50.81)),
            place("stop-muehle-2", "Mühle", "stop", [BERGEN], (6.46, 50.83)),
            place("stop-grenze", "Grenze", "stop", [AUEN], (6.4495, 50.82)),
            place("stop-moor", "Moor", "stop", [BERGEN], (6.47, 50.83)),
            place("stop-schillerstr", "St. Anna Schillerstr.", "stop", [AUEN], (6.415, 50.81)),
        ],
        "landmarks": [
            place(
                "moor",
                "Moor",
                "bog",
                [AUEN],
                moor,
                alt_names=["Großes Moor"],
                precision="site",
                note="Gezeichnet.",
            ),
            place("talbahn", "Talbahn", "railway", [AUEN, BERGEN], line, planned=True, precision="site"),
        ],
    }


PROVENANCE = {
    "title": "Probe",
    "source_date": "2026-01-01",
    "licence": "ODbL 1.0",
    "licence_url": "https://opendatacommons.org/licenses/odbl/1-0/",
    "attribution": "Probe",
}
# Beside the features and the provenance, by file.
MEMBERS = {"boundaries": {"frame": square(6.35, 50.75, 6.60, 50.90)}}


def ground():
    """What the map of the tiny world is drawn from and no place comes from, by name of the file."""
    outlines = ((AUEN, "Auen", "municipality", 6.40), (BERGEN, "Bergen", "municipality", 6.45))
    return {
        "boundaries": [
            {
                "type": "Feature",
                "id": ags,
                "geometry": square(west, 50.80, round(west + 0.05, 2), 50.84),
                "properties": {"layer": layer, "name": name, "ags": ags},
            }
            for ags, name, layer, west in (*outlines, (CRAMM, "Cramm (Sieg)", "neighbour", 6.50))
        ],
        "settlement": [],
        "postal_codes": [],
    }


def write_layers(folder: Path, layers) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, features in layers.items():
        provenance = PROVENANCE | {"attribution": f"© {name}"}
        members = {"type": "FeatureCollection", "provenance": provenance, **MEMBERS.get(name, {})}
        text = json.dumps({**members, "features": features})
        (folder / f"{name}.geojson").write_text(text, encoding="utf-8")


PLEDGE = {
    "id": "ein-bus", "title": "Ein Bus", "summary": "Mehr Busse.", "topic": "verkehr", "stance": "will",
    "places": "", "status": "pledged", "page": "3", "section": "Bus",
}  # fmt: skip


def table(*pledges, delimiter=",", columns=COLUMNS) -> str:
    """The text of a pledges.csv; each pledge says only what is special about it."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    for number, special in enumerate(pledges, start=1):
        pledge = {**PLEDGE, "id": f"zusage-{number}", **special}
        writer.writerow([pledge.get(column, "") for column in COLUMNS])
    return text.getvalue()


class Home:
    """A folder with the files of a map."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.output = path / "data" / "geojson" / "pledges.geojson"
        (path / "pledgemap.toml").write_text(settings_toml(topics=TOPICS), encoding="utf-8")
        write_layers(self.output.parent, world() | ground())

    def pledges(self, *pledges, **options) -> None:
        self.text(table(*pledges, **options))

    def text(self, text: str, encoding: str = "utf-8") -> None:
        (self.path / "pledges.csv").write_bytes(text.encode(encoding))

    def layers(self, **layers) -> None:
        write_layers(self.output.parent, layers)

    @property
    def settings(self):
        return load_settings(self.path / "pledgemap.toml")

    @property
    def sites(self):
        return {item["id"]: item for item in geojson.read(self.output)["features"]}


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


@pytest.fixture
def tiny_world():
    return world()


@pytest.fixture
def make_place():
    return place


@pytest.fixture
def make_table():
    return table


@pytest.fixture
def gazetteer(home):
    found, problems = gazetteers.load(home.output.parent, ("09001",))
    assert not problems
    return found


PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def project():
    return PROJECT


@pytest.fixture(scope="session")
def layer():
    """Reads a committed file by its name without suffix."""
    return lambda name: geojson.read(PROJECT / "data" / "geojson" / f"{name}.geojson")


@pytest.fixture(scope="session")
def real_gazetteer():
    settings = load_settings(PROJECT / "pledgemap.toml")
    found, problems = gazetteers.load(PROJECT / "data" / "geojson", settings.regions)
    assert [str(problem) for problem in problems] == []
    return found
