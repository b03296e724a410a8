"""What a file really says: its marks, numbers, pages and typefaces; one of each kind that has failed."""

from __future__ import annotations

import docx
import fpdf
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from geo.draft.reading import read
from geo.draft.sections import into_sections
from tests.geo.draft.hostile import odt
from tests.geo.draft.set_as import FONTS

BOX = (
    "<w:r {spaces}><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
    "<mc:Choice Requires='wps'>"
    "<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
    "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def blocks(path):
    text = read(path, lambda items, _name, _total: items)
    return [(block.kind, block.text) for block in text.blocks]


def pages(path):
    """Each sentence with its page."""
    text = read(path, lambda items, _name, _total: items)
    return [
        (passage.text, passage.page)
        for section in into_sections(text.blocks)
        for paragraph in section.paragraphs
        for passage in paragraph
    ]


@pytest.fixture
def text_file(tmp_path):
    def write(text, name="programm.txt", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


# --- list marks


@pytest.mark.parametrize(
    "mark",
    [
        *"•●▪–—-*+‐−·►➤»✓✔",
        "a)",
        "a.",
        "(a)",
        "1.",
        "1)",
        "(1)",
        "12.",
        "104.",
        "These 17:",
        "\x95",
        "\uf0b7",
        "o",
    ],
)
def test_every_mark_begins_an_item_and_is_no_part_of_it(text_file, mark):
    text = f"Verkehr\n\nWir wollen:\n\n{mark} Mehr Busse am Abend\n"
    assert blocks(text_file(text))[-1] == ("item", "Mehr Busse am Abend")


@pytest.mark.parametrize(
    "line", ["z. B. in Halle ein Bad", "d. h. im Herbst", "2030 Bäume mehr", "14. September 2030 eröffnen"]
)
def test_abbreviations_years_and_days_are_no_marks(text_file, line):
    text = f"Wir wollen in allen Orten des Kreises mehr für die Kinder tun, und zwar bald\n{line}\n"
    (block,) = blocks(text_file(text))
    assert block[0] == "text"
    assert line in block[1]


def test_a_number_or_letter_that_a_line_happens_to_begin_with_is_no_mark(text_file):
    text = (
        "Wir bauen auch an allen Bahnhöfen des Kreises etwas Neues, nämlich in Pullach\n"
        "i. Isartal den Aufzug und am Ende sicher auch noch den Zugang zum\n3. Gleis in Halle.\n"
    )
    (block,) = blocks(text_file(text))
    assert block[0] == "text"


# --- pages


def test_each_sentence_has_the_page_on_which_it_begins(text_file, tmp_path):
    words = "in allen Orten des Kreises und an jedem Tag des Jahres"
    parts = [f"Kapitel {word} hat Text. Wir bauen {words}" for word in "ABC"]
    text = f"{parts[0]}\n\f{words}. {parts[1]}\n\f{words}. {parts[2]}.\n\f"
    found = [page for _, page in pages(text_file(text))]
    assert found == [1, 1, 2, 2, 3, 3]


def test_a_page_that_begins_within_a_paragraph_of_word_counts_for_the_sentences_after_it(tmp_path):
    document = docx.Document()
    paragraph = document.add_paragraph("Wir bauen Wege. Wir bauen ")
    run = paragraph.add_run("Brücken. Wir bauen Häuser.")
    run._r.insert(0, OxmlElement("w:lastRenderedPageBreak"))
    document.add_paragraph("Wir bauen Bäder.")
    document.save(tmp_path / "a.docx")
    assert pages(tmp_path / "a.docx") == [
        ("Wir bauen Wege.", 1),
        ("Wir bauen Brücken.", 1),
        ("Wir bauen Häuser.", 2),
        ("Wir bauen Bäder.", 2),
    ]


def test_a_page_that_begins_within_a_paragraph_of_an_odt_counts_for_the_sentences_after_it(tmp_path):
    odt(tmp_path / "a.odt", "<text:p>Eins hier. Zwei <text:soft-page-break/>da. Drei dort.</text:p>")
    assert pages(tmp_path / "a.odt")[-3:] == [("Eins hier.", 1), ("Zwei da.", 1), ("Drei dort.", 2)]


class Sheet(fpdf.FPDF):
    """A running head that names the chapter, so that it is another one on most pages."""

    chapter = ""

    def header(self):
        self.set_font("fira", size=8)
        self.cell(text=self.chapter, new_x="LMARGIN", new_y="NEXT")
        self.cell(text="Partei der Probe", new_x="LMARGIN", new_y="NEXT")
        self.cell(text="beschlossen in Halle", new_x="LMARGIN", new_y="NEXT")
        self.ln(5)


def sheet_of(texts, heads=None):
    sheet = Sheet()
    sheet.add_font("fira", "", FONTS / "FiraSans-Regular.ttf")
    sheet.set_auto_page_break(False)
    for number, text in enumerate(texts):
        sheet.chapter = heads[number] if heads else "Programm"
        sheet.add_page()
        sheet.set_font("fira", size=12)
        sheet.multi_cell(w=0, text=text)
    return sheet


def test_running_heads_of_any_number_of_lines_go_even_if_they_name_the_chapter(tmp_path):
    texts = [f"Wir bauen {word} in Halle und wir bauen {word} in Rath." for word in ("A", "B", "C", "D", "E")]
    heads = ["Verkehr", "Schulen", "Wohnen", "Natur", "Sport"]
    sheet_of(texts, heads).output(tmp_path / "a.pdf")
    assert blocks(tmp_path / "a.pdf") == [("text", text) for text in texts]


def test_of_two_pages_what_both_have_at_their_edge_is_no_text(tmp_path):
    sheet_of(["Wir bauen eine Schule in Halle.", "Wir bauen ein Bad in Rath."]).output(tmp_path / "a.pdf")
    assert [text for _, text in blocks(tmp_path / "a.pdf")] == [
        "Wir bauen eine Schule in Halle.",
        "Wir bauen ein Bad in Rath.",
    ]


def test_the_end_of_a_sentence_at_the_top_of_a_page_is_no_heading(text_file):
    begin = "Wir werden in Halle und in Rath und auch in den Dörfern rundherum"
    text = f"Soziales\n\n{begin}\n\f\nOberhalle neue Stützpunkte eröffnen\n\nSport\n\nWir bauen ein Bad.\n\f"
    assert blocks(text_file(text)) == [
        ("heading", "Soziales"),
        ("text", f"{begin} Oberhalle neue Stützpunkte eröffnen"),
        ("heading", "Sport"),
        ("text", "Wir bauen ein Bad."),
    ]


def test_a_numbered_heading_is_a_heading_and_keeps_its_number(text_file):
    text = (
        "1. Bus und Bahn\n\nWir bauen Wege, die allen gefallen.\n\n2. Wohnen\n\nWir bauen Häuser für alle.\n"
    )
    assert [text for kind, text in blocks(text_file(text)) if kind == "heading"] == [
        "1. Bus und Bahn",
        "2. Wohnen",
    ]


# --- typefaces


def test_an_initial_is_the_first_letter_of_its_text_and_spaced_out_capitals_are_a_word(tmp_path):
    sheet = fpdf.FPDF()
    sheet.add_font("fira", "", FONTS / "FiraSans-Regular.ttf")
    sheet.add_page()
    sheet.set_font("fira", size=24)
    sheet.text(20, 20, "V e r k e h r")
    sheet.set_font("fira", size=40)
    sheet.text(20, 42, "W")
    sheet.set_font("fira", size=12)
    sheet.text(36, 34, "ir bauen in Halle einen Radweg bis zum")
    sheet.text(36, 40, "Bahnhof und wir eröffnen in Rath ein")
    sheet.text(20, 46, "Haus für alle Menschen, die hier leben.")
    sheet.output(tmp_path / "a.pdf")
    heading, *text = blocks(tmp_path / "a.pdf")
    assert heading == ("heading", "Verkehr")
    assert " ".join(part for _, part in text).startswith("Wir bauen in Halle einen Radweg")


def test_a_paragraph_in_larger_type_is_text_and_not_a_heading(tmp_path):
    sheet = fpdf.FPDF()
    sheet.add_font("fira", "", FONTS / "FiraSans-Regular.ttf")
    sheet.add_page()
    large = "Wir wollen, dass alle Kinder im Kreis sicher zur Schule kommen."
    for size, text in ((20, "Kinder"), (15, large), (11, "Wir bauen Wege, auf denen sie gehen. " * 12)):
        sheet.set_font("fira", size=size)
        sheet.multi_cell(w=0, text=text, new_x="LMARGIN", new_y="NEXT")
        sheet.ln(4)
    sheet.output(tmp_path / "a.pdf")
    assert blocks(tmp_path / "a.pdf")[:2] == [("heading", "Kinder"), ("text", large)]


# --- Word and LibreOffice


def test_a_text_box_of_word_stands_once_and_after_the_paragraph_around_it(tmp_path):
    document = docx.Document()
    paragraph = document.add_paragraph("Wir bauen Wege.")
    paragraph._p.append(parse_xml(BOX.format(spaces=nsdecls("w"), text="Wir bauen Brücken.")))
    document.add_paragraph("Wir bauen Häuser.")
    document.save(tmp_path / "a.docx")
    texts = [text for _, text in blocks(tmp_path / "a.docx")]
    assert texts == ["Wir bauen Wege.", "Wir bauen Brücken.", "Wir bauen Häuser."]


@pytest.mark.parametrize("tag", ["del", "moveFrom"])
def test_what_was_deleted_or_moved_away_is_not_read(tmp_path, tag):
    document = docx.Document()
    paragraph = document.add_paragraph("Wir bauen ")
    gone = f"<w:{tag} {nsdecls('w')} w:id='1' w:author='x'><w:r><w:t>fünf </w:t></w:r></w:{tag}>"
    paragraph._p.append(parse_xml(gone))
    new = f"<w:ins {nsdecls('w')} w:id='2' w:author='x'><w:r><w:t>zehn </w:t></w:r></w:ins>"
    paragraph._p.append(parse_xml(new))
    paragraph.add_run("Bäder.")
    document.save(tmp_path / "a.docx")
    assert blocks(tmp_path / "a.docx") == [("text", "Wir bauen zehn Bäder.")]


def test_hidden_and_struck_text_is_not_read(tmp_path):
    document = docx.Document()
    paragraph = document.add_paragraph("Wir bauen ")
    paragraph.add_run("(intern: nicht in Halle) ").font.hidden = True
    paragraph.add_run("in Rath ein Bad.").font.strike = False
    document.add_paragraph().add_run("Wir bauen nichts.").font.strike = True
    document.save(tmp_path / "a.docx")
    assert blocks(tmp_path / "a.docx") == [("text", "Wir bauen in Rath ein Bad.")]


def test_marks_typed_by_hand_tabs_and_soft_hyphens_are_no_part_of_the_text_of_word(tmp_path):
    document = docx.Document()
    document.add_paragraph("a)\tWir bauen in Ha\u00adlle\teinen Weg.")
    document.save(tmp_path / "a.docx")
    assert blocks(tmp_path / "a.docx") == [("item", "Wir bauen in Halle einen Weg.")]


def test_hidden_text_of_an_odt_is_not_read(tmp_path):
    odt(tmp_path / "a.odt", "<text:p>Wir <text:hidden-text>nicht </text:hidden-text>bauen.</text:p>")
    assert blocks(tmp_path / "a.odt")[-1] == ("text", "Wir bauen.")


# --- Markdown, abbreviations, encodings


def test_footnotes_quotes_and_emphasis_of_markdown_are_not_text(text_file):
    text = (
        "# Verkehr\n\nWir bauen in Halle einen *Rad*weg.[^1] Wir eröffnen **zwei** Bäder![^2]\n\n"
        "> Wir bauen ein ~~großes~~ Haus.\n\n[^1]: Beschluss von 2024.\n[^2]: Siehe oben.\n"
    )
    assert [sentence for sentence, _ in pages(text_file(text, "a.md"))] == [
        "Wir bauen in Halle einen *Rad*weg.",
        "Wir eröffnen zwei Bäder!",
        "Wir bauen ein Haus.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Wir bauen in der Schloßstr. 12 in Halle ein Haus.",
        "Wir fördern bspw. Rath und Halle.",
        "Wir erhalten das Ev. Krankenhaus und den Bhf. Rath.",
        "Wir erneuern die K 27 zw. Rath und Halle.",
    ],
)
def test_abbreviations_end_no_sentence(text_file, sentence):
    assert [text for text, _ in pages(text_file(f"{sentence} Wir bauen Wege."))] == [
        sentence,
        "Wir bauen Wege.",
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1252", "mac-roman", "cp850"])
def test_a_text_is_read_in_any_encoding_that_a_table_may_have(text_file, encoding):
    text = "Für Göslingen und die Gemeinden drumherum wollen wir größere Bäder und schöne Schulhöfe bauen."
    assert blocks(text_file(text, encoding=encoding)) == [("text", text)]


# --- lists without marks, and items within items


def test_lines_that_each_begin_with_a_capital_and_end_without_a_stop_are_items_below_the_first(text_file):
    text = "Soziales\nSchaffung weiterer Plätze\nSpielplätze modernisieren\nMehr Angebote für Senioren\n"
    assert blocks(text_file(text)) == [
        ("heading", "Soziales"),
        ("item", "Schaffung weiterer Plätze"),
        ("item", "Spielplätze modernisieren"),
        ("item", "Mehr Angebote für Senioren"),
    ]


def test_items_right_below_a_heading_begin_with_their_first_number(text_file):
    text = "# Programm\n\n### Schritte\n1. Sanierung der Halle\n2. Neubau der Schule\n"
    assert blocks(text_file(text, "a.md"))[2:] == [
        ("item", "Sanierung der Halle"),
        ("item", "Neubau der Schule"),
    ]


def test_an_item_that_opens_a_list_introduces_the_items_within_it(text_file):
    text = "Verkehr\n\n(1) Wir setzen uns dafür ein, dass\na) der Bus öfter fährt,\n(2) Wege sind zu bauen.\n"
    read_text = read(text_file(text), lambda items, _name, _total: items)
    passages = [
        passage
        for section in into_sections(read_text.blocks)
        for paragraph in section.paragraphs
        for passage in paragraph
    ]
    assert [passage.intro for passage in passages] == ["", "Wir setzen uns dafür ein, dass", ""]


@pytest.mark.parametrize(
    ("above", "intro"),
    [
        ("Die Lage ist ernst. Wir wollen daher", "Wir wollen daher"),
        ("Dazu gehört vorrangig,", "Dazu gehört vorrangig,"),
        ("Wir setzen uns deshalb ein", "Wir setzen uns deshalb ein"),
        ("Das Dorf lebt.", ""),
        ("Bad Doberan", ""),
    ],
)
def test_a_line_that_the_items_below_complete_introduces_them_without_a_colon(text_file, above, intro):
    text = f"# Programm\n\n## Verkehr\n\n{above}\n\n- mehr Busse\n- bessere Wege\n"
    read_text = read(text_file(text, "a.md"), lambda items, _name, _total: items)
    sections = into_sections(read_text.blocks)
    assert [section.heading for section in sections] == ["Verkehr"]
    passages = [passage for paragraph in sections[0].paragraphs for passage in paragraph]
    assert [passage.intro for passage in passages[-2:]] == [intro, intro]


def test_a_heading_that_the_items_below_complete_is_their_introduction(text_file):
    text = "# Programm\n\n## Verkehr\n\nEs fehlt viel.\n\n### Wir setzen uns ein\n\n- für mehr Busse\n"
    read_text = read(text_file(text, "a.md"), lambda items, _name, _total: items)
    (section,) = into_sections(read_text.blocks)
    assert section.heading == "Verkehr"
    assert section.paragraphs[-1][-1].quote == "Wir setzen uns ein für mehr Busse"
