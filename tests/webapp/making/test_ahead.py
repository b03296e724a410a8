"""The files of a long list are there before anybody asks for them."""

from __future__ import annotations

import os
from pathlib import Path

import brotli
import pytest
from flask import Flask

from webapp.exports import FORMATS
from webapp.making import ahead, workshop
from webapp.making.shelves import FolderShelf, Shelves


@pytest.fixture
def folder(paged_world_app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the processes of a server share."""
    own = workshop.Workshop(paged_world_app)
    own.shelves = Shelves(FolderShelf(tmp_path), FolderShelf(tmp_path / "passing"))
    monkeypatch.setitem(paged_world_app.extensions, workshop.EXTENSION, own)
    return tmp_path


def test_files_are_made_in_another_process_and_kept_as_they_are_sent(
    paged_world_app: Flask, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [kind.path for kind in FORMATS.values()]
    _, code = os.waitpid(ahead.make_ahead(paged_world_app, [(path, "br") for path in paths], ()), 0)
    assert (code, len(list(folder.iterdir()))) == (0, len(paths))
    monkeypatch.setattr(workshop.Workshop, "_make", lambda *_: 1 / 0)
    client = paged_world_app.test_client()
    for path in paths:
        plain = client.get(path).data
        answer = client.get(path, headers={"Accept-Encoding": "gzip;q=0.5, br"})
        sent = answer.data if answer.content_encoding is None else brotli.decompress(answer.data)
        assert sent == plain
        assert len(plain) > 1000


def test_a_process_that_is_not_needed_any_more_ends(paged_world_app: Flask, folder: Path) -> None:
    endless = (("/downloads/zusagen.kml?q=" + "a" * number, "br") for number in iter(int, 1))
    process = ahead.make_ahead(paged_world_app, endless, ())
    ahead.end(process)
    with pytest.raises(ChildProcessError):
        os.waitpid(process, 0)
    ahead.end(process)  # it has ended, and is nobody's child


def test_an_error_ends_only_the_process(paged_world_app: Flask, folder: Path) -> None:
    process = ahead.make_ahead(paged_world_app, iter([("/downloads/zusagen.kml",)]), ())  # type: ignore[list-item]
    assert os.waitpid(process, 0)[1] == 0
