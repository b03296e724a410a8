"""What looks like the name of a place that the gazetteer lacks: a question, never an answer."""

from __future__ import annotations

from collections.abc import Iterator

from geo.draft.names import KnownNames
from geo.draft.ordinary import infinitive, is_joined, is_ordinary
from geo.draft.words import Word, as_written, word_set

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
    if is_ordinary(word.text) and not is_ordinary(word.text.removesuffix("er")):
        return False  # "Kilometer Ufer"; "Berliner" is of Berlin
    before = words[at - 1].folded if at else ""
    return any(
        form in _LANDSCAPE or before in _WITH_ARTICLE.get(form, ())
        for form in (noun.folded, noun.folded.removesuffix("s"), noun.folded.removesuffix("es"))
    )


def _is_street(parts: list[Word]) -> bool:
    """ "Konrad-Adenauer-Straße", "Rotach-Ufer"; not "Kita-Platz", "Tempo-30-Straße", "ÖPNV-Straße"."""
    *name, kind = parts
    written = all(part.capital and part.text[1:].islower() for part in name)
    if (
        kind.folded.rstrip(".") not in _STREETS
        or not written
        or any(part.gap not in ("", "-") for part in parts[1:])
    ):
        return False
    return len(name) > 1 or not (is_ordinary(name[0].text) or is_joined(name[0].text))


def _is_name(words: list[Word], at: int) -> bool:
    """Match a word that is not in the dictionary, where a place could be: "am Mindelsee", "in Altdorf"."""
    word, before = words[at], words[at - 1].folded if at else ""
    if word.gap or before not in _BEFORE_NAME | _BEFORE_TOWN or is_ordinary(word.text):
        return False
    if word.folded.endswith(("ische", "ischen", "ischer", "isches", "ischem")):
        return False  # "im Uckermärkischen"
    town = before in _BEFORE_TOWN and word.folded.endswith(_TOWNS)
    return town or (before in _BEFORE_NAME and not is_joined(word.text))
