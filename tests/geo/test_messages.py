"""Messages exist in German and English and say the same; the system's language decides."""

import re
from pathlib import Path

import pytest

from geo.build import build
from geo.errors import Problem, ProblemsFound
from geo.words import messages, messages_de
from geo.words.language import _WORDS, counted, language

SOURCES = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parents[1].rglob("*.py"))


def gaps(text):
    return set(re.findall(r"\{(\w+)", text))


def test_both_languages_have_the_same_messages():
    assert messages.TEXTS.keys() == messages_de.TEXTS.keys()
    assert messages.REQUIRED.keys() == messages_de.REQUIRED.keys()


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


@pytest.mark.parametrize("code", sorted(messages.TEXTS.keys() - PRINTED))
def test_every_message_has_a_test(code):
    assert f'"{code}"' in SOURCES


@pytest.mark.parametrize("code", messages.TEXTS)
def test_both_languages_fill_the_same_gaps(code):
    for english, german in zip(messages.TEXTS[code], messages_de.TEXTS[code], strict=True):
        assert gaps(english) == gaps(german)


@pytest.mark.parametrize("name", _WORDS)
def test_both_languages_fill_the_same_gaps_of_words(name):
    english, german = _WORDS[name]
    assert gaps(english) == gaps(german)


@pytest.mark.parametrize(
    ("variables", "wanted"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LC_ALL": "C", "LANG": "de_DE.UTF-8"}, "en"),
        ({"LANGUAGE": "de:en", "LC_ALL": "en_US.UTF-8"}, "de"),
        ({"LANG": "de_AT"}, "de"),
    ],
)
def test_the_system_decides_as_it_does_for_other_programs(monkeypatch, variables, wanted):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language() == wanted


def test_on_a_german_system_an_error_reads_german(home, monkeypatch):
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    home.pledges({"topic": "verker", "title": "", "places": "Kirchfelt"})
    with pytest.raises(ProblemsFound) as error:
        build(home.path)
    assert [str(problem) for problem in error.value.problems] == [
        'pledges.csv, Zeile 2, Spalte "places": "Kirchfelt" steht in keinem Ortsverzeichnis (meinten Sie "Kirchfeld"?). '
        "Berichtigen Sie den Namen, oder ergänzen Sie Koordinaten: Kirchfelt @ BREITE, LÄNGE. Flüsse, Straßen, Wälder und Gebäude finden sich nur, wo sie als Landmarke gezeichnet sind (docs/eigene-karte.md).",
        'pledges.csv, Zeile 2, Spalte "title": darf nicht leer sein. Schreiben Sie in wenigen Worten, was zugesagt wird.',
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
    told = messages.problem("file_too_large", "pledges.csv", size_mb=50.04, limit_mb=20.0)
    assert "hat 50,0 MB, gelesen werden höchstens 20" in str(told)


@pytest.mark.parametrize(("count", "wanted"), [(1, "1 Vorschlag"), (2, "2 Vorschläge")])
def test_one_of_a_thing_is_singular(monkeypatch, count, wanted):
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert counted(count, "proposal", "proposals") == wanted
