"""Where the packages of a region are kept, so that they are fetched once: a folder of the user's.

It is the system's own place for such files, or the one that PLEDGEMAP_CACHE names. What is kept is checked
each time it is used, for nobody else watches over it.
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
    """The folder, made if need be; None where the system's own can't be written.

    Raises
    ------
    CacheError : the folder that was asked for can't be written
    """
    asked = os.environ.get(VARIABLE, "")
    path = Path(asked) if asked else platformdirs.user_cache_path("pledgemap", appauthor=False)
    try:
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            return path
    except OSError as error:
        if asked:
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
    """A file that is kept, or is fetched and then kept: whole and checked, or not at all.

    Parameters
    ----------
    name : of the file in the folder
    is_right : whether a file is the one that is wanted
    fetch : writes the file into a folder and says where; raises if it can't, or if the file is not right
    spare : a folder for where nothing can be kept

    Two processes may fetch the same at once: each writes into a folder of its own, and the last one's file
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
