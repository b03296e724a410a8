"""The signs by which a sentence promises or describes, each with its weight.

The weights were fitted to sentences of invented programmes that people have labelled (docs/draft.md). A
sentence counts in small letters, and as one of ours (`geo.draft.speaker`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.draft.promises import we_do_nothing
from geo.draft.tenses import is_perfect, is_preterite

_BODY = (
    r"\b(?:die stadt|die gemeinde|der (?:land)?kreis|der landkreis|die \w*verwaltung|das \w*amt|"
    r"die stadtwerke|"
    r"der bauhof|das rathaus|die bürgermeisterin|der bürgermeister|der landrat|die landrätin|der \w*rat|"
    r"der kreistag|die kommune)\b(?! (?:ist|sind|besteht|liegt|verfügt|zählt|gehört|hat(?!.*\b\w*zu))\b)"
)
_DEED = (
    r"\b(?:bekomm|erh[aä]lt\b|erhalten\b|ergänz|verbinde|begleite|vernetz|informier|berät|beraten|"
    r"übern[ie]mm|"
    r"bezahl|zahlt|zahlen|finanzier|trägt|träg\b|bereit\W*$|ein\W*$|schütz|öffne|bau[te]n?\b|bring|behält\b|"
    r"behalten\b|ersetz|sorgt|sorgen|koordinier|kümmer|erstell|veröffentlich|stärk|entlast|sicher[tn]\b|"
    r"ermöglich|förder[tn]\b|unterstütz|erschließ|tag[et]n?\b|fahren\b|fährt|kommt\b|kommen\b|entsteh|hilft|"
    r"helfen|zieh[te]n?\b|besuch|pflanz|vergib|vergeb|vergibt|verpacht|bezuschuss|gründe|beteilig|einzug|"
    r"verkürz|leg[te]n?\b|stell[te]n?\b|gibt\b.*\b(?:dazu|ab)\W*$|nutz|richte|schaff|führ[te]n?\b|steig)"
)
_SIGNS: tuple[tuple[str, float, str], ...] = (
    # Whom it is for: all of a kind, not those of today.
    (
        "all",
        0.9,
        r"\b(?:jeder?(?! (?:dritte|vierte|zweite|fünfte|zehnte|tag|woche|nacht|sekunde|minute))|jedes(?! "
        r"jahr)|jede[nm](?! (?:sommer|winter|monat|herbst|tag|abend|morgen))|sämtliche\w*|"
        r"überall|flächendeckend\w*)\b|^alle\b|\b(?:an|in|auf|für|bei|zu|unter) allen\b|\ballen \w+(?:en|"
        r"ern|eln)\b",
    ),
    (
        "later",
        0.6,
        r"\b(?:künftig\w*|zukünftig\w*|in zukunft|spätestens|schrittweise|nicht mehr|nicht länger|"
        r"nur noch|wieder|auch weiterhin|weiterhin|binnen|nach der wahl)\b",
    ),
    (
        "year",
        0.2,
        r"\b(?:ab|bis|spätestens|ende|anfang|zum) (?:\w+ ){0,2}20\d\d\b|^20\d\d\b|\bin den (?:nächsten|"
        r"kommenden|ersten) \w+ jahren\b",
    ),
    (
        "how",
        0.6,
        r"\b(?:kostenlos\w*|kostenfrei\w*|umsonst|gebührenfrei\w*|dauerhaft\w*|verlässlich\w*|"
        r"grundsätzlich|verbindlich\w*|barrierefrei\w*|rund um die uhr|zuerst|verstärkt|vorrangig|"
        r"konsequent|endlich|zügig|unbefristet|höchstens|mindestens|bevorzugt)\b",
    ),
    (
        "more",
        0.4,
        r"\b(?:mehr|weniger|neue[nrs]?|zusätzliche[nrs]?|weitere[nrs]?|bessere?[nrs]?|"
        r"eigene[nrs]?)\b(?! als\b)",
    ),
    (
        "when",
        0.6,
        r"\b(?:am wochenende|abends|abend|nachts|sonntags|samstags|zweimal|im \w+takt|jede stunde|"
        r"einmal)\b",
    ),
    ("a thing", 0.8, r"^(?:ein|eine) (?:[\w-]+(?:e|er|es) )?[\w-]+\b"),
    (
        "becomes",
        0.4,
        r"\b(?:wird|werden) (?!.*(?:ge\w+(?:t|en)|iert)\b)(?:[\w-]+ ){0,4}(?:zu[mr]? |\w+frei\b|"
        r"\w+neutral\b|\w+\W*$)",
    ),
    ("will be there", 0.2, r"\b(?:wird|werden) es\b.*\bgeben\W*$"),
    (
        "passive",
        0.9,
        r"\b(?:wird|werden)\b[^;:]*\b(?:\w*ge\w+(?:t|en)|\w+iert|(?:be|ver|er|ent|über|unter|"
        r"wieder)\w+(?:t|en))(?=\W*$|[,;:]| und\b)|^\w+(?:t|en) (?:wird|werden)\b",
    ),
    ("own body", 1.2, _BODY),
    ("deed", 0.6, _DEED),
    (
        "receives",
        0.8,
        r"\b(?:bekomm(?:t|en)|erhält|erhalten|behält|behalten|verdien(?:t|en)|kriegt)\b(?!.* (?:bleibt|"
        r"werden)\b)",
    ),
    (
        "particle",
        0.3,
        r"\b(?:aus|ein|um|auf|ab|bereit|weiter|vor|zurück|mit|dazu|zusammen|fort|fest|her|frei)\W*$",
    ),
    ("needs", 0.4, r"\bbrauch(?:t|en)\b"),
    (
        "us",
        -0.3,
        r"\b(?:uns|unser(?:en|em|er|e)?)\b(?! (?:region|stadt|gemeinde|heimat|landkreis|kreis|dörfer|welt|"
        r"zeit))",
    ),
    ("we", 0.9, r"\bwir\b"),
    (
        "our plan",
        0.6,
        r"\bunser\w* (?:\w+ )?(?:zustimmung|unterstützung|plan|pläne|plänen|vorhaben|agenda|stimmen?|"
        r"ziel\w*|verpflichtung|antrag|vorschlag|forderung\w*|anliegen|wille\w*|ansicht|meinung|sicht)\b|"
        r"\bzustimmung von uns\b|\bvon uns\W*$|\b(?:ersten|nächsten) (?:vorhaben|schritt\w*|aufgaben)\b",
    ),
    (
        "stance",
        1.4,
        r"\bnicht zur (?:debatte|disposition|diskussion)\b|\bdabei bleibt es\b|\bbleibt beim\b|\btabu\b|"
        r"\bnicht mit uns\b|\bmit uns nicht\b|\bnicht in (?:betracht|frage)\b|\bnicht gespart\b|"
        r"\bvorrang\b|\bvorfahrt\b|\büberfällig\b|\bam zug\b|\bin der pflicht\b|\bnicht zu machen\b|"
        r"\bverdient?\b|\bpflicht\W*$|\bstandard\W*$|\bmarkenzeichen\W*$",
    ),
    ("stays", 1.2, r"\bbleib(?:t|en)\b(?! abzuwarten)"),
    ("without", -1.0, r"^ohne\b"),
    (
        "to do",
        0.8,
        r"\b(?:ist|sind|hat|haben)\b.*\bzu \w+(?:en|ern|eln)\b|\b\w+zu(?!kunft)\w+(?:en|ern|eln)\W*$",
    ),
    ("item", 0.3, r"^\0"),
    ("question", -0.5, r"\?"),
    # It tells figures, or what is so today.
    (
        "today",
        -1.1,
        r"\b(?:heute|derzeit|aktuell|zurzeit|bisher|bislang|seit(?:her|dem)?|bereits(?! (?:20|nach))|"
        r"schon|längst|inzwischen|mittlerweile|gestern|damals|früher|momentan|gegenwärtig|leider|"
        r"immer mehr|noch immer|immer noch|weltweit|zuletzt|zugleich verf\w+|kaum noch|traditionell|"
        r"jahrzehnt\w*)\b",
    ),
    (
        "usual",
        -0.8,
        r"\b(?:oft|häufig|meist|meistens|manchmal|selten|oftmals|vielerorts|täglich|zunehmend|gern|fast|"
        r"im durchschnitt|im schnitt|nirgend\w*|viele von|etwa \d|rund \d|knapp|gut \d)\b",
    ),
    (
        "figure",
        -0.7,
        r"\b\d[\d.,]*\s*(?:prozent|%|mio|mrd|million\w*|milliarde\w*|tausend|kilometer|km|hektar|minuten|"
        r"stunden|jahren?|grad|menschen|personen|haushalte\w*|einwohner\w*)",
    ),
    (
        "large number",
        -0.2,
        r"\b\d{1,3}\.\d{3}\b|\b(?:durchschnitt|statistik|studien?|umfrage\w*|anteil|prognose\w*|drittel)\b",
    ),
    (
        "past year",
        -0.9,
        r"\b19\d\d\b|\b(?:seit|von|vom|vor) (?:\w+ ){0,2}20\d\d\b|\b(?:vergangenen|letzten|vorigen) \w+\b",
    ),
    ("past", -0.7, r"^\0"),
    ("perfect", -0.7, r"^\0"),
    (
        "is",
        -0.5,
        r"^[^,;:]*\b(?:ist|sind|heißt|bedeute[tn]|zeig[te]n?|lieg[te]n?|leb[te]n?|wohn[te]n?|besteh[te]n?|"
        r"gilt|gelten)\b",
    ),
    (
        "state",
        -1.0,
        r"\b(?:steigt|sinkt|sinken|wächst|wachsen|fehlt|fehlen|leidet|leiden|dauert|dauern|kostet|(?<!die "
        r")(?<!den )(?<!der )kosten(?! für| des| der)|"
        r"verlier\w+|präg[te]n?|verursach\w+|pfleg[te]n?|leiste[tn]|gehört zu|gehören zu|verschwind\w+|"
        r"trifft|treffen|erforder[tn]|verlang[te]n? nach|droht|drohen|scheiter\w+|warte[tn]|"
        r"zähl[te]n? (?!zu unseren|zu den ersten)|"
        r"bildet|beträgt|umfasst|verfügt|profitier\w+|belaste[tn]|weiß|wissen|heizt|entfällt|glaub[te]n?|"
        r"freu[te]n?|veränder[tn]|ende[tn]|biete[tn]|beschließt|versorg\w+|kenn\w+|misst|arbeite[tn]|"
        r"lern[te]n?|rechne[tn]|stamm[te]n?|melde[tn]|berichte[tn]|nutz[te]n?|platzt|hängt|spekulier\w+|"
        r"speicher[tn]|liegt|liegen|verlassen|verfällt|wachsen|zieht|erreicht|bezeichnet|betrifft)\b",
    ),
    (
        "described",
        -1.1,
        r"\b(?:genannt|bezeichnet|gesehen|diskutiert|kritisiert|betrachtet|verstanden|benötigt|gebraucht|"
        r"bestimmt|geprägt|bedroht|vernachlässigt|unterschätzt|vergessen|gestohlen|geführt|belastet|"
        r"erwartet|befürchtet|genutzt|verdrängt|beschlossen|gewählt|betroffen|erzeugt|produziert|befahren|"
        r"gemacht|hergestellt|bezahlt|ausgeglichen|finanziert)\W*$",
    ),
    (
        "generic",
        -0.5,
        r"^(?:viele?|manche\w*|einige|die meisten|immer mehr|niemand|keiner|man|wer|was|wenn|weil|als|da|"
        r"denn|doch|aber|trotzdem|dennoch|allein|schließlich|natürlich|eltern|familien|kinder|menschen|"
        r"pendler|wie|wo|beschäftigte|angehörige|jugendliche|bürger|zwischen \d+)\b",
    ),
    (
        "points back",
        -1.1,
        r"^(?:es|so|dies\w*|hier|dort|sie|er|damit|dadurch|davon|bei uns|das (?:ist|geht|heißt|macht|bringt|"
        r"kostet|zeigt|gilt|gibt|stärkt|schafft|hilft|spart|senkt|führt|kommt|verhindert|bedeutet|sorgt|"
        r"schützt|"
        r"entlastet|reicht|alles|sind|wäre\w*))\b",
    ),
    (
        "for that",
        -0.4,
        r"^(?:dazu|dafür|hierzu|hierfür|deshalb|daher|darum|zusätzlich|zudem|außerdem)\b",
    ),
    (
        "law",
        -0.5,
        r"\b\w*gesetz\w*\b|\brechtsanspruch\b|\bzuständig\w*|\bverpflichtet\b|\b\w+ordnung\b.*\bkann\b|"
        r"\bsache des\b|\b\w*recht darf\b|\bvorgeschrieben\b|\bgilt nach\b",
    ),
    (
        "elsewhere",
        -0.8,
        r"\b(?:europa|deutschland|bayern|weltweit|niederlande\w*|österreich|vorarlberg|wien|kopenhagen|"
        r"estland|tallinn|schweiz|dänemark|frankreich|andere\w* (?:städt|kreis|länder|kommun|gemeind|"
        r"parteien)\w*|nachbar(?:kreis\w*|land))\b|\bzum (?:vergleich|beispiel)\b",
    ),
    (
        "others",
        -0.3,
        r"\b(?:union|cdu|csu|spd|fdp|afd|grüne|ampel|groko|bundesregierung|landesregierung|opposition)\b",
    ),
    (
        "other body",
        0.0,
        r"\b(?:der bund|das land|der freistaat|vom land|vom bund|vom freistaat|ministerium|"
        r"deutschlandtakt)\b",
    ),
    ("maybe", -0.1, r"\b(?:könnten?|würden?|hätten?|wären?|müssten?)\b"),
    ("can", -0.3, r"\b(?:kann|können)\b"),
    (
        "said",
        -0.8,
        r"\b(?:sagt|sagen|sagte|schreibt|meint|berichten|zufolge|nach angaben|laut|sieht\b.*\bvor|"
        r"so sieht es)\b|[„\"].*[“\"],",
    ),
    (
        "value",
        -1.4,
        r"\b(?:sorgen um|angst|not|krise|problem(?:e|en|s)?|mangel|herausforderung\w*|grundlage|rückgrat|"
        r"herz|fundament|lebensader|visitenkarte|motor|schlüssel|modellprojekt|voraussetzung\w*|chancen|"
        r"dank|wertschätzung|anerkennung|vertrauen|verantwortung|stolz|demokratie|würde|macht)\b",
    ),
    (
        "you",
        -0.5,
        r"\b(?:sie|ihnen|ihre?|du|dich|euch)\b(?=.*\b(?:sie|ihnen|uns|wählen|kommen|freuen)\b)|"
        r"^kommen sie|^unterstützen sie",
    ),
    (
        "contact",
        -0.2,
        r"\b(?:telefon|iban|straße \d|v\.i\.s\.d\.p|impressum|redaktion\w*|herausgeber|kandidat\w*|"
        r"landratskandidat\w*|mitglied\w*|listenplatz|vorsitzende\w*)\b",
    ),
    (
        "forecast",
        -0.2,
        r"\b(?:wird|werden)\b.*\b(?:steigen|zunehmen|wachsen|sinken|fehlen|abnehmen|häufiger|knapper|"
        r"in rente gehen|"
        r"älter|schwieriger|schwerer|leichter|teurer|heißer|aufhören|dauern|kosten)\b",
    ),
    ("no deed", -0.7, r"^\0"),
    (
        "by what",
        -1.6,
        r"\b(?:wird|werden) von (?!uns\b|der (?:stadt|gemeinde|\w*verwaltung)|de[mr] (?:land)?kreis|hand|"
        r"anfang|beginn|grund)\w+(?:n|s)? [^,]*\b\w+(?:t|en)\W*$",
    ),
    (
        "definition",
        -1.2,
        r"^(?:ein|eine|der|die|das|als|unter|mit) [\w-]+ (?:legt\b.*\bfest|bezeichne|beschreib|versteh|"
        r"umfass|"
        r"dien|regel[nt]|nenn|mein)",
    ),
    ("shout", -0.1, r"[!…]\W*$"),
)
BIAS = -1.4
_BY_RULE = ((0.9, 2.5), (0.75, 2.9), (0.6, 1.9), (0.45, 1.7))
_BESIDE = (0.0, 0.7, 1.8)
NAMES = tuple(name for name, _, _ in _SIGNS)
_WEIGHTS = {name: weight for name, weight, _ in _SIGNS}
_COMPILED = tuple((name, weight, re.compile(pattern)) for name, weight, pattern in _SIGNS)


def signs_of(sentence: str, *, item: bool = False) -> Iterator[str]:
    """Return the names of the signs that a sentence bears."""
    text = sentence.lower().strip()
    for name, _, pattern in _COMPILED:
        if pattern.search(text):
            yield name
    if item:
        yield "item"
    if we_do_nothing(text):
        yield "no deed"
    if is_preterite(sentence):
        yield "past"
    if is_perfect(text):
        yield "perfect"


def weight(sentence: str, confidence: float, beside: int, *, item: bool = False) -> float:
    """Return how much speaks for a promise, less what speaks against it: from 0 on it is one.

    Parameters
    ----------
    confidence : that of the rule that found it, 0 if none did
    beside : how many of the sentences before and after it promise by themselves
    """
    total = BIAS + _BESIDE[beside] + next((by for least, by in _BY_RULE if confidence >= least), 0.0)
    return total + sum(_WEIGHTS[name] for name in signs_of(sentence, item=item))
