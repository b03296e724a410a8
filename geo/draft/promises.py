"""Which sentences and items promise something, and how sure that is: rules for German programmes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.draft import deeds, generalities, governing, phrases, slogans, statements
from geo.draft.ordinary import infinitive
from geo.draft.sentences import split
from geo.draft.stance import nominal_stance, stance_by_who_decides, stance_of
from geo.draft.stance_phrases import COULD, EXAMINES, MIGHT, REJECTS, SAID
from geo.draft.verbs import NO_VERBS, ends_in_infinitive, has_finite_verb

SURE, LIKELY, POSSIBLE, DOUBTFUL = 0.9, 0.75, 0.6, 0.45


# Idioms of refusal and of what may be are one's own mind, even without "wir".
_ANYBODYS = ("rejects", "could")
_REFUSES = re.compile(r"(?:für |dafür, dass )?(?:kein\w*|nicht|weder|nein|gegen|niemals|nie)\b")
# The number of a thesis, the day of a plan.
_LABEL = re.compile(r"^(?:\d+(?:\.\d+)+\.?|(?:Tag|Punkt|These|Schritt|Ziel) \d+[:.])\s+(?=[A-ZÄÖÜ])")
_THEREFORE = re.compile(r", ((?:deshalb|daher|darum|deswegen) [a-zäöüß]+(?:t|en) .*)")
_SET_AS_HEADING = re.compile(r"[A-ZÄÖÜ]{3,}(?: [A-ZÄÖÜ]{2,})+(?: [–-] |\W*$)")
_CAN = re.compile(r"\bkönnen (?:nur )?wir\b|\bwir (?:nur )?können\b")
_FOR = re.compile(r"(?:für|dafür)\b")
MAX_NOMINAL_LENGTH, MIN_FREE_WORDS = 400, 3


@dataclass(frozen=True)
class Promise:
    """``stance`` as in the table; ``confidence``, from 0 to 1, is that of the rule."""

    stance: str
    confidence: float


def promise(
    sentence: str, intro: str = "", before: Promise | None = None, *, item: bool = False, heading: str = ""
) -> Promise | None:
    """Judge one sentence or item.

    Parameters
    ----------
    sentence : as one of ours (`geo.draft.speaker`)
    intro : the line that introduces the sentence, if it is a list item
    before : what the sentence before it in its paragraph promised
    item : whether it is the first sentence of a list item
    heading : of its section

    Returns
    -------
    None if nothing is promised: a question, a look back, a description.
    """
    parts = split(sentence)
    if len(parts) > 1:
        return _of_parts(parts, intro, before, item, heading)
    if label := _LABEL.match(sentence):
        sentence, item = sentence[label.end() :], True
    text = sentence.lower().strip()
    if _is_none(sentence, text, intro):
        return None
    if before and phrases.GOES_ON.match(text):
        return Promise(before.stance, min(before.confidence, POSSIBLE))
    lead = intro.lower().rstrip(": …")
    # "Ehrenamt stärken: Vereine brauchen Räume.", "Wohnen ermöglichen – alle sollen bleiben können."
    head, colon = re.split(r": | [–-] ", sentence, maxsplit=1)[0], re.search(r": | [–-] ", sentence)
    if item and colon and not has_finite_verb(head) and ends_in_infinitive(head):
        sentence = head
    # "Armut macht krank, deshalb bekommt jedes Kind ein Essen": what follows from it.
    if follows := _THEREFORE.search(sentence):
        after = promise(sentence[follows.start(1) :], intro, before, item=item, heading=heading)
        if after:
            return after
    if not has_finite_verb(sentence):
        return _nominal(sentence, lead, item, heading)
    confidence = _confidence(text, before) or (DOUBTFUL if item and _is_future(text) else 0.0)
    if intro and not governing.denies(intro):
        confidence = max(confidence, _confidence(lead, None))
    planned = governing.promises(intro) or governing.promises(heading)
    if (
        item
        and not confidence
        and planned
        and not statements.PAST.search(text)
        and not statements.DESCRIBES.search(text)
    ):
        confidence = POSSIBLE
    if not confidence:
        return None
    return Promise(_stance(text, lead), confidence)


def _is_none(sentence: str, text: str, intro: str) -> bool:
    """Whether a sentence promises nothing, whatever words of promises it has."""
    if re.search(r"\?\W*$", text) or statements.NO_PLAN.search(text):
        return True
    return (not intro or governing.denies(intro)) and generalities.names_no_deed(sentence)


def _of_parts(
    parts: list[str], intro: str, before: Promise | None, item: bool, heading: str
) -> Promise | None:
    """Judge sentences that say one thing: a question with its answer, or a slogan and what is meant by it."""
    found = [
        Promise(slogans.answer_stance(part), POSSIBLE)
        if at and parts[at - 1].endswith("?") and not has_finite_verb(part)
        else promise(part, "" if at else intro, before, item=item, heading=heading)
        for at, part in enumerate(parts)
    ]
    made = [one for one in found if one]
    if not made:
        return None
    # "Vereine entlasten. Hallen bleiben kostenlos." is one thing, "Kurze Wege! Schulen bleiben." is not.
    others = [one.stance for one in made if one.stance != "will"]
    sure = made[0] is found[0] and made[0].confidence >= LIKELY and not {"demands", "rejects"} & set(others)
    stance = made[0].stance if sure or not others else others[0]
    return Promise(stance, max(one.confidence for one in made))


def _stance(text: str, lead: str) -> str:
    own = stance_of(text, wants=phrases.WE_WANT.search(text) is not None)
    by_lead = stance_of(lead, wants=True) if lead and _confidence(lead, None) else ""
    return _governed(own if own not in ("will", "could") else by_lead or own, by_lead, text)


def _governed(own: str, by_lead: str, text: str) -> str:
    """The stance of an item: of what we only support or demand, no word of the item makes more.

    "Wir setzen uns ein für: den Erhalt des Bads" is `supports`, "kein Hotel am Bad" is refused all the same.
    """
    if by_lead not in ("supports", "demands"):
        return own
    return own if _REFUSES.match(text) or (own == "examines" and not _FOR.match(text)) else by_lead


def _nominal(sentence: str, lead: str, item: bool, heading: str) -> Promise | None:
    """Judge what has no finite verb: an item, or a line that opens like one."""
    if (heading_like := phrases.LEAD_IN.match(sentence)) is not None:
        sentence, item = sentence[heading_like.end() :], True
    text = sentence.lower().strip()
    governs = _confidence(lead, None) if lead else 0.0
    if governs and governing.denies(lead):
        governs = 0.0
    cue = bool(
        phrases.ACTION.match(text)
        or phrases.CUE.search(text)
        or phrases.INTO.match(text)
        or ends_in_infinitive(sentence)
        or nominal_stance(text)
    )
    if (
        _SET_AS_HEADING.match(sentence)
        or text.endswith(":")
        or len(text) > MAX_NOMINAL_LENGTH
        or governing.is_formal(sentence)
    ):
        return None
    if not governs and (governing.denies(lead) or governing.denies(heading)):
        return None
    if not item and not lead and not (cue and _is_open(text)):
        return None
    if (
        statements.COMPLAINT.match(text)
        or re.match(r"(?:mehr|weniger) als\b", text)
        or (statements.FIGURE.search(text) and not governs and not (cue and ":" not in text))
    ):
        return None
    if len(text.split()) < 2 and not lead:
        return None
    by_lead = stance_of(lead, wants=True) if governs else ""
    own = nominal_stance(text)
    confidence = max(governs, (LIKELY if cue else POSSIBLE) if item or lead else POSSIBLE)
    if by_lead in ("rejects", "could", "examines") and own != "rejects":
        own = by_lead
    stance = own or by_lead or governing.stance_of_heading(heading) or stance_by_who_decides(text)
    return Promise(_governed(stance, by_lead, text), confidence)


def _is_open(text: str) -> bool:
    """Whether a line outside of a list says what is done to what: "Sanierung der Bäder", not "Sanierung"."""
    return len(text.split()) >= MIN_FREE_WORDS and (
        phrases.CUE.search(text) is not None
        or phrases.WITH_OBJECT.search(text) is not None
        or not phrases.ACTION.match(text)
    )


def _confidence(text: str, before: Promise | None) -> float:
    main = deeds.within_main_clauses(text)
    if phrases.AND_WILL.search(main) or phrases.DECIDED.search(text):
        return SURE
    if statements.PAST.search(text) or (
        statements.WE_ARE.search(text) and not _says_stance(text) and not phrases.OUR_AIM.search(text)
    ):
        return 0.0
    if phrases.WE_WANT.search(main) and not re.search(r"\bwir\b.*\bwerden\b.*\bworden\b", text):
        return SURE
    if phrases.OUR_AIM.search(text):
        return LIKELY
    if statements.ALREADY.search(main):
        return 0.0
    ours = re.search(r"\b(?:wir|uns)\b", text) is not None
    if ours and _says_stance(text):
        return SURE
    if any(
        (deeds.of_idiom(one) in _ANYBODYS or deeds.turned(one)) and not statements.DESCRIBES.search(one)
        for one in deeds.main_clauses(text)
    ):
        return POSSIBLE
    if (phrases.IS_TO.search(text) or phrases.HAS_TO.search(text)) and not statements.IS_NOT_TO.search(text):
        return LIKELY
    if (
        phrases.MUST.search(main)
        and not statements.ANALYSIS_MUST.search(text)
        and not (statements.TODAY.search(main) and re.search(r"\bmuss\b|\bmüssen\b", text))
    ):
        return LIKELY
    if _we_act(text) or _and_act(text):
        return POSSIBLE
    if COULD.search(text):
        return POSSIBLE
    return _doubtful(text, before)


def _says_stance(text: str) -> bool:
    return any(rule.search(text) for _, rule in SAID) or deeds.stance(text) != ""


def _doubtful(text: str, before: Promise | None) -> float:
    if phrases.RECEIVES.search(text) or phrases.BELONGS.search(text) or phrases.STAYS.search(text):
        return DOUBTFUL
    if REJECTS.search(text) or (EXAMINES.search(text) and "wird" in text):
        return DOUBTFUL
    if statements.DESCRIBES.search(text):
        return 0.0
    if phrases.OWN_BODY.search(deeds.within_main_clauses(text)) and _is_future(text):
        return DOUBTFUL
    if _is_passive(text) and (
        before is not None or phrases.LATER.search(text) or not re.search(r"\bwerden\b", text)
    ):
        return DOUBTFUL
    if MIGHT.search(text) and (before is not None or phrases.A_THING_MIGHT.search(text)):
        return DOUBTFUL
    return 0.0


def _is_future(text: str) -> bool:
    return (
        phrases.FUTURE.search(text) is not None
        and not statements.DESCRIBES.search(text)
        and not statements.PAST.search(text)
    )


def _is_passive(text: str) -> bool:
    """Whether something is done; "wird erhöhen" is the future: its verb is an infinitive."""
    return any(
        not match[1].endswith("en") or infinitive(match[1]) != match[1] or match[1] in phrases.BOTH
        for match in phrases.PASSIVE.finditer(text)
    )


def is_past(sentence: str) -> bool:
    """Whether a sentence looks back at what has been done."""
    return statements.PAST.search(sentence.lower()) is not None


def _we_act(text: str) -> bool:
    """Whether "wir" do something in the present tense: "bauen wir", "wir richten ... ein"."""
    if (
        we_do_nothing(text)
        or _CAN.search(text)
        or re.search(r"\bseit (?:jahrzehnt|jeher|generation|langem)", text)
    ):
        return False
    beside = _verbs_beside_us(text)
    at_end = [
        match[1] for match in phrases.WE_DO_AT_THE_END.finditer(text) if infinitive(match[1]) == match[1]
    ]
    return any(not _is_preterite(verb) and verb not in statements.NO_DEEDS for verb in [*beside, *at_end])


def we_do_nothing(text: str) -> bool:
    """Whether what "wir" do is no deed: "wir danken", "sehen wir"."""
    verbs = _verbs_beside_us(text)
    return bool(verbs) and all(verb in statements.NO_DEEDS for verb in verbs)


def _verbs_beside_us(text: str) -> list[str]:
    return [
        deeds.joined(match[1], text)
        for pattern in phrases.WE_DO
        for match in pattern.finditer(text)
        if match[1] not in NO_VERBS
    ]


def _and_act(text: str) -> bool:
    """Whether the second thing we do is a deed: "Wir hören zu und richten eine Sprechstunde ein"."""
    return any(
        infinitive(match[1]) == match[1] and match[1] not in statements.NO_DEEDS
        for match in phrases.AND_WE_DO.finditer(text)
    )


def _is_preterite(verb: str) -> bool:
    """Whether it is the past tense: "wir schafften" differs from the infinitive, "wir schaffen" does not."""
    base = infinitive(verb)
    return base != verb and base.endswith("n") and base[:3] == verb[:3]
