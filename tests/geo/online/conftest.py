"""A small local server plays Nominatim here; a real one is used in tests/system/nominatim."""

import datetime
import http.server
import itertools
import json
import threading
from urllib.parse import parse_qs, urlsplit

import pytest

from geo.build import build
from geo.online.answers import read_answers
from geo.online.lookup import Lookup
from geo.online.nominatim import Server
from geo.place.geocode import geocode
from geo.text.toponym import parse

BBOX = (6.4, 50.8, 6.5, 50.84)
DAY = datetime.date(2026, 11, 22)


def found(name, lon, lat, **special):
    """One place as Nominatim writes it."""
    return {
        "osm_type": "node", "osm_id": 7, "lat": str(lat), "lon": str(lon), "class": "amenity",
        "type": "library",
        "place_rank": 30, "addresstype": "amenity", "name": name, "display_name": f"{name}, Irgendwo",
        "address": {}, "namedetails": {"name": name}, "geojson": {"type": "Point", "coordinates": [lon, lat]},
    } | special  # fmt: skip


def line(name, osm_id, *positions, **special):
    lon, lat = positions[0]
    shape = {"type": "LineString", "coordinates": [list(position) for position in positions]}
    kind = {"class": "highway", "type": "residential", "place_rank": 26, "addresstype": "road"}
    return found(name, lon, lat, osm_type="way", osm_id=osm_id, geojson=shape, **kind | special)


class Fake:
    """Answers every question with ``places``; or, one after the other, with those in ``replies``."""

    def __init__(self):
        self.places, self.replies, self.queries, self.slept = [], [], [], []

    def reply(self, path):
        self.queries.append(parse_qs(urlsplit(path).query))
        if self.replies:
            return self.replies.pop(0)
        return 200, {}, json.dumps(self.places).encode()

    def server(self, **options):
        return Server(
            self.url, "Test", min_delay_seconds=0, timeout_seconds=2, sleep=self.slept.append, **options
        )


@pytest.fixture
def fake():
    fake = Fake()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            status, headers, body = fake.reply(self.path)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        fake.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield fake
        server.shutdown()
        thread.join()


@pytest.fixture
def ask(fake, gazetteer, tmp_path):
    """Looks an entry up with a server that knows these places, each time with nothing kept."""
    count = itertools.count()

    def ask(entry, *places):
        fake.places = list(places)
        answers = read_answers(tmp_path / str(next(count)))
        return geocode(parse(entry), gazetteer, Lookup(answers, fake.server(), today=DAY))

    return ask


@pytest.fixture
def online(home, fake):
    """Builds the home with the fake server; gives the lookup of that run, and what it reported."""

    def online():
        lines = []
        lookup = Lookup(read_answers(home.path), fake.server(), lines.append, DAY)
        try:
            build(home.path, service=lookup)
        finally:
            lookup.lines = lines
            online.last = lookup
        return lookup

    return online
