"""The phrases by which a sentence says its stance, by their grammar; `geo.draft.notation` explains the signs.

Single verbs and nouns are in `geo.draft.stance_words`, idioms in `geo.draft.stance_idioms`.
"""

from __future__ import annotations

from geo.draft.notation import phrases

# Who decides on what county and town do not.
OTHERS = (
    "bund/land/freistaat/bundesregierung/landesregierung/bundestag/landtag/gesetzgeber/bahn/deutsche+bahn/db/"
    "eu/bezirksregierung/regierung/*minister/*ministerin/*ministerium/staatsregierung/berlin/wiesbaden/"
    "münchen/düsseldorf/hannover/stuttgart/mainz/dresden/potsdam/erfurt/magdeburg/kiel/schwerin/"
    "autobahn+gmbh/deutsche+post/post/telekom/landesbetrieb+*/landesbetrieb/verkehrsverbund/"
    "regierungspräsidium/sparkasse/kassenärztliche+vereinigung/bund+und+land/land+und+bund/bund+und+länder"
)
CLASSES = {
    # Who is no matter of refusal: "Kein Kind soll …" promises something.
    "people": "kind*/mensch*/person*/schüler*/jugendliche*/familie*/bürger*/einwohner*/patient*/mieter*/"
    "senior*/frau*/mann*",
    "others": OTHERS,
    "the": "der/die/das/den",
    "must": "muss/müssen/soll/sollen",
    "shall": "soll/sollen/sollte/sollten",
    "may": "darf/dürfen",
    "is": "ist/sind",
    "has": "hat/haben",
    "becomes": "wird/werden",
    "no": "kein/keine/keinen/keiner",
    "want": "brauchen/wollen/möchten/werden/planen/machen/bauen/fordern/dulden/akzeptieren",
    "oppose": "wehren/stellen/stemmen/aussprechen/wenden/sperren/positionieren",
    "pay": "fördern/unterstützen/finanzieren/betreiben",
    "plan": "*bau/*ausbau/*projekt/*vorhaben/*bahn/weiterführung/reaktivierung/verlängerung",
    "on": "künftig/weiterhin/in+zukunft",
    # "Erhalten und ausbauen" means more than there is.
    "more": "aus*/weiterentwick*/verbesser*/stärk*/moderni*/erweiter*/sanier*/attraktiv*/zugänglich*/"
    "aufwert*/gestalt*/pfleg*/vergrößer*/gestärkt/aufgewertet/modernisiert/verbessert/erweitert/saniert",
    # "Wohnen muss bezahlbar bleiben" is an aim, not a thing that there is.
    "quality": "solide/bezahlbar/lebenswert/lebendig/attraktiv/bürgernah/handlungsfähig/sauber/sicher/"
    "lebens-+und+liebenswert",
}

REJECTS = phrases(
    """
    # a verb, whole or with its half at the end
    lehnen … ab
    <becomes> … abgelehnt
    abzulehnen/ablehnen/ablehnt/ablehnend
    ablehnung !der
    schließen … aus $
    schließen wir .. aus
    ausschließen/verbieten/verzichten/stoppen/gestoppt/abschaffen/abgeschafft/abzuschaffen/unterbinden
    schaffen … ab $
    treten wir … entgegen
    wir treten … entgegen
    entgegentreten/widersetz*/verweiger*/untersag*
    entgegen $ unless kommen
    verhindern unless zu+verhindern/durch+*/mit+ein*/mit+der/mit+dem/mit+mehr/mit+besser*/über+eine*
    <becomes> .. verhindert/unterbunden $
    gegen … gehen/werden wir … vor/vorgehen $
    gehen/werden wir … gegen … vor/vorgehen $
    <is> … zu verhindern/unterbinden/stoppen/verbieten/untersagen/unterlassen/vermeiden/beenden
    gehört/gehören _ abgeschafft/gestrichen/verboten
    # a noun of refusal
    absage/absagen … *erteil*
    *erteil* … absage*
    klare/eine absage
    nein zu/zum/zur
    moratorium
    zur wehr
    einen/ein riegel
    hände/finger weg
    # "gegen"
    stimmen … gegen/nicht+zu
    wehren/stellen/sprechen/stemmen/wenden/richten/setzen … uns … gegen
    uns … gegen … aus/einsetzen/<oppose> $
    gegen … uns … <oppose> $
    gegen … setzen wir … uns/grenze/grenzen
    sind ?wir gegen
    wir sind _ gegen
    gegen den/die/das/ein/eine/einen … kämpfen
    bau*/aus*/neubau*/abriss/verkauf/schließung/*pläne … bekämpfen
    ablehnend gegenüber
    # what we do not
    nicht hinnehmen/zulassen/akzeptieren/mitmachen/dulden/zustimmen
    machen wir nicht mit
    nicht in+frage/in+betracht/infrage
    nicht ?mehr akzeptabel/hinnehmbar/verhandelbar/tragbar
    nicht mit/mittragen $
    nicht zu machen
    nicht unsere zustimmung/stimme/stimmen
    von uns nicht *t $
    wir _ nicht $
    wir/soll/sollen .. nicht ?mehr !ruhen/nachlassen *en $
    wir/soll/sollen .. nicht _2 aus/ein/ab/an/mit/zu/um/auf/vor/hin $
    mit uns nicht
    nicht mit uns
    halten … für falsch/verfehlt/überflüssig/unnötig/unsinnig/den+falschen+weg/nicht
    findet/finden/bekommt/erhält/hat/haben _ nicht/keine _ zustimmung/unterstützung
    # "kein" and "weder"
    wir akzeptieren keine
    kein/keine/keinen … mit uns
    mit uns … kein/keine/keinen/nicht
    ^ weder
    weder … noch
    wird es nicht geben
    keinen fußbreit/millimeter
    keine option
    <want> _4 <no> !<people> !,
    <no> !<people> .. wollen/werden/möchten/brauchen/fordern wir
    ^ ?auf kein* * .. <may>/<becomes>
    ^ ?es+soll/soll+es <no> !<people> .. soll/sollen/geben
    <shall> _4 <no> !<people>
    # what may not be, what has no place
    <may> _8 nicht/kein/keine/keinen/keinem/keiner/keines/nie/niemals !nur
    <may> .. nicht !nur
    <has> … keinen+platz/nichts+verloren/nichts+zu+suchen
    <is> _ tabu
    gibt es von uns kein*
    von uns gibt es kein*
    unseren widerstand
    unseren * widerstand
    ^ gegen … stehen wir
    für uns tabu/ein+tabu
    """,
    CLASSES,
)
EXAMINES = phrases(
    """
    # a verb, or its participle with "wird"
    überprüfen/überprüfung/überprüfungen !und
    zu überprüfen
    prüfen/prüft/prüfung/prüfauftrag !und+senken
    geprüft unless dass … geprüft wird $
    untersucht/getestet/erprobt/evaluiert/ausgelotet/begutachtet/abgewogen wird/werden
    ^ geprüft/überprüft/prüft/untersucht/getestet/erprobt wird/werden
    untersuchen/testen/erproben/evaluieren/abwägen/ausloten
    klären ?wir
    ob … klären/gutachten/studie/untersuchung/analyse
    # to let others find out
    lassen ?wir … bewerten/begutachten/ermitteln/abschätzen/klären/erheben/berechnen/ausloten
    bewerten/begutachten/ermitteln/abschätzen/klären/berechnen/ausarbeiten lassen
    gutachten in auftrag
    gutachten … erstellen/beauftragen
    machbarkeit*/gutachterlich*/modellversuch
    auf den prüfstand
    möglichkeit/möglichkeiten … erörtern
    damit beschäftigen … ob
    """,
    CLASSES,
)
COULD = phrases(
    """
    überlegenswert/erwägenswert/prüfenswert/denkbar/vorstellbar
    stellen wir uns … vor
    wir stellen uns !ihnen/euch … vor
    uns … vorstellen
    käme … in+frage/infrage
    wäre … möglich/sinnvoll/wünschenswert/versuch/option
    ermöglicht uns
    kann finanziert werden
    """,
    CLASSES,
)
MIGHT = phrases("könnte/könnten/würde/würden", CLASSES)
DEMANDS = phrases(
    """
    # we demand
    fordern/verlangen/einfordern/appell*
    in der/die pflicht
    <becomes>/<is>/bleibt/bleiben _3 aufgefordert/aufgerufen/gebeten/angehalten
    von/vom/bei/beim … erwarten wir
    wir erwarten
    erwarten wir von
    # what others must do
    ^ ?auch/hier+muss/hier+müssen ?<the> <others> .. <must>/sollte
    ^ ?<the> <others> .. <is> ?hier am+zug/gefordert/gefragt/in+der+pflicht
    ^ ?<the> <others> .. <has> … zu *en
    ^ ?<the> <others> .. <has> … *zu*en $
    <is> ?hier/nun/jetzt ?<the> <others> am+zug/gefordert/gefragt/in+der+pflicht
    und/denn der/die/das <others> <has>/<must>
    <must>/<has> ?<the> <others>
    <must> … vom/von/durch ?<the> <others>
    <is> … vom/von ?der/den <others> … zu/*zu*en
    # where others build
    auf/an/entlang der a/b 0 … <must>/<is>
    """,
    CLASSES,
)
# What another must not do, or stop, is a demand as well.
DEMANDS_FIRST = phrases(
    """
    ^ ?<the> <others> .. soll/sollen/<may>/möge/mögen
    <is> … vom/von ?der/den <others> … zu/*zu*en
    <is> zu verpflichten
    richten … forderung/aufforderung/appell
    des/vom/durch/von landes/bundes/freistaats/land/bund … überfällig/zwingend/unerlässlich/*wendig/*nötig $
    des/vom/durch/von landes/bundes/freistaats/land/bund … erforderlich $
    """,
    CLASSES,
)
KEEPS = phrases(
    """
    # a verb, whole or with its half at the end
    halten … fest unless unserem *ziel
    behalten … bei $
    festhalten/beibehalten/weiterführen/weitergeführt/weiterbetrieben/behalten/behält
    fortsetzen/fortführen/fortgesetzt/fortgeführt/fortzuführen/fortzusetzen/fortbestehen/fortbestand
    führen … fort/weiter $
    bewahren/bewahrt
    bleibt/bleiben !*ziel/*+*ziel unless dass+kein/§ unless <quality> bleib* unless bleib* und _3 <more>
    dauerhaft … sichern
    # "erhalten" as to keep, not to receive
    erhalten bleib*/werden/wollen+wir/möchten+wir/müssen+wir unless erhalten bleib*/werden und _3 <more>
    wird/werden … erhalten $ unless ein/eine/einen/mehr/neue*/künftig
    wollen/werden/möchten … erhalten unless einen/mehr/neue … erhalten unless erhalten und _2 <more>
    erhalten wir
    wir/zu erhalten unless erhalten und _2 <more>
    den erhalt unless erhalt und _2 <more>
    zum erhalt
    erhalt von/der/des/unser*
    für den weiterbestand/fortbestand
    # as until now
    auch <on>/nach+der+wahl … greifen/geben/bezuschussen/tragen/stellen/zahlen
    auch <on> … anbieten/leisten/<pay>
    weiterhin bezuschusst/fördert/unterstützt/finanziert/betreibt/zahlt/trägt/gibt
    weiter/weiterhin … <pay>
    <pay> … weiter/weiterhin
    weiter ge*t/finanziert/unterstützt/betrieben
    wird/soll es ?auch weiter/weiterhin geben
    # what is not taken away, what we stand by
    nicht gespart/gekürzt/zusammengestrichen/angetastet/gerüttelt
    nicht zur debatte/disposition/diskussion
    bestandsgarantie
    schützen ist uns
    bekennen .. uns unless bekennen … *ziel*
    stehen ?wir ?fest zu/zum/zur
    ^ zu/zum/zur … stehen wir
    kämpfen ?wir _ um den/das/die/unser*/jede*
    # "Nicht schließen, nicht verkaufen"
    nicht _ geschlossen/schließen/verkauft/verkaufen/privatisiert/privatisieren/kürzen/aufgeben
    """,
    CLASSES,
)
NOT_CLOSED = phrases(
    "nicht _ geschlossen/schließen/verkauft/verkaufen/privatisiert/privatisieren/kürzen/aufgeben", CLASSES
)
SUPPORTS = phrases(
    """
    # a verb
    befürworten/begrüßen/ermutigen
    wir/uns … unterstützen
    unterstützen … wir
    ^ unterstützt/begrüßt/befürwortet wird/werden
    begrüßt … von uns
    von uns … begrüßt/unterstützt
    streiten/plädieren/eintreten/werben/drängen/pochen/dringen ?wir _ für/auf
    drängen … auf
    kämpfen … für
    treten/stehen ?wir _ ein für/dafür
    treten .. ein $
    treten .. ein,
    stehen ?wir hinter
    werben ?wir für
    hinwirken/hinzuwirken/solidarisieren
    wirken … hin
    wirken … ein $
    tragen wir mit
    wir tragen … mit $
    # "uns"
    setzen … uns … ein/dafür
    uns … dafür/für … einsetzen
    uns … einsetzen
    machen … uns … stark
    engagieren … uns
    wünschen … uns
    uns … wünschen
    sprechen … uns … für/dafür
    verwenden … uns
    uns … verwenden
    # a noun or adjective
    machen … druck
    wir sind für
    sind wir für
    rückhalt/rückendeckung/solidarität
    positiv/offen/aufgeschlossen gegenüber
    mit+sympathie/wohlwollend/am+herzen/zur+seite/hinter+sich/den+rücken
    an der/ihrer/eurer/deren seite
    unsere stimme/stimmen <is>
    <has>/findet/finden/verdien* … unser* _ unterstützung
    finden … richtig
    ja zu/zum/zur
    sagen … unterstützung zu $
    an ihrer/seiner/eurer/deren seite
    in uns _ verbündete*/partner*/fürsprecher*/unterstützer*
    """,
    CLASSES,
)
# "Setzen uns ein für den Erhalt" is still for others to decide.
FOR = phrases(
    """
    streiten/kämpfen/plädieren ?wir _ für
    für … treten wir … ein
    wir treten … für … ein
    machen … uns … für … stark
    uns … für/dafür … einsetzen/engagieren/starkmachen/stark+machen unless gegen
    stehen … zu/zum/zur _3 <plan>
    ^ zu/zum/zur _3 <plan> … stehen wir
    setzen … uns … dafür/für/ein unless setzen … gegen … dafür/für/ein/uns
    """,
    CLASSES,
)
SAID = (
    ("rejects", REJECTS),
    ("examines", EXAMINES),
    ("could", COULD),
    ("demands", DEMANDS),
    ("keeps", KEEPS),
    ("supports", SUPPORTS),
)
