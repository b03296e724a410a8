"""Idioms of one's own mind, whoever is the subject: "Ein Verkauf wäre ein Fehler" refuses without "wir".

`geo.draft.notation` explains the signs. They are looked for in each main clause.
"""

from __future__ import annotations

from geo.draft.notation import phrases

_CLASSES = {
    "must": "muss/müssen/soll/ist/wird",
    "needed": "unverzicht*/unerläss*/unabding*/unbedingt/unentbehr*/unumgäng*",
    "receive": "verdien*/erhält/erhalten/bekomm*/finde*/genieß*",
    "zu": "zu/zum/zur",
    "protest": "stellen/wehren/stemmen/wenden/sperren/positionieren/kämpfen/stimmen/votieren/protestieren/"
    "klagen",
    "worthwhile": "sinnvoll/reizvoll/hilfreich/lohnen/lohnend/eine+option/eine+idee/eine+möglichkeit",
}

_REJECTS = phrases(
    """
    # what we call wrong
    halten/finden/wäre … irrweg/holzweg/irrsinn/unding/fehler
    ist für uns … irrweg/holzweg/irrsinn/unding/fehler
    ist/sind/wäre … überflüssig/verzichtbar/entbehrlich/untragbar/unzumutbar/inakzeptabel/unvereinbar $
    ist/sind/wäre … nicht zu haben/machen $
    wäre/wären … falsch/ein+fehler/fatal/verantwortungslos/unverantwortlich/der+falsche+weg $
    halten/finden … un*lich/un*ig/un*bar/un*gerecht $ unless <needed>
    halten/finden … verantwortungslos/fatal/abwegig/schädlich/gefährlich $
    wir/uns … halten … nichts/wenig
    halten wir … nichts/wenig
    sehen/haben … keinen bedarf/anlass/grund/sinn
    ist/sind … kein platz/raum/bedarf
    gibt es … kein platz/raum/bedarf
    kein* etwas/was zu suchen
    # what we do against it
    eine/unsere/klare/deutliche abfuhr
    gilt es … zu verhindern/stoppen/unterbinden/vermeiden $
    in die tüte
    mit uns nicht/nichts
    lassen … die finger
    von uns verhindert/blockiert/gestoppt
    setzen … klare/enge/deutliche grenze/grenzen
    wollen/müssen ?wir _ weg von/vom
    machen/bieten … front/die+stirn
    laufen … sturm
    den kampf an $
    gebieten/bieten … einhalt
    ein veto
    leisten … widerstand
    kehren … den rücken
    widersagen
    nichts davon
    wir sind dagegen
    sind wir dagegen
    gegen .. <protest> wir
    wir <protest> _5 gegen/dagegen
    nein … <zu>
    nein … sagen wir
    sagen wir nein
    wir sagen _8 nein
    <zu> .. nein $
    <must> … schluss/ein+ende !der/des
    machen wir … schluss/ein+ende !der/des
    müssen … schluss/ein+ende !der/des
    nehmen wir abstand
    wir nehmen abstand
    unsere stimme/stimmen nicht
    räumen … auf $
    brechen … mit der/dem praxis/politik
    die rote karte
    den hahn/geldhahn … zu/zudrehen
    mit allen mitteln
    stellen … *förderung/*betrieb/*zahlung/*subvention*/*nutzung/*planung/*vergabe/*werbung … ein $
    """,
    _CLASSES,
)
_COULD = phrases(
    """
    käme/kämen … in+betracht/in+frage/infrage
    möglich/wünschenswert/<worthwhile> _ wäre/wären/könnte/könnten
    möglich/sinnvoll/reizvoll/denkbar könnte
    wäre/wären/könnte/könnten … <worthwhile>
    sind/zeigen ?wir _ offen+für/aufgeschlossen
    für uns _ eine+option/eine+möglichkeit/denkbar/vorstellbar/ein+gedanke
    zur diskussion/debatte stellen
    stellen … zur diskussion/debatte $
    zur diskussion/debatte … stellen wir
    ein/als _ gedankenspiel
    diskutieren … ob
    """,
    _CLASSES,
)
_EXAMINES = phrases(
    """
    pilotversuch/modellversuch/feldversuch/praxisversuch/machbarkeits*
    gutachten/studie/analyse soll
    versuchsweise/testweise/probeweise
    ein versuch
    versuch mit
    zur/auf probe
    studie*/gutachten*/untersuchung*/analyse* … auftrag*/beauftrag*/vergeben
    wollen … wissen $
    wollen wissen
    ergebnisoffen*
    unter die lupe
    """,
    _CLASSES,
)
_KEEPS = phrases(
    """
    wir stehen .. <zu>/fest+zu
    stehen wir .. <zu>/fest+zu
    bestandsschutz/bestandsgarantie
    bekenntnis gilt/<zu>
    bekennt sich
    bekennen .. uns .. zu*
    sichern … bestand
    wird/muss/soll/werden/müssen … noch geben $
    bleibt/bleiben .. tabu/unangetastet
    """,
    _CLASSES,
)
_SUPPORTS = phrases(
    """
    wir/uns … hinter die/den/das/dem/der
    hinter die/den/das … stellen wir uns
    finden/halten … gut/richtig/für+sinnvoll/für+gut/für+richtig/begrüßenswert
    gut/richtig/begrüßenswert/sinnvoll finden/halten wir
    ^ ?volle/unsere/die unterstützung/rückhalt/rückenwind <receive>
    <receive> … die/unsere _ unterstützung/zustimmung/rückhalt unless keine/nicht
    unterstützung/rückhalt/rückenwind/respekt verdien*
    verdien* … unterstützung
    her mit
    werben/kämpfen/streiten/einstehen/eintreten _4 für/dafür
    dafür/für .. werben/kämpfen/streiten/trommeln/eintreten wir
    ^ ja zu*
    machen … uns … stark
    in der pflicht
    zu eigen
    solidarisch
    auf/an der/ihrer/seiner/eurer/deren seite
    schulterschluss
    ein gutes wort
    eine lanze
    interessen … vertreten
    vertreten … interessen
    gehör $
    schließen/stellen ?wir uns … an $
    """,
    _CLASSES,
)
IDIOMS = (
    ("rejects", _REJECTS),
    ("could", _COULD),
    ("examines", _EXAMINES),
    ("keeps", _KEEPS),
    ("supports", _SUPPORTS),
)
