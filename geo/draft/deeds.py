"""What is done in the main clauses of a sentence, as verbs in the infinitive, and the stance they say.

"Neue Parkhäuser lehnen wir ab" and "… werden von uns abgelehnt" are both "ablehnen"; "stimmen wir nicht zu"
is "zustimmen", denied. The phrases of `geo.draft.stance` come first, this is for all that they do not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geo.draft.ordinary import infinitive
from geo.draft.words import word_set

_REJECTS = word_set(
    "ablehnen zurückweisen ausschließen entgegentreten entgegenstellen abschaffen stoppen verbieten "
    "untersagen unterbinden unterlassen abrücken widersetzen widersprechen verweigern verwehren "
    "verwerfen abwehren beenden streichen kippen zurücknehmen zurückziehen verzichten absehen missbilligen "
    "verurteilen ächten verbannen boykottieren blockieren einstampfen aufkündigen absagen "
    "aufheben unterbleiben beerdigen begraben"
)
_EXAMINES = word_set(
    "prüfen überprüfen nachprüfen untersuchen testen austesten erproben ausprobieren evaluieren ausloten "
    "abwägen erwägen klären abklären begutachten sondieren durchleuchten erkunden hinterfragen bewerten "
    "ermitteln nachdenken vergleichen"
)
_KEEPS = word_set(
    "belassen weitermachen beibehalten behalten festhalten fortführen fortsetzen weiterführen "
    "weiterbetreiben bewahren "
    "aufrechterhalten weiterfinanzieren weiterfördern fortschreiben fortbestehen weiterbestehen "
    "weiterlaufen fortdauern verteidigen"
)
_SUPPORTS = word_set(
    "unterstützen befürworten begrüßen ermutigen ermuntern appellieren plädieren fordern einfordern "
    "verlangen auffordern anmahnen drängen pochen hinwirken streiten starkmachen beistehen gutheißen "
    "mittragen mitziehen beipflichten beitreten anschließen aufrufen helfen mithelfen dringen "
    "solidarisieren zustimmen einwirken"
)
# To do these no longer, or not, is to keep what there is; to do nothing against it is neither.
_TAKES_AWAY = word_set(
    "rütteln wachrütteln sparen kürzen einsparen schließen streichen abschaffen antasten aufgeben aufweichen "
    "reduzieren abbauen ausdünnen verkleinern stilllegen opfern privatisieren einstellen verschlechtern "
    "zusammenstreichen infragestellen beschneiden wegfallen verschwinden preisgeben verzichten"
)
_IDLE = word_set(
    "nachlassen ruhen aufhören zusehen zuschauen wegsehen wegschauen warten abwarten vergessen zögern "
    "lockerlassen stehenbleiben scheuen alleinlassen hängenlassen hinauszögern aufschieben verschlafen "
    "kneifen müssen dürfen sollen können reden dauern ausreden vertrösten liegenlassen ausruhen "
    "ausspielen schämen verstecken überfordern gefährden verlieren verschließen beschränken"
)
PREFIXES = word_set(
    "ab an auf aus bei bereit dar durch ein entgegen fest fort frei her hin hinter los mit nach nieder "
    "statt teil um vor voran weg weiter wieder zu zurück zusammen"
)
_SUBORDINATE = word_set(
    "dass weil damit wenn ob sodass bevor nachdem obwohl indem bis sobald solange soweit sofern anstatt "
    "ohne statt um wo wer was wie welche welcher welches woran womit wofür worauf falls während da denn als"
)
_RELATIVE = word_set("der die das den dem deren dessen denen")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_VERBAL = ("en", "ern", "eln", "t", "tun", "sein")
_ON = re.compile(
    r"weiter(?!entwick|bild|geb|leit|verfolg|verarbeit|reich|komm|vermittel|denk|helf)\w+(?:en|ern|eln)|fortzahlen"
)
_NOUNS = word_set("verbot gebot bedarf erhalt")
_OURS = re.compile(r"\b(?:wir|uns)\b")
_PEOPLE = (
    r"(?:kind|mensch|person|schüler|jugendliche|familie|bürger|einwohner|patient|mieter|senior|frau|mann|"
    r"ortsteil|dorf\b|ort\b|talent|jugendlicher|haushalt\b|betrieb muss|unternehmen muss)\w*"
)
_BADLY = (
    r"(?:vergess|abgehängt|zurückgelassen|zurückbleiben|verloren|allein|im stich|benachteilig|ausgegrenzt|"
    r"diskriminier|auf der strecke|hungern|frieren|leer ausgehen|sich selbst überlassen|hinten runter)"
)
_NO_STANCE_WITHOUT = re.compile(
    rf"\bkeine?[nmrs]? (?:\w+ )?(?:zeit|mühe|kosten scheuen|ruhe|zweifel|abstriche|kompromisse|"
    rf"wunder|weg|hürde|rolle|angst|geheimnis|{_PEOPLE})\b|\bkeine?[nmrs]? [^,]*\bohne\b|\bniemand\w*\b|"
    rf"\b(?:kein\w*|nicht|niemand\w*|nie) [^,]*{_BADLY}|\bnicht (?:nur|erst|allein|länger als|mehr als|"
    rf"zuletzt|umsonst|müde|alles|vor|unter|über|später|früher|"
    r"weniger als|schlechter|teurer)\b|\bwenn nicht\b"
)
_DENIED = re.compile(
    r"\b(?:nicht|nie|niemals|nie wieder|keinesfalls|keineswegs|keinesfalls|nimmermehr|unter keinen umständen|"
    r"auf keinen fall|in keinem fall|in keiner weise|kein(?:e|en|er|es|em|erlei)?)\b"
)
_MAY_NOT = re.compile(
    r"\b(?:darf|dürfen)\b|\b(?:soll|sollen)\b[^,]*\bnicht mehr\b|\bsoll(?:en)? es\b|\bwir brauchen kein"
)
_AS_UNTIL_NOW = re.compile(
    r"\b(?:auch|weiter) (?:künftig|weiterhin|zukünftig|in zukunft|in den (?:nächsten|kommenden) \w+|"
    r"nach der wahl|fortan)\b|\bauch (?:nach (?:der|dem|den|20\d\d|ende|ablauf)|in \w+ jahren|über [^,]* "
    r"hinaus|morgen|übermorgen)\b|\bweiterhin\b|\bnach wie vor\b|\bwie (?:bisher|gewohnt|gehabt)\b|"
    r"\bunverändert\b|"
    r"\b(?:im|in) (?:bisherige[nrm]|heutige[nrm]|gewohnte[nrm]|seine[nrm]|ihre[nrm]) (?:\w+ )?(?:umfang|"
    r"bestand|höhe|form|takt)\b|\b(?:dauerhaft|langfristig|auf dauer)\w*\b.*\b(?:sicher|erhalt|absicher|"
    r"garantier)|\bdas soll so bleiben\b|\bsoll(?:en)? so bleiben\b|^es bleibt bei[mr]? (?!\w*(?:ziel|plan|"
    r"vorhaben|versprechen))"
)
_MORE = re.compile(
    r"\b(?:aus(?:zu)?bau|verbesser|stärk|erweiter|moderni|erhöh|senk|steiger|verdopp|verdicht|"
    r"weiterentwick|neue?[snrm]?\b|mehr\b(?! als)|zusätzlich|besser|beschleunig|vorantreib|einführ|schaffen)"
)
_REFUSED = re.compile(
    r"\b(?:nicht|niemals|keinesfalls|unter keinen umständen|auf keinen fall|in keinem fall)"
    r"(?: [\w-]+){0,2}\W*$"
)
_WANTS = re.compile(
    r"\b(?:wir|soll|sollen|darf|dürfen|wird|werden|muss|müssen|(?:land)?kreis|stadt|gemeinde|verwaltung)\b"
)
_NOT_EXCLUDED = re.compile(
    r"\b(?:schließen|lehnen)\b.*\bnicht (?:\w+ )?(?:aus|ab)\W*$|\bnicht (?:\w+ )?(?:ausschließen|ablehnen)\b"
)
_CHANGES = (
    r"(?:legung|verkauf|schließung|erhöhung|privatisierung|abschaffung|kürzung|kürzungen|verlagerung|fusion|"
    r"abriss|rückbau|senkung|aufgabe|auflösung|bebauung|zerschlagung|ausgliederung|ausdünnung|streichung)"
)
_NO_CHANGE = re.compile(
    rf"^(?:ein|eine|der|die|das) (?:\w+ )?\w*{_CHANGES}\b.*\bnicht zur (?:debatte|disposition|diskussion)\b"
)
_IDIOMS = (
    (
        "rejects",
        re.compile(
            r"\b(?:eine|unsere|klare|deutliche) abfuhr\b|\b(?:halten|finden|wäre|ist für "
            r"uns)\b.*\b(?:irrweg|holzweg|irrsinn|unding|fehler)\b|"
            r"\bkein\w* (?:etwas|was) zu suchen\b|"
            r"\b(?:sind|ist|wäre)\b.*\b(?:überflüssig|verzichtbar|entbehrlich|untragbar|"
            r"unzumutbar|inakzeptabel|nicht zu haben|nicht zu machen|unvereinbar)\W*$|"
            r"\b(?:wir|uns)\b.*\bhalten\b.*\b(?:nichts|wenig)\b|\bhalten wir\b.*\b(?:nichts|wenig)\b|"
            r"\bgilt es\b.*\bzu (?:verhindern|stoppen|unterbinden|vermeiden)\W*$|\b(?:sehen|"
            r"haben)\b.*\bkeinen (?:bedarf|anlass|grund|sinn)\b|"
            r"\bwäre\w*\b.*\b(?:falsch|ein fehler|fatal|verantwortungslos|unverantwortlich|der falsche "
            r"weg)\W*$|"
            r"\b(?:halten|finden)\b.*\b(?:un(?!verzicht|erläss|abding|bedingt|entbehr|umgäng)\w+(?:lich|ig|"
            r"bar|gerecht)|"
            r"verantwortungslos|fatal|abwegig|schädlich|gefährlich)\W*$|\bin die tüte\b|"
            r"\bmit uns nichts?\b|\blassen\b.*\bdie finger\b|\bvon uns (?:verhindert|blockiert|gestoppt)\b|"
            r"\bsetzen\b.*\b(?:klare|enge|deutliche) grenzen?\b|\b(?:wollen|müssen) (?:wir )?(?:\w+ "
            r")?"
            r"weg vo[nm]\b|\b(?:machen|bieten)\b.*\b(?:front|die stirn)\b|\blaufen\b.*\bsturm\b|\bden kampf "
            r"an\W*$|"
            r"\b(?:gebieten|bieten)\b.*\beinhalt\b|\bein veto\b|\bleisten\b.*\bwiderstand\b|"
            r"\bkehren\b.*\bden rücken\b|\bwidersagen\b|\bnichts davon\b|\bwir sind dagegen\b|\bsind wir "
            r"dagegen\b|"
            r"\bgegen\b[^,]*\b(?:stellen|wehren|stemmen|wenden|sperren|positionieren|kämpfen|stimmen|"
            r"votieren|protestieren|klagen) wir\b|"
            r"\bwir (?:wehren|stellen|stemmen|wenden|sperren|kämpfen|stimmen|votieren|protestieren|klagen)\b"
            r"(?: [\w-]+){0,5}? (?:gegen|dagegen)\b|"
            r"\bnein\b.*\b(?:zu[mr]?|sagen wir)\b|\bsagen wir nein\b|\bwir sagen (?:\w+ ){0,8}?nein\b|"
            r"\bzu[mr]?\b[^,]*\bnein\W*$|"
            r"\b(?:muss|müssen|soll|ist|machen wir|wird)\b.*\b(?:schluss|ein ende)\b(?! der | des )|"
            r"\bnehmen wir abstand\b|\bwir nehmen abstand\b|"
            r"\b(?:ist|sind|gibt es)\b.*\bkein (?:platz|raum|bedarf)\b|\bunsere stimmen? nicht\b|"
            r"\bräumen\b.*\bauf\W*$|\bbrechen\b.*\bmit (?:der|dem) (?:praxis|politik)\b|"
            r"\bdie rote karte\b|\bden (?:geld)?hahn\b.*\bzu|\bmit allen mitteln\b|"
            r"\bstellen\b.*\b(?:förderung|betrieb|zahlung|subvention|nutzung|planung|vergabe|werbung)\w*\b.*"
            r"\bein\W*$"
        ),
    ),
    (
        "could",
        re.compile(
            r"\bkäme\w*\b.*\b(?:in betracht|in ?frage)\b|\b(?:möglich|sinnvoll|reizvoll|hilfreich|"
            r"wünschenswert|lohnend|eine option|eine idee)\b(?: \w+)? (?:wäre|könnte)n?\b|"
            r"\b(?:möglich|sinnvoll|reizvoll|denkbar) könnte|\b(?:wäre|könnte)n?\b.*\b(?:sinnvoll|reizvoll|"
            r"hilfreich|lohnen|lohnend|eine option|"
            r"eine idee|eine möglichkeit)\b|\b(?:sind|zeigen) (?:wir )?(?:\w+ )?(?:offen für|"
            r"aufgeschlossen)\b|"
            r"\bfür uns (?:\w+ )?(?:eine option|eine möglichkeit|denkbar|vorstellbar|ein gedanke)\b|"
            r"\bzur (?:diskussion|debatte) stellen\b|\bstellen\b.*\bzur (?:diskussion|debatte)\W*$|"
            r"\bzur (?:diskussion|debatte)\b.*\bstellen wir\b|"
            r"\b(?:ein|als) (?:\w+ )?gedankenspiel\b|\bdiskutieren\b.*\bob\b"
        ),
    ),
    (
        "examines",
        re.compile(
            r"\b(?:pilot|modell|feld|praxis)versuch\b|\bmachbarkeits|\b(?:gutachten|studie|analyse) soll"
            r"\b|\b(?:versuchs|test|probe)weise\b|\bein versuch\b|\bversuch mit\b|\bzur probe\b|"
            r"\b(?:studie|gutachten|untersuchung|analyse)\w*\b.*\b(?:auftrag|beauftrag|vergeben)|"
            r"\bwollen\b.*\bwissen\W*$|\bwollen wissen\b|\bauf probe\b|\bprobeweise\b|\bergebnisoffen\b|"
            r"\bunter die lupe\b"
        ),
    ),
    (
        "keeps",
        re.compile(
            r"\b(?:wir stehen|stehen wir)\b[^,]*? (?:zu|zum|zur|zu den|fest zu)\b|\bbestandsschutz\b|"
            r"\bbestandsgarantie\b|\bbekenntnis (?:gilt|zu[mr]?)\b|\bbekennt sich\b|\bsichern\b.*\bbestand\b|"
            r"\b(?:wird|muss|soll|werden|müssen)\b.*\bnoch geben\W*$|\b(?:bekennen)\b[^,]*\buns\b[^,]* zu|"
            r"\bbleib(?:t|en)\b[^,]*"
            r"\b(?:tabu|unangetastet)\b"
        ),
    ),
    (
        "supports",
        re.compile(
            r"\b(?:wir|uns)\b.*\bhinter (?:die|den|das|dem|der)\b|\bhinter (?:die|den|das)\b.*\bstellen wir "
            r"uns\b"
            r"|\b(?:finden|halten)\b.*\b(?:gut|richtig|für sinnvoll|für gut|für richtig|begrüßenswert)\b|"
            r"\b(?:gut|richtig|begrüßenswert|sinnvoll) (?:finden|halten) wir\b|"
            r"^(?:volle |unsere |die )?(?:unterstützung|rückhalt|rückenwind) (?:verdien|erhält|erhalten|"
            r"bekomm|finde)|"
            r"\b(?:verdien|erhält|bekomm|finde|genieß)\w*\b(?!.*\b(?:keine|nicht)\b).*\b(?:die|unsere) "
            r"(?:\w+ )?"
            r"(?:unterstützung|zustimmung|rückhalt)\b|"
            r"\b(?:unterstützung|rückhalt|rückenwind|respekt) verdien|\bher mit\b|"
            r"\bverdien\w+\b.*\bunterstützung\b|"
            r"\b(?:werben|kämpfen|streiten|einstehen|eintreten)\b(?: [\w-]+){0,4}? (?:für|dafür)\b|"
            r"\b(?:dafür|für)\b[^,]*\b(?:werben|kämpfen|streiten|trommeln|eintreten) wir\b|^ja zu|"
            r"\bmachen\b.*\buns\b.*\bstark\b|\bin der pflicht\b|\bzu eigen\b|\bsolidarisch\b|"
            r"\b(?:auf|an) (?:der|ihrer|seiner|eurer|deren) seite\b|\bschulterschluss\b|\bein gutes wort\b|"
            r"\beine lanze\b|"
            r"\binteressen\b.*\bvertreten\b|\bvertreten\b.*\binteressen\b|\bgehör\W*$|"
            r"\b(?:schließen|stellen) (?:wir )?uns\b.*\ban\W*$"
        ),
    ),
)


@dataclass(frozen=True)
class Deed:
    """A verb, with its prefix, in the infinitive; as written; its clause; whether the clause denies it."""

    verb: str
    word: str
    clause: str
    denied: bool


def deeds_of(text: str) -> Iterator[Deed]:
    """Yield the verbs of the main clauses of a sentence in small letters, in order."""
    for clause in _main_clauses(text):
        words = _WORD.findall(clause)
        denied = _DENIED.search(clause) is not None and not _NO_STANCE_WITHOUT.search(clause)
        for verb, word in _verbs(words):
            yield Deed(verb, word, clause, denied)


def _main_clauses(text: str) -> Iterator[str]:
    for part in re.split(r"[;:()]|\s[–—-]\s", text):
        for number, segment in enumerate(part.split(",")):
            words = _WORD.findall(segment)
            opens = words[0] if words else ""
            relative = number > 0 and opens in _RELATIVE and "wir" not in words
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


def joined(verb: str, text: str) -> str:
    """Return a verb of a sentence with its half at the end of the clause: "gehen", "… vor" is "vorgehen"."""
    for clause in re.split(r"[,;:()]", text):
        words = _WORD.findall(clause)
        if verb in words[:-1] and words[-1] in PREFIXES:
            return infinitive(f"{words[-1]}{verb}")
    return verb


def without_idle_denials(text: str) -> str:
    """Return a sentence without "kein" and "nicht" that refuse nothing: "keine Zeit verlieren"."""
    return _NO_STANCE_WITHOUT.sub("§", text)


def turned(clause: str) -> str:
    """The stance where a denial turns a verb's: "nicht ausschließen", "nicht rütteln"; "" elsewhere."""
    if _NOT_EXCLUDED.search(clause):
        return "could"
    if _NO_CHANGE.search(clause):
        return "rejects"
    return next((found for deed in deeds_of(clause) if deed.denied and (found := _denied(deed))), "")


def as_until_now(text: str) -> bool:
    """Whether something stays as it is: "auch künftig", "im bisherigen Umfang"."""
    return _AS_UNTIL_NOW.search(text) is not None


def of_infinitive(verb: str) -> str:
    """The stance of a verb that ends an item: "Gebühren streichen"; "" if it has none."""
    return _plain(infinitive(verb)) if verb else ""


def supports(text: str) -> bool:
    """Whether the verb is one of support: "dem Begehren zum Erhalt schließen wir uns an"."""
    return not _AS_UNTIL_NOW.search(text) and any(
        deed.verb in _SUPPORTS and not deed.denied for deed in deeds_of(text)
    )


def of_idiom(text: str) -> str:
    """The stance of an idiom of one's own mind, whoever is the subject; "" if there is none."""
    return next((name for name, idiom in _IDIOMS for one in _main_clauses(text) if idiom.search(one)), "")


def stance(text: str) -> str:
    """Return the stance that the deeds and idioms of a sentence say, "" if none."""
    for clause in _main_clauses(text):
        found = _stance_of_clause(clause)
        if found:
            return found
    return ""


def _stance_of_clause(clause: str) -> str:
    for name, idiom in _IDIOMS:
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
        if found and not (found == "rejects" and _NO_STANCE_WITHOUT.search(clause)):
            return found
    if _refuses(clause):
        return "rejects"
    if _AS_UNTIL_NOW.search(clause) and not _MORE.search(clause):
        return "keeps"
    return ""


def _and_more(deed: Deed) -> bool:
    """Whether another verb follows at once: "überprüfen und senken" does more than to examine."""
    match = re.search(
        rf"\b{re.escape(deed.word)} und (?:[\w-]+ ){{0,3}}?([\w-]+(?:en|ern|eln))\b", deed.clause
    )
    return match is not None and infinitive(match[1]) == match[1] and not _plain(match[1])


def _denied(deed: Deed) -> str:
    if deed.verb in _TAKES_AWAY and not re.search(
        rf"^(?:ein|eine|der|die|das) (?:\w+ )?\w*{_CHANGES}\b", deed.clause
    ):
        return "rejects" if _MAY_NOT.search(deed.clause) else "keeps"
    return ""


def _refuses(clause: str) -> bool:
    """Whether we, or what should be, are denied at the end: "verfolgen wir nicht weiter"."""
    return (
        _REFUSED.search(clause) is not None
        and _WANTS.search(clause) is not None
        and not re.search(r"\b(?:sind wir|wir sind|haben wir|wir haben)\b", clause)
        and not _NO_STANCE_WITHOUT.search(clause)
        and not any(deed.verb in _IDLE for deed in deeds_of(clause))
    )


def _plain(verb: str) -> str:
    for name, verbs in (
        ("rejects", _REJECTS),
        ("examines", _EXAMINES),
        ("keeps", _KEEPS),
        ("supports", _SUPPORTS),
    ):
        if verb in verbs:
            return name
    return "keeps" if _ON.fullmatch(verb) else ""
