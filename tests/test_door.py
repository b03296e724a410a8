"""webapp imports only the door of geo, and uses all that the door offers."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from geo import public
from tests.architecture.imports import imports_in

REPOSITORY = Path(__file__).parents[1]
DOOR = "geo.public"
FILES = [*(REPOSITORY / "webapp").rglob("*.py"), REPOSITORY / "gunicorn.conf.py"]


def imports_of_geo(source: str) -> list[tuple[str, str]]:
    """Module and name of each import of geo in a source, wherever it is; the name is "" for ``import
    x``."""
    return [(module, name) for module, name in imports_in(source) if module.partition(".")[0] == "geo"]


def past_the_door(source: str) -> list[tuple[str, str]]:
    offered = set(public.__all__)
    return [
        (module, name) for module, name in imports_of_geo(source) if module != DOOR or name not in offered
    ]


def test_the_web_imports_of_geo_only_what_its_door_offers():
    found = {str(path.relative_to(REPOSITORY)): past_the_door(path.read_text("utf-8")) for path in FILES}
    assert len(found) > 60
    assert {path: names for path, names in found.items() if names} == {}


def test_the_door_offers_only_what_the_web_uses():
    used = {name for path in FILES for _, name in imports_of_geo(path.read_text("utf-8"))}
    assert set(public.__all__) - used == set()


def test_the_door_offers_each_name_once_and_has_it():
    assert len(public.__all__) == len(set(public.__all__))
    assert [name for name in public.__all__ if not hasattr(public, name)] == []


@pytest.mark.parametrize(
    "source",
    [
        "from geo.config.settings import Settings",
        "from geo import build",
        "import geo.build",
        "import os, geo",
        "def late():\n    from geo.place.gazetteer import Place",
        "from geo.public import hashlib",
    ],
)
def test_a_way_past_the_door_is_seen(source):
    assert past_the_door(source)


def test_what_only_looks_like_geo_is_not_a_way_past_the_door():
    assert not past_the_door(
        "import geopandas\nfrom webapp import geo\nfrom geo.public import Settings, problem"
    )


def classes_of(house: str) -> list[str]:
    files = (REPOSITORY / house).rglob("*.py")
    trees = [ast.parse(path.read_text("utf-8")) for path in files]
    return [node.name for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)]


def test_no_class_of_geo_is_called_like_another():
    own = classes_of("geo")
    assert sorted({name for name in own if own.count(name) > 1}) == []
    assert set(own) & set(classes_of("webapp")) == set()
