"""The systemd unit: no systemd runs here, but its own tools judge the unit, and the site runs as it confines
it."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.config.settings import SETTINGS_FILE
from tests.conftest import REPOSITORY
from tests.exporting import small_home
from tests.system import debian
from tests.system.production.front import DEPLOY
from tests.system.waiting import wait_to_listen

UNIT = DEPLOY / "pledgemap.service"
SERVICES = sorted(DEPLOY.glob("*.service"))
UNITS = [*SERVICES, *DEPLOY.glob("*.path"), *DEPLOY.glob("*.timer")]
# Of 100; 0 is the best. They had 6 when this was written; what collects maps asks the internet, and had 15.
MAX_EXPOSURE = 10
MAX_EXPOSURE_ONLINE = 15
# As `ProtectSystem=strict`, `PrivateNetwork` and `PrivateTmp`: a read-only system with a folder of its own.
CONFINED = """
mount --make-rprivate /
mount --bind {run} {run}
mount -o remount,bind,ro /
mount -t tmpfs tmpfs /dev/shm
cd {code}
# It may read what lies in folders of the tester; on a server everybody may read the code.
exec setpriv --reuid 65534 --regid 65534 --clear-groups --no-new-privs \\
  --bounding-set -all,+dac_read_search --inh-caps -all,+dac_read_search \\
  --ambient-caps -all,+dac_read_search "$@"
"""
# As `MemoryDenyWriteExecute`, which the kernel knows as PR_SET_MDWE.
NO_WRITABLE_CODE = """
import ctypes, os, sys
assert ctypes.CDLL(None, use_errno=True).prctl(65, 1, 0, 0, 0) == 0, "this kernel has no PR_SET_MDWE"
os.execv(sys.argv[1], sys.argv[1:])
"""


def values(name: str) -> list[str]:
    return re.findall(rf"^{name}=(.*)$", UNIT.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.fixture(scope="module", autouse=True)
def _systemd() -> None:
    debian.install(["systemd", "util-linux"])


def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    for unit in UNITS:
        text = unit.read_text(encoding="utf-8")
        # The programs lie elsewhere here.
        text = re.sub(r"/opt/pledgemap/\.venv/bin/\w+", sys.executable, text)
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", *(str(tmp_path / unit.name) for unit in UNITS)],
        env=os.environ | {"SYSTEMD_UNIT_PATH": f"{tmp_path}:"},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    assert len(UNITS) == 5


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_systemd_takes_the_services_for_well_confined(unit: Path) -> None:
    most = MAX_EXPOSURE_ONLINE if unit.name == "pledgemap-collect.service" else MAX_EXPOSURE
    command = ["systemd-analyze", "security", "--offline=true", f"--threshold={most}", str(unit)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_a_build_is_asked_for_by_each_file_that_people_edit() -> None:
    watched = re.findall(r"^PathChanged=(.*)$", (DEPLOY / "pledgemap-build.path").read_text(), re.MULTILINE)
    home = values("Environment")[0].removeprefix("PLEDGEMAP_HOME=")
    edited = {f"{name}.{kind}" for name in ("pledges", "progress") for kind in ("csv", "xlsx", "ods")}
    edited |= {SETTINGS_FILE, "data/geojson/landmarks.geojson"}
    assert set(watched) == {f"{home}/{name}" for name in edited}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_home(tmp_path_factory.mktemp("confined") / "home", "https://karte.example.org")


@pytest.fixture(scope="module")
def confined(home: Path) -> Iterator[Path]:
    """The socket of the site, run by the command of the unit as a user who may write nothing but one
    folder."""
    room = home.parent
    for folder in (room, *room.parents[:2]):
        folder.chmod(0o755)
    run = room / "run"
    run.mkdir()
    os.chown(run, 65534, 65534)
    command = shlex.split(values("ExecStart")[0].replace("/run/pledgemap", str(run)))
    assert command[0].endswith("/gunicorn")
    script = CONFINED.format(run=run, code=REPOSITORY)
    python = [sys.executable, "-c", NO_WRITABLE_CODE, sys.executable, "-m", "gunicorn", *command[1:]]
    environment = {"PATH": os.environ["PATH"]}
    with (room / "output.log").open("w") as log:
        server = subprocess.Popen(
            ["unshare", "--mount", "--net", "--ipc", "sh", "-ec", script, "sh", *python],
            env=environment
            | {"PLEDGEMAP_HOME": str(home), "PYTHONPATH": str(REPOSITORY), "TMPDIR": "/dev/shm"},
            stdout=log,
            stderr=log,
        )
    wait_to_listen(str(run / "socket"), server, [room / "output.log"])
    yield run / "socket"
    server.terminate()
    assert server.wait(40) == 0


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/en/gemeinde/juelich", "/embed/thema/natur", "/api", "/healthz", "/readyz", "/favicon.ico"),
        *("/karte.png", "/karte.svg?ort=J%C3%BClich&umkreis=5", "/gemeinde/juelich/handzettel.pdf"),
        *(f"/downloads/zusagen.{kind}" for kind in ("geojson", "csv", "gpkg", "kml")),
    ],
)
def test_the_site_needs_no_more_than_the_unit_allows(confined: Path, path: str) -> None:
    command = ["curl", "--silent", "--show-error", "--fail", "--location", "--output", os.devnull]
    done = subprocess.run(
        [*command, "--unix-socket", str(confined), f"http://localhost{path}"], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_settings_of_gunicorn_are_those_that_are_shipped(confined: Path) -> None:
    assert values("WorkingDirectory") == ["/opt/pledgemap"]
    log = (confined.parents[1] / "output.log").read_text(encoding="utf-8")
    assert "Using worker: gthread" in log
    assert log.count("Booting worker") == 2
    assert not re.search(r"Traceback|denied|Read-only", log), log
