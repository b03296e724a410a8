"""Verbs, in the infinitive, and the stance they say: "Neue Parkhäuser lehnen wir ab" is "ablehnen"."""

from __future__ import annotations

from geo.draft.words import word_set

REJECTS = word_set(
    "ablehnen zurückweisen ausschließen entgegentreten entgegenstellen abschaffen stoppen verbieten "
    "untersagen unterbinden unterlassen abrücken widersetzen widersprechen verweigern verwehren "
    "verwerfen abwehren beenden streichen kippen zurücknehmen zurückziehen verzichten absehen missbilligen "
    "verurteilen ächten verbannen boykottieren blockieren einstampfen aufkündigen absagen "
    "aufheben unterbleiben beerdigen begraben"
)
EXAMINES = word_set(
    "prüfen überprüfen nachprüfen untersuchen testen austesten erproben ausprobieren evaluieren ausloten "
    "abwägen erwägen klären abklären begutachten sondieren durchleuchten erkunden hinterfragen bewerten "
    "ermitteln nachdenken vergleichen"
)
KEEPS = word_set(
    "belassen weitermachen beibehalten behalten festhalten fortführen fortsetzen weiterführen "
    "weiterbetreiben bewahren "
    "aufrechterhalten weiterfinanzieren weiterfördern fortschreiben fortbestehen weiterbestehen "
    "weiterlaufen fortdauern verteidigen"
)
SUPPORTS = word_set(
    "unterstützen befürworten begrüßen ermutigen ermuntern appellieren plädieren fordern einfordern "
    "verlangen auffordern anmahnen drängen pochen hinwirken streiten starkmachen beistehen gutheißen "
    "mittragen mitziehen beipflichten beitreten anschließen aufrufen helfen mithelfen dringen "
    "solidarisieren zustimmen einwirken bejahen"
)
# To do these no longer, or not, is to keep what there is; to do nothing against it is neither.
TAKES_AWAY = word_set(
    "rütteln wachrütteln sparen kürzen einsparen schließen streichen abschaffen antasten aufgeben aufweichen "
    "reduzieren abbauen ausdünnen verkleinern stilllegen opfern privatisieren einstellen verschlechtern "
    "zusammenstreichen infragestellen beschneiden wegfallen verschwinden preisgeben verzichten"
)
IDLE = word_set(
    "nachlassen ruhen aufhören zusehen zuschauen wegsehen wegschauen warten abwarten vergessen zögern "
    "lockerlassen stehenbleiben scheuen alleinlassen hängenlassen hinauszögern aufschieben verschlafen "
    "kneifen müssen dürfen sollen können reden dauern ausreden vertrösten liegenlassen ausruhen "
    "ausspielen schämen verstecken überfordern gefährden verlieren verschließen beschränken"
)
PREFIXES = word_set(
    "ab an auf aus bei bereit dar durch ein entgegen fest fort frei her hin hinter los mit nach nieder "
    "statt teil um vor voran weg weiter wieder zu zurück zusammen"
)
VERBS = (("rejects", REJECTS), ("examines", EXAMINES), ("keeps", KEEPS), ("supports", SUPPORTS))
