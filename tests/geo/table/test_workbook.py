"""Workbooks as Excel and LibreOffice save them: errors, formulas, dates, what is hidden, merged or locked."""

import datetime
import io
import zipfile

import openpyxl
import pytest
from odf.element import Element
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
from odf.text import P
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from geo.build import build
from geo.errors import ProblemsFound
from geo.table.schema import COLUMNS
from tests.geo.conftest import PLEDGE


def problems_of(home):
    with pytest.raises(ProblemsFound) as error:
        build(home.path)
    return [(problem.code, problem.row, problem.column) for problem in error.value.problems]


def save_xlsx(home, *pledges, change=None, name="pledges.xlsx"):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Zusagen"
    sheet.append(COLUMNS)
    for number, special in enumerate(pledges, start=1):
        row = {**PLEDGE, "id": f"zusage-{number}", "page": 3, **special}
        sheet.append([row.get(column) or None for column in COLUMNS])
    if change:
        change(book, sheet)
    book.save(home.path / name)


def cell(column, row):
    return f"{openpyxl.utils.get_column_letter(COLUMNS.index(column) + 1)}{row}"


def ods_cell(value):
    if isinstance(value, Element):
        return value
    if isinstance(value, int):
        return TableCell(valuetype="float", value=str(value))
    if isinstance(value, datetime.date):
        return TableCell(valuetype="date", datevalue=value.isoformat())
    found = TableCell(valuetype="string")
    found.addElement(P(text=value))
    return found


def save_ods(home, *pledges, rows=(), columns=()):
    document = OpenDocumentSpreadsheet()
    table = Table(name="Zusagen")
    for column in columns:
        table.addElement(column)
    lines = [list(COLUMNS)]
    for number, special in enumerate(pledges, start=1):
        row = {**PLEDGE, "id": f"zusage-{number}", "page": 3, **special}
        lines.append([row.get(column, "") for column in COLUMNS])
    for line, options in zip(lines, [{}, *rows, *[{}] * len(lines)], strict=False):
        element = TableRow(**options)
        for value in line:
            element.addElement(ods_cell(value))
        table.addElement(element)
    document.spreadsheet.addElement(table)
    document.save(str(home.path / "pledges.ods"))


def ods_error(text):
    found = TableCell(valuetype="string", stringvalue="", formula="of:=FOO()")
    found.setAttrNS(
        "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0", "value-type", "error"
    )
    found.addElement(P(text=text))
    return found


ERRORS = ["#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"]


@pytest.mark.parametrize("column", ["id", "title", "places", "status", "summary_en"])
def test_an_error_cell_of_excel_stops_the_build(home, column):
    def change(book, sheet):
        for row, error in enumerate(ERRORS, start=3):
            sheet[cell(column, row)] = error
            assert sheet[cell(column, row)].data_type == "e"

    save_xlsx(home, {}, *[{}] * len(ERRORS), {}, change=change)
    assert problems_of(home) == [("error_cell", row, column) for row, _ in enumerate(ERRORS, start=3)]


def test_errors_behind_the_last_row_and_column_are_not_lost(home):
    def change(book, sheet):
        sheet["A9"] = "#REF!"

    save_xlsx(home, {}, change=change)
    assert ("error_cell", 9, "id") in problems_of(home)


@pytest.mark.parametrize("column", ["id", "places", "status", "summary_en"])
def test_an_error_cell_of_libreoffice_stops_the_build(home, column):
    errors = ["#REF!", "#N/A", "Err:502", "Err:508", "Err:522", "#DIV/0!"]
    save_ods(home, {}, *[{column: ods_error(error)} for error in errors])
    assert problems_of(home) == [("error_cell", row, column) for row, _ in enumerate(errors, start=3)]


def test_an_error_as_older_programs_write_it_is_one(home):
    wrong = TableCell(valuetype="float", value="0", formula="of:=FOO()")
    wrong.addElement(P(text="Err:508"))
    save_ods(home, {"places": wrong})
    assert problems_of(home) == [("error_cell", 2, "places")]


def test_a_formula_that_was_never_calculated_is_not_empty(home):
    def change(book, sheet):
        sheet[cell("places", 2)] = '=CONCATENATE("Mo","or")'
        sheet[cell("status", 3)] = "=A1"

    save_xlsx(home, {}, {}, change=change)
    assert problems_of(home) == [("formula_cell", 2, "places"), ("formula_cell", 3, "status")]


def test_a_formula_in_an_ods_that_was_never_calculated_is_not_empty(home):
    save_ods(home, {"places": TableCell(formula="of:=[.A1]")})
    assert problems_of(home) == [("formula_cell", 2, "places")]


def rewritten(path, member, old, new):
    """Change a file inside of a workbook, as only the programs themselves can."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert old in files[member]
    files[member] = files[member].replace(old, new)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)


def test_a_formula_with_its_result_is_its_result(home):
    def change(book, sheet):
        sheet[cell("places", 2)] = "=X1"
        sheet[cell("quote", 2)] = "=Y1"

    save_xlsx(home, {}, change=change)
    sheet = "xl/worksheets/sheet1.xml"
    path = home.path / "pledges.xlsx"
    place = cell("places", 2).encode()
    rewritten(path, sheet, b'r="%s"><f>X1</f><v></v>' % place, b'r="%s" t="str"><f>X1</f><v>Moor</v>' % place)
    place = cell("quote", 2).encode()
    rewritten(path, sheet, b'r="%s"><f>Y1</f><v></v>' % place, b'r="%s" t="str"><f>Y1</f><v></v>' % place)
    assert build(home.path).sites == 1


def test_a_sheet_that_numbers_neither_rows_nor_cells_is_counted_through(home):
    def change(book, sheet):
        sheet[cell("title", 2)] = "#REF!"

    save_xlsx(home, {}, change=change)
    path = home.path / "pledges.xlsx"
    rewritten(path, "xl/worksheets/sheet1.xml", b'<row r="2">', b"<row>")
    rewritten(path, "xl/worksheets/sheet1.xml", b'<c r="A2"', b"<c")
    assert problems_of(home) == [("error_cell", 2, "title")]


PROVEN = {"status": "done", "status_url": "https://example.org/a"}


@pytest.mark.parametrize(
    "value", [datetime.date(2026, 3, 31), datetime.datetime(2026, 3, 31), "31.03.2026", "31. März 2026"]
)
@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
def test_a_date_in_a_workbook_is_that_day(home, value, epoch):
    def change(book, sheet):
        if epoch:
            book.epoch = epoch

    save_xlsx(home, PROVEN | {"status_date": value}, change=change)
    build(home.path)
    assert home.sites["zusage-1"]["properties"]["status_date"] == "2026-03-31"


def test_a_date_in_an_ods_is_that_day(home):
    save_ods(home, PROVEN | {"status_date": datetime.date(2026, 3, 31)})
    build(home.path)
    assert home.sites["zusage-1"]["properties"]["status_date"] == "2026-03-31"


def test_a_time_of_the_day_is_not_dropped(home):
    save_xlsx(home, PROVEN | {"status_date": datetime.datetime(2026, 3, 31, 14, 30)})
    assert problems_of(home) == [("bad_date", 2, "status_date")]


@pytest.mark.parametrize("save", [save_xlsx, save_ods])
@pytest.mark.parametrize("column", ["section", "title", "page", "places"])
def test_a_section_1_2_that_became_a_date_is_not_published(home, save, column):
    save(home, {column: datetime.date(2026, 2, 1)})
    assert problems_of(home) == [("date_cell", 2, column)]


def test_the_page_12_is_not_12_point_0(home):
    save_xlsx(home, {"page": 12.0})
    build(home.path)
    assert home.sites["zusage-1"]["properties"]["page"] == 12


def test_cells_that_were_merged_over_rows_are_named(home):
    def change(book, sheet):
        sheet.merge_cells(f"{cell('places', 2)}:{cell('places', 4)}")

    save_xlsx(home, {"places": "Moor"}, {}, {}, {}, change=change)
    assert problems_of(home) == [("merged_cell", 3, "places"), ("merged_cell", 4, "places")]


def test_cells_that_were_merged_in_an_ods_are_named(home):
    wide = TableCell(valuetype="string", numbercolumnsspanned="2", numberrowsspanned="1")
    wide.addElement(P(text="Moor"))
    save_ods(home, {"places": wide, "status": CoveredTableCell()})
    assert problems_of(home) == [("merged_cell", 2, "status")]


def test_hidden_rows_and_columns_and_other_sheets_are_reported_and_read(home, capsys):
    def change(book, sheet):
        sheet.row_dimensions[3].hidden = True
        sheet.row_dimensions[9].hidden = True
        sheet.column_dimensions["B"].hidden = True
        book.create_sheet("Notizen")["C3"] = "für uns"
        book.create_sheet("Leer")

    save_xlsx(home, {}, {}, {}, change=change)
    summary = build(home.path)
    assert summary.pledges == 3
    notices = [(one.code, str(one)) for one in summary.notices]
    assert [code for code, _ in notices] == ["rows_hidden", "columns_hidden", "other_sheets"]
    assert "filtered out: 3." in notices[0][1]
    assert "hidden: B." in notices[1][1]
    assert '"Zusagen" is read, and not: "Notizen".' in notices[2][1]


def test_rows_that_libreoffice_hides_or_filters_are_reported(home):
    columns = [TableColumn(numbercolumnsrepeated="2"), TableColumn(visibility="collapse")]
    rows = [{"visibility": "filter"}, {}, {"visibility": "collapse"}]
    save_ods(home, {}, {}, {}, rows=rows, columns=columns)
    notices = {one.code: str(one) for one in build(home.path).notices}
    assert "filtered out: 2, 4." in notices["rows_hidden"]
    assert "hidden: C." in notices["columns_hidden"]


def test_of_many_hidden_rows_the_first_are_named(home):
    def change(book, sheet):
        for row in range(2, 30):
            sheet.row_dimensions[row].hidden = True

    save_xlsx(home, *[{}] * 28, change=change)
    (notice,) = build(home.path).notices
    assert "10, 11, …." in str(notice)
    assert "12" not in str(notice)


def test_two_sheets_with_pledges_are_a_question(home):
    def change(book, sheet):
        other = book.copy_worksheet(sheet)
        other.title = "2026"

    save_xlsx(home, {}, change=change)
    assert problems_of(home) == [("several_sheets", None, "")]


def test_a_sheet_with_a_header_and_comments_alone_is_not_a_second_table(home):
    def change(book, sheet):
        book.create_sheet("Vorlage", 0).append(COLUMNS)
        book["Vorlage"].append(["# So geht es", "Titel"])

    save_xlsx(home, {}, change=change)
    assert build(home.path).pledges == 1


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le") + bytes(500)


def archive_of(**files):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return raw.getvalue()


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("pledges.xlsx", LOCKED, "workbook_locked"),
        (
            "pledges.ods",
            archive_of(
                META_INF="", content_DOT_xml="", **{"META-INF__manifest_DOT_xml": "<encryption-data/>"}
            ),
            "workbook_locked",
        ),
        ("pledges.xlsx", OLE, "workbook_old"),
        ("pledges.csv", OLE, "workbook_old"),
        ("pledges.csv", archive_of(xl__workbook_DOT_xml="<a/>"), "csv_is_workbook"),
        ("pledges.xlsx", archive_of(xl__workbook_DOT_bin=""), "kind_excel"),
        ("pledges.xlsx", archive_of(Index__Document_DOT_iwa=""), "kind_numbers"),
        ("pledges.xlsx", archive_of(xl__workbook_DOT_xml="<a/>"), "workbook_unreadable"),
        ("pledges.xls", OLE, "kind_excel"),
        ("Pledges.XLSM", b"PK", "kind_excel"),
        ("pledges.xlsb", b"PK", "kind_excel"),
        ("pledges.numbers", b"PK", "kind_numbers"),
        ("pledges.gsheet", b"{}", "kind_link"),
        ("pledges.url", b"[InternetShortcut]", "kind_link"),
        ("pledges.webloc", b"", "kind_link"),
        ("pledges.csv.txt", b"id,title", "kind_other"),
        ("pledges.tsv", b"id\ttitle", "kind_other"),
    ],
)
def test_a_file_of_another_kind_is_named_with_its_remedy(home, name, raw, code):
    (home.path / name).write_bytes(raw)
    with pytest.raises(ProblemsFound) as error:
        build(home.path)
    (problem,) = error.value.problems
    assert (problem.code, problem.file) == (code, name)


def test_a_table_of_numbers_may_be_a_folder(home):
    (home.path / "pledges.numbers").mkdir()
    assert problems_of(home) == [("kind_numbers", None, "")]


def test_a_real_workbook_that_is_called_csv_is_named(home):
    save_xlsx(home, {}, name="pledges.csv.xlsx")
    (home.path / "pledges.csv.xlsx").rename(home.path / "pledges.csv")
    assert problems_of(home) == [("csv_is_workbook", None, "")]


def test_a_capital_ending_is_the_same_ending(home):
    save_xlsx(home, {})
    (home.path / "pledges.xlsx").rename(home.path / "Pledges.XLSX")
    assert build(home.path).pledges == 1


def test_what_lies_beside_the_table_is_reported(home):
    home.pledges({})
    for name in (
        "pledges.xls",
        "pledges.numbers",
        ".~lock.pledges.csv#",
        "~$pledges.xlsx",
        "pledges-draft.csv",
    ):
        (home.path / name).write_bytes(b"")
    notices = build(home.path).notices
    assert [one.code for one in notices] == ["table_beside", "table_beside", "table_open"]
    assert [one.value for one in notices[:2]] == ["pledges.numbers", "pledges.xls"]


def test_a_lock_file_is_not_a_table(home):
    (home.path / "~$pledges.xlsx").write_bytes(b"")
    (home.path / ".~lock.pledges.csv#").write_bytes(b"")
    assert problems_of(home) == [("file_missing", None, "")]


def test_an_entity_in_a_sheet_is_not_followed(home, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim", encoding="utf-8")
    save_xlsx(home, {"title": "Ein Bus"})
    rewritten(
        home.path / "pledges.xlsx",
        "xl/worksheets/sheet1.xml",
        b"<worksheet ",
        b'<!DOCTYPE worksheet [<!ENTITY x SYSTEM "' + secret.as_uri().encode() + b'">]><worksheet ',
    )
    build(home.path)
    assert "geheim" not in home.output.read_text(encoding="utf-8")
