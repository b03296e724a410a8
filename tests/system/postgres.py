"""A PostgreSQL server of Debian's packages, in a folder of its own, never the machine's; and its replica."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.serving import free_port
from tests.system import debian
from tests.system.debian import SystemNotReady, run
from tests.waiting import wait_until

PACKAGES = ("postgresql-15", "postgresql-15-postgis-3", "postgresql-15-postgis-3-scripts")
PROGRAMS = Path("/usr/lib/postgresql/15/bin")


def install(*others: str) -> None:
    """Fetch what is missing of Debian's packages: PostgreSQL with PostGIS, and ``others``."""
    names = (*PACKAGES, *others)
    if not debian.may_install():
        raise SystemNotReady(
            f"These tests need Debian 12, its packages {' '.join(names)}, and a root user who installs them "
            "and starts PostgreSQL. Run them there: sudo make test-system"
        )
    debian.install(names)


def as_postgres(*command: str) -> str:
    """Run a command as the user that PostgreSQL insists on."""
    return run(["runuser", "-u", "postgres", "--", *command], cwd=Path("/"))


@dataclass(frozen=True)
class Server:
    """A server in a folder, at a Unix socket there and at a port of 127.0.0.1."""

    folder: Path
    port: int

    def address(self, database: str = "postgres", user: str = "postgres") -> str:
        return f"host={self.folder} port={self.port} dbname={database} user={user}"

    def sql(self, statement: str, database: str = "postgres") -> str:
        """Run a statement as the superuser; return what psql prints, without decoration."""
        where = ["-h", str(self.folder), "-p", str(self.port), "-d", database]
        return as_postgres("psql", *where, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", statement)

    def start(self, *options: str) -> None:
        settings = [
            f"-p {self.port}",
            "-c listen_addresses=127.0.0.1",
            f"-c unix_socket_directories={self.folder}",
            "-c fsync=off",
            "-c jit=off",
            *options,
        ]
        self._control("-l", str(self.folder / "log"), "-w", "-o", " ".join(settings), "start")

    def stop(self) -> None:
        """Stop as after a power cut: nobody is asked to hang up."""
        self._control("-m", "immediate", "-w", "stop")

    def kill(self) -> None:
        """Kill the server and all its children at once, with no word to anybody."""
        processes = self.processes()
        for one in processes:  # the master first: it would start others
            os.kill(one, signal.SIGKILL)
        wait_until(lambda: not any(map(_lives, processes)))
        # A start refuses while anything has the number in these, be it a dead process that nobody asks about.
        for left in (self.folder / "data" / "postmaster.pid", *self.folder.glob(".s.PGSQL.*")):
            left.unlink()

    @property
    def is_running(self) -> bool:
        return (self.folder / "data" / "postmaster.pid").exists() and _lives(self.processes()[0])

    def processes(self) -> list[int]:
        """Return the ids of the server and its children."""
        master = (self.folder / "data" / "postmaster.pid").read_text(encoding="utf-8").split()[0]
        children = Path(f"/proc/{master}/task/{master}/children")
        return [int(master), *map(int, children.read_text("utf-8").split() if children.exists() else ())]

    def _control(self, *arguments: str) -> None:
        as_postgres(str(PROGRAMS / "pg_ctl"), "-D", str(self.folder / "data"), *arguments)


@contextmanager
def server(*options: str) -> Iterator[Server]:
    """Make a server and start it; it is stopped, however it was left, and its folder deleted.

    The folder lies under the system's temporary folder: user postgres must be able to walk there, and the
    path of the socket must stay short.
    """
    with _folder() as folder:
        initdb = str(PROGRAMS / "initdb")
        as_postgres(initdb, "-A", "trust", "--no-sync", "--locale=C.UTF-8", "-D", str(folder / "data"))
        with _running(Server(folder, free_port()), *options) as one:
            yield one


@contextmanager
def replica(primary: Server, *options: str) -> Iterator[Server]:
    """Copy a running server by pg_basebackup, and follow what it writes from then on."""
    with _folder() as folder:
        backup = [str(PROGRAMS / "pg_basebackup"), "-h", str(primary.folder), "-p", str(primary.port)]
        # -R writes standby.signal and how to reach the primary.
        as_postgres(*backup, "-D", str(folder / "data"), "-R", "-X", "stream", "-c", "fast", "--no-sync")
        with _running(Server(folder, free_port()), *options) as one:
            yield one


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        shutil.chown(folder, "postgres", "postgres")
        folder.chmod(0o755)
        yield folder


@contextmanager
def _running(one: Server, *options: str) -> Iterator[Server]:
    one.start(*options)
    try:
        yield one
    finally:
        if one.is_running:
            one.stop()


def _lives(process: int) -> bool:
    """Whether it runs; one that has ended and that nobody has asked about does not."""
    status = Path(f"/proc/{process}/stat")
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        return status.read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    return False
