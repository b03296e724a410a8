"""What the nouns beside the name of a town mean, and the things that stops and streets are called after."""

from __future__ import annotations

import re

from geo.draft.ordinary import is_name, is_ordinary
from geo.draft.words import Word, word_set

# "Auener Straße" leads to Auen, "Auener Lindenstraße" is there.
STREETS = word_set(
    "strasse str strassen weg platz allee landstrasse chaussee ring gasse damm tor ufer bruecke "
    "hochbruecke kreuz"
)
STREET_ENDS = (
    "strasse",
    "weg",
    "platz",
    "allee",
    "chaussee",
    "ring",
    "gasse",
    "ufer",
    "damm",
    "tor",
    "markt",
    "graben",
    "wall",
    "steig",
    "promenade",
)
SURE_STREETS = ("strasse", "gasse", "allee", "chaussee")
KINDS_OF_STREETS = word_set(
    "umgehungsstrasse wasserstrasse bundesstrasse landstrasse landesstrasse kreisstrasse seitenstrasse "
    "einkaufsstrasse spielstrasse fahrradstrasse ortsstrasse einbahnstrasse nebenstrasse strasse gasse "
    "allee anliegerstrasse wohnstrasse durchgangsstrasse hauptverkehrsstrasse sackgasse datenstrasse"
)
# "Hofoldinger Forst" is a forest of its own, not Hofolding.
LANDSCAPE = word_set(
    "wald forst see weiher teich bach ried moor moos heide aue tal berg insel schlucht hoehe bruch "
    "holz land laendchen becken bucht foerde marsch hart hardt boerde ebene gaeu platte alb huegelland "
    "berge seen hoehen auen wiesen felder haff bodden geest senke winkel"
)
WOODS = (
    "wald",
    "forst",
    "moor",
    "weiher",
    "heide",
    "ried",
    "schmalspurbahn",
    "nordbahn",
    "suedbahn",
    "kleinbahn",
)
# A place is called so, but a text means what is done: "am Neubau in Auen".
DEEDS = word_set(
    "neubau ausbau umbau anbau altbau aufbau bau ziel ende anfang start grenze rand standort netz "
    "verkehr zukunft freiheit hoffnung heimat familie natur umwelt leben arbeit bildung sport kultur "
    "energie wasser"
)
OFFICES = word_set(
    "rathaus rathauses landratsamt landratsamts landratsamtes kreisverwaltung finanzamt "
    "stadtverwaltung gericht amtsgericht jobcenter arbeitsamt polizei post sparkasse"
)
# Headings of a single word that are the place in a town; others of the language are topics.
ALONE = word_set(
    "bahnhof hauptbahnhof freibad hallenbad schwimmbad marktplatz stadthalle innenstadt altstadt "
    "stadtmitte ortsmitte hafen stadtpark klinikum krankenhaus schloss flughafen"
)
ARTICLES = word_set("der die das unser unsere am im")
AROUND_STATION = re.compile(
    r"bahnhofs?(?:vorplatz|umfeld|gebaeude|areal|gelaende|viertel|quartier|tunnel)(?:e?s)?"
)
EXAMPLES = word_set("vorbild beispiel modell muster vorbildern")
PARTS_OF_A_TOWN = word_set("alt nord sued ost west inner kern")
QUARTERS = word_set(
    "nord sued ost west norden sueden osten westen mitte stadt zentrum innenstadt altstadt neustadt "
    "kernstadt nordstadt suedstadt oststadt weststadt ort dorf land bahnhof hauptbahnhof"
)
PREPOSITIONS = word_set("am im an auf in zur zum bei hinter unter vor")
ADJECTIVES = ("e", "en", "er", "es")
NOT_OF_THE_TOWN = word_set(
    "spd cdu csu fdp gruene gruenen linke linken afd oedp fwg volt piraten bsw fraktion ratsfraktion "
    "kreis kreises kreistag modell appell erklaerung abkommen zeitung nachrichten"
)
LOCATING = word_set("in von zu bei")


def is_common(word: Word) -> bool:
    """Whether a name is a word of the language: "Grenze", "Rastplatz"; not "Lindenstraße"."""
    if word.folded.endswith(SURE_STREETS):
        return word.folded in KINDS_OF_STREETS
    return is_ordinary(word.text) and not is_name(word.text)


def is_title(words: list[Word], at: int) -> bool:
    """ "Auen-Klinik" is called after a river, "Auen-Pass" is no place; "Auen-Nord" is."""
    word = words[at]
    return word.folded not in QUARTERS and is_ordinary(word.text) and not is_name(word.text)


def nouns(folded: str) -> list[str]:
    """Return what a noun can be the genitive of, itself first; "Bahnhofsvorplatz" is at the station."""
    forms = [folded, *[folded[: -len(end)] for end in ("es", "s") if folded.endswith(end)]]
    return [*forms, "bahnhof"] if AROUND_STATION.fullmatch(folded) else forms
