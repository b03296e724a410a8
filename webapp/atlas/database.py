"""Whom the site asks about the country: replicas one after the other, and its own memory at last."""

from __future__ import annotations

import datetime
import logging
import threading
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import psycopg
from cachetools import LRUCache

from webapp.atlas import DATABASE, READ_DATABASES
from webapp.atlas.connections import Reader, ReaderAway, TooSlow, in_turn

log = logging.getLogger(__name__)
T = TypeVar("T")
KEPT_BYTES = 64_000_000
_BYTES_PER_ROW = 600
_STATUS = """
SELECT pg_is_in_recovery(),
    CASE WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
        ELSE extract(epoch FROM
            now() - coalesce(pg_last_xact_replay_timestamp(), pg_postmaster_start_time())) END::float,
    EXISTS (SELECT FROM pg_stat_wal_receiver)
"""


class DatabaseAway(Exception):
    """No reader answers in time, and this was never asked before: a 503 for the visitor."""


@dataclass(frozen=True)
class Reply(Generic[T]):
    """What the database said.

    Parameters
    ----------
    value : the answer
    at : when it was given, UTC
    is_old : no reader answers now, this is the last answer: a page says so, with ``at``
    """

    value: T
    at: datetime.datetime
    is_old: bool = False


@dataclass(frozen=True)
class ReaderStatus:
    """How a reader is, for `/healthz`.

    Parameters
    ----------
    name : host and port
    is_there : it answers
    is_replica : it follows a primary; False for a primary, and for one that does not answer
    is_following : a replica that is connected to its primary
    lag_s : seconds that a replica has still to replay; 0 for a primary, None if nobody knows
    """

    name: str
    is_there: bool
    is_replica: bool = False
    is_following: bool = False
    lag_s: float | None = None


class Readers:
    """The databases that are asked, and the last answers of them; for several threads.

    Parameters
    ----------
    addresses : of libpq, as "postgresql://…" or "key=value …"; at least one
    kept_bytes : of last answers, roughly; the oldest are forgotten
    """

    def __init__(self, addresses: list[str], kept_bytes: int = KEPT_BYTES) -> None:
        self._readers = [Reader(address, number) for number, address in enumerate(addresses, start=1)]
        self._kept: LRUCache[Hashable, Reply[Any]] = LRUCache(kept_bytes, getsizeof=_bytes_of)
        self._lock = threading.Lock()

    def ask(self, key: Hashable | None, query: Callable[[psycopg.Cursor[Any]], T]) -> Reply[T]:
        """Ask one reader after the other; if none answers, give the last answer.

        Parameters
        ----------
        key : what is asked; the same key always has the same query. None: the answer is not kept, for what
            would say where a visitor is
        query : runs in a read-only transaction with short time-outs; it may run several times

        Raises
        ------
        DatabaseAway : none answers, and there is no last answer
        """
        try:
            reply = Reply(self._asked(query), _now())
        except DatabaseAway:
            with self._lock:
                kept = None if key is None else self._kept.get(key)
            if kept is None:
                raise
            return Reply(kept.value, kept.at, is_old=True)
        with self._lock:
            if key is not None and _bytes_of(reply) <= self._kept.maxsize:
                self._kept[key] = reply
        return reply

    def status(self) -> list[ReaderStatus]:
        """Ask each reader how it is; those that have just failed are not asked."""
        return [_status_of(reader) for reader in self._readers]

    def kept(self) -> list[Hashable]:
        """Return what has a last answer: nothing of it says where a visitor is."""
        with self._lock:
            return list(self._kept)

    def close(self) -> None:
        for reader in self._readers:
            reader.close()

    def _asked(self, query: Callable[[psycopg.Cursor[Any]], T]) -> T:
        for reader in in_turn(self._readers):
            try:
                return reader.run(query)
            except ReaderAway as error:
                log.warning("%s; another database is asked, or the last answer given", error)
            except TooSlow:
                log.warning("%s: a query took too long", reader.name)
                break
        raise DatabaseAway


def readers_of(environment: Mapping[str, str]) -> Readers | None:
    """Return the readers that the environment names, None if it names none: then there is no atlas.

    ``PLEDGEMAP_READ_DATABASES`` has several addresses, separated by blanks, so each is a URL there;
    without it, ``PLEDGEMAP_DATABASE`` is read.
    """
    addresses = split_addresses(environment.get(READ_DATABASES, ""))
    primary = environment.get(DATABASE, "").strip()
    addresses = addresses or ([primary] if primary else [])
    return Readers(addresses) if addresses else None


def split_addresses(text: str) -> list[str]:
    """Split addresses at blanks; one that is written as "key=value key=value" stays whole."""
    parts = text.split()
    if parts and not any(part.startswith(("postgresql://", "postgres://")) for part in parts):
        return [" ".join(parts)]
    return parts


def _status_of(reader: Reader) -> ReaderStatus:
    if reader.is_resting:
        return ReaderStatus(reader.name, is_there=False)
    try:
        row = reader.run(lambda cursor: cursor.execute(_STATUS).fetchone())
    except (ReaderAway, TooSlow):
        return ReaderStatus(reader.name, is_there=False)
    assert row is not None
    is_replica, lag_s, is_following = row
    if not is_replica:
        return ReaderStatus(reader.name, is_there=True, lag_s=0)
    return ReaderStatus(reader.name, True, True, is_following, lag_s)


def _bytes_of(reply: Reply[Any]) -> int:
    value = reply.value
    if isinstance(value, bytes):
        return len(value) + _BYTES_PER_ROW
    return _BYTES_PER_ROW * (1 + _rows_in(value))


def _rows_in(value: Any) -> int:
    """Count the rows of an answer: a tuple, or a record that has tuples."""
    if isinstance(value, tuple):
        return len(value)
    fields = vars(value).values() if hasattr(value, "__dict__") else ()
    return sum(len(one) for one in fields if isinstance(one, tuple))


def _now() -> datetime.datetime:
    return datetime.datetime.now(tz=datetime.UTC)
