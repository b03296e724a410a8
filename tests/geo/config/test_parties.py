"""Several parties in the settings: what each has, and what is refused; one party alone stays as it is."""

from __future__ import annotations

import copy
import tomllib
from pathlib import Path
from typing import Any

import pytest

from geo.config import colour
from geo.config.settings import Settings, load_settings
from geo.errors import Problem, ProblemsFound
from tests.conftest import REPOSITORY
from tests.world import parties
from tests.world.settings import settings_toml


def load(folder: Path, text: str) -> Settings:
    path = folder / "pledgemap.toml"
    path.write_text(text, encoding="utf-8")
    return load_settings(path)


def problems(folder: Path, several: dict[str, Any], **special: Any) -> list[Problem]:
    with pytest.raises(ProblemsFound) as found:
        load(folder, parties.settings(parties=several, **special))
    return found.value.problems


def two() -> dict[str, Any]:
    """The first two parties of the invented county, to change one thing."""
    return copy.deepcopy(dict(list(parties.PARTIES.items())[:2]))


def test_each_party_has_its_own_names_sign_colours_and_programme(tmp_path: Path) -> None:
    settings = load(tmp_path, parties.settings(5))
    assert settings.has_parties
    assert list(settings.parties) == list(parties.PARTIES)
    second = settings.parties["beispiel"]
    assert second.called.plans("in Titz") == "Was die Bürgerliste Beispiel in Titz vorhat"
    assert (second.called.short_en, second.sign) == ("Citizens’ List Example", "BLB")
    assert (second.colour, second.colour_dark) == ("#9a2c05", "#e8825c")
    assert (second.programme.title, second.programme.pages) == ("Beispielprogramm 2025", 12)
    assert second.programme.election_date == settings.programme.election_date
    assert second.imprint.startswith("Bürgerliste Beispiel, Beispielweg 2")
    assert settings.parties["probelauf"].sign == "F"  # of its short name, which is its name
    assert settings.party == parties.PUBLISHER
    assert settings.called.plans("in Titz") == "Was die Parteien in Titz versprechen"
    assert settings.called.plans("in Titz", english=True) == "What the parties promise in Titz"


def test_what_the_programmes_share_is_the_election_and_the_highest_page(tmp_path: Path) -> None:
    settings = load(tmp_path, parties.settings(2))
    shared = settings.programme_of("unknown")
    assert shared is settings.programme
    assert (shared.title, shared.pages, shared.date) == ("", 40, None)
    assert settings.programme_of("moewen").day.isoformat() == "2025-02-28"
    assert settings.programme_of("beispiel").day.isoformat() == "2025-05-11"


def test_the_only_party_of_a_map_has_no_key_sign_or_colour() -> None:
    settings = load_settings(REPOSITORY / "pledgemap.toml")
    assert not settings.has_parties
    (only,) = settings.parties.values()
    assert (only.key, only.sign, only.colour, only.imprint) == ("", "", "", "")
    assert only.called is settings.called
    assert only.programme is settings.programme


FAULTS = [
    # section or party, setting, value, codes
    ("beispiel", "name", "", {"setting_wrong"}),
    ("beispiel", "name", None, {"setting_missing"}),
    ("beispiel", "short", "x" * 41, {"setting_wrong"}),
    ("beispiel", "sentence", "Was wir vorhaben", {"party_no_where"}),
    ("beispiel", "colour", "rot", {"setting_wrong"}),
    ("beispiel", "colour", None, {"setting_missing"}),
    ("beispiel", "colour", "#ffed00", {"party_colour"}),
    ("beispiel", "colour_dark", "#000000", {"party_colour_dark"}),
    ("beispiel", "sign", "ABCD", {"setting_wrong"}),
    ("beispiel", "sign", "<", {"setting_wrong"}),
    ("beispiel", "sign", "m", {"party_same"}),
    ("beispiel", "short", "möwen & söhne", {"party_same"}),
    ("beispiel", "color", "#9a2c05", {"setting_unknown"}),
    ("beispiel", "programme", None, {"setting_missing"}),
    ("beispiel", "programme", {"title": "Programm"}, {"setting_missing"}),
    ("beispiel", "programme", {"title": "Programm", "pages": 0}, {"setting_wrong"}),
    ("beispiel", "programme", {"title": "", "pages": 3}, {"setting_wrong"}),
    ("beispiel", "programme", {"title": "P", "pages": 3, "date": "2025"}, {"setting_date"}),
    ("beispiel", "programme", {"title": "P", "pages": 3, "url": "p.pdf"}, {"setting_wrong"}),
    ("beispiel", "programme", {"title": "P", "pages": 3, "election_date": "x"}, {"setting_unknown"}),
]


@pytest.mark.parametrize(("party", "name", "value", "codes"), FAULTS)
def test_a_fault_of_a_party_is_named_with_its_section(
    tmp_path: Path, party: str, name: str, value: Any, codes: set[str]
) -> None:
    several = two()
    if value is None:
        del several[party][name]
    else:
        several[party][name] = value
    found = problems(tmp_path, several)
    assert {one.code for one in found} == codes
    assert all(one.column.startswith(f"parties.{party}.{name}") for one in found)


def test_all_faults_of_all_parties_are_named_in_one_run(tmp_path: Path) -> None:
    several = two()
    several["moewen"]["colour"] = "#eeeeee"
    several["beispiel"]["programme"]["pages"] = "viele"
    several["Gross"] = {"name": "Gross"}
    found = {(one.column, one.code) for one in problems(tmp_path, several)}
    assert found >= {
        ("parties.moewen.colour", "party_colour"),
        ("parties.beispiel.programme.pages", "setting_wrong"),
        ("parties.Gross", "setting_key"),
        ("parties.Gross.colour", "setting_missing"),
        ("parties.Gross.programme", "setting_missing"),
    }


def test_one_colour_for_both_themes_must_be_seen_in_both(tmp_path: Path) -> None:
    several = two()
    several["beispiel"] |= {"colour": "#1d1d1b"}
    del several["beispiel"]["colour_dark"]
    (found,) = problems(tmp_path, several)
    assert found.code == "party_colour_dark"
    proposal = found.remedy.rpartition(" = ")[2].strip('"')
    several["beispiel"]["colour_dark"] = proposal
    dark = load(tmp_path, parties.settings(parties=several)).parties["beispiel"].colour_dark
    assert colour.stands_out(dark, colour.DARK)


@pytest.mark.parametrize("ground", [colour.LIGHT, colour.DARK])
@pytest.mark.parametrize(
    "written", ["#000000", "#ffffff", "#ffed00", "#e3000f", "#46962b", "#009ee0", "#777777"]
)
def test_a_proposed_colour_stands_out_and_one_that_does_stays(written: str, ground: str) -> None:
    assert colour.stands_out(colour.nearest(written, ground), ground)
    if colour.stands_out(written, ground):
        assert colour.contrast(colour.nearest(written, ground), written) < 1.1


def test_one_party_in_the_new_form_is_sent_to_the_old_one(tmp_path: Path) -> None:
    several = {"beispiel": two()["beispiel"]}
    assert [one.code for one in problems(tmp_path, several)] == ["parties_few"]


def test_what_a_map_of_one_party_says_has_no_place_beside_several(tmp_path: Path) -> None:
    text = parties.settings(2).replace("publisher = ", 'party = "Möwen"\nparty_short = "M"\nx = ')
    text = text.replace("[programme]\n", '[programme]\ntitle = "Programm"\n')
    with pytest.raises(ProblemsFound) as found:
        load(tmp_path, text)
    named = [(one.column, one.code) for one in found.value.problems]
    assert sorted(named) == [
        ("party", "parties_beside"),
        ("party_short", "parties_beside"),
        ("programme.title", "parties_beside"),
        ("publisher", "setting_missing"),
    ]


@pytest.mark.parametrize("value", ["x", 3, []])
def test_parties_that_are_no_section_are_refused(tmp_path: Path, value: Any) -> None:
    settings = settings_toml(
        parties=value, publisher="Redaktion", topics=tomllib.loads(parties.SETTINGS)["topics"]
    )
    with pytest.raises(ProblemsFound) as found:
        load(tmp_path, settings)
    assert ("parties", "setting_wrong") in [(one.column, one.code) for one in found.value.problems]
