"""The same million sites in GeoPandas in memory and in SQLite, asked the same."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, Protocol

import numpy as np
import shapely

from geo.country.records import Harvest

NEAREST = 20
_NEAR_DEGREES = 0.2  # within which GeoPandas and SQLite look for the nearest


class Row(NamedTuple):
    source: str
    pledge: str
    ags: str
    topic: str
    party: str
    status: str
    title: str
    text: str
    lon: float
    lat: float


class Rival(Protocol):
    def __init__(self, rows: list[Row]) -> None: ...
    def counts(self, ags: str) -> Any: ...
    def all_counts(self) -> Any: ...
    def pledges(self, ags: str) -> Any: ...
    def near(self, lon: float, lat: float) -> Any: ...
    def search(self, word: str) -> Any: ...
    def tile(self, zoom: int, x: int, y: int) -> Any: ...
    def close(self) -> None: ...


def rows_of(harvest: Harvest) -> Iterator[Row]:
    pledges = {one.id: one for one in harvest.pledges}
    for site in harvest.sites:
        one = pledges[site.pledge_id]
        spot = shapely.get_coordinates(site.geometry)[0]
        yield Row(
            harvest.source.key, one.id, site.municipalities[0], one.topic, one.party, one.status, one.title,
            one.text, float(spot[0]), float(spot[1]),
        )  # fmt: skip


def frame_of(zoom: int, x: int, y: int) -> tuple[float, float, float, float]:
    """Return west, south, east, north of a tile."""

    def lat(row: int) -> float:
        return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * row / 2**zoom))))

    return x / 2**zoom * 360 - 180, lat(y + 1), (x + 1) / 2**zoom * 360 - 180, lat(y)


class Frame:
    """A GeoDataFrame, as a script of a newsroom would have it."""

    def __init__(self, rows: list[Row]) -> None:
        import geopandas
        import pandas as pd

        table = pd.DataFrame(rows, columns=list(Row._fields))
        for name in ("source", "ags", "topic", "party", "status"):
            table[name] = table[name].astype("category")
        self.frame = geopandas.GeoDataFrame(
            table, geometry=geopandas.points_from_xy(table["lon"], table["lat"]), crs="EPSG:4326"
        )
        self.index = self.frame.sindex

    def counts(self, ags: str) -> Any:
        return self.frame[self.frame["ags"] == ags].groupby(["topic", "party"], observed=True).size()

    def all_counts(self) -> Any:
        return self.frame.groupby(["topic", "party", "status"], observed=True).size()

    def pledges(self, ags: str) -> Any:
        return self.frame[self.frame["ags"] == ags].sort_values(["topic", "pledge"]).head(50)

    def near(self, lon: float, lat: float) -> Any:
        spot = shapely.Point(lon, lat)
        found = self.frame.iloc[self.index.query(spot.buffer(_NEAR_DEGREES))]
        return found.assign(far=shapely.distance(found.geometry.to_numpy(), spot)).nsmallest(NEAREST, "far")

    def search(self, word: str) -> Any:
        found = self.frame["title"].str.contains(word, case=False, regex=False)
        return self.frame[found | self.frame["text"].str.contains(word, case=False, regex=False)].head(50)

    def tile(self, zoom: int, x: int, y: int) -> Any:
        return self.frame.iloc[self.index.query(shapely.box(*frame_of(zoom, x, y)))]

    def close(self) -> None:
        del self.frame, self.index


class Lite:
    """SQLite in memory, with an R-tree and its full-text search, which has no German stems."""

    def __init__(self, rows: list[Row]) -> None:
        self.base = sqlite3.connect(":memory:")
        columns = ", ".join(Row._fields)
        self.base.executescript(f"""
            CREATE TABLE site ({columns});
            CREATE VIRTUAL TABLE spot USING rtree (id, west, east, south, north);
            CREATE VIRTUAL TABLE word USING fts5
                (title, text, content='', tokenize='unicode61 remove_diacritics 2');
        """)
        self._put("site", ([*row] for row in rows), len(Row._fields))
        boxes = ([n, row.lon, row.lon, row.lat, row.lat] for n, row in enumerate(rows, start=1))
        self._put("spot", boxes, 5)
        self.base.executemany(
            "INSERT INTO word (rowid, title, text) VALUES (?, ?, ?)",
            ((n, row.title, row.text) for n, row in enumerate(rows, start=1)),
        )
        self.base.execute("CREATE INDEX site_ags ON site (ags, topic, party)")
        self.base.execute("ANALYZE")
        self.base.commit()

    def _put(self, table: str, rows: Iterable[list[Any]], columns: int) -> None:
        self.base.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})", rows)

    def _all(self, statement: str, *values: Any) -> list[Any]:
        return self.base.execute(statement, values).fetchall()

    def counts(self, ags: str) -> Any:
        return self._all("SELECT topic, party, count(*) FROM site WHERE ags = ? GROUP BY topic, party", ags)

    def all_counts(self) -> Any:
        return self._all("SELECT topic, party, status, count(*) FROM site GROUP BY topic, party, status")

    def pledges(self, ags: str) -> Any:
        return self._all("SELECT * FROM site WHERE ags = ? ORDER BY topic, pledge LIMIT 50", ags)

    def near(self, lon: float, lat: float) -> Any:
        ids = self._inside(lon - _NEAR_DEGREES, lat - _NEAR_DEGREES, lon + _NEAR_DEGREES, lat + _NEAR_DEGREES)
        spots = np.array(ids, float).reshape(-1, 3)
        far = np.hypot((spots[:, 1] - lon) * math.cos(math.radians(lat)), spots[:, 2] - lat)
        nearest = spots[np.argsort(far)[:NEAREST], 0]
        return [self._all("SELECT * FROM site WHERE rowid = ?", int(one)) for one in nearest]

    def search(self, word: str) -> Any:
        return self._all(
            "SELECT rowid FROM word WHERE word MATCH ? ORDER BY bm25(word, 4, 1) LIMIT 50", f"{word}*"
        )

    def tile(self, zoom: int, x: int, y: int) -> Any:
        return self._inside(*frame_of(zoom, x, y))

    def _inside(self, west: float, south: float, east: float, north: float) -> list[Any]:
        return self._all(
            "SELECT id, west, south FROM spot WHERE west >= ? AND east <= ? AND south >= ? AND north <= ?",
            west, east, south, north,
        )  # fmt: skip

    def close(self) -> None:
        self.base.close()
