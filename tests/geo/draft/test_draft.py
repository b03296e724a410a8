"""From an invented programme to a table that becomes a pledges.csv."""

from __future__ import annotations

import csv

import pytest

from geo.__main__ import main
from geo.build import build
from geo.draft import draft
from geo.table.schema import COLUMNS
from geo.table.spreadsheet import read_table


@pytest.fixture
def by_quote(orletal_programme, orletal_home):
    return {proposal.quote: proposal for proposal in draft(orletal_programme, orletal_home).proposals}


@pytest.fixture
def proposal(by_quote):
    return lambda words: next(found for quote, found in by_quote.items() if words in quote)


def places(proposal):
    return [mention.entry for mention in proposal.places]


def test_a_promise_is_proposed_with_section_page_topic_stance_and_place(proposal):
    found = proposal("Radweg entlang")
    assert (found.section, found.page, found.topic, found.stance) == ("Radwege", 4, "verkehr", "examines")
    assert places(found) == ["Orle"]


def test_headings_contents_questions_and_what_was_done_are_not_proposals(by_quote):
    text = " ".join(by_quote)
    for words in ("....", "Programm für", "Wie soll das gehen", "haben wir den Bahnhof", "der schönste See"):
        assert words not in text


def test_a_list_item_is_governed_by_the_line_above_which_is_not_a_proposal_of_its_own(by_quote):
    items = [found for quote, found in by_quote.items() if quote.startswith("Wir setzen uns ein für:")]
    assert [item.stance for item in items] == ["supports"] * 3
    assert "Wir setzen uns ein für:" not in by_quote
    assert places(items[0]) == ["Berg", "D'hofen"]


def test_words_broken_at_the_end_of_a_line_are_whole_in_the_quote(by_quote):
    assert "Wir wollen die Seebahn von Göslingen nach Hohenmark wieder in Betrieb nehmen." in by_quote
    assert "Dafür bauen wir neue Haltepunkte, z.B. in Niederorl." in by_quote


def test_a_sentence_that_an_empty_line_cuts_is_put_together(proposal):
    assert proposal("Verbot von Motorbooten").quote.endswith("an seinem Ufer in Ruhe brüten können.")


def test_a_promise_that_points_back_has_the_place_of_the_sentence_before_and_is_less_sure(proposal):
    found = proposal("vor neuen Bauten")
    assert places(found) == ["Mühlsee"]
    assert found.confidence < proposal("Motorbooten").confidence


def test_an_example_after_a_promise_gives_it_a_place(proposal):
    assert "Orle" in places(proposal("wieder frei fließen"))


def test_a_place_that_no_file_knows_is_named_in_the_draft_and_makes_it_less_sure(orletal_home, tmp_path):
    programme = tmp_path / "wald.md"
    programme.write_text(
        "# Göslingen\n\nIm Altfurter Wald lehnen wir Kiesabbau ab. Kiesabbau lehnen wir ab.", encoding="utf-8"
    )
    unknown, plain = draft(programme, orletal_home).proposals
    assert (unknown.unknown, places(unknown)) == (("Altfurter Wald",), [])
    assert places(plain) == ["Göslingen"]
    assert unknown.confidence < plain.confidence


@pytest.mark.parametrize(
    ("heading", "item", "named"),
    [
        ("Göslingen und Hohenmark", "Ein Anrufbus am Abend", ["Göslingen", "Hohenmark"]),
        ("Mobil von Göslingen bis Hohenmark", "Ein Anrufbus am Abend", []),
        ("Von Göslingen", "Ein Anrufbus bis zum Abend", ["Göslingen"]),
        ("Göslingen", "Ein Anrufbus in allen Gemeinden", []),
        ("Göslingen", "Kreisweit ein Anrufbus", []),
        ("Göslingen", "Ein Anrufbus in alle Richtungen", ["Göslingen"]),
    ],
)
def test_a_heading_from_end_to_end_and_what_is_for_all_give_an_item_no_place(
    orletal_home, tmp_path, heading, item, named
):
    programme = tmp_path / "bus.md"
    programme.write_text(f"# {heading}\n\nWir wollen:\n\n- {item}\n- Mehr Bänke\n", encoding="utf-8")
    assert places(draft(programme, orletal_home).proposals[0]) == named


def test_a_name_of_two_places_is_a_question_and_not_a_guess(proposal):
    found = proposal("bauen wir eine Kita")
    assert places(found) == []
    assert "Rath (Göslingen)" in found.doubts[0]
    assert "Rath (Hohenmark)" in found.doubts[0]


def test_a_city_that_is_the_whole_region_is_not_a_place_on_its_map(probstadt_programme, probstadt_home):
    drafted = draft(probstadt_programme, probstadt_home)
    found = {entry for proposal in drafted.proposals for entry in places(proposal)}
    assert found == {"Alter Hafen", "Nordend", "Altfelde", "Stadtwald Altfelde"}


def test_markdown_gives_headings_lists_and_clean_text(probstadt_programme, probstadt_home):
    drafted = draft(probstadt_programme, probstadt_home)
    quotes = {proposal.quote: proposal for proposal in drafted.proposals}
    homes = quotes["Wir wollen auf dem Gelände am Alten Hafen 300 Wohnungen bauen, siehe die Karte."]
    assert (homes.section, homes.topic, homes.page) == ("1.1 Neue Quartiere", "wohnen", None)
    assert quotes["Deshalb werden wir: die Stadtwerke in öffentlicher Hand behalten"].stance == "keeps"
    assert quotes["Es soll 2027 fertig sein."].places[0].entry == "Altfelde"
    sale = next(found for quote, found in quotes.items() if "Verkauf des Stadtwalds" in quote)
    assert (sale.stance, sale.section) == ("rejects", "1.2 Bürger*innen beteiligen")


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_a_draft_with_titles_and_without_the_extra_columns_is_a_pledges_csv(
    orletal_programme, orletal_home, capsys
):
    assert main(["draft", str(orletal_programme), "--home", str(orletal_home)]) == 0
    rows = rows_of(orletal_home / "pledges-draft.csv")
    assert [(row["id"], row["title"]) for row in rows] == [("", "")] * len(rows)
    with (orletal_home / "pledges.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter=";", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(
            {**row, "id": f"zusage-{number}", "title": f"Zusage {number}"} for number, row in enumerate(rows)
        )
    assert main(["check", "--home", str(orletal_home)]) == 0
    build(orletal_home)
    table = read_table(orletal_home / "pledges.csv", COLUMNS)
    assert len(table.rows) == len(rows)
    assert table.problems == []


def test_the_command_says_what_it_found_and_what_comes_next(
    probstadt_programme, probstadt_home, tmp_path, capsys, monkeypatch
):
    monkeypatch.setenv("LANGUAGE", "en")
    output = tmp_path / "entwurf.csv"
    command = ["draft", str(probstadt_programme), "--home", str(probstadt_home), "--output", str(output)]
    assert main(command) == 0
    printed = capsys.readouterr().out
    count = len(rows_of(output))
    assert f"{count} proposals from 3 sections" in printed
    assert f"marks no pages for {count}" in printed
    assert "python -m geo check" in printed


def test_a_file_that_exists_stays_as_it_is(orletal_programme, orletal_home, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("LANGUAGE", "en")
    output = tmp_path / "entwurf.csv"
    output.write_text("von Hand", encoding="utf-8")
    command = ["--home", str(orletal_home), "draft", str(orletal_programme), "--output", str(output)]
    assert main(command) == 1
    assert output.read_text(encoding="utf-8") == "von Hand"
    assert "entwurf.csv: exists already" in capsys.readouterr().err


def test_a_programme_longer_than_the_settings_say_is_reported(orletal_programme, orletal_home, capsys):
    settings = orletal_home / "pledgemap.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("pages = 12", "pages = 2"), "utf-8")
    assert main(["draft", str(orletal_programme), "--home", str(orletal_home)]) == 0
    assert "programme.pages" in capsys.readouterr().out


def test_a_text_without_promises_is_reported_and_nothing_written(tmp_path, orletal_home, capsys):
    programme = tmp_path / "brief.txt"
    programme.write_text("Die Sonne scheint. Das Wetter ist schön.", encoding="utf-8")
    assert main(["draft", str(programme), "--home", str(orletal_home)]) == 1
    assert "brief.txt: holds no sentence that reads like a promise" in capsys.readouterr().err
    assert not (orletal_home / "pledges-draft.csv").exists()
