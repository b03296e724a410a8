"""The words of the pledges by how they begin, so that a frame loads only those that its word may need.

A file has all that looking up a word with this beginning needs: words that begin like it, words with a part
that does, and words that mean the same as one that does. ``static/js/frame_words.js`` puts files together
again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from geo.public import alike, plain, stem, words_to_find

Published = dict[str, Any]
MAX_ROWS = 40  # of a file: a letter with more words has files for two or three letters
MOST_LETTERS = 3
_PARTS = ("words", "names", "things", "alike", "topics", "inNames", "party", "unmarked")


def by_beginning(published: Published) -> dict[str, Published]:
    """Return `WordIndex.as_data` in parts, by the beginning of folded words; without the ids of pledges.

    No beginning is that of another one. What is shorter than all with its letter is in one of them: whoever
    looks for it needs them all.
    """
    rows = list(_rows(published))
    count = Counter(start for _, _, words in rows for start in {_start(w, n) for w in words for n in (1, 2)})
    files: dict[str, Published] = defaultdict(lambda: {part: [] for part in _PARTS})
    for part, row, words in rows:
        for beginning in {_beginning(word, count) for word in words}:
            files[beginning][part].append(row)
    return dict(sorted(files.items()))


def _start(word: str, letters: int) -> str:
    return word.ljust(letters, "a")[:letters]


def _beginning(word: str, count: Counter[str]) -> str:
    starts = (_start(word, letters) for letters in range(1, MOST_LETTERS))
    return next((start for start in starts if count[start] <= MAX_ROWS), _start(word, MOST_LETTERS))


def _rows(published: Published) -> Iterator[tuple[str, Any, set[str]]]:
    """Yield each row with its part, and the words that it is looked up for."""
    groups = [(words.split(), narrower.split()) for words, narrower in published["alike"]]
    keys_of: dict[str, set[str]] = defaultdict(set)
    for key, others in alike(groups).items():
        for other in others:
            keys_of[other].add(key)
    for row in published["words"]:
        terms = set(row[1].split())
        yield "words", row, {plain(row[0]), *terms, *(key for term in terms for key in keys_of[term])}
    for (words, _), row in zip(groups, published["alike"], strict=True):
        yield "alike", row, {stem(plain(word)) for word in words}
    for part in ("names", "things"):
        for word in published[part]:
            yield part, word, {word}
    for part in ("topics", "inNames"):
        for row in published[part]:
            yield part, row, _first(row[0])
    for name in published["party"]:
        yield "party", name, _first(name)
    for row in published["unmarked"]:
        yield "unmarked", row, {row[0]}


def _first(name: str) -> set[str]:
    """Return the first word that a search for a name looks up."""
    return set(words_to_find(name)[:1])
