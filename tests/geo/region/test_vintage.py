"""Changes since the boundaries of 2016-01-01 are reported by name."""

import pytest

from geo.region import vintage


def test_where_the_boundaries_have_nothing_is_reported():
    assert vintage.remarks(["05358", "05334", "05515", "08435", "05", "11"]) == []


@pytest.mark.parametrize(
    ("prefix", "names"),
    [
        ("16063", ["Eisenach", "Werra-Suhl-Tal", "Amt Creuzburg", "Creuzburg", "Mihla", "Moorgrund"]),
        ("16067", ["Nessetal", "Bad Tabarz", "Goldbach", "Wangenheim"]),
        ("06437", ["Oberzent"]),
        ("09377", ["Bad Neualbenreuth"]),
    ],
)
def test_who_came_who_went_and_who_has_a_new_name(prefix, names):
    (remark,) = vintage.remarks([prefix])
    assert [name for name in names if name not in remark] == []
    assert prefix in remark
    assert "2016-01-01" in remark


def test_in_german(monkeypatch):
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    (remark,) = vintage.remarks(["16067"])
    assert "Seither neu gebildet oder hinzugekommen: Drei Gleichen, Nessetal, Georgenthal." in remark
    assert "Einen neuen Namen hat: Bad Tabarz." in remark
    # It was only reshaped, so it is not among those that have gone.
    merged = remark.partition("Seither in anderen aufgegangen: ")[2]
    assert "Goldbach" in merged
    assert "Drei Gleichen" not in merged


def test_a_state_names_each_of_its_counties_that_has_changed():
    remarks = vintage.remarks(["16"])
    assert any("16056 no longer exists" in remark for remark in remarks) is False
    assert [remark[:5] for remark in remarks][:3] == ["16061", "16062", "16063"]


def test_one_municipality_hears_what_has_become_of_itself():
    assert vintage.remarks(["16067029"]) == []
    assert "Bad Tabarz" in vintage.remarks(["16067064"])[0]
    assert "Goldbach" in vintage.remarks(["16067027"])[0]


def test_a_county_that_is_gone_or_new_is_named_with_its_successor_or_its_parts():
    assert "part of 03159" in vintage.remarks(["03152"])[0]
    assert "part of 16063" in vintage.remarks(["16056"])[0]
    assert len(vintage.remarks(["03152"])) == 1  # its municipalities are what they were, under other keys
    assert "03152 03156" in vintage.advice_on_missing(["03159"])
    assert vintage.advice_on_missing(["05358"]) == ""


def test_a_municipality_is_known_by_its_later_names_too():
    assert vintage.later_names("16067064", "Tabarz/Thür. Wald") == {"Bad Tabarz"}
    assert vintage.later_names("14625020", "Bautzen") == {"Bautzen / Budyšin", "Budyšin"}
    assert vintage.later_names("12052000", "Cottbus") == {"Cottbus/Chóśebuz", "Chóśebuz"}
    assert vintage.later_names("06531007", "Heuchelheim") == {"Heuchelheim a. d. Lahn"}
    assert vintage.later_names("05358008", "Düren") == set()


def test_the_table_is_whole():
    rows = vintage.changes()
    assert {row.what for row in rows} == {"gone", "came", "name", "also"}
    assert all(len(row.ags) == 8 and row.ags.isdigit() and 2016 < int(row.year) <= 2024 for row in rows)
    assert list(rows) == sorted(rows)
    assert len({(row.ags, row.what) for row in rows}) == len(rows)
