"""Each conformance class that the API claims, requirement by requirement (OGC 17-069, Part 1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from flask.testing import FlaskClient

from webapp.api.collections import CONFORMANCE, OPENAPI_TYPE

CLASSES = "http://www.opengis.net/spec/ogcapi-features-"
Document = dict[str, Any]
# Of a region with several Gemeinden; tests/webapp/areas/ has that of a town.
COLLECTIONS = ["pledges", "municipalities", "places"]


@pytest.fixture
def definition(client: FlaskClient) -> Document:
    return client.get("/api/openapi.json").json


def links(document: Document) -> dict[str, list[Document]]:
    by_rel: dict[str, list[Document]] = {}
    for link in document["links"]:
        by_rel.setdefault(link["rel"], []).append(link)
    return by_rel


def resolved(node: Any, definition: Document) -> Any:
    """The schema without references, and with ``nullable`` as JSON Schema says it."""
    if isinstance(node, list):
        return [resolved(part, definition) for part in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        target: Any = definition
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        return resolved(target, definition)
    plain = {key: resolved(value, definition) for key, value in node.items()}
    if plain.pop("nullable", False) is True:
        plain["type"] = [plain["type"], "null"]
    return plain


def operations(definition: Document) -> Iterator[tuple[str, Document]]:
    for path, item in definition["paths"].items():
        yield path, item["get"]


def test_only_proven_classes_are_claimed(client: FlaskClient) -> None:
    claimed = client.get("/api/conformance").json["conformsTo"]
    core = [f"{CLASSES}1/1.0/conf/{name}" for name in ("core", "oas30", "html", "geojson")]
    # tests/webapp/api/test_crs.py proves the last.
    assert claimed == list(CONFORMANCE) == [*core, f"{CLASSES}2/1.0/conf/crs"]


def test_core_landing_page_leads_to_definition_conformance_and_data(client: FlaskClient) -> None:
    found = links(client.get("/api").json)
    assert {
        "service-desc",
        "service-doc",
        "conformance",
        "data",
        "self",
        "alternate",
        "license",
    } <= found.keys()
    for rel in ("service-desc", "conformance", "data"):
        answer = client.get(found[rel][0]["href"])
        assert answer.content_type == found[rel][0]["type"]


def test_core_collections_have_items_extent_and_crs(client: FlaskClient) -> None:
    document = client.get("/api/collections").json
    assert {"self", "alternate"} <= links(document).keys()
    assert [one["id"] for one in document["collections"]] == COLLECTIONS
    for listed in document["collections"]:
        alone = client.get(f"/api/collections/{listed['id']}").json
        same = ("id", "title", "description", "extent", "crs", "storageCrs", "itemType", "attribution")
        assert [alone[name] for name in same] == [listed[name] for name in same]
        assert {link["type"] for link in links(listed)["items"]} == {"application/geo+json", "text/html"}
        assert links(listed)["license"]
        west, south, east, north = alone["extent"]["spatial"]["bbox"][0]
        assert west < east
        assert south < north
        assert alone["crs"][0] == "http://www.opengis.net/def/crs/OGC/1.3/CRS84"


def test_core_items_have_the_parameters_of_the_standard(definition: Document) -> None:
    for name in COLLECTIONS:
        described = definition["paths"][f"/collections/{name}/items"]["get"]["parameters"]
        by_name = {p["name"]: p for p in resolved(described, definition)}
        for required in ("limit", "bbox", "datetime"):
            assert by_name[required]["in"] == "query"
            assert by_name[required]["required"] is False
            assert (by_name[required]["style"], by_name[required]["explode"]) == ("form", False)
        limit = by_name["limit"]["schema"]
        assert (limit["type"], limit["minimum"], limit["default"]) == ("integer", 1, 100)
        assert (by_name["bbox"]["schema"]["minItems"], by_name["bbox"]["schema"]["maxItems"]) == (4, 6)


def test_core_answers_count_what_they_hold_and_name_their_links(client: FlaskClient) -> None:
    for name in COLLECTIONS:
        document = client.get(f"/api/collections/{name}/items?limit=2").json
        assert document["numberReturned"] == len(document["features"]) == 2 < document["numberMatched"]
        assert "timeStamp" not in document
        found = links(document)
        assert found["self"][0]["type"] == found["next"][0]["type"] == "application/geo+json"
        assert found["alternate"][0]["type"] == "text/html"
        assert {"collection", "root", "license"} <= found.keys()


def test_geojson_answers_are_geojson_in_wgs84(client: FlaskClient) -> None:
    for name in COLLECTIONS:
        answer = client.get(f"/api/collections/{name}/items?limit=1000")
        assert answer.content_type == "application/geo+json"
        assert answer.json["type"] == "FeatureCollection"
        assert "crs" not in answer.json
        for feature in answer.json["features"]:
            assert feature.keys() == {"type", "id", "geometry", "properties"}
            lon, lat = feature["properties"]["label_point"] or (6.5, 50.8)
            assert 5 < lon < 8
            assert 50 < lat < 52


def test_html_every_resource_has_a_page(client: FlaskClient, definition: Document) -> None:
    for path, operation in operations(definition):
        fid = operation["parameters"][0].get("example", "")
        content = operation["responses"]["200"]["content"]
        if "text/html" in content:
            answer = client.get(
                "/api" + path.replace("{featureId}", str(fid)), headers={"Accept": "text/html"}
            )
            assert answer.content_type == "text/html; charset=utf-8"
            assert "<h1>" in answer.text
        else:
            assert path == "/openapi.json"


def test_oas30_the_definition_describes_every_address_and_status(
    client: FlaskClient, definition: Document
) -> None:
    answer = client.get("/api/openapi.json")
    assert answer.content_type == OPENAPI_TYPE == "application/vnd.oai.openapi+json;version=3.0"
    assert definition["openapi"].startswith("3.0.")
    assert definition["servers"] == [{"url": "http://localhost/api"}]
    ids = [operation["operationId"] for _, operation in operations(definition)]
    assert len(ids) == len(set(ids)) == 5 + 3 * len(COLLECTIONS)
    for _, operation in operations(definition):
        assert operation["responses"].keys() == {"200", "304", "400", "404", "405", "414"}


def test_oas30_every_feature_of_every_collection_fits_its_schema(
    client: FlaskClient, definition: Document
) -> None:
    for name in COLLECTIONS:
        for path, schema in ((f"/collections/{name}/items?limit=1000", "Items"), ("", "Item")):
            document = client.get(f"/api{path or f'/collections/{name}/items'}").json
            if not path:
                document = client.get(f"/api/collections/{name}/items/{document['features'][0]['id']}").json
            fitting = resolved({"$ref": f"#/components/schemas/{name}{schema}"}, definition)
            jsonschema.Draft202012Validator.check_schema(fitting)
            jsonschema.validate(document, fitting, jsonschema.Draft202012Validator)


def test_the_features_fit_the_json_schema_that_the_collection_names(client: FlaskClient) -> None:
    (described,) = links(client.get("/api/collections/pledges").json)["describedby"]
    validator = jsonschema.Draft202012Validator(client.get(described["href"]).json)
    for feature in client.get("/api/collections/pledges/items?limit=1000").json["features"]:
        validator.validate(feature)
