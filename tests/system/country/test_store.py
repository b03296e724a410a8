"""Harvests are kept in a real PostgreSQL with PostGIS: whole, once, and only what differs is written."""

from __future__ import annotations

import dataclasses
import datetime
import threading

import psycopg
import pytest
from shapely import LineString, Point

from geo.country import migrate
from geo.country.records import Counts
from geo.country.store import DATABASE, PostgresStore, StoreError, connect
from tests.system.country.harvests import (
    DUEREN,
    JUELICH,
    POSITIONS,
    STATE,
    TITZ,
    ZUELPICH,
    harvest,
    pledge,
    site,
)
from tests.waiting import wait_until

pytestmark = pytest.mark.system
Row = tuple[object, ...]


def rows(store: PostgresStore, query: str) -> list[Row]:
    with store.connection() as connection:
        return connection.execute(query.encode()).fetchall()


def tally(store: PostgresStore, area: str) -> int:
    return rows(store, f"SELECT coalesce(sum(pledges), 0) FROM pledgemap.tally WHERE area = '{area}'")[0][0]


def found(store: PostgresStore, word: str) -> list[str]:
    query = (
        f"SELECT id FROM pledgemap.pledge WHERE words @@ websearch_to_tsquery('pledgemap.german', '{word}')"
    )
    return [row[0] for row in rows(store, f"{query} ORDER BY id")]


def test_a_harvest_is_kept_in_the_partition_of_its_land(store):
    counts = store.put(harvest(pledge("a", JUELICH), pledge("b", DUEREN, TITZ), pledge("kreis")), STATE)
    assert counts == Counts(pledges=3, sites=2, added=3)
    assert rows(store, "SELECT id FROM pledgemap.pledge_05 ORDER BY id") == [("a",), ("b",), ("kreis",)]
    assert rows(store, "SELECT count(*) FROM pledgemap.site_05") == [(2,)]
    assert [tally(store, area) for area in (JUELICH, DUEREN, "05358", "05", "", "09")] == [1, 1, 3, 3, 3, 0]


def test_what_is_the_same_is_not_written_again(store):
    known = harvest(pledge("a", JUELICH), pledge("b", DUEREN))
    store.put(known, STATE)
    before = rows(
        store, "SELECT changed_at, (SELECT max(xmin::text) FROM pledgemap.site) FROM pledgemap.source"
    )
    assert store.put(known, STATE) == Counts(pledges=2, sites=2)
    query = "SELECT changed_at, (SELECT max(xmin::text) FROM pledgemap.site) FROM pledgemap.source"
    assert rows(store, query) == before


def test_what_differs_is_written_and_what_is_gone_is_deleted(store):
    store.put(harvest(pledge("a", JUELICH), pledge("b", DUEREN), pledge("c", TITZ), pledge("d", TITZ)), STATE)
    moved = site("c", TITZ, geometry=Point(6.43, 51.0))
    now = harvest(
        pledge("a", JUELICH, title="Radweg A ist fertig", status="done"),
        pledge("c", TITZ),
        pledge("d", TITZ),
        pledge("e", DUEREN),
        sites=(site("a", JUELICH), moved, site("d", TITZ), site("e", DUEREN)),
    )
    assert store.put(now, STATE) == Counts(pledges=4, sites=4, added=1, changed=2, removed=1)
    assert rows(store, "SELECT pledge_id FROM pledgemap.site ORDER BY 1") == [("a",), ("c",), ("d",), ("e",)]
    assert tally(store, "05358") == 4
    assert rows(store, f"SELECT status, pledges FROM pledgemap.tally WHERE area = '{JUELICH}'") == [
        ("done", 1)
    ]


def test_two_sources_may_have_the_same_ids(store):
    store.put(harvest(pledge("a", JUELICH)), STATE)
    store.put(harvest(pledge("a", JUELICH, party="spd"), key="dueren-spd"), STATE)
    assert rows(store, "SELECT source, id FROM pledgemap.pledge ORDER BY 1") == [
        ("dueren-gruene", "a"),
        ("dueren-spd", "a"),
    ]
    store.put(harvest(), STATE)
    assert rows(store, "SELECT source FROM pledgemap.pledge") == [("dueren-spd",)]
    store.remove("dueren-spd")
    assert rows(store, "SELECT key FROM pledgemap.source") == [("dueren-gruene",)]
    assert tally(store, "") == 0


def test_boundaries_say_where_a_site_lies_if_its_source_does_not(store):
    railway = LineString([POSITIONS[JUELICH], POSITIONS[TITZ]])
    store.put(
        harvest(
            pledge("a"),
            pledge("b", "05358999"),  # made since the boundaries
            pledge("bahn"),
            sites=(
                site("a", geometry=Point(POSITIONS[DUEREN])),
                site("b", "05358999", geometry=Point(POSITIONS[TITZ])),
                site("bahn", geometry=railway),
            ),
            land="00",
            county_ags=None,
        ),
        STATE,
    )
    lie = dict(rows(store, "SELECT id, municipalities FROM pledgemap.pledge_05"))
    assert lie == {"a": [DUEREN], "b": [TITZ], "bahn": [JUELICH, TITZ]}
    assert rows(store, "SELECT land FROM pledgemap.source") == [("05",)]


def test_a_pledge_counts_once_in_a_county_and_also_in_the_next_one(store):
    store.put(harvest(pledge("a", JUELICH, TITZ, ZUELPICH)), STATE)
    assert [tally(store, area) for area in (JUELICH, TITZ, ZUELPICH, "05358", "05366", "05", "")] == [1] * 7


def test_a_source_can_move_to_another_land(store):
    known = harvest(pledge("a", JUELICH))
    store.put(known, STATE)
    moved = dataclasses.replace(known, source=dataclasses.replace(known.source, land="07"))
    assert store.put(moved, STATE) == Counts(pledges=1, sites=1, changed=1)
    assert rows(store, "SELECT land, id FROM pledgemap.pledge") == [("07", "a")]
    assert rows(store, "SELECT land FROM pledgemap.site") == [("07",)]


def test_a_failure_leaves_the_last_good_state(store):
    assert store.state_of("dueren-gruene") is None
    store.put(harvest(pledge("a", JUELICH)), STATE)
    good = store.state_of("dueren-gruene")
    assert good is not None
    assert (good.etag, good.failure) == ('"1"', "")
    store.failed("dueren-gruene", "https://dueren.example/", "x" * 9_000)
    assert store.state_of("dueren-gruene") == dataclasses.replace(good, failure="x" * 500)
    assert tally(store, "05358") == 1
    store.unchanged("dueren-gruene", dataclasses.replace(good, etag='"2"'))
    later = store.state_of("dueren-gruene")
    assert later is not None
    assert (later.etag, later.failure) == ('"2"', "")
    assert later.good_at > good.good_at > datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    store.failed("nie", "https://nie.example/", "keine Antwort")
    assert store.state_of("nie").failure == "keine Antwort"


def test_a_harvest_that_can_not_be_kept_changes_nothing(store):
    store.put(harvest(pledge("a", JUELICH)), STATE)
    broken = harvest(pledge("b", DUEREN), pledge("c", DUEREN, title="mit \0"))
    with pytest.raises(StoreError):
        store.put(broken, STATE)
    assert rows(store, "SELECT id FROM pledgemap.pledge") == [("a",)]
    assert store.put(harvest(pledge("b", DUEREN)), STATE) == Counts(1, 1, added=1, removed=1)


def test_a_source_is_written_by_one_command_at_a_time(database, store):
    versions = [harvest(*(pledge(f"{letter}{n}", JUELICH) for n in range(300))) for letter in "ab"]

    def write(number: int) -> None:
        with connect({DATABASE: database}) as own:
            for _ in range(4):
                own.put(versions[number], STATE)

    threads = [threading.Thread(target=write, args=(number,)) for number in (0, 1)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    letters = {str(row[0])[0] for row in rows(store, "SELECT id FROM pledgemap.pledge")}
    assert len(letters) == 1
    assert tally(store, JUELICH) == tally(store, "") == 300


def test_german_words_find_a_pledge_as_people_type_them(store):
    many = (
        pledge("a", JUELICH, title="Fahrräder sicher abstellen"),
        pledge("b", DUEREN, title="Überschwemmungen vorbeugen", text="Rückhaltebecken für die Rur"),
        pledge("c", TITZ, title="Ärztliche Versorgung sichern", text="Eine Ärztin für das Dorf"),
    )
    store.put(harvest(*many), STATE)
    assert found(store, "Fahrrad") == ["a"]
    assert found(store, "uberschwemmung") == ["b"]
    assert found(store, "Ärztin") == ["c"]
    assert found(store, "Jülich") == ["a"]  # the municipality is a word of the pledge, too
    assert found(store, "Mobilität") == ["a", "b", "c"]


def test_two_commands_can_make_the_tables_at_once_and_boundaries_can_wait(server):
    server.sql("CREATE DATABASE fresh")
    address = {DATABASE: server.address("fresh")}
    with connect(address) as first, connect(address) as other:
        names = [f"{one.number:03}_{one.name}" for one in migrate.all_migrations()]
        done: list[list[str]] = []
        both = [threading.Thread(target=lambda s=s: done.append(s.migrate())) for s in (first, other)]
        for one in both:
            one.start()
        for one in both:
            one.join()
        assert sorted(done) == [[], names]
        first.put(harvest(pledge("a", JUELICH)), STATE)  # without any boundaries
        assert tally(first, JUELICH) == 1
        server.sql("INSERT INTO pledgemap.migration (number, name) VALUES (999, 'later')", "fresh")
        with pytest.raises(migrate.DatabaseTooNew):
            first.migrate()


def test_a_connection_that_was_cut_is_opened_again(server, store):
    store.put(harvest(pledge("a", JUELICH)), STATE)
    server.sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'pledgemap%'"
    )
    with pytest.raises(StoreError):
        store.put(harvest(pledge("b", DUEREN)), STATE)
    assert store.put(harvest(pledge("b", DUEREN)), STATE) == Counts(1, 1, added=1, removed=1)


def test_no_message_shows_the_password(server):
    for address in (
        "postgresql://atlas:geheim@127.0.0.1:9/country",
        f"host=127.0.0.1 port={server.port} dbname=none user=atlas password=geheim",
        "password=geheim und mehr",
        "postgresql://atlas:geheim@[broken/country",
    ):
        with pytest.raises(StoreError) as caught, connect({DATABASE: address}):
            pass
        assert "geheim" not in str(caught.value)
        assert caught.value.__cause__ is None
        assert caught.value.__suppress_context__


def test_the_role_of_the_site_can_read_and_nothing_else(server, database, store):
    store.put(harvest(pledge("a", JUELICH)), STATE)
    name = database.partition("dbname=")[2].split()[0]
    server.sql("DROP ROLE IF EXISTS atlas; CREATE ROLE atlas LOGIN IN ROLE pledgemap_reader")
    with psycopg.connect(server.address(name, user="atlas"), autocommit=True) as reader:
        for table in ("source", "area", "boundaries", "pledge", "site", "tally", "migration"):
            reader.execute(f"SELECT count(*) FROM pledgemap.{table}".encode())
            for statement in ("DELETE FROM pledgemap.{}", "TRUNCATE pledgemap.{}", "DROP TABLE pledgemap.{}"):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    reader.execute(statement.format(table).encode())
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            reader.execute("CREATE TABLE pledgemap.mine (a int)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            reader.execute("UPDATE pledgemap.source SET title = 'Meins'")


def test_who_owns_the_database_need_not_be_a_superuser(server):
    """As docs/land.md has it: extensions and the role of readers are made by whoever may."""
    server.sql("CREATE ROLE pledgemap LOGIN")
    server.sql("CREATE DATABASE owned OWNER pledgemap")
    server.sql("CREATE EXTENSION postgis; CREATE EXTENSION unaccent", "owned")
    with connect({DATABASE: server.address("owned", user="pledgemap")}) as store:
        assert store.migrate() != []
        many = harvest(*(pledge(f"p{n}", JUELICH) for n in range(1_200)))
        assert store.put(many, STATE).added == 1_200
    # The store tells the planner, when it hangs up, what has changed much.
    analyzed = "SELECT count(*) FROM pg_stat_user_tables WHERE relname = 'pledge_05' AND analyze_count > 0"
    wait_until(lambda: server.sql(analyzed, "owned").strip() == "1")
