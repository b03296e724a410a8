from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from geo.osm.command import run
from tests.geo.osm.extract import around_dueren


@pytest.fixture(scope="session")
def read_home(our_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own county, with the small extract read into it. Read only."""
    folder = tmp_path_factory.mktemp("streets")
    home = Path(shutil.copytree(our_home, folder / "home"))
    run(around_dueren().write(folder / "dueren.osm"), home, report=lambda line: None)
    return home


@pytest.fixture
def home(our_home: Path, tmp_path: Path) -> Path:
    """Our own county, for a test to change."""
    return Path(shutil.copytree(our_home, tmp_path / "home"))
