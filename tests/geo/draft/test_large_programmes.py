"""Programmes that would take the whole machine: read within bounds, or refused with what is wrong and what
helps."""

from __future__ import annotations

import sys
import time
import zlib

import pytest

from geo.draft import pdf_process, size
from geo.draft.reading import read
from geo.errors import ProblemsFound
from geo.pdf.memory import OUT_OF_MEMORY, ended_by_memory
from tests.geo.draft.hostile import PROMISE, docx, odt, packed, pdf
from tests.geo.table.hostile import many
from tests.measured import geo

MAX_MB = 200  # more than the command takes for a small programme


def texts_of(path):
    return [block.text for block in read(path, lambda items, _name, _total: items).blocks]


def problem_of(path):
    with pytest.raises(ProblemsFound) as error:
        texts_of(path)
    (problem,) = error.value.problems
    return problem


# --- .odt and .docx


@pytest.mark.parametrize("count", ["2000000000", "viele", "-3", "0", "9" * 5_000, ""])
def test_blanks_that_an_odt_counts_are_one_blank(tmp_path, count):
    odt(tmp_path / "a.odt", f'<text:p>mehr<text:s text:c="{count}"/>Busse</text:p>')
    assert texts_of(tmp_path / "a.odt") == [PROMISE, "mehr Busse"]


@pytest.mark.parametrize("level", ["eins", "-1", "99999999999", ""])
def test_a_heading_of_an_odd_level_is_a_heading(tmp_path, level):
    odt(tmp_path / "a.odt", f'<text:h text:outline-level="{level}">Verkehr</text:h>')
    assert texts_of(tmp_path / "a.odt") == [PROMISE, "Verkehr"]


def test_a_text_box_in_an_odt_is_a_paragraph_of_its_own(tmp_path):
    odt(tmp_path / "a.odt", "<text:p>Außen<text:span><text:p>Innen.</text:p></text:span> bleibt.</text:p>")
    assert texts_of(tmp_path / "a.odt") == [PROMISE, "Außen bleibt.", "Innen."]


def test_spans_within_spans_are_read_up_to_a_depth_that_no_programme_has(tmp_path):
    for depth, is_read in ((450, True), (2_000, False)):
        spans = "<text:span>" * depth + "tief" + "</text:span>" * depth
        odt(tmp_path / "a.odt", f"<text:p>{spans}</text:p>")
        if is_read:
            assert texts_of(tmp_path / "a.odt")[-1] == "tief"
        else:
            assert problem_of(tmp_path / "a.odt").code == "programme_damaged"


def test_a_docx_as_strict_open_xml_is_read_too(tmp_path):
    docx(tmp_path / "a.docx", "<w:p><w:r><w:t>Zwei.</w:t></w:r></w:p>", strict=True)
    assert texts_of(tmp_path / "a.docx") == [PROMISE, "Zwei."]


def test_what_a_docx_says_once_more_for_older_programs_is_read_once(tmp_path):
    box = "<w:txbxContent><w:p><w:r><w:t>Im Kasten.</w:t></w:r></w:p></w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    docx(
        tmp_path / "a.docx",
        f"<w:p><w:r><mc:AlternateContent {space}>{both}</mc:AlternateContent></w:r></w:p>",
    )
    assert texts_of(tmp_path / "a.docx") == [PROMISE, "Im Kasten."]


def test_pictures_of_a_docx_are_not_unpacked(tmp_path):
    docx(tmp_path / "a.docx", pictures=2)
    assert texts_of(tmp_path / "a.docx") == [PROMISE]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<{p}>" + "x" * 20_001 + "</{p}>", "programme_line_too_long"),
        ("<{p}>ein Wort</{p}>" * 1_000, "programme_too_many_lines"),  # and the promise
        (("<{p}>" + "Wort " * 300 + "</{p}>") * 34, "programme_too_much_text"),
        ("<a/>" * 10_000, "programme_too_many_tags"),
    ],
)
@pytest.mark.parametrize("suffix", ["odt", "docx"])
def test_more_text_than_any_programme_has_is_refused(tmp_path, monkeypatch, suffix, text, code):
    assert (size.MAX_CHARACTERS, size.MAX_LINES, size.MAX_TAGS) == (5_000_000, 100_000, 3_000_000)
    for name, limit in (("MAX_CHARACTERS", 50_000), ("MAX_LINES", 1_000), ("MAX_TAGS", 10_000)):
        monkeypatch.setattr(size, name, limit)
    path = tmp_path / f"a.{suffix}"
    if suffix == "odt":
        odt(path, text.replace("{p}", "text:p"))
    else:
        docx(path, text.replace("</{p}>", "</w:t></w:r></w:p>").replace("<{p}>", "<w:p><w:r><w:t>"))
    assert problem_of(path).code == code


def test_a_folder_is_not_a_programme(tmp_path):
    (tmp_path / "a.pdf").mkdir()
    assert problem_of(tmp_path / "a.pdf").code == "no_file"


# --- text


@pytest.mark.parametrize(
    ("text", "code", "row"),
    [
        ("Titel\n\n" + "x" * 20_001, "programme_line_too_long", 3),
        ("Wort\n" * 100_001, "programme_too_many_lines", None),
        ("Seite\f" * 2_001, "programme_too_long", None),
        ("x" * 5_000_001, "programme_too_large", None),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_text_without_end_is_refused(tmp_path, name, text, code, row):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    problem = problem_of(path)
    assert (problem.code, problem.row) == (code, row)


@pytest.mark.parametrize(
    "unit", ["a", ".", "*a ", "[", "[](", "# #", "_", ". ", "ab. ", "a. B", "((", "1.", "\u0308", "„", ": - "]
)
def test_lines_of_one_character_take_no_time(tmp_path, unit):
    path = tmp_path / "a.md"
    line = (unit * 20_000)[: 20_000 - 1]
    path.write_text("\n\n".join([PROMISE, *[line] * 4]), encoding="utf-8")
    begin = time.process_time()
    assert texts_of(path)[0] == PROMISE
    assert time.process_time() - begin < 5


def test_a_paragraph_of_many_lines_is_cut_where_none_is_so_long(tmp_path):
    path = tmp_path / "a.txt"
    line = "Das ist eine Zeile, wie sie in einem Text ohne Ende vorkommt, immer wieder so\n"
    path.write_text(line * 30_000)
    begin = time.process_time()
    blocks = texts_of(path)
    assert time.process_time() - begin < 10
    assert max(map(len, blocks)) < 2 * size.MAX_LINE_CHARACTERS
    assert sum(map(len, blocks)) > 2_300_000  # nothing is left out


def test_a_table_of_numbers_is_not_a_table_of_contents(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("".join(f"Straße {number}\t7\n\n" for number in range(1_500)), encoding="utf-8")
    assert len(texts_of(path)) == 1_500


# --- PDF


@pytest.mark.system
def test_a_stream_that_unfolds_to_a_gigabyte_ends_the_process_that_reads_it_and_nothing_else(tmp_path):
    path = tmp_path / "a.pdf"
    pdf(path, packed(b" ", 200))
    assert problem_of(path).code == "programme_too_much_memory"
    pdf(path, zlib.compress(packed(b" ", 200)), b"[/FlateDecode /FlateDecode]")
    assert problem_of(path).code == "programme_too_much_memory"


def test_a_stream_of_a_few_megabytes_is_read(tmp_path):
    path = tmp_path / "a.pdf"
    pdf(path, packed(b" ", 10))
    assert texts_of(path) == [PROMISE]


def test_a_pdf_of_more_text_than_any_programme_has_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "a.pdf"
    pdf(path, packed(b"BT /F1 12 Tf 72 600 Td (Wir wollen mehr Busse.) Tj ET\n", 1))
    monkeypatch.setattr(pdf_process, "MAX_CHARACTERS", 10)
    assert problem_of(path).code == "programme_too_much_text"


def test_a_pdf_that_takes_too_long_is_given_up(tmp_path, monkeypatch):
    path = tmp_path / "a.pdf"
    pdf(path, packed(b"BT /F1 12 Tf 72 600 Td (Wir wollen mehr Busse.) Tj ET\n", 20))
    monkeypatch.setattr(pdf_process, "MAX_SECONDS", 0.01)
    assert problem_of(path).code == "programme_too_slow"


def test_a_process_that_ends_by_itself_has_met_a_damaged_file(tmp_path, monkeypatch):
    path = tmp_path / "a.pdf"
    pdf(path)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert problem_of(path).code == "programme_damaged"


@pytest.mark.parametrize(
    ("code", "by_memory"),
    [(OUT_OF_MEMORY, True), (-6, True), (-5, True), (0xE0000008, True), (1, False), (-11, False), (0, False)],
)
def test_the_exit_code_tells_whether_memory_was_used_up(code, by_memory):
    assert ended_by_memory(code) == by_memory


# --- what the command takes from the machine


@pytest.fixture(scope="module")
def small_home(tmp_path_factory):
    from tests.geo.conftest import Home

    return Home(tmp_path_factory.mktemp("drafts")).path


@pytest.fixture(scope="module")
def usual_mb(small_home):
    odt(small_home / "gut.odt")
    found = geo(small_home, "draft", small_home / "gut.odt", "--home", small_home)
    assert found.code == 0
    (small_home / "pledges-draft.csv").unlink()
    return found.peak_mb


@pytest.mark.system
@pytest.mark.parametrize(
    ("name", "save", "code"),
    [
        ("a.odt", lambda path: odt(path, '<text:p><text:s text:c="2000000000"/></text:p>'), 0),
        ("b.odt", lambda path: odt(path, many("<text:p/>", 1_500_000)), 1),
        ("c.odt", lambda path: odt(path, "<text:p ", many("x", 100_000_000), '="1"/>'), 1),
        ("a.docx", lambda path: docx(path, pictures=3), 0),
        ("b.docx", lambda path: docx(path, many("<w:p/>", 1_000_000)), 1),
        ("a.pdf", lambda path: pdf(path, packed(b" ", 300)), 1),
        ("b.pdf", lambda path: pdf(path, packed(b"BT /F1 12 Tf 72 6 Td (Busse) Tj ET\n", 200)), 1),
    ],
)
def test_a_hostile_programme_takes_at_most_200_mb_more_than_a_small_one(
    small_home, usual_mb, name, save, code
):
    save(small_home / name)
    output = small_home / f"{name}.csv"
    found = geo(small_home, "draft", small_home / name, "--home", small_home, "--output", output)
    assert (found.code, output.exists()) == (code, code == 0)
    assert "Traceback" not in found.errors
    assert found.peak_mb < usual_mb + MAX_MB
