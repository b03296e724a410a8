"""What a party adds to the search of words: section ``search`` of the settings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from geo.errors import Problem
from geo.text.stems import plain, stem, written_words
from geo.words.messages import problem, remedy_of_setting

SECTION = "search"
ALIKE = "alike"


@dataclass(frozen=True)
class Search:
    """``alike`` has lines of words with commas between them: to a search they mean the same."""

    alike: tuple[str, ...] = ()


def search_of(raw: dict[str, Any]) -> Search:
    """Return the section, which `check_search` has checked."""
    return Search(tuple(raw.get(ALIKE, ())))


def check_search(file: str, raw: Any) -> Iterator[Problem]:
    """Report what is wrong with the section as it was read."""
    if not isinstance(raw, dict):
        yield _wrong(file, SECTION, raw)
        return
    for name in sorted(raw.keys() - {ALIKE}):
        yield problem("setting_unknown", file, None, f"{SECTION}.{name}", section=SECTION, choices=ALIKE)
    lines = raw.get(ALIKE, [])
    for line in lines if isinstance(lines, list) else [lines]:
        if not isinstance(lines, list) or not _is_group(line):
            yield _wrong(file, f"{SECTION}.{ALIKE}", line)


def _is_group(line: Any) -> bool:
    """Return whether it has at least two words with different stems, and each member is one word."""
    if not isinstance(line, str):
        return False
    is_words = all(len(written_words(member)) == 1 for member in re.split("[,:]", line))
    stems = {stem(plain(word)) for word in written_words(line)}
    return is_words and len(stems) > 1


def _wrong(file: str, name: str, value: object) -> Problem:
    return problem("setting_wrong", file, None, name, str(value), remedy=remedy_of_setting(name))
