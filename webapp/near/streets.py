"""The streets that a visitor can search for: which one a typed address means, and where its houses are.

``static/js/near_streets.js`` finds the same ones; tests/webapp/agreement keeps the two in sync.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from geo.public import StreetIndex, StreetName, decoded_street
from webapp.near.search_places import SearchPlace
from webapp.near.street_numbers import find_number
from webapp.near.street_text import Spelling, TypedNumber, TypedPiece, TypedText, read_text, spelling
from webapp.near.street_typos import StreetTypos
from webapp.near.typed_address import FILLING, MAX_NAME_WORDS, PREPOSITIONS

RANK = 3  # as stops: towns, villages, stations and landmarks of the name come first
KEPT_LETTERS = 4
_ARTICLES = frozenset(("der", "dem", "den", "die"))
_NUMBER_WORDS = frozenset(("nr", "no", "hnr", "nummer", "hausnummer", "hausnr"))
_SAYS_NOTHING = FILLING | PREPOSITIONS | _ARTICLES | _NUMBER_WORDS
_KINDS = ("municipality", "postal_code", "locality")
_KEYS = range(len(Spelling._fields))
_JOINED = Spelling._fields.index("joined")


class StreetsFound(NamedTuple):
    """The streets that a text may mean, the house number in it ("" without), and what nobody knows of it.

    Without ``is_sure`` a single one is a question too: it may be in a town that the map does not know.
    """

    labels: tuple[str, ...]
    number: str
    missing: str
    is_sure: bool


@dataclass(frozen=True)
class TypedHouse:
    """A house number as typed, how well it is known, and from where it is measured (lon, lat)."""

    typed: str
    how: str
    number: str
    at: tuple[float, float] | None


class Town(NamedTuple):
    """A Gemeinde, an Ortsteil or a postal code: its municipalities in the region, and its name's keys:
    as written, and the main one.
    """

    kind: str
    ags: frozenset[str]
    written: str
    key: str


class Streets:
    """The streets of a build by label, and what people type for them.

    Parameters
    ----------
    index : of the build; None where no extract was read, and nothing is found
    places : the places to search for, whose labels are taken
    """

    def __init__(self, index: StreetIndex | None, places: Iterable[SearchPlace]) -> None:
        places = list(places)
        self._texts = index.letters if index else {}
        self.names = {one.ags[0]: one.name for one in places if one.kind == "municipality" and one.ags}
        self.by_label = _labelled(index.streets if index else (), self.names, {one.label for one in places})
        self._keys: tuple[dict[str, list[str]], ...] = tuple(defaultdict(list) for _ in _KEYS)
        self._towns: dict[str, dict[Town, None]] = {}
        for label, street in self.by_label.items():
            for name in (street.name, *street.aliases):
                for keys, key in zip(self._keys, spelling(read_text(name).pieces), strict=True):
                    if label not in keys[key]:
                        keys[key].append(label)
            if street.district:
                self._add_town("locality", street.district, (street.ags,), street.district)
        for place in places if self.by_label else ():
            for name in (place.name, *place.aliases):
                self._add_town(place.kind, name, place.ags, place.name)
        self._typos = StreetTypos(self._keys[_JOINED])
        self._letter = lru_cache(KEPT_LETTERS)(self._read_letter)

    def __bool__(self) -> bool:
        return bool(self.by_label)

    def _add_town(self, kind: str, written: str, ags: Sequence[str], name: str) -> None:
        if kind in _KINDS:
            key = _name_key(written)
            self._towns.setdefault(key, {})[Town(kind, frozenset(ags), key, _name_key(name))] = None

    def _read_letter(self, letter: str) -> list[Any]:
        found: list[Any] = json.loads(self._texts[letter])
        return found

    def entry(self, label: str) -> list[Any]:
        """Return what a file has of a street, for `geo.public.decoded_street`."""
        street = self.by_label[label]
        found: list[Any] = self._letter(street.letter)[street.number]
        return found

    def place(self, label: str) -> SearchPlace:
        """Return a street as a place to search for."""
        street = self.by_label[label]
        shape, _houses = decoded_street(self.entry(label))
        return SearchPlace(
            label=label,
            name=street.name,
            aliases=street.aliases,
            kind="street",
            rank=RANK,
            ags=(street.ags,),
            within=(self.names[street.ags],),
            geometry=shape,
        )

    def house(self, label: str, number: str) -> TypedHouse:
        """Return where a house number of a street is, as far as the extract knows."""
        _shape, houses = decoded_street(self.entry(label))
        how, known = find_number(number, houses)
        return TypedHouse(number, how, known, houses.get(known))

    def written(self, label: str, number: str) -> str:
        """Return an address as people write it: "Oberstraße 12 (Düren)"."""
        name, bracket, rest = label.partition(" (")
        street, comma, district = name.partition(", ")
        return f"{street} {number}{comma}{district}{bracket}{rest}" if number else label

    def read(self, text: str) -> StreetsFound | None:
        """Find the streets that a typed text may mean; None if it names none."""
        typed = read_text(text)
        for level in _KEYS:
            for start, stop in typed.spans():
                key = spelling(typed.pieces[start:stop])[level]
                labels = self._keys[level].get(key)
                if labels and (found := self._in_text(typed, start, stop, labels)):
                    return found
        return None

    def mistyped(self, text: str) -> StreetsFound | None:
        """Find the streets whose names a text has with an error or two: always a question."""
        typed = read_text(text)
        for start, stop in typed.spans() if self.by_label else ():
            names = self._typos.meant(spelling(typed.pieces[start:stop]).joined)
            labels = list(dict.fromkeys(label for name in names for label in self._keys[_JOINED][name]))
            if labels and (found := self._in_text(typed, start, stop, labels)):
                return found
        return None

    def _in_text(self, typed: TypedText, start: int, stop: int, labels: list[str]) -> StreetsFound | None:
        """Read what is around the name of a street; None if it says that another street is meant."""
        name, part = spelling(typed.pieces[start:stop]), typed.pieces[start].part
        number = _number_around(typed, start, stop)
        if not number and name.words in self._towns:
            return None  # "52382 Hambach" is a village
        around = [*typed.pieces[:start], *typed.pieces[stop:]]
        if number:
            around = [one for one in around if not number.start <= one.start < number.end]
        towns: list[Town] = []
        strange = [
            one for some in _runs(around, typed.pieces[start].start) for one in self._strange(some, towns)
        ]
        free_from = number.start if number and number.start > typed.pieces[start].start else len(typed.text)
        if any(one.part == part and one.start < free_from for one in strange):
            return None  # "Alte Oberstraße" is not Oberstraße
        chosen = self._within(labels, towns)
        if not chosen:
            return None
        is_sure = bool(towns) or not (strange or any(_is_code(word) for one in around for word in one.words))
        missing = " ".join(one.written for one in strange)
        found = tuple(self._best(chosen, name))
        return StreetsFound(found, number.number if number else "", missing, is_sure)

    def _strange(self, pieces: list[TypedPiece], towns: list[Town]) -> list[TypedPiece]:
        """Return the pieces that name nothing known; Gemeinden, Ortsteile and codes go to ``towns``."""
        found, place = [], 0
        while place < len(pieces):
            lengths = range(min(MAX_NAME_WORDS, len(pieces) - place), 0, -1)
            length = next((n for n in lengths if _key(pieces[place : place + n]) in self._towns), 0)
            words = [_key(pieces[place : place + length])] if length else list(pieces[place].words)
            if all(word in self._towns or _says_nothing(word) for word in words):
                towns.extend(town for word in words for town in self._towns.get(word, ()))
            else:
                found.append(pieces[place])
            place += length or 1
        return found

    def _within(self, labels: list[str], towns: list[Town]) -> list[str]:
        """Return those streets that are where a text says: in the Gemeinde, the postal code, the Ortsteil.

        Where a Gemeinde is named, what contradicts it does not count.
        """
        chosen, in_municipality = labels, False
        for kind in _KINDS:
            for written in dict.fromkeys(town.written for town in towns if town.kind == kind):
                # Of one name there may be a Gemeinde, and a village elsewhere.
                ags = {one for town in towns if town.written == written for one in town.ags}
                inside = [label for label in chosen if self.by_label[label].ags in ags]
                if not inside and not in_municipality:
                    return []
                chosen = inside or chosen
                in_municipality |= kind == "municipality"
        districts = {town.key for town in towns if town.kind == "locality"}
        return [one for one in chosen if _name_key(self.by_label[one].district) in districts] or chosen

    def _best(self, labels: list[str], name: Spelling) -> list[str]:
        """Return those whose main name is spelled like the text, if there are any."""
        for level in _KEYS[:2]:
            known = {one: spelling(read_text(self.by_label[one].name).pieces)[level] for one in labels}
            if same := [one for one in labels if known[one] == name[level]]:
                return same
        return labels


def _labelled(streets: Iterable[StreetName], names: dict[str, str], taken: set[str]) -> dict[str, StreetName]:
    """Return the streets by label: "Oberstraße (Düren)", "Hauptstraße, Winden (Kreuzau)"."""
    found: dict[str, StreetName] = {}
    for street in streets:
        if street.ags in names:
            name = f"{street.name}, {street.district}" if street.district else street.name
            label = f"{name} ({names[street.ags]})"
            label = f"Straße {label}" if label in taken else label
            found.setdefault(label, street)
    return found


def _number_around(typed: TypedText, start: int, stop: int) -> TypedNumber | None:
    """Return the house number behind a street, or right before it."""
    behind = (typed.number_at(place) for place in range(stop, len(typed.pieces)))
    if number := next((one for one in behind if one), None):
        return number
    before = typed.number_at(start - 1) if start else None
    return before if before and before.end <= typed.pieces[start].start else None


def _runs(pieces: Iterable[TypedPiece], middle: int) -> Iterator[list[TypedPiece]]:
    """Yield the pieces that stand together, without a comma or the street between them."""
    for _part, some in groupby(pieces, key=lambda one: (one.part, one.start < middle)):
        yield list(some)


def _key(pieces: Iterable[TypedPiece]) -> str:
    return " ".join(word for piece in pieces for word in piece.words)


def _name_key(name: str) -> str:
    return _key(read_text(name).pieces)


def _is_code(word: str) -> bool:
    return len(word) == 5 and word.isascii() and word.isdecimal()


def _says_nothing(word: str) -> bool:
    return word in _SAYS_NOTHING or _is_code(word)
