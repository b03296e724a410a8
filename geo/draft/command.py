"""The command ``python -m geo draft``: what it writes, and what it says to the person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from geo.build import build
from geo.config.settings import SETTINGS_FILE
from geo.draft import (
    DRAFT_FILE,
    WORKBOOK_SUFFIX,
    Drafted,
    check_output,
    draft,
    nothing_found,
    write,
)
from geo.draft.finish import finish
from geo.draft.reading import check_kind
from geo.draft.sheets import LEFT_SHEET, TICK
from geo.draft.table import EXTRA_COLUMNS
from geo.errors import ProblemsFound
from geo.words.language import gettext as _
from geo.words.language import ngettext


def run_finish(edited: Path, home: Path, output: Path | None, backup_of: Callable[[Path], Path]) -> str:
    """Turn an edited workbook into the table; a table without pledges makes way and keeps a backup's name.

    Returns
    -------
    What was written, and what a check finds.

    Raises
    ------
    ProblemsFound : nothing was written; or the table was written and has something to mend
    """
    table, count = finish(edited, home, output, backup_of)
    pledges = ngettext("{count} Zusage", "{count} Zusagen", count)
    written = _("{pledges} stehen jetzt in {file}.", pledges=pledges, file=table)
    if table.parent.resolve() != home.resolve():
        return written
    try:
        return f"{written}\n{build(home, write=False)}"
    except ProblemsFound as error:
        print(written)
        raise error from None


def run(programme: Path, home: Path, output: Path | None, names: Sequence[str] = ()) -> str:
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
    drafted = draft(programme, home, names)
    is_workbook = output.suffix.lower() == WORKBOOK_SUFFIX
    if drafted.proposals or is_workbook:
        write(drafted, output)
    if not drafted.proposals:
        raise ProblemsFound([nothing_found(drafted, programme.name)])
    return "\n".join(_report(drafted, output))


def _report(drafted: Drafted, output: Path) -> list[str]:
    counts = {
        "proposals": ngettext("{count} Vorschlag", "{count} Vorschläge", len(drafted.proposals)),
        "sections": ngettext("{count} Abschnitt", "{count} Abschnitten", drafted.section_count),
        "placed": drafted.placed_count,
    }
    lines = [
        _("{proposals} aus {sections}, {placed} davon mit Ort: {file}", file=output, **counts),
        _(
            'Lesen Sie nun jede Zeile, geben Sie ihr einen Titel, und schreiben Sie x in "{tick}", wenn sie '
            'bleiben soll; auf dem Blatt "{left}" steht der Rest. Speichern Sie, und rufen Sie auf: '
            "python -m geo draft --finish {name}",
            tick=TICK,
            left=LEFT_SHEET,
            name=output.name,
        )
        if output.suffix.lower() == WORKBOOK_SUFFIX
        else _(
            "Lesen Sie nun jede Zeile: Geben Sie ihr einen Titel und eine id, oder löschen Sie sie. "
            'Löschen Sie dann die Spalten "{extra}", speichern Sie die Tabelle als pledges.csv und '
            "rufen Sie auf: python -m geo check",
            extra='", "'.join(EXTRA_COLUMNS),
        ),
    ]
    pageless = sum(proposal.page is None for proposal in drafted.proposals)
    if pageless:
        lines.append(
            _(
                "Für {count} davon kennt die Datei keine Seite: Füllen Sie die Spalte page aus, oder "
                "nehmen Sie das PDF.",
                count=pageless,
            )
        )
    if drafted.pages and drafted.pages > drafted.settings_pages:
        details = {"settings": SETTINGS_FILE, "told": drafted.settings_pages}
        lines.append(
            _(
                "Das Programm hat {pages} Seiten, in {settings} stehen {told}: Berichtigen Sie dort "
                "programme.pages.",
                pages=drafted.pages,
                **details,
            )
        )
    return lines
