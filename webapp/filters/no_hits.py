"""Why a filter shows no pledge, and what may help: ``static/js/no_hits.js`` says the same in the browser."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from geo.public import plain, words_to_find, written_words
from webapp.filters.grammar import Filter
from webapp.filters.index import PledgeIndex

# No pledge has a word; none has all of them; those that have them are hidden by the rest of the filter; the
# filter has no word.
UNKNOWN, APART, ELSEWHERE, EMPTY = "unknown", "apart", "elsewhere", "empty"
NEAREST_TOPICS = 3


@dataclass(frozen=True)
class Way:
    """A text to search for instead: its query, and how many pledges it finds."""

    text: str
    query: str
    count: int


@dataclass(frozen=True)
class NoHits:
    """``words`` are those that the reason is about, ``topics`` the keys of those to look at instead."""

    reason: str
    words: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    topics: tuple[str, ...] = ()


def no_hits(index: PledgeIndex, chosen: Filter) -> NoHits:
    """Return why a filter shows nothing; ask only if that is so."""
    words = index.words
    unknown = words.unknown(chosen.text)
    if unknown:
        suggested = [(word, other) for word in unknown for other in words.similar(word)]
        ways = [_way(index, _with(chosen.text, word, other)) for word, other in suggested]
        topics = _nearest_topics(index, [other for _word, other in suggested])
        return NoHits(UNKNOWN, tuple(unknown), tuple(ways), topics)
    if not words_to_find(chosen.text):
        return NoHits(EMPTY)
    typed = {plain(word): word for word in reversed(written_words(chosen.text))}
    texts = tuple(typed[word] for word in words_to_find(chosen.text))
    if not words.find(chosen.text):
        return NoHits(APART, texts, tuple(_way(index, text) for text in texts))
    return NoHits(ELSEWHERE, texts, (_way(index, chosen.text),))


def _way(index: PledgeIndex, text: str) -> Way:
    return Way(text, urlencode({"q": text}), len(index.apply(Filter(text=text)).shown))


def _with(text: str, word: str, other: str) -> str:
    """Return a text with another word in the place of one."""
    return " ".join(other if written == word else written for written in written_words(text))


def _nearest_topics(index: PledgeIndex, words: list[str]) -> tuple[str, ...]:
    """Return the topics of what some words find, most of it first in the order of the site; all without."""
    counts: Counter[str] = Counter()
    for word in words:
        found = index.apply(Filter(text=word)).topic_counts
        counts.update({key: count for key, count in found.items() if count})
    nearest = {key for key, _count in counts.most_common(NEAREST_TOPICS)}
    return tuple(key for key in index.topics if key in nearest or not nearest)
