"""The examples of the page about the data, copied from it and run against a real server."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import geopandas
import pandas as pd
import pytest

from tests.conftest import copy_home
from tests.exporting import change_settings
from tests.serving import free_port, serving


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page of a running site that knows its address."""
    rows = [
        {"id": "rur", "topic": "natur", "places": "Rur"},
        {"id": "haus", "topic": "wohnen", "places": "Jülich"},
        {"id": "ueberall", "topic": "kultur"},
    ]
    home = copy_home(tmp_path_factory.mktemp("examples") / "home", rows)
    port = free_port()
    change_settings(home, {'base_url = ""': f'base_url = "http://127.0.0.1:{port}"'})
    with serving(home, port) as address:
        yield urlopen(f"{address}/daten").read().decode()


def example(page: str, name: str) -> str:
    """The text that a reader would copy."""
    found = re.search(rf'<code id="beispiel-{name}">(.*?)</code>', page, flags=re.DOTALL)
    return html.unescape(found[1])


def run(command: list[str], folder: Path) -> str:
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_the_geopandas_example_runs(page: str, tmp_path: Path) -> None:
    script = tmp_path / "beispiel.py"
    script.write_text(example(page, "geopandas"), encoding="utf-8")
    printed = run([sys.executable, "-W", "error", str(script)], tmp_path)
    assert re.search(r"^natur +1$", printed, flags=re.MULTILINE)
    assert "kultur" not in printed  # it has no place


def test_the_curl_example_saves_a_file_whose_name_says_what_it_holds(page: str, tmp_path: Path) -> None:
    run(["sh", "-c", example(page, "curl")], tmp_path)
    (file,) = tmp_path.iterdir()
    assert re.fullmatch(r"zusagen-kreis-dueren-[a-z-]+-mit-kreisweiten-\d{4}-\d\d-\d\d\.csv", file.name)
    frame = pd.read_csv(file, sep=";", decimal=",", encoding="utf-8-sig")
    assert "ueberall" in set(frame["pledge_id"])


def test_the_address_of_the_qgis_example_is_the_one_of_the_api(page: str) -> None:
    found = re.search(r'id="beispiel-qgis">.*?<code>(http[^<]+)</code>', page, flags=re.DOTALL)
    assert found[1].endswith("/api")


@pytest.mark.parametrize(
    ("name", "layer"),
    [("zusagen.geojson", None), ("zusagen.gpkg", "zusagen_linien"), ("zusagen.kml", None)],
)
def test_geopandas_reads_every_file_by_its_address(page: str, name: str, layer: str | None) -> None:
    address = re.search(r'"(http[^"]+)/zusagen.geojson"', example(page, "geopandas"))[1]
    frame = geopandas.read_file(f"{address}/{name}", layer=layer)
    assert frame.crs == "EPSG:4326"
    assert "rur" in set(frame["pledge_id"])
