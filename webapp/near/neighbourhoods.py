"""What lies in a Gemeinde, crosses it or lies just beyond its border, and what is near a pledge.

Measured once per build: pages only look it up.
"""

from __future__ import annotations

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
    """Another pledge near one. ``distance_m`` is None if it can't be measured."""

    pledge: Pledge
    distance_m: float | None
    place: Place | None = None


class Neighbourhoods:
    """The surroundings of every Gemeinde (by AGS) and the neighbours of every pledge (by id) of a build."""

    def __init__(self, published: Published, nearness: Nearness) -> None:
        self._published, self._nearness = published, nearness
        self._localities = localities(published)
        self.of_municipality = {m.ags: self._surroundings(m.ags) for m in published.municipalities}
        from_place = {
            place.id: nearness.from_place(place.id)
            for place in published.places.values()
            if _is_somewhere(place)
        }
        self.of_pledge = {pledge.id: self._neighbours(pledge, from_place) for pledge in published.pledges}

    def _surroundings(self, ags: str) -> Surroundings:
        places = self._published.places
        inside = [place for place in places.values() if ags in place.municipalities]
        own = {place.id for place in inside if len(place.municipalities) == 1 or place.near_border}
        here = [
            p for p in self._published.pledges if any(ags in places[i].municipalities for i in p.place_ids)
        ]
        within = tuple(pledge.id for pledge in here if not own.isdisjoint(pledge.place_ids))
        known = sorted({self._localities[place.id] for place in inside if place.id in self._localities})
        return Surroundings(
            within=within,
            crossing=tuple(pledge.id for pledge in here if pledge.id not in within),
            beyond=tuple(self._beyond(ags, {pledge.id for pledge in here})),
            by_locality={
                name: tuple(place for place in inside if self._localities.get(place.id) == name)
                for name in known
            },
        )

    def _beyond(self, ags: str, seen_ids: set[str]) -> list[Beyond]:
        """Return the places up to 2 km away, nearest first, without those only known by Gemeinde."""
        distances = self._nearness.from_municipality(ags)
        near = [
            place
            for place in self._published.places.values()
            if ags not in place.municipalities
            and _is_somewhere(place)
            and distances[place.id] <= BEYOND_BORDER_M
        ]
        found = []
        for place in sorted(near, key=lambda place: (distances[place.id], place.name)):
            pledge_ids = tuple(pledge_id for pledge_id in place.pledge_ids if pledge_id not in seen_ids)
            seen_ids = seen_ids | set(pledge_ids)
            if pledge_ids:
                at = self._nearness.nearest_point(ags, place.id)
                found.append(Beyond(place, distances[place.id], at, pledge_ids))
        return found

    def _neighbours(self, pledge: Pledge, from_place: dict[str, dict[str, float]]) -> tuple[Neighbour, ...]:
        near: dict[str, tuple[float, str]] = {}
        for place_id in pledge.place_ids:
            # Pledges at the very same place are 0 m away.
            distances = {place_id: 0.0} | from_place[place_id] if place_id in from_place else {}
            for other_id, distance_m in distances.items():
                other = self._published.places[other_id]
                if distance_m <= NEARBY_M and _is_somewhere(other):
                    for pledge_id in other.pledge_ids:
                        near[pledge_id] = min(
                            near.get(pledge_id, (distance_m, other_id)), (distance_m, other_id)
                        )
        near.pop(pledge.id, None)
        ranked = [p for p in self._published.pledges if p.id in near]
        ranked.sort(key=lambda other: (near[other.id][0], other.topic != pledge.topic))
        found = [Neighbour(p, near[p.id][0], self._published.places[near[p.id][1]]) for p in ranked]
        return tuple(found[:NEARBY_COUNT]) or self._alike(pledge)

    def _alike(self, pledge: Pledge) -> tuple[Neighbour, ...]:
        """Return others of the topic, the same Gemeinde first, for a pledge without measurable places."""
        here = {m.ags for m in self._published.municipalities_of_pledge(pledge)}

        def strangeness(other: Pledge) -> tuple[bool, int]:
            there = {m.ags for m in self._published.municipalities_of_pledge(other)}
            # In the programme related pledges are next to each other.
            return (here.isdisjoint(there) and bool(here), abs(order[other.id] - order[pledge.id]))

        order = {p.id: position for position, p in enumerate(self._published.pledges)}
        alike = [p for p in self._published.pledges if p.topic == pledge.topic and p.id != pledge.id]
        return tuple(Neighbour(other, None) for other in sorted(alike, key=strangeness)[:NEARBY_COUNT])


def _is_somewhere(place: Place) -> bool:
    """Return whether distances to a place make sense: what is only "in Jülich" has no exact position."""
    return place.precision != "municipality"
