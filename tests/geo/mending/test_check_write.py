"""``python -m geo check --write``: ids go into the table, and a copy shows what is wrong."""

import csv
import io

import openpyxl
import pytest

from geo.__main__ import main
from geo.build import build
from geo.mending.ids import fill_in

HEADER = "Kennung;Titel;Kurztext;Thema;Haltung;Orte;Seite;Abschnitt;x_Notiz\r\n"
ROWS = (
    "# Anmerkung;;;;;;;;\r\n"
    ';Bürgerbüro;"Größe; ""zwei""";Verkehr;will;Auen;2;Büro;=1+1\r\n'
    "da;Bus;;Natur;fordert;;3;Bus;\r\n"
    ";Bürgerbüro;Noch eines;Verkehr;will;;2;Büro;\r\n"
)


def check(home, *options):
    return main(["check", "--home", str(home.path), *options])


def copy_of(home):
    return openpyxl.load_workbook(home.path / "pledges.checked.xlsx")


def table_of(home):
    return (home.path / "pledges.csv").read_text(encoding="utf-8")


def ids_of(home):
    return [row["id"] for row in csv.DictReader(io.StringIO(table_of(home)))]


def files_of(home):
    return {path.name: path.read_bytes() for path in home.path.iterdir() if path.is_file()}


@pytest.fixture
def csv_home(home):
    (home.path / "pledges.csv").write_bytes((HEADER + ROWS).encode("windows-1252"))
    return home


def test_missing_ids_are_filled_in_and_nothing_else_changes(csv_home, capsys):
    path = csv_home.path / "pledges.csv"
    before = path.read_bytes()
    assert check(csv_home, "--write") == 0
    expected = before.replace(b'\r\n;B\xfcrgerb\xfcro;"', b'\r\nbuergerbuero;B\xfcrgerb\xfcro;"')
    expected = expected.replace(b"\r\n;B\xfcrgerb\xfcro;N", b"\r\nbuergerbuero-2;B\xfcrgerb\xfcro;N")
    assert path.read_bytes() == expected
    assert (csv_home.path / "pledges.csv.bak").read_bytes() == before
    assert "2 ids filled in (row 3: buergerbuero, row 5: buergerbuero-2)" in capsys.readouterr().out
    assert build(csv_home.path).pledges == 3


def test_a_second_run_changes_nothing_and_makes_no_backup(csv_home):
    check(csv_home, "--write")
    after = files_of(csv_home)
    assert check(csv_home, "--write") == 0
    assert files_of(csv_home) == after


def test_no_backup_is_ever_overwritten(csv_home):
    for name in ("pledges.csv.bak", "pledges.csv.2.bak"):
        (csv_home.path / name).write_text("alt", encoding="utf-8")
    check(csv_home, "--write")
    assert (csv_home.path / "pledges.csv.bak").read_text(encoding="utf-8") == "alt"
    assert (csv_home.path / "pledges.csv.2.bak").read_text(encoding="utf-8") == "alt"
    assert (csv_home.path / "pledges.csv.3.bak").read_bytes().startswith(b"Kennung")


def test_without_write_nothing_changes_and_the_remedy_names_it(csv_home, capsys):
    before = files_of(csv_home)
    assert check(csv_home) == 1
    assert files_of(csv_home) == before
    assert "python -m geo check --write" in capsys.readouterr().err


def test_ids_are_filled_in_although_other_cells_are_wrong(home, capsys):
    home.pledges({"id": "", "title": "Ein Bus", "stance": "vielleicht"}, {"id": "", "title": ""})
    assert check(home, "--write") == 1
    assert ids_of(home) == ["ein-bus", ""]
    errors = capsys.readouterr().err
    assert '"vielleicht" is no stance' in errors
    assert "Nothing was written" not in errors


def test_no_id_is_made_of_an_error_or_put_in_the_place_of_one(home):
    home.pledges({"id": "", "title": "#REF!"}, {"id": "#REF!", "title": "Ein Bus"})
    assert check(home, "--write") == 1
    assert ids_of(home) == ["", "#REF!"]


def test_a_table_without_the_column_gets_it(home):
    home.text(
        "title,summary,topic,stance,places,page,section\n"
        "Ein Bus,Da.,natur,will,,3,Bus\n# alt\nEine Bahn,,natur,will,,3\n"
    )
    assert check(home, "--write") == 0
    assert table_of(home) == (
        "title,summary,topic,stance,places,page,section,id\n"
        "Ein Bus,Da.,natur,will,,3,Bus,ein-bus\n# alt\nEine Bahn,,natur,will,,3,,eine-bahn\n"
    )


def test_the_new_column_of_a_german_table_has_a_german_name_and_follows_all_text(home):
    home.text(
        "Titel;Kurztext;Thema;Haltung;Orte;Seite;Abschnitt;;\n# alt;;;;;;;hier;\nEin Bus;;Natur;will;;3;;;\n"
    )
    assert check(home, "--write") == 0
    first, comment, row = (line.split(";") for line in table_of(home).splitlines())
    assert (first[7:], comment[7:], row[7:]) == (["", "Kennung"], ["hier", ""], ["", "ein-bus"])


def test_no_column_is_added_where_a_row_has_too_many_cells(home, capsys):
    home.text(
        "title,summary,topic,stance,places,page,section\n"
        "Ein Bus,Da, dort,natur,will,,3,Bus\nZug,,natur,will,,3,\n"
    )
    before = table_of(home)
    assert check(home, "--write") == 1
    assert table_of(home) == before
    assert "row 2" in capsys.readouterr().err


def test_an_id_that_was_released_goes_to_no_other_pledge_and_back_to_its_own(home):
    home.pledges({"id": "alt", "title": "Ein Bus"}, {"id": "bahn", "title": "Eine Bahn"})
    build(home.path)
    # The id of the bus was deleted by mistake; the pledge "bahn" is gone, and another would get its id.
    home.pledges({"id": "", "title": "Ein Bus"}, {"id": "", "title": "Bahn"})
    check(home, "--write")
    assert ids_of(home) == ["alt", "bahn-2"]


def test_ids_of_the_list_of_released_ones_and_of_redirects_are_taken(home):
    listed = "kind,slug,released\npledges,ein-bus,2026-01-01\n"
    (home.path / "data" / "released.csv").write_text(listed, encoding="utf-8")
    settings = home.path / "pledgemap.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f'{text}\n[redirects.pledges]\nzug = "x"\n', encoding="utf-8")
    home.pledges({"id": "", "title": "Ein Bus"}, {"id": "", "title": "Zug"}, {"id": "x"})
    check(home, "--write")
    assert ids_of(home) == ["ein-bus-2", "zug-2", "x"]


def test_two_pledges_of_one_title_are_not_mistaken_for_the_one_of_before(home):
    home.pledges({"id": "frueher", "title": "Bus"}, {"id": "", "title": "Bus", "summary": "Zwei."})
    former = {"Bus": "frueher"}
    assert fill_in(home.path / "pledges.csv", {"frueher"}, former).ids == {3: "bus"}
    home.pledges({"id": "", "title": "Bus"}, {"id": "", "title": "Bus", "summary": "Zwei."})
    assert fill_in(home.path / "pledges.csv", {"frueher"}, former).ids == {2: "bus", 3: "bus-2"}


@pytest.mark.parametrize("lock", [".~lock.pledges.csv#", "~$pledges.csv", "~$edges.csv"])
def test_a_table_that_is_open_elsewhere_is_not_written(csv_home, capsys, lock):
    (csv_home.path / lock).write_text("", encoding="utf-8")
    before = (csv_home.path / "pledges.csv").read_bytes()
    assert check(csv_home, "--write") == 1
    assert (csv_home.path / "pledges.csv").read_bytes() == before
    assert "is open in a spreadsheet" in capsys.readouterr().err  # "table_held_open"


def test_what_cannot_be_written_is_reported_and_nothing_changes(csv_home, capsys, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("geo.mending.ids.replace", full)
    monkeypatch.setattr("geo.mending.command.write_whole", full)
    before = files_of(csv_home)
    assert check(csv_home, "--write") == 1
    assert files_of(csv_home) == before
    assert capsys.readouterr().err.count("No space left on device") == 2  # "table_unwritable"


def test_a_file_that_would_not_be_the_same_table_is_not_written(csv_home, capsys, monkeypatch):
    monkeypatch.setattr("geo.mending.csv_cells.with_cells", lambda raw, *_: raw.replace(b"Natur", b"Verkehr"))
    before = (csv_home.path / "pledges.csv").read_bytes()
    assert check(csv_home, "--write") == 1
    assert (csv_home.path / "pledges.csv").read_bytes() == before
    assert "it would not be the same table" in capsys.readouterr().err  # "ids_not_written"


def test_the_copy_marks_wrong_cells_and_says_what_to_do(home, monkeypatch):
    monkeypatch.setenv("LANGUAGE", "de")
    home.pledges({"stance": "vielleicht", "places": "Auen; Nirgendwo"}, {"page": "99", "title": "=1+1"})
    assert check(home, "--write") == 1
    table, listed = copy_of(home).worksheets
    marked = {cell.coordinate: cell.comment.text for row in table for cell in row if cell.comment}
    assert sorted(marked) == ["E2", "F2", "K3"]
    assert "ist keine Haltung" in marked["E2"]
    assert "Abhilfe: Schreiben Sie eines von" in marked["E2"]
    assert "Nirgendwo" in marked["F2"]
    assert table["E2"].fill.fgColor.rgb == "FFFFC7CE"
    assert table["E3"].fill.fgColor.rgb != "FFFFC7CE"
    assert [row[1].value for row in listed.iter_rows(min_row=3)] == ["2", "2", "3"]


def test_texts_that_look_like_formulas_stay_texts_in_the_copy(home):
    texts = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "x" * 32_767]
    home.pledges(*({"quote": text} for text in texts), {"quote": "y" * 32_768})
    check(home, "--write")
    table = copy_of(home).worksheets[0]
    cells = [row[12] for row in table.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == [*texts, "y" * 32_767]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [bool(cell.quotePrefix) for cell in cells] == [True] * 5 + [False] * 2


def test_the_copy_is_made_although_the_header_is_wrong(home):
    home.text("id,title,summary,topic,stance,places,page,kapitell\nbus,Bus,,natur,will,,3,Bus\n")
    assert check(home, "--write") == 1
    table, listed = copy_of(home).worksheets
    assert table["H1"].comment
    assert len(list(listed.iter_rows(min_row=3))) == 2


def test_a_missing_column_of_ids_is_not_reported_where_something_else_stops_us(home, capsys):
    home.text("title,summary,topic,stance,places,page,section,Bemerkung\nBus,,natur,will,,3,Bus,ja\n")
    assert check(home, "--write") == 1
    errors = capsys.readouterr().err
    assert "Bemerkung" in errors
    assert "1 problem." in errors


def test_a_file_that_cannot_be_read_is_not_copied(home):
    (home.path / "pledges.csv").write_bytes(b"id,title\n\x00")
    assert check(home, "--write") == 1
    assert not (home.path / "pledges.checked.xlsx").exists()


def test_a_copy_that_somebody_corrected_is_kept(csv_home, capsys):
    check(csv_home, "--write")
    book = copy_of(csv_home)
    book.worksheets[0]["B3"] = "Von Hand"
    book.save(csv_home.path / "pledges.checked.xlsx")
    check(csv_home, "--write")
    kept = openpyxl.load_workbook(io.BytesIO((csv_home.path / "pledges.checked.xlsx.bak").read_bytes()))
    assert kept.worksheets[0]["B3"].value == "Von Hand"
    assert copy_of(csv_home).worksheets[0]["B3"].value == "Bürgerbüro"
    assert "had been changed by hand" in capsys.readouterr().err
    check(csv_home, "--write")
    assert not (csv_home.path / "pledges.checked.xlsx.2.bak").exists()
