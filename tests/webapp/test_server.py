"""The site under a real gunicorn with two workers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from urllib.request import urlopen

import pytest

from geo.build import build
from tests.conftest import REPOSITORY, MakeHome, write_pledges
from tests.serving import serving


def versions(address: str, requests: int) -> set[str]:
    """The data versions that many requests meet, whichever worker answers them."""
    answers = [json.load(urlopen(f"{address}/healthz")) for _ in range(requests)]
    return {answer["data_version"] for answer in answers}


def test_all_workers_take_up_a_newer_build_without_restart(make_home: MakeHome) -> None:
    home = make_home({"id": "erste", "places": "Jülich"})
    with serving(home) as address:
        before = versions(address, 20)
        write_pledges(home / "pledges.csv", [{"id": "zweite", "places": "Düren"}])
        build(home)
        time.sleep(1.5)  # a worker looks at most once a second
        after = versions(address, 40)
        assert len(before) == len(after) == 1
        assert before != after
        assert urlopen(f"{address}/zusage/zweite").status == 200


GUNICORN = ["gunicorn", "--bind", "127.0.0.1:0", "--workers", "2", "webapp:create_app()"]
FLASK = ["flask", "--app", "webapp", "run", "--port", "0"]


@pytest.mark.parametrize("server", [GUNICORN, FLASK], ids=["gunicorn", "flask"])
@pytest.mark.parametrize(
    ("removed", "said"),
    [("data/geojson/pledges.geojson", "Run: python -m geo build"), ("pledgemap.toml", "the file is missing")],
)
def test_without_build_or_settings_the_server_ends_and_says_plainly_what_to_do(
    make_home: MakeHome, server: list[str], removed: str, said: str
) -> None:
    home = make_home({"places": "Jülich"})
    (home / removed).unlink()
    ended = subprocess.run(
        [sys.executable, "-m", *server],
        cwd=REPOSITORY,
        env=os.environ | {"PLEDGEMAP_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode != 0
    assert said in ended.stderr
    # Gunicorn now and then shows a traceback of its own; none may lead into our code.
    assert str(REPOSITORY / "webapp") not in ended.stderr
