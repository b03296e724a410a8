"""Which sentences promise something, and the stance of the party: rules for German programmes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.draft.ordinary import infinitive
from geo.draft.words import word_set


@dataclass(frozen=True)
class Promise:
    """``stance`` as in the table; ``confidence``, from 0 to 1, is that of the rule."""

    stance: str
    confidence: float


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_NEAR = r"(?:\W+[\w*:.-]+){0,5}?\W+"  # up to five words in between
_WE_WANT = _any(
    rf"\b(?:wollen|möchten|werden|planen|fordern|verlangen)\b{_NEAR}wir\b",
    rf"\bwir\b{_NEAR}(?:wollen|möchten|werden|planen|fordern|verlangen)\b",
    r"\bwir\b.*\bund (?:wollen|möchten|werden)\b",
)
_OUR_AIM = _any(
    r"\bunser(?:e|es)?\b(?: \w+)? (?:ziel|anliegen|vorhaben|plan)\b.*\b(?:ist|bleibt|sind)\b",
    r"\bes braucht\b|\bbraucht es\b|\bbenötigt es\b",
    r"\b(?:ist|bleibt) (?:unser|das)(?: \w+)? ziel\b|\bziel ist\b|\bsetzen (?:wir )?(?:uns )?das ziel\b",
    r"\bbleib(?:t|en)\b.* (?:erhalten|bestehen|geöffnet|in (?:öffentlicher|kommunaler|städtischer) hand)\b",
    r"\bbleib(?:t|en)\b(?! (?:zu|dabei)\b).* frei(?: von\b[^,;]*)?\W*$",
    r"\bkommt (?:für uns )?nicht in ?frage\b|\bmit uns\b.*\bkeine?n?\b|\bkeine?n?\b.*\bmit uns\b",
)
_MUST = _any(r"\b(?:soll|sollen|(?<!zu )müssen|(?<!man )muss|darf nicht|dürfen nicht)\b")
_PARTICIPLE = r"\w*ge\w+(?:t|en)|\w+iert|(?:be|er|ver|ent|zer)\w+t"
_PASSIVE = _any(
    rf"\b(?:wird|werden)\b(?!.*\b(?:wurden?|worden)\b).*\b(?:{_PARTICIPLE})\b",
    r"\bwerden\b.*\w+(?:en|ern|eln)\W*$",
)
# "Die Musikschule bekommt mehr Geld": the future, unless the sentence is about the present or a rule.
_RECEIVES = re.compile(
    r"^(?!.*\b(?:wer|wenn|man|jeder?|schon|bereits|heute|derzeit|aktuell|zurzeit|bisher|bislang|seit|oft|immer)\b)"
    r"[^,]*\b(?:bekommt|erhält) (?:\w+ )?(?:mehr|eine?n?|neue[ns]?|weitere[ns]?|zusätzliche[ns]?)\b"
)
# "Dazu gehört ..." continues the promise before.
_GOES_ON = re.compile(r"^(?:dazu|hierzu) (?:zähl|gehör)(?:t|en)\b|^das (?:betrifft|gilt)\b")
_MIGHT = re.compile(r"\b(?:könnte|würde)n?\b")
_PERHAPS = _any(r"\bdenkbar\b|\bvorstellbar\b|\bstellen wir uns\b.*\bvor\b|\bwir stellen uns\b.*\bvor\b")
_PAST = _any(
    r"\b(?:haben|hatten|konnten|durften|mussten|waren|sind)\b(?: \w+){0,3}? wir\b",
    r"\bwir\b(?:\W+[\w*:-]+){0,3}?\W+(?:haben|hatten|konnten|durften|mussten|waren|sind)\b",
)
# "wir" with these says something about us, but is not a promise.
_NO_DEEDS = word_set(
    "sein haben können dürfen mögen wissen sehen freuen bedanken danken glauben finden leben stehen "
    "kennen erleben schätzen hoffen denken verstehen brauchen erinnern erwarten wünschen gehören wohnen "
    "spüren merken hören fühlen meinen kommen treten laden liegen bitten zeigen blicken gratulieren "
    "trauern gedenken begreifen wahrnehmen zurückblicken feststellen heißen"
)
_VERB = r"[a-zäöüß]+(?:en|ern|eln)"
_WE_DO = (re.compile(rf"\bwir\W+({_VERB})\b"), re.compile(rf"\b({_VERB})\W+wir\b"))
_WE_DO_AT_THE_END = re.compile(rf"\bwir\b(?:[^\w,;:.]+[\w*.-]+){{1,6}}?[^\w,;:.]+({_VERB})(?=\W*[,;.!]|\W*$)")

_REJECTS = _any(
    r"\blehnen\b.*\bab\b|\bablehn",
    r"\babsagen?\b.*\berteil|\berteil\w*\b.*\babsage|\bklare absage\b",
    r"\bschließen\b.*\baus\W*$|\bausschließen\b|\bverbieten\b|\bstoppen\b|\bverzichten\b",
    r"(?<!zu )\bverhindern\b|\bnicht (?:hinnehmen|zulassen|akzeptieren|mitmachen)\b",
    r"\bwir akzeptieren keine|\bkeine?n?\b.*\bmit uns\b|\bmit uns\b.*\bkeine?n?\b|\bnicht in ?frage\b",
    r"\b(?:wehren|stellen|sprechen|stemmen)\b.*\buns\b.*\bgegen\b",
    r"\buns\b.*\bgegen\b.*\b(?:aus|einsetzen)\W*$",
    r"\bsind (?:wir )?gegen\b|\bgegen (?:den|die|das|eine?n?)\b.*\bkämpfen\b|\bmoratorium\b",
)
_EXAMINES = _any(
    r"\bprüf(?:en|t|ung|auftrag)\b|\büberprüfen\b(?! und)|\buntersuchen\b|\bmachbarkeit",
    r"\btesten\b|\bevaluieren\b|\babwägen\b",
    r"\bausloten\b|\bgutachten\b|\bdenkbar\b|\bvorstellbar\b|\bmöglichkeiten?\b.*\berörtern\b",
)
_KEEPS = _any(
    r"\bhalten\b.*\bfest\b|\bfesthalten\b|\bbeibehalten\b|\bweiterführen\b",
    r"\bfort(?:setzen|führen|gesetzt|geführt)\b",
    r"\bführen\b.*\b(?:fort|weiter)\W*$|\bbewahren\b|\bbleib(?:t|en)\b|\bdauerhaft\b.*\bsichern\b",
    r"\berhalten (?:bleib|und|werden)|\berhalten wir\b|\bwir erhalten\b|\bbehalten\b",
    r"\b(?:wollen|werden|möchten)\b.*\bwir\b(?!.*\b(?:einen?|mehr|neue)\b.*\berhalten).*\berhalten\b",
    r"\bden erhalt\b|\berhalt (?:von|der|des|unser)",
    r"\bweiter(?:hin)?\b.*\b(?:unterstützen|fördern|finanzieren|betreiben)\b",
    r"\b(?:unterstützen|fördern|finanzieren|betreiben)\b.*\bweiterhin\b",
    r"\bnicht (?:schließen|verkaufen|privatisieren)\b",
)
_SUPPORTS = _any(
    r"\bfordern\b|\bverlangen\b|\bbefürworten\b|\bbegrüßen\b|\bappell",
    r"\bunterstützen wir\b|\bwir unterstützen\b|\bwir\b.*\bunterstützen\b(?=.*\bausdrücklich\b)",
    r"\bsetzen\b.*\buns\b.*\b(?:ein|dafür)\b",
    r"\buns\b.*\b(?:dafür|für)\b.*\beinsetzen\b",
    r"\buns\b.*\beinsetzen\b",
    r"\bmachen\b.*\buns\b.*\bstark\b|\bhinwirken\b|\bwirken\b.*\bhin\b",
    r"\bstehen hinter\b|\bwerben für\b",
    r"\bsehen\b.*\bin der (?:pflicht|verantwortung)\b",
)
_RULES = (("rejects", _REJECTS), ("examines", _EXAMINES), ("keeps", _KEEPS), ("supports", _SUPPORTS))

SURE, LIKELY, POSSIBLE, DOUBTFUL = 0.9, 0.75, 0.6, 0.45


def promise(sentence: str, intro: str = "", before: Promise | None = None) -> Promise | None:
    """Judge one sentence.

    Parameters
    ----------
    intro : the line that introduces the sentence, if it is a list item
    before : what the sentence before it in its paragraph promised

    Returns
    -------
    None if nothing is promised: a question, a look back, a description.
    """
    text = sentence.lower().strip()
    whole = f"{intro.lower()} {text}".strip()
    if re.search(r"\?\W*$", text):
        return None
    if before and _GOES_ON.match(text):
        return Promise(before.stance, min(before.confidence, POSSIBLE))
    confidence = max(_confidence(text), _confidence(intro.lower().rstrip(": ")) if intro else 0.0)
    return Promise(_stance(whole), confidence) if confidence else None


def _confidence(text: str) -> float:
    if _WE_WANT.search(text) and not re.search(r"\bwir\b.*\bwerden\b.*\bworden\b", text):
        return SURE
    if _OUR_AIM.search(text):
        return LIKELY
    names_deed = any(pattern.search(text) for _, pattern in _RULES) and re.search(r"\b(?:wir|uns)\b", text)
    if names_deed and not _PAST.search(text):
        return SURE
    if _MUST.search(text) and not _PAST.search(text):
        return LIKELY
    if _we_act(text) and not _PAST.search(text):
        return POSSIBLE
    if _PERHAPS.search(text):
        return POSSIBLE
    doubtful = _PASSIVE.search(text) or _MIGHT.search(text) or _RECEIVES.search(text)
    return DOUBTFUL if doubtful and not _PAST.search(text) else 0.0


def is_past(sentence: str) -> bool:
    """Whether a sentence looks back at what has been done."""
    return _PAST.search(sentence.lower()) is not None


def _we_act(text: str) -> bool:
    """Whether "wir" do something in the present tense: "bauen wir", "wir richten ... ein"."""
    beside = [match[1] for pattern in _WE_DO for match in pattern.finditer(text)]
    if any(verb in _NO_DEEDS for verb in beside):
        return False
    at_end = [match[1] for match in _WE_DO_AT_THE_END.finditer(text) if infinitive(match[1]) == match[1]]
    return any(not _is_preterite(verb) and verb not in _NO_DEEDS for verb in [*beside, *at_end])


def _is_preterite(verb: str) -> bool:
    """Whether it is the past tense: "wir schafften" differs from the infinitive, "wir schaffen" does not."""
    base = infinitive(verb)
    return base != verb and base.endswith("n") and base[:3] == verb[:3]


def _stance(text: str) -> str:
    stance = next((stance for stance, pattern in _RULES if pattern.search(text)), "")
    return stance or ("examines" if _MIGHT.search(text) and not _WE_WANT.search(text) else "will")
