"""What the pages of the atlas ask: counts, lists, search, near me. Each method gives a `Reply`.

Each raises `DatabaseAway` if no database answers and the same was never asked before. Areas are named by the
first digits of their AGS: "" is the whole country, then Land (2), county (5), municipality (8).
"""

from __future__ import annotations

import math
import zlib
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from psycopg import Cursor

from geo.public import fold
from webapp.atlas import sql
from webapp.atlas.database import Readers, Reply
from webapp.atlas.facts import (
    EVERYTHING,
    AreaCount,
    AreaFacts,
    AtlasCounts,
    AtlasFilter,
    AtlasPledge,
    AtlasSite,
    Edition,
    NearbyPledge,
    PledgePage,
    SourceFacts,
    ValueCount,
)
from webapp.atlas.search_words import tsquery

Row = tuple[Any, ...]
MAX_FOUND = 600  # results of each Land that are ranked and counted; nobody pages further
MAX_PAGE = 200
NEAR_M = 50_000.0
# The partitions: of pledges that nobody could place, and of each Land.
LANDS = [f"{number:02}" for number in range(17)]
_LEVELS = {0: 2, 2: 5, 5: 8}
_PLEDGE_FIELDS = len(sql.PLEDGE_COLUMNS)


class AtlasQueries:
    """The questions, for several threads. ``readers`` as `webapp.atlas.database.readers_of` gives them."""

    def __init__(self, readers: Readers) -> None:
        self.readers = readers

    def edition(self) -> Reply[Edition]:
        """Return the state of all data: cheap enough for every request."""
        return self.readers.ask("edition", lambda cursor: Edition(*_one(cursor, sql.EDITION)))

    def area(self, ags: str) -> Reply[AreaFacts | None]:
        """Return an area by its two, five or eight digits; None if there is none."""

        def query(cursor: Cursor[Any]) -> AreaFacts | None:
            row = cursor.execute(sql.AREA, {"ags": ags}).fetchone()
            return None if row is None else _area(row)

        return self.readers.ask(("area", ags), query)

    def area_at(self, lon: float, lat: float) -> Reply[str | None]:
        """Return the AGS of the municipality at a position (EPSG:4326); None outside Germany. Not kept."""

        def query(cursor: Cursor[Any]) -> str | None:
            row = cursor.execute(sql.AREA_AT, {"lon": lon, "lat": lat}).fetchone()
            return None if row is None else str(row[0])

        return self.readers.ask(None, query)

    def areas_named(self, text: str, limit: int = 10) -> Reply[tuple[AreaFacts, ...]]:
        """Return areas whose name begins so, the largest kind first: for a search field. "" finds none."""
        name = fold(text)

        def query(cursor: Cursor[Any]) -> tuple[AreaFacts, ...]:
            if not name:
                return ()
            beginning = name.replace("\\", "").replace("%", "").replace("_", "") + "%"
            rows = cursor.execute(sql.AREAS_NAMED, {"name": name, "beginning": beginning, "limit": limit})
            return tuple(_area(row) for row in rows)

        return self.readers.ask(("areas_named", name, limit), query)

    def counts(self, area: str = "", chosen: AtlasFilter = EVERYTHING) -> Reply[AtlasCounts]:
        """Count the pledges of an area, in all and behind each value of the filter.

        A value's number is what choosing it would show beside the other keys of the filter. A pledge in
        several municipalities counts once in their county; one for a whole county counts in the county, its
        Land and the country, not in each municipality.
        """

        def query(cursor: Cursor[Any]) -> AtlasCounts:
            return _counted(cursor.execute(sql.COUNTS, {"area": area}).fetchall(), chosen)

        return self.readers.ask(("counts", area, chosen), query)

    def inner_counts(self, area: str = "", chosen: AtlasFilter = EVERYTHING) -> Reply[tuple[AreaCount, ...]]:
        """Count by Land of the country, by county of a Land, by municipality of a county; in order of names.

        Areas without pledges are there, with 0. A municipality has none inside.
        """
        level = _LEVELS.get(len(area), 0)

        def query(cursor: Cursor[Any]) -> tuple[AreaCount, ...]:
            values = _values(chosen) | {"level": level, "beginning": f"{area}%"}
            return tuple(AreaCount(*row) for row in cursor.execute(sql.INNER_COUNTS, values))

        return self.readers.ask(("inner", area, chosen), query)

    def municipality_counts(self, chosen: AtlasFilter = EVERYTHING) -> Reply[tuple[AreaCount, ...]]:
        """Count by municipality in the whole country; those without pledges are left out."""

        def query(cursor: Cursor[Any]) -> tuple[AreaCount, ...]:
            return tuple(AreaCount(*row) for row in cursor.execute(sql.MUNICIPALITY_COUNTS, _values(chosen)))

        return self.readers.ask(("municipalities", chosen), query)

    def pledges(
        self,
        area: str,
        chosen: AtlasFilter = EVERYTHING,
        limit: int = 50,
        offset: int = 0,
        is_county_wide: bool | None = None,
    ) -> Reply[PledgePage]:
        """List the pledges of an area by topic, within it in an order that favours no party or map.

        The order is by lot, always the same for the same area. Of a Land or the whole country the list takes
        a second; their pages have counts.

        Parameters
        ----------
        limit : at most `MAX_PAGE`
        is_county_wide : only those that are (or are not) for a whole county
        """
        values = _values(chosen) | {
            "area": area,
            "turn": zlib.crc32(area.encode()),
            "is_county_wide": is_county_wide,
            "limit": min(limit, MAX_PAGE),
            "offset": offset,
        }

        def query(cursor: Cursor[Any]) -> PledgePage:
            rows = cursor.execute(sql.pledges(area, chosen, is_county_wide), values).fetchall()
            if is_county_wide is None:
                counts = _counted(cursor.execute(sql.COUNTS, values).fetchall(), chosen)
                return PledgePage(tuple(map(_pledge, rows)), counts.pledges)
            total = cursor.execute(sql.total(area, chosen, is_county_wide), values).fetchone()
            return PledgePage(tuple(map(_pledge, rows)), total[0] if total else 0)

        return self.readers.ask(("pledges", area, chosen, limit, offset, is_county_wide), query)

    def search(
        self,
        text: str,
        area: str = "",
        chosen: AtlasFilter = EVERYTHING,
        limit: int = 50,
        offset: int = 0,
    ) -> Reply[PledgePage]:
        """Find pledges by German words, the best first: words in titles count most, then places, then texts.

        Without a word, nothing is found. Of each Land at most `MAX_FOUND` are ranked and counted;
        ``is_more`` says that there are more.
        """
        words = tsquery(text)
        values = _values(chosen) | {
            "words": words,
            "area": area,
            "lands": LANDS,
            "found": MAX_FOUND,
            "limit": min(limit, MAX_PAGE),
            "offset": offset,
        }
        statement = sql.search(area, chosen)

        def query(cursor: Cursor[Any]) -> PledgePage:
            if not words:
                return PledgePage((), 0)
            rows = cursor.execute(statement, values).fetchall()
            counted = rows
            if not rows and offset:  # a page behind the end
                counted = cursor.execute(statement, values | {"offset": 0, "limit": 1}).fetchall()
            total, is_more = counted[0][_PLEDGE_FIELDS:] if counted else (0, False)
            return PledgePage(tuple(map(_pledge, rows)), total, is_more)

        return self.readers.ask(("search", words, area, chosen, limit, offset), query)

    def near(
        self,
        lon: float,
        lat: float,
        chosen: AtlasFilter = EVERYTHING,
        limit: int = 20,
        within_m: float = NEAR_M,
    ) -> Reply[tuple[NearbyPledge, ...]]:
        """Return the pledges nearest to a position (EPSG:4326, in Germany), each with its nearest place.

        The answer is not kept: it says where a visitor is.

        Parameters
        ----------
        limit : at most `MAX_PAGE`
        within_m : metres on the ground
        """
        # EPSG:3857 stretches what is farther from the equator.
        metres = math.cos(math.radians(lat))
        values = _values(chosen) | {"lon": lon, "lat": lat, "metres": metres, "within": within_m / metres}
        statement = sql.near(chosen)

        def query(cursor: Cursor[Any]) -> tuple[NearbyPledge, ...]:
            found: dict[tuple[str, str], Row] = {}
            page = sites = min(limit, MAX_PAGE) * 2
            while len(found) < min(limit, MAX_PAGE):  # one pledge may have many places here
                rows = cursor.execute(statement, values | {"sites": sites}).fetchall()
                found = {}
                for row in rows:
                    found.setdefault((row[0], row[1]), row)
                if len(rows) < sites or sites >= 16 * page:
                    break
                sites *= 4
            nearest = list(found.values())[: min(limit, MAX_PAGE)]
            return tuple(NearbyPledge(_pledge(row), *row[_PLEDGE_FIELDS:]) for row in nearest)

        return self.readers.ask(None, query)

    def pledge(self, source: str, id: str) -> Reply[tuple[AtlasPledge, tuple[AtlasSite, ...]] | None]:  # noqa: A002
        """Return a pledge with its places; None if there is none."""

        def query(cursor: Cursor[Any]) -> tuple[AtlasPledge, tuple[AtlasSite, ...]] | None:
            values = {"source": source, "id": id}
            row = cursor.execute(sql.PLEDGE, values).fetchone()
            if row is None:
                return None
            sites = cursor.execute(sql.SITES, values)
            return _pledge(row), tuple(map(_site, sites))

        return self.readers.ask(("pledge", source, id), query)

    def sources(self, area: str = "") -> Reply[tuple[SourceFacts, ...]]:
        """Return the maps that have pledges in an area, all of them for "" (also those that never worked)."""

        def query(cursor: Cursor[Any]) -> tuple[SourceFacts, ...]:
            return tuple(SourceFacts(*row) for row in cursor.execute(sql.SOURCES, {"area": area}))

        return self.readers.ask(("sources", area), query)


def _values(chosen: AtlasFilter) -> dict[str, Any]:
    return {
        "topics": list(chosen.topics),
        "parties": list(chosen.parties),
        "statuses": list(chosen.statuses),
    }


def _counted(rows: Iterable[Row], chosen: AtlasFilter) -> AtlasCounts:
    """Count rows of (topic, its name, party, its name, status, pledges) as `AtlasQueries.counts` says."""
    keys = (chosen.topics, chosen.parties, chosen.statuses)
    total = 0
    found: list[dict[str, list[Any]]] = [defaultdict(lambda: ["", 0]) for _ in keys]
    for topic, topic_name, party, party_name, status, number in rows:
        values = ((topic, topic_name), (party, party_name), (status, status))
        fits = [not allowed or value in allowed for allowed, (value, _) in zip(keys, values, strict=True)]
        total += number * all(fits)
        for position, (value, name) in enumerate(values):
            entry = found[position][value]
            entry[0] = max(entry[0], name)
            entry[1] += number * all(fits[:position] + fits[position + 1 :])
    topics, parties, statuses = (
        tuple(sorted((ValueCount(key, *entry) for key, entry in one.items()), key=_by_number))
        for one in found
    )
    return AtlasCounts(total, topics, parties, statuses)


def _by_number(one: ValueCount) -> tuple[int, str]:
    return -one.pledges, one.key


def _area(row: Row) -> AreaFacts:
    ags, name, county_ags, county_name, land, land_name, lon, lat, *bbox = row
    west, south, east, north = bbox
    place = (county_ags, county_name, land, land_name, lon, lat)
    return AreaFacts(ags, name, *place, (west, south, east, north))


def _pledge(row: Row) -> AtlasPledge:
    values = dict(zip(sql.PLEDGE_COLUMNS, row, strict=False))
    return AtlasPledge(**values | {"municipalities": tuple(values["municipalities"])})


def _site(row: Row) -> AtlasSite:
    place_id, name, kind, precision, municipalities, lon, lat = row
    return AtlasSite(place_id, name, kind, precision, tuple(municipalities), lon, lat)


def _one(cursor: Cursor[Any], statement: bytes) -> Row:
    row = cursor.execute(statement).fetchone()
    assert row is not None
    return tuple(row)
