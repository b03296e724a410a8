"""What nobody has foreseen ends a command with one line, an exit code, and no traceback."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from geo import failures, files
from geo.__main__ import _COMMANDS, main
from geo.errors import ProblemsFound
from geo.failures import INTERRUPTED, PROBLEM, READER_GONE, UNFORESEEN, guarded
from tests.measured import REPOSITORY


def raising(error):
    def run():
        raise error

    return run


@pytest.fixture
def reports(tmp_path, monkeypatch):
    """Put the details of a fault into this folder."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return lambda: sorted(tmp_path.glob("pledgemap-fault-*.txt"))


def test_a_fault_of_ours_is_one_line_that_says_where_and_what_to_report(capsys, reports, monkeypatch):
    def broken(*_, **__):
        return {}["nothing"]

    monkeypatch.setitem(_COMMANDS, "check", broken)
    assert main(["check"]) == UNFORESEEN
    errors = capsys.readouterr().err
    assert errors.count("\n") == 1
    assert "Traceback" not in errors
    assert re.search(
        r"fault of this software, at tests/geo/test_failures\.py:\d+: KeyError: 'nothing'", errors
    )
    (report,) = reports()
    assert str(report) in errors
    assert "Traceback" in report.read_text(encoding="utf-8")
    assert "in broken" in report.read_text(encoding="utf-8")


def test_a_fault_reads_german_on_a_german_system(capsys, reports, monkeypatch):
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert guarded(raising(ZeroDivisionError("null"))) == UNFORESEEN
    assert "Das ist ein Fehler der Software" in capsys.readouterr().err
    assert guarded(raising(OSError(28, "No space left on device", "karte"))) == PROBLEM
    assert "karte: der Datenträger ist voll" in capsys.readouterr().err


def test_the_traceback_is_there_for_who_asks_for_it(capsys, reports, monkeypatch):
    monkeypatch.setenv(failures.TRACEBACK, "1")
    assert guarded(raising(ZeroDivisionError("null"))) == UNFORESEEN
    assert "Traceback" in capsys.readouterr().err


def test_where_no_report_can_be_written_the_line_says_how_to_see_it(capsys, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", "/nowhere")
    assert guarded(raising(ZeroDivisionError("null"))) == UNFORESEEN
    assert f"{failures.TRACEBACK}=1" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (OSError(28, "No space left on device", "map.txt"), PROBLEM, "map.txt: the disk is full"),
        (
            PermissionError(13, "Permission denied", "map.txt"),
            PROBLEM,
            "map.txt: the system does not allow it",
        ),
        (OSError(30, "Read-only file system", "map.txt"), PROBLEM, "Look at the rights"),
        (IsADirectoryError(21, "Is a directory", "map.txt"), PROBLEM, "a folder is where a file is wanted"),
        (OSError(36, "File name too long", "m" * 300), PROBLEM, "takes that for no name of a file"),
        (OSError(5, "Input/output error"), PROBLEM, "A file or the output: Input/output error"),
        (MemoryError(), PROBLEM, "the memory of this machine does not suffice"),
        (KeyboardInterrupt(), INTERRUPTED, "Stopped."),
        (RecursionError("deep"), UNFORESEEN, "RecursionError: deep"),
    ],
)
def test_what_the_machine_refuses_is_reported_with_a_remedy(capsys, reports, error, code, words):
    assert guarded(raising(error)) == code
    errors = capsys.readouterr().err
    assert words in errors
    assert errors.count("\n") == 1


def test_every_reason_has_a_remedy():
    assert all(refusal.reason and refusal.remedy for refusal in failures._REFUSALS.values())


# --- the real command


def run(*arguments, code="import sys; from geo.__main__ import main; sys.exit(main())", **options):
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)} | options.pop("environment", {})
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        **options,
    )


def test_output_that_nobody_reads_ends_a_command_in_silence(home):
    home.pledges({})
    readable, writable = os.pipe()
    os.close(readable)
    with os.fdopen(writable, "wb") as nobody:
        for arguments in (("check", "--home", home.path), ("locate", "Auen", "--home", home.path)):
            found = run(*arguments, stdout=nobody)
            assert (found.returncode, found.stderr) == (READER_GONE, "")
        assert run("--help", stdout=nobody).stderr == ""


def test_output_to_a_full_disk_is_reported(home):
    home.pledges({})
    with Path("/dev/full").open("wb") as full:
        found = run("check", "--home", home.path, stdout=full)
    assert found.returncode == PROBLEM
    assert "the disk is full" in found.stderr
    assert found.stderr.count("\n") == 1


def test_characters_that_the_terminal_lacks_do_not_end_a_command(home):
    home.pledges({"title": "Brücke über die Größe"})
    assert run("build", "--home", home.path, stdout=subprocess.DEVNULL).returncode == 0
    home.pledges({"id": "neu", "title": "Brücke – neu"})
    environment = {"PYTHONIOENCODING": "ascii"}
    found = run("diff", "--home", home.path, stdout=subprocess.PIPE, environment=environment)
    assert found.returncode == 0
    assert r"Br\xfccke \u2013 neu" in found.stdout


def test_a_build_that_finds_no_room_leaves_the_last_map_and_nothing_else(home):
    home.pledges({"places": "Moor"})
    assert run("build", "--home", home.path, stdout=subprocess.DEVNULL).returncode == 0
    before = {path: path.read_bytes() for path in home.path.rglob("*") if path.is_file()}
    home.pledges({"places": "Moor", "title": "Neu"})
    before[home.path / "pledges.csv"] = (home.path / "pledges.csv").read_bytes()

    def small():
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))

    found = run("build", "--home", home.path, stdout=subprocess.DEVNULL, preexec_fn=small)
    assert found.returncode == PROBLEM
    assert re.search(r"(pledges\.geojson|build).*: the system allows no file of that size", found.stderr)
    assert {path: path.read_bytes() for path in home.path.rglob("*") if path.is_file()} == before


def test_a_copy_that_finds_no_room_is_reported_and_ends_with_an_error(home, capsys, monkeypatch):
    """ "disk_full", whose remedy is not another name for the file."""

    def full(*_):
        raise OSError(28, "No space left on device")

    home.pledges({})
    monkeypatch.setattr("geo.mending.command.write_whole", full)
    assert main(["check", "--write", "--home", str(home.path)]) == PROBLEM
    errors = capsys.readouterr().err
    assert "the disk is full (No space left on device). Make room and run the command again" in errors


# --- files that are none


@pytest.fixture
def built(home):
    home.pledges({"places": "Moor"})
    assert main(["build", "--home", str(home.path)]) == 0
    return home


NAMES = (
    "pledgemap.toml",
    "pledges.csv",
    "progress.csv",
    "data/released.csv",
    "data/geocoded.json",
    "data/geojson/landmarks.geojson",
    "data/geojson/municipalities.geojson",
    "data/geojson/pledges.geojson",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["folder", "pipe"])
def test_a_folder_or_a_pipe_in_the_place_of_a_file_is_reported_and_not_waited_for(built, capsys, name, make):
    path = built.path / name
    path.unlink(missing_ok=True)
    make(path)
    code = main(["check", "--home", str(built.path)])
    errors = capsys.readouterr().err
    if name.endswith("pledges.geojson"):  # of the last build, which a check only compares with
        assert code == 0
    else:
        assert code == PROBLEM
        assert path.name in errors
        assert "no ordinary file" in errors


@pytest.mark.parametrize("name", NAMES[:-1])
def test_a_file_that_may_not_be_read_is_reported(built, capsys, monkeypatch, name):
    (built.path / name).touch()
    opened = Path.open

    def forbidden(path, *arguments, **options):
        if path.name == Path(name).name:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", forbidden)
    assert main(["check", "--home", str(built.path)]) == PROBLEM
    errors = capsys.readouterr().err
    assert Path(name).name in errors
    assert "the system does not allow it" in errors


@pytest.mark.parametrize("name", ["pledges-draft.csv", "sub/pledges-draft.csv", "x" * 300])
def test_a_home_that_is_a_file_or_an_impossible_output_is_reported(built, capsys, tmp_path, name):
    (tmp_path / "datei").write_text("")
    assert main(["build", "--home", str(tmp_path / "datei")]) == PROBLEM
    assert (
        main(["draft", str(built.path / "pledges.csv"), "--output", str(tmp_path / "datei" / name)])
        == PROBLEM
    )
    assert (
        main(["template", "--home", str(built.path), "--output", str(tmp_path / "datei" / "x.xlsx")])
        == PROBLEM
    )
    assert "Traceback" not in capsys.readouterr().err


# --- reading and writing


def test_a_file_that_is_larger_than_it_may_be_is_not_read(tmp_path):
    path = tmp_path / "data.json"
    path.write_bytes(b"x" * 1_000)
    assert len(files.read_bytes(path, 1_000)) == 1_000
    with pytest.raises(ProblemsFound) as error:
        files.read_bytes(path, 999)
    assert [one.code for one in error.value.problems] == ["data_too_large"]


def test_a_missing_file_stays_a_missing_file(tmp_path):
    with pytest.raises(FileNotFoundError):
        files.read_bytes(tmp_path / "nowhere", 10)


def test_of_a_new_file_that_can_not_be_written_whole_nothing_stays(tmp_path):
    path = tmp_path / "new.csv"

    def write():
        with files.new_file(path) as file:
            file.write(b"half")
            raise OSError(28, "full")

    with pytest.raises(OSError, match="full"):
        write()
    assert not path.exists()


def test_an_error_without_a_name_gets_that_of_the_file(tmp_path):
    with pytest.raises(OSError, match="full") as error, files.naming(tmp_path / "map"):
        raise OSError(28, "full")
    assert error.value.filename == str(tmp_path / "map")


def test_brackets_that_are_nested_too_deeply_are_not_json():
    with pytest.raises(ValueError, match="brackets nested too deeply"):
        files.parsed_json("[" * 100_000)
    assert files.parsed_json('{"a": [1]}') == {"a": [1]}
