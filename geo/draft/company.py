"""What the sentences beside it say about one that may promise or describe: a second look at a section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from geo.draft import governing, present, statements
from geo.draft.promises import DOUBTFUL, Promise, is_past
from geo.draft.sections import Passage
from geo.draft.stance import nominal_stance, stance_of
from geo.draft.verbs import has_finite_verb

# Of the sentences beside it, how many promise; how many signs of a promise one then needs.
MOST_ITEMS, MOST, MIN_BESIDE = 0.5, 0.65, 3
NEEDED_AMONG_PROMISES, NEEDED_BESIDE_SOME, NEEDED_ALONE = 1, 2, 3
MIN_ITEMS, MIN_NOMINAL_WORDS, MAX_NOMINAL_WORDS = 3, 2, 25


@dataclass
class Candidate:
    """One sentence or item of a section.

    Parameters
    ----------
    passage : as it stands there
    ours : as one of ours (`geo.draft.speaker`)
    found : what it promises by itself, None if nothing
    alone : whether it is a paragraph of its own
    """

    passage: Passage
    ours: str
    found: Promise | None
    alone: bool

    @property
    def text(self) -> str:
        return self.ours.lower().strip()


def second_look(candidates: Sequence[Candidate], heading: str) -> list[Promise | None]:
    """Return what each sentence of a section promises, seen together with the others.

    Items between items that promise do, unless they describe. So does a sentence in the present tense, the
    fewer signs it bears the more sentences beside it promise.
    """
    found = [candidate.found for candidate in candidates]
    if governing.denies(heading):
        return found
    for run in _runs(candidates):
        share = _share(run, candidates)
        for at in run:
            one = candidates[at]
            if one.found is None and _promises(one, share, len(run)):
                found[at] = Promise(_stance(one.ours), DOUBTFUL)
    return found


def _runs(candidates: Sequence[Candidate]) -> Iterator[list[int]]:
    """Yield each list, and each stretch of sentences between lists."""
    for _, run in groupby(range(len(candidates)), key=lambda at: candidates[at].passage.item):
        yield list(run)


def _share(run: list[int], candidates: Sequence[Candidate]) -> float:
    """How many of a list promise; of sentences, those of the whole section count."""
    if candidates[run[0]].passage.item:
        beside = [candidates[at] for at in run]
        return sum(one.found is not None for one in beside) / len(beside)
    beside = [one for one in candidates if not one.passage.text.endswith(":")]
    if len(beside) <= MIN_BESIDE:
        return min(MOST / 2, float(any(one.found for one in beside)))
    # The sentence itself is none of those beside it.
    return sum(one.found is not None for one in beside) / (len(beside) - 1)


def _promises(one: Candidate, share: float, length: int) -> bool:
    if is_past(one.ours) or statements.NO_PLAN.search(one.text) or governing.is_formal(one.ours):
        return False
    if governing.denies(one.passage.intro) or one.text.endswith((":", "?")):
        return False
    if not has_finite_verb(one.ours):
        return share >= MOST_ITEMS and _is_nominal(one, length)
    if one.passage.item and length >= MIN_ITEMS and share >= MOST_ITEMS:
        return present.score(one.text) >= 0
    return present.score(one.text) >= _needed(share)


def _needed(share: float) -> int:
    if share >= MOST:
        return NEEDED_AMONG_PROMISES
    return NEEDED_BESIDE_SOME if share else NEEDED_ALONE


def _is_nominal(one: Candidate, length: int) -> bool:
    """Whether words without a verb are one more thing to do: a line of its own, not a slogan or figure."""
    words = one.text.split()
    if statements.COMPLAINT.match(one.text) or statements.FIGURE.search(one.text):
        return False
    if one.passage.item:
        return length >= MIN_ITEMS
    return (
        one.alone
        and MIN_NOMINAL_WORDS <= len(words) <= MAX_NOMINAL_WORDS
        and not one.text.endswith(("!", "…", ","))
    )


def _stance(ours: str) -> str:
    text = ours.lower().strip()
    return stance_of(text, wants=True) if has_finite_verb(ours) else nominal_stance(text) or "will"
