"""Where made things are kept, by one process and by several."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from webapp.making.shared_folder import SharedFolder
from webapp.making.shelves import BoundedCache, FolderShelf

SERVER = """
import threading
from webapp.making.shared_folder import SharedFolder
folder = SharedFolder()
(folder.path / "picture").write_bytes(b"x")
print(folder.path, flush=True)
threading.Event().wait()
"""


def test_a_shelf_in_memory_is_bounded_in_bytes() -> None:
    shelf = BoundedCache(1000)
    for number in range(50):
        shelf.set(str(number), bytes(100))
    assert [shelf.get(str(number)) is not None for number in (0, 39, 40, 49)] == [False, False, True, True]


def test_a_shelf_in_a_folder_is_bounded_and_keeps_what_is_asked_for(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path, 1000)
    for number in range(50):
        shelf.set(str(number), bytes([number]) * 100)
        # File times are coarser than this loop is fast.
        os.utime(tmp_path / str(number), ns=(number, number))
        assert number < 5 or shelf.get("5") == bytes([5]) * 100
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= 1000
    assert shelf.get("49") == bytes([49]) * 100
    assert shelf.get("0") is None


def test_two_processes_have_what_either_has_made(tmp_path: Path) -> None:
    FolderShelf(tmp_path).set("key", b"made")
    assert FolderShelf(tmp_path).get("key") == b"made"


def test_what_is_larger_than_the_shelf_is_not_kept(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path, 1000)
    shelf.set("small", b"x")
    shelf.set("large", bytes(1001))
    assert (shelf.get("small"), shelf.get("large")) == (b"x", None)


def test_where_nothing_can_be_written_the_log_says_so_and_nothing_fails(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_bytes(b"")
    shelf = FolderShelf(tmp_path / "file" / "folder")
    shelf.set("key", b"made")
    assert shelf.get("key") is None
    assert "can't be kept" in caplog.text


def test_a_folder_that_was_tidied_away_is_made_anew(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path / "gone")
    shelf.set("key", b"made")
    assert shelf.get("key") == b"made"


def test_a_killed_server_leaves_a_folder_that_the_next_one_removes_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CACHE_DIRECTORY", f"{tmp_path}:/elsewhere")
    (tmp_path / "pledgemap-other").mkdir()
    with subprocess.Popen([sys.executable, "-c", SERVER], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        theirs = Path(server.stdout.readline().strip())
        first = SharedFolder()
        assert theirs.is_dir()
        server.kill()
    assert theirs.is_dir()
    second = SharedFolder()
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {first.path.name, second.path.name, "pledgemap-other"}
    for folder in (first, second):
        folder.remove()
    assert [path.name for path in tmp_path.iterdir()] == ["pledgemap-other"]


def test_a_folder_of_a_server_is_for_nobody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CACHE_DIRECTORY", str(tmp_path))
    folder = SharedFolder()
    assert folder.path.stat().st_mode & 0o077 == 0
    folder.remove()
