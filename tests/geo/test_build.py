import json

import pytest

from geo.__main__ import main
from geo.build import build
from geo.errors import ProblemsFound
from geo.geometry import geojson

AUEN, BERGEN = "09001001", "09001002"


def test_one_feature_per_site_and_none_with_a_point_for_the_county(home):
    home.pledges({"places": "Moor; Talbahn; Auen"}, {})
    summary = build(home.path)
    assert (summary.pledges, summary.placed, summary.county_wide) == (2, 1, 1)
    assert (summary.sites, summary.places) == (3, 3)
    # In the order of the spreadsheet: the programme's.
    assert list(home.sites) == ["zusage-1--moor", "zusage-1--talbahn", "zusage-1--09001001", "zusage-2"]
    assert home.sites["zusage-2"]["geometry"] is None
    assert home.sites["zusage-2"]["properties"]["place_id"] is None
    assert home.sites["zusage-2"]["properties"]["municipalities"] == []


@pytest.mark.parametrize(
    ("entry", "municipalities", "near_border", "precision"),
    [
        ("Auen", [AUEN], False, "municipality"),
        ("Kirchfeld (Auen)", [AUEN], False, "locality"),
        ("Bahnhof Auen", [AUEN], False, "exact"),
        ("Grenze", [AUEN, BERGEN], True, "exact"),
        ("Talbahn", [AUEN, BERGEN], False, "site"),
        ("Cramm (Sieg)", ["09002001"], False, "municipality"),
        ("Haus @ 50.82, 6.4501", [AUEN, BERGEN], True, "exact"),
    ],
)
def test_a_site_says_where_it_lies_and_how_sure_that_is(home, entry, municipalities, near_border, precision):
    home.pledges({"places": entry})
    build(home.path)
    (site,) = home.sites.values()
    properties = site["properties"]
    assert properties["municipalities"] == municipalities
    assert properties["near_border"] is near_border
    assert properties["precision"] == precision
    label = geojson.shape({"type": "Point", "coordinates": properties["label_point"]})
    assert geojson.geometry_of(site).distance(label) < 1e-5


def test_a_site_in_a_municipality_has_its_shape_and_says_that_the_place_is_open(home):
    home.pledges({"places": "Auen"})
    build(home.path)
    (site,) = home.sites.values()
    assert site["geometry"]["type"] == "Polygon"
    assert "ganze Gemeinde" in site["properties"]["note"]
    assert "whole municipality" in site["properties"]["note_en"]


def test_the_properties_come_in_the_order_that_the_site_reads(home):
    home.pledges({"places": "Talbahn"})
    build(home.path)
    (site,) = home.sites.values()
    assert list(site["properties"]) == [
        "pledge_id",
        "place_id",
        "title",
        "summary",
        "topic",
        "stance",
        "status",
        "status_date",
        "status_url",
        "page",
        "section",
        "quote",
        "title_en",
        "summary_en",
        "place_name",
        "place_kind",
        "planned",
        "municipalities",
        "near_border",
        "precision",
        "accuracy_m",
        "source",
        "note",
        "note_en",
        "label_point",
    ]
    assert site["properties"]["planned"] is True
    assert site["properties"]["page"] == 3


def test_the_file_is_valid_geojson_with_version_and_date(home):
    home.pledges({"places": "Moor; Auen; Bahnhof Auen"}, {})
    build(home.path)
    collection = geojson.read(home.output)
    assert list(geojson.faults(collection)) == []
    assert collection["data_date"] == "2026-11-22"
    assert len(collection["data_version"]) == 16
    assert collection["bbox"] == [6.4, 50.8, 6.45, 50.84]
    assert collection["provenance"]["command"] == "python -m geo build"


def test_the_same_input_gives_the_same_bytes_whatever_the_form_of_the_file(home, make_table):
    pledges = ({"places": "Moor", "title": "Größer"}, {"places": "Auen; Talbahn"}, {})
    home.pledges(*pledges)
    build(home.path)
    first = home.output.read_bytes()
    build(home.path)
    assert home.output.read_bytes() == first
    home.text(make_table(*pledges, delimiter=";").replace("\n", "\r\n"), encoding="windows-1252")
    build(home.path)
    assert home.output.read_bytes() == first


def test_the_version_follows_the_content(home):
    home.pledges({})
    build(home.path)
    before = geojson.read(home.output)["data_version"]
    home.pledges({"title": "Zwei Busse"})
    build(home.path)
    assert geojson.read(home.output)["data_version"] != before


def test_a_map_of_county_wide_pledges_has_no_bbox(home):
    home.pledges({})
    build(home.path)
    assert "bbox" not in geojson.read(home.output)


def test_a_region_without_landmarks_can_be_built(home):
    (home.output.parent / "landmarks.geojson").unlink()
    home.pledges({"places": "Auen"})
    assert build(home.path).sites == 1


def test_check_writes_nothing(home, capsys):
    home.pledges({"places": "Moor"})
    assert main(["--home", str(home.path), "check"]) == 0
    assert "1 pledge: 1 placed, 0 county-wide; 1 site at 1 place," in capsys.readouterr().out
    assert not home.output.exists()


def test_a_failed_write_leaves_the_last_file_and_nothing_else(home, monkeypatch):
    home.pledges({"places": "Moor"})
    build(home.path)
    before, files = home.output.read_bytes(), sorted(home.output.parent.iterdir())
    home.pledges({"places": "Auen"})

    def fail(handle):
        raise OSError("disk full")

    monkeypatch.setattr("geo.geometry.geojson.os.fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        build(home.path)
    assert home.output.read_bytes() == before
    assert sorted(home.output.parent.iterdir()) == files


def test_locate_tells_the_exit_code(home, capsys):
    assert main(["--home", str(home.path), "locate", "Moor", "Auen"]) == 0
    assert main(["--home", str(home.path), "locate", "Kirchfeld"]) == 1
    assert "Kirchfeld (Auen)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "is missing"),
        ("{", "is no JSON"),
        ("[]", "is no FeatureCollection"),
        ('{"a": 1}', "is no FeatureCollection"),
    ],
)
def test_a_broken_gazetteer_file_is_named(home, capsys, text, words):
    home.pledges({})
    path = home.output.parent / "stops.geojson"
    path.unlink()
    if text is not None:
        path.write_text(text, encoding="utf-8")
    assert main(["--home", str(home.path), "build"]) == 1
    error = capsys.readouterr().err
    assert "stops.geojson" in error
    assert words in error


def test_a_missing_settings_file_is_named(tmp_path, capsys):
    assert main(["--home", str(tmp_path), "build"]) == 1
    error = capsys.readouterr().err
    assert f"pledgemap.toml: the file is missing in {tmp_path}" in error
    assert "--home FOLDER" in error


def box(*corners):
    return {"type": "Polygon", "coordinates": [[list(corner) for corner in corners]]}


RIGHT = box((0, 0), (1, 0), (1, 1), (0, 0))


@pytest.mark.parametrize(
    ("collection", "fault"),
    [
        ({"type": "Feature", "features": []}, "type is not"),
        ({"crs": {}}, "crs"),
        ({"features": [{"type": "Feature", "properties": {}, "geometry": None}]}, "id None"),
        ({"features": [{"type": "Feature", "id": "a", "properties": {}, "geometry": None}] * 2},
        "used twice"),
        ({"features": [{"type": "Feature", "id": "a", "properties": {}}]}, "no geometry member"),
        ({"features": [{"type": "Feature", "id": "a", "properties": None, "geometry": None}]}, "no Feature"),
        (box((0, 0), (1, 1), (1, 0), (0, 0)), "clockwise"),
        (box((0, 0), (1, 1), (1, 0), (0, 1), (0, 0)), "not valid"),
        ({"type": "GeometryCollection", "geometries": []}, "GeometryCollection"),
        ({"type": "Point", "coordinates": [0.12345678, 1]}, "decimals"),
        ({"type": "Point", "coordinates": [200, 1]}, "range"),
        (
            {"type": "Polygon", "coordinates": [*box((0, 0), (9, 0), (9, 9), (0, 0))["coordinates"], [[4, 1],
            [5, 1], [5, 2], [4, 1]]]},
            "interior ring",
        ),
    ],
)  # fmt: skip
def test_what_rfc_7946_forbids_is_found(collection, fault):
    if "coordinates" in collection or "geometries" in collection:
        collection = {"features": [{"type": "Feature", "id": "a", "properties": {}, "geometry": collection}]}
    collection = {"type": "FeatureCollection", "features": [], **collection}
    assert any(fault in text for text in geojson.faults(collection))


def test_shapes_are_written_with_right_hand_winding_and_six_decimals():
    clockwise = geojson.shape(box((0, 0), (1, 1.12345678), (1, 0), (0, 0)))
    member = geojson.encode(clockwise)
    assert member["coordinates"] == [[[0.0, 0.0], [1.0, 0.0], [1.0, 1.123457], [0.0, 0.0]]]
    assert json.dumps(member) == json.dumps(geojson.encode(geojson.shape(member)))


def test_an_empty_shape_is_refused():
    with pytest.raises(geojson.GeoJsonError):
        geojson.encode(geojson.shape({"type": "GeometryCollection", "geometries": []}))


def test_a_region_that_was_not_imported_is_named_with_the_command(home, capsys):
    home.pledges({})
    settings = home.path / "pledgemap.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('["09001"]', '["09001001", "09777"]'), encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        build(home.path)
    assert [(p.code, p.column, p.value) for p in found.value.problems] == [
        ("region_not_imported", "regions", "09777"),
        ("region_not_set", "regions", f"Bergen ({BERGEN})"),
    ]
    assert main(["--home", str(home.path), "check"]) == 1
    assert "python -m geo region 09001001 09777" in capsys.readouterr().err


def test_the_help_is_german_on_a_german_system(capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    with pytest.raises(SystemExit):
        main(["--help"])
    output = capsys.readouterr().out
    assert "den Ordner einer neuen Karte anlegen" in output
    assert "make the folder" not in output


@pytest.mark.parametrize("text", ["{", "[]"])
def test_a_broken_gazetteer_file_is_named_in_german(home, capsys, monkeypatch, text):
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    home.pledges({})
    (home.output.parent / "stops.geojson").write_text(text, encoding="utf-8")
    assert main(["--home", str(home.path), "build"]) == 1
    error = capsys.readouterr().err
    assert "stops.geojson: ist kein" in error
    assert "Holen Sie die letzte gute Fassung zurück" in error


def test_a_summary_counts_pledges_sites_and_places_apart(home):
    """Three pledges at one place near a border are three sites there; one of them has another
    place too."""
    home.pledges(
        {"places": "Grenze; Moor @ 50.81500, 6.41500"}, {"places": "Grenze"}, {"places": "Grenze"}, {}
    )
    found = build(home.path)
    assert (found.pledges, found.placed, found.county_wide) == (4, 3, 1)
    assert (found.sites, found.places, found.border_sites) == (4, 2, 3)
