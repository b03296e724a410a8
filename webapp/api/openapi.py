"""The OpenAPI 3.0 document, made from the same tables that answer the requests."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from geo.public import PLEDGED, PROGRESS_MEMBER, STATUSES
from webapp import words
from webapp.api import parameters
from webapp.api.collections import (
    GEOJSON_TYPE,
    HTML_TYPE,
    JSON_TYPE,
    OPENAPI_TYPE,
    Collection,
    collections_of,
)
from webapp.api.crs import CRS84, HEADER, SYSTEMS
from webapp.api.documents import Here, description, licences
from webapp.problems import MIMETYPE as PROBLEM_TYPE
from webapp.snapshot import Snapshot

Node = dict[str, Any]
# Raised when a response changes in a way that a client could notice.
API_VERSION = "1.0.0"
ERRORS = ("400", "404", "405", "414")


def document(here: Here) -> Node:
    """Describe the API in the language and at the address of this request."""
    settings = here.snapshot.settings
    licence = licences(here.snapshot.published.attributions)[0]
    return {
        "openapi": "3.0.3",
        "info": {
            "title": words.site_title(settings),
            "description": description(here.snapshot),
            "version": API_VERSION,
            "contact": {"name": settings.imprint.responsible, "email": settings.imprint.contact},
            "license": {"name": licence["title"], "url": licence["href"]},
        },
        "servers": [{"url": here.api("")}],
        "tags": [{"name": "capabilities"}, {"name": "data"}],
        "paths": _paths(here),
        "components": {
            "parameters": {"f": parameters.FORMAT.described(here.snapshot)},
            "headers": {
                "ETag": {
                    "description": _("Ändert sich mit den Daten; mit If-None-Match kommt dann 304."),
                    "required": True,
                    "schema": {"type": "string"},
                },
                HEADER: {
                    "description": _("Das Koordinatensystem der Geometrien, in spitzen Klammern."),
                    "required": True,
                    "schema": {"type": "string", "enum": [crs.header for crs in SYSTEMS.values()]},
                },
            },
            "responses": _errors(),
            "schemas": _schemas(here.snapshot),
        },
    }


def _paths(here: Here) -> Node:
    paths = {
        "/": _get("getLandingPage", _("Einstieg"), _json("landingPage")),
        "/conformance": _get("getConformance", _("Normen"), _json("conformance")),
        "/openapi.json": _get(
            "getDefinition",
            _("Dieses Dokument"),
            {OPENAPI_TYPE: {"schema": {"type": "object"}}},
            formats=["json"],
        ),
        "/openapi.html": _get("getDocumentation", _("Dieses Dokument als Seite"), _html(), formats=["html"]),
        "/collections": _get("getCollections", _("Alle Datensätze"), _json("collections")),
    }
    for one in collections_of(here.snapshot.published):
        name, path = one.id.capitalize(), f"/collections/{one.id}"
        parameters_ = parameters.of_collection(one, here.snapshot)
        own = [parameter.described(here.snapshot) for parameter in parameters_]
        features, feature = _geojson(f"{one.id}Items"), _geojson(f"{one.id}Item")
        title = str(one.title)
        paths[path] = _get(f"describe{name}", title, _json("collection"), tag="data")
        paths[f"{path}/items"] = _get(f"get{name}", title, features, parameters=own, tag="data")
        fid = {
            "name": "featureId",
            "in": "path",
            "required": True,
            "schema": {"type": "string", "minLength": 1, "pattern": "^[0-9a-z-]+$"},
        }
        fid["example"] = here.index.layers[one.id].ids[0] if here.index.layers[one.id].ids else "x"
        of_item = [fid, parameters.CRS.described(here.snapshot)]
        paths[f"{path}/items/{{featureId}}"] = _get(
            f"get{name}Item", title, feature, parameters=of_item, tag="data"
        )
    return paths


def _get(
    operation: str,
    summary: str,
    content: Node,
    *,
    parameters: list[Node] | None = None,
    formats: list[str] | None = None,
    tag: str = "capabilities",
) -> Node:
    f: Node = {"$ref": "#/components/parameters/f"}
    if formats is not None:
        f = {"name": "f", "in": "query", "required": False, "schema": {"type": "string", "enum": formats}}
    headers: Node = {"ETag": {"$ref": "#/components/headers/ETag"}}
    if GEOJSON_TYPE in content:
        headers[HEADER] = {"$ref": f"#/components/headers/{HEADER}"}
    return {
        "get": {
            "operationId": operation,
            "summary": summary,
            "tags": [tag],
            "parameters": [*(parameters or []), f],
            "responses": {
                "200": {
                    "description": summary,
                    "headers": headers,
                    "content": content,
                },
                "304": {"description": _("Unverändert seit dem ETag, den die Anfrage nennt.")},
                **{status: {"$ref": f"#/components/responses/{status}"} for status in ERRORS},
            },
        }
    }


def _json(schema: str) -> Node:
    return {JSON_TYPE: {"schema": _ref(schema)}, **_html()}


def _geojson(schema: str) -> Node:
    return {GEOJSON_TYPE: {"schema": _ref(schema)}, **_html()}


def _html() -> Node:
    return {HTML_TYPE: {"schema": {"type": "string"}}}


def _ref(schema: str) -> Node:
    return {"$ref": f"#/components/schemas/{schema}"}


def _errors() -> Node:
    texts = {
        "400": _("Ein Parameter ist unbekannt oder falsch; die Antwort nennt ihn."),
        "404": _("Unter dieser Adresse gibt es nichts."),
        "405": _("Die Schnittstelle lässt sich nur lesen: GET und HEAD."),
    }
    content = {PROBLEM_TYPE: {"schema": _ref("problem")}}
    answers: Node = {status: {"description": text, "content": content} for status, text in texts.items()}
    # Comes from the server in front, in words of its own.
    return answers | {"414": {"description": _("Die Adresse ist zu lang.")}}


def _object(properties: Node, optional: tuple[str, ...] = ()) -> Node:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "required": required, "properties": properties}


def _schemas(snapshot: Snapshot) -> Node:
    text = {"type": "string"}
    links = {"type": "array", "items": _ref("link")}
    corner_count = {"minItems": 4, "maxItems": 4}
    extent = {
        "spatial": _object(
            {
                "bbox": {
                    "type": "array",
                    "items": {"type": "array", "items": {"type": "number"}, **corner_count},
                },
                "crs": {"type": "string", "enum": [CRS84]},
            }
        ),
        "temporal": _object(
            {
                "interval": {
                    "type": "array",
                    "items": {"type": "array", "items": {**text, "format": "date-time"}},
                },
                "trs": text,
            }
        ),
    }
    known = collections_of(snapshot.published)
    collection = {"id": {**text, "enum": [one.id for one in known]}, "title": text, "description": text}
    collection |= {"attribution": text, "links": links, "extent": _object(extent, optional=tuple(extent))}
    collection |= {"itemType": {**text, "enum": ["feature"]}, "crs": {"type": "array", "items": text}}
    collection["storageCrs"] = {**text, "enum": [CRS84]}
    schemas = {
        "link": _object(
            {"href": text, "rel": text, "type": text, "title": text, "hreflang": text}, ("title", "hreflang")
        ),
        "landingPage": _object({"title": text, "description": text, "attribution": text, "links": links}),
        "conformance": _object({"conformsTo": {"type": "array", "items": text}, "links": links}),
        "collections": _object(
            {"links": links, "collections": {"type": "array", "items": _ref("collection")}}
        ),
        "collection": _object(collection),
        "problem": _object(
            {"type": text, "title": text, "status": {"type": "integer"}, "detail": text, "parameter": text},
            ("parameter",),
        ),
    }
    for one in known:
        schemas |= _feature_schemas(one, snapshot)
    return schemas


def _progress(one: Collection) -> Node:
    """Return the member with the milestones of a pledge, which a single feature has if there are any."""
    if not one.dated:
        return {}
    text: Node = {"type": "string"}
    milestone: Node = {"date": {**text, "format": "date"}, "text": text, "url": text}
    milestone["status"] = {**text, "enum": [status for status in STATUSES if status != PLEDGED]}
    return {PROGRESS_MEMBER: {"type": "array", "items": _object(milestone)}}


def _feature_schemas(one: Collection, snapshot: Snapshot) -> Node:
    links = {"type": "array", "items": _ref("link")}
    count = {"type": "integer", "minimum": 0}
    geometry = _object(
        {
            "type": {"type": "string", "enum": list(one.geometry_types)},
            "coordinates": {"type": "array", "items": {}},
        }
    )
    properties = one.properties(snapshot.settings, snapshot.published.area_kind)
    feature = {
        "type": {"type": "string", "enum": ["Feature"]},
        "id": {"type": "string", "pattern": "^[0-9a-z-]+$"},
        "geometry": geometry | ({"nullable": True} if one.has_placeless else {}),
        "properties": _object(properties) | {"additionalProperties": False},
    }
    features = {
        "type": {"type": "string", "enum": ["FeatureCollection"]},
        "links": links,
        "numberMatched": count,
        "numberReturned": {**count, "maximum": parameters.MAX_LIMIT},
        "features": {"type": "array", "items": _ref(f"{one.id}Feature"), "maxItems": parameters.MAX_LIMIT},
    }
    return {
        f"{one.id}Feature": _object(feature),
        f"{one.id}Item": _object({**feature, **_progress(one), "links": links}, tuple(_progress(one))),
        f"{one.id}Items": _object(features),
    }
