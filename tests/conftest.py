"""Homes to test with: our own repository, and copies of it with other pledges; and the site of our own."""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from geo.build import build
from webapp import create_app
from webapp.snapshot import Snapshot

REPOSITORY = Path(__file__).parent.parent
COLUMNS = (REPOSITORY / "pledges.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
PLAIN = {
    "title": "Ein Titel",
    "summary": "Ein Satz.",
    "topic": "natur",
    "stance": "will",
    "status": "pledged",
}
# Messages are tested in English, whatever the machine is set to.
os.environ |= {"LC_ALL": "C.UTF-8", "LANGUAGE": ""}

MakeHome = Callable[..., Path]


def write_pledges(path: Path, rows: list[dict[str, str]]) -> None:
    """Write rows of a few named cells as a whole pledges.csv."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        for number, row in enumerate(rows, start=1):
            writer.writerow({"id": f"zusage-{number}", "page": "5", "section": "Abschnitt", **PLAIN, **row})


def copy_home(folder: Path, rows: list[dict[str, str]]) -> Path:
    """A home with our gazetteer and settings, other pledges, and a build."""
    shutil.copytree(REPOSITORY / "data" / "geojson", folder / "data" / "geojson")
    shutil.copy(REPOSITORY / "pledgemap.toml", folder)
    write_pledges(folder / "pledges.csv", rows)
    build(folder)
    return folder


@pytest.fixture
def make_home(tmp_path: Path) -> MakeHome:
    return lambda *rows: copy_home(tmp_path / "home", list(rows))


@pytest.fixture(scope="session")
def app() -> Flask:
    """The site of our own repository."""
    return create_app({"HOME": str(REPOSITORY)})


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def snapshot(app: Flask) -> Snapshot:
    return app.extensions["pledgemap"].snapshot
