"""What the paper uses of fpdf2 that fpdf2 does not promise to keep."""

from __future__ import annotations

import ast
import inspect
import tomllib

from fpdf import FPDF

from tests.conftest import REPOSITORY
from webapp.handouts import page

# There is no public way to tag what is drawn, or to say that it is mere decoration.
PRIVATE = {"_add_marked_content", "_out"}


def private_members_of_fpdf() -> set[str]:
    tree = ast.parse(inspect.getsource(page))
    named = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return {
        name for name in named if name.startswith("_") and not name.startswith("__") and hasattr(FPDF, name)
    }


def test_no_other_private_member_of_fpdf_is_used():
    assert private_members_of_fpdf() == PRIVATE


def test_a_release_of_fpdf_that_may_have_other_private_members_is_not_taken():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert [one for one in project["dependencies"] if one.startswith("fpdf2")] == ["fpdf2<2.9"]
