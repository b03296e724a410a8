"""What is refused: always as problem details (RFC 9457) that name the parameter."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

ITEMS = "/api/collections/pledges/items"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("foo=1", "foo"),
        ("thema=natur", "thema"),
        ("crs=EPSG:25832", "crs"),
        ("bbox-crs=25832", "bbox-crs"),
        ("bbox=300000,5600000,200000,5700000&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/25832", "bbox"),
        ("bbox=52,6,51,7&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326", "bbox"),
        ("limit=0", "limit"),
        ("limit=-3", "limit"),
        ("limit=ten", "limit"),
        ("limit=1_0", "limit"),
        ("limit=", "limit"),
        ("limit=1.5", "limit"),
        ("limit=1&limit=2", "limit"),
        ("offset=-1", "offset"),
        ("offset=x", "offset"),
        ("bbox=6,50,7", "bbox"),
        ("bbox=6,50,7,51,8", "bbox"),
        ("bbox=6,50,7,x", "bbox"),
        ("bbox=6,50,7,nan", "bbox"),
        ("bbox=6,50,7,1e999", "bbox"),
        ("bbox=6,52,7,51", "bbox"),
        ("bbox=6,50,9,7,51,8", "bbox"),
        ("bbox=", "bbox"),
        ("datetime=yesterday", "datetime"),
        ("datetime=2025-02-30", "datetime"),
        ("datetime=2025-10-01T10:00:00", "datetime"),
        ("datetime=2026-01-01/2025-01-01", "datetime"),
        ("datetime=../..", "datetime"),
        ("datetime=", "datetime"),
        ("datetime=2025-01-01/2025-02-01/2025-03-01", "datetime"),
        ("datetime=0001-01-01T00:00:00%2B10:00", "datetime"),
        ("topic=nonsense", "topic"),
        ("topic=", "topic"),
        ("municipality=juelich", "municipality"),
        ("municipality=5358024", "municipality"),
        ("municipality=05366044", "municipality"),
        ("status=open", "status"),
        ("stance=maybe", "stance"),
        ("q=" + "x" * 101, "q"),
        ("q=%00", "q"),
        ("f=xml", "f"),
        ("f=", "f"),
    ],
)
def test_an_unknown_or_malformed_parameter_is_named(client: FlaskClient, query: str, parameter: str) -> None:
    for language in ("", "/en"):
        answer = client.get(f"{language}{ITEMS}?{query}")
        assert answer.status_code == 400
        assert answer.content_type == "application/problem+json"
        assert answer.json["parameter"] == parameter
        assert answer.json["status"] == 400
        assert answer.json["title"]
        assert answer.json["detail"].startswith(parameter)


@pytest.mark.parametrize(
    "path",
    ["", "/conformance", "/openapi.json", "/openapi.html", "/collections", "/collections/pledges"],
)
def test_every_address_refuses_unknown_parameters(client: FlaskClient, path: str) -> None:
    answer = client.get(f"/api{path}?limit=1")
    assert (answer.status_code, answer.json["parameter"]) == (400, "limit")


def test_a_collection_refuses_the_filters_of_another(client: FlaskClient) -> None:
    answer = client.get("/api/collections/municipalities/items?topic=natur")
    assert (answer.status_code, answer.json["parameter"]) == (400, "topic")


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/collections/rivers",
        "/collections/rivers/items",
        "/collections/pledges/items/nothing",
        "/a/b/",
    ],
)
def test_what_is_not_there_is_a_problem_and_not_a_page(client: FlaskClient, path: str) -> None:
    for language in ("", "/en"):
        answer = client.get(f"{language}/api{path}", headers={"Accept": "text/html"})
        assert (answer.status_code, answer.content_type) == (404, "application/problem+json")
        assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
@pytest.mark.parametrize("path", ["", "/collections", "/collections/pledges/items", "/nothing"])
def test_nothing_can_be_written(client: FlaskClient, method: str, path: str) -> None:
    answer = client.open(f"/api{path}", method=method)
    assert (answer.status_code, answer.content_type) == (405, "application/problem+json")
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_a_mistake_of_ours_is_a_problem_too(
    app, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setattr("webapp.api.documents.landing", lambda here: 1 / 0)
    answer = client.get("/api")
    assert (answer.status_code, answer.content_type) == (500, "application/problem+json")
    assert "division" not in answer.text
