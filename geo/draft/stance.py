"""The stance of the party in a sentence or an item: by the verb that promises (docs/haltungen.md).

Sentences come in small letters and as ours (`geo.draft.speaker`): "wir lehnen … ab". What they say is in the
tables of `geo.draft.stance_phrases`, `stance_idioms`, `stance_nouns` and `stance_words`.
"""

from __future__ import annotations

import re

from geo.draft import competence, deeds
from geo.draft.notation import phrases
from geo.draft.ordinary import infinitive, is_ordinary
from geo.draft.stance_nouns import NOUNS
from geo.draft.stance_phrases import CLASSES, DEMANDS_FIRST, FOR, MIGHT, NOT_CLOSED, SAID

# A clause that says why: its verbs promise nothing.
_REASON = re.compile(
    r",?\s+(?:um\b(?! jeden)(?=[^,:]*\bzu)|(?<=, )um\b(?=[^:]*\bzu)|(?<=, )(?:damit|sodass|so dass|weil|"
    r"denn|da|anstatt|statt|"
    r"indem)\b)"
)
# "So gestalten, dass die Dörfer erhalten bleiben": what comes of it is not promised.
_SO_THAT = re.compile(r"(\bso (?:[\w-]+ ){0,3}[\w-]+), dass\b.*")
_OURS = re.compile(r"\b(?:wir|uns)\b")
_MAY = re.compile(r"\b(?:darf|dürfen)\b")
_NO = re.compile(r"\b(?:nicht|keine?\w*)\b")
_CLAUSE_END = re.compile(r"[,;:]")
# "kein … ohne": what has to be, marked as refusing nothing.
_NONE_WITHOUT = re.compile(r"\bkein\w* ([^,]*), ohne (?=dass\b|\w+ zu\b)")
_OUGHT = re.compile(
    r"\b(?:soll|sollen|sollte|sollten|muss|müssen|müsste|gehör(?:t|en)|vorrang|priorität)\b|\b(?:ist|"
    r"sind)\b.*\bzu\w* ?\w+en\b"
)
# "Die Dörfer sollen lebendig bleiben, dafür legen wir einen Fonds auf": what we do counts.
_FOR_THAT_WE = re.compile(r"(?:dafür|deshalb|daher|darum|dazu|deswegen|und) \w+en (?:auch )?wir\b")
_WHETHER = re.compile(
    r"(?<!gleich)(?<!egal)(?<!davon)(?<!nachdem), (?:ob|inwieweit|inwiefern)\b(?!.*\bob\b.*\boder\b)"
)
_GOES_ON = re.compile(r"\bweiter|\bauch (?:künftig|in zukunft)\b")
_NOBODY = phrases("^ kein* <people>", CLASSES)
_INSTEAD_AT_THE_END = re.compile(r" (?:an)?statt (?:\w+ )?\w+\W*$")
_FIRST_OF_TWO = re.compile(
    r"(?<=\s)((?!erhalten|fort|weiter|bei)\w+(?:en|ern|eln)) (?:und|sowie)\b.*\b(?:erhalten|prüfen|"
    r"unterstützen|bewahren|einsetzen|abschaffen)\W*$"
)
_AN_AIM = re.compile(r"\ban unserem (?:\w+ )?\w*ziel\b")
_REFUSED_ITEM = re.compile(
    r"keine?n? (?!kind|mensch|schüler|jugendliche|familie|bürger|einwohner|senior|frau|mann|ort|dorf|"
    r"betrieb)\w+"
)


def _first_of_two(text: str) -> bool:
    """Whether another verb comes first: "ausbauen und erhalten", not "Museen und Mühlen erhalten"."""
    match = _FIRST_OF_TWO.search(text)
    return match is not None and is_ordinary(match[1]) and infinitive(match[1]) == match[1]


def stance_of(text: str, wants: bool) -> str:
    """The stance of a sentence.

    Parameters
    ----------
    wants : whether we say that we want or will
    """
    main = _REASON.split(_SO_THAT.sub(r"\1", text), maxsplit=1)[0]
    main = main if len(main.split()) > 3 else text
    main = _NONE_WITHOUT.sub(r"§ \1, ohne ", main)
    denied, but, instead = main.partition(" sondern ")
    if but and _NO.search(denied.split(",")[0]):  # "nicht schließen, sondern sanieren"
        main = f"{'wir wollen ' if wants else ''}{instead}"
    if wants and NOT_CLOSED.search(main) and not _MAY.search(main):
        return "keeps"
    if any(DEMANDS_FIRST.search(clause.strip()) for clause in _CLAUSE_END.split(main)):
        return "demands"
    found = _by_rules(main)
    if found == "rejects" and _MAY.search(main) and deeds.as_until_now(main):
        return "keeps"
    if found == "keeps" and _AN_AIM.search(main):
        return "will"
    if found in ("keeps", "examines", "supports") and _first_of_two(main):
        return "will"
    found = found or deeds.stance(main)
    if not found and _OURS.search(main) and _WHETHER.search(text):
        return "examines"
    if not found and _OURS.search(main) and competence.turns_to_others(main):
        return "demands"
    if not found and _REFUSED_ITEM.match(deeds.without_idle_denials(main)):
        return "rejects"
    if not found and not wants and _OUGHT.search(main) and competence.is_of_others(main):
        return "supports"
    return found or ("could" if MIGHT.search(main) and not wants else "will")


def _by_rules(main: str) -> str:
    """By the first clause in which we do something with a stance, else by the whole sentence."""
    for clause in [*(one for one in _CLAUSE_END.split(main) if _OURS.search(one)), main]:
        if turned := deeds.turned(clause):
            return turned
        if FOR.search(clause):
            return "supports"
        clause = deeds.without_idle_denials(clause)
        rules = [rule for rule in SAID if rule[0] != "rejects" or "§" not in clause]
        if found := next((stance for stance, pattern in rules if pattern.search(clause)), ""):
            by_noun = found == "keeps" and not _GOES_ON.search(clause) and deeds.supports(clause)
            return "supports" if by_noun else found
        if _FOR_THAT_WE.match(clause.strip()):
            return deeds.stance(clause) or "will"
    return ""


def nominal_stance(text: str) -> str:
    """The stance of an item without a finite verb, by its first word or last infinitive; "" if none."""
    first = text.split(",", 1)[0]
    if first != text and len(first.split()) > 1 and first.endswith(("en", "ern", "eln")):
        text = first  # the first verb of several
    text = _INSTEAD_AT_THE_END.sub("", text)
    texts = [text, text.rpartition(": ")[2]]
    found = next((stance for one in texts for stance, pattern in NOUNS if pattern.search(one)), "")
    if found == "rejects":
        found = deeds.turned(text) or found  # "Schulen nicht schließen"
    found = found or deeds.of_infinitive(re.sub(r"\W+$", "", text).rpartition(" ")[2])
    found = found or deeds.stance(text)
    if found == "rejects" and _NOBODY.search(text):
        return "will"
    return "will" if found and _first_of_two(text) else found


def stance_by_who_decides(item: str) -> str:
    """The stance of an item that says nothing else: what others decide on can only be supported."""
    if competence.is_by_others(item):
        return "demands"
    return "supports" if competence.is_of_others(item) else "will"
