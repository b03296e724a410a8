"""A real Nominatim: Debian's PostgreSQL with PostGIS, Nominatim from PyPI in an environment of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.serving import free_port
from tests.system import debian
from tests.system.debian import SystemNotReady, run
from tests.system.waiting import wait_for

PROJECT = Path(__file__).parents[3]
VENV = PROJECT / "build" / "nominatim"
REQUIREMENTS = Path(__file__).with_name("requirements.txt")
DEBIAN = (
    "postgresql",
    "postgresql-15-postgis-3",
    "postgresql-15-postgis-3-scripts",
    "osm2pgsql",
    # PyICU comes as source only.
    "g++",
    "pkg-config",
    "libicu-dev",
    "python3-dev",
)
POSTGRES = Path("/usr/lib/postgresql/15/bin")


def install() -> None:
    """Fetch what is missing: Debian packages (as root), then Nominatim into build/nominatim."""
    if not debian.may_install():
        raise SystemNotReady(
            f"These tests need Debian 12, its packages {' '.join(DEBIAN)}, and a root user who installs them "
            "and starts PostgreSQL. Run them there: sudo make test-system"
        )
    debian.install(DEBIAN)
    stamp, requirements = VENV / "installed.txt", REQUIREMENTS.read_text(encoding="utf-8")
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != requirements:
        run([sys.executable, "-m", "venv", "--clear", str(VENV)])
        pip = [str(VENV / "bin" / "pip"), "install", "-q", "--disable-pip-version-check"]
        run([*pip, "-r", str(REQUIREMENTS)])
        stamp.write_text(requirements, encoding="utf-8")


@contextmanager
def nominatim(osm_file: Path) -> Iterator[str]:
    """Import an .osm file and serve it; return the address of the server.

    The database lives in a folder of its own under the system's temporary folder, as user postgres must be
    able to walk there, and the path of its socket must stay short.
    """
    with tempfile.TemporaryDirectory(prefix="nominatim-") as name, _database(Path(name)) as port:
        folder = Path(name)
        settings = {
            "NOMINATIM_DATABASE_DSN": f"pgsql:host={folder};port={port};user=postgres;dbname=nominatim",
            "NOMINATIM_IMPORT_STYLE": "full",
            "PATH": f"{VENV / 'bin'}:{os.environ['PATH']}",
        }
        project = folder / "project"
        project.mkdir()
        command = ["nominatim", "import", "--osm-file", str(osm_file), "--threads", "2"]
        run([*command, "--osm2pgsql-cache", "200", "--project-dir", str(project)], settings, cwd=project)
        with _served(project, settings) as url:
            yield url


@contextmanager
def _database(folder: Path) -> Iterator[int]:
    port = free_port()
    data = folder / "data"
    shutil.chown(folder, "postgres", "postgres")
    folder.chmod(0o755)
    as_postgres(str(POSTGRES / "initdb"), "-A", "trust", "--locale=C.UTF-8", "-D", str(data))
    options = f"-p {port} -c listen_addresses= -c unix_socket_directories={folder} -c fsync=off -c jit=off"
    control = [str(POSTGRES / "pg_ctl"), "-D", str(data), "-l", str(folder / "log"), "-w"]
    as_postgres(*control, "-o", options, "start")
    try:
        sql = 'create role "www-data" login'
        as_postgres("psql", "-h", str(folder), "-p", str(port), "-q", "-c", sql)
        yield port
    finally:
        as_postgres(*control, "-m", "immediate", "stop")


@contextmanager
def _served(project: Path, settings: dict[str, str]) -> Iterator[str]:
    port = free_port()
    factory = "nominatim_api.server.falcon.server:run_wsgi"
    command = [
        str(VENV / "bin" / "uvicorn"),
        "--factory",
        factory,
        "--port",
        str(port),
        "--log-level",
        "warning",
    ]
    with (project / "server.log").open("w") as log:
        server = subprocess.Popen(command, cwd=project, env=os.environ | settings, stdout=log, stderr=log)
        try:
            url = f"http://127.0.0.1:{port}"
            wait_for(f"{url}/status", server, [project / "server.log"], lambda answer: answer == b"OK")
            yield url
        finally:
            server.terminate()
            server.wait(10)


def as_postgres(*command: str) -> None:
    run(["runuser", "-u", "postgres", "--", *command], cwd=Path("/"))
