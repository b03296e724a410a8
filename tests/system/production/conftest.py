"""The map in production: home, gunicorn, and the web servers in front."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exporting import public_home
from tests.system.production import front
from tests.system.production.front import DOMAIN, Front, Map


@pytest.fixture(scope="session")
def workshop() -> Iterator[Path]:
    """A folder that the users of the web servers can walk to."""
    front.install()
    with tempfile.TemporaryDirectory(prefix="production-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def running_map(room: Path, base_url: str) -> Iterator[Map]:
    room.mkdir()
    running = Map(public_home(room / "home", base_url), room)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def map_(workshop: Path, request: pytest.FixtureRequest) -> Iterator[Map]:
    yield from running_map(workshop / request.module.__name__.rpartition(".")[2], f"https://{DOMAIN}")


@pytest.fixture(scope="module")
def nginx(map_: Map) -> Iterator[Front]:
    with front.nginx(map_, _room(map_, "nginx")) as site:
        yield site


@pytest.fixture(scope="module")
def caddy(map_: Map) -> Iterator[Front]:
    with front.caddy(map_, _room(map_, "caddy")) as site:
        yield site


def _room(map_: Map, name: str) -> Path:
    room = map_.room / f"{name}-room"
    room.mkdir()
    return room
