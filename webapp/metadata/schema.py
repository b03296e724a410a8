"""The JSON Schema (2020-12) of a feature in ``pledges.geojson`` and in the GeoJSON download."""

from __future__ import annotations

from typing import Any

from geo.public import (
    OF_DISTRICTS,
    OF_PARTY,
    PRECISIONS,
    SITE_PROPERTIES,
    STANCES,
    STATUSES,
    Published,
    Settings,
)
from webapp.addresses import absolute
from webapp.exports import FORMATS
from webapp.exports.columns import with_special

Schema = dict[str, Any]
PATH = "/daten/pledge.schema.json"
_POSITION: Schema = {
    "type": "array",
    "prefixItems": [
        {"type": "number", "minimum": -180, "maximum": 180},
        {"type": "number", "minimum": -90, "maximum": 90},
    ],
    "minItems": 2,
    "items": False,
}
# The nesting depth of positions in the coordinates of each type.
_DEPTHS = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
# Only for a site at a place: null if a pledge holds for the whole county.
_OF_PLACE = tuple(one.name for one in SITE_PROPERTIES if one.is_nullable)


def feature_schema(settings: Settings, published: Published) -> Schema:
    """Return the schema of a feature: all properties are required, and no others allowed."""
    properties = {
        column.name: _property(column.name, column.kind, settings) | {"description": str(column.meaning)}
        for column in with_special(FORMATS["geojson"].columns, published, settings)
        if column.name != "id"
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": absolute(settings, PATH),
        "title": f"Zusage an einem Ort ({settings.title})",
        "type": "object",
        "properties": {
            "type": {"const": "Feature"},
            "id": {"type": "string", "minLength": 1},
            "geometry": {"oneOf": [{"type": "null"}, *map(_geometry, _DEPTHS)]},
            "properties": {
                "type": "object",
                "properties": properties,
                "required": list(properties),
                "additionalProperties": False,
            },
        },
        "required": ["type", "id", "geometry", "properties"],
        "additionalProperties": False,
        "if": {"properties": {"geometry": {"type": "null"}}},
        "then": {"properties": {"properties": _all_of("null")}},
        "else": {"properties": {"properties": {"not": _any_null()}}},
        "$defs": {"position": _POSITION},
    }


def _property(name: str, kind: str, settings: Settings) -> Schema:
    text: Schema = {"type": "string"}
    special: dict[str, Schema] = {
        "pledge_id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "title": {"type": "string", "minLength": 1},
        "topic": {"enum": list(settings.topics)},
        OF_PARTY.name: {"enum": list(settings.parties)},
        "stance": {"enum": list(STANCES)},
        "status": {"enum": list(STATUSES)},
        "status_date": {"type": "string", "pattern": r"^(\d{4}-\d{2}-\d{2})?$"},
        "status_url": {"type": "string", "pattern": "^(https?://.*)?$"},
        "page": {"type": "integer", "minimum": 1, "maximum": settings.programme.pages},
        "municipalities": {
            "type": "array",
            "items": {"type": "string", "pattern": r"^\d{8}$"},
            "uniqueItems": True,
        },
        OF_DISTRICTS.name: {"type": "array", "items": text, "uniqueItems": True},
        "precision": {"enum": [*PRECISIONS, None]},
        "accuracy_m": {"type": ["integer", "null"], "minimum": 0},
        "label_point": {"oneOf": [{"type": "null"}, {"$ref": "#/$defs/position"}]},
    }
    if name in special:
        return special[name]
    if name in _OF_PLACE:
        return {"type": ["string", "null"]}
    return {"type": "boolean"} if kind == "boolean" else text


def _geometry(kind: str) -> Schema:
    coordinates: Schema = {"$ref": "#/$defs/position"}
    for _ in range(_DEPTHS[kind]):
        coordinates = {"type": "array", "items": coordinates, "minItems": 1}
    return {
        "type": "object",
        "properties": {"type": {"const": kind}, "coordinates": coordinates},
        "required": ["type", "coordinates"],
        "additionalProperties": False,
    }


def _all_of(kind: str) -> Schema:
    return {"properties": {name: {"type": kind} for name in _OF_PLACE}}


def _any_null() -> Schema:
    return {"anyOf": [{"properties": {name: {"type": "null"}}, "required": [name]} for name in _OF_PLACE]}
