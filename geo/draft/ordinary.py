"""Ordinary German words: a word in the dictionary is a place only if the sentence says so."""

from __future__ import annotations

from functools import cache

from geo.draft.words import word_set

# What bus stops are named after. "-hof", "-feld" and "-mühle" are left out: villages end in them too.
_THINGS = word_set(
    "schule halle platz markt strasse bruecke haus weg park bahn zentrum siedlung werk bad kirche kapelle "
    "friedhof gasse allee garten amt museum stadion klinik post schloss turm kreuzung anlage heim gebiet"
)

# How the parts of a German compound are joined, and how short a part may be.
_JOINTS = ("s", "es", "n", "en")
MIN_HEAD_LENGTH, MIN_TAIL_LENGTH = 3, 4


@cache
def is_ordinary(word: str) -> bool:
    """Whether a word, as written, is a word of the language (or a name that everybody knows)."""
    import simplemma

    return len(word) < 3 or simplemma.is_known(word, lang="de")


def is_compound(folded: str) -> bool:
    """Whether a folded word is a common noun that is not in the dictionary: "seniorenwohnpark"."""
    return folded.endswith(tuple(_THINGS))


@cache
def is_joined(word: str) -> bool:
    """Whether a word is a compound of words in the dictionary: "Nahverkehrsplan"."""
    for at in range(MIN_HEAD_LENGTH, len(word) - MIN_TAIL_LENGTH + 1):
        head, tail = word[:at], word[at:].capitalize()
        heads = (head, *(head.removesuffix(joint) for joint in _JOINTS), f"{head}e", f"{head}en")
        begins = any(len(one) >= MIN_HEAD_LENGTH and is_ordinary(one) for one in heads)
        if begins and (is_ordinary(tail) or is_joined(tail)):
            return True
    return False


@cache
def infinitive(verb: str) -> str:
    """Return the infinitive of a verb form, the form itself if it is unknown."""
    import simplemma

    return simplemma.lemmatize(verb, lang="de")
