"""Dates as people and spreadsheets write them: certain ones are read, no other."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text.dates import in_iso, possible, read_date


@pytest.mark.parametrize(
    "text",
    [
        *("2026-03-31", "2026-3-31", "2026/03/31", "2026.03.31"),
        *("31.03.2026", "31.3.2026", "31.3.26", "31. 3. 2026", "31.03.26"),
        *(
            "31. März 2026",
            "31.März 2026",
            "31. Mrz 2026",
            "31. Mär. 2026",
            "31-Mrz-26",
            "31. maerz 2026".replace("ae", "ä"),
        ),
        *("31 March 2026", "March 31, 2026", "31/03/2026", "03/31/2026", "31-03-2026"),
        *("Dienstag, 31. März 2026", "Di 31.3.2026".replace("Di", "Di."), "Tuesday, March 31, 2026"),
        *("2026-03-31 00:00:00", "2026-03-31T00:00:00", "31.03.2026 00:00", " 31.03.2026 "),
    ],
)
def test_a_certain_date_is_read(text):
    assert read_date(text) == datetime.date(2026, 3, 31)


@pytest.mark.parametrize(
    "text",
    [
        *("31.02.2026", "2026-02-30", "29.2.2026", "0.3.2026", "31.13.2026", "32.1.2026"),
        *("31.3.", "März 2026", "2026", "1. Quartal 2026", "26-03-31", "31/03/26", "31.03.226"),
        *(
            "46112",
            "20260331",
            "2026-03-31 14:30",
            "bis 31.3.2026",
            "Montag, 31. März 2026",
            "",
            "1.2.3.2026",
        ),
    ],
)
def test_a_day_that_is_not_certain_is_not_read(text):
    assert possible(text) == []


def test_day_and_month_are_never_guessed():
    assert possible("03/04/2026") == [datetime.date(2026, 3, 4), datetime.date(2026, 4, 3)]
    assert possible("03-04-2026") == possible("03/04/2026")
    assert read_date("03/04/2026") is None
    assert read_date("04/04/2026") == datetime.date(2026, 4, 4)


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)))
def test_german_and_iso_dates_of_this_century_are_read_back(day):
    for form in ("%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d", "%Y-%m-%d %H:%M:%S"):
        assert read_date(day.strftime(form)) == day
    assert read_date(f"{day.day}.{day.month}.{day.year}") == day
    assert day in possible(day.strftime("%m/%d/%Y"))


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        ("am 12.5.2026", "2026-05-12"),
        ("46112", "2026-03-31"),
        ("31.2.2026", ""),
        ("bald", ""),
        ("31.03.226", ""),
    ],
)
def test_a_question_proposes_the_day_that_a_text_holds(text, proposal):
    assert in_iso(text) == proposal
