"""Pictures of a map above our ground: from a PMTiles file of ours, or on request from a foreign server."""

from webapp.tiles.shown import MapTiles, TilesUnusable, map_tiles, signature

__all__ = ["MapTiles", "TilesUnusable", "map_tiles", "signature"]
