"""What people draw themselves: read as drawing tools write it, and completed with what can be derived.

A Feature needs an id, a name, a kind, an accuracy and a shape; everything else has a default. Only the
person who drew it knows the accuracy, and an id becomes part of addresses: neither is ever invented.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape

from geo.errors import Problem
from geo.geometry import geojson
from geo.geometry.projection import to_metric
from geo.place.layers import is_valid_shape
from geo.place.municipalities import Municipalities
from geo.text.signs import cleaned_value, refused
from geo.text.toponym import slug
from geo.vocabulary import KINDS, LANDMARKS, MUNICIPALITIES, NEIGHBOURS, PRECISIONS
from geo.words.language import gettext as _
from geo.words.messages import problem, remedy_of_landmark

LANDMARK_KINDS = tuple(sorted(KINDS - {"municipality"}))
LANDMARK_PRECISIONS = tuple(name for name in PRECISIONS if name != "municipality")
MAX_DEGREES = 360
MAX_ACCURACY_M = 1_000_000  # of an accuracy: larger than Germany
BY_HAND = "von Hand gezeichnet"
# If the file does not have one: drawing tools do not write it.
PROVENANCE = {
    "title": "Landmarken",
    "source": BY_HAND,
    "source_version": "",
    "source_date": "",
    "licence": "ODbL 1.0",
    "licence_url": "https://opendatacommons.org/licenses/odbl/1-0/",
    "attribution": "Landmarken: von Hand gezeichnet (ODbL)",
    "changes": "",
    "command": "",
}
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_AGS = re.compile(r"[0-9]{8}")
Areas = Callable[[], Municipalities]


def areas_in(folder: Path) -> Areas:
    """The municipalities and neighbours of a folder (data/geojson), read when first needed."""

    @cache
    def areas() -> Municipalities:
        return Municipalities(
            item
            for file in (MUNICIPALITIES, NEIGHBOURS)
            for item in geojson.read(folder / file)["features"]
            if isinstance(item, dict) and _is_area(item)
        )

    return areas


def _is_area(item: dict[str, Any]) -> bool:
    """Whether a Feature can be used as an area; what it lacks is reported elsewhere."""
    properties = item.get("properties")
    named = isinstance(properties, dict) and isinstance(properties.get("name"), str)
    return named and isinstance(item.get("id"), str) and is_valid_shape(item.get("geometry"))


def completed(features: Iterable[Any], areas: Areas) -> tuple[list[geojson.Feature], list[Problem]]:
    """Complete the Features that can be used, and report what the others lack.

    Parameters
    ----------
    features : of landmarks.geojson, as drawn: EPSG:4326, any winding, any number of decimals
    areas : for landmarks that do not say in which municipalities they are

    Returns
    -------
    Features with all properties of a place, wound and rounded as RFC 7946 says; a problem for each of the
    others, which names it by name or position.
    """
    items = [_tidied(item) for item in features]
    taken = {_identifier(item) for item in items if isinstance(item, dict)}
    found: list[geojson.Feature] = []
    problems: list[Problem] = []
    for number, item in enumerate(items, start=1):
        faults = list(_faults(item, number, taken))
        problems.extend(faults)
        if not faults:
            whole = _complete(item, areas)
            found.append(whole)
            if not whole["properties"]["ags"] and item["properties"].get("ags") is None:
                problems.append(problem("landmark_nowhere", LANDMARKS, None, "", whole["properties"]["name"]))
    return found, problems


def _tidied(item: Any) -> Any:
    """Remove invisible characters from the texts of a Feature."""
    if not isinstance(item, dict):
        return item
    return item | {member: cleaned_value(item[member]) for member in ("id", "properties") if member in item}


def _identifier(item: geojson.Feature) -> Any:
    """Return the id of a Feature; some tools can only edit its properties."""
    own, properties = item.get("id"), item.get("properties")
    of_properties = properties.get("id") if isinstance(properties, dict) else None
    return next((one for one in (own, of_properties) if isinstance(one, str)), None)


def _faults(item: Any, number: int, taken: set[Any]) -> Iterator[Problem]:
    if not isinstance(item, dict) or item.get("type") != "Feature":
        yield problem("landmark_no_feature", LANDMARKS, None, "", _("Feature {number}", number=number))
        return
    properties = item.get("properties")
    if not isinstance(properties, dict):  # all of them are missing
        properties = {}
    name = properties.get("name")
    named = name if isinstance(name, str) and name.strip() else ""
    called = named or _("Feature {number}", number=number)
    identifier = _identifier(item)
    if not (isinstance(identifier, str) and _ID.fullmatch(identifier)):
        proposal = _free_id(slug(named) or f"landmarke-{number}", taken)
        yield problem("landmark_id", LANDMARKS, None, "", called, proposal=proposal)
    fields = {field: f"{field}{_shown(properties.get(field))}" for field in _wrong(properties)}
    if not item.get("geometry"):
        fields["geometry"] = "geometry"
    for field in ("name", "alt_names", "source", "note", "note_en"):
        value = properties.get(field)
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and (character := refused(text)):
                yield problem("bad_sign", LANDMARKS, None, field, called, sign=character)
    if fields:
        remedy = remedy_of_landmark(fields, kinds=LANDMARK_KINDS, precisions=LANDMARK_PRECISIONS)
        yield problem(
            "incomplete_place", LANDMARKS, None, "", called, fields=", ".join(fields.values()), remedy=remedy
        )
    elif _is_in_metres(item["geometry"]):
        yield problem("landmark_in_metres", LANDMARKS, None, "", called)
    elif fault := _normal(item["geometry"])[1]:
        yield problem("bad_shape", LANDMARKS, None, "", called, fault=fault)


def _free_id(preferred: str, taken: set[Any]) -> str:
    numbered = (f"{preferred}-{number}" for number in range(2, len(taken) + 3))
    return preferred if preferred not in taken else next(one for one in numbered if one not in taken)


def _shown(value: Any) -> str:
    return "" if value is None else f" ({value})"


def _wrong(properties: dict[str, Any]) -> Iterator[str]:
    """Return the names of the properties that are missing or unusable."""
    for field, (needed, right) in _FIELDS.items():
        value = properties.get(field)
        if needed if value is None else not right(value):
            yield field


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < math.inf


# property: whether it is required, and what it must be
_FIELDS: dict[str, tuple[bool, Callable[[Any], bool]]] = {
    "name": (True, lambda value: isinstance(value, str) and bool(value.strip())),
    "kind": (True, lambda value: value in LANDMARK_KINDS),
    "accuracy_m": (True, lambda value: _number(value) and 0 < value <= MAX_ACCURACY_M and value % 1 == 0),
    "alt_names": (False, _texts),
    "ags": (False, lambda value: _texts(value) and all(_AGS.fullmatch(ags) for ags in value)),
    "source": (False, lambda value: isinstance(value, str)),
    "planned": (False, lambda value: isinstance(value, bool)),
    "precision": (False, lambda value: value in LANDMARK_PRECISIONS),
    "note": (False, lambda value: isinstance(value, str)),
    "note_en": (False, lambda value: isinstance(value, str)),
    "label_point": (
        False,
        lambda value: isinstance(value, list) and len(value) == 2 and all(map(_number, value)),
    ),
}


def _complete(item: geojson.Feature, areas: Areas) -> geojson.Feature:
    given = {field: value for field, value in item["properties"].items() if value is not None}
    member = _normal(item["geometry"])[0]
    precision = "locality" if given["kind"] == "locality" else "site"
    defaults = {"alt_names": [], "source": BY_HAND, "planned": False, "precision": precision}
    properties = defaults | {"note": "", "note_en": ""} | given | {"accuracy_m": int(given["accuracy_m"])}
    if "ags" not in given:
        properties["ags"] = areas().touched(to_metric(shape(member)))
    return {"type": "Feature", "id": _identifier(item), "geometry": member, "properties": properties}


def _is_in_metres(member: Any) -> bool:
    """Whether a shape has metres instead of degrees, as drawing programs write in another CRS."""
    try:
        return max(map(abs, geojson.shape_of(member).bounds)) > MAX_DEGREES
    except geojson.UNREADABLE:
        return False  # it can't be read at all


def _normal(member: Any) -> tuple[dict[str, Any], str]:
    """Return the geometry flat, rounded and wound as it should be; and what is wrong with it, or ""."""
    try:
        drawn = shapely.force_2d(geojson.shape_of(member))
        if not geojson.is_finite(drawn):
            return {}, _("hat eine Position, die kein Paar von Zahlen ist, sondern NaN oder unendlich")
        found = geojson.encode(drawn)
        # As drawn: what crosses itself by mistake is for a person to fix, not for the rounding.
        return found, geojson.invalidity(drawn) or next(iter(geojson.geometry_faults(found)), "")
    except geojson.GeoJsonError as error:
        return {}, str(error)
    except geojson.UNREADABLE:
        return {}, _("hat eine Geometrie, die sich nicht lesen lässt")
