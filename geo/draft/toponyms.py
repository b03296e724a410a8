"""The region's places in a sentence, and which of several namesakes is meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from geo.draft import routes
from geo.draft.hits import COMPOSED, NameHit, Spotter
from geo.draft.names import KnownNames
from geo.draft.surroundings import TITLES
from geo.draft.unknown import unknown_names
from geo.draft.words import Word, as_written, words_of
from geo.place.gazetteer import Gazetteer
from geo.place.geocode import Outcome, geocode, settling_spelling
from geo.place.place import GazetteerPlace
from geo.text.toponym import PlaceEntry, parse


@dataclass(frozen=True)
class Mention:
    """A place in a sentence.

    Parameters
    ----------
    place : of the gazetteer
    entry : how the column ``places`` refers to this place alone
    text : the words of the sentence
    confidence : 0 to 1
    """

    place: GazetteerPlace
    entry: str
    text: str
    confidence: float


@dataclass
class Mentions:
    """What a sentence names: places of the region, ambiguous names, and unknown ones.

    ``is_all`` if it says nothing but places: "Stadt Auen", "Auen und Bergen".
    """

    places: list[Mention] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    is_all: bool = False

    @property
    def municipalities(self) -> set[str]:
        return {ags for mention in self.places for ags in mention.place.ags}


class Finder:
    """Find places of a map in sentences.

    Parameters
    ----------
    gazetteer : with its regions
    region_name : as people say it ("Kreis Düren"): the whole region, so not a place in it
    """

    def __init__(self, gazetteer: Gazetteer, region_name: str = "") -> None:
        self._gazetteer = gazetteer
        self._names = KnownNames(gazetteer)
        self._spotter = Spotter(self._names, region_name)
        self._routes = routes.routes_of(self._names)
        inside = {ags for ags in gazetteer.municipalities.names if gazetteer.in_region(ags)}
        # If the region is a single city, its name means the whole map.
        self._whole = next(iter(inside)) if len(inside) == 1 else ""

    def find(
        self, text: str, context: Iterable[str] = (), before: str = "", is_heading: bool = False
    ) -> Mentions:
        """Find the places that a text names.

        Parameters
        ----------
        text : one sentence or heading
        context : AGS of municipalities mentioned nearby, to choose between places of the same name
        before : the sentence before, if this one refers to it: it may contain the head of a route
        is_heading : whether it may be nothing but a name: "Bahnhof"
        """
        words = words_of(text)
        hits = self._spotter.hits(words) or (self._spotter.named_alone(words) if is_heading else [])
        taken = {at for hit in hits for at in range(hit.start, hit.stop)}
        found: dict[str, Mention] = {}
        ends: set[int] = set()
        for place, used in routes.find(words, words_of(before), self._routes, taken):
            ends |= used
            found[place.id] = Mention(place, self._entry(place), place.name, COMPOSED)
        hits = [hit for hit in hits if not ends.issuperset(range(hit.start, hit.stop))]
        towns = [place for hit in hits for place in hit.places if place.kind == "municipality"]
        near = {ags for place in towns for ags in place.ags}
        unknown = [*dict.fromkeys(unknown_names(words, taken, self._names))]
        named = {at for hit in hits for at in range(hit.start, hit.stop)}
        rest = {word.folded for at, word in enumerate(words) if at not in named and not word.text.isdigit()}
        result = Mentions(
            list(found.values()), unknown=unknown, is_all=bool(hits) and rest <= TITLES | {"und"}
        )
        for hit in hits:
            self._resolve(hit, words, [near, set(context)], result)
        return replace(result, places=self._without_frames(result.places))

    def _resolve(self, hit: NameHit, words: list[Word], contexts: list[set[str]], result: Mentions) -> None:
        places = [place for place in hit.places if self._inside(place)]
        if not places or any(mention.place.id == place.id for mention in result.places for place in places):
            return
        if hit.needs_town:
            places = [place for place in places if not contexts[0].isdisjoint(place.ags)]
            if len(places) != 1:
                return
        text = as_written(words[hit.start : hit.stop])
        for context in ((), *contexts):
            place, doubt = self._chosen(hit, places, frozenset(context))
            if place is not None:
                if place.ags != (self._whole,) or place.kind != "municipality":
                    result.places.append(self._mention(place, text, words[hit.stop :], hit.confidence))
                return
        result.doubts.append(f"{text}: {doubt}")

    def _mention(self, place: GazetteerPlace, text: str, after: list[Word], confidence: float) -> Mention:
        """The place as the table writes it; of a street with a number after it, the house."""
        entry = self._entry(place)
        if place.kind == "street" and after and after[0].text.isdigit() and not after[0].gap:
            name, bracket, town = entry.partition(" (")
            house = f"{name} {after[0].text}{bracket}{town}"
            answer = geocode(parse(house), self._gazetteer)
            if answer.place is not None and answer.place.id.startswith(place.id):
                return Mention(answer.place, house, f"{text} {after[0].text}", confidence)
        return Mention(place, entry, text, confidence)

    def _inside(self, place: GazetteerPlace) -> bool:
        return any(map(self._gazetteer.in_region, place.ags))

    def _chosen(
        self, hit: NameHit, places: list[GazetteerPlace], context: frozenset[str]
    ) -> tuple[GazetteerPlace | None, str]:
        """Choose one of several places of a name; the gazetteer's own rules decide first."""
        answer = geocode(PlaceEntry(hit.name, hit.name), self._gazetteer)
        if len(places) == 1:
            same = answer.place is not None and answer.place.kind == places[0].kind
            known = any(candidate.id == places[0].id for candidate in answer.candidates)
            return (answer.place if same and known else places[0]), ""
        ids = {place.id for place in places}
        if answer.outcome is Outcome.FOUND and answer.place is not None and answer.place.id in ids:
            return answer.place, ""
        candidates = [place for place in answer.candidates if place.id in ids] or places
        near = [place for place in candidates if context & set(place.ags)]
        if len(near) == 1 or len(candidates) == 1:
            return (near or candidates)[0], ""
        return None, " / ".join(self._entry(place) for place in candidates[:4])

    def _entry(self, place: GazetteerPlace) -> str:
        """Return the shortest way to write a place that means it alone."""
        names = (place.name, *place.alt_names)
        if "(" in place.name:  # "Bahnhof Auen" says more than "Auen(Oberlausitz)"
            names = tuple(sorted(names, key=lambda name: not name.startswith(("Bahnhof ", "Haltepunkt "))))
        for name in names:
            answer = geocode(PlaceEntry(name, name), self._gazetteer)
            if answer.place is not None and answer.place.id == place.id:
                return name
        return settling_spelling(place, self._gazetteer)

    def _without_frames(self, mentions: list[Mention]) -> list[Mention]:
        """Drop municipalities that only say where a more precise place of the same sentence is."""
        exact = {ags for m in mentions if m.place.kind != "municipality" for ags in m.place.ags}
        return [m for m in mentions if m.place.kind != "municipality" or not exact & set(m.place.ags)]
