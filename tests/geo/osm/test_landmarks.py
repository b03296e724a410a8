"""Hand-made landmarks beside an extract: what differs is reported, and takes its shape on request."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry import shape

from geo.build import build
from geo.errors import ProblemsFound
from geo.geometry import geojson
from geo.osm.command import run
from geo.osm.landmarks import differences, distance_m
from tests.conftest import MakeHome
from tests.geo.osm.extract import around_dueren
from tests.geo.osm.test_command import contents, silent


def drawn(name: str, kind: str, member: dict[str, Any], accuracy_m: int) -> dict[str, Any]:
    identifier = name.lower().replace(" ", "-").replace("ü", "ue")
    properties = {"name": name, "kind": kind, "accuracy_m": accuracy_m}
    return {"type": "Feature", "id": identifier, "geometry": member, "properties": properties}


# 250 m north of the lake of the extract; a river that is drawn right, as far as it goes; a namesake far away
LAKE = {"type": "Point", "coordinates": [6.4914, 50.7942]}
RIVER = {"type": "LineString", "coordinates": [[6.4686364, 50.8062950], [6.4871023, 50.8071942]]}
FAR = {"type": "Point", "coordinates": [6.3, 50.95]}


@pytest.fixture
def drawn_home(make_home: MakeHome) -> Path:
    home = make_home({"id": "see", "places": "Jülich"})
    landmarks = [
        drawn("Badesee Süd", "lake", LAKE, 100),
        drawn("Silberfluss", "river", RIVER, 100),
        drawn("Ahornschule", "school", FAR, 100),
        drawn("Kirschenbusch", "building", LAKE, 100),
    ]
    text = geojson.dumps(landmarks, {"note": "kept"})
    (home / "data" / "geojson" / "landmarks.geojson").write_text(text, encoding="utf-8")
    return home


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    return around_dueren().write(tmp_path / "dueren.osm")


def test_a_landmark_farther_away_than_it_says_is_reported_with_the_distance(
    drawn_home: Path, extract: Path
) -> None:
    (found,) = [one for one in run(extract, drawn_home, silent) if one.code == "landmark_differs"]
    assert found.value == "badesee-süd".replace("ü", "ue")
    assert "254 m" in found.message or "255 m" in found.message or "256 m" in found.message
    assert "--replace badesee-sued" in found.remedy


def test_a_landmark_takes_the_shape_of_the_extract_on_request(drawn_home: Path, extract: Path) -> None:
    notices = run(extract, drawn_home, silent, ["badesee-sued"])
    assert "landmark_differs" not in [one.code for one in notices]
    collection = geojson.read(drawn_home / "data" / "geojson" / "landmarks.geojson")
    lake, river, *_others = collection["features"]
    assert lake["id"] == "badesee-sued"
    assert len(lake["geometry"]["coordinates"]) == 2
    assert lake["properties"]["source"].startswith("OpenStreetMap (r")
    assert (lake["properties"]["name"], lake["properties"]["accuracy_m"]) == ("Badesee Süd", 10)
    assert river["geometry"] == RIVER
    assert collection["note"] == "kept"
    assert "OpenStreetMap" in collection["provenance"]["attribution"]
    build(drawn_home)


@pytest.mark.parametrize(
    ("identifier", "code"),
    [("badesee", "replace_unknown"), ("ahornschule", "replace_not_in_extract")],
)
def test_what_can_not_be_replaced_is_named_and_nothing_is_written(
    drawn_home: Path, extract: Path, identifier: str, code: str
) -> None:
    before = contents(drawn_home)
    with pytest.raises(ProblemsFound) as found:
        run(extract, drawn_home, silent, ["badesee-sued", identifier])
    assert [(one.code, one.value) for one in found.value.problems] == [(code, identifier)]
    assert contents(drawn_home) == before


def test_a_home_without_landmarks_has_none_that_differ(drawn_home: Path, extract: Path) -> None:
    (drawn_home / "data" / "geojson" / "landmarks.geojson").unlink()
    assert "landmark_differs" not in [one.code for one in run(extract, drawn_home, silent)]
    assert not (drawn_home / "data" / "geojson" / "landmarks.geojson").exists()


BOX = shapely.box(0, 0, 1_000, 1_000)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected_m"),
    [
        (shapely.Point(500, 500), BOX, 0),
        (shapely.Point(1_200, 500), BOX, 200),
        (shapely.box(0, 0, 1_000, 900), BOX, 100),
        (shapely.LineString([(0, 0), (500, 0)]), shapely.LineString([(-900, 0), (5_000, 0)]), 0),
        (shapely.LineString([(0, 0), (500, 0)]), shapely.LineString([(-900, 0), (250, 0)]), 250),
    ],
)
def test_the_distance_is_that_of_the_farthest_point_of_what_is_drawn(
    ours: shapely.Geometry, theirs: shapely.Geometry, expected_m: float
) -> None:
    assert distance_m(ours, theirs) == pytest.approx(expected_m)


def test_namesakes_of_another_kind_are_not_compared() -> None:
    member = shapely.geometry.mapping(shape(LAKE))
    lake = {"id": "a", "geometry": member, "properties": {"name": "A", "alt_names": [], "kind": "lake"}}
    lake["properties"] |= {"accuracy_m": -1}
    school = {**lake, "properties": lake["properties"] | {"kind": "school"}}
    assert list(differences([lake], [school])) == []
    assert [one.distance_m for one in differences([lake], [lake])] == [0]
