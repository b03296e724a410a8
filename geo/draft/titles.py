"""A title for a proposal, where its own words are short enough to be one."""

from __future__ import annotations

from geo.draft.proposals import Proposal
from geo.draft.verbs import has_finite_verb
from geo.table.schema import MAX_LENGTHS

MAX_TITLE_WORDS = 10
_ENDS = " .,;:!–-"


def title_of(proposal: Proposal) -> str:
    """Return the text of a short item without a verb, as a title; "" if a person has to think of one.

    "Keine neuen Straßen" stays as it is: the stance says who rejects it.
    """
    text = proposal.text.strip(_ENDS)
    fits = len(text) <= MAX_LENGTHS["title"] and 1 < len(text.split()) <= MAX_TITLE_WORDS
    if not fits or has_finite_verb(text):
        return ""
    first, _, rest = text.partition(" ")
    # "einen Radweg nach Auen" is the object of what introduces it.
    nominative = {"einen": "ein", "den": "der"}.get(first, first)
    return f"{nominative[0].upper()}{nominative[1:]} {rest}"
