"""The closed vocabularies of the data: stances, statuses, kinds and precisions, and the gazetteer's files."""

from __future__ import annotations

# What a party says of a measure. A demand is addressed to somebody else; what it could imagine is no promise.
STANCES = ("will", "examines", "supports", "demands", "could", "rejects", "keeps")
# Of these, what the party does not mean to build or do itself: no map may show it as if it did.
NO_PLAN = frozenset({"demands", "could", "rejects"})
# What has become of a pledge, from its beginning to its end.
STATUSES = ("pledged", "started", "done", "dropped")
PLEDGED = STATUSES[0]
# What tables may say besides: such a pledge has a page that tells so, and is no pledge of the map any more.
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
PRECISIONS = ("exact", "site", "street", "locality", "municipality")
KINDS = frozenset(
    {"municipality", "locality", "station", "stop"}
    | {"lake", "river", "forest", "bog", "hill", "mine", "corridor", "park"}
    | {"campus", "business_park", "building", "school", "railway", "cycleway", "street"}
)
