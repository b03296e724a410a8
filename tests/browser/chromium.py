"""Find a Chromium, install one where that is allowed, or say what to install."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
USUAL_PATHS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
# Without these Chromium itself calls home, and as root it refuses to start.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = (
    "The browser tests need Chromium or Chrome, and none was found. Install it (Debian, Ubuntu: "
    "sudo apt-get install chromium) or say where it is: CHROMIUM=/path/to/chromium make test"
)


def find_chromium() -> str | None:
    named = [os.environ["CHROMIUM"]] if "CHROMIUM" in os.environ else []
    found = (shutil.which(name) for name in (*named, *NAMES))
    usual = (path for path in USUAL_PATHS if Path(path).exists())
    return next((path for path in (*found, *usual) if path), None)


def may_install() -> bool:
    """Only root on a Debian-like machine: a test run must not prompt anybody for a password."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def main() -> None:
    if find_chromium() is None and may_install():
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in ("apt-get update -qq", "apt-get install -y -qq --no-install-recommends chromium"):
            subprocess.run(command.split(), check=True, env=environment, stdout=subprocess.DEVNULL)
    if find_chromium() is None:
        sys.exit(MISSING)


if __name__ == "__main__":
    main()
