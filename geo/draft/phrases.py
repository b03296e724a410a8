"""The phrases by which German programmes promise something; texts come in small letters."""

from __future__ import annotations

import re

from geo.draft.notation import any_of

_NEAR = r"(?:\W+[\w*:.-]+){0,5}?\W+"  # up to five words in between
_VOLITION = r"(?:wollen|möchten|werden|planen|fordern|verlangen|beabsichtigen|streben|erwarten)"
WE_WANT = any_of(
    rf"\b{_VOLITION}{_NEAR}wir\b",
    rf"\bwir\b{_NEAR}{_VOLITION}\b",
)
AND_WILL = re.compile(r"\bwir\b.*\bund (?:wollen|möchten|werden)\b")
DECIDED = re.compile(
    r"\bhaben (?:wir )?uns\b[^,]*\b(?:vorgenommen|zum ziel gesetzt)\b|"
    r"\bhaben (?:uns|wir) an (?:ihrer|seiner|eurer|deren) seite\b|"
    r"\s[–-] (?:dieser|diese|dieses|das) (?:muss|müssen|soll|sollen)\b"
)
OUR_AIM = any_of(
    r"\bunser(?:e|es)?\b(?: \w+)? (?:ziel|anliegen|vorhaben|plan|forderung|wunsch|anspruch|vorschlag|idee|"
    r"lösung)\b.*\b(?:ist|"
    r"bleibt|sind|lautet)\b",
    r"\b(?:ist|sind|heißt|lautet) unser\w* (?:\w+ )?(?:angebot|weg|antwort|vorschlag|rezept|konzept|"
    r"versprechen|"
    r"projekt|ansatz|idee|forderung|lösung)\b|\bunser bekenntnis\b|"
    r"\bes braucht\b|\bbraucht es\b|\bbenötigt es\b|\bgilt es\b|\bes gilt,",
    r"\b(?:ist|bleibt) (?:unser|das)(?: \w+)? ziel\b|\bziel ist\b|\bsetzen (?:wir )?(?:uns )?das ziel\b",
    r"\bbleib(?:t|en)\b.* (?:erhalten|bestehen|geöffnet|in (?:öffentlicher|kommunaler|städtischer) hand)\b",
    r"\bbleib(?:t|en)\b(?! (?:zu|dabei)\b).* frei(?: von\b[^,;]*)?\W*$|\bbleib(?:t|"
    r"en)\b.*\b(?:kosten(?:los|frei)|kommunal)\b",
    r"\bkommt (?:für uns )?nicht in ?frage\b|\bmit uns\b.*\bkeine?n?\b|\bkeine?n?\b.*\bmit uns\b",
    # "Wir stehen für:" opens a list, "wir stehen für Gerechtigkeit" only says who we are.
    r"\b(?:wir stehen|stehen wir) (?:\w+ )?für(?:\W*$|.*\w(?:ung|bau|schutz|erhalt)\b)|"
    r"\bes bedarf\b|\bbedarf es\b",
    r"\b(?:ist|sind|bleib(?:t|en)) unser\w* (?:\w+ )?\w*(?:ziele?|anliegen|aufgaben?|schwerpunkte?)\b|"
    r"\bunser\w* (?:\w+ )?(?:augenmerk|fokus|schwerpunkt|hauptaugenmerk) (?:gilt|liegt|ist)\b|"
    r"\b(?:liegt|gilt) unser\w* (?:\w+ )?(?:augenmerk|fokus|schwerpunkt|hauptaugenmerk)\b",
    r"\b(?:ist|sind)\b.*\bgeboten\W*$|"
    r"\b(?:heißt|bedeutet|bedeuten|heißen) für uns\b[^,]*(?:,.*)? \w*zu\w* ?\w+(?:en|ern|eln)\b",
    r"\b(?:ist|sind) uns\b.*\b(?:wichtig|herzenssache|herzensangelegenheit)\W*$",
    r"\bwir brauchen (?!nicht\b|\w+ nicht\b)|\bbrauchen wir\b(?! nicht)",
    r"\b(?:ist|bleibt) (?:es )?unser(?:e|es)?(?: \w+)? (?:anspruch|ziel|anliegen|wunsch|vorsatz|auftrag)\b",
    r"^(?:dringend )?(?:notwendig|nötig|erforderlich|überfällig|geboten|vorrangig)\b.*\b(?:ist|sind)\b",
    r"\bwichtig (?:ist|sind) uns\b|\buns (?:ist|sind) (?:\w+ )?wichtig\b|\b(?:wir legen|legen wir) (?:\w+ "
    r")*wert auf\b|\blegen wir "
    r"(?:\w+ ){0,2}wert\b",
    r"\b(?:zentral\w*|vorrangig\w*|wesentlich\w*|oberste\w*) \w+ (?:ist|sind) für uns\b",
    r"\bmit uns\b.*\bnicht\b|\b(?:hat|haben)\b.*\b(?:vorrang|priorität)\b|\bgehen vor\W*$|\bgeht vor\W*$",
    r"\b(?:ist|sind)\b(?! für (?!uns))(?:(?!, (?:die|der|das|dass|weil|wenn|ob)\b).)*"
    r"\b(?:überfällig|erforderlich|(?:dringend )?(?:nötig|notwendig)|"
    r"unverzichtbar|unabdingbar)\W*$",
    # Idioms of one's own mind.
    r"\b(?:ist|sind|bleibt|bleiben) uns (?:eine? |\w+ )?(?:verpflichtung|\w*anliegen|auftrag|wichtig|pflicht|"
    r"lieb|recht|ziel)\b|\bwichtiger ist uns\b|\buns (?:besonders |sehr )?wichtig (?:ist|sind)\b",
    r"\b(?:wird|werden)\b.*\bvon uns\b|\bvon uns\b.*\b(?:wird|werden)\b|\bnach unser\w+ (?:willen|plänen|"
    r"vorstellung\w*|überzeugung|ansicht|auffassung)\b|\bso unser\w* (?:vorhaben|plan|ziel|forderung|"
    r"vorschlag)\b",
    r"\bunser\w* (?:\w+ )?(?:zustimmung|unterstützung|rückhalt|rückendeckung)\b|\bunser\w* (?:ersten|"
    r"nächsten) "
    r"(?:vorhaben|aufgaben|schritte\w*)\b|\bunsere stimmen\b|\bzu den ersten unser\w* vorhaben\b",
    r"\bstehen\b.*\b(?:an der|an ihrer|an eurer|zur) seite\b|\bhinter sich\b.*\bwir\b|\b(?:wissen|"
    r"haben) uns\b.*"
    r"\bhinter sich\b|\bunter die arme greifen\b|\bkeinen fußbreit\b",
    r"\bnicht zur (?:debatte|disposition|diskussion)\b|\bsind tabu\b|\bist tabu\b|\bdabei bleibt es\b|"
    r"\b(?:bleibt|bleiben) (?:es )?(?:beim|bei unserem|auf (?:unserer|der)) (?:ziel|agenda|plan|nein)\b",
    r"\buns\b.*\bam herzen\b|\bliegt uns\b|\bmit uns (?:gibt|bleib|bekomm|wird|werden|komm|entsteh|erhält)",
    r"\bfür uns\b(?: \w+)? (?:tabu|gesetzt|selbstverständlich|nicht verhandelbar|unverhandelbar|zentral|"
    r"unverzichtbar|unantastbar|unerlässlich|oberstes gebot|chefsache|ein muss|ein unding)\b",
    r"\b(?:führt|geht)\b.*\b(?:kein weg|nichts) (?:\w+ )?vorbei\b|\bkein weg\b.*\bvorbei\b",
    r"\b(?:wir|stehen)\b.*\b(?:positiv|offen|aufgeschlossen|ablehnend|kritisch|skeptisch) gegenüber\b",
    r"\b(?:wir|uns) (?:drängen|pochen|bestehen|beharren|dringen|plädieren|streiten|treten) (?:wir )?"
    r"(?:\w+ ){0,2}?(?:auf|für|ein für|zu)\b|\b(?:drängen|pochen|bestehen|plädieren|streiten) wir\b",
    r"\bkommen\b.*\bnicht in ?frage\b|\bwir sagen (?:\w+ )?(?:ja|nein)\b|\bhalten wir für (?!die |den |das )",
    r"\b(?:gehört|gehören|muss|müssen) (?:für uns )?(?:endlich )?auf den prüfstand\b|\bchefsache\b",
    r"\b(?:hat|haben)\b.*\b(?:keinen platz|nichts verloren|nichts zu suchen)\b",
    r"\b(?:ist|sind) (?:hier |nun |jetzt )?(?:der|die|das) \w+ (?:am zug|gefordert|gefragt|in der pflicht)\b",
    r"^(?:der|die|das) \w+ (?:ist|sind) (?:am zug|in der pflicht)\b",
    r"\b(?:wird|werden|ist|sind|bleibt|bleiben) (?:[\w-]+ ){0,3}?(?:aufgefordert|aufgerufen|gebeten|"
    r"angehalten)\b|"
    r"\b(?:ist|sind) gefordert\b",
    r"(?:\bwir (?:sind (?:der (?:überzeugung|ansicht|meinung|auffassung)|überzeugt|dafür|sicher)|finden|"
    r"meinen)|"
    r"\b(?:ist|steht)(?: für uns)? (?:klar|fest|außer frage)|"
    r"\b(?:bedeutet|heißt) für uns(?: auch)?), dass\b.*"
    r"\b(?:soll|muss|müss|gehör)\w*\W*$",
    r"\bes ist (?:höchste |an der )?zeit\b(?!.*\b(?:aufbruch|neuanfang|wandel)\b)|\bes gilt zu\b",
    r"\bwir treten (?:dafür )?an, um\b|\b(?:uns|wir) an (?:ihrer|seiner|eurer|deren) seite\b|"
    r"\bin uns (?:\w+ )?(?:verbündete|partner|fürsprecher|unterstützer)\w*\b",
    r"\b(?:ist|sind) (?:bis|ab|spätestens) (?:\w+ )?20\d\d\b(?!.*\b(?:geplant|vorgesehen|vorgeschrieben)\b)",
    r"\bgibt es von uns kein\w*|\bvon uns gibt es kein\w*",
    r"^(?:zu|zum|zur) .*\bstehen wir\b|^gegen .*\bstehen wir\b|\bunseren (?:\w+ )?widerstand\b",
)
_PREFIX = (
    r"(?:ab|an|auf|aus|bei|bereit|dar|durch|ein|entgegen|fest|fort|frei|her|hin|nach|sicher|um|unter|vor|"
    r"voran|weg|"
    r"weiter|wieder|zurück|zusammen|nieder|los|heran|hinzu|teil|mit|wett)"
)
IS_TO = re.compile(
    rf"^zu [a-zäöüß]+(?:en|ern|eln) (?:ist|sind)\b|^[a-zäöüß]*zu[a-zäöüß]+(?:en|ern|eln) (?:ist|sind)\b|"
    rf"\b(?:ist|sind)\b[^,;:]*?\b(?:zu [a-zäöüß]+(?:en|ern|eln)|{_PREFIX}zu[a-zäöüß]+(?:en|"
    rf"ern|eln))\b"
)
A_THING_MIGHT = re.compile(
    r"^(?:auch |zusätzlich |langfristig |außerdem )?(?:ein|eine) [^,]*\bkönnten?\b|^[^,]*\bkönnten?\b(?: "
    r"\w+)? (?:ein|eine)\b"
)
HAS_TO = re.compile(
    rf"\b(?:hat|haben)\b(?! wir\b)[^,;:]*?\b(?:{_PREFIX}zu[a-zäöüß]+(?:en|ern|eln)\b|"
    rf"zu (?!kämpfen|leiden|tun|bieten|sagen|ringen|verlieren|haben)[a-zäöüß]+(?:en|ern|eln)\W*$)"
)
MUST = any_of(
    r"\b(?:soll|sollen|sollte|sollten|möge|(?<!zu )müssen|(?<!man )muss|müsste|müssten)\b",
    r"\b(?:darf|dürfen)\b[^,]*\b(?:nicht|keine?\w*|nie)\b|^(?:auf )?(?:kein\w*|niemand)\b[^,]*\b(?:darf|"
    r"dürfen)\b|\bsollen\b.*\bdürfen\b",
)
_PARTICIPLE = r"\w*ge\w+(?:t|en)|\w+iert|(?:be|er|ver|ent|zer|über|unter|miss)\w+(?:t|en)"
PASSIVE = re.compile(
    rf"\b(?:wird|werden)\b(?!.*\b(?:wurden?|worden)\b)[^;]*?\b({_PARTICIPLE})(?=\W*$|,| "
    rf"und\b)"
)
OWN_BODY = re.compile(
    r"^(?:auch )?(?:die|der|das|unsere?) (?:\w*verwaltung|stadt|gemeinde|(?:land)?kreis|stadtwerke|"
    r"kreisgesellschaften|"
    r"\w*betriebe?|rathaus|landratsamt) (?:wird|werden)\b.*\w+(?:en|ern|eln)\W*$"
)
FUTURE = re.compile(
    r"\b(?:wird|werden)\b(?!.*\b(?:steigen|zunehmen|wachsen|sinken|fehlen|abnehmen|dauern|"
    r"kosten|zeigen)\b)"
)
BOTH = frozenset({"erhalten", "vergeben", "vertreten", "beraten", "unterlassen", "übergeben", "betreten"})
LATER = any_of(
    r"\b(?:künftig|zukünftig|in zukunft|demnächst|ab (?:dem jahr )?20\d\d|bis (?:ende |zum jahr |"
    r"spätestens )?20\d\d|sofort|schrittweise)\b",
    r"^(?:dafür|dazu|deshalb|daher|darum|zusätzlich|außerdem|zudem|ebenso|auch|hierfür|hierzu)\b",
)
# "Die Musikschule bekommt mehr Geld": the future, unless the sentence is about the present or a rule.
_PRESENT = (
    r"^(?!.*\b(?:wer|wenn|man|jeder|schon|bereits|heute|derzeit|aktuell|zurzeit|bisher|bislang|seit|oft|"
    r"immer|dort|vom (?:land|bund|freistaat|staat|kreis)|für jede[nms]?|pro|jährlich)\b)"
)
RECEIVES = any_of(
    rf"{_PRESENT}(?:(?!, d(?:er|ie|as)\b)[\w, -])*\b(?:bekommt|bekommen|erhält|erhalten) (?:\w+ )?(?:mehr|"
    rf"eine?n?|neue[ns]?|"
    rf"weitere[ns]?|zusätzliche[ns]?|\w+sicherheit|\w+anlagen?|kostenlos\w*|kostenfrei\w*)\b",
    rf"{_PRESENT}[^,]*\b(?:bekommt|erhält|bekommen|erhalten) (?:jede[rs]?|alle) [^,]*\b(?:mehr|eine?n?|"
    rf"neue[ns]?)\b",
    r"^wenn [^,]*, (?:bekommt|erhält|bekommen|erhalten)\b[^,]*\b(?:mehr|eine?n?|neue[ns]?)\b",
    rf"{_PRESENT}[^,]*\b(?:bekommt|erhält|bekommen) bis 20\d\d\b",
    rf"{_PRESENT}(?!so\b|dadurch\b|daraus\b|hier\b)[^,?]*"
    r"\b(?:entsteht|entstehen)\b(?! (?:durch|aus|wenn|dadurch|oft|meist|nicht|vor allem)\b)",
)
STAYS = re.compile(
    r"^(?!es\b|das bleibt\b|dies|viele?s?\b|.*\b(?:wird|werden)\b(?!.*\b(?:erhalten|bestehen|geöffnet|"
    r"offen|frei|kosten\w+) bleiben))[^,]* bleib(?:t|en)(?! (?:der|die|das) \w+ste| (?:der|die|das|ein|"
    r"eine) (?:\w+ )?(?:herz|rückgrat|motor|grundlage|aufgabe|schlüssel|daueraufgabe|thema|traum|basis|"
    r"fundament|stütze|lebensader))(?:\W*$| (?:ein|eine|der|"
    r"die|das|im|in|am|als|"
    r"an|bei|auf|\w+frei|kommunal|städtisch|"
    r"öffentlich|erhalten|bestehen|geöffnet|offen|frei|kosten\w+)\b(?! frage| problem| herausforderung| "
    r"ziel))"
)
BELONGS = any_of(
    r"\bgehör(?:t|en)\b (?:\w+ )?(?:in|ins|auf|aufs|vor|an|ans)\b|^(?:in|auf|an) (?:jede|jedes|jeden|jeder|"
    r"alle|"
    r"unsere)\b.*\bgehör(?:t|en)\b|"
    r"\bgehör(?:t|en) (?:\w+ ){0,7}?\w*(?:(?:ge|be|ver)\w+(?:t|en)|iert|abgeschafft|aufgehoben)(?:\W*$|,)",
    r"^(?:dazu|hierzu) (?:zähl|gehör)(?:t|en) (?:für uns|auch)\b",
    r"^(?!sie\b|eltern|familien|(?:unsere |viele |alle )?(?:menschen|kinder|unternehmer|betriebe|bürger|"
    r"vereine))"
    r"[^,]*\bbrauch(?:t|en)\b (?:\w+ )?(?:mehr|weniger|besser\w*|neue\w*|eine?n?|kostenfrei\w*|"
    r"verlässlich\w*|ausreichend\w*|"
    r"entlastung|zusätzliche\w*)\b",
    r"^(?:künftig|zukünftig|in zukunft|ab 20\d\d)\b",
    r"^(?!.*\b(?:steigen|zunehmen|wachsen|sinken|fehlen|ändern|wird|werden)\b)[^,]*\b(?:künftig|zukünftig)\b",
    r"\b(?:wird|werden) es\b[^,]*\b(?:einen?|eine|zusätzliche|neue)\b[^,]*\bgeben\W*$",
    r"\b(?:ist|sind) (?:\w+ )?(?:notwendig|nötig)\W*$",
)
# "Dazu gehört ..." continues the promise before.
GOES_ON = re.compile(
    r"^(?:dazu|hierzu) (?:zähl|gehör)(?:t|en)\b(?! beispielsweise)|^das (?:betrifft|gilt|beinhaltet|"
    r"umfasst)\b"
)
_VERB = r"[a-zäöüß]+(?:en|ern|eln)"
WE_DO = (re.compile(rf"\bwir\W+({_VERB})\b"), re.compile(rf"\b({_VERB})\W+(?:uns\W+)?wir\b"))
AND_WE_DO = re.compile(
    rf"\bwir\b[^,;]*\bund ({_VERB}) (?=(?:den|die|das|dem|der|eine?n?|einer|unsere?n?|mehr|neue)\b)"
)
WE_DO_AT_THE_END = re.compile(rf"\bwir\b(?:[^\w,;:.]+[\w*.-]+){{1,6}}?[^\w,;:.]+({_VERB})(?=\W*[,;.!]|\W*$)")
ACTION = re.compile(
    r"^(?:(?:der|die|das|den|ein|eine|einen) )?(?:[\w-]+(?:e|er|es|en) ){0,2}"
    r"[\w-]*(?:ung|ausbau|neubau|umbau|abbau|aufbau|anbau|erhalt|schluss|stopp|schutz|einstieg|ausstieg|"
    r"ankauf|beitritt|"
    r"einsatz|verbot|verzicht|bestand|abriss|wechsel|umstieg|betrieb)\b"
)
CUE = any_of(
    r"^(?:mehr|weniger|kein|keine|keinen|besser\w*|neue\w*|kostenlos\w*|kostenfrei\w*|bezahlbar\w*|"
    r"barrierefrei\w*|weder|ja zu|nein zu|"
    r"schluss mit|stopp|weitere\w*|zusätzliche\w*|höhere\w*|niedrigere\w*|schneller\w*|tempo 30|"
    r"einheitliche\w*)\b",
)
# "In jeden Jugendclub eine feste Stelle": where something comes to, and what.
INTO = re.compile(
    r"^(?:in|an|auf|für) (?:jeden?|jedes|alle) [^,]*?\b(?:ein|eine|einen|zwei|drei|mehr|neue)\b"
)
WITH_OBJECT = re.compile(
    r"^\S+(?: \S+){0,3}? (?:der|des|von|vom|eines|einer|für|zur|zum|in|im|am|an|"
    r"aller|auf|durch|mit)\b"
)
LEAD_IN = re.compile(
    r"(?:Deshalb|Daher|Darum|Stattdessen|Konkret|Also|Kurz|Das Ziel|Die Idee|Das Konzept|Unsere? (?:Ziel|"
    r"Forderung|Vorschlag|Lösung|"
    r"Antwort|Plan|Idee)|Forderung|Ziel|"
    r"Das heißt(?: für uns)?|Das bedeutet(?: für uns)?|Konkret bedeutet das|Wir wollen|Was wir wollen):\s+"
)
