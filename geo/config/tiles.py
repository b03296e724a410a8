"""The setting ``[tiles]``: map tiles above our base map, from our own file or a third-party server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from geo.errors import Problem
from geo.words.messages import problem, remedy_of_setting

GAPS = ("{z}", "{x}", "{y}")
MAX_ZOOM = 22
# What a Content-Security-Policy can name, without anything that ends its directive: no user and no
# password. Without TLS only localhost, for trying out.
_ADDRESS = re.compile(
    r"(?:https://[a-z0-9.-]*[a-z0-9](?::\d{1,5})?|http://(?:localhost|127\.0\.0\.1)(?::\d{1,5})?)/\S+",
    re.IGNORECASE,
)
_FILE = r"|(?!/)(?!.*\.\./)[^\\:]+\.pmtiles"
# Settings of [tiles] with the pattern of a text; those without one are checked here.
RULES: tuple[tuple[str, str | None], ...] = (
    ("mode", r"|none|self|remote"),
    ("file", _FILE),
    ("url", None),
    ("attribution", r".*"),
    ("attribution_url", r"|https?://\S+"),
    ("min_zoom", None),
    ("max_zoom", None),
)
_NEEDED = {"remote": ("url", "attribution")}
# Where `geo osm` puts tiles, and where a map without a mode looks for some.
OWN_FILE = "data/karte.pmtiles"

# Type of tiles, by the number in the head of a PMTiles file.
VECTOR, PICTURES = "vector", "pictures"
_HEAD = b"PMTiles\x03"
_TYPE_AT = 99
_VECTOR_TYPE = 1


@dataclass(frozen=True)
class Tiles:
    """Where the map takes tiles from: "none", our own file ("self") or a third-party server ("remote").

    Without a mode it is our own file, if one lies in the home. ``file`` is a path within the home. ``url``
    is a template with ``{z}``, ``{x}`` and ``{y}``; the zooms are those that its server has. What a mode does
    not need is ignored.
    """

    mode: str = ""
    file: str = OWN_FILE
    url: str = ""
    attribution: str = ""
    attribution_url: str = ""
    min_zoom: int = 0
    max_zoom: int = 18

    @property
    def host(self) -> str:
        """Host and port of the tile server, as shown to the reader; "" without a third-party server."""
        return urlsplit(self.url).netloc.lower() if self.mode == "remote" else ""

    @property
    def origin(self) -> str:
        """The same as a source of the Content-Security-Policy, like "https://tiles.example.org"."""
        return f"{urlsplit(self.url).scheme}://{self.host}" if self.host else ""

    def own_file(self, home: Path) -> str:
        """Return the file whose tiles the map shows, "" if it shows none of ours.

        Pictures that nobody has chosen need a source to name, which only the settings have.
        """
        if self.mode == "self":
            return self.file
        kind = "" if self.mode else tiles_kind(home / self.file)
        return self.file if kind == VECTOR or (kind and self.attribution) else ""

    def is_unnamed(self, home: Path) -> bool:
        """Whether pictures lie there that the map does not show, because nobody has named their source."""
        return not (self.mode or self.attribution) and tiles_kind(home / self.file) == PICTURES


def tiles_of(raw: dict[str, Any]) -> Tiles:
    """Return the settings of the section once they are checked; an empty one counts as left out."""
    return Tiles(**{name: value for name, value in raw.items() if value != ""})


def check_tiles(path: Path, raw: dict[str, Any], with_files: bool = True) -> Iterator[Problem]:
    """Report what is wrong beyond the single texts: what the mode needs, the template, the zooms."""
    mode = raw.get("mode", "none")
    needed = _NEEDED.get(mode, ()) if isinstance(mode, str) else ()
    for name in needed:
        if not raw.get(name):
            yield problem("setting_missing", path.name, None, f"tiles.{name}", remedy=_remedy(name))
    if with_files and mode == "self":
        yield from _check_file(path, raw)
    if raw.get("url"):
        yield from _check_template(path, raw["url"])
    yield from _check_zooms(path, raw)


def _check_file(path: Path, raw: dict[str, Any]) -> Iterator[Problem]:
    file = str(raw.get("file") or OWN_FILE)
    if not re.fullmatch(_FILE, file):  # reported as a text that is wrong
        return
    # What vector tiles show is OpenStreetMap.
    if not raw.get("attribution") and tiles_kind(path.parent / file) != VECTOR:
        yield problem("setting_missing", path.name, None, "tiles.attribution", remedy=_remedy("attribution"))
    if not (path.parent / file).is_file():
        yield problem("tiles_file_missing", path.name, None, "tiles.file", file, folder=path.parent.resolve())


def _check_template(path: Path, url: Any) -> Iterator[Problem]:
    location = (path.name, None, "tiles.url", str(url))
    if not isinstance(url, str):
        yield problem("setting_wrong", *location, remedy=_remedy("url"))
        return
    others = [gap for gap in re.findall(r"\{[^}]*\}?|\}", url) if gap not in GAPS]
    missing = [gap for gap in GAPS if url.count(gap) != 1]
    if others:
        yield problem("tiles_url_other", *location, gap=others[0])
    elif missing:
        yield problem("tiles_url_gaps", *location, gaps=", ".join(missing))
    elif not _ADDRESS.fullmatch(url) or "{" in urlsplit(url).netloc:
        yield problem("setting_wrong", *location, remedy=_remedy("url"))


def _check_zooms(path: Path, raw: dict[str, Any]) -> Iterator[Problem]:
    zooms = {name: raw.get(name, getattr(Tiles, name)) for name in ("min_zoom", "max_zoom")}
    wrong = [n for n, zoom in zooms.items() if type(zoom) is not int or not 0 <= zoom <= MAX_ZOOM]
    if not wrong and zooms["min_zoom"] > zooms["max_zoom"]:
        wrong = ["max_zoom"]
    for name in wrong:
        value = str(zooms[name])
        yield problem("setting_wrong", path.name, None, f"tiles.{name}", value, remedy=_remedy(name))


def _remedy(name: str) -> str:
    return remedy_of_setting(f"tiles.{name}")


def tiles_kind(path: Path) -> str:
    """Return what a PMTiles file has, `VECTOR` or `PICTURES`; "" if there is none, or it can't be read."""
    try:
        with path.open("rb") as file:
            head = file.read(_TYPE_AT + 1)
    except OSError:
        return ""
    if not head.startswith(_HEAD) or len(head) <= _TYPE_AT:
        return ""
    return VECTOR if head[_TYPE_AT] == _VECTOR_TYPE else PICTURES
