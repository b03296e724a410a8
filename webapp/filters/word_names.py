"""Names in which a common word is none: the "Bad" of Bad Münstereifel, the "Wähler" of the Freie Wähler.

Whoever searches for such a word means the thing; whoever types the whole name means what it names. All
pledges are the party's, so its name finds them all. ``static/js/words.js`` does the same to what is typed and
to what is marked.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

from geo.public import SMALL_WORDS, plain, written_words

# Words that are parts of many names and say nothing there: Neu Wulmstorf, Groß Köris, Markt Schwaben.
_OF_NAMES = (
    "neu alt gross klein ober unter nieder hohen hohe lange markt stadt dorf nord sud ost west mittel sankt"
    " st"
)
_WORDS_OF_NAMES = frozenset(_OF_NAMES.split())
ARTICLES = frozenset({"der", "die", "das", "den", "dem", "des", "the"})
# After these "Grünen" is the green: a party that is called by an adjective is many, or she.
_NEUTER = "das dem des im ins am ans zum vom beim aufs ums durchs furs"
_BEFORE_THINGS = frozenset(_NEUTER.split())
_JOINING = frozenset({"und", "oder", "and", "or"})
_MAX_WORDS = 5  # of a party's name, each of which may have two forms
Words = tuple[str, ...]


class SilentNames:
    """The names of places and of the party, in folded words."""

    def __init__(self, places: Iterable[str], party: Iterable[str], is_common: Callable[[str], bool]) -> None:
        """``is_common`` says whether people search for a folded word as a thing."""
        names = {tuple(map(plain, written_words(name))) for name in places}
        # A name and its silent words. With no other in it, as in Markt Wald, each is one to find it by.
        self._silent: dict[Words, frozenset[str]] = {}
        for name in sorted(names):
            silent = frozenset(word for word in name if word in _WORDS_OF_NAMES or is_common(word))
            if silent and set(name) - silent - SMALL_WORDS:
                self._silent[name] = silent
        #: The words that a place is found by: they keep their endings.
        self.of_places = {word for name in names for word in set(name) - self._silent.get(name, frozenset())}
        self._party = set(_party_names(party, is_common))
        self._silent.update((name, frozenset(name)) for name in self._party if len(name) > 1)
        self._by_first: dict[str, list[Words]] = {}
        for name in self._silent:
            self._by_first.setdefault(name[0], []).append(name)

    def silent_in(self, words: Sequence[str]) -> set[int]:
        """Return which of the folded words of a text are only parts of a name."""
        return {
            at + n
            for at, name in self._names_in(words)
            for n, word in enumerate(name)
            if word in self._silent[name]
        }

    def party_in(self, text: Sequence[str], words: Sequence[str]) -> set[int]:
        """Return which words of a text are the party's name, if that is one word: "die Grünen".

        ``text`` has them as they are written, ``words`` folded.
        """
        return {at for at in range(len(words)) if self._is_party(text, words, at)}

    def names_in(self, words: Sequence[str]) -> set[Words]:
        """Return the names with silent words that are in a text of folded words."""
        return {name for _, name in self._names_in(words)}

    def rows(self, there: Iterable[Words], lone: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield names as words, and their silent words: those of places that are ``there``, and of the party.

        ``lone`` are names of the party that no pledge has as a word.
        """
        party = {name for name in self._party if len(name) > 1}
        for name in sorted(party.union(there)):
            yield " ".join(name), " ".join(sorted(self._silent[name]))
        yield from ((name, name) for name in sorted(lone))

    def party(self) -> list[str]:
        """Return the names of the party in folded words, in all their forms."""
        return sorted(" ".join(name) for name in self._party)

    def is_party(self, words: Sequence[str]) -> bool:
        """Return whether some folded words are the name of the party, and nothing else."""
        return _without_articles(words) in self._party

    def silent(self, words: Sequence[str]) -> set[str]:
        """Return the folded words of a search that are only parts of a name."""
        return {word for _, name in self._names_in(words) for word in self._silent[name]}

    def _names_in(self, words: Sequence[str]) -> Iterator[tuple[int, Words]]:
        for at, word in enumerate(words):
            for name in self._by_first.get(word, ()):
                if tuple(words[at : at + len(name)]) == name:
                    yield at, name

    def _is_party(self, text: Sequence[str], words: Sequence[str], at: int) -> bool:
        """Return whether a word is the whole name of the party: "die Grünen", but no "Grüne Dächer"."""
        if (words[at],) not in self._party or not text[at][0].isupper():
            return False
        if not words[at].endswith(("e", "en")):
            return True
        before = words[at - 1] if at else ""
        if before in _BEFORE_THINGS:
            return False
        return before in ARTICLES or not _is_before_noun(text[at + 1 :])


def _is_before_noun(following: Sequence[str]) -> bool:
    """Return whether a noun follows, or another adjective and a noun: "Grüne (und saubere) Städte"."""
    if not following:
        return False
    if following[0].lower() in _JOINING and len(following) > 2:
        is_adjective = following[1].endswith(("e", "en")) and following[1].islower()
        return is_adjective and following[2][0].isupper()
    return following[0][0].isupper()


def _without_articles(words: Sequence[str]) -> Words:
    return tuple(itertools.dropwhile(ARTICLES.__contains__, words))


def _party_names(names: Iterable[str], is_common: Callable[[str], bool]) -> Iterator[Words]:
    """Yield the names in all their forms, without those that are nothing but a thing, like Zentrum."""
    for name in names:
        words = _without_articles(list(map(plain, written_words(name))))
        if not words or len(words) > _MAX_WORDS:
            continue
        if len(words) == 1 and is_common(words[0]) and not words[0].endswith(("e", "en")):
            continue
        yield from itertools.product(*map(_forms, words))


def _forms(word: str) -> tuple[str, ...]:
    if word in SMALL_WORDS:
        return (word,)
    if word.endswith(("e", "er")):
        return (word, f"{word}n")
    return (word, word[:-1]) if word.endswith("en") else (word,)
