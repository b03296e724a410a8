"""What a sentence promises, weighed together with those beside it.

The rules of `geo.draft.promises` judge one sentence. Many a promise is no different from a description by
itself: "Der Kreis zahlt die Fahrt". Its signs are counted, for and against, and what stands beside it counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from geo.draft import generalities, governing, phrases, signs, statements
from geo.draft.promises import DOUBTFUL, Promise, promise, we_do_nothing
from geo.draft.sections import Passage, Section
from geo.draft.speaker import Speaker
from geo.draft.stance import nominal_stance, stance_by_who_decides, stance_of
from geo.draft.tenses import is_perfect, is_preterite
from geo.draft.verbs import has_finite_verb

SURE = 0.8
# In a programme that says "wir wollen" where it promises, other sentences promise less.
EXPLICIT, LESS_IN_EXPLICIT = 0.45, 6.0
# What a rule has found is left out only if nearly all speaks against it.
MIN_OF_FOUND = -1.5
# The first sentence of a section says what it is about, if it does not say "we want".
OPENS_SECTION = -0.7
MOST_ITEMS, MIN_ITEMS, MAX_NOMINAL_WORDS = 0.5, 3, 25


@dataclass
class Utterance:
    """One sentence or item of a section.

    Parameters
    ----------
    passage : as it stands there
    ours : as one of ours (`geo.draft.speaker`)
    found : what it promises by itself, None if nothing
    alone : whether it is a paragraph of its own
    finite : whether it is a sentence, with a finite verb
    """

    passage: Passage
    ours: str
    found: Promise | None
    alone: bool
    finite: bool

    @property
    def text(self) -> str:
        return self.ours.lower().strip()


def utterances(section: Section, speaker: Speaker) -> list[Utterance]:
    """Return every sentence and item of a section, in order, each judged by itself."""
    found: list[Utterance] = []
    for paragraph in section.paragraphs:
        last = next((one.found for one in reversed(found)), None)
        found.extend(_utterances(paragraph, section, speaker, last))
    return found


def _utterances(
    paragraph: list[Passage], section: Section, speaker: Speaker, last: Promise | None
) -> Iterator[Utterance]:
    # "Dazu gehören" continues what the paragraph before ended with.
    before = last if phrases.GOES_ON.match(paragraph[0].text.lower()) else None
    goes_on = False
    for passage in paragraph:
        ours = speaker.as_we(passage.text, goes_on)
        goes_on = ours != passage.text
        intro = speaker.as_we(passage.intro)
        before = (
            None
            if speaker.of_others(passage.text)
            else promise(ours, intro, before, item=passage.item, heading=section.heading)
        )
        yield Utterance(passage, ours, before, len(paragraph) == 1, has_finite_verb(ours))


def explicitness(programme: Sequence[Sequence[Utterance]]) -> float:
    """Return how many of the sentences that promise say so: "wir wollen"."""
    found = [
        one.found
        for section in programme
        for one in section
        if one.found and (one.finite or one.passage.intro)
    ]
    return (sum(promised.confidence > SURE for promised in found) + 1) / (len(found) + 3)


def second_look(section: Sequence[Utterance], heading: str, explicit: float = 0.0) -> list[Promise | None]:
    """Return what each sentence of a section promises, seen together with the others.

    Parameters
    ----------
    explicit : of the whole programme (`explicitness`)
    """
    found = [one.found for one in section]
    if governing.denies(heading):
        return found
    less = LESS_IN_EXPLICIT * max(0.0, explicit - EXPLICIT)
    for run in _runs(section):
        share = sum(section[at].found is not None for at in run) / len(run)
        for at in run:
            if section[at].finite:
                found[at] = _weighed(section, at, less)
            elif share >= MOST_ITEMS and found[at] is None and _is_one_more(section[at], len(run)):
                found[at] = Promise(_stance(section[at]), DOUBTFUL)
    return found


def _runs(section: Sequence[Utterance]) -> Iterator[list[int]]:
    """Yield each list, and each stretch of sentences between lists."""
    for _, run in groupby(range(len(section)), key=lambda at: section[at].passage.item):
        yield list(run)


def _weighed(section: Sequence[Utterance], at: int, less: float) -> Promise | None:
    one = section[at]
    if one.found and one.passage.intro:
        return one.found
    if one.text.endswith((":", "?")) or statements.NO_PLAN.search(one.text) or governing.is_formal(one.ours):
        return None
    if governing.denies(one.passage.intro):
        return one.found
    if not one.found and generalities.names_no_deed(one.ours):
        return None
    if not one.found and (is_preterite(one.ours) or is_perfect(one.text) or we_do_nothing(one.text)):
        return None
    beside = sum(section[near].found is not None for near in (at - 1, at + 1) if 0 <= near < len(section))
    weight = signs.weight(one.ours, one.found.confidence if one.found else 0.0, beside, item=one.passage.item)
    if one.found:
        weight += generalities.concreteness(one.ours)
    elif not at and len(section) > 1:
        weight += OPENS_SECTION
    # "Könnte" is as explicit as "wir wollen".
    sure = one.found and (one.found.confidence > DOUBTFUL or one.found.stance == "could" or not less)
    if weight < (MIN_OF_FOUND if sure else less):
        return None
    return one.found or Promise(_stance(one), DOUBTFUL)


def _is_one_more(one: Utterance, length: int) -> bool:
    """Whether words without a verb are one more thing to do: a line of its own, not a slogan or figure."""
    if statements.NO_PLAN.search(one.text) or governing.is_formal(one.ours):
        return False
    if governing.denies(one.passage.intro) or one.text.endswith((":", "?", "…", ",")):
        return False
    if statements.COMPLAINT.match(one.text) or statements.FIGURE.search(one.text) or is_preterite(one.ours):
        return False
    if one.passage.item:
        return length >= MIN_ITEMS
    return one.alone and 2 <= len(one.text.split()) <= MAX_NOMINAL_WORDS and not one.text.endswith("!")


def _stance(one: Utterance) -> str:
    return (
        stance_of(one.text, wants=True)
        if one.finite
        else nominal_stance(one.text) or stance_by_who_decides(one.text)
    )
