"""What the API offers: collections, the properties of their features, and the formats of answers.

Answers, pages and the OpenAPI document are all made from these tables.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

from geo.public import STANCES, STATUSES, Municipality, Published, Settings
from webapp.metadata import schema

Schema = dict[str, Any]
Feature = dict[str, Any]

JSON_TYPE = "application/json"
GEOJSON_TYPE = "application/geo+json"
HTML_TYPE = "text/html"
OPENAPI_TYPE = "application/vnd.oai.openapi+json;version=3.0"
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
# Only what tests/webapp/api/test_conformance.py proves.
CONFORMANCE = tuple(
    f"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{name}"
    for name in ("core", "oas30", "html", "geojson")
)

_TEXT: Schema = {"type": "string"}
_TEXT_OR_NULL: Schema = {"type": "string", "nullable": True}
_BOOLEAN: Schema = {"type": "boolean"}
_WHOLE: Schema = {"type": "integer", "minimum": 0}
_LON_LAT: Schema = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
_AGS: Schema = {"type": "string", "pattern": "^[0-9]{8}$"}
_PRECISIONS = ["exact", "site", "street", "locality", "municipality"]
_DATE_OR_EMPTY: Schema = {"type": "string", "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"}


@dataclass(frozen=True)
class Collection:
    """One collection. ``dated`` says whether its features have a ``status_date``."""

    id: str
    title: LazyString
    description: LazyString
    features: Callable[[Published], list[Feature]]
    properties: Callable[[Settings], dict[str, Schema]]
    filters: tuple[str, ...]
    geometry_types: tuple[str, ...]
    columns: tuple[str, ...]  # what the page of its items shows beside the id
    dated: bool = False
    has_placeless: bool = False
    schema_path: str = ""  # a JSON Schema of its features, on this site


def _or_null(schema: Schema) -> Schema:
    nullable = schema | {"nullable": True}
    return nullable | {"enum": [*schema["enum"], None]} if "enum" in schema else nullable


def _site_properties(settings: Settings) -> dict[str, Schema]:
    return {
        "pledge_id": _TEXT,
        "place_id": _TEXT_OR_NULL,
        "title": _TEXT,
        "summary": _TEXT,
        "topic": {"type": "string", "enum": list(settings.topics)},
        "stance": {"type": "string", "enum": list(STANCES)},
        "status": {"type": "string", "enum": list(STATUSES)},
        "status_date": _DATE_OR_EMPTY,
        "status_url": _TEXT,
        "page": _WHOLE,
        "section": _TEXT,
        "quote": _TEXT,
        "title_en": _TEXT,
        "summary_en": _TEXT,
        "place_name": _TEXT_OR_NULL,
        "place_kind": _TEXT_OR_NULL,
        "planned": _BOOLEAN,
        "municipalities": {"type": "array", "items": _AGS},
        "near_border": _BOOLEAN,
        "precision": _or_null({"type": "string", "enum": _PRECISIONS}),
        "accuracy_m": _or_null(_WHOLE),
        "source": _TEXT_OR_NULL,
        "note": _TEXT,
        "label_point": _or_null(_LON_LAT),
    }


def _place_properties(_: Settings) -> dict[str, Schema]:
    return {
        "name": _TEXT,
        "kind": _TEXT,
        "planned": _BOOLEAN,
        "municipalities": {"type": "array", "items": _AGS},
        "near_border": _BOOLEAN,
        "precision": {"type": "string", "enum": _PRECISIONS},
        "accuracy_m": _WHOLE,
        "source": _TEXT,
        "note": _TEXT,
        "label_point": _LON_LAT,
        "pledge_ids": {"type": "array", "items": _TEXT},
    }


def _municipality_properties(_: Settings) -> dict[str, Schema]:
    return {
        "ags": _AGS,
        "name": _TEXT,
        "designation": _TEXT,
        "source": _TEXT,
        "accuracy_m": _WHOLE,
        "label_point": _LON_LAT,
    }


_OF_PLACE = ("planned", "municipalities", "near_border", "precision", "accuracy_m", "source", "note")


def _sites(published: Published) -> list[Feature]:
    return published.collection["features"]


def _places(published: Published) -> list[Feature]:
    names = ("name", "kind", *_OF_PLACE, "label_point", "pledge_ids")
    return [
        _feature(place.id, place.geometry, {name: getattr(place, name) for name in names})
        for place in published.places.values()
    ]


def _municipalities(published: Published) -> list[Feature]:
    drawn = {f["properties"]["ags"][0]: f for f in published.layers["municipalities"]["features"]}
    return [_municipality(m, drawn[m.ags]) for m in published.municipalities]


def _municipality(municipality: Municipality, drawn: Feature) -> Feature:
    properties = {name: getattr(municipality, name) for name in ("ags", "name", "designation")}
    properties |= {name: drawn["properties"][name] for name in ("source", "accuracy_m")}
    properties["label_point"] = municipality.label_point
    return _feature(municipality.ags, drawn["geometry"], properties)


def _feature(feature_id: str, geometry: Feature | None, properties: dict[str, Any]) -> Feature:
    return {"type": "Feature", "id": feature_id, "geometry": geometry, "properties": properties}


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
            filters=("topic", "municipality", "status", "stance", "q", "near", "radius_km"),
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
            id="places",
            title=lazy_gettext("Orte"),
            description=lazy_gettext(
                "Die Orte, für die es Zusagen gibt, jeder einmal. Die Filter nach Zusagen finden einen Ort, "
                "wenn eine seiner Zusagen passt."
            ),
            features=_places,
            properties=_place_properties,
            filters=("topic", "municipality", "status", "stance", "q", "near", "radius_km"),
            geometry_types=_SHAPES,
            columns=("name", "kind", "precision"),
        ),
    )
}
