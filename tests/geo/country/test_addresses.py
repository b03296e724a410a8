"""Addresses of sources: which are followed, and how a source is called that nobody has named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geo.country.addresses import KEY, checked, is_web, key_of, name_of, site_of
from geo.errors import ProblemsFound

SITE = "https://www.Gruene-Dueren.example/karte"
LONG = f"https://{'a' * 60}.example/karte"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("ftp://example.org/x", "source_scheme"),
        ("file:///etc/passwd", "source_scheme"),
        ("javascript:alert(1)", "source_scheme"),
        ("gopher://example.org/", "source_scheme"),
        ("https://", "source_address"),
        ("https://exa mple.org/", "source_address"),
        ("https://example.org/a b", "source_address"),
        ("https://example.org/a\r\nX-Header: 1", "source_address"),
        ("https://example.org:99999/", "source_address"),
        (f"https://example.org/{'x' * 2000}", "source_address"),
        ("https://name:geheim@example.org/", "source_user"),
    ],
)
def test_what_is_no_address_is_refused(address: str, code: str) -> None:
    with pytest.raises(ProblemsFound) as error:
        checked("quelle", address)
    (problem,) = error.value.problems
    assert problem.code == code
    assert "geheim" not in str(problem)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("HTTPS://Grüne-Düren.example:443/Straße?q=ö#oben",
         "https://xn--grne-dren-r9ae.example/Stra%C3%9Fe?q=%C3%B6"),
        ("http://example.org:8080", "http://example.org:8080/"),
        ("http://[2001:db8::1]/x", "http://[2001:db8::1]/x"),
    ],
)  # fmt: skip
def test_an_address_is_written_in_one_way(address: str, expected: str) -> None:
    assert checked("quelle", address) == expected


@pytest.mark.parametrize(
    "path",
    ["", "/", "/en", "/en/", "/daten", "/en/daten/", "/katalog", "/katalog.jsonld", "/api",
     "/downloads/zusagen.geojson",
     "/en/api/collections", "/api/collections/pledges/items?limit=10", "/daten/pledge.schema.json"],
)  # fmt: skip
def test_all_addresses_of_a_site_are_one_source(path: str) -> None:
    for scheme in ("http", "https"):
        assert key_of(f"{scheme}://gruene-dueren.example/karte{path}") == "gruene-dueren-example-karte"
    assert site_of(checked("x", SITE + path)) == "https://www.gruene-dueren.example/karte/"
    assert name_of(SITE + path) == "gruene-dueren.example/karte/"


def test_a_site_may_lie_below_a_path_that_another_map_has_for_its_data() -> None:
    assert site_of("https://kreis.example/daten/karte/") == "https://kreis.example/daten/karte/"
    assert site_of("https://raw.example/a/pledges.geojson") == "https://raw.example/a/"


def test_a_key_is_short_and_says_where_it_is_from(tmp_path: Path) -> None:
    folders = [tmp_path / "a" / "Karte Düren", tmp_path / "b" / "Karte Düren"]
    keys = [key_of(str(folder)) for folder in folders]
    assert all(re.fullmatch(r"karte-dueren-[0-9a-f]{8}", key) for key in keys)
    assert len(set(keys)) == 2
    assert key_of("https://x.example:8080/") == "x-example-8080"
    for given in (LONG, f"{LONG}2", str(tmp_path / ("x" * 200)), "https://xn--.example/"):
        assert KEY.fullmatch(key_of(given))
        assert len(key_of(given)) <= 63
    assert key_of(LONG) != key_of(f"{LONG}2")


@pytest.mark.parametrize("text", ["karten/dueren", "/srv/karten", r"C:\karten", "C:/karten", "dueren", "."])
def test_a_path_is_no_address(text: str) -> None:
    assert not is_web(text)
