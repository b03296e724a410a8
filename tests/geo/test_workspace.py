"""Unfinished files are in a workspace, and the next run removes what killed runs have left."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from geo.workspace import PREFIX, abandoned, locked, workspace

WAITING = """
import sys, threading
from pathlib import Path
from geo.workspace import workspace
with workspace(Path(sys.argv[1])) as room:
    (room / "half").write_text("half")
    print("in", flush=True)
    threading.Event().wait()
"""


@pytest.fixture
def other_run(tmp_path: Path):
    """Another process that works in a workspace of the same folder."""
    process = subprocess.Popen([sys.executable, "-c", WAITING, str(tmp_path)], stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.readline()
    yield process
    process.kill()
    process.communicate()


def rooms(folder: Path) -> list[Path]:
    return list(folder.glob(f"{PREFIX}*"))


def test_a_workspace_goes_away_with_its_user_even_after_a_fault(tmp_path: Path) -> None:
    with workspace(tmp_path / "new" / "folder") as room:
        assert room.parent == tmp_path / "new" / "folder"
        (room / "file").touch()
    with pytest.raises(ZeroDivisionError), workspace(tmp_path / "new" / "folder"):
        _ = 1 / 0
    assert list((tmp_path / "new" / "folder").iterdir()) == []


def test_what_a_killed_run_has_left_is_removed_by_the_next(tmp_path: Path, other_run) -> None:
    other_run.send_signal(signal.SIGKILL)
    other_run.wait()
    assert len(list(abandoned(tmp_path))) == 1
    with workspace(tmp_path) as room:
        assert rooms(tmp_path) == [room]
    assert rooms(tmp_path) == []


def test_what_a_running_one_uses_is_left_alone(tmp_path: Path, other_run) -> None:
    (used,) = rooms(tmp_path)
    with workspace(tmp_path):
        assert (used / "half").read_text() == "half"
    assert list(abandoned(tmp_path)) == []


def test_one_that_was_killed_before_it_was_locked_is_removed_too(tmp_path: Path) -> None:
    (tmp_path / f"{PREFIX}abc").mkdir()
    with workspace(tmp_path) as room:
        assert rooms(tmp_path) == [room]


def test_a_file_of_that_name_is_not_a_workspace(tmp_path: Path) -> None:
    (tmp_path / f"{PREFIX}abc").write_text("mine")
    with workspace(tmp_path):
        assert (tmp_path / f"{PREFIX}abc").read_text() == "mine"


def test_a_second_run_waits_for_the_lock_of_the_first(tmp_path: Path) -> None:
    code = "import sys\nfrom pathlib import Path\nfrom geo.workspace import locked\n"
    code += "with locked(Path(sys.argv[1])): print('in', flush=True)"
    with locked(tmp_path / "lock"):
        second = subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path / "lock")], stdout=subprocess.PIPE, text=True
        )
        with pytest.raises(subprocess.TimeoutExpired):
            second.wait(timeout=1)
    assert second.communicate(timeout=30)[0] == "in\n"


def test_in_a_folder_that_can_not_be_written_the_reason_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"), workspace(tmp_path / "file" / "folder"):
        pass
