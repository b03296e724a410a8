"""A format is one row: all that describes, compresses or serves downloads reads it there."""

from __future__ import annotations

import importlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from webapp import create_app
from webapp.exports import FORMATS
from webapp.exports.columns import ColumnGroup, columns_of
from webapp.static_site.hosts import rules
from webapp.static_site.seeds import seeds

NEW = replace(
    FORMATS["geojson"],
    extension="zeilen",
    label="Zeilen",
    mimetype="text/x-lines",
    write=lambda selection: b"one line\n" * 100,
    columns=columns_of(ColumnGroup.TABLE),
    purpose="zum Vorlesen.",
    terms_are="am Ende",
)


@pytest.fixture
def client(our_home: Path, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    monkeypatch.setitem(FORMATS, NEW.extension, NEW)
    return create_app({"HOME": str(our_home)}).test_client()


def test_the_file_is_served_compressed_and_named_where_another_is_asked_for(client: FlaskClient) -> None:
    answer = client.get(NEW.path, headers={"Accept-Encoding": "br"})
    assert (answer.status_code, answer.content_type) == (200, "text/x-lines; charset=utf-8")
    assert answer.content_encoding == "br"
    assert NEW.path in client.get("/downloads/zusagen.doc").json["detail"]


def test_the_page_about_the_data_says_what_it_is_for_and_what_it_holds(client: FlaskClient) -> None:
    page = client.get("/daten").text
    assert f'<li><a href="{NEW.path}">Zeilen</a>: zum Vorlesen.</li>' in page
    assert re.search(r"in GeoPackage und KML als Metadaten, [^.]*in Zeilen am Ende\.", page)
    assert re.search(r"<td>CSV, GeoPackage, KML, ([^<]+, )?Zeilen</td>", page)


def test_catalogue_and_export_have_it(client: FlaskClient) -> None:
    assert "katalog#zeilen" in client.get("/katalog").text
    assert NEW.path in seeds(client.application.extensions["pledgemap"].snapshot)


def test_web_servers_know_its_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FORMATS, NEW.extension, NEW)
    reloaded = vars(importlib.reload(rules)).copy()
    monkeypatch.undo()
    importlib.reload(rules)
    assert reloaded["TYPES"]["zeilen"] == "text/x-lines"
    assert all("zeilen" in reloaded[name] for name in ("TEXT", "COMPRESSED", "OPEN"))
    assert "zeilen" not in rules.TYPES
