"""What "nicht" and "kein" do to a clause, and what stays as it is, in the signs of `geo.draft.notation`."""

from __future__ import annotations

from geo.draft.notation import phrases

_CLASSES = {
    "none": "kein/keine/keinen/keinem/keiner/keines",
    # "Kein Kind soll …" promises something.
    "people": "kind*/mensch*/person*/schüler*/jugendliche*/familie*/bürger*/einwohner*/patient*/mieter*/"
    "senior*/frau*/mann*/ortsteil*/dorf/ort/talent*/haushalt/betrieb+muss/unternehmen+muss",
    "badly": "vergess*/abgehängt*/zurückgelassen*/zurückbleiben/verloren*/allein*/im+stich/benachteilig*/"
    "ausgegrenzt*/diskriminier*/auf+der+strecke/hungern/frieren/leer+ausgehen/sich+selbst+überlassen/"
    "hinten+runter",
    "aims": "*ziel*/*plan*/*vorhaben*/*versprechen*",
    "change": "*legung/*verkauf/*schließung/*erhöhung/*privatisierung/*abschaffung/*kürzung/*kürzungen/"
    "*verlagerung/*fusion/*abriss/*rückbau/*senkung/*aufgabe/*auflösung/*bebauung/*zerschlagung/"
    "*ausgliederung/*ausdünnung/*streichung",
    "shall": "soll/sollen/muss/müssen",
    "not": "nicht/niemals/keinesfalls/unter+keinen+umständen/auf+keinen+fall/in+keinem+fall",
    "a": "ein/eine/der/die/das",
    "same": "bisherigen/bisheriger/bisherigem/heutigen/heutiger/gewohnten/gewohnter/gewohntem/seinem/"
    "seiner/ihrem/ihrer",
}

DENIED = phrases(
    """
    nicht/nie/niemals/keinesfalls/keineswegs/nimmermehr/unter+keinen+umständen/in+keiner+weise
    auf/in keinen/keinem fall
    kein/keine/keinen/keiner/keines/keinem/keinerlei
    """,
    _CLASSES,
)
# They refuse nothing: "keine Zeit verlieren", "nicht nur", "niemand wird vergessen".
IDLE_DENIALS = phrases(
    """
    <none> _ zeit/mühe/kosten+scheuen/ruhe/zweifel/abstriche/kompromisse/wunder
    <none> _ weg/hürde/rolle/angst/geheimnis/<people>
    <none> .. ohne
    niemand*
    kein*/nicht/nie .. <badly>
    nicht nur/erst/allein/länger+als/mehr+als/zuletzt/umsonst/müde/alles/vor/unter/über/später/früher
    nicht weniger+als/schlechter/teurer
    wenn nicht
    """,
    _CLASSES,
)
# With these, what is not taken away is refused; else it is kept.
MAY_NOT = phrases(
    """
    darf/dürfen
    soll/sollen .. nicht mehr
    soll/sollen es
    wir brauchen kein*
    """,
    _CLASSES,
)
AS_UNTIL_NOW = phrases(
    """
    auch/weiter künftig/weiterhin/zukünftig/in+zukunft/nach+der+wahl/fortan
    auch/weiter in den nächsten/kommenden *
    auch nach der/dem/den/0/ende/ablauf
    auch in * jahren
    auch über .. hinaus
    auch morgen/übermorgen
    weiterhin/nach+wie+vor/unverändert
    wie bisher/gewohnt/gehabt
    im/in <same> _ umfang/bestand/höhe/form/takt
    dauerhaft*/langfristig*/auf+dauer … sicher*/erhalt*/absicher*/garantier*
    soll/sollen so bleiben
    ^ es bleibt bei/beim !<aims>
    """,
    _CLASSES,
)
# They say that something changes after all.
MORE = phrases(
    """
    ausbau*/auszubau*/verbesser*/stärk*/erweiter*/moderni*/erhöh*/senk*/steiger*/verdopp*/verdicht*
    weiterentwick*/neu/neue/neuen/neuer/neues/neuem/zusätzlich*/besser*/beschleunig*/vorantreib*/einführ*
    schaffen*/lebenswert/lebendig/attraktiv/bezahlbar
    mehr !als
    """,
    _CLASSES,
)
REFUSED = phrases(
    """
    <not> $
    <not> * $
    <not> * * $
    """,
    _CLASSES,
)
CAN_REFUSE = phrases(
    "wir/<shall>/darf/dürfen/wird/werden/kreis/landkreis/stadt/gemeinde/verwaltung"
    " unless sind/haben wir unless wir sind/haben",
    _CLASSES,
)
# "Schließen wir nicht aus" is open, "eine Fusion steht nicht zur Debatte" refuses what would be new.
NOT_EXCLUDED = phrases(
    """
    schließen/lehnen … nicht _ aus/ab $
    nicht _ ausschließen/ablehnen
    """,
    _CLASSES,
)
A_CHANGE = phrases("^ <a> _ <change>", _CLASSES)
NO_CHANGE = phrases("^ <a> _ <change> … nicht zur debatte/disposition/diskussion", _CLASSES)
