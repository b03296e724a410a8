"""Feeds with the filter of the site: what they take, where they are linked, and what they refuse."""

from __future__ import annotations

import html
import re
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from geo.build import build
from tests.conftest import MakeHome, write_pledges
from tests.webapp.changes.test_changes_feed import check_rfc4287, feed_of, texts
from webapp import create_app
from webapp.snapshot import Snapshot

SOURCE = {"status_url": "https://kreis.example/beschluss"}
ROWS = (
    {"id": "offen", "topic": "natur", "places": "Jülich"},
    {"id": "radweg", "title": "Radweg bauen", "topic": "mobilitaet", "places": "Jülich; Bördebahn"}
    | {"status": "started", "status_date": "2026-03-01", **SOURCE},
    {"id": "haus", "title": "Haus", "topic": "wohnen", "places": "Nideggen", "status": "done"}
    | {"status_date": "2026-05-31", **SOURCE},
    {"id": "wald", "title": "Wald schützen", "topic": "natur", "places": "Düren", "status": "dropped"}
    | {"status_date": "2026-03-02", **SOURCE},
    {"id": "kreisweit", "title": "Bäume überall", "topic": "natur", "status": "done"}
    | {"status_date": "2026-04-01", **SOURCE},
)
FEED = "/aenderungen.atom"
STEPS = (("1-01", "started"), ("5-31", "done"))


@pytest.fixture(scope="module")
def site(built_home: MakeHome) -> FlaskClient:
    return create_app({"HOME": str(built_home(*ROWS))}).test_client()


def pledges_in(client: FlaskClient, path: str) -> list[str]:
    root = feed_of(client, path)
    check_rfc4287(root)
    return [link.rsplit("/", 1)[1] for link in texts(root, "a:entry/a:link[@rel='alternate']/@href")]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["haus", "kreisweit", "wald", "radweg"]),
        ("thema=natur", ["kreisweit", "wald"]),
        ("thema=natur&thema=wohnen", ["haus", "kreisweit", "wald"]),
        ("gemeinde=juelich", ["radweg"]),
        ("gemeinde=juelich&gemeinde=dueren", ["wald", "radweg"]),
        ("gemeinde=juelich&kreisweit=1", ["kreisweit", "radweg"]),
        ("kreisweit=0", ["haus", "wald", "radweg"]),
        ("status=done", ["haus", "kreisweit"]),
        ("status=done&status=dropped&thema=natur", ["kreisweit", "wald"]),
        ("status=pledged", []),
        ("q=radwege", ["radweg"]),
        ("q=nirgends", []),
        ("ort=J%C3%BClich&umkreis=3&kreisweit=0", ["radweg"]),
        ("ort=J%C3%BClich&umkreis=30&kreisweit=0", ["haus", "wald", "radweg"]),
        ("fbclid=1&utm_source=x&thema=", ["haus", "kreisweit", "wald", "radweg"]),
    ],
)
def test_a_feed_takes_the_filter_of_the_page(site: FlaskClient, query: str, expected: list[str]) -> None:
    for prefix in ("", "/en"):
        assert pledges_in(site, f"{prefix}{FEED}?{query}") == expected
    if "status" not in query:
        features = site.get(f"/downloads/zusagen.geojson?{query}").json["features"]
        assert set(expected) == {f["properties"]["pledge_id"] for f in features} - {"offen"}


def test_a_feed_of_a_status_keeps_what_was_news_then(make_home: MakeHome) -> None:
    """Who follows what has begun does not lose an entry when the pledge is done."""
    plain = {key: value for key, value in ROWS[2].items() if not key.startswith("status")}
    home = make_home(*ROWS)
    write_pledges(home / "pledges.csv", [*ROWS[:2], {**plain, "status": ""}, *ROWS[3:]])
    lines = ["id,date,status,text,url"]
    lines += [f"haus,2026-0{month},{status},,https://kreis.example/a" for month, status in STEPS]
    (home / "progress.csv").write_text("\n".join([*lines, ""]), "utf-8")
    build(home)
    client = create_app({"HOME": str(home)}).test_client()
    assert pledges_in(client, f"{FEED}?status=started") == ["radweg", "haus"]
    assert pledges_in(client, f"{FEED}?status=done") == ["haus", "kreisweit"]


def test_each_filter_is_a_feed_of_its_own_with_the_entries_of_all(site: FlaskClient) -> None:
    everything = set(texts(feed_of(site), "a:entry/a:id/text()"))
    paths = [f"{FEED}?{query}" for query in ("thema=natur", "gemeinde=juelich", "status=done", "q=wald")]
    roots = [feed_of(site, path) for path in (FEED, *paths)]
    assert len({texts(root, "a:id/text()")[0] for root in roots}) == len(roots)
    for path, root in zip(paths, roots[1:], strict=True):
        assert set(texts(root, "a:entry/a:id/text()")) <= everything
        assert texts(root, "a:link[@rel='self']/@href") == [path]
        (page,) = texts(root, "a:link[@rel='alternate']/@href")
        assert site.get(page).status_code == 200
    # The same feed under its path and as a filter has one id, so a reader shows it once.
    for folder, query in (("thema/natur", "thema=natur"), ("gemeinde/juelich", "gemeinde=juelich")):
        by_path, by_query = feed_of(site, f"/{folder}{FEED}"), feed_of(site, f"{FEED}?{query}")
        assert texts(by_path, "//a:id/text()") == texts(by_query, "//a:id/text()")
        assert texts(by_path, "a:title/text()") == texts(by_query, "a:title/text()")


def test_the_title_says_what_is_in_it(site: FlaskClient) -> None:
    (title,) = texts(feed_of(site, f"{FEED}?ort=J%C3%BClich&umkreis=3&status=done&q=haus"), "a:title/text()")
    for part in ("Änderungen", "3 km um Jülich", "erledigt", "Suche: „haus“"):
        assert part in title
    (english,) = texts(feed_of(site, f"/en{FEED}?thema=natur&status=done"), "a:title/text()")
    assert english.startswith("Changes")


@pytest.mark.parametrize(
    ("query", "key", "named"),
    [
        ("thema=nichts", "thema", "natur"),
        ("gemeinde=koeln", "gemeinde", "juelich"),
        ("status=fertig", "status", "started"),
        ("umkreis=99", "umkreis", "30"),
        ("kreisweit=2", "kreisweit", "1"),
        ("q=" + "x" * 101, "q", ""),
        ("ort=Hinterposemuckel", "ort", ""),
        ("ort=Kirchberg&umkreis=5x", "umkreis", "30"),
    ],
)
def test_a_filter_that_is_not_there_is_refused_and_the_choices_are_named(
    site: FlaskClient, query: str, key: str, named: str
) -> None:
    for prefix in ("", "/en"):
        answer = site.get(f"{prefix}{FEED}?{query}")
        assert (answer.status_code, answer.content_type) == (400, "application/problem+json")
        assert answer.json["parameter"] == key
        assert named in answer.json["detail"]


def test_old_names_lead_to_those_of_today(site: FlaskClient) -> None:
    moved = site.get(f"/en{FEED}?gemeinde=05358024")
    assert (moved.status_code, moved.location) == (301, f"/en{FEED}?gemeinde=juelich")
    assert site.get(f"/thema/nichts{FEED}").status_code == 404


def test_filtered_pages_link_their_feed(site: FlaskClient, snapshot: Snapshot) -> None:
    query = f"thema=natur&ort={quote('Jülich')}&umkreis=5"
    links = re.findall(r'href="([^"]+\.atom[^"]*)"', site.get(f"/?{query}").text)
    assert f"{FEED}?{query}" in [html.unescape(link) for link in links]
    assert f'href="/thema/natur{FEED}"' in site.get("/thema/natur").text
    page = site.get("/en/aenderungen").text
    for key in snapshot.settings.topics:
        assert f'href="/en/thema/{key}{FEED}"' in page


def test_a_withdrawn_pledge_is_in_the_feeds_that_it_was_in(make_home: MakeHome) -> None:
    home = make_home(*ROWS)
    rows = [row for row in ROWS if row["id"] != "radweg"]
    gone = {**ROWS[1], "status": "withdrawn", "status_date": "2026-06-01", "status_text": "Gestrichen"}
    write_pledges(home / "pledges.csv", [*rows, gone])
    build(home)
    client = create_app({"HOME": str(home)}).test_client()
    for query, is_in in {
        "": True,
        "thema=mobilitaet": True,
        "thema=natur": False,
        "gemeinde=juelich": True,
        "gemeinde=nideggen": False,
        "q=radweg": True,
        "q=haus": False,
        "status=done": False,
        "ort=J%C3%BClich&umkreis=3": True,  # another pledge is made for Jülich
    }.items():
        assert ("radweg" in pledges_in(client, f"{FEED}?{query}")) == is_in, query
