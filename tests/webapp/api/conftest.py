from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.conftest import copy_home
from tests.serving import serving
from webapp import create_app

Get = Callable[..., dict[str, Any]]
Ids = Callable[..., list[str]]

STARTED = {"status": "started", "status_date": "2025-10-01", "status_url": "https://example.org/a"}
DONE = {"status": "done", "status_date": "2026-03-15", "status_url": "https://example.org/b"}
DROPPED = {"status": "dropped", "status_date": "2026-03-16", "status_url": "https://example.org/c"}
WORLD = (
    {"id": "bahn", "places": "Jülich; Düren", "topic": "mobilitaet", **STARTED},
    {"id": "wald", "places": "Hambacher Wald", "topic": "natur", "stance": "keeps", **DONE},
    {"id": "schule", "places": "Jülich", "topic": "kinder", "stance": "examines", **DROPPED},
    {"id": "klinik", "places": "Nideggen", "topic": "gesundheit", "stance": "rejects"},
    {"id": "kreisweit", "topic": "finanzen", "title": "Haushalt für alle"},
)


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Five pledges: three with a date, one without, and one for the whole county."""
    home = copy_home(tmp_path_factory.mktemp("world") / "home", list(WORLD))
    return create_app({"HOME": str(home)}).test_client()


@pytest.fixture
def ids(world: FlaskClient) -> Ids:
    """The ids of the pledges that an answer about the small world holds."""

    def ask(query: str, collection: str = "pledges") -> list[str]:
        answer = world.get(f"/api/collections/{collection}/items?{query}")
        assert answer.status_code == 200, answer.text
        features = answer.json["features"]
        if collection != "pledges":
            return [feature["id"] for feature in features]
        return list(dict.fromkeys(feature["properties"]["pledge_id"] for feature in features))

    return ask


@pytest.fixture(scope="session")
def address(our_home: Path) -> Iterator[str]:
    """Our own site under a real gunicorn."""
    with serving(our_home) as address:
        yield address
