"""What a site of ours publishes is what `geo collect` finds: from its front page, its API and its files."""

from __future__ import annotations

import datetime
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.serving import make_server

from geo.build import build
from geo.country import local
from geo.country.fetching import LIMITS, Client
from geo.country.finding import FoundData, find
from geo.country.reading import harvest
from geo.country.records import Harvest
from tests.conftest import WORLD, in_every_county
from tests.world.parties import write_parties
from webapp import create_app
from webapp.snapshot import Snapshot

HERE = frozenset({"127.0.0.1"})
# The addresses of a site that somebody may copy out of a browser.
STARTS = ("/", "/en/daten", "/katalog", "/api", "/en/api/collections/pledges/items?limit=5", "/downloads/")


LATER = datetime.date(2040, 1, 1)


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    with serving(app) as found:
        yield found


def found(address: str, **known: object) -> FoundData:
    return find(Client("quelle", HERE), address, known.get("state"))  # type: ignore[arg-type]


def read(address: str) -> Harvest:
    one = found(address)
    return harvest("quelle", address, one.features or [], one.described, LATER)


@in_every_county
def test_every_address_of_a_site_leads_to_the_same_records(address: str, snapshot: Snapshot) -> None:
    from_file = read(f"{address}/downloads/zusagen.geojson")
    published, settings = snapshot.published, snapshot.settings
    assert [one.id for one in from_file.pledges] == [one.id for one in published.pledges]
    names = {key: topic.label for key, topic in settings.topics.items()}
    assert {one.topic: one.topic_name for one in from_file.pledges}.items() <= names.items()
    assert (from_file.source.title, from_file.source.as_of) == (settings.title, published.data_date)
    assert from_file.source.county_ags == settings.regions[0]
    assert from_file.pledges[0].url == f"{address}/zusage/{published.pledges[0].id}"
    sites = {(one.pledge_id, one.place_id): one.municipalities for one in from_file.sites}
    assert sites == {
        (pledge.id, place_id): published.places[place_id].municipalities
        for pledge in published.pledges
        for place_id in pledge.place_ids
    }
    for start in STARTS:
        one = read(address + start)
        assert (one.pledges, one.sites) == (from_file.pledges, from_file.sites), start


def test_a_site_of_ours_says_that_nothing_is_new(address: str) -> None:
    first = found(address)
    assert first.state.etag
    assert found(address, state=first.state).features is None


def test_parties_have_their_names_in_the_country(tmp_path: Path) -> None:
    home = shutil.copytree(WORLD, tmp_path / "home")
    write_parties(home, count=2)
    build(home)
    with serving(create_app({"HOME": str(home)})) as address:
        from_site = read(address)
    asked = local.find("quelle", home, None, LIMITS)
    from_home = harvest("quelle", str(home), asked.features or [], asked.described, LATER)
    for one in (from_site, from_home):
        assert {(pledge.party, pledge.party_name) for pledge in one.pledges} == {
            ("die-moewen-soehne-uebermut", "Die Möwen & Söhne <Übermut>"),
            ("buergerliste-beispiel", "Bürgerliste Beispiel"),
        }
        assert one.source.party == ""
