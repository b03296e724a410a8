"""The documentation leads somewhere: every page is in the index, every link and command exists."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest

from geo import __version__
from tests.conftest import REPOSITORY

DOCS = REPOSITORY / "docs"
INDEX = DOCS / "README.md"
PAGES = sorted(
    [
        *REPOSITORY.glob("*.md"),
        *DOCS.glob("*.md"),
        *(REPOSITORY / name / "README.md" for name in ("bench", "data")),
    ]
)
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`((?:geo|webapp|tests)/[\w./-]*)`")
# What a reader of the pages on how to add something makes.
OF_EXAMPLES = ("geojsons", "/fr/")
MAKE = re.compile(r"(?:^    |`)make ([a-z-]+)", flags=re.MULTILINE)


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def links_of(page: Path) -> list[str]:
    return [link for link in LINK.findall(text_of(page)) if not re.match("[a-z]+:", link)]


def anchors_of(page: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", text_of(page), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def leads_somewhere(page: Path, link: str) -> bool:
    path, _, anchor = unquote(link).partition("#")
    target = (page.parent / path).resolve() if path else page
    return target.exists() and (not anchor or anchor in anchors_of(target))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_every_link_leads_to_a_file_and_a_heading(page):
    assert [link for link in links_of(page) if not leads_somewhere(page, link)] == []


def test_a_link_that_leads_nowhere_is_seen(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# A heading\n[a](page.md#a-heading) [b](#no-heading) [c](none.md)", encoding="utf-8")
    assert [leads_somewhere(page, link) for link in links_of(page)] == [True, False, False]


def test_the_index_lists_every_page_of_the_docs_once():
    listed = [link for link in links_of(INDEX) if "/" not in link]
    assert sorted(listed) == sorted(page.name for page in DOCS.glob("*.md") if page != INDEX)


def test_every_picture_of_the_docs_is_shown_on_a_page():
    shown = {(page.parent / link).resolve() for page in PAGES for link in links_of(page)}
    assert [
        file.name for file in DOCS.iterdir() if file.suffix in {".png", ".svg"} and file not in shown
    ] == []


def test_the_newest_release_of_the_changelog_is_the_version_of_the_software():
    sections = re.findall(r"^## (.+)$", text_of(REPOSITORY / "CHANGELOG.md"), flags=re.MULTILINE)
    assert sections[0] == "Unreleased"
    assert all(re.fullmatch(r"\d+\.\d+\.\d+ \(\d{4}-\d\d-\d\d\)", section) for section in sections[1:])
    assert sections[1].split()[0] == __version__


def test_the_readme_is_a_screen_and_a_half_and_names_both_commands():
    text = text_of(REPOSITORY / "README.md")
    assert len(text.splitlines()) <= 60
    assert re.findall(r"^    make (\w+)", text, flags=re.MULTILINE) == ["run", "test"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_every_file_of_the_code_that_a_page_names_exists(page):
    named = {name for name in CODE.findall(text_of(page)) if not any(word in name for word in OF_EXAMPLES)}
    assert sorted(name for name in named if not (REPOSITORY / name).exists()) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_every_make_command_exists(page):
    targets = set(re.findall(r"^([a-z-]+):", text_of(REPOSITORY / "Makefile"), flags=re.MULTILINE))
    assert set(MAKE.findall(text_of(page))) <= targets


def test_every_dependency_has_a_line_that_says_why_it_is_here():
    project = tomllib.loads(text_of(REPOSITORY / "pyproject.toml"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    needed = {re.match(r"[\w-]+", name)[0].lower() for group in groups for name in group}
    explained = " ".join(line.partition(" | ")[0] for line in text_of(DOCS / "dependencies.md").splitlines())
    named = {name.lower() for name in re.findall(r"[\w-]+", re.sub(r"\]\([^)]*\)", "]", explained))}
    assert "types" in named  # one line for the many packages of types
    assert sorted(name for name in needed - named if not name.startswith("types-")) == []
