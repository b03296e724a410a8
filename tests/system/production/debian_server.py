"""This machine as if it were the server of the guide, for as long as a test lasts; then all of it is taken
away.

No systemd runs here, so the test does what systemd would do, after the unit that was installed.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
from pathlib import Path

from tests.system.debian import SystemNotReady, run
from tests.system.production.front import DOMAIN, make_certificate
from tests.system.waiting import wait_to_listen

USER = "pledgemap"
CODE, DATA, UNIT = (
    Path("/opt/pledgemap"),
    Path("/srv/pledgemap"),
    Path("/etc/systemd/system/pledgemap.service"),
)
RUN = Path("/run/pledgemap")
DEFAULT_SITE = Path("/etc/nginx/sites-enabled/default")
MADE = (
    *(CODE, Path("/opt/pledgemap.vorher"), Path("/opt/pledgemap.neu"), DATA, UNIT, RUN),
    *(UNIT.with_name(f"pledgemap-build.{kind}") for kind in ("service", "path")),
    *(Path("/etc/nginx", name) for name in ("conf.d/pledgemap.conf", "snippets/pledgemap.conf")),
    *(Path("/etc/nginx", name, USER) for name in ("sites-available", "sites-enabled")),
    *(Path("/etc/logrotate.d/pledgemap"), Path("/etc/letsencrypt/live", DOMAIN)),
    *(Path("/var/log/pledgemap"), Path("/var/cache/pledgemap"), Path("/var/backups/pledgemap.tar.gz")),
    Path("/var/log/caddy/pledgemap.log"),
)
# Debian asks it before a package starts a service.
POLICY = Path("/usr/sbin/policy-rc.d")
NEVER_START = "#!/bin/sh\nexit 101\n"


class Server:
    """``room`` is a folder for what else the test needs."""

    def __init__(self, room: Path) -> None:
        found = [str(path) for path in MADE if path.exists() or path.is_symlink()]
        if found or _has_user():
            raise SystemNotReady(f"This machine has a map already, and a test must not touch it: {found}")
        self.room = room
        self._service: subprocess.Popen[bytes] | None = None
        self._nginx: subprocess.Popen[bytes] | None = None
        self._of_packages: dict[Path, str] = {}
        if not POLICY.exists():
            POLICY.write_text(NEVER_START, encoding="utf-8")
            POLICY.chmod(0o755)

    def install_certificate(self) -> None:
        """Do as certbot would; its own folder is closed to all but root."""
        make_certificate(Path("/etc/letsencrypt/live", DOMAIN))

    def restart_service(self) -> None:
        """Run the command of the installed unit, as its user, in its folder."""
        self.stop_service()
        command, settings = _of_unit(UNIT)
        RUN.mkdir(exist_ok=True)
        shutil.chown(RUN, settings["User"], settings["User"])
        log = self.room / "service.log"
        with log.open("ab") as file:
            self._service = subprocess.Popen(
                command, cwd=settings["WorkingDirectory"], stdout=file, stderr=file, start_new_session=True
            )
        wait_to_listen(str(RUN / "socket"), self._service, [log])

    def build_once(self) -> None:
        command, settings = _of_unit(UNIT.with_name("pledgemap-build.service"))
        run(command, cwd=Path(settings["WorkingDirectory"]))

    def give_back(self, file: Path) -> None:
        """Remember a file of a package that the guide replaces."""
        self._of_packages[file] = file.read_text(encoding="utf-8")

    def stop_service(self) -> None:
        if self._service and self._service.poll() is None:
            # To gunicorn's master alone: runuser is its parent.
            for child in run(["pgrep", "--parent", str(self._service.pid)]).split():
                os.kill(int(child), signal.SIGTERM)
            self._service.wait(40)

    def reload_nginx(self) -> None:
        if self._nginx is None:
            log = self.room / "nginx.log"
            with log.open("ab") as file:
                self._nginx = subprocess.Popen(["nginx", "-g", "daemon off;"], stdout=file, stderr=file)
            wait_to_listen(("127.0.0.1", 443), self._nginx, [log])
        else:
            self._nginx.send_signal(signal.SIGHUP)

    def clean_up(self) -> None:
        """Take away all that the guide made; packages of Debian stay, as those of other tests do."""
        self.stop_service()
        if self._nginx is not None:
            self._nginx.terminate()
            self._nginx.wait(20)
        if _has_user():
            run(["deluser", "--quiet", USER])
        run(["rm", "-rf", *map(str, MADE)])
        for path, text in self._of_packages.items():
            path.write_text(text, encoding="utf-8")
        if Path("/etc/nginx/sites-available/default").exists() and not DEFAULT_SITE.exists():
            DEFAULT_SITE.symlink_to("/etc/nginx/sites-available/default")
        if POLICY.exists() and POLICY.read_text(encoding="utf-8") == NEVER_START:
            POLICY.unlink()


def _of_unit(unit: Path) -> tuple[list[str], dict[str, str]]:
    """The command of a unit as its user and with its environment, and what else the unit says of both."""
    text = unit.read_text(encoding="utf-8")
    settings = dict(re.findall(r"^(User|WorkingDirectory|ExecStart)=(.*)$", text, re.MULTILINE))
    environment = shlex.split(" ".join(re.findall(r"^Environment=(.*)$", text, re.MULTILINE)))
    return [
        "runuser",
        "-u",
        settings["User"],
        "--",
        "env",
        "-i",
        *environment,
        *shlex.split(settings["ExecStart"]),
    ], settings


def _has_user() -> bool:
    return subprocess.run(["id", USER], capture_output=True).returncode == 0
