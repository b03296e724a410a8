"""Whether words have a finite verb: what has none is no sentence, but a heading or the item of a list."""

from __future__ import annotations

import re
from functools import lru_cache

from geo.draft.ordinary import infinitive, is_ordinary
from geo.draft.tenses import is_past_form
from geo.draft.words import word_set

_ALWAYS = word_set(
    "ist sind war waren wäre wären hat hatte hatten hätte wird wurde wurden würde würden will wollen wollte "
    "wollten möge mögen kann können konnte konnten könnte könnten muss müssen musste mussten müsste müssten "
    "soll sollen "
    "sollte sollten darf dürfen durfte durften dürfte dürften mag mögen möchte möchten gibt geht gilt tut "
    "weiß bleibt bleiben steht liegt kommt heißt fehlt fehlen braucht brauchen besteht entsteht entstehen "
    "bekommt erhält gehört gehören hält lässt leben wohnen lebt benötigt verdient verdienen bedeutet "
    "beträgt verfügt sieht macht ging kam gab stand lag ließ nahm stieg bedarf "
    "käme kämen gäbe gäben ließe ließen bräuchte bräuchten fände fänden stünde stünden ginge gingen täte "
    "bliebe "
    "blieben hieße läge lägen sähe brächte brächten"
)
# They end like infinitives, and the lemmatiser takes them for some.
NO_VERBS = word_set(
    "den wenn einen zwischen gegen neben wegen oben unten innen außen hinten vorn einen keinen ihren seinen "
    "unseren deren "
    "denen allen vielen wenigen eigen offen trocken selten eben mitten morgen verschieden willkommen "
    "zusammen "
    "sondern insgesamt dazwischen daneben dagegen hingegen mindestens wenigstens entlang zuhauf golden "
    "gelegen erwachsen zufrieden bescheiden trotzdem außerdem statt rund laut samt dank kraft zeit samstags "
    "geeignet bekannt bereit weit breit bunt gut gesamt geplant direkt nicht recht schlecht leicht seit mit "
    "echt dicht acht jetzt zuletzt erst überhaupt nachts fast sonst oft meist selbst möglichst damit somit "
    "längst zunächst höchst verstärkt gezielt gerecht stadt"
)
_SUBORDINATE = word_set(
    "der die das den dem deren dessen denen wo dass weil wenn ob damit sodass bevor um welche welcher "
    "welches "
    "was wie als obwohl indem bis sobald solange soweit sofern anstatt ohne statt wer woran womit wofür "
    "worauf"
)
_RELATIVE = word_set("der die das dem deren dessen denen")
_AFTER_INFINITIVE = word_set(
    "statt anstatt und oder bzw sowie können lassen werden dürfen müssen wollen sollen"
)
_OPENS_CLAUSE = word_set(
    "der die das den dem ein eine einen einem einer kein keine unser unsere unseren alle viele manche einige "
    "jeder jede jedes wir sie er es man ich diese dieser dieses dieses hier dort heute in im am an auf bei "
    "für "
    "mit zum zur nach seit durch aus immer auch dafür damit deshalb daher so nur wer was"
)
_ARTICLES = word_set(
    "der die das den dem des ein eine einen einem einer eines kein keine keinen unsere unseren"
)
MAX_LISTED_WORDS = 4
_SEPARATED = word_set("ab an auf aus ein fest fort vor voran weg zurück zusammen nach los bei dar")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PREFIX = (
    r"(?:ab|an|auf|aus|bei|durch|ein|fest|fort|frei|heim|her|hin|los|mit|nach|um|unter|vor|weg|"
    r"weiter|wieder|zu|zurück|zusammen|über|bereit|fertig|still|statt|teil|sicher|klar)"
)
_PARTICIPLE = re.compile(rf"(?:{_PREFIX})?ge\w+(?:t|en)|{_PREFIX}ge\w+(?:t|en)")
_MAYBE_PARTICIPLE = re.compile(rf"(?:{_PREFIX})?(?:be|ver|er|ent|zer|miss)\w+t|\w+iert|(?:über|unter)\w+t")
_PRESENT_WITH_GE = word_set("gewinnt genügt gefällt gelingt gehört geschieht genießt gerät gestaltet gewährt")
_ADJECTIVES = ("lichen", "ischen", "baren", "samen", "haften", "losen", "tigen", "rigen", "sigen", "eren")
_VERB_ENDINGS = ("en", "ern", "eln")


@lru_cache(maxsize=256)  # several rules ask of the same sentence
def has_finite_verb(text: str) -> bool:
    """Whether a text is a sentence. Subordinate clauses do not count: "Radwege, die sicher sind" is none."""
    closed = text.rstrip(' "“”»)').endswith((".", "!"))
    for clause in re.split(r"[;:()]|\s[–—-]\s", text):
        relative = False
        listed = True  # "Vereine, Kapellen und Schützen erhalten …": nouns alone may precede
        for number, segment in enumerate(clause.split(",")):
            words, inserted = _WORD.findall(segment), relative
            relative = number > 0 and bool(words) and words[0] in _RELATIVE
            # "Vereine, die etwas aufbauen, finden bei uns Gehör": the verb after what was inserted.
            if inserted and len(words) > 2 and _opens_with_verb(words):
                return True
            first = number == 0 or (listed and bool(words))
            listed = listed and len(words) <= MAX_LISTED_WORDS and any(word[0].isupper() for word in words)
            if not words or (number and words[0].lower() in _SUBORDINATE):
                continue
            if any(
                _is_finite(words, at, first=first, closed=closed, after=number > 0)
                for at in range(len(words))
            ):
                return True
    return False


def _opens_with_verb(words: list[str]) -> bool:
    word = words[0]
    return word.islower() and word.endswith(_VERB_ENDINGS) and infinitive(word) == word and is_ordinary(word)


def _is_finite(words: list[str], at: int, first: bool, closed: bool, after: bool = False) -> bool:
    word = words[at]
    if word[0].isupper():
        return False
    last = at == len(words) - 1
    beside = {words[near].lower() for near in (at - 1, at + 1) if 0 <= near < len(words)}
    if "wir" in beside and word.endswith((*_VERB_ENDINGS, "sind")):
        return True
    if word in ("werden", "haben", "sein"):
        return word != "sein" and not last and words[at + 1].lower() not in _AFTER_INFINITIVE
    if word in _ALWAYS:
        return not (word.endswith("en") and (last or (at and words[at - 1] == "zu")))
    if word in NO_VERBS or (at and words[at - 1] == "zu"):
        return False
    if at and words[at - 1][0].isupper() and is_past_form(word):
        return True
    base = infinitive(word)
    if not base.endswith("n") or base[0].isupper() or len(word) < 4:
        return False
    if word.endswith("t"):
        return _is_third_person(words, at, base, last)
    if after and first and closed and not at and not last and base == word and is_ordinary(word):
        return words[1].lower() in _ARTICLES or words[1] in ("ihre", "ihren", "seine", "seinen")
    return _is_plural(words, at, base, first, closed)


def _is_plural(words: list[str], at: int, base: str, first: bool, closed: bool) -> bool:
    """ "Kinder brauchen Platz", which looks like the infinitive of "Bürokratie abbauen"."""
    word = words[at]
    if (
        base != word
        or not word.endswith(_VERB_ENDINGS)
        or not is_ordinary(word)
        or word.endswith(_ADJECTIVES)
    ):
        return False
    if "sie" in {words[near].lower() for near in (at - 1, at + 1) if 0 <= near < len(words)}:
        return True
    last = at == len(words) - 1
    if last or (at and words[at - 1].lower() in _ARTICLES):
        return False
    if closed and first and at and words[at + 1].lower() not in _AFTER_INFINITIVE:
        return True
    # An infinitive ends its clause; a noun right after it, or half of the verb at the end, is a sentence.
    if first and at and (words[at + 1][0].isupper() or words[-1] in _SEPARATED):
        return True
    if words[at + 1].lower() in _AFTER_INFINITIVE or not at:
        return False
    return first and words[0].lower() in _OPENS_CLAUSE and at <= 5


def _is_third_person(words: list[str], at: int, base: str, last: bool) -> bool:
    """ "setzt", "fordert"; a participle has the same ending, and an adjective may have: "bekannt"."""
    word = words[at]
    if not base.endswith(("en", "ern", "eln")):
        return False
    if _PARTICIPLE.fullmatch(word) and word not in _PRESENT_WITH_GE:
        return False
    if _MAYBE_PARTICIPLE.fullmatch(word):
        after = words[at + 1] if not last else ""
        return bool(at) and not last and not (after[:1].isupper() and words[at - 1][0].islower())
    return True


def ends_in_infinitive(text: str) -> str:
    """Return the infinitive that ends a text: "Bürokratie abbauen"; "" if there is none."""
    words = _WORD.findall(text)
    if len(words) < 2:
        return ""
    word = words[-1]
    if word[0].isupper() or word in NO_VERBS or not word.endswith((*_VERB_ENDINGS, "tun", "sein")):
        return ""
    return word if infinitive(word) == word else ""
