"""Which maps are collected: named one by one, or in a file with one in each line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from geo.country.addresses import KEY, MAX_KEY, checked, is_web, key_of, name_of
from geo.errors import Problem, ProblemsFound
from geo.files import read_bytes
from geo.words.messages import problem

MAX_BYTES = 5_000_000
_WHERE = "geo collect"


@dataclass(frozen=True)
class Given:
    """A source as somebody has named it; ``address`` is http(s), or a path."""

    key: str
    address: str

    @property
    def is_web(self) -> bool:
        return is_web(self.address)


def given_by(addresses: Iterable[str], file: Path | None) -> tuple[list[Given], list[Problem]]:
    """Return the sources in order, each once, and what is wrong with the others.

    Raises
    ------
    ProblemsFound : there is none at all
    FileNotFoundError : the file is missing
    """
    found: dict[str, Given] = {}
    problems: list[Problem] = []
    named = [(_WHERE, (address,), Path()) for address in addresses]
    listed = [(file.name, words, file.parent) for words in _lines(file)] if file else []
    for where, words, folder in (*named, *listed):
        try:
            one = _given(where, words, folder)
        except ProblemsFound as error:
            problems += error.problems
            continue
        former = found.setdefault(one.key, one)
        if name_of(former.address) != name_of(one.address):
            both = f"{former.address}, {one.address}"
            problems.append(problem("source_twice", where, value=one.key, addresses=both))
    if not found and not problems:
        raise ProblemsFound([problem("sources_none", file.name if file else _WHERE)])
    return list(found.values()), problems


def _lines(file: Path) -> Iterator[tuple[str, ...]]:
    """The words of each line that has some; "#" begins a comment where a word could begin."""
    text = read_bytes(file, MAX_BYTES).decode("utf-8-sig", "replace")
    for line in text.splitlines():
        words = tuple(takewhile(lambda word: not word.startswith("#"), line.split()))
        if words:
            yield words


def _given(where: str, words: tuple[str, ...], folder: Path) -> Given:
    *names, address = words
    if len(names) > 1:
        raise ProblemsFound([problem("sources_line", where, value=" ".join(words))])
    # Paths in a list are from its folder, so that a timer may run anywhere.
    place = checked(names[0] if names else where, address) if is_web(address) else str(folder / address)
    key = names[0] if names else key_of(place)
    if not (KEY.fullmatch(key) and len(key) <= MAX_KEY):
        raise ProblemsFound([problem("source_key", where, value=key, limit=MAX_KEY)])
    return Given(key, place)
