"""What the words around a name say: that it is a place, or that something else is called so."""

from __future__ import annotations

from geo.draft.ordinary import is_name, is_ordinary
from geo.draft.words import Word, word_set

_BEFORE_PLACE = word_set("in nach bis zwischen ab gen")
_BEFORE_VILLAGE = word_set("bei aus um von fuer durch ueber vor auf hinter")
_BEFORE_QUARTER = word_set("im der am zum zur vom")
# "Bis Ende des Jahres", "nach Beginn".
_TIMES, _OF = word_set("ende anfang beginn mitte"), word_set("des der dieser dieses naechsten kommenden")
_QUARTERS = ("stadt", "viertel", "siedlung", "end", "quartier")
_OF_VILLAGES = ("ingen", "hausen", "kirchen", "stetten", "heim")
_TOWARDS = word_set("nach bis ueber")
_BETWEEN = word_set("und oder sowie bis nach ueber")
TITLES = word_set(
    "stadt gemeinde ort orts ortsteil ortsteile ortsteils ortschaft ortschaften stadtteil stadtteile "
    "stadtteils stadtbezirk dorf dorfes doerfer bezirk kernstadt raum haltepunkt bahnhof haltestelle "
    "gemeindeteil weiler viertel quartier insel hansestadt kreisstadt"
)
# "Krankenhaus Berg", "Ortsumgehung Wald": what a town has, before its name.
_OF_A_TOWN = tuple(
    word_set(
        "schule schulen gymnasium gymnasiums kolleg kollegs bbs krankenhaus krankenhauses klinik klinikum "
        "klinikums bad bads bades feuerwehr wehr feuerwehrhaus geraetehaus rathaus rathauses bahnhof "
        "bahnhofs kita kindergarten kindergartens sportplatz halle bauhof friedhof klaeranlage gebiet "
        "gebiets gebietes park parks durchfahrt umgehung umfahrung umgehungsstrasse kreisel kreuzung kern "
        "dorfplatz campus hafen hafens kloster schloss burg tagebau tagebaus flughafen flugplatz deponie "
        "wache anschlussstelle autobahnausfahrt quartier kaserne gemeindehaus dorfgemeinschaftshaus "
        "buergerhaus zentrum zentrums museum haus hauses werk werks standort"
    )
)
# "Kreis Auen" is the whole county, "Frau Berg" a person.
_NO_PLACE_AFTER = word_set(
    "kreis kreises kreise kreisen landkreis landkreises region staedteregion regierungsbezirk "
    "kreisverband ortsverband stadtverband bezirksverband verband frau herr herrn familie dr prof "
    "firma stadtwerke stadtwerken sparkasse volksbank volkshochschule vhs stadtverwaltung "
    "gemeindeverwaltung stadtrat gemeinderat kreistag kreisverwaltung verkehrsverbund zweckverband "
    "jobcenter arbeitsagentur fraktion ratsfraktion verein foerderverein sportverein buergerinitiative "
    "initiative tv tsv sv fc tus vfb vfl sc spvgg ttc djk ssv buergermeister buergermeisterin "
    "oberbuergermeister oberbuergermeisterin landrat landraetin spd cdu csu fdp gruene gruenen linke "
    "linken afd oedp fwg volt piraten bsw waehler waehlern naturpark naturparks naturparke naturparken "
    "geopark caritas caritasverband diakonie awo drk wirtschaftsfoerderung tarifverbund"
)
# Of several: "Naturparke Auen, Bergen und Wald".
_NO_PLACES_AFTER = word_set(
    "kreise kreisen landkreise landkreisen naturparke naturparken stadtwerke stadtwerken"
)
_CLUBS = word_set("verein vereine vereins stiftung gmbh genossenschaft")
MAX_ADJECTIVES = 2
_LOCAL = word_set("am im beim vom zum")
_ARTICLES = word_set("der dem die den das des")
_MERGED = word_set("am im beim vom zum zur ans ins")
_BEFORE_ARTICLE = word_set("in an auf vor hinter neben um bei von entlang")
_AT = word_set("am zum vom")
# "wie in Freiburg", "nach Freiburger Vorbild": not there.
_EXAMPLES = word_set("vorbild beispiel modell muster vorbildern")
_SHOWS = word_set("zeigt zeigen beweist beweisen vormacht vormachen macht machen")
_NOT = word_set("nicht niemand nie ohne kein keine keiner keinen statt anstatt")
_TRAVELS, _HAVE_TO = word_set("fahren pendeln ausweichen reisen laufen gehen"), word_set("muss muessen zu")


def _determiner(words: list[Word], at: int) -> int | None:
    """Where the article of a noun is, with adjectives in between: "dem neu gestalteten Markt"."""
    before = at - 1
    while before > max(0, at - MAX_ADJECTIVES - 1) and _is_adjective(words[before]):
        before -= 1
    if before < 0 or any(words[between].gap for between in range(before + 1, at + 1)):
        return None
    return before


def _is_adjective(word: Word) -> bool:
    known = word.folded in _ARTICLES | _MERGED | _BEFORE_ARTICLE | _BEFORE_VILLAGE | _BETWEEN
    return not word.capital and not known and word.folded.endswith(("e", "en", "er", "es", "neu", "lich"))


def is_local(words: list[Word], at: int) -> bool:
    """Whether the words before say where: "am", "in der", "rund um das"."""
    article = _determiner(words, at)
    if article is None:
        return False
    before = words[article].folded
    if before in _LOCAL:
        return True
    return before in _ARTICLES and (
        before == "des" or (article > 0 and words[article - 1].folded in _BEFORE_ARTICLE)
    )


def is_beside(words: list[Word], at: int) -> bool:
    """Whether something is at a building, not what it houses: "am Rathaus", "vor dem", "rund um das"."""
    article = _determiner(words, at)
    if article is None or not is_local(words, at):
        return False
    before = words[article].folded
    return before in _AT or (
        before in _ARTICLES and before != "des" and words[article - 1].folded not in ("in", "bei")
    )


def has_article(words: list[Word], at: int) -> bool:
    article = _determiner(words, at)
    return article is not None and words[article].folded in _ARTICLES


def is_lake_or_land(words: list[Word], at: int) -> bool:
    """Whether an article says that no town is meant: "am Chiemsee"; not ", der Auen mit Bergen verbindet"."""
    if at == 0 or words[at].gap:
        return False
    before = words[at - 1]
    return before.folded in _ARTICLES | _MERGED and before.gap != "," and before.folded != "der"


def is_treated_as_place(words: list[Word], at: int, last: int | None) -> bool:
    """Whether the words around one say that it is a place: "in Berg", "von Berg nach", "Stadt Essen".

    Parameters
    ----------
    words, at : the sentence, and which word
    last : where the name of a place before it ends, None if there is none
    """
    if at == 0 or words[at].gap not in ("", ",", "/", "–"):
        return False
    before, word = words[at - 1].folded, words[at]
    if before in _BEFORE_PLACE and word.folded in _TIMES and _goes_on_as_time(words, at + 1):
        return False
    if not word.gap and (before in _BEFORE_PLACE or before in TITLES or _is_of_a_town(words[at - 1])):
        return True
    if not word.gap and before in _BEFORE_VILLAGE and _may_be_village(word):
        return True
    if not word.gap and before in _BEFORE_QUARTER and word.folded.endswith(_QUARTERS):
        return True
    if before == "von" and at + 1 < len(words) and words[at + 1].folded in _TOWARDS:
        return True
    if last is None:
        return False
    listed = word.gap in (",", "/", "–") and last == at
    return listed or (before in _BETWEEN and last == at - 1)


def _goes_on_as_time(words: list[Word], after: int) -> bool:
    return after < len(words) and (words[after].text.isdigit() or words[after].folded in _OF)


def _is_of_a_town(word: Word) -> bool:
    """ "Grundschule", "Gewerbegebiet": in one word, or alone."""
    return word.capital and word.folded.endswith(_OF_A_TOWN)


def _may_be_village(word: Word) -> bool:
    if word.text.isupper():
        return False  # a company: "bei PCK"
    return (
        not is_ordinary(word.text)
        or is_name(word.text)
        or (word.folded.endswith(_OF_VILLAGES) and word.folded not in _OF_VILLAGES)
    )


def is_none_here(words: list[Word], start: int, stop: int, region: list[str]) -> bool:
    """Whether the words around a name say that nothing is promised there.

    Parameters
    ----------
    words, start, stop : the sentence, and which of its words are the name
    region : the words of the region's name, which means all of the map
    """
    length = len(region)
    for at in range(max(0, start - length + 1), start + 1):
        here = [word.folded for word in words[at : at + length]]
        if length and at + length >= stop and _same_words(here, region):
            return True
    return _is_example(words, start, stop) or _is_left_behind(words, start, stop) or _is_called(words, start)


def _is_example(words: list[Word], start: int, stop: int) -> bool:
    """ "Wie in Auen", "nach dem Vorbild von Auen", "das zeigt Auen"."""
    around = [word.folded for word in words[max(0, start - 2) : start]]
    after = {word.folded for word in words[stop : stop + 2]}
    if around == ["wie", "in"] or _EXAMPLES & after or around[-2:] == ["vorbild", "von"]:
        return True
    return around[-1:] == ["zeigt"] or (around[-1:] == ["wie"] and bool(_SHOWS & after))


def _is_left_behind(words: list[Word], start: int, stop: int) -> bool:
    """ "Damit niemand nach Auen fahren muss": the promise is for everywhere else."""
    if start == 0 or words[start - 1].folded not in ("nach", "bis", "in"):
        return False
    after = [word.folded for word in words[stop : stop + 3]]
    if not _TRAVELS & set(after) and not _HAVE_TO & set(after[:1]):
        return False
    clause = start
    while clause > 0 and words[clause].gap not in (",", ";", ":"):
        clause -= 1
    return bool(_NOT & {word.folded for word in words[clause:start]})


def _is_called(words: list[Word], start: int) -> bool:
    """ "Sparkasse Auen", "Verein Nachbarn Auen", "Naturparke Berge, Auen und Wald"."""
    if start == 0 or words[start].gap not in ("", ","):
        return False
    at = start - 1
    if not words[start].gap and words[at].folded in _NO_PLACE_AFTER:
        return True
    if at and words[at].capital and not words[start].gap and words[at - 1].folded in _CLUBS:
        return True
    while at >= 0 and (words[at].capital or words[at].folded in ("und", "sowie")):
        if words[at].folded in _NO_PLACES_AFTER:
            return True
        at -= 1
    return False


def _same_words(here: list[str], name: list[str]) -> bool:
    """Whether words are a name, each perhaps in the genitive: "des Kreises Düren"."""
    return len(here) == len(name) and all(
        word in (expected, f"{expected}s", f"{expected}es") for word, expected in zip(here, name, strict=True)
    )
