"""The gazetteer's names as a text uses them: by the stems of their words, as adjectives, in composites."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from geo.draft.ordinary import is_compound, is_name, is_ordinary
from geo.draft.words import Word, as_written, word_set, words_of
from geo.place.gazetteer import Gazetteer
from geo.place.geocode import DERIVED
from geo.place.place import GazetteerPlace
from geo.text.toponym import fold, plain_municipality
from geo.vocabulary import LANDMARKS, OSM_PLACES, STREETS

MAX_WORDS = 7
# Kinds of places whose names are extended in compounds: "Ruraue", "Indetal".
_NATURAL = frozenset({"river", "lake", "forest", "bog", "hill", "park"})
_PROLONGED = word_set(
    "aue auen tal tals tales ufer ufers uferweg uferwegs ufern umfeld umfelds gebiet gebiets gebietes "
    "rand rands mündung quelle wehr wiesen niederung radweg radwegs wanderweg"
)
_STATION_NOUNS = ("bahnhof", "hauptbahnhof", "haltepunkt", "haltestelle")
_PARTS_OF_TOWNS = frozenset({"stop", "station", "building", "school", "campus"})
# Of an extract, these are no things with a name, but names like those of towns.
_NAMED = frozenset({"municipality", "locality", "station"})
# A village may be called so, but a text means the state.
_STATES = word_set(
    "bayern berlin brandenburg bremen hamburg hessen niedersachsen saarland sachsen thueringen "
    "deutschland europa"
)
_DASHES = ("-", "–", "—")
# Parts of names that are written with a hyphen, or in one word: "Alt-Auen", "Altauen".
_FIRST_PARTS = ("Alt", "Neu", "Groß", "Klein", "Ober", "Nieder", "Unter", "Hohen")


@dataclass(frozen=True)
class KnownName:
    """One name of one or more places.

    Parameters
    ----------
    text : as the gazetteer writes it
    words : its words
    places : all with this name; ``things`` are stops, streets and buildings, which are called like things
    trust : "strong" is a place wherever it stands; "weak" only where the sentence treats it as one;
        "ordinary" is made of words of the language, and a place only together with another
    """

    text: str
    words: tuple[Word, ...]
    places: tuple[GazetteerPlace, ...]
    trust: str

    @property
    def is_thing(self) -> bool:
        return all(map(is_thing, self.places))


class KnownNames:
    """All names of a gazetteer, ready to be searched for in a text."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        places: dict[str, dict[str, GazetteerPlace]] = defaultdict(dict)
        towns = [place.name for place in gazetteer.places if place.kind == "municipality"]
        adjectives = {form for town in towns for form in _adjectives(fold(plain_municipality(town)))}
        for place in _all_places(gazetteer):
            if place.file == DERIVED and fold(place.name) in adjectives:
                continue  # of "Auener Straße" and the like
            for text in _texts(place):
                places[text][place.id] = place
        self._known: dict[tuple[str, ...], KnownName] = {}
        self._by_stems: dict[tuple[str, ...], list[KnownName]] = defaultdict(list)
        for text, found in places.items():
            words = tuple(words_of(text))
            if 0 < len(words) <= MAX_WORDS:
                name = KnownName(text, words, tuple(found.values()), "")
                self._by_stems[tuple(word.stem for word in words)].append(name)

    def at(self, words: list[Word], start: int) -> KnownName | None:
        """Return the longest name that begins at a word."""
        for length in range(min(MAX_WORDS, len(words) - start), 0, -1):
            part = words[start : start + length]
            for name in self._by_stems.get(tuple(word.stem for word in part), ()):
                if _is_form(part, name.words):
                    return self._judged(tuple(word.stem for word in part), part)
        return None

    def named(self, words: list[Word]) -> KnownName | None:
        """Return the name that consists of exactly these words, in any inflection."""
        return self._judged(tuple(word.stem for word in words), words)

    def _judged(self, stems: tuple[str, ...], part: list[Word]) -> KnownName | None:
        """Return all names of this form as one, with how far they can be trusted."""
        forms = [name for name in self._by_stems.get(stems, ()) if _is_form(part, name.words)]
        if not forms:
            return None
        folded = [word.folded for word in part]
        forms = [name for name in forms if [word.folded for word in name.words] == folded] or forms
        # First as written: "Auen Hafen" is a station, "Auen-Hafen" an Ortsteil.
        forms.sort(key=lambda name: name.text != as_written(part))
        key = tuple(name.text for name in forms)
        if key not in self._known:
            places = {place.id: place for name in forms for place in name.places}
            trust = _trust(forms[0].words, list(places.values()))
            self._known[key] = KnownName(forms[0].text, forms[0].words, tuple(places.values()), trust)
        return self._known[key]

    @cached_property
    def adjectives(self) -> dict[str, KnownName]:
        """Names of towns and villages by their adjective: "dürener", "göttinger", "münchner"."""
        found: dict[str, KnownName] = {}
        for names in self._by_stems.values():
            for name in names:
                places = [place for place in name.places if place.kind in ("municipality", "locality")]
                if len(name.words) == 1 and places:
                    for form in _adjectives(name.words[0].folded):
                        found.setdefault(form, name)
        return found

    @cached_property
    def prolonged(self) -> dict[str, KnownName]:
        """Names of rivers, lakes and the like by their compounds: "ruraue"."""
        found: dict[str, KnownName] = {}
        for names in self._by_stems.values():
            for name in names:
                if len(name.words) == 1 and any(place.kind in _NATURAL for place in name.places):
                    for ending in _PROLONGED:
                        found.setdefault(words_of(name.text + ending)[0].folded, name)
        return found

    @cached_property
    def parts(self) -> dict[tuple[str, str], dict[str, GazetteerPlace]]:
        """Stops, stations and buildings by their noun and their town or village: ("rathaus", "auen")."""
        found: dict[tuple[str, str], dict[str, GazetteerPlace]] = defaultdict(dict)
        for place in _all_places(self.gazetteer):
            if place.kind in _PARTS_OF_TOWNS and any(map(self.gazetteer.in_region, place.ags)):
                for what, where in self._parts_of(place):
                    found[what, where][place.id] = place
        return found

    def _parts_of(self, place: GazetteerPlace) -> Iterator[tuple[str, str]]:
        names = self.gazetteer.municipalities.names
        words = [word.folded for word in words_of(place.name)]
        for ags in place.ags:
            where = words_of(plain_municipality(names.get(ags, "")))
            if len(where) == 1:
                yield " ".join(words), where[0].folded
        if len(words) > 1:
            yield " ".join(words[1:]), words[0]
        if place.kind == "station":
            for noun in _STATION_NOUNS:
                yield noun, words[0] if words[0] != noun else words[-1]


def is_thing(place: GazetteerPlace) -> bool:
    """Whether a place is called like a thing: a stop, or a street, building or wood of an extract."""
    return place.kind == "stop" or (place.file in (OSM_PLACES, STREETS) and place.kind not in _NAMED)


def _all_places(gazetteer: Gazetteer) -> Iterator[GazetteerPlace]:
    """The places of the gazetteer, and those of an extract of the region that it lacks."""
    known: dict[str, set[str]] = defaultdict(set)
    for place in gazetteer.places:
        for text in (place.name, *place.alt_names):
            known[fold(text)].update(place.ags)
        yield place
    for place in gazetteer.osm.places:
        inside = any(map(gazetteer.in_region, place.ags))
        if inside and known.get(fold(place.name), set()).isdisjoint(place.ags):
            yield place


def _texts(place: GazetteerPlace) -> set[str]:
    """Return all ways to write a place; people leave out what is in brackets: "Heimbach (Eifel)"."""
    texts = {text for text in (place.name, *place.alt_names) if not text.startswith("(")}
    if place.kind != "municipality":
        texts = {text for text in texts if fold(text) not in _STATES}
    if place.file == DERIVED and place.name.endswith(("straße", "str.", "weg", "platz")):
        texts -= {place.name}  # a part of the names of stops, not a village
    texts |= {re.sub(r"([Ss])tr\.(?=\s|$)", r"\1traße", text) for text in texts}
    texts |= {plain_municipality(text) for text in texts if plain_municipality(text)}
    return texts | {other for text in texts if place.kind in _NAMED for other in _in_one_word_or_two(text)}


def _in_one_word_or_two(text: str) -> Iterator[str]:
    """ "Altauen" of "Alt-Auen" or "Alt Auen", and the other way."""
    for part in _FIRST_PARTS:
        rest = text.removeprefix(part)
        if rest == text or " " in rest[1:] or "-" in rest[1:]:
            continue
        if rest[:1] in ("-", " ") and rest[1:2].isupper():
            yield f"{part}{rest[1:].lower()}"
        elif rest.isalpha() and rest.islower() and len(rest) > len(part):
            yield f"{part}-{rest.capitalize()}"


def _is_form(part: list[Word], name: tuple[Word, ...]) -> bool:
    """Whether words of a text are a name in some case. One word alone is inflected in the genitive only."""
    if any(expected.capital and not word.capital for word, expected in zip(part, name, strict=True)):
        return False
    if len(name) > 1:
        return all(_is_joined_as(word, as_in) for word, as_in in zip(part[1:], name[1:], strict=True))
    word, expected = part[0].folded, name[0].folded
    return word == expected or word in (f"{expected}s", f"{expected}es")


def _is_joined_as(word: Word, expected: Word) -> bool:
    """Whether what stands before a word fits the name: "Auen – Bergen" and "Auen, Bergen" are two places."""
    dash = expected.gap in _DASHES
    if word.gap in ("", expected.gap) or (dash and word.gap in _DASHES):
        return True
    return (word.tied and word.gap == "-" and expected.gap in ("", "/", "(")) or word.gap in (".", "(")


def _trust(words: tuple[Word, ...], places: Collection[GazetteerPlace]) -> str:
    """How far a name can be trusted to mean its place, wherever it stands."""
    kinds = {place.kind for place in places}
    only_things = all(map(is_thing, places))
    if any(place.file == LANDMARKS for place in places):
        return "strong"  # added by hand, for this map
    if len(words) > 1:
        if words[1].tied and not only_things:  # "Essen-Steele"
            return "strong"
        if "station" in kinds:
            return "strong"
        known = all(is_ordinary(word.text) or is_compound(word.folded) for word in words)
        return "ordinary" if known and only_things else "weak" if known else "strong"
    ordinary = is_ordinary(words[0].text)
    if only_things:
        return "ordinary" if ordinary or is_compound(words[0].folded) else "weak"
    if words[0].text.isupper() or words[0].folded in _STATES:
        return "weak"  # "PCK" is a company, too
    return "weak" if ordinary and not is_name(words[0].text) else "strong"


def _adjectives(name: str) -> Iterator[str]:
    yield f"{name}er"
    if name.endswith("e"):
        yield f"{name}r"
    if name.endswith("stadt"):
        yield f"{name[:-5]}staedter"
    if name.endswith("en"):
        yield f"{name[:-2]}er"
        yield f"{name[:-2]}ner"
    if name.endswith("er"):
        yield f"{name[:-2]}raner"
