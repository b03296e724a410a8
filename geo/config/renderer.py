"""The program that draws vector tiles in a browser: an npm package in the home, pinned by its sha512.

It is not part of our software: `geo osm` fetches it. Its package stays packed, so that it can be checked
whenever it is read.
"""

from __future__ import annotations

import base64
import hashlib
import tarfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

NAME, VERSION, LICENCE = "protomaps-leaflet", "5.1.0", "BSD-3-Clause"
INTEGRITY = "sha512-N0YY1Gbw5nZ9n8VUOvwHKm/w3zhTTuaZEeMZl8doHemeM4ujGPp2otI6t4Sgqrz8iM4svx2rpG1Q17rHkOWSaA=="
SCRIPT, LICENCE_TEXT = "package/dist/protomaps-leaflet.js", "package/LICENSE"
FILE = f"data/{NAME}-{VERSION}.tgz"
MAX_BYTES = 2_000_000  # it has 267,768
ADDRESS = "https://github.com/protomaps/protomaps-leaflet"


@dataclass(frozen=True)
class Renderer:
    """The script, and the licence that must go with it."""

    script: str
    licence: str


def renderer_of(home: Path) -> Renderer | None:
    """Return the renderer that lies in a home; None if there is none, or another file."""
    stamp = renderer_stamp(home)
    return _read(home / FILE, stamp) if stamp and stamp[0][2] <= MAX_BYTES else None


def renderer_stamp(home: Path) -> tuple[tuple[str, int, int], ...]:
    """Return name, time and size of what lies there, () if nothing does."""
    try:
        stat = (home / FILE).stat()
    except OSError:
        return ()
    return ((FILE, stat.st_mtime_ns, stat.st_size),)


@lru_cache(2)
def _read(path: Path, stamp: tuple[tuple[str, int, int], ...]) -> Renderer | None:
    try:
        digest = hashlib.sha512(path.read_bytes()).digest()
        if f"sha512-{base64.b64encode(digest).decode('ascii')}" != INTEGRITY:
            return None
        with tarfile.open(path, "r:gz") as archive:
            return Renderer(_text(archive, SCRIPT), _text(archive, LICENCE_TEXT))
    except OSError:
        return None


def _text(archive: tarfile.TarFile, name: str) -> str:
    member = archive.extractfile(name)
    assert member is not None  # it is a file: the sha512 is that of the package
    return member.read().decode("utf-8")
