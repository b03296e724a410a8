"""Two invented regions: Landkreis Orletal with three municipalities, and the city of Probstadt, which is one.

Their programmes, orletal.txt and probstadt.md, are invented too.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from shapely.geometry import shape

from geo.draft.toponyms import Finder
from geo.place import gazetteer as gazetteers
from tests.geo.conftest import write_layers
from tests.world.settings import PLAIN, settings_toml, topic

FOLDER = Path(__file__).parent
GOESLINGEN, HOHENMARK, HALLE, FERNAU, PROBSTADT = "09003001", "09003002", "09003003", "09004001", "09005000"

TOPICS = {
    "verkehr": "Bus, Bahn & Rad",
    "natur": "Umwelt & Natur",
    "wohnen": "Bauen & Wohnen",
    "kinder": "Kinder & Schule",
    "gesundheit": "Gesundheit & Pflege",
}


def feature(identifier, name, kind, ags, lon, alt_names=(), line_to=None, area=False):
    geometry = {"type": "Point", "coordinates": [lon, 50.82]}
    if line_to:
        geometry = {"type": "LineString", "coordinates": [[lon, 50.82], [line_to, 50.82]]}
    if area:
        ring = [[lon, 50.80], [lon + 0.05, 50.80], [lon + 0.05, 50.84], [lon, 50.84], [lon, 50.80]]
        geometry = {"type": "Polygon", "coordinates": [ring]}
    properties = {"name": name, "alt_names": list(alt_names), "kind": kind, "ags": ags, "source": "test"}
    return {
        "type": "Feature",
        "id": identifier,
        "geometry": geometry,
        "properties": properties | {"accuracy_m": 50, "designation": "Gemeinde"},
    }


def orletal():
    """lon 9.00 Göslingen 9.05 Hohenmark 9.10 Halle 9.15 Fernau, which is next door."""
    return {
        "municipalities": [
            feature(GOESLINGEN, "Göslingen", "municipality", [GOESLINGEN], 9.00, area=True),
            feature(HOHENMARK, "Hohenmark", "municipality", [HOHENMARK], 9.05, area=True),
            feature(HALLE, "Halle", "municipality", [HALLE], 9.10, area=True),
        ],
        "neighbours": [feature(FERNAU, "Fernau", "municipality", [FERNAU], 9.15, area=True)],
        "localities": [],
        "localities_from_stops": [
            feature("rath-g", "Rath", "locality", [GOESLINGEN], 9.01),
            feature("rath-h", "Rath", "locality", [HOHENMARK], 9.06),
            feature("berg", "Berg", "locality", [HOHENMARK], 9.07, ["Hohenmark-Berg"]),
            feature("spiel", "Spiel", "locality", [HALLE], 9.11, ["Halle-Spiel"]),
            feature("dhofen", "D'hofen", "locality", [HALLE], 9.12),
            feature("niederorl", "Niederorl", "locality", [GOESLINGEN], 9.02),
        ],
        "stops": [
            feature("bf-hohenmark", "Hohenmark", "station", [HOHENMARK], 9.065, ["Bahnhof Hohenmark"]),
            feature("bf-goeslingen", "Göslingen", "station", [GOESLINGEN], 9.015),
            feature("stop-rathaus", "Rathaus", "stop", [GOESLINGEN], 9.012),
            feature("stop-kirche", "Kirche", "stop", [HALLE], 9.13),
            feature("stop-weilbronn", "Weilbronn", "stop", [HOHENMARK], 9.08),
            feature("stop-bruecke-1", "Göslinger Straße", "stop", [HOHENMARK], 9.06),
            feature("stop-bruecke-2", "Göslinger Straße", "stop", [HALLE], 9.13),
        ],
        "landmarks": [
            feature("orle", "Orle", "river", [GOESLINGEN], 9.01, line_to=9.04),
            feature("muehlsee", "Mühlsee", "lake", [HOHENMARK], 9.07),
            feature(
                "seebahn",
                "Seebahn Göslingen–Hohenmark",
                "railway",
                [GOESLINGEN, HOHENMARK],
                9.01,
                line_to=9.07,
            ),
            feature("haltepunkt-niederorl", "Haltepunkt Niederorl", "stop", [GOESLINGEN], 9.021),
            feature("hallenbad", "Hallenbad", "building", [HALLE], 9.14),
        ],
    }


def probstadt():
    return {
        "municipalities": [feature(PROBSTADT, "Probstadt", "municipality", [PROBSTADT], 9.00, area=True)],
        "neighbours": [],
        "localities": [
            feature("nordend", "Nordend", "locality", [PROBSTADT], 9.01),
            feature("altfelde", "Altfelde", "locality", [PROBSTADT], 9.02),
        ],
        "localities_from_stops": [],
        "stops": [
            feature("stop-markt", "Markt", "stop", [PROBSTADT], 9.03),
            feature("stop-freibad", "Freibad", "stop", [PROBSTADT], 9.02),
        ],
        "landmarks": [
            feature("alter-hafen", "Alter Hafen", "business_park", [PROBSTADT], 9.04),
            feature("stadtwald", "Stadtwald Altfelde", "forest", [PROBSTADT], 9.02),
        ],
    }


def make_home(folder: Path, region_name: str, prefix: str, layers) -> Path:
    for item in layers["municipalities"]:
        item["properties"]["label_point"] = list(shape(item["geometry"]).representative_point().coords[0])
    outlines = [
        {
            **item,
            "properties": {"layer": "municipality", "name": item["properties"]["name"], "ags": item["id"]},
        }
        for item in layers["municipalities"]
    ]
    ground = {"boundaries": outlines, "settlement": [], "postal_codes": []}
    write_layers(folder / "data" / "geojson", layers | ground)
    topics = {key: topic(label) for key, label in TOPICS.items()}
    programme = PLAIN["programme"] | {"pages": 12}
    settings = settings_toml(region_name=region_name, regions=[prefix], topics=topics, programme=programme)
    (folder / "pledgemap.toml").write_text(settings, encoding="utf-8")
    return folder


@pytest.fixture
def orletal_home(tmp_path):
    return make_home(tmp_path / "orletal", "Landkreis Orletal", "09003", orletal())


@pytest.fixture
def probstadt_home(tmp_path):
    return make_home(tmp_path / "probstadt", "Probstadt", "09005", probstadt())


@pytest.fixture
def orletal_programme():
    return FOLDER / "orletal.txt"


@pytest.fixture
def probstadt_programme():
    return FOLDER / "probstadt.md"


@pytest.fixture
def orletal_finder(orletal_home):
    gazetteer, problems = gazetteers.load(orletal_home / "data" / "geojson", ("09003",))
    assert not problems
    return Finder(gazetteer, "Landkreis Orletal")
