"""Every format gives the same blocks: headings, paragraphs and items with their pages."""

from __future__ import annotations

import zipfile

import docx
import fpdf
import pytest
from docx.oxml import OxmlElement

from geo.__main__ import main
from geo.draft.reading import read
from geo.errors import ProblemsFound

SENTENCE = "Wir wollen den Bahnhof {0} in Hohenmark umbauen und die {0} Haltestellen erneuern. "


def blocks(path):
    text = read(path, lambda items, _name, _total: items)
    return [(block.kind, block.text, block.page) for block in text.blocks]


@pytest.fixture
def text_file(tmp_path):
    def write(text, name="programm.txt", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


def test_form_feeds_are_pages_and_running_heads_are_not_text(text_file):
    pages = [f"Partei Probe\n\nAbsatz {word} steht hier.\n\n{page}" for page, word in enumerate("ABCD", 1)]
    found = blocks(text_file("\f".join(pages)))
    assert found == [("text", f"Absatz {word} steht hier.", page) for page, word in enumerate("ABCD", 1)]


def test_lines_that_are_page_numbers_in_order_mark_the_pages(text_file):
    text = "Absatz eins.\n\n- 1 -\n\nAbsatz zwei.\n\n- 2 -\n\nAbsatz drei.\n\n- 3 -\n\nAbsatz vier."
    assert [page for _, _, page in blocks(text_file(text))] == [1, 2, 3, 4]
    text = "Seite 1\n\nAbsatz eins.\n\nSeite 2\n\nAbsatz zwei.\n\nSeite 3\n\nAbsatz drei."
    assert [page for _, _, page in blocks(text_file(text))] == [1, 2, 3]


def test_a_table_of_contents_gives_the_pages_of_a_text_that_has_none(text_file):
    text = (
        "Wege\t4\nBusse\t6\nSchulen.....8\n\nVorwort hier.\n\nWege\n\nText a.\n\nBusse\n\nText "
        "b.\n\nSchulen\n\nText c."
    )
    found = blocks(text_file(text))
    assert ("text", "Vorwort hier.", None) in found
    assert [page for kind, _, page in found if kind == "heading"] == [4, 6, 8]
    assert found[-1] == ("text", "Text c.", 8)


def test_windows_1252_is_read_and_mojibake_is_refused(text_file):
    assert blocks(text_file("Für Göslingen.", encoding="windows-1252")) == [("text", "Für Göslingen.", None)]
    with pytest.raises(ProblemsFound, match=r"encoding|Kodierung"):
        blocks(text_file("FÃ¼r GÃ¶slingen.", "kaputt.txt"))


def test_soft_hyphens_vanish_and_hyphens_of_words_stay(text_file):
    text = (
        "Die Hal\u00adte\u00adstel\u00adle und der Natur- und\nArtenschutz am Rhein-\nErft-Ufer und die "
        "Turn-\nhalle.\n"
    )
    expected = "Die Haltestelle und der Natur- und Artenschutz am Rhein-Erft-Ufer und die Turnhalle."
    assert blocks(text_file(text)) == [("text", expected, None)]


def test_a_docx_gives_headings_lists_pages_and_no_contents(tmp_path):
    document = docx.Document()
    document.add_heading("Verkehr", 1)
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("Verkehr\t1", style="toc 1")
    document.add_paragraph("Wir wollen:")
    document.add_paragraph("mehr Busse", style="List Bullet")
    run = document.add_paragraph().add_run("Neue Seite.")
    run._r.insert(0, OxmlElement("w:lastRenderedPageBreak"))
    document.add_paragraph().add_run("Fett gesetzt").bold = True
    path = tmp_path / "programm.docx"
    document.save(path)
    assert blocks(path) == [
        ("heading", "Verkehr", 1),
        ("text", "Wir wollen:", 1),
        ("item", "mehr Busse", 1),
        ("text", "Neue Seite.", 2),
        ("heading", "Fett gesetzt", 2),
    ]


ODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>
<text:table-of-content><text:index-body><text:p>Verkehr<text:tab/>1</text:p></text:index-body>
</text:table-of-content>
<text:h text:outline-level="1">Verkehr</text:h>
<text:p>Wir <text:span>wollen</text:span>:<text:note><text:note-body><text:p>Fußnote</text:p></text:note-body>
</text:note></text:p>
<text:list><text:list-item><text:p>mehr<text:s/>Busse</text:p></text:list-item></text:list>
<text:soft-page-break/><text:p>Neue Seite.</text:p>
</office:text></office:body></office:document-content>"""


def test_an_odt_gives_headings_lists_pages_and_no_contents_or_notes(tmp_path):
    path = tmp_path / "programm.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", ODT)
    assert blocks(path) == [
        ("heading", "Verkehr", 1),
        ("text", "Wir wollen:", 1),
        ("item", "mehr Busse", 1),
        ("text", "Neue Seite.", 2),
    ]


class Sheet(fpdf.FPDF):
    """A programme with a running head and page numbers."""

    def header(self):
        self.set_font("helvetica", size=8)
        self.cell(text="Programm der Probe", new_x="LMARGIN", new_y="NEXT")

    def footer(self):
        self.set_y(-15)
        self.set_font("helvetica", size=8)
        self.cell(text=f"Seite {self.page_no()}")


def name(page):
    """Another word on each page: what is the same on all pages is taken for a running head."""
    return "".join(chr(97 + int(digit)) for digit in str(page))


def programme(pages=3, columns=1):
    sheet = Sheet()
    for page in range(1, pages + 1):
        sheet.add_page()
        sheet.set_font("helvetica", style="B", size=16)
        sheet.cell(text=f"Kapitel {page}", new_x="LMARGIN", new_y="NEXT")
        sheet.set_font("helvetica", size=11)
        text = (SENTENCE * 3).format(
            name(page)
        ) + "\n\nWir fordern:\n- einen Bus nach Göslingen\n- eine Schule"
        if columns == 1:
            sheet.multi_cell(w=0, text=text)
            continue
        with sheet.text_columns(ncols=columns, gutter=10) as cols:
            cols.write(text)
    return sheet


@pytest.mark.parametrize("columns", [1, 2])
def test_a_pdf_gives_headings_paragraphs_and_items_but_no_running_heads(tmp_path, columns):
    path = tmp_path / "programm.pdf"
    programme(columns=columns).output(path)
    page = [
        ("heading", "Kapitel {}"),
        ("text", (SENTENCE * 3).strip()),
        ("text", "Wir fordern:"),
        ("item", "einen Bus nach Göslingen"),
        ("item", "eine Schule"),
    ]
    assert blocks(path) == [
        (kind, text.format(number if kind == "heading" else name(number)), number)
        for number in (1, 2, 3)
        for kind, text in page
    ]


def test_a_pdf_that_is_a_picture_is_refused_with_a_remedy_and_nothing_is_written(
    tmp_path, orletal_home, capsys, monkeypatch
):
    monkeypatch.setenv("LANGUAGE", "en")
    sheet = fpdf.FPDF()
    for _ in range(3):
        sheet.add_page()
        sheet.rect(20, 20, 100, 100)
    path = tmp_path / "scan.pdf"
    sheet.output(path)
    assert main(["draft", str(path), "--home", str(orletal_home)]) == 1
    assert "text recognition (OCR)" in capsys.readouterr().err
    assert not (orletal_home / "pledges-draft.csv").exists()


def test_a_protected_pdf_is_distinguished_from_a_damaged_one(tmp_path):
    sheet = programme()
    sheet.set_encryption(owner_password="a", user_password="b")
    sheet.output(tmp_path / "zu.pdf")
    (tmp_path / "kaputt.pdf").write_bytes(b"%PDF-1.7 und dann nichts")
    with pytest.raises(ProblemsFound) as protected:
        blocks(tmp_path / "zu.pdf")
    with pytest.raises(ProblemsFound) as damaged:
        blocks(tmp_path / "kaputt.pdf")
    assert [error.value.problems[0].code for error in (protected, damaged)] == [
        "programme_locked",
        "programme_damaged",
    ]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("programm.pages", b"Text", "programme_kind"),
        ("programm.txt", b"", "programme_empty"),
        ("programm.md", b" \n\n ", "programme_empty"),
        ("programm.txt", b"PK\x03\x04\x00\x00", "programme_encoding"),
        ("programm.docx", b"no archive", "programme_damaged"),
        ("programm.odt", b"no archive", "programme_damaged"),
    ],
)
def test_a_file_that_can_not_be_read_is_named_with_its_fault(tmp_path, name, content, code):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ProblemsFound) as error:
        blocks(tmp_path / name)
    assert error.value.problems[0].code == code
    assert name in str(error.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ProblemsFound, match=r"nirgends\.pdf"):
        blocks(tmp_path / "nirgends.pdf")


def test_three_hundred_pages_are_read_page_by_page_with_their_numbers(tmp_path):
    path = tmp_path / "lang.pdf"
    sheet = fpdf.FPDF()
    sheet.set_font("helvetica", size=11)
    for page in range(1, 301):
        sheet.add_page()
        sheet.set_y(100)
        sheet.cell(text=SENTENCE.format(name(page)))
    sheet.output(path)
    assert [page for _, _, page in blocks(path)] == list(range(1, 301))


def test_a_programme_of_thousands_of_pages_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("geo.draft.reading.LIMIT_PAGES", 2)
    programme(pages=3).output(tmp_path / "lang.pdf")
    with pytest.raises(ProblemsFound) as error:
        blocks(tmp_path / "lang.pdf")
    assert error.value.problems[0].code == "programme_too_long"


def test_a_small_file_that_unfolds_to_a_huge_one_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("geo.draft.office.LIMIT_UNPACKED_BYTES", 1_000)
    for file, member in (("bombe.docx", "word/document.xml"), ("bombe.odt", "content.xml")):
        with zipfile.ZipFile(tmp_path / file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(member, " " * 1_000_000)
        with pytest.raises(ProblemsFound) as error:
            blocks(tmp_path / file)
        assert error.value.problems[0].code == "programme_too_large"


ROWS = (
    (
        "Wir bauen die Radwege",
        "zwischen Auen und Bergen",
        "aus, denn dort fahren",
        "viele. Zuerst kommen",
        "die Brücken.",
    ),
    (
        "Das Schwimmbad bleibt",
        "offen, und ein Dach aus",
        "Solarzellen heizt es. Kein",
        "Kind soll ohne Kurs",
        "bleiben.",
    ),
    (
        "Der Bus fährt jede",
        "Stunde, auch am Abend",
        "und am Sonntag. Für",
        "Schüler kostet er im Jahr",
        "einen Euro.",
    ),
)


def row_by_row(columns, texts):
    """A sheet whose file has the first line of every column, then the second of every column."""
    sheet = fpdf.FPDF()
    sheet.add_page()
    sheet.set_font("helvetica", size=18)
    sheet.cell(text="Ein Programm für alle, die hier leben und arbeiten", new_x="LMARGIN", new_y="NEXT")
    sheet.set_font("helvetica", size=10)
    top = sheet.get_y() + 5
    for row, parts in enumerate(zip(*texts[:columns], strict=True)):
        for column, part in enumerate(parts):
            sheet.set_xy(10 + 60 * column, top + 5 * row)
            sheet.cell(text=part)
    return sheet


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_that_a_pdf_holds_row_by_row_are_read_one_after_the_other(tmp_path, columns):
    path = tmp_path / "programm.pdf"
    row_by_row(columns, ROWS).output(path)
    texts = [text for kind, text, _ in blocks(path) if kind == "text"]
    assert texts == [" ".join(lines) for lines in ROWS[:columns]]


def test_what_stands_far_to_the_right_of_names_is_no_column(tmp_path):
    path = tmp_path / "programm.pdf"
    numbers = ("12 Euro", "14 Euro", "9 Euro", "21 Euro", "3 Euro")
    row_by_row(2, (ROWS[0], numbers)).output(path)
    text = " ".join(text for _, text, _ in blocks(path))
    assert "Wir bauen die Radwege 12 Euro zwischen Auen und Bergen 14 Euro" in " ".join(text.split())
