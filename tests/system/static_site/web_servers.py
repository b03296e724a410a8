"""nginx and Apache from Debian, each serving a folder with the settings that the export ships.

nginx is unpacked, not installed: its package would start a service. That of Apache's program alone has none.
"""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import REPOSITORY
from tests.serving import free_port
from tests.system import debian
from tests.system.debian import SystemNotReady
from tests.system.waiting import wait_for

NGINX = REPOSITORY / "build" / "nginx"
APACHE = Path("/usr/sbin/apache2")
MODULES = Path("/usr/lib/apache2/modules")
APACHE_MODULES = (
    *("mpm_event", "authz_core", "unixd", "dir", "mime", "alias", "autoindex"),
    *("headers", "expires", "filter", "deflate"),
)
NGINX_CONF = """
daemon off;
user root;
worker_processes 1;
pid {room}/nginx.pid;
error_log {room}/error.log;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {room}/body;
    proxy_temp_path {room}/proxy;
    fastcgi_temp_path {room}/fastcgi;
    uwsgi_temp_path {room}/uwsgi;
    scgi_temp_path {room}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {folder};
        include {fragment};
    }}
}}
"""
APACHE_CONF = """
{modules}
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
User www-data
Group www-data
PidFile {room}/apache.pid
ErrorLog {room}/error.log
TypesConfig /dev/null
DefaultRuntimeDir {room}
DocumentRoot {folder}
<Directory {folder}>
    AllowOverride All
    Require all granted
    Options Indexes FollowSymLinks
</Directory>
"""


def install() -> None:
    """Fetch what is missing from Debian's registry, as root."""
    if not debian.may_install():
        raise SystemNotReady(
            "These tests need Debian 12 and a root user. Run them there: sudo make test-system"
        )
    debian.unpack(["nginx"], NGINX)
    debian.install(["apache2-bin"])


@contextlib.contextmanager
def nginx(folder: Path, fragment: Path, room: Path) -> Iterator[str]:
    """Serve a folder; ``fragment`` is the ``nginx.conf`` of the export in it, ``room`` is for the server."""
    port = free_port()
    conf = room / "nginx.conf"
    conf.write_text(NGINX_CONF.format(room=room, port=port, folder=folder, fragment=fragment))
    with _running([str(NGINX / "usr/sbin/nginx"), "-p", str(room), "-c", str(conf)], port, room) as address:
        yield address


@contextlib.contextmanager
def apache(folder: Path, _fragment: Path, room: Path) -> Iterator[str]:
    """Serve a folder as a host for small websites does: all settings come from its ``.htaccess``."""
    port = free_port()
    conf = room / "apache.conf"
    modules = "\n".join(
        f"LoadModule {name}_module {MODULES}/mod_{name}.so"
        for name in APACHE_MODULES
        if (MODULES / f"mod_{name}.so").exists()  # some are built in
    )
    conf.write_text(APACHE_CONF.format(room=room, port=port, folder=folder, modules=modules))
    with _running([str(APACHE), "-X", "-f", str(conf)], port, room) as address:
        yield address


@contextlib.contextmanager
def _running(command: list[str], port: int, room: Path) -> Iterator[str]:
    with (room / "output.log").open("w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(f"{address}/", server, room.glob("*.log"))
            yield address
        finally:
            server.terminate()
            server.wait(10)
