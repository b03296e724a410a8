"""Which module of the project imports which, read from the files and not by importing them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HOUSES = ("geo", "webapp")


def imports_of(path: Path) -> tuple[tuple[str, str], ...]:
    """Return what a file imports, anywhere in it: pairs of a module and a name in it ("" for "import x")."""
    return imports_in(path.read_text(encoding="utf-8"))


@cache
def imports_in(text: str) -> tuple[tuple[str, str], ...]:
    """The same of a source text."""
    return tuple(_statements(ast.parse(text)))


def _statements(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, alias.name) for alias in node.names)


def modules(root: Path) -> dict[str, Path]:
    """The modules of both houses, with their files; a package is listed under its own name."""
    found = {}
    for house in HOUSES:
        for path in sorted((root / house).rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def module_arrows(root: Path) -> set[tuple[str, str]]:
    """Pairs of modules, the first of which imports the second; "from geo import files" is ``geo.files``."""
    known = modules(root)
    found = set()
    for name, path in known.items():
        for module, member in imports_of(path):
            inner = f"{module}.{member}"
            found.add((name, inner if inner in known else module))
    return {(name, target) for name, target in found if target in known and target != name}
