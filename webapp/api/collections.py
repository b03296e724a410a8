"""What the API offers: collections, the properties of their features, and the formats of responses.

Responses, pages and the OpenAPI document are all made from these tables.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

from geo.public import (
    OF_DISTRICTS,
    OF_PARTY,
    PLACE_PROPERTIES,
    SITE_PROPERTIES,
    AreaKind,
    Municipality,
    Place,
    Property,
    Published,
    Settings,
)
from webapp.metadata import schema

Schema = dict[str, Any]
Feature = dict[str, Any]

JSON_TYPE = "application/json"
GEOJSON_TYPE = "application/geo+json"
HTML_TYPE = "text/html"
OPENAPI_TYPE = "application/vnd.oai.openapi+json;version=3.0"
# Only what tests/webapp/api/test_conformance.py proves.
CONFORMANCE = tuple(
    f"http://www.opengis.net/spec/ogcapi-features-{name}"
    for name in (
        "1/1.0/conf/core",
        "1/1.0/conf/oas30",
        "1/1.0/conf/html",
        "1/1.0/conf/geojson",
        "2/1.0/conf/crs",
    )
)

_TEXT: Schema = {"type": "string"}
_BOOLEAN: Schema = {"type": "boolean"}
_WHOLE: Schema = {"type": "integer", "minimum": 0}
_LON_LAT: Schema = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
_AGS: Schema = {"type": "string", "pattern": "^[0-9]{8}$"}
_DATE_OR_EMPTY: Schema = {"type": "string", "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"}
_OF_KIND: dict[str, Schema] = {
    "text": _TEXT,
    "date": _DATE_OR_EMPTY,
    "integer": _WHOLE,
    "boolean": _BOOLEAN,
    "ags": {"type": "array", "items": _AGS},
    "slugs": {"type": "array", "items": _TEXT},
    "position": _LON_LAT,
}


@dataclass(frozen=True)
class Collection:
    """A collection. ``dated``: its features have a ``status_date``."""

    id: str
    title: LazyString
    description: LazyString
    features: Callable[[Published], list[Feature]]
    properties: Callable[[Settings, AreaKind], dict[str, Schema]]
    filters: tuple[str, ...]
    geometry_types: tuple[str, ...]
    columns: tuple[str, ...]  # what the page of its items shows besides the id
    dated: bool = False
    has_placeless: bool = False
    schema_path: str = ""  # of the JSON Schema of its features, on this site


def _or_null(schema: Schema) -> Schema:
    nullable = schema | {"nullable": True}
    return nullable | {"enum": [*schema["enum"], None]} if "enum" in schema else nullable


def _schema_of(one: Property) -> Schema:
    return {"type": "string", "enum": list(one.values)} if one.values else _OF_KIND[one.kind]


def _site_properties(settings: Settings, kind: AreaKind) -> dict[str, Schema]:
    known = (*SITE_PROPERTIES, OF_DISTRICTS) if kind.is_district else SITE_PROPERTIES
    known = (*known[:2], OF_PARTY, *known[2:]) if settings.has_parties else known
    schemas = {one.name: _schema_of(one) for one in known} | {
        "topic": {"type": "string", "enum": list(settings.topics)},
        OF_PARTY.name: {"type": "string", "enum": list(settings.parties)},
    }
    return {one.name: _or_null(schemas[one.name]) if one.is_nullable else schemas[one.name] for one in known}


_OF_PLACE = {one.name.removeprefix("place_"): one for one in PLACE_PROPERTIES}


def _place_properties(_: Settings, kind: AreaKind) -> dict[str, Schema]:
    schemas = {name: _schema_of(one) for name, one in _OF_PLACE.items()}
    schemas |= {OF_DISTRICTS.name: _schema_of(OF_DISTRICTS)} if kind.is_district else {}
    return {**schemas, "pledge_ids": {"type": "array", "items": _TEXT}}


def _municipality_properties(_: Settings, _kind: AreaKind) -> dict[str, Schema]:
    return {
        "ags": _AGS,
        "name": _TEXT,
        "designation": _TEXT,
        "source": _TEXT,
        "accuracy_m": _WHOLE,
        "label_point": _LON_LAT,
    }


def _sites(published: Published) -> list[Feature]:
    features: list[Feature] = published.collection["features"]
    return features


def _places(published: Published) -> list[Feature]:
    names = (*_OF_PLACE, "pledge_ids")
    return [
        _feature(
            place.id,
            place.geometry,
            {name: getattr(place, name) for name in names} | _districts_of(place, published),
        )
        for place in published.places.values()
    ]


def _districts_of(place: Place, published: Published) -> dict[str, Any]:
    return {OF_DISTRICTS.name: list(place.areas)} if published.area_kind.is_district else {}


def _municipalities(published: Published) -> list[Feature]:
    drawn = {f["properties"]["ags"][0]: f for f in published.layers["municipalities"]["features"]}
    return [_municipality(m, drawn[m.ags]) for m in published.municipalities]


def _municipality(municipality: Municipality, drawn: Feature) -> Feature:
    properties = {name: getattr(municipality, name) for name in ("ags", "name", "designation")}
    properties |= {name: drawn["properties"][name] for name in ("source", "accuracy_m")}
    properties["label_point"] = municipality.label_point
    return _feature(municipality.ags, drawn["geometry"], properties)


def _district_properties(_: Settings, _kind: AreaKind) -> dict[str, Schema]:
    return {"name": _TEXT, "designation": _TEXT, "is_approximate": _BOOLEAN, "label_point": _LON_LAT}


def _districts(published: Published) -> list[Feature]:
    is_approximate = published.area_kind.is_approximate
    return [
        _feature(
            area.key,
            area.geometry,
            {
                "name": area.name,
                "designation": area.designation,
                "is_approximate": is_approximate,
                "label_point": area.label_point,
            },
        )
        for area in published.areas
    ]


def _feature(feature_id: str, geometry: Feature | None, properties: dict[str, Any]) -> Feature:
    return {"type": "Feature", "id": feature_id, "geometry": geometry, "properties": properties}


_FILTERS = ("topic", "municipality", "district", "party", "status", "stance", "q", "near", "radius_km")
_SHAPES = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon")
COLLECTIONS = {
    collection.id: collection
    for collection in (
        Collection(
            id="pledges",
            title=lazy_gettext("Zusagen"),
            description=lazy_gettext(
                "Was die Partei verspricht, und wo: ein Objekt je Zusage und Ort. Eine Zusage für den ganzen "
                "Kreis hat keine Geometrie. Keine amtliche Planung."
            ),
            features=_sites,
            properties=_site_properties,
            filters=_FILTERS,
            geometry_types=_SHAPES,
            columns=("title", "topic", "stance", "place_name"),
            dated=True,
            has_placeless=True,
            schema_path=schema.PATH,
        ),
        Collection(
            id="municipalities",
            title=lazy_gettext("Gemeinden"),
            description=lazy_gettext("Die Gemeinden des Gebiets mit ihren Grenzen. Die ID ist der AGS."),
            features=_municipalities,
            properties=_municipality_properties,
            filters=("municipality",),
            geometry_types=("Polygon", "MultiPolygon"),
            columns=("name", "designation"),
        ),
        Collection(
            id="districts",
            title=lazy_gettext("Ortsteile der Stadt"),
            description=lazy_gettext(
                "Die Ortsteile der Stadt, nach denen die Karte filtert, mit ihren Grenzen. Die ID ist ihr "
                "Name in Adressen."
            ),
            features=_districts,
            properties=_district_properties,
            filters=("district",),
            geometry_types=("Polygon", "MultiPolygon"),
            columns=("name", "designation"),
        ),
        Collection(
            id="places",
            title=lazy_gettext("Orte"),
            description=lazy_gettext(
                "Die Orte, für die es Zusagen gibt, jeder einmal. Die Filter nach Zusagen finden einen Ort, "
                "wenn eine seiner Zusagen passt."
            ),
            features=_places,
            properties=_place_properties,
            filters=_FILTERS,
            geometry_types=_SHAPES,
            columns=("name", "kind", "precision"),
        ),
    )
}
AREAS = ("municipalities", "districts")


def collections_of(published: Published) -> list[Collection]:
    """Return the collections that a map has: only that of a divided town has districts."""
    is_district = published.area_kind.is_district
    return [one for one in COLLECTIONS.values() if is_district or one.id != "districts"]
