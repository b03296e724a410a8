"""Tables that would take the whole machine: read within bounds, or refused with what is wrong and what
helps."""

from __future__ import annotations

import pytest

from geo.build import build
from geo.errors import ProblemsFound
from geo.table import sheets, size
from geo.table.schema import COLUMNS
from tests.geo.table.hostile import CELLS, claim, many, ods, ods_cell, ods_row, row, text_cell, xlsx
from tests.measured import geo

MAX_MB = 200  # more than the command takes for a small table
HEADER = ",".join(COLUMNS) + "\n"
ROW = ",".join(CELLS) + "\n"


def problem_of(home):
    with pytest.raises(ProblemsFound) as error:
        build(home.path, write=False)
    (problem,) = error.value.problems
    return problem


def x(place, content="<v>1</v>", kind=""):
    return f'<row><c r="{place}" {kind}>{content}</c></row>'


@pytest.mark.parametrize(
    ("far", "code", "cell"),
    [
        (x("XFD1048576"), "sheet_too_far", "XFD1048576"),
        (x("A1048576"), "sheet_too_far", "A1048576"),
        (x("ZZZ9999999"), "sheet_too_far", "ZZZ9999999"),
        (x("XFD1048576", "<v>#REF!</v>", 't="e"'), "sheet_too_far", "XFD1048576"),
        (x("B1048576", "<f>A1</f>"), "sheet_too_far", "B1048576"),
        (x("B1048576", "<is><t>x</t></is>", 't="inlineStr"'), "sheet_too_far", "B1048576"),
        (x("XFD3"), "row_too_wide", "XFD3"),
        (x("ALM3"), "row_too_wide", "ALM3"),  # column 1001
    ],
)
def test_a_cell_far_from_all_others_is_named_before_room_is_made_for_it(home, far, code, cell):
    xlsx(home.path / "pledges.xlsx", far)
    problem = problem_of(home)
    assert (problem.code, problem.value) == (code, cell)
    assert str(problem.row) in cell


@pytest.mark.parametrize(
    "far",
    [
        '<row r="1048576"><c r="XFD1048576" s="0"/></row>',  # a format, as a click on "all" leaves it
        '<row r="1048576" hidden="1"/>',
        x("ALL2", "<v></v>", 's="0"').replace("<v></v>", ""),
    ],
)
def test_a_format_far_from_the_table_takes_no_room(home, far):
    xlsx(home.path / "pledges.xlsx", far, before='<dimension ref="A1:XFD1048576"/>')
    assert build(home.path).pledges == 1


def test_rows_beyond_the_limit_of_cells_are_counted_not_kept(home, monkeypatch):
    monkeypatch.setattr(sheets, "MAX_CELLS", 15 * 9)
    rows = [row(CELLS)] * 7
    xlsx(home.path / "pledges.xlsx", *rows)  # nine with the header
    with pytest.raises(ProblemsFound) as error:
        build(home.path)
    assert {one.code for one in error.value.problems} == {"duplicate_id"}
    monkeypatch.setattr(sheets, "MAX_ROWS", 3)
    xlsx(home.path / "pledges.xlsx", *rows, rows[0])
    assert problem_of(home).code == "sheet_too_large"


def test_more_formatted_cells_than_any_table_has_are_refused(home, monkeypatch):
    monkeypatch.setattr(sheets, "MAX_ELEMENTS", 1_000)
    for save, name, unit in ((xlsx, "pledges.xlsx", "<row/>"), (ods, "pledges.ods", ods_row("", ""))):
        (home.path / "pledges.csv").unlink(missing_ok=True)
        save(home.path / name, many(unit, 960))
        assert build(home.path, write=False).pledges == 1
        save(home.path / name, many(unit, 1_000))
        assert problem_of(home).code == "sheet_too_full"
        (home.path / name).unlink()


REPEATED = 'table:number-{}-repeated="{}"'


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (ods_row(ods_cell("x"), REPEATED.format("rows", 1_000_000)), "sheet_repeated"),
        (ods_row(ods_cell("x"), REPEATED.format("rows", 2_000_000_000)), "sheet_repeated"),
        (ods_row(ods_cell("x", REPEATED.format("columns", 2_000_000_000))), "row_too_wide"),
        (
            ods_row("<table:table-cell/>", REPEATED.format("rows", 1_000_000)) + ods_row(ods_cell("x")),
            "sheet_too_far",
        ),
        (ods_row(ods_cell("x" * 90_000), REPEATED.format("rows", 5_000)), "workbook_too_much_text"),
        (ods_row(ods_cell('x<text:s text:c="2000000000"/>')), "cell_too_long"),
        (ods_row(ods_cell("x"), REPEATED.format("rows", "-5")), "workbook_unreadable"),
        (ods_row(ods_cell("x"), REPEATED.format("rows", "viele")), "workbook_unreadable"),
        (ods_row(ods_cell("x"), REPEATED.format("rows", "0")), "workbook_unreadable"),
    ],
)
def test_what_an_ods_repeats_is_read_as_a_number_before_it_is_followed(home, line, code):
    ods(home.path / "pledges.ods", line)
    assert problem_of(home).code == code


def test_empty_rows_that_an_ods_repeats_to_the_end_of_the_sheet_are_nothing(home):
    blank = f'<table:table-cell {REPEATED.format("columns", 16_384)} table:style-name="ce1"/>'
    ods(home.path / "pledges.ods", ods_row(blank, REPEATED.format("rows", 1_048_574)))
    assert build(home.path).pledges == 1


@pytest.mark.parametrize("length", [size.MAX_CELL_CHARACTERS, size.MAX_CELL_CHARACTERS + 1])
def test_a_cell_has_at_most_100_000_characters_in_every_kind_of_file(home, length):
    text = "y" * length
    shared = '<row><c t="s"><v>0</v></c></row>'
    for save, name, content in (
        (xlsx, "pledges.xlsx", [row([text, "x"])]),
        (lambda path, line: xlsx(path, line, shared=f"<si><t>{text}</t></si>"), "pledges.xlsx", [shared]),
        (ods, "pledges.ods", [ods_row(ods_cell(text) + ods_cell("x"))]),
        (lambda path, line: path.write_text(HEADER + ROW + line), "pledges.csv", [f"{text},x\n"]),
    ):
        save(home.path / name, *content)
        with pytest.raises(ProblemsFound) as error:
            build(home.path, write=False)
        found = {(one.code, one.row) for one in error.value.problems}
        assert (("cell_too_long", 3) in found) == (length > 100_000)
        (home.path / name).unlink()


def test_texts_that_cells_share_count_for_each_of_them(home, monkeypatch):
    monkeypatch.setattr(sheets, "MAX_TEXT_CHARACTERS", 10_000)
    cells = "".join(f'<row><c r="A{number}" t="s"><v>0</v></c></row>' for number in range(3, 13))
    xlsx(home.path / "pledges.xlsx", cells, shared=f"<si><t>{'x' * 800}</t></si>")
    with pytest.raises(ProblemsFound) as error:
        build(home.path, write=False)
    assert "workbook_too_much_text" not in {one.code for one in error.value.problems}
    xlsx(home.path / "pledges.xlsx", cells, shared=f"<si><t>{'x' * 1_200}</t></si>")
    assert problem_of(home).code == "workbook_too_much_text"


@pytest.mark.parametrize(
    ("text", "code", "row"),
    [
        (ROW + "," * 1_000 + "\n", "row_too_wide", 3),
        (ROW + "," * 3_000_000 + "\n", "row_too_wide", 3),
        ("\n" * 150_000 + ROW, "lines_too_many", None),
        (("," * 900 + "\n") * 1_200 + ROW, "table_too_full", None),
        (ROW + '"' + "x\n" * 60_000, "cell_too_long", 3),
        (ROW * 55_000, "too_many_rows", None),
    ],
)
def test_a_csv_file_of_empty_cells_or_without_end_is_refused(home, text, code, row):
    home.text(HEADER + text)
    problem = problem_of(home)
    assert (problem.code, problem.row) == (code, row)


def test_rows_below_an_open_quotation_mark_are_one_cell_and_the_message_shows_where_it_begins(home):
    home.text(HEADER + ROW + 'bus,"Ein Bus,' + "und noch eine Zeile\n" * 6_000)
    assert 'row 3: "bus,"Ein Bus,und noch eine Zeile' in str(problem_of(home))


def test_a_pledge_has_at_most_500_places(home):
    home.pledges({"places": ";".join(f"Ort {number}" for number in range(501))})
    assert problem_of(home).code == "too_many_places"


def test_of_unknown_places_as_many_are_collected_as_anybody_can_read(home, monkeypatch):
    monkeypatch.setattr("geo.build.MAX_PROBLEMS", 30)
    home.pledges(*[{"places": ";".join(f"Ort {number}" for number in range(20))}] * 5)
    with pytest.raises(ProblemsFound) as error:
        build(home.path)
    assert len(error.value.problems) == 30


def test_an_archive_that_says_less_of_itself_than_it_holds_is_read_as_it_says(home):
    """Two programs that unpack in two ways must not read two different workbooks."""
    path = home.path / "pledges.xlsx"
    xlsx(path, text_cell("").join(["<row><c>", "</c></row>"]), many("<row/>", 1_000_000))
    claim(path, "xl/worksheets/sheet1.xml", 1_000)
    assert problem_of(home).code == "workbook_unreadable"


def test_merged_cells_that_overlap_a_hundred_thousand_times_take_no_time(home):
    merged = '<mergeCell ref="A1:XFD1048576"/>' * 100_000
    hidden = "<cols>" + '<col min="1" max="16384" hidden="1"/>' * 100_000 + "</cols>"
    xlsx(home.path / "pledges.xlsx", before=hidden, after=f"<mergeCells>{merged}</mergeCells>")
    with pytest.raises(ProblemsFound) as error:
        build(home.path, write=False)
    assert "merged_cell" in {one.code for one in error.value.problems}


# --- what the command takes from the machine


@pytest.fixture(scope="module")
def usual_mb(tmp_path_factory):
    from tests.geo.conftest import Home

    folder = tmp_path_factory.mktemp("usual")
    home = Home(folder)
    xlsx(home.path / "pledges.xlsx")
    found = geo(folder, "check", "--home", folder)
    assert found.code == 0
    return found.peak_mb


def giant_cell():
    return [x("A3", "<v>", "").removesuffix("</c></row>"), many("x", 120_000_000), "</v></c></row>"]


@pytest.mark.system
@pytest.mark.parametrize(
    ("name", "save", "code_word"),
    [
        ("pledges.xlsx", lambda path: xlsx(path, x("XFD1048576")), "XFD1048576"),
        ("pledges.xlsx", lambda path: xlsx(path, *giant_cell()), "more than"),
        (
            "pledges.xlsx",
            lambda path: xlsx(path, '<row r="', many("3", 120_000_000), '"/>'),
            "a tag without end",
        ),
        (
            "pledges.xlsx",
            lambda path: xlsx(
                path,
                *(f'<row><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(3, 9_000)),
                shared=f"<si><t>{'x' * 90_000}</t></si>",
            ),
            "signs of text",
        ),
        (
            "pledges.ods",
            lambda path: ods(path, ods_row(ods_cell("x") * 15, REPEATED.format("rows", 1_000_000))),
            "repeats",
        ),
        ("pledges.ods", lambda path: ods(path, before=many("<a>", 10_000_000)), "nested too deeply"),
        (
            "pledges.csv",
            lambda path: path.write_text(HEADER + "\n" * 19_000_000),
            "rows, empty ones included",
        ),
        ("pledges.csv", lambda path: path.write_text(HEADER + "ü😀" + "," * 19_000_000), "end of a row"),
    ],
    ids=["far", "giant cell", "giant tag", "shared", "repeated", "deep", "lines", "commas"],
)
def test_a_hostile_table_takes_at_most_200_mb_more_than_a_small_one(home, usual_mb, name, save, code_word):
    save(home.path / name)
    found = geo(home.path, "check", "--home", home.path)
    assert found.code == 1
    assert code_word in found.errors
    assert "Traceback" not in found.errors
    assert found.peak_mb < usual_mb + MAX_MB
