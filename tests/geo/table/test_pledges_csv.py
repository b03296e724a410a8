"""Every way in which pledges.csv can be wrong has a message with row, column, value and remedy."""

from pathlib import Path

import pytest

from geo.__main__ import main
from geo.build import build
from geo.errors import ProblemsFound
from geo.place.geocode import Answer, Outcome
from geo.table.schema import COLUMNS
from geo.table.spreadsheet import LIMIT_BYTES


def problems_of(home):
    with pytest.raises(ProblemsFound) as error:
        build(home.path)
    assert not home.output.exists()
    return error.value.problems


CELLS = [
    # column, value, code, words of the message
    (
        "places",
        "Kirchfeld (Cramm (Sieg))",
        "not_in_municipality",
        ["no place in Cramm (Sieg)", "(Auen); Kirch"],
    ),
    (
        "places",
        "Kirchfeld (Aun)",
        "unknown_municipality",
        ["no Gemeinde on this map (Aun)", "Kirchfeld (Auen)"],
    ),
    ("places", "Kirchfelt (Auen)", "unknown_toponym", ['did you mean "Kirchfeld"']),
    (
        "topic",
        "verker",
        "unknown_topic",
        ['is no topic (did you mean "verkehr"?)', "Use one of: verkehr, natur"],
    ),
    ("topic", "", "required", ["must not be empty", "key of a topic"]),
    (
        "stance",
        "wants",
        "unknown_stance",
        ["is no stance", "will, examines, supports, demands, could, rejects, keeps"],
    ),
    ("stance", "", "required", ["must not be empty"]),
    (
        "status",
        "doen",
        "unknown_status",
        ["is no status", 'did you mean "done"?', "pledged, started, done, dropped"],
    ),
    ("id", "Ein Bus", "bad_id", ["is no valid id", '"ein-bus"']),
    ("id", "ein--bus", "bad_id", ["is no valid id", '"ein-bus"']),
    ("id", "", "required", ["must not be empty", "made of its title", "never change it"]),
    ("id", "x" * 81, "too_long", ["has 81 characters, at most 80"]),
    ("title", "", "required", ["must not be empty", "in a few words"]),
    ("title", "x" * 81, "too_long", ["has 81 characters, at most 80 fit", "Shorten"]),
    ("summary", "x" * 401, "too_long", ["has 401 characters, at most 400 fit"]),
    ("page", "", "required", ["must not be empty", "page"]),
    ("page", "vier", "bad_page", ['"vier" is no page number', "from 1 to 27"]),
    ("page", "-3", "bad_page", ["is no page number"]),
    ("page", "3.0", "bad_page", ["is no page number"]),
    ("page", "28", "page_out_of_range", ["which has 27", "from 1 to 27"]),
    ("page", "0", "page_out_of_range", ["from 1 to 27"]),
    ("topic", "Naturr", "unknown_topic", ['did you mean "natur"?']),
    ("stance", "#REF!", "error_cell", ["is an error of the spreadsheet", "Correct the formula"]),
    ("title", "Bus\u202esse", "bad_sign", ["U+202E RIGHT-TO-LEFT OVERRIDE", "type it anew"]),
    ("quote", "Wir\x0bfahren", "bad_sign", ["U+000B VERTICAL TAB"]),
    ("status_date", "03/04/2026", "ambiguous_date", ["can be two days", "2026-03-04 or 2026-04-03"]),
    ("status_date", "46112", "bad_date", ["is no date", "like 2026-03-31"]),
    ("status_date", "am 12.5.2026", "bad_date", ["like 2026-05-12"]),
    ("page", "12-13", "bad_page", ["is no page number"]),
    ("page", "12 f.", "bad_page", ["is no page number"]),
    ("status_date", "31.2.2026", "bad_date", ["like 2026-03-31"]),
    ("status_date", "2026-02-30", "bad_date", ["is no date"]),
    ("status_url", "www.example.org", "bad_url", ["is no web address", "https://"]),
    ("status_url", "javascript:alert(1)", "bad_url", ["is no web address"]),
    (
        "places",
        "Kirchfelt",
        "unknown_toponym",
        ['"Kirchfelt" is in no gazetteer file', 'mean "Kirchfeld"', "Kirchfelt @"],
    ),
    ("places", "Bergen, Grenze", "comma_between_places", ["by semicolons: Bergen; Grenze"]),
    ("places", "Bergen, Xyzzy", "unknown_toponym", ["is in no gazetteer file"]),
    ("places", "kreis probe", "place_is_region", ["whole region of this map", "holds everywhere"]),
    ("places", "Xyzzy", "unknown_toponym", ['"Xyzzy" is in no gazetteer file', "add coordinates"]),
    (
        "places",
        "Moor; Kirchfeld",
        "ambiguous_toponym",
        ["can be 2 places", "Kirchfeld (Auen); Kirchfeld (Bergen)"],
    ),
    ("places", "Bad @ 6.48, 50.82", "swapped_coordinates", ["longitude before latitude", "@ 50.82, 6.48"]),
    ("places", "Bad @ 48.85, 2.35", "outside_germany", ["lies outside Germany"]),
    ("places", "Bad @ 52.5, 13.4", "outside_map", ["none of the municipalities"]),
    ("places", "Bad (Auen) @ 50.82, 6.48", "outside_municipality", ["does not lie in Auen but in Bergen"]),
    ("places", "Bad @ 50,82, 6,48", "bad_coordinates", ["no readable coordinates", "with points"]),
    ("places", "(@)", "bad_entry", ["can't be read as a place"]),
    ("places", "Moor; Großes Moor", "place_twice", ['"Großes Moor" is a place that this pledge names twice']),
    ("quote", "GÃ¼rzenich", "bad_encoding", ["unknown or mixed encoding", "CSV UTF-8"]),
    ("quote", "G\ufffdrzenich", "bad_encoding", ["unknown or mixed encoding"]),
]


@pytest.mark.parametrize(("column", "value", "code", "words"), CELLS)
def test_a_wrong_cell_is_named_with_row_column_value_and_remedy(home, column, value, code, words):
    home.pledges({}, {column: value})
    (problem,) = problems_of(home)
    assert (problem.file, problem.row, problem.column, problem.code) == ("pledges.csv", 3, column, code)
    assert problem.value in value
    assert str(problem).startswith(f'pledges.csv, row 3, column "{column}": ')
    assert [word for word in words if word not in str(problem)] == []


@pytest.mark.parametrize("status", ["started", "done", "dropped"])
def test_a_status_needs_date_and_source(home, status):
    home.pledges({"status": status})
    found = problems_of(home)
    assert [(problem.column, problem.code) for problem in found] == [
        ("status_date", "status_needs_date"),
        ("status_url", "status_needs_url"),
    ]
    assert f'the status is "{status}"' in str(found[0])
    home.pledges({"status": status, "status_date": "2026-03-31", "status_url": "https://example.org/a"})
    assert build(home.path).pledges == 1


def test_a_service_that_fails_is_named_with_its_reason(home):
    def service(entry, gazetteer):
        details = (("server", "https://nominatim.example.org"), ("reason", "10"))
        return Answer(Outcome.SERVICE_FAILED, code="service_slow", details=details)

    home.pledges({"places": "Nirgendwo"})
    with pytest.raises(ProblemsFound, match=r'"Nirgendwo" could not be .* within 10 seconds\. Run'):
        build(home.path, service=service)


def test_an_id_used_twice_names_the_first_row(home):
    home.pledges({"id": "bus"}, {}, {"id": "bus"})
    (problem,) = problems_of(home)
    assert (problem.row, problem.code) == (4, "duplicate_id")
    assert "also the id of row 2" in str(problem)


def test_all_problems_come_in_one_run_in_the_order_of_the_rows(home):
    home.pledges({"page": "99", "topic": "x"}, {"places": "Xyzzy; Kirchfeld"}, {"title": ""})
    found = [(problem.row, problem.column) for problem in problems_of(home)]
    assert found == [(2, "page"), (2, "topic"), (3, "places"), (3, "places"), (4, "title")]


def test_rows_are_counted_as_the_spreadsheet_shows_them(home):
    home.pledges({"summary": "eins\nzwei\n\ndrei"}, {"topic": "x"})
    home.text((home.path / "pledges.csv").read_text(encoding="utf-8").replace("zusage-2", "\nzusage-2"))
    (problem,) = problems_of(home)
    assert problem.row == 4  # header, pledge of four lines, empty row, this one


HEADER = ",".join(COLUMNS)
ROW = "bus,Ein Bus,,verkehr,will,,pledged,,,,3,,,,"

FILES = [
    # text, code, words
    ("", "file_empty", ["the file is empty", HEADER]),
    ("\n\n", "file_empty", ["the file is empty"]),
    (f"{HEADER}\n", "no_rows", ["has a header but no pledges"]),
    (f"{HEADER}\n,,,,,,,,,,,,,,\n", "no_rows", ["no pledges"]),
    (f"{HEADER}\n{ROW}\n".replace(",", "\t"), "wrong_delimiter", ["separated by tab", "comma or semicolon"]),
    (f"{HEADER}\n{ROW}\n".replace(",", "|"), "wrong_delimiter", ["separated by pipe"]),
    (
        f"{HEADER}\n{ROW},x\n",
        "too_many_cells",
        ["row 2", "has 16 cells, the header has 15", "quotation marks"],
    ),
    (
        f"{HEADER}\n{ROW}\nKapitel 2\n",
        "lone_cell",
        ['row 3, column "id"', '"Kapitel 2" stands alone', 'put "#" in front'],
    ),
    (HEADER.removeprefix("id,") + f"\n{ROW.removeprefix('bus,')}\n", "id_column_missing", ["check --write"]),
    (f'{HEADER}\n{ROW}\n"bus,zwei\n', "broken_quotes", ["row 3", "quotation marks do not match"]),
    (
        HEADER.replace("topic,", "") + f"\n{ROW}\n",
        "column_missing",
        ['row 1, column "topic"', "is missing", HEADER],
    ),
    (f"{HEADER},colour\n{ROW},\n", "column_extra", ['row 1, column "colour"', "is no column of this table"]),
    (f"Unsere Zusagen,,\n\n{HEADER}\n{ROW}\n", "header_not_first", ['"Unsere Zusagen"', "is row 3"]),
    (
        f"Unsere Zusagen;;\n{HEADER}\n{ROW}\n".replace(",", ";"),
        "header_not_first",
        ["row 1", "header must be the first row"],
    ),
    (f"{HEADER},\n{ROW},x\n", "column_extra", ['"(no name)"']),
    (f"{HEADER},Titel\n{ROW},\n", "column_same", ['"Titel" means the same column as "title"']),
    (f"#Notiz,{HEADER}\n,{ROW}\n", "comment_header", ["is the first column", '"x_"']),
    (f"{HEADER},#REF!\n{ROW},\n", "error_cell", ['"#REF!" is an error of the spreadsheet']),
    (f"{HEADER},Notiz\n{ROW},\n", "column_extra", ['begin its name with "x_"', "never published"]),
    (f"{HEADER},title\n{ROW},\n", "column_twice", ['"title" is the header of two columns']),
    (f"{HEADER}\n{ROW}\x00\n", "nul_byte", ["row 2", "NUL byte", "CSV UTF-8"]),
]


@pytest.mark.parametrize(("text", "code", "words"), FILES)
def test_a_file_of_the_wrong_form_says_so(home, text, code, words):
    home.text(text)
    found = [problem for problem in problems_of(home) if problem.code == code]
    assert len(found) == 1
    assert [word for word in words if word not in str(found[0])] == []


def test_a_misspelt_column_is_asked_about(home):
    home.text(f"{HEADER.replace('topic', 'Topik')}\n{ROW}\n")
    messages = [str(problem) for problem in problems_of(home)]
    assert 'did you mean "topic"?' in messages[1]


def test_a_missing_file_is_a_problem(home):
    (problem,) = problems_of(home)
    assert problem.code == "file_missing"
    assert "--home" in str(problem)


def test_a_file_of_50_mb_is_refused_before_it_is_read(home, monkeypatch):
    with (home.path / "pledges.csv").open("wb") as file:
        file.truncate(50_000_000)
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda p: pytest.fail("read") if p.suffix == ".csv" else read(p))
    (problem,) = problems_of(home)
    assert problem.code == "file_too_large"
    assert "has 50.0 MB, at most 40 are read" in str(problem)
    assert LIMIT_BYTES < 50_000_000


def test_a_file_of_100_000_rows_is_refused_with_its_number_of_rows(home):
    home.pledges(*[{"places": "Moor"}] * 100_000)
    assert (home.path / "pledges.csv").stat().st_size < LIMIT_BYTES
    (problem,) = problems_of(home)
    assert "the file has 100000 rows, at most 50000 are read" in str(problem)


def test_rows_that_are_empty_are_not_counted(home):
    home.pledges({})
    home.text((home.path / "pledges.csv").read_text(encoding="utf-8") + ",,,,,,,,,,,,,,\n" * 30_000)
    assert build(home.path).pledges == 1


def test_of_very_many_problems_the_first_500_are_shown(home, capsys):
    home.pledges(*[{"topic": "x"}] * 501)
    assert main(["--home", str(home.path), "build"]) == 1
    error = capsys.readouterr().err
    assert error.count("is no topic") == 500
    assert error.endswith("And 1 more of them.\n501 problems. Nothing was written.\n")


@pytest.mark.parametrize(
    ("raw", "row"),
    [
        (b"\x81", 2),  # no letter in Windows-1252
        ("für".encode() + b" \xff", 2),  # UTF-8 with a broken byte
        ("für\n".encode() + b"\xff", 2),
    ],
)
def test_bytes_of_no_known_encoding_are_refused(home, raw, row):
    before, after = f'{HEADER}\nbus,Ein Bus,"'.encode(), b'",verkehr,will,,pledged,,,,3,,,,\n'
    (home.path / "pledges.csv").write_bytes(before + raw + after)
    (problem,) = problems_of(home)
    assert (problem.code, problem.row) == ("bad_encoding", row)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "windows-1252", "utf-16", "utf-16-le", "mac-roman"]
)
@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_what_spreadsheets_save_can_be_read(home, make_table, encoding, delimiter, line_end):
    text = make_table(
        {"title": "Größere Straßen – „jetzt“; sofort, €", "places": "Moor; Talbahn"}, delimiter=delimiter
    )
    home.text(text.replace("\n", line_end), encoding=encoding)
    assert build(home.path).sites == 2
    assert home.sites["zusage-1--moor"]["properties"]["title"] == "Größere Straßen – „jetzt“; sofort, €"


def test_columns_may_come_in_any_order_and_empty_rows_are_not_pledges(home, make_table):
    columns = COLUMNS
    home.text(make_table({}, {}) + "," * (len(columns) - 1) + "\n")
    assert build(home.path).pledges == 2
    home.text("page,id,title,topic,stance,summary,places,status,status_date,status_url,section,quote,title_en,summary_en\n"
              "3,bus,Bus,verkehr,will,,,,,,,,,\n")  # fmt: skip
    assert build(home.path).county_wide == 1


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("https://example.org")',
        "+49 2421",
        "-10 %",
        "@alle",
        "<img src=x onerror=alert(1)>",
        "</script>${1}",
    ],
)
def test_a_cell_is_only_text(home, text):
    home.pledges({"title": text, "summary": text, "quote": text})
    build(home.path)
    properties = home.sites["zusage-1"]["properties"]
    assert [properties[name] for name in ("title", "summary", "quote")] == [text] * 3


def test_problems_of_file_and_gazetteer_come_together(home, tiny_world, make_place):
    twin = make_place("moor", "Moor", "bog", ["09001001"], (6.42, 50.82))
    home.layers(localities=tiny_world["localities"] + [twin])
    codes = [problem.code for problem in problems_of(home)]
    assert codes == ["duplicate_place", "file_missing"]


GAZETTEER = [
    ({"identifier": "talbahn"}, "duplicate_place", ["landmarks.geojson", "talbahn"]),
    ({"ags": ["09002001"]}, "landmark_not_in", ["claims Cramm (Sieg) (09002001)", "150 m"]),
    ({"ags": []}, "landmark_also_in", ["also lies in Auen (09001001)"]),
    ({"kind": "castle"}, "incomplete_place", ["lacks or misspells: kind (castle)", "one of: bog, building"]),
    ({"precision": "rough"}, "incomplete_place", ["precision (rough)", "one of: exact, site, street"]),
    ({"source": 5}, "incomplete_place", ["See", "source (5)", '"source" is a text']),
    (
        {"geometry": {"type": "LineString", "coordinates": [[6.41, 50.81], [6.41, 50.81]]}},
        "bad_shape",
        ["smaller than 0.1 m"],
    ),
]


@pytest.mark.parametrize(("special", "code", "words"), GAZETTEER)
def test_a_wrong_landmark_is_named_with_its_remedy(home, tiny_world, make_place, special, code, words):
    landmark = {
        "identifier": "see",
        "name": "See",
        "kind": "lake",
        "ags": ["09001001"],
        "geometry": (6.42, 50.82),
    }
    home.layers(landmarks=[*tiny_world["landmarks"], make_place(**landmark | special)])
    home.pledges({})
    found = [problem for problem in problems_of(home) if problem.code == code]
    assert len(found) == 1
    assert [word for word in words if word not in str(found[0])] == []


def test_check_and_build_end_with_exit_code_1_and_leave_the_output_alone(home, capsys):
    home.pledges({"places": "Moor"})
    assert main(["--home", str(home.path), "build"]) == 0
    before = home.output.read_bytes()
    home.pledges({"places": "Mohr"})
    for command in ("check", "build"):
        assert main([command, "--home", str(home.path)]) == 1
        assert 'did you mean "Moor"' in capsys.readouterr().err
    assert home.output.read_bytes() == before


def test_an_id_is_proposed_for_each_row_that_has_none(home):
    home.pledges(
        {"id": "", "title": "Bus am Abend"}, {"id": "", "title": "Bus am Abend"}, {"id": "", "title": ""}
    )
    messages = [str(problem) for problem in problems_of(home) if problem.column == "id"]
    assert ['"bus-am-abend"' in messages[0], '"bus-am-abend-2"' in messages[1]] == [True, True]
    assert "made of its title" in messages[2]
