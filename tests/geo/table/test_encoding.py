"""In any encoding, a table gives the text that was written, or a refusal; never another text."""

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.build import build
from geo.errors import ProblemsFound
from geo.table import german
from geo.table.encoding import CANDIDATES, Undecodable, decode
from geo.table.mojibake import has_lost_letter, is_damaged
from geo.table.schema import COLUMNS

ENCODINGS = [
    *CANDIDATES,
    "cp850",
    "iso-8859-1",
    "windows-1250",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-8",
    "utf-8-sig",
    "utf-32",
]
SINGLE = ["windows-1252", "mac-roman", "cp850", "cp437"]
HEADER = ";".join(COLUMNS)
SENTENCES = [
    "Das Bürgerbüro öffnet für ältere Menschen.",
    "Höfe und Plätze mähen, Straßen begrünen; Größeres später.",
    "Wir sagen: „Ja“ – auch zur Übung.",
    "Für die Straße nach Görlitz: 100 € je Meter, siehe § 5.",
    "Ämter, Öl und Übung: weiß, groß, süß.",
]
with (Path(__file__).parents[3] / "pledges.csv").open(encoding="utf-8", newline="") as committed:
    OWN = sorted(
        {cell for row in csv.DictReader(committed) for cell in row.values() if cell and not cell.isascii()}
    )
# Words that other encodings read as other words, names that no dictionary has, single characters.
WORDS = sorted({word for cell in OWN for word in cell.split() if not word.isascii()})
AWKWARD = [
    *(
        "Spaß",
        "Maß“",
        "Menü",
        "öde",
        "Öl",
        "Übel",
        "ältere",
        "„nein“",
        "„Ja“,",
        "–",
        "5–7",
        "…",
        "gut…",
        "€",
        "§",
        "100 €",
    ),
    *(
        "Nörvenich",
        "Jülich",
        "DÜREN",
        "STRAßE",
        "à",
        "Café",
        "Genève",
        "Tønder",
        "Budyšin",
        "Chóśebuz",
        "Łódź",
    ),
    *(
        "Sacré-Cœur",
        "Bürger·innen",
        "geht’s",
        "gibt´s",
        "»Ja«",
        "‚so‘",
        "½",
        "m²",
        "23 °C",
        "ß",
        "ü",
        "o. ä.",
        "”Wort”",
        "Şahin",
    ),
]


def read(raw):
    """The text, or None for a refusal."""
    try:
        return decode(raw).text
    except Undecodable:
        return None


def encoded(text, encoding):
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return None


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_german_sentence_is_read_in_any_encoding_that_can_hold_it(sentence, encoding):
    raw = encoded(f"id;title\r\nbus;{sentence}", encoding)
    if raw is not None:
        assert read(raw) == f"id;title\r\nbus;{sentence}"


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(st.lists(st.sampled_from(WORDS + AWKWARD + SENTENCES), min_size=1, max_size=8).map(" ".join))
@settings(max_examples=60)
def test_no_german_text_is_ever_read_as_another(encoding, text):
    raw = encoded(f"id;title\r\nbus;{text}\r\n", encoding)
    if raw is not None:
        assert read(raw) in (None, f"id;title\r\nbus;{text}\r\n")


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(st.text("aeiousnrtABEHWäöüßÄÖÜ„“’–é .,5€", min_size=1, max_size=12))
@example("„ltere")
@example("ä5ö")
@settings(max_examples=100)
def test_syllables_are_read_as_others_only_if_they_can_be_no_german_or_the_others_are_more_words(
    encoding, text
):
    whole = f"id;title\r\nbus;{text}\r\n"
    raw = encoded(whole, encoding)
    found = whole if raw is None else read(raw)
    if found not in (None, whole):
        assert german.is_possible(found)
        assert not german.is_possible(whole) or german.known_words(found) > german.known_words(whole)


def test_an_umlaut_beside_a_digit_is_a_quoted_number():
    """No German text has such an umlaut, and the bytes are the same."""
    for encoding in ("cp850", "cp437"):
        assert "ä5ö".encode(encoding) == "„5”".encode("windows-1252")
        assert read("Linie ä5ö".encode(encoding)) == "Linie „5”"


@pytest.mark.parametrize("encoding", ["windows-1252", "mac-roman"])
def test_all_our_own_pledges_are_read_as_excel_saves_them(encoding):
    text = "\r\n".join(OWN)
    raw = text.encode(encoding, "ignore")
    assert read(raw) == raw.decode(encoding)


@pytest.mark.parametrize("read_as", SINGLE)
def test_utf_8_that_was_read_as_something_else_is_damaged(read_as):
    once = [word.encode().decode(read_as, "replace") for word in WORDS + SENTENCES]
    assert [text for text in once if not is_damaged(text)] == []
    twice = [text.encode().decode(read_as, "replace") for text in once]
    assert [text for text in twice if not is_damaged(text)] == []


@pytest.mark.parametrize("sentence", SENTENCES[:2])
@pytest.mark.parametrize("truly", SINGLE)
@pytest.mark.parametrize("read_as", SINGLE)
def test_a_text_that_was_read_in_the_wrong_one_of_two_encodings_is_damaged(sentence, truly, read_as):
    try:
        found = sentence.encode(truly).decode(read_as)
    except UnicodeDecodeError:
        return
    assert is_damaged(found) == (found != sentence)


@pytest.mark.parametrize(
    "text",
    [
        *OWN[:80],
        *AWKWARD,
        *(
            "São Paulo",
            "Konstantin Âge",
            "Ærø",
            "Åben",
            "naïve Façade",
            "a × b",
            "4×4",
            "Łódź und Wałęsa",
            "Şahin",
            "Ελλάδα",
        ),
        *(
            "T€uro",
            "GrÜne",
            "sagt“und",
            "Ende”",
            "…und",
            "10€/Tag",
            "Citoyen°nes",
            "CO₂",
            "H₂O",
            "→ hier",
            "✓ ja",
            "👩‍🌾",
        ),
        *("Warum? Weil!", "https://example.org/a?b=c", "www.example.org/?q=haus", "Wer?Wann?Wo?", "?"),
    ],
)
def test_a_sound_text_is_not_taken_for_damaged(text):
    assert not is_damaged(text)
    assert not has_lost_letter(text)
    assert not is_damaged(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("text", ["Chó?ebuz", "K?ln", "B?rgerb?ro in Titz", "Stra?e"])
def test_a_question_mark_inside_of_a_word_is_a_lost_letter(home, text):
    assert has_lost_letter(text)
    home.pledges({"title": text})
    with pytest.raises(ProblemsFound, match="a letter was lost on saving") as error:
        build(home.path)
    assert [problem.code for problem in error.value.problems] == ["lost_letter"]


@pytest.mark.parametrize(
    "damaged",
    [
        "BŸrgerbŸro",
        "BÃ¼rgerbÃ¼ro",
        "B√ºrgerb√ºro",
        "B├╝rgerb├╝ro",
        "B¸rgerb¸ro",
        "B³rgerb³ro",
        "BÃƒÂ¼rgerbÃƒÂ¼ro",
        "H”fe",
    ],
)
def test_damaged_text_is_refused_whatever_the_file_is_saved_as_now(home, damaged):
    home.pledges({"title": damaged})
    with pytest.raises(ProblemsFound) as error:
        build(home.path)
    assert [(problem.code, problem.column) for problem in error.value.problems] == [("bad_encoding", "title")]


def test_what_was_guessed_is_reported_in_a_note(home, make_table):
    text = make_table({"title": "Bürgerbüro für Ältere"}, delimiter=";")
    for encoding, name in (("mac-roman", "Mac Roman"), ("cp850", "CP850")):
        home.text(text, encoding=encoding)
        summary = build(home.path)
        assert [one.code for one in summary.notices] == ["encoding_guessed"]
        assert name in str(summary.notices[0])
        assert home.sites["zusage-1"]["properties"]["title"] == "Bürgerbüro für Ältere"
    home.text(text, encoding="windows-1252")
    assert not build(home.path).notices


def test_a_text_that_can_be_read_in_two_ways_is_a_question(home, make_table):
    home.text(make_table({"title": "Nörvenich"}), encoding="mac-roman")
    with pytest.raises(ProblemsFound) as error:
        build(home.path)
    (problem,) = error.value.problems
    assert (problem.code, problem.row) == ("unsure_encoding", 2)
    assert "(Windows-1252), " in str(problem)
    assert "Nörvenich" in str(problem)


def test_zeros_in_a_text_are_not_text(home):
    home.text(f"{HEADER}\nbus;Ein Bus;;verkehr;will;;;;;;3\x00\n")
    with pytest.raises(ProblemsFound) as error:
        build(home.path)
    assert [(problem.code, problem.row) for problem in error.value.problems] == [("nul_byte", 2)]


SAVED = Path(__file__).parent / "saved"


@pytest.mark.parametrize(
    ("file", "column", "expected"),
    [
        ("cp850.csv", "title", "Höfe und Plätze mähen"),
        ("cp850.csv", "summary", "Größe"),
        ("german-date.csv", "status_date", "2026-03-31"),
        ("german-excel-date.csv", "status_date", "2026-03-04"),
        ("german-excel-date.csv", "title", "Bürgerbüro für ältere Menschen"),
    ],
)
def test_files_that_once_failed_are_read(home, file, column, expected):
    text = (SAVED / file).read_bytes()
    for theirs, ours in (
        (b";mobilitaet;", b";verkehr;"),
        (b";soziales;", b";verkehr;"),
        (b";Haar;", b";Moor;"),
    ):
        text = text.replace(theirs, ours)
    (home.path / "pledges.csv").write_bytes(text)
    build(home.path)
    (site,) = home.sites.values()
    assert site["properties"][column] == expected


def test_invisible_characters_that_once_failed(home):
    text = (SAVED / "invisible-signs.csv").read_text(encoding="utf-8").replace("mobilitaet", "verkehr")
    home.text(text.replace("Kreu\u00adzau", "Mo\u00ador"))
    with pytest.raises(ProblemsFound) as error:
        build(home.path)
    assert [(one.row, one.column, one.code) for one in error.value.problems] == [(3, "title", "required")]
    text = (SAVED / "soft-hyphen.csv").read_text(encoding="utf-8").replace("soziales", "verkehr")
    home.text(text.replace("Höhen\u00adkirchen-Siegertsbrunn", "Kirch\u00adfeld (Auen)"))
    assert build(home.path).places == 1


@pytest.mark.parametrize("line_end", ["\r", "\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["mac-roman", "cp850", "utf-8", "utf-16"])
def test_line_ends_of_old_programs_and_their_end_of_file_are_not_text(home, make_table, encoding, line_end):
    text = make_table({"title": "Bürgerbüro öffnet"}, {"title": "Höfe"}, delimiter=";")
    home.text(text.replace("\n", line_end) + "\x1a", encoding=encoding)
    assert build(home.path).pledges == 2
    assert home.sites["zusage-1"]["properties"]["title"] == "Bürgerbüro öffnet"


def test_the_row_that_no_encoding_can_read_is_named(home, make_table):
    home.text(
        make_table({"title": "Bürgerbüro"}, {"title": "Höfe"}, {"title": "Chóśebuz"}), encoding="windows-1250"
    )
    with pytest.raises(ProblemsFound) as error:
        build(home.path)
    assert [(problem.code, problem.row) for problem in error.value.problems] == [("bad_encoding", 4)]
