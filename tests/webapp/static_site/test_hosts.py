"""The files for web servers name the same headers; those for embeds may be framed, all others not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geo.config.settings import SETTINGS_FILE, Settings, load_settings
from tests.conftest import REPOSITORY
from webapp import security
from webapp.language import without_language
from webapp.static_site import hosts
from webapp.static_site.hosts.rules import OPEN, TYPES


@pytest.fixture(scope="session")
def settings() -> Settings:
    return load_settings(REPOSITORY / SETTINGS_FILE)


def netlify_headers(text: str, path: str) -> list[tuple[str, str]]:
    """Return all headers that the rules of a ``_headers`` give to a path."""
    found, fits = [], False
    for line in text.splitlines():
        if line.startswith("/"):
            pattern = re.escape(line).replace(r"\*", ".*").replace(":slug", "[^/]+")
            fits = re.fullmatch(pattern, path) is not None
        elif line.startswith("  ") and fits:
            found.append(tuple(line.strip().split(": ", 1)))
    return found


@pytest.fixture
def texts(exported: Path, settings: Settings) -> dict[str, str]:
    names = [p.relative_to(exported).as_posix() for p in exported.rglob("*") if p.is_file()]
    return dict(hosts.files(settings, {"/thema/umwelt": "/thema/natur/"}, names))


def test_no_header_reaches_an_address_twice_for_hosts_would_join_its_values(
    texts: dict[str, str], exported: Path, settings: Settings
) -> None:
    for name in [p.relative_to(exported).as_posix() for p in exported.rglob("*") if p.is_file()]:
        address = f"/{name}".removesuffix("index.html")
        found = netlify_headers(texts["_headers"], address)
        names = [header for header, _ in found]
        assert len(names) == len(set(names)), (address, names)
        is_embed = without_language(address).startswith("/embed/")
        expected = security.embed_headers(settings) if is_embed else security.headers(settings)
        assert dict(found).items() >= expected.items(), address
        ending = name.rpartition(".")[2]
        if ending in TYPES and address != "/downloads/":  # a page that leads on
            assert ("Access-Control-Allow-Origin" in names) == (ending in OPEN), address


def test_a_host_takes_no_more_than_a_hundred_rules(texts: dict[str, str]) -> None:
    assert sum(line.startswith("/") for line in texts["_headers"].splitlines()) <= 100


def test_only_what_never_changes_is_kept_for_a_year(texts: dict[str, str]) -> None:
    assert dict(netlify_headers(texts["_headers"], "/static/site-1.js"))["Cache-Control"].endswith(
        "immutable"
    )
    assert dict(netlify_headers(texts["_headers"], "/"))["Cache-Control"] == "public, max-age=300"


def test_every_server_is_told_of_old_addresses(texts: dict[str, str]) -> None:
    assert "/thema/umwelt /thema/natur/ 301\n" in texts["_redirects"]
    assert 'RedirectMatch 301 "^/thema/umwelt/?$" "/thema/natur/"' in texts[".htaccess"]
    assert "location = /thema/umwelt/ { return 301 /thema/natur/$is_args$args; }" in texts["nginx.conf"]


def test_every_file_has_a_type(exported: Path) -> None:
    for path in exported.rglob("*"):
        if path.is_file() and not path.name.startswith((".", "_")) and path.name != "nginx.conf":
            assert path.suffix[1:] in TYPES, path
