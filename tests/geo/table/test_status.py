"""The status of a pledge: which days can be right, which source is needed. Nothing depends on today."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.build import build
from geo.errors import ProblemsFound

SAVED = Path(__file__).with_name("saved")
URL = "https://kreis.example/beschluss"
AS_OF, PROGRAMME = "2026-11-22", "2025-05-03"
STARTED = {"status": "started", "status_date": "2026-03-01", "status_url": URL}


@pytest.fixture
def dated(home):
    """A home that knows the date of its programme."""
    settings = home.path / "pledgemap.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("pages = 27", f"pages = 27\ndate = {PROGRAMME}"), encoding="utf-8")
    return home


def problems_of(home, *pledges):
    if pledges:
        home.pledges(*pledges)
    with pytest.raises(ProblemsFound) as caught:
        build(home.path)
    return caught.value.problems


@pytest.mark.parametrize(
    ("date", "code"),
    [
        (AS_OF, ""),
        ("2026-11-23", "date_after_as_of"),
        (PROGRAMME, ""),
        ("2025-05-04", ""),
        ("2025-05-02", "date_before_programme"),
    ],
)
def test_a_status_lies_between_the_programme_and_the_date_of_the_data(dated, date, code):
    pledge = {**STARTED, "status_date": date}
    if not code:
        dated.pledges(pledge)
        build(dated.path)
        return
    (problem,) = problems_of(dated, pledge)
    assert (problem.code, problem.row, problem.column, problem.value) == (code, 2, "status_date", date)
    limit = AS_OF if code == "date_after_as_of" else PROGRAMME
    assert limit in str(problem)


def test_the_remedy_for_a_later_date_is_the_date_of_the_data(home):
    (problem,) = problems_of(home, {**STARTED, "status_date": "2026-11-23"})
    assert "write as_of = 2026-11-23 in pledgemap.toml" in str(problem)


def test_without_a_date_of_the_programme_there_is_no_first_day(home):
    home.pledges({**STARTED, "status_date": "2019-01-01"})
    build(home.path)


def test_what_was_done_in_the_future_is_refused(home):
    text = (SAVED / "done-in-2031.csv").read_text(encoding="utf-8")
    home.text(text.replace(";soziales;", ";natur;").replace(";Haar;", ";Auen;"))
    (problem,) = problems_of(home)
    assert problem.code == "date_after_as_of"
    assert "2031-01-01" in str(problem)


def test_what_is_pledged_has_no_date_of_its_own(home):
    (problem,) = problems_of(home, {"status_date": "2026-03-01"})
    assert (problem.code, problem.column) == ("date_of_pledged", "status_date")
    assert "started, done, dropped, withdrawn" in str(problem)


@pytest.mark.parametrize(("date", "needed"), [(PROGRAMME, False), ("2025-05-04", True)])
def test_only_what_the_programme_says_needs_no_address(dated, date, needed):
    pledge = {**STARTED, "status_date": date, "status_url": ""}
    if needed:
        (problem,) = problems_of(dated, pledge)
        assert (problem.code, problem.column) == ("status_needs_url", "status_url")
        return
    dated.pledges(pledge)
    build(dated.path)
    assert dated.sites["zusage-1"]["properties"]["status_url"] == ""


def test_while_the_date_of_the_programme_is_unknown_that_is_the_day_of_the_election(home):
    (problem,) = problems_of(home, {**STARTED, "status_date": "2025-09-13", "status_url": ""})
    assert problem.code == "status_needs_url"
    assert "2025-09-14" in str(problem)
    home.pledges({**STARTED, "status_date": "2025-09-14", "status_url": ""})
    build(home.path)
    assert home.sites["zusage-1"]["properties"]["status_url"] == ""


def test_once_the_date_of_the_programme_is_known_the_day_of_the_election_needs_an_address(dated):
    (problem,) = problems_of(dated, {**STARTED, "status_date": "2025-09-14", "status_url": ""})
    assert problem.code == "status_needs_url"


@pytest.mark.parametrize("status", ["started", "done", "dropped", "withdrawn"])
def test_whatever_has_become_of_a_pledge_has_a_date(home, status):
    pledge = {"status": status, "status_url": URL, "status_text": "Darum."}
    (problem,) = problems_of(home, pledge)
    assert (problem.code, problem.column) == ("status_needs_date", "status_date")


def test_a_withdrawal_has_a_reason_and_need_not_have_an_address(home):
    withdrawn = {"status": "withdrawn", "status_date": "2026-03-01"}
    (problem,) = problems_of(home, withdrawn)
    assert (problem.code, problem.column) == ("withdrawn_needs_reason", "status_text")
    home.pledges({**withdrawn, "status_text": "Die Bahn baut selbst."})
    build(home.path)


@pytest.mark.parametrize("date", ['"2025-05-03"', "2025", "2025-05-03T00:00:00", "true"])
def test_the_date_of_the_programme_is_a_date(home, date):
    settings = home.path / "pledgemap.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("pages = 27", f"pages = 27\ndate = {date}"), encoding="utf-8")
    (problem,) = problems_of(home, {})
    assert (problem.code, problem.column) == ("setting_date", "programme.date")
