"""The stance of the party in a sentence or an item: by the verb that promises (docs/haltungen.md).

Sentences come in small letters and as ours (`geo.draft.speaker`): "wir lehnen … ab".
"""

from __future__ import annotations

import re

from geo.draft import deeds
from geo.draft.ordinary import infinitive, is_ordinary


def any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


# A clause that says why: its verbs promise nothing.
_REASON = re.compile(
    r",?\s+(?:um\b(?! jeden)(?=[^,:]*\bzu)|(?<=, )(?:damit|sodass|so dass|weil|denn|da|anstatt|statt|"
    r"indem)\b)"
)
_PEOPLE = (
    r"(?:kind|mensch|person|schüler|jugendliche|familie|bürger|einwohner|patient|mieter|senior|frau|"
    r"mann)\w*"
)
_WANT = r"(?:brauchen|wollen|möchten|werden|planen|machen|bauen|fordern|dulden|akzeptieren)"
_PASSED = r"(?:aus|ein|ab|an|mit|zu|um|auf|vor|hin)"

_NOT_CLOSED = (
    r"\bnicht (?:\w+ )?(?:geschlossen|schließen|verkauft|verkaufen|privatisiert|privatisieren|kürzen|"
    r"aufgeben)\b"
)
REJECTS = any_of(
    r"\b(?:wird|werden)\b.*\babgelehnt\b|\blehnen\b.*\bab\b|\babzulehnen\b|\bablehn(?!ung der)",
    r"\babsagen?\b.*\berteil|\berteil\w*\b.*\babsage|\bklare absage\b|\beine absage\b",
    r"\bschließen\b.*\baus\W*$|\bschließen wir\b[^,]*\baus\b|\bausschließen\b|\bverbieten\b|\bverzichten\b",
    r"\bstoppen\b|\bgestoppt\b|\babschaffen\b|\babgeschafft\b|\babzuschaffen\b|\bschaffen\b.*\bab\W*$",
    r"^(?!(?:mit|durch|über) (?:eine[mr]|de[mr]|mehr|besser\w+|klar\w+|neu\w+)\b).*(?<!zu )\bverhindern\b|"
    r"\bunterbinden\b",
    r"\bnicht (?:hinnehmen|zulassen|akzeptieren|mitmachen|dulden|zustimmen)\b|\bmachen wir nicht mit\b",
    r"\bwir akzeptieren keine|\bkeine?n?\b.*\bmit uns\b|\bmit uns\b.*\b(?:keine?n?|nicht)\b|\bnicht in "
    r"?frage\b",
    r"\b(?:wehren|stellen|sprechen|stemmen|wenden|richten|setzen)\b.*\buns\b.*\bgegen\b",
    r"\buns\b.*\bgegen\b.*\b(?:aus|einsetzen|wehren|aussprechen)\W*$|\bgegen\b.*\bsetzen wir\b.*\b(?:uns|"
    r"grenzen?)\b",
    r"\bsind (?:wir )?gegen\b|\bwir sind (?:\w+ )?gegen\b|\bgegen (?:den|die|das|eine?n?)\b.*\bkämpfen\b|"
    r"\bmoratorium\b",
    r"\bnein zu[mr]?\b|\bstimmen\b.*\b(?:gegen|nicht zu)\b|\btreten wir\b.*\bentgegen\b|\bwir "
    r"treten\b.*\bentgegen\b",
    r"\bhalten\b.*\bfür (?:falsch|verfehlt|überflüssig|unnötig|unsinnig|den falschen weg|nicht)\b",
    r"\b(?:darf|dürfen)\b(?: [\w-]+){0,8}? (?:nicht|keine?[nmrs]?|nie|niemals)\b(?! nur)",
    r"\b(?:darf|dürfen) (?:es )?\b[^,]*\bnicht\b(?! nur)",
    r"\b(?:hat|haben)\b.*\b(?:keinen platz|nichts verloren|nichts zu suchen)\b",
    rf"\b{_WANT}\b(?: [\w-]+){{0,4}}? keine?[nr]?\b(?! {_PEOPLE})(?!,)",
    rf"\b(?:wir|soll|sollen)\b[^,]*\bnicht (?:mehr )?(?!ruhen|nachlassen)(?:\w+en|(?:\w+ )?{_PASSED})\W*$",
    rf"\bkeine?[nr]? (?!{_PEOPLE})[^,]*\b(?:wollen|werden|möchten|brauchen|fordern) wir\b|\bwird es nicht "
    rf"geben\b",
    r"^(?:auf )?kein\w* [^,]*\b(?:darf|dürfen|wird|werden)\b",
    rf"^(?:es soll |soll es )?keine?[nr]? (?!{_PEOPLE})[^,]*\b(?:soll|sollen|geben)\b",
    r"\bgegen\b.*\buns\b.*\b(?:wehren|stellen|stemmen|aussprechen|wenden|sperren|positionieren)\W*$",
    r"\b(?:wird|werden)\b[^,]*\b(?:verhindert|unterbunden)\W*$|"
    r"\b(?:aus|neu)?bau\w*\b.*\bbekämpfen\b|\b(?:abriss|verkauf|schließung|\w*pläne)\b.*\bbekämpfen\b",
    r"\bvon uns nicht \w+t\W*$|^weder\b|\bweder\b.*\bnoch\b|\bwir (?:\w+ )?nicht\W*$",
    rf"\b(?:soll|sollen|sollte|sollten)\b(?: [\w-]+){{0,4}}? keine?[nr]? (?!{_PEOPLE})",
    r"\b(?:findet|finden|bekommt|erhält|hat|haben) (?:\w+ )?(?:nicht|keine) (?:\w+ )?(?:zustimmung|"
    r"unterstützung|"
    r"unsere zustimmung)\b|\bnicht unsere (?:zustimmung|stimmen?)\b|\bzur wehr\b|\bnicht zu machen\b|"
    r"\bnicht in (?:betracht|frage)\b|\bverweiger|\bkeinen (?:fußbreit|millimeter)\b|\b(?:ist|"
    r"sind) (?:\w+ )?tabu\b",
    r"\bgegen\b.*\b(?:gehen|werden) wir\b.*\bvor(?:gehen)?\W*$|\b(?:gehen|"
    r"werden) wir\b.*\bgegen\b.*\bvor(?:gehen)?\W*$",
    r"\b(?:ist|sind)\b.*\bzu (?:verhindern|unterbinden|stoppen|verbieten|untersagen|unterlassen|vermeiden|"
    r"beenden)\b",
    r"\bnicht mit(?:tragen)?\W*$|\bnicht (?:mehr )?(?:akzeptabel|hinnehmbar|verhandelbar|tragbar)\b|"
    r"\bwidersetz|"
    r"\b(?:hände|finger) weg\b|\buntersag|\bkeine option\b|\bmit uns nicht\b|\bnicht mit uns\b|"
    r"\beinen? riegel\b|\bentgegentreten\b|^(?!.*\bkommen\b).*\bentgegen\W*$",
    r"\bfür uns (?:ein )?tabu\b|\bablehnend gegenüber\b|\bgehör(?:t|en) (?:\w+ )?(?:abgeschafft|gestrichen|"
    r"verboten)\b",
)
EXAMINES = any_of(
    r"\büberprüfung(?:en)?\b(?! und)|\bprüf(?:en|t|ung|auftrag)\b(?! und (?:senken|,))|\büberprüfen\b(?! "
    r"und)|\bzu überprüfen\b",
    r"^(?!.*\bdass\b.*\bgeprüft wird\W*$).*\bgeprüft\b",
    r"\b(?:untersucht|getestet|erprobt|evaluiert|ausgelotet|begutachtet|abgewogen) (?:wird|werden)\b",
    r"\blassen\b(?: wir)?\b.*\b(?:bewerten|begutachten|ermitteln|abschätzen|klären|erheben|berechnen|"
    r"ausloten)\b|"
    r"\b(?:bewerten|begutachten|ermitteln|abschätzen|klären|berechnen|ausarbeiten) lassen\b|"
    r"^(?:über)?prüft? (?:wird|werden)\b|^(?:überprüft|geprüft|untersucht|getestet|erprobt) (?:wird|"
    r"werden)\b|\bgutachterlich\b|\bauf den prüfstand\b",
    r"\buntersuchen\b|\bmachbarkeit|\btesten\b|\berproben\b|\bevaluieren\b|\babwägen\b|\bausloten\b",
    r"\bklären (?:wir)?\b|\bob\b.*\bklären\b|\bgutachten\b(?= in auftrag)|\bgutachten\b.*\b(?:erstellen|"
    r"beauftragen)\b",
    r"\bmöglichkeiten?\b.*\berörtern\b|\bdamit beschäftigen, ob\b|\bmodellversuch\b|\bprüfauftrag\b",
)
COULD = any_of(
    r"\b(?:überlegens|erwägens|prüfens)wert\b|\bdenkbar\b|\bvorstellbar\b|\bstellen wir uns\b.*\bvor\b|"
    r"\bwir stellen uns\b(?! (?:ihnen|euch)).*\bvor\b|"
    r"\buns\b.*\bvorstellen\b",
    r"\bkäme\b.*\bin ?frage\b|\bwäre\b.*\b(?:möglich|sinnvoll|wünschenswert|versuch|option)\b",
    r"\bermöglicht uns\b|\bkann finanziert werden\b",
)
MIGHT = re.compile(r"\b(?:könnte|würde)n?\b")
_OTHERS = (
    r"(?:bund|land|freistaat|bundesregierung|landesregierung|bundestag|landtag|gesetzgeber|bahn|deutsche "
    r"bahn|db|eu|"
    r"bezirksregierung|regierung|ministerium|\w*minister(?:ium|in)?|staatsregierung|berlin|wiesbaden|"
    r"münchen|düsseldorf|hannover|stuttgart|mainz|dresden|potsdam|erfurt|magdeburg|kiel|schwerin|autobahn "
    r"gmbh|deutsche post|post|telekom|landesbetrieb(?: \w+)?|verkehrsverbund|regierungspräsidium|sparkasse|"
    r"kassenärztliche vereinigung|bund und land|land und bund|bund und länder)"
)
DEMANDS = any_of(
    r"\b(?:fordern|verlangen|einfordern)\b|\bappell|\b(?:sehen|nehmen)\b.*\bin (?:der|die) pflicht\b|\bin "
    r"(?:der|die) pflicht\b",
    r"\b(?:wird|werden|ist|sind|bleibt|bleiben) (?:[\w-]+ ){0,3}?(?:aufgefordert|aufgerufen|gebeten|"
    r"angehalten)\b",
    r"\b(?:vo[nm]|beim?)\b.*\berwarten wir\b|\bwir erwarten\b|\berwarten wir von\b",
    rf"^(?:der |die |das |auch (?:der|die|das) |hier (?:muss|müssen) )?{_OTHERS}\b[^,]*\b(?:soll|sollen|"
    rf"muss|müssen|sollte)\b",
    r"\b(?:auf|an|entlang) der (?:a|b) \d+\b.*\b(?:muss|müssen|soll|sollen|ist|sind)\b",
    rf"^(?:der |die |das )?{_OTHERS}\b[^,]*\b(?:(?:ist|sind) (?:hier )?(?:am zug|gefordert|gefragt|"
    rf"in der pflicht)|"
    rf"(?:hat|haben)\b.*\bzu \w+en\b|(?:hat|haben)\b.*\w+zu\w+en\W*$)",
    rf"\b(?:ist|sind) (?:hier |nun |jetzt )?(?:der |die |das )?{_OTHERS} (?:am zug|gefordert|gefragt|in der "
    rf"pflicht)",
    rf"\b(?:und|denn) (?:der |die |das ){_OTHERS} (?:hat|haben|muss|müssen|soll|sollen)\b",
    rf"\b(?:ist|sind)\b.*\bvo[mn] (?:der |den )?{_OTHERS}\b.*\bzu\w* ?\w+en\b",
    rf"\b(?:muss|müssen|soll|sollen)\b.*\b(?:vom|von|durch) (?:der |die |das |den )?{_OTHERS}\b",
    rf"^(?:[^,]*, )?(?:hier |dafür |deshalb )?(?:\w+ ){{0,5}}?(?:muss|müssen|soll|sollen|hat|haben) "
    rf"(?:der |die |das )?{_OTHERS}\b",
)
# What another must not do, or stop, is a demand as well.
_DEMANDS_FIRST = any_of(
    rf"^(?:der |die |das )?{_OTHERS}\b[^,]*\b(?:soll|sollen|darf|dürfen|möge|mögen)\b",
    rf"\b(?:ist|sind)\b.*\bvo[mn] (?:der |den )?{_OTHERS}\b.*\bzu\w* ?\w+en\b",
    r"\b(?:ist|sind) zu verpflichten\b|\brichten\b.*\b(?:forderung|aufforderung|appell)\b",
    r"\b(?:des|vom|durch|von) (?:landes|bundes|freistaats|land|bund)\b.*"
    r"\b(?:überfällig|zwingend|unerlässlich|notwendig|nötig|erforderlich)\W*$",
)
# "Erhalten und ausbauen" means more than there is.
_AND_MORE = (
    r"(?! und (?:[\w-]+ ){0,2}(?:aus|weiterentwick|verbesser|stärk|moderni|erweiter|sanier|attraktiv|"
    r"zugänglich|"
    r"aufwert|gestalt|pfleg|vergrößer))"
)
KEEPS = any_of(
    r"\bhalten\b.*\bfest\b|\bfesthalten\b|\bbeibehalten\b|\bweiterführen\b|\bbehalten\b",
    r"\bfort(?:setzen|führen|gesetzt|geführt|zuführen|zusetzen|bestehen)\b|\bfortbestand\b",
    r"\bführen\b.*\b(?:fort|weiter)\W*$|\bbewahr(?:en|t)\b|^(?!.*(?:\bdass kein|§)).*\bbleib(?:t|"
    r"en)\b(?! (?:\w+ )?\w*ziel)|"
    r"\bdauerhaft\b.*\bsichern\b",
    rf"\berhalten (?:bleib|werden|(?:wollen|möchten|müssen) wir)|"
    r"\b(?:wird|werden)\b(?!.*\b(?:eine?n?|mehr|neue\w*|künftig)\b).*\berhalten\W*$|"
    rf"\berhalten wir\b|\bwir erhalten\b{_AND_MORE}|\bzu erhalten\b{_AND_MORE}",
    rf"\b(?:wollen|werden|möchten)\b(?!.*\b(?:einen?|mehr|"
    rf"neue)\b.*\berhalten).*\berhalten\b{_AND_MORE}",
    rf"\bden erhalt\b{_AND_MORE}|\bzum erhalt\b|\berhalt (?:von|der|des|unser)|\bfür den (?:weiter|"
    rf"fort)bestand\b",
    r"\bauch (?:in zukunft|künftig|weiterhin|nach der wahl)\b.*\b(?:greifen|geben|bezuschussen|tragen|"
    r"stellen|zahlen)\b|"
    r"\b(?:auch )?weiterhin (?:bezuschusst|fördert|unterstützt|finanziert|betreibt|zahlt|trägt|gibt)\b",
    r"\bweitergeführt\b|\bweiterbetrieben\b|\b(?:wird|soll) es (?:auch )?weiter(?:hin)? geben\b|"
    r"\bnicht (?:gespart|"
    r"gekürzt|zusammengestrichen|angetastet|gerüttelt|zur (?:debatte|disposition|diskussion))\b|"
    r"\bzu bewahren\b|"
    r"\bbestandsgarantie\b|\bschützen ist uns\b|\bbehält\b|\bbehalten\b",
    r"\bauch (?:in zukunft|künftig|weiterhin)\b.*\b(?:fördern|unterstützen|finanzieren|anbieten|betreiben|"
    r"leisten)\b",
    r"\bweiter(?:hin)?\b.*\b(?:unterstützen|fördern|finanzieren|betreiben)\b",
    r"\b(?:unterstützen|fördern|finanzieren|betreiben)\b.*\b(?:weiterhin|weiter)\b",
    r"\bbehalten\b.*\bbei\W*$|\bbekennen\b(?!.*\bziel)[^,]*\buns\b|\bstehen (?:wir )?(?:fest )?zu[mr]?\b|"
    r"\bwir stehen "
    r"zu[mr]?\b",
    r"\bweiter (?:ge\w+t|finanziert|unterstützt|betrieben)\b",
    r"\bkämpfen\b(?: wir)? (?:\w+ )?um (?:den|das|die|unser\w*|jede\w*)\b",
    _NOT_CLOSED,
)
SUPPORTS = any_of(
    r"\bbefürworten\b|\bbegrüßen\b|\b(?:wir|uns)\b.*\bunterstützen\b|\bunterstützen\b.*\bwir\b|\bermutigen\b",
    r"\bsetzen\b.*\buns\b.*\b(?:ein|dafür)\b|\buns\b.*\b(?:dafür|für)\b.*\beinsetzen\b|"
    r"\buns\b.*\beinsetzen\b",
    r"\bmachen\b.*\buns\b.*\bstark\b|\bmachen\b.*\bdruck\b|\bhinwirken\b|\bwirken\b.*\bhin\b|\bhinzuwirken\b",
    r"\bstehen (?:wir )?hinter\b|\bwerben (?:wir )?für\b|\btreten\b[^,]*\bein\b(?=\W*$|,)|\bwir sind für\b|"
    r"\bsind wir "
    r"für\b",
    r"\bengagieren\b.*\buns\b|\bkämpfen\b.*\bfür\b|\bwünschen\b.*\buns\b|\buns\b.*\bwünschen\b|"
    r"\bsprechen\b.*\buns\b.*\b(?:für|dafür)\b|\bwirken\b.*\bein\W*$|\brückhalt\b|"
    r"^(?:unterstützt|begrüßt|befürwortet) (?:wird|werden)\b",
    r"\b(?:streiten|plädieren|eintreten|werben|drängen|pochen|dringen)\b(?: wir)? (?:\w+ )?(?:für|auf)\b|"
    r"\b(?:positiv|offen|aufgeschlossen) gegenüber\b|\bdrängen\b.*\bauf\b|\b(?:mit sympathie|wohlwollend)\b|"
    r"\btragen wir mit\b|\bwir tragen\b.*\bmit\W*$|\bverwenden\b.*\buns\b|\buns\b.*\bverwenden\b|"
    r"\bam herzen\b|"
    r"\bzur seite\b|\ban (?:der|ihrer|eurer|deren) seite\b|\bsolidarisieren\b|\bsolidarität\b|"
    r"\bhinter sich\b|"
    r"\bunsere stimmen? (?:ist|sind)\b|\brückendeckung\b|\bden rücken\b|\b(?:hat|haben|findet|finden|"
    r"verdien\w+)\b.*\bunser\w* (?:\w+ )?unterstützung\b|"
    r"\bbegrüßt\b.*\bvon uns\b|\bvon uns\b.*\b(?:begrüßt|unterstützt)\b",
    r"\bwir setzen uns ein\b|\bfinden\b.*\brichtig\b|\bsetzen wir uns ein\b|\bja zu[mr]?\b",
)
# "Setzen uns ein für den Erhalt" is still for others to decide.
_FOR = re.compile(
    r"\b(?:streiten|kämpfen|plädieren)\b(?: wir)? (?:\w+ )?für\b|\bfür\b.*\btreten wir\b.*\bein\b|"
    r"\bwir treten\b.*\bfür\b.*\bein\b|"
    r"\bsetzen\b(?:(?!\bgegen\b).)*\buns\b(?:(?!\bgegen\b).)*\b(?:dafür|für|ein)\b|\bsetzen "
    r"wir uns\b(?:(?!\bgegen\b).)*\b(?:dafür|für)\b"
)
RULES = (
    ("rejects", REJECTS),
    ("examines", EXAMINES),
    ("could", COULD),
    ("demands", DEMANDS),
    ("keeps", KEEPS),
    ("supports", SUPPORTS),
)
_FIRST_OF_TWO = re.compile(
    r"\b((?!erhalten|fort|weiter|bei)\w+(?:en|ern|eln)) und\b.*\b(?:erhalten|prüfen|"
    r"unterstützen|bewahren)\W*$"
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
    main = _REASON.split(text, maxsplit=1)[0]
    main = main if len(main.split()) > 3 else text
    main = re.sub(r"\bkein\w* ([^,]*), ohne (?=dass\b|\w+ zu\b)", r"§ \1, ohne ", main)
    denied, but, instead = main.partition(" sondern ")
    if but and re.search(
        r"\b(?:nicht|keine?\w*)\b", denied.split(",")[0]
    ):  # "nicht schließen, sondern sanieren"
        main = f"{'wir wollen ' if wants else ''}{instead}"
    if wants and re.search(_NOT_CLOSED, main) and not re.search(r"\b(?:darf|dürfen)\b", main):
        return "keeps"
    if any(_DEMANDS_FIRST.search(clause.strip()) for clause in re.split(r"[,;:]", main)):
        return "demands"
    found = _by_rules(main)
    if found == "rejects" and re.search(r"\b(?:darf|dürfen)\b", main) and deeds.as_until_now(main):
        return "keeps"
    if found in ("keeps", "examines") and _first_of_two(main):
        return "will"
    found = found or deeds.stance(main)
    if not found and _OURS.search(main) and _WHETHER.search(text):
        return "examines"
    if not found and _OURS.search(main) and _AT_OTHERS.search(main):
        return "demands"
    if not found and not wants and _OUGHT.search(main) and _OF_OTHERS.search(_WHERE.sub(" ", main)):
        return "supports"
    return found or ("could" if MIGHT.search(main) and not wants else "will")


def _by_rules(main: str) -> str:
    """By the first clause in which we do something with a stance, else by the whole sentence."""
    for clause in [*(one for one in re.split(r"[,;:]", main) if _OURS.search(one)), main]:
        if turned := deeds.turned(clause):
            return turned
        if _FOR.search(clause):
            return "supports"
        clause = deeds.without_idle_denials(clause)
        rules = [rule for rule in RULES if rule[0] != "rejects" or "§" not in clause]
        if found := next((stance for stance, pattern in rules if pattern.search(clause)), ""):
            by_noun = found == "keeps" and not _GOES_ON.search(clause) and deeds.supports(clause)
            return "supports" if by_noun else found
        if _FOR_THAT_WE.match(clause.strip()):
            return deeds.stance(clause) or "will"
    return ""


# What neither county nor town decides: who says that it must be done, supports it.
_OF_OTHERS = re.compile(
    r"\b(?:haltepunkt\w*|bahnhalt\w*|\w*bahn(?:linie|strecke|steig)\w*|(?:stadt|regional|s-|u-)bahn\w*|s \d+|"
    r"re \d+|rb \d+|\w*gleis\w*|(?:(?<![-\w])|bestands)strecke|zug|züge\w*|\w*ausbau der a \d+|a \d+|b "
    r"\d+\w?|"
    r"regionalexpress|intercity|fernz[uü]g\w*|postfiliale\w*|"
    r"autobahn\w*|bundesstraße\w*|landesstraße\w*|lärmschutzw\w+|wahlrecht|wahlalter|bürgerbegehren|"
    r"bürgerentscheid\w*|volksbegehren|volksentscheid\w*|direkt (?:vom volk )?gewählt|lehrkräfte|"
    r"lehrerstellen|"
    r"lehrerinnen|lehrplan|lehrpläne|polizei\w*|finanzausgleich\w*|fallpauschale\w*|mindestlohn|"
    r"kassenärzt\w+|arztsitz\w*|rechtsanspruch)\b"
)
_WHERE = re.compile(
    r"\b(?:an|am|auf|im|in|bei|beim|vom|von|zum|zur|entlang|neben|zwischen) "
    r"(?:den |der |dem |allen |jedem |jeder |die |das )?[\w-]+"
)
_OUGHT = re.compile(
    r"\b(?:soll|sollen|sollte|sollten|muss|müssen|müsste|gehör(?:t|en))\b|\b(?:ist|sind)\b.*\bzu\w* ?\w+en\b"
)
# "Die Dörfer sollen lebendig bleiben, dafür legen wir einen Fonds auf": what we do counts.
_FOR_THAT_WE = re.compile(r"(?:dafür|deshalb|daher|darum|dazu|deswegen|und) \w+en (?:auch )?wir\b")
_WHETHER = re.compile(
    r"(?<!gleich)(?<!egal)(?<!davon)(?<!nachdem), (?:ob|inwieweit|inwiefern)\b(?!.*\bob\b.*\boder\b)"
)
_GOES_ON = re.compile(r"\bweiter|\bauch (?:künftig|in zukunft)\b")
_AT_OTHERS = re.compile(rf"\b(?:bei|beim|gegenüber) (?:der |dem |den )?{_OTHERS}\b")
_OURS = re.compile(r"\b(?:wir|uns)\b")
_ADJECTIVES = r"(?:(?!bess|neu|mehr)[\w-]+(?:e|er|es|en) ){0,2}"
_NOMINAL = (
    (
        "rejects",
        any_of(
            rf"^{_ADJECTIVES}(?:kein|weder|stopp|abschaffung|verbot|verzicht|nein\b|schluss mit|gegen\b|"
            rf"rücknahme|ablehnung|ende (?:de[sr]|von|aller)|verhinderung|nie wieder|abkehr|aus für|"
            rf"streichung|beendigung|untersagung|unterbindung|absage an|moratorium|widerstand|"
            rf"ausstieg aus|aufhebung|wegfall)",
            r"\b\w+-?stopp\b(?!\w)|\b(?:abschaffen|verbieten|stoppen|verhindern|ablehnen|unterbinden|"
            r"unterlassen)\W*$|\bnicht (?:\w+ ){0,2}\w+en\W*$",
            r"^(?:wir wollen )?nicht\b",
        ),
    ),
    (
        "examines",
        any_of(
            rf"^{_ADJECTIVES}(?:prüfung|überprüfung|untersuchung|machbarkeits\w+|evaluation|"
            rf"evaluierung|erprobung|prüfauftrag|(?:modell|pilot|feld|verkehrs)versuch|test|gutachten|"
            rf"erkundung|studie)\b",
            r"\b(?:prüfen|testen|untersuchen|erproben|ausloten|evaluieren)(?: lassen)?\W*$",
        ),
    ),
    (
        "keeps",
        any_of(
            rf"^(?:(?:den|die|das|der|dauerhafte[rn]?|langfristige[rn]?) )?(?:erhalt(?:ung)?|beibehaltung|"
            rf"fortführung|fortsetzung|bewahrung|fortbestand|weiterführung|bestandsschutz|verbleib|"
            rf"sicherung|schutz und erhalt|"
            rf"weiterbetrieb)\b{_AND_MORE}",
            r"\b(?:dauerhaft|langfristig)\w* (?:sichern|erhalten|absichern)\W*$|\bbleiben\W*$",
            rf"\b(?:erhalten|behalten|beibehalten|fortführen|fortsetzen|bewahren|weiterführen|weiter "
            rf"(?:fördern|unterstützen|finanzieren|betreiben)|(?:bestehende|vorhandene)\w* [^,]*(?:sichern|"
            rf"schützen))\b{_AND_MORE}(?=\W*$| und)",
        ),
    ),
    ("demands", any_of(r"\bfordern\W*$|^forderung\b")),
    (
        "supports",
        any_of(
            r"^(?:volle )?(?:unterstützung|rückendeckung|rückhalt)\b|"
            r"^ja zu[mr]?\b|^einsatz (?:beim?|gegenüber|auf|im)\b|^forderung an\b|^druck "
            r"auf\b|"
            r"^rückenwind für\b|\bunterstützen\W*$|^einsatz für\b|"
            r"\beinsetzen für\b"
        ),
    ),
)


def nominal_stance(text: str) -> str:
    """The stance of an item without a finite verb, by its first word or last infinitive; "" if none."""
    first = text.split(",", 1)[0]
    if first != text and len(first.split()) > 1 and first.endswith(("en", "ern", "eln")):
        text = first  # the first verb of several
    text = re.sub(r" (?:an)?statt (?:\w+ )?\w+\W*$", "", text)
    texts = [text, text.rpartition(": ")[2]]
    found = next((stance for one in texts for stance, pattern in _NOMINAL if pattern.search(one)), "")
    if found == "rejects":
        found = deeds.turned(text) or found  # "Schulen nicht schließen"
    found = found or deeds.of_infinitive(re.sub(r"\W+$", "", text).rpartition(" ")[2])
    found = found or deeds.stance(text)
    if found == "rejects" and re.match(rf"kein\w* {_PEOPLE}", text):
        return "will"
    return "will" if found and found != "rejects" and _first_of_two(text) else found
