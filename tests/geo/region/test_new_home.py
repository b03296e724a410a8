"""A folder for a new map, made of packages of a few kB."""

import json
import tomllib

import geopandas
import pytest

from geo.__main__ import main
from geo.build import build
from geo.config.settings import load_settings
from geo.errors import ProblemsFound
from geo.region import new_home, npm, sources
from geo.region.new_home import settings_text
from geo.region.phrases import county_name, together
from geo.table.schema import COLUMNS
from tests.conftest import REPOSITORY, write_pledges
from tests.geo.region.test_importing import GERMANY, few_cities, make_packages, square  # noqa: F401 - few_cities is a fixture

COUNTIES = [
    {
        "type": "Feature",
        "properties": {"AGS": "09001", "GEN": "Auenland", "BEZ": "Landkreis"},
        "geometry": None,
    },
    {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"AGS": "09009", "GEN": "Fern", "BEZ": "Kreisfreie Stadt"},
                "geometry": None,
            }
        ],
    },
]


KREIS = county_name("Düren", "Kreis")


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return make_packages(tmp_path_factory.mktemp("packages"), {sources.COUNTIES: json.dumps(COUNTIES)})


@pytest.fixture
def given(files, monkeypatch):
    """The files of the packages, which the commands then take for the pinned ones."""
    monkeypatch.setattr("geo.region.npm.PINNED", npm.Packages(*files))
    return [str(path) for path in files.values()]


@pytest.fixture
def make(tmp_path, given):
    """Run the command that makes a home, and say which folder it made."""

    def make(*codes, folder="karte", expect=0):
        assert main(["init", str(tmp_path / folder), "--region", *codes, "--from", *given]) == expect
        return tmp_path / folder

    return make


def test_a_new_home_has_all_that_a_build_needs(make):
    folder = make("09001")
    settings = load_settings(folder / "pledgemap.toml")
    assert settings.title == "Zusagen zur Wahl im Landkreis Auenland"
    assert settings.everywhere == "im ganzen Landkreis Auenland"
    assert settings.regions == ("09001",)
    with pytest.raises(ProblemsFound, match="has a header but no pledges"):
        build(folder)
    write_pledges(folder / "pledges.csv", [{"places": "Bergen"}, {}])
    assert build(folder).sites == 1


def test_the_example_in_the_table_is_a_comment(make):
    header, example = (make("09001") / "pledges.csv").read_text(encoding="utf-8").splitlines()
    assert header == ",".join(COLUMNS)
    assert example.startswith("# ")


def test_two_counties_make_one_map(make):
    home = make("09001", "09009")
    assert load_settings(home / "pledgemap.toml").region_name == "Landkreis Auenland und Fern"
    layer = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in home.glob("data/geojson/*")}
    assert len(layer["municipalities"]["features"]) == 3
    assert layer["boundaries"]["frame"]["type"] == "MultiPolygon"  # what lies between the two is not drawn


def test_nothing_is_ever_overwritten(tmp_path, make, capsys):
    (tmp_path / "karte").mkdir()
    (tmp_path / "karte" / "pledges.csv").write_text("mine", encoding="utf-8")
    make("09001", expect=1)
    assert "in use already" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "karte").iterdir()] == ["pledges.csv"]


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (["09777"], "begins with 09777"),
        (["09001", "09777"], "begins with 09777"),
        (["03159"], "write 03152 03156 instead"),
        (["Düren"], "is no AGS prefix"),
    ],
)
def test_an_unknown_region_leaves_no_folder_behind(make, capsys, codes, words):
    folder = make(*codes, expect=1)
    assert words in capsys.readouterr().err
    assert not folder.exists()


@pytest.mark.parametrize("existed", [False, True])
@pytest.mark.parametrize("step", ["import_region", "region_name"])
def test_an_interruption_leaves_nothing_behind_and_says_so(
    tmp_path, make, capsys, monkeypatch, existed, step
):
    def interrupt(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(new_home, step, interrupt)
    if existed:
        (tmp_path / "karte").mkdir()
    make("09001", expect=130)
    assert "Nothing was written" in capsys.readouterr().err
    assert list(tmp_path.glob("karte/*")) == []
    assert (tmp_path / "karte").exists() is existed


def test_on_a_german_system_an_unknown_region_is_named_in_german(make, capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    make("09777", expect=1)
    assert "Keine Gemeinde hat einen AGS, der mit 09777 beginnt" in capsys.readouterr().err


def test_the_english_title_of_two_counties_is_english():
    both = together([county_name("Bodenseekreis", "Landkreis"), county_name("Ulm", "Stadtkreis")])
    written = tomllib.loads(settings_text(("08435", "08421"), both, ""))
    assert written["title"] == "Zusagen zur Wahl im Bodenseekreis und in Ulm"
    assert written["title_en"] == "Election pledges in the Bodenseekreis and in Ulm"
    assert written["everywhere_en"] == "throughout the Bodenseekreis and throughout Ulm"
    assert tomllib.loads(settings_text(("05358",), KREIS, ""))["title_en"] == (
        "Election pledges in Kreis Düren"
    )


def test_a_title_with_quotation_marks_is_written_as_it_is():
    title = 'Unser "Plan" für \\alles\\ – jetzt'
    assert tomllib.loads(settings_text(("05358",), KREIS, title))["title"] == title


def test_the_colours_of_a_new_map_are_those_that_were_tested_for_colour_blind_readers():
    ours = tomllib.loads((REPOSITORY / "pledgemap.toml").read_text(encoding="utf-8"))["topics"]
    new = tomllib.loads(settings_text(("05358",), KREIS, ""))["topics"]
    assert {topic["colour"] for topic in new.values()} <= {topic["colour"] for topic in ours.values()}


def test_newer_boundaries_replace_those_of_2016(tmp_path, given):
    path = tmp_path / "vg250.geojson"
    path.write_text(json.dumps(newer_germany()), encoding="utf-8")
    command = ["init", str(tmp_path / "karte"), "--region", "09001", "--from", *given]
    command += ["--boundaries", str(path), "--attribution", "© GeoBasis-DE / BKG (2025)"]
    command += ["--licence", "dl-de/by-2-0 https://www.govdata.de/dl-de/by-2-0"]
    assert main(command) == 0
    layer = json.loads((tmp_path / "karte/data/geojson/municipalities.geojson").read_text(encoding="utf-8"))
    assert [f["properties"]["name"] for f in layer["features"]] == ["Neu-Auen"]
    assert layer["provenance"]["attribution"] == "© GeoBasis-DE / BKG (2025)"
    assert layer["provenance"]["source_date"] == "2024-01-01"
    assert layer["features"][0]["properties"]["source"] == "BKG VG250, 2024-01-01"


def newer_germany():
    """Auen and Bergen have merged; the file is flat and has its dates, as the BKG publishes it."""
    auen = json.loads(json.dumps(GERMANY[0]))
    auen["properties"] |= {"GEN": "Neu-Auen", "BEGINN": "2024-01-01"}
    return {"type": "FeatureCollection", "features": [auen]}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no map", "can't be read"),
        ('{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "Auen"}, '
         '"geometry": {"type": "Point", "coordinates": [6, 50]}}]}', "lacks the columns AGS, GEN, BEZ, GF"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_vg250_is_refused_with_what_it_lacks(tmp_path, given, capsys, text, words):
    path = tmp_path / "falsch.geojson"
    path.write_text(text, encoding="utf-8")
    command = ["init", str(tmp_path / "karte"), "--region", "09001", "--from", *given]
    command += ["--boundaries", str(path), "--attribution", "x", "--licence", "y https://example.org"]
    assert main(command) == 1
    assert words in capsys.readouterr().err
    assert not (tmp_path / "karte").exists()


def test_newer_boundaries_need_their_source_named(tmp_path, capsys):
    assert main(["init", str(tmp_path / "karte"), "--region", "09001", "--boundaries", "x.gpkg"]) == 1
    assert "--attribution and --licence" in capsys.readouterr().err


@pytest.mark.parametrize("states", ["gem", "lan", "none"])
def test_newer_boundaries_bring_the_waters_of_states_where_the_file_has_them(tmp_path, given, states):
    path = tmp_path / "vg250.gpkg"
    water = square("09000000" if states == "gem" else "09", "Freiland", 6.40, 50.76, gf=1)
    rows = {"vg250_gem": [GERMANY[0]], "vg250_lan": [square("09", "Freiland", 6.40)]}
    if states != "none":
        rows[f"vg250_{states}"].append(water)
    for name, items in rows.items():
        geopandas.GeoDataFrame.from_features(items, crs=4326).to_file(path, layer=name)
    command = ["init", str(tmp_path / "karte"), "--region", "09001", "--from", *given]
    command += ["--boundaries", str(path), "--attribution", "x", "--licence", "y https://example.org"]
    assert main(command) == 0
    layer = json.loads((tmp_path / "karte/data/geojson/boundaries.geojson").read_text(encoding="utf-8"))
    found = [f["id"] for f in layer["features"] if f["properties"]["layer"] == "water"]
    assert found == ([] if states == "none" else ["09-water"])


@pytest.mark.parametrize("codes", [["09002"], ["09001", "09009"], ["09001001"]])
def test_another_region_than_the_settings_say_is_refused(make, capsys, given, codes):
    folder = make("09001")
    before = {path: path.read_bytes() for path in folder.rglob("*.geojson")}
    assert main(["region", *codes, "--home", str(folder), "--from", *given]) == 1
    errors = capsys.readouterr().err
    assert "says regions 09001, not " + " ".join(codes) in errors
    assert "regions = [" + ", ".join(f'"{code}"' for code in codes) + "]" in errors
    assert f"--region {' '.join(codes)}" in errors
    assert {path: path.read_bytes() for path in folder.rglob("*.geojson")} == before


def test_leaving_out_a_region_that_the_settings_have_is_refused(make, capsys, given):
    folder = make("09001", "09009")
    assert main(["region", "09001", "--home", str(folder), "--from", *given]) == 1
    assert "says regions 09001 09009, not 09001." in capsys.readouterr().err
    # In another order it is the same region.
    assert main(["region", "09009", "09001", "--home", str(folder), "--from", *given]) == 0


def test_after_the_settings_were_changed_the_other_region_is_imported(make, given):
    folder = make("09001")
    settings = folder / "pledgemap.toml"
    text = settings.read_text(encoding="utf-8").replace('regions = ["09001"]', 'regions = ["09001", "09009"]')
    settings.write_text(text, encoding="utf-8")
    assert main(["region", "09001", "09009", "--home", str(folder), "--from", *given]) == 0


@pytest.mark.parametrize(
    ("language", "words"),
    [("C", "Rivers, streets, woods"), ("de_DE.UTF-8", "Flüsse, Straßen, Wälder und Gebäude")],
)
def test_what_a_region_has_and_lacks_is_reported(make, capsys, monkeypatch, language, words):
    monkeypatch.setenv("LC_ALL", language)
    folder = make("09001")
    assert words in capsys.readouterr().out
    assert main(["locate", "Isar", "--home", str(folder)]) == 1
    assert words in capsys.readouterr().out
