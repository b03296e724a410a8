"""Databases fail while people read: a primary with a streaming replica, PgBouncer in front of both."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Self

import psycopg
import pytest

from geo.country.records import Counts
from geo.country.store import DATABASE, PostgresStore, connect
from tests.system import postgres
from tests.system.country.harvests import DUEREN, JUELICH, STATE, TITZ, harvest, pledge
from tests.system.pgbouncer import bouncer
from tests.waiting import wait_until
from webapp.atlas.connections import AWAY_S
from webapp.atlas.database import DatabaseAway, Readers, Reply, readers_of
from webapp.atlas.facts import AtlasFilter
from webapp.atlas.queries import AtlasQueries
from webapp.atlas.vector_tiles import AtlasTiles

pytestmark = pytest.mark.system
READER = "atlas"


@dataclass(frozen=True)
class Cluster:
    """Two servers; ``fronts`` are the addresses of their PgBouncers, for the role that can only read."""

    primary: postgres.Server
    replica: postgres.Server
    fronts: tuple[str, str]
    writer: str


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    postgres.install("pgbouncer")
    with ExitStack() as stack:
        primary = stack.enter_context(postgres.server())
        with connect({DATABASE: primary.address()}) as store:
            store.migrate()
            store.put(harvest(pledge("a", JUELICH), pledge("b", TITZ)), STATE)
        primary.sql(f"CREATE ROLE {READER} LOGIN IN ROLE pledgemap_reader")
        replica = stack.enter_context(postgres.replica(primary))
        fronts = [stack.enter_context(bouncer(one, "postgres", READER)) for one in (primary, replica)]
        writer = stack.enter_context(bouncer(primary, "postgres", "postgres"))
        yield Cluster(primary, replica, (fronts[0], fronts[1]), writer)


class Visitors:
    """Threads that read without a pause, and remember what they got."""

    def __init__(self, readers: Readers) -> None:
        query, tiles = AtlasQueries(readers), AtlasTiles(readers)
        self._questions = (
            lambda: query.counts("05358"),
            lambda: query.pledges(JUELICH),
            lambda: query.search("Radweg"),
            lambda: tiles.pledges(12, 2120, 1370),
        )
        self.replies: list[Reply] = []
        self.errors: list[Exception] = []
        self._is_over = threading.Event()
        self._threads = [threading.Thread(target=self._read, args=(one,)) for one in self._questions]

    def _read(self, question) -> None:
        while not self._is_over.is_set():
            try:
                self.replies.append(question())
            except Exception as error:  # whatever it is, a visitor would see it
                self.errors.append(error)

    def __enter__(self) -> Self:
        for one in self._threads:
            one.start()
        self.read_on()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        for one in self._threads:
            one.join()

    def read_on(self, count: int = 40) -> list[Reply]:
        """Wait for so many further replies, and return them."""
        before = len(self.replies)
        wait_until(lambda: len(self.replies) >= before + count or bool(self.errors), 60)
        return self.replies[before:]


def test_a_replica_says_how_far_it_is_behind(cluster):
    readers = Readers([cluster.fronts[1]])
    query = AtlasQueries(readers)
    (status,) = readers.status()
    assert (status.is_there, status.is_replica, status.is_following) == (True, True, True)
    before = query.edition().value
    cluster.replica.sql("SELECT pg_wal_replay_pause()")
    with connect({DATABASE: cluster.primary.address()}) as store:
        store.put(harvest(pledge("a", JUELICH), pledge("c", DUEREN), key="neu"), STATE)
        wait_until(lambda: (readers.status()[0].lag_s or 0) > 0, 20)
        assert query.edition().value == before
        cluster.replica.sql("SELECT pg_wal_replay_resume()")
        wait_until(lambda: query.edition().value.pledges == before.pledges + 2, 20)
        wait_until(lambda: readers.status()[0].lag_s == 0, 20)
        store.remove("neu")
    wait_until(lambda: query.edition().value == before, 20)
    readers.close()


def test_a_server_that_says_nothing_is_left_for_the_next(cluster):
    readers = Readers([cluster.primary.address(user=READER), cluster.replica.address(user=READER)])
    query = AtlasQueries(readers)
    assert query.counts("05358").value.pledges == 2
    processes = cluster.primary.processes()
    for one in processes:
        os.kill(one, signal.SIGSTOP)
    try:
        with Visitors(readers) as visitors:
            assert visitors.errors == []
            assert not any(one.is_old for one in visitors.replies)
        started = time.monotonic()
        assert query.counts(TITZ).value.pledges == 1
        assert time.monotonic() - started < 2 * AWAY_S + 3
    finally:
        for one in processes:
            os.kill(one, signal.SIGCONT)
    readers.close()


def test_through_pgbouncer_nothing_is_left_in_a_session(cluster):
    with connect({DATABASE: cluster.writer}) as store:
        assert isinstance(store, PostgresStore)
        assert store.migrate() == []
        for n in range(5):
            counts = store.put(harvest(pledge("a", JUELICH, title=f"Fassung {n}"), pledge("b", TITZ)), STATE)
            assert counts == Counts(2, 2, changed=1)
    readers = Readers([cluster.writer])
    with Visitors(readers) as visitors:  # four threads on two connections
        replies = visitors.read_on(200)
    assert visitors.errors == []
    assert not any(one.is_old for one in replies)
    # Even who may write can't, through the site.
    for statement in (b"DELETE FROM pledgemap.site", b"CREATE TABLE pledgemap.mine (a int)"):
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            readers.ask("write", lambda cursor, sql=statement: cursor.execute(sql).rowcount)
    with psycopg.connect(cluster.writer, prepare_threshold=None) as other:
        shown = other.execute("SELECT current_setting('statement_timeout')").fetchone()
        assert shown == ("0",)
        assert other.execute("SELECT current_setting('transaction_read_only')").fetchone() == ("off",)
    readers.close()


def test_a_query_that_takes_too_long_is_cancelled(cluster):
    readers = Readers(list(cluster.fronts))
    started = time.monotonic()
    with pytest.raises(DatabaseAway):
        readers.ask("slow", lambda cursor: cursor.execute("SELECT pg_sleep(60)").fetchone())
    assert time.monotonic() - started < 10
    assert all(one.is_there for one in readers.status())
    readers.close()


def test_nobody_notices_that_the_primary_is_killed(cluster):
    """The last test of this file: the primary stays dead."""
    readers = readers_of({"PLEDGEMAP_READ_DATABASES": " ".join(cluster.fronts)})
    query = AtlasQueries(readers)
    with Visitors(readers) as visitors:
        assert query.counts("05358").value.pledges == 2
        cluster.primary.kill()
        wait_until(lambda: not readers.status()[0].is_there, 20)
        later = visitors.read_on()
        assert visitors.errors == []
        assert not any(one.is_old for one in [*visitors.replies, *later])
        there = {one.name: (one.is_there, one.is_following) for one in readers.status()}
        assert sorted(there.values()) == [(False, False), (True, False)]

        cluster.replica.kill()  # now everything is away
        wait_until(lambda: visitors.read_on(8)[-1].is_old, 20)
        last = query.counts("05358")
        assert (last.value.pledges, last.is_old) == (2, True)
        with pytest.raises(DatabaseAway):
            query.counts("05358", AtlasFilter(topics=("nie",)))
        started = time.monotonic()
        for _ in range(20):
            assert query.counts("05358").is_old
        assert time.monotonic() - started < 15  # most are answered at once: what failed is left alone
        assert visitors.errors == []

        cluster.replica.start()
        wait_until(lambda: not query.counts("05358").is_old, 30)
        assert query.counts("05358").at > last.at
        assert visitors.errors == []
    readers.close()
