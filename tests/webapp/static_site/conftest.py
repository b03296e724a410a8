"""A small site under /karte, exported once."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from tests.exporting import export_quickly, small_home
from webapp import create_app

BASE_URL = "https://example.org/karte"


@pytest.fixture(scope="session")
def static_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    home = small_home(tmp_path_factory.mktemp("small") / "home", BASE_URL)
    return create_app({"HOME": str(home), "STATIC_SITE": True})


@pytest.fixture(scope="session")
def exported(static_app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an export; its pictures and sheets are empty."""
    folder = tmp_path_factory.mktemp("exported") / "karte"
    export_quickly(Path(static_app.config["HOME"]), folder)
    return folder
