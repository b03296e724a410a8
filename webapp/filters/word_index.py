"""Which pledges a word finds: looked up in what is made once for a build and a language.

A word finds its own forms, compounds that it is a part of, and what means the same; one that is unknown finds
the words that begin with it, but a thing does not: "Mut" is no beginning of "Mutter". The name of a topic
counts for those of its pledges that name none of its subjects. ``static/js/words.js`` looks up the same in
`WordIndex.as_json`; tests/webapp/agreement/words.json has what each word must find.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from rapidfuzz import fuzz, process

from geo.public import (
    GROUPS,
    SMALL_WORDS,
    THING_STEMS,
    THINGS,
    Compounds,
    alike,
    groups_of,
    plain,
    stem,
    told_words,
    words_to_find,
    written_words,
)
from webapp.filters import bits as bit_sets
from webapp.filters.word_names import SilentNames

SUGGESTIONS = 3
# Scores out of 100, for suggestions only: the lowest one, and how far below the best one it may be.
MIN_SCORE, MAX_SCORE_GAP = 81, 10
MIN_SUGGESTED_LENGTH = 4
MIN_PART_LENGTH = 3
CACHE_SIZE = 4096
_SUBJECT_ENDS = re.compile(r"[,&/]| und | and ")


@dataclass(frozen=True)
class Text:
    """The searchable text of a pledge, and the name of its topic."""

    pledge_id: str
    text: str
    topic: str


@dataclass(frozen=True)
class Hits:
    """What a word finds: ``bits`` has one bit per pledge, ``forms`` are the folded words to be marked."""

    forms: frozenset[str] = frozenset()
    bits: int = 0


class WordIndex:
    """The words of the pledges of a build in one language."""

    def __init__(
        self,
        texts: Sequence[Text],
        names: Iterable[str] = (),
        groups: Iterable[str] = (),
        party: Iterable[str] = (),
    ) -> None:
        """``names`` are those of municipalities and Ortsteile; ``groups`` what a party says is alike.

        ``party`` has all names of the party.
        """
        self._texts = texts
        self._groups = groups_of((*GROUPS, *groups))
        self._alike = alike(self._groups)
        self._in_names = SilentNames(names, party, self._is_thing)
        self._names = self._in_names.of_places
        self._written: dict[str, Counter[str]] = defaultdict(Counter)
        # By folded word and pledge: which times that it is there, counted from 0, it is no thing.
        self._unmarked: dict[str, dict[int, list[int]]] = defaultdict(dict)
        self._names_there: set[tuple[str, ...]] = set()
        self._fold = cache(plain)
        self._bits_of = self._read()
        self._terms = self._make_terms()
        self._of_topic = dict(self._add_topics())
        self._forms = sorted(self._bits_of)
        self._by_term: dict[str, list[str]] = defaultdict(list)
        for form in self._forms:
            for term in self._terms[form]:
                self._by_term[term].append(form)
        self._look_up = lru_cache(CACHE_SIZE)(self._find)
        # "Fahrad" may mean "Fahrrad", even if the pledges say "Rad".
        others = [word for group in self._groups for half in group for word in half]
        self._other = {plain(word): word for word in reversed(others)}
        # "CDU" beside other words: nothing else is called so.
        names = (name for name in self._in_names.party() if " " not in name)
        self._lone_party = {name for name in names if not self._look_up(name).bits}
        usable = (form for form in {*self._forms, *self._other} if len(form) >= MIN_SUGGESTED_LENGTH)
        self._suggested = sorted(form for form in usable if self._look_up(form).bits)

    def find(self, text: str) -> int | None:
        """Return the pledges that have all words of a text, one bit each; None if it has no word."""
        words = words_to_find(text)
        if not words:
            return None
        needed = self._needed(text)
        found = (1 << len(self._texts)) - 1
        for word in needed:
            found &= self._look_up(word).bits
        return found | self._of_topic.get(frozenset(words), 0)

    def hits(self, word: str) -> Hits:
        """Return what a folded word finds."""
        return self._look_up(word)

    def unknown(self, text: str) -> list[str]:
        """Return the words of a text that no pledge has, as they were written."""
        needed = self._needed(text)
        written = {plain(word): word for word in reversed(written_words(text)) if plain(word) in needed}
        return [written[word] for word in needed if not self._look_up(word).bits]

    def _needed(self, text: str) -> list[str]:
        """Return the words that pledges must have: none for the name of the party."""
        words = [plain(word) for word in written_words(text)]
        if self._in_names.is_party(words):
            return []
        silent = self._in_names.silent(words) | self._lone_party
        return [word for word in words_to_find(text) if word not in silent]

    def similar(self, word: str) -> list[str]:
        """Return the words of pledges that a mistyped one may mean, best first, as they are written."""
        hits = process.extract(
            plain(word), self._suggested, scorer=fuzz.ratio, limit=None, score_cutoff=MIN_SCORE
        )
        found: dict[str, str] = {}
        for form, score, _ in hits:
            if score >= hits[0][1] - MAX_SCORE_GAP:
                found.setdefault(self._stem(form), form)
        return [self.written(form) for form in list(found.values())[:SUGGESTIONS]]

    def written(self, form: str) -> str:
        """Return a folded word as it is mostly written."""
        return self._written[form].most_common(1)[0][0] if form in self._written else self._other[form]

    def as_json(self) -> str:
        """Return all of it for the browser: `as_data` in few bytes."""
        return compact_json(self.as_data())

    def as_data(self) -> dict[str, Any]:
        """Return all of it for the browser.

        ``ids`` has the pledges; ``words`` for each word how it is written, its stem and parts, and its
        pledges, each as the step from the one before; ``names`` are words that keep their endings; ``things``
        those that are no beginnings of others; ``alike`` has words that mean the same; ``topics`` the words
        of a name, and its pledges. ``inNames`` are names with the words that say nothing in them, ``party``
        those of the party; ``unmarked`` a word, a pledge, and which of its words of this form is no thing.
        """
        words = [
            [self.written(form), " ".join(self._listed_terms(form)), *_steps(self._bits_of[form])]
            for form in self._forms
        ]
        return {
            "ids": [one.pledge_id for one in self._texts],
            "words": words,
            "names": sorted(name for name in self._names if stem(name) != name),
            "things": sorted(self._absent_things()),
            "alike": [[" ".join(half) for half in group] for group in self._groups],
            "topics": [[" ".join(sorted(words)), *_steps(bits)] for words, bits in self._of_topic.items()],
            "inNames": list(self._in_names.rows(self._names_there, self._lone_party)),
            "party": self._in_names.party(),
            "unmarked": [
                [form, position, *counts]
                for form, there in sorted(self._unmarked.items())
                if form in self._bits_of
                for position, counts in there.items()
            ],
        }

    def _absent_things(self) -> Iterator[str]:
        for term in THINGS - self._by_term.keys() - self._alike.keys():
            if any(True for _ in self._beginning(term)):
                yield term

    def _read(self) -> dict[str, int]:
        """Return the pledges that have each folded word, and note how the words are written.

        What is written like a thing and means none is noted too, so that it is not marked.
        """
        positions: dict[str, list[int]] = defaultdict(list)
        for position, one in enumerate(self._texts):
            told = list(told_words(one.text))
            written = [word for word, _ in told]
            words = [self._fold(word) for word in written]
            in_names, in_party = self._in_names.silent_in(words), self._in_names.party_in(written, words)
            counts: Counter[str] = Counter()
            for at, (form, (word, is_told)) in enumerate(zip(words, told, strict=True)):
                if not is_told or at in in_party:
                    self._unmarked[form].setdefault(position, []).append(counts[form])
                elif at not in in_names:
                    positions[form].append(position)
                    self._written[form][word] += 1
                counts[form] += 1
            self._names_there.update(self._in_names.names_in(words))
        return {form: bit_sets.of_positions(found) for form, found in positions.items()}

    def _add(self, word: str, bits: int) -> None:
        form = plain(word)
        self._written[form][word] += bits.bit_count()
        self._bits_of[form] = self._bits_of.get(form, 0) | bits

    def _stem(self, word: str) -> str:
        return stem(word, self._names)

    def _make_terms(self) -> dict[str, frozenset[str]]:
        """Return the stem and the parts of each word."""
        known = {plain(word) for one in self._texts for word in written_words(one.topic)}
        compounds = Compounds({*self._bits_of, *known}, self._names)
        return {form: compounds.parts(form) | {self._stem(form)} for form in {*self._bits_of, *known}}

    def _listed_terms(self, form: str) -> list[str]:
        first = self._stem(form)
        return [first, *sorted(self._terms[form] - {first})]

    def _add_topics(self) -> Iterator[tuple[frozenset[str], int]]:
        """Add the names of topics to their pledges without any of the subjects; yield all pledges of each."""
        for label in dict.fromkeys(one.topic for one in self._texts):
            of_topic = bit_sets.of_flags(one.topic == label for one in self._texts)
            yield frozenset(words_to_find(label)), of_topic
            words = [
                word
                for subject in _SUBJECT_ENDS.split(label)
                for word in written_words(subject)
                if plain(word) not in SMALL_WORDS
            ]
            about = {term for word in words for term in self._meant(self._stem(plain(word)))}
            has_subject = 0
            for form, bits in self._bits_of.items():
                has_subject |= bits if self._terms[form] & about else 0
            if without := of_topic & ~has_subject:
                for word in words:
                    self._add(word, without)

    def _is_thing(self, word: str) -> bool:
        term = stem(word)
        return term in THING_STEMS or term in self._alike

    def _meant(self, term: str) -> frozenset[str]:
        return self._alike.get(term, frozenset()) | {term}

    def _is_known(self, term: str) -> bool:
        return term in self._by_term or term in self._alike or term in THINGS

    def _find(self, word: str) -> Hits:
        key = self._stem(word)
        forms = {form for term in self._meant(key) for form in self._by_term.get(term, ())}
        if not self._is_known(key):
            forms |= set(self._beginning(word))
        if forms:
            bits = 0
            for form in forms:
                bits |= self._bits_of[form]
            return Hits(frozenset(forms), bits)
        return self._find_parts(word)

    def _may_be_part(self, word: str) -> bool:
        return word not in SMALL_WORDS and self._is_known(self._stem(word))

    def _beginning(self, word: str) -> Iterator[str]:
        for form in self._forms[bisect_left(self._forms, word) :]:
            if not form.startswith(word):
                return
            yield form

    def _find_parts(self, word: str) -> Hits:
        """Return what has both parts of a compound that no pledge has: "Kitaplatz"."""
        for end in range(len(word) - MIN_PART_LENGTH, MIN_PART_LENGTH - 1, -1):
            first, last = word[:end], word[end:]
            if self._may_be_part(first) and self._may_be_part(last):
                one, other = self._look_up(first), self._look_up(last)
                if both := one.bits & other.bits:
                    return Hits(one.forms | other.forms, both)
        return Hits()


def compact_json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _steps(bits: int) -> list[int]:
    positions = bit_sets.positions(bits)
    return [at - before for before, at in zip([0, *positions], positions, strict=False)]
