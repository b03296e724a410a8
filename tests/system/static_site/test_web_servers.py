"""The whole site as files behind Debian's nginx and Apache, with the settings that the export ships."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from geo.config.settings import SETTINGS_FILE, load_settings
from tests.browser.conftest import OpenPage
from tests.conftest import REPOSITORY
from tests.exporting import public_home
from tests.system.static_site import web_servers
from webapp import security

SERVERS = {"nginx": web_servers.nginx, "apache": web_servers.apache}
ROOTS = ("", "/karte")
HEADERS = security.headers(load_settings(REPOSITORY / SETTINGS_FILE))
TYPES = {
    "/": "text/html; charset=utf-8",
    "/gemeinde/juelich/": "text/html; charset=utf-8",
    "/en/thema/natur/": "text/html; charset=utf-8",
    "/robots.txt": "text/plain; charset=utf-8",
    "/aenderungen.atom": "application/atom+xml; charset=utf-8",
    "/en/gemeinde/titz/aenderungen.atom": "application/atom+xml; charset=utf-8",
    "/gemeinde/titz/handzettel.pdf": "application/pdf",
    "/bilder/karte-quadrat.png": "image/png",
    "/bilder/karte-druck.svg": "image/svg+xml; charset=utf-8",
    "/downloads/zusagen.csv": "text/csv; charset=utf-8",
    "/downloads/zusagen.geojson": "application/geo+json",
    "/downloads/zusagen.gpkg": "application/geopackage+sqlite3",
    "/downloads/zusagen.kml": "application/vnd.google-earth.kml+xml; charset=utf-8",
    "/katalog.jsonld": "application/ld+json",
    "/daten/pledge.schema.json": "application/schema+json",
}
CLOSED = ("text/html", "text/plain", "application/xml")


class Host(NamedTuple):
    """Where a site is served: ``address`` ends with its sub-path, ``folder`` holds its files."""

    address: str
    root: str
    folder: Path


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


def export(home: Path, folder: Path) -> str:
    """Run the command; return what it says."""
    command = [sys.executable, "-m", "flask", "--app", "webapp", "export", str(folder)]
    environment = os.environ | {"PLEDGEMAP_HOME": str(home)}
    done = subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture(scope="session")
def sites(our_home: Path) -> Iterator[dict[str, Path]]:
    """Folders to serve, by sub-path; Apache's user has to be able to walk there."""
    web_servers.install()
    with tempfile.TemporaryDirectory(prefix="export-") as name:
        room = Path(name)
        room.chmod(0o755)
        export(our_home, room / "top")
        home = public_home(room / "home", "https://example.org/karte")
        (room / "host").mkdir()
        export(home, room / "host" / "karte")
        yield {"": room / "top", "/karte": room / "host"}


@pytest.fixture(
    scope="session", params=[(s, r) for s in SERVERS for r in ROOTS], ids=lambda p: f"{p[0]} {p[1] or '/'}"
)
def host(
    request: pytest.FixtureRequest, sites: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Host]:
    server, root = request.param
    folder = sites[root] / root.lstrip("/")
    room = tmp_path_factory.mktemp(server)
    with SERVERS[server](sites[root], folder / "nginx.conf", room) as address:
        yield Host(address + root, root, folder)


def get(host: Host, path: str, **headers: str) -> Answer:
    """Ask without following a redirect."""
    parts = urlsplit(host.address)
    connection = HTTPConnection(parts.netloc, timeout=10)
    connection.request("GET", f"{parts.path}{path}", headers=headers)
    response: HTTPResponse = connection.getresponse()
    answer = Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
    connection.close()
    return answer


def has_headers(answer: Answer, headers: dict[str, str]) -> bool:
    return all(answer.headers.get(name.lower()) == value for name, value in headers.items())


@pytest.mark.parametrize("path", TYPES)
def test_every_kind_of_file_has_its_type_and_the_headers_of_the_served_site(host: Host, path: str) -> None:
    answer = get(host, path)
    assert answer.status == 200
    # Charset is written in small or large letters.
    assert answer.headers["content-type"].lower() == TYPES[path].lower()
    assert has_headers(answer, HEADERS)
    assert answer.headers["cache-control"] == "public, max-age=300"
    is_open = not TYPES[path].startswith(CLOSED)
    assert (answer.headers.get("access-control-allow-origin") == "*") == is_open
    name = f"{path}index.html" if path.endswith("/") else path
    assert answer.body == Path(host.folder, name.lstrip("/")).read_bytes()


def test_what_never_changes_is_kept_for_a_year(host: Host) -> None:
    for file in sorted((host.folder / "static").iterdir()):
        answer = get(host, f"/static/{file.name}")
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.headers["access-control-allow-origin"] == "*"
        assert has_headers(answer, HEADERS)
        if file.suffix == ".js":
            assert answer.headers["content-type"].lower() == "text/javascript; charset=utf-8"


@pytest.mark.parametrize("path", ["/embed/", "/en/embed/thema/natur/"])
def test_only_embeds_may_be_framed(host: Host, path: str) -> None:
    settings = load_settings(REPOSITORY / SETTINGS_FILE)
    assert has_headers(get(host, path), security.embed_headers(settings))
    script = get(host, "/embed.js")
    assert script.headers["access-control-allow-origin"] == "*"
    assert has_headers(script, HEADERS)


@pytest.mark.parametrize(
    ("path", "language"),
    [("/gibt/es/nicht", "de"), ("/en/nothing", "en"), ("/static/", "de"), ("/gemeinde/", "de")],
)
def test_what_is_not_there_is_a_readable_page(host: Host, path: str, language: str) -> None:
    answer = get(host, path)
    assert answer.status == 404
    assert f'<html lang="{language}"'.encode() in answer.body
    assert f'href="{host.root}/{"en/" if language == "en" else ""}"'.encode() in answer.body
    assert has_headers(answer, HEADERS)


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("/gemeinde/juelich?fbclid=1", "/gemeinde/juelich/?fbclid=1"),
        ("/gemeinde/05358024", "/gemeinde/juelich/"),
        ("/en/gemeinde/05358024/", "/en/gemeinde/juelich/"),
        ("/gemeinde/05358024/handzettel.pdf", "/gemeinde/juelich/handzettel.pdf"),
        ("/downloads/", "/daten/"),
    ],
)
def test_an_address_without_slash_and_an_old_one_lead_on(host: Host, path: str, there: str) -> None:
    answer = get(host, path)
    assert answer.status == 301
    assert answer.headers["location"].removeprefix(host.address.removesuffix(host.root)) == host.root + there


def test_text_travels_compressed(host: Host) -> None:
    for path in (
        "/",
        "/downloads/zusagen.geojson",
        f"/static/{next((host.folder / 'static').glob('site-*.js')).name}",
    ):
        answer = get(host, path, **{"Accept-Encoding": "gzip"})
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers["vary"] == "Accept-Encoding"


def test_a_reader_filters_looks_near_a_place_and_reads_on(host: Host, open_page: OpenPage) -> None:
    page = open_page(f"{host.address}/?thema=natur&gemeinde=05358024")
    expect(page).to_have_url(f"{host.address}/?thema=natur&gemeinde=juelich")
    expect(page.locator(".chip")).to_have_count(2)
    page.goto(f"{host.address}/?ort=Birkesdorf&umkreis=2")
    expect(page.locator("#ergebnis")).to_contain_text("Umkreis von 2 km um Birkesdorf")
    page.locator(".near article h4 a").first.click()
    expect(page.locator("h1")).to_be_visible()
    picture = page.get_by_role("link", name="Bild zum Teilen").get_attribute("href")
    assert picture.startswith(f"{host.root}/bilder/zusage-")
    assert page.request.get(host.address.removesuffix(host.root) + picture).ok


def test_the_whole_site_gives_the_same_bytes_twice(
    sites: dict[str, Path], our_home: Path, tmp_path: Path
) -> None:
    export(our_home, tmp_path / "again")
    assert contents(tmp_path / "again") == contents(sites[""])


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of each file by its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
