"""Which sentences and items promise something, and how sure that is: rules for German programmes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.draft import governing
from geo.draft.ordinary import infinitive
from geo.draft.stance import COULD, EXAMINES, MIGHT, REJECTS, RULES, any_of, nominal_stance, stance_of
from geo.draft.verbs import ends_in_infinitive, has_finite_verb
from geo.draft.words import word_set

SURE, LIKELY, POSSIBLE, DOUBTFUL = 0.9, 0.75, 0.6, 0.45
MAX_NOMINAL_LENGTH, MIN_FREE_WORDS = 400, 3


@dataclass(frozen=True)
class Promise:
    """``stance`` as in the table; ``confidence``, from 0 to 1, is that of the rule."""

    stance: str
    confidence: float


_NEAR = r"(?:\W+[\w*:.-]+){0,5}?\W+"  # up to five words in between
_VOLITION = r"(?:wollen|möchten|werden|planen|fordern|verlangen|beabsichtigen|streben|erwarten)"
_WE_WANT = any_of(
    rf"\b{_VOLITION}{_NEAR}wir\b",
    rf"\bwir\b{_NEAR}{_VOLITION}\b",
)
_AND_WILL = re.compile(r"\bwir\b.*\bund (?:wollen|möchten|werden)\b")
_OUR_AIM = any_of(
    r"\bunser(?:e|es)?\b(?: \w+)? (?:ziel|anliegen|vorhaben|plan|forderung|wunsch|anspruch|vorschlag|idee|"
    r"lösung)\b.*\b(?:ist|"
    r"bleibt|sind|lautet)\b",
    r"\bes braucht\b|\bbraucht es\b|\bbenötigt es\b|\bgilt es\b|\bes gilt,",
    r"\b(?:ist|bleibt) (?:unser|das)(?: \w+)? ziel\b|\bziel ist\b|\bsetzen (?:wir )?(?:uns )?das ziel\b",
    r"\bbleib(?:t|en)\b.* (?:erhalten|bestehen|geöffnet|in (?:öffentlicher|kommunaler|städtischer) hand)\b",
    r"\bbleib(?:t|en)\b(?! (?:zu|dabei)\b).* frei(?: von\b[^,;]*)?\W*$|\bbleib(?:t|"
    r"en)\b.*\b(?:kosten(?:los|frei)|kommunal)\b",
    r"\bkommt (?:für uns )?nicht in ?frage\b|\bmit uns\b.*\bkeine?n?\b|\bkeine?n?\b.*\bmit uns\b",
    r"\b(?:wir stehen|stehen wir) (?:\w+ )?für\b|\bes bedarf\b|\bbedarf es\b",
    r"\b(?:ist|bleibt) (?:es )?unser(?:e|es)?(?: \w+)? (?:anspruch|ziel|anliegen|wunsch|vorsatz|auftrag)\b",
    r"^(?:dringend )?(?:notwendig|nötig|erforderlich|überfällig|geboten|vorrangig)\b.*\b(?:ist|sind)\b",
    r"\bwichtig (?:ist|sind) uns\b|\buns (?:ist|sind) (?:\w+ )?wichtig\b|\b(?:wir legen|legen wir) (?:\w+ "
    r")*wert auf\b|\blegen wir "
    r"(?:\w+ ){0,2}wert\b",
    r"\b(?:zentral\w*|vorrangig\w*|wesentlich\w*|oberste\w*) \w+ (?:ist|sind) für uns\b",
    r"\bmit uns\b.*\bnicht\b|\b(?:hat|haben)\b.*\b(?:vorrang|priorität)\b|\bgehen vor\W*$|\bgeht vor\W*$",
    r"\b(?:ist|sind)\b[^,]*\b(?:überfällig|erforderlich|dringend nötig|unverzichtbar|dringend notwendig|"
    r"unabdingbar)\b",
    r"\b(?:hat|haben)\b.*\b(?:keinen platz|nichts verloren|nichts zu suchen)\b",
)
_PREFIX = (
    r"(?:ab|an|auf|aus|bei|bereit|dar|durch|ein|entgegen|fest|fort|frei|her|hin|nach|sicher|um|unter|vor|"
    r"voran|weg|"
    r"weiter|wieder|zurück|zusammen|nieder|los|heran|hinzu|teil)"
)
_IS_TO = re.compile(
    rf"\b(?:ist|sind)\b[^,;:]*?\b(?:zu [a-zäöüß]+(?:en|ern|eln)|{_PREFIX}zu[a-zäöüß]+(?:en|"
    rf"ern|eln))\b"
)
_HAS_TO = re.compile(rf"\b(?:hat|haben)\b(?! wir\b)[^,;:]*?\b{_PREFIX}zu[a-zäöüß]+(?:en|ern|eln)\b")
_IS_NOT_TO = re.compile(
    r"\b(?:kaum|schwer|leicht|einfach|schwierig|nichts?|oft|meist|selten|nur)(?: \w+)? zu\b|\bzu "
    r"(?:erwarten|sehen|hören|finden|spüren|verdanken|"
    r"befürchten|beobachten|rechnen|erkennen|bedenken|verstehen|erleben|hause|lesen|haben|wenig|vielen?|"
    r"sein|groß\w*|klein\w*)\b"
)
_MUST = any_of(
    r"\b(?:soll|sollen|sollte|sollten|(?<!zu )müssen|(?<!man )muss|müsste|müssten)\b",
    r"\b(?:darf|dürfen)\b[^,]*\b(?:nicht|keine?\w*|nie)\b|\bsollen\b.*\bdürfen\b",
)
# Who must do something today is no promise: "Eltern müssen lange warten".
_TODAY = any_of(
    r"\b(?:heute|derzeit|aktuell|zurzeit|bisher|bislang|immer mehr|immer öfter|immer wieder|immer noch|oft|"
    r"häufig|oftmals|leider|"
    r"inzwischen|mittlerweile|täglich|jeden tag|jedes jahr|schon jetzt|seit)\b",
)
_ANALYSIS_MUST = any_of(
    r"^(?:viele|manche|etliche|immer mehr|eltern|familien|pendler(?:innen)?|menschen|bürger(?:innen)?|wer|"
    r"beschäftigte|unternehmen|betriebe|"
    r"(?:die )?kommunen|(?:die )?städte und gemeinden|mieter(?:innen)?|rentner(?:innen)?|patienten|kinder|"
    r"schüler)\b[^,]*\bmüssen\b"
    r"(?!.*\b(?:werden|sein|bleiben|bekommen|erhalten|haben)\W*$)",
    r"\b(?:so|das|dies) muss (?:man|ja)\b|\bmuss man\b|\bmüssen wir (?:feststellen|leider|uns "
    r"(?:eingestehen|stellen|fragen))\b",
    r"\bsoll(?:en|te|ten)? (?:laut|angeblich)\b|\bsagen\b.*\b(?:verbände|fachleute|experten)\b|\bsagt "
    r"(?:der|die|das)\b",
)
_PARTICIPLE = r"\w*ge\w+(?:t|en)|\w+iert|(?:be|er|ver|ent|zer|über|unter|miss)\w+(?:t|en)"
_PASSIVE = re.compile(
    rf"\b(?:wird|werden)\b(?!.*\b(?:wurden?|worden)\b)[^;]*?\b({_PARTICIPLE})(?=\W*$|,| "
    rf"und\b)"
)
_OWN_BODY = re.compile(
    r"^(?:auch )?(?:die|der|das|unsere?) (?:\w*verwaltung|stadt|gemeinde|(?:land)?kreis|stadtwerke|"
    r"kreisgesellschaften|"
    r"\w*betriebe?|rathaus|landratsamt) (?:wird|werden)\b.*\w+(?:en|ern|eln)\W*$"
)
_FUTURE = re.compile(
    r"\b(?:wird|werden)\b(?!.*\b(?:steigen|zunehmen|wachsen|sinken|fehlen|abnehmen|dauern|"
    r"kosten|zeigen)\b)"
)
_BOTH = frozenset({"erhalten", "vergeben", "vertreten", "beraten", "unterlassen", "übergeben", "betreten"})
_LATER = any_of(
    r"\b(?:künftig|zukünftig|in zukunft|demnächst|ab (?:dem jahr )?20\d\d|bis (?:ende |zum jahr |"
    r"spätestens )?20\d\d|sofort|schrittweise)\b",
    r"^(?:dafür|dazu|deshalb|daher|darum|zusätzlich|außerdem|zudem|ebenso|auch|hierfür|hierzu)\b",
)
_DESCRIBES = any_of(
    r"\b(?:heute|derzeit|aktuell|zurzeit|bisher|bislang|oft|häufig|meist|meistens|regelmäßig|seit|bereits|"
    r"schon|immer|stets|"
    r"jährlich|jedes jahr|jeden tag|täglich|vielerorts|manchmal|zunehmend|inzwischen|mittlerweile|weltweit|"
    r"weiter(?:hin)? steigen)\b",
    r"\b(?:vom?|von der|von den|durch (?:den|die|das)) (?:land|bund|freistaat|staat|gesetz|kreis)\b|\baus "
    r"dem \w*haushalt\b|\bprozent\b.*\bder\b",
    r"\b(?:genannt|bezeichnet|gesehen|diskutiert|kritisiert|betrachtet|verstanden|beschrieben|benötigt|"
    r"gebraucht|verursacht|"
    r"bestimmt|geprägt|bedroht|vernachlässigt|unterschätzt|vergessen|zurückgehalten|gestohlen|überhäuft|"
    r"regiert|geführt|gelebt|"
    r"beeinflusst|belastet|erwartet|befürchtet|gehört|bekannt|bezahlt|gemessen|genutzt|beeinträchtigt|"
    r"verschwendet|verdrängt|"
    r"ausgeglichen|beschlossen|gewählt|gezählt|betroffen|erzeugt|produziert|gesprochen)\W*$",
)
# "Die Musikschule bekommt mehr Geld": the future, unless the sentence is about the present or a rule.
_PRESENT = (
    r"^(?!.*\b(?:wer|wenn|man|jeder|schon|bereits|heute|derzeit|aktuell|zurzeit|bisher|bislang|seit|oft|"
    r"immer|dort)\b)"
)
_RECEIVES = any_of(
    rf"{_PRESENT}[^,]*\b(?:bekommt|bekommen|erhält|erhalten) (?:\w+ )?(?:mehr|eine?n?|neue[ns]?|"
    rf"weitere[ns]?|zusätzliche[ns]?|\w+sicherheit|\w+anlagen?|kostenlos\w*|kostenfrei\w*)\b",
    r"^wenn [^,]*, (?:bekommt|erhält|bekommen|erhalten)\b[^,]*\b(?:mehr|eine?n?|neue[ns]?)\b",
    rf"{_PRESENT}[^,]*\b(?:bekommt|erhält|bekommen) bis 20\d\d\b",
    rf"{_PRESENT}[^,?]*\b(?:entsteht|entstehen)\b(?! (?:durch|aus|wenn|dadurch|oft|meist|nicht|vor allem)\b)",
)
_STAYS = re.compile(
    r"^(?!es\b|das bleibt\b|dies|viele?s?\b)[^,]* bleib(?:t|en)(?:\W*$| (?:ein|eine|der|die|das|im|in|am|"
    r"an|bei|kommunal|städtisch|"
    r"öffentlich|erhalten|bestehen|geöffnet|offen|frei|kosten\w+)\b(?! frage| problem| herausforderung| "
    r"ziel))"
)
_BELONGS = any_of(
    r"\bgehör(?:t|en)\b (?:\w+ )?(?:in|auf|vor|an)\b|^(?:in|auf|an) (?:jede|jedes|jeden|jeder|alle|"
    r"unsere)\b.*\bgehör(?:t|en)\b|"
    r"\bgehör(?:t|en) (?:\w+ ){0,3}\w*(?:ge\w+t|iert|[bv]er\w+t|abgeschafft|aufgehoben)\W*$",
    r"^(?:dazu|hierzu) (?:zähl|gehör)(?:t|en) (?:für uns|auch)\b",
    r"^[^,]*\bbrauch(?:t|en)\b (?:\w+ )?(?:mehr|weniger|besser\w*|neue\w*|eine?n?|kostenfrei\w*|"
    r"verlässlich\w*|ausreichend\w*|"
    r"entlastung|zusätzliche\w*)\b",
    r"^(?:künftig|zukünftig|in zukunft|ab 20\d\d)\b",
    r"^(?!.*\b(?:steigen|zunehmen|wachsen|sinken|fehlen|ändern|wird|werden)\b)[^,]*\b(?:künftig|zukünftig)\b",
    r"\b(?:wird|werden) es\b[^,]*\b(?:einen?|eine|zusätzliche|neue)\b[^,]*\bgeben\W*$",
    r"\b(?:ist|sind) (?:\w+ )?(?:notwendig|nötig)\W*$",
)
# "Dazu gehört ..." continues the promise before.
_GOES_ON = re.compile(r"^(?:dazu|hierzu) (?:zähl|gehör)(?:t|en)\b|^das (?:betrifft|gilt)\b")
_PAST = any_of(
    r"\b(?:haben|hatten|konnten|durften|mussten|waren|wurden)\b(?: \w+){0,3}? wir\b",
    r"\bwir\b(?:\W+[\w*:-]+){0,3}?\W+(?:haben|hatten|konnten|durften|mussten|waren|wurden)\b",
    r"\b(?:wurde|wurden|worden)\b",
)
_WE_ARE = any_of(r"\bsind\b(?: \w+){0,3}? wir\b|\bwir\b(?:\W+[\w*:-]+){0,3}?\W+sind\b")
# "wir" with these says something about us, but is not a promise.
_NO_DEEDS = word_set(
    "sein sind haben können dürfen mögen wissen sehen freuen bedanken danken glauben finden leben "
    "kennen erleben schätzen hoffen denken verstehen brauchen erinnern gehören wohnen "
    "spüren merken hören fühlen meinen kommen treten laden liegen bitten zeigen blicken gratulieren "
    "trauern gedenken begreifen wahrnehmen zurückblicken feststellen heißen gehen verwenden stehen nennen "
    "sitzen hatten betrachten erachten lieben teilen bewerben kandidieren antreten"
)
_NO_PLAN = any_of(
    r"\bmachen (?:wir )?politik\b|\bgestalten (?:wir )?(?:die )?(?:zukunft|heimat)\W*$|\b(?:folgenden|"
    r"nächsten) seiten\b",
    r"\bstellen wir\b.*\b(?:ziele|ideen|kandidat\w+|programm|positionen)\b.*\bvor\W*$|^wenn (?:sich "
    r")?nichts\b|\bso steht es\b",
    r"\bin anderen (?:städten|ländern|kommunen|gemeinden|kreisen|regionen)\b[^,]*\b(?:ist|wird|gibt|werden|"
    r"sind|läuft|gilt)\b",
    r"\bwir (?:gehen|gingen) davon aus\b|\bgehen wir davon aus\b|\bwir sehen,|\bcookies\b|\bbesuchen sie\b|"
    r"\brufen sie\b|\bschreiben sie\b",
    r"\b(?:newsletter|impressum|datenschutzerklärung|spendenkonto|iban|bankverbindung|infostand|briefwahl)\b",
    r", (?:so )?(?:sagt|sagen|meint|meinen|heißt es|kritisiert|fordern|fordert) (?:der|die|das|viele)\b",
    r"\bheißt es (?:oft|immer|gern|dazu|zwar)\b|\b(?:laut|nach dem) gesetz\b|\bgesetzlich (?:verpflichtet|"
    r"vorgeschrieben)\b",
    r"^nach § ?\d|\bstellen uns (?:ihnen|euch) vor\b|\bbitten (?:wir )?um\b|\bgehen sie\b",
    r"\bwir bleiben (?:dran|am ball)\b|\bmüssen wir uns (?:stellen|fragen|eingestehen)\b|^(?:das|dies|so|"
    r"es) (?:muss|darf|kann)(?: \w+){0,3} (?:ändern|bleiben|weitergehen|sein)\W*$",
    r"^ja, ich möchte\b|\bspenden\W*$|\bmit diesem programm\b|\bin diesem programm\b|\bunser programm "
    r"(?:zeigt|ist)\b",
    r"\bwir (?:treten|bewerben uns)\b.*\b(?:an|um ihre?)\b|\b(?:ihre|eure) stimme\b|\bwählen sie\b|"
    r"\bwerden? .*\bteil unseres\b",
)
_VERB = r"[a-zäöüß]+(?:en|ern|eln)"
_WE_DO = (re.compile(rf"\bwir\W+({_VERB})\b"), re.compile(rf"\b({_VERB})\W+(?:uns\W+)?wir\b"))
_WE_DO_AT_THE_END = re.compile(rf"\bwir\b(?:[^\w,;:.]+[\w*.-]+){{1,6}}?[^\w,;:.]+({_VERB})(?=\W*[,;.!]|\W*$)")
_ACTION = re.compile(
    r"^(?:(?:der|die|das|den|ein|eine|einen) )?(?:[\w-]+(?:e|er|es|en) ){0,2}"
    r"[\w-]*(?:ung|ausbau|neubau|umbau|abbau|aufbau|anbau|erhalt|schluss|stopp|schutz|einstieg|ausstieg|"
    r"ankauf|beitritt|"
    r"einsatz|verbot|verzicht|bestand|abriss|wechsel|umstieg|betrieb)\b"
)
_CUE = any_of(
    r"^(?:mehr|weniger|kein|keine|keinen|besser\w*|neue\w*|kostenlos\w*|kostenfrei\w*|bezahlbar\w*|"
    r"barrierefrei\w*|weder|ja zu|nein zu|"
    r"schluss mit|stopp|weitere\w*|zusätzliche\w*|höhere\w*|niedrigere\w*|schneller\w*|tempo 30|"
    r"einheitliche\w*)\b",
)


_WITH_OBJECT = re.compile(
    r"^\S+(?: \S+){0,3}? (?:der|des|von|vom|eines|einer|für|zur|zum|in|im|am|an|"
    r"aller|auf|durch|mit)\b"
)
_COMPLAINT = re.compile(
    r"\w*(?:mangel|krise|notstand|stau|armut|rückgang|verlust|anstieg)\b(?!.* \w+(?:en|ern|eln)\W*$)|"
    r"(?:steigende|fehlende|mangelnde|zunehmende|wachsende|marode|schlechte|überlastete|veraltete|"
    r"unzureichende|zu wenige?|zu viele?|"
    r"fehlend|hohe|derzeitige|aktuelle|bisherige|heutige)[rsnm]? "
)
_FIGURE = re.compile(
    r"\d[\d.,]*\s?(?:mio\.?|mrd\.?|millionen|milliarden|tausend)?\s?(?:euro|€|prozent|%|einwohner\w*|"
    r"mitarbeiter\w*|hektar|km)\W*$"
)
_LEAD_IN = re.compile(
    r"(?:Deshalb|Daher|Darum|Stattdessen|Konkret|Also|Kurz|Das Ziel|Die Idee|Das Konzept|Unsere? (?:Ziel|"
    r"Forderung|Vorschlag|Lösung|"
    r"Antwort|Plan|Idee)|Forderung|Ziel|"
    r"Das heißt(?: für uns)?|Das bedeutet(?: für uns)?|Konkret bedeutet das|Wir wollen|Was wir wollen):\s+"
)


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
    text = sentence.lower().strip()
    if re.search(r"\?\W*$", text) or _NO_PLAN.search(text):
        return None
    if before and _GOES_ON.match(text):
        return Promise(before.stance, min(before.confidence, POSSIBLE))
    lead = intro.lower().rstrip(": …")
    # "Ehrenamt stärken: Vereine brauchen Räume.", "Wohnen ermöglichen – alle sollen bleiben können."
    head, colon = re.split(r": | [–-] ", sentence, maxsplit=1)[0], re.search(r": | [–-] ", sentence)
    if item and colon and not has_finite_verb(head) and ends_in_infinitive(head):
        sentence = head
    if not has_finite_verb(sentence):
        return _nominal(sentence, lead, item, heading)
    confidence = _confidence(text, before) or (DOUBTFUL if item and _is_future(text) else 0.0)
    if intro and not governing.denies(intro):
        confidence = max(confidence, _confidence(lead, None))
    planned = governing.promises(intro) or governing.promises(heading)
    if item and not confidence and planned and not _PAST.search(text) and not _DESCRIBES.search(text):
        confidence = POSSIBLE
    if not confidence:
        return None
    return Promise(_stance(text, lead), confidence)


def _stance(text: str, lead: str) -> str:
    own = stance_of(text, wants=_WE_WANT.search(text) is not None)
    if not lead or own not in ("will", "could"):
        return own
    return stance_of(lead, wants=True) if _confidence(lead, None) else own


def _nominal(sentence: str, lead: str, item: bool, heading: str) -> Promise | None:
    """Judge what has no finite verb: an item, or a line that opens like one."""
    if (heading_like := _LEAD_IN.match(sentence)) is not None:
        sentence, item = sentence[heading_like.end() :], True
    text = sentence.lower().strip()
    governs = _confidence(lead, None) if lead else 0.0
    if governs and governing.denies(lead):
        governs = 0.0
    cue = bool(
        _ACTION.match(text) or _CUE.search(text) or ends_in_infinitive(sentence) or nominal_stance(text)
    )
    if text.endswith(":") or len(text) > MAX_NOMINAL_LENGTH or governing.is_formal(sentence):
        return None
    if not governs and (governing.denies(lead) or governing.denies(heading)):
        return None
    if not item and not lead and not (cue and _is_open(text)):
        return None
    if _COMPLAINT.match(text) or (
        _FIGURE.search(text) and not _CUE.search(text) and not nominal_stance(text)
    ):
        return None
    if len(text.split()) < 2 and not lead:
        return None
    by_lead = stance_of(lead, wants=True) if governs else ""
    own = nominal_stance(text)
    confidence = max(governs, (LIKELY if cue else POSSIBLE) if item or lead else POSSIBLE)
    if by_lead in ("", "will", "keeps") or own in ("rejects", "examines"):
        stance = own or by_lead or governing.stance_of_heading(heading) or "will"
    else:
        stance = by_lead
    return Promise(stance, confidence)


def _is_open(text: str) -> bool:
    """Whether a line outside of a list says what is done to what: "Sanierung der Bäder", not "Sanierung"."""
    return len(text.split()) >= MIN_FREE_WORDS and (
        _CUE.search(text) is not None or _WITH_OBJECT.search(text) is not None or not _ACTION.match(text)
    )


def _confidence(text: str, before: Promise | None) -> float:
    if _AND_WILL.search(text):
        return SURE
    if _PAST.search(text) or (_WE_ARE.search(text) and not any(rule.search(text) for _, rule in RULES)):
        return 0.0
    if _WE_WANT.search(text) and not re.search(r"\bwir\b.*\bwerden\b.*\bworden\b", text):
        return SURE
    if _OUR_AIM.search(text):
        return LIKELY
    ours = re.search(r"\b(?:wir|uns)\b", text) is not None
    if ours and any(pattern.search(text) for _, pattern in RULES):
        return SURE
    if (_IS_TO.search(text) or _HAS_TO.search(text)) and not _IS_NOT_TO.search(text):
        return LIKELY
    if (
        _MUST.search(text)
        and not _ANALYSIS_MUST.search(text)
        and not (_TODAY.search(text) and re.search(r"\bmuss\b|\bmüssen\b", text))
    ):
        return LIKELY
    if _we_act(text):
        return POSSIBLE
    if COULD.search(text):
        return POSSIBLE
    return _doubtful(text, before)


def _doubtful(text: str, before: Promise | None) -> float:
    if _RECEIVES.search(text) or _BELONGS.search(text) or _STAYS.search(text):
        return DOUBTFUL
    if REJECTS.search(text) or (EXAMINES.search(text) and "wird" in text):
        return DOUBTFUL
    if _DESCRIBES.search(text):
        return 0.0
    if _OWN_BODY.search(text) and _is_future(text):
        return DOUBTFUL
    if _is_passive(text) and (
        before is not None or _LATER.search(text) or not re.search(r"\bwerden\b", text)
    ):
        return DOUBTFUL
    if before is not None and MIGHT.search(text):
        return DOUBTFUL
    return 0.0


def _is_future(text: str) -> bool:
    return _FUTURE.search(text) is not None and not _DESCRIBES.search(text) and not _PAST.search(text)


def _is_passive(text: str) -> bool:
    """Whether something is done; "wird erhöhen" is the future: its verb is an infinitive."""
    return any(
        not match[1].endswith("en") or infinitive(match[1]) != match[1] or match[1] in _BOTH
        for match in _PASSIVE.finditer(text)
    )


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
