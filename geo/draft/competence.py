"""Who decides: on rails, motorways, laws, teachers and police, others than county and town do.

A party there can demand or support only. `geo.draft.notation` explains the signs.
"""

from __future__ import annotations

import re

from geo.draft.notation import phrases
from geo.draft.stance_phrases import CLASSES, OTHERS

# What neither county nor town decides: who says that it must be done, supports it.
_OF_OTHERS = phrases(
    """
    # rails
    haltepunkt*/bahnhalt*/*bahnlinie*/*bahnstrecke*/*bahnsteig*/*bahnausbau/*bahnanbindung
    *bahndurchbruch/*bahnverkehr/*bahnverbindung*/schienen*/stadtbahn*/regionalbahn*/s-bahn*/u-bahn*
    s/re/rb/ire/ic/ice 0
    *gleis*/bestandsstrecke/zug/züge*/regionalexpress/intercity/fernzüge*/fernzug*
    die/der strecke
    # roads
    *ausbau der a 0
    ortsumgehung*/ortsumfahrung*
    a/b 0
    autobahn*/bundesstraße*/landesstraße*/lärmschutzwand/lärmschutzwände/lärmschutzwall
    # laws and rights
    wahlrecht/wahlalter/bürgerbegehren/bürgerentscheid*/volksbegehren/volksentscheid*/mindestlohn
    rechtsanspruch
    direkt ?vom+volk gewählt
    # state staff and money
    lehrkräfte/lehrerstellen/lehrerinnen/lehrplan/lehrpläne/polizei*/finanzausgleich*/fallpauschale*
    *landesprogramm/*landesmittel/landesgesetz*/bundesgesetz*/landesweit*/bundesweit*/bezahlkarte/schulgeld
    hochschule/fachhochschule/universität/*konnexität*/*konnexitätsprinzip*/ausbildungsvergütung
    kassenärzt*/arztsitz*/postfiliale*
    """,
    CLASSES,
)
_BY_OTHERS = phrases(
    """
    durch/vom/von ?das/den/die/der <others>
    des+bundes/des+landes/der+bahn … an/für
    """,
    {"others": OTHERS},
)
_WHERE = re.compile(
    r"\bzwischen [^,]*? und (?:den |der |dem )?[\w-]+|"
    r"\b(?:an|am|auf|im|in|bei|beim|vom|von|zum|zur|entlang|neben|zwischen) "
    r"(?:den |der |dem |allen |jedem |jeder |die |das )?[\w-]+"
)
_AT_OTHERS = phrases("bei/beim/gegenüber ?der/dem/den <others>", {"others": OTHERS})


def is_of_others(text: str) -> bool:
    """Whether a sentence is about what neither county nor town decides; where it lies does not count."""
    return _OF_OTHERS.search(" ".join(_WHERE.sub(" ", text).split())) is not None


def is_by_others(text: str) -> bool:
    """Whether others are named who shall do it: "Wiederbesetzung der Stellen durch das Land"."""
    return _BY_OTHERS.search(text) is not None


def turns_to_others(text: str) -> bool:
    """Whether others are spoken to: "beim Land", "gegenüber der Bahn"."""
    return _AT_OTHERS.search(text) is not None
