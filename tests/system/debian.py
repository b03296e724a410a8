"""Debian packages and commands for tests with external programs; a missing one is reported, never skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

QUIET = {"DEBIAN_FRONTEND": "noninteractive"}


class SystemNotReady(Exception):
    """Something that the test needs is missing and can't be fetched. The text says what and how."""


def lacking(packages: Sequence[str]) -> list[str]:
    return [name for name in packages if not _has(name)]


def install(packages: Sequence[str]) -> None:
    """Install what is missing, and nothing that is only recommended: that would bring servers along."""
    missing = lacking(packages)
    if missing:
        run(["apt-get", "update", "-qq"], QUIET)
        run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], QUIET)


def unpack(packages: Sequence[str], folder: Path) -> None:
    """Fetch packages into a folder without installing them: so nothing of theirs is started."""
    done = folder / "complete"
    if done.exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    run(["apt-get", "update", "-qq"], QUIET)
    # The user _apt may not write here.
    run(["apt-get", "download", "-qq", "-o", "APT::Sandbox::User=root", *packages], QUIET, cwd=folder)
    for package in folder.glob("*.deb"):
        run(["dpkg", "-x", str(package), str(folder)])
    done.touch()


def may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _has(package: str) -> bool:
    command = ["dpkg-query", "-W", "-f", "${Status}", package]
    return subprocess.run(command, capture_output=True, text=True).stdout == "install ok installed"


def run(
    command: Sequence[str],
    settings: dict[str, str] | None = None,
    cwd: Path | None = None,
    stdin: str | None = None,
) -> str:
    """Run a command and give what it prints. ``stdin`` is its standard input."""
    environment = os.environ | (settings or {})
    done = subprocess.run(
        command,
        cwd=cwd,
        env=environment,
        input=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        raise SystemNotReady(f"{' '.join(command)} failed:\n{done.stdout[-3000:]}")
    return done.stdout
