"""One PostgreSQL for all tests of this folder, and a database with the boundaries of Germany for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from geo.country import municipalities
from geo.country.store import DATABASE, PostgresStore, connect
from tests.system import postgres


@pytest.fixture(scope="session")
def boundaries(packages: list[str]) -> municipalities.Areas:
    """All of Germany, from the real package."""
    return municipalities.read([Path(packages[0])])


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    postgres.install("pgbouncer")
    with postgres.server() as one:
        yield one


@pytest.fixture(scope="session")
def nationwide(server: postgres.Server, boundaries: municipalities.Areas) -> str:
    """The address of a database with tables and boundaries."""
    server.sql("CREATE DATABASE country")
    address = server.address("country")
    with connect({DATABASE: address}) as store:
        store.migrate()
        municipalities.load(store, boundaries)
    return address


@pytest.fixture
def database(nationwide: str) -> str:
    """The same, with boundaries and nothing else."""
    with psycopg.connect(nationwide, autocommit=True) as connection:
        for table in ("source", "pledge", "site", "tally"):
            connection.execute(f"DELETE FROM pledgemap.{table}".encode())
    return nationwide


@pytest.fixture
def store(database: str) -> Iterator[PostgresStore]:
    with connect({DATABASE: database}) as one:
        yield one
