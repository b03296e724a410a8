"""The site of our own repository, and one whose pledges try to break every format."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.conftest import copy_home
from webapp import create_app

HOSTILE = (
    '=HYPERLINK("https://example.org";"Klick")',
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "]]>&amp;<!--",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3; \"zwei\" 'drei'",
    "+49 2421 1",
    "'schon mit Apostroph",
)
PLACES = ("Jülich", "Rur", "Indesee", "", "Nideggen", "Kreishaus", "", "Düren")


@pytest.fixture(scope="session")
def hostile_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """A site whose texts begin and end as attacks do; some of its pledges have places of each type."""
    rows = [
        {"title": text, "summary": text, "quote": text, "section": text, "places": places}
        for text, places in zip(HOSTILE, PLACES, strict=True)
    ]
    return create_app({"HOME": str(copy_home(tmp_path_factory.mktemp("hostile") / "home", rows))})
