"""Signs that nobody sees: taken away where they mean nothing, refused by name where they deceive."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text.signs import cleaned, cleaned_value, refused

INVISIBLE = ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u180e", "\u2063"]
BLANKS = ["\u00a0", "\u2009", "\u202f", "\u2003", "\u3000", "\u2007", "\u3164"]


@pytest.mark.parametrize("character", INVISIBLE)
def test_characters_without_width_are_removed(character):
    assert cleaned(f"{character}Kreu{character}zau{character}") == "Kreuzau"
    assert cleaned(character * 3) == ""
    assert cleaned(f"ü{character}5 {character}–{character}") == "ü5 –"


@pytest.mark.parametrize("character", BLANKS)
def test_blanks_of_any_width_are_plain_ones(character):
    assert cleaned(f"5{character}km") == "5 km"
    assert cleaned(character + " " + character) == ""


@pytest.mark.parametrize(
    "text",
    [
        "👩‍🌾 pflanzt",
        "👩🏽‍🚒",
        "🏳️‍🌈",
        "❤️",
        "🧑‍🤝‍🧑",
        "می‌خواهم",
        "1️⃣",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    ],
)
def test_emoji_and_scripts_that_need_joiners_keep_them(text):
    assert cleaned(text) == text
    assert refused(text) == ""


def test_a_letter_and_its_marks_are_one_sign():
    assert cleaned(unicodedata.normalize("NFD", "Größe für Ämter")) == "Größe für Ämter"
    assert cleaned("u\u00ad\u0308ber") == "über"


def test_line_ends_of_any_kind_are_one():
    assert cleaned("a\r\nb\rc\u2028d\ne") == "a\nb\nc\nd\ne"
    assert cleaned("a\tb") == "a\tb"


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\u202a", "U+202A LEFT-TO-RIGHT EMBEDDING"),
        ("\u2066", "U+2066 LEFT-TO-RIGHT ISOLATE"),
        ("\u2069", "U+2069 POP DIRECTIONAL ISOLATE"),
        ("\u200e", "U+200E LEFT-TO-RIGHT MARK"),
        ("\u200f", "U+200F RIGHT-TO-LEFT MARK"),
        ("\u061c", "U+061C ARABIC LETTER MARK"),
        ("\x00", "U+0000 NULL"),
        ("\x07", "U+0007 ALERT"),
        ("\x0b", "U+000B VERTICAL TAB"),
        ("\x1b", "U+001B ESCAPE"),
        ("\x1f", "U+001F INFORMATION SEPARATOR ONE"),
        ("\x7f", "U+007F DELETE"),
        ("\x81", "U+0081 CONTROL"),
        ("\x9f", "U+009F CONTROL"),
        ("\uf0b7", "U+F0B7 PRIVATE USE"),
        ("\ufffc", "U+FFFC OBJECT REPLACEMENT CHARACTER"),
        ("\U000e0041", "U+E0041 TAG LATIN CAPITAL LETTER A"),
    ],
)
def test_characters_that_deceive_are_refused_by_name(character, name):
    assert refused(f"Bus{character}se") == name
    assert character in cleaned(f"Bus{character}se")


@pytest.mark.parametrize("character", ["\t", "\n", " ", "ß", "€", "\u2011", "\u2028", "\ufffd", "ś", "–"])
def test_characters_beside_those_are_not_refused(character):
    assert refused(f"Bus{character}se") == ""


@given(st.text())
def test_what_is_cleaned_stays_as_it_is(text):
    assert cleaned(cleaned(text)) == cleaned(text)


def test_a_control_character_at_the_end_is_not_taken_for_a_blank():
    assert cleaned("\x1fBus\x0b") == "\x1fBus\x0b"
    assert cleaned("\x85ü\x1c") == "\x85ü\x1c"


def test_all_texts_of_a_json_value_are_cleaned():
    value = {"na\u00adme": ["Kreu\u200bzau", 5, None, {"note": "\ufeff"}]}
    assert cleaned_value(value) == {"name": ["Kreuzau", 5, None, {"note": ""}]}
