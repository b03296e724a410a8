"""The feeds of changes: valid by RFC 4287, and the same wherever the site lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest
from flask.testing import FlaskClient
from lxml import etree

from geo.build import build
from tests.conftest import MakeHome, write_pledges
from webapp import create_app
from webapp.snapshot import Snapshot

ATOM = {"a": "http://www.w3.org/2005/Atom", "h": "http://www.w3.org/1999/xhtml"}
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("rfc4287.rng")))
SOURCE = "https://kreis.example/beschluss?nr=1&jahr=2026"
HOSTILE = "</title><script>alert(1)</script> & ${x}"
ROWS = (
    {"id": "offen", "places": "Jülich"},
    {"id": "begonnen", "title": "Radweg & Brücke", "places": "Jülich; Bördebahn", "status": "started"}
    | {"status_date": "2026-03-01", "status_url": SOURCE},
    {"id": "erledigt", "title": "Haus", "title_en": "House", "summary_en": "A house.", "status": "done"}
    | {"status_date": "2026-05-31", "status_url": "https://kreis.example/{haus}"},
    {"id": "aufgegeben", "title": HOSTILE, "summary": HOSTILE, "places": "Düren", "status": "dropped"}
    | {"status_date": "2026-03-01", "status_url": "https://[kreis.example/<b>\"'100%"},
)
FEEDS = [
    f"{prefix}{path}"
    for prefix in ("", "/en")
    for path in ("/aenderungen.atom", "/gemeinde/juelich/aenderungen.atom", "/gemeinde/titz/aenderungen.atom")
]
Site = Callable[..., FlaskClient]


@pytest.fixture
def site(make_home: MakeHome) -> Site:
    """Makes a site with changes, at an address."""
    home = make_home(*ROWS)
    settings = home / "pledgemap.toml"
    ours = settings.read_text(encoding="utf-8")

    def at(base_url: str = "", **replaced: str) -> FlaskClient:
        text = ours.replace('base_url = ""', f'base_url = "{base_url}"')
        for old, new in replaced.items():
            text = text.replace(old, new)
        settings.write_text(text, encoding="utf-8")
        return create_app({"HOME": str(home)}).test_client()

    return at


def feed_of(client: FlaskClient, path: str = "/aenderungen.atom") -> etree._Element:
    response = client.get(path)
    assert response.status_code == 200
    return etree.fromstring(response.data)


def texts(root: etree._Element, path: str) -> list[str]:
    return [str(found) for found in root.xpath(path, namespaces=ATOM)]


def check_rfc4287(root: etree._Element) -> None:
    """Check the grammar, and what RFC 4287 requires beyond it."""
    SCHEMA.assertValid(root)
    entries = root.xpath("a:entry", namespaces=ATOM)
    # 4.1.1: an author for the feed, or for every entry; 4.2.6: an id names one thing.
    assert root.xpath("a:author", namespaces=ATOM)
    ids = texts(root, "//a:id/text()")
    assert len(ids) == len(set(ids)) == len(entries) + 1
    for element in (root, *entries):
        # 4.1.1, 4.1.2: no two alternates of one type and language; 4.1.2: content or an alternate.
        alternates = element.xpath("a:link[@rel='alternate']", namespaces=ATOM)
        kinds = [(link.get("type"), link.get("hreflang")) for link in alternates]
        assert len(kinds) == len(set(kinds)) == 1
    # 4.1.1: a feed should say where it is; 4.2.15: it is as new as its newest entry.
    assert len(root.xpath("a:link[@rel='self']", namespaces=ATOM)) == 1
    updated = texts(root, "a:entry/a:updated/text()")
    assert updated == sorted(updated, reverse=True)
    assert not updated or texts(root, "a:updated/text()") == updated[:1]


@pytest.mark.parametrize("base_url", ["", "https://karte.example", "https://partei.example/karte"])
def test_every_feed_is_valid_and_names_no_host_but_its_own(site: Site, base_url: str) -> None:
    client = site(base_url)
    for path in FEEDS:
        response = client.get(path, headers={"Host": "boese.example"})
        assert response.content_type == "application/atom+xml; charset=utf-8"
        root = etree.fromstring(response.data)
        check_rfc4287(root)
        assert texts(root, "a:link[@rel='self']/@href") == [f"{base_url}{path}"]
        language = "en" if path.startswith("/en") else "de"
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language
        own = texts(root, "//a:link[@rel!='via']/@href")
        assert all(link.startswith(f"{base_url}{'/en' * (language == 'en')}/") for link in own)
        assert b"boese" not in response.data
        parsed = feedparser.parse(response.data, response_headers={"content-type": response.content_type})
        assert (parsed.bozo, parsed.version) == (False, "atom10")
        assert len(parsed.entries) == len(root.xpath("a:entry", namespaces=ATOM))


def test_links_of_a_feed_lead_somewhere(site: Site) -> None:
    client = site()
    for path in FEEDS:
        for link in texts(feed_of(client, path), "//a:link[@rel!='via']/@href"):
            assert client.get(link).status_code == 200


def test_the_newest_change_comes_first_with_day_source_and_what_was_promised(site: Site) -> None:
    root = feed_of(site("https://karte.example"))
    titles = texts(root, "a:entry/a:title/text()")
    assert titles[:2] == ["Erledigt: Haus", "Begonnen: Radweg & Brücke"]
    assert len(titles) == 3  # what is only pledged is not a change
    started = root.xpath("a:entry[a:title[contains(., 'Radweg')]]", namespaces=ATOM)[0]
    assert texts(started, "a:updated/text()") == ["2026-03-01T00:00:00Z"]
    assert texts(started, "a:link[@rel='via']/@href") == texts(started, ".//h:a/@href") == [SOURCE]
    assert texts(started, "a:link[@rel='alternate']/@href") == ["https://karte.example/zusage/begonnen"]
    assert [" ".join(p.itertext()) for p in started.iterfind(".//{*}p")] == [
        "Begonnen am 1. März 2026.  Quelle",
        "Ein Satz.",
        "Orte: Jülich, Bördebahn (Düren, Nörvenich, Vettweiß)",
    ]


def test_a_gemeinde_has_the_changes_at_its_places_only(site: Site) -> None:
    client = site()
    of = {
        slug: feed_of(client, f"/gemeinde/{slug}/aenderungen.atom")
        for slug in ("juelich", "vettweiss", "titz")
    }
    everything = set(texts(feed_of(client), "a:entry/a:id/text()"))
    for slug, count in {"juelich": 1, "vettweiss": 1, "titz": 0}.items():
        ids = texts(of[slug], "a:entry/a:id/text()")
        assert len(ids) == count
        assert set(ids) <= everything  # the same entry, in every feed that has it
    assert len({texts(root, "a:id/text()")[0] for root in of.values()}) == 3


def ids_of(client: FlaskClient) -> dict[str, str]:
    """The id of each entry by its pledge, and under "" that of the feed."""
    root = feed_of(client)
    pledges = [link.rsplit("/", 1)[1] for link in texts(root, "a:entry/a:link[@rel='alternate']/@href")]
    ids = dict(zip(pledges, texts(root, "a:entry/a:id/text()"), strict=True))
    return ids | {"": texts(root, "a:id/text()")[0]}


def test_an_id_stays_when_the_site_moves_or_gets_another_name(site: Site) -> None:
    first = ids_of(site())
    assert ids_of(site("https://anderswo.example/karte", **{"Was im Kreis Düren": "Was bei uns"})) == first
    # Written down: were these to change, every subscriber would be shown every entry once more.
    assert first[""] == "urn:uuid:01f99578-065f-563e-a408-f81512a01ec8"
    assert first["begonnen"] == "urn:uuid:eccd63f0-1031-5643-864e-8af405c6e4c2"
    other_election = ids_of(site(**{"election_date = 2025-09-14": "election_date = 2030-09-15"}))
    assert other_election.keys() == first.keys()
    assert not set(other_election.values()) & set(first.values())


def test_an_id_stays_when_a_text_is_corrected_and_is_new_when_the_status_is(make_home: MakeHome) -> None:
    home = make_home(ROWS[1], ROWS[2])
    client = create_app({"HOME": str(home)}).test_client()
    first = ids_of(client)
    corrected = {**ROWS[1], "title": "Radweg", "status_date": "2026-03-02"}
    write_pledges(home / "pledges.csv", [corrected, {**ROWS[2], "status": "dropped"}])
    build(home)
    second = ids_of(create_app({"HOME": str(home)}).test_client())
    assert second["begonnen"] == first["begonnen"]
    assert second["erledigt"] != first["erledigt"]


def test_an_english_feed_is_english_and_marks_what_is_not(site: Site) -> None:
    root = feed_of(site(), "/en/aenderungen.atom")
    done, started = root.xpath("a:entry", namespaces=ATOM)[:2]
    assert texts(done, "a:title/text()") == ["Done: House"]
    languages = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [p.get(languages) for p in done.iterfind(".//{*}p")] == [None, None, None]
    assert [p.get(languages) for p in started.iterfind(".//{*}p")] == [None, "de", None]
    assert "Started on" in "".join(started.itertext())


def test_a_feed_without_changes_is_valid_and_as_old_as_the_data(
    built_home: MakeHome, snapshot: Snapshot
) -> None:
    root = feed_of(create_app({"HOME": str(built_home({}))}).test_client())
    check_rfc4287(root)
    assert texts(root, "a:updated/text()") == [f"{snapshot.published.data_date}T00:00:00Z"]


def test_a_feed_is_answered_by_304_when_known_and_open_to_readers_of_other_hosts(client: FlaskClient) -> None:
    first, again = client.get("/aenderungen.atom"), client.get("/aenderungen.atom")
    assert first.data == again.data
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    etag = first.headers["ETag"]
    assert client.get("/aenderungen.atom", headers={"If-None-Match": etag}).status_code == 304
    assert client.get("/en/aenderungen.atom").headers["ETag"] != etag
    compressed = client.get("/aenderungen.atom", headers={"Accept-Encoding": "gzip"})
    assert compressed.headers["Content-Encoding"] == "gzip"
    known = {"If-None-Match": compressed.headers["ETag"], "Accept-Encoding": "gzip"}
    assert client.get("/aenderungen.atom", headers=known).status_code == 304


def test_an_ags_and_an_unknown_gemeinde_are_answered_as_their_page_is(client: FlaskClient) -> None:
    moved = client.get("/en/gemeinde/05358024/aenderungen.atom")
    assert (moved.status_code, moved.location) == (301, "/en/gemeinde/juelich/aenderungen.atom")
    assert client.get("/gemeinde/koeln/aenderungen.atom").status_code == 404
