"""The index of the pledges: which ones a filter finds, at which places, and the counts of other choices.

Each set of pledges is an integer with one bit per pledge, in the order of the programme: AND and counting are
then single operations, and a page with 27 counts costs microseconds.

``static/js/matching.js`` finds the same in the browser; tests/webapp/agreement keeps the two in sync.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from geo.public import STATUSES, Place, Published, Settings
from webapp.filters import bits as bit_sets
from webapp.filters.grammar import Filter
from webapp.filters.word_index import WordIndex
from webapp.near.nearby import Nearby


@dataclass(frozen=True)
class Result:
    """``shown`` holds the ids of the pledges, ``place_ids`` the places that the map draws.

    ``distances_m`` has the places within the radius of a filter with a place, by id.
    """

    shown: tuple[str, ...]
    place_ids: tuple[str, ...]
    county_wide_count: int
    topic_counts: dict[str, int]
    area_counts: dict[str, int]  # by key
    status_counts: dict[str, int]
    party_counts: dict[str, int]  # empty on a map of one party
    distances_m: dict[str, float] = field(default_factory=dict)


class PledgeIndex:
    """The pledges of one build with their texts in one language."""

    def __init__(self, published: Published, settings: Settings, words: WordIndex, nearby: Nearby) -> None:
        """``words`` has the searchable texts of the pledges, in their order."""
        self.published = published
        self._nearby = nearby
        self._areas = tuple(area.key for area in published.areas)
        pledges = published.pledges
        self._ids = tuple(pledge.id for pledge in pledges)
        self._position = {pledge_id: position for position, pledge_id in enumerate(self._ids)}
        self.words = words
        self.topics = tuple(settings.topics)
        self._all = (1 << len(pledges)) - 1
        self._of_topic = {key: bit_sets.of_flags(p.topic == key for p in pledges) for key in settings.topics}
        self._of_status = {key: bit_sets.of_flags(p.status == key for p in pledges) for key in STATUSES}
        self._of_party = {
            key: bit_sets.of_flags(p.party == key for p in pledges)
            for key in (settings.parties if settings.has_parties else ())
        }
        self.statuses_used = [key for key, bits in self._of_status.items() if bits]
        self._county_wide = bit_sets.of_flags(not p.place_ids for p in pledges)
        self._of_area = self._by_area(published.places.keys())

    def apply(self, chosen: Filter) -> Result:
        """Find the pledges and places of a filter, and count what every other choice would show."""
        topic = self._any(self._of_topic, chosen.topics)
        status = self._any(self._of_status, chosen.statuses)
        text = self._with_text(chosen.text)
        party = self._any(self._of_party, chosen.parties)
        county_wide = self._county_wide if chosen.shows_county_wide else 0
        places, distances_m = self.published.places, {}
        of_area, within = self._of_area, self._all
        if chosen.near:
            distances_m = self._nearby.distances_m(chosen.near)
            of_area, within = self._by_area(distances_m), self._at(distances_m)
            places = {place_id: place for place_id, place in places.items() if place_id in distances_m}
        placed = self._any(of_area, chosen.areas) & within & ~self._county_wide
        here, about = placed | county_wide, text & party
        shown = topic & status & about & here
        shown_ids = tuple(self._pick(shown))
        # With a Gemeinde, county-wide pledges are shown only if the reader asked for them.
        with_area = self._county_wide if chosen.county_wide else 0
        return Result(
            shown=shown_ids,
            place_ids=_places_of(shown_ids, chosen.areas, places.values()),
            county_wide_count=(topic & status & about & self._county_wide).bit_count(),
            topic_counts=_counts(self._of_topic, status & about & here),
            area_counts={
                key: (topic & status & about & (bits | with_area)).bit_count()
                for key, bits in of_area.items()
            },
            status_counts=_counts(self._of_status, topic & about & here),
            party_counts=_counts(self._of_party, topic & status & text & here),
            distances_m=distances_m,
        )

    def position(self, pledge_id: str) -> int:
        """Return the position of a pledge in the programme."""
        return self._position[pledge_id]

    def in_order(self, pledge_ids: Iterable[str]) -> list[str]:
        """Return these pledges in the order of the programme, each once."""
        return sorted(set(pledge_ids), key=self._position.__getitem__)

    def _at(self, place_ids: Container[str]) -> int:
        return bit_sets.of_flags(any(id_ in place_ids for id_ in p.place_ids) for p in self.published.pledges)

    def _by_area(self, place_ids: Container[str]) -> dict[str, int]:
        """Return the pledges with a site in each area of the filter, counting only sites at these places."""
        places, pledges = self.published.places, self.published.pledges
        found: dict[str, list[int]] = {key: [] for key in self._areas}
        for position, pledge in enumerate(pledges):
            near = (places[place_id] for place_id in pledge.place_ids if place_id in place_ids)
            for key in {key for place in near for key in place.areas}:
                if key in found:
                    found[key].append(position)
        return {key: bit_sets.of_positions(positions) for key, positions in found.items()}

    def _any(self, index: dict[str, int], keys: frozenset[str]) -> int:
        bits = 0 if keys else self._all
        for key in keys:
            bits |= index[key]
        return bits

    def _with_text(self, text: str) -> int:
        found = self.words.find(text)
        return self._all if found is None else found

    def _pick(self, bits: int) -> Iterable[str]:
        return (self._ids[position] for position in bit_sets.positions(bits))


def _counts(sets: dict[str, int], others: int) -> dict[str, int]:
    """Return how many pledges each value of a key would show with the choices of the other keys."""
    return {key: (bits & others).bit_count() for key, bits in sets.items()}


def _places_of(pledge_ids: Iterable[str], areas: frozenset[str], places: Iterable[Place]) -> tuple[str, ...]:
    shown = set(pledge_ids)
    return tuple(
        place.id
        for place in places
        if not shown.isdisjoint(place.pledge_ids) and (not areas or not areas.isdisjoint(place.areas))
    )
