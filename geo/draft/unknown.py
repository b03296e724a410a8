"""What looks like the name of a place that the gazetteer lacks: a question, never an answer."""

from __future__ import annotations

from collections.abc import Iterator

from geo.draft.names import KnownNames
from geo.draft.ordinary import infinitive, is_joined, is_ordinary
from geo.draft.words import Word, as_written, word_set, words_of

MIN_LETTERS = 4
# After an adjective ending in -er these are places: "Altdorfer Wald".
_LANDSCAPE = word_set(
    "wald forst see weiher teich bach ried moor moos heide aue tal berg ufer hafen schlucht insel "
    "strasse allee gasse bruecke ring damm tor"
)
# These could be people ("dass Schüler Platz finden"), unless the article before fits only the noun.
_MASCULINE, _FEMININE = word_set("am vom zum im beim des dem den"), word_set("die zur")
_WITH_ARTICLE = {"platz": _MASCULINE, "weg": _MASCULINE, "park": _MASCULINE, "bahn": _FEMININE}
# After a name and a hyphen: "Konrad-Adenauer-Straße".
_STREETS = word_set("strasse platz weg allee gasse ring bruecke ufer damm park see wald bach kaserne")
_SCHOOLS = ("schule", "gymnasium", "kolleg", "halle", "stadion")
# A kind of street, not its name: "Umgehungsstraße", "Milchstraße".
_KINDS_OF_STREETS = word_set(
    "umgehungs umfahrungs wasser bundes land landes kreis gemeinde staats haupt neben seiten einkaufs "
    "spiel fahrrad rad orts wohn anlieger anwohner durchgangs durchfahrts zufahrts erschliessungs "
    "einfall einfalls ausfall ausfalls verbindungs ortsverbindungs sammel quartiers protokoll daten "
    "einbahn zubringer sack innenstadt schnell verkehrs hauptverkehrs vorfahrt schotter dorf milch "
    "produktions fertigungs flanier bus industrie entlastungs ortskern radvorrang vorrang anbindungs "
    "ortsdurchfahrts stich fussgaenger zuliefer"
)
# Schools are called after people, if not after what they teach: "Jugend-Musik-Schule".
_CONCEPTS = word_set(
    "jugend musik kunst plus energie feld welt eine ein zwei drei vier mehr zweck sport volks kinder "
    "lern ganztags natur wald berufs abend haupt real grund fach hoch dorf stadt kreis null emissions "
    "e"
)
_ENDS_OF_STREETS = ("strasse", "gasse", "allee")
_BEFORE_NAME, _BEFORE_TOWN = word_set("in im am nach bei"), word_set("in nach bei aus ortsteil stadtteil")
_TOWNS = ("dorf", "heim", "ingen", "hausen", "weiler", "hofen", "beuren", "leben", "buettel")


def unknown_names(words: list[Word], taken: set[int], names: KnownNames) -> Iterator[str]:
    """Return likely names of places, as written, in order.

    Parameters
    ----------
    words : of one sentence
    taken : the words that belong to names of the gazetteer
    names : of the gazetteer: these are never unknown, even if the sentence means something else
    """
    at = 0
    while at < len(words):
        stop = _stop(words, at)
        known = names.at(words, at) is not None or not taken.isdisjoint(range(at, stop))
        if stop > at and not known:
            yield as_written(words[at:stop])
        at = max(stop, at + 1)


def _stop(words: list[Word], at: int) -> int:
    """Return where a name that begins at a word ends; ``at`` itself if none does."""
    word = words[at]
    if not word.capital or word.tied or len(word.text) < MIN_LETTERS or not word.text[1:].islower():
        return at
    end = next((end for end in range(at + 1, len(words)) if not words[end].tied), len(words))
    if end - at > 1:
        return end if _is_street(words[at:end]) else at
    if _is_street(words[at:end]):
        return end
    if end < len(words) and _is_adjective(words, at):
        return end + 1
    return end if _is_name(words, at) else at


def _is_adjective(words: list[Word], at: int) -> bool:
    """ "Altdorfer Wald"; not "Neuer Wald", "Kinder", "Unser"."""
    word, noun = words[at], words[at + 1]
    tied = at + 2 < len(words) and words[at + 2].tied
    if not word.text.endswith("er") or not noun.capital or noun.gap or tied:
        return False
    lower = word.text.lower()
    if infinitive(word.text) != word.text or infinitive(lower).lower() != lower:
        return False
    if lower.endswith(("meter", "liter")):
        return False  # "30 Kilometer Ufer"
    before = words[at - 1].folded if at else ""
    return any(
        form in _LANDSCAPE or before in _WITH_ARTICLE.get(form, ())
        for form in (noun.folded, noun.folded.removesuffix("s"), noun.folded.removesuffix("es"))
    )


def lies_in_its_town(name: str) -> bool:
    """Whether an unknown name is that of a street, square or school, so that the town spoken of has it."""
    last = words_of(name)[-1].folded.rstrip(".")
    return last.endswith((*_ENDS_OF_STREETS, *_SCHOOLS, "platz", "ring", "kaserne"))


def _is_street(parts: list[Word]) -> bool:
    """ "Konrad-Adenauer-Straße", "Theaterstraße"; not "Kita-Platz", "Tempo-30-Straße", "Umgehungsstraße"."""
    *name, kind = parts
    if not name:
        return _is_street_in_one_word(kind.folded)
    written = all(part.capital and part.text[1:].islower() for part in name)
    is_school = (
        len(name) > 1 and kind.folded.endswith(_SCHOOLS) and not _CONCEPTS & {part.folded for part in name}
    )
    if (
        not (is_school or kind.folded.rstrip(".") in _STREETS)
        or not written
        or any(part.gap not in ("", "-") for part in parts[1:])
    ):
        return False
    return len(name) > 1 or not (is_ordinary(name[0].text) or is_joined(name[0].text))


def _is_street_in_one_word(folded: str) -> bool:
    end = next((end for end in _ENDS_OF_STREETS if folded.endswith(end)), "")
    head = folded.removesuffix(end)
    return bool(end) and len(head) >= MIN_LETTERS - 1 and head not in _KINDS_OF_STREETS


def _is_name(words: list[Word], at: int) -> bool:
    """Match a word that is not in the dictionary, where a place could be: "am Mindelsee", "in Altdorf"."""
    word, before = words[at], words[at - 1].folded if at else ""
    if word.gap or before not in _BEFORE_NAME | _BEFORE_TOWN or is_ordinary(word.text):
        return False
    if word.folded.endswith(("ische", "ischen", "ischer", "isches", "ischem")):
        return False  # "im Uckermärkischen"
    town = before in _BEFORE_TOWN and word.folded.endswith(_TOWNS)
    return town or (before in _BEFORE_NAME and not is_joined(word.text))
