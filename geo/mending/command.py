"""The command ``python -m geo check --write``: what it writes and prints."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from geo.build import DATA_FOLDER, OUTPUT, TABLE, build
from geo.config.settings import SETTINGS_FILE, Settings, load_settings
from geo.errors import Notice, Problem, ProblemsFound
from geo.failures import unwritable
from geo.mending.backup import free_backup, open_elsewhere, write_whole
from geo.mending.ids import FilledIn, fill_in
from geo.mending.marked import Checked, is_untouched, marked
from geo.publishing.differences import last_build
from geo.publishing.released import ids_of_pledges, read_released
from geo.table.header import header_at, read_header
from geo.table.schema import OPTIONAL_COLUMNS, columns_of
from geo.table.spreadsheet import find_table, read_grid
from geo.words.language import N_, ngettext
from geo.words.language import gettext as _

# No command reads it as the table: `find_table` expects the bare name.
CHECKED_FILE = f"{TABLE}.checked.xlsx"
_MAX_NAMED = 10


def run(home: Path) -> int:
    """Fill in missing ids, check everything, and write the copy that shows what is wrong.

    Returns
    -------
    The exit code: 1 if there is something to fix, even if ids have been filled in.

    Raises
    ------
    PledgemapError : the settings, the layers or the table as a whole can't be read; nothing was written
    """
    settings = load_settings(home / SETTINGS_FILE)
    path = find_table(home, TABLE)
    refused: Sequence[Problem] = ()
    try:
        filled = fill_in(path, *_former(home, settings), columns_of(settings))
    except ProblemsFound as error:
        filled, refused = FilledIn({}), error.problems
    summary, problems, notices = _checked(home)
    problems = _worth_saying((*refused, *problems))
    for line in filter(None, (_ids_message(path, filled), summary)):
        print(line)
    for notice in notices:
        print(_("Hinweis: {text}", text=notice), file=sys.stderr)
    if problems:
        print(ProblemsFound(problems), file=sys.stderr)
        print(ngettext("{count} Fehler.", "{count} Fehler.", len(problems)), file=sys.stderr)
    lines, is_written = _write_copy(home, path, settings, problems, notices)
    print(*lines, sep="\n", file=sys.stderr)
    return 1 if problems or not is_written else 0


def _worth_saying(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return each problem once. If the command had to stop, missing ids are not reported."""
    others = [one for one in problems if one.code != "id_column_missing"]
    return tuple(dict.fromkeys(others or problems))


def _former(home: Path, settings: Settings) -> tuple[frozenset[str], dict[str, str]]:
    """Return reserved ids, and the ids of the last build by title if that is certain."""
    last = last_build(home / DATA_FOLDER / OUTPUT) or {}
    taken = {*last, *ids_of_pledges(read_released(home)), *settings.redirects.pledges}
    titles = [known.title for known in last.values()]
    by_title = {known.title: key for key, known in last.items() if titles.count(known.title) == 1}
    return frozenset(taken), by_title


def _checked(home: Path) -> tuple[str, Sequence[Problem], Sequence[Notice]]:
    """Return what a check finds: its summary if all is well, problems and notices."""
    try:
        summary = build(home, write=False)
    except ProblemsFound as error:
        return "", error.problems, error.notices
    return str(summary), (), summary.notices


def _write_copy(
    home: Path, path: Path, settings: Settings, problems: Sequence[Problem], notices: Sequence[Notice]
) -> tuple[list[str], bool]:
    """Write the marked copy. Return lines that say so, or why not, and whether it worked."""
    copy = home / CHECKED_FILE
    try:
        grid = read_grid(path, columns_of(settings))
    except ProblemsFound:  # reported already, and there is nothing to mark
        return [], True
    if busy := open_elsewhere(copy):
        return [str(busy)], True
    try:
        header_row = grid.before + header_at(path.name, grid.before, grid.records, columns_of(settings)) + 1
    except ProblemsFound:
        header_row = grid.before + 1
    header = grid.records[header_row - 1 - grid.before]
    keys, _faults = read_header(path.name, header_row, header, columns_of(settings), OPTIONAL_COLUMNS)
    checked = Checked(path.name, grid, header_row, keys, problems, notices)
    raw = marked(checked, settings)
    lines = []
    try:
        if copy.exists() and not is_untouched(copy.read_bytes()):
            kept = free_backup(copy)
            copy.rename(kept)
            lines.append(
                _(
                    "{file} war von Hand geändert. Sie heißt jetzt {backup}; was Sie dort berichtigt "
                    "haben, gehört in {table}.",
                    file=copy.name,
                    backup=kept.name,
                    table=path.name,
                )
            )
        write_whole(copy, raw)
    except OSError as error:
        return [str(unwritable("table_unwritable", copy.name, error))], False
    if not problems:
        outcome = N_("In {table} ist nichts zu berichtigen; {file} zeigt, wie sie gelesen wurde.")
    elif checked.marks:
        outcome = N_(
            "In {file} sind diese Zellen rot und haben einen Kommentar. Berichtigt wird in {table}, "
            "nicht dort."
        )
    else:
        outcome = N_("{file} führt das ebenfalls auf. Berichtigt wird in {table}, nicht dort.")
    return [*lines, _(outcome, file=copy.name, table=path.name)], True


def _ids_message(path: Path, filled: FilledIn) -> str:
    if not filled.ids or filled.backup is None:
        return ""
    some = [_("Zeile {number}", number=row) + f": {identifier}" for row, identifier in filled.ids.items()]
    named = ", ".join(some[:_MAX_NAMED]) + ", …" * (len(some) > _MAX_NAMED)
    count = ngettext("{count} Kennung eingetragen", "{count} Kennungen eingetragen", len(filled.ids))
    return _(
        "{file}: {count} ({ids}). Die Fassung davor: {backup}",
        file=path.name,
        count=count,
        ids=named,
        backup=filled.backup.name,
    )
