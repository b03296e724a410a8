"""Cells of .xlsx and .ods files are written; formats, comments, other sheets and all other parts stay."""

import io
import zipfile

import openpyxl
import pytest
from odf.opendocument import OpenDocumentSpreadsheet, load
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from geo.mending import ods_cells, xlsx_cells
from geo.mending.cells import NotFound, Unwritable


def saved(book):
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def members(raw):
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def decorated():
    """A workbook with everything that people put into one."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Zusagen"
    for row in (["id", "title"], [None, "Bus"], [None, "Bahn"]):
        sheet.append(row)
    sheet["A2"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["B2"].font = Font(bold=True)
    sheet["A1"].comment = Comment("Leer lassen", "ich")
    sheet.column_dimensions["B"].width = 44
    sheet.freeze_panes = "A2"
    rule = DataValidation(type="list", formula1='"a,b"')
    rule.add("B2:B9")
    sheet.add_data_validation(rule)
    sheet.conditional_formatting.add("B2:B9", CellIsRule(operator="equal", formula=['"x"']))
    other = book.create_sheet("Zahlen")
    other.append([1, 2])
    chart = BarChart()
    chart.add_data(Reference(other, min_col=1, max_col=2, min_row=1))
    other.add_chart(chart, "D2")
    return saved(book)


def test_an_xlsx_keeps_everything_but_the_cell(decorated):
    raw = xlsx_cells.with_cells(decorated, "Zusagen", {(2, 0): "bus", (3, 0): "bahn"})
    sheet = openpyxl.load_workbook(io.BytesIO(raw))["Zusagen"]
    assert [sheet["A2"].value, sheet["A3"].value, sheet["B3"].value] == ["bus", "bahn", "Bahn"]
    assert sheet["A2"].fill.fgColor.rgb == "00FFFF00"
    assert sheet["A1"].comment.text == "Leer lassen"
    assert sheet.column_dimensions["B"].width == 44
    assert sheet.freeze_panes == "A2"
    assert len(sheet.data_validations.dataValidation) == len(sheet.conditional_formatting) == 1
    before, after = members(decorated), members(raw)
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["xl/worksheets/sheet1.xml"]
    assert any("chart" in name for name in after)


def test_a_new_cell_of_an_xlsx_is_in_its_place():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["a", "b", "c"])
    sheet.append(["1", None, "3"])
    raw = xlsx_cells.with_cells(saved(book), sheet.title, {(2, 1): "zwei", (1, 30): "id"})
    again = openpyxl.load_workbook(io.BytesIO(raw)).active
    assert [cell.value for cell in again[2][:3]] == ["1", "zwei", "3"]
    assert again["AE1"].value == "id"
    assert again.dimensions == "A1:AE2"


def test_a_formula_and_a_merged_cell_of_an_xlsx_are_left_alone():
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["id", "title"], ["=LOWER(B2)", "Bus"], ["x", "Bahn"], [None, "Tram"]):
        sheet.append(row)
    sheet.merge_cells("A3:A4")
    for row, code in ((2, "id_in_formula"), (4, "id_in_merged_cell")):
        with pytest.raises(Unwritable) as refused:
            xlsx_cells.with_cells(saved(book), sheet.title, {(row, 0): "bus"})
        assert (refused.value.code, refused.value.row) == (code, row)


@pytest.mark.parametrize(("sheet", "row"), [("Anderes", 2), ("Sheet", 7)])
def test_a_sheet_or_row_of_an_xlsx_that_is_not_there_is_not_made(sheet, row):
    book = openpyxl.Workbook()
    book.active.append(["id"])
    with pytest.raises(NotFound):
        xlsx_cells.with_cells(saved(book), sheet, {(row, 0): "bus"})


def cell(text="", **attributes):
    made = TableCell(**attributes)
    if text:
        made.addElement(P(text=text))
    return made


def ods(*rows):
    document = OpenDocumentSpreadsheet()
    table = Table(name="Zusagen")
    for attributes, cells in rows:
        row = TableRow(**attributes)
        for one in cells:
            row.addElement(one)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    return saved(document)


def ods_texts(raw):
    rows = []
    for row in load(io.BytesIO(raw)).spreadsheet.getElementsByType(TableRow):
        cells = []
        for one in row.childNodes:
            cells += [str(one)] * int(one.getAttribute("numbercolumnsrepeated") or 1)
        rows += [cells] * int(row.getAttribute("numberrowsrepeated") or 1)
    return rows


def test_an_ods_keeps_everything_but_the_cell_and_repeated_rows_and_cells_are_taken_apart():
    raw = ods(
        ({}, [cell("id"), cell("x"), cell("y"), cell("title")]),
        ({"numberrowsrepeated": 3}, [cell(numbercolumnsrepeated=3), cell("Bus")]),
        ({}, [cell("da"), cell(numbercolumnsrepeated=2), cell("Bahn")]),
    )
    written = ods_cells.with_cells(raw, "Zusagen", {(2, 0): "bus", (4, 1): "mitte", (5, 6): "hinten"})
    assert ods_texts(written) == [
        ["id", "x", "y", "title"],
        ["bus", "", "", "Bus"],
        ["", "", "", "Bus"],
        ["", "mitte", "", "Bus"],
        ["da", "", "", "Bahn", "", "", "hinten"],
    ]
    before, after = members(raw), members(written)
    assert [name for name in before if before[name] != after[name]] == ["content.xml"]
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_a_formula_and_a_merged_cell_of_an_ods_are_left_alone():
    raw = ods(
        ({}, [cell("id"), cell("title")]),
        ({}, [cell(formula='of:=""'), cell("Bus")]),
        ({}, [CoveredTableCell(), cell("Bahn")]),
    )
    for row, code in ((2, "id_in_formula"), (3, "id_in_merged_cell")):
        with pytest.raises(Unwritable) as refused:
            ods_cells.with_cells(raw, "Zusagen", {(row, 0): "bus"})
        assert (refused.value.code, refused.value.row) == (code, row)
    for sheet, row in (("Anderes", 2), ("Zusagen", 9)):
        with pytest.raises(NotFound):
            ods_cells.with_cells(raw, sheet, {(row, 0): "bus"})
