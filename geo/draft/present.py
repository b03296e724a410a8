"""What a sentence in the present tense without "wir" promises: "Ein Nachtbus verbindet die Dörfer".

Such a sentence may as well describe. So its signs are counted, for and against, and the sentences beside it
decide how many it needs (`geo.draft.company`).
"""

from __future__ import annotations

import re

_FOR = (
    # Whom it is for: all of a kind, not those of today.
    (1, r"\b(?:jeder?|jedes|jede[nm]|sämtliche\w*|beide\w*|überall|flächendeckend\w*)\b"),
    (1, r"\b(?:an|in|auf|für|bei|zu) allen\b|^alle\b|\ballen \w+(?:en|ern|eln)\b"),
    # From when on, or how from then on.
    (2, r"\b(?:künftig|zukünftig|in zukunft|spätestens|schrittweise|nicht mehr|nicht länger|nur noch)\b"),
    (2, r"\b(?:ab|bis) (?:\w+ ){0,2}20[2-9]\d\b|\bin den (?:nächsten|kommenden) \w+ jahren\b"),
    (1, r"\b(?:kostenlos\w*|kostenfrei\w*|umsonst|gebührenfrei\w*|dauerhaft\w*|verlässlich\w*|wieder)\b"),
    (1, r"\b(?:grundsätzlich|verbindlich\w*|barrierefrei\w*|rund um die uhr|zuerst|verstärkt|vorrangig)\b"),
    (1, r"\b(?:mehr|weniger|neue[nrs]?|zusätzliche[nrs]?|weitere[nrs]?|bessere[nrs]?|eigene[nrs]?)\b"),
    (1, r"\b(?:am wochenende|abends|in den abendstunden|nachts|zweimal|im \w+takt|alle \d+ minuten)\b"),
    # Something that is not there yet: a single new thing with a verb of its own.
    (1, r"^(?:in|an|auf|zwischen|am|im) .* (?:entsteht|entstehen|kommt|kommen|gibt es)\b.*\bein"),
    (1, r"^(?:ein|eine) (?:[\w-]+(?:e|er|es) )?[\w-]+ (?!ist\b|war\b|hat\b|wird\b|kann\b)\w+(?:t|et)\b"),
    (1, r"\b(?:wird|werden) (?:[\w-]+ ){0,4}zu[mr]? "),
    (1, r"^(?:auf|an|in) \w+ .*\b(?:kommt|kommen|entsteht|entstehen)\b"),
    (2, r"\b(?:wird|werden) es\b.*\bgeben\W*$|\b(?:wird|werden)\b.*\bbekommen\W*$"),
    # Who must answer for it.
    (1, r"\b(?:die stadt|die gemeinde|der (?:land)?kreis|die \w*verwaltung|das \w*amt|die stadtwerke|"
        r"der bauhof|das rathaus|die bürgermeisterin|der bürgermeister|der landrat|der \w*rat|der kreistag)\b"),
    (1, r"\b(?:bekomm|erh[aä]lt|erhalten|ergänz|verbind|begleit|vernetz|informier|berät|beraten|übern[ie]mm|"
        r"bezahl|zahlt|zahlen|finanzier|trägt|stellt\b.*\bbereit|stellen\b.*\bbereit|richtet\b.*\bein\b|"
        r"schütz|öffn|bau[te]|bring|behält|behalten|ersetz|sorgt|sorgen|koordinier|kümmer|erstell|"
        r"veröffentlich|stärk|entlast|sicher[tn]\b|ermöglich|förder[tn]\b|unterstütz|erschließ|dürfen\b|gilt|"
        r"gelten|tag[et]n?\b|ersetz|fahren\b|fährt|kommt\b|kommen\b|entsteh|hilft|helfen|zieht\b|ziehen\b)"),
    (1, r"\b(?:wird|werden)\b[^,]*\b\w*(?:ge\w+(?:t|en)|iert|(?:be|ver|er|ent|über|unter)\w+(?:t|en))(?=\W*$|,| und\b)"),
)  # fmt: skip
_AGAINST = (
    # It tells figures, or what is so today.
    (3, r"\b(?:heute|derzeit|aktuell|zurzeit|bisher|bislang|seit|bereits|schon|längst|inzwischen|mittlerweile|"
        r"gestern|damals|früher|momentan|gegenwärtig|leider|immer mehr|noch immer|immer noch|weltweit)\b"),
    (2, r"\b(?:oft|häufig|meist|meistens|manchmal|selten|oftmals|vielerorts|täglich|jährlich|zunehmend)\b"),
    (2, r"\b\d[\d.,]*\s*(?:prozent|%|mio|mrd|million|milliarde|euro|€|tausend|kilometer|km|hektar|minuten|"
        r"stunden|jahre|mal|grad)\w*\b(?=[^,]*\b(?:der|des|aus|im|in|lang|mehr|weniger|hoch)\b|\W*$)"),
    (2, r"\b\d{1,3}\.\d{3}\b|\b(?:durchschnitt|statistik|studien?|umfrage|anteil|quote lag|rund \d)"),
    (2, r"\b(?:in|im|von) (?:19\d\d|20[01]\d)\b|\bim (?:vergangenen|letzten|vorigen) \w+\b|\bjahrzehnt"),
    # It says how things are, or what they mean.
    (1, r"^[^,]*\b(?:ist|sind|heißt|bedeute[tn]|zeig[te]n?|steh[te]n?|lieg[te]n?|leb[te]n?|wohn[te]n?|besteh[te]n?)\b"),
    (2, r"\b(?:steigt|steigen|sinkt|sinken|wächst|wachsen|fehlt|fehlen|leidet|leiden|dauert|dauern|kostet|kosten|"
        r"verlier[te]n?|prägt|prägen|verursach\w+|führ[te]n? (?:\w+ ){0,2}zu\b|pfleg[te]n?|leiste[tn]|gehört zu|"
        r"gehören zu|verschwind\w+|trifft|treffen|droht|drohen|scheiter\w+|warte[tn]|kämpf[te]n?|macht krank|"
        r"zähl[te]n? zu|bildet|beträgt|umfasst|verfügt|profitier\w+|belaste[tn]|weiß|wissen|heizt|entfällt|"
        r"endet|enden|biete[tn]|entsteh(?:t|en) durch|beschließt|hat hier|glaubt|glauben|freut|freuen|verändert|verändern|bleibt\b.*\b(?:frage|problem|herausforderung))\b"),
    (2, r"\b(?:genannt|bezeichnet|gesehen|diskutiert|kritisiert|betrachtet|verstanden|benötigt|gebraucht|"
        r"bestimmt|geprägt|bedroht|vernachlässigt|unterschätzt|vergessen|gestohlen|geführt|belastet|erwartet|"
        r"befürchtet|genutzt|verdrängt|beschlossen|gewählt|betroffen|erzeugt|produziert|befahren|gemacht)\W*$"),
    (2, r"^(?:viele?|manche|einige|die meisten|immer mehr|niemand|keiner|man|wer|was|wenn|weil|als|da|denn|"
        r"doch|aber|trotzdem|dennoch|allein|schließlich|natürlich|eltern|familien|kinder|menschen|pendler|"
        r"unsere? \w+|es gibt|so|das|dies\w*|fast|darum|deshalb|daher|hier|dort|sie|er|es)\b"),
    (2, r"\b(?:gesetz\w*|rechtsanspruch|zuständig|verpflichte[tn]|grundgesetz|\w*verordnung|vorgeschrieben)\b"),
    (2, r"\b(?:europa|deutschland|bayern|weltweit|welt|bundesregierung|landesregierung|ampel|groko)\b"),
    (2, r"\b(?:könnten?|würden?|hätten?|wären?|war|waren|hatten?|kam|gab|traditionell|wurden?|worden|konnten?|sank|stieg)\b"),
    (2, r"\b(?:sorgen um|angst|not|krise|problem\w*|mangel|herausforderung\w*|grundlage|rückgrat|herz|fundament|"
        r"lebensader|modellprojekt|voraussetzung\w*|chancen?|visitenkarte|heimat|motor|schlüssel)\b"),
    (2, r"\b(?:vom?|von der|vom|durch (?:den|die|das)) (?:land|bund|freistaat|staat|gesetz)\b|\bkann\b|\bkönnen\b"),
    (1, r"[!…]\W*$|\bkeine?\w*\b.* mehr\W*$"),
    (3, r"\?\W*$|\b(?:wir|ich|sie|ihnen|ihre?|du|euch) "),
)  # fmt: skip
_SIGNS = tuple((weight, re.compile(pattern)) for weight, pattern in _FOR) + tuple(
    (-weight, re.compile(pattern)) for weight, pattern in _AGAINST
)


def score(text: str) -> int:
    """Return the signs that a sentence promises, less those that it describes; it is in small letters."""
    return sum(weight for weight, sign in _SIGNS if sign.search(text))
