"""The settings file: what may be left out, and what is named when it is wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from geo.config.settings import SAMPLES, Settings, is_sample_address, load_settings
from geo.errors import ProblemsFound
from geo.region.new_home import settings_text
from geo.region.phrases import county_name
from geo.words.language import gettext
from geo.words.settings_messages import REMEDIES

PROJECT = Path(__file__).parents[3]


@pytest.fixture
def load_with(tmp_path: Path):
    """Loads our own settings after some lines have been replaced."""

    def load_with(**lines: str) -> Settings:
        text = (PROJECT / "pledgemap.toml").read_text(encoding="utf-8").splitlines()
        changed = [
            next((new for name, new in lines.items() if line.startswith(f"{name} = ")), line) for line in text
        ]
        path = tmp_path / "pledgemap.toml"
        path.write_text("\n".join(changed), encoding="utf-8")
        return load_settings(path)

    load_with.folder = tmp_path
    return load_with


OPTIONAL = {"url", "represented_by", "visdp", "phone", "hosting", "log_days"}


def test_what_is_not_known_may_be_left_out_and_is_empty(load_with) -> None:
    settings = load_with(**dict.fromkeys(OPTIONAL, ""))
    imprint = settings.imprint
    assert settings.programme.url == ""
    assert (imprint.represented_by, imprint.visdp, imprint.phone, imprint.hosting, imprint.log_days) == (
        "",
    ) * 5


def test_what_is_known_is_read(load_with) -> None:
    settings = load_with(
        url='url = "https://partei.example/programm.pdf#page=3"',
        represented_by='represented_by = "Vorname Name"',
        visdp='visdp = "Vorname Name, Weg 1, 52349 Düren"',
        phone='phone = "+49 (2421) 123-45"',
        hosting='hosting = "Rechenzentrum, Ort"',
        log_days='log_days = "7"',
    )
    assert settings.programme.url == "https://partei.example/programm.pdf#page=3"
    assert settings.imprint.represented_by == "Vorname Name"
    assert settings.imprint.visdp == "Vorname Name, Weg 1, 52349 Düren"
    assert settings.imprint.phone == "+49 (2421) 123-45"
    assert settings.imprint.hosting == "Rechenzentrum, Ort"
    assert settings.imprint.log_days == "7"


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ('url = "partei.example"', '"programme.url": "partei.example" is not a valid value'),
        ('url = "javascript:alert(1)"', "programme.url"),
        ("visdp = 3", '"imprint.visdp": "3" is not a valid value'),
        ('phone = "ruf an"', "imprint.phone"),
        ("log_days = 7", 'a number of days in quotation marks, like "7"'),
        ('log_days = "eine Woche"', "imprint.log_days"),
        ('hosting = "zwei\\nZeilen"', "imprint.hosting"),
    ],
)
def test_a_wrong_value_is_named_with_its_remedy(load_with, line: str, named: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        load_with(**{line.split(" = ", maxsplit=1)[0]: line})
    assert [named in str(problem) for problem in found.value.problems] == [True]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ('visdp = ""\nvisp = "Vorname Name"', '"imprint.visp": is no setting'),
        ('icon = "factory"\nicons = "x"', '"topics.wirtschaft.icons": is no setting'),
        ('url = ""\naddress = "https://partei.example"', '"programme.address": is no setting'),
    ],
)
def test_a_typing_error_does_not_pass_for_a_setting(load_with, line: str, named: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        load_with(**{line.split(" = ", maxsplit=1)[0]: line})
    assert named in str(found.value)
    assert "the settings of [" in str(found.value)
    assert {problem.code for problem in found.value.problems} == {"setting_unknown"}


FAULTS = [
    # a line of the file and what it becomes, the code, words of the message
    ("as_of = 14.9.2025", "toml_date", ['"as_of = 14.9.2025"', "without quotes, like 2025-09-14"]),
    ("title = Unsere Karte", "toml_unquoted", ['"title = Unsere Karte"', "straight quotation marks"]),
    ("title = „Unsere Karte“", "toml_curly", ["curly quotation marks", "plain text editor"]),
    ('title = "Unsere Karte', "toml_open", ["lacks a quotation mark", "same line"]),
    ('title = "Karte"\ntitle = "Karte"', "toml_twice", ["row 4", "stands there twice"]),
    ('title "Karte"', "toml_fault", ["is no setting that can be read", 'NAME = "text"']),
]


@pytest.mark.parametrize(("line", "code", "words"), FAULTS)
def test_a_line_that_is_not_toml_is_shown_with_its_row_and_a_remedy(load_with, line, code, words) -> None:
    with pytest.raises(ProblemsFound) as found:
        load_with(**{line.split()[0]: line})
    (problem,) = found.value.problems
    assert problem.code == code
    assert str(problem).startswith("pledgemap.toml, row ")
    assert [word for word in words if word not in str(problem)] == []
    assert problem.row == next(
        n for n, text in enumerate(lines_of(load_with), 1) if text == problem.value
    ) + (code == "toml_twice")


def lines_of(load_with) -> list[str]:
    return (load_with.folder / "pledgemap.toml").read_text(encoding="utf-8").splitlines()


SETTINGS = [
    ('as_of = "2026-11-22"', "setting_date", ['"as_of": "2026-11-22" is no date', "quotes, like 2026-11-22"]),
    ('election_date = "14.9.2025"', "setting_date", ["without quotes, like 2025-09-14"]),
    ("as_of = 2026-11-22T10:00:00", "setting_date", ["like 2026-11-22"]),
    ("party = 3", "setting_wrong", ['"party": "3" is not a valid value', "the name of the party"]),
    ("party_ = 3", "setting_missing", ['"party": is missing', "the name of the party"]),
    ('regions = ["5358a"]', "setting_prefix", ['"5358a" is no AGS prefix', "leading zero"]),
    ('[topics.Natur]\nlabel = "Natur"', "setting_key", ['"topics.Natur"', "lower case"]),
    ('icon = "baum"', "setting_icon", ['"baum" is no symbol', "tree"]),
]


@pytest.mark.parametrize(("line", "code", "words"), SETTINGS)
def test_a_setting_that_would_break_the_site_is_named(load_with, line, code, words) -> None:
    name = line.split(" = ")[0].rstrip("_")
    with pytest.raises(ProblemsFound) as found:
        load_with(**{"url" if name.startswith("[") else name: line})
    problem = next(problem for problem in found.value.problems if problem.code == code)
    assert [word for word in words if word not in str(problem)] == []


def test_a_file_that_notepad_saved_with_bom_and_crlf_is_read(tmp_path: Path) -> None:
    text = (PROJECT / "pledgemap.toml").read_text(encoding="utf-8")
    path = tmp_path / "pledgemap.toml"
    path.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert load_settings(path).region_name == "Kreis Düren"


@pytest.mark.parametrize(("encoding", "value"), [("windows-1252", "Düren"), ("utf-16", "")])
def test_a_file_in_another_encoding_says_how_to_save_it(tmp_path: Path, encoding: str, value: str) -> None:
    path = tmp_path / "pledgemap.toml"
    path.write_bytes('base_url = ""\nregion_name = "Kreis Düren"\n'.encode(encoding))
    with pytest.raises(ProblemsFound) as found:
        load_settings(path)
    (problem,) = found.value.problems
    assert (problem.code, problem.row) == ("settings_encoding", 2 if value else 1)
    assert value in problem.value
    assert "UTF-8" in problem.remedy


def test_on_a_german_system_every_problem_of_the_settings_reads_german(load_with, monkeypatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    with pytest.raises(ProblemsFound) as found:
        load_with(contact='contact = "niemand"', icon='icon = "baum"', as_of='as_of = "1.2.2026"')
    text = str(found.value)
    assert '"imprint.contact": "niemand" ist nicht eine E-Mail-Adresse und sonst nichts.' in text
    assert (
        '"as_of": "1.2.2026" ist kein Datum. Schreiben Sie ein Datum ohne Anführungszeichen, etwa 2026-02-01'
        in text
    )
    assert '"baum" ist kein Zeichen. Wählen Sie eines von: ballot,' in text


def test_every_setting_has_a_remedy_in_both_languages() -> None:
    for german in REMEDIES.values():
        assert gettext(german).startswith("write ")
        assert german.startswith("schreiben Sie")


def test_what_a_new_map_says_is_known_for_a_sample() -> None:
    new = tomllib.loads(settings_text(("05358",), county_name("Düren", "Kreis"), ""))
    assert {"party": new["party"]} | {
        f"imprint.{name}": new["imprint"][name] for name in ("responsible", "contact")
    } == SAMPLES
    assert is_sample_address("post@karte.example.org")
    assert not is_sample_address("post@gruene-dueren.de")
