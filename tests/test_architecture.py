"""The houses are as the picture in docs/architecture.md shows them, and no import leads up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.draw import PICTURE, REPOSITORY
from tests.architecture.drawing import draw
from tests.architecture.imports import module_arrows, modules
from tests.architecture.rooms import ROOMS, back_arrows, room_arrows, shortest, without_room

ANEW = "python -m tests.architecture.draw"


def test_every_module_lies_in_a_room():
    assert without_room(modules(REPOSITORY)) == [], "name it in tests/architecture/rooms.py"


def test_every_room_has_a_module():
    known = modules(REPOSITORY)
    assert [room.name for room in ROOMS if not any(map(room.holds, known))] == []


def test_no_import_leads_up_or_along_a_floor():
    assert back_arrows(room_arrows(REPOSITORY)) == []


def test_the_picture_shows_the_imports_of_today():
    assert PICTURE.read_text(encoding="utf-8") == draw(REPOSITORY), f"docs are out of date, run: {ANEW}"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house of two modules, the upper of which imports the lower, in each of the ways that Python knows."""
    files = {
        "geo/__init__.py": "",
        "geo/build.py": "import geo.files",
        "geo/files.py": "def late():\n    from geo import vocabulary",
        "geo/vocabulary.py": "",
        "webapp/__init__.py": "from webapp.pages import views",
        "webapp/pages/__init__.py": "",
        "webapp/pages/views.py": "from webapp.pages import nothing",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_imports_are_seen_wherever_they_are(house):
    assert module_arrows(house) == {
        ("geo.build", "geo.files"),
        ("geo.files", "geo.vocabulary"),
        ("webapp", "webapp.pages.views"),
        ("webapp.pages.views", "webapp.pages"),
    }


def test_an_import_that_leads_up_is_named(house):
    assert back_arrows(room_arrows(house)) == []
    (house / "geo" / "vocabulary.py").write_text("from geo.build import build", encoding="utf-8")
    assert back_arrows(room_arrows(house)) == ["geo.vocabulary imports geo.build"]


def test_a_package_that_nobody_has_named_is_in_no_room(house):
    (house / "geo" / "cellar").mkdir()
    (house / "geo" / "cellar" / "wine.py").write_text("", encoding="utf-8")
    assert without_room(modules(house)) == ["geo.cellar.wine"]


def test_an_arrow_that_a_longer_way_explains_is_faint(house):
    (house / "geo" / "build.py").write_text("from geo import files, vocabulary", encoding="utf-8")
    arrows = room_arrows(house)
    names = {(source.name, target.name) for source, target in shortest(arrows)}
    assert ("build", "vocabulary") in {(source.name, target.name) for source, target in arrows}
    assert names == {("build", "files"), ("files", "vocabulary"), ("webapp", "pages")}


def test_the_same_imports_give_the_same_picture(house):
    assert draw(house) == draw(house)
