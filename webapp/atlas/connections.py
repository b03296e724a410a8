"""One reader of the country: a few connections to a database, each transaction read-only and short.

Nothing relies on what a connection remembers: PgBouncer may give each transaction another server.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable, Generator, Iterator
from typing import Any, TypeVar

import psycopg
from psycopg.conninfo import conninfo_to_dict

T = TypeVar("T")
CONNECT_S = 2  # libpq takes no less
STATEMENT_MS = 2_000
# A server that is frozen, or behind a broken network, keeps no time of its own.
ANSWER_S = STATEMENT_MS / 1_000 + 1
WAIT_S = 1.0  # for a free connection
MAX_CONNECTIONS = 8
AWAY_S = 3.0  # a reader that failed is not asked again before
_BEGIN = f"BEGIN READ ONLY; SET LOCAL statement_timeout = {STATEMENT_MS}; SET LOCAL jit = off".encode()
_INTERVAL_S = 0.1
_UNREADY = (
    psycopg.errors.UndefinedTable,  # a replica that has not got the tables yet
    psycopg.errors.UndefinedColumn,
    psycopg.errors.InvalidSchemaName,
    psycopg.errors.InsufficientPrivilege,
)


class ReaderAway(Exception):
    """This reader can't answer now; another one may."""


class TooSlow(Exception):
    """The statement was cancelled because it took too long; another reader would be no faster."""


class _Impatient(psycopg.Connection[Any]):
    """A connection that gives up by itself when the server says nothing at all."""

    def wait(
        self, gen: Generator[Any, Any, T], interval: float = _INTERVAL_S, timeout: float | None = ANSWER_S
    ) -> T:
        return super().wait(gen, interval, timeout)


class Reader:
    """A database that is asked; for several threads, and safe to be inherited by the workers of gunicorn.

    ``name`` is for logs and `/healthz`: host and port, never more of the address.
    """

    def __init__(self, address: str, number: int) -> None:
        self._address = address
        self.name = _name_of(address, number)
        self._idle: list[_Impatient] = []
        self._pid = os.getpid()
        self._lock = threading.Lock()
        self._slots = threading.BoundedSemaphore(MAX_CONNECTIONS)
        self._away_until = 0.0

    @property
    def is_resting(self) -> bool:
        """Whether it has just failed, so that asking would only cost time."""
        return time.monotonic() < self._away_until

    def run(self, query: Callable[[psycopg.Cursor[Any]], T]) -> T:
        """Run a query in a read-only transaction.

        Raises
        ------
        ReaderAway : there is no connection, it broke, or the tables are not there yet
        TooSlow : the server has cancelled it after `STATEMENT_MS`
        """
        if not self._slots.acquire(timeout=WAIT_S):
            raise ReaderAway(f"{self.name}: all {MAX_CONNECTIONS} connections are busy")
        try:
            if self._away_until:  # one thread tries whether it is back, the others need not wait
                self._away_until = time.monotonic() + AWAY_S
            found = self._run(query)
        finally:
            self._slots.release()
        self._away_until = 0.0
        return found

    def close(self) -> None:
        for connection in self._taken():
            connection.close()

    def _run(self, query: Callable[[psycopg.Cursor[Any]], T]) -> T:
        kept, started = self._borrowed(), time.monotonic()
        if kept is not None:
            try:
                return self._asked(kept, query)
            except psycopg.errors.QueryCanceled as error:
                raise TooSlow from error
            except _UNREADY as error:
                raise self._rests(error) from None
            except (psycopg.OperationalError, psycopg.InterfaceError) as error:
                # The server was restarted, or PgBouncer hung up: so the others are dead as well.
                self.close()
                if time.monotonic() - started >= CONNECT_S:  # frozen: a new connection would be no better
                    raise self._rests(error) from None
        try:
            return self._asked(self._connected(), query)
        except psycopg.errors.QueryCanceled as error:
            raise TooSlow from error
        except (*_UNREADY, psycopg.OperationalError, psycopg.InterfaceError) as error:
            raise self._rests(error) from None

    def _asked(self, connection: _Impatient, query: Callable[[psycopg.Cursor[Any]], T]) -> T:
        with contextlib.ExitStack() as undo:
            undo.callback(connection.close)
            connection.execute(_BEGIN)
            with connection.cursor() as cursor:
                found = query(cursor)
            connection.execute(b"COMMIT")
            undo.pop_all()
        with self._lock:
            self._idle.append(connection)
        return found

    def _connected(self) -> _Impatient:
        try:
            return _Impatient.connect(
                self._address,
                autocommit=True,
                prepare_threshold=None,
                connect_timeout=CONNECT_S,
                application_name="pledgemap atlas",
            )
        except psycopg.Error as error:  # whose text may contain the address, and this the password
            raise self._rests(error) from None

    def _borrowed(self) -> _Impatient | None:
        with self._lock:
            self._forget_inherited()
            return self._idle.pop() if self._idle else None

    def _taken(self) -> list[_Impatient]:
        with self._lock:
            self._forget_inherited()
            idle, self._idle = self._idle, []
        return idle

    def _forget_inherited(self) -> None:
        """Leave connections of the process before a fork to that process."""
        if self._pid != os.getpid():
            self._pid, self._idle = os.getpid(), []

    def _rests(self, error: psycopg.Error) -> ReaderAway:
        self._away_until = time.monotonic() + AWAY_S
        return ReaderAway(f"{self.name}: {error.sqlstate or type(error).__name__}")


def in_turn(readers: list[Reader]) -> Iterator[Reader]:
    """Yield the readers to ask, one after the other; those that have just failed are left out.

    Each process begins with another one, and stays with it: so visitors are spread, and a page does not
    jump between replicas that lag differently.
    """
    first = os.getpid() % len(readers)
    for reader in (*readers[first:], *readers[:first]):
        if not reader.is_resting:
            yield reader


def _name_of(address: str, number: int) -> str:
    try:
        parts = conninfo_to_dict(address)
    except psycopg.Error:
        return f"reader {number} (its address can't be read)"
    return f"{parts.get('host', 'localhost')}:{parts.get('port', 5432)}"
