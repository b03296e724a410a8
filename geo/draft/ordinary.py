"""Ordinary German words: a word in the dictionary is a place only if the sentence says so."""

from __future__ import annotations

from functools import cache

from geo.draft.words import word_set

# What bus stops are named after. "-hof", "-feld" and "-mühle" are left out: villages end in them too.
_THINGS = word_set(
    "schule halle platz markt strasse bruecke haus weg park bahn zentrum siedlung werk bad kirche "
    "kapelle friedhof gasse allee garten amt museum stadion klinik post schloss turm kreuzung anlage "
    "heim gebiet"
)

# What every town has, so that the one stop that is called so need not be meant.
EVERYWHERE = word_set(
    "schule kirche friedhof sportplatz rathaus markt marktplatz post feuerwehr feuerwehrhaus "
    "kindergarten kita halle turnhalle mehrzweckhalle bahnhof hauptbahnhof bruecke muehle dorfplatz "
    "freibad hallenbad schwimmbad spielplatz denkmal kapelle schloss burg park siedlung krankenhaus "
    "grundschule realschule gymnasium hauptschule gesamtschule sparkasse gemeindehaus buergerhaus "
    "dorfgemeinschaftshaus klaeranlage zentrum gewerbegebiet industriegebiet gewerbepark mitte "
    "stadtmitte ortsmitte dorfmitte anger wald see bach tal hauptstrasse bahnhofstrasse schulstrasse "
    "kirchstrasse dorfstrasse gartenstrasse ringstrasse marktstrasse stadion sporthalle stadthalle "
    "museum bibliothek schulzentrum busbahnhof kreisverkehr hafen universitaet altenheim seniorenheim "
    "pfarrheim schuetzenhaus schuetzenhalle klinikum klinik freizeitbad hochschule finanzamt "
    "amtsgericht jobcenter polizei tierheim bauhof wertstoffhof flughafen campus stadtbad "
    "stadtbibliothek buecherei theater kino volkshochschule musikschule forum dorf stadt altstadt "
    "innenstadt ort"
)
# How the parts of a German compound are joined, and how short a part may be.
_JOINTS = ("s", "es", "n", "en")
MIN_HEAD_LENGTH, MIN_TAIL_LENGTH = 3, 4


@cache
def is_ordinary(word: str) -> bool:
    """Whether a word, as written, is a word of the language (or a name that everybody knows)."""
    import simplemma

    return len(word) < 3 or simplemma.is_known(word, lang="de")


# Endings of common nouns: a name of a town is inflected by "s" alone.
_INFLECTIONS = ("e", "en", "n", "es", "ern")
_UMLAUTS = {"a": "ä", "o": "ö", "u": "ü"}
_PLURALS = ("en", "n", "e")
_OF_TOWNS = ("ingen", "hausen", "heim", "kirchen", "stetten", "stadt", "burg", "dorf")
_PEOPLE = ("städter", "goländer", "seeländer")
MIN_TOWN_LENGTH = 6


@cache
def is_name(word: str) -> bool:
    """Whether the dictionary knows a word as a name only: "Zittau", "Ingelheim"; not "Berg" or "Essen".

    Common nouns are told by their other forms ("Berge", "Häuser"), plurals and verbs by the form they are of.
    """
    if not is_ordinary(word) or not word[:1].isupper() or word.isupper():
        return False
    lower = word.lower()
    if infinitive(lower) == lower and lower.endswith(("en", "ern", "eln")) and _is_verb(lower):
        return False
    of_a_town = lower.endswith(_OF_TOWNS) and lower not in _OF_TOWNS
    if len(word) >= MIN_TOWN_LENGTH and of_a_town and not _is_noun(word):
        return True
    if infinitive(word) != word or infinitive(lower) not in (word, lower) or _is_noun(word):
        return False
    stems = (word.removesuffix(end) for end in _PLURALS if word.endswith(end))
    return not any(len(stem) >= MIN_HEAD_LENGTH and is_ordinary(stem) for stem in stems)


def _is_noun(word: str) -> bool:
    """Whether the dictionary has other forms of a noun: "Berges", "Häuser"."""
    forms = (word + end for end in _INFLECTIONS)
    if any(is_ordinary(form) and infinitive(form) in (word, form) for form in forms):
        return True
    changed = [
        word[:at] + _UMLAUTS[letter] + word[at + 1 :] for at, letter in enumerate(word) if letter in "aou"
    ]
    plurals = [one + end for one in changed for end in ("e", "er")]
    return any(is_ordinary(plural) for plural in plurals if not plural.endswith(_PEOPLE))


def _is_verb(infinitive_: str) -> bool:
    stem = infinitive_.removesuffix("n").removesuffix("e")
    return any(is_ordinary(stem + end) for end in ("t", "te"))


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
