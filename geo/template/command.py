"""The command ``python -m geo template``: where it writes, and what it prints."""

from __future__ import annotations

from pathlib import Path

from geo.build import TABLE
from geo.config.settings import SETTINGS_FILE, load_settings
from geo.errors import ProblemsFound
from geo.failures import unwritable
from geo.files import new_file
from geo.mending.backup import free_backup
from geo.table.spreadsheet import SUFFIXES
from geo.words.language import gettext as _
from geo.words.messages import problem

SUFFIX = ".xlsx"


def run(home: Path, output: Path | None) -> str:
    """Write an empty table of pledges.

    Parameters
    ----------
    output : the file; without it, pledges.xlsx in the home

    Returns
    -------
    What was written and what to do next.

    Raises
    ------
    ProblemsFound : it would overwrite a table or be next to one; nothing was written
    """
    from geo.template.workbook import template

    settings = load_settings(home / SETTINGS_FILE)
    output = output or home / f"{TABLE}{SUFFIX}"
    aside = _check(output)
    raw = template(settings)
    lines = []
    try:
        with new_file(output) as file:
            file.write(raw)
        if aside is not None:
            kept = free_backup(aside)
            aside.rename(kept)
            lines.append(
                _(
                    "Die leere Tabelle {file} der neuen Karte heißt jetzt {backup}.",
                    file=aside,
                    backup=kept.name,
                )
            )
    except OSError as error:
        raise ProblemsFound([unwritable("template_unwritable", output.name, error)]) from None
    return "\n".join(
        [
            _("{file} liegt zum Ausfüllen bereit.", file=output),
            *lines,
            _(
                "Als Nächstes: für jede Zusage eine Zeile schreiben, die Kennung leer lassen, speichern, "
                "die Datei schließen, dann python -m geo check --write --home {home}",
                home=home,
            ),
        ]
    )


def _check(output: Path) -> Path | None:
    """Refuse to overwrite a table or to write next to one.

    Returns
    -------
    The untouched table of a new map, which may be replaced; None if there is none.
    """
    if output.suffix.lower() != SUFFIX:
        raise ProblemsFound([problem("template_kind", output.name)])
    if output.exists():
        raise ProblemsFound([problem("template_exists", output.name)])
    beside = [path for suffix in SUFFIXES if (path := output.with_suffix(suffix)).is_file()]
    if len(beside) == 1 and _is_of_new_map(beside[0]):
        return beside[0]
    if beside:
        raise ProblemsFound([problem("template_beside", path.name, other=output.name) for path in beside])
    return None


def _is_of_new_map(path: Path) -> bool:
    from geo.table.first_table import table_text

    return path.suffix == ".csv" and path.read_bytes() == table_text().encode()
