"""Words as a search compares them: folded, and without their endings.

``webapp/static/js/words.js`` does the same to what is typed; tests/webapp/agreement keeps the two in sync.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

# Words that say nothing about a pledge: beside others they don't count.
_SMALL = (
    "aber alle als am an auch auf aus bei beim bis da damit das dass dem den der des die doch durch ein"
    " eine einem einen einer eines er es fur gegen hat ich ihr im in ins ist ja jede jeden jeder kein"
    " keine man mehr mein mit nach nicht noch nur ob oder ohne sein seit sich sie sind so soll sollen statt"
    " uber um und uns unser unter vom von vor was wenn wer werden wie will wir wird wo wurde"
    " wurden zu zum zur a and"
    " are at be by for from has have into is it its more not of on or our out so that the their them they"
    " this to up we where which with"
)
SMALL_WORDS = frozenset(_SMALL.split())
WORD = re.compile(r"[^\W_]+")
_PLURALS_IN_ER = re.compile(
    r"(?:amt|band|bad|bild|blatt|buch|dach|denkmal|dorf|fach|fass|feld|geld|glas|glied|grab|gras|gut|haus"
    r"|holz|kind|kleid|kraut|land|licht|lied|loch|mal|mann|nest|rad|rand|rind|schild|schloss|schwert|tal|volk"
    r"|wald|wort)er$"
)
_ADJECTIVES_IN_ER = re.compile(r"(?:bar|ig|isch|lich|los|sam)er$")
# Those that parties are called by, and colours: with the endings that no name of a party has.
_OF_PARTIES = re.compile(
    r"^(?:blau|braun|bunt|deutsch|frei|gelb|grun|jung|liberal|link|national|neu|rot|schwarz|sozial|weiss)e[mr]$"
)
# Ending, letters that the word must have, letters that are cut off; the first that fits is cut.
_ENDINGS = (
    (re.compile(r"[rt]innen$"), 8, 5),
    (re.compile(r"[rt]in$"), 6, 2),
    (re.compile(r"ung$"), 8, 3),
    (re.compile(r"iert$"), 7, 1),
    (_PLURALS_IN_ER, 5, 2),
    (_ADJECTIVES_IN_ER, 6, 2),
    (_OF_PARTIES, 5, 2),
    (re.compile(r"[^e]e$"), 4, 1),
    (re.compile(r"(?:n|[^s]s)$"), 5, 1),
    (re.compile(r"^buss$"), 4, 1),
)
# Forms of no other word: "Rente" is no "rent", "care" no "car", "Eisen" no "Eis", "Regen" not "rege".
_OWN = "care eisen gasse grunden grundung laden parken regen rente stellung ware"
_OWN_WORDS = frozenset(_OWN.split())
# "ue" is an umlaut, but not in "bauen", "neue" and "Quelle".
_UMLAUT = re.compile(r"([aeiouq])?([aou])e")


def plain(text: str) -> str:
    """Normalise a text so that "Duren", "Dueren" and "Düren" are equal."""
    decomposed = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss"))
    letters = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _UMLAUT.sub(lambda found: found[0] if found[1] else found[2], letters)


def written_words(text: str) -> list[str]:
    """Return the words of a text as they are written: "Kita-Platz" has two."""
    return WORD.findall(unicodedata.normalize("NFC", text))


def words_to_find(text: str) -> list[str]:
    """Return the words of a search, folded, each once; small words only if there are no others."""
    words = list(dict.fromkeys(map(plain, written_words(text))))
    return [word for word in words if word not in SMALL_WORDS] or words


def stem(word: str, names: Container[str] = ()) -> str:
    """Return what the forms of a folded word share: "arzt" for "arzte" and "arztinnen".

    The names of places keep their endings: "duren" is not a form of "durr".
    """
    while not (word in names or word in SMALL_WORDS or word in _OWN_WORDS):
        if (shorter := _shorter(word)) == word:
            break
        word = shorter
    return word


def _shorter(word: str) -> str:
    for ending, length, count in _ENDINGS:
        if len(word) >= length and ending.search(word):
            return word[:-count]
    return f"{word[:-1]}i" if len(word) >= 4 and word.endswith("y") else word
