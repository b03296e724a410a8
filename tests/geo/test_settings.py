"""The settings file: what may be left out, and what is named when it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.errors import ProblemsFound
from geo.settings import Settings, load_settings

PROJECT = Path(__file__).parents[2]


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
        load_with(**{line.split(" = ")[0]: line})
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
        load_with(**{line.split(" = ")[0]: line})
    assert named in str(found.value)
    assert "the settings of [" in str(found.value)
