"""Coordinate reference systems (OGC 18-058, Part 2): what answers are in, and what boxes may be in."""

from __future__ import annotations

import numpy as np
import pyproj
import pytest
import shapely
from flask.testing import FlaskClient

from tests.conftest import MakeHome, in_every_county
from tests.webapp.api.test_conformance import COLLECTIONS
from webapp import create_app
from webapp.api.crs import SYSTEMS

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
EPSG = "http://www.opengis.net/def/crs/EPSG/0/"
ITEMS = "/api/collections/pledges/items"
CODES = (25832, 25833, 3857, 4326)
# A box around Jülich in each system.
JUELICH = {
    "CRS84": "6.3,50.88,6.42,50.96",
    "25832": "310000,5640000,319000,5649000",
    "25833": "-111000,5672000,-101000,5682000",
    "3857": "701000,6599000,715000,6617000",
    "4326": "50.88,6.3,50.96,6.42",
}


def uri(name: str) -> str:
    return CRS84 if name == "CRS84" else EPSG + name


def corners(features: list[dict]) -> np.ndarray:
    shapes = [shapely.geometry.shape(f["geometry"]) for f in features if f["geometry"]]
    assert all(shape.is_valid for shape in shapes)
    return shapely.get_coordinates(shapes)


def test_every_collection_lists_the_systems_and_the_one_that_it_is_stored_in(client: FlaskClient) -> None:
    for listed in client.get("/api/collections").json["collections"]:
        assert listed["crs"] == [CRS84, *(f"{EPSG}{code}" for code in CODES)] == list(SYSTEMS)
        assert listed["storageCrs"] == CRS84


@in_every_county
@pytest.mark.parametrize("code", CODES)
def test_geometries_are_where_pyproj_has_them_in_the_order_of_the_axes(
    client: FlaskClient, code: int
) -> None:
    # Without always_xy PROJ keeps the order of the authority: latitude first in EPSG:4326.
    judge = pyproj.Transformer.from_crs("OGC:CRS84", f"EPSG:{code}")
    for name in COLLECTIONS:
        plain = client.get(f"/api/collections/{name}/items?limit=1000").json
        answer = client.get(f"/api/collections/{name}/items?limit=1000&crs={EPSG}{code}")
        assert answer.headers["Content-Crs"] == f"<{EPSG}{code}>"
        assert "crs" not in answer.json
        expected = np.column_stack(judge.transform(*corners(plain["features"]).T))
        found = corners(answer.json["features"])
        assert np.abs(found - expected).max() <= (1e-9 if code == 4326 else 0.001)
        for before, after in zip(plain["features"], answer.json["features"], strict=True):
            assert {**before, "geometry": None} == {**after, "geometry": None}
            assert (before["geometry"] is None) == (after["geometry"] is None)


def test_a_known_point_has_its_known_coordinates(built_home: MakeHome) -> None:
    home = built_home({"id": "markt", "places": "Marktplatz @ 50.922, 6.358", "topic": "kultur"})
    client = create_app({"HOME": str(home)}).test_client()
    found = {}
    for code in CODES:
        (feature,) = client.get(f"{ITEMS}?crs={EPSG}{code}").json["features"]
        found[code] = feature["geometry"]["coordinates"]
    assert found == {
        25832: [314314.72, 5644475.5],
        25833: [-106943.197, 5676805.916],
        3857: [707769.322, 6607508.006],
        4326: [50.922, 6.358],
    }


def test_answers_without_crs_are_in_crs84_and_say_so(client: FlaskClient) -> None:
    feature_id = client.get(f"{ITEMS}?limit=1").json["features"][0]["id"]
    for address in (ITEMS, f"{ITEMS}/{feature_id}"):
        plain, named = client.get(address), client.get(f"{address}?crs={CRS84}")
        assert plain.headers["Content-Crs"] == named.headers["Content-Crs"] == f"<{CRS84}>"
        assert plain.data == named.data
        assert "Content-Crs" in plain.headers["Access-Control-Expose-Headers"]
        again = client.get(address, headers={"If-None-Match": plain.headers["ETag"]})
        assert (again.status_code, again.headers["Content-Crs"]) == (304, f"<{CRS84}>")


def test_each_system_has_its_own_etag_and_the_links_stay_in_it(client: FlaskClient) -> None:
    feature_id = client.get(f"{ITEMS}?limit=1").json["features"][0]["id"]
    for address in (f"{ITEMS}?limit=3&offset=3", f"{ITEMS}/{feature_id}?f=json"):
        answers = [client.get(f"{address}&crs={one}") for one in SYSTEMS]
        assert len({answer.headers["ETag"] for answer in answers}) == len(SYSTEMS)
        for one, answer in list(zip(SYSTEMS, answers, strict=True))[1:]:
            own = [link["href"] for link in answer.json["links"] if link["rel"] in ("self", "next", "prev")]
            for href in own:
                assert client.get(href).headers["Content-Crs"] == f"<{one}>"


@pytest.mark.parametrize("name", JUELICH)
def test_a_box_counts_in_its_own_system(world: FlaskClient, name: str) -> None:
    query = f"bbox={JUELICH[name]}&bbox-crs={uri(name)}"
    answer = world.get(f"{ITEMS}?{query}")
    ids = {feature["properties"]["pledge_id"] for feature in answer.json["features"]}
    assert ids == {"bahn", "schule"}
    # The box does not change the system of the answer.
    assert answer.headers["Content-Crs"] == f"<{CRS84}>"
    own = next(link["href"] for link in answer.json["links"] if link["rel"] == "self")
    assert world.get(own).json["features"] == answer.json["features"]


def test_a_box_in_metres_has_straight_sides_in_metres(client: FlaskClient) -> None:
    """A feature at the very corner of its own box in UTM is found, one millimetre outside it is not."""
    for code in (25832, 25833, 3857):
        query = f"crs={EPSG}{code}&bbox-crs={EPSG}{code}"
        features = client.get(f"{ITEMS}?limit=1000&crs={EPSG}{code}").json["features"]
        points = [f for f in features if f["geometry"] and f["geometry"]["type"] == "Point"][:4]
        assert points
        for feature in points:
            x, y = feature["geometry"]["coordinates"]
            for shift, inside in ((0.0, True), (0.003, False)):
                west, south = round(x + shift - 0.001, 3), round(y + shift - 0.001, 3)
                box = f"{west},{south},{west + 5000},{south + 5000}"
                ids = {f["id"] for f in client.get(f"{ITEMS}?{query}&limit=1000&bbox={box}").json["features"]}
                assert (feature["id"] in ids) == inside


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (f"bbox=-1e300,-1e300,1e300,1e300&bbox-crs={EPSG}25832", True),
        (f"bbox=-20037508,-20048966,20037508,20048966&bbox-crs={EPSG}3857", True),
        (f"bbox=310000,5640000,0,319000,5649000,500&bbox-crs={EPSG}25832", True),
        (f"bbox=50,170,52,7&bbox-crs={EPSG}4326", True),
        (f"bbox=6.3,50.8,6.4,51&bbox-crs={EPSG}4326", False),
        (f"bbox-crs={EPSG}25832", True),
    ],
)
def test_boxes_of_every_kind(world: FlaskClient, query: str, found: bool) -> None:
    answer = world.get(f"{ITEMS}?{query}")
    assert answer.status_code == 200
    assert ("schule" in {f["properties"]["pledge_id"] for f in answer.json["features"]}) == found


@pytest.mark.parametrize("parameter", ["crs", "bbox-crs"])
@pytest.mark.parametrize(
    "given", ["", "EPSG:25832", f"{EPSG}31466", f"{EPSG}25832/", "urn:ogc:def:crs:EPSG::25832", "25832"]
)
def test_an_unknown_system_is_refused_and_the_known_ones_are_named(
    client: FlaskClient, parameter: str, given: str
) -> None:
    for address in (ITEMS, "/en/api/collections/municipalities/items"):
        answer = client.get(f"{address}?bbox=6,50,7,51&{parameter}={given}")
        assert (answer.status_code, answer.content_type) == (400, "application/problem+json")
        assert answer.json["parameter"] == parameter
        for one in SYSTEMS:
            assert one in answer.json["detail"]


def test_a_single_feature_takes_a_system_and_no_box(client: FlaskClient) -> None:
    feature_id = client.get("/api/collections/municipalities/items?limit=1").json["features"][0]["id"]
    address = f"/api/collections/municipalities/items/{feature_id}"
    assert client.get(f"{address}?crs={EPSG}9999").json["parameter"] == "crs"
    assert client.get(f"{address}?bbox-crs={EPSG}25832").json["parameter"] == "bbox-crs"
    assert client.get(f"{address}?crs={CRS84}&crs={CRS84}").status_code == 400


def test_the_definition_has_both_parameters_and_the_header(client: FlaskClient) -> None:
    definition = client.get("/api/openapi.json").json
    for name in COLLECTIONS:
        for path, expected in (
            (f"/collections/{name}/items", {"crs", "bbox-crs"}),
            ("/{featureId}", {"crs"}),
        ):
            path = path if path.startswith("/coll") else f"/collections/{name}/items{path}"
            operation = definition["paths"][path]["get"]
            found = {p["name"]: p for p in operation["parameters"] if "crs" in p.get("name", "")}
            assert found.keys() == expected
            assert all(one["schema"]["enum"] == list(SYSTEMS) for one in found.values())
            assert "Content-Crs" in operation["responses"]["200"]["headers"]
