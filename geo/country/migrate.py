"""Bring the tables of the country up to date: each numbered file of ``migrations`` runs once, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from geo.errors import PledgemapError
from geo.words.language import gettext as _

if TYPE_CHECKING:
    from psycopg import Connection

_LOCK = 0x706C6564  # "pled": two commands at once wait for each other
_FILE = re.compile(r"(?P<number>\d{3})_(?P<name>\w+)\.sql")
_FIRST = """
CREATE SCHEMA IF NOT EXISTS pledgemap;
CREATE TABLE IF NOT EXISTS pledgemap.migration (
    number integer PRIMARY KEY,
    name text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
);
"""


@dataclass(frozen=True)
class Migration:
    number: int
    name: str
    sql: str


class DatabaseTooNew(PledgemapError):
    """A newer version of the software has changed the tables."""


def all_migrations() -> list[Migration]:
    """Return what the software brings, in order."""
    return sorted(_read(), key=lambda one: one.number)


def migrate(connection: Connection) -> list[str]:
    """Apply what is missing, in one transaction: all of it or nothing.

    Parameters
    ----------
    connection : to the primary; the user may create a schema, extensions and a role

    Returns
    -------
    Names of the migrations that were applied; empty if there is nothing to do.

    Raises
    ------
    DatabaseTooNew : it has migrations that this version does not know
    psycopg.Error : it can't be changed; then nothing was
    """
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
        if _exists(connection):
            applied = {number for (number,) in connection.execute("SELECT number FROM pledgemap.migration")}
        else:
            applied = set()
            connection.execute(_FIRST)
        known = all_migrations()
        if applied - {one.number for one in known}:
            raise DatabaseTooNew(
                _("Eine neuere Version hat die Tabellen der Datenbank geändert. Nehmen Sie diese Version.")
            )
        missing = [one for one in known if one.number not in applied]
        for one in missing:
            connection.execute(one.sql.encode())
            row = (one.number, one.name)
            connection.execute("INSERT INTO pledgemap.migration (number, name) VALUES (%s, %s)", row)
        return [f"{one.number:03}_{one.name}" for one in missing]


def _exists(connection: Connection) -> bool:
    found = connection.execute("SELECT to_regclass('pledgemap.migration')").fetchone()
    return found is not None and found[0] is not None


def _read() -> Iterator[Migration]:
    for file in resources.files("geo.country").joinpath("migrations").iterdir():
        if match := _FILE.fullmatch(file.name):
            yield Migration(int(match["number"]), match["name"], file.read_text(encoding="utf-8"))
