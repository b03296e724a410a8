"""The scripts of the pages without a browser: the real files in V8, in as little of a page as they need."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from py_mini_racer import MiniRacer

from tests.conftest import REPOSITORY

SCRIPTS = REPOSITORY / "webapp" / "static" / "js"
PAGE = (Path(__file__).parent / "page.js").read_text(encoding="utf-8")


class Page:
    """A page of a few elements in which scripts of ours run."""

    def __init__(self, *names: str, before: str = "") -> None:
        self._engine = MiniRacer()
        self._engine.eval(PAGE)
        self._engine.eval(before)
        self.load(*names)

    def load(self, *names: str, before: str = "") -> None:
        """Run more scripts, by their names without suffix; ``before`` them a text."""
        self._engine.eval(before)
        for name in names:
            self._engine.eval((SCRIPTS / f"{name}.js").read_text(encoding="utf-8"))

    def run(self, expression: str, *values: Any) -> Any:
        """Return the value of an expression; ``$0``, ``$1``… stand for values, as JSON."""
        for number, value in reversed(list(enumerate(values))):
            expression = expression.replace(f"${number}", json.dumps(value, ensure_ascii=False))
        found = self._engine.eval(f"JSON.stringify({expression})")
        return None if found is None else json.loads(found)


MakePage = Callable[..., Page]


@pytest.fixture(scope="session")
def make_page() -> MakePage:
    return Page
