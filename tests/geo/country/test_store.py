"""What goes wrong before there is a database; the rest is in tests/system/country."""

from __future__ import annotations

import sys

import pytest

from geo.country import migrate
from geo.country.store import DATABASE, connect
from geo.errors import PledgemapError


@pytest.mark.parametrize("environment", [{}, {DATABASE: " "}])
def test_the_database_is_named_by_the_environment(environment: dict[str, str]) -> None:
    with pytest.raises(PledgemapError, match="PLEDGEMAP_DATABASE"), connect(environment):
        pass


def test_without_its_extra_a_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(PledgemapError, match=r"requirements/country\.txt"), connect({DATABASE: "dbname=x"}):
        pass


def test_an_address_that_nobody_can_read_is_not_shown() -> None:
    with pytest.raises(PledgemapError) as caught, connect({DATABASE: "password=geheim und mehr"}):
        pass
    assert "geheim" not in str(caught.value)


def test_migrations_are_numbered_without_gaps() -> None:
    numbers = [one.number for one in migrate.all_migrations()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers
