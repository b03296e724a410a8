"""Debian's PgBouncer in front of a server: each transaction may get another connection."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.serving import free_port
from tests.system.postgres import Server
from tests.system.waiting import wait_to_listen


@contextmanager
def bouncer(server: Server, database: str, user: str, connections: int = 2) -> Iterator[str]:
    """Start it for one database with so many connections for everybody; yield the address for libpq."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="bouncer-") as name:
        folder = Path(name)
        settings, log = folder / "pgbouncer.ini", folder / "log"
        settings.write_text(
            f"[databases]\n{database} = host={server.folder} port={server.port} user={user}\n"
            f"[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\n"
            "auth_type = any\npool_mode = transaction\nserver_login_retry = 1\n"
            f"default_pool_size = {connections}\nlogfile = {log}\npidfile =\n",
            encoding="utf-8",
        )
        shutil.chown(folder, "postgres", "postgres")
        command = ["runuser", "-u", "postgres", "--", "/usr/sbin/pgbouncer", "-q", str(settings)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                wait_to_listen(("127.0.0.1", port), process, [log])
                yield f"postgresql://{user}@127.0.0.1:{port}/{database}"
            finally:
                process.terminate()
