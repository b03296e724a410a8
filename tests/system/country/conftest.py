"""One PostgreSQL for all tests of this folder, and a database with the boundaries of Germany for each."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.country import municipalities
from geo.country.store import DATABASE, PostgresStore, connect
from tests.system import postgres

_NUMBERS = itertools.count(1)


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
def template(server: postgres.Server, boundaries: municipalities.Areas) -> str:
    """The name of a database with tables and boundaries, to be copied."""
    server.sql("CREATE DATABASE country")
    with connect({DATABASE: server.address("country")}) as store:
        store.migrate()
        municipalities.load(store, boundaries)
    return "country"


@pytest.fixture
def database(server: postgres.Server, template: str) -> str:
    """The address of a database with boundaries and nothing else, for one test."""
    name = f"country_{next(_NUMBERS)}"
    server.sql(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    return server.address(name)


@pytest.fixture
def store(database: str) -> Iterator[PostgresStore]:
    with connect({DATABASE: database}) as one:
        yield one
