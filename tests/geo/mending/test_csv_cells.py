"""Cells of a CSV file are written; all else stays byte for byte."""

import codecs

import pytest

from geo.mending.cells import NotFound
from geo.mending.csv_cells import with_cells


def written(text, cells, encoding="utf-8", delimiter=";"):
    return with_cells(text.encode(encoding), encoding, delimiter, cells).decode(encoding)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_only_the_cell_changes_whatever_the_line_ends(end):
    rows = ["id;title", ";Büro", ";Bus", ""]
    assert written(end.join(rows), {(2, 0): "buero"}) == end.join(["id;title", "buero;Büro", ";Bus", ""])


MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8-sig", codecs.BOM_UTF8),
        ("utf-16", codecs.BOM_UTF16_LE),
        ("utf-16", codecs.BOM_UTF16_BE),
        ("windows-1252", b""),
        ("mac-roman", b""),
        ("cp858", b""),
    ],
)
def test_encoding_and_mark_stay(encoding, mark):
    codec = MARKS.get(mark, encoding)
    before, after = (mark + text.encode(codec) for text in ("id,title\n,Größe\n", "id,title\ngr,Größe\n"))
    assert with_cells(before, encoding, ",", {(2, 0): "gr"}) == after


def test_quoting_stays_and_an_empty_cell_in_quotation_marks_keeps_them():
    text = '"id";"title"\n"";"Er sagt ""ja"";\nund nein"\n;5" Rohr\n'
    expected = '"id";"title"\n"ja";"Er sagt ""ja"";\nund nein"\nrohr;5" Rohr\n'
    assert written(text, {(2, 0): "ja", (3, 0): "rohr"}) == expected


def test_blanks_in_the_cell_give_way():
    assert written("title;id\nBus; \n", {(2, 1): "bus"}) == "title;id\nBus;bus\n"


def test_a_row_that_ends_early_gets_the_cells_that_it_needs():
    assert written("title;page;x\nBus\nBahn;2;;", {(1, 3): "id", (2, 3): "bus", (3, 3): "bahn"}) == (
        "title;page;x;id\nBus;;;bus\nBahn;2;;bahn"
    )


def test_the_line_that_tells_excel_the_delimiter_counts_as_a_row_and_stays():
    assert written("sep=;\r\nid;title\r\n;Bus\r\n", {(3, 0): "bus"}) == "sep=;\r\nid;title\r\nbus;Bus\r\n"


def test_empty_lines_count_as_rows():
    assert written("id;title\n\n;Bus\n", {(3, 0): "bus"}) == "id;title\n\nbus;Bus\n"


@pytest.mark.parametrize("cells", [{(2, 0): "bus"}, {(9, 0): "bus"}])
def test_a_row_that_is_not_there_is_not_made(cells):
    with pytest.raises(NotFound):
        written("id;title\n\n;Bus\n", cells)
