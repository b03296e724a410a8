"""A real WordPress: Debian's, unpacked into a folder of its own, with PHP's built-in server and a MariaDB.

The packages of WordPress are unpacked, not installed: installed they would bring a web server that starts by
itself. PHP and MariaDB are installed, in the packages that have no service.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import REPOSITORY
from tests.serving import free_port
from tests.system import debian
from tests.system.debian import SystemNotReady, run
from tests.system.waiting import wait_for

INSTALLED = ("php-cli", "php-curl", "php-mysql", "php-xml", "mariadb-server-core", "mariadb-client-core")
# WordPress, its theme, its German, and two external libraries that its files link to.
UNPACKED = (
    "wordpress",
    "wordpress-theme-twentytwentythree",
    "wordpress-l10n",
    "php-getid3",
    "libjs-underscore",
)
FETCHED = REPOSITORY / "build" / "wordpress"
PHP = Path(__file__).with_name("php")
# Another host than the map's, so that the map is a stranger in the post, as it will be in public.
HOST = "127.0.0.2"
# The users that install.php makes. An administrator may write any HTML, an author may not.
ADMINISTRATOR, AUTHOR = "verwaltung", "autorin"
# What differs from a server that keeps its data: these may be lost.
FAST = ("--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0", "--innodb-buffer-pool-size=32M")


@dataclass(frozen=True)
class WordPress:
    """A WordPress that is served: its address, its folder, and what its PHP needs to know."""

    address: str
    folder: Path
    settings: dict[str, str]

    def publish(self, content: str, login: str) -> str:
        """Publish a post as the user of that login; gives its address."""
        post = json.dumps({"login": login, "title": "Was wir vorhaben", "content": content})
        return self._php("publish.php", stdin=post)

    def set_up(self) -> None:
        self._php("install.php")

    def _php(self, script: str, stdin: str = "") -> str:
        return run(["php", str(PHP / script), str(self.folder)], self.settings, stdin=stdin)


def install() -> None:
    """Fetch what is missing: PHP and MariaDB into the system (as root), WordPress into build/wordpress."""
    if debian.lacking(INSTALLED) and not debian.may_install():
        raise SystemNotReady(
            f"These tests need Debian 12 and its packages {' '.join(INSTALLED)}. "
            "Let a root user run them: sudo make test-system"
        )
    debian.install(INSTALLED)
    debian.unpack(UNPACKED, FETCHED)


@contextmanager
def wordpress() -> Iterator[WordPress]:
    """Serve a new WordPress in German, without plugins but the one that allows the loopback."""
    # The path of a socket must stay short: hence not in pytest's folder.
    with tempfile.TemporaryDirectory(prefix="wordpress-") as name, _database(Path(name)) as socket:
        folder = Path(name) / "site"
        _copy(folder)
        address = f"http://{HOST}:{free_port()}"
        settings = {"WORDPRESS_TEST_ADDRESS": address, "WORDPRESS_TEST_SOCKET": str(socket)}
        site = WordPress(address, folder, settings)
        site.set_up()
        with _served(site):
            yield site


def _copy(folder: Path) -> None:
    shutil.copytree(FETCHED / "usr" / "share" / "wordpress", folder, ignore=_not_needed)
    shutil.copy(PHP / "wp-config.php", folder)
    # PHP's server looks for files itself and would not ask WordPress for this one.
    shutil.copy(folder / "wp-includes" / "images" / "w-logo-blue-white-bg.png", folder / "favicon.ico")
    plugins = folder / "wp-content" / "mu-plugins"
    plugins.mkdir()
    shutil.copy(PHP / "loopback.php", plugins)


def _not_needed(folder: str, names: list[str]) -> set[str]:
    """Other languages, and links to packages that were not unpacked: the cropper of pictures."""
    languages = {name for name in names if name.endswith(".mo") and not name.endswith("de_DE.mo")}
    return languages | {name for name in names if not Path(folder, name).exists()}


@contextmanager
def _database(folder: Path) -> Iterator[Path]:
    """A MariaDB in a folder, with an empty database; gives its socket."""
    socket, data, log = folder / "socket", folder / "data", folder / "mariadb.log"
    # It refuses to run as root without this. Only this machine's root and this test reach the socket.
    user = ["--user=root"] if os.geteuid() == 0 else []
    common = ["--no-defaults", f"--datadir={data}", *user]
    run(["mariadb-install-db", *common, "--skip-test-db", "--auth-root-authentication-method=normal"])
    first = folder / "first.sql"
    first.write_text("create database wordpress character set utf8mb4;", encoding="utf-8")
    start = ["mariadbd", *common, f"--socket={socket}", "--skip-networking", f"--init-file={first}", *FAST]
    with log.open("w") as output:
        server = subprocess.Popen(start, stdout=output, stderr=output)
        try:
            until = time.monotonic() + 30
            while "ready for connections" not in log.read_text(encoding="utf-8"):
                if server.poll() is not None or time.monotonic() > until:
                    raise SystemNotReady(f"MariaDB does not start:\n{log.read_text(encoding='utf-8')}")
                time.sleep(0.05)
            yield socket
        finally:
            server.terminate()
            server.wait(30)


@contextmanager
def _served(site: WordPress) -> Iterator[None]:
    """PHP's own server, with several workers: a page that asks its own site must not wait for itself."""
    log = site.folder.with_name("php.log")
    command = ["php", "-S", site.address.removeprefix("http://"), "-t", str(site.folder)]
    environment = os.environ | site.settings | {"PHP_CLI_SERVER_WORKERS": "4"}
    with log.open("w") as output:
        server = subprocess.Popen(
            command, env=environment, stdout=output, stderr=output, start_new_session=True
        )
        try:
            wait_for(site.address, server, [log], lambda page: b"wp-includes" in page)
            yield
        finally:
            os.killpg(server.pid, signal.SIGTERM)  # its workers outlive it otherwise
            server.wait(10)
