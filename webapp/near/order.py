"""In which order the places around a visitor come: first what is theirs, then what is merely near.

``static/js/near_order.js`` has the same order; tests/webapp/agreement/cases.json keeps them in sync.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from geo.public import Place
from webapp.near.search_places import search_key

# Points within this distance are near, whatever Gemeinde they are in: half an hour on foot.
NEAR_POINT_M = 2000
# Distances are compared in steps, so that server and browser sort what lies at the same spot alike.
STEP_M = 10

NAMED_POINT, NAMED, NEAR_POINT, CROSSING, OPEN, FURTHER = range(6)


def rank(place: Place, distance_m: float, own_keys: AbstractSet[str], locality: str) -> int:
    """Return how much a place concerns somebody; 0 the most.

    Parameters
    ----------
    own_keys : the areas of the filter that they are in
    locality : the name of their Ortsteil, or ""
    """
    is_own = not own_keys.isdisjoint(place.areas)
    if place.precision == "municipality":
        return OPEN if is_own else FURTHER
    is_point = place.geometry["type"] == "Point"
    if names(place.name, locality):
        return NAMED_POINT if is_point else NAMED
    if is_point:
        return NEAR_POINT if is_own or distance_m <= NEAR_POINT_M else FURTHER
    return CROSSING if is_own else FURTHER


def names(place_name: str, locality: str) -> bool:
    """Return whether a name has the name of an Ortsteil in it: "Haltepunkt Gürzenich", "Gürzenicher Wald"."""
    key = search_key(locality)
    words = f" {search_key(place_name)} "
    return bool(key) and any(f" {key}{ending} " in words for ending in ("", "er"))


def sort_key(rank: int, distance_m: float, position: int) -> tuple[int, int, int]:
    """Return the key of a place in the lists; ``position`` is the one among all places."""
    return rank, int(distance_m / STEP_M + 0.5), position
