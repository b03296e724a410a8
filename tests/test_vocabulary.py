"""These tests find every table of words that lacks a new stance, status or precision."""

from __future__ import annotations

import json

import pytest

from geo.template.explained import STANCES_EXPLAINED, STATUSES_EXPLAINED
from geo.vocabulary import PRECISE, PRECISIONS, SITE_PROPERTIES, STANCES, STATUSES, TABLE_STATUSES
from geo.words.table_words import STANCE_WORDS, STATUS_WORDS
from webapp import words
from webapp.exports import FORMATS
from webapp.exports.columns import COLUMNS
from webapp.exports.selection import _STATUS_WORDS
from webapp.pages import about


@pytest.mark.parametrize(
    ("table", "vocabulary"),
    [
        (STANCE_WORDS, STANCES),
        (STATUS_WORDS, TABLE_STATUSES),
        (STANCES_EXPLAINED, STANCES),
        (STATUSES_EXPLAINED, TABLE_STATUSES),
        (words.STANCES, STANCES),
        (words.STATUSES, STATUSES),
        (_STATUS_WORDS, STATUSES),
        (about.PRECISIONS, PRECISIONS),
    ],
)
def test_a_table_of_words_has_the_whole_vocabulary_in_its_order(table, vocabulary):
    assert tuple(table) == vocabulary


@pytest.mark.parametrize("one", [one for one in SITE_PROPERTIES if one.values], ids=lambda one: one.name)
def test_the_meaning_of_a_column_names_every_value(one):
    (meaning,) = (str(column.meaning) for column in COLUMNS if column.name == one.name)
    assert [value for value in one.values if f"{value} (" not in meaning] == []


@pytest.mark.parametrize("built", ["our_home", "world_home"])
def test_every_site_has_these_properties_in_this_order(built, request):
    home = request.getfixturevalue(built)
    sites = json.loads((home / "data" / "geojson" / "pledges.geojson").read_text("utf-8"))["features"]
    names = [one.name for one in SITE_PROPERTIES]
    assert [site["id"] for site in sites if list(site["properties"]) != names] == []
    everywhere = [site["properties"] for site in sites if site["geometry"] is None]
    assert everywhere
    for one in SITE_PROPERTIES:
        assert all((site[one.name] is None) == one.is_nullable for site in everywhere), one.name


def test_the_geojson_download_explains_exactly_these_properties():
    explained = [column.name for column in FORMATS["geojson"].columns]
    assert explained == ["id", *(one.name for one in SITE_PROPERTIES)]


def test_a_place_is_precise_until_only_its_surroundings_are_known():
    assert PRECISE == ("exact", "site", "street")
    assert set(PRECISIONS) - set(PRECISE) == {"locality", "municipality"}
