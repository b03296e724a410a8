"""One real Nominatim for all tests of this folder, a proxy before it for each, and homes that lack places."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.geometry import geojson
from tests.conftest import REPOSITORY, copy_settings, write_pledges
from tests.system.nominatim.osm_file import write_osm
from tests.system.nominatim.proxy import Proxy, proxied
from tests.system.nominatim.server import install, nominatim


@pytest.fixture(scope="session")
def real_nominatim(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    install()
    osm_file = tmp_path_factory.mktemp("osm") / "dueren.osm"
    write_osm(REPOSITORY / "data" / "geojson", osm_file)
    with nominatim(osm_file) as url:
        yield url


@pytest.fixture
def proxy(real_nominatim: str) -> Iterator[Proxy]:
    with proxied(real_nominatim) as proxy:
        yield proxy


class Home:
    """A map of the Kreis whose gazetteer has municipalities and villages, but neither landmarks nor stops."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.output = path / "data" / "geojson" / "pledges.geojson"
        self.answers = path / "data" / "geocoded.json"
        shutil.copytree(REPOSITORY / "data" / "geojson", self.output.parent)
        copy_settings(path)
        self.output.unlink()
        (self.output.parent / "landmarks.geojson").unlink()
        for name in ("stops", "localities_from_stops"):
            file = self.output.parent / f"{name}.geojson"
            collection = geojson.read(file)
            file.write_text(json.dumps(collection | {"features": []}), encoding="utf-8")

    def pledges(self, *places: str) -> None:
        write_pledges(self.path / "pledges.csv", [{"places": entry} for entry in places])

    def geo(self, *arguments: str, locale: str = "C.UTF-8") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "geo", "--home", str(self.path), *arguments]
        environment = os.environ | {"LC_ALL": locale, "LANGUAGE": ""}
        return subprocess.run(
            command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, timeout=120
        )

    def online(self, proxy: Proxy) -> subprocess.CompletedProcess[str]:
        return self.geo("build", "--online", "--nominatim", proxy.url)

    @property
    def sites(self) -> list[dict]:
        return geojson.read(self.output)["features"]

    @property
    def kept(self) -> list[str]:
        """Return the queries in the file of answers."""
        if not self.answers.exists():
            return []
        return [one["query"] for one in json.loads(self.answers.read_text(encoding="utf-8"))["answers"]]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)
