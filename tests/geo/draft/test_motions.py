"""The line numbers of motions, as their software sets them and as people type them, are not text."""

from __future__ import annotations

import docx
import fpdf
import pytest

from geo.draft.reading import read
from tests.geo.draft.hostile import odt
from tests.geo.draft.set_as import FONTS


def blocks(path):
    text = read(path, lambda items, _name, _total: items)
    return [(block.kind, block.text) for block in text.blocks]


@pytest.fixture
def text_file(tmp_path):
    def write(text):
        path = tmp_path / "programm.txt"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def numbered(lines, step=1):
    return "\n".join(
        f"{number} {line}" if number % step == 0 else f"  {line}" for number, line in enumerate(lines, 1)
    )


@pytest.mark.parametrize("step", [1, 5])
def test_line_numbers_of_a_motion_are_not_text(text_file, step):
    lines = ["Wir bauen in Halle den Radweg bis zum", "Bahnhof. Wir eröffnen in Rath ein Haus."] * 25
    (block,) = blocks(text_file(numbered(lines, step)))
    assert block[1] == " ".join(lines)


def motion(number_of=str):
    """Nine paragraphs of two lines, with a number in their middle; ``number_of`` makes the mark of a line."""
    halves = (
        "Wir bauen in Halle bis zum Jahr ",
        "2035 die 30 Bäder und 5 Wege aus-",
        "gebaut wird die S 12.",
    )
    lines = [half for _ in range(9) for half in halves]
    marked = [f"{number_of(number)}{line}" for number, line in enumerate(lines, 1)]
    return ["\n".join(marked[at : at + 3]) for at in range(0, len(marked), 3)]


WHOLE = "Wir bauen in Halle bis zum Jahr 2035 die 30 Bäder und 5 Wege ausgebaut wird die S 12."


def test_line_numbers_that_are_typed_into_the_lines_of_word_go_and_other_numbers_stay(tmp_path):
    document = docx.Document()
    for paragraph in motion("{}\t".format):
        document.add_paragraph(paragraph)
    document.save(tmp_path / "a.docx")
    assert blocks(tmp_path / "a.docx") == [("text", WHOLE)] * 9


def test_line_numbers_that_are_typed_into_the_lines_of_an_odt_go_and_other_numbers_stay(tmp_path):
    body = "".join(
        f"<text:p>{paragraph}</text:p>".replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")
        for paragraph in motion("{}\t".format)
    )
    odt(tmp_path / "a.odt", body)
    assert blocks(tmp_path / "a.odt")[1:] == [("text", WHOLE)] * 9


def test_line_numbers_of_a_text_go_and_other_numbers_stay(text_file):
    found = blocks(text_file("\n\n".join(motion("{} ".format))))
    assert found == [("text", WHOLE)] * 9


def test_a_numbered_list_and_a_table_of_years_have_no_line_numbers(text_file):
    text = "\n".join(f"{number}. Zusage Nummer {number} gilt" for number in range(1, 20))
    assert len(blocks(text_file(text))) == 19
    text = "\n".join(
        f"{year} war ein gutes Jahr." for year in (2003, 1999, 2010, 2004, 2020, 1987, 2001, 2011)
    )
    assert "2003 war" in blocks(text_file(text))[0][1]


def test_line_numbers_of_a_pdf_go_even_inside_a_word_broken_over_two_lines(tmp_path):
    sheet = fpdf.FPDF()
    sheet.add_font("fira", "", FONTS / "FiraSans-Regular.ttf")
    sheet.add_page()
    lines = [
        "Wir bauen in Halle ein neues Hal-",
        "lenbad für alle Menschen und wir",
        "bauen in Rath Wege. ",
    ] * 5
    for number, line in enumerate(lines, 1):
        sheet.set_font("fira", size=7)
        sheet.cell(text=str(number), w=8, h=7)
        sheet.set_font("fira", size=12)
        sheet.cell(text=line, h=7, new_x="LMARGIN", new_y="NEXT")
    sheet.output(tmp_path / "antrag.pdf")
    text = " ".join(text for _, text in blocks(tmp_path / "antrag.pdf"))
    assert not any(character.isdigit() for character in text)
    assert "ein neues Hallenbad für alle" in text


TITLE = [f"Zeile {word} des Titels" for word in "ABCDEFGHIJKLMN"]
BODY = ["Wir bauen in Halle den Radweg bis zum", "Bahnhof mit 30 Stellplätzen an der S", "12 aus."] * 8


@pytest.mark.parametrize("title", [TITLE[:4], TITLE], ids=["short", "long"])
def test_a_title_without_numbers_does_not_hide_those_below_it(text_file, title):
    marked = [f"{number} {line}" for number, line in enumerate(["Antragsteller: Vorstand", *BODY], 1)]
    found = blocks(text_file("\n".join([marked[0], *title, *marked[1:]])))
    text = " ".join(text for _, text in found)
    assert "mit 30 Stellplätzen an der S 12 aus. Wir bauen in Halle den" in text
    assert not any(f" {number} " in text for number in range(2, 12))


def test_headings_and_tables_without_numbers_stand_between_those_with(text_file):
    marked = [f"{number} {line}" for number, line in enumerate(BODY, 1)]
    parts = [marked[:6], ["", "II. Arbeit", ""], marked[6:15], ["", *TITLE[:8], ""], marked[15:]]
    text = " ".join(text for _, text in blocks(text_file("\n".join(line for part in parts for line in part))))
    assert not any(f" {number} " in text for number in [*range(2, 12), *range(13, 25)])


def test_numbers_that_begin_anew_on_each_page_go(text_file):
    pages = [[f"{number} {line}" for number, line in enumerate(BODY[:12], 1)] for _ in range(3)]
    text = " ".join(text for _, text in blocks(text_file("\n\f".join("\n".join(page) for page in pages))))
    assert not any(f" {number} " in f" {text}" for number in range(1, 12))


def test_amounts_at_the_beginning_of_some_lines_stay(text_file):
    lines = [
        line
        for number in range(1, 13)
        for line in (f"{number} Euro kostet dann die Fahrt", "in Halle", "am Tag.")
    ]
    text = " ".join(text for _, text in blocks(text_file("\n".join(lines))))
    assert all(f"{number} Euro" in text for number in range(1, 13))
