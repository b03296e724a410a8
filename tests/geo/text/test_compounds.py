"""Parts of German compounds, and words that only look as if they had some."""

from __future__ import annotations

import pytest

from geo.text.compounds import Compounds
from geo.text.stems import plain, stem

COMPOUNDS = Compounds(["verein", "zug", "stelle"])


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("Güterzüge", "Zug"),
        ("Zugverkehr", "Zug"),
        ("Vereinsheim", "Verein"),
        ("Lastenrad", "Rad"),
        ("Windrad", "Wind"),
        ("Indesee", "See"),
        ("Blausteinsee", "See"),
        ("Radwegen", "Weg"),
        ("Nachtbusse", "Bus"),
        ("Haltestellen", "Stelle"),
        ("Volksfest", "Fest"),
        ("Regenwasser", "Regen"),
        ("Dorfladen", "Laden"),
    ],
)
def test_a_compound_has_its_parts(word: str, part: str) -> None:
    assert stem(plain(part)) in COMPOUNDS.parts(plain(word))


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("zugesagt", "Zug"),
        ("zugeben", "Zug"),
        ("Grünzug", "Zug"),
        ("Vollzug", "Zug"),
        ("Bezug", "Zug"),
        ("vereinbaren", "Verein"),
        ("vereinfachen", "Verein"),
        ("vereinfachen", "Fach"),
        ("Windräder", "Rad"),
        ("Kamerad", "Rad"),
        ("Grad", "Rad"),
        ("Radio", "Rad"),
        ("festlegen", "Fest"),
        ("festgehalten", "Fest"),
        ("bereitstellen", "Stelle"),
        ("Gleichstellung", "Stelle"),
        ("Gebühren", "Uhr"),
        ("gesamt", "Amt"),
        ("Sport", "Ort"),
        ("sofort", "Ort"),
        ("Busch", "Bus"),
        ("Badminton", "Bad"),
        ("Museen", "See"),
        ("Mutter", "Mut"),
        ("unterwegs", "Weg"),
    ],
)
def test_letters_inside_another_word_are_no_part(word: str, part: str) -> None:
    assert stem(plain(part)) not in COMPOUNDS.parts(plain(word))
    assert stem(plain(part)) != stem(plain(word))


def test_words_that_look_like_forms_of_one_another_are_not() -> None:
    pairs = (("care", "car"), ("Rente", "rent"), ("Eisen", "Eis"), ("Gasse", "Gas"), ("Regen", "rege"))
    pairs += (("Gründung", "Grund"), ("Stellung", "Stelle"), ("Parken", "Park"), ("Ware", "war"))
    for one, other in pairs:
        assert stem(plain(one)) != stem(plain(other)), one
    assert stem("busse") == stem("bus")
