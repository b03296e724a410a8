"""Ordinary German words: what the dictionary knows can be a place only where the sentence says so."""

from __future__ import annotations

from functools import cache

from geo.draft.words import word_set

# What bus stops are called after. "-hof", "-feld" and "-mühle" are not among them: so are villages.
_THINGS = word_set(
    "schule halle platz markt strasse bruecke haus weg park bahn zentrum siedlung werk bad kirche kapelle "
    "friedhof gasse allee garten amt museum stadion klinik post schloss turm kreuzung anlage heim gebiet"
)


@cache
def is_ordinary(word: str) -> bool:
    """Whether a word, as written, is a word of the language (or a name that everybody knows)."""
    import simplemma

    return len(word) < 3 or simplemma.is_known(word, lang="de")


def is_compound(folded: str) -> bool:
    """Whether a folded word is a thing of some kind, though no dictionary has it: "seniorenwohnpark"."""
    return folded.endswith(tuple(_THINGS))


@cache
def infinitive(verb: str) -> str:
    """The infinitive of a verb form, the form itself where it is unknown."""
    import simplemma

    return simplemma.lemmatize(verb, lang="de")
