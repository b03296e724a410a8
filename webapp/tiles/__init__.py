"""Map tiles above our ground: from our own PMTiles file, or on request from another server."""

from webapp.tiles.shown import MapTiles, TilesUnusable, map_tiles, signature

__all__ = ["MapTiles", "TilesUnusable", "map_tiles", "signature"]
