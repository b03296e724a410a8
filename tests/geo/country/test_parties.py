"""Branches of one party have one key, whatever they call themselves."""

from __future__ import annotations

import pytest

from geo.country.parties import party_of


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("BÜNDNIS 90/DIE GRÜNEN, Kreisverband Düren", "gruene"),
        ("Bündnis 90/Die Grünen", "gruene"),
        ("GRÜNE Köln", "gruene"),
        ("Die Grünen im Landkreis Rostock", "gruene"),
        ("CDU-Kreisverband Euskirchen", "cdu"),
        ("CSU Oberbayern", "csu"),
        ("SPD-Ortsverein Jülich", "spd"),
        ("Sozialdemokratische Partei Deutschlands, Unterbezirk Aachen", "spd"),
        ("Freie Demokraten (FDP)", "fdp"),
        ("DIE LINKE. Kreisverband Leipzig", "linke"),
        ("Die Linke Neukölln", "linke"),
        ("Freie Wähler Bayern", "freie-waehler"),
        ("Bündnis Sahra Wagenknecht (BSW)", "bsw"),
        ("Volt Deutschland", "volt"),
        ("Die PARTEI Kreisverband Köln", "die-partei"),
        ("Piratenpartei", "piraten"),
        ("", ""),
        ("   ", ""),
        # lists of their own
        ("Wählergemeinschaft Linkes Forum Bonn", "waehlergemeinschaft-linkes-forum-bonn"),
        ("SPD und Grüne", "spd-und-gruene"),
        ("Bürger für Beeskow", "buerger"),
        ("Kreisverband Düren", "kreisverband-dueren"),
    ],
)
def test_a_party_has_one_key(name: str, key: str) -> None:
    assert party_of(name).key == key


def test_a_party_has_the_name_that_people_know() -> None:
    assert party_of("BÜNDNIS 90/DIE GRÜNEN, Kreisverband Düren").name == "Grüne"
    assert party_of("Unabhängige Liste Vettweiß, Ortsverein").name == "Unabhängige Liste Vettweiß"
    assert len(party_of("x" * 300).key) <= 40
