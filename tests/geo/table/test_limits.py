"""How long a cell may be, which pages there are and which days can be right: on both sides of each limit."""

from __future__ import annotations

import pytest

from geo.config.settings import load_settings
from geo.table.schema import read_pledges
from geo.vocabulary import NO_PLAN, STANCES, STATUSES
from tests.conftest import WORLD
from tests.geo.conftest import table


@pytest.fixture(scope="module")
def settings():
    return load_settings(WORLD / "pledgemap.toml")


@pytest.fixture
def codes(tmp_path, settings):
    """The codes of what is wrong with a row, by its column."""

    def check(**cells):
        path = tmp_path / "pledges.csv"
        path.write_text(table({"topic": "natur", **cells}), encoding="utf-8")
        return {(item.column, item.code) for item in read_pledges(path, settings).problems}

    return check


MAX_LENGTHS = {"id": 80, "title": 80, "summary": 400, "status_text": 400, "title_en": 80, "summary_en": 400}


@pytest.mark.parametrize(("column", "longest"), MAX_LENGTHS.items())
def test_a_cell_may_be_so_long_and_not_one_character_longer(codes, column, longest):
    assert codes(**{column: "x" * longest}) == set()
    assert codes(**{column: "x" * (longest + 1)}) == {(column, "too_long")}


def test_a_page_is_one_of_the_programme(codes):
    assert codes(page="1") == codes(page="40") == set()
    assert codes(page="0") == codes(page="41") == {("page", "page_out_of_range")}


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("2025-02-27", "date_before_programme"),
        ("2025-02-28", ""),
        ("2025-03-01", ""),
        ("2026-06-29", ""),
        ("2026-06-30", ""),
        ("2026-07-01", "date_after_as_of"),
    ],
)
@pytest.mark.parametrize("status", STATUSES[1:])
def test_a_status_is_of_a_day_between_programme_and_data(codes, status, day, code):
    found = codes(status=status, status_date=day, status_url="https://kreis.example/x")
    assert found == ({("status_date", code)} if code else set())


@pytest.mark.parametrize("status", STATUSES[1:])
def test_without_a_source_a_status_can_only_be_of_the_day_of_the_programme(codes, status):
    assert codes(status=status, status_date="2025-02-28") == set()
    assert codes(status=status, status_date="2025-03-01") == {("status_url", "status_needs_url")}


def test_what_no_map_may_show_as_a_plan():
    assert set(STANCES) - NO_PLAN == {"will", "examines", "supports", "keeps"}
