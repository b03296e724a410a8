"""Splitting a paragraph into sentences, with the abbreviations of German prose."""

from __future__ import annotations

import re

from geo.draft.words import word_set

_ABBREVIATIONS = word_set(
    "abb abs art az bzw ca co d dr e etc evtl evtll f ff fr geb gem ggf h hl hr hrsg i inkl insb jh jhd "
    "kfz lt max mind min mio mrd nr o prof rd s sog st str tel tsd u usf usw v vgl vs z zzgl ä bsp "
    "einschl exkl gmbh b a m bspw zw ev kath bhf hbf bzgl ggfs vllt allg ehem dipl ing lfd abt std sek wg "
    "insbes resp mtl jährl ausschl gez hg fam pfr sen jun gegr ges pol o g n p q k l chr vorauss "
    "ortst gem verw inh"
)
MAX_SENTENCE_LENGTH = 1_500
# Possessive, and only from the first character on: a line of only dots is scanned once.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"“”»«’')\]]*+\s++(?=[\"„“»«(‚'\[]*+[A-ZÄÖÜ0-9])")
_MAX_WORD_LENGTH = 100
_MONTH = re.compile(
    r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"
)


def split(paragraph: str) -> list[str]:
    """Return the sentences of a paragraph, in order, without the whitespace between them.

    What is too long for a sentence is left out: a table without line breaks, or anything but prose.
    """
    sentences, start = [], 0
    for match in _END.finditer(paragraph):
        before = paragraph[max(start, match.start() - _MAX_WORD_LENGTH) : match.start()]
        if match[0].startswith(".") and not _ends(
            before, paragraph[match.end() : match.end() + _MAX_WORD_LENGTH]
        ):
            continue
        sentences.append(paragraph[start : match.end()].strip())
        start = match.end()
    sentences.append(paragraph[start:].strip())
    return [sentence for sentence in sentences if 0 < len(sentence) <= MAX_SENTENCE_LENGTH]


def _ends(before: str, after: str) -> bool:
    """Whether a full stop ends a sentence: not after an abbreviation, a lone letter or an ordinal."""
    word = re.search(r"[^\W_]+$", before)
    if word is None:
        return True
    if word[0].isdigit():  # "am 14. September", "das 3. Gleis"; but "bis 2035. Dafür ..."
        return len(word[0]) > 2 and not _MONTH.match(after)
    short = word[0].lower()
    # "Schloßstr. 12"
    return short not in _ABBREVIATIONS and not (short.endswith("str") and len(short) > len("str"))
