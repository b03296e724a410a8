"""The districts of a region that is one municipality: outlines by admin_level, and the middles of others.

All levels are written; which one is the filter of a map, its settings and `geo.place.districts` decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.geometry import geojson
from geo.geometry.labels import label_point
from geo.geometry.projection import to_lonlat
from geo.osm.classes import DISTRICT_LEVELS
from geo.osm.features import (
    DECIMALS,
    OUTLINE_ACCURACY_M,
    SIMPLIFY_M,
    SOURCE,
    VILLAGE_ACCURACY_M,
    Region,
    metric_of,
)
from geo.osm.names import Names, OsmPiece, shapes_of
from geo.place.districts import PLACES
from geo.text.toponym import fold

SHARE_INSIDE = 0.5  # of an outline in the municipality: those of the neighbours touch it by slivers
# place=* that divides a town; if there are fewer than two, the finer ones.
_DIVIDING = ("Stadtbezirk", "Stadtteil", "Dorf")
_FINER = ("Stadtviertel", "Viertel", "Weiler")
_TOWN = "Stadt"
CORE_M = 1_000  # a part whose middle is so close to the town's is the middle of the town
_WORDS = {"9": "Stadtbezirk", "10": "Stadtteil"}
_WORDS_OF_CITY_STATES = {"9": "Bezirk", "10": "Ortsteil"}
_CITY_STATES = ("02", "11")
_WORD = "Ortsteil"


def districts(names: Names, region: Region, own: list[geojson.Feature]) -> list[geojson.Feature]:
    """Return the districts of the only municipality of a region; none if it has several.

    Parameters
    ----------
    own : the municipalities of the region
    """
    if len(own) != 1:
        return []
    ags, name = own[0]["id"], own[0]["properties"]["name"]
    town = region.municipalities.shape(ags)
    found = [one for level in DISTRICT_LEVELS for one in _outlined(level, names, town, ags)]
    return _numbered([*found, *_middles(names, town, ags, name)])


def _outlined(level: str, names: Names, town: BaseGeometry, ags: str) -> Iterator[geojson.Feature]:
    """Yield the outlines of one level, simplified together so that no gaps open between them."""
    known = {piece.id: piece for pieces in names.places.values() for piece in pieces}
    pieces = [known[id_] for id_, (of, _) in names.districts.items() if of == level and id_ in known]
    shapes = shapely.make_valid(metric_of(shapes_of(pieces)))
    inside = shapely.area(shapely.intersection(shapes, town)) > SHARE_INSIDE * shapely.area(shapes)
    chosen = [piece for piece, is_inside in zip(pieces, inside, strict=True) if is_inside]
    if not chosen:
        return
    words = _WORDS_OF_CITY_STATES if ags.startswith(_CITY_STATES) else _WORDS
    for piece, shape in zip(chosen, shapely.coverage_simplify(shapes[inside], SIMPLIFY_M), strict=True):
        word = names.districts[piece.id][1] or words.get(level, _WORD)
        yield _feature(piece, level, word, shape, ags, OUTLINE_ACCURACY_M)


def _middles(names: Names, town: BaseGeometry, ags: str, name: str) -> Iterator[geojson.Feature]:
    """Yield the middles of the parts of a town that OpenStreetMap knows as places, outlined or not."""
    dividing = list(_inside(names, town, _DIVIDING))
    if len(dividing) < 2:
        dividing += _inside(names, town, _FINER)
    for piece, point in dividing:
        yield _feature(piece, PLACES, _WORD, point, ags, VILLAGE_ACCURACY_M)
    for piece, point in _inside(names, town, (_TOWN,)):
        is_alone = all(point.distance(other) > CORE_M for _, other in dividing)
        if dividing and is_alone and fold(piece.names[0]) == fold(name):
            core = piece._replace(names=(f"{name}-Kernort",))
            yield _feature(core, PLACES, _WORD, point, ags, VILLAGE_ACCURACY_M)


def _inside(
    names: Names, town: BaseGeometry, words: tuple[str, ...]
) -> Iterator[tuple[OsmPiece, BaseGeometry]]:
    for (what, _), pieces in names.places.items():
        if what.kind == "locality" and what.qualifier in words:
            middles = metric_of(shapely.centroid(shapes_of(pieces)))
            yield from (pair for pair in zip(pieces, middles, strict=True) if town.contains(pair[1]))


def _feature(
    piece: OsmPiece, level: str, word: str, shape: BaseGeometry, ags: str, accuracy_m: int
) -> geojson.Feature:
    lonlat = to_lonlat(shape)
    properties: dict[str, Any] = {
        "name": piece.names[0],
        "alt_names": sorted(piece.names[1:]),
        "level": level,
        "designation": word,
        "ags": [ags],
        "source": SOURCE,
        "accuracy_m": accuracy_m,
        "label_point": label_point(lonlat),
        "osm_id": piece.id,
    }
    return geojson.feature(piece.id, lonlat, properties, DECIMALS)


def _numbered(found: list[geojson.Feature]) -> list[geojson.Feature]:
    """Return them by level and id; of one place that is a node and an area, the first."""
    once: dict[tuple[str, str], geojson.Feature] = {}
    for one in sorted(found, key=lambda one: (one["properties"]["level"], one["id"])):
        values = one["properties"]
        key = fold(values["name"]) if values["level"] == PLACES else one["id"]
        once.setdefault((values["level"], key), one)
    return list(once.values())
