"""The guide docs/betrieb.md, followed to the letter: each of its commands is run as root, on this machine.

What can't run here is in `STAND_INS`, with what is done in its place and why.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tarfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.conftest import REPOSITORY
from tests.exporting import change_settings, small_home
from tests.system.debian import SystemNotReady, may_install, run
from tests.system.production.debian_server import CODE, DATA, UNIT, Server
from tests.system.production.front import DOMAIN
from tests.system.production.guide import COMMANDS, TEXT
from tests.system.production.visitor import Answer, Visitor
from tests.waiting import wait_until

HOME = DATA / "karte"
CLONED = re.search(r"git clone (\S+)", TEXT)[1]
# Commands by what they begin with: what is done instead, and why.
STAND_INS: dict[str, Callable[[Follower], None]] = {}


def instead_of(beginning: str, _why: str) -> Callable[[Callable[[Follower], None]], None]:
    def known(stand_in: Callable[[Follower], None]) -> None:
        STAND_INS[beginning] = stand_in

    return known


class Follower:
    """Runs commands of the guide one after another, as in one shell."""

    def __init__(self, server: Server, upstream: Path, brought: Path) -> None:
        self.server, self.upstream, self.brought = server, upstream, brought
        self.done: list[str] = []
        self._variables: list[str] = []
        self._folder = Path("/")

    def follow(self, commands: list[str]) -> None:
        for command in commands:
            self.done.append(command)
            stand_in = next((s for b, s in STAND_INS.items() if f"{command} ".startswith(f"{b} ")), None)
            if stand_in:
                stand_in(self)
            elif re.match(r"[A-Z_]+=", command):
                self._variables.append(command)
            else:
                self._run(command)
                if command.startswith("cd "):
                    self._folder = Path(command.removeprefix("cd "))

    def _run(self, command: str) -> None:
        folder = self._folder if self._folder.exists() else "/"  # it is being replaced
        script = "\n".join((*self._variables, f"cd {folder}", command))
        done = subprocess.run(
            ["bash", "-ec", script], env=self._environment(), capture_output=True, text=True
        )
        assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"

    def _environment(self) -> dict[str, str]:
        """A root user's on a bare Debian; but the name of the site and the source of the code lie here."""
        curl = self.server.room / ".curlrc"
        chain = f"/etc/letsencrypt/live/{DOMAIN}/fullchain.pem"
        curl.write_text(f'resolve = "{DOMAIN}:443:127.0.0.1"\ncacert = "{chain}"\n', encoding="utf-8")
        kept = {
            name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONPATH")
        }
        return kept | {
            "PATH": "/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin",
            "DEBIAN_FRONTEND": "noninteractive",
            "CURL_HOME": str(self.server.room),
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.file://{quote(str(self.upstream))}.insteadOf",
            "GIT_CONFIG_VALUE_0": CLONED,
        }


@instead_of("scp", "the map comes from another computer; here it is copied")
def _(follower: Follower) -> None:
    shutil.copytree(follower.brought, HOME)
    written = dict(re.findall(r'^(base_url|log_days) = "(.*)"$', TEXT, re.MULTILINE)[:2])
    change_settings(HOME, {f'{name} = ""': f'{name} = "{value}"' for name, value in written.items()})


@instead_of(
    "certbot", "nobody outside can reach this machine; a certificate signed by itself takes its place"
)
def _(follower: Follower) -> None:
    run(["certbot", "--version"])
    follower.server.install_certificate()


@instead_of("systemctl daemon-reload", "no systemd runs here; its tool judges the unit that is installed")
def _(_: Follower) -> None:
    units = [str(path) for path in UNIT.parent.glob("pledgemap*")]
    assert run(["systemd-analyze", "verify", *units]) == ""


@instead_of("systemctl enable --now pledgemap", "no systemd runs here; the unit's command is run as its user")
def _(follower: Follower) -> None:
    follower.server.restart_service()


@instead_of("systemctl enable --now pledgemap-build.path", "no systemd watches here; its service is run once")
def _(follower: Follower) -> None:
    follower.server.build_once()


@instead_of("systemctl restart pledgemap", "as above")
def _(follower: Follower) -> None:
    follower.server.restart_service()


@instead_of("systemctl reload nginx", "no systemd runs here; nginx is started, or told itself")
def _(follower: Follower) -> None:
    follower.server.reload_nginx()


@instead_of("systemctl reload caddy", "nginx has its ports; test_caddy.py runs it")
def _(_: Follower) -> None:
    pass


def commands_of(number: int, subheading: str = "") -> list[str]:
    """The commands of a step, or of one part of it: those below the subheading."""
    (step,) = re.findall(rf"^## {number}\. .*?(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    part = step.partition(f"### {subheading}\n")[2].partition("\n### ")[0] if subheading else step
    return re.findall(r"^    (\S.*)$", part, re.MULTILINE)


@pytest.fixture(scope="module")
def follower(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Follower]:
    if not may_install():
        raise SystemNotReady("The guide is for Debian 12 and its root user: sudo make test-system")
    room = tmp_path_factory.mktemp("server")
    server = Server(room)
    try:
        yield Follower(server, _upstream(room / "upstream"), small_home(room / "meine-karte"))
    finally:
        server.clean_up()


def _upstream(folder: Path) -> Path:
    """A repository with the code as it is here, to be cloned."""
    listed = run(["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=REPOSITORY)
    for name in listed.splitlines():
        if (REPOSITORY / name).is_file() and not name.startswith("tests/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(REPOSITORY / name, folder / name)
    run(["git", "init", "--quiet"], cwd=folder)
    _commit(folder)
    return folder


def _commit(folder: Path) -> None:
    run(["git", "add", "--all"], cwd=folder)
    who = ["-c", "user.name=test", "-c", "user.email=test@example.org"]
    run(["git", *who, "commit", "--quiet", "-m", "Something new"], cwd=folder)


def ask(path: str) -> Answer:
    return Visitor(443, Path(f"/etc/letsencrypt/live/{DOMAIN}/fullchain.pem"), "127.0.0.2").ask(path)


def test_the_guide_leads_from_a_bare_debian_to_the_public_address(follower: Follower) -> None:
    for number in (1, 2, 3, 4, 5):
        follower.follow(commands_of(number))
    follower.follow(commands_of(6, "nginx"))
    page = ask("/")
    assert page.status == 200
    assert page.headers["strict-transport-security"]
    assert "Ein Radweg" in page.text
    assert f'href="https://{DOMAIN}/"' in page.text
    assert "nach 7 Tagen" in ask("/datenschutz").text
    assert Path("/var/log/pledgemap/access.log").read_text(encoding="utf-8").count('"GET /" 200') == 1


def test_the_service_may_not_change_code_or_foreign_files(follower: Follower) -> None:
    assert HOME.owner() == "pledgemap"
    writable = run(["runuser", "-u", "pledgemap", "--", "find", str(CODE), "-writable", "-not", "-type", "l"])
    assert writable == ""


def test_the_other_web_server_takes_its_file_too(follower: Follower) -> None:
    install, *rest = commands_of(6, "Oder Caddy")
    follower.follow([install])
    follower.server.give_back(Path("/etc/caddy/Caddyfile"))
    follower.follow(rest)
    log = Path("/var/log/caddy/pledgemap.log")
    assert not log.exists() or log.owner() == "caddy"


def test_what_is_edited_is_seen_after_a_build(follower: Follower) -> None:
    table = HOME / "pledges.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("Ein Wald", "Ein Hain"), encoding="utf-8")
    follower.follow(commands_of(10)[:2])
    comes("Ein Hain")
    assert "Ein Wald" in ask("/").text
    follower.follow(commands_of(10)[2:4])
    assert "Ein Hain" in ask("/").text
    table.write_text(table.read_text(encoding="utf-8").replace("Ein Hain", "Ein Forst"), encoding="utf-8")
    follower.follow(commands_of(10)[4:])
    comes("Ein Forst")


def comes(text: str) -> None:
    """Wait until the site says something, past every cache."""
    wait_until(lambda: text in ask(f"/?utm_source={time.monotonic()}").text)


def test_the_software_is_renewed_and_the_one_before_comes_back(follower: Follower) -> None:
    footer = follower.upstream / "webapp/templates/_footer.html"
    footer.write_text(f"{footer.read_text(encoding='utf-8')}Ein neues Wort.", encoding="utf-8")
    _commit(follower.upstream)
    renew = commands_of(11).index("rm -rf /opt/pledgemap.neu")
    follower.follow(commands_of(11)[:renew])
    assert "Ein neues Wort." in ask("/?utm_source=neu").text
    follower.follow(commands_of(11)[renew:])
    assert "Ein neues Wort." not in ask("/?utm_source=alt").text
    assert "Ein Forst" in ask("/?utm_source=alt").text


def test_what_was_saved_brings_the_map_back(follower: Follower) -> None:
    save, restore = commands_of(12)
    follower.follow([save])
    with tarfile.open("/var/backups/pledgemap.tar.gz") as saved:
        names = saved.getnames()
    assert {"karte/pledges.csv", "karte/pledgemap.toml", "karte/data/released.csv"} <= set(names)
    assert not [name for name in names if name.startswith("karte/data/build")]
    shutil.rmtree(HOME)
    follower.follow([restore, *commands_of(10)[:2], "systemctl restart pledgemap"])
    assert "Ein Forst" in ask("/?utm_source=wieder").text


def test_the_rest_of_the_guide_runs_too(follower: Follower) -> None:
    follower.follow(commands_of(13))
    follower.follow(commands_of(8))
    run(["nginx", "-t"])
    assert set(COMMANDS) == set(follower.done)
    assert [b for b in STAND_INS if not [c for c in COMMANDS if f"{c} ".startswith(f"{b} ")]] == []
