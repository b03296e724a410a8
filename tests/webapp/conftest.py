from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import REPOSITORY
from webapp import create_app
from webapp.snapshot import Snapshot


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
