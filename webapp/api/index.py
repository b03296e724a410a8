"""The features of one build, ready to serve: encoded as bytes, and indexed.

Made once per snapshot. A request selects positions, takes a page of them and joins byte strings.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from cachetools import LRUCache, cached

from geo.public import Withdrawn
from webapp.api.collections import AREAS, Collection, Feature, collections_of
from webapp.api.crs import CRS84, Box, Crs, Projected, projected
from webapp.api.query import Query, Span
from webapp.filters import Filter, PledgeIndex
from webapp.snapshot import Snapshot


def dump(value: Any) -> bytes:
    """Write JSON, always the same way."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


@dataclass(frozen=True)
class Layer:
    """The features of one collection, in the order of the build."""

    collection: Collection
    ids: tuple[str, ...]
    encoded: tuple[bytes, ...]
    geometries: np.ndarray
    pledge_ids: tuple[tuple[str, ...], ...]  # of each feature
    place_ids: tuple[str | None, ...]
    dates: tuple[str, ...]  # ISO dates; empty where a feature has none
    _projected: dict[str, Projected] = field(default_factory=dict, compare=False)

    @cached_property
    def positions(self) -> dict[str, int]:
        return {feature_id: position for position, feature_id in enumerate(self.ids)}

    @cached_property
    def bbox(self) -> Box | None:
        """(west, south, east, north) of all features, EPSG:4326; None if none has a geometry."""
        bounds = shapely.total_bounds(self.geometries)
        return None if np.isnan(bounds).any() else tuple(bounds.tolist())

    def in_crs(self, crs: Crs) -> Projected:
        """Return the geometries in a system, projected when somebody first asks for it."""
        if crs.uri not in self._projected:
            self._projected[crs.uri] = projected(self.geometries, crs)
        return self._projected[crs.uri]

    def feature(self, position: int, crs: Crs) -> bytes:
        """Return a feature as GeoJSON; only its geometry is in the system, properties stay lon, lat."""
        if crs.uri == CRS84:
            return self.encoded[position]
        members = json.loads(self.encoded[position])
        geometry = json.loads(self.in_crs(crs).as_geojson(position))
        return dump(members | {"geometry": geometry})

    @cached_property
    def interval(self) -> tuple[str, str] | None:
        """First and last date, None without dates."""
        known = [date for date in self.dates if date]
        return (min(known), max(known)) if known else None

    def select(self, query: Query, pledges: PledgeIndex) -> Sequence[int]:
        """Return the positions of the features that match a query, in order."""
        found: Sequence[int] = range(len(self.ids))
        if query.chosen != Filter() or query.stances:
            found = self._of_filter(query, pledges)
        if query.bbox is not None:
            inside = self.in_crs(query.bbox_crs).inside(query.bbox)
            found = [position for position in found if position in inside]
        if query.span is not None:
            found = [position for position in found if self._at(position, query.span)]
        return found

    def _of_filter(self, query: Query, pledges: PledgeIndex) -> list[int]:
        if self.collection.id in AREAS:
            keys = query.chosen.areas
            return [position for position, key in enumerate(self.ids) if key in keys]
        result, stances = pledges.apply(query.chosen), query.stances
        shown = {p.id for p in pledges.published.pledges if not stances or p.stance in stances}
        shown &= set(result.shown)
        places = {None, *result.place_ids}
        return [
            position
            for position, place_id in enumerate(self.place_ids)
            if place_id in places and not shown.isdisjoint(self.pledge_ids[position])
        ]

    def _at(self, position: int, span: Span) -> bool:
        # The standard requires features without a date in every response.
        date = self.dates[position]
        return not date or span.first <= date <= span.last


@dataclass(frozen=True)
class Index:
    """All layers of one snapshot. ``version`` identifies every byte of them and the code that serves them."""

    snapshot: Snapshot
    layers: dict[str, Layer]
    version: str


# Two, because for a moment some threads still serve the last snapshot. The index holds its
# snapshot, so that no other object can get its id meanwhile.
@cached(LRUCache(2), key=id, lock=threading.Lock())
def index_of(snapshot: Snapshot) -> Index:
    """Return the index of a snapshot, made at the first call for it."""
    layers = {
        collection.id: _layer(collection, collection.features(snapshot.published))
        for collection in collections_of(snapshot.published)
    }
    digest = hashlib.sha256(snapshot.version.encode())
    for layer in layers.values():
        digest.update(b"\n".join(layer.encoded))
    return Index(snapshot, layers, digest.hexdigest()[:16])


def ids_of_withdrawn(withdrawn: Withdrawn) -> tuple[str, ...]:
    """Return the ids of a withdrawn pledge and of the features that it had."""
    pledge_id = withdrawn.pledge.id
    return (pledge_id, *(f"{pledge_id}--{place.id}" for place in withdrawn.places))


def _layer(collection: Collection, features: list[Feature]) -> Layer:
    properties = [feature["properties"] for feature in features]
    pledge_ids = (p.get("pledge_ids") or [p.get("pledge_id", "")] for p in properties)
    place_ids = (
        p["place_id"] if "place_id" in p else f["id"] for f, p in zip(features, properties, strict=True)
    )
    return Layer(
        collection=collection,
        ids=tuple(feature["id"] for feature in features),
        encoded=tuple(dump(feature) for feature in features),
        geometries=_geometries(feature["geometry"] for feature in features),
        pledge_ids=tuple(tuple(ids) for ids in pledge_ids),
        place_ids=tuple(place_ids),
        dates=tuple(p.get("status_date", "") for p in properties),
    )


def _geometries(geometries: Iterable[Feature | None]) -> np.ndarray:
    return shapely.from_geojson([dump(g).decode() if g else None for g in geometries])
