"""Words as a search compares them."""

from __future__ import annotations

import pytest

from geo.text.compounds import Compounds
from geo.text.stems import plain, stem, words_to_find, written_words
from geo.text.synonyms import GROUPS, alike, groups_of


@pytest.mark.parametrize("text", ["Düren", "Dueren", "Duren", "DÜREN", "Du\u0308ren"])
def test_spellings_of_one_name_fold_to_one(text: str) -> None:
    assert plain(text) == "duren"


@pytest.mark.parametrize("text", ["bauen", "neue", "Quelle", "Steuer", "Museen"])
def test_two_vowels_that_are_no_umlaut_stay(text: str) -> None:
    assert plain(text) == text.lower()


@pytest.mark.parametrize(
    "forms",
    [
        "Arzt Ärzte Ärzten Ärztin Ärztinnen",
        "Bus Busse Bussen",
        "Haus Häuser Häusern Hauses",
        "Kreis Kreise Kreises",
        "Straße Straßen",
        "Zug Züge Zügen Zuges",
        "Kind Kinder Kindern Kindes",
        "Rad Räder Rädern",
        "Bahn Bahnen",
        "Plan Pläne Plänen",
        "Wald Wälder Waldes",
        "Sanierung sanieren saniert Sanierungen",
        "Fluss Flüsse Flüssen",
        "öffentlich öffentliche öffentlicher öffentlichen öffentliches",
        "city cities",
        "bike bikes",
    ],
)
def test_the_forms_of_a_word_share_a_stem(forms: str) -> None:
    assert len({stem(plain(form)) for form in forms.split()}) == 1


@pytest.mark.parametrize("words", ["Bürger Burg", "Schüler Schule", "Bauer Bau", "Bildung Bild"])
def test_different_words_keep_different_stems(words: str) -> None:
    one, other = words.split()
    assert stem(plain(one)) != stem(plain(other))


def test_the_name_of_a_place_keeps_its_ending() -> None:
    assert stem("durens", {"duren"}) == stem("duren", {"duren"}) == "duren"
    assert stem("duren") == stem("durre")[:3] == "dur"


def test_small_words_count_only_alone() -> None:
    assert words_to_find("der Bus und die Bahn") == ["bus", "bahn"]
    assert words_to_find("die") == ["die"]
    assert words_to_find("„–“ …") == []
    assert written_words("Kita-Platz, z. B. Ärzt*innen") == ["Kita", "Platz", "z", "B", "Ärzt", "innen"]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Radweg", "rad weg"),
        ("Fahrradstraße", "fahrrad rad strass"),
        ("Zugverbindungen", "verbind zug"),
        ("Bahnhofsgebäude", "bahn gebaud hof"),
        ("Fahrradverleihsystem", "fahrrad"),
        ("Bördebahn", "bahn"),
        ("zugänglich", ""),
        ("Zugewanderte", ""),
        ("Zuschuss", ""),
        ("Haushalt", ""),
        ("Kreistag", ""),
        ("gehört", ""),
        ("Verantwortung", ""),
    ],
)
def test_a_compound_has_parts_and_other_words_have_none(word: str, parts: str) -> None:
    compounds = Compounds(["fahrrad", "antworten", "verbindung", "orte", "gehen", "gebaude"])
    assert compounds.parts(plain(word)) >= frozenset(parts.split())
    assert bool(compounds.parts(plain(word))) == bool(parts)


def test_a_place_has_no_parts() -> None:
    assert Compounds(["heim", "bach"]).parts("heimbach")
    assert not Compounds(["heim", "bach"], {"heimbach"}).parts("heimbach")


def test_words_of_a_group_stand_for_one_another_and_those_before_a_colon_for_the_rest() -> None:
    found = alike(groups_of(["Tram, Straßenbahn", "ÖPNV: Bus, Bahn"]))
    assert found["tram"] == {"strassenbah"}
    assert found["strassenbah"] == {"tram"}
    assert found["opnv"] == {"bus", "bahn"}
    assert "bus" not in found


def test_each_group_has_several_words_and_none_is_of_two() -> None:
    for line in GROUPS:
        assert len(alike(groups_of([line]))) + line.count(":") > 1, line
        members = line.replace(":", ",").split(",")
        assert all(len(written_words(member)) == 1 for member in members), line
