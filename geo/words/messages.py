"""Messages about what to correct, in the language of the system; the tables have them in German."""

from __future__ import annotations

from collections.abc import Iterable

from geo.errors import Notice, Problem
from geo.vocabulary import STANCES
from geo.words import (
    country_messages,
    osm_messages,
    place_messages,
    programme_messages,
    row_messages,
    settings_messages,
    table_messages,
)
from geo.words.language import N_, either, localised, pgettext
from geo.words.language import gettext as _

WORDINGS = (
    *table_messages.WORDINGS,
    *row_messages.WORDINGS,
    *place_messages.WORDINGS,
    *programme_messages.WORDINGS,
    *osm_messages.WORDINGS,
    *country_messages.WORDINGS,
    *settings_messages.WORDINGS,
)
TEXTS = {wording.code: wording for wording in WORDINGS}

# What to do about an empty cell, by column.
REQUIRED = {
    "id": N_(
        "rufen Sie auf: python -m geo check --write, das trägt sie ein; oder schreiben Sie selbst "
        '"{proposal}" und ändern Sie es nie mehr'
    ),
    "title": N_("schreiben Sie in wenigen Worten, was zugesagt wird"),
    "topic": N_("schreiben Sie den Schlüssel eines Themas"),
    "stance": N_("schreiben Sie eines von: {choices}"),
    "party": N_("schreiben Sie, wessen Zusage es ist: {parties}"),
    "page": N_("schreiben Sie die Seite des Programms"),
}


def in_words(code: str, **details: object) -> tuple[str, str]:
    """What is wrong and what to do about it."""
    _code, message, remedy = TEXTS[code]
    return pgettext(code, message, **details), pgettext(code, remedy, **details)


def problem(
    code: str, file: str, row: int | None = None, column: str = "", value: str = "", **details: object
) -> Problem:
    """Make a `Problem` of one of the `TEXTS`; the details fill its gaps."""
    message, remedy = in_words(
        code, value=value, **{name: localised(detail) for name, detail in details.items()}
    )
    return Problem(file, row, column, value, message, remedy, code)


def notice(
    code: str, file: str, row: int | None = None, column: str = "", value: str = "", **details: object
) -> Notice:
    """Make a `Notice` of one of the `TEXTS`: what is worth knowing, and what to do if it was not intended."""
    return Notice(**vars(problem(code, file, row, column, value, **details)))


def remedy_of_setting(name: str) -> str:
    """Return what to write into a setting, by its full name; for those of topics, the last part counts."""
    remedies = settings_messages.REMEDIES
    return _(remedies.get(name) or remedies[name.rpartition(".")[2]])


def remedy_of_empty(column: str, proposal: str = "", parties: str = "") -> str:
    """Return what to write into a cell that must not be empty; for an id, a suggestion."""
    return _(REQUIRED[column], proposal=proposal, choices=", ".join(STANCES), parties=parties)


def remedy_of_landmark(fields: Iterable[str], **choices: Iterable[str]) -> str:
    """Return how to write wrong properties of a landmark; choices for kinds and precisions."""
    joined = {name: ", ".join(values) for name, values in choices.items()}
    return "; ".join(_(place_messages.FIELDS[field], **joined) for field in fields)


def remedy_of_provenance() -> str:
    """Return how to write where landmarks come from."""
    return _(place_messages.PROVENANCE)


def remedy_of_imported() -> str:
    """Return what to do about an imported file that has changed since the import."""
    return _(place_messages.IMPORTED)


def remedy_of_extract() -> str:
    """Return what to do about a file of an OpenStreetMap extract that has changed since it was written."""
    return _(osm_messages.EXTRACT)


def hint(names: list[str]) -> str:
    """Return the question that follows an unknown name."""
    if not names:
        return ""
    return " (" + _("meinten Sie {names}?", names=either(f'"{name}"' for name in names)) + ")"
