import csv
import dataclasses

import pytest

from geo.draft import draft
from geo.draft.table import defused, write
from geo.errors import ProblemsFound


@pytest.fixture
def proposals(orletal_programme, orletal_home):
    return draft(orletal_programme, orletal_home).proposals


def test_the_file_opens_in_a_german_excel_and_leaves_ids_to_the_titles(proposals, tmp_path):
    path = tmp_path / "entwurf.csv"
    write(proposals, path)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == len(proposals) + 1
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert {row["id"] for row in rows} == {""}
    assert all(0 <= float(row["confidence"]) <= 1 for row in rows)


def test_a_doubt_is_in_the_table_as_a_question(proposals, tmp_path):
    path = tmp_path / "entwurf.csv"
    write(proposals, path)
    assert "? Rath: Rath (Göslingen) / Rath (Hohenmark)" in path.read_text(encoding="utf-8-sig")


def test_what_may_be_a_place_but_is_in_no_file_is_in_the_table(proposals, tmp_path, monkeypatch):
    monkeypatch.setenv("LANGUAGE", "de")
    path = tmp_path / "entwurf.csv"
    write([dataclasses.replace(proposals[0], unknown=("Altfurter Wald",))], path)
    row = next(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert row["found"].startswith("? Altfurter Wald (unbekannt)")


@pytest.mark.parametrize("character", ["=", "+", "-", "@", " =", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(proposals, tmp_path, character):
    path = tmp_path / "entwurf.csv"
    evil = dataclasses.replace(proposals[0], quote=f"{character}1+1", section=f"{character}cmd")
    write([evil], path)
    row = next(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert row["quote"].startswith("'")
    assert row["section"].startswith("'")
    assert defused("Ein Satz - mit Strich = Zeichen") == "Ein Satz - mit Strich = Zeichen"


def test_a_file_in_the_way_and_a_folder_that_is_none_are_reported(proposals, tmp_path):
    (tmp_path / "da.csv").write_text("x", encoding="utf-8")
    for path, code in ((tmp_path / "da.csv", "draft_exists"), (tmp_path / "a" / "b.csv", "draft_unwritable")):
        with pytest.raises(ProblemsFound) as error:
            write(proposals, path)
        assert error.value.problems[0].code == code
