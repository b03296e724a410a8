"""Errors of spreadsheets are not text, wherever they are; comments and own columns are ignored."""

import pytest

from geo.build import build
from geo.errors import ProblemsFound
from geo.table.cells import error_in, understood
from geo.table.schema import COLUMNS

HEADER = ",".join(COLUMNS)
ROW = "bus,Ein Bus,,verkehr,will,,pledged,,,,3,,,,"
ERRORS = [
    *(
        "#REF!",
        "#N/A",
        "#NAME?",
        "#VALUE!",
        "#DIV/0!",
        "#NULL!",
        "#NUM!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
    ),
    *("#FIELD!", "#BLOCKED!", "#UNKNOWN!", "#CONNECT!", "#BUSY!", "#PYTHON!", "#EXTERNAL!"),
    *("#BEZUG!", "#NV", "#WERT!", "#ZAHL!", "#ÜBERLAUF!", "#KALK!", "#FELD!", "#BLOCKIERT!", "#UNBEKANNT!"),
    *("#VALEUR!", "#¡VALOR!", "#¿NOMBRE?", "#N/D", "#NOM?", "#ref!", "#Name?"),
    *("Err:502", "Err:508", "Fehler:504", "Fehler: 519", "err:522", "###", "#########"),
]


def problems_of(home):
    with pytest.raises(ProblemsFound) as error:
        build(home.path)
    return error.value.problems


@pytest.mark.parametrize("column", ["id", "title", "places", "status", "summary_en"])
def test_an_error_of_the_spreadsheet_in_any_column_stops_the_build(home, column):
    home.pledges({}, *[{column: error} for error in ERRORS])
    found = [(problem.code, problem.row, problem.column, problem.value) for problem in problems_of(home)]
    assert found == [("error_cell", row, column, error) for row, error in enumerate(ERRORS, start=3)]


def test_no_column_is_left_out(home):
    home.pledges(*[{column: " #REF!\u00a0"} for column in COLUMNS])
    found = {(problem.code, problem.row, problem.column) for problem in problems_of(home)}
    assert found == {("error_cell", row, column) for row, column in enumerate(COLUMNS, start=2)}


def test_an_error_in_a_column_of_ones_own_stops_the_build_too(home):
    home.text(f"{HEADER},x_Notiz\n{ROW},#N/A\n")
    (problem,) = problems_of(home)
    assert (problem.code, problem.row, problem.column) == ("error_cell", 2, "x_Notiz")


def test_an_error_inside_of_a_text_is_one(home):
    home.pledges({"places": "Moor; #REF!"}, {"title": "Bus nach #NAME?"})
    assert [(one.code, one.column) for one in problems_of(home)] == [
        ("error_cell", "places"),
        ("error_cell", "title"),
    ]


@pytest.mark.parametrize(
    "text", ["#Düren", "# 1", "#1", "Punkt #3!", "#Nie_wieder ist jetzt", "Fehler: keine", "Nr. #", "C#!"]
)
def test_a_text_with_a_number_sign_is_a_text(text):
    assert error_in(text) == ""


@pytest.mark.parametrize(
    "comment", ["# Kapitel 2", "#Notiz", "#", "#####", "#REF! steht hier oft", " # später"]
)
def test_a_comment_is_a_comment(home, comment):
    home.text(f"{HEADER}\n{comment}\n{ROW}\n")
    assert build(home.path).pledges == 1


def test_a_row_with_cells_behind_number_signs_alone_is_not_a_comment(home):
    home.text(f"{HEADER}\n{ROW.replace('bus', '####')}\n")
    (problem,) = problems_of(home)
    assert (problem.code, problem.column) == ("error_cell", "id")


def test_comments_and_empty_rows_may_come_above_the_header(home):
    home.text(f"# Unsere Zusagen,,\n\n{HEADER}\n{ROW.replace(',3,', ',99,')}\n")
    (problem,) = problems_of(home)
    assert (problem.code, problem.row) == ("page_out_of_range", 4)


@pytest.mark.parametrize("name", ["x_Notiz", "X_notiz", "x_", "#Notiz", "# für uns"])
def test_a_column_of_ones_own_is_allowed_and_never_published(home, name):
    home.text(f"id,{name},{HEADER.removeprefix('id,')}\nbus,Geheim\u202e,{ROW.removeprefix('bus,')}\n")
    build(home.path)
    assert "Geheim" not in home.output.read_text(encoding="utf-8")


def test_a_column_of_ones_own_may_come_first_without_number_sign(home):
    home.text(f"x_Notiz,{HEADER}\nGeheim,{ROW}\n# Anmerkung,{ROW}\n")
    assert build(home.path).pledges == 1


@pytest.mark.parametrize(
    "header", [HEADER.upper(), HEADER.replace("_", " "), HEADER.replace(",", " , "), HEADER.title()]
)
def test_case_and_blanks_of_the_header_make_no_difference(home, header):
    home.text(f"\ufeff{header}\n{ROW}\n")
    assert build(home.path).pledges == 1


def test_an_empty_column_between_others_is_nothing(home):
    home.text(f"id,,{HEADER.removeprefix('id,')}\nbus,,{ROW.removeprefix('bus,')}\n")
    assert build(home.path).pledges == 1


GERMAN = "Kennung;Titel;Zusammenfassung;Thema;Haltung;Orte;Stand;Stand vom;Quelle;Seite;Abschnitt;Zitat"


def test_a_german_table_is_read(home):
    home.text(
        f"{GERMAN}\nbus;Ein Bus;Mehr Busse.;VERKEHR;hält für "
        f"denkbar;Moor;Erledigt;31.03.2026;https://example.org/a;S. 3;Bus;Wir.\n"
    )
    build(home.path)
    properties = home.sites["bus--moor"]["properties"]
    expected = {
        "topic": "verkehr",
        "stance": "could",
        "status": "done",
        "status_date": "2026-03-31",
        "page": 3,
        "section": "Bus",
        "quote": "Wir.",
        "summary": "Mehr Busse.",
    }
    assert {name: properties[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("column", "written", "key"),
    [
        *[("stance", "will", "will"), ("stance", "WILL", "will"), ("stance", "fordert", "demands")],
        *[
            ("stance", "hält für denkbar", "could"),
            ("stance", "lehnt ab", "rejects"),
            ("stance", "Lehnt  ab", "rejects"),
        ],
        *[
            ("stance", "will prüfen", "examines"),
            ("stance", "prüft", "examines"),
            ("stance", "Unterstützt", "supports"),
        ],
        *[
            ("stance", "unterstuetzt", "supports"),
            ("stance", "will erhalten", "keeps"),
            ("stance", "Rejects", "rejects"),
        ],
        *[
            ("status", "Zugesagt", "pledged"),
            ("status", "begonnen", "started"),
            ("status", "aufgegeben", "dropped"),
        ],
        *[
            ("status", "zurückgezogen", "withdrawn"),
            ("stance", "vielleicht", "vielleicht"),
            ("stance", "done", "done"),
        ],
        *[
            ("page", "S. 12", "12"),
            ("page", "Seite 3", "3"),
            ("page", "12-13", "12-13"),
            ("page", "S. 12 f.", "S. 12 f."),
        ],
        *[
            ("status_date", "31.3.26", "2026-03-31"),
            ("date", "1. Mai 2026", "2026-05-01"),
            ("title", "31.3.26", "31.3.26"),
        ],
    ],
)
def test_what_a_cell_certainly_means_is_read(column, written, key):
    assert understood(column, written) == key


@pytest.mark.parametrize("label", ["Natur", "NATUR", "Nature", "nature", " natur "])
def test_a_topic_may_be_called_by_its_label(home, label):
    home.pledges({"topic": label})
    build(home.path)
    assert home.sites["zusage-1"]["properties"]["topic"] == "natur"


def test_invisible_characters_are_removed(home):
    home.pledges({"places": "Kirch\u00adfeld\u00a0(Auen)", "title": "Ein\u200bBus", "topic": "ver\u200bkehr"})
    build(home.path)
    assert home.sites["zusage-1--locality-kirchfeld-auen"]["properties"]["title"] == "EinBus"


def test_a_cell_of_invisible_characters_is_empty(home):
    home.pledges({"title": "\u200b\u00ad\ufeff"}, {"places": "\u00a0"})
    (problem,) = problems_of(home)
    assert (problem.code, problem.row, problem.column) == ("required", 2, "title")


@pytest.mark.parametrize("cell", ["01. Feb", "03. Mrz", "Feb 26", "1-Feb", "Feb-26"])
def test_a_section_1_2_that_excel_saved_as_a_date_is_not_published(home, cell):
    home.pledges({"section": cell})
    (problem,) = problems_of(home)
    assert (problem.code, problem.column, problem.value) == ("date_cell", "section", cell)


@pytest.mark.parametrize("cell", ["1.2", "1. Mai feiern", "Der 01. Mai", "Mai 2026", "A-26", "Sep"])
def test_a_section_that_is_not_a_short_date_stays(home, cell):
    home.pledges({"section": cell})
    build(home.path)
    assert home.sites["zusage-1"]["properties"]["section"] == cell
