"""No line is longer than an editor shows beside another: what ruff holds for Python, here for all other
code."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

MAX_LENGTH = 110
FOLDERS = [REPOSITORY / name for name in ("webapp", "geo", "bench", "tests", ".ci")]
# Not tables and prose, whose lines are as long as what they say.
SUFFIXES = {".css", ".html", ".js", ".mjs", ".ts", ".php", ".sh", ".cfg", ""}


def code_files() -> list[Path]:
    inside = [path for folder in FOLDERS for path in folder.rglob("*") if path.is_file()]
    return sorted(
        path
        for path in [*inside, *REPOSITORY.glob("*.mjs"), REPOSITORY / "Makefile"]
        if path.suffix in SUFFIXES and "__pycache__" not in path.parts
    )


def too_long(text: str) -> list[int]:
    """The numbers of the lines that are too long."""
    return [number for number, line in enumerate(text.splitlines(), start=1) if len(line) > MAX_LENGTH]


@pytest.mark.parametrize("length", [MAX_LENGTH, MAX_LENGTH + 1])
def test_the_limit_is_a_number_of_characters(length):
    assert too_long("ä" * length) == ([] if length == MAX_LENGTH else [1])


def test_templates_scripts_styles_and_makefile_are_among_the_files():
    found = {path.relative_to(REPOSITORY).as_posix() for path in code_files()}
    assert {"webapp/templates/base.html", "webapp/static/js/places.js", "Makefile"} <= found
    assert {"webapp/static/css/base.css", "stylelint.config.mjs", ".ci/run"} <= found


def test_no_line_is_too_long():
    lines = {
        f"{path.relative_to(REPOSITORY)}:{number}"
        for path in code_files()
        for number in too_long(path.read_text(encoding="utf-8"))
    }
    assert lines == set()
