"""The draft as a workbook, and the table that it becomes once somebody has ticked its rows."""

from __future__ import annotations

import openpyxl
import pytest

from geo.__main__ import main
from geo.draft.proposals import Proposal
from geo.draft.sheets import (
    CONTINUES,
    FOUND,
    LEFT_SHEET,
    NUMBER,
    PROPOSED_SHEET,
    SHEET_COLUMNS,
    TICK,
    name_of,
)
from geo.draft.titles import title_of
from geo.errors import ProblemsFound
from geo.table.schema import COLUMNS, OPTIONAL_COLUMNS
from geo.table.spreadsheet import read_table

PROGRAMME = (
    "# Wege\n\nGöslingen ist schön. Wir wollen in Göslingen einen Radweg bauen. "
    "Dazu gehört auch ein Licht.\n\n"
    "- Mehr Bänke in Hohenmark\n- Kein Kiesabbau im Altfurter Wald\n\nDas Amt hat 30 Leute.\n"
)


@pytest.fixture
def drafted(orletal_home, capsys, monkeypatch):
    monkeypatch.setenv("LANGUAGE", "en")
    programme = orletal_home / "programm.md"
    programme.write_text(PROGRAMME, encoding="utf-8")
    output = orletal_home / "entwurf.xlsx"
    assert draft(orletal_home, str(programme), "--output", str(output)) == 0
    assert "--finish entwurf.xlsx" in capsys.readouterr().out
    return output


def draft(home, *arguments):
    return main(["--home", str(home), "draft", *arguments])


def edit(path, **marks):
    """Write into cells: {(sheet, words of the quote): {column: text}}."""
    book = openpyxl.load_workbook(path)
    for (sheet, words), cells in marks["cells"].items():
        row = next(
            row for row in book[sheet].iter_rows(min_row=2) if words in str(cell_of(row, "quote").value)
        )
        for column, text in cells.items():
            cell_of(row, column).value = text
    book.save(path)


def cell_of(row, column):
    return row[SHEET_COLUMNS.index(column)]


def texts(path, sheet, column):
    rows = openpyxl.load_workbook(path)[sheet].iter_rows(min_row=2)
    return [cell_of(row, column).value for row in rows]


def test_proposals_are_in_the_order_of_the_programme_and_the_rest_is_on_a_sheet_of_its_own(drafted):
    assert texts(drafted, PROPOSED_SHEET, "quote") == [
        "Wir wollen in Göslingen einen Radweg bauen.",
        "Dazu gehört auch ein Licht.",
        "Mehr Bänke in Hohenmark",
        "Kein Kiesabbau im Altfurter Wald",
    ]
    assert texts(drafted, LEFT_SHEET, "quote") == ["Göslingen ist schön.", "Das Amt hat 30 Leute."]


def test_short_items_have_a_title_what_goes_on_says_with_which_row_and_unknown_places_come_first(drafted):
    assert texts(drafted, PROPOSED_SHEET, "title") == [
        "In Göslingen einen Radweg bauen",
        None,
        "Mehr Bänke in Hohenmark",
        "Kein Kiesabbau im Altfurter Wald",
    ]
    assert texts(drafted, PROPOSED_SHEET, CONTINUES) == [None, 2, None, None]
    assert texts(drafted, PROPOSED_SHEET, NUMBER) == [2, 3, 4, 5]
    assert texts(drafted, PROPOSED_SHEET, FOUND)[3].startswith("? Altfurter Wald")


def test_stances_topics_and_ticks_are_chosen_from_lists_and_rows_are_coloured_and_filtered(drafted):
    sheet = openpyxl.load_workbook(drafted)[PROPOSED_SHEET]
    assert [cell.value for cell in sheet[1]] == [name_of(column) for column in SHEET_COLUMNS]
    rules = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert {str(rule.sqref)[0] for rule in rules} == {
        chr(65 + SHEET_COLUMNS.index(column)) for column in (TICK, "topic", "stance")
    }
    assert sheet.auto_filter.ref == "A1:M5"
    colours = {row[0].fill.start_color.rgb for row in sheet.iter_rows(min_row=2)}
    assert len(colours) > 1


def test_ticked_rows_of_both_sheets_become_the_table_and_what_goes_on_joins_its_quote(
    drafted, orletal_home, capsys
):
    ticked = {
        (PROPOSED_SHEET, "Radweg"): {TICK: "x", "title": "Radweg in Göslingen"},
        (PROPOSED_SHEET, "Dazu"): {TICK: "x"},
        (PROPOSED_SHEET, "Bänke"): {TICK: "x"},
        (LEFT_SHEET, "Göslingen ist"): {TICK: "X", "title": "Schön bleiben", "topic": "Umwelt & Natur"},
    }
    edit(drafted, cells=ticked)
    assert draft(orletal_home, "--finish", str(drafted)) == 1  # the pages are for a person to fill in
    printed = capsys.readouterr()
    assert "3 pledges are now in" in printed.out
    assert "page" in printed.err or "Seite" in printed.err
    rows = read_table(orletal_home / "pledges.xlsx", COLUMNS, OPTIONAL_COLUMNS).rows
    assert [row.cells["id"] for row in rows] == [
        "schoen-bleiben",
        "radweg-in-goeslingen",
        "mehr-baenke-in-hohenmark",
    ]
    assert rows[1].cells["quote"].endswith("bauen. Dazu gehört auch ein Licht.")
    assert {row.cells["stance"] for row in rows} == {"will"}
    assert rows[0].cells["topic"] == "Umwelt & Natur"


def test_a_table_whose_rows_are_complete_is_checked_and_right(drafted, orletal_home, capsys):
    edit(drafted, cells={(PROPOSED_SHEET, "Bänke"): {TICK: "x", "page": 3}})
    assert draft(orletal_home, "--finish", str(drafted)) == 0
    assert "1 pledge" in capsys.readouterr().out
    (row,) = read_table(orletal_home / "pledges.xlsx", COLUMNS, OPTIONAL_COLUMNS).rows
    assert (row.cells["page"], row.cells["places"]) == ("3", "Hohenmark")


@pytest.mark.parametrize("there", ["pledges.xlsx", "pledges.csv"])
def test_a_table_that_exists_is_neither_overwritten_nor_joined_by_a_second(
    drafted, orletal_home, there, capsys
):
    (orletal_home / there).write_text("von Hand", encoding="utf-8")
    edit(drafted, cells={(PROPOSED_SHEET, "Bänke"): {TICK: "x"}})
    assert draft(orletal_home, "--finish", str(drafted)) == 1
    assert (orletal_home / there).read_text(encoding="utf-8") == "von Hand"
    assert there in capsys.readouterr().err


def test_the_empty_table_of_a_new_map_makes_way_and_is_kept(drafted, orletal_home):
    (orletal_home / "pledges.csv").write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
    edit(drafted, cells={(PROPOSED_SHEET, "Bänke"): {TICK: "x", "page": 3}})
    assert draft(orletal_home, "--finish", str(drafted)) == 0
    assert not (orletal_home / "pledges.csv").exists()
    assert (orletal_home / "pledges.csv.bak").exists()


def test_a_workbook_without_ticks_or_without_its_sheets_is_refused(drafted, orletal_home, tmp_path):
    from geo.draft.finish import finish

    other = tmp_path / "andere.xlsx"
    openpyxl.Workbook().save(other)
    (tmp_path / "kaputt.xlsx").write_bytes(b"PK nichts")
    for path, code in (
        (drafted, "draft_not_ticked"),
        (other, "no_draft"),
        (tmp_path / "kaputt.xlsx", "no_draft"),
        (tmp_path / "fehlt.xlsx", "programme_missing"),
    ):
        with pytest.raises(ProblemsFound) as error:
            finish(path, orletal_home)
        assert error.value.problems[0].code == code


def test_both_tables_in_the_way_have_a_code_of_their_own(drafted, orletal_home):
    from geo.draft.finish import finish

    for there, code in (("pledges.csv", "draft_beside"), ("pledges.xlsx", "draft_exists")):
        (orletal_home / there).write_text("x", encoding="utf-8")
        with pytest.raises(ProblemsFound) as error:
            finish(drafted, orletal_home)
        assert error.value.problems[0].code == code


def test_a_programme_and_a_workbook_are_not_read_at_once(orletal_home, drafted, capsys):
    assert draft(orletal_home) == 1
    assert draft(orletal_home, "programm.md", "--finish", str(drafted)) == 1
    assert "--finish" in capsys.readouterr().err


def test_a_text_without_promises_gets_its_sheet_and_the_message_says_what_was_read(
    orletal_home, tmp_path, capsys
):
    programme = tmp_path / "brief.txt"
    programme.write_text("Die Sonne scheint. Das Wetter ist heute sehr schön.", encoding="utf-8")
    output = tmp_path / "brief.xlsx"
    assert draft(orletal_home, str(programme), "--output", str(output)) == 1
    assert "Das Wetter ist heute sehr schön." in capsys.readouterr().err
    assert texts(output, LEFT_SHEET, "quote") == ["Die Sonne scheint.", "Das Wetter ist heute sehr schön."]


def test_names_given_on_the_command_line_are_the_party(orletal_home, tmp_path):
    programme = tmp_path / "p.txt"
    programme.write_text(
        "Sie ist jung. Die Quittenpartei lehnt den Abriss ab, das ist klar.", encoding="utf-8"
    )
    output = tmp_path / "a.xlsx"
    assert draft(orletal_home, str(programme), "--output", str(output), "--names", "Quittenpartei") == 0
    assert texts(output, PROPOSED_SHEET, "stance") == ["lehnt ab"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("mehr Busse am Abend,", "Mehr Busse am Abend"),
        ("einen Radweg nach Halle;", "Radweg nach Halle"),
        ("für einen besseren Takt am Abend", "Besserer Takt am Abend"),
        ("den zügigen Baubeginn der Bahn", "Zügiger Baubeginn der Bahn"),
        ("das neue Bad in Halle", "Neues Bad in Halle"),
        ("die wichtigen Linien nach Halle", "Wichtige Linien nach Halle"),
        ("das neue Bad zu erhalten,", "Neues Bad erhalten"),
        ("den alten Radweg nach Halle auszubauen", "Alten Radweg nach Halle ausbauen"),
        ("den Vereinen helfen", "Den Vereinen helfen"),
        ("der Jugend mehr Platz geben", "Der Jugend mehr Platz geben"),
        ("die in Halle geplante Straße verhindern", "Die in Halle geplante Straße verhindern"),
        ("eine freie „Sportkarte“ einführen", "Freie „Sportkarte“ einführen"),
        ("Wir wollen auch die alte Halle sanieren.", "Alte Halle sanieren"),
        ("Wir fordern einen Radweg nach Halle.", "Radweg nach Halle"),
        ("Wir wollen sie sanieren.", ""),
        ("Wir wollen dort eine Halle bauen.", ""),
        ("Mehr Bänke dort", ""),
        ("Muss Aushängeschild bleiben", ""),
        ("Wir bauen Wege.", ""),
        ("Busse", ""),
        ("Mehr " + "sehr lange Wörter und noch mehr " * 4, ""),
    ],
)
def test_a_title_is_proposed_for_short_items_only(text, title):
    assert title_of(Proposal(text, "", 1, "", "will", (), (), (), 0.9, text)) == title
