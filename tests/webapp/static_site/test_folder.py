"""The folder of an export is replaced whole, whenever the run is killed."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from geo.workspace import PREFIX
from tests.conftest import REPOSITORY
from webapp.static_site import folder as folders
from webapp.static_site.folder import built_whole, exchange


def write(target: Path, text: str) -> None:
    with built_whole(target) as folder:
        for number in range(20):
            folder.write(f"page-{number}.html", text.encode())


def read(target: Path) -> set[str]:
    return {path.read_text(encoding="utf-8") for path in target.glob("*.html")}


def killed(target: Path, script: str) -> None:
    """A run in a process of its own that is killed where the script says so."""
    head = "import os, signal, sys\nfrom pathlib import Path\nfrom webapp.static_site import folder\n"
    head += "die = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\ntarget = Path(sys.argv[1])\n"
    command = [sys.executable, "-c", head + script, str(target)]
    assert subprocess.run(command, cwd=REPOSITORY, timeout=60).returncode == -signal.SIGKILL


def left(target: Path) -> list[Path]:
    return list(target.parent.glob(f"{PREFIX}*"))


def test_a_server_finds_one_of_both_at_any_moment(tmp_path: Path) -> None:
    target = tmp_path / "site"
    write(target, "old")
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert exchange(tmp_path / "a", tmp_path / "b"), "this disk can't swap two folders in one step"
    ended, missed = threading.Event(), []

    def serve() -> None:
        while not ended.is_set():
            if not (target / "page-0.html").exists():
                missed.append("page-0.html")

    server = threading.Thread(target=serve)
    server.start()
    for number in range(30):
        write(target, f"number {number}")
    ended.set()
    server.join()
    assert missed == []
    assert read(target) == {"number 29"}


def test_a_run_that_is_killed_while_it_writes_leaves_the_former_and_nothing_else_after_the_next(
    tmp_path: Path,
) -> None:
    target = tmp_path / "site"
    write(target, "old")
    killed(target, "with folder.built_whole(target) as new:\n  new.write('half', b'')\n  die()")
    assert read(target) == {"old"}
    assert len(left(target)) == 1
    write(target, "new")
    assert read(target) == {"new"}
    assert left(target) == []


@pytest.mark.parametrize("at", ["before", "between"])
def test_where_two_renames_are_needed_a_kill_between_them_is_made_good_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    target = tmp_path / "site"
    write(target, "old")
    script = "folder.exchange = lambda *_: False\n"
    script += "rename = Path.rename\n"
    # The first rename moves the former away, the second puts the new one in its place.
    number = {"before": 1, "between": 2}[at]
    script += f"left = [{number}]\ndef count(self, to):\n  left[0] -= 1\n  left[0] or die()\n"
    script += "  return rename(self, to)\nPath.rename = count\n"
    script += "with folder.built_whole(target) as new:\n  new.write('page-0.html', b'new')\n"
    killed(target, script)
    assert target.exists() == (at == "before")
    monkeypatch.setattr(folders, "exchange", lambda *_: False)
    # Even a next run that comes to nothing puts the former back.
    with pytest.raises(ZeroDivisionError), built_whole(target):
        _ = 1 / 0
    assert read(target) == {"old"}
    write(target, "new")
    assert read(target) == {"new"}
    assert left(target) == []


def test_another_export_in_the_same_folder_is_not_put_in_its_place(tmp_path: Path) -> None:
    script = "folder.exchange = lambda *_: False\nrename = Path.rename\n"
    script += "Path.rename = lambda self, to: (rename(self, to), die())\n"
    script += "with folder.built_whole(target) as new:\n  new.write('page-0.html', b'new')\n"
    write(tmp_path / "one", "old")
    killed(tmp_path / "one", script)
    with pytest.raises(ZeroDivisionError), built_whole(tmp_path / "two"):
        _ = 1 / 0
    assert not (tmp_path / "two").exists()
