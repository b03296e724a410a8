"""Fetch the program that draws vector tiles in a browser, as the region import fetches its packages."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from geo.config import renderer
from geo.errors import Notice
from geo.files import naming
from geo.region import npm
from geo.words.messages import notice
from geo.workspace import workspace

PACKAGE = npm.Package(renderer.NAME, renderer.VERSION, renderer.SCRIPT, renderer.INTEGRITY)


def fetch(home: Path, given: Iterable[Path] = ()) -> Path:
    """Put the renderer into a home, unless it is there; return its path.

    Parameters
    ----------
    given : .tgz files that need not be fetched

    Raises
    ------
    PackageError : it can't be fetched, or a given file is another one; nothing was written
    """
    path, given = home / renderer.FILE, list(given)
    if not given and path.is_file() and npm.integrity(path) == PACKAGE.integrity:
        return path
    with workspace(path.parent) as room:
        found = npm.tarballs([PACKAGE], given, room)[PACKAGE]
        with naming(path):
            Path(shutil.copyfile(found, room / path.name)).replace(path)
    return path


def fetched_after(home: Path, given: Iterable[Path] = ()) -> list[Notice]:
    """Fetch the renderer after tiles were written: these stay if it fails, which is reported."""
    try:
        fetch(home, given)
    except npm.PackageError as error:
        return [notice("osm_renderer", PACKAGE.name, reason=str(error))]
    return []
