"""`python -m geo osm`: what it writes, all or nothing, and how it refuses what it can't read."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import shutil
import sys
from pathlib import Path

import pytest
import shapely
from shapely.geometry import shape

from geo.__main__ import main
from geo.build import build
from geo.config.tiles import PICTURES, VECTOR, tiles_kind
from geo.errors import ProblemsFound
from geo.geometry import geojson
from geo.osm import command, reading
from geo.osm.command import run
from geo.region import npm
from geo.vocabulary import DISTRICTS, OSM_FILES
from tests.geo.osm.extract import AWKWARD, Extract, around_dueren
from tests.tiles import set_tiles, write_tile_file

FILES = ("data/karte.pmtiles", *(f"data/geojson/{name}" for name in OSM_FILES))


def silent(line: str) -> None:
    """Take the place of what a person reads."""


def refused(path: Path, home: Path) -> str:
    """Run the command on what it can't read; nothing may change. Return the code of the message."""
    before = contents(home)
    with pytest.raises(ProblemsFound) as found:
        run(path, home, silent)
    assert contents(home) == before
    (problem,) = found.value.problems
    assert problem.remedy
    return problem.code


def contents(home: Path) -> dict[str, str]:
    return {
        path.relative_to(home).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(home.rglob("*"))
        if path.is_file()
    }


def test_tiles_places_streets_and_numbers_are_written(read_home: Path) -> None:
    for name in FILES:
        assert (read_home / name).stat().st_size > 100
    assert tiles_kind(read_home / "data" / "karte.pmtiles") == VECTOR
    for name in OSM_FILES:
        collection = geojson.read(read_home / "data" / "geojson" / name)
        assert collection["provenance"]["attribution"] == "© OpenStreetMap-Mitwirkende (ODbL)"
        assert collection["provenance"]["licence"] == "ODbL 1.0"
        assert bool(collection["features"]) == (name != DISTRICTS)  # only a town has some
        assert list(geojson.faults(collection)) == []


@pytest.mark.parametrize("packed", [".osm", ".osm.bz2", ".osm.gz"])
def test_the_same_extract_gives_the_same_bytes_however_it_is_packed(
    packed: str, home: Path, read_home: Path, tmp_path: Path
) -> None:
    text = around_dueren().text().encode()
    pack = {".osm": bytes, ".osm.bz2": bz2.compress, ".osm.gz": gzip.compress}[packed]
    path = tmp_path / f"dueren{packed}"
    path.write_bytes(pack(text))
    run(path, home, silent)
    for name in FILES:
        ours, theirs = ((folder / name).read_bytes() for folder in (home, read_home))
        assert ours.replace(path.name.encode(), b"dueren.osm") == theirs


def test_a_binary_extract_is_read(home: Path, read_home: Path, tmp_path: Path) -> None:
    import osmium

    source = around_dueren().write(tmp_path / "dueren.osm")
    path = tmp_path / "dueren.osm.pbf"
    with osmium.SimpleWriter(str(path)) as writer:
        for item in osmium.FileProcessor(str(source)):
            writer.add(item)
    run(path, home, silent)
    names = [
        {one["id"] for one in geojson.read(folder / FILES[2])["features"]} for folder in (home, read_home)
    ]
    assert names[0] == names[1]


def test_the_build_is_the_same_until_a_pledge_names_what_the_extract_knows(
    read_home: Path, our_home: Path
) -> None:
    assert (
        build(read_home, write=False).comparison.differences
        == build(our_home, write=False).comparison.differences
    )


def test_progress_and_what_comes_next_are_printed(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise npm.PackageError("no network")

    monkeypatch.setattr(npm, "tarballs", fail)
    path = around_dueren().write(tmp_path / "dueren.osm")
    assert main(["--home", str(home), "osm", str(path)]) == 0
    printed = capsys.readouterr()
    assert "100" in printed.out
    assert f"python -m geo build --home {home}" in printed.out
    assert "Offener Busch" in printed.err
    # The tiles stay, and what draws them can come later.
    assert "osm --renderer" in printed.err
    assert "no network" in printed.err
    assert tiles_kind(home / "data" / "karte.pmtiles") == VECTOR
    assert main(["--home", str(home), "osm", "--renderer"]) == 1


def test_a_check_says_what_draws_the_tiles_and_is_missing(read_home: Path, tmp_path: Path) -> None:
    home = Path(shutil.copytree(read_home, tmp_path / "home"))
    (notice,) = [one for one in build(home, write=False).notices if one.code == "tiles_renderer"]
    assert "geo osm --renderer" in str(notice)
    set_tiles(home, mode="none")
    assert "tiles_renderer" not in [one.code for one in build(home, write=False).notices]


def test_a_check_says_that_pictures_have_no_source(home: Path) -> None:
    write_tile_file(home / "data" / "karte.pmtiles")
    (notice,) = [one for one in build(home, write=False).notices if one.code == "tiles_unnamed"]
    assert "attribution" in str(notice)


def test_where_a_mode_hides_the_tiles_the_command_says_so(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = around_dueren().write(tmp_path / "dueren.osm")
    run(path, home)
    assert "[tiles]" not in capsys.readouterr().out
    run(path, set_tiles(home, mode="none"))
    assert "[tiles]" in capsys.readouterr().out


# What is left out is named with its number and an example; the rest is written.
@pytest.mark.parametrize(
    ("code", "example"),
    [
        ("osm_rings", "Offener Busch"),
        ("osm_nodes", "Straße ohne Punkte"),
        ("osm_text", "n"),
        ("osm_house", "Straße, die es nicht gibt (7)"),
        ("osm_part", "43 %"),
    ],
)
def test_what_is_missing_or_contradictory_is_reported(
    home: Path, tmp_path: Path, code: str, example: str
) -> None:
    notices = run(around_dueren().write(tmp_path / "dueren.osm"), home, silent)
    (found,) = [notice for notice in notices if notice.code == code]
    assert example in found.message


def test_of_an_extract_of_the_whole_region_nobody_is_told_how_much_it_covers(
    home: Path, tmp_path: Path
) -> None:
    extract = around_dueren()
    extract.bounds = (5.5, 50.0, 7.5, 51.5)
    notices = run(extract.write(tmp_path / "large.osm"), home, silent)
    assert "osm_part" not in [notice.code for notice in notices]


def test_what_goes_around_the_region_is_none_of_its_places(home: Path, tmp_path: Path) -> None:
    extract = around_dueren()
    extract.bounds = None
    # Its box holds the region, of which it touches nothing.
    around = ((-90_000, 90_000), (-90_000, -90_000), (90_000, -90_000))
    back = ((90_000, -91_000), (-91_000, -91_000), (-91_000, 90_000))
    extract.way(*around, waterway="river", name="Ferner Fluss")
    extract.way(*around, highway="primary", name="Ferne Straße")
    extract.way(*around, *back, closed=True, landuse="forest", name="Ferner Wald")
    run(extract.write(tmp_path / "large.osm"), home, silent)
    for name in OSM_FILES:
        assert "Ferne" not in (home / "data" / "geojson" / name).read_text(encoding="utf-8")
    assert "Silberfluss" in (home / "data" / "geojson" / OSM_FILES[0]).read_text(encoding="utf-8")


def test_a_street_outside_of_all_municipalities_is_reported(home: Path, tmp_path: Path) -> None:
    folder = home / "data" / "geojson"
    neighbours = geojson.read(folder / "neighbours.geojson")
    text = geojson.dumps([], {"provenance": neighbours["provenance"]})  # as if there were none
    (folder / "neighbours.geojson").write_text(text, encoding="utf-8")
    own = [shape(one["geometry"]) for one in geojson.read(folder / "municipalities.geojson")["features"]]
    eastmost = max(shapely.get_coordinates(own).tolist())
    extract = Extract(origin=(eastmost[0], eastmost[1]), bounds=None)
    extract.way((500, 0), (600, 0), highway="residential", name="Am Rand der Welt")
    extract.way((-800, 0), (-700, 0), highway="residential", name="Im Gebiet")
    notices = run(extract.write(tmp_path / "dueren.osm"), home, silent)
    assert [n.code for n in notices if "Am Rand der Welt" in n.message] == ["osm_street"]
    names = [one["properties"]["name"] for one in geojson.read(home / FILES[2])["features"]]
    assert names == ["Im Gebiet"]


def test_a_file_that_is_missing(home: Path, tmp_path: Path) -> None:
    assert refused(tmp_path / "fehlt.osm.pbf", home) == "osm_missing"


@pytest.mark.parametrize("name", ["karte.pmtiles", "dueren.zip", "dueren", "dueren.osm.pbf.html"])
def test_a_file_of_another_kind(home: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert refused(tmp_path / name, home) == "osm_kind"


def test_a_folder_is_no_extract(home: Path, tmp_path: Path) -> None:
    (tmp_path / "dueren.osm.pbf").mkdir()
    assert refused(tmp_path / "dueren.osm.pbf", home) == "no_file"


DAMAGED = {
    "a page of an error": ("dueren.osm.pbf", b"<html><body>404 Not Found</body></html>"),
    "another program's file": ("dueren.osm", b"%PDF-1.7\n" + bytes(500)),
    "a length of ten gigabytes": ("dueren.osm.pbf", b"\x7f\xff\xff\xff" + bytes(500)),
    "an empty file": ("dueren.osm.pbf", b""),
    "half of an archive": ("dueren.osm.bz2", bz2.compress(bytes(range(256)) * 500)[:300]),
    "another format of XML": ("dueren.osm", b'<?xml version="1.0"?><gpx version="1.1"></gpx>'),
    "broken characters": (
        "dueren.osm",
        around_dueren().text().encode().replace(b"Ahornpark", b"Ahorn\xff\xfepark"),
    ),
    "cut off in the middle": ("dueren.osm", around_dueren().text().encode()[:9_000]),
}


@pytest.mark.parametrize("case", DAMAGED)
def test_a_damaged_file_is_refused_as_a_whole(home: Path, tmp_path: Path, case: str) -> None:
    name, content = DAMAGED[case]
    (tmp_path / name).write_bytes(content)
    assert refused(tmp_path / name, home) == "osm_damaged"


def test_a_binary_file_that_is_cut_off_is_refused(home: Path, tmp_path: Path) -> None:
    import osmium

    source, path = around_dueren().write(tmp_path / "dueren.osm"), tmp_path / "dueren.osm.pbf"
    with osmium.SimpleWriter(str(path)) as writer:
        for item in osmium.FileProcessor(str(source)):
            writer.add(item)
    path.write_bytes(path.read_bytes()[:-40])
    assert refused(path, home) == "osm_damaged"


def test_a_file_too_large_is_not_even_opened(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 1_000)
    assert refused(around_dueren().write(tmp_path / "dueren.osm"), home) == "osm_too_large"


def test_an_extract_without_anything(home: Path, tmp_path: Path) -> None:
    empty = Extract()
    empty.node(0, 0)
    assert refused(empty.write(tmp_path / "leer.osm"), home) == "osm_empty"


@pytest.mark.parametrize("bounds", [(13.0, 52.3, 13.7, 52.7), None])
def test_an_extract_of_another_part_of_the_world(
    home: Path, tmp_path: Path, bounds: tuple[float, float, float, float] | None
) -> None:
    extract = Extract(origin=(13.4, 52.5), bounds=bounds)
    extract.way((0, 0), (100, 100), highway="residential", name="Unter den Linden")
    assert refused(extract.write(tmp_path / "berlin.osm"), home) == "osm_elsewhere"


def test_numbers_of_objects_beyond_all_measure_do_not_fill_the_memory(home: Path, tmp_path: Path) -> None:
    extract = around_dueren()
    text = extract.text().replace("</osm>", '<node id="9007199254740000" lat="50.8" lon="6.48"/></osm>')
    path = tmp_path / "dueren.osm"
    path.write_text(text, encoding="utf-8")
    run(path, home, silent)


def test_map_pictures_that_lie_there_are_not_overwritten(home: Path, tmp_path: Path) -> None:
    write_tile_file(home / "data" / "karte.pmtiles")
    assert tiles_kind(home / "data" / "karte.pmtiles") == PICTURES
    assert refused(around_dueren().write(tmp_path / "dueren.osm"), home) == "osm_pictures"


def test_a_second_extract_takes_the_place_of_the_first(home: Path, tmp_path: Path) -> None:
    run(around_dueren().write(tmp_path / "dueren.osm"), home, silent)
    other = Extract()
    other.way((0, 0), (100, 100), highway="residential", name="Neue Straße")
    run(other.write(tmp_path / "neu.osm"), home, silent)
    names = [one["properties"]["name"] for one in geojson.read(home / FILES[2])["features"]]
    assert names == ["Neue Straße"]


def test_a_full_disk_leaves_what_was_there(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(around_dueren().write(tmp_path / "dueren.osm"), home, silent)
    before = contents(home)

    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(command.os, "fsync", full)
    other = Extract()
    other.way((0, 0), (100, 100), highway="residential", name="Neue Straße")
    with pytest.raises(OSError, match="No space"):
        run(other.write(tmp_path / "neu.osm"), home, silent)
    assert contents(home) == before


def test_names_of_every_character_are_kept_as_text(read_home: Path) -> None:
    streets = geojson.read(read_home / "data" / "geojson" / "streets.geojson")["features"]
    (street,) = [one for one in streets if "Mühle" in one["properties"]["name"]]
    first, _semicolon, second = AWKWARD.partition(";")
    assert street["properties"]["name"] == first
    assert street["properties"]["alt_names"] == ["'Zum Ω'", second.strip()]
    assert street["id"] == "osm-street-strasse-an-der-7-muehle-dueren"


@pytest.mark.parametrize(("language", "words"), [("C", "needs osmium"), ("de_DE.UTF-8", "fehlt osmium")])
def test_without_its_extra_the_command_names_the_remedy(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    language: str,
    words: str,
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    monkeypatch.setitem(sys.modules, "osmium", None)
    assert main(["--home", str(home), "osm", "dueren.osm.pbf"]) == 1
    message = capsys.readouterr().err
    assert words in message
    assert "requirements/osm.txt" in message
