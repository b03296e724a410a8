"""The filter: one grammar and one function for page, list, map and whatever else shows pledges.

Repeated keys ``thema``, ``gemeinde``, ``status``; single keys ``q``, ``ort``, ``umkreis`` and ``kreisweit``.
Values of one key are OR, keys are AND. A Gemeinde takes every site whose list names it, a place (``ort``)
every site within the radius (``umkreis``, km); a pledge for the whole county names no Gemeinde: it is shown
while no Gemeinde is chosen, always with ``kreisweit=1``, never with ``kreisweit=0``.

Each set of pledges is an integer with one bit per pledge, in the order of the programme: AND and counting are
then single operations, and a page with 27 counts costs microseconds.

``static/js/filter.js`` does the same in the browser; tests/browser/test_filter.py holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Container, Iterable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from geo.public import STATUSES, Place, Published, Settings, todays_slug
from webapp.near.nearby import DEFAULT_RADIUS_KM, LONGEST_RADIUS_KM, Near, Nearby, NoSuchPlace
from webapp.near.search_places import SearchPlace

LONGEST_TEXT = 100


class UnknownValue(ValueError):
    """A known key has a value that the map does not have."""

    def __init__(self, key: str, value: str) -> None:
        super().__init__(f"{key}={value}")
        self.key, self.value = key, value


class BadValue(UnknownValue):
    """A value that no map could have."""


class UnknownPlace(UnknownValue):
    """The place that was asked for is unknown or one of several; ``choices`` are those that it may be."""

    def __init__(self, value: str, choices: tuple[SearchPlace, ...]) -> None:
        super().__init__("ort", value)
        self.choices = choices


@dataclass(frozen=True)
class Filter:
    """What the reader chose. ``county_wide`` is None while the reader leaves it open."""

    topics: frozenset[str] = frozenset()
    municipalities: frozenset[str] = frozenset()  # AGS
    statuses: frozenset[str] = frozenset()
    text: str = ""
    county_wide: bool | None = None
    near: Near | None = None

    @property
    def shows_county_wide(self) -> bool:
        return not self.municipalities if self.county_wide is None else self.county_wide


@dataclass(frozen=True)
class Result:
    """``shown`` holds the ids of the pledges, ``place_ids`` the places that the map draws.

    ``distances_m`` has the places within the radius around the place that was asked for, by id.
    """

    shown: tuple[str, ...]
    place_ids: tuple[str, ...]
    county_wide_count: int
    topic_counts: dict[str, int]
    municipality_counts: dict[str, int]  # by AGS
    status_counts: dict[str, int]
    distances_m: dict[str, float] = field(default_factory=dict)


def fold(text: str) -> str:
    """Spell a text so that "Duren", "Dueren" and "Düren" are one."""
    decomposed = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss"))
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return plain.replace("ae", "a").replace("oe", "o").replace("ue", "u")


class Catalogue:
    """The pledges of one data version, indexed for filtering."""

    def __init__(
        self, published: Published, settings: Settings, texts: dict[str, str], nearby: Nearby
    ) -> None:
        """``texts`` maps each pledge id to the text that a search looks in."""
        self.published = published
        self.nearby = nearby
        self._topics = tuple(settings.topics)
        self._slug_of = {m.ags: m.slug for m in published.municipalities}
        self._ags_of = {m.slug: m.ags for m in published.municipalities}
        # By key what there is, and what is called otherwise today.
        self._addresses: dict[str, tuple[Collection[str], dict[str, str]]] = {
            "thema": (self._topics, settings.redirects.topics),
            "gemeinde": (self._ags_of, settings.redirects.municipalities | self._slug_of),
        }
        pledges = published.pledges
        self._ids = tuple(pledge.id for pledge in pledges)
        self._texts = tuple(fold(texts[pledge.id]) for pledge in pledges)
        self._all = (1 << len(pledges)) - 1
        self._of_topic = {key: self._bits(p.topic == key for p in pledges) for key in self._topics}
        self._of_status = {key: self._bits(p.status == key for p in pledges) for key in STATUSES}
        self.statuses_used = [key for key, bits in self._of_status.items() if bits]
        self._county_wide = self._bits(not p.place_ids for p in pledges)
        self._of_municipality = self._by_municipality(published.places.keys())

    def parse(self, args: MultiDict[str, str]) -> Filter:
        """Read a query; unknown keys are ignored, for links arrive with ``fbclid`` and the like.

        Raises
        ------
        UnknownValue : a known key with a value that this map does not have.
        UnknownPlace : a place that it does not have, or several of that name.
        BadValue : a value that is malformed.
        """
        topics, slugs = self._todays(args, "thema"), self._todays(args, "gemeinde")
        statuses = _values(args, "status")
        for value in statuses:
            if value not in self._of_status:
                raise UnknownValue("status", value)
        text = " ".join(unicodedata.normalize("NFC", args.get("q", "")).split())
        if len(text) > LONGEST_TEXT or not text.isprintable():
            raise BadValue("q", text[:LONGEST_TEXT])
        county_wide = args.get("kreisweit", "")
        if county_wide not in ("", "0", "1"):
            raise BadValue("kreisweit", county_wide)
        return Filter(
            topics=frozenset(topics),
            municipalities=frozenset(self._ags_of[value] for value in slugs),
            statuses=frozenset(statuses),
            text=text,
            county_wide={"": None, "0": False, "1": True}[county_wide],
            near=self._near(args),
        )

    def moved(self, args: MultiDict[str, str]) -> bool:
        """Whether the query has an AGS, an old slug or another spelling of one, and should be redirected.

        Raises
        ------
        UnknownValue : as for `parse`
        """
        return any(_values(args, key) != self._todays(args, key) for key in self._addresses)

    def _todays(self, args: MultiDict[str, str], key: str) -> list[str]:
        """The values of a key as they are called today."""
        known, moved = self._addresses[key]
        values = _values(args, key)
        found = [todays_slug(value, known, moved) for value in values]
        for value, slug in zip(values, found, strict=True):
            if slug is None:
                raise UnknownValue(key, value)
        return [slug for slug in found if slug is not None]

    def query(self, chosen: Filter) -> str:
        """The canonical query string of a filter: the cache key, and the address of the page."""
        return urlencode(self.pairs(chosen))

    def pairs(self, chosen: Filter) -> list[tuple[str, str]]:
        """The keys and values of a filter in their canonical order."""
        pairs = [("thema", key) for key in self._topics if key in chosen.topics]
        pairs += [("gemeinde", slug) for slug in sorted(self._slug_of[ags] for ags in chosen.municipalities)]
        pairs += [("status", key) for key in STATUSES if key in chosen.statuses]
        pairs += [("q", chosen.text)] if chosen.text else []
        if chosen.near:
            pairs += [("ort", chosen.near.place), ("umkreis", str(chosen.near.radius_km))]
        return pairs + ([] if chosen.county_wide is None else [("kreisweit", str(int(chosen.county_wide)))])

    def apply(self, chosen: Filter) -> Result:
        """Find the pledges and places of a filter, and what every other choice would show."""
        topic = self._any(self._of_topic, chosen.topics)
        status = self._any(self._of_status, chosen.statuses)
        text = self._with_text(chosen.text)
        county_wide = self._county_wide if chosen.shows_county_wide else 0
        places, distances_m = self.published.places, {}
        of_municipality, within = self._of_municipality, self._all
        if chosen.near:
            distances_m = self.nearby.distances_m(chosen.near)
            of_municipality, within = self._by_municipality(distances_m), self._at(distances_m)
            places = {place_id: place for place_id, place in places.items() if place_id in distances_m}
        placed = self._any(of_municipality, chosen.municipalities) & within & ~self._county_wide
        shown = topic & status & text & (placed | county_wide)
        shown_ids = tuple(self._pick(shown))
        # A Gemeinde alone shows no county-wide pledge unless the reader asked for them.
        with_municipality = self._county_wide if chosen.county_wide else 0
        return Result(
            shown=shown_ids,
            place_ids=_places_of(shown_ids, chosen.municipalities, places.values()),
            county_wide_count=(topic & status & text & self._county_wide).bit_count(),
            topic_counts={
                key: (bits & status & text & (placed | county_wide)).bit_count()
                for key, bits in self._of_topic.items()
            },
            municipality_counts={
                ags: (topic & status & text & (bits | with_municipality)).bit_count()
                for ags, bits in of_municipality.items()
            },
            status_counts={
                key: (topic & bits & text & (placed | county_wide)).bit_count()
                for key, bits in self._of_status.items()
            },
            distances_m=distances_m,
        )

    def _near(self, args: MultiDict[str, str]) -> Near | None:
        text, radius = (
            " ".join(args.get("ort", "").split()),
            args.get("umkreis", "") or str(DEFAULT_RADIUS_KM),
        )
        if not re.fullmatch("[0-9]{1,2}", radius) or not 1 <= int(radius) <= LONGEST_RADIUS_KM:
            raise BadValue("umkreis", radius[:LONGEST_TEXT])
        if len(text) > LONGEST_TEXT or not text.isprintable():
            raise BadValue("ort", text[:LONGEST_TEXT])
        if not text:
            return None
        try:
            return Near(self.nearby.find(text).label, int(radius))
        except NoSuchPlace as error:
            raise UnknownPlace(text, error.choices) from None

    def _at(self, place_ids: Container[str]) -> int:
        return self._bits(any(id_ in place_ids for id_ in p.place_ids) for p in self.published.pledges)

    def _by_municipality(self, place_ids: Container[str]) -> dict[str, int]:
        """The pledges with a site in each municipality, of the sites at some places."""
        places, pledges = self.published.places, self.published.pledges
        ags_of = [
            {ags for id_ in p.place_ids if id_ in place_ids for ags in places[id_].municipalities}
            for p in pledges
        ]
        return {ags: self._bits(ags in found for found in ags_of) for ags in self._slug_of}

    def _bits(self, flags: Iterable[bool]) -> int:
        return sum(1 << position for position, flag in enumerate(flags) if flag)

    def _any(self, index: dict[str, int], keys: frozenset[str]) -> int:
        bits = 0 if keys else self._all
        for key in keys:
            bits |= index[key]
        return bits

    def _with_text(self, text: str) -> int:
        words = fold(text).split()
        if not words:
            return self._all
        return self._bits(all(word in haystack for word in words) for haystack in self._texts)

    def _pick(self, bits: int) -> Iterable[str]:
        return (pledge_id for position, pledge_id in enumerate(self._ids) if bits >> position & 1)


def _places_of(
    pledge_ids: Iterable[str], municipalities: frozenset[str], places: Iterable[Place]
) -> tuple[str, ...]:
    shown = set(pledge_ids)
    return tuple(
        place.id
        for place in places
        if not shown.isdisjoint(place.pledge_ids)
        and (not municipalities or not municipalities.isdisjoint(place.municipalities))
    )


def _values(args: MultiDict[str, str], key: str) -> list[str]:
    # A form without JavaScript sends empty values for what was left open.
    return [value for value in args.getlist(key) if value]
