"""What people and their programs do to the workbook of a draft before it becomes the table."""

from __future__ import annotations

import openpyxl
import pytest

from geo.draft import draft, write
from geo.draft.finish import finish
from geo.draft.sheets import CONTINUES, LEFT_SHEET, NUMBER, PROPOSED_SHEET, SHEET_COLUMNS, TICK, name_of
from geo.errors import ProblemsFound
from geo.table.schema import COLUMNS, OPTIONAL_COLUMNS
from geo.table.spreadsheet import read_table

# Two pledges, one that goes on, and one more.
PROGRAMME = (
    "# Wege\n\nDas Amt ist klein. Wir wollen in Göslingen einen Radweg bauen. Dazu gehört auch ein Licht.\n\n"
    "- Mehr Bänke in Hohenmark\n- Kein Kiesabbau in Halle\n"
)
QUOTES = [
    "Wir wollen in Göslingen einen Radweg bauen. Dazu gehört auch ein Licht.",
    "Mehr Bänke in Hohenmark",
    "Kein Kiesabbau in Halle",
]


@pytest.fixture
def home(orletal_home):
    programme = orletal_home / "programm.md"
    programme.write_text(PROGRAMME, encoding="utf-8")
    write(draft(programme, orletal_home), orletal_home / "entwurf.xlsx")
    return orletal_home


@pytest.fixture
def book(home):
    """The workbook with every proposal ticked."""
    opened = openpyxl.load_workbook(home / "entwurf.xlsx")
    sheet = opened[PROPOSED_SHEET]
    for row in range(2, sheet.max_row + 1):
        put(sheet, row, TICK, "x")
        put(sheet, row, "page", 3)
        put(sheet, row, "topic", "Umwelt & Natur")
    return opened


def put(sheet, row, column, value):
    sheet.cell(row, SHEET_COLUMNS.index(column) + 1).value = value


def finished(home, book):
    book.save(home / "entwurf.xlsx")
    table, _ = finish(home / "entwurf.xlsx", home)
    return [row.cells for row in read_table(table, COLUMNS, OPTIONAL_COLUMNS).rows]


def refused(home, book):
    """File, row and column of each problem, with its code; nothing is written."""
    with pytest.raises(ProblemsFound) as error:
        finished(home, book)
    assert not (home / "pledges.xlsx").exists()
    return [(one.file, one.row, one.column, one.code) for one in error.value.problems]


def reversed_rows(sheet):
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for number, values in enumerate(reversed(rows), start=2):
        for at, value in enumerate(values, start=1):
            sheet.cell(number, at).value = value


def moved_columns(sheet):
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    for number, values in enumerate(rows, start=1):
        for at, value in enumerate([*reversed(values), "Notiz"], start=1):
            sheet.cell(number, at).value = value


def row_above(sheet):
    sheet.insert_rows(1)
    sheet.cell(1, 1).value = "Entwurf, Stand Dienstag"


def row_less(sheet):
    sheet.delete_rows(2 + QUOTES.index("Mehr Bänke in Hohenmark") + 1)
    sheet.insert_rows(3)  # and an empty one


def columns_less(sheet):
    for column in ("Sicherheit", "gefunden", "Kurztext"):
        sheet.delete_cols([cell.value for cell in sheet[1]].index(column) + 1)


@pytest.mark.parametrize(
    ("change", "quotes"),
    [
        (reversed_rows, QUOTES),
        (moved_columns, QUOTES),
        (row_above, QUOTES),
        (columns_less, QUOTES),
        (row_less, [QUOTES[0], QUOTES[2]]),
    ],
)
def test_sorted_moved_and_deleted_rows_and_columns_do_no_harm(home, book, change, quotes):
    change(book[PROPOSED_SHEET])
    rows = finished(home, book)
    assert [row["quote"] for row in rows] == quotes
    assert {(row["page"], row["topic"]) for row in rows} == {("3", "Umwelt & Natur")}


def test_what_is_taken_from_the_second_sheet_stands_where_the_programme_has_it(home, book):
    left = book[LEFT_SHEET]
    for column, value in ((TICK, "x"), ("title", "Amt"), ("topic", "Umwelt & Natur"), ("page", 9)):
        put(left, 2, column, value)
    assert [row["title"] for row in finished(home, book)][:2] == ["Amt", "In Göslingen einen Radweg bauen"]


@pytest.mark.parametrize("tick", ["x", " X ", "ja", "WAHR", True, 1, "✓"])
def test_a_tick_is_what_people_and_programs_write_for_yes(home, book, tick):
    for row in range(2, book[PROPOSED_SHEET].max_row + 1):
        put(book[PROPOSED_SHEET], row, TICK, tick)
    assert len(finished(home, book)) == len(QUOTES)


@pytest.mark.parametrize("tick", ["", "nein", False, 0, "-"])
def test_and_what_they_write_for_no_is_none(home, book, tick):
    put(book[PROPOSED_SHEET], 5, TICK, tick)
    assert [row["quote"] for row in finished(home, book)] == QUOTES[:2]


def test_line_breaks_in_cells_are_spaces_or_separate_places(home, book):
    sheet = book[PROPOSED_SHEET]
    put(sheet, 4, "title", "Mehr Bänke\nam Weg ")
    put(sheet, 4, "places", "Hohenmark;\nGöslingen")
    put(sheet, 4, "page", "S. 7")
    (row,) = [row for row in finished(home, book) if row["quote"] == QUOTES[1]]
    assert (row["title"], row["places"], row["page"]) == ("Mehr Bänke am Weg", "Hohenmark; Göslingen", "7")


FILE, LEFT = f"entwurf.xlsx ({PROPOSED_SHEET})", f"entwurf.xlsx ({LEFT_SHEET})"


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        (TICK, "vielleicht", "draft_tick"),
        ("title", None, "draft_no_title"),
        ("title", "Bank " * 20, "too_long"),
        ("title", "#BEZUG!", "error_cell"),
        ("topic", None, "draft_not_chosen"),
        ("topic", "Quatsch", "draft_not_in_list"),
        ("stance", "mal sehen", "draft_not_in_list"),
        ("page", "zwölf", "bad_page"),
        ("page", 999, "page_out_of_range"),
    ],
)
def test_a_cell_that_is_not_right_is_named_by_sheet_row_and_column(home, book, column, value, code):
    put(book[PROPOSED_SHEET], 5, column, value)
    assert refused(home, book) == [(FILE, 5, name_of(column), code)]


def test_all_that_is_wrong_is_said_at_once_and_of_both_sheets(home, book):
    put(book[PROPOSED_SHEET], 4, TICK, "?")
    put(book[PROPOSED_SHEET], 5, "stance", "mal sehen")
    put(book[LEFT_SHEET], 2, TICK, "x")
    found = refused(home, book)
    assert [(file, row, code) for file, row, _column, code in found if file == FILE] == [
        (FILE, 4, "draft_tick"),
        (FILE, 5, "draft_not_in_list"),
    ]
    assert {(file, row, code) for file, row, _column, code in found if file == LEFT} >= {
        (LEFT, 2, "draft_no_title")
    }


def test_what_goes_on_needs_what_it_continues_or_a_title(home, book):
    put(book[PROPOSED_SHEET], 2, TICK, "")
    assert refused(home, book) == [(FILE, 3, CONTINUES, "draft_continues")]
    put(book[PROPOSED_SHEET], 3, "title", "Licht am Weg")
    assert finished(home, book)[0]["title"] == "Licht am Weg"


def test_a_column_that_is_gone_is_named(home, book):
    sheet = book[PROPOSED_SHEET]
    sheet.cell(1, SHEET_COLUMNS.index("places") + 1).value = "Wo"
    assert [(file, code) for file, _row, _column, code in refused(home, book)] == [(FILE, "draft_column")]


def test_a_draft_of_before_has_no_numbers_and_counts_its_rows(home, book):
    sheet = book[PROPOSED_SHEET]
    put(sheet, 3, CONTINUES, 2)
    sheet.delete_cols(SHEET_COLUMNS.index(NUMBER) + 1)
    assert [row["quote"] for row in finished(home, book)] == QUOTES


def test_a_page_that_the_file_does_not_know_can_be_written_into_the_table_later(home, book):
    for row in range(2, 6):
        put(book[PROPOSED_SHEET], row, "page", None)
    assert {row["page"] for row in finished(home, book)} == {""}
