"""Homes to test with: our own repository, copies of it with other pledges, and an invented county."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

from geo.build import build

REPOSITORY = Path(__file__).parent.parent
WORLD = REPOSITORY / "tests" / "world" / "home"
COLUMNS = (REPOSITORY / "pledges.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
COLUMNS += [column for column in ("status_text",) if column not in COLUMNS]
PLAIN = {
    "title": "Ein Titel",
    "summary": "Ein Satz.",
    "topic": "natur",
    "stance": "will",
    "status": "pledged",
}
# Messages are tested in English, independent of the machine's language.
os.environ |= {"LC_ALL": "C.UTF-8", "LANGUAGE": ""}
# A busy machine is no fault of the code: no example has to be quick.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")

MakeHome = Callable[..., Path]


def write_pledges(path: Path, rows: list[dict[str, str]]) -> None:
    """Write rows of a few named cells as a whole pledges.csv."""
    with path.open("w", encoding="utf-8", newline="") as file:
        optional = sorted({name for row in rows for name in row} - set(COLUMNS))
        writer = csv.DictWriter(file, [*COLUMNS, *optional], restval="")
        writer.writeheader()
        for number, row in enumerate(rows, start=1):
            writer.writerow({"id": f"zusage-{number}", "page": "5", "section": "Abschnitt", **PLAIN, **row})


def without_redirects_of_pledges(settings: str) -> str:
    """Our settings for a home with other pledges, where an old address of ours would lead nowhere."""
    return re.sub(r"(?<=\[redirects\.pledges\]\n)(?:[\w-]+ = .+\n)+", "", settings)


def copy_settings(folder: Path) -> None:
    """Our settings, into a home with other pledges."""
    settings = (REPOSITORY / "pledgemap.toml").read_text(encoding="utf-8")
    (folder / "pledgemap.toml").write_text(without_redirects_of_pledges(settings), encoding="utf-8")


def copy_home(folder: Path, rows: list[dict[str, str]]) -> Path:
    """A home with our gazetteer and settings, other pledges, and a build."""
    shutil.copytree(REPOSITORY / "data" / "geojson", folder / "data" / "geojson")
    copy_settings(folder)
    write_pledges(folder / "pledges.csv", rows)
    build(folder)
    return folder


@pytest.fixture(scope="session")
def built_home(tmp_path_factory: pytest.TempPathFactory) -> MakeHome:
    """Makes a home with these pledges, built once however many tests ask for it. Read only."""
    known: dict[str, Path] = {}

    def built(*rows: dict[str, str]) -> Path:
        key = json.dumps(rows)
        if key not in known:
            known[key] = copy_home(tmp_path_factory.mktemp("built") / "home", list(rows))
        return known[key]

    return built


@pytest.fixture
def make_home(tmp_path: Path, built_home: MakeHome) -> MakeHome:
    """Makes a home with these pledges that a test may change: a copy of the one that was built once."""
    return lambda *rows: Path(shutil.copytree(built_home(*rows), tmp_path / "home"))


def copy_world(folder: Path, rows: list[dict[str, str]] | None = None) -> Path:
    """The invented county of tests/world, or its ground with other pledges; built."""
    shutil.copytree(WORLD, folder)
    if rows is not None:
        (folder / "progress.csv").unlink()
        settings = folder / "pledgemap.toml"
        known = settings.read_text(encoding="utf-8").splitlines(keepends=True)
        lines = [line for line in known if not line.startswith("alter-radweg")]  # leads to a pledge
        settings.write_text("".join(lines), encoding="utf-8")
        write_pledges(folder / "pledges.csv", rows)
    build(folder)
    return folder


@pytest.fixture(scope="session")
def world_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented county: three municipalities near 55° N with everything that data may hold. Read only."""
    return copy_world(tmp_path_factory.mktemp("weissenstrand") / "home")


@pytest.fixture(scope="session")
def our_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own county as it is committed, without a build that somebody has kept for trying out. Read only."""
    home = tmp_path_factory.mktemp("ours") / "home"
    shutil.copytree(REPOSITORY / "data" / "geojson", home / "data" / "geojson")
    for name in ("pledgemap.toml", "pledges.csv"):
        shutil.copy(REPOSITORY / name, home)
    shutil.copy(REPOSITORY / "data" / "released.csv", home / "data")
    return home


# Runs a test in our own county and in the invented one: for what holds in any county.
COUNTIES = ("dueren", "weissenstrand")
in_every_county = pytest.mark.parametrize("county", COUNTIES, indirect=True, scope="session")


@pytest.fixture(scope="session")
def county(request: pytest.FixtureRequest) -> str:
    """Return the county of a test: our own by default."""
    return getattr(request, "param", COUNTIES[0])


@pytest.fixture(scope="session")
def county_home(county: str, request: pytest.FixtureRequest) -> Path:
    """The home of the county that a test is about, built. Read only."""
    return request.getfixturevalue("our_home" if county == COUNTIES[0] else "world_home")
