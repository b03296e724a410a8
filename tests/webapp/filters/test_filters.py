"""The filter grammar of webapp/filters/."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import MultiDict
from werkzeug.urls import iri_to_uri

from tests.conftest import MakeHome
from webapp import create_app
from webapp.filters import BadValue, Filter, UnknownValue
from webapp.snapshot import Snapshot

JUELICH, DUEREN = "05358024", "05358008"


@pytest.fixture(scope="module")
def small(built_home: MakeHome) -> Snapshot:
    """Four pledges: two in Jülich (one of them in Düren as well), one in Düren, one for the whole county."""
    home = built_home(
        {"id": "wohnheim", "topic": "wohnen", "title": "Wohnheim", "places": "Düren; Jülich"},
        {"id": "baeume", "topic": "natur", "title": "Bäume für Straßen", "places": "Jülich"},
        {"id": "bus", "topic": "mobilitaet", "title": "Neue Busse", "places": "Düren"},
        {"id": "kreisweit", "topic": "natur", "title": "Hecken überall", "places": ""},
    )
    return create_app({"HOME": str(home)}).extensions["pledgemap"].snapshot


def shown(small: Snapshot, query: str) -> set[str]:
    return set(small.index.apply(small.grammar.parse(_args(query))).shown)


def _args(query: str) -> MultiDict[str, str]:
    return MultiDict(pair.split("=", 1) for pair in query.split("&") if pair)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"wohnheim", "baeume", "bus", "kreisweit"}),
        ("thema=natur", {"baeume", "kreisweit"}),
        ("thema=natur&thema=wohnen", {"baeume", "kreisweit", "wohnheim"}),
        ("gemeinde=juelich", {"wohnheim", "baeume"}),
        ("gemeinde=juelich&gemeinde=dueren", {"wohnheim", "baeume", "bus"}),
        ("gemeinde=juelich&thema=natur", {"baeume"}),
        ("gemeinde=juelich&kreisweit=1", {"wohnheim", "baeume", "kreisweit"}),
        ("kreisweit=0", {"wohnheim", "baeume", "bus"}),
        ("gemeinde=heimbach", set()),
        ("status=pledged&thema=mobilitaet", {"bus"}),
        ("status=done", set()),
        ("q=baume strasse", {"baeume"}),
        ("q=DÜREN", {"wohnheim", "bus"}),
        ("q=überall", {"kreisweit"}),
        ("q=gibtesnicht", set()),
        ("fbclid=x&utm_source=y", {"wohnheim", "baeume", "bus", "kreisweit"}),
        ("thema=&gemeinde=&q=&kreisweit=", {"wohnheim", "baeume", "bus", "kreisweit"}),
    ],
)
def test_values_of_a_key_are_or_and_keys_are_and(small: Snapshot, query: str, expected: set[str]) -> None:
    assert shown(small, query) == expected


def test_only_the_sites_in_a_chosen_municipality_are_drawn(small: Snapshot) -> None:
    result = small.index.apply(Filter(areas=frozenset({JUELICH})))
    assert result.place_ids == tuple(p.id for p in small.published.places.values() if p.name == "Jülich")


def test_a_count_is_what_choosing_that_value_would_show(small: Snapshot) -> None:
    result = small.index.apply(small.grammar.parse(_args("thema=natur&gemeinde=juelich")))
    for key, count in result.topic_counts.items():
        assert count == len(shown(small, f"thema={key}&gemeinde=juelich"))
    for municipality in small.published.municipalities:
        expected = len(shown(small, f"thema=natur&gemeinde={municipality.slug}"))
        assert result.area_counts[municipality.ags] == expected
    assert result.county_wide_count == 1


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("gemeinde=juelich&thema=natur", "thema=natur&gemeinde=juelich"),
        ("thema=natur&thema=wohnen&thema=natur", "thema=wohnen&thema=natur"),
        ("gemeinde=juelich&gemeinde=dueren&fbclid=1", "gemeinde=dueren&gemeinde=juelich"),
        (f"gemeinde={JUELICH}", "gemeinde=juelich"),
        ("q=  Rad   weg ", "q=Rad+weg"),
        ("q=Straße", iri_to_uri("q=Straße")),
        ("kreisweit=0", "kreisweit=0"),
        ("kreisweit=", ""),
    ],
)
def test_one_filter_has_one_canonical_query(small: Snapshot, query: str, canonical: str) -> None:
    assert small.grammar.query(small.grammar.parse(_args(query))) == canonical


@pytest.mark.parametrize("query", ["thema=nichts", "gemeinde=koeln", "gemeinde=05315000", "status=Pledged"])
def test_an_unknown_value_of_a_known_key_is_named(small: Snapshot, query: str) -> None:
    with pytest.raises(UnknownValue, match=query):
        small.grammar.parse(_args(query))


@pytest.mark.parametrize("query", ["kreisweit=ja", "q=" + "x" * 101, "q=a\x00b", "q=a\u202eb"])
def test_a_malformed_value_is_refused(small: Snapshot, query: str) -> None:
    with pytest.raises(BadValue):
        small.grammar.parse(_args(query))
