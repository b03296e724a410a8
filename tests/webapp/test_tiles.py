"""Tiles on the map: a file of ours is served, a foreign server only named, and without either nothing
changes."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import logging
import os
import shutil
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from PIL import Image
from pmtiles.tile import Compression, TileType

from geo.config.settings import load_settings
from geo.errors import ProblemsFound
from geo.publishing.published import read_published
from tests.conftest import copy_home
from tests.tiles import ATTRIBUTION, REGION, WEST_HALF, covering, picture, set_tiles, write_tile_file
from webapp import create_app
from webapp.snapshot import live
from webapp.snapshot.render_once import make_snapshot
from webapp.tiles import map_tiles
from webapp.tiles.file_source import FileSource
from webapp.tiles.tile_set import TileSet

FILE = "data/karte.pmtiles"
REMOTE = "https://tiles.example.org/{z}/{y}/{x}.png"
HERE = (9, 265, 171)  # a tile in the region
NAMED = {"attribution": ATTRIBUTION, "attribution_url": "https://kachelamt.example/lizenz"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_home(tmp_path_factory.mktemp("built") / "home", [{"id": "erste", "places": "Jülich"}])


@pytest.fixture
def home(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "home"))


@pytest.fixture
def with_file(home: Path) -> Callable[..., FlaskClient]:
    """Serves a home that shows a tile file written with these details."""

    def with_file(**details) -> FlaskClient:
        write_tile_file(home / FILE, **details)
        return create_app({"HOME": str(set_tiles(home, mode="self", file=FILE, **NAMED))}).test_client()

    return with_file


@pytest.fixture
def remote(home: Path) -> FlaskClient:
    set_tiles(home, mode="remote", url=REMOTE, max_zoom=17, **NAMED)
    return create_app({"HOME": str(home)}).test_client()


def images_allowed(client: FlaskClient, path: str = "/") -> str:
    policy = client.get(path).headers["Content-Security-Policy"]
    return next(part for part in policy.split("; ") if part.startswith("img-src"))


def one_line(page: str) -> str:
    """A page without the line breaks of its templates, which may be between the attributes of a tag."""
    return " ".join(page.split())


def tile_settings(client: FlaskClient, path: str = "/") -> dict:
    """Return what a page gives its script about tiles."""
    html = client.get(path).text
    return json.loads(unescape(html.split('data-tiles="')[1].split('"')[0]))


def test_without_tiles_nothing_of_them_is_on_any_page(client: FlaskClient) -> None:
    for path in ("/", "/en/", "/gemeinde/juelich", "/thema/natur", "/datenschutz"):
        html = client.get(path).text
        assert [word for word in ("data-tiles", "tiles-note", "Kartenbilder") if word in html] == []
        assert images_allowed(client, path) == "img-src 'self' data:"
    assert client.get("/tiles/9/265/171").status_code == 404


def test_a_tile_of_our_file_is_served_to_be_kept_for_a_year(with_file) -> None:
    client = with_file()
    address = tile_settings(client)["url"].format(z=9, x=265, y=171)
    response = client.get(address)
    assert (response.status_code, response.mimetype) == (200, "image/png")
    assert response.data == picture()
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.cache_control.max_age == 365 * 24 * 3600
    assert response.cache_control.immutable
    again = client.get(address, headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_an_address_that_does_not_name_the_content_is_kept_for_a_short_time(with_file) -> None:
    client = with_file()
    for address in ("/tiles/9/265/171", "/tiles/9/265/171.png", "/tiles/9/265/171.png?v=anders"):
        response = client.get(address)
        assert (response.data, response.cache_control.max_age) == (picture(), 300)
        assert not response.cache_control.immutable


@pytest.mark.parametrize(
    ("kind", "extension", "mimetype"),
    [
        (TileType.PNG, "png", "image/png"),
        (TileType.JPEG, "jpg", "image/jpeg"),
        (TileType.WEBP, "webp", "image/webp"),
        (TileType.AVIF, "avif", "image/avif"),
    ],
)
def test_each_kind_of_picture_has_its_type_and_extension(with_file, kind, extension, mimetype) -> None:
    client = with_file(kind=kind, tile=lambda *_: picture(kind=kind.name))
    response = client.get(tile_settings(client)["url"].format(z=9, x=265, y=171))
    assert response.mimetype == mimetype
    with Image.open(io.BytesIO(response.data)) as image:
        assert image.size == (256, 256)
    assert f"/tiles/{{z}}/{{x}}/{{y}}.{extension}?v=" in tile_settings(client)["url"]
    other = "png" if extension != "png" else "jpg"
    assert client.get(f"/tiles/9/265/171.{other}").status_code == 404


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "AVIF"])
def test_a_file_that_leaves_the_kind_open_is_told_by_its_first_picture(home: Path, kind: str) -> None:
    path = write_tile_file(home / FILE, kind=TileType.UNKNOWN, tile=lambda *_: picture(kind=kind))
    assert TileSet(path, FILE).mimetype == f"image/{kind.lower()}"


@pytest.mark.parametrize("kind", ["png", "jpg"])
def test_mbtiles_become_such_a_file_by_the_command_of_the_readme(home: Path, kind: str) -> None:
    mbtiles, content = home / "karte.mbtiles", picture(kind="PNG" if kind == "png" else "JPEG")
    z, x, y = HERE
    with contextlib.closing(sqlite3.connect(mbtiles)) as base, base:
        base.execute("CREATE TABLE metadata (name, value)")
        base.execute("CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data)")
        metadata = {"format": kind, "minzoom": z, "maxzoom": z, "bounds": ",".join(map(str, REGION))}
        base.executemany("INSERT INTO metadata VALUES (?, ?)", metadata.items())
        base.execute(
            "INSERT INTO tiles VALUES (?, ?, ?, ?)", (z, x, 2**z - 1 - y, content)
        )  # counted from the south
    command = Path(sys.executable).with_name("pmtiles-convert")
    subprocess.run([sys.executable, command, mbtiles, home / FILE], check=True, capture_output=True)
    tiles = TileSet(home / FILE, FILE)
    assert (tiles.extension, tiles.get(*HERE), tiles.bounds) == (kind, content, REGION)


def test_tiles_that_the_file_packs_with_gzip_arrive_as_pictures(with_file) -> None:
    client = with_file(compression=Compression.GZIP, tile=lambda *_: gzip.compress(picture()))
    response = client.get("/tiles/9/265/171")
    assert response.data == picture()
    assert "Content-Encoding" not in response.headers


def test_a_tile_that_the_file_lacks_is_not_an_error(with_file) -> None:
    client = with_file(bbox=WEST_HALF)
    for address in ("/tiles/9/300/171", "/tiles/3/4/2", "/tiles/16/1/1.png"):
        response = client.get(address)
        assert (response.status_code, response.data) == (204, b"")
        assert response.headers["Access-Control-Allow-Origin"] == "*"


NO_TILES = (
    "1/2/0", "1/0/2", "0/0/1", "32/0/0", "99/1/1", "-1/0/0", "9/265/-1", "9/265/171.gif", "9/265/171.",
    "9/265/x",
    "9/265", f"9/265/{'9' * 5000}", f"{'9' * 4000}/0/0", "9/265/171.png.png", "9/265/1e2", "9//171",
)  # fmt: skip


def test_a_tile_that_can_not_exist_is_not_found(with_file) -> None:
    client = with_file()
    assert {address: client.get(f"/tiles/{address}").status_code for address in NO_TILES} == dict.fromkeys(
        NO_TILES, 404
    )


def test_the_browser_is_told_what_the_file_covers(with_file) -> None:
    client = with_file()
    assert tile_settings(client)["bounds"] == list(REGION)
    assert (tile_settings(client)["minZoom"], tile_settings(client)["maxZoom"]) == (8, 11)
    assert "host" not in tile_settings(client)
    for path in ("/en/", "/gemeinde/juelich", "/thema/natur", "/zusage/erste"):
        assert tile_settings(client, path) == tile_settings(client)
    assert images_allowed(client) == "img-src 'self' data:"


def test_our_own_tiles_are_named_in_the_caption_and_no_business_of_the_privacy_page(with_file) -> None:
    client = with_file()
    caption = one_line(client.get("/").text).split('class="attribution"')[1]
    assert f'Kartenbilder: <a href="https://kachelamt.example/lizenz">{ATTRIBUTION}</a>' in caption
    assert "Kartenbilder" not in client.get("/datenschutz").text


def test_under_a_sub_path_tiles_have_it_too(home: Path) -> None:
    write_tile_file(home / FILE)
    path = set_tiles(home, mode="self", file=FILE, **NAMED) / "pledgemap.toml"
    text = path.read_text(encoding="utf-8").replace('base_url = ""', 'base_url = "https://example.org/karte"')
    path.write_text(text, encoding="utf-8")
    client = create_app({"HOME": str(home)}).test_client()
    assert tile_settings(client)["url"].startswith("/karte/tiles/{z}/{x}/{y}.png?v=")


def test_every_tile_can_be_written_out_for_a_site_of_files(home: Path) -> None:
    path = write_tile_file(home / FILE, tile=lambda z, x, y: picture(f"#{z:02x}{x % 256:02x}{y % 256:02x}"))
    tiles = TileSet(path, FILE)
    found = {(z, x, y): content for z, x, y, content in tiles.all_tiles()}
    assert sorted(found) == sorted(covering(REGION, range(8, 12)))
    assert all(tiles.get(*zxy) == content for zxy, content in found.items())


def in_words(z: int, x: int, y: int) -> bytes:
    """A tile of a length of its own, so that directories grow as with pictures."""
    name = f"{z}/{x}/{y}".encode()
    return name.ljust(20 + zlib.crc32(name) % 499)


def test_a_file_with_directories_in_several_levels_is_read(home: Path) -> None:
    zooms = range(8, 17)
    path = write_tile_file(home / FILE, zooms=zooms, tile=in_words)
    tiles = TileSet(path, FILE)
    assert tiles._header["leaf_directory_length"] > 0
    for z, x, y in covering(REGION, zooms)[::97]:
        assert tiles.get(z, x, y) == in_words(z, x, y)


# What replaces a good file, code and words of the message
UNUSABLE = [
    (lambda path: path.write_bytes(b""), "tiles_no_pmtiles", "is no PMTiles file"),
    (lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(200)), "tiles_no_pmtiles", "pmtiles-convert"),
    (lambda path: path.write_bytes(b"\xff" * 500), "tiles_no_pmtiles", "is no PMTiles file"),
    (lambda path: path.write_bytes(b"PMTiles\x02" + bytes(200)), "tiles_no_pmtiles",
    "SpecVersionUnsupported"),
    (lambda path: path.write_bytes(path.read_bytes()[:-1]), "tiles_no_pmtiles", "Copy the whole file again"),
    (lambda path: path.write_bytes(path.read_bytes()[:60]), "tiles_no_pmtiles", "is no PMTiles file"),
    (lambda path: spoil(path, 127, 60), "tiles_no_pmtiles", "is no PMTiles file"),
    (lambda path: write_tile_file(path, kind=TileType.UNKNOWN, tile=lambda *_: b"no picture"), "tiles_kind",
    "neither map pictures nor vector tiles (UNKNOWN)"),
    (lambda path: write_tile_file(path, compression=Compression.ZSTD), "tiles_packed",
    "compressed with ZSTD"),
    (lambda path: write_tile_file(path, bbox=(13.1, 52.3, 13.7, 52.7)), "tiles_elsewhere",
    "13.10, 52.30, 13.70, 52.70"),
]  # fmt: skip


def spoil(path: Path, offset: int, length: int) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:offset] + b"\xff" * length + content[offset + length :])


@pytest.mark.parametrize(("put", "code", "words"), UNUSABLE)
def test_a_file_that_the_map_can_not_show_is_named_with_its_remedy(home, put, code, words) -> None:
    set_tiles(home, mode="self", file=FILE, **NAMED)
    put(write_tile_file(home / FILE))
    with pytest.raises(ProblemsFound) as found:
        map_tiles(load_settings(home / "pledgemap.toml"), home, read_published(home))
    (problem,) = found.value.problems
    assert problem.code == code
    assert str(problem).startswith(f'pledgemap.toml, "tiles.file": "{FILE}" ')
    assert words in str(problem)


def test_pictures_that_lie_there_are_not_shown_without_a_source(home: Path, caplog) -> None:
    before = create_app({"HOME": str(home)}).test_client().get("/").data
    write_tile_file(home / FILE)
    with caplog.at_level(logging.WARNING):
        assert create_app({"HOME": str(home)}).test_client().get("/").data == before
    assert [record for record in caplog.records if "attribution" in record.getMessage()]


def test_a_file_without_bounds_is_shown_wherever_it_has_tiles(with_file, home: Path) -> None:
    client = with_file()
    spoil_bounds = (home / FILE).read_bytes()
    (home / FILE).write_bytes(spoil_bounds[:102] + bytes(16) + spoil_bounds[118:])
    client = create_app({"HOME": str(home)}).test_client()
    assert tile_settings(client)["bounds"] is None


@pytest.fixture
def _look_at_every_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "CHECK_EVERY_S", 0.0)


@pytest.mark.usefixtures("_look_at_every_request")
def test_a_new_file_is_picked_up_while_the_site_runs(with_file, home: Path) -> None:
    client = with_file()
    before = tile_settings(client)["url"]
    newer = write_tile_file(home / "neu.pmtiles", tile=lambda *_: picture("#102030"))
    newer.replace(home / FILE)
    assert tile_settings(client)["url"] != before
    assert client.get("/tiles/9/265/171").data == picture("#102030")


@pytest.mark.usefixtures("_look_at_every_request")
def test_a_broken_file_leaves_the_last_good_one_in_service(with_file, home: Path, caplog) -> None:
    client = with_file()
    good = (home / FILE).read_bytes()
    (home / "kaputt.pmtiles").write_bytes(good[:-5])
    (home / "kaputt.pmtiles").replace(home / FILE)
    with caplog.at_level(logging.CRITICAL):
        assert client.get("/tiles/9/265/171").data == picture()
        health = client.get("/healthz").get_json()
    assert health["status"] == "degraded"
    assert FILE in health["problem"]
    (home / "ganz.pmtiles").write_bytes(good)
    (home / "ganz.pmtiles").replace(home / FILE)
    assert client.get("/healthz").get_json()["status"] == "ok"
    assert client.get("/tiles/9/265/171").data == picture()


@pytest.mark.usefixtures("_look_at_every_request")
def test_a_file_that_is_overwritten_in_place_gives_no_wrong_pictures_and_does_not_end_the_site(
    with_file, home: Path, caplog
) -> None:
    client = with_file(tile=lambda z, x, y: picture(f"#{x % 256:02x}{y % 256:02x}00"))
    with (home / FILE).open("r+b") as file:
        file.truncate(300)
    with caplog.at_level(logging.CRITICAL):
        response = client.get("/tiles/9/265/171")
        assert (response.status_code, response.headers["Cache-Control"]) == (503, "no-store")
        assert client.get("/").status_code == 200


@pytest.mark.usefixtures("_look_at_every_request")
def test_a_file_that_comes_after_its_setting_is_picked_up(home: Path, caplog) -> None:
    client = create_app({"HOME": str(home)}).test_client()
    set_tiles(home, mode="self", file=FILE, **NAMED)
    with caplog.at_level(logging.CRITICAL):
        assert "tiles.file" in client.get("/healthz").get_json()["problem"]
    write_tile_file(home / FILE)
    assert client.get("/healthz").get_json()["status"] == "ok"
    assert client.get("/tiles/9/265/171").status_code == 200


def test_a_new_build_of_the_pledges_does_not_read_the_tiles_again(with_file, monkeypatch) -> None:
    client = with_file()
    served = live.live_of(client.application)
    monkeypatch.setattr(FileSource, "digest", lambda source: pytest.fail("read again"))
    again = make_snapshot(client.application, served.home, served.home)
    assert again.tiles.tile_set is served.snapshot.tiles.tile_set


def test_where_the_system_can_not_read_at_an_offset_the_file_is_read_all_the_same(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_tile_file(home / FILE)
    monkeypatch.delattr(os, "pread")  # as on Windows
    assert TileSet(path, FILE).get(*HERE) == picture()


def test_a_foreign_server_is_named_to_reader_script_and_policy_and_nobody_else(remote: FlaskClient) -> None:
    tiles = tile_settings(remote)
    assert (tiles["url"], tiles["host"], tiles["maxZoom"]) == (REMOTE, "tiles.example.org", 17)
    assert tiles["load"] == "Karte von tiles.example.org laden"
    assert tile_settings(remote, "/en/")["load"] == "Load map from tiles.example.org"
    assert images_allowed(remote) == "img-src 'self' data: https://tiles.example.org"
    html = remote.get("/").text
    note = html.split('class="tiles-note"')[1].split("</p>")[0]
    assert "hidden" in note
    expected = (
        "tiles.example.org",
        "IP-Adresse",
        "Ausschnitt der Karte",
        "Namen des Browsers",
        "dieser Website",
    )
    assert [word for word in expected if word not in note] == []
    # Nothing that a browser would follow by itself; no address of it outside the script's data.
    assert html.count("tiles.example.org/") == 1
    assert not [word for word in ("dns-prefetch", "preconnect", "prefetch") if word in html]
    assert 'class="tiles-source" hidden' in html


def test_the_privacy_page_names_the_foreign_server_in_both_languages(remote: FlaskClient) -> None:
    german, english = (one_line(remote.get(path).text) for path in ("/datenschutz", "/en/datenschutz"))
    assert "<h2>Karte von tiles.example.org</h2>" in german
    assert "<h2>Map from tiles.example.org</h2>" in english
    for html in (german, english):
        assert f'<a href="https://kachelamt.example/lizenz" lang="de">{ATTRIBUTION}</a>' in html
    assert "rufen von sich aus keine fremden Dienste auf" in german
    assert "Art. 6 Abs. 1 Buchst. a DSGVO" in german


def test_a_foreign_server_is_never_asked_through_ours(remote: FlaskClient) -> None:
    assert remote.get("/tiles/9/265/171").status_code == 404
    assert remote.get("/tiles/9/265/171.png").status_code == 404


def test_what_the_settings_say_of_the_tiles_stays_text(home: Path) -> None:
    set_tiles(home, mode="remote", url=REMOTE + "?a=\\\"><script>&b='", attribution="<b>Amt</b>")
    client = create_app({"HOME": str(home)}).test_client()
    html = client.get("/").text
    assert "<b>Amt" not in html
    assert '"><script>' not in html
    assert tile_settings(client)["url"].endswith("?a=\"><script>&b='")
