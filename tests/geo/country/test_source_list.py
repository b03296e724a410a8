"""Sources by name on the command line, and by line in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.country.source_list import Given, given_by
from geo.errors import ProblemsFound


def listed(tmp_path: Path, text: str) -> tuple[list[Given], list[str]]:
    file = tmp_path / "sources.txt"
    file.write_text(text, encoding="utf-8")
    found, problems = given_by([], file)
    return found, [problem.code for problem in problems]


def test_a_list_has_a_source_in_each_line_and_maybe_its_name(tmp_path: Path) -> None:
    text = (
        "\ufeff# Nordrhein-Westfalen\n"
        "gruene-dueren  https://gruene-dueren.example/karte/   # seit März\r\n"
        "\n"
        "https://cdu-rostock.example#oben\n"
        "nachbarn karten/nachbarn\n"
        "/srv/karten/hier\n"
    )
    found, problems = listed(tmp_path, text)
    assert problems == []
    assert [(one.key, one.address) for one in found[:3]] == [
        ("gruene-dueren", "https://gruene-dueren.example/karte/"),
        ("cdu-rostock-example", "https://cdu-rostock.example/"),
        ("nachbarn", str(tmp_path / "karten" / "nachbarn")),
    ]
    assert (found[3].address, found[3].is_web) == ("/srv/karten/hier", False)


def test_the_same_source_twice_is_one(tmp_path: Path) -> None:
    found, problems = listed(tmp_path, "http://x.example/\nhttps://www.x.example/daten\n")
    assert ([one.address for one in found], problems) == (["http://x.example/"], [])


def test_two_sources_with_one_name_are_a_mistake(tmp_path: Path) -> None:
    for text in ("x https://a.example/\nx https://b.example/", "https://a.b.example/\nhttps://a-b.example/"):
        assert listed(tmp_path, text)[1] == ["source_twice"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("eins zwei https://a.example/", "sources_line"),
        ("Düren https://a.example/", "source_key"),
        ("a--b https://a.example/", "source_key"),
        (f"{'a' * 64} https://a.example/", "source_key"),
        ("ftp://a.example/", "source_scheme"),
        ("https://name:geheim@a.example/", "source_user"),
    ],
)
def test_a_line_that_is_wrong_does_not_stop_the_others(tmp_path: Path, line: str, code: str) -> None:
    found, problems = listed(tmp_path, f"{line}\nhttps://b.example/\n")
    assert ([one.key for one in found], problems) == (["b-example"], [code])


def test_no_source_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as error:
        listed(tmp_path, "# noch leer\n")
    assert error.value.problems[0].code == "sources_none"
    with pytest.raises(FileNotFoundError):
        given_by([], tmp_path / "fehlt.txt")


def test_a_folder_on_the_command_line_may_have_blanks(tmp_path: Path) -> None:
    (found,), problems = given_by([str(tmp_path / "Karte von Düren")], None)
    assert (found.address, problems) == (str(tmp_path / "Karte von Düren"), [])
