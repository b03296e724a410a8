"""Vector tiles on the map: chosen by themselves, served packed, drawn by what lies in the home."""

from __future__ import annotations

import gzip
import json
import logging
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from pmtiles.tile import Compression, TileType

from geo.config import renderer
from tests.conftest import copy_home
from tests.tiles import REGION, WEST_HALF, put_renderer, set_tiles, write_tile_file
from webapp import create_app
from webapp.snapshot import live
from webapp.static_site.hosts.rules import TYPES
from webapp.static_site.seeds import seeds

FILE = "data/karte.pmtiles"
TYPE = "application/vnd.mapbox-vector-tile"
TILE = b"\x1a\x05streets"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_home(tmp_path_factory.mktemp("built") / "home", [{"id": "erste", "places": "Jülich"}])


@pytest.fixture
def home(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a file of vector tiles and what draws them; no setting names either."""
    home = Path(shutil.copytree(built, tmp_path / "home"))
    write_vector_file(home)
    put_renderer(home, monkeypatch)
    return home


def write_vector_file(home: Path, **more: Any) -> None:
    packed = more.pop("tile", lambda *_: gzip.compress(TILE, mtime=0))
    options = {"kind": TileType.MVT, "compression": Compression.GZIP, "tile": packed} | more
    write_tile_file(home / FILE, **options)


def client_of(home: Path, **config: Any) -> FlaskClient:
    return create_app({"HOME": str(home), **config}).test_client()


def told(client: FlaskClient, path: str = "/") -> dict[str, Any]:
    """What a page gives its script about tiles."""
    found: dict[str, Any] = json.loads(unescape(client.get(path).text.split('data-tiles="')[1].split('"')[0]))
    return found


def test_a_file_that_lies_there_is_shown_without_a_setting(home: Path) -> None:
    client = client_of(home)
    for path in ("/", "/en/", "/gemeinde/juelich", "/zusage/erste", "/embed"):
        tiles = told(client, path)
        assert (tiles["minZoom"], tiles["maxZoom"], tiles["bounds"]) == (8, 11, list(REGION))
        assert len(tiles["scripts"]) == 2
    assert "OpenStreetMap-Mitwirkende, ODbL" in client.get("/").text.split('class="attribution"')[1]


def test_a_mode_in_the_settings_wins(home: Path) -> None:
    client = client_of(set_tiles(home, mode="none"))
    assert "data-tiles" not in client.get("/").text
    assert client.get("/tiles/9/265/171").status_code == 404


def test_a_tile_is_packed_for_who_takes_it_and_plain_for_others(home: Path) -> None:
    client = client_of(home)
    address = told(client)["url"].format(z=9, x=265, y=171)
    assert ".mvt?v=" in address
    plain = client.get(address)
    packed = client.get(address, headers={"Accept-Encoding": "br, gzip"})
    assert (plain.data, plain.mimetype, plain.content_encoding) == (TILE, TYPE, None)
    assert (gzip.decompress(packed.data), packed.mimetype, packed.content_encoding) == (TILE, TYPE, "gzip")
    assert plain.headers["ETag"] != packed.headers["ETag"]
    for response in (plain, packed):
        assert "Accept-Encoding" in response.vary
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert response.cache_control.max_age == 365 * 24 * 3600
    known = {"Accept-Encoding": "gzip", "If-None-Match": packed.headers["ETag"]}
    assert client.get(address, headers=known).status_code == 304


def test_a_file_that_packs_nothing_is_served_in_the_same_way(home: Path) -> None:
    write_vector_file(home, compression=Compression.NONE, tile=lambda *_: TILE)
    response = client_of(home).get("/tiles/9/265/171", headers={"Accept-Encoding": "gzip"})
    assert (gzip.decompress(response.data), response.content_encoding) == (TILE, "gzip")


def test_a_tile_that_the_file_lacks_is_no_error_and_one_that_is_damaged_is(home: Path, caplog) -> None:
    write_vector_file(home, bbox=WEST_HALF)
    client = client_of(home)
    assert client.get("/tiles/9/300/171").status_code == 204
    with (home / FILE).open("r+b") as file:
        file.truncate(300)
    with caplog.at_level(logging.CRITICAL):
        response = client.get("/tiles/9/265/171")
    assert (response.status_code, response.headers["Access-Control-Allow-Origin"]) == (503, "*")


def test_as_files_tiles_are_packed_and_none_within_the_bounds_is_missing(home: Path) -> None:
    # The file of a region lacks tiles in the corners of its bounds.
    write_vector_file(home, bbox=WEST_HALF)
    spoilt = bytearray((home / FILE).read_bytes())
    spoilt[110:114] = round(REGION[2] * 1e7).to_bytes(4, "little")
    (home / FILE).write_bytes(spoilt)
    app = create_app({"HOME": str(home), "STATIC_SITE": True})
    addresses = [one for one in seeds(live.live_of(app).snapshot) if one.startswith("/tiles/")]
    contents = {one: app.test_client().get(one) for one in addresses}
    assert {one.mimetype for one in contents.values()} == {TYPE} == {TYPES["mvt"]}
    assert {one.content_encoding for one in contents.values()} == {None}
    assert {gzip.decompress(one.data) for one in contents.values()} == {TILE, b""}


def test_without_what_draws_them_the_map_is_as_before_and_the_log_says_what_to_run(
    home: Path, built: Path, caplog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "CHECK_EVERY_S", 0.0)
    path = home / renderer.FILE
    aside = path.rename(home / "aside.tgz")
    with caplog.at_level(logging.WARNING):
        client = client_of(home)
    assert client.get("/").data == client_of(built).get("/").data
    assert [one for one in caplog.records if "geo osm --renderer" in one.getMessage()]
    assert client.get("/healthz").get_json()["status"] == "ok"
    aside.rename(path)
    assert told(client)["scripts"]


def test_another_program_than_the_pinned_one_is_not_served(home: Path) -> None:
    path = home / renderer.FILE
    path.write_bytes(path.read_bytes() + b"x")
    assert "data-tiles" not in client_of(home).get("/").text
    path.write_bytes(bytes(renderer.MAX_BYTES + 1))
    assert "data-tiles" not in client_of(home).get("/").text


def test_what_draws_tiles_is_served_with_its_licence_and_no_source_map(home: Path) -> None:
    client = client_of(home)
    drawing, ground = (client.get(address) for address in told(client)["scripts"])
    assert drawing.text.startswith("/*!\nWords of a licence * /")
    assert "protomapsL" in drawing.text
    assert "sourceMappingURL" not in drawing.text
    assert "Pledgemap.paint" in ground.text
    for response in (drawing, ground):
        assert response.cache_control.immutable
        assert response.headers["Access-Control-Allow-Origin"] == "*"
    # Neither is part of the first view.
    assert not set(told(client)["scripts"]) & set(client.get("/").text.split('"'))


@pytest.mark.parametrize("path", ["/lizenzen", "/en/lizenzen"])
def test_what_draws_tiles_and_their_source_are_named_with_their_licences(home: Path, path: str) -> None:
    page = unescape(client_of(home).get(path).text)
    for words in (renderer.NAME, renderer.LICENCE, renderer.ADDRESS, "Words of a licence", "ODbL 1.0"):
        assert words in page
    assert renderer.NAME not in client_of(set_tiles(home, mode="none")).get(path).text
