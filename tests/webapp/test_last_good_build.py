"""A site starts from the last good build after any edit or damage, and says so."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from geo.__main__ import main
from geo.errors import PledgemapError
from geo.publishing import builds
from tests.conftest import REPOSITORY, copy_world, write_pledges
from webapp import create_app
from webapp.snapshot import live

Damage = Callable[[Path], object]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with two kept builds: of "zweite", and before it of "erste"."""
    home = copy_world(tmp_path_factory.mktemp("built") / "home", [{"id": "erste", "places": "Weißmöhlen"}])
    assert geo(home, "build") == 0
    write_pledges(home / "pledges.csv", [{"id": "zweite", "places": "Weißmöhlen"}])
    assert geo(home, "build") == 0
    return home


@pytest.fixture
def home(built: Path, tmp_path: Path) -> Path:
    # With the times of the files: a copy is not an edit.
    return Path(shutil.copytree(built, tmp_path / "home"))


@pytest.fixture(autouse=True)
def _look_for_a_build_at_every_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "CHECK_EVERY_S", 0.0)


def geo(home: Path, *arguments: str) -> int:
    return main(["--home", str(home), *arguments])


def site(home: Path) -> FlaskClient:
    return create_app({"HOME": str(home)}).test_client()


def served(client: FlaskClient) -> list[str]:
    return [
        slug for slug in ("erste", "zweite", "dritte") if client.get(f"/zusage/{slug}").status_code == 200
    ]


def layer(home: Path, name: str) -> Path:
    return home / "data" / "geojson" / name


DAMAGES: dict[str, Damage] = {
    "settings with a fault": lambda home: (home / "pledgemap.toml").write_text("title = 3"),
    "settings cut off": lambda home: (home / "pledgemap.toml").write_text('title = "'),
    "settings gone": lambda home: (home / "pledgemap.toml").unlink(),
    "settings edited": lambda home: edit(home / "pledgemap.toml", "title = ", 'title = "Neu" #'),
    "a region that is not there": lambda home: edit(home / "pledgemap.toml", '"01099"', '"05334"'),
    "a topic gone": lambda home: edit(home / "pledgemap.toml", "[topics.mobilitaet]", "[topics.verkehr]"),
    "landmarks edited": lambda home: edit(layer(home, "landmarks.geojson"), "{", "{ "),
    "landmarks no JSON": lambda home: layer(home, "landmarks.geojson").write_text("{"),
    "stops gone": lambda home: layer(home, "stops.geojson").unlink(),
    "build cut off": lambda home: layer(home, "pledges.geojson").write_bytes(b'{"type": "Feat'),
    "build gone": lambda home: layer(home, "pledges.geojson").unlink(),
    "no data at all": lambda home: shutil.rmtree(home / "data" / "geojson"),
}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_site_starts_and_goes_on_with_the_last_build_and_says_so(
    home: Path, damage: Damage, caplog: pytest.LogCaptureFixture
) -> None:
    running = site(home)
    good = running.get("/").data
    assert running.get("/healthz").get_json()["status"] == "ok"
    damage(home)
    with caplog.at_level(logging.WARNING):
        restarted = site(home)
    assert "Run: python -m geo build" in caplog.text
    for client in (running, restarted):
        assert client.get("/").data == good
        assert served(client) == ["zweite"]
        assert client.get("/readyz").status_code == 200
        assert client.get("/healthz?strict").status_code == 503
        health = client.get("/healthz").get_json()
        assert health["status"] == "degraded"
        assert "geo build" in health["problem"]


def test_what_was_edited_is_well_again_once_it_is_built_or_put_back(home: Path) -> None:
    client = site(home)
    settings = (home / "pledgemap.toml").read_bytes()
    edit(home / "pledgemap.toml", "title = ", 'title = "Neuer Titel" #')
    assert "pledgemap.toml" in client.get("/healthz").get_json()["problem"]
    (home / "pledgemap.toml").write_bytes(settings)
    assert client.get("/healthz").get_json()["status"] == "ok"
    edit(home / "pledgemap.toml", "title = ", 'title = "Neuer Titel" #')
    assert geo(home, "build") == 0
    assert client.get("/healthz").get_json()["status"] == "ok"
    assert "Neuer Titel" in client.get("/").text


def test_settings_alone_are_picked_up_while_the_table_is_broken(home: Path) -> None:
    client = site(home)
    write_pledges(home / "pledges.csv", [{"id": "dritte", "places": "Atlantis"}])
    edit(home / "pledgemap.toml", "title = ", 'title = "Neuer Titel" #')
    assert geo(home, "build") == 1
    assert "Neuer Titel" not in client.get("/").text
    assert geo(home, "build", "--settings") == 0
    assert "Neuer Titel" in client.get("/").text
    assert served(client) == ["zweite"]
    assert client.get("/healthz").get_json()["status"] == "ok"


def test_where_the_newest_build_is_damaged_the_one_before_is_served(home: Path, caplog) -> None:
    newest = builds.folders(home)[0]
    layer(newest, "pledges.geojson").write_text("{")
    with caplog.at_level(logging.WARNING):
        client = site(home)
    assert served(client) == ["erste"]
    assert newest.name in caplog.text
    assert "pledges.geojson" in client.get("/healthz").get_json()["problem"]
    assert client.get("/readyz").status_code == 200
    # And the remedy in the message fixes it.
    assert geo(home, "build") == 0
    assert served(client) == ["zweite"]
    assert client.get("/healthz").get_json()["status"] == "ok"


def test_where_no_kept_build_is_any_use_the_home_itself_is_served(home: Path, caplog) -> None:
    for folder in builds.folders(home)[:-1]:
        (folder / "pledgemap.toml").unlink()
    with caplog.at_level(logging.WARNING):
        client = site(home)
    assert served(client) == ["zweite"]
    assert client.get("/healthz").get_json()["status"] == "degraded"


def test_a_site_refuses_to_start_only_where_there_never_was_a_good_build(home: Path) -> None:
    shutil.rmtree(home / "data" / "build")
    layer(home, "pledges.geojson").write_text("{")
    with pytest.raises(PledgemapError, match="python -m geo build"):
        create_app({"HOME": str(home)})


def test_the_first_build_is_picked_up_by_a_site_that_runs_on_a_home_without(home: Path) -> None:
    shutil.rmtree(home / "data" / "build")
    client = site(home)
    assert served(client) == ["zweite"]
    write_pledges(home / "pledges.csv", [{"id": "dritte", "places": "Weißmöhlen"}])
    assert geo(home, "build") == 0
    assert served(client) == ["dritte"]
    (home / "pledgemap.toml").unlink()
    assert served(site(home)) == ["dritte"]


@pytest.mark.parametrize("content", [None, b"", b"PMTiles\x03 and no more"], ids=["gone", "empty", "cut off"])
def test_a_site_starts_without_its_tiles_where_their_file_is_no_use(home: Path, content, caplog) -> None:
    edit(
        home / "pledgemap.toml",
        "[topics.",
        '[tiles]\nmode = "self"\nfile = "data/karte.pmtiles"\nattribution = "© Kachelamt"\n\n[topics.',
    )
    (home / "data" / "karte.pmtiles").touch()
    assert geo(home, "build") == 0
    tiles = home / "data" / "karte.pmtiles"
    if content is None:
        tiles.unlink()
    else:
        tiles.write_bytes(content)
    with caplog.at_level(logging.WARNING):
        client = site(home)
    assert served(client) == ["zweite"]
    assert client.get("/").status_code == 200
    assert "karte.pmtiles" in client.get("/healthz").get_json()["problem"]


@pytest.mark.system
def test_an_export_is_of_the_last_build_and_says_what_it_lacks(home: Path, tmp_path: Path) -> None:
    edit(home / "pledgemap.toml", "title = ", 'title = "Neuer Titel" #')
    command = [sys.executable, "-m", "flask", "--app", "webapp", "export", str(tmp_path / "site")]
    environment = os.environ | {"PLEDGEMAP_HOME": str(home)}
    done = subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    assert "Changed since the build that is served: pledgemap.toml" in done.stderr
    assert "Neuer Titel" not in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
