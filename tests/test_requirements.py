"""What an installation fetches is pinned with its digests, and no file says where it is fetched from."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

import geo
from tests.conftest import REPOSITORY

FOLDER = REPOSITORY / "requirements"
FILES = sorted(FOLDER.glob("*.txt"))
PIN = re.compile(r"([A-Za-z0-9._-]+)==([^\s;]+)")
NEEDED = re.compile(r"[A-Za-z0-9_-]+")


def name_of(text: str) -> str:
    return re.sub(r"[-_.]+", "-", text).lower()


def pins(path: Path) -> dict[str, str]:
    """The versions by name that a file pins."""
    return {
        name_of(found[1]): found[2]
        for line in path.read_text(encoding="utf-8").splitlines()
        if (found := PIN.match(line))
    }


def test_there_is_a_file_for_each_way_to_install():
    assert [path.stem for path in FILES] == ["build", "country", "draft", "osm", "region", "run", "test"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_pin_has_digests_and_the_version_of_the_constraints(path):
    known = pins(REPOSITORY / "constraints.txt")
    text = path.read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-zA-Z])", "\n".join(line for line in text.splitlines() if line[:1] != "#"))
    assert len(blocks) == len(pins(path)) > 0
    assert all("--hash=sha256:" in block for block in blocks)
    # Packages that only other systems need are not in the list of what was tested here.
    differing = {name: version for name, version in pins(path).items() if known.get(name, version) != version}
    assert differing == {}


@pytest.mark.parametrize("path", [*FILES, REPOSITORY / "constraints.txt"], ids=lambda path: path.stem)
def test_no_host_is_named(path):
    assert not re.search(r"https?:|index.url|find-links|trusted-host", path.read_text(encoding="utf-8"))


def test_all_that_the_project_asks_for_is_in_the_files():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"]
    declared = {
        "run": project["project"]["dependencies"],
        "country": extras["country"],
        "draft": extras["draft"],
        "region": extras["region"],
        "test": [*project["project"]["dependencies"], *(one for extra in extras.values() for one in extra)],
        "build": project["build-system"]["requires"],
    }
    for name, needed in declared.items():
        known = pins(FOLDER / f"{name}.txt")
        lacking = [one for one in needed if name_of(NEEDED.match(one)[0]) not in known]
        assert lacking == [], name


def test_tools_from_npm_are_pinned_with_digests_and_without_an_address():
    declared = json.loads((REPOSITORY / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    locked = json.loads((REPOSITORY / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert declared == {name: locked[f"node_modules/{name}"]["version"] for name in declared}
    packages = {name: about for name, about in locked.items() if name}
    assert [name for name, about in packages.items() if not about["integrity"].startswith("sha512-")] == []
    assert [name for name, about in packages.items() if "resolved" in about] == []


@pytest.mark.parametrize("house", ["geo", "webapp"])
def test_every_folder_with_modules_is_a_package_that_setuptools_finds(house):
    rooms = {path.parent for path in (REPOSITORY / house).rglob("*.py")}
    assert [
        room.relative_to(REPOSITORY).as_posix() for room in rooms if not (room / "__init__.py").is_file()
    ] == []


def test_the_version_is_in_one_place():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "geo.__version__"}
    assert re.fullmatch(r"\d+\.\d+\.\d+", geo.__version__)
