"""The sites of our own county and of the invented one, and our own as it is in public, under a sub-path."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import COUNTIES, REPOSITORY
from tests.town import divided_home
from tests.world.parties import parties_home
from webapp import create_app
from webapp.snapshot import Snapshot

BASE_URL = "https://example.org/karte"
PROGRAMME_URL = "https://partei.example/programm.pdf"


@pytest.fixture(scope="session")
def dueren_app(our_home: Path) -> Flask:
    return create_app({"HOME": str(our_home)})


@pytest.fixture(scope="session")
def world_app(world_home: Path) -> Flask:
    return create_app({"HOME": str(world_home)})


@pytest.fixture(scope="session")
def parties_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The invented county with the programmes of three parties (see `tests.world.parties`)."""
    return create_app({"HOME": str(parties_home(tmp_path_factory.mktemp("parties") / "home", 3))})


@pytest.fixture(scope="session")
def town_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The map of one town, which has its districts as filter (see `tests.town`)."""
    return create_app({"HOME": str(divided_home(tmp_path_factory.mktemp("town")))})


@pytest.fixture(scope="session")
def app(county: str, request: pytest.FixtureRequest) -> Flask:
    """The site of the county that a test is about (see `in_every_county`): our own where it does not say."""
    return request.getfixturevalue("dueren_app" if county == COUNTIES[0] else "world_app")


@pytest.fixture(scope="session")
def paged_dueren_app(our_home: Path) -> Flask:
    return create_app({"HOME": str(our_home), "PAGED_ABOVE": 10})


@pytest.fixture(scope="session")
def paged_world_app(world_home: Path) -> Flask:
    return create_app({"HOME": str(world_home), "PAGED_ABOVE": 10})


@pytest.fixture(scope="session")
def paged_app(county: str, request: pytest.FixtureRequest) -> Flask:
    """The same site as if its pledges were too many for one page."""
    return request.getfixturevalue("paged_dueren_app" if county == COUNTIES[0] else "paged_world_app")


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def snapshot(app: Flask) -> Snapshot:
    return app.extensions["pledgemap"].snapshot


@pytest.fixture(scope="session")
def public_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    home = tmp_path_factory.mktemp("public") / "home"
    shutil.copytree(REPOSITORY / "data" / "geojson", home / "data" / "geojson")
    settings = (REPOSITORY / "pledgemap.toml").read_text(encoding="utf-8").splitlines()
    changed = {
        "base_url": f'base_url = "{BASE_URL}"',
        "[programme]": f'[programme]\nurl = "{PROGRAMME_URL}"',
    }
    # Our own settings may come to name an address of the programme: then it is replaced.
    lines = [line for line in settings if not line.startswith("url = ")]
    lines = [next((new for start, new in changed.items() if line.startswith(start)), line) for line in lines]
    Path(home, "pledgemap.toml").write_text("\n".join(lines), encoding="utf-8")
    return create_app({"HOME": str(home)})


@pytest.fixture
def public_client(public_app: Flask) -> FlaskClient:
    return public_app.test_client()
