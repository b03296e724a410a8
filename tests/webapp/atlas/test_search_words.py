"""What people type becomes a text for to_tsquery, and nothing in it can be an operator."""

from __future__ import annotations

import pytest

from webapp.atlas.search_words import MAX_WORDS, tsquery


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("Radweg", "('radweg':*)"),
        ("Zug", "('zug')"),
        ("Fahrrad sicher", "('fahrrad':*) & ('sicher':*)"),
        ("das Rad für alle", "('rad')"),
        ("für", "('fur')"),
        ("", ""),
        (" ':*&|!() ", ""),
    ],
)
def test_words_are_joined(typed: str, query: str) -> None:
    assert tsquery(typed) == query


@pytest.mark.parametrize("typed", ["Überschwemmung", "ueberschwemmung", "UBERSCHWEMMUNG"])
def test_spellings_of_an_umlaut_are_one_word(typed: str) -> None:
    assert "'uberschwemmung':*" in tsquery(typed)


def test_a_long_text_has_so_many_words() -> None:
    assert tsquery(" ".join(f"wort{n}" for n in range(99))).count("&") == MAX_WORDS - 1


def test_a_quotation_can_not_be_ended() -> None:
    assert tsquery("a' | 'b\\' \0") == "('b')"
