"""The files of the gazetteer, and the kinds and precisions that a place can have."""

from __future__ import annotations

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
