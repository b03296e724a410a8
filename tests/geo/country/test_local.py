"""A map on this computer: home, build, export, file."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from geo.country.fetching import LIMITS
from geo.country.finding import FoundData
from geo.country.local import find
from geo.country.records import SourceState
from geo.errors import ProblemsFound
from geo.publishing import builds
from tests.geo.country.conftest import catalogue, collection, dumped, schema, site_of


def found(path: Path, known: SourceState | None = None) -> FoundData:
    return find("quelle", path, known, LIMITS)


def refused(path: Path) -> str:
    with pytest.raises(ProblemsFound) as error:
        found(path)
    return error.value.problems[0].code


@pytest.fixture
def kept(tmp_path: Path, world_home: Path) -> Path:
    """A home of the invented county with a build."""
    shutil.copytree(world_home, tmp_path / "home")
    builds.keep(tmp_path / "home")
    return tmp_path / "home"


def test_a_home_gives_the_build_that_its_site_serves(kept: Path) -> None:
    one = found(kept)
    assert "build" in Path(one.state.data_address).parts
    assert one.features
    assert one.described.topics
    assert one.described.regions
    assert one.described.parties
    assert found(kept, one.state).features is None
    (kept / "data" / "geojson" / "pledges.geojson").write_text("wird gerade bearbeitet")
    assert found(kept, one.state).features is None
    build = next(path for path in (kept / "data" / "build").iterdir() if path.is_dir())
    assert found(build).features == one.features


def test_a_home_without_builds_and_a_file_are_read(tmp_path: Path, world_home: Path) -> None:
    home = shutil.copytree(world_home, tmp_path / "home")
    shutil.rmtree(home / "data" / "build", ignore_errors=True)
    file = home / "data" / "geojson" / "pledges.geojson"
    assert (
        found(home).features
        == found(file).features
        == json.loads(file.read_text(encoding="utf-8"))["features"]
    )


def test_an_export_is_read(tmp_path: Path) -> None:
    for name, content in (
        ("downloads/zusagen.geojson", collection(site_of())),
        ("katalog.jsonld", catalogue()),
        ("daten/pledge.schema.json", schema()),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(dumped(content))
    one = found(tmp_path)
    assert one.described.topics == {"mobilitaet": "Bus & Rad", "natur": "Natur"}
    assert one.described.site == "https://karte.example.org/"


def test_what_is_no_map_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path / "fehlt") == "source_missing"
    assert refused(tmp_path) == "source_no_map"
    file = tmp_path / "x.geojson"
    for content, code in ((b"", "source_empty"), (b"[]", "source_not_features"), (b"{", "source_not_json")):
        file.write_bytes(content)
        assert refused(file) == code
