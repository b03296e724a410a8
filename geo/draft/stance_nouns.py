"""What an item without a finite verb says by the noun that opens it, or the infinitive that ends it.

`geo.draft.notation` explains the signs.
"""

from __future__ import annotations

from geo.draft.notation import phrases
from geo.draft.stance_phrases import CLASSES as _OF_SENTENCES

CLASSES = _OF_SENTENCES | {
    "kept": "erhalt/erhaltung/beibehaltung/fortführung/fortsetzung/bewahrung/fortbestand/weiterführung/"
    "bestandsschutz/verbleib/sicherung/schutz+und+erhalt/weiterbetrieb",
    "keep": "erhalten/behalten/beibehalten/fortführen/fortsetzen/bewahren/weiterführen",
}

_REJECTS = phrases(
    """
    # the noun of refusal
    ^ ~ kein*/weder/stopp*/abschaffung*/verbot*/verzicht*/nein/schluss+mit/gegen/rücknahme/ablehnung
    ^ ~ ende+der/ende+des/ende+von/ende+aller/verhinderung/nie+wieder/abkehr/aus+für/streichung/beendigung
    ^ ~ untersagung/unterbindung/absage+an/moratorium/widerstand/ausstieg+aus/aufhebung/wegfall
    *stopp
    # the verb, denied or of refusal
    abschaffen/verbieten/stoppen/verhindern/ablehnen/unterbinden/unterlassen $
    nicht _2 *en $
    ^ ?wir+wollen nicht
    """,
    CLASSES,
)
_EXAMINES = phrases(
    """
    ^ ~ prüfung/überprüfung/untersuchung/machbarkeits*/evaluation/evaluierung/erprobung/prüfauftrag
    ^ ~ modellversuch/pilotversuch/feldversuch/verkehrsversuch/test/gutachten/erkundung/studie
    prüfen/testen/untersuchen/erproben/ausloten/evaluieren ?lassen $
    """,
    CLASSES,
)
_COULD = phrases(
    """
    ^ evtl/eventuell/gegebenenfalls/vielleicht/ggf
    vorstellbar/denkbar $
    als option
    """,
    CLASSES,
)
_KEEPS = phrases(
    """
    ^ ?den/die/das/der/dauerhafte*/langfristige* <kept> unless <kept> und _2 <more>
    *standort*/*standorte/*arbeitsplätze _4 sichern $
    dauerhaft*/langfristig* sichern/erhalten/absichern $
    bleiben $
    <keep> und/bzw/oder unless und _2 <more>
    <keep> $
    weiter <pay> $
    bestehende*/vorhandene* .. sichern/schützen $
    """,
    CLASSES,
)
_DEMANDS = phrases(
    """
    fordern $
    ^ forderung
    """,
    CLASSES,
)
_SUPPORTS = phrases(
    """
    ^ ?volle unterstützung/rückendeckung/rückhalt
    ^ ja zu/zum/zur
    ^ einsatz für/bei/beim/gegenüber/auf/im
    ^ druck auf
    ^ rückenwind für
    unterstützen $
    einsetzen für
    """,
    CLASSES,
)
NOUNS = (
    ("rejects", _REJECTS),
    ("examines", _EXAMINES),
    ("could", _COULD),
    ("keeps", _KEEPS),
    ("demands", _DEMANDS),
    ("supports", _SUPPORTS),
)
