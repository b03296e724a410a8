"""``python -m geo template``: a table that a volunteer fills in, and that the build reads."""

import datetime
import io
import zipfile

import openpyxl
import pytest

from geo.__main__ import main
from geo.build import build
from geo.errors import ProblemsFound
from geo.table import examples
from geo.table.first_table import table_text
from geo.table.schema import COLUMNS
from geo.template.workbook import template
from geo.words.table_words import column_of


def run(home, command, *options):
    return main([command, "--home", str(home.path), *options])


@pytest.fixture
def made(home):
    assert run(home, "template") == 0
    return home


def opened(home):
    return openpyxl.load_workbook(home.path / "pledges.xlsx")


def add_rows(home, *rows):
    """Do as a person does: open, write below the examples, save."""
    book = opened(home)
    sheet = book["Zusagen"]
    names = [cell.value for cell in sheet[1]]
    for at, row in enumerate(rows, start=len(examples.EXAMPLES) + 2):
        for name, value in row.items():
            sheet.cell(at, names.index(name) + 1).value = value
    book.save(home.path / "pledges.xlsx")


BUS = {"Titel": "Busse am Abend", "Thema": "Verkehr", "Haltung": "fordert", "Seite": 5, "Orte": "Auen"}


def test_it_explains_each_column_of_the_table(made):
    sheet = opened(made)["Zusagen"]
    names = [cell.value for cell in sheet[1]]
    assert {column_of(name, COLUMNS) for name in names[:-1]} == set(COLUMNS)
    assert names[-1] == "x_Notiz"
    assert all(cell.comment and cell.comment.text for cell in sheet[1])
    assert sheet.freeze_panes == "C2"


def test_its_lists_hold_the_topics_of_the_settings_and_german_words(made):
    book = opened(made)
    lists = {}
    for rule in book["Zusagen"].data_validations.dataValidation:
        if rule.type == "list":
            sheet, cells = rule.formula1.split("!")
            lists[str(rule.sqref)] = [row[0].value for row in book[sheet][cells.replace("$", "")]]
    assert list(lists) == ["D2:D2001", "E2:E2001", "J2:J2001"]
    assert list(lists.values()) == [
        ["Verkehr", "Natur"],
        ["will", "will prüfen", "unterstützt", "fordert", "hält für denkbar", "lehnt ab", "will erhalten"],
        ["zugesagt", "begonnen", "erledigt", "aufgegeben", "zurückgezogen"],
    ]


def test_an_untouched_one_publishes_nothing(made, capsys):
    with pytest.raises(ProblemsFound) as found:
        build(made.path)
    assert [one.code for one in found.value.problems] == ["no_rows"]
    assert run(made, "check", "--write") == 1
    assert "red" not in capsys.readouterr().err


def test_filled_in_checked_and_built(made):
    started = {
        "Stand": "begonnen",
        "Stand vom": datetime.date(2026, 3, 31),
        "Quelle": "https://example.org/a",
    }
    add_rows(made, BUS, {**BUS, **started, "Titel": "Züge am Abend", "x_Notiz": "geheim"})
    assert run(made, "check", "--write") == 0
    sheet = opened(made)["Zusagen"]
    assert [sheet.cell(row, 1).value for row in (4, 5, 6)] == [
        "# Beispiel",
        "busse-am-abend",
        "zuege-am-abend",
    ]
    assert sheet.freeze_panes == "C2"
    assert len(sheet.data_validations.dataValidation) > 3
    assert sheet["A1"].comment
    assert build(made.path).pledges == 2
    text = made.output.read_text(encoding="utf-8")
    assert '"2026-03-31"' in text
    assert "geheim" not in text
    assert "Beispiel" not in text


def test_an_example_that_somebody_typed_over_is_reported_and_is_not_a_pledge(made, capsys):
    add_rows(made, BUS)
    book = opened(made)
    book["Zusagen"]["B3"] = "Meine Zusage"
    book.save(made.path / "pledges.xlsx")
    assert run(made, "check", "--write") == 0
    (message,) = [line for line in capsys.readouterr().err.splitlines() if "# Beispiel" in line]
    assert 'row 3, column "id": "# Beispiel" stands before "Meine Zusage"' in message  # "example_typed_over"
    assert build(made.path).pledges == 1


def test_every_choice_of_its_lists_builds(made):
    book = opened(made)
    anleitung = [row[0].value for row in book["Anleitung"]]
    stances = anleitung[anleitung.index("will") :][:7]
    add_rows(made, *({**BUS, "Titel": f"Bus {word}", "Haltung": word} for word in stances))
    assert run(made, "check", "--write") == 0
    assert build(made.path).pledges == 7


def test_the_same_settings_give_the_same_bytes(home):
    settings = home.settings
    assert template(settings) == template(settings)
    with zipfile.ZipFile(io.BytesIO(template(settings))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-11-22" in archive.read("docProps/core.xml")


@pytest.mark.parametrize("name", ["pledges.csv", "pledges.ods", "pledges.xlsx"])
def test_it_overwrites_no_table_and_is_not_written_beside_one(home, capsys, name):
    (home.path / name).write_text("meins", encoding="utf-8")
    assert run(home, "template") == 1
    assert [path.name for path in home.path.glob("pledges.*")] == [name]
    assert (home.path / name).read_text(encoding="utf-8") == "meins"
    code = "overwrites nothing" if name.endswith("xlsx") else "would be a second one"
    assert code in capsys.readouterr().err  # "template_exists", "template_beside"


def test_the_untouched_table_of_a_new_map_gives_way(home, capsys):
    (home.path / "pledges.csv").write_text(table_text(), encoding="utf-8")
    assert run(home, "template") == 0
    assert sorted(path.name for path in home.path.glob("pledges.*")) == ["pledges.csv.bak", "pledges.xlsx"]
    assert "pledges.csv.bak" in capsys.readouterr().out


def test_it_goes_to_the_given_file_if_that_is_a_name_for_it(home, tmp_path, capsys):
    target = tmp_path / "anders.xlsx"
    assert run(home, "template", "--output", str(target)) == 0
    assert target.exists()
    assert run(home, "template", "--output", str(tmp_path / "anders.csv")) == 1  # "template_kind"
    assert (
        run(home, "template", "--output", str(tmp_path / "nirgends" / "a.xlsx")) == 1
    )  # "template_unwritable"
    assert "cannot be written" in capsys.readouterr().err


def test_a_label_that_another_topic_has_too_gives_way_to_its_key(home):
    settings = home.path / "pledgemap.toml"
    text = settings.read_text(encoding="utf-8").replace('label = "Natur"', 'label = "Verkehr"')
    settings.write_text(text, encoding="utf-8")
    book = openpyxl.load_workbook(io.BytesIO(template(home.settings)))
    texts = [row[0].value for row in book["Anleitung"]]
    at = texts.index("Thema", texts.index("Thema") + 1)
    assert texts[at + 1 : at + 3] == ["Verkehr", "natur"]
