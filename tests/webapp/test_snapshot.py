"""A newer build is picked up while the site runs; a broken one is not."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from geo.build import build
from geo.errors import PledgemapError, ProblemsFound
from geo.publishing.published import BuildUnusable
from tests.conftest import MakeHome, write_pledges
from webapp import create_app
from webapp.snapshot import live


@pytest.fixture(autouse=True)
def _look_for_a_build_at_every_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "CHECK_EVERY_S", 0.0)


@pytest.fixture
def home(make_home: MakeHome) -> Path:
    return make_home({"id": "erste", "places": "Jülich"})


@pytest.fixture
def workers(home: Path) -> list[FlaskClient]:
    """Two workers of one server."""
    return [create_app({"HOME": str(home)}).test_client() for _ in range(2)]


def test_every_worker_picks_up_a_newer_build(home: Path, workers: list[FlaskClient]) -> None:
    before = [worker.get("/healthz").get_json()["data_version"] for worker in workers]
    write_pledges(home / "pledges.csv", [{"id": "zweite", "places": "Düren"}])
    build(home)
    after = [worker.get("/healthz").get_json()["data_version"] for worker in workers]
    assert after[0] == after[1] != before[0]
    assert all(worker.get("/zusage/zweite").status_code == 200 for worker in workers)
    assert all(worker.get("/zusage/erste").status_code == 404 for worker in workers)


def test_files_of_the_page_before_stay_available(home: Path, workers: list[FlaskClient]) -> None:
    worker = workers[0]
    old = worker.application.extensions["pledgemap"].snapshot.asset_path("map-de.js")
    write_pledges(home / "pledges.csv", [{"id": "zweite", "places": "Düren"}])
    build(home)
    new = create_app({"HOME": str(home)}).extensions["pledgemap"].snapshot.asset_path("map-de.js")
    assert old != new
    # This worker has not looked yet; the page came from one that had.
    assert worker.get(new).status_code == 200
    assert worker.get(old).status_code == 200


PATHS = ["/", "/en/", "/zusage/erste", "/gemeinde/juelich", "/daten", "/api", "/gibtesnicht"]


@pytest.fixture(scope="module")
def worker(built_home: MakeHome) -> FlaskClient:
    """A worker whose build stays as it is."""
    return create_app({"HOME": str(built_home({"id": "erste", "places": "Jülich"}))}).test_client()


@pytest.mark.parametrize("path", PATHS)
def test_an_answer_is_made_of_one_build_even_if_another_arrives_meanwhile(
    worker: FlaskClient, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    served = live.live_of(worker.application)
    refreshed: list[str] = []
    monkeypatch.setattr(served, "refresh", lambda: refreshed.append(path) or served.snapshot)
    worker.get(path)
    assert refreshed == [path]


@pytest.mark.parametrize(
    "content", ["", "{", '{"type": "FeatureCollection"}', '{"features": [{}]}', "null", "\xff"]
)
def test_a_broken_build_leaves_the_last_good_one_in_service(
    home: Path, caplog: pytest.LogCaptureFixture, content: str
) -> None:
    worker = create_app({"HOME": str(home)}).test_client()
    good = worker.get("/").data
    path = home / "data" / "geojson" / "pledges.geojson"
    whole = path.read_bytes()
    path.write_text(content, encoding="latin-1")
    with caplog.at_level(logging.ERROR):
        assert worker.get("/").data == good
        assert worker.get("/").data == good
    assert len([record for record in caplog.records if "new build" in record.message]) == 1
    health = worker.get("/healthz").get_json()
    assert health["status"] == "degraded"
    assert "python -m geo build" in health["problem"]
    path.write_bytes(whole)
    os.utime(path)
    assert worker.get("/healthz").get_json()["status"] == "ok"


def test_a_broken_setting_leaves_the_last_good_build_in_service(
    home: Path, workers: list[FlaskClient]
) -> None:
    (home / "pledgemap.toml").write_text("title = 3", encoding="utf-8")
    assert workers[0].get("/").status_code == 200
    assert "pledgemap.toml" in workers[0].get("/healthz").get_json()["problem"]


def test_without_a_build_the_app_says_what_to_run(home: Path) -> None:
    (home / "data" / "geojson" / "pledges.geojson").unlink()
    with pytest.raises(BuildUnusable, match="python -m geo build"):
        create_app({"HOME": str(home)})


def test_in_a_folder_without_settings_the_app_says_so(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match=r"pledgemap\.toml"):
        create_app({"HOME": str(tmp_path)})


def test_a_topic_with_an_unknown_symbol_is_named(home: Path) -> None:
    settings = home / "pledgemap.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"tree"', '"baum"'), encoding="utf-8")
    with pytest.raises(PledgemapError, match=r'"baum" is no symbol.*tree'):
        create_app({"HOME": str(home)})
