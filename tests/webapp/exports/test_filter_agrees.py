"""Whatever is chosen, every file holds the pledges that the page would show."""

from __future__ import annotations

import io
import json
import sqlite3
from pathlib import Path

import pandas as pd
import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from geo.vocabulary import STATUSES
from tests.conftest import in_every_county
from webapp.exports import FORMATS, columns
from webapp.exports.geopackage import LAYERS
from webapp.exports.selection import select

KML_ID = '<Data name="pledge_id"><value>'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("geopackages")


@st.composite
def queries(draw: st.DrawFn, app: Flask) -> MultiDict[str, str]:
    """Queries as visitors make them, also such that match nothing."""
    snapshot = app.extensions["pledgemap"].snapshot
    keys = {
        "thema": list(snapshot.settings.topics),
        "gemeinde": [m.slug for m in snapshot.published.municipalities],
        "status": list(STATUSES),
    }
    pairs = [
        (key, value)
        for key, values in keys.items()
        for value in draw(st.lists(st.sampled_from(values), max_size=3))
    ]
    words = " ".join(pledge.title for pledge in snapshot.published.pledges).split()
    pairs += [("q", draw(st.one_of(st.just(""), st.sampled_from(words))))]
    labels = [place.label for place in snapshot.nearby.places]
    pairs += [("ort", draw(st.one_of(st.just(""), st.sampled_from(labels))))]
    pairs += [("umkreis", str(draw(st.integers(1, 30))))]
    pairs += [("kreisweit", draw(st.sampled_from(["", "0", "1"])))]
    return MultiDict(pairs)


def ids_by_format(data: dict[str, bytes], folder: Path) -> dict[str, list[str]]:
    """The pledge id of every site in each file."""
    features = json.loads(data["geojson"])["features"]
    table = pd.read_csv(io.BytesIO(data["csv"]), sep=";", decimal=",", encoding="utf-8-sig", dtype=str)
    path = folder / "zusagen.gpkg"
    path.write_bytes(data["gpkg"])
    database = sqlite3.connect(path)
    rows = [
        pledge_id
        for layer in LAYERS
        for (pledge_id,) in database.execute(f"SELECT pledge_id FROM {layer.name}")
    ]
    database.close()
    placemarks = data["kml"].decode().split(KML_ID)[1:]
    return {
        "geojson": [feature["properties"]["pledge_id"] for feature in features],
        "csv": table["pledge_id"].tolist(),
        "gpkg": rows,
        "kml": [text.split("<")[0] for text in placemarks],
    }


@in_every_county
@settings(
    max_examples=40,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_every_file_has_the_pledges_and_sites_of_the_page(app: Flask, folder: Path, data) -> None:
    query = data.draw(queries(app))
    snapshot = app.extensions["pledgemap"].snapshot
    chosen = snapshot.grammar.parse(query)
    shown = snapshot.index.apply(chosen)
    with app.app_context():
        selection = select(snapshot, chosen)
        found = ids_by_format({key: kind.write(selection) for key, kind in FORMATS.items()}, folder)
    for ids in found.values():
        assert set(ids) == set(shown.shown)
        assert sorted(ids) == sorted(found["geojson"])
    placed = {feature["properties"]["place_id"] for feature in selection.features} - {None}
    assert placed == set(shown.place_ids)


def test_every_column_is_explained_once(app: Flask) -> None:
    names = [column.name for column in columns.COLUMNS]
    assert len(names) == len(set(names))
    snapshot = app.extensions["pledgemap"].snapshot
    feature = snapshot.published.collection["features"][0]
    of_geojson = {column.name for column in FORMATS["geojson"].columns}
    assert of_geojson == {"id", *feature["properties"]}
