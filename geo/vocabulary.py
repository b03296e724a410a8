"""The closed vocabularies of the data: stances, statuses, precisions, kinds, and what a site has.

Tables, schemas, the API, exports, pages and tests import them from here and have no lists of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# What a party says about a measure. A demand is addressed to somebody else; an idea is not a promise.
STANCES = ("will", "examines", "supports", "demands", "could", "rejects", "keeps")
# Of these, what the party will not build or do itself: no map may show it as if it would.
NO_PLAN = frozenset({"demands", "could", "rejects"})
# The progress of a pledge, from start to end.
STATUSES = ("pledged", "started", "done", "dropped")
PLEDGED = STATUSES[0]
# Also allowed in tables: such a pledge has a page that says so, but is not on the map any more.
WITHDRAWN = "withdrawn"
TABLE_STATUSES = (*STATUSES, WITHDRAWN)
LANDMARKS, MUNICIPALITIES, NEIGHBOURS = "landmarks.geojson", "municipalities.geojson", "neighbours.geojson"
FILES = (
    LANDMARKS,
    MUNICIPALITIES,
    NEIGHBOURS,
    "localities.geojson",
    "localities_from_stops.geojson",
    "stops.geojson",
)
# What `geo osm` has written, where it was used: places, streets, house numbers by first letter, and the
# districts of a region that is one municipality.
OSM_PLACES, STREETS, ADDRESSES = "osm_places.geojson", "streets.geojson", "addresses.geojson"
DISTRICTS = "districts.geojson"
OSM_FILES = (OSM_PLACES, STREETS, ADDRESSES, DISTRICTS)
# What a level of districts is called, of an area that is one of them; all are masculine in German.
DISTRICT_WORDS = ("Bezirk", "Stadtbezirk", "Stadtteil", "Ortsteil")
# How well a place is known, the best first.
PRECISIONS = ("exact", "site", "street", "locality", "municipality")
# Of these, those with an exact location; for the others the symbol stands for the surroundings.
PRECISE = PRECISIONS[:3]
KINDS = frozenset(
    {"municipality", "locality", "station", "stop"}
    | {"lake", "river", "forest", "bog", "hill", "mine", "corridor", "park"}
    | {"campus", "business_park", "building", "school", "railway", "cycleway", "street"}
)


@dataclass(frozen=True)
class Property:
    """A property of a site, which is a Feature of pledges.geojson.

    Parameters
    ----------
    kind : "text", "date" (ISO, or ""), "integer", "boolean", "ags" or
        "slugs" (a list of them) or "position" (lon, lat)
    values : its vocabulary; empty if there is none, or if it is from the settings
    absent : its value if a pledge is for the whole region; None is null
    """

    name: str
    kind: str = "text"
    values: tuple[str, ...] = ()
    absent: Any = ""

    @property
    def is_nullable(self) -> bool:
        return self.absent is None


PLEDGE_PROPERTIES = (
    Property("title"),
    Property("summary"),
    Property("topic"),
    Property("stance", values=STANCES),
    Property("status", values=STATUSES),
    Property("status_date", "date"),
    Property("status_url"),
    Property("page", "integer"),
    Property("section"),
    Property("quote"),
    Property("title_en"),
    Property("summary_en"),
)
PLACE_PROPERTIES = (
    Property("place_name", absent=None),
    Property("place_kind", absent=None),
    Property("planned", "boolean", absent=False),
    Property("municipalities", "ags", absent=[]),
    Property("near_border", "boolean", absent=False),
    Property("precision", values=PRECISIONS, absent=None),
    Property("accuracy_m", "integer", absent=None),
    Property("source", absent=None),
    Property("note"),
    Property("note_en"),
    Property("label_point", "position", absent=None),
)
# Only the sites of a map of several parties have it: the key of the party, from the settings.
OF_PARTY = Property("party")
# Only the sites of a town that is divided into districts have it: their slugs.
OF_DISTRICTS = Property("districts", "slugs", absent=[])
# In the order of the files.
SITE_PROPERTIES = (
    Property("pledge_id"),
    Property("place_id", absent=None),
    *PLEDGE_PROPERTIES,
    *PLACE_PROPERTIES,
)
