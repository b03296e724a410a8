"""Map tiles above our ground: from our own PMTiles file, or on request from another server."""

from webapp.tiles.shown import MapTiles, TilesUnusable, decoded_tiles, map_tiles, signature
from webapp.tiles.tile_set import TileDamaged, TileSet

__all__ = [
    "MapTiles",
    "TileDamaged",
    "TileSet",
    "TilesUnusable",
    "decoded_tiles",
    "map_tiles",
    "signature",
]
