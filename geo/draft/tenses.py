"""Whether a sentence speaks of what is past: "schloss", "flossen", or "hat … verändert"."""

from __future__ import annotations

import re
from functools import cache

from geo.draft.ordinary import infinitive
from geo.draft.words import word_set

_WORD = re.compile(r"[^\W\d_]+")
_KNOWN = word_set(
    "war waren hatte hatten wurde wurden konnte konnten musste mussten durfte durften ging gingen kam "
    "kamen gab gaben stand standen lag lagen ließ ließen nahm nahmen stieg stiegen sank sanken hielt "
    "hielten fand fanden blieb blieben schloss schlossen trat traten schrieb schrieben floss flossen "
    "begann begannen fiel fielen zog zogen wuchs wuchsen brach brachen sprach sprachen traf trafen lief "
    "liefen rief riefen entstand entstanden endete endeten sagte sagten machte machten zeigte zeigten "
    "führte führten stimmte stimmten sollte wollte wollten verlor verloren gewann gewannen erhielt "
    "erhielten bekam bekamen sah sahen fuhr fuhren "
    "brachte brachten dachte dachten kannte kannten nannte nannten wusste wussten sandte half halfen warf "
    "warfen griff griffen stritt stritten litt litten schuf schufen lud luden trug trugen schlug schlugen "
    "bot "
    "boten verbot hob hoben schob schoben flog flogen bat baten las lasen saß saßen vergaß maß "
    "betrug betrugen beschloss beschlossen entschied entschieden bestand bestanden verschwand verschwanden "
    "rief starb starben riss rissen schnitt schnitten"
)
# They are the past tense as well: "der Plan gehört beschlossen".
_PARTICIPLES = word_set("beschlossen entschieden bestanden")
_AUXILIARIES = word_set("wird werden ist sind sein gehört gehören worden")
_PRESENT = word_set(
    "sollte sollten möchte möchten heute rate seite weite seiten weiten mitte leute heute bitte"
)
_PARTICIPLE = (
    r"(?:\w*ge\w+(?:t|en)|\w+iert|(?:be|er|ver|ent|zer|über|unter|miss|wieder)\w+(?:t|en)|worden|gewesen)"
)
_PERFECT = re.compile(
    rf"\b(?:hat|haben|hatte|hatten|ist|sind)\b(?! (?:zu|uns)\b)"
    rf"[^,;:]*?\b(?<!zu )({_PARTICIPLE})(?=\W*$|,| und\b|;)"
)
_ADJECTIVES = word_set(
    "geeignet verpflichtet bereit wert gefordert gefragt gesetzt verboten entscheidend erhalten"
)


def is_preterite(text: str) -> bool:
    """Whether a word of the sentence, as written, is a verb in the past tense."""
    words = _WORD.findall(text)
    passive = not _AUXILIARIES.isdisjoint(word.lower() for word in words)
    return any(
        word.islower() and is_past_form(word) and not (passive and word in _PARTICIPLES)
        for at, word in enumerate(words)
        if not _before_noun(words, at)
    )


def _before_noun(words: list[str], at: int) -> bool:
    """Whether a word stands as an adjective does: "für entsiegelte Vorgärten"."""
    return 0 < at < len(words) - 1 and words[at - 1].islower() and words[at + 1][0].isupper()


@cache
def is_past_form(word: str) -> bool:
    """Whether a word in small letters is a verb in the past tense."""
    if word in _PRESENT:
        return False
    if word in _KNOWN:
        return True
    if not word.endswith(("te", "ten")) or word.startswith("ge"):
        return False
    base = infinitive(word)
    stem = base.removesuffix("en") if base.endswith("en") else base.removesuffix("n")
    return (
        base.endswith("n")
        and base != word
        and word in (f"{stem}te", f"{stem}ten", f"{stem}ete", f"{stem}eten")
    )


def is_perfect(text: str) -> bool:
    """Whether a sentence, in small letters, is in the perfect: "sind um 40 Prozent gestiegen"."""
    return any(match[1] not in _ADJECTIVES for match in _PERFECT.finditer(text))
