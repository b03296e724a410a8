"""Sentences that read like promises and name no deed: of the election, of the party, of values, of a result.

The wording of a real programme is half of this kind. Each rule says which, and why; a sentence counts as one
of ours (`geo.draft.speaker`), as written.
"""

from __future__ import annotations

import re

from geo.draft.notation import any_of
from geo.draft.ordinary import is_joined, is_name, is_ordinary
from geo.draft.words import word_set

# The election and the readers: what they shall do, and what their votes make possible.
_ELECTION = any_of(
    r"\b(?:ihre|deine|eure|euer|ihrer|deiner|eurer) (?:\w+ )?(?:stimmen?|unterstützung|votum|vertrauen)\b",
    r"\bihrem votum\b|\bstarken? \S*(?:fraktion|mehrheit)\b|\bfraktionsstärke\b|\bzur wahl (?:stell|geh|steh|"
    r"antret)\w*",
    r"\b(?:generationen|politik|macht|regierungs)wechsel im (?:rathaus|kreistag|stadtrat|gemeinderat|"
    r"landratsamt)\b",
    r"\b(?:wird|werden) (?:\w+ ){0,3}(?:neu )?gewählt\W*$|\bsie haben (?:es|die wahl)\b",
    r"\b(?:wahlaufruf|wahllokale?|wahltag|kommunalwahl|kreistagswahl|stadtratswahl|gemeinderatswahl)\b.*"
    r"\b(?:statt|an|ab|wählen|entscheid\w+|bestimm\w+|teil)\W*$",
)
# The programme itself: what stands in it, and where.
_PROGRAMME = any_of(
    r"\b(?:beschreiben|erläutern|skizzieren|umreißen|formulieren) wir\b|\bwir (?:beschreiben|erläutern|"
    r"skizzieren|umreißen)\b",
    r"\b(?:legen wir|wir legen)\b[^,]*\bdar\b|\bfassen wir\b[^,]*\bzusammen\b",
    r"\bin einem eigenen (?:abschnitt|kapitel|punkt)\b|\bwie folgt aus\b|\b(?:dieses|unser|folgende[sn]?) "
    r"(?:\w*wahl)?programm (?:ist|soll|beschreibt|enthält|richtet|wurde|entstand|zeigt|fasst|stellt)\b",
    r"\b(?:ver)?sprechen,? (?:nur|nichts|allen?)\b|\bnur das (?:\w+ )?(?:versprechen|zusagen)\b|\bwir "
    r"versprechen "
    r"(?:nur|nichts|ihnen (?:nur|nichts))\b",
    r"\b(?:lesen|finden|erfahren|entnehmen) sie\b|\bauf den \w+ seiten\b|\b(?:ihnen|euch) (?:kurz |gern |"
    r"davon )*"
    r"(?:erzählen|berichten|zeigen|vorstellen)\b",
)
# The party, its members and how it works: they describe who asks for votes, not what the town gets.
_PARTY = any_of(
    r"\b(?:unsere|eine|diese) (?:\w+ )*art(?: der| von|,)? (?:\w+ )?(?:politi\w+|politik)\b|"
    r"\b\S*fraktionssitzung\w*"
    r"|\bpartei(?:vorgaben|gremien|instanzen|ideolog\w+)\b",
    r"\bwerben wir (?:\w+ )?für uns\b|\bwir werben für uns\b",
    r"\bwir (?:\w+ ){0,2}(?:wollen|möchten|brauchen) (?:[\w,-]+ ){0,5}(?:kommunal)?(?:politiker|kandidaten|"
    r"mitstreiter|abgeordnete|mandatsträger)(?:innen)?(?:\W*$|,)",
    r"\bwir (?:arbeiten|sind|engagieren uns|machen|leben)\b[^,]*\bseit \w+ jahr\w+\b",
    r"\bwir arbeiten mit (?:allen|jedem)\b|\bwir (?:führen|haben|machen) keine (?:\w+ )?(?:diskussion|"
    r"debatte|"
    r"ideolog|rücksicht|angst|patentrezept)\w*",
    r"\b(?:wir haben|haben wir) (?:noch |uns )?(?:viel|einiges|großes|klare ziele|mut) (?:vor)?\W*$|"
    r"\bhaben wir uns viel vorgenommen\W*$",
    r"^[^:]*\bdas ist (?:und bleibt )?unser\w* (?:ansatz|anspruch|weg|motto|leitbild|stil|verständnis|"
    r"haltung|kompass|"
    r"verhandlungsposition)\b|\b(?:ist|bleibt) (?:\w+ )?unsere (?:verhandlungsposition|haltung|"
    r"überzeugung)\W*$",
)
# Nobody is refused anything: how we mean to be, or need not.
_MANNER = any_of(
    r"\b(?:niemande[mn]?|keinem|ihnen nichts?|nichts) (?:etwas |\w+ ){0,2}(?:vormachen|vorschreiben|"
    r"versprechen|"
    r"beschönigen|schönreden|vorgaukeln)\b|\bniemandem vorschreiben\b",
    r"\b(?:müssen|brauchen) wir (?:\w+ ){0,2}(?:nicht|keine?\w*)\b(?!.*\b(?:mehr|zusätzlich|neue)\w*\b)|"
    r"\bwir (?:müssen|brauchen) (?:\w+ )?(?:nicht auf|keine (?:rücksicht|angst|scheu))\b",
    r"\bwerden (?:wir )?uns (?:\w+ )*nicht (?:vor (?:\w+ )*)?(?:verstecken|scheuen|ausruhen|zurücklehnen|"
    r"wegducken|"
    r"drücken)\b|\bvor \w+ (?:\w+ )?nicht verstecken\b|\bnicht verschweigen\b",
    r"\bob wir (?:es )?wollen oder nicht\b|\b(?:darf|dürfen|kann|können) nicht (?:glauben|so tun|erwarten)\b",
    r"\bweg von [^,]*, die\b|\bnirgends schließen wir\b",
)
# What comes of a promise just made, or what makes it possible, is not a second one.
_RESULT = any_of(
    r"^(?:dadurch|damit|so|hierdurch|somit|dies|auf diese weise|das) (?:kann|können|lässt|lassen|wird|werden)"
    r"\b(?! (?:wir|die stadt|der kreis|der landkreis|die gemeinde)\b)(?!.*\b(?:soll|müssen|muss)\b)"
    r"(?!.*\bvon uns\b).*\b(?:können|werden|bleiben|sein|wird|gewinnen|profitieren|sparen|entstehen|"
    r"verwirklichen|"
    r"steigen|sinken|möglich|entlastet|gestärkt|verbessert|attraktiver|erreicht|reduziert|vermieden|"
    r"gesichert|"
    r"gewährleistet|geschaffen|erleichtert|ermöglicht)\W*(?:$|,| und\b)",
    r"^(?:dadurch|hierdurch) (?:kann|können)\b|^hinzu kommt\b|^(?:vor allem |zudem |damit |dadurch )?"
    r"(?:gewährleistet|ermöglicht|bewirkt|erlaubt) (?:er|sie|es|dies|das)\b",
    r"^das (?:geht|gelingt|klappt|funktioniert|bildet|hilft|führt|schafft|sorgt|bringt|befähigt|verbessert|"
    r"stärkt) (?:\w+ )*(?:mit|nur|auch|zu|die|den|das|eine|einen|nicht)\b",
    r"^(?:um|damit) [^,]*, ist es (?:\w+ )?(?:wichtig|notwendig|nicht genug|entscheidend|unerlässlich|"
    r"sinnvoll)\b|"
    r"^(?:dabei |hier(?:bei)? )?(?:es )?ist (?:es )?(?:\w+ )?(?:wichtig|entscheidend),",
)
# What people, or we all, do, can and must: "Jetzt steuern wir auf eine Krise zu".
_PEOPLE = any_of(
    r"^(?:jetzt |inzwischen |derzeit |heute )?(?:steuern|schlittern|rutschen|geraten) wir"
    r"\b.*\b(?:auf|in)\b|^wir (?:schießen|geraten|steuern|rutschen) ",
    r"\b(?:könnten wir|wir könnten)\b.*, wenn\b|\bkönnen (?:wir )?(?:\w+ )*nicht (?:\w+ )?(?:ungeschehen|"
    r"ändern|"
    r"wegdiskutieren|ignorieren|leugnen)\b",
    r"^wenn wir\b.*\bmüssen wir uns\b|\buns auf (?:\w+ ){1,4}einstellen\W*$",
    r"^(?:sie|junge menschen|kinder|jugendliche) können und (?:sollen|müssen)\b|^jede[rs]? (?:soll|muss|"
    r"kann|darf) "
    r"(?:\w+ )*(?:beste|beitrag|seine|ihren?)\b(?!.*\bbekommen\b)",
    r"^wer\b.*, (?:der|die) (?:muss|kann|darf|soll)\b|\bsoll(?:en)? (?:erleben|spüren|merken|sehen|"
    r"wissen), dass\b",
    r"\bwird es (?:\w+ )?gelingen\b|\bhandelt es sich\b|\blassen wir uns\b.*\bwas\b|\brechnung tragen\W*$|"
    r"\bmuss und kann\b",
    r"\bbraucht es (?:die|den|das|dafür|dazu)? ?(?:passend|richtig|nötig|entsprechend|notwendig)\w* "
    r"(?:angebot|rahmenbedingung|voraussetzung|mittel|lösung|idee)\w*\W*$",
    r"\bmuss (?:dem|der|jedem|jeder|den) einzelnen\b|\b(?:liegt|steht) im ermessen\b",
    r"^(?:wo|solange) [^,]*, (?:braucht|bedarf|muss)\b|\b(?:kann|können) sich\b.*\bnur\b|"
    r"^wir wollen (?:\w+ ){0,4}zeigen, dass\b|\bwerden? (?:\w+ )*umfassend informiert\b",
)
_NO_DEED = any_of(*(rule.pattern for rule in (_ELECTION, _PROGRAMME, _PARTY, _MANNER, _RESULT, _PEOPLE)))

# Nouns that name nothing that a council decides on. A sentence with no other noun, and no verb but these,
# tells what we value: "Wir wollen eine lebenswerte Stadt".
_GENERAL = word_set(
    "gäste gästen stadt gemeinde kommune ort dorf kreis landkreis region heimat zuhause zukunft gesellschaft "
    "stadtgesellschaft gemeinschaft politik kommunalpolitik stadtpolitik miteinander zusammenleben "
    "zusammenhalt mensch leute bürger bürgerin bürgerschaft einwohner einwohnerin familie kind "
    "jugendliche generation gast partner verantwortung freiheit demokratie gerechtigkeit solidarität "
    "toleranz respekt vielfalt offenheit transparenz vertrauen ehrlichkeit verlässlichkeit "
    "bodenständigkeit nachhaltigkeit fairness menschlichkeit wert tradition leben lebensqualität wohl "
    "gemeinwohl wohlstand interesse bedürfnis anspruch wunsch sorge not angst krise problem idee "
    "lösung kompromisslösung herausforderung chance möglichkeit potenzial potential perspektive "
    "entwicklung veränderung wandel fortschritt vorteil nutzen anfang neuanfang aufbruch weg ziel "
    "aufgabe vorhaben anliegen thema kraft mut herz stärke gemeinsamkeit kompetenz erfahrung vernunft "
    "sachlichkeit menschenverstand weitsicht augenmaß kreativität einfallsreichtum freude meinung "
    "meinungsaustausch diskussion dialog streit achtung frage antwort rassismus extremismus hass hetze "
    "gewalt rechtsradikalismus rechtsextremismus antisemitismus diskriminierung ausgrenzung ideologie "
    "weltanschauung herkunft vorstellung zusammenarbeit partei politiker fraktion programm wahl "
    "bedeutung rolle grundlage basis bestandteil teil säule baustein pfeiler faktor voraussetzung "
    "schlüssel motor rückgrat fundament fokus begriff inhalt maßnahme forderung einheit verhältnis "
    "ebene periode wahlperiode erfolg ergebnis beitrag leistung engagement arbeit handeln tun schritt "
    "meilenstein grund sinn bild blick rahmen umgang lage situation mitte welt alltag zeit jahr form "
    "weise art gruppe wort tat zusammenhang leitschnur leitlinie priorität spielraum unternehmen "
    "bildung kultur umwelt natur klima wirtschaft tourismus digitalisierung mobilität sicherheit "
    "gesundheit jung alt bundes landes"
)
_GENERAL_VERBS = word_set(
    "gestalten verändern erreichen machen sein werden haben geben bleiben wollen können müssen dürfen "
    "sollen mögen möchten stehen leben arbeiten mitnehmen bewahren denken anpacken angehen "
    "voranbringen weiterbringen vorankommen übernehmen tragen nehmen kommen gehen brauchen benötigen "
    "aufleben lassen füllen fühlen wohlfühlen werben streiten stemmen stellen treten eintreten kämpfen "
    "setzen distanzieren bekennen entwickeln zusammenhalten zusammenwachsen zusammenstehen "
    "weiterentwickeln nachzuweinen voranzubringen gehören erklären zeigen richten nutzen führen "
    "kommunizieren definieren erleben äußern einbringen handeln überraschen erschließen verstehen "
    "sehen gerecht bewegen behalten mitgestalten begegnen suchen finden hören zuhören ernst wichtig "
    "ist hat"
)
_CONCRETE = re.compile(
    r"\b\w*(?:neutral|frei|bezahlbar|kostenlos|digital|sauber|sicher|grün|barriere|günstig|autark)\w*\b|"
    r"\b(?:mehr|weniger|neue[nrs]?|zusätzlich\w*|kein\w*|höher\w*|kürzer\w*|schneller\w*|erhalten|euro|"
    r"prozent|\d+)\b"
)
_OPENERS = word_set(
    "wir uns unser unsere unseren unserem der die das den dem ein eine einen einer eines für mit von "
    "zu in im an am auf aus bei es dazu dafür deshalb daher darum dabei damit hier statt nur auch und "
    "aber vor allem besonders alle jede jeder so als wo wer was wenn weil um durch nach gemeinsam "
    "zusammen"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-*:∗][^\W\d_]+)*")
_ENDS_CLAUSE = word_set("und oder sowie wir muss müssen soll sollen kann können will wollen werden lassen")
_PLACED = re.compile(r"\b(?:in|aus) ([A-ZÄÖÜ][\w-]+)")
_ENDINGS = ("innen", "en", "es", "er", "n", "s", "e")
_RELATIVE = re.compile(
    r", (?:die|der|das|in de[rnm]|auf d\w+|damit|weil|wo)\b(?![^,]*\b(?:zu \w+|\w+zu\w+)(?:en|ern|eln|"
    r"tun)\b)[^,]*"
)
# "Die Bernauer und Bernauerinnen", "Bürgerinnen und Bürger".
_INHABITANTS = re.compile(r"\b([A-ZÄÖÜ]\w+?)(?:innen und \1\w*|\w{0,2} und \1\w*innen)\b")


def names_no_deed(ours: str) -> bool:
    """Whether a sentence reads like a promise, but names nothing that a council could do."""
    text = ours.lower().strip()
    return _NO_DEED.search(text) is not None or _is_general(ours)


def _is_general(ours: str) -> bool:
    """Whether nothing is named but values and everybody: "Wir wollen eine lebenswerte Stadt"."""
    main = _INHABITANTS.sub("Bürger", _RELATIVE.sub("", ours))
    if _CONCRETE.search(main.lower()) or main.rstrip().endswith(":"):
        return False
    words = _WORD.findall(main)
    nouns = _nouns(main, words)
    return bool(nouns) and all(map(_is_general_noun, nouns)) and not _deeds(words)


def _nouns(text: str, words: list[str]) -> list[str]:
    """The nouns of a sentence, without the towns that it names."""
    placed = {word for word in _PLACED.findall(text) if _is_town(word)}
    return [word for at, word in enumerate(words) if _is_noun(words, at) and word not in placed]


def _is_town(word: str) -> bool:
    return is_name(word) or not (is_ordinary(word) or is_joined(word.lower()))


def _is_noun(words: list[str], at: int) -> bool:
    word = words[at]
    if not word[0].isupper() or (not at and word.lower() in _OPENERS):
        return False
    # "Starke Kommunen": an adjective opens the sentence.
    return bool(at) or not (
        len(words) > 1 and words[1][0].isupper() and word.endswith(("e", "er", "en", "es"))
    )


def _is_general_noun(noun: str) -> bool:
    word = re.split(r"[*:∗]", noun.lower())[0]
    stems = {word, *(word.removesuffix(ending) for ending in _ENDINGS)}
    return not _GENERAL.isdisjoint(stems)


def _deeds(words: list[str]) -> list[str]:
    """The verbs of a sentence that do something: infinitives and participles that are not general."""
    return [
        word
        for at, word in enumerate(words)
        if word[0].islower()
        and word.lower() not in _GENERAL_VERBS
        and (at == len(words) - 1 or words[at + 1] in _ENDS_CLAUSE or words[at - 1] == "wir")
        and word.endswith(("en", "ern", "eln", "t", "tun"))
    ]


# How much less a sentence promises, fitted to sentences of real programmes (docs/draft.md).
_NO_THING, _ONE_THING, _MANY_THINGS, _GENERAL_NOUNS = -1.9, -1.0, 1.0, -1.3
_GENERAL_DEED, _WE_MUST = -1.2, -1.5
MANY, SOME = 4, 2
_DEED_OF_ALL = re.compile(
    r"\b(?:gestalten|angehen|mitnehmen|verstehen|zeigen|nehmen|füllen|verändern|denken|sehen|anpacken|"
    r"arbeiten|"
    r"bewahren|fühlen|erleben)\b"
)
_MUST_WE = re.compile(r"\bmüssen wir\b|\bwir müssen\b")


def concreteness(ours: str) -> float:
    """Return how much a sentence promises by the things that it names, less by what it leaves general."""
    words = _WORD.findall(ours)
    nouns = _nouns(ours, words)
    general = sum(map(_is_general_noun, nouns))
    things = len(nouns) - general
    text = ours.lower()
    return ((_NO_THING, _ONE_THING)[things] if things < SOME else _MANY_THINGS * (things >= MANY)) + (
        _GENERAL_NOUNS * (general >= SOME)
        + _GENERAL_DEED * (_DEED_OF_ALL.search(text) is not None)
        + _WE_MUST * (_MUST_WE.search(text) is not None)
    )
