"""Which databases are asked; what a real one does when it fails is in tests/system/country."""

from __future__ import annotations

import logging

import pytest

from webapp.atlas.database import DatabaseAway, Readers, readers_of, split_addresses

GONE = "postgresql://atlas:geheim@127.0.0.1:9/country"


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("postgresql://a@one/c postgres://b@two/c\n postgresql://c@three/c", 3),
        ("host=/run/postgresql dbname=country user=atlas", 1),
        ("service=country", 1),
        (" ", 0),
    ],
)
def test_addresses_are_separated_by_blanks(text: str, addresses: int) -> None:
    assert len(split_addresses(text)) == addresses


def test_without_an_address_there_is_no_atlas() -> None:
    assert readers_of({}) is None
    assert readers_of({"PLEDGEMAP_DATABASE": "dbname=country"}) is not None
    assert readers_of({"PLEDGEMAP_READ_DATABASES": "dbname=country"}) is not None


def test_a_database_that_nobody_reaches_is_away_and_no_log_has_its_password(
    caplog: pytest.LogCaptureFixture,
) -> None:
    readers = Readers([GONE, "password=geheim und mehr"])
    with caplog.at_level(logging.DEBUG), pytest.raises(DatabaseAway) as caught:
        readers.ask("one", lambda cursor: cursor.execute("SELECT 1").fetchone())
    assert "127.0.0.1:9" in caplog.text
    assert "geheim" not in caplog.text
    assert "geheim" not in repr(caught.value) + str(caught.value.__cause__)
    assert [(one.name, one.is_there) for one in readers.status()] == [
        ("127.0.0.1:9", False),
        ("reader 2 (its address can't be read)", False),
    ]
