"""A web server of our own with pages that a test writes, a database in memory, and a map that publishes."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

import pytest

from geo.country.records import Counts, Harvest, SourceState

Json = dict[str, Any]
HTML, GEOJSON, JSONLD = "text/html; charset=utf-8", "application/geo+json", "application/ld+json"


@dataclass
class Page:
    body: bytes
    mimetype: str = HTML
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    answer: Callable[[BaseHTTPRequestHandler], Any] | None = None


class Site:
    """Pages by their path, with or without query; ``asked`` has what was asked for, with its headers."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.pages: dict[str, Page] = {}
        self.is_closing = threading.Event()
        self.asked: list[tuple[str, dict[str, str]]] = []

    def put(self, path: str, body: bytes | str | Json | list[Any], mimetype: str = "", **more: Any) -> None:
        raw = body if isinstance(body, bytes) else body.encode() if isinstance(body, str) else dumped(body)
        default = HTML if isinstance(body, (bytes, str)) else GEOJSON
        self.pages[path] = Page(raw, mimetype or default, **more)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


def dumped(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


class _Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        page = self.site.pages.get(self.path) or self.site.pages.get(self.path.partition("?")[0])
        if page is None:
            page = Page(b"<p>Nicht gefunden</p>", status=404)
        if page.answer:
            page.answer(self)
            return
        is_known = any(
            page.headers.get(name) and self.headers.get(hint) == page.headers[name]
            for name, hint in (("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since"))
        )
        self.send_response(304 if is_known else page.status)
        for name, value in {"Content-Type": page.mimetype, **page.headers}.items():
            self.send_header(name, value)
        body = b"" if is_known else page.body
        if "Content-Length" not in page.headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def running() -> Iterator[Site]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {}))
    server.daemon_threads = True
    site = Site(f"http://127.0.0.1:{server.server_port}")
    server.RequestHandlerClass.site = site  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.is_closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as found:
        yield found


@pytest.fixture
def other_site() -> Iterator[Site]:
    with running() as found:
        yield found


class Memory:
    """A store that keeps what it is given, as the database does."""

    def __init__(self) -> None:
        self.harvests: dict[str, Harvest] = {}
        self.states: dict[str, SourceState] = {}
        self.failures: dict[str, str] = {}
        self.asked: list[str] = []
        self.refuses: Exception | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def migrate(self) -> list[str]:
        return []

    def state_of(self, source_key: str) -> SourceState | None:
        return self.states.get(source_key)

    def put(self, harvest: Harvest, state: SourceState) -> Counts:
        if self.refuses:
            raise self.refuses
        key = harvest.source.key
        before = {one.id: one for one in self.harvests[key].pledges} if key in self.harvests else {}
        after = {one.id: one for one in harvest.pledges}
        self.harvests[key], self.states[key] = harvest, state
        self.failures.pop(key, None)
        changed = sum(after[one] != before[one] for one in after.keys() & before.keys())
        added, removed = len(after.keys() - before.keys()), len(before.keys() - after.keys())
        return Counts(len(harvest.pledges), len(harvest.sites), added, changed, removed)

    def unchanged(self, source_key: str, state: SourceState) -> None:
        self.asked.append(source_key)
        self.states[source_key] = state
        self.failures.pop(source_key, None)

    def failed(self, source_key: str, address: str, reason: str) -> None:
        self.failures[source_key] = reason

    def remove(self, source_key: str) -> None:
        self.harvests.pop(source_key, None)


@pytest.fixture
def store() -> Memory:
    return Memory()


def pledge(identifier: str = "radweg", **more: Any) -> Json:
    """A feature for the whole county, as a build of today writes it; a place makes it a site."""
    values = {
        "pledge_id": identifier,
        "place_id": None,
        "title": "Ein Radweg",
        "summary": "Er wird gebaut.",
        "topic": "mobilitaet",
        "stance": "will",
        "status": "pledged",
        "status_date": "",
        "status_url": "",
        "page": 3,
        "section": "Verkehr",
        "quote": "",
        "title_en": "",
        "summary_en": "",
        "place_name": None,
        "place_kind": None,
        "planned": False,
        "municipalities": [],
        "near_border": False,
        "precision": None,
        "accuracy_m": None,
        "source": None,
        "note": "",
        "note_en": "",
        "label_point": None,
    }
    return {"type": "Feature", "id": identifier, "geometry": None, "properties": values | more}


def site_of(
    identifier: str = "radweg",
    place: str = "juelich",
    geometry: Any = (6.36, 50.92),
    **more: Any,
) -> Json:
    """A feature at a place."""
    values = {
        "place_id": place,
        "place_name": "Jülich",
        "place_kind": "municipality",
        "precision": "municipality",
        "accuracy_m": 2000,
        "municipalities": ["05358024"],
        "label_point": [6.36, 50.92],
    }
    feature = pledge(identifier, **{**values, **more})
    is_point = isinstance(geometry, tuple)
    shape = {"type": "Point", "coordinates": list(geometry)} if is_point else geometry
    return feature | {"id": f"{identifier}--{place}", "geometry": shape}


def collection(*features: Any, **members: Any) -> Json:
    """A download, as the site of a map gives it."""
    described = {"title": "Was wir vorhaben", "data_version": "0123456789abcdef", "data_date": "2026-03-01"}
    return {"type": "FeatureCollection", **described, **members, "features": list(features)}


def german(text: str) -> Json:
    return {"@value": text, "@language": "de"}


def catalogue(**more: Any) -> Json:
    """A catalogue, as `webapp.metadata.catalogue` writes it, of a map in the county of Düren."""
    box = "POLYGON((6.19 50.59, 6.72 50.59, 6.72 51.05, 6.19 51.05, 6.19 50.59))"
    keywords = ("Kommunalpolitik", "Wahlprogramm", "Kreis Düren", "Bus & Rad", "Natur")
    dataset = {
        "dct:modified": {"@value": "2026-03-01", "@type": "xsd:date"},
        "owl:versionInfo": "0123456789abcdef",
        "dcat:keyword": [german(word) for word in keywords],
        "dct:spatial": {"dcat:bbox": {"@value": box}},
        "dcatde:politicalGeocodingURI": [
            {"@id": "http://dcat-ap.de/def/politicalGeocoding/districtKey/05358"}
        ],
        "dcat:distribution": [
            {
                "dct:rights": {"dct:description": "ODbL 1.0"},
                "dcatde:licenseAttributionByText": german("Die Partei; © GeoBasis-DE"),
            }
        ],
    }
    return {
        "@type": "dcat:Catalog",
        "dct:title": [{"@value": "What we plan", "@language": "en"}, german("Was wir vorhaben")],
        "dct:publisher": {"foaf:name": "BÜNDNIS 90/DIE GRÜNEN, Kreisverband Düren"},
        "foaf:homepage": {"@id": "https://karte.example.org/"},
        "dcat:dataset": [dataset | more],
    }


def schema(*topics: str) -> Json:
    topic = {"enum": list(topics or ("mobilitaet", "natur"))}
    return {"properties": {"properties": {"properties": {"topic": topic}}}}


def publish(site: Site, *features: Any, root: str = "", **members: Any) -> None:
    """Give a site all that the site of a map has for programs, below a path."""
    features = features or (pledge("rat"), site_of())
    headers = {"ETag": '"eins"', "Link": f'</l>; rel="license", <{root}/katalog>; rel="describedby"'}
    site.put(f"{root}/downloads/zusagen.geojson", collection(*features, **members), headers=headers)
    site.put(f"{root}/katalog", catalogue(), JSONLD)
    site.put(f"{root}/daten/pledge.schema.json", schema(), "application/schema+json")
    site.put(f"{root}/daten", f'<a href="{root}/downloads/zusagen.geojson">GeoJSON</a>')
    site.put(f"{root}/", f'<a href="https://example.org/daten">fremd</a><a href="{root}/daten">Daten</a>')
