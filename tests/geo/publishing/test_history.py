"""Pledges that were withdrawn leave the features, not the file."""

from __future__ import annotations

import json

from geo.build import build

WITHDRAWN = {
    "status": "withdrawn",
    "status_date": "2026-03-01",
    "status_text": "Die Bahn baut selbst.",
    "title": "Ein Moor",
}


def collection(home):
    return json.loads(home.output.read_text(encoding="utf-8"))


def test_a_withdrawn_pledge_is_listed_beside_the_features_and_counted_nowhere(home):
    home.pledges({"places": "Auen"}, {**WITHDRAWN, "places": "Moor; Talbahn"}, {})
    summary = build(home.path)
    assert (summary.pledges, summary.placed, summary.county_wide, summary.places) == (2, 1, 1, 1)
    assert {one["properties"]["pledge_id"] for one in collection(home)["features"]} == {
        "zusage-1",
        "zusage-3",
    }
    (entry,) = collection(home)["withdrawn"]
    assert (entry["id"], entry["title"], entry["status"], entry["status_date"]) == (
        *("zusage-2", "Ein Moor", "withdrawn", "2026-03-01"),
    )
    assert [(place["name"], place["municipalities"]) for place in entry["places"]] == [
        ("Moor", ["09001001"]),
        ("Talbahn", ["09001001", "09001002"]),
    ]
    assert collection(home)["progress"]["zusage-2"] == [
        {"date": "2026-03-01", "status": "withdrawn", "text": "Die Bahn baut selbst.", "url": ""}
    ]


def test_without_news_the_file_has_no_more_than_its_features(home):
    home.pledges({}, {"places": "Moor"})
    build(home.path)
    assert not {"progress", "withdrawn"} & collection(home).keys()


def test_all_pledges_may_be_withdrawn(home):
    home.pledges(WITHDRAWN)
    assert build(home.path).pledges == 0
    assert collection(home)["features"] == []
