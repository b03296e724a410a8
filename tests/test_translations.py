"""German is in the code of geo and webapp, other languages in catalogues: what `make translations` makes."""

from __future__ import annotations

import ast
import io
import re
import string
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

from tests.conftest import REPOSITORY

HOUSES = ("geo", "webapp")
CATALOGUES = sorted(path for house in HOUSES for path in REPOSITORY.glob(f"{house}/translations/*/*/*.po"))
FUNCTIONS = {"_", "N_", "gettext", "lazy_gettext", "ngettext"}
Key = tuple[str | None, tuple[str, ...]]


def forms(text: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Singular and plural of a text, or its one form."""
    return (text,) if isinstance(text, str) else tuple(text)


def messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def key(message: Message) -> Key:
    return message.context, forms(message.id)


@pytest.fixture(scope="module", params=CATALOGUES, ids=lambda path: str(path.relative_to(REPOSITORY)))
def file(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.fixture(scope="module")
def house(file: Path) -> str:
    return file.relative_to(REPOSITORY).parts[0]


@pytest.fixture(scope="module")
def catalogue(file: Path) -> Catalog:
    return read_po(io.BytesIO(file.read_bytes()), locale=file.parts[-3])


def test_both_houses_have_english() -> None:
    assert {path.relative_to(REPOSITORY).parts[::2] for path in CATALOGUES} >= {
        (house, "en", "messages.po") for house in HOUSES
    }


@pytest.fixture(scope="module")
def in_code(house: str, tmp_path_factory: pytest.TempPathFactory) -> set[Key]:
    """Return what pybabel finds in code and templates now, with the keywords of `make translations`."""
    template = tmp_path_factory.mktemp("messages") / "messages.pot"
    keywords = re.search(r"^KEYWORDS := (.+)$", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE)
    pybabel = [str(Path(sys.executable).with_name("pybabel")), "-q", "extract", "-F", "pyproject.toml"]
    subprocess.run([*pybabel, *keywords[1].split(), "-o", template, house], check=True, cwd=REPOSITORY)
    return {key(message) for message in messages(read_po(io.BytesIO(template.read_bytes())))}


def test_the_catalogue_has_each_text_of_the_code_and_no_other(catalogue: Catalog, in_code: set[Key]) -> None:
    assert {key(message) for message in messages(catalogue)} == in_code
    assert list(catalogue.obsolete) == []


def test_each_text_is_in_the_catalogue_once(file: Path, catalogue: Catalog) -> None:
    assert file.read_text("utf-8").count("\nmsgid ") == len(list(messages(catalogue))) + 1  # and its head


def test_each_text_is_translated_in_all_its_forms(catalogue: Catalog) -> None:
    assert [key(message) for message in messages(catalogue) if not all(forms(message.string))] == []
    assert [key(message) for message in messages(catalogue) if message.fuzzy] == []
    plurals = [forms(message.string) for message in messages(catalogue) if message.pluralizable]
    assert {len(strings) for strings in plurals} == {catalogue.num_plurals}
    assert catalogue.plural_expr == get_plural(catalogue.locale_identifier).plural_expr


def gaps(text: str) -> set[str]:
    """The placeholders of a text: ``%(name)s`` of the pages, ``{name}`` with its format of the commands."""
    named = set(re.findall(r"%\(\w+\)\S", text))
    if "{" not in text:
        return named
    try:
        return named | {f"{name}:{form}" for _, name, form, _ in string.Formatter().parse(text) if name}
    except ValueError:  # braces that no one fills in
        return named | set(re.findall(r"\{.*?\}", text))


def test_each_placeholder_is_in_both_languages(catalogue: Catalog) -> None:
    wrong = [
        (message.id, text)
        for message in messages(catalogue)
        for number, text in enumerate(forms(message.string))
        if gaps(text) != gaps(forms(message.id)[min(number, len(forms(message.id)) - 1)])
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zeile {number}", {"number:"}),
        ("{size_mb:.1f} MB", {"size_mb:.1f"}),
        ('{{"type": {value}', {"value:"}),
        ("%(count)s Zusagen", {"%(count)s"}),
        ("https://example.org/{z}/{x}/{y}.png", {"z:", "x:", "y:"}),
        ('"licence": …} oder {', set()),
    ],
)
def test_a_placeholder_is_known_by_name_and_format(text: str, found: set[str]) -> None:
    assert gaps(text) == found


def test_the_compiled_catalogue_is_that_of_the_text(file: Path, catalogue: Catalog) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    assert file.with_suffix(".mo").read_bytes() == compiled.getvalue()


@pytest.mark.parametrize("house", HOUSES)
def test_a_package_has_the_compiled_catalogues_and_all_else_that_the_code_reads(house: str) -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"][house]
    root = REPOSITORY / house
    of_developers = (".py", ".pyc", ".po", ".ts")
    files = {path for path in root.rglob("*") if path.is_file() and path.suffix not in of_developers}
    assert {path.name for path in files} >= {"messages.mo"}
    assert files - {path for pattern in patterns for path in root.glob(pattern)} == set()


def hidden(path: Path, known: set[str]) -> Iterator[str]:
    """Return calls of `gettext` that pybabel does not find: in an f-string, or chosen in the call."""
    tree = ast.parse(path.read_text("utf-8"))
    f_strings = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    inside = {id(node) for one in f_strings for node in ast.walk(one)}
    for call in ast.walk(tree):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in FUNCTIONS):
            continue
        if call.args and isinstance(call.args[0], (ast.Constant, ast.IfExp, ast.BinOp, ast.JoinedStr)):
            texts = [node.value for node in ast.walk(call.args[0]) if isinstance(node, ast.Constant)]
            yield from (text for text in texts if id(call) in inside or text not in known)


def test_no_text_is_where_pybabel_does_not_find_it(house: str, in_code: set[Key]) -> None:
    known = {text for _, texts in in_code for text in texts}
    found = {path.name: list(hidden(path, known)) for path in (REPOSITORY / house).rglob("*.py")}
    assert {name: texts for name, texts in found.items() if texts} == {}


def test_a_text_that_is_chosen_in_the_call_or_is_in_an_f_string_is_seen(tmp_path: Path) -> None:
    code = tmp_path / "some.py"
    code.write_text("""_("a" if b else "c"); f"{_('d')}"; _("e", f=1); _(TABLE["g"])""", encoding="utf-8")
    assert list(hidden(code, {"a", "d", "e"})) == ["c", "d"]
