"""Where the packages of a region are kept, so that they are fetched only once: a folder of the user's.

It is the system's cache folder, or the one that PLEDGEMAP_CACHE names. Files are checked
each time they are used, because anything may have changed them.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import platformdirs

from geo.errors import PledgemapError
from geo.words.language import gettext as _
from geo.workspace import workspace

VARIABLE = "PLEDGEMAP_CACHE"


class CacheError(PledgemapError):
    """The folder that PLEDGEMAP_CACHE names can't be used."""


def folder() -> Path | None:
    """Return the folder, made if needed; None if the system's own is not writable.

    Raises
    ------
    CacheError : the folder in PLEDGEMAP_CACHE is not writable
    """
    configured = os.environ.get(VARIABLE, "")
    path = Path(configured) if configured else platformdirs.user_cache_path("pledgemap", appauthor=False)
    try:
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            return path
    except OSError as error:
        if configured:
            raise CacheError(
                _(
                    "{path}: Dort lässt sich nichts aufheben ({error}). Nennen Sie in {variable} einen "
                    "Ordner, in den geschrieben werden darf, oder lassen Sie die Variable weg.",
                    path=path,
                    variable=VARIABLE,
                    error=error,
                )
            ) from None
        return None


def kept(name: str, is_right: Callable[[Path], bool], fetch: Callable[[Path], Path], spare: Path) -> Path:
    """Return a kept file, or fetch and keep it: whole and checked, or not at all.

    Parameters
    ----------
    name : of the file in the folder
    is_right : whether a file is the expected one
    fetch : writes the file into a folder and returns its path; raises if it fails, or if the file is wrong
    spare : a folder for when nothing can be kept

    Two processes may fetch the same file at once: each writes into its own folder, and the last one's file
    stays, which is the same.
    """
    place = folder()
    if place is None:
        return fetch(spare)
    path = place / name
    if path.is_file() and is_right(path):
        return path
    with workspace(place) as room:
        fetched = fetch(room)
        try:
            fetched.replace(path)
        except OSError:  # Windows: another process reads the same file
            if not (path.is_file() and is_right(path)):
                return Path(shutil.copy2(fetched, spare))
    return path
