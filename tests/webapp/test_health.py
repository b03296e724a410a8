"""`/healthz` for those who look after the site, `/readyz` for the proxy in front of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

import geo
from tests.conftest import MakeHome
from webapp import create_app
from webapp.service import without_paths
from webapp.snapshot import live


@pytest.fixture
def home(make_home: MakeHome) -> Path:
    return make_home({"id": "erste", "places": "Jülich"})


@pytest.fixture
def site(home: Path, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    monkeypatch.setattr(live, "CHECK_EVERY_S", 0.0)
    return create_app({"HOME": str(home)}).test_client()


def test_a_healthy_site_is_well_and_ready(site: FlaskClient) -> None:
    for path in ("/healthz", "/healthz?strict", "/readyz"):
        answer = site.get(path)
        assert (answer.status_code, answer.json["status"]) == (200, "ok")
        assert answer.headers["Cache-Control"] == "no-store"


def test_the_version_of_the_software_is_shown(site: FlaskClient) -> None:
    assert site.get("/healthz").json["version"] == geo.__version__


def test_a_site_with_its_last_good_build_stays_ready_and_rings_the_alarm_only_where_asked(
    home: Path, site: FlaskClient
) -> None:
    (home / "pledgemap.toml").unlink()
    assert site.get("/readyz").status_code == 200
    assert site.get("/healthz").status_code == 200
    assert site.get("/healthz?strict").status_code == 503
    for path in ("/healthz", "/healthz?strict", "/healthz?strict=1"):
        assert site.get(path).json["status"] == "degraded"


def test_no_folder_of_the_server_is_shown(home: Path, site: FlaskClient) -> None:
    (home / "pledgemap.toml").unlink()
    problem = site.get("/healthz").json["problem"]
    assert "pledgemap.toml" in problem
    assert str(home) not in problem
    assert home.parent.name not in problem


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[Errno 2] No such file: '/srv/map/data/karte.pmtiles'", "[Errno 2] No such file: 'karte.pmtiles'"),
        ("/srv/my map/pledgemap.toml is missing", "pledgemap.toml is missing"),
        (r"C:\Users\anna\pledgemap.toml: no", "pledgemap.toml: no"),
        ("data/geojson/pledges.geojson: Run: python", "data/geojson/pledges.geojson: Run: python"),
        ("see https://example.org/a/b and 3/4", "see https://example.org/a/b and 3/4"),
    ],
)
def test_of_a_path_only_the_name_is_left(text: str, shown: str) -> None:
    assert without_paths(text, Path("/srv/my map")) == shown
