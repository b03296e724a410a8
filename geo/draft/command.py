"""The command ``python -m geo draft``: what it writes, and what it says to the person."""

from __future__ import annotations

from pathlib import Path

from geo.config.settings import SETTINGS_FILE
from geo.draft import DRAFT_FILE, Drafted, check_output, draft, write
from geo.draft.reading import check_kind
from geo.draft.table import EXTRA_COLUMNS
from geo.words.language import counted, word


def run(programme: Path, home: Path, output: Path | None) -> str:
    """Draft a table of pledges.

    Returns
    -------
    What was found and what to do next.

    Raises
    ------
    ProblemsFound : nothing was written
    """
    output = output or home / DRAFT_FILE
    check_kind(programme)
    check_output(output)
    drafted = draft(programme, home)
    write(drafted, output)
    return "\n".join(_report(drafted, output))


def _report(drafted: Drafted, output: Path) -> list[str]:
    counts = {
        "proposals": counted(len(drafted.proposals), "proposal", "proposals"),
        "sections": counted(drafted.section_count, "section", "sections"),
        "placed": drafted.placed_count,
    }
    lines = [
        word("drafted", file=output, **counts),
        word("drafted_next", extra='", "'.join(EXTRA_COLUMNS)),
    ]
    pageless = sum(proposal.page is None for proposal in drafted.proposals)
    if pageless:
        lines.append(word("drafted_pageless", count=pageless))
    if drafted.pages and drafted.pages > drafted.settings_pages:
        told = {"settings": SETTINGS_FILE, "told": drafted.settings_pages}
        lines.append(word("drafted_longer", pages=drafted.pages, **told))
    return lines
