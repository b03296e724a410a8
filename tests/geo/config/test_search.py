"""Section ``search`` of the settings: what a party says is alike."""

from __future__ import annotations

from typing import Any

import pytest

from geo.config.search import Search, check_search, search_of


def test_without_a_section_nothing_is_added() -> None:
    assert list(check_search("pledgemap.toml", {})) == []
    assert search_of({}) == Search()


def test_groups_are_read() -> None:
    raw = {"alike": ["Tram, Straßenbahn", "ÖPNV: Bus, Bahn"]}
    assert list(check_search("pledgemap.toml", raw)) == []
    assert search_of(raw).alike == ("Tram, Straßenbahn", "ÖPNV: Bus, Bahn")


@pytest.mark.parametrize(
    ("raw", "code", "column"),
    [
        ("Tram", "setting_wrong", "search"),
        ({"alike": "Tram, Straßenbahn"}, "setting_wrong", "search.alike"),
        ({"alike": ["Tram"]}, "setting_wrong", "search.alike"),
        ({"alike": ["Tram, Trams"]}, "setting_wrong", "search.alike"),
        ({"alike": ["Tram, neue Bahn"]}, "setting_wrong", "search.alike"),
        ({"alike": ["Tram, "]}, "setting_wrong", "search.alike"),
        ({"alike": [3]}, "setting_wrong", "search.alike"),
        ({"same": []}, "setting_unknown", "search.same"),
    ],
)
def test_what_is_no_group_is_named(raw: Any, code: str, column: str) -> None:
    (problem,) = check_search("pledgemap.toml", raw)
    assert (problem.code, problem.column) == (code, column)
