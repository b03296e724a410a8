"""Words that only look like a thing: "im Zuge", "vor Ort", "weg", "wäre".

A search for a train must not find "im Zuge der Sanierung". These are no words of a text when an index of it
is made; in German a thing begins with a capital.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from geo.text.stems import WORD

# Prepositions with a noun, and figures of speech: the words in them say nothing about a place or a thing.
# Spaces stand for white space of any length.
_PHRASES = (
    r"im zuge?(?= (?:de[rs]|eine[rs]|von|diese[rs]|ihre[rs]|seine[rs]|unsere[rs]|davon)\b)|im zuge"
    r"|zum? zuge?(?= komm)|in einem zuge|zug um zug|am zuge?(?= (?:sein|ist|sind)\b)",
    r"(?:hier |direkt )?vor ort|an ort und stelle|an (?:die |der )?stelle(?= (?:von|de[rs]|eine[rs])\b)"
    r"|an (?:erster|oberster|anderer|dieser) stelle|zur stelle",
    r"auf (?:dem|den|gutem|diesem|ihrem|seinem|unserem|bestem|halbem|einem guten) wege?(?= (?:zu[rm]?|in"
    r"|ins|nach|bringen|gebracht|machen|gemacht|sein|ist|sind|gehen|weiter)\b)|im wege?(?= (?:steh|st[aü]nd))"
    r"|in die wege|aus dem weg|auf (?:diesem|dem) wege|steine? in den weg|am wegesrand",
    r"in kraft|außer kraft|aus eigener kraft|mit aller kraft|nach kräften",
    r"zu rate?(?= zieh)|um rat|mit rat und tat|rat (?:und hilfe )?(?=such)",
    r"auf der strecke(?= bl[ei]|lassen)|auf (?:der )?ganzer strecke|auf kurs|vom kurs",
    r"(?:zu|auf fruchtbaren|an|den) boden(?= (?:gewinn|verl|fall|gut))|grund und boden",
    r"brücken?(?= (?:schlag|zwischen|bauen zwischen))|brücken bauen(?= zwischen)",
    r"unter dach und fach|von haus aus|(?:nach|zu) hause",
    r"hand in hand|aus einer hand|in (?:der|die) hand|an die hand|zur hand|auf der hand|mit leichter hand",
    r"ins wasser(?= f[aiä])|über wasser(?= h[aiä])|im trüben",
    r"grünes licht|im lichte?(?= de[rs])|ans licht|in neuem licht",
    r"fuß (?=fass|gefasst)|auf (?:eigenen|festen|die) (?:füßen|füße)|in die fußstapfen",
    r"(?:ins|im (?:selben|gleichen)) boot|an bord|unter strom(?= st)|gegen den strom",
    r"tür und tor|vor der tür|auf die lange bank|durch die bank",
    r"am rande?(?= (?:bemerkt|erwähnt|gesagt))|am rande|zu rande",
    r"wegen(?= (?:de[rs]|eine[rs]|ihre[rs]|seine[rs]|unsere[rs])\b)",
    r"zu recht|mit recht|von rechts wegen|im recht(?= (?:sein|ist|sind)\b)",
    r"auf (?:der einen|der anderen|beiden|allen) seiten?|zur seite|an der seite(?= (?:von|de[rs])\b)",
    r"auf dem spiel|ins spiel|aufs spiel|in (?:vollem )?gang|im gange|in fahrt|in ruhe|zur ruhe",
    r"weichen(?= (?:st|gest|richtig|neu|jetzt))|an den tag|eines tages|von tag zu tag",
    r"auf den markt|im bilde|ins bild|auf grund|im grunde|in den grund",
    r"on (?:the|its|their|our) (?:right )?(?:way|road|path) to|on (?:the right )?track|by the way"
    r"|in the (?:light|long run|first place)|pooling|pool (?=resources)",
)
_PHRASE = re.compile(r"\b(?:" + "|".join(_PHRASES).replace(" ", r"\s+") + r")\b", re.IGNORECASE)
# Written like this they are no things: adverbs, verbs and adjectives with the stem of one.
_SMALL_FORMS = (
    "weg fest feste festen fester festes kraft sucht rege regen waren wäre wären wagen wegen weisen stelle"
    " stellen stellt fallen falls raten messen landen bahnen winden hausen ringen posten orten platzen räumen"
    " wehren schien schienen buchen bilden strecken zelten steigen steuern"
    " see seen sees bad kind kinds handy tier tiers"  # English
)
_NO_THINGS = frozenset(_SMALL_FORMS.split())


def told_words(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the words of a text as they are written, and whether a search may find them."""
    normal = unicodedata.normalize("NFC", text)
    phrases = [phrase.span() for phrase in _PHRASE.finditer(normal)]
    for word in WORD.finditer(normal):
        is_in_phrase = any(start <= word.start() < end for start, end in phrases)
        yield word[0], not is_in_phrase and word[0] not in _NO_THINGS
