"""What lies in a Gemeinde, crosses it or lies just beyond its border, and what is near a pledge.

The surroundings of a Gemeinde are measured once per build. The neighbours of a pledge are found for its page:
for all pledges at once they would take longer than everything else at the start.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from geo.public import Place, Pledge, Published
from webapp.near.localities import localities
from webapp.near.nearness import Nearness

BEYOND_BORDER_M = 2000
NEARBY_M = 3000
NEARBY_COUNT = 5


@dataclass(frozen=True)
class Beyond:
    """A place beyond the border, with the pledges that no nearer place has.

    ``at`` (lon, lat) is its point nearest to the Gemeinde, where its symbol is visible.
    """

    place: Place
    distance_m: float
    at: tuple[float, float]
    pledge_ids: tuple[str, ...]


@dataclass(frozen=True)
class Surroundings:
    """The pledges of a Gemeinde: ids, each in one of ``within``, ``crossing`` and ``beyond``.

    ``by_locality`` has the places whose Ortsteil is known.
    """

    within: tuple[str, ...]
    crossing: tuple[str, ...]
    beyond: tuple[Beyond, ...]
    by_locality: dict[str, tuple[Place, ...]]

    @property
    def beyond_pledge_ids(self) -> tuple[str, ...]:
        return tuple(pledge_id for beyond in self.beyond for pledge_id in beyond.pledge_ids)


@dataclass(frozen=True)
class Neighbour:
    """Another pledge near one, from which place to which. ``distance_m`` is None if it can't be measured."""

    pledge: Pledge
    distance_m: float | None
    origin: Place | None = None
    place: Place | None = None


class Neighbourhoods:
    """The surroundings of every area of the filter (by key) and the neighbours of every pledge (by id)."""

    def __init__(self, published: Published, nearness: Nearness) -> None:
        self.of_area = _Surroundings(published, nearness).of_each()
        self.of_pledge: Mapping[str, tuple[Neighbour, ...]] = _Neighbours(published, nearness)


class _Surroundings:
    """Finds the surroundings of the Gemeinden, with one look at each pledge."""

    def __init__(self, published: Published, nearness: Nearness) -> None:
        self._published, self._nearness = published, nearness
        self._localities = localities(published)
        self._places: dict[str, list[Place]] = defaultdict(list)
        for place in published.places.values():
            for key in place.areas:
                self._places[key].append(place)
        self._pledges: dict[str, list[Pledge]] = defaultdict(list)
        for pledge in published.pledges:
            for key in {key for id_ in pledge.place_ids for key in published.places[id_].areas}:
                self._pledges[key].append(pledge)

    def of_each(self) -> dict[str, Surroundings]:
        return {area.key: self._of(area.key) for area in self._published.areas}

    def _of(self, key: str) -> Surroundings:
        own = {place.id for place in self._places[key] if len(place.areas) == 1 or place.near_border}
        here = self._pledges[key]
        within = {pledge.id for pledge in here if not own.isdisjoint(pledge.place_ids)}
        by_locality: dict[str, list[Place]] = defaultdict(list)
        for place in self._places[key]:
            if place.id in self._localities:
                by_locality[self._localities[place.id]].append(place)
        return Surroundings(
            within=tuple(pledge.id for pledge in here if pledge.id in within),
            crossing=tuple(pledge.id for pledge in here if pledge.id not in within),
            beyond=tuple(self._beyond(key, {pledge.id for pledge in here})),
            by_locality={name: tuple(by_locality[name]) for name in sorted(by_locality)},
        )

    def _beyond(self, key: str, seen_ids: set[str]) -> Iterator[Beyond]:
        """Yield the places up to 2 km away, nearest first, without those only known by Gemeinde."""
        distances = self._nearness.near_area(key, BEYOND_BORDER_M)
        places = (self._published.places[place_id] for place_id in distances)
        near = [place for place in places if key not in place.areas and _is_somewhere(place)]
        for place in sorted(near, key=lambda place: (distances[place.id], place.name)):
            pledge_ids = tuple(pledge_id for pledge_id in place.pledge_ids if pledge_id not in seen_ids)
            seen_ids.update(pledge_ids)
            if pledge_ids:
                at = self._nearness.nearest_point(key, place.id)
                yield Beyond(place, distances[place.id], at, pledge_ids)


class _Neighbours(Mapping[str, tuple[Neighbour, ...]]):
    """Finds the neighbours of a pledge when they are looked up."""

    def __init__(self, published: Published, nearness: Nearness) -> None:
        self._published, self._nearness = published, nearness
        self._position = {pledge.id: position for position, pledge in enumerate(published.pledges)}

    def __getitem__(self, pledge_id: str) -> tuple[Neighbour, ...]:
        pledge = self._published.pledges[self._position[pledge_id]]
        return self._near(pledge) or self._alike(pledge)

    def __iter__(self) -> Iterator[str]:
        return iter(self._position)

    def __len__(self) -> int:
        return len(self._position)

    def _near(self, pledge: Pledge) -> tuple[Neighbour, ...]:
        places, pledges = self._published.places, self._published.pledges
        near: dict[str, tuple[float, str, str]] = {}
        for place_id in filter(self._is_measured, pledge.place_ids):
            # Pledges at the very same place are 0 m away.
            distances = {place_id: 0.0} | self._nearness.near_place(place_id, NEARBY_M)
            for other_id in filter(self._is_measured, distances):
                there = (distances[other_id], other_id, place_id)
                for other in places[other_id].pledge_ids:
                    near[other] = min(near.get(other, there), there)
        near.pop(pledge.id, None)

        def strangeness(other: str) -> tuple[float, bool, int]:
            at = self._position[other]
            return near[other][0], pledges[at].topic != pledge.topic, at

        def neighbour(other: str) -> Neighbour:
            distance_m, place_id, origin_id = near[other]
            pledge = pledges[self._position[other]]
            return Neighbour(pledge, distance_m, places[origin_id], places[place_id])

        return tuple(map(neighbour, heapq.nsmallest(NEARBY_COUNT, near, key=strangeness)))

    def _is_measured(self, place_id: str) -> bool:
        return _is_somewhere(self._published.places[place_id])

    def _alike(self, pledge: Pledge) -> tuple[Neighbour, ...]:
        """Return others of the topic, the same Gemeinde first, for a pledge without measurable places."""
        here = {area.key for area in self._published.areas_of_pledge(pledge)}

        def strangeness(other: Pledge) -> tuple[bool, int]:
            there = {area.key for area in self._published.areas_of_pledge(other)} if here else set()
            # In the programme related pledges are next to each other.
            return (
                here.isdisjoint(there) and bool(here),
                abs(self._position[other.id] - self._position[pledge.id]),
            )

        alike = [p for p in self._published.pledges if p.topic == pledge.topic and p.id != pledge.id]
        return tuple(
            Neighbour(other, None) for other in heapq.nsmallest(NEARBY_COUNT, alike, key=strangeness)
        )


def _is_somewhere(place: Place) -> bool:
    """Return whether distances to a place make sense: what is only "in Jülich" has no exact position."""
    return place.precision != "municipality"
