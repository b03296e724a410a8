"""The column of a map of several parties: whose each row is."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geo.build import build
from geo.config.settings import load_settings
from geo.errors import Problem, ProblemsFound
from geo.geometry import geojson
from geo.mending.command import run as check_write
from geo.publishing import builds
from geo.publishing.published import read_published
from geo.table.schema import WITH_PARTY
from geo.template.workbook import template
from tests.conftest import WORLD
from tests.world import parties
from tests.world.settings import SETTINGS

OUTPUT = Path("data", "geojson", "pledges.geojson")
Rows = list[dict[str, str]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    shutil.copytree(WORLD, home)
    parties.write_parties(home)
    return home


def write(home: Path, rows: Rows, columns: tuple[str, ...] = WITH_PARTY) -> None:
    with (home / "pledges.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def problems(home: Path) -> list[Problem]:
    with pytest.raises(ProblemsFound) as found:
        build(home, write=False)
    return found.value.problems


def changed(change: Callable[[Rows], Any]) -> Rows:
    rows = parties.rows()
    change(rows)
    return rows


def test_every_site_says_whose_it_is_and_the_snapshot_reads_it(home: Path) -> None:
    assert build(home).notices == ()
    features = geojson.read(home / OUTPUT)["features"]
    assert {one["properties"]["party"] for one in features} == {"moewen", "beispiel"}
    party_of = {row["id"]: row["party"] for row in parties.rows()}
    published = read_published(home)
    known = (*published.pledges, *(one.pledge for one in published.withdrawn))
    assert {pledge.id: pledge.party for pledge in known} == party_of


def test_a_map_of_one_party_has_no_such_property(world_home: Path, our_home: Path) -> None:
    for one in (world_home, our_home):
        text = (one / OUTPUT).read_text("utf-8")
        assert '"party":' not in text
        assert {pledge.party for pledge in read_published(one).pledges} == {""}


@pytest.mark.parametrize(
    "written",
    ["beispiel", "BEISPIEL", "Bürgerliste Beispiel", "bürgerliste beispiel, kreisverband weißenstrand"],
)
def test_a_party_may_be_written_as_people_call_it(home: Path, written: str) -> None:
    write(home, [row | {"party": written} if row["party"] == "beispiel" else row for row in parties.rows()])
    build(home)
    assert {one.party for one in read_published(home).pledges} == {"moewen", "beispiel"}


def test_all_rows_without_a_known_party_are_named_in_one_run(home: Path) -> None:
    def change(rows: Rows) -> None:
        rows[0]["party"] = ""
        rows[3]["party"] = "möven"
        rows[-1]["party"] = "beispil"

    write(home, changed(change))
    found = problems(home)
    last = len(parties.rows()) + 1
    assert [(one.row, one.column, one.code) for one in found] == [
        (2, "party", "required"),
        (5, "party", "unknown_party"),
        (last, "party", "unknown_party"),
    ]
    assert "Write whose pledge it is: moewen, beispiel" in str(found[0])
    assert 'did you mean "beispiel"' in str(found[2])


def test_a_table_without_the_column_is_refused_once(home: Path) -> None:
    write(home, parties.rows(), tuple(column for column in WITH_PARTY if column != "party"))
    (found,) = problems(home)
    assert (found.code, found.column) == ("column_missing", "party")


def test_the_column_in_a_map_of_one_party_says_what_the_settings_lack(home: Path) -> None:
    shutil.copy(WORLD / "pledgemap.toml", home)
    (found,) = problems(home)
    assert (found.code, found.column) == ("party_column", "party")
    assert "[parties.KEY]" in str(found)


def test_a_party_without_a_row_is_said_and_the_map_is_built(home: Path) -> None:
    write(home, [row for row in parties.rows() if row["party"] == "moewen"])
    (found,) = build(home).notices
    assert (found.code, found.file, found.column) == (
        "party_without_pledges",
        "pledgemap.toml",
        "parties.beispiel",
    )


def test_an_id_is_unique_across_parties(home: Path) -> None:
    write(home, changed(lambda rows: rows[-1].update(id=rows[0]["id"])))
    assert [(one.code, one.column) for one in problems(home)] == [("duplicate_id", "id")]


def test_pages_and_days_are_those_of_the_own_programme(home: Path) -> None:
    """Page 13 is in one programme, and not in the other; so is the day that needs no source."""

    def change(rows: Rows) -> None:
        own = next(row for row in rows if row["party"] == "beispiel")
        own |= {"page": "13", "status": "started", "status_date": "2025-02-28"}
        other = next(row for row in rows if row["party"] == "moewen")
        other |= {"page": "13", "status": "started", "status_date": "2025-02-28"}

    write(home, changed(change))
    row = 2 + len(parties.rows()) - 30
    found = problems(home)
    assert [(one.row, one.column, one.code) for one in found] == [
        (row, "page", "page_out_of_range"),
        (row, "status_url", "status_needs_url"),
    ]
    assert "which has 12" in str(found[0])


def test_a_milestone_is_checked_by_the_programme_of_its_pledge(home: Path) -> None:
    lines = "id,date,status,text,url\n{0},2025-02-01,started,,https://kreis.example/1\n"
    for pledge_id, codes in (("an-drei-orten", ["date_before_programme"]), ("beispiel-5", [])):
        (home / "progress.csv").write_text(lines.format(pledge_id), encoding="utf-8")
        try:
            build(home, write=False)
            found = []
        except ProblemsFound as error:
            found = [one.code for one in error.problems]
        assert found == codes, pledge_id


def test_parties_of_the_pledges_can_not_go_from_the_settings_alone(home: Path) -> None:
    build(home)
    builds.keep(home)
    for text in (parties.settings().replace("[parties.beispiel", "[parties.anders"), SETTINGS):
        (home / "pledgemap.toml").write_text(text, encoding="utf-8")
        with pytest.raises(ProblemsFound) as found:
            builds.keep_settings(home)
        assert [one.code for one in found.value.problems] == ["settings_need_party"]


def test_check_write_gives_ids_in_a_table_of_several_parties(home: Path) -> None:
    write(home, changed(lambda rows: rows[-1].update(id="")))
    assert check_write(home) == 0
    with (home / "pledges.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file))[-1]["id"] == "sprechstunden-am-abend"


def test_the_template_asks_whose_a_pledge_is_only_with_several_parties(home: Path, tmp_path: Path) -> None:
    import python_calamine

    for folder, there in ((home, True), (WORLD, False)):
        path = tmp_path / "vorlage.xlsx"
        path.write_bytes(template(load_settings(folder / "pledgemap.toml")))
        header = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[0]
        assert ("Partei" in header) == there
