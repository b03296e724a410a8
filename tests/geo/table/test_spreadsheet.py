"""The table of pledges as people save it: workbooks of Excel and LibreOffice, and CSV with their habits."""

import datetime
import zipfile
from pathlib import Path

import openpyxl
import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from geo.build import build
from geo.errors import ProblemsFound
from geo.table import spreadsheet, workbook
from geo.table.schema import COLUMNS, OPTIONAL_COLUMNS
from tests.geo.conftest import PLEDGE

SAVED = Path(__file__).parent / "saved"
HEADER = ",".join(COLUMNS)
ROW = "bus,Ein Bus,,verkehr,will,,pledged,,,,3,,,,"


def codes_of(home):
    with pytest.raises(ProblemsFound) as error:
        build(home.path)
    return [problem.code for problem in error.value.problems]


def rows_of(*pledges):
    return [list(COLUMNS)] + [
        [{**PLEDGE, **special}.get(name, "") for name in COLUMNS] for special in pledges
    ]


def save_xlsx(path, rows, *, first_sheet=False):
    book = openpyxl.Workbook()
    sheet = book.active
    if first_sheet:
        sheet.append(["Notizen", "für uns"])
        sheet = book.create_sheet("Zusagen")
    for row in rows:
        sheet.append([None if cell == "" else cell for cell in row])
    book.save(path)


def save_ods(path, rows):
    document = OpenDocumentSpreadsheet()
    table = Table(name="Zusagen")
    for row in rows:
        line = TableRow()
        for cell in row:
            if isinstance(cell, int):
                element = TableCell(valuetype="float", value=str(cell))
            else:
                element = TableCell(valuetype="string")
                element.addElement(P(text=cell))
            line.addElement(element)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(str(path))


@pytest.mark.parametrize(("suffix", "save"), [("xlsx", save_xlsx), ("ods", save_ods)])
def test_a_workbook_gives_the_same_build_as_csv(home, suffix, save):
    special = {"title": "Größere Straßen – „jetzt“; sofort, €", "places": "Moor; Talbahn"}
    home.pledges(special | {"id": "ein-bus"})
    build(home.path)
    from_csv = home.output.read_bytes()
    home.output.unlink()
    (home.path / "pledges.csv").unlink()
    # A spreadsheet keeps a page as a number.
    save(home.path / f"pledges.{suffix}", rows_of(special | {"page": 3}))
    build(home.path)
    assert home.output.read_bytes() == from_csv


def test_a_date_in_a_workbook_is_read_as_a_date_however_it_is_shown(home):
    status = {
        "status": "done",
        "status_date": datetime.date(2026, 3, 31),
        "status_url": "https://example.org/a",
    }
    save_xlsx(home.path / "pledges.xlsx", rows_of(status))
    build(home.path)
    assert home.sites["ein-bus"]["properties"]["status_date"] == "2026-03-31"


def test_the_sheet_with_the_header_is_taken_wherever_it_is(home):
    save_xlsx(home.path / "pledges.xlsx", rows_of({}), first_sheet=True)
    assert build(home.path).pledges == 1


def test_a_fault_in_a_workbook_names_file_and_row(home):
    save_xlsx(home.path / "pledges.xlsx", rows_of({}, {"id": "zwei", "places": "Xyzzy"}))
    with pytest.raises(ProblemsFound) as error:
        build(home.path)
    (problem,) = error.value.problems
    assert (problem.file, problem.row, problem.column) == ("pledges.xlsx", 3, "places")


def test_a_workbook_that_is_none_says_how_to_save_it(home):
    (home.path / "pledges.xlsx").write_bytes(b"This is no workbook.")
    assert codes_of(home) == ["workbook_unreadable"]
    with zipfile.ZipFile(home.path / "pledges.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert codes_of(home) == ["workbook_unreadable"]


def test_a_workbook_that_unfolds_without_end_is_refused(home, monkeypatch):
    save_xlsx(home.path / "pledges.xlsx", rows_of({}))
    monkeypatch.setattr(workbook, "LIMIT_UNPACKED_BYTES", 1_000)
    assert codes_of(home) == ["file_too_large"]


def test_two_tables_in_one_folder_are_a_question_not_a_guess(home):
    home.pledges({})
    save_xlsx(home.path / "pledges.xlsx", rows_of({}))
    assert codes_of(home) == ["several_tables"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_line_that_tells_excel_the_delimiter_is_not_a_header(home, line_end):
    text = f"sep=;\n{HEADER}\n{ROW}\n".replace(",", ";").replace("\n", line_end)
    home.text(text, encoding="utf-8-sig")
    assert build(home.path).pledges == 1
    home.text(text.replace(";3;", ";99;"))
    with pytest.raises(ProblemsFound, match='row 3, column "page"'):
        build(home.path)


def test_empty_columns_behind_the_table_are_nothing(home):
    home.text(f"{HEADER},,,\n{ROW},,,\n")
    assert build(home.path).pledges == 1


def test_text_in_a_column_without_a_name_is_never_dropped(home):
    home.text(f"{HEADER},,\n{ROW},,Notiz\n")
    assert codes_of(home) == ["column_extra"]


def test_a_row_longer_than_the_header_is_reported_though_the_header_has_empty_columns(home):
    home.text(f"{HEADER},,\n{ROW},,,Notiz\n")
    assert codes_of(home) == ["too_many_cells"]


def test_a_row_that_begins_with_a_hash_is_a_comment(home):
    home.text(f"{HEADER}\n# so geht es: {ROW}\n{ROW}\n")
    assert build(home.path).pledges == 1


def test_a_file_saved_in_the_wrong_encoding_gets_one_message(home):
    rows = "".join(f"bus-{n},GÃ¼rzenich,,verkehr,will,,pledged,,,,3,,,,\n" for n in range(200))
    home.text(f"{HEADER}\n{rows}")
    assert codes_of(home) == ["all_mojibake"]


def test_a_few_damaged_cells_are_named_each(home):
    rows = "".join(f"bus-{n},GÃ¼rzenich,,verkehr,will,,pledged,,,,3,,,,\n" for n in range(3))
    home.text(f"{HEADER}\n{rows}")
    assert codes_of(home) == ["bad_encoding"] * 3
    assert spreadsheet.WHOLE_FILE_CELLS > 3


def test_more_rows_than_a_map_can_show_are_refused_at_once(home, monkeypatch):
    monkeypatch.setattr(spreadsheet, "MAX_ROWS", 3)
    home.pledges({}, {}, {})
    assert build(home.path).pledges == 3
    home.pledges({}, {}, {}, {})
    assert codes_of(home) == ["too_many_rows"]


def test_cells_that_the_end_of_a_row_lacks_are_empty(home):
    # Excel leaves out the delimiters of empty last cells, in blocks of rows.
    raw = (SAVED / "excel-without-last-delimiters.csv").read_bytes()
    (home.path / "pledges.csv").write_bytes(raw.replace(b";mobilitaet;", b";verkehr;"))
    assert build(home.path).pledges == raw.count(b"\n") - 1
    assert {site["properties"]["summary_en"] for site in home.sites.values()} == {""}


def test_a_first_table_needs_neither_status_nor_quotations_nor_english(home):
    columns = [name for name in COLUMNS if name not in OPTIONAL_COLUMNS]
    assert columns == ["id", "title", "summary", "topic", "stance", "places", "page", "section"]
    home.text(f"{','.join(columns)}\nbus,Ein Bus,,verkehr,will,Moor,3,\n")
    build(home.path)
    properties = home.sites["bus--moor"]["properties"]
    assert properties["status"] == "pledged"
    assert [properties[name] for name in ("status_date", "status_url", "quote", "title_en")] == [""] * 4


@pytest.mark.parametrize("column", [name for name in COLUMNS if name not in OPTIONAL_COLUMNS])
def test_no_other_column_may_be_missing(home, column):
    home.text(",".join(name for name in COLUMNS if name != column) + "\n" + ROW + "\n")
    assert codes_of(home)[:1] == ["id_column_missing" if column == "id" else "column_missing"]
