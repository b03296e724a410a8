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
    haltepunkt*/bahnhalt*/*bahnlinie*/*bahnstrecke*/*bahnsteig*/stadtbahn*/regionalbahn*/s-bahn*/u-bahn*
    s/re/rb/ire/ic/ice 0
    *gleis*/bestandsstrecke/zug/züge*/regionalexpress/intercity/fernzüge*/fernzug*/strecke
    # roads
    *ausbau der a 0
    a/b 0
    autobahn*/bundesstraße*/landesstraße*/lärmschutzwand/lärmschutzwände/lärmschutzwall
    # laws and rights
    wahlrecht/wahlalter/bürgerbegehren/bürgerentscheid*/volksbegehren/volksentscheid*/mindestlohn/rechtsanspruch
    direkt ?vom+volk gewählt
    # state staff and money
    lehrkräfte/lehrerstellen/lehrerinnen/lehrplan/lehrpläne/polizei*/finanzausgleich*/fallpauschale*
    kassenärzt*/arztsitz*/postfiliale*
    """,
    CLASSES,
)
_WHERE = re.compile(
    r"\b(?:an|am|auf|im|in|bei|beim|vom|von|zum|zur|entlang|neben|zwischen) "
    r"(?:den |der |dem |allen |jedem |jeder |die |das )?[\w-]+"
)
_AT_OTHERS = phrases("bei/beim/gegenüber ?der/dem/den <others>", {"others": OTHERS})


def is_of_others(text: str) -> bool:
    """Whether a sentence is about what neither county nor town decides; where it lies does not count."""
    return _OF_OTHERS.search(_WHERE.sub(" ", text)) is not None


def turns_to_others(text: str) -> bool:
    """Whether others are spoken to: "beim Land", "gegenüber der Bahn"."""
    return _AT_OTHERS.search(text) is not None
