"""The site under a real gunicorn with two workers."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import psutil
import pytest

from geo.build import build
from geo.publishing import builds
from tests.conftest import REPOSITORY, MakeHome, copy_world, write_pledges
from tests.serving import serving
from tests.waiting import wait_until

# Servers start and end for a minute here.
pytestmark = pytest.mark.system


def versions(address: str, requests: int) -> set[str]:
    """Return the data versions of many requests, whichever worker answers them."""
    answers = [json.load(urlopen(f"{address}/healthz")) for _ in range(requests)]
    return {answer["data_version"] for answer in answers}


def test_all_workers_take_up_a_newer_build_without_restart(make_home: MakeHome) -> None:
    home = make_home({"id": "erste", "places": "Jülich"})
    with serving(home) as address:
        before = versions(address, 20)
        write_pledges(home / "pledges.csv", [{"id": "zweite", "places": "Düren"}])
        build(home)
        wait_until(lambda: not before & versions(address, 20))
        after = versions(address, 40)
        assert len(before) == len(after) == 1
        assert urlopen(f"{address}/zusage/zweite").status == 200


def test_a_worker_that_ends_is_replaced_with_the_newest_good_build(make_home: MakeHome) -> None:
    home = make_home({"id": "erste", "places": "Jülich"})
    with serving(home) as address:
        before = versions(address, 20)
        write_pledges(home / "pledges.csv", [{"id": "zweite", "places": "Düren"}])
        build(home)
        wait_until(lambda: not before & versions(address, 20))
        newest = versions(address, 20)
        (home / "data" / "geojson" / "pledges.geojson").write_text("{", encoding="utf-8")
        wait_until(lambda: status_of(address) == "degraded")
        for worker in workers():
            worker.kill()
        wait_until(lambda: len(workers()) == 2)
        assert versions(address, 40) == newest
        assert status_of(address) == "degraded"


def test_no_header_of_a_visitor_says_where_the_site_lies(make_home: MakeHome) -> None:
    with serving(make_home({"id": "erste", "places": "Jülich"})) as address:
        plain = urlopen(f"{address}/").read()
        for name in ("SCRIPT_NAME", "PATH_INFO", "Script-Name", "X-Forwarded-Prefix"):
            for value in ("/en", "x", "//", "/%ff"):
                request = Request(f"{address}/", headers={name: value})
                assert urlopen(request).read() == plain, (name, value)


def status_of(address: str) -> str:
    return json.load(urlopen(f"{address}/healthz"))["status"]


def workers() -> list[psutil.Process]:
    """The workers of the server that this test has started: others serve other tests of this process."""
    children = psutil.Process().children()
    servers = [child for child in children if "gunicorn" in " ".join(child.cmdline())]
    return max(servers, key=psutil.Process.create_time).children()


GUNICORN = ["gunicorn", "--bind", "127.0.0.1:0", "--workers", "2", "webapp:create_app()"]
FLASK = ["flask", "--app", "webapp", "run", "--port", "0"]


@pytest.mark.parametrize("server", [GUNICORN, FLASK], ids=["gunicorn", "flask"])
@pytest.mark.parametrize(
    ("removed", "message"),
    [("data/geojson/pledges.geojson", "Run: python -m geo build"), ("pledgemap.toml", "the file is missing")],
)
def test_without_build_or_settings_the_server_ends_and_says_plainly_what_to_do(
    make_home: MakeHome, server: list[str], removed: str, message: str
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
    assert message in ended.stderr
    # Gunicorn now and then shows a traceback of its own; none may lead into our code.
    assert str(REPOSITORY / "webapp") not in ended.stderr


DAMAGED = ("pledgemap.toml", "data/geojson/pledges.geojson", "data/geojson/landmarks.geojson")


def test_workers_and_the_server_itself_start_from_the_last_build_while_the_home_is_broken(
    make_home: MakeHome,
) -> None:
    home = make_home({"id": "erste", "places": "Jülich"})
    subprocess.run([sys.executable, "-m", "geo", "--home", str(home), "build"], check=True)
    with serving(home) as address:
        good = urlopen(f"{address}/").read()
        for name in DAMAGED:
            (home / name).write_text("{", encoding="utf-8")
        for worker in workers():
            worker.kill()
        wait_until(lambda: len(workers()) == 2)
        assert {urlopen(f"{address}/").read() for _ in range(20)} == {good}
        assert status_of(address) == "degraded"
        assert urlopen(f"{address}/readyz").status == 200
    with serving(home) as address:
        assert {urlopen(f"{address}/").read() for _ in range(20)} == {good}
        assert status_of(address) == "degraded"


def test_after_ten_builds_a_replaced_worker_does_not_bring_an_old_one_back(tmp_path: Path) -> None:
    home = copy_world(tmp_path / "home", [{"id": "erste"}])
    with serving(home) as address:
        for number in range(10):
            write_pledges(home / "pledges.csv", [{"id": f"zusage-{number}"}])
            build(home)
            builds.keep(home)
            wait_until(lambda n=number: opens(f"{address}/zusage/zusage-{n}"))
        newest = versions(address, 20)
        for worker in workers():
            worker.kill()
        wait_until(lambda: len(workers()) == 2)
        assert versions(address, 40) == newest
        assert len(newest) == 1


def opens(address: str) -> bool:
    try:
        return urlopen(address).status == 200
    except HTTPError:
        return False


def test_a_crowd_that_wants_pictures_never_keeps_a_page_waiting(make_home: MakeHome) -> None:
    linked = "/karte.png?format=vorschau&gemeinde=juelich"
    with serving(make_home({"id": "erste", "places": "Jülich"})) as address:
        picture = urlopen(address + linked).read()
        statuses, ended = Counter[int](), threading.Event()

        def client(number: int) -> None:
            for turn in itertools.count():
                if ended.is_set():
                    break
                statuses[picture_status(f"{address}/karte.png?format=vorschau&q=x{number}-{turn}")] += 1

        with ThreadPoolExecutor(12) as crowd:
            clients = [crowd.submit(client, number) for number in range(12)]
            try:
                wait_until(lambda: statuses[503] > 0)
                for _ in range(20):
                    # Requested once, from either worker, it is there for both, whatever else is drawn.
                    assert urlopen(address + linked, timeout=5).read() == picture
                    assert urlopen(f"{address}/ueber", timeout=5).status == 200
            finally:
                ended.set()
            for one in clients:
                one.result()
        assert statuses.keys() == {200, 503}


def test_a_worker_that_loses_what_makes_its_pictures_is_replaced(make_home: MakeHome) -> None:
    with serving(make_home({"id": "erste", "places": "Jülich"})) as address:
        wait_until(lambda: len(makers()) == 2)
        before = workers()
        lost = makers()
        for maker in lost:
            maker.kill()
        searches = itertools.count()

        def replaced() -> bool:
            assert picture_status(f"{address}/karte.png?format=vorschau&q=x{next(searches)}") in (200, 503)
            assert urlopen(f"{address}/ueber").status == 200
            return not set(before) & set(workers())

        wait_until(replaced)
        wait_until(lambda: len(workers()) == 2 and not set(lost) & set(makers()))
        assert not set(before) & set(workers())
        assert urlopen(f"{address}/karte.png?format=vorschau&q=neu").status == 200


def picture_status(picture: str) -> int:
    """Return the status of a picture; a refusal says when to come back."""
    try:
        with urlopen(picture) as answer:
            return answer.status
    except HTTPError as refused:
        return refused.code if refused.headers["Retry-After"] == "5" else 500


def makers() -> list[psutil.Process]:
    return [maker for worker in workers() for maker in worker.children()]
