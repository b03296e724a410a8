"""The country in PostgreSQL with PostGIS: what `geo collect` writes. Readers are in `webapp.atlas`.

The address of the database is in the environment only, and in no message: it has a password.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import shapely

from geo import extras
from geo.country import migrate, statements
from geo.country.records import LAENDER, UNKNOWN_LAND, Counts, Harvest, Pledge, Site, SourceState
from geo.errors import PledgemapError
from geo.words.language import gettext as _

if TYPE_CHECKING:
    from psycopg import Connection, Cursor

DATABASE = "PLEDGEMAP_DATABASE"
_CONNECT_S = 10
_MAX_REASON = 500  # characters of why a source failed
_MANY = 1_000  # changed rows from which on the planner needs to know
Row = tuple[Any, ...]


class StoreError(PledgemapError):
    """The database is not there, or refuses. The text says why, without its address."""


@contextlib.contextmanager
def connect(environment: Mapping[str, str]) -> Iterator[PostgresStore]:
    """Open the database that ``PLEDGEMAP_DATABASE`` names: an address or "key=value" string of libpq.

    Raises
    ------
    PledgemapError : none is named, the extra "country" is not installed
    StoreError : it does not answer
    """
    extras.check("country")
    address = environment.get(DATABASE, "").strip()
    if not address:
        raise PledgemapError(
            _("Es fehlt die Umgebungsvariable {name}: die Adresse einer PostgreSQL-Datenbank.", name=DATABASE)
        )
    store = PostgresStore(address)
    try:
        yield store
    finally:
        store.close()


class PostgresStore:
    """A connection to the primary. One that is lost is opened again by the next call."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._connection: Connection | None = None
        self._changed_rows: dict[str, int] = {}
        with self.connection():
            pass

    def close(self) -> None:
        """Tell the planner what has changed much, and hang up."""
        with contextlib.suppress(StoreError):
            self._analyze()
        if self._connection is not None:
            self._connection.close()

    @contextlib.contextmanager
    def connection(self) -> Iterator[Connection]:
        """Give the connection, in autocommit.

        Raises
        ------
        StoreError : the database does not answer, or refuses
        """
        import psycopg

        try:
            if self._connection is None or self._connection.closed:
                # PgBouncer gives each transaction another server: none may rely on a prepared statement.
                self._connection = psycopg.connect(
                    self._address,
                    autocommit=True,
                    prepare_threshold=None,
                    connect_timeout=_CONNECT_S,
                    application_name="pledgemap collect",
                )
            yield self._connection
        except psycopg.Error as error:
            raise _explained(error) from None

    def migrate(self) -> list[str]:
        """Bring the tables up to date; return the names of what was applied. See `geo.country.migrate`."""
        with self.connection() as connection:
            return migrate.migrate(connection)

    def state_of(self, source_key: str) -> SourceState | None:
        """Return what is known of a source, None if it was never asked."""
        with self.connection() as connection:
            row = connection.execute(statements.STATE, (source_key,)).fetchone()
        return None if row is None else SourceState(*row)

    def put(self, harvest: Harvest, state: SourceState) -> Counts:
        """Keep a harvest instead of the one before, whole or not at all.

        Only rows that differ are written, so that replicas get no more than what has changed.
        """
        with self.connection() as connection, connection.transaction(), connection.cursor() as cursor:
            key = harvest.source.key
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('pledgemap ' || %s, 0))", (key,))
            _stage(cursor, harvest)
            land = harvest.source.land
            if land not in LAENDER:
                land = str(_one(cursor, statements.LAND)[0] or UNKNOWN_LAND)
            values = {"source": key, "land": land, "county": harvest.source.county_ags}
            cursor.execute(statements.SPREAD, values)
            counts, written = _replace(cursor, harvest, values)
            source = dataclasses.asdict(dataclasses.replace(harvest.source, land=land))
            row = source | dataclasses.asdict(state) | {"is_changed": written > 0, "pledges": counts.pledges}
            cursor.execute(statements.PUT_SOURCE, row)
        self._changed_rows[land] = self._changed_rows.get(land, 0) + written
        return counts

    def unchanged(self, source_key: str, state: SourceState) -> None:
        """Note that a source was asked, and has nothing new."""
        with self.connection() as connection:
            connection.execute(statements.UNCHANGED, dataclasses.asdict(state) | {"key": source_key})

    def failed(self, source_key: str, address: str, reason: str) -> None:
        """Note why a source could not be read; its last good harvest stays."""
        values = {"key": source_key, "address": address, "reason": reason[:_MAX_REASON]}
        with self.connection() as connection:
            connection.execute(statements.FAILED, values)

    def remove(self, source_key: str) -> None:
        """Delete a source and all that was collected of it."""
        with self.connection() as connection, connection.transaction():
            for table in ("site", "pledge", "tally"):
                connection.execute(f"DELETE FROM pledgemap.{table} WHERE source = %s".encode(), (source_key,))  # noqa: S608
            connection.execute("DELETE FROM pledgemap.source WHERE key = %s", (source_key,))

    def _analyze(self) -> None:
        lands = [land for land, rows in self._changed_rows.items() if rows >= _MANY]
        if not lands:
            return
        tables = [f"pledgemap.{kind}_{land}" for land in lands for kind in ("pledge", "site")]
        with self.connection() as connection:
            # So that tiles read the index of the counts alone.
            connection.execute(b"VACUUM (ANALYZE) pledgemap.tally")
            connection.execute(f"ANALYZE {', '.join(tables)}".encode())
        self._changed_rows.clear()


def _stage(cursor: Cursor, harvest: Harvest) -> None:
    """Bring a harvest into temporary tables, and find out where its pledges lie."""
    cursor.execute(statements.STAGE)
    pledges = {one.id: one for one in harvest.pledges}
    _copy(cursor, statements.COPY_PLEDGES, map(_pledge_row, pledges.values()))
    sites = {(one.pledge_id, one.place_id): one for one in harvest.sites}
    _copy(cursor, statements.COPY_SITES, map(_site_row, sites.values()))
    cursor.execute("ANALYZE new_pledge, new_site")
    cursor.execute(statements.LOCATE)
    cursor.execute(statements.GATHER)


def _copy(cursor: Cursor, statement: str, rows: Iterable[Row]) -> None:
    with cursor.copy(statement.encode()) as copy:
        for row in rows:
            copy.write_row(row)


def _pledge_row(one: Pledge) -> Row:
    values = [getattr(one, name) for name in statements.PLEDGE_COLUMNS]
    return (*values[:-1], list(one.municipalities))


def _site_row(one: Site) -> Row:
    shape = shapely.to_wkb(shapely.set_srid(one.geometry, 4326), hex=True, include_srid=True)
    return (
        one.pledge_id, one.place_id, one.name, one.kind, one.precision, list(one.municipalities), shape,
    )  # fmt: skip


def _replace(cursor: Cursor, harvest: Harvest, values: dict[str, Any]) -> tuple[Counts, int]:
    """Write what differs; return what has changed in pledges, and how many rows were written."""
    partitions = {kind: f"pledgemap.{kind[:-1]}_{values['land']}" for kind in ("pledges", "sites")}

    def run(statement: str) -> list[Row]:
        return cursor.execute(statement.format(**partitions).encode(), values).fetchall()

    gone_sites, gone = run(statements.DROP_SITES), run(statements.DROP_PLEDGES)
    put_pledges, put_sites = run(statements.PUT_PLEDGES), run(statements.PUT_SITES)
    written = len(gone_sites) + len(gone) + len(put_pledges) + len(put_sites)
    if written:
        cursor.execute(statements.TALLY, values)
        cursor.execute(statements.COUNT.format(**partitions).encode(), values)
    ids = {one.id for one in harvest.pledges}
    # A source that has moved to another Land has left pledges there: these are the same, not new.
    moved = {one for one, is_here in gone if not is_here}
    added = {one for one, is_new in put_pledges if is_new} - moved
    removed = {one for one, _is_here in gone} - ids
    touched = {row[0] for row in (*put_pledges, *put_sites, *gone_sites)}
    changed = (touched | moved) & ids - added
    sites = len({(one.pledge_id, one.place_id) for one in harvest.sites})
    return Counts(len(ids), sites, len(added), len(changed), len(removed)), written


def _one(cursor: Cursor, statement: str) -> Row:
    row = cursor.execute(statement.encode()).fetchone()
    assert row is not None
    return row


def _explained(error: Any) -> StoreError:
    """Say what is wrong in the words of the server; a failed connection's text may contain the address."""
    said = error.diag.message_primary
    if said is None:
        return StoreError(_("Die Datenbank aus {name} antwortet nicht.", name=DATABASE))
    return StoreError(_("Die Datenbank aus {name} meldet: {message}", name=DATABASE, message=said))
