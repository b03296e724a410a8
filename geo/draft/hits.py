"""Where a sentence names places: longest match first, inflected, without ordinary words."""

from __future__ import annotations

from dataclasses import dataclass

from geo.draft.names import KnownName, KnownNames
from geo.draft.ordinary import is_ordinary
from geo.draft.words import Word, word_set, words_of
from geo.place.place import GazetteerPlace

_BEFORE_PLACE = word_set("in nach bis zwischen ab gen")
_BEFORE_VILLAGE = word_set("bei aus um von fuer durch ueber")
_BEFORE_QUARTER = word_set("im der am zum zur vom")
_QUARTERS = ("stadt", "viertel", "siedlung", "end", "quartier")
_TOWARDS = word_set("nach bis ueber")
_BETWEEN = word_set("und oder sowie bis nach ueber")
_TITLES = word_set(
    "stadt gemeinde ort orts ortsteil ortsteile ortsteils ortschaft ortschaften stadtteil stadtteile "
    "stadtteils stadtbezirk dorf dorfes doerfer bezirk kernstadt raum haltepunkt bahnhof haltestelle "
    "gemeindeteil weiler"
)
# "Kreis Auen" is the whole county, "Frau Berg" a person.
_NO_PLACE_AFTER = word_set(
    "kreis kreises kreise kreisen landkreis landkreises region staedteregion regierungsbezirk "
    "kreisverband ortsverband stadtverband bezirksverband frau herr herrn familie dr prof firma "
    "stadtwerke stadtwerken sparkasse volksbank volkshochschule stadtverwaltung gemeindeverwaltung stadtrat "
    "gemeinderat kreistag verkehrsverbund zweckverband jobcenter arbeitsagentur fraktion ratsfraktion"
)
_STREETS = (
    "strasse",
    "weg",
    "platz",
    "allee",
    "landstrasse",
    "chaussee",
    "ring",
    "gasse",
    "ufer",
    "damm",
    "tor",
)
# "Hofoldinger Forst" is a forest of its own, not Hofolding.
_LANDSCAPE = word_set(
    "wald forst see weiher teich bach ried moor moos heide aue tal berg insel schlucht hoehe bruch holz"
)
_WOODS = ("wald", "forst", "moor", "weiher", "heide", "ried")
# What every town has, so that the one stop that is called so need not be meant.
_EVERYWHERE = word_set(
    "schule kirche friedhof sportplatz rathaus markt marktplatz post feuerwehr feuerwehrhaus kindergarten "
    "kita halle turnhalle mehrzweckhalle bahnhof hauptbahnhof bruecke muehle dorfplatz freibad hallenbad "
    "schwimmbad spielplatz denkmal kapelle schloss burg park siedlung krankenhaus grundschule realschule "
    "gymnasium hauptschule gesamtschule sparkasse gemeindehaus buergerhaus dorfgemeinschaftshaus "
    "klaeranlage zentrum gewerbegebiet industriegebiet gewerbepark mitte stadtmitte ortsmitte dorfmitte "
    "anger wald see bach tal hauptstrasse bahnhofstrasse schulstrasse kirchstrasse dorfstrasse "
    "gartenstrasse ringstrasse marktstrasse stadion sporthalle stadthalle museum bibliothek schulzentrum "
    "busbahnhof kreisverkehr hafen universitaet altenheim seniorenheim pfarrheim schuetzenhaus "
    "schuetzenhalle dorf stadt altstadt innenstadt ort"
)
_LOCAL = word_set("am im beim vom zum")
_ARTICLES = word_set("der dem die den das des")
_BEFORE_ARTICLE = word_set("in an auf vor hinter neben um bei von entlang")
# "wie in Freiburg", "nach Freiburger Vorbild": not there.
_EXAMPLES = word_set("vorbild beispiel modell muster vorbildern")
_NOT_OF_THE_TOWN = word_set("kreis kreises kreistag modell appell erklaerung abkommen zeitung nachrichten")
_LOCATING = word_set("in von zu bei")

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
        stations = [
            place
            for place in gazetteer.places
            if place.kind == "station" and any(map(gazetteer.in_region, place.ags))
        ]
        main = [place for place in stations if _is_main_station(place)]
        self._station = tuple(stations) if len(stations) == 1 else ()
        self._main_station = tuple(main) if len(main) == 1 else self._station
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
            if chained or self._blocked(words, hit):
                blocked_until = hit.stop
            else:
                hits.append(hit)
            at = hit.stop
        return hits

    def _hit(self, words: list[Word], at: int, hits: list[NameHit]) -> NameHit | None:
        word = words[at]
        if not word.capital or (word.tied and not self._may_be_tied(words, at, hits)):
            return None
        return (
            self._part(words, at)
            or self._plain(words, at, hits)
            or self._only_station(words, at)
            or self._adjective(words, at)
        )

    def _only_station(self, words: list[Word], at: int) -> NameHit | None:
        """ "Am Hauptbahnhof", "des Bahnhofs", if there is no other in the region."""
        word = words[at]
        noun = _nominative(word.folded)
        places = self._main_station if {"hauptbahnhof", "hbf"} & set(noun) else self._station
        named = {"hauptbahnhof", "hbf", "bahnhof"} & set(noun)
        if not named or not places or word.tied or (at + 1 < len(words) and words[at + 1].tied):
            return None
        return NameHit(at, at + 1, places, places[0].name, WEAK) if _is_local(words, at) else None

    def _stop(self, words: list[Word], at: int, name: KnownName) -> NameHit | None:
        """A stop with an ordinary name: "am Stadtpark", "in der Weberstraße"; "am Rathaus" with its town."""
        places = tuple(place for place in name.places if any(map(self._names.gazetteer.in_region, place.ags)))
        street = name.words[-1].folded.endswith(_STREETS)
        local = _is_local(words, at)
        everywhere = name.words[0].folded in _EVERYWHERE and len(name.words) == 1
        article = at > 0 and not words[at].gap and words[at - 1].folded in _ARTICLES
        if not places or not (street or local or (article and not everywhere)):
            return None
        sure = self._is_town or (not everywhere and (street or len(places) == 1))
        return NameHit(at, at + len(name.words), places, name.text, WEAK, needs_town=not sure)

    def _may_be_tied(self, words: list[Word], at: int, hits: list[NameHit]) -> bool:
        """A name can begin after "–" and "/"; after "-" only the second of two municipalities."""
        if words[at].gap != "-":
            return True
        name = self._names.at(words, at)
        follows = bool(hits) and hits[-1].stop == at
        return follows and name is not None and any(place.kind == "municipality" for place in name.places)

    def _plain(self, words: list[Word], at: int, hits: list[NameHit]) -> NameHit | None:
        name = self._names.at(words, at)
        if name is None:
            prolonged = self._names.prolonged.get(words[at].folded)
            return NameHit(at, at + 1, prolonged.places, prolonged.text, COMPOSED) if prolonged else None
        stop = at + len(name.words)
        composite = stop < len(words) and words[stop].tied and words[stop].gap == "-"
        if name.trust == "strong":
            return NameHit(at, stop, name.places, name.text, COMPOSED if composite else CERTAIN)
        if name.trust == "weak" and not composite and _treated_as_place(words, at, hits):
            return NameHit(at, stop, name.places, name.text, WEAK)
        if {place.kind for place in name.places} <= {"stop"} and not composite:
            return self._stop(words, at, name)
        return None

    def _part(self, words: list[Word], at: int) -> NameHit | None:
        """A stop or station by its noun and its town: "Rathaus in Auen", "Bahnhof Auen"."""
        noun = _nominative(words[at].folded)
        after = at + 1
        if after < len(words) and words[after].folded in _LOCATING:
            after += 1
        if after < len(words) and words[after].folded in ("stadt", "gemeinde"):
            after += 1
        if after >= len(words) or words[after].tied:
            return None
        for what in noun:
            places = self._names.parts.get((what, words[after].folded))
            whole = self._names.at(words, at)
            if places and not (whole and len(whole.words) > after - at):
                return NameHit(at, after + 1, tuple(places.values()), words[at].text, COMPOSED)
        return None

    def _adjective(self, words: list[Word], at: int) -> NameHit | None:
        """Read "Auener Rathaus" as the stop, if there is one, otherwise as Auen."""
        name = self._names.adjectives.get(words[at].folded)
        if name is None or at + 1 >= len(words):
            return None
        noun = words[at + 1]
        municipal = any(place.kind == "municipality" for place in name.places)
        if not noun.capital or noun.tied or noun.gap or (not municipal and is_ordinary(words[at].text)):
            return None
        if noun.folded.endswith(_STREETS) or noun.folded in _NOT_OF_THE_TOWN:
            return None
        forms = set(_nominative(noun.folded))
        if forms & (_LANDSCAPE | _EXAMPLES) or any(form.endswith(_WOODS) for form in forms):
            return None
        for what in _nominative(noun.folded):
            places = self._names.parts.get((what, name.words[0].folded))
            if places:
                return NameHit(at, at + 2, tuple(places.values()), f"{noun.text} {name.text}", COMPOSED)
        return NameHit(at, at + 1, name.places, name.text, ADJECTIVE)

    def _blocked(self, words: list[Word], hit: NameHit) -> bool:
        length = len(self._region_name)
        for start in range(max(0, hit.start - length + 1), hit.start + 1):
            here = [word.folded for word in words[start : start + length]]
            if length and start + length >= hit.stop and _same_words(here, self._region_name):
                return True
        before = words[hit.start - 1] if hit.start else None
        around = [word.folded for word in words[max(0, hit.start - 2) : hit.start]]
        after = [word.folded for word in words[hit.stop : hit.stop + 2]]
        if around == ["wie", "in"] or _EXAMPLES & set(after) or around[-2:] == ["vorbild", "von"]:
            return True
        return before is not None and not words[hit.start].gap and before.folded in _NO_PLACE_AFTER


def _is_main_station(place: GazetteerPlace) -> bool:
    return any(
        {"hbf", "hauptbahnhof"} & {word.folded for word in words_of(name)}
        for name in (place.name, *place.alt_names)
    )


def _is_local(words: list[Word], at: int) -> bool:
    """Whether the words before say where: "am", "in der", "rund um das"."""
    if at == 0 or words[at].gap:
        return False
    before = words[at - 1].folded
    if before in _LOCAL:
        return True
    return before in _ARTICLES and (before == "des" or (at > 1 and words[at - 2].folded in _BEFORE_ARTICLE))


def _treated_as_place(words: list[Word], at: int, hits: list[NameHit]) -> bool:
    """Whether the words around one say that it is a place: "in Berg", "von Berg nach", "Stadt Essen"."""
    if at == 0 or words[at].gap not in ("", ",", "/", "–"):
        return False
    before, word = words[at - 1].folded, words[at]
    if not word.gap and (before in _BEFORE_PLACE or before in _TITLES):
        return True
    if not word.gap and before in _BEFORE_VILLAGE and not is_ordinary(word.text):
        return True
    if not word.gap and before in _BEFORE_QUARTER and word.folded.endswith(_QUARTERS):
        return True
    if before == "von" and at + 1 < len(words) and words[at + 1].folded in _TOWARDS:
        return True
    if not hits:
        return False
    listed = word.gap in (",", "/", "–") and hits[-1].stop == at
    return listed or (before in _BETWEEN and hits[-1].stop == at - 1)


def _nominative(folded: str) -> list[str]:
    """Return the forms that a noun can be the genitive of, itself first."""
    return [folded, *[folded[: -len(end)] for end in ("es", "s") if folded.endswith(end)]]


def _same_words(here: list[str], name: list[str]) -> bool:
    """Whether words are a name, each perhaps in the genitive: "des Kreises Düren"."""
    return len(here) == len(name) and all(
        word in (expected, f"{expected}s", f"{expected}es") for word, expected in zip(here, name, strict=True)
    )
