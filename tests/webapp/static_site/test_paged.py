"""The export of a site whose pledges are too many for one page: list pages, and files that maps load."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from tests.exporting import export_quickly
from webapp import create_app

MAX_BYTES = 300_000
# It writes a whole site.
pytestmark = pytest.mark.system


@pytest.fixture(scope="module")
def folder(our_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("paged") / "site"
    export_quickly(our_home, folder, PAGED_ABOVE=100)
    return folder


@pytest.mark.parametrize("start", ["/", "/en/"])
def test_the_list_pages_lead_to_all_pledges_without_a_script(
    folder: Path, our_home: Path, start: str
) -> None:
    found: list[str] = []
    address = start
    while address:
        page = (folder / address.lstrip("/") / "index.html").read_text(encoding="utf-8")
        found += re.findall(r'<article[^>]* data-pledge="([^"]+)"', page)
        assert "<noscript>" in page
        address = unescape("".join(re.findall(r'<a rel="next" href="([^"]+)"', page)))
    snapshot = create_app({"HOME": str(our_home)}).extensions["pledgemap"].snapshot
    assert sorted(found) == sorted(snapshot.pledges)


def test_no_page_and_no_file_that_it_loads_is_large(folder: Path) -> None:
    files = [*folder.rglob("index.html"), *folder.rglob("orte/**/*.json"), *folder.rglob("auswahl/*.json")]
    files += (folder / "static").glob("rahmen-woerter-*.js")
    assert len(files) > 500
    assert [file for file in files if file.stat().st_size > MAX_BYTES] == []
