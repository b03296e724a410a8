"""The ground of an invented county: its municipalities, places and what is drawn below them.

Metres east and north of a corner in the North Sea, near Sylt. Weißmöhlen has a hole, in which an exclave of
Groß Übersee lies; Hörnspitz lies north of 55° N and has an island; Grenzbüttel is next door.

    y 13000  +-----------------+
             |    Hörnspitz    |   sea   [island]   sea
     y 7000  +--------------+--+--------+-----------+
             |  Weißmöhlen  |   Groß    | Grenz-    |
             |    [hole]    |   Übersee | büttel    |
        y 0  +--------------+-----------+-----------+
             x 0         10000       18000       26000
"""

from __future__ import annotations

from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.geometry import geojson
from geo.geometry.projection import to_lonlat

CORNER = (455_000, 6_088_100)  # EPSG:25832; 7,000 m north of it lies 55° N
WEISSMOEHLEN, UEBERSEE, HOERNSPITZ, GRENZBUETTEL = "01099001", "01099002", "01099003", "01098001"
BORDER_X, COUNTY_X = 10_000, 18_000  # of Weißmöhlen and Groß Übersee; of the county and Grenzbüttel
FRAME = shapely.box(-3_000, -3_000, 29_000, 15_000)

Feature = dict[str, Any]


def lonlat(shape: BaseGeometry) -> BaseGeometry:
    """A shape in metres from the corner, in EPSG:4326."""
    return to_lonlat(shapely.transform(shape, lambda xy: xy + CORNER))


def at(x: float, y: float) -> tuple[float, float]:
    """The position (lon, lat) of a point in metres from the corner."""
    point = lonlat(shapely.Point(x, y))
    return round(point.x, 6), round(point.y, 6)


def ring(*corners: tuple[float, float]) -> shapely.Polygon:
    return shapely.Polygon(corners)


_EXCLAVE = shapely.box(4_000, 3_000, 5_000, 4_000)
_ISLAND = shapely.box(14_000, 9_500, 16_500, 12_000)
# Corners where a neighbour has one: what borders on one another has one and the same line.
_LANDS = {
    WEISSMOEHLEN: ring((0, 0), (10_000, 0), (10_000, 7_000), (0, 7_000)) - _EXCLAVE,
    UEBERSEE: shapely.MultiPolygon(
        [ring((10_000, 0), (18_000, 0), (18_000, 7_000), (12_000, 7_000), (10_000, 7_000)), _EXCLAVE]
    ),
    HOERNSPITZ: shapely.MultiPolygon(
        [ring((0, 7_000), (10_000, 7_000), (12_000, 7_000), (12_000, 13_000), (0, 13_000)), _ISLAND]
    ),
    GRENZBUETTEL: ring((18_000, 0), (26_000, 0), (26_000, 7_000), (18_000, 7_000)),
}
_SEA = ring((12_000, 7_000), (18_000, 7_000), (26_000, 7_000), (26_000, 14_000), (12_000, 14_000)) - _ISLAND
# name, designation, other names, label
_NAMES = {
    WEISSMOEHLEN: ("Weißmöhlen", "Stadt", ["WEIẞMÖHLEN"], (7_000, 2_000)),
    UEBERSEE: ("Groß Übersee", "Gemeinde", ["Gr. Übersee"], (14_000, 3_500)),
    HOERNSPITZ: ("Hörnspitz - Hoornspëts", "Gemeinde", ["Hörnspitz", "Hoornspëts"], (6_000, 10_000)),
    GRENZBUETTEL: ("Grenzbüttel", "Gemeinde", [], (22_000, 3_500)),
}


def _municipality(ags: str) -> Feature:
    name, designation, others, label = _NAMES[ags]
    properties = {
        "name": name,
        "alt_names": sorted([*others, f"{designation} {name}"]),
        "kind": "municipality",
        "designation": designation,
        "ags": [ags],
        "source": "erfunden",
        "accuracy_m": 150,
        "label_point": list(at(*label)),
    }
    return geojson.feature(ags, lonlat(_LANDS[ags]), properties)


def _drawn(identifier: str, shape: BaseGeometry, layer: str, name: str) -> Feature:
    properties = {"layer": layer, "name": name, "ags": identifier.removesuffix("-water")}
    return geojson.feature(identifier, lonlat(shape), properties, 4)


def _point(kind: str, identifier: str, name: str, ags: str, x: float, y: float, *others: str) -> Feature:
    """A place as an import writes it."""
    accuracy_m = {"locality": 300, "station": 50, "stop": 25}[kind]
    properties = {"name": name, "alt_names": list(others), "kind": kind}
    if kind != "locality":
        properties["municipality"] = ""
    properties |= {"ags": [ags], "source": "erfunden", "accuracy_m": accuracy_m}
    return geojson.feature(identifier, lonlat(shapely.Point(x, y)), properties)


def _ortsteil(identifier: str, name: str, ags: str, x: float, y: float, stops: int = 2) -> Feature:
    """A locality as the import derives it from the names of stops."""
    made = _point("locality", f"locality-{identifier}", name, ags, x, y)
    return made | {"properties": made["properties"] | {"derived": True, "stops": stops}}


_LOCALITIES = [
    _point("locality", "geonames-1", "Weißmöhlen", WEISSMOEHLEN, 7_200, 2_100),
    _point("locality", "geonames-2", "Süderhörn", HOERNSPITZ, 3_000, 8_000, "Sankt Süderhörn"),
]
# Two Ortsteile of one name, and one with the longest name that fits a road sign.
_FROM_STOPS = [
    _ortsteil("kirchfeld-weissmoehlen", "Kirchfeld", WEISSMOEHLEN, 2_000, 1_000),
    _ortsteil("kirchfeld-gross-uebersee", "Kirchfeld", UEBERSEE, 16_000, 1_000),
    _ortsteil("inseldorf", "Ölkenbüttel auf der Insel", HOERNSPITZ, 15_000, 11_000, stops=5),
    _ortsteil("langes-wort", "Oberschleswigmoordeichvorlandsiedlung", WEISSMOEHLEN, 1_500, 5_500),
]
_STOPS = [
    _point("locality", "locality-kirchfeld-weissmoehlen", "Kirchfeld", WEISSMOEHLEN, 2_000, 1_000),
    _point("locality", "locality-kirchfeld-gross-uebersee", "Kirchfeld", UEBERSEE, 16_000, 1_000),
    _point("locality", "locality-inseldorf", "Ölkenbüttel auf der Insel", HOERNSPITZ, 15_000, 11_000),
    _point(
        "locality",
        "locality-langes-wort",
        "Oberschleswigmoordeichvorlandsiedlung",
        WEISSMOEHLEN,
        1_500,
        5_500,
    ),
]
_STOPS = [
    _point("station", "station-weissmoehlen", "Weißmöhlen", WEISSMOEHLEN, 7_300, 2_400, "Bahnhof Weißmöhlen"),
    _point("stop", "stop-grenzstein-149", "Grenzstein Ost", WEISSMOEHLEN, BORDER_X - 149, 5_000),
    _point("stop", "stop-grenzstein-151", "Grenzstein West", WEISSMOEHLEN, BORDER_X - 151, 4_000),
    _point("stop", "stop-kreisgrenze-149", "Kreisgrenze Nord", UEBERSEE, COUNTY_X - 149, 5_000),
    _point("stop", "stop-kreisgrenze-151", "Kreisgrenze Süd", UEBERSEE, COUNTY_X - 151, 4_000),
    _point("stop", "stop-muehle-1", "Mühle", UEBERSEE, 12_000, 1_000),
    _point("stop", "stop-muehle-2", "Mühle", UEBERSEE, 12_000, 5_000),
    _point("stop", "stop-exklave", "Exklave Mitte", UEBERSEE, 4_500, 3_500),
    _point("stop", "stop-faehre", "Fähranleger <Insel> & Mole", HOERNSPITZ, 14_200, 10_000),
]


def _landmark(
    kind: str, precision: str, name: str, ags: list[str], shape: BaseGeometry, accuracy_m: int, **more: Any
) -> Feature:
    """Return a drawn landmark; its id follows from the kind."""
    properties = {"name": name, "alt_names": [], "kind": kind, "ags": ags, "accuracy_m": accuracy_m}
    properties |= {"source": "erfunden", "planned": False, "precision": precision}
    properties |= {"note": "", "note_en": ""}
    return geojson.feature(f"{kind.replace('_', '-')}-1", lonlat(shape), properties | more)


_BOTH = [WEISSMOEHLEN, UEBERSEE]
_LANDMARKS = [
    _landmark(
        "lake",
        "site",
        "Großer Weißensee",
        [WEISSMOEHLEN],
        shapely.box(500, 2_000, 2_500, 3_500) - shapely.box(1_000, 2_400, 1_800, 3_000),  # has an island
        100,
        alt_names=["Weißensee", "Gr. Weißensee"],
        note="Mit einer Insel; die gehört nicht zum See.",
        note_en="With an island, which is no part of the lake.",
    ),
    _landmark(
        "river",
        "site",
        "Ölke",
        _BOTH,
        shapely.LineString([(3_000, 500), (9_000, 600), (13_000, 500)]),
        200,
    ),
    _landmark(
        "forest",
        "site",
        "Königsforst „Überseeholz“",
        _BOTH,
        shapely.MultiPolygon(
            [
                shapely.box(9_000, 1_500, 11_000, 3_500) - shapely.box(9_400, 2_000, 9_800, 2_600),
                shapely.box(11_500, 1_500, 12_000, 2_500),
            ]
        ),
        150,
    ),
    _landmark("bog", "site", "Süßes Moor", [HOERNSPITZ], shapely.box(1_000, 9_000, 2_500, 10_000), 150),
    _landmark("hill", "exact", "Düwelsberg", [HOERNSPITZ], shapely.Point(8_000, 12_000), 20),
    _landmark(
        "mine",
        "site",
        "Grube „Fünf Brüder“",
        [UEBERSEE],
        shapely.box(15_000, 4_500, 17_000, 6_000),
        250,
    ),
    _landmark(
        "corridor",
        "site",
        "Otter-Korridor",
        [WEISSMOEHLEN, HOERNSPITZ],
        shapely.box(5_500, 5_500, 6_000, 8_500),
        300,
        planned=True,
    ),
    _landmark("park", "exact", "Bürgerpark", [WEISSMOEHLEN], shapely.box(7_000, 1_000, 7_200, 1_200), 15),
    _landmark("campus", "exact", "Campus Weiße Düne", [UEBERSEE], shapely.Point(13_500, 3_800), 30),
    _landmark(
        "business_park",
        "site",
        "Gewerbegebiet Öl & Überfluss",
        [UEBERSEE],
        shapely.box(13_000, 5_500, 14_000, 6_200),
        200,
    ),
    _landmark(
        "building",
        "exact",
        "Rathaus Weißmöhlen",
        [WEISSMOEHLEN],
        shapely.Point(7_100, 2_150),
        10,
        alt_names=["Das „Weiße Haus“"],
    ),
    _landmark(
        "school",
        "site",
        "Grundschule „Käthe & O'Möwe“",
        [WEISSMOEHLEN],
        shapely.Point(6_500, 2_300),
        150,
        planned=True,
    ),
    _landmark(
        "railway",
        "site",
        "Inselbahn",
        [WEISSMOEHLEN, HOERNSPITZ],
        shapely.MultiLineString([[(7_300, 2_400), (7_500, 6_000)], [(7_600, 6_500), (8_000, 9_000)]]),
        100,
        planned=True,
    ),
    _landmark(
        "cycleway",
        "street",
        "Deichradweg",
        [HOERNSPITZ],
        shapely.LineString([(500, 12_500), (11_500, 12_700)]),
        50,
    ),
    _landmark(
        "street",
        "street",
        "Große Straße",
        [WEISSMOEHLEN],
        shapely.LineString([(6_800, 2_000), (7_300, 2_050)]),
        40,
    ),
    _landmark("locality", "locality", "Neu-Inselort", [HOERNSPITZ], shapely.Point(16_000, 9_800), 400),
    _landmark("station", "exact", "Hafenbahnhof", [HOERNSPITZ], shapely.Point(8_000, 9_000), 20),
    _landmark("stop", "exact", "Haltepunkt Düne", [UEBERSEE], shapely.Point(13_600, 3_900), 20),
]


def _postal_code(code: str, ags: str) -> Feature:
    properties = {"postal_code": code, "ags": [ags], "source": "erfunden"}
    return geojson.feature(f"postal-code-{code}-{ags}", None, properties)


def layers() -> dict[str, list[Feature]]:
    """The Features of each file, by its name without suffix."""
    region = (WEISSMOEHLEN, UEBERSEE, HOERNSPITZ)
    drawn = [_drawn(ags, _LANDS[ags], "municipality", _NAMES[ags][0]) for ags in region]
    drawn.append(_drawn(GRENZBUETTEL, _LANDS[GRENZBUETTEL], "neighbour", _NAMES[GRENZBUETTEL][0]))
    drawn.append(_drawn("01-water", _SEA, "water", "Erfundene See"))
    settled = shapely.MultiPolygon(
        [shapely.box(6_300, 1_700, 7_800, 2_700), shapely.box(12_800, 3_300, 14_200, 4_200)]
    )
    settlement = {"name": "Siedlungsraum (erfunden)", "kind": "settlement", "derived": True}
    return {
        "municipalities": [_municipality(ags) for ags in region],
        "neighbours": [_municipality(GRENZBUETTEL)],
        "boundaries": drawn,
        "localities": _LOCALITIES,
        "localities_from_stops": _FROM_STOPS,
        "stops": _STOPS,
        "landmarks": _LANDMARKS,
        "settlement": [geojson.feature("settlement", lonlat(settled), settlement, 4)],
        "postal_codes": [
            _postal_code("99901", WEISSMOEHLEN),
            _postal_code("99901", HOERNSPITZ),
            _postal_code("99902", UEBERSEE),
            _postal_code("99903", HOERNSPITZ),
        ],
    }
