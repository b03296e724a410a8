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
    ProblemsFound,
    Published,
    Renderer,
    Settings,
    Signature,
    Tiles,
    notice,
    problem,
    read_toml,
    renderer_of,
    renderer_stamp,
)
from webapp.tiles.decoded import DecodedTiles
from webapp.tiles.tile_set import Bounds, TileSet

# What vector tiles are made from, unless the settings say something else.
OSM = ("© OpenStreetMap-Mitwirkende, ODbL 1.0", "https://www.openstreetmap.org/copyright")
# As sources of a region name it, so that a picture names it once.
OSM_IN_PICTURES = "© OpenStreetMap-Mitwirkende (ODbL)"

log = logging.getLogger(__name__)


class TilesUnusable(ProblemsFound):
    """The tiles file in the settings is missing, damaged or of another region."""


@dataclass(frozen=True)
class MapTiles:
    """The tiles that a map shows: from ``tile_set``, or from another server if that is None.

    ``renderer`` draws vector tiles, ``scripts`` are the addresses of what a browser needs for it, in order.
    """

    settings: Tiles
    root: str
    tile_set: TileSet | None
    renderer: Renderer | None = None
    scripts: tuple[str, ...] = ()

    @property
    def is_vector(self) -> bool:
        return self.tile_set is not None and self.tile_set.is_vector

    @property
    def attribution(self) -> str:
        return self.settings.attribution or OSM[0]

    @property
    def attribution_url(self) -> str:
        return self.settings.attribution_url if self.settings.attribution else OSM[1]

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
        """Return what the scripts read, in the language of the page; ``host`` only for another server."""
        if self.tile_set is not None:
            tile_set = self.tile_set
            zooms = {"minZoom": tile_set.min_zoom, "maxZoom": tile_set.max_zoom}
            own = {"url": self.template, **zooms, "bounds": tile_set.bounds}
            if not self.is_vector:
                return own
            failed = _("Ein Teil der Straßen ließ sich nicht laden. Alles andere auf der Karte stimmt.")
            return own | {"scripts": self.scripts, "failed": failed}
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
    if tiles.mode == "remote":
        return MapTiles(tiles, settings.root, None)
    if tiles.is_unnamed(home):
        log.warning("%s", notice("tiles_unnamed", tiles.file))
    name = tiles.own_file(home)
    if not name:
        return None
    tile_set = _opened(home / name, name, _stamp(home / name))
    if tile_set.bounds and not _meets_region(tile_set.bounds, published):
        bounds = ", ".join(f"{degrees:.2f}" for degrees in tile_set.bounds)
        data = {"bounds": bounds, "region": settings.region_name}
        raise TilesUnusable([problem("tiles_elsewhere", SETTINGS_FILE, None, "tiles.file", name, **data)])
    renderer = renderer_of(home) if tile_set.is_vector else None
    if tile_set.is_vector and renderer is None:
        log.warning("%s", notice("tiles_renderer", name))
        return None
    return MapTiles(tiles, settings.root, tile_set, renderer)


def decoded_tiles(settings: Settings, home: Path) -> DecodedTiles | None:
    """Return the vector tiles for pictures, which need no program of a browser; None if the home has none.

    Call `map_tiles` first, which says what is wrong with a file.
    """
    tiles = settings.tiles
    name = "" if tiles.mode == "remote" else tiles.own_file(home)
    tile_set = _opened(home / name, name, _stamp(home / name)) if name else None
    if tile_set is None or not tile_set.is_vector:
        return None
    if tiles.attribution:
        return DecodedTiles(tile_set, tiles.attribution, tiles.attribution_url)
    return DecodedTiles(tile_set, OSM_IN_PICTURES, OSM[1])


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
    """Return a cheap signature of the file in the settings, even unusable ones: the file may come later.

    So may the program that draws it.
    """
    name = _named_file(folder / SETTINGS_FILE, _stamp(folder / SETTINGS_FILE))
    return _stamp(home / name) + renderer_stamp(home) if name else ()


@lru_cache(1)
def _named_file(path: Path, stamp: Signature) -> str:
    try:
        tiles = read_toml(path).get("tiles", {})
        name = "" if tiles.get("mode") in ("none", "remote") else tiles.get("file") or Tiles.file
    except (ProblemsFound, AttributeError):
        return ""
    return name if isinstance(name, str) else ""


def _stamp(path: Path) -> Signature:
    try:
        stat = path.stat()
    except (OSError, ValueError):  # it does not exist; an invalid name
        return ()
    return ((path.name, stat.st_mtime_ns, stat.st_size),)
