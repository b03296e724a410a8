"""Vector tiles that PostGIS makes: counts of areas at low zooms, places at high ones, and borders.

Layers (extent 4096), of which a tile has those that are not empty:

- ``counts`` (points): ``ags``, ``name``, ``pledges``, ``topic`` (of most of its pledges); of Länder up to
  zoom 5, of counties up to 8, then of municipalities, also where places are: their names tell where one is.
- ``places`` (points, from zoom 11 on): ``pledges``; ``topic``, ``party``, ``status``, ``stance`` if all here
  have the same, else ""; ``place`` (its name) and ``pledge`` ("source/id") if there is only one, else "".
  What
  is closer than four pixels of a screen is one point, so that a tile has at most some 4,000.
- ``shapes`` (lines and areas, from zoom 11 on): ``pledge``, ``topic``, ``party``, ``status``, ``stance``.
- ``borders`` (areas, in a tile of its own): ``ags``, ``name``, ``level``.

A tile without anything is empty bytes. Tiles may be joined by joining their bytes.
"""

from __future__ import annotations

from typing import Any

from psycopg import Cursor

from webapp.atlas.database import Readers, Reply
from webapp.atlas.facts import EVERYTHING, AtlasFilter
from webapp.atlas.sql import AT_A_PLACE, restriction

MIN_ZOOM, MAX_ZOOM = 0, 14
LAENDER_TO, COUNTIES_TO, PLACES_FROM = 5, 8, 11
_CELLS = 64  # a side of a tile, which is 256 pixels wide: four pixels
_MAX_SHAPES = 500
_MARGIN = 0.0625  # of a symbol at the border of its tile, 16 of 256 pixels

_COUNTS = """
WITH inside AS (
    SELECT ags, name, centre FROM pledgemap.area
    WHERE level = %(level)s AND coarse && ST_TileEnvelope(%(z)s, %(x)s, %(y)s, margin => %(margin)s)
        AND centre && ST_TileEnvelope(%(z)s, %(x)s, %(y)s, margin => %(margin)s)
), topics AS (
    SELECT ags, topic, sum(pledges) AS number
    FROM inside JOIN pledgemap.tally ON tally.level = %(level)s AND area = ags{restriction}
    GROUP BY ags, topic
), counted AS (
    SELECT ags, sum(number)::int AS pledges, (array_agg(topic ORDER BY number DESC, topic))[1] AS topic
    FROM topics GROUP BY ags
), layer AS (
    SELECT ags, name, pledges, topic,
        ST_AsMVTGeom(centre, ST_TileEnvelope(%(z)s, %(x)s, %(y)s), 4096, 256, true) AS geom
    FROM counted JOIN inside USING (ags) ORDER BY ags
)
SELECT ST_AsMVT(layer, 'counts', 4096, 'geom') FROM layer
"""
_PLACES = """
WITH bounds AS (
    SELECT ST_TileEnvelope(%(z)s, %(x)s, %(y)s) AS tile,
        ST_TileEnvelope(%(z)s, %(x)s, %(y)s, margin => %(margin)s) AS wide
), found AS MATERIALIZED (
    SELECT source || '/' || pledge_id AS pledge, topic, party, status, stance, name, centre, geom
    FROM pledgemap.site
    WHERE geom && ST_TileEnvelope(%(z)s, %(x)s, %(y)s, margin => %(margin)s){at_a_place}{restriction}
), cells AS (
    SELECT ST_MakePoint(avg(ST_X(centre)), avg(ST_Y(centre))) AS spot, count(DISTINCT pledge)::int AS pledges,
        {same}, CASE WHEN min(name) = max(name) THEN min(name) ELSE '' END AS place
    FROM found, bounds WHERE centre && wide
    GROUP BY floor(ST_X(centre) / %(cell)s), floor(ST_Y(centre) / %(cell)s)
), points AS (
    SELECT pledges, topic, party, status, stance, place, pledge,
        ST_AsMVTGeom(ST_SetSRID(spot, 3857), tile, 4096, 256, true) AS geom
    FROM cells, bounds ORDER BY ST_X(spot), ST_Y(spot)
), drawn AS (
    SELECT pledge, topic, party, status, stance,
        ST_AsMVTGeom(geom, tile, 4096, 64, true) AS geom
    FROM found, bounds WHERE ST_Dimension(geom) > 0 ORDER BY pledge LIMIT %(shapes)s
)
SELECT (SELECT ST_AsMVT(points, 'places', 4096, 'geom') FROM points)
    || (SELECT ST_AsMVT(drawn, 'shapes', 4096, 'geom') FROM drawn WHERE geom IS NOT NULL)
"""
_BORDERS = """
WITH layer AS (
    SELECT ags, name, level,
        ST_AsMVTGeom({shape}, ST_TileEnvelope(%(z)s, %(x)s, %(y)s), 4096, 64, true) AS geom
    FROM pledgemap.area
    WHERE level = ANY (%(levels)s) AND coarse && ST_TileEnvelope(%(z)s, %(x)s, %(y)s, margin => %(margin)s)
    ORDER BY level DESC, ags
)
SELECT ST_AsMVT(layer, 'borders', 4096, 'geom') FROM layer WHERE geom IS NOT NULL
"""
_SAME = ("topic", "party", "status", "stance", "pledge")


class AtlasTiles:
    """Makes tiles; for several threads. Errors as in `webapp.atlas.queries`."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def pledges(self, z: int, x: int, y: int, chosen: AtlasFilter = EVERYTHING) -> Reply[bytes]:
        """Return the tile with counts or places.

        Raises
        ------
        ValueError : there is no such tile
        """
        _check(z, x, y)
        values = _place(z, x, y) | {
            "topics": list(chosen.topics),
            "parties": list(chosen.parties),
            "statuses": list(chosen.statuses),
            "level": 2 if z <= LAENDER_TO else 5 if z <= COUNTIES_TO else 8,
            "cell": _EQUATOR_M / 2**z / _CELLS,
            "shapes": _MAX_SHAPES,
        }
        same = ", ".join(
            f"CASE WHEN min({one}) = max({one}) THEN min({one}) ELSE '' END AS {one}" for one in _SAME
        )
        templates = (_COUNTS, _PLACES) if z >= PLACES_FROM else (_COUNTS,)
        statements = [
            one.format(restriction=restriction(chosen), same=same, at_a_place=AT_A_PLACE).encode()
            for one in templates
        ]

        def query(cursor: Cursor[Any]) -> bytes:
            return b"".join(_bytes(cursor, statement, values) for statement in statements)

        return self._readers.ask(("tile", z, x, y, chosen), query)

    def borders(self, z: int, x: int, y: int) -> Reply[bytes]:
        """Return the tile with borders: of Länder, then of counties, then of municipalities too.

        They change only when boundaries are loaded anew.

        Raises
        ------
        ValueError : there is no such tile
        """
        _check(z, x, y)
        levels = [2] if z < LAENDER_TO else [2, 5] if z <= COUNTIES_TO else [2, 5, 8]
        shape = "overview" if z <= 7 else "coarse" if z <= 9 else "coalesce(shape, coarse)"
        statement = _BORDERS.format(shape=shape).encode()
        values = _place(z, x, y) | {"levels": levels}
        return self._readers.ask(("borders", z, x, y), lambda cursor: _bytes(cursor, statement, values))


_EQUATOR_M = 2 * 20037508.342789244  # the width of EPSG:3857


def _place(z: int, x: int, y: int) -> dict[str, Any]:
    return {"z": z, "x": x, "y": y, "margin": _MARGIN}


def _check(z: int, x: int, y: int) -> None:
    if not (MIN_ZOOM <= z <= MAX_ZOOM and 0 <= x < 2**z and 0 <= y < 2**z):
        raise ValueError(f"no tile {z}/{x}/{y}")


def _bytes(cursor: Cursor[Any], statement: bytes, values: dict[str, Any]) -> bytes:
    row = cursor.execute(statement, values).fetchone()
    return b"" if row is None or row[0] is None else bytes(row[0])
