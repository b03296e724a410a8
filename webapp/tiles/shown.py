"""The tiles that the map of a page shows."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask_babel import gettext as _

from geo.public import (
    SETTINGS_FILE,
    VECTOR,
    ProblemsFound,
    Published,
    Settings,
    Signature,
    Tiles,
    problem,
    read_toml,
    tiles_kind,
)
from webapp.tiles.tile_set import Bounds, TileSet

log = logging.getLogger(__name__)


class TilesUnusable(ProblemsFound):
    """The tiles file in the settings is missing, damaged or of another region."""


@dataclass(frozen=True)
class MapTiles:
    """The tiles that a map shows: from ``tile_set``, or from another server if that is None."""

    settings: Tiles
    root: str
    tile_set: TileSet | None

    @property
    def template(self) -> str:
        """Address of a tile, with ``{z}``, ``{x}`` and ``{y}``; for our own with version and type.

        So a browser can cache a tile for a year, and a folder of files can replace the server.
        """
        if self.tile_set is None:
            return self.settings.url
        of_set = f"{self.tile_set.extension}?v={self.tile_set.version}"
        return f"{self.root}/tiles/{{z}}/{{x}}/{{y}}.{of_set}"

    def for_browser(self) -> dict[str, Any]:
        """Return what ``tiles.js`` reads, in the language of the page; ``host`` only for another server."""
        if self.tile_set is not None:
            own = {"minZoom": self.tile_set.min_zoom, "maxZoom": self.tile_set.max_zoom}
            return {"url": self.template, **own, "bounds": self.tile_set.bounds}
        host = self.settings.host
        return {
            "url": self.template,
            "minZoom": self.settings.min_zoom,
            "maxZoom": self.settings.max_zoom,
            "host": host,
            "load": _("Karte von %(host)s laden", host=host),
            "hide": _("Fremde Karte wieder ausblenden"),
            "failed": _("Von %(host)s kommen keine Kartenbilder. Unsere eigene Karte bleibt.", host=host),
        }


def map_tiles(settings: Settings, home: Path, published: Published) -> MapTiles | None:
    """Open the tiles of the settings; return None if the map does not show any, or can't.

    Raises
    ------
    TilesUnusable : the file can't be used, or shows another part of the world
    """
    tiles = settings.tiles
    if tiles.mode == "none":
        return None
    tile_set = None
    if tiles.mode == "self" and tiles_kind(home / tiles.file) == VECTOR:
        log.warning("%s", problem("tiles_not_drawn", SETTINGS_FILE, None, "tiles.file", tiles.file))
        return None
    if tiles.mode == "self":
        tile_set = _opened(home / tiles.file, tiles.file, _stamp(home / tiles.file))
        if tile_set.bounds and not _meets_region(tile_set.bounds, published):
            bounds = ", ".join(f"{degrees:.2f}" for degrees in tile_set.bounds)
            data = {"bounds": bounds, "region": settings.region_name}
            name = tiles.file
            raise TilesUnusable([problem("tiles_elsewhere", SETTINGS_FILE, None, "tiles.file", name, **data)])
    return MapTiles(tiles, settings.root, tile_set)


def _meets_region(bounds: Bounds, published: Published) -> bool:
    west, south, east, north = bounds
    return any(
        m.bbox[0] < east and m.bbox[2] > west and m.bbox[1] < north and m.bbox[3] > south
        for m in published.municipalities
    )


# A new build of the pledges uses the same file as before.
@lru_cache(1)
def _opened(path: Path, name: str, stamp: Signature) -> TileSet:
    if not path.is_file():
        folder = path.parent
        raise TilesUnusable(
            [problem("tiles_file_missing", SETTINGS_FILE, None, "tiles.file", name, folder=folder)]
        )
    try:
        return TileSet(path, name)
    except ProblemsFound as error:
        raise TilesUnusable(error.problems) from error


def signature(home: Path, folder: Path) -> Signature:
    """Return a cheap signature of the file in the settings, even unusable ones: the file may come later."""
    name = _named_file(folder / SETTINGS_FILE, _stamp(folder / SETTINGS_FILE))
    return _stamp(home / name) if name else ()


@lru_cache(1)
def _named_file(path: Path, stamp: Signature) -> str:
    try:
        name = read_toml(path)["tiles"]["file"]
    except (ProblemsFound, LookupError, TypeError):
        return ""
    return name if isinstance(name, str) else ""


def _stamp(path: Path) -> Signature:
    try:
        stat = path.stat()
    except (OSError, ValueError):  # it does not exist; an invalid name
        return ()
    return ((path.name, stat.st_mtime_ns, stat.st_size),)
