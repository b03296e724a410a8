"""Each message is used and tested, and the system's language decides which of its texts a person reads."""

from pathlib import Path

import pytest

from geo.build import build
from geo.errors import Problem, ProblemsFound
from geo.words.language import gettext, language, ngettext
from geo.words.messages import TEXTS, WORDINGS, problem

REPOSITORY = Path(__file__).parents[2]


def sources(*folders: str) -> str:
    """Return all code of some folders, without the tables of messages."""
    paths = (path for folder in folders for path in (REPOSITORY / folder).rglob("*.py"))
    return "".join(path.read_text(encoding="utf-8") for path in paths if "_messages" not in path.name)


TESTS, CODE = sources("tests"), sources("geo", "webapp")


def test_each_message_is_in_one_table_only():
    assert len(TEXTS) == len(WORDINGS)


# Their tests run the command and look for what it prints.
PRINTED = {
    "settings_missing",
    "setting_empty",
    "setting_sample",
    "sample_contact",
    "programme_missing",
    "programme_no_text",
    "no_proposals",
}


@pytest.mark.parametrize("code", sorted(TEXTS.keys() - PRINTED))
def test_every_message_has_a_test(code):
    assert f'"{code}"' in TESTS


@pytest.mark.parametrize("code", TEXTS)
def test_every_message_is_used(code):
    assert f'"{code}"' in CODE


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LC_ALL": "C", "LANG": "de_DE.UTF-8"}, "en"),
        ({"LANGUAGE": "de:en", "LC_ALL": "en_US.UTF-8"}, "de"),
        ({"LANG": "de_AT"}, "de"),
    ],
)
def test_the_system_decides_as_it_does_for_other_programs(monkeypatch, variables, expected):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language() == expected


def test_on_a_german_system_an_error_reads_german(home, monkeypatch):
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    home.pledges({"topic": "verker", "title": "", "places": "Kirchfelt"})
    with pytest.raises(ProblemsFound) as error:
        build(home.path)
    assert [str(problem) for problem in error.value.problems] == [
        'pledges.csv, Zeile 2, Spalte "places": "Kirchfelt" steht in keinem Ortsverzeichnis (meinten Sie '
        '"Kirchfeld"?). '
        "Berichtigen Sie den Namen, oder ergänzen Sie Koordinaten: Kirchfelt @ BREITE, LÄNGE. Flüsse, "
        "Straßen, Wälder und Gebäude finden sich nur, wo sie als Landmarke gezeichnet sind "
        "(docs/eigene-karte.md) oder aus OpenStreetMap gelesen wurden (docs/strassen.md).",
        'pledges.csv, Zeile 2, Spalte "title": darf nicht leer sein. Schreiben Sie in wenigen Worten, was '
        "zugesagt wird.",
        'pledges.csv, Zeile 2, Spalte "topic": "verker" ist kein Thema (meinten Sie "verkehr"?). '
        "Schreiben Sie eines von: verkehr, natur.",
    ]
    home.pledges({})
    assert str(build(home.path)).startswith("1 Zusage, davon 0 mit Ort und 1 für")


def test_a_control_character_cannot_forge_a_message():
    problem = Problem("pledges.csv", 2, "title", "a\nrow 3\x1b[31m", "is wrong", "mend it")
    assert str(problem) == 'pledges.csv, row 2, column "title": "a row 3 [31m" is wrong. Mend it.'


def test_a_german_number_has_a_decimal_comma(monkeypatch):
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    message = problem("file_too_large", "pledges.csv", size_mb=50.04, limit_mb=20.0)
    assert "hat 50,0 MB, gelesen werden höchstens 20" in str(message)


@pytest.mark.parametrize(
    ("system", "count", "text"),
    [
        ("de_DE.UTF-8", 1, "1 Vorschlag"),
        ("de_DE.UTF-8", 2, "2 Vorschläge"),
        ("C", 0, "0 proposals"),
        ("C", 1, "1 proposal"),
        ("C", 2, "2 proposals"),
    ],
)
def test_one_of_a_thing_is_singular(monkeypatch, system, count, text):
    monkeypatch.setenv("LC_ALL", system)
    assert ngettext("{count} Vorschlag", "{count} Vorschläge", count) == text


def test_braces_of_a_text_without_values_stay_as_they_are():
    assert gettext("https://example.org/{z}") == "https://example.org/{z}"


def test_one_german_text_can_have_two_translations():
    english = {
        code: problem(code, "table", reason="full").message for code in ("disk_full", "draft_unwritable")
    }
    assert english == {"disk_full": "cannot be written: full", "draft_unwritable": "can't be written: full"}
    assert len({TEXTS[code].message for code in english}) == 1
