"""What is done in the main clauses of a sentence, as verbs in the infinitive, and the stance they say.

"Neue Parkhäuser lehnen wir ab" and "… werden von uns abgelehnt" are both "ablehnen"; "stimmen wir nicht zu"
is "zustimmen", denied. The phrases of `geo.draft.stance_phrases` come first, this is for all others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from geo.draft import stance_denials as denials
from geo.draft.ordinary import infinitive
from geo.draft.stance_idioms import IDIOMS
from geo.draft.stance_words import IDLE, PREFIXES, SUPPORTS, TAKES_AWAY, VERBS
from geo.draft.words import word_set

_SUBORDINATE = word_set(
    "dass weil damit wenn ob sodass bevor nachdem obwohl indem bis sobald solange soweit sofern anstatt "
    "ohne statt um wo wer was wie welche welcher welches woran womit wofür worauf falls während da denn als"
)
_RELATIVE = word_set("der die das den dem deren dessen denen")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_VERBAL = ("en", "ern", "eln", "t", "tun", "sein")
_TELLS_MORE = re.compile(r"(?:z\. ?b\.|(?:zum beispiel|etwa|wie|beispielsweise)\b)")
_ON = re.compile(
    r"weiter(?!entwick|bild|geb|leit|verfolg|verarbeit|reich|komm|vermittel|denk|helf)\w+(?:en|ern|eln)|"
    r"fortzahlen"
)
_NOUNS = word_set("verbot gebot bedarf erhalt")
_OURS = re.compile(r"\b(?:wir|uns)\b")


@dataclass(frozen=True)
class Deed:
    """A verb, with its prefix, in the infinitive; as written; its clause; whether the clause denies it."""

    verb: str
    word: str
    clause: str
    denied: bool


def deeds_of(text: str) -> Iterator[Deed]:
    """Yield the verbs of the main clauses of a sentence in small letters, in order."""
    for clause in main_clauses(text):
        words = _WORD.findall(clause)
        denied = denials.DENIED.search(clause) is not None and not denials.IDLE_DENIALS.search(clause)
        for verb, word in _verbs(words):
            yield Deed(verb, word, clause, denied)


@lru_cache(maxsize=256)  # several rules ask of the same sentence
def main_clauses(text: str) -> tuple[str, ...]:
    """Return the main clauses of a sentence, without those that tell more of a word or why."""
    return tuple(_clauses(text))


def _clauses(text: str) -> Iterator[str]:
    for part in re.split(r"[;:()]|\s[–—-]\s", text):
        for number, segment in enumerate(part.split(",")):
            words = _WORD.findall(segment)
            opens = words[0] if words else ""
            ours = "wir" in words and words[1:2] != ["wir"]  # "das wollen wir", but "den wir erleben"
            relative = number > 0 and opens in _RELATIVE and not ours
            if words and opens not in _SUBORDINATE and not relative:
                yield segment.strip()


def _verbs(words: list[str]) -> Iterator[tuple[str, str]]:
    """Yield verbs as they count: the finite one with its half at the end, else each in order."""
    half = words[-1] if words and words[-1] in PREFIXES else ""
    ours = [
        words[at]
        for at in range(len(words))
        if "wir" in words[max(0, at - 1) : at + 2] and words[at] != "wir"
    ]
    for word in words:
        if not word.endswith(_VERBAL) or word in _NOUNS:
            continue
        base = infinitive(word)
        if half and (word in ours or not ours) and word != half:
            yield infinitive(f"{half}{word}"), word
        yield base, word


def within_main_clauses(text: str) -> str:
    """Return a sentence without what only tells more of a word: "der Weg, der bisher endet, soll …"."""
    return ", ".join(one for one in main_clauses(text) if not _TELLS_MORE.match(one)) or text


def joined(verb: str, text: str) -> str:
    """Return a verb of a sentence with its half at the end of the clause: "gehen", "… vor" is "vorgehen"."""
    for clause in re.split(r"[,;:()]", text):
        words = _WORD.findall(clause)
        if verb in words[:-1] and words[-1] in PREFIXES:
            return infinitive(f"{words[-1]}{verb}")
    return verb


def without_idle_denials(text: str) -> str:
    """Return a sentence without "kein" and "nicht" that refuse nothing: "keine Zeit verlieren"."""
    return denials.IDLE_DENIALS.sub("§", text)


def turned(clause: str) -> str:
    """The stance where a denial turns a verb's: "nicht ausschließen", "nicht rütteln"; "" elsewhere."""
    if denials.NOT_EXCLUDED.search(clause):
        return "could"
    if denials.NO_CHANGE.search(clause):
        return "rejects"
    return next((found for deed in deeds_of(clause) if deed.denied and (found := _denied(deed))), "")


def as_until_now(text: str) -> bool:
    """Whether something stays as it is: "auch künftig", "im bisherigen Umfang"."""
    return denials.AS_UNTIL_NOW.search(text) is not None


def of_infinitive(verb: str) -> str:
    """The stance of a verb that ends an item: "Gebühren streichen"; "" if it has none."""
    return _plain(infinitive(verb)) if verb else ""


def supports(text: str) -> bool:
    """Whether the verb is one of support: "dem Begehren zum Erhalt schließen wir uns an"."""
    return not denials.AS_UNTIL_NOW.search(text) and any(
        deed.verb in SUPPORTS and not deed.denied for deed in deeds_of(text)
    )


def of_idiom(text: str) -> str:
    """The stance of an idiom of one's own mind, whoever is the subject; "" if there is none."""
    return next((name for name, idiom in IDIOMS for one in main_clauses(text) if idiom.search(one)), "")


def stance(text: str) -> str:
    """Return the stance that the deeds and idioms of a sentence say, "" if none."""
    for clause in main_clauses(text):
        found = _stance_of_clause(clause)
        if found:
            return found
    return "keeps" if denials.AS_UNTIL_NOW.search(text) and not denials.MORE.search(text) else ""


def _stance_of_clause(clause: str) -> str:
    for name, idiom in IDIOMS:
        if idiom.search(without_idle_denials(clause)):
            return name
    for deed in deeds_of(clause):
        if deed.denied:
            found = _denied(deed)
            if found:
                return found
            continue
        found = _plain(deed.verb)
        if found == "supports" and not _OURS.search(clause):
            continue
        if found in ("examines", "keeps") and _and_more(deed):
            continue
        if found and not (found == "rejects" and denials.IDLE_DENIALS.search(clause)):
            return found
    return "rejects" if _refuses(clause) else ""


def _and_more(deed: Deed) -> bool:
    """Whether another verb follows at once: "überprüfen und senken" does more than to examine."""
    match = re.search(
        rf"\b{re.escape(deed.word)} und (?:[\w-]+ ){{0,3}}?([\w-]+(?:en|ern|eln))\b", deed.clause
    )
    return match is not None and infinitive(match[1]) == match[1] and not _plain(match[1])


def _denied(deed: Deed) -> str:
    if deed.verb in TAKES_AWAY and not denials.A_CHANGE.search(deed.clause):
        return "rejects" if denials.MAY_NOT.search(deed.clause) else "keeps"
    return ""


def _refuses(clause: str) -> bool:
    """Whether we, or what should be, are denied at the end: "verfolgen wir nicht weiter"."""
    return (
        denials.REFUSED.search(clause) is not None
        and denials.CAN_REFUSE.search(clause) is not None
        and not denials.IDLE_DENIALS.search(clause)
        and not any(deed.verb in IDLE for deed in deeds_of(clause))
    )


def _plain(verb: str) -> str:
    for name, verbs in VERBS:
        if verb in verbs:
            return name
    return "keeps" if _ON.fullmatch(verb) else ""
