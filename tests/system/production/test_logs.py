"""How long the log of visits is kept: what the privacy page promises, and no day longer."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.system.production import front
from tests.system.production.front import DEPLOY, UNPACKED
from tests.system.production.guide import TEXT, command_with


@pytest.fixture(scope="module", autouse=True)
def _programs() -> None:
    front.install()


@pytest.mark.parametrize("log_days", [1, 2, 7, 30])
def test_a_visit_is_forgotten_after_as_many_days_as_the_settings_say(tmp_path: Path, log_days: int) -> None:
    log = tmp_path / "log" / "access.log"
    log.parent.mkdir()
    log.write_text("192.0.2.1 today\n", encoding="utf-8")
    rules = settings(tmp_path, log_days)
    for day in range(1, log_days + 1):
        assert remembered(log.parent), f"gone after {day - 1} days"
        if day % 2:  # on some days nobody comes
            with log.open("a", encoding="utf-8") as file:
                file.write("192.0.2.2 later\n")
        night(rules, tmp_path)
    assert not remembered(log.parent)


def settings(folder: Path, log_days: int) -> Path:
    """The shipped rules as the guide's command writes them, for a folder of the test."""
    written = folder / "rules"
    command = command_with("deploy/logrotate").replace("deploy/logrotate", str(DEPLOY / "logrotate"))
    command = command.replace("/etc/logrotate.d/pledgemap", str(written))
    subprocess.run(["sh", "-c", f"LOG_TAGE={log_days}\n{command}"], check=True)
    text = written.read_text(encoding="utf-8")
    assert f"rotate {log_days - 1}\n" in text
    written.write_text(text.replace("/var/log/pledgemap", f"{folder}/log"), encoding="utf-8")
    return written


def night(rules: Path, folder: Path) -> None:
    """Do what Debian's timer does each night."""
    program = str(UNPACKED / "usr/sbin/logrotate")
    done = subprocess.run(
        [program, "--force", "--state", str(folder / "state"), str(rules)], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


def remembered(folder: Path) -> bool:
    return any("192.0.2.1 " in file.read_text(encoding="utf-8") for file in folder.iterdir())


def test_the_guide_and_the_shipped_rules_name_the_same_days() -> None:
    assert "LOG_TAGE=7" in TEXT
    assert 'log_days = "7"' in TEXT
    assert "    rotate 6\n" in (DEPLOY / "logrotate").read_text(encoding="utf-8")
