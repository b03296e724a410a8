"""The shipped nginx and Caddy sites in front of the real gunicorn, each in a folder of the test.

Of the shipped files only ports, folders and certificate are replaced. nginx is unpacked, not installed: its
package would start a service.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import REPOSITORY
from tests.system import debian
from tests.system.production.visitor import Visitor
from tests.system.waiting import wait_to_listen

DEPLOY = REPOSITORY / "deploy"
DOMAIN = "karte.example.org"
CERTIFICATES = f"/etc/letsencrypt/live/{DOMAIN}"
# Below those that Linux gives to outgoing connections.
FIRST_PORT, LAST_PORT = 15000, 30000
UNPACKED = REPOSITORY / "build" / "web-servers"
# nginx takes the folders for its temporary files from its package.
OWN_FOLDERS = "".join(
    f"{name}_temp_path {{room}}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
)


def install() -> None:
    """Fetch what is missing from Debian's registry, as root."""
    if not debian.may_install():
        raise debian.SystemNotReady(
            "These tests need Debian 12 and a root user. Run them there: sudo make test-system"
        )
    debian.unpack(["nginx", "nginx-common", "caddy", "logrotate"], UNPACKED)
    debian.install(["openssl", "libpopt0", "libacl1"])


@dataclass
class Map:
    """The map under gunicorn with the shipped settings, behind a socket in ``room/run``."""

    home: Path
    room: Path
    server: subprocess.Popen[bytes] | None = None

    @property
    def socket(self) -> Path:
        return self.room / "run" / "socket"

    @property
    def log(self) -> Path:
        return self.room / "gunicorn.log"

    def start(self) -> None:
        """Start it as the unit does, and wait until it answers."""
        self.socket.parent.mkdir(exist_ok=True)
        command = [sys.executable, "-m", "gunicorn", "--bind", f"unix:{self.socket}"]
        environment = os.environ | {"PLEDGEMAP_HOME": str(self.home), "PYTHONPATH": str(REPOSITORY)}
        with self.log.open("ab") as log:
            self.server = subprocess.Popen(
                command, cwd=REPOSITORY, env=environment, stdout=log, stderr=log, start_new_session=True
            )
        wait_to_listen(str(self.socket), self.server, [self.log])

    def stop(self) -> None:
        if self.server and self.server.poll() is None:
            self.server.terminate()
            self.server.wait(40)

    def kill(self) -> None:
        """End it and its workers at once, as when memory runs out."""
        os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait(10)


@dataclass
class Front:
    """A web server in front of a map. ``https`` and ``http`` are its ports."""

    map: Map
    room: Path
    https: int
    http: int

    def visitor(self, address: str = "127.0.0.2") -> Visitor:
        return Visitor(self.https, self.certificate, address)

    @property
    def certificate(self) -> Path:
        return self.room / "tls" / "fullchain.pem"

    @property
    def cache(self) -> Path:
        return self.room / "cache"

    @property
    def visits(self) -> list[str]:
        """The lines of the log of visits."""
        return (self.room / "log" / "access.log").read_text(encoding="utf-8").splitlines()


def free_ports() -> tuple[int, int]:
    """Two ports that are free on all addresses and that no outgoing connection can come to have meanwhile."""
    free = filter(_is_free, range(FIRST_PORT + os.getpid() % 1000 * 10, LAST_PORT))
    return next(free), next(free)


def _is_free(port: int) -> bool:
    with socket.socket() as probe, contextlib.suppress(OSError):
        probe.bind(("", port))
        return True
    return False


def make_certificate(folder: Path) -> None:
    """A certificate as certbot would fetch it, but signed by itself."""
    folder.mkdir(parents=True)
    key, chain = folder / "privkey.pem", folder / "fullchain.pem"
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    named = ["-subj", f"/CN={DOMAIN}", "-addext", f"subjectAltName=DNS:{DOMAIN}"]
    debian.run(["openssl", "req", "-x509", *curve, *named, "-keyout", str(key), "-out", str(chain)])
    key.chmod(0o644)  # of a test: the user of the web server reads it


@contextlib.contextmanager
def nginx(running: Map, room: Path, shipped: Path = DEPLOY) -> Iterator[Front]:
    """nginx with the files of a folder like deploy/."""
    front = Front(running, room, *free_ports())
    make_certificate(front.certificate.parent)
    for folder in ("log", "log/of-nginx"):
        (room / folder).mkdir()
    folder = room / "nginx"
    shutil.copytree(UNPACKED / "etc/nginx", folder)
    shutil.rmtree(folder / "sites-enabled", ignore_errors=True)
    shutil.copytree(shipped / "nginx", folder, dirs_exist_ok=True)
    (folder / "sites-available").rename(folder / "sites-enabled")
    (folder / "sites-enabled/default").unlink(missing_ok=True)
    (folder / "conf.d/folders.conf").write_text(OWN_FOLDERS.format(room=room), encoding="utf-8")
    for file in (folder / "nginx.conf", *folder.glob("*/pledgemap*")):
        file.write_text(_in_room(file.read_text(encoding="utf-8"), front), encoding="utf-8")
    command = [str(UNPACKED / "usr/sbin/nginx"), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    with _running(command, front):
        yield front


def _in_room(text: str, front: Front) -> str:
    changes = (
        ("listen [::]:80;", ""),
        ("listen [::]:443 ssl http2;", ""),
        ("listen 80;", f"listen 127.0.0.1:{front.http};"),
        ("listen 443 ssl http2;", f"listen 127.0.0.1:{front.https} ssl http2;"),
        (CERTIFICATES, str(front.certificate.parent)),
        ("/run/pledgemap/socket", str(front.map.socket)),
        ("/var/cache/pledgemap", str(front.cache)),
        ("/var/log/pledgemap", f"{front.room}/log"),
        ("/var/log/nginx", f"{front.room}/log/of-nginx"),
        ("/etc/nginx/", f"{front.room}/nginx/"),
        ("/run/nginx.pid", f"{front.room}/nginx.pid"),
    )
    for usual, ours in changes:
        text = text.replace(usual, ours)
    return text


@contextlib.contextmanager
def caddy(running: Map, room: Path, shipped: Path = DEPLOY) -> Iterator[Front]:
    """Caddy with the file of a folder like deploy/."""
    front = Front(running, room, *free_ports())
    make_certificate(front.certificate.parent)
    (room / "log").mkdir()
    text = (shipped / "caddy/Caddyfile").read_text(encoding="utf-8")
    ports = f"admin off\n\thttp_port {front.http}\n\thttps_port {front.https}"
    tls = f"tls {front.certificate} {front.certificate.parent}/privkey.pem"
    for usual, ours in (
        ("\n{\n", f"\n{{\n\t{ports}\n"),
        (f"\n{DOMAIN} {{\n", f"\n{DOMAIN} {{\n\t{tls}\n"),
        ("/run/pledgemap/socket", str(running.socket)),
        ("/var/log/caddy/pledgemap.log", f"{room}/log/access.log"),
    ):
        assert text.count(usual) == 1, usual
        text = text.replace(usual, ours)
    file = room / "Caddyfile"
    file.write_text(text, encoding="utf-8")
    program = str(UNPACKED / "usr/bin/caddy")
    own = {"XDG_DATA_HOME": f"{room}/data", "XDG_CONFIG_HOME": f"{room}/config"}
    debian.run([program, "validate", "--config", str(file), "--adapter", "caddyfile"], own)
    with _running([program, "run", "--config", str(file), "--adapter", "caddyfile"], front, own):
        yield front


@contextlib.contextmanager
def _running(command: list[str], front: Front, settings: dict[str, str] | None = None) -> Iterator[None]:
    output = front.room / "web-server.log"
    with output.open("w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, env=os.environ | (settings or {}))
    try:
        wait_to_listen(("127.0.0.1", front.https), server, [output, *front.room.glob("log/*.log")])
        yield
    finally:
        server.terminate()
        server.wait(20)
