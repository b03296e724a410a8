"""The section [tiles] of the settings: its three modes, and what is named when it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from pmtiles.tile import TileType

from geo.config.settings import Settings, load_settings
from geo.config.tiles import Tiles
from geo.errors import Problem, ProblemsFound
from tests.tiles import write_tile_file

PROJECT = Path(__file__).parents[3]
SECTION = '[tiles]\n# mode = "none"\n'
NAMED = 'attribution = "© Kachelamt"\n'
HOST = "https://tiles.example.org"


@pytest.fixture
def load_with(tmp_path: Path):
    """Loads our own settings with another section [tiles]."""

    def load_with(section: str) -> Settings:
        text = (PROJECT / "pledgemap.toml").read_text(encoding="utf-8")
        assert SECTION in text
        path = tmp_path / "pledgemap.toml"
        path.write_text(text.replace(SECTION, section), encoding="utf-8")
        return load_settings(path)

    load_with.folder = tmp_path
    return load_with


def problems_of(load_with, section: str) -> tuple[Problem, ...]:
    with pytest.raises(ProblemsFound) as found:
        load_with(section)
    return found.value.problems


@pytest.mark.parametrize("section", ["", "[tiles]\n", '[tiles]\nmode = ""\nfile = ""\n', SECTION])
def test_without_the_section_or_with_an_empty_one_the_map_shows_a_file_that_lies_there(
    load_with, section: str
) -> None:
    tiles = load_with(section).tiles
    assert tiles == Tiles()
    assert (tiles.host, tiles.origin) == ("", "")
    assert tiles.own_file(load_with.folder) == ""
    write_tile_file(load_with.folder / "data" / "karte.pmtiles", kind=TileType.MVT)
    assert tiles.own_file(load_with.folder) == "data/karte.pmtiles"


@pytest.mark.parametrize("mode", ["none", "remote"])
def test_a_mode_wins_over_a_file_that_lies_there(load_with, mode: str) -> None:
    write_tile_file(load_with.folder / "data" / "karte.pmtiles", kind=TileType.MVT)
    section = f'[tiles]\nmode = "{mode}"\nurl = "{HOST}/{{z}}/{{x}}/{{y}}"\n{NAMED}'
    assert load_with(section).tiles.own_file(load_with.folder) == ""


def test_pictures_that_lie_there_need_a_source_to_name(load_with) -> None:
    write_tile_file(load_with.folder / "data" / "karte.pmtiles", kind=TileType.PNG)
    unnamed, named = (load_with(f"[tiles]\n{source}").tiles for source in ("", NAMED))
    assert (unnamed.own_file(load_with.folder), unnamed.is_unnamed(load_with.folder)) == ("", True)
    assert named.own_file(load_with.folder) == "data/karte.pmtiles"
    assert not named.is_unnamed(load_with.folder)


def test_of_vector_tiles_the_source_is_known(load_with) -> None:
    write_tile_file(load_with.folder / "streets.pmtiles", kind=TileType.MVT)
    tiles = load_with('[tiles]\nmode = "self"\nfile = "streets.pmtiles"\n').tiles
    assert tiles.own_file(load_with.folder) == "streets.pmtiles"


def test_a_file_of_ours_is_found_in_the_home(load_with) -> None:
    (load_with.folder / "karte.pmtiles").touch()
    tiles = load_with(f'[tiles]\nmode = "self"\nfile = "karte.pmtiles"\n{NAMED}').tiles
    assert (tiles.mode, tiles.file, tiles.host) == ("self", "karte.pmtiles", "")


@pytest.mark.parametrize(
    ("url", "host", "origin"),
    [
        (HOST + "/{z}/{y}/{x}.png", "tiles.example.org", HOST),
        ("https://Tiles.example.org:8443/a?z={z}&x={x}&y={y}", "tiles.example.org:8443", HOST + ":8443"),
        ("http://127.0.0.1:9000/{z}/{x}/{y}", "127.0.0.1:9000", "http://127.0.0.1:9000"),
    ],
)
def test_the_host_of_a_foreign_server_is_known(load_with, url: str, host: str, origin: str) -> None:
    tiles = load_with(f'[tiles]\nmode = "remote"\nurl = "{url}"\nmax_zoom = 15\n{NAMED}').tiles
    assert (tiles.host, tiles.origin, tiles.max_zoom) == (host, origin, 15)


def test_an_address_that_no_mode_uses_is_nobody_s_host(load_with) -> None:
    assert load_with(f'[tiles]\nmode = "none"\nurl = "{HOST}/{{z}}/{{x}}/{{y}}"\n').tiles.origin == ""


WRONG = [
    # the section, the setting, the code, words of the message
    ('mode = "proxy"', "tiles.mode", "setting_wrong", ['"proxy" is not a valid value', '"self"', '"remote"']),
    ("mode = 3", "tiles.mode", "setting_wrong", ['"none"']),
    (f'mode = "self"\n{NAMED}', "tiles.file", "tiles_file_missing", ["data/karte.pmtiles", "is missing in"]),
    (
        f'mode = "self"\nfile = "data/karte.pmtiles"\n{NAMED}',
        "tiles.file",
        "tiles_file_missing",
        ['"data/karte.pmtiles" is missing in ', "Put the file there"],
    ),
    (f'mode = "self"\nfile = "karte.mbtiles"\n{NAMED}', "tiles.file", "setting_wrong", ["a PMTiles file in"]),
    ('file = "/etc/karte.pmtiles"', "tiles.file", "setting_wrong", ["in the folder of the map"]),
    ('file = "../karte.pmtiles"', "tiles.file", "setting_wrong", ["in the folder of the map"]),
    (f'mode = "remote"\n{NAMED}', "tiles.url", "setting_missing", ["an address with https"]),
    ('mode = "remote"\nurl = "URL"', "tiles.attribution", "setting_missing", ["what the licence wants"]),
    (f'mode = "remote"\nurl = 3\n{NAMED}', "tiles.url", "setting_wrong", ["an address with https"]),
    (
        f'url = "{HOST}/{{z}}/{{x}}.png"',
        "tiles.url",
        "tiles_url_gaps",
        ["must hold {y} once each", "{y} the row"],
    ),
    (f'url = "{HOST}/wmts"', "tiles.url", "tiles_url_gaps", ["must hold {z}, {x}, {y}"]),
    (
        'url = "https://{s}.example.org/{z}/{x}/{y}.png"',
        "tiles.url",
        "tiles_url_other",
        ["holds {s}", "one of its hosts"],
    ),
    (f'url = "{HOST}/{{z}}/{{x}}/{{-y}}.png"', "tiles.url", "tiles_url_other", ["holds {-y}"]),
    (f'url = "{HOST}/{{z}}/{{x}}/{{y"', "tiles.url", "tiles_url_other", ["holds {y"]),
    ('attribution_url = "lizenz.html"', "tiles.attribution_url", "setting_wrong", ["full address"]),
    ("min_zoom = -1", "tiles.min_zoom", "setting_wrong", ["from 0 to 22 without quotes"]),
    ('max_zoom = "18"', "tiles.max_zoom", "setting_wrong", ["without quotes"]),
    ("min_zoom = true", "tiles.min_zoom", "setting_wrong", ["from 0 to 22"]),
    ("min_zoom = 12\nmax_zoom = 9", "tiles.max_zoom", "setting_wrong", ['"9"', "not below min_zoom"]),
    ('modus = "self"', "tiles.modus", "setting_unknown", ["the settings of [tiles] are: mode, file"]),
]


@pytest.mark.parametrize(("lines", "setting", "code", "words"), WRONG)
def test_what_is_wrong_is_named_with_its_remedy(load_with, lines, setting, code, words) -> None:
    section = f"[tiles]\n{lines}\n".replace('"URL"', f'"{HOST}/{{z}}/{{x}}/{{y}}"')
    (problem,) = problems_of(load_with, section)
    assert (problem.file, problem.column, problem.code) == ("pledgemap.toml", setting, code)
    assert [word for word in words if word not in str(problem)] == []


@pytest.mark.parametrize(
    "host",
    [
        "http://tiles.example.org",  # without TLS
        "https://name:wort@tiles.example.org",
        "https://tiles.example.org;",
        "https://*.example.org",
        "https://kärten.example.org",
        "https://{z}.example.org",
        "https://",
        "//tiles.example.org",
        "javascript:alert(1)",
        "https://tiles.example.org 'unsafe-inline'",
    ],
)
def test_a_host_that_a_policy_can_not_name_is_refused(load_with, host: str) -> None:
    rest = "/{x}/{y}" if "{z}" in host else "/{z}/{x}/{y}"
    (problem,) = problems_of(load_with, f'[tiles]\nmode = "remote"\nurl = "{host}{rest}"\n{NAMED}')
    assert (problem.column, problem.code) == ("tiles.url", "setting_wrong")
    assert "https://tiles.example.org/{z}/{x}/{y}.png" in problem.remedy


def test_a_section_that_is_not_a_section_is_named(load_with) -> None:
    text = (PROJECT / "pledgemap.toml").read_text(encoding="utf-8").replace(SECTION, "")
    (load_with.folder / "pledgemap.toml").write_text(f'tiles = "self"\n{text}', encoding="utf-8")
    with pytest.raises(
        ProblemsFound, match=r'"tiles": "self" is not a valid value. Write a section \[tiles\]'
    ):
        load_settings(load_with.folder / "pledgemap.toml")


def test_on_a_german_system_the_message_is_german(load_with, monkeypatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    section = '[tiles]\nmode = "remote"\nurl = "https://{s}.example.org/{z}/{x}/{y}"\n'
    text = "\n".join(map(str, problems_of(load_with, section)))
    assert '"tiles.attribution": fehlt. Schreiben Sie, was nach der Lizenz genannt sein muss' in text
    assert "enthält {s}, und das kann die Karte nicht ausfüllen. Schreiben Sie" in text
