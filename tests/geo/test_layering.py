"""geo makes data and knows no web: neither its modules nor its tests import the web application."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.imports import imports_of

REPOSITORY = Path(__file__).parents[2]
WEB = {"webapp", "flask", "flask_babel", "babel", "flask_compress", "folium", "werkzeug", "jinja2"}


def imported(path: Path) -> set[str]:
    """The names of all modules that a file imports, wherever in it, and names in them that may be modules."""
    return {
        name for module, member in imports_of(path) for name in (module, f"{module}.{member}".rstrip("."))
    }


def file_of(module: str, root: Path) -> Path | None:
    path = root.joinpath(*module.split("."))
    found = (path.with_suffix(".py"), path / "__init__.py")
    return next((file for file in found if file.is_file()), None)


def web_imports(start: Path, root: Path = REPOSITORY) -> dict[str, Path]:
    """The web's modules that a file imports, itself or by modules of the project; each with the file."""
    found: dict[str, Path] = {}
    waiting, seen = [start], {start}
    while waiting:
        path = waiting.pop()
        for module in imported(path):
            if module.partition(".")[0] in WEB:
                found[module] = path
            file = file_of(module, root)
            if file is not None and file not in seen:
                seen.add(file)
                waiting.append(file)
    return found


@pytest.mark.parametrize("folder", ["geo", "tests/geo", "tests/world"])
def test_nothing_of_geo_and_its_tests_imports_the_web(folder):
    files = [*(REPOSITORY / folder).rglob("*.py"), REPOSITORY / "tests" / "conftest.py"]
    assert len(files) > 3
    assert {str(file.relative_to(REPOSITORY)): found for file in files if (found := web_imports(file))} == {}


@pytest.mark.parametrize(
    "text",
    [
        "import webapp",
        "from webapp import create_app",
        "from webapp.snapshot import Snapshot",
        "import folium.map",
        "def late():\n    from flask import Flask",
        "from helper import x",
        "import helper",
    ],
)
def test_an_import_of_the_web_is_seen_wherever_it_is(tmp_path, text):
    (tmp_path / "helper.py").write_text("import flask\n")
    (tmp_path / "start.py").write_text(text)
    assert web_imports(tmp_path / "start.py", tmp_path)


def test_a_module_of_a_like_name_is_not_the_web(tmp_path):
    (tmp_path / "start.py").write_text("import webapps, flaskette\nfrom geo.config import web_address\n")
    assert web_imports(tmp_path / "start.py", tmp_path) == {}
