"""What the site needs of each file that it draws from: the build checks it.

What a place of the gazetteer needs is checked in `geo.place.gazetteer` and `geo.place.landmarks`; here are
the members of the files, the files without places, and additional properties of some.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from geo.errors import Problem
from geo.geometry import geojson
from geo.vocabulary import DISTRICT_WORDS, DISTRICTS, LANDMARKS, MUNICIPALITIES, OSM_FILES
from geo.words.language import gettext as _
from geo.words.messages import problem, remedy_of_extract, remedy_of_imported, remedy_of_provenance

_OPTIONAL = (LANDMARKS, *OSM_FILES)
BOUNDARIES, POSTAL_CODES = "boundaries.geojson", "postal_codes.geojson"
SETTLEMENT = "settlement.geojson"
MAX_DRAWN_BYTES = 20_000_000  # of the landmarks
DRAWN = ("municipality", "neighbour", "water")  # the layers of the boundaries
Check = Callable[[Any], bool]


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < math.inf


def _texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_text, value))


def texts_only(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def is_position(value: Any) -> bool:
    """Whether a value is a pair of numbers, like [longitude, latitude]."""
    return isinstance(value, list) and len(value) == 2 and all(map(_number, value))


# How to credit a source; the date may be unknown.
_PROVENANCE: dict[str, Check] = {
    "title": _text,
    "source_date": lambda value: isinstance(value, str),
    "licence": _text,
    "licence_url": lambda value: isinstance(value, str) and re.fullmatch(r"https?://\S+", value) is not None,
    "attribution": _text,
}
# Properties by file; those that the gazetteer reads are checked there.
_PROPERTIES: dict[str, dict[str, Check]] = {
    BOUNDARIES: {"layer": lambda value: value in DRAWN, "name": _text, "ags": _text},
    MUNICIPALITIES: {
        "name": _text,
        "ags": _texts,
        "designation": lambda value: isinstance(value, str),
        "label_point": lambda value: is_position(value),
    },
    DISTRICTS: {
        "name": _text,
        "alt_names": lambda value: texts_only(value),
        "level": _text,
        "designation": lambda value: value in DISTRICT_WORDS,
        "osm_id": lambda value: isinstance(value, str) and re.fullmatch(r"[nwra]\d+", value) is not None,
        "label_point": lambda value: is_position(value),
    },
    POSTAL_CODES: {"postal_code": _text, "ags": _texts},
    SETTLEMENT: {},
}
_AREAS = ("Polygon", "MultiPolygon")
# Types of the shapes of a file; other files may have any.
_SHAPES = {BOUNDARIES: _AREAS, MUNICIPALITIES: _AREAS, SETTLEMENT: _AREAS}


def faults_in(folder: Path, names: tuple[str, ...]) -> list[Problem]:
    """Report what the site needs that the files of a folder lack.

    Parameters
    ----------
    folder : data/geojson
    names : the files that the site reads; all but the landmarks and those of an extract must be there

    Raises
    ------
    GeoJsonError : a file is missing or is not a FeatureCollection
    """
    present = [name for name in names if name not in _OPTIONAL or (folder / name).exists()]
    collections = {name: read_layer(folder / name) for name in present}
    problems = [found for name in present for found in _faults(name, collections[name])]
    return problems or list(_contradictions(collections))


def read_layer(path: Path) -> dict[str, Any]:
    """Read a file that the map is made from; drawn ones have a lower limit of size.

    Raises
    ------
    GeoJsonError, ProblemsFound : as `geojson.read`
    """
    return geojson.read(path, MAX_DRAWN_BYTES if path.name == LANDMARKS else geojson.MAX_BYTES)


def _faults(name: str, collection: dict[str, Any]) -> Iterator[Problem]:
    yield from _provenance_faults(name, collection)
    if name == BOUNDARIES and not is_shape(collection.get("frame"), _AREAS):
        yield _imported(name, "frame", "frame")
    for number, item in enumerate(collection["features"] if name in _PROPERTIES else (), start=1):
        fields = list(_wrong(name, item))
        if fields:
            identifier = item.get("id") if isinstance(item, dict) else None
            yield _imported(name, str(identifier or _("Feature {number}", number=number)), ", ".join(fields))


def _provenance_faults(name: str, collection: Mapping[str, Any]) -> Iterator[Problem]:
    provenance = collection.get("provenance")
    if provenance is None and name == LANDMARKS:
        return  # drawing tools do not write one; the default says that it was drawn by hand
    known = provenance if isinstance(provenance, dict) else {}
    wrong = [f"provenance.{field}" for field, right in _PROVENANCE.items() if not right(known.get(field))]
    if not wrong:
        return
    fields = "provenance" if not known else ", ".join(wrong)
    remedy = remedy_of_imported()
    if name in _OPTIONAL:
        remedy = remedy_of_provenance() if name == LANDMARKS else remedy_of_extract()
    yield problem("incomplete_place", name, None, "", "provenance", fields=fields, remedy=remedy)


def _imported(name: str, called: str, fields: str) -> Problem:
    remedy = remedy_of_extract() if name in OSM_FILES else remedy_of_imported()
    return problem("incomplete_place", name, None, "", called, fields=fields, remedy=remedy)


def _wrong(name: str, item: Any) -> Iterator[str]:
    """Return the names of what is missing or unusable in a Feature."""
    properties = item.get("properties") if isinstance(item, dict) else None
    if not isinstance(properties, dict):
        yield "properties"
        return
    yield from (field for field, right in _PROPERTIES[name].items() if not right(properties.get(field)))
    if name in _SHAPES and not is_shape(item.get("geometry"), _SHAPES[name]):
        yield "geometry"


def is_shape(member: Any, kinds: tuple[str, ...] = ()) -> bool:
    """Whether a geometry can be read, is not empty, and is of one of the kinds, if any are given."""
    try:
        if kinds and member["type"] not in kinds:
            return False
        found = geojson.shape_of(member)
        return not found.is_empty and geojson.is_finite(found)
    except geojson.UNREADABLE:
        return False


def is_valid_shape(member: Any) -> bool:
    """As `is_shape`, and without self-intersections: otherwise its inside is undefined."""
    return is_shape(member) and bool(geojson.shape_of(member).is_valid)


def _contradictions(collections: Mapping[str, dict[str, Any]]) -> Iterator[Problem]:
    """Report municipalities of the region that one file mentions and another lacks."""
    own = {item["properties"]["ags"][0] for item in collections[MUNICIPALITIES]["features"]}
    outlines = (item["properties"] for item in collections[BOUNDARIES]["features"])
    drawn = {values["ags"] for values in outlines if values["layer"] == "municipality"}
    for ags in sorted(own - drawn):
        yield _imported(BOUNDARIES, "features", ags)
    for item in collections[POSTAL_CODES]["features"]:
        foreign = [ags for ags in item["properties"]["ags"] if ags not in own]
        if foreign:
            yield _imported(POSTAL_CODES, item["properties"]["postal_code"], f"ags ({', '.join(foreign)})")
