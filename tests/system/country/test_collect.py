"""``python -m geo collect`` into a real database: a source that changes, fails, lies, and is forgotten."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import psycopg
import pytest

from geo.__main__ import main
from geo.country.store import DATABASE
from tests.geo.country.conftest import Site, collection, pledge, publish, running, site_of

pytestmark = pytest.mark.system


def rows(database: str, statement: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(database) as connection:
        return connection.execute(statement.encode()).fetchall()


def pledges(database: str) -> list[tuple[Any, ...]]:
    return rows(database, "SELECT source, id, land FROM pledgemap.pledge ORDER BY source, id")


def put(site: Site, tag: str, *features: Any) -> None:
    site.put("/downloads/zusagen.geojson", collection(*features), headers={"ETag": f'"{tag}"'})


def test_sources_that_change_fail_lie_and_go(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(DATABASE, database)
    with running() as one, running() as other:
        publish(one)
        publish(other, pledge("haus"))
        listed = tmp_path / "sources.txt"
        listed.write_text(f"eins {one.address}\nzwei {other.address}\n", encoding="utf-8")

        def collect(*more: str) -> int:
            return main(["collect", "--list", str(listed), "--private", "127.0.0.1", *more])

        assert collect() == 0
        both = [("eins", "radweg", "05"), ("eins", "rat", "05"), ("zwei", "haus", "05")]
        assert pledges(database) == both
        assert rows(database, "SELECT source, municipalities FROM pledgemap.site") == [("eins", ["05358024"])]
        written = rows(database, "SELECT xmin::text, id FROM pledgemap.pledge ORDER BY id")
        assert collect("--again") == 0  # the same is not written again
        assert rows(database, "SELECT xmin::text, id FROM pledgemap.pledge ORDER BY id") == written

        put(one, "luege", site_of(geometry=(13.4, 52.5)))  # in Berlin, it says of a county in the west
        put(other, "neu", pledge("schule"), pledge("haus"))
        assert collect() == 1
        assert pledges(database) == [*both, ("zwei", "schule", "05")]
        (failure,) = rows(database, "SELECT failure FROM pledgemap.source WHERE key = 'eins'")[0]
        assert "far outside the region" in failure
        assert failure in capsys.readouterr().err

        one.pages.clear()
        assert collect() == 1
        assert pledges(database)[:2] == both[:2]
        publish(one)
        put(one, "wieder", pledge("wieder"))
        assert collect() == 0
        assert pledges(database)[0] == ("eins", "wieder", "05")
        assert rows(database, "SELECT DISTINCT failure FROM pledgemap.source") == [("",)]
        assert main(["collect", "--forget", "zwei"]) == 0
        assert [source for source, *_ in pledges(database)] == ["eins"]
