"""Map tiles above our ground: from our own PMTiles file, or on request from another server."""

from webapp.tiles.shown import MapTiles, TilesUnusable, map_tiles, signature
from webapp.tiles.tile_set import TileDamaged, TileSet

__all__ = ["MapTiles", "TileDamaged", "TileSet", "TilesUnusable", "map_tiles", "signature"]
