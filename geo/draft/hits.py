"""Where a sentence names places: longest match first, inflected, without ordinary words."""

from __future__ import annotations

from dataclasses import dataclass

from geo.draft.names import KnownName, KnownNames
from geo.draft.nouns import (
    ADJECTIVES,
    ALONE,
    ARTICLES,
    DEEDS,
    EXAMPLES,
    LANDSCAPE,
    LOCATING,
    NOT_OF_THE_TOWN,
    OFFICES,
    PARTS_OF_A_TOWN,
    PREPOSITIONS,
    STREET_ENDS,
    STREETS,
    WOODS,
    is_common,
    is_title,
    nouns,
)
from geo.draft.ordinary import EVERYWHERE, is_ordinary
from geo.draft.surroundings import (
    has_article,
    is_beside,
    is_lake_or_land,
    is_local,
    is_none_here,
    is_treated_as_place,
)
from geo.draft.words import Word, words_of
from geo.place.place import GazetteerPlace

CERTAIN, COMPOSED, ADJECTIVE, WEAK = 1.0, 0.9, 0.7, 0.7


@dataclass(frozen=True)
class NameHit:
    """Words ``start`` to ``stop`` of a sentence that name one of ``places`` by the gazetteer's ``name``."""

    start: int
    stop: int
    places: tuple[GazetteerPlace, ...]
    name: str
    confidence: float = CERTAIN
    needs_town: bool = False  # only if the sentence names its town


class Spotter:
    """Find names of the gazetteer in words.

    Parameters
    ----------
    names : of the gazetteer
    region_name : as people say it ("Kreis Düren"): the whole region, so not a place in it
    """

    def __init__(self, names: KnownNames, region_name: str = "") -> None:
        self._names = names
        gazetteer = names.gazetteer
        self._is_town = sum(map(gazetteer.in_region, gazetteer.municipalities.names)) == 1
        self._station = tuple(
            place
            for place in gazetteer.places
            if place.kind == "station" and any(map(gazetteer.in_region, place.ags))
        )
        self._main_station = _main_station(self._station)
        if len(self._station) > 1:
            self._station = ()
        self._region_name = [word.folded for word in words_of(region_name)]

    def hits(self, words: list[Word]) -> list[NameHit]:
        """Return the names in a sentence, in order, without overlaps."""
        hits: list[NameHit] = []
        blocked_until = len(words)
        at = 0
        while at < len(words):
            hit = self._hit(words, at, hits)
            if hit is None:
                at += 1
                continue
            # "der Kreise Auen und Bergen": neither of them is a place.
            chained = hit.start == blocked_until + 1 and words[blocked_until].folded == "und"
            if chained or is_none_here(words, hit.start, hit.stop, self._region_name):
                blocked_until = hit.stop
            else:
                if words[at].tied and words[at].gap == "-" and _within(hit, hits):
                    hits.pop()  # "Auen-Hafen" is the Ortsteil
                hits.append(hit)
            at = hit.stop
        return hits

    def named_alone(self, words: list[Word]) -> list[NameHit]:
        """What a heading is that says nothing else: "Badepark", "3. Der Bahnhof"; not "Feuerwehr"."""
        start = 0
        while start < len(words) and (words[start].folded in ARTICLES or words[start].text.isdigit()):
            start += 1
        part = words[start:]
        name = self._names.named(part) if part and not any(word.tied for word in part) else None
        if name is None and len(part) == 1 and part[0].folded == "bahnhof" and self._station:
            return [NameHit(start, len(words), self._station, self._station[0].name, WEAK)]
        if name is None or not name.is_thing:
            return []
        if len(part) == 1 and is_ordinary(part[0].text) and part[0].folded not in ALONE:
            return []
        places = tuple(place for place in name.places if any(map(self._names.gazetteer.in_region, place.ags)))
        alone = self._is_town or (len(places) == 1 and part[0].folded not in EVERYWHERE)
        return [NameHit(start, len(words), places, name.text, WEAK)] if places and alone else []

    def _hit(self, words: list[Word], at: int, hits: list[NameHit]) -> NameHit | None:
        word = words[at]
        if not word.capital:
            return None
        if word.tied and word.gap == "-":
            return self._tied(words, at, hits)
        return (
            self._part(words, at)
            or self._plain(words, at, hits)
            or self._only_station(words, at)
            or self._adjective(words, at)
        )

    def _tied(self, words: list[Word], at: int, hits: list[NameHit]) -> NameHit | None:
        """After a hyphen: the second of two towns, the Ortsteil of a town, or the town of "Alt-Auen"."""
        name = self._names.at(words, at)
        if name is None or name.is_thing:
            return None
        stop = at + len(name.words)
        if hits and hits[-1].stop == at:
            if any(place.kind == "municipality" for place in name.places):
                return NameHit(at, stop, name.places, name.text, COMPOSED)
            ags = {code for place in hits[-1].places for code in place.ags}
            places = tuple(place for place in name.places if ags & set(place.ags))
            return NameHit(at, stop, places, name.text, COMPOSED) if places else None
        alone = at == 1 or not words[at - 1].tied
        is_part = alone and words[at - 1].folded in PARTS_OF_A_TOWN and name.trust == "strong"
        return NameHit(at, stop, name.places, name.text, WEAK) if is_part else None

    def _only_station(self, words: list[Word], at: int) -> NameHit | None:
        """ "Am Hauptbahnhof", "des Bahnhofs", if there is no other in the region."""
        word = words[at]
        noun = nouns(word.folded)
        places = self._main_station if {"hauptbahnhof", "hbf"} & set(noun) else self._station
        named = {"hauptbahnhof", "hbf", "bahnhof"} & set(noun)
        if not named or not places or word.tied or (at + 1 < len(words) and words[at + 1].tied):
            return None
        return NameHit(at, at + 1, places, places[0].name, WEAK) if is_local(words, at) else None

    def _stop(self, words: list[Word], at: int, name: KnownName) -> NameHit | None:
        """A stop, street or building called like a thing: "am Stadtpark", "in der Weberstraße".

        What every town has needs its town: "am Rathaus in Auen".
        """
        places = tuple(place for place in name.places if any(map(self._names.gazetteer.in_region, place.ags)))
        first, single = name.words[0].folded, len(name.words) == 1
        everywhere = single and first in EVERYWHERE
        common = single and is_common(name.words[0])
        if not places or (single and first in DEEDS) or not self._is_said(words, at, name):
            return None
        street = name.words[-1].folded.endswith(STREET_ENDS) and not common
        local = is_beside(words, at) if single and first in OFFICES else is_local(words, at)
        article = has_article(words, at) and not everywhere and not common
        if not (street or local or article):
            return None
        towns = {place.ags for place in places}
        sure = self._is_town or (not everywhere and (street or len(towns) == 1))
        return NameHit(at, at + len(name.words), places, name.text, WEAK, needs_town=not sure)

    def _is_said(self, words: list[Word], at: int, name: KnownName) -> bool:
        """Not the "Am Berg" that only begins a sentence, nor "auf dem Markt", where one sells."""
        first = name.words[0].folded
        before = words[at - 1].folded if at and not words[at].gap else ""
        if first in PREPOSITIONS and len(name.words) > 1:
            return before.endswith(("strasse", "platz", "weg", "gasse", "siedlung", "halt", "haltestelle"))
        return not (first == "markt" and len(name.words) == 1 and words[max(0, at - 2)].folded == "auf")

    def _plain(self, words: list[Word], at: int, hits: list[NameHit]) -> NameHit | None:
        name = self._names.at(words, at)
        if name is None:
            prolonged = self._names.prolonged.get(words[at].folded)
            return NameHit(at, at + 1, prolonged.places, prolonged.text, COMPOSED) if prolonged else None
        stop = at + len(name.words)
        composite = stop < len(words) and words[stop].tied and words[stop].gap == "-"
        last = hits[-1].stop if hits else None
        treated = self._is_treated(words, at, stop, last) or self._is_listed(words, at, stop)
        if name.is_thing and name.trust != "strong":
            village = name.trust == "weak" and treated
            found = (
                NameHit(at, stop, name.places, name.text, WEAK) if village else self._stop(words, at, name)
            )
            return None if composite else found
        if (is_title(words, stop) if composite else self._means_water(words, at, name)) and _is_town(name):
            return None
        if name.trust == "strong":
            return self._its_part(words, at, name) or NameHit(
                at, stop, name.places, name.text, COMPOSED if composite else CERTAIN
            )
        if name.trust == "weak" and not composite and treated:
            return NameHit(at, stop, name.places, name.text, WEAK)
        return None

    def _is_treated(self, words: list[Word], at: int, stop: int, last: int | None) -> bool:
        """Whether the words around say that it is a place, and no idiom: "in Wald und Flur"."""
        if not is_treated_as_place(words, at, last):
            return False
        if stop + 1 >= len(words) or words[stop].folded not in ("und", "oder", "bis", "nach", "ueber"):
            return True
        other = words[stop + 1]
        pair = words[at - 1].folded == "von" or words[stop].folded in ("und", "oder")
        idiom = pair and other.capital and is_common(words[at]) and is_common(other)
        return not idiom or self._names.at(words, stop + 1) is not None

    def _means_water(self, words: list[Word], at: int, name: KnownName) -> bool:
        """ "Am Chiemsee" is not the Gemeinde Chiemsee."""
        return len(name.words) == 1 and is_lake_or_land(words, at)

    def _is_listed(self, words: list[Word], at: int, stop: int) -> bool:
        """ "Berg, Auen und Wald": before one that is a place wherever it stands."""
        if stop >= len(words) or has_article(words, at) or is_local(words, at):
            return False
        after = stop + 1 if words[stop].folded in ("und", "oder", "sowie") else stop
        if after >= len(words) or (after == stop and words[stop].gap not in (",", "/", "–")):
            return False
        name = self._names.at(words, after)
        return name is not None and name.trust == "strong" and not name.is_thing

    def _its_part(self, words: list[Word], at: int, name: KnownName) -> NameHit | None:
        """ "Auens Rathaus"."""
        after = at + 1
        if len(name.words) > 1 or words[at].folded == name.words[0].folded or after >= len(words):
            return None
        noun = words[after]
        if not noun.capital or noun.gap:
            return None
        for what in nouns(noun.folded):
            places = self._names.parts.get((what, name.words[0].folded))
            if places:
                return NameHit(at, at + 2, tuple(places.values()), f"{noun.text} {name.text}", COMPOSED)
        return None

    def _part(self, words: list[Word], at: int) -> NameHit | None:
        """A stop, station or building by its noun and its town: "Rathaus in Auen", "Bahnhof Auen"."""
        after = at + 1
        if after < len(words) and words[after].folded in LOCATING:
            after += 1
        if after < len(words) and words[after].folded in ("stadt", "gemeinde"):
            after += 1
        if after >= len(words) or words[after].tied or words[after].gap:
            return None
        for what in nouns(words[at].folded):
            places = self._names.parts.get((what, words[after].folded))
            whole = self._names.at(words, at)
            if places and not (whole and len(whole.words) > after - at):
                text = f"{words[at].text} {words[after].text}"
                return NameHit(at, after + 1, tuple(places.values()), text, COMPOSED)
        return None

    def _adjective(self, words: list[Word], at: int) -> NameHit | None:
        """Read "Auener Rathaus" as the stop, if there is one, otherwise as Auen."""
        name = self._names.adjectives.get(words[at].folded)
        after = self._noun_after(words, at)
        if name is None or after is None:
            return None
        noun = words[after]
        municipal = any(place.kind == "municipality" for place in name.places)
        if not noun.capital or noun.tied or noun.gap or (not municipal and is_ordinary(words[at].text)):
            return None
        forms = set(nouns(noun.folded))
        if forms & (LANDSCAPE | EXAMPLES | STREETS | NOT_OF_THE_TOWN):
            return None
        if any(form.endswith(WOODS) for form in forms):
            return None
        for what in nouns(noun.folded) if after == at + 1 else ():
            places = self._names.parts.get((what, name.words[0].folded))
            if places:
                return NameHit(at, at + 2, tuple(places.values()), f"{noun.text} {name.text}", COMPOSED)
        return NameHit(at, at + 1, name.places, name.text, ADJECTIVE)

    def _noun_after(self, words: list[Word], at: int) -> int | None:
        """The noun of an adjective: "Auener und Bergener Markt", "Auener historischer Markt"."""
        adjectives, after = self._names.adjectives, at + 1
        while after + 1 < len(words):
            other = after + 1 + (words[after + 1].folded in ARTICLES)
            linked = words[after].folded in ("und", "oder", "sowie") and other + 1 < len(words)
            if linked and words[other].folded in adjectives:
                after = other + 1
            elif words[after].gap == "," and words[after].folded in adjectives:
                after += 1
            else:
                break
        if after + 1 < len(words) and not words[after].capital and words[after].folded.endswith(ADJECTIVES):
            after += 1
        return after if after < len(words) else None


def _is_town(name: KnownName) -> bool:
    """Whether a name is that of a Gemeinde, and of no river or lake beside it."""
    kinds = {place.kind for place in name.places}
    return "municipality" in kinds and kinds <= {"municipality", "locality", "station", "stop"}


def _within(hit: NameHit, hits: list[NameHit]) -> bool:
    """Whether a hit is a part of the one before, by their Gemeinden, and not a town itself."""
    if any(place.kind == "municipality" for place in hit.places) or not hits or hits[-1].stop != hit.start:
        return False
    return bool(
        {ags for place in hit.places for ags in place.ags} & {a for p in hits[-1].places for a in p.ags}
    )


def _main_station(stations: tuple[GazetteerPlace, ...]) -> tuple[GazetteerPlace, ...]:
    """The region's only "Hauptbahnhof", or its only station."""
    main = [place for place in stations if _is_main_station(place)]
    if len({place.ags for place in main}) == 1:
        main = sorted(main, key=lambda place: (len(place.name), place.name))[:1]
    return tuple(main) if len(main) == 1 else stations if len(stations) == 1 else ()


def _is_main_station(place: GazetteerPlace) -> bool:
    return any(
        {"hbf", "hauptbahnhof"} & {word.folded for word in words_of(name)}
        for name in (place.name, *place.alt_names)
    )
