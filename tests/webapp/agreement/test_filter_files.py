"""A long list without a server: the browser finds the same pledges in files, in the same order."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from geo.public import STATUSES
from tests.conftest import in_every_county
from tests.webapp.agreement.conftest import MakePage, Page
from webapp.pages import paged_list, places_in_view
from webapp.snapshot import Snapshot
from webapp.static_site import filter_files

SCRIPTS = ("pledgemap", "query", "words", "matching", "filter_files")
FOUND = """(() => {
  const facets = $0, chosen = Pledgemap.chosenIn($1);
  const pledges = Pledgemap.pledgesOfFacets(facets);
  const shown = Pledgemap.matching(pledges, chosen), isShown = new Set(shown);
  const ordered = Pledgemap.inListOrder(pledges, facets.topics);
  const rows = ordered.flatMap((pledge, row) => (isShown.has(pledge) ? [row] : []));
  return { rows, counts: Pledgemap.countsOfAreas(shown, facets.areas, chosen.gemeinde),
    topics: facets.topics.map((key) => Pledgemap.countOf(pledges, chosen, "thema", key)),
    areas: facets.areas.map(([, slug]) => Pledgemap.countOf(pledges, chosen, "gemeinde", slug)) };
})()"""


@pytest.fixture
def snapshot(paged_app: Flask) -> Snapshot:
    return paged_app.extensions["pledgemap"].snapshot


@pytest.fixture
def scripts(snapshot: Snapshot, make_page: MakePage) -> Page:
    page = make_page(*SCRIPTS)
    words = snapshot.views["de"].index.words.as_data()
    words["ids"] = [str(position) for position in range(len(words["ids"]))]
    page.load(before=f"Pledgemap.words = Pledgemap.wordIndex({json.dumps(words)});")
    return page


def queries(snapshot: Snapshot) -> list[str]:
    first, second, *_ = [area.slug for area in snapshot.published.areas]
    topic, other, *_ = snapshot.settings.topics
    return [
        "",
        "q=rad",
        "q=bahn&kreisweit=0",
        "q=gibtesnicht",
        f"thema={topic}&thema={other}",
        f"gemeinde={first}",
        f"gemeinde={first}&gemeinde={second}&kreisweit=1",
        f"gemeinde={second}&thema={other}&kreisweit=1",
        "kreisweit=0",
        *(f"status={status}" for status in STATUSES),
    ]


@in_every_county
def test_files_find_what_a_server_finds_in_the_same_order(
    paged_app: Flask, snapshot: Snapshot, scripts: Page
) -> None:
    view = snapshot.views["de"]
    facets = json.loads(json.dumps(filter_files.facets(snapshot)))
    with paged_app.test_request_context("/"):
        rows: list[dict[str, Any]] = [
            row
            for number in range(filter_files.file_count(snapshot))
            for row in filter_files.rows(snapshot, view, number)
        ]
    assert sorted(row["id"] for row in rows) == sorted(snapshot.pledges)
    for query in queries(snapshot):
        chosen = snapshot.grammar.parse(MultiDict(parse_qsl(query)))
        result = view.index.apply(chosen)
        pages = paged_list.part(view, query, result, None, 1).pages.count
        listed = [
            pledge_id
            for number in range(1, pages + 1)
            for pledge_id in paged_list.part(view, query, result, None, number).pledge_ids
        ]
        found = scripts.run(FOUND, facets, query)
        assert [rows[row]["id"] for row in found["rows"]] == listed, query
        assert found["topics"] == list(result.topic_counts.values()), query
        assert found["areas"] == list(result.area_counts.values()), query
        counts = places_in_view._counts(snapshot, result)
        chosen_areas = chosen.areas or counts.keys()
        assert found["counts"] == {key: counts[key] for key in counts if key in chosen_areas}, query


@in_every_county
def test_a_row_says_what_the_list_says(paged_app: Flask, snapshot: Snapshot) -> None:
    with paged_app.test_request_context("/en/"):
        (row, *_) = filter_files.rows(snapshot, snapshot.views["en"], 0)
        article = snapshot.views["en"].articles[row["id"]]
    assert f'href="{row["href"]}">{row["title"]}</a>' in article
    assert [place_id for place_id, *_ in row["places"]] == list(snapshot.pledges[row["id"]].place_ids)
    assert all(f">{name}</span>" in article for _, name, _ in row["places"])
    assert snapshot.views["en"].index.position(row["id"]) == row["number"]
