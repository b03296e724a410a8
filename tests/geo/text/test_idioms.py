"""Which words of a text are about a thing."""

from __future__ import annotations

import pytest

from geo.text.idioms import told_words


def telling_words(text: str) -> list[str]:
    return [word for word, is_told in told_words(text) if is_told]


@pytest.mark.parametrize(
    "text",
    [
        "im Zuge der Sanierung",
        "Im  Zuge des Umbaus",
        "im Zuge davon",
        "zum Zuge kommen",
        "Zug um Zug",
        "Busse kommen vor Ort an",
        "an Stelle von Beton",
        "auf dem Weg zur Klimaneutralität",
        "aus eigener Kraft",
        "auf der Strecke bleiben",
        "wegen der Kosten",
        "Brücken bauen zwischen den Kulturen",
        "zu Hause pflegen",
        "on the way to climate neutrality",
    ],
)
def test_a_noun_in_a_set_phrase_is_no_thing(text: str) -> None:
    nouns = {"zug", "zuge", "ort", "stelle", "weg", "kraft", "strecke", "wegen", "brücken", "hause", "way"}
    assert not nouns & {word.lower() for word in telling_words(text)}


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("im Zug nach Köln", "Zug"),
        ("Züge im Zehnminutentakt", "Züge"),
        ("ein Ort zum Spielen", "Ort"),
        ("den Weg beleuchten", "Weg"),
        ("Wege zum Bahnhof", "Wege"),
        ("die Strecke nach Linnich", "Strecke"),
        ("Brücken bauen über die Rur", "Brücken"),
        ("eine nature-friendly way", "nature"),
    ],
)
def test_the_same_noun_is_a_thing_elsewhere(text: str, thing: str) -> None:
    assert thing in telling_words(text)


def test_what_is_a_thing_only_with_a_capital() -> None:
    assert list(telling_words("Ein Fest am See: fest steht, we see it. Die Sucht sucht weg vom Weg.")) == [
        *("Ein", "Fest", "am", "See", "steht", "we", "it", "Die", "Sucht", "vom", "Weg")
    ]
