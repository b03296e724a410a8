"""progress.csv: milestones beside the table of pledges. The newest says how a pledge stands."""

from __future__ import annotations

import csv
import datetime
import json

import openpyxl
import pytest

from geo.build import build
from geo.errors import ProblemsFound
from geo.table.progress import COLUMNS

URL = "https://kreis.example/beschluss"
BEGUN = {
    "id": "zusage-1",
    "date": "2026-03-01",
    "status": "started",
    "text": "Der Bagger ist da.",
    "url": URL,
}
DONE = {"id": "zusage-1", "date": "2026-06-30", "status": "done", "url": f"{URL}/2"}
NOTE = {**BEGUN, "date": "2026-04-01", "text": "Der Rohbau steht.", "url": f"{URL}/1"}


@pytest.fixture
def tell(home):
    """Write progress.csv beside a table of two pledges; only the given cells say something of the status."""

    def tell(*milestones, columns=COLUMNS, **cells):
        home.pledges({"status": "", **cells}, {"places": "Moor"})
        with (home.path / "progress.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="", extrasaction="ignore")
            writer.writeheader()
            writer.writerows(milestones)
        return home

    return tell


def problems_of(home):
    with pytest.raises(ProblemsFound) as caught:
        build(home.path)
    return caught.value.problems


def member(home):
    return json.loads(home.output.read_text(encoding="utf-8")).get("progress")


def test_the_newest_milestone_is_the_status_and_all_are_kept(home, tell):
    build(tell(DONE, BEGUN).path)
    values = home.sites["zusage-1"]["properties"]
    assert (values["status"], values["status_date"], values["status_url"]) == (
        "done",
        "2026-06-30",
        f"{URL}/2",
    )
    assert member(home) == {"zusage-1": [without_id(BEGUN), {"text": "", **without_id(DONE)}]}
    assert home.sites["zusage-2--moor"]["properties"]["status"] == "pledged"


def without_id(milestone):
    return {name: text for name, text in milestone.items() if name != "id"}


def test_a_note_on_progress_leaves_the_day_of_the_status(home, tell):
    build(tell(BEGUN, NOTE).path)
    values = home.sites["zusage-1"]["properties"]
    assert (values["status"], values["status_date"], values["status_url"]) == ("started", "2026-03-01", URL)
    assert [milestone["date"] for milestone in member(home)["zusage-1"]] == ["2026-03-01", "2026-04-01"]


def test_two_milestones_of_one_day_are_in_the_order_of_the_file(home, tell):
    same_day = {**DONE, "date": BEGUN["date"]}
    build(tell(BEGUN, same_day).path)
    assert home.sites["zusage-1"]["properties"]["status"] == "done"
    (problem,) = problems_of(tell(same_day, BEGUN))
    assert problem.code == "milestone_order"


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"status": "pledged"}, "status"),
        ({"status": "started"}, "status"),
        ({"status": "done", "status_date": "2026-03-01"}, "status_date"),
        ({"status_url": URL}, "status_url"),
        ({"status_text": "Fertig."}, "status_text"),
    ],
)
def test_a_cell_that_contradicts_the_newest_milestone_is_named(tell, cells, column):
    (problem,) = problems_of(tell(BEGUN, DONE, **cells))
    assert (problem.code, problem.file, problem.row, problem.column) == (
        *("status_contradicts", "pledges.csv", 2, column),
    )
    assert "progress.csv" in str(problem)


@pytest.mark.parametrize("of", [BEGUN, NOTE])
def test_a_cell_may_say_what_the_milestones_of_todays_status_say(home, tell, of):
    cells = {
        "status": "started",
        "status_date": of["date"],
        "status_url": of["url"],
        "status_text": of["text"],
    }
    build(tell(BEGUN, NOTE, **cells).path)
    assert home.sites["zusage-1"]["properties"]["status_date"] == "2026-03-01"


@pytest.mark.parametrize(
    ("milestones", "code", "row", "column"),
    [
        ([{**BEGUN, "id": ""}], "milestone_needs_id", 2, "id"),
        ([{**BEGUN, "id": "zusage-l"}], "unknown_pledge", 2, "id"),
        ([{**BEGUN, "status": ""}], "milestone_needs_status", 2, "status"),
        ([{**BEGUN, "status": "begun"}], "unknown_status", 2, "status"),
        ([{**BEGUN, "status": "pledged"}], "milestone_pledged", 2, "status"),
        ([{**BEGUN, "date": ""}], "status_needs_date", 2, "date"),
        ([{**BEGUN, "date": "2026-02-30"}], "bad_date", 2, "date"),
        ([{**BEGUN, "date": "2026-11-23"}], "date_after_as_of", 2, "date"),
        ([{**BEGUN, "url": ""}], "status_needs_url", 2, "url"),
        ([{**BEGUN, "url": "kreis.example"}], "bad_url", 2, "url"),
        ([{**BEGUN, "text": "x" * 401}], "too_long", 2, "text"),
        ([{**BEGUN, "status": "withdrawn", "text": ""}], "withdrawn_needs_reason", 2, "text"),
        ([BEGUN, {**NOTE, "text": ""}], "milestone_needs_text", 3, "text"),
        ([BEGUN, DONE, {**BEGUN, "text": "Anderes."}], "milestone_twice", 4, "id"),
        ([DONE, {**BEGUN, "date": "2026-07-01"}], "milestone_order", 3, "status"),
        ([{**BEGUN, "status": "withdrawn"}, DONE], "milestone_after_withdrawn", 3, "status"),
    ],
)
def test_a_wrong_milestone_is_named_with_file_row_and_column(tell, milestones, code, row, column):
    (problem,) = problems_of(tell(*milestones))
    assert (problem.file, problem.code, problem.row, problem.column) == ("progress.csv", code, row, column)


def test_an_unknown_id_brings_the_near_one_or_todays(home, tell):
    (problem,) = problems_of(tell({**BEGUN, "id": "zusage-l"}))
    assert 'did you mean "zusage-' in str(problem)
    settings = home.path / "pledgemap.toml"
    moved = '[redirects.pledges]\nganz-anders = "zusage-2"\n'
    settings.write_text(settings.read_text(encoding="utf-8") + moved, encoding="utf-8")
    (problem,) = problems_of(tell({**BEGUN, "id": "ganz-anders"}))
    assert 'did you mean "zusage-2"?' in str(problem)


def test_a_text_may_be_as_long_as_a_summary(tell):
    build(tell({**BEGUN, "text": "x" * 400}).path)


@pytest.mark.parametrize(
    "statuses",
    [
        ("done",),
        ("dropped", "started"),
        ("done", "dropped"),
        ("started", "dropped", "done"),
        ("dropped", "withdrawn"),
    ],
)
def test_what_was_given_up_may_be_resumed_and_what_is_done_may_end(tell, statuses):
    build(tell(*({**BEGUN, "date": f"2026-0{n}-01", "status": s} for n, s in enumerate(statuses, 1))).path)


def test_the_problems_of_both_tables_come_in_one_run(tell):
    found = problems_of(tell({**BEGUN, "date": "2026-11-23"}, topic="nichts"))
    assert [(one.file, one.code) for one in found] == [
        ("pledges.csv", "unknown_topic"),
        ("progress.csv", "date_after_as_of"),
    ]


def test_a_header_alone_tells_nothing_and_is_not_a_fault(home, tell):
    build(tell().path)
    assert member(home) is None


def test_text_and_url_may_be_missing_as_columns(tell):
    found = problems_of(tell(BEGUN, columns=("id", "date", "status")))
    assert [one.code for one in found] == ["status_needs_url"]


def test_without_the_file_the_columns_of_the_table_are_the_only_milestone(home):
    home.pledges({"status": "done", "status_date": "2026-03-01", "status_url": URL, "status_text": "Fertig."})
    build(home.path)
    assert member(home) == {
        "zusage-1": [{"date": "2026-03-01", "status": "done", "text": "Fertig.", "url": URL}]
    }


def test_milestones_are_a_part_of_the_data_version(home, tell):
    def version():
        return json.loads(home.output.read_text(encoding="utf-8"))["data_version"]

    build(tell(BEGUN, DONE).path)
    first = version()
    build(tell(DONE).path)
    assert version() != first
    # The features are the same; whoever reads only them finds nothing new.
    build(tell(BEGUN, DONE).path)
    assert version() == first


def test_a_german_table_is_read(home, tell):
    build(tell(BEGUN, DONE).path)
    first = member(home)
    rows = [
        "Kennung;Datum;Stand;Was geschah;Quelle;x_Notiz",
        f"zusage-1;1.3.2026;begonnen;Der Bagger ist da.;{URL};für uns",
        f"zusage-1;30. Juni 2026;erledigt;;{URL}/2",
    ]
    (home.path / "progress.csv").write_text("\n".join(rows), encoding="windows-1252")
    build(home.path)
    assert member(home) == first


def test_a_date_that_can_be_two_days_and_an_error_of_the_spreadsheet_are_named_once(tell):
    found = problems_of(tell({**BEGUN, "date": "03/04/2026"}, {**DONE, "url": "#REF!"}))
    assert [(one.code, one.row, one.column) for one in found] == [
        ("ambiguous_date", 2, "date"),
        ("error_cell", 3, "url"),
    ]


def test_a_second_table_of_milestones_is_one_too_many(tell):
    home = tell(BEGUN)
    (home.path / "progress.ods").write_bytes(b"PK")
    (problem,) = problems_of(home)
    assert (problem.code, problem.value or problem.file) == ("several_tables", "progress.csv")


def test_a_workbook_is_read_too(home, tell):
    build(tell(BEGUN, DONE).path)
    first = member(home)
    (home.path / "progress.csv").unlink()
    book = openpyxl.Workbook()
    for row in (COLUMNS, *([one.get(column, "") for column in COLUMNS] for one in (BEGUN, DONE))):
        book.active.append(list(row))
    for cell in ("B2", "B3"):
        book.active[cell] = datetime.date.fromisoformat(book.active[cell].value)
    book.save(home.path / "progress.xlsx")
    build(home.path)
    assert member(home) == first
