"""The phrases that say what is, was, or will come by itself: they promise nothing."""

from __future__ import annotations

import re

from geo.draft.notation import any_of
from geo.draft.words import word_set

IS_NOT_TO = re.compile(
    r"\bals\b.*\bzu \w+\W*$|\b(?:kaum|schwer|leicht|einfach|schwierig|nichts?|oft|meist|selten|"
    r"nur)(?: \w+)? zu\b|\bzu "
    r"(?:erwarten|sehen|hören|finden|spüren|verdanken|"
    r"befürchten|beobachten|rechnen|erkennen|bedenken|verstehen|erleben|hause|lesen|haben|wenig|vielen?|"
    r"sein|groß\w*|klein\w*)\b"
)
# Who must do something today is no promise: "Eltern müssen lange warten".
TODAY = any_of(
    r"\b(?:heute|derzeit|aktuell|zurzeit|bisher|bislang|immer mehr|immer öfter|immer wieder|immer noch|oft|"
    r"häufig|oftmals|leider|"
    r"inzwischen|mittlerweile|täglich|jeden tag|jedes jahr|schon jetzt|seit)\b",
)
ANALYSIS_MUST = any_of(
    r"^(?:viele|manche|etliche|immer mehr|eltern|familien|pendler(?:innen)?|menschen|bürger(?:innen)?|wer|"
    r"beschäftigte|unternehmen|betriebe|"
    r"(?:die )?kommunen|(?:die )?städte und gemeinden|mieter(?:innen)?|rentner(?:innen)?|patienten|kinder|"
    r"schüler)\b[^,]*\bmüssen\b"
    r"(?!.*\b(?:werden|sein|bleiben|bekommen|erhalten|haben)\W*$)",
    r"\bmüssen wir\b[^,]*\b(?:verstehen|begreifen|akzeptieren|erkennen|zugeben|wissen|umdenken|ehrlich "
    r"sein)\b|"
    r"\bwir müssen\b[^,]*\b(?:verstehen|begreifen|erkennen|zugeben|wissen|umdenken|ehrlich sein)\b|"
    r"\b(?:so|das|dies) muss (?:man|ja)\b|\bmuss man\b|\bmüssen wir (?:feststellen|leider|uns "
    r"(?:eingestehen|stellen|fragen))\b",
    r"\bhätten?\b.*\b(?:müssen|sollen|sollten)\W*$|\b(?:muss|müssen)\b.*\b\w+(?:t|en) haben\W*$|"
    r"\bsoll(?:en|te|ten)? (?:laut|angeblich)\b|\bsagen\b.*\b(?:verbände|fachleute|experten)\b|\bsagt "
    r"(?:der|die|das)\b",
)
DESCRIBES = any_of(
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
PAST = any_of(
    r"\b(?:haben|hatten|konnten|durften|mussten|waren|wurden)\b(?: \w+){0,3}? wir\b",
    r"\bwir\b(?:\W+[\w*:-]+){0,3}?\W+(?:haben|hatten|konnten|durften|mussten|waren|wurden)\b",
    r"\b(?:wurde|wurden|worden)\b",
)
WE_ARE = any_of(r"\bsind\b(?: \w+){0,3}? wir\b|\bwir\b(?:\W+[\w*:-]+){0,3}?\W+sind\b")
# "wir" with these says something about us, but is not a promise.
NO_DEEDS = word_set(
    "sein sind haben können dürfen müssen mögen wissen sehen freuen bedanken danken glauben finden leben "
    "kennen erleben schätzen hoffen denken verstehen brauchen erinnern gehören wohnen "
    "spüren merken hören fühlen meinen kommen treten laden liegen bitten zeigen blicken gratulieren "
    "trauern gedenken begreifen wahrnehmen zurückblicken schauen feststellen heißen gehen verwenden stehen "
    "nennen "
    "sitzen hatten betrachten erachten lieben teilen bewerben kandidieren antreten "
    "zuhören vorankommen zusammenhalten zusammenstehen hinschauen aufstehen einladen vorstellen vorfinden "
    "ansehen einsehen aussehen anerkennen übereinstimmen zurücksehen aufwachen "
    "profitieren distanzieren reden "
    "vorliegen nachdenken mitbekommen auskommen ankommen auskennen dastehen"
)
NO_PLAN = any_of(
    r"\bmachen (?:wir )?\w*politik\b|\bgestalten (?:wir )?(?:die )?(?:zukunft|heimat)\W*$|\b(?:folgenden|"
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
    r"\bzum vorbild\W*$|\bwir bleiben (?:dran|am ball)\b|\bmüssen wir uns (?:stellen|fragen|eingestehen)\b|"
    r"^(?:das|dies|so|"
    r"es) (?:muss|darf|kann)(?: \w+){0,3} (?:ändern|bleiben|weitergehen|sein)\W*$",
    r"^ja, (?:ich|wir) möchten?\b|\b(?:sonntag|september|märz|liste|stimmzettel|wahl)\b.*\bwählen\W*$|"
    r"\bspenden\W*$|\bmit diesem programm\b|\bin diesem programm\b|\bunser programm "
    r"(?:zeigt|ist)\b",
    r"\bwir (?:treten|bewerben uns)\b.*\b(?:an(?!, um)|um ihre?)\b|\b(?:ihre|eure) stimme\b|\bwählen sie\b|"
    r"\bwerden? .*\bteil unseres\b",
    r"\bdas soll (?:auch )?so bleiben\b|\b(?:keine|ohne) (?:\w+ )?\w*spenden\b|\b(?:sagte?|schrieb|meinte?) "
    r"(?:uns|mir|eine?|der|die)\b|[„\"»].*[“\"«],? (?:so|sagt|sagte|meint|schreibt)\b",
    r"^(?:wie|was|warum|wieso|weshalb|wozu|wo)\b(?! wir)[^,]*\bsoll\w*, |\bso (?:sieht|steht|"
    r"will) es (?:der|die|das)\b",
    r"\b(?:alles|dies|das)\b[^,]* wäre\b[^,]*\bnicht denkbar\b|^danke\b|\bgeben wir (?:offen |gern )?zu\b|"
    r"^(?:nicht mit uns|mit uns nicht)\W*$|^beides\b|^unter \w+ führung\b",
    r"^(?:dies|das) bedeutet (?:aber |jedoch )?nicht\b|^dass\b.*, zeigt\b|^(?:größte|älteste|längste|"
    r"höchste)\w* \w+:|"
    r"^(?:vorstellbar|denkbar|möglich) (?:ist|wäre) (?:vieles|alles|manches|es|das)\W*$|"
    r"\b(?:deine?|ihre?) (?:adresse|daten|e-mail\S*)\b|\btechnisch notwendig\b|\bparteienfinanzierung\b",
    r"\b(?:nach|laut) (?:angaben?|schätzung\w*|berechnung\w*|aussagen?) (?:de[rs]|von)\b",
    # Values, and what is so of all that are good.
    r"^(?:eine?|der|die|das) gute[rsn]? \w+ (?:muss|soll|ist|braucht)\b|^niemand darf [^,]*\W*$|"
    r"\b(?:\w+en )?menschen dürfen [^,]*\b(?:abgehängt|vergessen|allein|ausgegrenzt)\b",
    r"^das (?:wollen|werden|müssen) wir (?:\w+ )?ändern\W*$|^das muss besser werden\W*$",
    # Nothing is named that is done, or readers are spoken to.
    r"\bwir (?:\w+ )?(?:umsteuern|umdenken|gegensteuern|handeln)\W*$|\blösungen gefunden\b|"
    r"\b(?:veränderungen|umdenken) (?:\w+ )?(?:notwendig|nötig|erforderlich)\W*$|"
    r"^[a-zäöü]+en sie\b(?!.*\?)|^(?:\S+ ){1,6}wählen\W*$",
    r"\bschaffen wir das\b|\bwir schaffen das\b|\b(?:ankreuzen|wählen gehen|zur wahl gehen)\W*$|"
    r"^(?:gute |ehrliche |unsere )?(?:politik|demokratie|freiheit|heimat|respekt|vertrauen|verantwortung|"
    r"gerechtigkeit|fortschritt|wohlstand)\b[^,]*\b(?:muss|darf|heißt|braucht|lebt|beginnt|bedeutet|"
    r"entsteht)\b",
    r"\bfreuen (?:wir )?uns\b(?!.*\bund\b)|^mehr (?:dazu|infos|informationen)\b|\b(?:internetseite|"
    r"homepage)\b|^kommen sie\b|"
    r"^bitte\b|\b(?:redaktionsschluss|auflage)\b",
    r"\b(?:herzlichen|unseren|großen) dank\b|\bkommt es\b.*\bauf\b|\babzuwarten\b|\bliegt es an\b",
    # What we want of our readers.
    r"\bwir (?:wollen|möchten|würden|werden)\b.*\b(?:danken|bedanken|einladen|vorstellen|kennenlernen|"
    r"ins gespräch kommen|um (?:ihr|euer|ihre|eure) \w+ (?:bitten|werben)|überzeugen|ansprechen)\W*$",
    # Maxims: "Wer bestellt, muss auch bezahlen"; values: "Bildung darf kein Luxus sein".
    r"^wer\b(?!.*: )[^,]*(?:, [^,]*)?, (?:muss|soll|darf|braucht|verdient|hat|kann)\b(?!.*\b(?:zuschuss\w*|"
    r"bonus|"
    r"förderung|prämie|ermäßigung|bekommen|erhalten|gefördert|belohnt|unterstützt|zahlen)\W*$)",
    r"\b(?:darf|dürfen) (?:\w+ )?(?:keine?|nicht|niemals|nie) (?:\w+ )*?(?:luxus|ware|tabu|zufall|geldbeutel|"
    r"herkunft|einbahnstraße|selbstzweck|fremdwort|privileg|armutsrisiko|postleitzahl|lippenbekenntnis)\b",
    # What a law says anyway.
    r"\b(?:nach|laut|gemäß) (?:dem|der|des|§ ?\d+) ?(?:\w+ )?\w*(?:gesetz\w*|verordnung|richtlinie|"
    r"verfassung)\b",
    r"\b(?:nach|laut) (?:geltende[mn]|derzeitige[mn]) (?:recht|gesetz)\b|"
    r"^(?:manche|einige|andere|viele|kritiker) (?:fordern|wollen|lehnen|behaupten|sagen|meinen|glauben|"
    r"verlangen)\b|"
    r"\b\w*gesetz(?:buch)? (?:verpflichtet|schreibt|sieht|regelt|verlangt|gibt)\b|"
    r"\b(?:ha(?:t|ben)|besteht|gilt)\b.*\brechtsanspruch\b",
)
# What we do already: "Seit 2014 stellen wir …", "Wir fördern bereits heute …".
ALREADY = any_of(
    r"^(?:bereits |schon )?seit (?:\d{4}|\w+ \d{4}|(?:\w+ ){1,3}jahr(?:en|zehnten))\b",
    r"\b(?:bereits|schon) (?:heute|jetzt|seit|lange|immer|längst)\b",
)
COMPLAINT = re.compile(
    r"\w*(?:mangel|krise|notstand|stau|armut|rückgang|verlust|anstieg)\b(?!.* \w+(?:en|ern|eln)\W*$)|"
    r"(?:steigende|fehlende|mangelnde|zunehmende|wachsende|marode|schlechte|überlastete|veraltete|"
    r"unzureichende|zu wenige?|zu viele?|"
    r"fehlend|hohe|derzeitige|aktuelle|bisherige|heutige)[rsnm]? "
)
FIGURE = re.compile(
    r"^\d[\d.,]* ?(?:km²|qkm|ha|hektar|einwohner)|^(?:mehr|weniger) als \d|^(?:über|rund|knapp|fast|etwa|"
    r"gut) \d|"
    r"\d[\d.,]*\s?(?:mio\.?|mrd\.?|millionen|milliarden|tausend)?\s?(?:euro|€|prozent|%|einwohner\w*|"
    r"mitarbeiter\w*|hektar|km)\W*$"
)
