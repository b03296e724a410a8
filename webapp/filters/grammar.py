"""The grammar of the filter: what the keys of an address mean, and the canonical form of each filter.

Repeated keys ``thema``, ``gemeinde``, ``status``, and ``partei`` on a map of several parties; single keys
``q``, ``ort``, ``umkreis`` and ``kreisweit``. Values of one key are ORed, keys are ANDed. A Gemeinde matches
every site that lists it, a place (``ort``) every site within the radius (``umkreis``, km). A pledge for the
whole county has no Gemeinde: it is shown while no Gemeinde is chosen, always with ``kreisweit=1``, never with
``kreisweit=0``. On the map of a town with districts the key is ``ortsteil``, and the town is no choice:
``gemeinde`` with its name is dropped.

``index.py`` decides which pledges a filter finds. ``static/js/query.js`` has the same grammar for the
browser; tests/webapp/agreement/cases.json keeps the two in sync.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from geo.public import DISTRICT, MUNICIPALITY, STATUSES, Published, Settings, todays_slug
from webapp.near.nearby import DEFAULT_RADIUS_KM, MAX_RADIUS_KM, MAX_TEXT_LENGTH, Near, Nearby, NoSuchPlace
from webapp.near.search_places import SearchPlace

AREA_KEYS = (MUNICIPALITY, DISTRICT)  # a map has one of them
PARTY = "partei"  # only on a map of several parties
SINGLE = ("q", "kreisweit", "umkreis", "ort")  # in the order in which they are checked
# A lone value of the first of these keys that has one goes into the path, as in the addresses of pages.
IN_PATH = (*AREA_KEYS, "thema")

Pairs = list[tuple[str, str]]


class UnknownValue(ValueError):
    """A known key has a value that this map does not have."""

    def __init__(self, key: str, value: str) -> None:
        super().__init__(f"{key}={value}")
        self.key, self.value = key, value


class BadValue(UnknownValue):
    """A value that is invalid on any map."""


class UnknownPlace(UnknownValue):
    """The place is unknown or ambiguous; ``choices`` are the candidates, ``house`` the number of a house in
    those that are streets. With ``is_mistyped`` no name is exactly this one.
    """

    def __init__(
        self, value: str, choices: tuple[SearchPlace, ...], house: str = "", is_mistyped: bool = False
    ) -> None:
        super().__init__("ort", value)
        self.choices, self.house, self.is_mistyped = choices, house, is_mistyped


@dataclass(frozen=True)
class Filter:
    """What the reader chose. ``county_wide`` is None unless the reader decided on it."""

    topics: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()  # keys: AGS, or slugs of districts
    parties: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    text: str = ""
    county_wide: bool | None = None
    near: Near | None = None

    @property
    def shows_county_wide(self) -> bool:
        return not self.areas if self.county_wide is None else self.county_wide

    @property
    def unfolds(self) -> bool:
        """Whether topics are open: who searches for a word or chooses a topic wants to read what is found."""
        return bool(self.text or self.topics)


class Grammar:
    """Parse and format the filters of one build. ``repeated`` are the keys that may have several values."""

    def __init__(self, published: Published, settings: Settings, nearby: Nearby) -> None:
        self._nearby = nearby
        self._topics = tuple(settings.topics)
        kind = published.area_kind
        self.area_key = kind.key
        self.parties = tuple(settings.parties) if settings.has_parties else ()
        self.repeated = ("thema", kind.key, *([PARTY] if self.parties else []), "status")
        self._slug_of = {area.key: area.slug for area in published.areas}
        self._key_of = {area.slug: area.key for area in published.areas}
        redirects, towns = settings.redirects, {one.ags: one.slug for one in published.municipalities}
        moved = redirects.districts if kind.is_district else redirects.municipalities
        # On a map with districts: the spellings of the town, which is everything.
        self._town = (set(towns.values()), redirects.municipalities | towns) if kind.is_district else None
        # By key: the known values, and the current names of old ones.
        self._addresses: dict[str, tuple[Collection[str], dict[str, str]]] = {
            "thema": (self._topics, settings.redirects.topics),
            kind.key: (self._key_of, moved | self._slug_of),
            **({PARTY: (self.parties, {})} if self.parties else {}),
        }

    def parse(self, args: MultiDict[str, str], *, with_house: bool = False) -> Filter:
        """Parse a query; unknown keys are ignored, because links arrive with ``fbclid`` and the like.

        Only a page for the visitor alone takes a house number: what is passed on, like frames, pictures and
        files, is for the street.

        Raises
        ------
        UnknownValue : a known key with a value that this map does not have.
        UnknownPlace : a place that it does not have, or an ambiguous name.
        BadValue : a value that is malformed.
        """
        topics, slugs = self._todays(args, "thema"), self._todays(args, self.area_key)
        parties = self._todays(args, PARTY) if self.parties else []
        self._of_town(args)
        statuses = _values(args, "status")
        for value in statuses:
            if value not in STATUSES:
                raise UnknownValue("status", value)
        text = _text("q", unicodedata.normalize("NFC", args.get("q", "")))
        county_wide = args.get("kreisweit", "")
        if county_wide not in ("", "0", "1"):
            raise BadValue("kreisweit", county_wide)
        return Filter(
            topics=frozenset(topics),
            areas=frozenset(self._key_of[value] for value in slugs),
            parties=frozenset(parties),
            statuses=frozenset(statuses),
            text=text,
            county_wide={"": None, "0": False, "1": True}[county_wide],
            near=self._near(args, with_house),
        )

    def moved(self, args: MultiDict[str, str]) -> bool:
        """Return whether the query has an AGS, an old slug or a variant spelling, and should be redirected.

        So should one that names the town whose districts are the filter.

        Raises
        ------
        UnknownValue : as for `parse`
        """
        is_moved = any(_values(args, key) != self._todays(args, key) for key in self._addresses)
        return self._of_town(args) or is_moved

    def query(self, chosen: Filter) -> str:
        """Return the canonical query string of a filter: the cache key, and part of the page's address."""
        return urlencode(self.pairs(chosen))

    def pairs(self, chosen: Filter) -> Pairs:
        """Return the keys and values of a filter in their canonical order."""
        pairs = [("thema", key) for key in self._topics if key in chosen.topics]
        pairs += [(self.area_key, slug) for slug in sorted(self._slug_of[key] for key in chosen.areas)]
        pairs += [(PARTY, key) for key in self.parties if key in chosen.parties]
        pairs += [("status", key) for key in STATUSES if key in chosen.statuses]
        pairs += [("q", chosen.text)] if chosen.text else []
        if chosen.near:
            pairs += [("ort", chosen.near.written), ("umkreis", str(chosen.near.radius_km))]
        return pairs + ([] if chosen.county_wide is None else [("kreisweit", str(int(chosen.county_wide)))])

    def choices(self, chosen: Filter) -> Iterator[tuple[str, str, str]]:
        """Yield key, value and the query without it for each chosen value. A radius goes with its place."""
        pairs = self.pairs(chosen)
        for key, value in pairs:
            if key != "umkreis":
                removed = [(key, value)] if key != "ort" else [p for p in pairs if p[0] in ("ort", "umkreis")]
                yield key, value, urlencode([pair for pair in pairs if pair not in removed])

    def in_path(self, chosen: Filter) -> tuple[str, str, Pairs]:
        """Return the key and value for the path, "" if there is none, and the pairs that remain."""
        pairs = self.pairs(chosen)
        for key in IN_PATH:
            values = [value for name, value in pairs if name == key]
            if len(values) == 1:
                return key, values[0], [pair for pair in pairs if pair[0] != key]
        return "", "", pairs

    def _of_town(self, args: MultiDict[str, str]) -> bool:
        """Return whether a query names the town itself, on a map that has its districts instead.

        Raises
        ------
        UnknownValue : another municipality
        """
        values = _values(args, MUNICIPALITY) if self._town else []
        for value in values:
            if self._town and todays_slug(value, *self._town) is None:
                raise UnknownValue(MUNICIPALITY, value)
        return bool(values)

    def _todays(self, args: MultiDict[str, str], key: str) -> list[str]:
        """Return the current names of the values of a key."""
        known, moved = self._addresses[key]
        values = _values(args, key)
        found = [todays_slug(value, known, moved) for value in values]
        for value, slug in zip(values, found, strict=True):
            if slug is None:
                raise UnknownValue(key, value)
        return [slug for slug in found if slug is not None]

    def _near(self, args: MultiDict[str, str], with_house: bool) -> Near | None:
        radius = args.get("umkreis", "") or str(DEFAULT_RADIUS_KM)
        if not re.fullmatch("[0-9]{1,2}", radius) or not 1 <= int(radius) <= MAX_RADIUS_KM:
            raise BadValue("umkreis", radius[:MAX_TEXT_LENGTH])
        text = _text("ort", args.get("ort", ""))
        if not text:
            return None
        try:
            found = self._nearby.read(text)
        except NoSuchPlace as error:
            raise UnknownPlace(text, error.choices, error.house, error.is_mistyped) from None
        address = text if found.missing and found.place.kind != "street" else ""
        house = found.house if with_house else ""
        return Near(found.place.label, int(radius), address, found.missing, house)


def _values(args: MultiDict[str, str], key: str) -> list[str]:
    # A form without JavaScript sends empty values for what was not chosen.
    return [value for value in args.getlist(key) if value]


def _text(key: str, written: str) -> str:
    text = " ".join(written.split())
    if len(text) > MAX_TEXT_LENGTH or not text.isprintable():
        raise BadValue(key, text[:MAX_TEXT_LENGTH])
    return text
