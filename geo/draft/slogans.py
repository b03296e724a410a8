"""Short texts of several sentences that say one thing: "Carsharing am Rathaus? Gut vorstellbar!"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.draft.verbs import has_finite_verb

MAX_WORDS, MAX_SENTENCES, MAX_ANSWER_WORDS = 16, 3, 8
_REFUSES = re.compile(r"\b(?:nein|nicht|keine?\w*|nie|niemals|ohne uns)\b", re.IGNORECASE)
_MAY_BE = re.compile(r"\b(?:vorstellbar|denkbar|möglich|prüfen|warum nicht|vielleicht)\b", re.IGNORECASE)
# "Ein Parkhaus? Das lehnen wir ab."
_SAYS_OF_IT = re.compile(
    r"(?:(?:Das|Den|Die|Es) \w+(?: \w+){0,4}|(?:Möglich|Denkbar|Vorstellbar|Sinnvoll) (?:wäre|ist) (?:es|"
    r"das))\W*$"
)
_GREETS = re.compile(r"\b(?:ihre?|euch|euer|sie an|wählen|briefwahl|kontakt)\b", re.IGNORECASE)


def together(sentences: Sequence[str], item: bool) -> list[str]:
    """Join the sentences of a block that say one thing.

    Parameters
    ----------
    item : whether they are an item of a list: a short one with a slogan in it is one thing
    """
    if item and 1 < len(sentences) <= MAX_SENTENCES and _is_slogan(sentences):
        return [" ".join(sentences)]
    found: list[str] = []
    for sentence in sentences:
        asked = bool(found) and found[-1].endswith("?") and _is_short_question(found[-1])
        if asked and (_answers(sentence) or _SAYS_OF_IT.match(sentence)):
            found[-1] = f"{found[-1]} {sentence}"
        else:
            found.append(sentence)
    return found


def _is_slogan(sentences: Sequence[str]) -> bool:
    text = " ".join(sentences)
    return (
        len(text.split()) <= MAX_WORDS
        and not text[:1].islower()
        and not _GREETS.search(text)
        and any(one.endswith(("!", "?")) or not has_finite_verb(one) for one in sentences)
    )


def _is_short_question(sentence: str) -> bool:
    """Whether it has no verb, nor opens with one: "Ein Parkhaus?", not "Wird alles gut?"."""
    sentence = re.sub("^(?:Warum|Wieso) (?:nicht )?", "", sentence)
    return not has_finite_verb(sentence.split(",")[0]) and not has_finite_verb(
        sentence[:1].lower() + sentence[1:].split(",")[0]
    )


def _answers(sentence: str) -> bool:
    return (
        len(sentence.split()) <= MAX_ANSWER_WORDS
        and not sentence.endswith("?")
        and not has_finite_verb(sentence)
        and not _GREETS.search(sentence)
    )


def answer_stance(answer: str) -> str:
    """The stance of a fragment that answers a question: "Nein danke!", "Gut vorstellbar!", "Gratis!"."""
    if _MAY_BE.search(answer):
        return "could"
    return "rejects" if _REFUSES.search(answer) else "will"
