"""Names made of a thing and its ends, as a sentence splits them up.

"Radschnellweg Düren–Jülich" is the route "von Düren nach Jülich"; "Haltepunkt Gürzenich" is meant by "neue
Haltepunkte (z.B. in Gürzenich)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from geo.draft.names import KnownNames
from geo.draft.ordinary import is_ordinary
from geo.draft.words import Word, word_set, words_of
from geo.place.place import GazetteerPlace
from geo.vocabulary import LANDMARKS

MIN_PART_LENGTH = 6
_LINKS = word_set(
    "von vom bis nach ueber und oder zwischen zur zum zu den der die das dem des aus in im ab an am via "
    "sowie z b zb richtung etwa rund stadt gemeinde ort ortsteil auch weiter beispielsweise"
)


@dataclass(frozen=True)
class Route:
    """A place whose name is a head and one or more ends, each a list of words."""

    place: GazetteerPlace
    head: tuple[Word, ...]
    ends: tuple[tuple[Word, ...], ...]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the ends: a sentence without all of them is not about the route."""
        return frozenset(word.stem for end in self.ends for word in end)


def routes_of(names: KnownNames) -> list[Route]:
    """Return the landmarks with such names."""
    landmarks = [place for place in names.gazetteer.places if place.file == LANDMARKS]
    return [
        route
        for place in landmarks
        for text in (place.name, *place.alt_names)
        if (route := _route(place, text, names))
    ]


def _route(place: GazetteerPlace, text: str, names: KnownNames) -> Route | None:
    first, *others = [words_of(part) for part in re.split(r"\s*–\s*", text)]
    # The end of the first part that is itself a name: "Biotopverbund Steinheide".
    for at in range(1, len(first)):
        name = None if first[at].tied else names.named(first[at:])
        if name is not None and any(other.id != place.id and other.kind != "stop" for other in name.places):
            ends = tuple(map(tuple, [first[at:], *others]))
            return Route(place, tuple(first[:at]), ends) if all(ends) else None
    return None


def find(
    words: list[Word], before: list[Word], routes: list[Route], is_name: set[int]
) -> Iterator[tuple[GazetteerPlace, set[int]]]:
    """Find the routes that a sentence mentions.

    Parameters
    ----------
    words : the sentence
    before : the sentence before, which may contain the head of a route
    is_name : the words that belong to some toponym

    Yields
    ------
    The place, and which words were its ends.
    """
    stems = {word.stem for word in words}
    chains: Iterator[set[int] | None]
    for route in routes:
        if not route.stems <= stems:
            continue
        if len(route.ends) == 1:
            chains = (_follow(words, head + 1, route.ends, is_name) for head in _heads(words, route))
        elif any(True for _ in _heads(words, route)) or any(True for _ in _heads(before, route)):
            chains = _courses(words, route, is_name)
        else:
            continue
        used = next((used for used in chains if used is not None), None)
        if used is not None:
            yield route.place, used


def _heads(words: list[Word], route: Route) -> Iterator[int]:
    """Return where the head ends. The last part of a compound is enough if all ends follow."""
    length = len(route.head)
    for at in range(len(words) - length + 1):
        part = words[at : at + length]
        if all(_same(word, head, len(route.ends) > 1) for word, head in zip(part, route.head, strict=True)):
            yield at + length - 1


def _same(word: Word, expected: Word, by_part: bool) -> bool:
    if word.stem == expected.stem:
        return word.capital or not expected.capital or by_part
    tail = expected.stem.endswith(word.stem) and len(word.stem) >= MIN_PART_LENGTH
    return by_part and word.capital and tail


def _courses(words: list[Word], route: Route, is_name: set[int]) -> Iterator[set[int] | None]:
    """All ends one after the other, in either direction, with nothing but links and toponyms in between."""
    for ends in (route.ends, route.ends[::-1]):
        for start in range(len(words)):
            if _is(words, start, ends[0]):
                yield _follow(words, start, ends, is_name)


def _follow(
    words: list[Word], at: int, ends: tuple[tuple[Word, ...], ...], is_name: set[int]
) -> set[int] | None:
    """The words of the ends, met one after the other from a word on."""
    used: set[int] = set()
    for end in ends:
        while at < len(words) and not _is(words, at, end):
            if not _is_link(words[at], at in is_name):
                return None
            at += 1
        if at == len(words):
            return None
        used.update(range(at, at + len(end)))
        at += len(end)
    return used


def _is(words: list[Word], at: int, end: tuple[Word, ...]) -> bool:
    part = words[at : at + len(end)]
    if len(part) < len(end):
        return False
    if len(end) == 1:
        return part[0].folded in (end[0].folded, f"{end[0].folded}s")
    return all(word.stem == expected.stem for word, expected in zip(part, end, strict=True))


def _is_link(word: Word, is_name: bool) -> bool:
    return is_name or word.folded in _LINKS or (word.capital and not is_ordinary(word.text))
