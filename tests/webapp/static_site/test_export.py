"""The export writes all or nothing, and the same bytes from the same data."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import REPOSITORY, MakeHome
from tests.exporting import empty_pictures_and_sheets, export_quickly, small_home
from webapp import create_app
from webapp.static_site import seeds
from webapp.static_site.export import ExportFailed, export
from webapp.static_site.folder import MARKER, NotReplaceable

# Each writes a whole site or two.
pytestmark = pytest.mark.system


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def small_app(tmp_path: Path) -> Flask:
    return create_app({"HOME": str(small_home(tmp_path / "home")), "STATIC_SITE": True})


@pytest.fixture
def without_pictures() -> Iterator[None]:
    with empty_pictures_and_sheets():
        yield


def command(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flask", "--app", "webapp", "export", *arguments],
        cwd=REPOSITORY,
        env=os.environ | {"PLEDGEMAP_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=300,
    )


def test_the_same_data_give_the_same_bytes_in_one_process_or_several(
    exported: Path, static_app: Flask, tmp_path: Path
) -> None:
    script = "import sys; from pathlib import Path; from tests.exporting import export_quickly;" + (
        "export_quickly(Path(sys.argv[1]), Path(sys.argv[2]), processes=2)"
    )
    again = tmp_path / "again"
    # Another order in sets and dictionaries must not show.
    subprocess.run(
        [sys.executable, "-c", script, static_app.config["HOME"], str(again)],
        cwd=REPOSITORY,
        env=os.environ | {"PYTHONHASHSEED": "7"},
        check=True,
    )
    assert contents(again) == contents(exported)


def test_the_command_says_what_it_has_written_and_where_it_belongs(
    static_app: Flask, without_pictures: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.static_site.export.processor_count", lambda: 1)
    app = create_app({"HOME": static_app.config["HOME"]})
    done = app.test_cli_runner().invoke(args=["export", str(tmp_path / "site")])
    assert done.exit_code == 0
    assert f"{len(contents(tmp_path / 'site'))} files" in done.output
    assert "made to be served at /karte" in done.output
    assert "base_url in pledgemap.toml is empty" not in done.output


def test_without_an_address_it_says_what_is_missing_and_that_a_foreign_folder_stays(
    make_home: MakeHome, tmp_path: Path
) -> None:
    (tmp_path / "website").mkdir()
    Path(tmp_path, "website", "index.html").write_text("something else")
    done = command(make_home({"places": "Jülich"}), str(tmp_path / "website"))
    assert done.returncode == 1
    assert "base_url in pledgemap.toml is empty" in done.stderr
    assert "holds what no export has written: index.html" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(tmp_path / "website") == {"index.html": b"something else"}


def test_a_page_that_fails_stops_the_export_and_names_itself(
    small_app: Flask, without_pictures: None, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    export(small_app, folder, processes=1, quiet=True)
    before = contents(folder)

    def broken(slug: str) -> str:
        raise LookupError("no such thing")

    small_app.view_functions["pages_en.topic"] = broken
    with pytest.raises(
        ExportFailed, match="/en/thema/wirtschaft can't be written: LookupError: no such thing"
    ):
        export(small_app, folder, processes=1, quiet=True)
    assert contents(folder) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "site"]


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("/gemeinde/koeln", "/ueber links /gemeinde/koeln, which can't be written: 404"),
        ("/api", "/ueber links /api: only a program can answer that"),
        ("/downloads/zusagen.csv?thema=natur", "only a program can answer that"),
    ],
)
def test_a_link_that_no_file_can_answer_stops_the_export_and_names_page_and_link(
    small_app: Flask, without_pictures: None, tmp_path: Path, link: str, message: str
) -> None:
    small_app.view_functions["about.method"] = lambda: f'<p><a href="{link}">there</a>'
    with pytest.raises(ExportFailed) as caught:
        export(small_app, tmp_path / "site", processes=1, quiet=True)
    assert message in str(caught.value)
    assert not (tmp_path / "site").exists()


def test_a_link_out_of_the_folder_of_the_site_stops_the_export(
    static_app: Flask, without_pictures: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(static_app.view_functions, "about.method", lambda: '<a href="/ueber">here</a>')
    monkeypatch.setattr(seeds, "KINDS", (lambda _: iter(["/ueber"]),))
    with pytest.raises(ExportFailed, match="/ueber links /ueber, which lies outside of /karte"):
        export(static_app, tmp_path / "site", processes=1, quiet=True)


def test_a_former_export_is_replaced_whole_but_nothing_that_others_have_put_into_it(tmp_path: Path) -> None:
    home, folder = small_home(tmp_path / "home"), tmp_path / "site"
    folder.mkdir()  # an empty folder may be used
    export_quickly(home, folder)
    names = set(contents(folder))
    assert MARKER in names
    Path(folder, "thema", "natur", "index.html").write_text("changed by hand")
    Path(folder, "ueber", "index.html").unlink()
    export_quickly(home, folder)
    assert set(contents(folder)) == names
    assert b"changed by hand" not in Path(folder, "thema", "natur", "index.html").read_bytes()
    Path(folder, "CNAME").write_text("karte.example.org")
    with pytest.raises(NotReplaceable, match="CNAME"):
        export_quickly(home, folder)
    assert Path(folder, "CNAME").read_text() == "karte.example.org"


def test_a_file_is_not_a_folder(tmp_path: Path, static_app: Flask) -> None:
    Path(tmp_path, "site").write_text("a file")
    with pytest.raises(NotReplaceable, match="is a file, not a folder"):
        export(static_app, tmp_path / "site", processes=1, quiet=True)


def test_a_newer_build_does_not_get_into_an_export_that_has_begun(static_app: Flask) -> None:
    live = static_app.extensions["pledgemap"]
    before = live.snapshot
    Path(static_app.config["HOME"], "data", "geojson", "pledges.geojson").touch()
    assert live.refresh(at_once=True) is before


def test_what_nobody_has_foreseen_is_one_line_and_the_folder_stays(
    static_app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("null")

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("webapp.static_site.command.export_site", broken)
    app = create_app({"HOME": static_app.config["HOME"]})
    done = app.test_cli_runner().invoke(args=["export", str(tmp_path / "site")])
    assert done.exit_code == 70
    assert "fault of this software" in done.output
    assert "ZeroDivisionError: null" in done.output
    assert "site is as it was" in done.output
    assert [path.name.startswith("pledgemap-fault-") for path in tmp_path.iterdir()] == [True]


def test_a_full_disk_is_reported_with_what_helps(
    static_app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "site/index.html")

    monkeypatch.setattr("webapp.static_site.command.export_site", full)
    app = create_app({"HOME": static_app.config["HOME"]})
    done = app.test_cli_runner().invoke(args=["export", str(tmp_path / "site")])
    assert done.exit_code == 1
    assert "site/index.html: the disk is full (No space left on device). Make room" in done.output


def test_a_site_that_can_not_be_loaded_at_all_is_one_line_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("null")

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("webapp._app", broken)
    with pytest.raises(ZeroDivisionError):  # who makes the app in Python sees what it is
        create_app({})
    monkeypatch.setenv("FLASK_RUN_FROM_CLI", "true")
    with pytest.raises(SystemExit) as ended:
        create_app({})
    assert ended.value.code == 70
    assert "ZeroDivisionError: null" in capsys.readouterr().err
