"""axe-core, as its Python package brings it: no download when the tests run."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def _axe() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, only: list[str] | None = None) -> list[str]:
    """Return what axe finds wrong on the page as it is now, one line each; ``only`` names single rules."""
    page.evaluate(_axe())
    options: dict[str, Any] = {"resultTypes": ["violations"], "runOnly": only or RULES}
    found = page.evaluate("(options) => axe.run(document, options)", options)["violations"]
    return [
        f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]
