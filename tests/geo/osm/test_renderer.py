"""The program that draws vector tiles is fetched as the packages of a region are, and only the pinned one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from geo.__main__ import main
from geo.config import renderer as pinned
from geo.osm import renderer
from geo.region import npm
from tests.tiles import put_renderer


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that is pinned in the place of the real one."""
    (tmp_path / "elsewhere" / "data").mkdir(parents=True)
    path = put_renderer(tmp_path / "elsewhere", monkeypatch)
    one = npm.Package(pinned.NAME, pinned.VERSION, pinned.SCRIPT, pinned.INTEGRITY)
    monkeypatch.setattr(renderer, "PACKAGE", one)
    return path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def run(home: Path, *arguments: str | Path) -> int:
    return main(["--home", str(home), "osm", *map(str, arguments)])


def test_a_file_that_was_fetched_elsewhere_is_put_into_the_home(package: Path, home: Path, capsys) -> None:
    assert run(home, "--renderer", "--from", package) == 0
    assert pinned.FILE in capsys.readouterr().out
    assert [path.name for path in (home / "data").iterdir()] == [Path(pinned.FILE).name]
    found = pinned.renderer_of(home)
    assert found is not None
    assert "protomapsL" in found.script
    assert found.licence.startswith("Words of a licence")


def test_another_file_is_refused_and_nothing_written(
    package: Path, home: Path, tmp_path: Path, capsys
) -> None:
    other = tmp_path / "other.tgz"
    other.write_bytes(package.read_bytes() + b"x")
    assert run(home, "--renderer", "--from", other) == 1
    assert "protomaps-leaflet@5.1.0" in capsys.readouterr().err
    assert pinned.renderer_of(home) is None


def test_what_is_there_is_not_fetched_again(package: Path, home: Path, monkeypatch) -> None:
    (home / "data").mkdir(parents=True)
    shutil.copy(package, home / pinned.FILE)
    monkeypatch.setattr(npm, "_fetch", lambda *_: pytest.fail("fetched"))
    assert run(home, "--renderer") == 0


@pytest.mark.usefixtures("package")
def test_what_is_broken_is_fetched_again_from_the_registry(home: Path, package: Path, monkeypatch) -> None:
    (home / "data").mkdir(parents=True)
    (home / pinned.FILE).write_bytes(b"broken")
    asked = []
    monkeypatch.setattr(npm, "_fetch", lambda one, folder: asked.append(one.name) or package)
    assert run(home, "--renderer") == 0
    assert asked == ["protomaps-leaflet"]
    assert pinned.renderer_of(home) is not None


def test_without_an_extract_the_command_says_what_it_can_do(home: Path, capsys) -> None:
    assert run(home) == 1
    assert "--renderer" in capsys.readouterr().err


def test_after_tiles_were_written_a_failed_fetch_is_a_notice(package: Path, home: Path, monkeypatch) -> None:
    monkeypatch.setattr(npm, "_fetch", lambda *_: pytest.fail("fetched"))
    assert renderer.fetched_after(home, [package]) == []

    def refuse(*_: object) -> Path:
        raise npm.PackageError("no network")

    (home / pinned.FILE).unlink()
    monkeypatch.setattr(npm, "_fetch", refuse)
    (notice,) = renderer.fetched_after(home)
    assert notice.code == "osm_renderer"
    assert "no network" in str(notice)
